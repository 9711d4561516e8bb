"""One identity an actor across a case: spellings and transliterations of one name, offices and who holds them.

    "Serguei LAVROV" and "Sergei Lavrov", both of RUS -> one, with both forms; "Serguei LAVROV" of FRA stays apart

Two people are never one on a surname alone where two full names share it; where two candidates fit, none is taken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from onrecord.names.grammar import read
from onrecord.names.offices import with_own_name
from onrecord.names.translit import latin, name_words, sound
from onrecord.names.words import words
from onrecord.records import Actor
from onrecord.text import fold

# Of two surnames with the same consonants, letters in common (0 to 100): Lavrov and Lavrof pass, Lee and Liu do not.
ALIKE = 60
# Surnames with other consonants are one only when nearly all letters agree and so does the office (a slip of the pen).
SLIP = 80


def same_actor(a: Actor, b: Actor) -> str | None:
    """Why the two are one, in words; None where nothing says so or something speaks against it."""
    if a.id == b.id:
        return "the same identity in both"
    if a.kind != b.kind or (a.country and b.country and a.country != b.country):
        return None
    if a.kind == "person":
        return _same_person(a, b)
    shared = _called(a) & _called(b)
    if shared and (a.country or b.country):
        return f"both are called {max(shared, key=len)!r}"
    return None


def _called(actor: Actor) -> set[str]:
    """The names of a body, folded, and the function with a name of its own that they mean."""
    names = {fold(n) for n in actor.names}
    key = _office(actor.name)
    parts = key.split(".") if key else []
    if len(parts) > 1 and parts[-2] in with_own_name():
        names.add(".".join(parts[-2:]))
    return names


def _same_person(a: Actor, b: Actor) -> str | None:
    mine, theirs = name_words(a.name), name_words(b.name)
    if _unnamed(a) or _unnamed(b):
        return None
    office = _office(a.role) is not None and _office(a.role) == _office(b.role)
    if not _surnames_agree(mine[-1], theirs[-1], office):
        return None
    if len(mine) == 1 or len(theirs) == 1:
        return f"the surname and the office ({a.role}) agree" if office and (a.country or b.country) else None
    if not _given_agree(mine[:-1], theirs[:-1]):
        return None
    if fold(a.name) == fold(b.name):
        return "the same name"
    return f"one name in two spellings or lengths: {a.name}, {b.name}"


def _surnames_agree(mine: str, theirs: str, office: bool) -> bool:
    if fold(mine) == fold(theirs):
        return True
    alike = ratio(latin(mine), latin(theirs))
    return (sound(mine) == sound(theirs) and alike >= ALIKE) or (office and alike >= SLIP)


def _given_agree(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """One of the given names is the same, sounds the same, or is the other's initial, and none contradicts at the front."""
    first, second = fold(mine[0]).strip("."), fold(theirs[0]).strip(".")
    if len(first) == 1 or len(second) == 1:
        return first[:1] == second[:1]
    if {fold(m) for m in mine} & {fold(t) for t in theirs}:
        return True
    return sound(first) == sound(second) and ratio(latin(first), latin(second)) >= ALIKE


def _unnamed(actor: Actor) -> bool:
    """A person known by the office only ("the Kenyan president")."""
    return actor.kind == "person" and actor.role is None and _office(actor.name) is not None


@lru_cache(maxsize=20_000)
def _office(role: str | None) -> str | None:
    """The function that the words of a role name."""
    if not role:
        return None
    phrases, _ = read(words(role))
    return phrases[-1].key if phrases else None


class _Groups:
    """Disjoint sets of actors by their place in a sorted list."""

    def __init__(self, n: int) -> None:
        self.above = list(range(n))

    def top(self, i: int) -> int:
        while self.above[i] != i:
            self.above[i] = self.above[self.above[i]]
            i = self.above[i]
        return i

    def join(self, i: int, j: int) -> None:
        low, high = sorted((self.top(i), self.top(j)))
        self.above[high] = low


def merge_actors(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Actor id to the identity that stands for it: all names together, the most complete one in front.

    The same whatever the order of `actors`.
    """
    every = sorted(set(actors), key=lambda a: (a.id, a.name, a.names, a.role or "", a.sector or ""))
    groups = _Groups(len(every))
    by_id: dict[str, int] = {}
    for i, actor in enumerate(every):
        groups.join(by_id.setdefault(actor.id, i), i)
    _join_people(every, groups)
    _join_bodies(every, groups)
    members: dict[int, list[Actor]] = defaultdict(list)
    for i, actor in enumerate(every):
        members[groups.top(i)].append(actor)
    found = {}
    for several in members.values():
        one = _identity(several)
        found.update({actor.id: one for actor in several})
    return found


def _join_people(every: Sequence[Actor], groups: _Groups) -> None:
    """Full names first; then initials, then surnames alone, each only where one candidate fits."""
    people = [i for i, a in enumerate(every) if a.kind == "person" and not _unnamed(a)]
    # Small however many people a case names: one surname as it sounds, or one office of one country (for slips).
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i in people:
        blocks[("surname", sound(name_words(every[i].name)[-1]))].append(i)
        office = _office(every[i].role)
        if office:
            blocks[(office, every[i].country or "")].append(i)
    for block in blocks.values():
        ranked = sorted(block, key=lambda i: (-_fullness(every[i]), i))
        for rank in (2, 1, 0):
            for i in (i for i in ranked if _fullness(every[i]) == rank):
                _join_if_one(i, [j for j in ranked if _fullness(every[j]) >= rank and j != i], every, groups, rank)
    _join_holders(every, people, groups)


def _fullness(actor: Actor) -> int:
    """2: a given name and a surname; 1: initials; 0: a surname alone."""
    parts = name_words(actor.name)
    if len(parts) == 1:
        return 0
    return 2 if any(len(p.strip(".")) > 1 for p in parts[:-1]) else 1


def _join_if_one(i: int, others: Sequence[int], every: Sequence[Actor], groups: _Groups, rank: int) -> None:
    if rank == 2:
        for j in others:
            if same_actor(every[i], every[j]):
                groups.join(i, j)
        return
    fitting = {groups.top(j) for j in others if _may_be(every[i], every[j], rank)}
    if len(fitting - {groups.top(i)}) == 1:
        groups.join(i, (fitting - {groups.top(i)}).pop())


def _may_be(a: Actor, b: Actor, rank: int) -> bool:
    """For initials and lone surnames, where the case has only one candidate: nothing speaks against it."""
    if a.country and b.country and a.country != b.country:
        return False
    if rank == 1:
        return same_actor(a, b) is not None
    same_country = bool(a.country) and a.country == b.country
    agree = _surnames_agree(name_words(a.name)[-1], name_words(b.name)[-1], False)
    return agree and (same_country or not a.country or not b.country)


def _join_holders(every: Sequence[Actor], people: Sequence[int], groups: _Groups) -> None:
    """An office without a name is its holder's, where the case names one holder only."""
    holders: dict[tuple[str, str], set[int]] = defaultdict(set)
    for i in people:
        office = _office(every[i].role)
        country = every[i].country
        if office and country:
            holders[(office, country)].add(groups.top(i))
    for i, actor in enumerate(every):
        if actor.country and _unnamed(actor):
            named = holders.get((_office(actor.name) or "", actor.country), set())
            if len(named) == 1:
                groups.join(i, next(iter(named)))


def _join_bodies(every: Sequence[Actor], groups: _Groups) -> None:
    """Bodies of no known country join the only body of that name or acronym."""
    by_name: dict[tuple[str, str], set[int]] = defaultdict(set)
    bodies = [i for i, a in enumerate(every) if a.kind not in ("person", "country", "people", "group")]
    for i in bodies:
        for name in _called(every[i]):
            by_name[(every[i].kind, name)].add(i)
    for i in bodies:
        if every[i].country:
            continue
        fitting = {
            groups.top(j)
            for name in _called(every[i])
            for j in by_name[(every[i].kind, name)]
            if j != i and same_actor(every[i], every[j])
        }
        if len(fitting - {groups.top(i)}) == 1:
            groups.join(i, (fitting - {groups.top(i)}).pop())


def _identity(several: Sequence[Actor]) -> Actor:
    """One actor out of several: the most complete name's, with every form and what most of them say of the rest."""
    named = [a for a in several if not _unnamed(a)] or list(several)
    best = min(named, key=lambda a: (*(-n for n in _completeness(a)), a.name.isupper(), a.name, a.id))
    names = Counter(n for a in several for n in a.names)
    return replace(
        best,
        country=_most(a.country for a in several),
        sector=_most(a.sector for a in named),
        names=tuple(sorted(names, key=lambda n: (n != best.name, -names[n], n))),
        role=_most(a.role for a in several),
    )


def _completeness(actor: Actor) -> tuple[int, int]:
    parts = [p for p in name_words(actor.name) if len(p.strip(".")) > 1]
    return len(parts), len(actor.name)


def _most(values: Iterable[str | None]) -> str | None:
    """The commonest value; of equals the longest, then the first in the alphabet. None where there is none."""
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], -len(v), v)) if counts else None
