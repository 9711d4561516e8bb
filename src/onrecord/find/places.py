"""Places and how exactly they are known."""

from __future__ import annotations

from onrecord.find.page import Page, Place


def places(page: Page) -> list[Place]:
    return []
