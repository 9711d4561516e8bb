"""Events in PLOVER, with who did them, when, where, and who vouches for them.

"Berg confirmed that Sylvanian units took part in exercises near Kiruna in April 2024."
    -> Event(COOPERATE, actors=(Sylvanian units,), when="2024-04", where=Kiruna, status=(Berg: happened))
"""

from __future__ import annotations

from typing import Any

from onrecord import wire
from onrecord.find import setting
from onrecord.find.ground import Ground
from onrecord.find.page import Page, Place, Time
from onrecord.find.plover import Trigger, triggers
from onrecord.find.roles import roles
from onrecord.find.status import statuses
from onrecord.records import Actor, Event, Span


def events(page: Page) -> list[Event]:
    """The events that a page names, in the order of their triggers; one for each goal of a visit."""
    ground = Ground(page)
    found: list[Event] = []
    for sentence in page.doc.sents:
        for trigger in triggers(sentence, ground.mentions):
            found += _events(ground, trigger)
    return found


def _events(ground: Ground, trigger: Trigger) -> list[Event]:
    actors, recipients = roles(ground, trigger)
    own = setting.reach(ground, trigger)
    places = setting.wheres(ground, trigger, own)
    if trigger.needs_actor and not actors and not recipients and not places:
        return []
    time = setting.when(ground, trigger, own)
    goals: list[Place | None] = [*places] or [None]
    return [_event(ground, trigger, actors, recipients, place, time) for place in goals]


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
    span = _span(trigger, words)
    when = time.edtf if time else None
    later = bool(when and page.document.published and _after(when, page.document.published))
    return Event(
        id=wire.ident(
            "event", page.document.id, span, pattern.plover, trigger.token.idx, place.where.name if place else None
        ),
        doc=page.document.id,
        span=span,
        plover=pattern.plover,
        actors=actors,
        recipients=recipients,
        when=when,
        where=place.where if place else None,
        status=statuses(trigger, page.statements, later),
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
    words = [t for t in head.subtree if not t.is_space]
    if trigger.verb is not None and trigger.verb is not trigger.token:
        words = sorted(
            {t.i: t for t in (*words, *trigger.token.subtree) if not t.is_space}.values(), key=lambda t: int(t.i)
        )
    return words


def _span(trigger: Trigger, words: list[Any]) -> Span:
    while len(words) > 1 and words[-1].is_punct and words[-1] is not trigger.token:
        words = words[:-1]
    return Span(words[0].idx, words[-1].idx + len(words[-1]))


def _after(when: str, published: str) -> bool:
    """Whether a date begins after the day or month of publication; equal prefixes tell nothing."""
    start = when.split("/")[0].strip("~?%.")
    size = min(len(start), len(published))
    return bool(start) and start[:size] > published[:size]
