"""A view as CSV files that a spreadsheet opens: exact words and offsets, one table for each kind of record.

UTF-8 with a byte order mark and CRLF (RFC 4180): what Excel, LibreOffice and Numbers read without asking.
"""

from __future__ import annotations

import csv as csvs
import io
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import UsageError
from onrecord.records import Actor, Claim, Document, Event, Figure, Finding, Link, Problem, Spans, Stance, Statement
from onrecord.show import pack
from onrecord.text import words_of
from onrecord.view import View

# What makes a spreadsheet run a cell as a formula (OWASP, CSV injection); the apostrophe makes it text.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Characters that XML 1.0 has no way to hold: a spreadsheet that saves the sheet would lose or refuse them.
UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

type Cells = dict[str, Any]


def cell(value: object) -> str:
    """One cell: nothing for None, a guarded text, a number as it is."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.15g}"
    text = UNHELD.sub("\ufffd", str(value))
    return "'" + text if text.startswith(FORMULA) else text


def _offsets(spans: Spans) -> str:
    return "; ".join(f"{s.start}-{s.stop}" for s in spans)


def _actor(prefix: str, actor: Actor | None) -> Cells:
    return {
        prefix: actor.name if actor else None,
        f"{prefix}_id": actor.id if actor else None,
        f"{prefix}_country": actor.country if actor else None,
        f"{prefix}_kind": actor.kind if actor else None,
    }


def _actors(actors: Sequence[Actor]) -> str:
    return "; ".join(a.name for a in actors)


def _placed(view: View, record: Statement | Event | Figure | Stance) -> Cells:
    d = view.document_of(record)
    return {"doc": d.id, "publisher": d.publisher, "published": d.published, "url": d.url}


def _words(view: View, doc: str, spans: Spans) -> str:
    return words_of(view.get(doc).text, spans)


def _document(_: View, d: Document) -> Cells:
    return {
        "id": d.id, "publisher": d.publisher, "title": d.title, "published": d.published,
        "published_from": d.published_from, "language": d.language, "url": d.url, "author": d.author, "path": d.path,
        "origin": d.origin, "sha256": d.sha256, "text_sha256": d.text_sha256, "retrieved": d.retrieved,
        "extractor": d.extractor, "characters": len(d.text),
    }  # fmt: skip


def _statement(view: View, s: Statement) -> Cells:
    return {
        "id": s.id, "act": s.act, "voice": s.voice, **_actor("speaker", s.speaker), "said": s.said,
        "medium": s.medium, "content_words": _words(view, s.doc, s.content), "source_words": _words(view, s.doc, s.source),
        "cue_words": _words(view, s.doc, s.cue), "loaded_words": _words(view, s.doc, s.loaded), "polarity": s.polarity,
        "addressee": s.addressee.name if s.addressee else None, "said_where": s.said_where, "within": s.within,
        "rests_on": "; ".join(s.rests_on), "confidence": s.confidence, "rule": s.rule, **_placed(view, s),
        "content_offsets": _offsets(s.content), "source_offsets": _offsets(s.source), "cue_offsets": _offsets(s.cue),
    }  # fmt: skip


def _event(view: View, e: Event) -> Cells:
    where = e.where
    return {
        "id": e.id, "words": _words(view, e.doc, (e.span,)), "plover": e.plover, "mode": e.mode,
        "context": "; ".join(e.context), "name": e.name, "actors": _actors(e.actors), "recipients": _actors(e.recipients),
        "when": e.when, "when_words": e.words, "where": where.name if where else None,
        "where_country": where.country if where else None, "where_exact": where.exact if where else None,
        "lat": where.lat if where else None, "lon": where.lon if where else None,
        "status": "; ".join(f"{s.status} ({s.by})" for s in e.status), "rule": e.rule, **_placed(view, e),
        "offsets": _offsets((e.span,)),
    }  # fmt: skip


def _figure(view: View, f: Figure) -> Cells:
    return {
        "id": f.id, "words": _words(view, f.doc, (f.span,)), "low": f.low, "high": f.high, "unit": f.unit,
        "hedge": f.hedge, "indicator": f.indicator, **_actor("whom", f.whom), "period": f.period,
        "share_of": f.share_of, "vague": f.vague, "by": f.by, "rule": f.rule, **_placed(view, f),
        "offsets": _offsets((f.span,)),
    }  # fmt: skip


def _stance(view: View, s: Stance) -> Cells:
    return {
        "id": s.id, "words": _words(view, s.doc, (s.span,)), **_actor("whom", s.whom), "toward": _actors(s.toward),
        "posture": s.posture, "ascribed_by": s.ascribed_by, "when": s.when, "rule": s.rule, **_placed(view, s),
        "offsets": _offsets((s.span,)),
    }  # fmt: skip


def _claim(_: View, c: Claim) -> Cells:
    return {"id": c.id, "name": c.name, "name_of": c.name_of, "members": "; ".join(c.members)}


def _link(_: View, x: Link) -> Cells:
    return {"id": x.id, "kind": x.kind, "a": x.a, "b": x.b, "why": "; ".join(x.why), "weight": x.weight}


def _finding(_: View, f: Finding) -> Cells:
    return {
        "id": f.id, "kind": f.kind, "about": f.about, "state": f.state, "strength": f.strength, "why": f.why,
        "settle": f.settle, "side": "; ".join(f.side), "other": "; ".join(f.other), "reports_side": f.reports[0],
        "reports_other": f.reports[1], "utterances_side": f.utterances[0], "utterances_other": f.utterances[1],
        "secondhand_side": f.secondhand[0], "secondhand_other": f.secondhand[1], "claim": f.claim,
    }  # fmt: skip


def _problem(_: View, p: Problem) -> Cells:
    return {"level": p.level, "source": p.source, "message": p.message}


TABLES: dict[str, Callable[[View, Any], Cells]] = {
    "documents": _document,
    "statements": _statement,
    "events": _event,
    "figures": _figure,
    "stances": _stance,
    "claims": _claim,
    "links": _link,
    "findings": _finding,
    "problems": _problem,
}


def tables(view: View) -> Iterator[tuple[str, bytes]]:
    """File name and bytes of each table that has rows."""
    for name, row in TABLES.items():
        rows = [row(view, record) for record in getattr(view, name)]
        if rows:
            out = io.StringIO()
            writer = csvs.writer(out, lineterminator="\r\n")
            writer.writerow(rows[0])
            writer.writerows([cell(v) for v in r.values()] for r in rows)
            yield f"{name}.csv", out.getvalue().encode("utf-8-sig")


def csv(view: View, path: Path) -> list[Path]:
    """Writes one file for each kind of record into the folder `path`, or all into one zip if it ends in .zip."""
    if path.suffix == ".zip":
        pack.write(path, dict(tables(view)))
        return [path]
    if path.is_file():
        raise UsageError(f"{path}: is a file; name a folder, or a file that ends in .zip")
    path.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in tables(view):
        (path / name).write_bytes(content)
        written.append(path / name)
    return written
