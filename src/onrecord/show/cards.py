"""A finding as a card: two sides facing each other in their exact words, counted, with why and what would settle it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Event, Figure, Finding, Stance, Statement, StatusKind
from onrecord.show import words
from onrecord.show.index import Index, Source, anchor, contested, in_order
from onrecord.show.marks import Marked, Piece, extent, marks_of, pieces, sentence_around
from onrecord.show.rulings import Ruling

# Quotations shown at once on a side, one for each speaker; the others fold. Three fit beside each other on a desk
# without the sides drifting apart.
SHOWN = 3

# Letters of a card's title: three printed lines. The quotations below have all the words.
TITLE = 220

# How a finding's state is said, where the state is not a word of its own.
EMPTY = {
    "pending": "Its time has not passed on the date of this case.",
    "no report found": "No report of it was found in the documents of this case.",
    "did not happen": "No report that it took place is in this case.",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """One record as evidence: who, what they do, when, where it stands, and the words in their sentence.

    `act` is a class of the page (an act or an event's status), `act_words` what is printed; `via` names the
    speaker through whom a nested statement is known.
    """

    ident: str
    href: str
    who: str
    note: str
    act: str
    act_words: str
    voice: str
    when: str | None
    medium: str | None
    via: str | None
    source: Source
    line: int
    pieces: tuple[Piece, ...]
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding: quotations, those folded away, and what they rest on, counted in words.

    `rows` name what stands in no text of the case: rows of reference data.
    """

    shown: tuple[Quote, ...]
    more: tuple[Quote, ...]
    counts: str
    secondhand: str | None
    empty: str | None
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A finding, ready to be laid out."""

    number: int
    ident: str
    href: str
    kind: str
    kind_words: str
    explained: str
    about: str
    strength: str
    why: str
    settle: str
    state: str | None
    contested: bool
    side: Side
    other: Side
    rulings: tuple[Ruling, ...] = ()


def status_of(event: Event, by: Sequence[str] = ()) -> StatusKind | None:
    """The status that the first voucher among `by` (else the first of all) gives an event."""
    chosen = [s for s in event.status if s.by in by] or list(event.status)
    return chosen[0].status if chosen else None


def quote(index: Index, record: Marked) -> Quote:
    """A record as evidence, with its sentence around it."""
    document = index.documents[record.doc]
    start, stop = extent(record)
    left, right = sentence_around(document.text, start, stop)
    who, note, act, act_words, via = _speaks(index, record)
    said = record.said if isinstance(record, Statement) else None
    return Quote(
        record.id,
        index.href(record),
        who,
        note,
        act,
        act_words,
        record.voice if isinstance(record, Statement) else "record",
        words.date_words(said),
        record.medium if isinstance(record, Statement) else None,
        via,
        index.source(record.doc),
        index.line(record.doc, start),
        pieces(document.text, marks_of(record, whole=True), left, right),
        index.rulings.get(record.id, ()),
    )


def _speaks(index: Index, record: Marked) -> tuple[str, str, str, str, str | None]:
    """Who, their office, class and words of the act, and through whom it is known."""
    outlet = index.source(record.doc).name
    if isinstance(record, Statement):
        if record.voice == "outlet":
            return outlet, "in its own voice", "own", "asserts", None
        verb = words.ACTS[record.act]
        via = _through(index, record)
        if record.speaker is None:
            return "Nobody named", "", record.act, verb, via or outlet
        return record.speaker.name, index.note(record.speaker), record.act, verb, via
    if isinstance(record, Event):
        status = status_of(record)
        by = index.records.get(record.status[0].by) if record.status else None
        who = by.speaker.name if isinstance(by, Statement) and by.speaker else outlet
        when = words.date_words(record.when)
        return who, when or "", status or "event", words.VOUCHES[status] if status else "mentions it", None
    by = index.records.get(record.by if isinstance(record, Figure) and record.by else "")
    if isinstance(record, Stance):
        by = index.records.get(record.ascribed_by)
        own = record.ascribed_by == "self"
        who = record.whom.name if own else _name(by) or outlet
        return who, "of itself" if own else f"of {record.whom.name}", "stance", f"ascribes: {record.posture}", None
    return _name(by) or outlet, amount_words(record), "figure", "gives a figure", None


def _name(record: Marked | None) -> str | None:
    return record.speaker.name if isinstance(record, Statement) and record.speaker else None


def _through(index: Index, statement: Statement) -> str | None:
    """The speaker of the statement that this one is nested in."""
    outer = index.records.get(statement.within or "")
    return _name(outer)


def amount_words(figure: Figure) -> str:
    """A figure as one would say it: "more than 23 billion USD"."""
    if figure.low is None and figure.high is None:
        return figure.vague or "an amount without a number"
    ends = [_number(n) for n in dict.fromkeys((figure.low, figure.high)) if n is not None]
    return " ".join(p for p in (figure.hedge, " to ".join(ends), figure.unit) if p)


# Short scale names as newspapers print them.
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def _number(value: float) -> str:
    for size, name in SCALES:
        if abs(value) >= size:
            return f"{round(value / size, 3):g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def _side(index: Index, finding: Finding, which: int) -> Side:
    idents = (finding.side, finding.other)[which]
    records = [index.records[i] for i in idents if i in index.records]
    rows = tuple(i for i in idents if i not in index.records)
    here = {r.id for r in records}
    # An event beside the statement that vouches for it would say the same words twice.
    # So does one on the other side that is known only through the statements facing it: a plan is no report of a deed.
    facing = set(finding.side) if which else set()
    kept = [r for r in records if not (isinstance(r, Event) and _said_already(r, here, facing))]
    dated = sorted(kept, key=lambda r: (index.documents[r.doc].published or "9999", r.doc, extent(r), r.id))
    quotes = [quote(index, r) for r in dated]
    first: dict[str, Quote] = {}
    for q in sorted(quotes, key=_rank):
        first.setdefault(q.who, q)
    shown = sorted(first.values(), key=_rank)[:SHOWN]
    return Side(
        tuple(shown),
        tuple(q for q in quotes if q not in shown),
        counts_words(len({r.doc for r in records}), finding.reports[which], finding.utterances[which]),
        _secondhand(index, records) if finding.secondhand[which] else None,
        None if quotes or rows else _empty(finding),
        rows,
    )


def _said_already(event: Event, here: set[str], facing: set[str]) -> bool:
    by = {s.by for s in event.status}
    return bool(by & here) or (bool(by) and by <= facing)


# Acts that take a side, which a card shows before words that only go along with it.
TAKES_SIDE = frozenset({"confirm", "deny", "announce", "promise", "accuse"})


def _rank(q: Quote) -> tuple[bool, bool, bool, bool]:
    """Which of a speaker's quotations is shown first: an act that takes a side, then words in quotation marks, then
    one that says when or where it was said, then the body of a text before its headline.
    """
    return q.act not in TAKES_SIDE, q.voice != "quoted", not (q.when or q.medium), q.line == 1


def counts_words(articles: int, reports: int, utterances: int) -> str:
    """What a side rests on: articles, independent reports among them, and acts of speaking, each where it counts."""
    parts = [words.count(articles, "article")] if articles else []
    if reports:
        parts.append(words.count(reports, "independent report"))
    if utterances:
        parts.append(words.count(utterances, "utterance"))
    return ", ".join(parts)


def _secondhand(index: Index, records: Sequence[Marked]) -> str:
    names = list(dict.fromkeys(index.source(r.doc).name for r in records))
    listed = ", ".join(names[:3]) + (f" and {words.count(len(names) - 3, 'other')}" if len(names) > 3 else "")
    return f"as reported by {listed}; this side's own text is not in the case"


def _empty(finding: Finding) -> str:
    if finding.kind == "voice":
        return "No source is named for it in the text."
    return EMPTY.get(finding.state or "", "Nothing in this case stands against it.")


def card(index: Index, finding: Finding) -> Card:
    """A finding laid out as facts."""
    kind_words, explained = words.KINDS[finding.kind]
    return Card(
        index.numbers[finding.id],
        anchor("f", finding.id),
        "#" + anchor("f", finding.id),
        finding.kind,
        kind_words,
        explained,
        words.capital(words.said_dates(words.shortened(finding.about, TITLE))),
        finding.strength,
        words.capital(words.said_dates(finding.why)),
        words.capital(words.said_dates(finding.settle)),
        finding.state,
        contested(finding),
        _side(index, finding, 0),
        _side(index, finding, 1),
        index.rulings.get(finding.id, ()),
    )


def cards(index: Index) -> list[Card]:
    """All findings in the order of the page."""
    return [card(index, f) for f in in_order(index.view.findings)]
