"""JSON documents: one, a list of them, or one a line; all fields but `text` optional.

`{"url", "publisher", "language", "published", "title", "text"}` and, beyond those, `author`; other fields are
ignored. A document of a list or a line is named `PATH#N` (its place from 1, or its line).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.dates import stamp
from onrecord.read.decode import decode
from onrecord.read.draft import BYTES, Draft, Raw, megabytes, with_title
from onrecord.records import Problem

EXTRACTOR = "json 1"
FIELDS = ("url", "publisher", "language", "title", "author")


def json_document(raw: Raw) -> Iterator[Draft | Problem]:
    """One document, or a list of them."""
    data = raw.data()
    found = _parsed(data)
    if isinstance(found, list):
        for number, row in enumerate(found, 1):
            yield _given(f"{raw.path}#{number}", row, data)
        if not found:
            raise ReadError("is an empty list: no document")
    else:
        yield _draft(raw.path, found, data)


def json_lines(raw: Raw) -> Iterator[Draft | Problem]:
    """One document a line; empty lines are passed over, a bad line is a problem of its own."""
    number, any_found = 0, False
    while line := raw.stream.readline(BYTES + 1):
        number += 1
        place = f"{raw.path}#{number}"
        if len(line) > BYTES:
            raise ReadError(f"line {number} holds more than {megabytes(BYTES)}: one document a line, please")
        if not line.strip():
            continue
        any_found = True
        try:
            yield _draft(place, _parsed(line), line)
        except ReadError as error:
            yield Problem(place, str(error), "error")
    if not any_found:
        raise ReadError("is empty: no document")


def _given(place: str, row: Any, data: bytes) -> Draft | Problem:
    try:
        return _draft(place, row, data)
    except ReadError as error:
        return Problem(place, str(error), "error")


def _parsed(data: bytes) -> Any:
    text, _ = decode(data)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadError(f"is not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
    except ValueError as error:  # a number of more than 4300 digits
        raise ReadError(f"is not JSON that can be read: {str(error)[:80]}") from error
    except RecursionError as error:
        raise ReadError("is JSON nested too deep to be a document") from error


def _draft(place: str, row: Any, data: bytes) -> Draft:
    if not isinstance(row, dict):
        raise ReadError(f'is no JSON document but {type(row).__name__}; one is {{"title": ..., "text": ...}}')
    body = row.get("text")
    if not isinstance(body, str) or not body.strip():
        raise ReadError('has no "text": a document needs one')
    given = {name: str(row[name]).strip() or None for name in FIELDS if row.get(name) is not None}
    published = None
    notes: tuple[str, ...] = ()
    if row.get("published") is not None:
        published = stamp(str(row["published"]))
        if published is None:
            notes = (f'"published" is {row["published"]!r}, no date that we can read: write 2023-02-05',)
    return Draft(
        path=place,
        text=with_title(given.get("title"), body),
        data=data,
        extractor=EXTRACTOR,
        published=published[0] if published else None,
        published_from="meta" if published else None,
        published_at=published[1] if published else None,
        notes=notes,
        **given,
    )
