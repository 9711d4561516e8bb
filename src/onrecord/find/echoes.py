"""Later mentions of one event in a document: "the drills" after "joint drills" is about the same two armies.

"Sylvania and Ruritania start the North Wind drills near Kiruna. ... The drill runs until Friday."
    -> the second mention takes the first one's sides, place and name
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord import edtf
from onrecord.find.plover import Trigger
from onrecord.records import Event

# "the drills", "this visit": the one spoken of; "its drills" is as often another's.
BACK = frozenset({"the", "this", "these", "that", "those", "both"})
# Sectors of PLOVER that make an actor without a country one of politics.
PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "IGO", "NGO", "INS"})
# "the first drills", "another visit": told apart from the one spoken of.
OTHER = frozenset({"only", "first", "second", "third", "earlier", "previous", "last", "next", "other", "another", "new", "separate", "similar", "latest", "past", "former", "different", "fourth"})  # fmt: skip


def echoed(found: list[tuple[Trigger, Event]]) -> list[tuple[Trigger, Event]]:
    """The events in their order, each with what the one it points back to knows and it does not say.

    A later mention that names nobody and no place, and points to nothing, is dropped. What has a proper name knows
    what any of that name knows, before or after it.
    """
    out: list[tuple[Trigger, Event]] = []
    for trigger, event in found:
        earlier = _pointed_to(trigger, event, [e for _, e in out])
        if earlier is not None:
            event = _filled(event, earlier)
        if of_note(event):
            out.append((trigger, event))
    for i, (trigger, event) in enumerate(out):
        if event.name is not None:
            for _, other in out:
                if (
                    other.name
                    and same_name(event.name, other.name)
                    and _same_kind(event, other)
                    and agree(event, other)
                ):
                    event = _filled(event, other)
            out[i] = (trigger, event)
    return out


def of_note(event: Event) -> bool:
    """Whether a place is known, or somebody of a state or of politics is in it."""
    sides = (*event.actors, *event.recipients)
    return event.where is not None or any(a.country or a.sector in PUBLIC for a in sides)


def same_name(one: str, other: str) -> bool:
    """Whether two proper names are one, a year more or less: "North Wind", "North Wind 2024"."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _same_kind(one: Event, other: Event) -> bool:
    return one.plover == other.plover and one.mode == other.mode


def _pointed_to(trigger: Trigger, event: Event, before: list[Event]) -> Event | None:
    same = [e for e in before if _same_kind(e, event) and agree(e, event)]
    if event.name is not None:
        return next((e for e in reversed(same) if e.name and same_name(e.name, event.name)), None)
    if trigger.token == trigger.verb:
        # "weapons were loaded on the ship": who sent them to whom has been said
        bare = trigger.pattern.needs and not event.actors and not event.recipients
        return same[-1] if bare and same and same[-1].context == event.context else None
    return same[-1] if same and points_back(trigger.token) else None


def points_back(noun: Any) -> bool:
    """Whether a noun phrase is about something spoken of before."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    words = {c.lower_ for c in noun.children if c.dep_ in ("det", "amod", "nummod", "predet")}
    return bool(words & BACK) and not words & OTHER


def agree(one: Event, other: Event) -> bool:
    """Whether nothing that the two say sets them apart: name, time, country of the place, sides, matter."""
    if one.name and other.name and not same_name(one.name, other.name):
        return False
    if one.when and other.when and not edtf.overlaps(one.when, other.when):
        return False
    if one.where and other.where and one.where.country != other.where.country:
        return False
    sides, others = _countries(one), _countries(other)
    if sides and others and not (sides <= others or others <= sides):
        return False
    return not (one.context and other.context) or bool(set(one.context) & set(other.context))


def _countries(event: Event) -> set[str]:
    return {a.country for a in (*event.actors, *event.recipients) if a.country}


def _filled(event: Event, earlier: Event) -> Event:
    fewer = not _countries(event) or (not event.actors and not event.recipients)
    return replace(
        event,
        actors=earlier.actors if fewer else event.actors,
        recipients=earlier.recipients if fewer else event.recipients,
        when=event.when or earlier.when,
        words=event.words if event.when else earlier.words,
        where=event.where or earlier.where,
        name=event.name or earlier.name,
        context=event.context or earlier.context,
    )
