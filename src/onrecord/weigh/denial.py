"""The check `denial`: actors take opposite sides on the same claim."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord import wire
from onrecord.records import Claim, Event, Finding, Link, Statement, Strength
from onrecord.view import View
from onrecord.weigh.differences import differences
from onrecord.weigh.sides import links_by_claim, quoted, reports, said, secondhand, settled_by, speakers, utterances

# Kinds of actors that every state has one of.
OFFICES = frozenset({"ministry", "government", "forces", "parliament", "agency"})


def denial(view: View) -> list[Finding]:
    """One side says that it is so, the other denies it; both are quoted, and neither is held to be right."""
    links = links_by_claim(view)
    found = (_on(view, claim, links.get(claim.id, [])) for claim in view.claims)
    return [f for f in found if f]


def _on(view: View, claim: Claim, links: Sequence[Link]) -> Finding | None:
    affirm = said(view, (k.a for k in links if k.kind == "supports"))
    deny = said(view, (k.a for k in links if k.kind == "contradicts"))
    weak = {k.a: k.why[1] for k in links if k.weight is not None and k.weight < 1 and len(k.why) > 1}
    deniers, affirmers = ({s.speaker.id for s in side if s.speaker} for side in (deny, affirm))
    # An actor on both sides is no denial of another (see `reversal`).
    affirm = [s for s in affirm if _somebody(s) and s.speaker and s.speaker.id not in deniers]
    deny = [s for s in deny if _somebody(s) and s.speaker and s.speaker.id not in affirmers]
    if not affirm or not deny:
        return None
    events = [r for r in map(view.get, claim.members) if isinstance(r, Event)]
    doubts = differences(view, affirm, deny)
    if all(s.id in weak for s in deny):
        doubts.insert(0, f"{speakers(deny)} {weak[deny[0].id]}")
    strength, because = _strength(events, affirm, deny, doubts, [k for k in links if len(k.why) > 1])
    if strength != "strong" and _one_state(affirm) == _one_state(deny) != "":
        return None  # two voices of one state part only where it is sure that they speak of one thing
    second = (secondhand(view, affirm), secondhand(view, deny))
    missing = [speakers(side) for side, is_second in zip((affirm, deny), second, strict=True) if is_second]
    why = f"{quoted(view, affirm)}. {quoted(view, deny)}. {because}"
    if doubts:
        why += " It may differ in this: " + "; ".join(doubts) + "."
    sides = tuple(s.id for s in affirm), tuple(s.id for s in deny)
    return Finding(
        wire.ident("finding", "denial", *sides),
        "denial",
        claim.name,
        *sides,
        strength,
        why,
        settled_by(claim.name, missing),
        reports=(reports(view, affirm), reports(view, deny)),
        utterances=(utterances(affirm), utterances(deny)),
        secondhand=second,
        claim=claim.id,
    )


def _somebody(s: Statement) -> bool:
    """Whether the speaker is told from others: "the ministry" of no known state may be the other side's own."""
    return s.speaker is not None and (s.speaker.country is not None or s.speaker.kind not in OFFICES)


def _one_state(side: Sequence[Statement]) -> str:
    """The country that all speakers of a side are of; empty where they are of several or it is not known."""
    countries = {s.speaker.country for s in side if s.speaker}
    return (countries.pop() or "") if len(countries) == 1 else ""


def _strength(
    events: Sequence[Event],
    affirm: Sequence[Statement],
    deny: Sequence[Statement],
    doubts: Sequence[str],
    likenesses: Sequence[Link],
) -> tuple[Strength, str]:
    """How sure it is that both speak of one thing, with the reason in words."""
    own = [[e for e in events if {v.by for v in e.status} & {s.id for s in side}] for side in (affirm, deny)]
    if own[0] and own[1]:
        if {e.id for e in own[0]} & {e.id for e in own[1]}:
            strength: Strength = "strong"
            because = "The same words of one text are affirmed by the one and denied by the other."
        elif all(any(e.when or e.name for e in side) for side in own):
            strength, because = "strong", f"The same event by {_marks(events)}."
        else:
            strength, because = "moderate", f"The same event by {_marks(events)}; one side gives no date of its own."
    else:
        strength = "moderate"
        because = "The same matter: " + "; ".join(sorted({k.why[-1] for k in likenesses})[:1]) + "."
    if any("evidence" in d for d in doubts):
        return "unclear", because
    return ("moderate" if doubts and strength == "strong" and not own[0] else strength), because


def _marks(events: Sequence[Event]) -> str:
    """Name, dates, place and parties that the mentions of an event agree in."""
    names = sorted({e.name for e in events if e.name})
    when = min((e.when for e in events if e.when), key=lambda w: (-len(w), w), default=None)
    where = sorted({e.where.name for e in events if e.where and e.where.exact != "country"})
    parties = sorted({a.country for e in events for a in (*e.actors, *e.recipients) if a.country})
    marks = [
        f"name ({names[0]})" if names else "",
        f"date ({when})" if when else "",
        f"place ({where[0]})" if where else "",
    ]
    marks.append(f"parties ({', '.join(parties)})" if parties else "")
    return ", ".join(m for m in marks if m) or "what the text calls it"
