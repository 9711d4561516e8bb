"""The case's actors put into its records: every record of one actor carries the same id, name and forms."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord.link.actors import merge_actors
from onrecord.records import Actor
from onrecord.view import View


def actors_of(view: View) -> list[Actor]:
    """Every actor that a record of the case names, as found, each once."""
    found: dict[Actor, None] = {}
    for s in view.statements:
        found.update({a: None for a in (s.speaker, s.addressee) if a})
    for e in view.events:
        found.update(dict.fromkeys([*e.actors, *e.recipients]))
    found.update({f.whom: None for f in view.figures if f.whom})
    for t in view.stances:
        found.update(dict.fromkeys([t.whom, *t.toward]))
    return list(found)


def identified(view: View) -> View:
    """The view with one identity an actor."""
    one = merge_actors(actors_of(view))

    def actor(a: Actor | None) -> Any:
        return None if a is None else one.get(a.id, a)

    def every(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(dict.fromkeys(actor(a) for a in actors))

    return view.changed(
        statements=tuple(replace(s, speaker=actor(s.speaker), addressee=actor(s.addressee)) for s in view.statements),
        events=tuple(replace(e, actors=every(e.actors), recipients=every(e.recipients)) for e in view.events),
        figures=tuple(replace(f, whom=actor(f.whom)) for f in view.figures),
        stances=tuple(replace(t, whom=actor(t.whom), toward=every(t.toward)) for t in view.stances),
    )
