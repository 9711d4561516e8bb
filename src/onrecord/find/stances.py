"""Postures: neutral, partner, ally, opponent, mediator; toward whom; who ascribes them."""

from __future__ import annotations

from onrecord.find.page import Page
from onrecord.records import Stance


def stances(page: Page) -> list[Stance]:
    return []
