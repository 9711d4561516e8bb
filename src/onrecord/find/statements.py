"""Who said what: source, cue and content, with act, speaker and voice."""

from __future__ import annotations

from onrecord.find.page import Page
from onrecord.records import Statement


def statements(page: Page) -> list[Statement]:
    return []
