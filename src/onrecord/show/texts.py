"""The source texts, line by line, with every record marked where it stands and linked to its findings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onrecord.records import Document, Statement
from onrecord.show import words
from onrecord.show.index import Index, Source, anchor
from onrecord.show.marks import Mark, Piece, extent, marks_of, pieces
from onrecord.text import paragraphs, words_of


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: its number, its pieces, and whether it is the title."""

    number: int
    pieces: tuple[Piece, ...]
    title: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """How a statement of the text was read: what a reader checks against the words themselves."""

    ident: str
    href: str
    line: int
    who: str
    act: str
    act_words: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document as the page prints it; no lines when its text is left out (`note` says why).

    `copies` are documents that share its wording or its report (same origin).
    """

    ident: str
    source: Source
    lines: tuple[Line, ...]
    readings: tuple[Reading, ...]
    cited: bool
    summary: str
    copies: tuple[Source, ...]
    note: str | None
    path: str
    url_text: str | None
    sha256: str | None
    text_sha256: str
    extractor: str | None
    retrieved: str | None
    published_from: str | None
    author: str | None


def texts(index: Index) -> list[Text]:
    """Every document in the order of the view (by date)."""
    marks: defaultdict[str, list[Mark]] = defaultdict(list)
    counts: defaultdict[str, int] = defaultdict(int)
    cited = {index.records[i].doc for i in index.found if i in index.records}
    for record in index.records.values():
        counts[record.doc] += 1
        if record.doc not in index.left_out:
            marks[record.doc] += marks_of(record)
    spoken: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in index.view.statements:
        spoken[statement.doc].append(statement)
    origins: defaultdict[str, list[str]] = defaultdict(list)
    for d in index.view.documents:
        if d.origin:
            origins[d.origin].append(d.id)
    return [
        _text(
            index,
            d,
            marks[d.id],
            d.id in cited,
            counts[d.id],
            origins[d.origin] if d.origin else [],
            spoken[d.id] if d.id not in index.left_out else [],
        )
        for d in index.view.documents
    ]


def _text(
    index: Index,
    d: Document,
    marks: list[Mark],
    cited: bool,
    found: int,
    group: list[str],
    statements: list[Statement],
) -> Text:
    lines: list[Line] = []
    if d.id not in index.left_out:
        title = bool(d.title) and d.text.startswith(d.title or "")
        waiting = sorted(marks, key=lambda m: m.start)
        for number, (start, stop) in enumerate(paragraphs(d.text), 1):
            here = [m for m in waiting if m.start < stop and m.stop > start]
            lines.append(Line(number, pieces(d.text, here, start, stop), title and number == 1))
    return Text(
        anchor("t", d.id),
        index.source(d.id),
        _once(lines),
        tuple(_reading(index, s) for s in statements),
        cited,
        words.count(found, "record") + " read here",
        tuple(index.source(i) for i in group if i != d.id),
        "The text is left out of this page to keep it small; the record keeps it." if not lines else None,
        d.path,
        d.url,
        d.sha256,
        d.text_sha256,
        d.extractor,
        d.retrieved,
        d.published_from,
        d.author,
    )


# Letters of a statement's words in its line of the table: enough to know it again, the text above has all of them.
KNOWN_BY = 110


def _reading(index: Index, s: Statement) -> Reading:
    source = index.source(s.doc)
    own = s.voice == "outlet"
    who = source.name if own else s.speaker.name if s.speaker else "Nobody named"
    said = f"said {words.date_words(s.said)}" if s.said else None
    through = f"known through {s.medium}" if s.medium else None
    doubt = None if s.confidence == "high" else f"{s.confidence} confidence"
    what = words_of(index.documents[s.doc].text, s.content)
    return Reading(
        s.id,
        index.href(s),
        index.line(s.doc, extent(s)[0]),
        who,
        "own" if own else s.act,
        "asserts" if own else words.ACTS[s.act],
        words.shortened(what, KNOWN_BY),
        ", ".join(p for p in (words.VOICES[s.voice], said, through, doubt) if p),
    )


def _once(lines: list[Line]) -> tuple[Line, ...]:
    """A record over two lines opens in the first and closes in the last only: an id stands once in a page."""
    seen: set[str] = set()
    opened = []
    for line in lines:
        cut = []
        for p in line.pieces:
            fresh = tuple(i for i in p.opens if i not in seen)
            seen.update(fresh)
            cut.append(Piece(p.text, p.roles, fresh, p.closes))
        opened.append(Line(line.number, tuple(cut), line.title))
    last: dict[str, tuple[int, int]] = {}
    for at, line in enumerate(opened):
        for nth, p in enumerate(line.pieces):
            last.update(dict.fromkeys(p.closes, (at, nth)))
    closed = []
    for at, line in enumerate(opened):
        cut = [
            Piece(p.text, p.roles, p.opens, tuple(i for i in p.closes if last[i] == (at, nth)))
            for nth, p in enumerate(line.pieces)
        ]
        closed.append(Line(line.number, tuple(cut), line.title))
    return tuple(closed)
