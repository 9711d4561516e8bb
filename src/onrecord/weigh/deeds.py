"""The case's events as groups of mentions, with who vouches for what: what `outcome` and `posture` look at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onrecord import edtf
from onrecord.records import Event, StatusKind, Where
from onrecord.view import View


@dataclass(frozen=True, slots=True)
class Deed:
    """One event of the case: its mentions in order of publication and place in the text."""

    mentions: tuple[Event, ...]

    @property
    def when(self) -> str | None:
        """The most exact date that any mention gives."""
        return max((e.when for e in self.mentions if e.when), key=lambda w: (len(w.split("/")[0]), w), default=None)

    @property
    def where(self) -> Where | None:
        order = ("site", "city", "province", "country")
        places = [e.where for e in self.mentions if e.where]
        return min(places, key=lambda p: (order.index(p.exact), p.name), default=None)

    @property
    def name(self) -> str | None:
        return next((e.name for e in self.mentions if e.name), None)

    @property
    def people(self) -> frozenset[str]:
        return frozenset(a.id for e in self.mentions for a in (*e.actors, *e.recipients) if a.kind == "person")

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(a.country for e in self.mentions for a in (*e.actors, *e.recipients) if a.country)

    def vouchers(self, *kinds: StatusKind) -> tuple[str, ...]:
        """Who vouches for one of the statuses: statement ids, or the mention's own id for the outlet's word."""
        found = (e.id if s.by == "outlet" else s.by for e in self.mentions for s in e.status if s.status in kinds)
        return tuple(dict.fromkeys(found))


def deeds(view: View) -> list[Deed]:
    """The case's events, from the links that hold mentions to be the same."""
    first = {k.b: k.a for k in view.links if k.kind == "same"}
    groups: dict[str, list[Event]] = defaultdict(list)
    for e in view.events:
        groups[first.get(e.id, e.id)].append(e)

    def order(e: Event) -> tuple[str, str, int, str]:
        return view.document_of(e).published or "9999", e.doc, e.span.start, e.id

    found = [Deed(tuple(sorted(g, key=order))) for g in groups.values()]
    return sorted(found, key=lambda d: order(d.mentions[0]))


def passed(when: str, today: str) -> bool:
    """Whether a date lies wholly before the case's date."""
    return edtf.before(when, today)
