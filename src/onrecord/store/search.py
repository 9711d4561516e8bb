"""Full-text search over a case's documents: where the words stand, with the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text

from onrecord.records import Span, Spans

# Characters of text on each side of the first hit: a line on a terminal holds the rest.
AROUND = 80
# Noncharacters mark the hits in the database's answer: Unicode keeps them out of every text (23.7).
OPEN, CLOSE = "\ufdd0", "\ufdd1"

SQLITE = """
    select d.id, d.path, d.title, d.published, d.publisher, highlight(text_index, 0, :open, :close) as marked
    from text_index join documents d on d.number = text_index.rowid
    where text_index match :query order by rank, d.number limit :limit"""
POSTGRES = """
    select d.id, d.path, d.title, d.published, d.publisher,
           ts_headline('simple', d.text, q, 'HighlightAll=true, StartSel=' || :open || ', StopSel=' || :close) as marked
    from documents d, websearch_to_tsquery('simple', :query) q
    where to_tsvector('simple', d.text) @@ q
    order by ts_rank(to_tsvector('simple', d.text), q) desc, d.number limit :limit"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that holds the words; `spans` say where in its text, `snippet` shows the first of them."""

    document: str
    path: str
    title: str | None
    published: str | None
    publisher: str | None
    snippet: str
    spans: Spans


def search(connection: Connection, words: str, limit: int) -> Iterator[Hit]:
    """The documents that hold all of the words; those in quotation marks as one phrase. Best first."""
    phrases = [p for pair in re.findall(r'"([^"]+)"|(\S+)', words) for p in pair if re.search(r"\w", p)]
    if not phrases:
        return
    query = " ".join('"' + p.replace('"', "") + '"' for p in phrases)
    sql = SQLITE if connection.dialect.name == "sqlite" else POSTGRES
    asked = {"open": OPEN, "close": CLOSE, "query": query, "limit": limit}
    for row in connection.execute(text(sql), asked):
        spans = _spans(row.marked)
        plain = row.marked.replace(OPEN, "").replace(CLOSE, "")
        yield Hit(row.id, row.path, row.title, row.published, row.publisher, _snippet(plain, spans), spans)


def _spans(marked: str) -> Spans:
    """Offsets of the marked words in the text without marks."""
    spans, start = [], 0
    for seen, mark in enumerate(re.finditer(f"[{OPEN}{CLOSE}]", marked)):
        at = mark.start() - seen
        if mark.group() == OPEN:
            start = at
        elif at > start:
            spans.append(Span(start, at))
    return tuple(spans)


def _snippet(plain: str, spans: Spans) -> str:
    """One line around the first hit, cut at words."""
    if not spans:
        return ""
    start, stop = max(0, spans[0].start - AROUND), min(len(plain), spans[0].stop + AROUND)
    piece = plain[start:stop]
    if start:
        piece = "… " + piece.split(" ", 1)[-1]
    if stop < len(plain):
        piece = piece.rsplit(" ", 1)[0] + " …"
    return " ".join(piece.split())
