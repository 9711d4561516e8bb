"""Characters of the source text: slices, words, quotation marks; nothing here changes a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from onrecord.records import Span

# Opening mark to the marks that may close it, in the four languages (Unicode 16, general punctuation; „ closes
# with “ in Russian and with ” elsewhere). A straight mark closes itself.
QUOTES: dict[str, tuple[str, ...]] = {
    "“": ("”",),
    "«": ("»",),
    "„": ("“", "”"),
    "‹": ("›",),
    '"': ('"',),
    "‟": ("”",),
    "''": ("''",),
    "``": ("''",),
}

WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def words_of(text: str, spans: Iterable[Span], gap: str = " … ") -> str:
    """The exact words under `spans`, pieces that do not touch joined by `gap`."""
    return gap.join(text[s.start : s.stop] for s in spans)


def fold(text: str) -> str:
    """`text` without accents and case, for comparing (never for showing)."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def strip_span(text: str, start: int, stop: int, chars: str = " \t\r\n\u00a0") -> tuple[int, int]:
    """`start`, `stop` without the given characters at both ends; may come out empty (start == stop)."""
    while start < stop and text[start] in chars:
        start += 1
    while stop > start and text[stop - 1] in chars:
        stop -= 1
    return start, stop


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Offsets of the lines that hold more than white space."""
    return [strip_span(text, m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if not m.group().isspace()]


# Marks that open or close, single ones only where a word ends or begins; two single ones are a double one.
_MARKS = re.compile(r"''|``|[“”«»„‹›\"‟]|(?<![\w'])['‘](?=[^\W_]|[“\"])|(?<=[^\s'])['’](?!\w)")
# "the '90s" opens nothing.
_DECADE = re.compile(r"['‘]\d\ds\b")
# "the ministers' claim" may close nothing.
_OWNER = re.compile(r"s['’] ?\w")


@lru_cache(maxsize=4)  # several finders ask about one document
def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of what stands inside quotation marks (marks excluded), outermost only, linear in the text.

    A mark left open ends with its paragraph: a quotation over several paragraphs opens each anew
    (Chicago Manual of Style 13.32), and a stray mark cannot swallow the rest of the text. A single mark left open is an
    apostrophe.
    """
    found: list[tuple[int, int]] = []
    for start, stop in paragraphs(text):
        marks = list(_MARKS.finditer(text, start, stop))
        i = 0
        while i < len(marks):
            mark, first = marks[i].group(), marks[i].end()
            last: int | None = None
            if mark in QUOTES:
                last = next((k for k in range(i + 1, len(marks)) if marks[k].group() in QUOTES[mark]), len(marks))
            elif _opens(marks[i]):
                last = _single(marks, i)
            if last is None:
                i += 1
                continue
            end = marks[last].start() if last < len(marks) else stop
            if end > first:
                found.append((first, end))
            i = last + 1
    return tuple(found)


def _opens(mark: re.Match[str]) -> bool:
    text, at = mark.string, mark.start()
    return (
        mark.group() in ("'", "‘") and not text[mark.end() : mark.end() + 1].isspace() and not _DECADE.match(text, at)
    )


def _single(marks: list[re.Match[str]], opened: int) -> int | None:
    """The mark that closes a single one before the next opens; one that may be an owner's apostrophe only if no other."""
    perhaps = None
    for k in range(opened + 1, len(marks)):
        mark = marks[k]
        if mark.group() not in ("'", "’"):
            continue
        if mark.string[mark.start() - 1].isspace():
            break
        if not _OWNER.match(mark.string, mark.start() - 1):
            return k
        perhaps = perhaps or k
    return perhaps


# "VIENTIANE, March 13 -", "CAPE TOWN (AP).", "HELSINKI (Nordic Dispatch) -", "Moscow, February 14 (TNA).": a place, then a
# date or an agency or both, then a dash or stop. At least the place in capitals or one of the two others.
DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,40}|(?:[A-ZÀ-Þ][\w'’-]+ ?){1,3}(?=, | ?\())"
    r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:, \d{4})?)?"
    r"(?: ?\([\w .&/-]{2,30}\))?"
    r"(?: ?[-–—] ?| ?-- ?|\. )"
)


def dateline(text: str, start: int) -> int:
    """Where a dateline that begins at `start` ends; `start` where none does."""
    line = DATELINE.match(text, start)
    words = line.group().strip(" -–—.") if line else ""
    # Two capitals alone may be a word of the sentence ("UN - the body"): a dateline has a date, an agency or a long place.
    told = re.search(r"\d|\(", words) or (words.isupper() and len(words) > 3)
    return line.end() if line and told else start
