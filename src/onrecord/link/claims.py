"""Claims: what statements, events and outlets' assertions, of any document, are about; and who stands where on it.

Two roads lead to a claim. Statements that vouch for mentions of one event share that event's claim. Statements whose
contents share enough of what they are about (concepts, names, rare words, weighed by how rare they are in the case)
share a claim too, event or not: "weapons were loaded on the ship" and "no arms were put aboard".
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord import wire
from onrecord.about import Signature, signature
from onrecord.link.position import NOTHING, OF_STATUS, Position, position
from onrecord.link.same_event import Group
from onrecord.records import Claim, Event, Link, Span, Statement
from onrecord.text import words_of
from onrecord.view import View

# Weight of a shared feature before its rarity: a concept stands for many words, a name is more telling than a word.
CONCEPT, NAME, WORD = 2.0, 1.5, 1.0
# Two contents are about one thing when they share this part of what the shorter one is about ...
SHARED = 0.5
# ... and at least this many concepts and names, one concept among them: a name alone is an affair, not a claim.
LEAST = 2
# A feature in more than this part of the statements of a large case tells nothing and would make a block of everything.
TOO_COMMON = 0.25


@dataclass(slots=True)
class Topic:
    """A statement with what its content is about; `borrowed` when the content only points back ("denied it")."""

    statement: Statement
    words: str
    about: Signature
    borrowed: str | None = None


@dataclass(slots=True)
class Matter:
    """A claim in the making: its statements with their positions, its events, and why they belong together."""

    positions: dict[str, Position] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)


def topics(view: View) -> list[Topic]:
    """What each attributed statement is about, in text order; a content that only points back takes the nearest one
    before it that says something (of another speaker where there is one)."""
    out: list[Topic] = []
    by_document: dict[str, list[Topic]] = defaultdict(list)
    for s in view.statements:
        if s.voice == "outlet":
            continue
        document = view.document_of(s)
        spans = (*s.content, *(t for t in s.target if t not in s.content))
        words = words_of(document.text, spans, " ")
        topic = Topic(s, words, signature(words, document.language or "en"))
        if not topic.about.concepts and len(topic.about.names) + len(topic.about.words) < LEAST:
            before = [t for t in by_document[s.doc] if t.about.concepts and t.statement.speaker != s.speaker]
            if before:
                topic.about, topic.borrowed = before[-1].about, before[-1].statement.id
        by_document[s.doc].append(topic)
        out.append(topic)
    return out


def features(about: Signature) -> dict[tuple[str, str], float]:
    return (
        {("concept", c): CONCEPT for c in about.concepts}
        | {("name", n): NAME for n in about.names}
        | {("word", w): WORD for w in about.words}
    )


def rarity(all_topics: Sequence[Topic]) -> dict[tuple[str, str], float]:
    """Inverse document frequency of each feature over the statements (Spärck Jones 1972), smoothed so that it is never 0."""
    count: Counter[tuple[str, str]] = Counter()
    for t in all_topics:
        count.update(features(t.about).keys())
    return {f: 1 + math.log(len(all_topics) / n) for f, n in count.items()}


def likeness(one: Signature, other: Signature, rare: dict[tuple[str, str], float]) -> tuple[float, list[str]]:
    """The shared part of the lesser one's weight, 0 to 1, and the shared concepts and names; 0 below the least."""
    a, b = features(one), features(other)
    shared = a.keys() & b.keys()
    telling = sorted(w for kind, w in shared if kind != "word")
    concepts = [w for kind, w in shared if kind == "concept"]
    if not concepts or len(telling) < LEAST:
        return 0.0, []
    weight = [sum(w * rare[f] for f, w in side.items()) for side in (a, b)]
    return sum(a[f] * rare[f] for f in shared) / min(weight), telling


def event_matters(view: View, groups: Iterable[Group]) -> list[Matter]:
    """One matter for each event that a statement vouches for."""
    out = []
    for g in groups:
        matter = Matter(events=[m.event for m in g.members])
        for m in g.members:
            for vouched in m.event.status:
                if vouched.by == "outlet":
                    continue
                found = Position(OF_STATUS[vouched.status])
                held = matter.positions.get(vouched.by)
                if held is None or held == NOTHING:
                    matter.positions[vouched.by] = found
        if matter.positions:
            out.append(matter)
    return out


def proposition_matters(all_topics: Sequence[Topic], taken: set[str]) -> list[Matter]:
    """One matter for each set of statements with like contents that take a side; those in `taken` have an event's."""
    rare = rarity(all_topics)
    sided = [(t, position(t.statement, t.words)) for t in all_topics if t.statement.id not in taken]
    sided = [(t, p) for t, p in sided if p.side in ("affirms", "denies")]
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, (t, _) in enumerate(sided):
        for f in features(t.about):
            if f[0] != "word":
                blocks[f].append(n)
    most = max(50.0, TOO_COMMON * len(sided))
    pairs = {p for f, b in blocks.items() if len(b) <= most for p in combinations(b, 2)}
    likes = []
    for i, j in sorted(pairs):
        like, telling = likeness(sided[i][0].about, sided[j][0].about, rare)
        if like >= SHARED:
            likes.append((-like, i, j, telling))
    # Complete linkage around denials: a statement joins the matter of the denial that it is most like, so that a chain
    # of half-likenesses cannot tie two affairs together.
    matters: dict[int, Matter] = {}
    owner: dict[int, int] = {}
    for like, i, j, telling in sorted(likes):
        denying = [n for n in (i, j) if sided[n][1].side == "denies"]
        if not denying:
            continue
        hub = owner.get(i, owner.get(j, denying[0]))
        matter = matters.setdefault(hub, Matter())
        for n in (i, j):
            if n not in owner:
                owner[n] = hub
                t, p = sided[n]
                matter.positions[t.statement.id] = p
                matter.why[t.statement.id] = (
                    f"both speak of {', '.join(telling)} ({-like:.0%} of the shorter one's words)"
                )
    return [m for _, m in sorted(matters.items()) if len(m.positions) > 1]


def claims(view: View, groups: Sequence[Group]) -> tuple[list[Claim], list[Link]]:
    """The case's claims, and a link from each statement that takes a side to its claim: supports or contradicts."""
    matters = event_matters(view, groups)
    taken = {i for m in matters if {"affirms", "denies"} <= {p.side for p in m.positions.values()} for i in m.positions}
    matters += proposition_matters(topics(view), taken)
    made, links = [], []
    for matter in matters:
        members = tuple(sorted({*matter.positions, *(e.id for e in matter.events)}))
        name, name_of = _name(view, matter)
        claim = Claim(wire.ident("claim", members), name, members, name_of)
        made.append(claim)
        for ident, p in sorted(matter.positions.items()):
            if p.side in ("affirms", "denies", "cancels"):
                kind = "supports" if p.side == "affirms" else "contradicts"
                why = tuple(w for w in (p.side, p.weak, matter.why.get(ident)) if w)
                weight = 0.5 if p.weak else 1.0
                links.append(Link(wire.ident("link", kind, ident, claim.id), kind, ident, claim.id, why, weight))  # type: ignore[arg-type]
    return made, links


def _name(view: View, matter: Matter) -> tuple[str, str]:
    """The words of the member that says most: an event with date and place, or the longest affirmed content."""
    if matter.events:
        best = max(
            matter.events, key=lambda e: (bool(e.when) + bool(e.where), -abs(e.span.stop - e.span.start - 80), e.id)
        )
        return _trimmed(view.document_of(best).text, (best.span,)), best.id
    statements = [view.get(i) for i in matter.positions]
    sides = {i: p.side for i, p in matter.positions.items()}
    best_s: Statement = max(
        statements, key=lambda s: (sides[s.id] == "affirms", bool(s.content), -abs(_length(s) - 80), s.id)
    )
    return _trimmed(view.document_of(best_s).text, best_s.content or best_s.cue), best_s.id


def _length(statement: Statement) -> int:
    return sum(s.stop - s.start for s in statement.content)


def _trimmed(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(words_of(text, spans).split())
