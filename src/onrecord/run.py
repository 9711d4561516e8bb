"""The whole way over a chosen engine: read, find, link, weigh. Only here do the stages meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from onrecord.config import DEFAULT, Settings
from onrecord.engines import loop
from onrecord.find import find
from onrecord.link import link
from onrecord.read import read
from onrecord.records import Document, Problem, Record
from onrecord.view import View, view_of
from onrecord.weigh import weigh

Map = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
Progress = Callable[[Document], None]


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
