"""What the finders share about one document: its parse, who and what stands where, and the records found so far.

A finder is a function `(Page) -> list of records`; they run in the order of `find.FINDERS` and each may read what
those before it found (`page.statements`, `page.events`, ...). Preparations (times, places, cast) come first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from onrecord.config import DEFAULT, Settings
from onrecord.names.words import Word, words
from onrecord.records import Actor, Document, Event, Figure, Problem, Stance, Statement, Where

How = Literal["name", "role", "country", "demonym", "capital", "acronym", "organisation"]


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named at `start:stop`; `how` says by what. A country or capital that is only a place is none."""

    start: int
    stop: int
    actor: Actor
    how: How


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression at `start:stop`; `edtf` is None where the words do not give a date."""

    start: int
    stop: int
    edtf: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place named at `start:stop` as a place (not a capital that acts)."""

    start: int
    stop: int
    where: Where


@dataclass(slots=True)
class Page:
    """A document under the finders' hands. `doc` is the spaCy parse of `document.text`: token.idx counts its code points;
    `words` are the text's words as names are looked up by."""

    document: Document
    doc: Any
    settings: Settings = DEFAULT
    times: Sequence[Time] = ()
    places: Sequence[Place] = ()
    mentions: Sequence[Mention] = ()
    words: list[Word] = field(init=False)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    stances: list[Stance] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = words(self.text)

    @property
    def text(self) -> str:
        return self.document.text
