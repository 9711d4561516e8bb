"""What stands between a source's bytes and its `Document`: the raw source a reader gets, the draft it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from onrecord.errors import ReadError
from onrecord.records import PublishedFrom

# The largest front pages with their pictures inside stay under 10 MB, scanned communiqués under 20; what is larger
# is no article. Bounds what a compressed bomb may unfold to as well.
BYTES = 25_000_000
# A text of a million characters is 600 pages; spaCy refuses to parse more (`nlp.max_length`).
CHARACTERS = 1_000_000


def megabytes(count: int) -> str:
    return f"{count / 1e6:.0f} MB"


@dataclass(frozen=True, slots=True)
class Raw:
    """A source as it came: `path` as the user would name it, `charset` as its server declared it."""

    path: str
    stream: BinaryIO
    url: str | None = None
    charset: str | None = None
    retrieved: str | None = None

    def data(self) -> bytes:
        """All of its bytes. ReadError where they are none or too many."""
        found = self.stream.read(BYTES + 1)
        if len(found) > BYTES:
            raise ReadError(f"holds more than {megabytes(BYTES)}: not one article; split it, or give JSON lines")
        if not found:
            raise ReadError("is empty (0 bytes): save or fetch it again")
        return found


@dataclass(frozen=True, slots=True)
class Draft:
    """One text as its reader found it, before language, hashes and id. `text` holds the title where there is one.

    `data` are the bytes as they came: the file's, or the line's for JSON lines. `notes` are what a reader of the
    dossier should know about how it was read.
    """

    path: str
    text: str
    data: bytes
    extractor: str
    title: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    published_at: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def with_title(title: str | None, body: str) -> str:
    """A document's text: title, blank line, body."""
    return f"{title}\n\n{body}" if title else body
