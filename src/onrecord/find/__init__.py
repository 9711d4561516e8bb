"""The find stage: one document in, its records out. `find(document)` runs the finders in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.config import DEFAULT, Settings
from onrecord.edtf import kept
from onrecord.find import other
from onrecord.find.actors import mentions
from onrecord.find.events import events
from onrecord.find.figures import figures
from onrecord.find.page import Page
from onrecord.find.parse import parse
from onrecord.find.places import places
from onrecord.find.stances import stances
from onrecord.find.statements import statements
from onrecord.find.times import times
from onrecord.find.voice import voice
from onrecord.records import Document, Problem, Record

# Languages with a reader of their own; the others get a note.
READERS = {"en": "English"}
NAMES = {"fr": "French", "ru": "Russian", "ar": "Arabic", "de": "German", "es": "Spanish", "uk": "Ukrainian"}


def prepare(document: Document, settings: Settings = DEFAULT) -> Page:
    """The page with its parse, times, mentions and places: what every finder starts from."""
    page = Page(document, parse(document.text, settings.model), settings)
    found = times(document.text, document.published)
    page.times = [replace(t, edtf=kept(t.edtf, document.published)) for t in found]
    page.mentions = mentions(page)
    page.places = places(page)
    return page


def _statements(page: Page) -> None:
    page.statements += statements(page)


def _events(page: Page) -> None:
    page.events += events(page)


def _figures(page: Page) -> None:
    page.figures += figures(page)


def _voice(page: Page) -> None:
    page.statements += voice(page)


def _stances(page: Page) -> None:
    page.stances += stances(page)


# Each may read what those before it found: events need the statements that vouch for them, the outlet's voice
# needs to know which words are already somebody's.
FINDERS: tuple[Callable[[Page], None], ...] = (_statements, _voice, _events, _figures, _stances)


def find(document: Document, settings: Settings = DEFAULT) -> list[Record]:
    """The records of one document, in the order of the text within each kind."""
    language = document.language or "en"
    if language not in READERS:
        note = f"no reader for {NAMES.get(language, language)} yet"
        if not other.reads(document, settings):
            return [Problem(document.path, note, "note")]
        found = other.statements(document, settings)
        return [*found, Problem(document.path, f"{note}: statements only, by the tagger (a first look)", "note")]
    page = prepare(document, settings)
    for finder in FINDERS:
        finder(page)
    return [*page.statements, *page.events, *page.figures, *page.stances, *page.problems]
