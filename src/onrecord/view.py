"""What the stages may see of a case: its records, read-only, in an order that does not depend on how they came in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.records import Claim, Document, Event, Figure, Finding, Link, Problem, Record, Stance, Statement


@dataclass(frozen=True, slots=True)
class View:
    """A case's records by kind, each sorted by document and place in the text; `date` is the case's date (EDTF).

    `links`, `claims` and `findings` are empty until the stages that give them have run.
    """

    documents: tuple[Document, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    stances: tuple[Stance, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    date: str | None = None
    _by_id: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def get(self, ident: str) -> Any:
        """The record with this id. KeyError when the case has none."""
        if not self._by_id:
            kinds = (self.documents, self.statements, self.events, self.figures, self.stances, self.claims, self.links)
            self._by_id.update({r.id: r for kind in kinds for r in kind})
            self._by_id.update({f.id: f for f in self.findings})
        return self._by_id[ident]

    def changed(self, **fields: Any) -> View:
        """The view with other records in the fields named."""
        return replace(self, _by_id={}, **fields)

    def document_of(self, record: Statement | Event | Figure | Stance) -> Document:
        document: Document = self.get(record.doc)
        return document


def _place(record: Any) -> tuple[str, int, str]:
    """Where a record stands: its document, its first character, its id."""
    spans = [record.span] if hasattr(record, "span") else [*record.source, *record.cue, *record.content, *record.loaded]
    return record.doc, min((s.start for s in spans), default=0), record.id


def view_of(records: Iterable[Record], date: str | None = None) -> View:
    """A view of any records; `date` None means the latest `published`. A record that comes twice counts once."""
    kinds: dict[type, dict[str, Any]] = {}
    problems: list[Problem] = []
    for r in records:
        if isinstance(r, Problem):
            problems.append(r)
        else:
            kinds.setdefault(type(r), {})[r.id] = r

    def of(kind: type, placed: bool = True) -> tuple[Any, ...]:
        found = kinds.get(kind, {}).values()
        return tuple(sorted(found, key=_place if placed else lambda r: r.id))

    documents = tuple(sorted(kinds.get(Document, {}).values(), key=lambda d: (d.published or "9999", d.id)))
    latest = max((d.published for d in documents if d.published), default=None)
    return View(
        documents=documents,
        statements=of(Statement),
        events=of(Event),
        figures=of(Figure),
        stances=of(Stance),
        claims=of(Claim, placed=False),
        links=of(Link, placed=False),
        findings=tuple(kinds.get(Finding, {}).values()),
        problems=tuple(sorted(set(problems), key=lambda p: (p.source, p.level, p.message))),
        date=date or latest,
    )
