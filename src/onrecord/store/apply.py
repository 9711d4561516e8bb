"""What a person's word changes in a view: corrections before linking, merges and splits after it. Pure functions.

Nothing that the program found is overwritten: these give changed copies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from onrecord import wire
from onrecord.records import Actor, Claim, Statement
from onrecord.store.judgements import Anchored, Judgement, fitted
from onrecord.text import fold
from onrecord.view import View


def corrected(view: View, judgements: Iterable[Judgement]) -> View:
    """The view with its statements as a person corrected them; the later correction of a field counts."""
    fit, _ = fitted(view, [j for j in judgements if j.verdict == "correct"])
    if not fit:
        return view
    fields: dict[str, dict[str, str | None]] = {}
    for j in sorted(fit, key=lambda j: (j.when, j.id)):
        fields.setdefault(j.target, {}).update(dict(j.fields))
    looked = Anchored.of(view)
    statements = tuple(_corrected(s, fields[s.id], looked) if s.id in fields else s for s in view.statements)
    return view.changed(statements=statements)


def _corrected(s: Statement, fields: Mapping[str, str | None], looked: Anchored) -> Statement:
    plain: dict[str, Any] = {name: value for name, value in fields.items() if not name.startswith("speaker")}
    speaker = _speaker(s.speaker, fields, looked)
    return replace(s, **plain, speaker=speaker, confidence="high", rule="a person's correction")


def _speaker(found: Actor | None, fields: Mapping[str, str | None], looked: Anchored) -> Actor | None:
    """The actor that a correction names: one of the case's, else a new one; None for nobody."""
    if "speaker" in fields:
        name = fields["speaker"]
        if not name:
            return None
        ids = looked.names.get(fold(name), set())
        known = looked.actors[min(ids)] if len(ids) == 1 else None
        found = known or Actor(wire.ident("actor", fold(name)), name, "person", names=(name,))
    if found is None:
        return None
    parts: dict[str, Any] = {n.removeprefix("speaker_"): v for n, v in fields.items() if n.startswith("speaker_")}
    return replace(found, **parts)


def regrouped(view: View, judgements: Iterable[Judgement]) -> View:
    """The linked view with actors and claims merged and split as a person said, in the order in which it was said."""
    for j in sorted((j for j in judgements if j.verdict in ("merge", "split")), key=lambda j: (j.when, j.id)):
        fit, _ = fitted(view, [j])
        for now in fit:
            view = _CHANGES[now.kind, now.verdict](view, now)
    return view


def _merge_actors(view: View, j: Judgement) -> View:
    looked = Anchored.of(view)
    first, *others = (looked.actors[i] for i in j.members)
    names = tuple(dict.fromkeys(n for a in (first, *others) for n in (a.name, *a.names)))
    country = first.country or next((a.country for a in others if a.country), None)
    whole = replace(first, names=names, country=country)
    gone = {a.id for a in (first, *others)}
    return _each_actor(view, lambda actor, _: whole if actor.id in gone else actor)


def _split_actor(view: View, j: Judgement) -> View:
    """The speakers (actors, whom) of the records named become an actor of their own."""
    of, seed = set(j.members), sorted(j.members)

    def other(actor: Actor, record: str) -> Actor:
        return replace(actor, id=wire.ident("actor", actor.id, *seed)) if record in of else actor

    return _each_actor(view, other)


def _each_actor(view: View, change: Callable[[Actor, str], Actor]) -> View:
    """The view with every actor of every record passed through `change(actor, id of its record)`."""

    def one(actor: Actor | None, record: str) -> Actor | None:
        return change(actor, record) if actor else None

    def many(actors: tuple[Actor, ...], record: str) -> tuple[Actor, ...]:
        return tuple({c.id: c for c in (change(a, record) for a in actors)}.values())

    return view.changed(
        statements=tuple(
            replace(s, speaker=one(s.speaker, s.id), addressee=one(s.addressee, s.id)) for s in view.statements
        ),
        events=tuple(replace(e, actors=many(e.actors, e.id), recipients=many(e.recipients, e.id)) for e in view.events),
        figures=tuple(replace(f, whom=one(f.whom, f.id)) for f in view.figures),
        stances=tuple(replace(s, whom=change(s.whom, s.id), toward=many(s.toward, s.id)) for s in view.stances),
    )


def _merge_claims(view: View, j: Judgement) -> View:
    """The claims become the first one, with the members of all."""
    joined = [view.get(i) for i in j.members]
    members = tuple(dict.fromkeys(m for c in joined for m in c.members))
    kept = [c for c in view.claims if c.id not in j.members]
    return view.changed(claims=_in_order([*kept, replace(joined[0], members=members)]))


def _split_claim(view: View, j: Judgement) -> View:
    """The members named leave their claims and become one of their own, named by the first of them."""
    of = set(j.members)
    claims = []
    for c in view.claims:
        left = tuple(m for m in c.members if m not in of)
        if left:
            named = c.name_of if c.name_of in left else left[0]
            name = c.name if named == c.name_of else _words(view, named)
            claims.append(replace(c, members=left, name=name, name_of=named))
    first = j.members[0]
    new = Claim(wire.ident("claim", *sorted(of)), _words(view, first), tuple(m for m in j.members), first)
    return view.changed(claims=_in_order([*claims, new]))


def _words(view: View, ident: str) -> str:
    """A record's own words, on one line."""
    record = view.get(ident)
    spans = (record.content or record.cue or record.source) if isinstance(record, Statement) else (record.span,)
    text = view.document_of(record).text
    return " ".join(" ".join(text[s.start : s.stop] for s in spans).split())


def _in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda c: c.id))


_CHANGES: dict[tuple[str, str], Callable[[View, Judgement], View]] = {
    ("actor", "merge"): _merge_actors,
    ("actor", "split"): _split_actor,
    ("claim", "merge"): _merge_claims,
    ("claim", "split"): _split_claim,
}
