"""What the timeline shows: what was said and what was done, each at its day or for as long as its date covers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from onrecord.records import Event, Statement
from onrecord.show import words
from onrecord.show.index import Index
from onrecord.show.tables import event_name

# Colours and line styles of the chart by what is known: happened and disputed must differ at a glance.
Look = str

# Acts that move an affair; "says" alone would fill the lane with every sentence that anybody spoke.
TELLING = frozenset({"confirm", "deny", "announce", "promise", "accuse", "warn", "demand"})

# Beyond this many marks in a lane nobody can read a label; the table below the chart keeps them all.
LANE = 40


@dataclass(frozen=True, slots=True)
class Moment:
    """A mark of the timeline. `start` to `stop` (exclusive) are the days it may cover; `times` what it stands for;
    `short` is the label where there is little room and colour tells the rest.
    """

    lane: str
    start: date
    stop: date
    when: str
    look: Look
    look_words: str
    label: str
    short: str
    detail: str
    times: int
    href: str
    cited: bool


LOOKS = {
    "happened": "reported as having happened",
    "disputed": "disputed: one side says it happened, the other that it did not",
    "planned": "planned or announced",
    "denied": "denied or cancelled",
    "alleged": "alleged",
    "confirm": "confirms",
    "deny": "denies",
    "announce": "announces or promises",
    "say": "says, warns, accuses or demands",
}


def said_look(act: str) -> Look:
    return {"confirm": "confirm", "deny": "deny", "announce": "announce", "promise": "announce"}.get(act, "say")


def done_look(statuses: set[str]) -> Look:
    """How an event is drawn when its vouchers are taken together."""
    held, refused = statuses & {"happened", "ongoing"}, statuses & {"denied", "cancelled"}
    if held and refused:
        return "disputed"
    if held:
        return "happened"
    if refused:
        return "denied"
    return "planned" if "planned" in statuses else "alleged"


def moments(index: Index) -> list[Moment]:
    """Both lanes by date; in each, what findings rest on comes first when there is too much to draw."""
    both = [_trim(_said(index)), _trim(_done(index))]
    return [m for lane in both for m in lane]


def _trim(lane: list[Moment]) -> list[Moment]:
    kept = sorted(lane, key=lambda m: (not m.cited, -m.times, m.start, m.label))[:LANE]
    return sorted(kept, key=lambda m: (m.start, m.stop, m.label, m.href))


def _said(index: Index) -> list[Moment]:
    groups: defaultdict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for s in index.view.statements:
        if s.speaker and s.voice != "outlet" and s.doc in index.documents and (s.act in TELLING or s.id in index.found):
            when = s.said or index.documents[s.doc].published
            if when:
                groups[when, s.speaker.id, s.act].append(s)
    out = []
    for (when, _, act), group in groups.items():
        days = words.days_of(when)
        if days is None:
            continue
        one = group[0]
        assert one.speaker is not None  # the groups hold statements with a speaker only
        dated = "" if one.said else " (date of the report)"
        out.append(
            Moment(
                "said",
                *days,
                (words.date_words(when) or "") + dated,
                said_look(act),
                words.ACTS[one.act],
                f"{one.speaker.name} {words.ACTS[one.act]}",
                one.speaker.name,
                index.words(one),
                len(group),
                index.href(one),
                any(s.id in index.found for s in group),
            )
        )
    return out


def _done(index: Index) -> list[Moment]:
    groups: defaultdict[tuple[str, ...], list[Event]] = defaultdict(list)
    for e in index.view.events:
        if e.when and e.status and e.doc in index.documents:
            claim = next(iter(index.claims.get(e.id, ())), "")
            where = e.where.name if e.where else ",".join(sorted(a.id for a in e.actors))
            key = (claim, e.when) if claim else (e.plover, e.when, where)
            groups[key].append(e)
    out = []
    for group in groups.values():
        one = next((e for e in group if e.name), group[0])
        days = words.days_of(one.when)
        if days is None:
            continue
        look = done_look({s.status for e in group for s in e.status})
        place = f", {one.where.name}" if one.where and one.where.name not in event_name(index, one) else ""
        out.append(
            Moment(
                "done",
                *days,
                words.date_words(one.when) or "",
                look,
                LOOKS[look],
                words.capital(event_name(index, one)) + place,
                words.capital(event_name(index, one)),
                index.words(one),
                len(group),
                index.href(one),
                any(e.id in index.found for e in group),
            )
        )
    return out
