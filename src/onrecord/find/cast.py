"""The cast of a document: one identity for every person, body and country in it, however often and by what name it comes.

`Cast` collects sightings (words and what they say about whom); `actors()` settles them into frozen `Actor`s.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.names.translit import name_words
from onrecord.records import Actor, ActorKind
from onrecord.text import fold
from onrecord.wire import ident

# Shown for a country as an actor: its shortest usual name, not the longest ("Algeria", not the treaty name).
_SHORT_KINDS = frozenset(("country",))
MEMBERS = frozenset(
    "sailors soldiers soldier troops servicemen marines paratroopers conscripts reservists warships".split()
)


@dataclass(slots=True)
class Part:
    """Somebody in the cast. `key` is what makes the identity; it is complete only when the text has been read."""

    kind: ActorKind
    key: str
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    function: str | None = None
    names: list[str] = field(default_factory=list)
    best: str | None = None
    settled: Actor | None = None

    def named(self, form: str) -> None:
        """Remembers a form; the most complete one names the part."""
        if form not in self.names:
            self.names.append(form)
        if self.best is None or _completeness(form, self.kind) > _completeness(self.best, self.kind):
            self.best = form

    def learn(self, country: str | None, sector: str | None, role: str | None, function: str | None) -> None:
        """Takes over what is not known yet; the first told stays (the document's first introduction is its fullest)."""
        self.country = self.country or country
        if sector and (not self.sector or self.function is None):
            self.sector = sector
        self.role = self.role or role
        self.function = self.function or function


def _completeness(form: str, kind: ActorKind) -> tuple[int, int, int]:
    words = name_words(form)
    if kind in _SHORT_KINDS:
        return (0, len(form), 0)
    if kind == "forces" and words and words[-1] in MEMBERS:
        return (0, 0, len(form))  # "four Filipino sailors" are no name of the navy
    cased = 0 if form.isupper() else 1
    full = sum(len(w.strip(".")) > 1 for w in words)
    return (full, cased if full < 2 else 0, len(form))


@dataclass(slots=True)
class Cast:
    """Everybody in one document. `doc` goes into the identity of those known by a function and no country."""

    doc: str
    parts: dict[str, Part] = field(default_factory=dict)
    by_surname: dict[str, list[Part]] = field(default_factory=dict)
    by_given: dict[str, list[Part]] = field(default_factory=dict)

    def part(self, key: str, kind: ActorKind, country: str | None, sector: str | None) -> Part:
        """The part of this key, made on first sight."""
        known = self.parts.get(key)
        if known is None:
            known = self.parts[key] = Part(kind, key, country, sector)
        return known

    def office(self, key: str, kind: ActorKind, country: str | None, sector: str | None) -> Part:
        """A body or unnamed office holder: one per function and country; without a country, one per document."""
        whole = f"{key}@{country or self.doc}"
        return self.part(whole, kind, country, sector)

    def country(self, code: str) -> Part:
        """A country itself."""
        return self.part(f"country@{code}", "country", code, None)

    def person(self, name: str) -> Part:
        """The person of this name: a full name joins one with the same surname and a given name that agrees;
        a surname alone joins the only one that has it."""
        words = [fold(w).strip(".'’") for w in name_words(name)]
        sharing = self.by_surname.get(words[-1], [])
        fitting = [p for p in sharing if _agree(words, p)]
        if len(fitting) == 1:
            return fitting[0]
        if len(words) == 1 and not sharing:
            called = self.by_given.get(words[0], [])
            if len(called) == 1:
                return called[0]
        key = "person " + " ".join(words)
        known = self.parts.get(key)
        if known is None:
            known = self.parts[key] = Part("person", key)
            self.by_surname.setdefault(words[-1], []).append(known)
            # For texts that go on with the first name alone; an initial is none.
            if len(words) > 1 and len(words[0]) > 2:
                self.by_given.setdefault(words[0], []).append(known)
        return known

    def holders(self, function: str, country: str | None) -> list[Part]:
        """People said to hold this office of this country."""
        return [
            p for p in self.parts.values() if p.kind == "person" and p.function == function and p.country == country
        ]


def _agree(words: list[str], part: Part) -> bool:
    """The given names do not contradict: one is missing, an initial of, or the same as the other's."""
    other = part.key.removeprefix("person ").split(" ")
    if len(words) == 1 or len(other) == 1:
        return True
    mine, theirs = words[:-1], other[:-1]
    if set(mine) & set(theirs):
        return True
    first, second = mine[0], theirs[0]
    return (len(first) == 1 or len(second) == 1) and first[0] == second[0]


def settle(part: Part) -> Actor:
    """The part as a frozen actor, the same object each time."""
    if part.settled is None:
        name = part.best or part.key
        part.settled = Actor(
            ident("actor", part.key, part.country),
            name,
            part.kind,
            part.country,
            part.sector,
            tuple(part.names),
            part.role,
        )
    return part.settled
