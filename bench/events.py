"""Events end to end from sentences, in the form that the public PLOVER scorer reads.

    python bench/events.py gold.json --out predictions.jsonl
    python bench/events.py ../shared/bench/plover_gsr/train.json --out /tmp/events.jsonl

Reads the `text` of each record (nothing else of it) and prints one event a line: {"text", "event", "source", "target"}.
The gold follows PLOVER's conventions of 2016, which the product does not: what is planned or offered is coded as AGREE
(or THREATEN), a sentence has one event as a rule, and a country that is only the place of an event is its target.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from onrecord.find import prepare
from onrecord.find.events import read
from onrecord.find.page import Page
from onrecord.find.plover import Trigger
from onrecord.find.status import of_event
from onrecord.records import Actor, Document, Event, Where

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
MATERIAL_CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "MOBILIZE", "REQUEST", "REJECT", "ACCUSE"})
# Officials whose country goes without saying at home.
HOME_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "PTY", "OPP", "COP"})
UNREAL = frozenset({"planned", "hypothetical"})
# Sectors that stand for a body of no country.
WORLDWIDE = frozenset({"IGO", "NGO", "IMG", "MNC"})


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
    """The events of one text, the main one of each sentence."""
    page = prepare(Document("d", "d", text, ""))
    found = read(page)
    if not found:
        return []
    trigger, event = max(found, key=lambda f: _weight(*f))
    places = [e.where for t, e in found if t == trigger and e.where is not None]
    return [_row(text, trigger, event, places, _home(page))]


def _weight(trigger: Trigger, event: Event) -> tuple[float, int]:
    """How likely an event is the one that its sentence is about: near the root, with both sides known."""
    depth = sum(1 for _ in trigger.token.ancestors)
    sides = sum(bool(_codes(side)) for side in (event.actors, event.recipients))
    return (sides - 0.5 * depth - (event.plover == "CONSULT"), -trigger.token.i)


def _home(page: Page) -> str | None:
    """The country that a text speaks of first: whose an official is when nothing says."""
    named = [(m.start, m.actor.country) for m in page.mentions if m.actor.country]
    named += [(p.start, p.where.country) for p in page.places if p.where.country]
    return min(named)[1] if named else None


def _row(text: str, trigger: Trigger, event: Event, places: list[Where], home: str | None) -> dict[str, Any]:
    plover = event.plover
    if of_event(trigger) in UNREAL:
        plover = "AGREE" if plover in COOPERATIVE else "THREATEN" if plover in MATERIAL_CONFLICT else plover
    source, target = _codes(event.actors, home), _codes(event.recipients, home)
    if source == target:
        target = []
    own = {s[0] for s in source} if event.plover in MUTUAL else set()
    for place in places:
        code = [place.country or "", ""]
        if (not target or event.mode == "visit") and place.country and place.country not in own and code not in target:
            target.append(code)
    return {"text": text, "event": plover, "source": source, "target": target}


def _codes(actors: tuple[Actor, ...], home: str | None = None) -> list[list[str]]:
    out = []
    for a in actors:
        code = a.country or ("NGO" if a.sector == "NGO" else "IGO" if a.sector in WORLDWIDE else None)
        if code is None and a.kind == "person" and a.sector in HOME_SECTORS:
            code = home
        if code:
            out.append([code, "" if a.kind == "country" else (a.sector or "")])
    return out


if __name__ == "__main__":
    main()
