"""Text cut into pieces at the borders of spans that may overlap, each piece with what it belongs to.

Berg confirmed that units took part   source [0,4), cue [5,14), content [15,36) of s1
-> "Berg" who s1 | " " | "confirmed" cue | " " | "that units took part" said
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from onrecord.records import Event, Figure, Span, Stance, Statement
from onrecord.text import paragraphs

type Marked = Statement | Event | Figure | Stance


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `stop` play `role` ("who", "cue", "said", ...) for the record `ident`."""

    start: int
    stop: int
    role: str
    ident: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with their roles; `opens` are the records that begin here, `closes` those that end here."""

    text: str
    roles: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()


def content_role(statement: Statement) -> str:
    """How a statement's content is marked: by its voice first, since an outlet's claim is never an actor's."""
    if statement.voice == "outlet":
        return "own"
    if statement.act == "deny":
        return "denied"
    return "unnamed" if statement.voice == "unnamed" else "said"


def marks_of(record: Marked, *, whole: bool = False) -> list[Mark]:
    """The marks of a record; an event is marked by the word that names it where that is known, unless `whole`."""
    if isinstance(record, Statement):
        named: list[tuple[Sequence[Span], str]] = [
            (record.source, "who"),
            (record.cue, "cue"),
            (record.content, content_role(record)),
            (record.target, "target"),
            (record.loaded, "loaded"),
        ]
        return [Mark(s.start, s.stop, role, record.id) for spans, role in named for s in spans]
    if isinstance(record, Event):
        span = record.span if whole else record.trigger or record.span
        return [Mark(span.start, span.stop, "event", record.id)]
    return [Mark(record.span.start, record.span.stop, "figure" if isinstance(record, Figure) else "stance", record.id)]


def extent(record: Marked) -> tuple[int, int]:
    """First and last character of a record's spans (0, 0 when it has none)."""
    spans: list[Span]
    if isinstance(record, Statement):
        spans = [*record.source, *record.cue, *record.content, *record.loaded]
    else:
        spans = [record.span]
    return min((s.start for s in spans), default=0), max((s.stop for s in spans), default=0)


def pieces(text: str, marks: Iterable[Mark], start: int, stop: int) -> tuple[Piece, ...]:
    """`text[start:stop]` in pieces. Roles come in reading order of their records, each once.

    A record opens at the first piece that any of its marks covers within the cut, and closes after its last.
    """
    inside = [m for m in marks if m.start < stop and m.stop > start]
    borders = sorted({start, stop, *(b for m in inside for b in (m.start, m.stop) if start < b < stop)})
    opened = {m.ident: start for m in inside}
    closed = dict.fromkeys(opened, start)
    for m in inside:
        closed[m.ident] = max(closed[m.ident], min(m.stop, stop))
    for m in sorted(inside, key=attrgetter("start"), reverse=True):
        opened[m.ident] = max(m.start, start)
    out = []
    waiting = sorted(inside, key=lambda m: (m.start, -m.stop))  # what encloses comes first
    active: list[Mark] = []
    at = 0
    for left, right in itertools.pairwise(borders):
        while at < len(waiting) and waiting[at].start <= left:
            active.append(waiting[at])
            at += 1
        active = [m for m in active if m.stop > left]
        roles = tuple(dict.fromkeys(m.role for m in active))
        idents = dict.fromkeys(m.ident for m in active)
        out.append(
            Piece(
                text[left:right],
                roles,
                tuple(i for i in idents if opened[i] == left),
                tuple(i for i in idents if closed[i] == right),
            )
        )
    return tuple(out)


# A sentence's end for showing: a stop with closing marks, white space, and a start in any script. A single capital
# or a short title before the stop ("S. Lavrov", "Gen. Chengriha") is no end. A wrong cut shows more or fewer words
# around a quotation and changes nothing else.
END = re.compile(
    r"(?<![\s.(]\w)(?<!\bMr)(?<!\bDr)(?<!\bLt)(?<!\bMrs)(?<!\b(?:Gen|Col|Sgt|Nov|Dec|Jan|Feb|Oct|Sep|Aug))"
    r"[.!?؟…]+[\"”»’)\]]*\s+(?=[^\s\W]|[\"“«(\d])"
)

# What a card shows around the quoted words, in characters on each side: about four printed lines in all.
AROUND = 240


def sentence_around(text: str, start: int, stop: int) -> tuple[int, int]:
    """The sentences of one paragraph that hold `[start, stop)`, cut at a word when they run too long."""
    for left, right in paragraphs(text):
        if left <= start < right:
            break
    else:
        left, right = start, stop
    first, last = left, max(right, stop)
    for m in END.finditer(text, left, right):
        if m.end() <= start:
            first = m.end()
        elif m.end() >= stop and m.start() >= start:
            last = m.start() + len(m.group().rstrip())
            break
    if start - first > AROUND:
        first = text.find(" ", start - AROUND, start) + 1 or start
    if last - stop > AROUND:
        cut = text.rfind(" ", stop, stop + AROUND)
        last = cut if cut > 0 else stop
    return first, last
