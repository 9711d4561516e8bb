"""Events end to end from sentences, in the form that the public PLOVER scorer reads.

    python bench/events.py gold.json --out predictions.jsonl
    python bench/events.py ../shared/bench/plover_gsr/train.json --out out/events.jsonl

Reads the `text` of each record (nothing else of it) and prints one event a line: {"text", "event", "source", "target"}.
The gold follows PLOVER's conventions of 2016, which the product does not: what is planned or offered is coded as AGREE
(or THREATEN), what somebody says that another must do as a demand, a sentence has one event as a rule, a country that
is only the place of an event is its target, and an official named without a country is of the text's first one.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.find import prepare, relations
from onrecord.find.events import read
from onrecord.find.ground import Ground, subject
from onrecord.find.page import Page
from onrecord.find.plover import Trigger
from onrecord.find.relations import convention
from onrecord.records import Actor, Document, Event

# Done together: the place of the one is not the other.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "MOBILIZE", "REQUEST", "REJECT", "ACCUSE"})
UNDIRECTED = frozenset({"CONSULT", "COOPERATE", "AGREE", "MOBILIZE", "SUPPORT"})
# Done at home as often as abroad: source and target may be one country.
DOMESTIC = frozenset({"PROTEST", "COERCE", "YIELD", "ASSAULT", "THREATEN"})
# Officials whose country goes without saying at home.
HOME_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "PTY", "OPP", "COP"})
WORLDWIDE = frozenset({"IGO", "IMG", "MNC"})
# A step down from the sentence's head weighs as much as a side that is known.
STEP_WEIGHT = 1.0

type Codes = list[list[str]]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path, help="a JSON list of records with a `text`")
    ask.add_argument("--out", type=Path, required=True, help="where the events go, one JSON object a line")
    args = ask.parse_args()
    records = json.loads(args.gold.read_text(encoding="utf-8"))
    texts = list(dict.fromkeys(r["text"] for r in records if r.get("event") != "DOCUMENT" and "text" in r))
    rows = [row for text in texts for row in coded(text)]
    args.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    print(f"{len(texts)} texts, {len(rows)} events", file=sys.stderr)


def coded(text: str) -> list[dict[str, Any]]:
    """The event that a text is about, if it names any."""
    page = prepare(Document("d", "d", text, ""))
    found = read(page)
    if not found:
        return _by_model(page)
    trigger, event = max(found, key=lambda f: _weight(*f))
    places = [e.where.country for t, e in found if t == trigger and e.where is not None and e.where.country]
    return [Coding(page, trigger, event, places).row(text)]


def _by_model(page: Page) -> list[dict[str, Any]]:
    """Where no word of the tables stands in a text: what its first two actors do, by the trained model."""
    ground = Ground(page)
    named = [m for m in page.mentions if _codes((m.actor,))]
    if len(named) < 2 or not relations.available():
        return []
    source, target = (frozenset(ground.words(m.start, m.stop)) for m in named[:2])
    plover = relations.relation(relations.Pair(page.doc, source, target))
    sides = [_codes((m.actor,)) for m in named[:2]]
    return [{"text": page.text, "event": plover, "source": sides[0], "target": sides[1]}]


def _weight(trigger: Trigger, event: Event) -> tuple[float, int]:
    """How likely an event is the one that its sentence is about: near the head, with both sides known."""
    depth = sum(1 for _ in trigger.token.ancestors)
    sides = sum(bool(_codes(side)) for side in (event.actors, event.recipients))
    return (sides - STEP_WEIGHT * depth, -trigger.token.i)


def _codes(actors: tuple[Actor, ...], home: str | None = None) -> Codes:
    out: Codes = []
    for a in actors:
        code = a.country or ("NGO" if a.sector == "NGO" else "IGO" if a.sector in WORLDWIDE else None)
        if code is None and a.kind == "person" and a.sector in HOME_SECTORS:
            code = home
        if code:
            out.append([code, "" if a.kind == "country" else (a.sector or "")])
    return out


@dataclass
class Coding:
    """An event on its way into the gold's conventions."""

    page: Page
    trigger: Trigger
    event: Event
    places: list[str]

    def row(self, text: str) -> dict[str, Any]:
        plover = convention(self.trigger)
        actors, recipients = self.event.actors, self.event.recipients
        if plover == "REQUEST" and self.event.plover != "REQUEST" and (speaker := self._speaker()):
            actors, recipients = speaker, actors
        target = _codes(recipients)
        source = _codes(actors, self._home(_lands(target)))
        if source == target:
            target = []
        source = source or self._nearest(before=True, but=target)
        for country in self.places:
            if (not target or self.event.mode == "visit") and (plover not in MUTUAL or country not in _lands(source)):
                target += [[country, ""]] if country not in _lands(target) else []
        if not target and plover not in UNDIRECTED:
            target = self._nearest(before=False, but=[] if plover in DOMESTIC else source)
        return {"text": text, "event": plover, "source": source, "target": target}

    def _speaker(self) -> tuple[Actor, ...]:
        """Who says that somebody must: the subject of the verb above."""
        verb = self.trigger.verb
        doer = subject(verb.head) if verb is not None and verb.dep_ == "ccomp" else None
        return tuple(m.actor for m in Ground(self.page).who(doer)) if doer is not None else ()

    def _home(self, others: set[str]) -> str | None:
        """The first country of the text that is not on the other side."""
        named = [(m.start, m.actor.country) for m in self.page.mentions if m.actor.country]
        named += [(p.start, p.where.country) for p in self.page.places if p.where.country]
        return next((c for _, c in sorted(named) if c and c not in others), None)

    def _nearest(self, before: bool, but: Codes) -> Codes:
        """The actor nearest to the event on one side of its word, where the grammar gave none."""
        at = self.trigger.token.idx
        home = self._home(_lands(but))
        aside = [
            (abs(m.start - at), c)
            for m in self.page.mentions
            if (m.start < at) == before
            for c in _codes((m.actor,), home)
        ]
        if not before:
            aside += [
                (p.start - at, [p.where.country, ""]) for p in self.page.places if p.start > at and p.where.country
            ]
        aside = [(d, c) for d, c in aside if c not in but]
        return [min(aside)[1]] if aside else []


def _lands(codes: Codes) -> set[str]:
    return {code for code, _ in codes}


if __name__ == "__main__":
    main()
