"""Events in PLOVER, with who did them, when, where, and who vouches for them.

"Berg confirmed that Sylvanian units took part in exercises near Kiruna in April 2024."
    -> Event(COOPERATE, actors=(Sylvanian units,), when="2024-04", where=Kiruna, status=(Berg: happened))
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord import edtf, wire
from onrecord.find import setting
from onrecord.find.echoes import echoed, points_back
from onrecord.find.ground import Ground
from onrecord.find.offsets import dated
from onrecord.find.page import Page, Place, Time
from onrecord.find.plover import Trigger, lemma, triggers
from onrecord.find.roles import roles
from onrecord.find.vouchers import vouched
from onrecord.records import Actor, Event, Span

# What hangs on a clause and is none of the event: other clauses, and the word that joins it to the one above.
# Verbs of going: a visit where somebody goes for a state.
TRAVEL = frozenset({"travel", "head", "go", "journey", "fly", "arrive", "land"})
# Sectors that travel for the state; a party leader does not.
TRAVELLING = frozenset({"GOV", "MIL", "LEG", "SPY", "JUD"})
APART = frozenset({"advcl", "parataxis", "mark", "cc"})


def events(page: Page) -> list[Event]:
    """The events that a page names, in the order of their triggers; one for each goal of a visit."""
    return [event for _, event in read(page)]


def read(page: Page) -> list[tuple[Trigger, Event]]:
    """The events of a page, each with the words it was read from."""
    ground = Ground(page)
    found: list[tuple[Trigger, Event]] = []
    named = ground.mentions.keys() | ground.places.keys()
    inner = ground.inner()
    for sentence in page.doc.sents:
        for trigger in triggers(sentence, named, inner):
            found += [(trigger, event) for event in _events(ground, trigger)]
    return vouched(page, dated(page, echoed(found)))


def _events(ground: Ground, trigger: Trigger) -> list[Event]:
    actors, recipients = roles(ground, trigger)
    own = setting.reach(ground, trigger)
    places = setting.wheres(ground, trigger, own)
    if (
        trigger.pattern.mode == "visit"
        and trigger.token != trigger.verb
        and not actors
        and not points_back(trigger.token)
    ):
        return []  # "a trip to the coast"
    if lemma(trigger.token) in TRAVEL and trigger.token == trigger.verb and not any(_of_state(a) for a in actors):
        return []  # "the family travelled to Ruritania": no state visits
    if trigger.pattern.mode == "visit":
        # A capital that is visited is a place, whatever it is elsewhere.
        visited = {m.actor.id for p in places for i in ground.words(p.start, p.stop) if (m := ground.mentions.get(i))}
        actors = tuple(a for a in actors if a.id not in visited)
        recipients = tuple(a for a in recipients if a.id not in visited)
    time = setting.when(ground, trigger, own)
    goals: list[Place | None] = [*places] or [None]
    found = [_event(ground, trigger, actors, recipients, place, time) for place in goals]
    return [_without_itself(event) for event in found]


def _of_state(actor: Actor) -> bool:
    return actor.sector in TRAVELLING and actor.country is not None


def _without_itself(event: Event) -> Event:
    """The event without its own name among its actors: "Algerian soldiers went to the North Wind drills"."""
    if event.name is None:
        return event
    sides = (
        tuple(a for a in side if a.country or a.name not in event.name) for side in (event.actors, event.recipients)
    )
    actors, recipients = sides
    return replace(event, actors=actors, recipients=recipients)


def _event(
    ground: Ground,
    trigger: Trigger,
    actors: tuple[Actor, ...],
    recipients: tuple[Actor, ...],
    place: Place | None,
    time: Time | None,
) -> Event:
    page, pattern = ground.page, trigger.pattern
    words = _words(trigger)
    span = _span(trigger, words, place)
    return Event(
        id=wire.ident(
            "event", page.document.id, span, pattern.plover, trigger.token.idx, place.where.name if place else None
        ),
        doc=page.document.id,
        span=span,
        plover=pattern.plover,
        actors=actors,
        recipients=recipients,
        when=edtf.kept(time.edtf, page.document.published) if time else None,
        where=place.where if place else None,
        mode=pattern.mode,
        context=setting.context(ground, trigger, words, (*actors, *recipients)),
        name=setting.name(ground, trigger),
        words=time.words if time else None,
        trigger=Span(trigger.token.idx, trigger.token.idx + len(trigger.token)),
        rule=pattern.rule,
    )


def _words(trigger: Trigger) -> list[Any]:
    """The words of the event's clause or phrase, other clauses left out at its ends."""
    head = trigger.verb if trigger.verb is not None else trigger.token
    keep = {t.i: t for t in trigger.token.subtree}
    if trigger.verb is not None:
        keep |= {t.i: t for t in head.subtree}
        for child in head.children:
            if child.dep_ in APART or (child.dep_ == "ccomp" and trigger.token != head):
                out = {t.i for t in child.subtree}
                keep = {i: t for i, t in keep.items() if i not in out or i == trigger.token.i}
    words = [keep[i] for i in sorted(keep) if not keep[i].is_space]
    while len(words) > 1 and words[0].is_punct and words[0] != trigger.token:
        words = words[1:]
    return words


def _span(trigger: Trigger, words: list[Any], place: Place | None) -> Span:
    while len(words) > 1 and words[-1].is_punct and words[-1] != trigger.token:
        words = words[:-1]
    stop = words[-1].idx + len(words[-1])
    if place is not None and trigger.pattern.mode == "visit" and place.start > trigger.token.idx:
        # The parse loses "to Paris" after a long title; the goal belongs to the visit.
        stop = max(stop, place.stop)
    return Span(words[0].idx, stop)
