"""From a reader's draft to the `Document`: language, date, hashes, id, and what a reader should know of them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from onrecord import wire
from onrecord.config import Settings
from onrecord.errors import ReadError
from onrecord.read.dates import is_after, path_date
from onrecord.read.draft import CHARACTERS, Draft
from onrecord.read.language import language_of, primary
from onrecord.records import Document, Problem

# Half a pair of UTF-16, possible in JSON, is in no encoding; PostgreSQL keeps no zero. One character for one, so
# offsets stay.
UNSTORABLE = re.compile("[\ud800-\udfff\0]")


def finish(
    draft: Draft, settings: Settings, today: str, retrieved: str | None = None
) -> tuple[Document, list[Problem]]:
    """The document and its notes. `today` is the day after which a date lies in the future.

    ReadError for a text that is too long. The id does not depend on the path.
    """
    if len(draft.text) > CHARACTERS:
        raise ReadError(f"holds {len(draft.text):,} characters, more than {CHARACTERS:,}: split it into its parts")
    draft = _dated(draft, settings)
    text = UNSTORABLE.sub("\ufffd", draft.text)
    text_sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=wire.ident("document", text_sha256, draft.url, draft.publisher, draft.published),
        path=draft.path,
        text=text,
        text_sha256=text_sha256,
        title=draft.title and UNSTORABLE.sub("\ufffd", draft.title),
        language=settings.language or primary(draft.language) or language_of(text),
        published=draft.published,
        published_from=draft.published_from,
        published_at=draft.published_at,
        url=draft.url,
        publisher=draft.publisher,
        author=draft.author,
        sha256=hashlib.sha256(draft.data).hexdigest(),
        retrieved=retrieved,
        extractor=draft.extractor,
    )
    notes = [*draft.notes, *_date_notes(document, settings.date or today)]
    return document, [Problem(draft.path, note, "note") for note in notes]


def _dated(draft: Draft, settings: Settings) -> Draft:
    """The draft with the day in its path or address, or the one given with --date, where it has none of its own."""
    if draft.published:
        return draft
    day = path_date(draft.url or "") or path_date(draft.path)
    if day:
        return replace(draft, published=day, published_from="path")
    if settings.date:
        return replace(draft, published=settings.date, published_from="option")
    return draft


def _date_notes(document: Document, today: str) -> list[str]:
    if document.published is None:
        return ['no date found, so "next May" has no year: give its date with --date']
    if document.published_from != "option" and is_after(document.published, today):
        return [f"published {document.published} lies after {today}: check its date"]
    return []
