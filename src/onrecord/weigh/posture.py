"""The check `posture`: a declared stance and the pattern of deeds point different ways."""

from __future__ import annotations

from collections import Counter, defaultdict

from onrecord import wire
from onrecord.records import Finding, Stance, Strength
from onrecord.view import View
from onrecord.weigh.deeds import Deed, deeds
from onrecord.weigh.sides import quote, reports

# PLOVER's material cooperation: words of sympathy are no deeds.
MATERIAL = frozenset({"COOPERATE", "AID"})
SIGNED = frozenset({"AGREE", "SUPPORT"})
# The contexts in which a neutral takes no side (Hague Conventions V and XIII, 1907: troops, arms, supplies).
TAKING_SIDES = frozenset({"military", "arms"})
# Fewer deeds are no pattern.
LEAST = 2
# The part of them that goes one way: two thirds is the usual bar of a qualified majority, stated, not measured.
ONE_WAY = 2 / 3


def posture(view: View) -> list[Finding]:
    """An actor is said to stand between the sides, and its military or arms dealings go one way."""
    stances: dict[str, list[Stance]] = defaultdict(list)
    for s in view.stances:
        if s.posture in ("neutral", "mediator") and s.whom.country:
            stances[s.whom.country].append(s)
    every = deeds(view)
    return [f for country, held in sorted(stances.items()) if (f := _of(view, country, held, every))]


def _dealing(plover: str, contexts: set[str]) -> bool:
    """Military or arms cooperation, or the signing of an arms deal (PLOVER codes signing as AGREE or SUPPORT)."""
    if plover in MATERIAL:
        return bool(contexts & TAKING_SIDES)
    # A contract in military matters is one for arms by another name ("air defence systems").
    return plover in SIGNED and ("arms" in contexts or {"military", "economic"} <= contexts)


def _of(view: View, country: str, held: list[Stance], every: list[Deed]) -> Finding | None:
    dealings: dict[str, list[Deed]] = defaultdict(list)
    for d in every:
        first = d.mentions[0]
        contexts = {c for e in d.mentions for c in e.context}
        if not _dealing(first.plover, contexts) or country not in d.countries:
            continue
        if d.vouchers("happened", "ongoing"):
            for partner in sorted(d.countries - {country}):
                dealings[partner].append(d)
    count = Counter({partner: len(ds) for partner, ds in dealings.items()})
    if not count:
        return None
    partner, most = min(count.items(), key=lambda kv: (-kv[1], kv[0]))
    every_one = len({id(d) for ds in dealings.values() for d in ds})
    if most < LEAST or most / every_one < ONE_WAY:
        return None
    events = [e for d in dealings[partner] for e in d.mentions]
    selves = [s for s in held if s.ascribed_by == "self"]
    told = selves or held
    disputed = [d for d in dealings[partner] if d.vouchers("denied", "cancelled")]
    strength: Strength = "moderate" if selves else "unclear"
    whose = (
        "declared by itself"
        if selves
        else "ascribed to it by others (" + _ascribers(view, held) + "), not declared by itself in this case"
    )
    names = {
        a.country: a.name
        for e in events
        for a in (*e.actors, *e.recipients)
        if a.country and a.kind in ("country", "government")
    }
    why = (
        f"The posture “{quote(view, told[0])}” is {whose}. The case reports {most} military or arms dealings with"
        f" {names.get(partner, partner)}, of {every_one} in all"
        + (f"; {len(disputed)} of them disputed" if disputed else "")
        + ". What neutrality allows is for the reader to weigh."
    )
    return Finding(
        wire.ident("finding", "posture", tuple(s.id for s in told), tuple(e.id for e in events)),
        "posture",
        f"{told[0].whom.name}: declared {told[0].posture}, and its dealings",
        tuple(s.id for s in told),
        tuple(e.id for e in events),
        strength,
        why,
        "the actor's own declarations; arms transfer registers, exercise lists and votes over several years, for all sides",
        reports=(reports(view, told), reports(view, events)),
        secondhand=(not selves, False),
    )


def _ascribers(view: View, held: list[Stance]) -> str:
    names = []
    for s in held:
        if s.ascribed_by == "outlet":
            names.append(view.document_of(s).publisher or "the outlet")
        else:
            speaker = view.get(s.ascribed_by).speaker
            names.append(speaker.name if speaker else "an unnamed source")
    return ", ".join(dict.fromkeys(names))
