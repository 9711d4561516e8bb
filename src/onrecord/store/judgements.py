"""A person's word on a case, kept apart from what the program found, and tied to the sources' own words.

A judgement names no id alone: it holds anchors (document, spans, exact words), so that it finds its record again
after a re-run, new documents or another model. One that fits no record, or two equally well, is an orphan: listed,
never dropped.

    accept, reject   a finding                        correct   a statement's speaker, act, said, medium, ...
    merge            actors, or claims, are one       split     records' actor, or claim members, are another one
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from onrecord import wire
from onrecord.edtf import is_edtf
from onrecord.errors import UsageError
from onrecord.records import Act, Actor, ActorKind, Claim, Event, Figure, Finding, Spans, Stance, Statement, Voice
from onrecord.text import fold, words_of
from onrecord.view import View

Kind = Literal["finding", "statement", "actor", "claim"]
Verdict = Literal["accept", "reject", "correct", "merge", "split"]
Placed = Statement | Event | Figure | Stance

# Half of the characters that either covers: with fewer in common it may be the neighbouring statement.
OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a judgement is about, in the source's own terms. For an actor `words` are its names and `spans` is empty.

    `record` is its id when the judgement was made, `side` the side of a finding or the group of a merge.
    """

    record: str
    type: str
    doc: str = ""
    text_sha256: str = ""
    spans: Spans = ()
    words: str = ""
    side: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """`target` is the id of the record it is about now, `members` those that it merges or splits off.

    `fields` are the corrected fields of a statement by name. `undone` is when it was taken back, None if it stands.
    """

    id: str
    kind: Kind
    verdict: Verdict
    why: str
    who: str
    when: str
    target: str = ""
    members: tuple[str, ...] = ()
    fields: tuple[tuple[str, str | None], ...] = ()
    about: str = ""
    anchors: tuple[Anchor, ...] = ()
    undone: str | None = None


CHOICES: dict[str, tuple[str, ...]] = {
    "act": typing.get_args(Act),
    "voice": typing.get_args(Voice),
    "polarity": ("positive", "negative"),
    "speaker_kind": typing.get_args(ActorKind),
}
CORRECTABLE = (*CHOICES, "speaker", "speaker_country", "speaker_sector", "said", "said_where", "medium")


def checked(fields: Mapping[str, str | None]) -> tuple[tuple[str, str | None], ...]:
    """The corrections, in one order. UsageError for a field or value that a statement cannot have."""
    if not fields:
        raise UsageError(f"nothing to correct: name one of {', '.join(CORRECTABLE)}")
    for name, value in fields.items():
        if name not in CORRECTABLE:
            raise UsageError(f"{name}: a statement has no such field to correct; one of {', '.join(CORRECTABLE)}")
        if name in CHOICES and value not in CHOICES[name]:
            raise UsageError(f"{name} {value}: not known; one of {', '.join(CHOICES[name])}")
        if name == "said" and value is not None and not is_edtf(value):
            raise UsageError(f"said {value}: not a date; write it as 2023-02-05")
    return tuple(sorted(fields.items()))


def spans_of(record: Placed) -> Spans:
    """What of the text a record covers."""
    if isinstance(record, Statement):
        return tuple(sorted({*record.source, *record.cue, *record.content}))
    return (record.span,)


def anchor(view: View, ident: str, side: int = 0) -> Anchor:
    """The anchor of a record, claim, finding's member or actor of the view. UsageError where there is none such."""
    found = _known(view, ident)
    if isinstance(found, Actor):
        return Anchor(ident, "actor", words="\n".join(dict.fromkeys((found.name, *found.names))), side=side)
    if isinstance(found, Claim):
        return replace(anchor(view, found.name_of, side), record=ident, type="claim")
    if not isinstance(found, Statement | Event | Figure | Stance):
        raise UsageError(f"{ident}: is no statement, event, figure, stance, claim or actor of this case")
    document = view.document_of(found)
    spans = spans_of(found)
    return Anchor(
        ident, wire.NAMES[type(found)], document.id, document.text_sha256, spans, words_of(document.text, spans), side
    )


def member(view: View, ident: str, side: int) -> Anchor:
    """The anchor of a finding's member; one that is no record of a document (a row of reference data) is its id."""
    try:
        return anchor(view, ident, side)
    except UsageError:
        return Anchor(ident, "row", side=side)


def _known(view: View, ident: str) -> Any:
    try:
        return view.get(ident)
    except KeyError:
        actor = actors_of(view).get(ident)
        if actor is None:
            raise UsageError(f"{ident}: no such record in this case") from None
        return actor


def actors_of(view: View) -> dict[str, Actor]:
    """Every actor of the view by id."""
    found: dict[str, Actor] = {}
    for s in view.statements:
        found.update({a.id: a for a in (s.speaker, s.addressee) if a})
    for e in view.events:
        found.update({a.id: a for a in (*e.actors, *e.recipients)})
    found.update({f.whom.id: f.whom for f in view.figures if f.whom})
    for x in view.stances:
        found.update({a.id: a for a in (x.whom, *x.toward)})
    return found


@dataclass(frozen=True, slots=True)
class Anchored:
    """A view's records and actors by what anchors hold on to; made once for many judgements."""

    view: View
    placed: Mapping[tuple[str, str], list[Placed]]
    texts: Mapping[str, list[str]]
    actors: Mapping[str, Actor]
    names: Mapping[str, set[str]]

    @classmethod
    def of(cls, view: View) -> Anchored:
        placed: dict[tuple[str, str], list[Placed]] = {}
        every: tuple[Placed, ...] = (*view.statements, *view.events, *view.figures, *view.stances)
        for r in every:
            placed.setdefault((r.doc, wire.NAMES[type(r)]), []).append(r)
        texts: dict[str, list[str]] = {}
        for d in view.documents:
            texts.setdefault(d.text_sha256, []).append(d.id)
        actors = actors_of(view)
        names: dict[str, set[str]] = {}
        for a in actors.values():
            for name in (a.name, *a.names):
                names.setdefault(fold(name), set()).add(a.id)
        return cls(view, placed, texts, actors, names)

    def find(self, a: Anchor) -> str | None:
        """The id of what the anchor holds on to now; None for nothing, or for two things equally."""
        if a.type == "row":
            return a.record
        if a.type == "actor":
            return self._actor(a)
        if a.type == "claim":
            named = self.find(replace(a, type="statement")) or self.find(replace(a, type="event"))
            claims = [c.id for c in self.view.claims if named in c.members]
            return claims[0] if len(claims) == 1 else None
        docs = [a.doc, *(d for d in self.texts.get(a.text_sha256, ()) if d != a.doc)]
        for doc in docs:
            scores = sorted(
                ((_overlap(spans_of(r), a.spans), r.id) for r in self.placed.get((doc, a.type), ())), reverse=True
            )
            if scores and scores[0][0] >= OVERLAP:
                tied = [ident for score, ident in scores if score == scores[0][0]]
                return a.record if a.record in tied else tied[0] if len(tied) == 1 else None
        return None

    def _actor(self, a: Anchor) -> str | None:
        if a.record in self.actors:
            return a.record
        found = {i for name in a.words.split("\n") for i in self.names.get(fold(name), ())}
        return found.pop() if len(found) == 1 else None


def _overlap(one: Spans, other: Spans) -> float:
    """Characters that both cover, as a share of those that either covers."""
    mine = {c for s in one for c in range(s.start, s.stop)}
    theirs = {c for s in other for c in range(s.start, s.stop)}
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def fitted(view: View, judgements: Iterable[Judgement]) -> tuple[list[Judgement], list[Judgement]]:
    """The judgements with `target` and `members` as the view's records now are, and those that no longer fit."""
    judgements, fit, orphans = list(judgements), list[Judgement](), list[Judgement]()
    if not judgements:  # the rule, and a large case takes seconds to lay out
        return fit, orphans
    looked = Anchored.of(view)
    for j in judgements:
        now = _finding(looked, j) if j.kind == "finding" else _records(looked, j)
        (fit if now else orphans).append(now or replace(j, target=""))
    return fit, orphans


def _records(looked: Anchored, j: Judgement) -> Judgement | None:
    """A judgement about records or actors: all of a correction's or merge's must be found, one of a split's."""
    found = [looked.find(a) for a in j.anchors]
    ids = tuple(dict.fromkeys(i for i in found if i))
    enough = bool(ids) if j.verdict == "split" else len(ids) > 1 if j.verdict == "merge" else None not in found
    # Actors that the program itself now holds to be one need no merging; the judgement stands and changes nothing.
    agreed = j.verdict == "merge" and None not in found and len(ids) == 1
    return replace(j, target=ids[0], members=ids) if ids and (enough or agreed) else None


def _finding(looked: Anchored, j: Judgement) -> Judgement | None:
    """The one finding of the same kind that still sets most of these records against each other."""
    sides: tuple[set[str], set[str]] = (set(), set())
    for a in j.anchors:
        sides[a.side].add(looked.find(a) or "")
    scores = sorted(((_likeness(f, sides), f.id) for f in looked.view.findings if f.kind == j.about), reverse=True)
    best = [ident for score, ident in scores if score >= OVERLAP and score == scores[0][0]]
    if not best:
        return None
    target = j.target if j.target in best else best[0] if len(best) == 1 else None
    return replace(j, target=target) if target else None


def _likeness(finding: Finding, sides: tuple[set[str], set[str]]) -> float:
    """Smallest share of a judged side's records that the finding still holds on that side, sides as they lie better.

    More records on a side (new reports of the same) take nothing away.
    """
    here = (set(finding.side), set(finding.other))

    def share(one: set[str], other: set[str]) -> float:
        shares = [len(was & now) / len(was) for was, now in ((sides[0], one), (sides[1], other)) if was]
        return min(shares, default=0.0)

    return max(share(*here), share(*reversed(here)))
