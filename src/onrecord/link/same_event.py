"""One event across its mentions: within a document first, then across documents; every join carries its reasons.

Two mentions clash when their kinds, dates, places, names, branches of arms or people cannot be the same event's; a clash
of any two members keeps two groups apart. A mention with neither date, place nor name joins only where one group fits
better than all others: one candidate or silence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord import edtf
from onrecord.about import signature
from onrecord.records import Actor, Event
from onrecord.text import fold
from onrecord.view import View
from onrecord.where import local, same_place

# Evidence that two mentions are one event, in points: a proper name says most, a year or a country next to nothing.
NAME, DATED, PLACED, PARTIES, PERSON, YEAR, COUNTRY, KIND = 3.0, 2.0, 2.0, 1.0, 1.5, 0.5, 0.25, 0.5
# Within a document its own logic (a text returns to its subject) lets the kind decide for a bare mention, and the
# parties for one with a date of its own; across documents two of name, date, place and person are asked for, or one
# with the same two parties.
WITHIN, FIRM, ACROSS = 0.5, 1.25, 3.0
# How far the second best candidate must be behind for the best one to be taken.
MARGIN = 0.5

# Branches of arms: an exercise at sea is not one on the ground.
BRANCHES = {
    "sea": re.compile(r"\b(naval|navy|navies|sea|maritime|warships?|frigates?|submarines?)\b"),
    "ground": re.compile(r"\b(ground|land|infantry|motor[- ]rifle|mountain|tanks?)\b"),
    "air": re.compile(r"\b(air force|aerial|fighter jets?)\b"),
}


# Events that one side does to another: A's attack on B is not B's on A.
ONE_WAY = frozenset(
    {"ASSAULT", "COERCE", "THREATEN", "SANCTION", "ACCUSE", "REJECT", "REQUEST", "AID", "MOBILIZE", "PROTEST"}
)

# "Kenya's president" is a person, but no name: it excludes nobody.
ROLE_ONLY = re.compile(
    r"\b(?:president|minister|leader|chief|secretary|ambassador|envoy|king|queen|chancellor|premier|spokes\w+|commander|head|delegation)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fit:
    """How well two mentions fit: points and the reasons for them in words; `named` alike, or `odd` in their parties."""

    score: float
    why: tuple[str, ...]
    named: bool = False
    odd: bool = False


@dataclass(slots=True)
class Mention:
    """An event with what comparing needs."""

    event: Event
    kinds: frozenset[str]
    specific: bool
    branches: frozenset[str]
    countries: frozenset[str]
    doers: frozenset[str]
    people: frozenset[str]
    order: tuple[str, int, str]
    published: str | None


@dataclass(slots=True)
class Group:
    """Mentions held to be one event."""

    members: list[Mention] = field(default_factory=list)

    @property
    def dated(self) -> bool:
        return any(m.event.when for m in self.members)

    @property
    def known(self) -> bool:
        return any(m.event.when or m.event.name or local(m.event.where) for m in self.members)


def mention(event: Event, view: View) -> Mention:
    document = view.document_of(event)
    language = document.language or "en"
    head = event.trigger or event.span
    words = document.text[event.span.start : event.span.stop]
    concepts = signature(document.text[head.start : head.stop], language).concepts
    # "Was received ... at the start of a state visit": the kind stands beside the verb.
    kinds = concepts or signature(words, language).concepts | {event.plover}
    plain = fold(words)
    parties: list[Actor] = [*event.actors, *event.recipients]
    return Mention(
        event,
        kinds,
        bool(concepts),
        frozenset(b for b, pattern in BRANCHES.items() if pattern.search(plain)),
        frozenset(a.country for a in parties if a.country),
        frozenset(a.country for a in event.actors if a.country) if event.plover in ONE_WAY else frozenset(),
        frozenset(a.id for a in parties if a.kind == "person" and not ROLE_ONLY.search(a.name)),
        (event.doc, event.span.start, event.id),
        document.published,
    )


def fit(one: Mention, other: Mention) -> Fit | None:
    """The points and reasons for one event, None where the two clash."""
    if not one.kinds & other.kinds:
        return None
    score, why, odd = KIND, [], False
    a, b = one.event, other.event
    if a.name and b.name:
        if fold(a.name) not in fold(b.name) and fold(b.name) not in fold(a.name):
            return None
        score += NAME
        why.append(f"same name ({a.name})")
    if a.when and b.when:
        if not edtf.overlaps(a.when, b.when):
            return None
        coarse = len(a.when) == 4 or len(b.when) == 4
        score += YEAR if coarse else DATED
        why.append(f"dates agree ({a.when}, {b.when})" if a.when != b.when else f"same date ({a.when})")
    if a.where and b.where:
        together = same_place(a.where, b.where)
        if together is False:
            return None
        score += PLACED if together else COUNTRY
        if together:
            why.append(f"same place ({a.where.name})")
    if one.doers and other.doers and not one.doers & other.doers:
        return None
    if one.branches and other.branches and not one.branches & other.branches:
        return None
    if one.people and other.people:
        if not one.people & other.people:
            return None
        score += PERSON
        why.append("same person")
    if one.countries and other.countries:
        shared = one.countries & other.countries
        apart = not shared or (len(one.countries) > 1 and len(other.countries) > 1 and len(shared) < 2)
        odd = apart
        if not apart:
            score += PARTIES if len(shared) > 1 else PARTIES / 2
            why.append("same parties (" + ", ".join(sorted(shared)) + ")")
    named = bool(a.name and b.name)
    return Fit(score, tuple(why), named, odd)


def fit_groups(one: Group, other: Group) -> Fit | None:
    """The best fit of any two members, None where any two clash."""
    best: Fit | None = None
    for a in one.members:
        for b in other.members:
            found = fit(a, b)
            if found is None:
                return None
            if best is None or (found.named, not found.odd, found.score) > (best.named, not best.odd, best.score):
                best = found
    # One name is one event, whoever a text happens to mention with it; without it some two must agree in their parties.
    return None if best is not None and best.odd and not best.named else best


def _distance(group: Group, other: Group) -> int:
    """Days between a group's own date, or else its publication, and the other's date; far when one has none."""
    one, two = _dates(group), _dates(other)
    gap = edtf.gap_days(one[0], two[0]) if one and two else None
    return 10**6 if gap is None else gap


def _dates(group: Group) -> list[str]:
    own = sorted({m.event.when for m in group.members if m.event.when}, key=len, reverse=True)
    return own or sorted({m.published for m in group.members if m.published})


def within(mentions: Sequence[Mention]) -> list[Group]:
    """The groups of one document: mentions with a date, place or name first, then each other one to the best."""
    firm = [Group([m]) for m in mentions if Group([m]).known]
    groups = join(firm, FIRM)
    for m in mentions:
        lone = Group([m])
        if lone.known:
            continue
        if not m.specific:  # "cooperation" or "support" alone may be anything
            groups.append(lone)
            continue
        fits = [(f.score, -_distance(lone, g), g) for g in groups if (f := fit_groups(lone, g)) and f.score >= WITHIN]
        fits.sort(key=lambda t: (-t[0], -t[1], t[2].members[0].order))
        # Texts on one affair name its event again and again: of equals, the one nearest in time is meant.
        if fits and (len(fits) == 1 or fits[0][0] - fits[1][0] >= MARGIN or fits[0][1] > fits[1][1]):
            fits[0][2].members.append(m)
        else:
            groups.append(lone)
    return groups


def join(groups: Iterable[Group], least: float) -> list[Group]:
    """Joins groups, best fit first, while two fit by `least` points and no two members clash.

    The order of the input does not matter: ties go by place in the text.
    """
    ordered = sorted(groups, key=lambda g: min(m.order for m in g.members))
    root = list(range(len(ordered)))
    fits = []
    for i, j in candidates(ordered):
        found = fit_groups(ordered[i], ordered[j])
        if found and found.score >= least:
            fits.append((-found.score, i, j))
    for _, i, j in sorted(fits):
        one, other = _root(root, i), _root(root, j)
        if one != other and fit_groups(ordered[one], ordered[other]):
            keep, gone = sorted((one, other))
            ordered[keep].members += ordered[gone].members
            root[gone] = keep
    return [g for n, g in enumerate(ordered) if root[n] == n]


def _root(root: list[int], i: int) -> int:
    while root[i] != i:
        i = root[i]
    return i


def candidates(groups: Sequence[Group]) -> list[tuple[int, int]]:
    """Pairs that can be one event at all: those that share a kind and, where both know one, a country."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, g in enumerate(groups):
        countries = {c for m in g.members for c in m.countries} or {""}
        for kind in {k for m in g.members for k in m.kinds}:
            for country in countries:
                blocks[kind, country].append(n)
    pairs = set()
    for (kind, country), block in blocks.items():
        pairs |= set(combinations(block, 2))
        if not country:
            others = sorted({n for (k, c), b in blocks.items() if k == kind and c for n in b} - set(block))
            pairs |= {(min(i, j), max(i, j)) for i in block for j in others}
    return sorted(pairs)


def same_events(view: View) -> list[Group]:
    """The case's events, each with its mentions in text order."""
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for event in view.events:
        by_document[event.doc].append(mention(event, view))
    groups = join((g for doc in sorted(by_document) for g in within(by_document[doc])), ACROSS)
    for g in groups:
        g.members.sort(key=lambda m: m.order)
    return sorted(groups, key=lambda g: g.members[0].order)
