"""Pages for tests of what comes after the parse: actors, places and times planted by name."""

from __future__ import annotations

import re

from onrecord.find.page import Mention, Page, Place
from onrecord.find.parse import parse
from onrecord.find.times import times
from onrecord.records import Actor, Document, Span, Statement, Where

NORWAY = Actor("a-nor", "Norway", "country", "NOR")
CHAD = Actor("a-tcd", "Chad", "country", "TCD")
PERU = Actor("a-per", "Peru", "country", "PER")
BERG = Actor("a-berg", "Anna Berg", "person", "NOR", "GOV")
MINISTRY = Actor("a-min", "Chadian ministry", "ministry", "TCD", "GOV")
ARMY = Actor("a-army", "Norwegian army", "forces", "NOR", "MIL")
CAST = {
    "Anna Berg": BERG,
    "Berg": BERG,
    "Chadian ministry": MINISTRY,
    "Norwegian army": ARMY,
    "Norwegian": NORWAY,
    "Norway": NORWAY,
    "Oslo": NORWAY,
    "Chadian": CHAD,
    "Chad": CHAD,
    "Peruvian": PERU,
    "Peru": PERU,
}
TOWNS = {
    "Kiruna": Where("Kiruna", "SWE", "city"),
    "Lima": Where("Lima", "PER", "city"),
    "Abidjan": Where("Abidjan", "CIV", "city"),
    "Lapland Province": Where("Lapland", "SWE", "province"),
    "Sweden": Where("Sweden", "SWE", "country"),
}


def page(text: str, published: str | None = "2024-05-04", statements: list[Statement] | None = None) -> Page:
    made = Page(Document("d1", "d.txt", text, "", published=published), parse(text))
    made.times = times(text, published)
    made.mentions = [Mention(a, b, CAST[text[a:b]], "name") for a, b in _named(CAST, text)]
    made.places = [Place(a, b, TOWNS[text[a:b]]) for a, b in _named(TOWNS, text)]
    made.statements = statements or []
    return made


def _named(names: dict[str, Actor] | dict[str, Where], text: str) -> list[tuple[int, int]]:
    pattern = rf"\b(?:{'|'.join(sorted(names, key=len, reverse=True))})\b"
    return [m.span() for m in re.finditer(pattern, text)]


def said(text: str, content: str, act: str, id: str, cue: str | None = None) -> Statement:
    """A statement whose content is these words of the text."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    cues = (span(cue),) if cue else ()
    return Statement(id, "d1", (), cues, (span(content),), act, "reported", speaker=BERG)  # type: ignore[arg-type]
