"""The page's tables: actors with all their names, events, figures side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from onrecord.records import Actor, Event, Figure, Statement
from onrecord.show import words
from onrecord.show.cards import amount_words
from onrecord.show.index import Index, Source, actors_of, anchor


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor, every form of the name that the texts use, and how often it speaks and acts here."""

    id: str
    ident: str
    name: str
    names: tuple[str, ...]
    kind: str
    role: str
    country: str
    statements: int
    events: int
    href: str


@dataclass(frozen=True, slots=True)
class Voucher:
    """Who vouches for an event, and for what."""

    who: str
    status: str
    status_words: str
    href: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event, one line that can be copied into a sheet."""

    ident: str
    href: str
    when: str
    edtf: str
    what: str
    lang: str | None
    direction: str
    kind: str
    actors: str
    recipients: str
    where: str
    exact: str
    vouchers: tuple[Voucher, ...]
    source: Source
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in words and as it stands in its text."""

    href: str
    amount: str
    exact: str
    lang: str | None
    direction: str
    indicator: str
    whom: str
    period: str
    by: str
    source: Source
    low: float | None
    high: float | None
    unit: str | None
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures for the same indicator, body and period; `together` where there is something to set side by side."""

    name: str
    rows: tuple[FigureRow, ...]
    together: bool


def actor_rows(index: Index) -> list[ActorRow]:
    """Actors, those who speak and act most first."""
    seen: dict[str, Actor] = {}
    names: defaultdict[str, dict[str, None]] = defaultdict(dict)
    speaks: Counter[str] = Counter()
    acts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for record in index.records.values():
        for actor in actors_of(record):
            seen.setdefault(actor.id, actor)
            first.setdefault(actor.id, index.href(record))
            names[actor.id].update(dict.fromkeys((actor.name, *actor.names)))
        if isinstance(record, Statement) and record.speaker:
            speaks[record.speaker.id] += 1
        elif isinstance(record, Event):
            acts.update({a.id for a in (*record.actors, *record.recipients)})
    ordered = sorted(seen.values(), key=lambda a: (-speaks[a.id], -acts[a.id], a.name.casefold(), a.id))
    return [
        ActorRow(
            a.id,
            anchor("a", a.id),
            a.name,
            tuple(n for n in names[a.id] if n != a.name),
            words.ACTOR_KINDS[a.kind],
            a.role or "",
            index.country(a.country) or "",
            speaks[a.id],
            acts[a.id],
            first[a.id],
        )
        for a in ordered
    ]


def event_rows(index: Index) -> list[EventRow]:
    """Events by date, those without one last."""
    ordered = sorted(index.view.events, key=lambda e: (e.when is None, e.when or "", e.doc, e.span.start, e.id))
    return [_event(index, e) for e in ordered if e.doc in index.documents]


def event_name(index: Index, event: Event) -> str:
    """What an event is called: its own name, else the words that name it in the text, else its kind."""
    text = index.documents[event.doc].text
    if event.name:
        return event.name
    if event.trigger:
        return text[event.trigger.start : event.trigger.stop]
    return words.PLOVER.get(event.plover, event.plover.lower())


def _event(index: Index, e: Event) -> EventRow:
    source = index.source(e.doc)
    place = [e.where.name, e.where.province, index.country(e.where.country)] if e.where else []
    vouchers = []
    for s in e.status:
        by = index.records.get(s.by)
        named = by.speaker.name if isinstance(by, Statement) and by.speaker else None
        vouchers.append(
            Voucher(
                named or ("nobody named" if by else source.name),
                s.status,
                words.STATUSES[s.status],
                index.href(by) if by else source.href,
            )
        )
    return EventRow(
        anchor("e", e.id),
        index.href(e),
        words.date_words(e.when) or "no date",
        e.when or "",
        event_name(index, e),
        source.lang,
        source.direction,
        words.PLOVER.get(e.plover, e.plover.lower()),
        ", ".join(a.name for a in e.actors),
        ", ".join(a.name for a in e.recipients),
        ", ".join(dict.fromkeys(p for p in place if p)),
        words.EXACT[e.where.exact] if e.where else "",
        tuple(vouchers),
        source,
        tuple(index.found.get(e.id, ())),
    )


def figure_groups(index: Index) -> list[FigureGroup]:
    """Figures grouped by what they measure; groups with most to compare first."""
    groups: defaultdict[tuple[str, str, str], list[FigureRow]] = defaultdict(list)
    for f in index.view.figures:
        if f.doc in index.documents:
            row = _figure(index, f)
            groups[row.indicator, row.whom, row.period].append(row)
    ordered = sorted(groups.items(), key=lambda g: (not any(r.findings for r in g[1]), -len(g[1]), g[0]))
    return [_group(key, rows) for key, rows in ordered]


def _group(key: tuple[str, str, str], rows: list[FigureRow]) -> FigureGroup:
    indicator, whom, _ = key
    compared = bool(indicator or whom) and len({r.source.ident for r in rows}) > 1
    name = ", ".join(p for p in key if p) or "not said of what"
    return FigureGroup(name, tuple(rows), compared or any(r.findings for r in rows))


def _figure(index: Index, f: Figure) -> FigureRow:
    source = index.source(f.doc)
    by = index.records.get(f.by or "")
    named = by.speaker.name if isinstance(by, Statement) and by.speaker else None
    return FigureRow(
        index.href(f),
        amount_words(f),
        index.documents[f.doc].text[f.span.start : f.span.stop],
        source.lang,
        source.direction,
        (f.indicator or "").replace("_", " "),
        f.whom.name if f.whom else "",
        words.date_words(f.period) or "",
        named or source.name,
        source,
        f.low,
        f.high,
        f.unit,
        tuple(index.found.get(f.id, ())),
    )
