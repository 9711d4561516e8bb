"""What the makers of a document's cast share: its words, tokens, phrases, and who has been seen where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from onrecord.find.cast import Cast, Part
from onrecord.find.page import How, Page
from onrecord.find.people import token_map
from onrecord.names.grammar import read
from onrecord.names.offices import Atom
from onrecord.names.phrase import Phrase
from onrecord.names.words import Hit, Word


@dataclass(slots=True)
class Seen:
    """Characters `start:stop` name `part`."""

    start: int
    stop: int
    part: Part
    how: How


@dataclass(slots=True)
class Stage:
    """One document while its cast is found. `taken` are words that are somebody's; `named` phrases with a holder."""

    page: Page
    words: list[Word] = field(init=False)
    phrases: list[Phrase] = field(init=False)
    atoms: list[Hit[Atom]] = field(init=False)
    tokens: dict[int, Any] = field(init=False)
    cast: Cast = field(init=False)
    seen: list[Seen] = field(default_factory=list)
    taken: dict[int, object] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.words = self.page.words
        self.phrases, self.atoms = read(self.words)
        self.tokens = token_map(self.page.doc)
        self.cast = Cast(self.page.document.id)

    def token(self, at: int) -> Any:
        """The parse's token that begins where word `at` does; None where the two cut words differently."""
        return self.tokens.get(self.words[at].start)

    def text(self, start: int, stop: int) -> str:
        """The document's own words from `start` up to `stop`."""
        return self.page.text[self.words[start].start : self.words[stop - 1].stop]

    def see(self, start: int, stop: int, part: Part, how: How) -> None:
        """Words `start:stop` name `part`."""
        self.seen.append(Seen(self.words[start].start, self.words[stop - 1].stop, part, how))
