"""PDF with a text layer: pages joined, lines put back into paragraphs, running heads and page numbers left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

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
# A line that ends a sentence well before the column's edge ends its paragraph.
SHORT_LINE = 0.85
SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
# pdfium writes U+0002 where it took a hyphen at a line's end for a division of the word.
DIVIDED = "\x02"
DEFAULT_NOTE = (
    "its date is that of the file's making, not one that it states: give another with --date if that is wrong"
)


def pdf(raw: Raw) -> Iterator[Draft | Problem]:
    data = raw.data()
    pages, made = _contents(data)
    if sum(map(len, pages)) < WORDLESS * len(pages):
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


def _contents(data: bytes) -> tuple[list[str], tuple[str, str | None] | None]:
    """The pages' text and the day the file was made."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        cure = "remove its password first" if "password" in str(error).casefold() else "fetch or export it again"
        raise ReadError(f"cannot be opened as PDF ({error}): {cure}") from error
    with document:
        pages: list[str] = []
        for page in document:
            pages.append(page.get_textpage().get_text_range().replace("\r\n", "\n"))
            if sum(map(len, pages)) > CHARACTERS:
                break
        made = MADE.match(document.get_metadata_value("CreationDate") or "")
    return pages, _moment(made) if made else None


def _moment(made: re.Match[str]) -> tuple[str, str | None] | None:
    year, month, day, hour, minute, second, zone = made.groups()
    clock = f"T{hour}:{minute}:{second}{(zone or '').replace(chr(39), '')}" if hour else ""
    return stamp(f"{year}-{month}-{day}{clock}")


def _running_out(pages: list[str]) -> list[list[str]]:
    """The lines of each page without running heads, feet and page numbers."""
    lines = [[line.strip() for line in page.split("\n")] for page in pages]
    seen = Counter(shape for page in lines for shape in {_shape(line) for line in page if line})
    often = {s for s, count in seen.items() if len(pages) >= PAGES and count >= RUNNING * len(pages)}
    return [
        [line for line in page if _shape(line) not in often and not re.fullmatch(r"\W*\d{1,4}\W*", line)]
        for page in lines
    ]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _paragraphs(pages: list[list[str]]) -> Iterator[str]:
    """Lines joined into paragraphs; one may run over a page's end."""
    lines = [line for page in pages for line in page]
    words = set(re.findall(r"\w+", " ".join(lines)))
    widths = sorted(len(line) for line in lines if line)
    width = widths[len(widths) * 3 // 4] if widths else 0
    held = ""
    for number, line in enumerate(lines):
        held = _joined(held, line, words)
        after = lines[number + 1] if number + 1 < len(lines) else ""
        ended = SENTENCE_END.search(line) and len(line) < SHORT_LINE * width
        if held and (not after or ended or (number == 0 and len(line) < SHORT_LINE * width)):
            yield held
            held = ""
    if held:
        yield held


def _joined(held: str, line: str, words: set[str]) -> str:
    """`held` and the next line as one; a word divided at the line's end is made whole where it is seen whole elsewhere."""
    if not held or not line:
        return held or line
    if held.endswith(DIVIDED):
        return held[:-1] + line
    if held.endswith("-"):
        head, tail = re.search(r"\w*-$", held), re.match(r"\w*", line)
        whole = (head[0][:-1] if head else "") + (tail[0] if tail else "")
        return (held[:-1] if whole in words else held) + line
    return f"{held} {line}"
