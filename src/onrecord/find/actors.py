"""Who is named where: one identity each."""

from __future__ import annotations

from onrecord.find.page import Mention, Page


def mentions(page: Page) -> list[Mention]:
    return []
