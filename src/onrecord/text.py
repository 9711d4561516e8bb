"""Characters of the source text: slices, words, quotation marks; nothing here changes a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from onrecord.records import Span

# Opening mark to the marks that may close it, in the four languages (Unicode 16, general punctuation; „ closes
# with “ in Russian and with ” elsewhere). A straight mark closes itself.
QUOTES = {"“": "”", "«": "»", "„": "“”", "‹": "›", '"': '"', "‟": "”"}

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


def quoted(text: str) -> list[tuple[int, int]]:
    """Offsets of what stands inside quotation marks (marks excluded), outermost only, linear in the text.

    A mark left open ends with its paragraph: a quotation over several paragraphs opens each anew
    (Chicago Manual of Style 13.32), and a stray mark cannot swallow the rest of the text.
    """
    found: list[tuple[int, int]] = []
    for start, stop in paragraphs(text):
        opened: tuple[str, int] | None = None
        for i in range(start, stop):
            c = text[i]
            if opened is None:
                if c in QUOTES:
                    opened = (QUOTES[c], i + 1)
            elif c in opened[0]:
                if i > opened[1]:
                    found.append((opened[1], i))
                opened = None
        if opened is not None and opened[1] < stop:
            found.append((opened[1], stop))
    return found
