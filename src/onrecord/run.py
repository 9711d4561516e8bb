"""The whole way over a chosen engine: read, find, link, weigh. Only here do the stages meet."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

from onrecord.config import DEFAULT, Settings
from onrecord.engines import loop
from onrecord.find import find
from onrecord.link import link
from onrecord.read import read, sources
from onrecord.records import Document, Problem, Record
from onrecord.store import Case
from onrecord.view import View, view_of
from onrecord.weigh import weigh

# Raised by hand when the finders or their tables change what they find: documents are then read anew.
FINDERS_VERSION = "5"

Map = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
Progress = Callable[[Document], None]


def reader(settings: Settings) -> str:
    """Names what finds: the finders' version, the statement reader and its weights, the parse."""
    meta = resources.files("onrecord") / "data" / "tagger" / "meta.json"
    weights = (
        hashlib.sha256(meta.read_bytes()).hexdigest()[:12] if settings.size != "rules" and meta.is_file() else "none"
    )
    others = ", other languages" if settings.other_languages else ""
    return f"finders {FINDERS_VERSION}, statements {settings.size}, weights {weights}, {settings.model or 'en_core_web_md 3.8.0'}{others}"


def read_all(sources: Iterable[str | Path], settings: Settings = DEFAULT, **how: Any) -> Iterator[Document | Problem]:
    """The documents of all sources and what could not be read; one text that comes twice is given once."""
    seen: set[str] = set()
    for source in sources:
        for got in read(source, settings, **how):
            if isinstance(got, Document):
                if got.id in seen:
                    continue
                seen.add(got.id)
            yield got


def find_all(
    documents: Iterable[Document], settings: Settings = DEFAULT, engine: Map = loop, progress: Progress | None = None
) -> Iterator[tuple[Document, list[Record]]]:
    """Each document with its records, in the order given."""
    documents = list(documents)
    for document, found in zip(documents, engine(partial(find, settings=settings), documents), strict=True):
        if progress:
            progress(document)
        yield document, found


def weigh_all(records: Iterable[Record], date: str | None = None) -> View:
    """A case's view with its links, claims and findings, from the records of its documents."""
    view = link(view_of(records, date))
    return weigh(view)


def weigh_documents(
    got: Iterable[Document | Problem],
    settings: Settings = DEFAULT,
    engine: Map = loop,
    progress: Progress | None = None,
) -> View:
    """From documents as read to findings."""
    records: list[Record] = list(got)
    documents = [d for d in records if isinstance(d, Document)]
    for _, found in find_all(documents, settings, engine, progress):
        records += found
    return weigh_all(records, settings.date)


def report(sources: Iterable[str | Path], settings: Settings = DEFAULT, engine: Map = loop, **how: Any) -> View:
    """One step from sources to findings; nothing is kept."""
    return weigh_documents(read_all(sources, settings, **how), settings, engine)


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: documents that are new, those that were there, and what stood in the way."""

    new: tuple[Document, ...]
    known: tuple[Document, ...]
    problems: tuple[Problem, ...]


def add(case: Case, places: Iterable[str | Path], settings: Settings = DEFAULT, **how: Any) -> Added:
    """Keeps the documents of all places with the bytes they came from. The same one twice is kept once."""
    new: list[Document] = []
    known: list[Document] = []
    problems: list[Problem] = []
    for place in places:
        for got in sources(place, settings, **how):
            if isinstance(got, Problem):
                problems.append(got)
            else:
                (new if case.add(got.document, got.data) else known).append(got.document)
    case.put_problems(problems)
    return Added(tuple(new), tuple(known), tuple(problems))


def run(case: Case, settings: Settings = DEFAULT, engine: Map = loop, progress: Progress | None = None) -> View:
    """Finds in the documents that are new or were read by another reader, then links and weighs the whole case.

    Each document's records are kept as soon as they are found: a run that is stopped anywhere goes on from there.
    """
    version = reader(settings)
    number = case.begin_run(version, settings)
    for document, found in find_all(case.unread(version), settings, engine, progress):
        case.put_records(document, found, version)
    view = weigh(case.regrouped(link(case.found(settings.date))))
    case.put_results(view)
    case.end_run(number)
    return case.view()
