"""Amounts, ranges and vague shares: of what, whose, for which period."""

from __future__ import annotations

from onrecord.find.page import Page
from onrecord.records import Figure


def figures(page: Page) -> list[Figure]:
    return []
