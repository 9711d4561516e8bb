"""Who says what: claims down, countries across, and outlets in their own voice apart."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from dataclasses import dataclass

from onrecord.records import Claim, Event, Statement
from onrecord.show import words
from onrecord.show.index import Index, anchor

# Columns that a desk's width holds beside the claim's own; further countries share "others".
COLUMNS = 4
OTHERS = "others"
UNNAMED = "nobody named"
OUTLETS = "outlets, in their own voice"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one speaker does about a claim, how often, and where first."""

    act: str
    act_words: str
    who: str
    times: int
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in the words of a source, with its entries by column."""

    ident: str
    name: str
    lang: str | None
    direction: str
    href: str
    cells: tuple[tuple[Entry, ...], ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the cells of each row in the order of `columns`."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def _column(index: Index, statement: Statement) -> str:
    if statement.voice == "outlet":
        return OUTLETS
    if statement.speaker is None:
        return UNNAMED
    return index.country(statement.speaker.country) or OTHERS


def _act(column: str, statement: Statement) -> tuple[str, str]:
    if column == OUTLETS:
        return "own", "asserts"
    return statement.act, "it is said" if column == UNNAMED else words.ACTS[statement.act]


def _who(index: Index, column: str, statement: Statement) -> str:
    """The speaker; where nobody is named, the outlet is where it is said, not who says it."""
    if statement.speaker and statement.voice != "outlet":
        return statement.speaker.name
    outlet = index.source(statement.doc).name
    return f"in {outlet}" if column == UNNAMED else outlet


def _members(index: Index, claim: Claim) -> list[Statement]:
    """The claim's statements; an event or figure in it speaks through the statements that vouch for it."""
    found: dict[str, Statement] = {}
    for ident in claim.members:
        record = index.records.get(ident)
        vouchers = [s.by for s in record.status] if isinstance(record, Event) else [ident]
        for by in vouchers:
            statement = index.records.get(by)
            if isinstance(statement, Statement):
                found.setdefault(statement.id, statement)
    return list(found.values())


def grid(index: Index) -> tuple[Grid, Grid]:
    """Claims that a finding or two speakers touch, findings first, then most speakers; and the other claims."""
    spoken = {claim.id: _members(index, claim) for claim in index.view.claims}
    tally = Counter(_column(index, s) for members in spoken.values() for s in members)
    named = [c for c, _ in sorted(tally.items(), key=lambda x: (-x[1], x[0])) if c not in (OUTLETS, UNNAMED, OTHERS)]
    columns = [*named[:COLUMNS]]
    columns += [OTHERS] if OTHERS in tally or named[COLUMNS:] else []
    columns += [c for c in (UNNAMED, OUTLETS) if c in tally]
    numbers = index.numbers
    found = {f.claim: f for f in sorted(index.view.findings, key=lambda f: -numbers[f.id]) if f.claim}

    def weight(claim: Claim) -> tuple[int, int, str]:
        finding = found.get(claim.id)
        speakers = {s.speaker.id for s in spoken[claim.id] if s.speaker}
        return (index.numbers[finding.id] if finding else 1 << 30), -len(speakers), claim.id

    rows: list[Row] = []
    more: list[Row] = []
    for claim in sorted((c for c in index.view.claims if spoken[c.id]), key=weight):
        row = _row(index, claim, spoken[claim.id], columns)
        wide = sum(bool(cell) for cell in row.cells) > 1 or len({e.who for cell in row.cells for e in cell}) > 1
        (rows if row.findings or wide else more).append(row)
    return _used(columns, rows), _used(columns, more)


def _used(columns: list[str], rows: list[Row]) -> Grid:
    """The table without the columns that stay empty in it."""
    used = [i for i in range(len(columns)) if any(r.cells[i] for r in rows)]
    kept = tuple(dataclasses.replace(r, cells=tuple(r.cells[i] for i in used)) for r in rows)
    return Grid(tuple(columns[i] for i in used), kept)


def _row(index: Index, claim: Claim, members: list[Statement], columns: list[str]) -> Row:
    cells: defaultdict[str, dict[tuple[str, str], list[Statement]]] = defaultdict(dict)
    for s in members:
        column = _column(index, s)
        who = _who(index, column, s)
        cells[column if column in columns else OTHERS].setdefault((s.act, who), []).append(s)
    entries = tuple(
        tuple(
            Entry(*_act(column, group[0]), who, len(group), index.href(group[0]))
            for (_, who), group in cells[column].items()
        )
        for column in columns
    )
    named = index.records.get(claim.name_of)
    source = index.source(named.doc) if named else None
    idents = sorted({f for s in claim.members for f in index.found.get(s, ())}, key=lambda f: index.numbers[f])
    return Row(
        anchor("c", claim.id),
        claim.name,
        source.lang if source else None,
        source.direction if source else "auto",
        index.href(named) if named else "",
        entries,
        tuple(idents),
    )
