"""Records to rows of the case file and back."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from sqlalchemy import Row

from onrecord import wire
from onrecord.records import Document, Event, Figure, Record, Span, Stance, Statement
from onrecord.store.judgements import Anchor, Judgement, Placed, spans_of
from onrecord.text import words_of

DOCUMENT = tuple(f.name for f in dataclasses.fields(Document))


def packed(record: Any) -> str:
    return json.dumps(wire.dump(record), ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Record:
    return wire.load(json.loads(text))


def document(row: Row[Any]) -> Document:
    found: dict[str, Any] = {name: getattr(row, name) for name in DOCUMENT}
    return Document(**found)


def placed(record: Placed, text: str) -> dict[str, Any]:
    """A record's row; `text` is its document's."""
    spans = record.content or spans_of(record) if isinstance(record, Statement) else (record.span,)
    return {
        "id": record.id,
        "doc": record.doc,
        "type": wire.NAMES[type(record)],
        "start": min((s.start for s in spans_of(record)), default=0),
        "words": " ".join(words_of(text, spans).split()),
        "json": packed(record),
        "linked": None,
        **columns(record),
    }


def columns(record: Placed) -> dict[str, Any]:
    """The columns that a person filters by."""
    found: dict[str, Any] = dict.fromkeys(
        ("act", "voice", "speaker", "country", "date", "place", "kind", "low", "high", "unit")
    )
    match record:
        case Statement():
            country = record.speaker.country if record.speaker else None
            speaker = record.speaker.name if record.speaker else None
            found |= {
                "act": record.act,
                "voice": record.voice,
                "speaker": speaker,
                "country": country,
                "date": record.said,
            }
        case Event():
            place, country = (record.where.name, record.where.country) if record.where else (None, None)
            found |= {"kind": record.plover, "date": record.when, "place": place, "country": country}
        case Figure():
            whom = record.whom.country if record.whom else None
            found |= {"kind": record.indicator, "date": record.period, "country": whom}
            found |= {"low": record.low, "high": record.high, "unit": record.unit}
        case Stance():
            found |= {
                "kind": record.posture,
                "date": record.when,
                "speaker": record.whom.name,
                "country": record.whom.country,
            }
    return found


def judgement(row: Row[Any]) -> Judgement:
    kept = json.loads(row.json)
    anchors = tuple(Anchor(**{**a, "spans": tuple(Span(*s) for s in a["spans"])}) for a in kept["anchors"])
    fields = tuple((name, value) for name, value in kept["fields"])
    return Judgement(
        row.id,
        row.kind,
        row.verdict,
        row.why,
        row.who,
        row.at,
        kept["target"],
        (),
        fields,
        kept["about"],
        anchors,
        row.undone,
    )


def judged(j: Judgement) -> dict[str, Any]:
    kept = {
        "target": j.target,
        "fields": j.fields,
        "about": j.about,
        "anchors": [{**dataclasses.asdict(a), "spans": [[s.start, s.stop] for s in a.spans]} for a in j.anchors],
    }
    plain = json.dumps(kept, ensure_ascii=False)
    return {
        "id": j.id,
        "kind": j.kind,
        "verdict": j.verdict,
        "why": j.why,
        "who": j.who,
        "at": j.when,
        "undone": j.undone,
        "json": plain,
    }
