"""RSS and Atom feeds: each entry a document, of what the feed itself holds."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser
import lxml.html

from onrecord.errors import ReadError
from onrecord.read.dates import stamp
from onrecord.read.draft import Draft, Raw, with_title
from onrecord.records import Level, Problem

EXTRACTOR = f"feedparser {feedparser.__version__}"
# Characters that XML 1.0 (2.2) has no place for; lxml raises where it meets one.
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
BLOCKS = ("p", "div", "li", "br", "h1", "h2", "h3", "h4", "blockquote", "tr")


def feed(raw: Raw) -> Iterator[Draft | Problem]:
    data = raw.data()
    if b"<!ENTITY" in data:
        raise ReadError("defines entities of its own, which feeds do not: fetch it again from its publisher")
    headers = {"content-type": f"application/xml; charset={raw.charset}"} if raw.charset else {}
    # A stream, never a string: feedparser would take a string for an address and fetch it.
    try:
        found = feedparser.parse(io.BytesIO(data), response_headers=headers, resolve_relative_uris=False)
    except (LookupError, AttributeError, TypeError, ValueError) as error:
        # Its parser for broken feeds stumbles over some (mutated ones, in our trials): "</link>" without a start.
        raise ReadError(f"is a feed too broken to read ({type(error).__name__}): fetch it again") from error
    if not found.entries:
        raise ReadError("is no RSS or Atom feed with entries: save a page as .html, a text as .txt")
    total = len(found.entries)
    short = bare = 0
    for number, entry in enumerate(found.entries, 1):
        place = f"{raw.path}#{number}"
        text, whole = _text(entry)
        short += bool(text) and not whole
        bare += not text
        if text:
            yield _draft(place, entry, text, data, found)
    if short:
        yield Problem(
            raw.path, f"{short} of {total} entries hold a summary only: add their own addresses for all", "note"
        )
    if bare:
        level: Level = "error" if bare == total else "note"
        yield Problem(raw.path, f"{bare} of {total} entries hold no text: add their own addresses", level)


def _draft(place: str, entry: Any, text: str, data: bytes, found: Any) -> Draft:
    title = _line(entry.get("title"))
    when = stamp(str(entry.get("published") or entry.get("issued") or entry.get("date") or entry.get("updated") or ""))
    source = entry.get("source")
    return Draft(
        path=place,
        text=with_title(title, text),
        data=data,
        extractor=EXTRACTOR,
        title=title,
        published=when[0] if when else None,
        published_from="meta" if when else None,
        published_at=when[1] if when else None,
        url=entry.get("link") or None,
        publisher=_line(source.get("title") if source else None) or _line(found.feed.get("title")),
        author=_line(entry.get("author")),
        language=entry.get("language") or found.feed.get("language"),
    )


def _text(entry: Any) -> tuple[str, bool]:
    """The entry's longest text, and whether it is given as the whole content rather than as a summary."""
    contents = [_plain(part.get("value")) for part in entry.get("content", ())]
    best = max(contents, key=len, default="")
    summary = _plain(entry.get("summary"))
    return (best, True) if best and len(best) >= len(summary) else (summary, False)


def _plain(markup: str | None) -> str:
    """The words of a piece of HTML, a blank line between its blocks."""
    if not markup or not markup.strip():
        return ""
    tree = lxml.html.fragment_fromstring(NO_XML.sub("", markup), create_parent="div")
    for element in tree.iter("script", "style"):
        element.text = None
    for element in tree.iter(*BLOCKS):
        element.tail = "\n" + (element.tail or "")
        element.text = "\n" + (element.text or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n\n".join(line for line in lines if line)


def _line(text: str | None) -> str | None:
    return " ".join(_plain(text).split()) or None
