"""Texts that begin or end in the middle of things: no reader of neighbours may fall off the edge."""

from __future__ import annotations

import pytest

from onrecord.find.actors import mentions
from onrecord.find.page import Page
from onrecord.find.parse import parse
from onrecord.find.places import named_places
from onrecord.records import Document


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Congress",
        "Congress of the Union",
        "As Norway",
        "Norway",
        "Mr",
        "president",
        "the foreign minister of",
        "'s",
        "RAF",
        "Lima-",
        "(MDN)",
        "Ministry of",
        "of Peru",
        "Anna",
    ],
)
def test_edges(text: str) -> None:
    page = Page(Document("d", "d", text, "", language="en"), parse(text))
    page.mentions = mentions(page)
    assert all(0 <= p.start < p.stop <= len(text) for p in [*page.mentions, *named_places(page)])
