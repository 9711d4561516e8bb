"""Plain text: the file's own characters; a first line that stands alone and is no sentence is the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.errors import ReadError
from onrecord.read.dateline import stated
from onrecord.read.decode import decode
from onrecord.read.draft import Draft, Raw
from onrecord.records import Problem

EXTRACTOR = "plain 1"
# Longer than any headline, shorter than most paragraphs.
TITLE = 300
FIRST_LINE = re.compile(r"\s*?([^\n]*\S)[ \t]*\n[ \t]*\n\s*\S")
# A full stop, also inside closing quotation marks or brackets, ends a sentence of the body.
STOP = re.compile(r"[.…。]['\"”’»)\]]*$")


def title_of(text: str) -> str | None:
    """The first line, where a blank line and more text follow and it does not end with a full stop."""
    found = FIRST_LINE.match(text)
    line = found[1].strip() if found else ""
    return line if line and len(line) <= TITLE and not STOP.search(line) else None


def plain(raw: Raw) -> Iterator[Draft | Problem]:
    data = raw.data()
    text, note = decode(data, raw.charset)
    if not text.strip():
        raise ReadError("holds only white space: nothing to read")
    day = stated(text)
    yield Draft(
        path=raw.path,
        text=text,
        data=data,
        extractor=EXTRACTOR,
        title=title_of(text),
        published=day,
        published_from="text" if day else None,
        url=raw.url,
        notes=(note,) if note else (),
    )
