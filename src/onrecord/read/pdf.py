"""PDF with a text layer: pages joined, lines put back into paragraphs, running heads and page numbers left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

import pypdfium2

from onrecord.errors import ReadError
from onrecord.read.dateline import stated
from onrecord.read.dates import stamp
from onrecord.read.draft import CHARACTERS, Draft, Raw
from onrecord.read.plain import title_of
from onrecord.records import Problem

# PDF 32000-1, 7.9.4: D:YYYYMMDDHHmmSSOHH'mm', most of it optional.
MADE = re.compile(r"D:(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})(Z|[+-]\d{2}'?\d{2})?)?")
# Below this a page holds a stamp or a page number, not its words: a scan.
WORDLESS = 20
# A line on half of the pages, numbers aside, is a running head; on fewer than three pages chance does as much.
RUNNING = 0.5
PAGES = 3
EDGE_LINES = 2
PAGE_NUMBER = re.compile(r"\W*\d{1,4}\W*")
# A step down larger than the usual one by this much is a blank line; leading varies by a tenth within a paragraph.
BLANK = 1.35
# Letters of another size by this much are a heading or a note.
SIZE = 1.2
# A line that ends a sentence this far before the column's edge ends its paragraph.
SHORT_LINE = 0.85
# First lines are set in by one em or more; less is uneven setting.
INDENT = 0.9
SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
# What pdfium writes for a hyphen at a line's end that it takes for a division of the word.
DIVIDED = "\x02\ufffe\u00ad"
DEFAULT_NOTE = (
    "its date is that of the file's making, not one that it states: give another with --date if that is wrong"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print and its box, in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


def pdf(raw: Raw) -> Iterator[Draft | Problem]:
    data = raw.data()
    pages, made = _contents(data)
    if sum(len(line.text) for page in pages for line in page) < WORDLESS * max(len(pages), 1):
        raise ReadError(f"has no text layer ({len(pages)} pages of pictures?): run text recognition (OCR) on it first")
    text = "\n\n".join(_paragraphs(_running_out(pages)))
    day = stated(text)
    at = None if day else made
    yield Draft(
        path=raw.path,
        text=text,
        data=data,
        extractor=f"pdfium {pypdfium2.version.PYPDFIUM_INFO}",
        title=title_of(text),
        published=day or (at[0] if at else None),
        published_from="text" if day else "meta" if at else None,
        published_at=at[1] if at else None,
        url=raw.url,
        notes=(DEFAULT_NOTE,) if at else (),
    )


def _contents(data: bytes) -> tuple[list[list[Line]], tuple[str, str | None] | None]:
    """The pages' lines and the day the file was made."""
    pages: list[list[Line]] = []
    room = CHARACTERS
    try:
        with pypdfium2.PdfDocument(data) as document:
            for page in document:
                pages.append(list(_lines(page.get_textpage())))
                room -= sum(len(line.text) for line in pages[-1])
                if room < 0:
                    break
            made = MADE.match(document.get_metadata_value("CreationDate") or "")
    except pypdfium2.PdfiumError as error:
        cure = "remove its password first" if "password" in str(error).casefold() else "fetch or export it again"
        raise ReadError(f"cannot be opened as PDF ({error}): {cure}") from error
    return pages, _moment(made) if made else None


def _lines(page: Any) -> Iterator[Line]:
    """The lines of a page in its own order; boxes that stand beside each other (bold words) are one line."""
    held: tuple[float, float, float, float] | None = None
    for number in range(page.count_rects()):
        left, bottom, right, top = page.get_rect(number)
        if held and min(top, held[3]) - max(bottom, held[1]) > (top - bottom) / 2 and left >= held[2] - 1:
            held = (held[0], min(bottom, held[1]), right, max(top, held[3]))
            continue
        if held:
            yield from _line(page, held)
        held = (left, bottom, right, top)
    if held:
        yield from _line(page, held)


def _line(page: Any, box: tuple[float, float, float, float]) -> Iterator[Line]:
    text = " ".join(page.get_text_bounded(*box).split())
    if text:
        yield Line(text, *box)


def _moment(made: re.Match[str]) -> tuple[str, str | None] | None:
    year, month, day, hour, minute, second, zone = made.groups()
    clock = f"T{hour}:{minute}:{second}{(zone or '').replace(chr(39), '')}" if hour else ""
    return stamp(f"{year}-{month}-{day}{clock}")


def _running_out(pages: list[list[Line]]) -> list[list[Line]]:
    """The lines of each page without running heads, feet and page numbers, which stand in its first or last lines."""
    seen = Counter(shape for page in pages for shape in {_shape(line.text) for line in _ends(page)})
    often = {s for s, count in seen.items() if len(pages) >= PAGES and count >= RUNNING * len(pages)}
    out = []
    for page in pages:
        ends = set(_ends(page))
        out.append([x for x in page if x not in ends or not (_shape(x.text) in often or PAGE_NUMBER.fullmatch(x.text))])
    return out


def _ends(page: list[Line]) -> list[Line]:
    return page[:EDGE_LINES] + page[EDGE_LINES:][-EDGE_LINES:]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _paragraphs(pages: list[list[Line]]) -> Iterator[str]:
    """Lines joined into paragraphs; one may run over the end of a column or page."""
    lines = [line for page in pages for line in page]
    if not lines:
        return
    words = set(re.findall(r"\w+", " ".join(line.text for line in lines)))
    steps = Counter(round(a.top - b.top) for a, b in pairwise(lines) if a.top > b.top)
    step = max(steps, key=lambda points: (steps[points], -points), default=0)
    edge = median(sorted(line.right for line in lines)[len(lines) // 2 :])
    held = ""
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        held = _joined(held, line.text, words)
        if after is None or _parted(line, after, step, edge):
            yield held
            held = ""


def _parted(line: Line, after: Line, step: float, edge: float) -> bool:
    """Whether a paragraph ends between two lines; `step` is the usual way down, `edge` the usual right end."""
    if max(line.height, after.height) > SIZE * min(line.height, after.height) and line.text[-1:] not in ",-":
        larger = max(line.height, after.height)
        return larger > step * SIZE or line.right < SHORT_LINE * edge
    ended = bool(SENTENCE_END.search(line.text))
    if ended and line.right < SHORT_LINE * edge:
        return True
    if after.top >= line.bottom:  # another column or page
        return ended and line.right < edge * SHORT_LINE
    return line.top - after.top > BLANK * step or (ended and after.left > line.left + INDENT * line.height)


def _joined(held: str, line: str, words: set[str]) -> str:
    """`held` and the next line as one; a word divided at the line's end is made whole where it is seen whole."""
    if not held:
        return line
    if held[-1] in DIVIDED or held[-1] == "-":
        head, tail = re.search(r"\w*$", held[:-1]), re.match(r"\w*", line)
        whole = (head[0] if head else "") + (tail[0] if tail else "")
        # "exer-cise" is seen whole or was marked as divided; "Russian-Algerian" keeps its hyphen.
        if whole in words or (held[-1] != "-" and line[:1].islower()):
            return held[:-1] + line
        return held[:-1] + "-" + line
    return f"{held} {line}"
