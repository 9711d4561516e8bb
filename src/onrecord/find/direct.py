"""Direct speech: which quotation belongs to which cue, over several sentences and paragraphs; headlines with a colon.

"Taxes will fall," Berg said. "So will prices." -> one attribution whose content is both quotations
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from onrecord.find import tree
from onrecord.find.attribution import SURE, Attribution
from onrecord.records import Span, Spans
from onrecord.text import WORD, paragraphs, quoted

# A quotation of fewer words is a term or a title, not speech, unless a cue's clause holds it.
SPEECH_WORDS = 4
# Between a cue and the quotation that it leads or follows stands no more than this: "said X, the minister for Y, on Z".
REACH = 80
# "X: ..." in a headline: a holder is short.
HOLDER_WORDS = 6
CLOSING = frozenset("”»›\"'’")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks, `start:stop`, in the paragraph of that number; `speech` when long enough to be one."""

    start: int
    stop: int
    paragraph: int
    speech: bool


@lru_cache(maxsize=4)  # the finders of one document ask one after the other
def quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of the text with their marks, in order."""
    lines = paragraphs(text)
    starts = [a for a, _ in lines]
    found = []
    for start, stop in quoted(text):
        number = bisect_right(starts, start) - 1
        end = stop + 1 if stop < len(text) and text[stop] in CLOSING else stop
        double = text.startswith("''", start - 2) or text.startswith("``", start - 2)
        found.append(
            Quote(
                start - 1 - double,
                end + text.startswith("''", stop),
                number,
                len(WORD.findall(text, start, stop)) >= SPEECH_WORDS,
            )
        )
    return tuple(found)


def with_quotes(doc: Any, found: list[Attribution], clause_rule: str) -> list[Attribution]:
    """The attributions with their quotations as content, whole; cues inside speech are left out or made nested."""
    text: str = doc.text
    marks = quotes(text)
    owner: dict[int, int] = {}
    speech = [q for q in marks if q.speech]
    outside = [a for a in found if a.cue and not _inside(a.cue[0].start, speech)]
    for n, a in enumerate(outside):
        if a.rule == clause_rule:
            for i, q in enumerate(marks):
                if i not in owner and any(q.start < s.stop and s.start < q.stop for s in a.content):
                    owner[i] = n
    _continue(text, marks, outside, owner)
    made = list(outside)
    for n, a in enumerate(outside):
        own = [marks[i] for i, who in owner.items() if who == n]
        if own:
            made[n] = replace(a, content=_union(a.content, own, a))
    return made


def _inside(at: int, marks: Sequence[Quote]) -> bool:
    i = bisect_right([q.start for q in marks], at) - 1
    return i >= 0 and marks[i].start <= at < marks[i].stop


def _continue(text: str, marks: Sequence[Quote], found: list[Attribution], owner: dict[int, int]) -> None:
    """Give each quotation that no clause holds to the speaker who was speaking."""
    cues = [(a.cue[0].start, n) for n, a in enumerate(found)]
    last: int | None = None
    last_paragraph = -2
    for i, q in enumerate(marks):
        if i in owner:
            last, last_paragraph = owner[i], q.paragraph
            continue
        if not q.speech:
            continue
        between = [n for at, n in cues if n != last and marks[i - 1].stop <= at < q.start] if i else []
        opens = _opens_sentence(text, q)
        if last is not None and opens and not between and q.paragraph - last_paragraph <= 1:
            owner[i] = last
            last_paragraph = q.paragraph


def _opens_sentence(text: str, q: Quote) -> bool:
    before = text[max(0, q.start - 3) : q.start].rstrip(" ")
    return not before or before[-1] in '.!?\n”"»:' or text[q.start + 1 : q.start + 2].isupper()


def _union(content: Spans, own: list[Quote], a: Attribution) -> Spans:
    """Content and quotations as one list of spans that do not overlap, without the source and the cue."""
    parts = sorted([*((s.start, s.stop) for s in content), *((q.start, q.stop) for q in own)])
    merged: list[list[int]] = []
    for start, stop in parts:
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(stop, merged[-1][1])
        else:
            merged.append([start, stop])
    taken = sorted((s.start, s.stop) for s in (*a.source, *a.cue))
    spans: list[Span] = []
    for start, stop in merged:
        at = start
        for s, e in taken:
            if at < e and s < stop:
                if s > at:
                    spans.append(Span(at, s))
                at = max(at, e)
        if at < stop:
            spans.append(Span(at, stop))
    return tuple(spans)


def headline(doc: Any) -> Attribution | None:
    """A first line "Holder: words" (or "Words: holder" for none): the colon is the cue."""
    text: str = doc.text
    lines = paragraphs(text)
    if not lines:
        return None
    start, stop = lines[0]
    colon = text.find(": ", start, stop)
    if colon < 0 or len(WORD.findall(text, start, colon)) > HOLDER_WORDS or not WORD.search(text, colon, stop):
        return None
    before = [t for t in doc if t.idx < colon]
    head = next((t for t in reversed(before) if t.pos_ in ("PROPN", "NOUN", "PRON")), None)
    if head is None or any(t.pos_ in ("VERB", "AUX", "ADP") for t in before):
        return None
    if not any(t.pos_ == "PROPN" for t in before):
        return None
    content = tree.pieces(t for t in doc if colon < t.idx < stop)
    return Attribution((Span(start, colon),), (Span(colon, colon + 1),), content, SURE["headline"], "rules.headline")
