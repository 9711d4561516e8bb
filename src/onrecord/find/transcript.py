"""Interviews: who speaks stands before a colon, or answers in quotation marks what is asked between them.

    "Berg: We sat together for three days. We have an understanding." -> two statements by Berg
    And the shots?
    "I heard two of them." -> a statement by the person whom the text is about

Each sentence of an answer is a statement of its own: a reader quotes sentences, and one may deny while the next promises.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.find.attribution import SURE, Attribution
from onrecord.find.page import Mention, Page
from onrecord.find.pronouns import LENT
from onrecord.records import Span
from onrecord.text import QUOTES, paragraphs

# "Q:", "Question (Radio One):", "Ms Ada Berg:", "Deniz TV:" at the head of a paragraph.
LABEL = re.compile(r"(?P<label>[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,5})(?P<of> ?\([^()\n]{1,40}\))?(?P<colon>:)\s")
# A text is a transcript from this many paragraphs with such a head on, or this many answers in quotation marks.
TURNS = 3
ANSWERS = 2
ASKERS = frozenset("q question reporter journalist interviewer host moderator presenter correspondent".split())
# Labels that stand for the person who is interviewed.
REPLIES = frozenset(("a", "answer"))
# A question put without a name is short.
ASKED = 200
# Shorter sentences ("They may.") say nothing by themselves.
FEWEST = 3
CLOSED = frozenset("\"”»’'")
MARKS = CLOSED.union(QUOTES)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person says in one paragraph: where the person is named, the colon if there is one, and the words."""

    source: Span
    cue: Span | None
    start: int
    stop: int


def with_answers(page: Page, found: list[Attribution]) -> list[Attribution]:
    """The attributions with the answers of an interview as statements by sentences; what was found of them as a whole goes."""
    answers = list(_labelled(page)) or list(_quoted(page))
    if not answers:
        return found
    inside = Inside(answers)
    kept = [without for a in found if (without := inside.taken_out(a)) is not None]
    made = [sentence for answer in answers for sentence in _sentences(page, answer)]
    return [*kept, *made]


class Inside:
    """Which answer an offset stands in."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self.answers = answers
        self.starts = [x.start for x in answers]
        self.cues = {x.cue for x in answers} - {None}

    def at(self, offset: int) -> Answer | None:
        n = bisect_right(self.starts, offset) - 1
        return self.answers[n] if n >= 0 and offset < self.answers[n].stop else None

    def taken_out(self, a: Attribution) -> Attribution | None:
        """An attribution without the answers that it gives to somebody by no word of theirs; None where nothing is left."""
        if self.cues.intersection(a.cue):
            return None
        own = [self.at(c.start) for c in a.cue]
        content = tuple(s for s in a.content if (x := self.at(s.start)) is None or x in own)
        return replace(a, content=content) if content or not a.content else None


def _sentences(page: Page, answer: Answer) -> Iterator[Attribution]:
    span = page.doc.char_span(answer.start, answer.stop, alignment_mode="expand")
    for sentence in span.sents if span is not None else ():
        words = [t for t in sentence if answer.start <= t.idx < answer.stop and not t.is_space and t.text not in MARKS]
        if sum(t.is_alpha for t in words) < FEWEST or words[-1].text == "?":
            continue
        if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in words):
            last = words[-2] if words[-1].text == "." else words[-1]
            content = Span(words[0].idx, last.idx + len(last))
            cue = (answer.cue,) if answer.cue else ()
            yield Attribution((answer.source,), cue, (content,), SURE["transcript"], "rules.transcript")


def _labelled(page: Page) -> Iterator[Answer]:
    """The answers of a text whose paragraphs begin with who speaks."""
    heads = [(head, stop) for start, stop in paragraphs(page.text)[1:] if (head := LABEL.match(page.text, start, stop))]
    times = Counter(head["label"] for head, _ in heads)
    if len(heads) < TURNS or max(times.values()) == 1:
        return
    asking = Counter(head["label"] for head, stop in heads if page.text[head.end() : stop].rstrip().endswith("?"))
    first = heads[0][0]["label"]  # who asks begins
    for head, stop in heads:
        label = head["label"]
        if label.casefold() in ASKERS or asking[label] * (3 if label == first else 2) >= times[label]:
            continue
        source = Span(head.start("label"), head.end("label"))
        if label.casefold() in REPLIES:
            who = _interviewed(page, head.start())
            if who is None:
                continue
            source = Span(who.start, who.stop)
        yield Answer(source, Span(head.start("colon"), head.end("colon")), head.end(), stop)


def _quoted(page: Page) -> Iterator[Answer]:
    """The answers of a text that puts its questions plainly and the answers in quotation marks, a paragraph each."""
    lines = paragraphs(page.text)
    answers = []
    asked = 0
    for (start, stop), (before, end) in zip(lines[1:], lines, strict=False):
        question, answer = page.text[before:end].strip(), page.text[start:stop].strip()
        whole = len(answer) > 1 and answer[0] in QUOTES and answer[-1] in CLOSED
        plain = question and question[0] not in QUOTES and len(question) < ASKED
        if whole and plain and not question.endswith(":"):
            answers.append((start, stop))
            asked += question.endswith("?")
    if len(answers) < ANSWERS or asked < ANSWERS:
        return
    who = _interviewed(page, answers[0][0])
    if who is not None:
        yield from (Answer(Span(who.start, who.stop), None, start, stop) for start, stop in answers)


def _interviewed(page: Page, before: int) -> Mention | None:
    """The person whom the lines before the first answer name most, first where several are named alike."""
    people = [m for m in page.mentions if m.actor.kind == "person" and m.how not in LENT and m.start < before]
    times = Counter(m.actor.id for m in people)
    return max(people, key=lambda m: (times[m.actor.id], -m.start)) if people else None
