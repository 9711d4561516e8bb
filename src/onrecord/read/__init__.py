"""The read stage: a file, a folder, an address or standard input in, documents out.

`read(source, settings)` gives a `Document` for each text and a `Problem` for each thing that a reader should know
(a note) or that could not be read (an error); one bad file never stops the others. `sources` gives the bytes beside
each document, for a case file that keeps them.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from onrecord.config import DEFAULT, Settings
from onrecord.errors import ReadError
from onrecord.read.dates import current_day
from onrecord.read.draft import Draft, Raw
from onrecord.read.files import folder, kind_of, opened, reason
from onrecord.read.finish import finish
from onrecord.records import Document, Problem

Reader = Callable[[Raw], Iterator[Draft | Problem]]


def _of(module: str, name: str) -> Reader:
    """A reader that is imported when it is first needed: together they take a second, and most runs need one."""

    def reader(raw: Raw) -> Iterator[Draft | Problem]:
        found: Reader = getattr(import_module(f"onrecord.read.{module}"), name)
        return found(raw)

    return reader


_text, _page, _lines = _of("plain", "plain"), _of("html", "html_page"), _of("jsondoc", "json_lines")
_feed = _of("feed", "feed")
# By suffix, also with .gz behind it. A folder is read for these; a file named by itself may have another suffix
# and is then told by its first bytes.
READERS: dict[str, Reader] = {
    ".txt": _text,
    ".text": _text,
    ".html": _page,
    ".htm": _page,
    ".xhtml": _page,
    ".pdf": _of("pdf", "pdf"),
    ".json": _of("jsondoc", "json_document"),
    ".jsonl": _lines,
    ".ndjson": _lines,
    ".xml": _feed,
    ".rss": _feed,
    ".atom": _feed,
}

FEED = re.compile(rb"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(rss|feed|rdf:RDF)\b", re.S)
HTML = re.compile(rb"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)
STANDARD_INPUT = "-"
# Enough of the start to tell what a source is.
PEEK = 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and the bytes that it came from: the file's, or its own line's for JSON lines."""

    document: Document
    data: bytes


def read(
    source: str | Path,
    settings: Settings = DEFAULT,
    *,
    recursive: bool = False,
    allow_local: bool = False,
    today: str | None = None,
) -> Iterator[Document | Problem]:
    """The documents of a path, folder, address or "-" (standard input), and what stood in the way.

    A folder means its own files of known kinds, sorted by name; with `recursive` those of its sub-folders too.
    `allow_local` permits addresses inside the local network. `today` (ISO day, the current one if None) is what
    a date may not lie after, where the settings give no case date.
    """
    for found in sources(source, settings, recursive=recursive, allow_local=allow_local, today=today):
        yield found if isinstance(found, Problem) else found.document


def sources(
    source: str | Path,
    settings: Settings = DEFAULT,
    *,
    recursive: bool = False,
    allow_local: bool = False,
    today: str | None = None,
) -> Iterator[Reading | Problem]:
    """As `read`, with the bytes beside each document."""
    for place in places(source, recursive=recursive):
        if isinstance(place, Problem):
            yield place
        else:
            yield from read_one(place, settings, allow_local=allow_local, today=today)


def places(source: str | Path, *, recursive: bool = False) -> Iterator[str | Problem]:
    """What a source names, one by one: the files of a folder, or itself. Each can be read on its own, anywhere."""
    if os.path.isdir(source):  # noqa: PTH112 - not through Path, which would drop the "./" that the user wrote
        yield from folder(os.fspath(source), frozenset(READERS), recursive=recursive)
    else:
        yield os.fspath(source)


def read_one(
    place: str, settings: Settings = DEFAULT, *, allow_local: bool = False, today: str | None = None
) -> Iterator[Reading | Problem]:
    """The documents of one file, address or "-" (standard input)."""
    try:
        raw, kind = _raw(place, allow_local)
        with raw.stream:
            for draft in _reader(raw, kind)(raw):
                yield from _finished(draft, raw, settings, today or current_day())
    except ReadError as error:
        yield Problem(place, str(error), "error")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield Problem(place, f"is not whole gzip ({error}): fetch it again", "error")
    except OSError as error:
        yield Problem(place, reason(error), "error")


def _finished(draft: Draft | Problem, raw: Raw, settings: Settings, today: str) -> Iterator[Reading | Problem]:
    if isinstance(draft, Problem):
        yield draft
        return
    try:
        document, notes = finish(draft, settings, today, raw.retrieved)
    except ReadError as error:
        yield Problem(draft.path, str(error), "error")
        return
    yield Reading(document, draft.data)
    yield from notes


def is_address(place: str) -> bool:
    return place.casefold().startswith(("http://", "https://"))


def _raw(place: str, allow_local: bool) -> tuple[Raw, str | None]:
    """The source and the kind that its name or server says it is."""
    if is_address(place):
        from onrecord.read.web import fetch  # with its client, half of the second

        found = fetch(place, allow_local=allow_local)
        return found.raw, found.kind
    if place == STANDARD_INPUT:
        # All of it: a pipe cannot be looked at twice. The bound on one document still holds.
        return Raw(place, io.BytesIO(sys.stdin.buffer.read())), None
    return Raw(place, opened(place)), kind_of(place)


def _reader(raw: Raw, kind: str | None) -> Reader:
    start = raw.stream.read(PEEK)
    raw.stream.seek(0)
    told = _told(start)
    # A PDF is no text whatever it is called, and servers call feeds pages.
    known = told if told in (".pdf", ".xml") or kind not in READERS else kind
    if known is None:
        raise ReadError(f"no reader for {kind or 'such bytes'}; one of {' '.join(sorted(READERS))}")
    return READERS[known]


def _told(start: bytes) -> str | None:
    """The kind of what begins like this; None for binary bytes of no kind that we read."""
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if FEED.match(head):
        return ".xml"
    if HTML.match(head):
        return ".html"
    if head.startswith((b"{", b"[")):
        return ".jsonl" if _many(start) else ".json"
    return None if b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")) else ".txt"


def _many(start: bytes) -> bool:
    """Whether a whole JSON object stands on the first line, so that more may follow on the next."""
    first = start.lstrip().split(b"\n", 1)[0].rstrip()
    return first.startswith(b"{") and (first.endswith(b"}") or b"\n" not in start.lstrip())
