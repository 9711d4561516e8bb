"""The outlet's own checkable assertions, loaded wording, and conclusions."""

from __future__ import annotations

from onrecord.find.page import Page
from onrecord.records import Statement


def voice(page: Page) -> list[Statement]:
    return []
