"""Look-ups over a view that every part of the page needs: documents by id, lines, findings by record."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from onrecord.records import Actor, Document, Event, Figure, Finding, Stance, Statement
from onrecord.show import words
from onrecord.show.marks import Marked, extent
from onrecord.show.rulings import Ruling
from onrecord.text import paragraphs
from onrecord.view import View

# Findings whose sides part come first; an announcement that is kept or still open is told further down, and what
# an outlet says in its own voice is set apart.
CONTESTED_STATES = frozenset({"disputed", "did not happen", "moved", "no report found"})
ORDER = {"denial": 0, "reversal": 1, "outcome": 2, "posture": 3, "figure": 4, "voice": 5}
STRENGTHS = {"strong": 0, "moderate": 1, "unclear": 2}

PLAIN = re.compile(r"[A-Za-z0-9_]+")
# What RFC 3986 has no place for in an address, and what ends an attribute somewhere.
UNSAFE = re.compile(r"[\x00-\x20\x7f\"'<>\\^`{|}\ud800-\udfff]")


def anchor(kind: str, ident: str) -> str:
    """An id that HTML and a link can hold: `kind`, a dash, and `ident`, or its hash where it is no plain word."""
    if not PLAIN.fullmatch(ident):
        ident = "x" + hashlib.sha256(ident.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{kind}-{ident}"


def safe_url(url: str | None) -> str | None:
    """`url` if it is a plain web address, else None: a document cannot make a link run anything."""
    if not url or UNSAFE.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def document_name(document: Document) -> str:
    """What a reader calls the source: its outlet, or its site, or its file."""
    if document.publisher:
        return document.publisher
    url = safe_url(document.url)
    if url:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    return PurePosixPath(document.path).name or document.path or document.id


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a line names it: outlet, date in words, title, and where its text stands in the page."""

    ident: str
    href: str
    name: str
    date: str | None
    title: str | None
    language: str
    lang: str | None
    direction: str
    url: str | None


@dataclass(slots=True)
class Index:
    """A view with its look-ups; `numbers` counts the findings in the order in which the page shows them."""

    view: View
    documents: dict[str, Document] = field(default_factory=dict)
    records: dict[str, Marked] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    found: dict[str, list[str]] = field(default_factory=dict)
    claims: dict[str, list[str]] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    rulings: Mapping[str, tuple[Ruling, ...]] = field(default_factory=dict)
    _lines: dict[str, list[int]] = field(default_factory=dict)

    def source(self, ident: str) -> Source:
        d = self.documents[ident]
        return Source(
            d.id,
            "#" + anchor("t", d.id),
            document_name(d),
            words.date_words(d.published),
            d.title,
            words.language_words(d.language),
            d.language,
            words.direction(d.language),
            safe_url(d.url),
        )

    def line(self, doc: str, offset: int) -> int:
        """The number of the line (counting those with words, from 1) that holds a character."""
        if doc not in self._lines:
            self._lines[doc] = [start for start, _ in paragraphs(self.documents[doc].text)]
        return max(1, bisect_right(self._lines[doc], offset))

    def href(self, record: Marked) -> str:
        """Where a record stands in the page: its span, or its document's entry when the text is left out."""
        if record.doc in self.left_out or extent(record) == (0, 0):
            return "#" + anchor("t", record.doc)
        return "#" + anchor("r", record.id)

    def words(self, record: Marked) -> str:
        start, stop = extent(record)
        return self.documents[record.doc].text[start:stop]

    def country(self, code: str | None) -> str | None:
        """CLDR's name, or for a code that CLDR has not, the country's name as the texts have it."""
        name = words.country_words(code)
        return self.countries.get(code, name) if code and name == code else name

    def note(self, actor: Actor) -> str:
        """Office and country of an actor, as far as known and not in its name."""
        parts = [actor.role, self.country(actor.country)]
        return ", ".join(p for p in parts if p and p != actor.name)


def actors_of(record: Marked) -> tuple[Actor, ...]:
    """Everybody whom a record names."""
    if isinstance(record, Statement):
        return tuple(a for a in (record.speaker, record.addressee) if a)
    if isinstance(record, Event):
        return (*record.actors, *record.recipients)
    if isinstance(record, Figure):
        return (record.whom,) if record.whom else ()
    return (record.whom, *record.toward)


def contested(finding: Finding) -> bool:
    """Whether a finding belongs on the first screen."""
    if finding.kind == "outcome":
        return finding.state in CONTESTED_STATES
    return finding.kind != "voice"


def in_order(findings: tuple[Finding, ...]) -> list[Finding]:
    """Contested first, then by kind, strength and what they are about: the same order for any order of records."""
    return sorted(
        findings, key=lambda f: (not contested(f), ORDER[f.kind], STRENGTHS[f.strength], f.about.casefold(), f.id)
    )


def index(view: View, left_out: frozenset[str] = frozenset()) -> Index:
    """The look-ups of a view; texts of documents in `left_out` are not printed in the page."""
    made = Index(view, left_out=left_out)
    made.documents.update((d.id, d) for d in view.documents)
    kinds: tuple[tuple[Statement | Event | Figure | Stance, ...], ...]
    kinds = (view.statements, view.events, view.figures, view.stances)
    made.records.update((r.id, r) for kind in kinds for r in kind if r.doc in made.documents)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for number, finding in enumerate(in_order(view.findings), 1):
        made.numbers[finding.id] = number
        for ident in (*finding.side, *finding.other):
            found[ident].append(finding.id)
    made.found.update(found)
    claims: defaultdict[str, list[str]] = defaultdict(list)
    for claim in view.claims:
        for ident in claim.members:
            claims[ident].append(claim.id)
    made.claims.update(claims)
    for record in made.records.values():
        for actor in actors_of(record):
            if actor.kind == "country" and actor.country:
                made.countries.setdefault(actor.country, actor.name)
    return made
