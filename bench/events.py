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
from onrecord.find.plover import Trigger
from onrecord.find.status import of_event
from onrecord.records import Actor, Document, Event

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
MATERIAL_CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
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
    best = max(found, key=lambda f: _weight(*f))
    return [_row(text, *best)]


def _weight(trigger: Trigger, event: Event) -> tuple[float, int]:
    """How likely an event is the one that its sentence is about: near the root, with both sides known."""
    depth = sum(1 for _ in trigger.token.ancestors)
    sides = sum(bool(_codes(side)) for side in (event.actors, event.recipients))
    return (sides - 0.5 * depth - (event.plover == "CONSULT"), -trigger.token.i)


def _row(text: str, trigger: Trigger, event: Event) -> dict[str, Any]:
    plover = event.plover
    if of_event(trigger) in UNREAL:
        plover = "AGREE" if plover in COOPERATIVE else "THREATEN" if plover in MATERIAL_CONFLICT else plover
    source, target = _codes(event.actors), _codes(event.recipients)
    if source == target:
        target = []
    if not target and event.where is not None and event.where.country:
        place = [event.where.country, ""]
        target = [] if place[0] in {s[0] for s in source} else [place]
    return {"text": text, "event": plover, "source": source, "target": target}


def _codes(actors: tuple[Actor, ...]) -> list[list[str]]:
    out = []
    for a in actors:
        code = a.country or (a.sector if a.sector in WORLDWIDE else None)
        if code:
            out.append([code, "" if a.kind == "country" else (a.sector or "")])
    return out


if __name__ == "__main__":
    main()
