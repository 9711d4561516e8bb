"""Statements from French, Russian and Arabic texts: a first look, by the trained tagger alone.

    "Le ministère a démenti mardi tout exercice." -> source "Le ministère", cue "a démenti", content "tout exercice", deny

There is no parse: acts come from a table of cues, speakers from the words of the source. Nothing else is found there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.config import Settings
from onrecord.edtf import kept
from onrecord.find import tagger
from onrecord.find.attribution import Attribution
from onrecord.find.other_cues import COLON, LANGUAGES, act_of, is_auxiliary, is_passive, polarity_of
from onrecord.find.other_speakers import Speakers
from onrecord.find.page import Time
from onrecord.find.times import times
from onrecord.records import Actor, Band, Document, Span, Spans, Statement, Voice
from onrecord.text import quoted, strip_span, words_of
from onrecord.wire import ident

# Cues that the table does not know are kept from here on: half of those below were no reporting words in the texts read.
UNKNOWN = 0.9
# The scores were fitted on English, so none is called high; below this they are low.
MEDIUM = 0.8
# Not after one letter: "M. Tebboune", "Дж. Байден".
SENTENCE_END = re.compile(r"(?<!\b\w)[.!?…؟۔][\"'”’»)\]]*\s+|\n+")
# Arabic joins "and" to a verb that goes on with the same speaker: "وقال".
GOES_ON = "و"
# "selon le porte-parole, Anna Berg, ...": a name of two words or more between commas.
APPOSED = re.compile(r"([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’.-]+){1,3}), ")
# Characters that may stand between words that are next to each other: a space, a comma.
NEXT = 3
# Characters between a cue and the date that is its own: a speaker's name and office may stand between.
BESIDE = 60
INVERTED = re.compile(r"-(?:t-)?(?:il|elle|ils|elles)\b|^(?:dit|dit-)$")


def reads(document: Document, settings: Settings) -> bool:
    """Whether statements are taken from the document: they are asked for, in a language with tables, and the tagger is there."""
    asked = settings.other_languages and settings.size != "rules"
    return asked and document.language in LANGUAGES and tagger.available()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document with where its sentences begin, its dates and what stands in quotation marks, each in text order."""

    document: Document
    language: str
    borders: Sequence[int]
    dates: Sequence[Time]
    marks: Sequence[tuple[int, int]]

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and stop of the sentence that holds the character."""
        n = bisect_right(self.borders, at)
        return self.borders[n - 1], self.borders[min(n, len(self.borders) - 1)]

    def dates_in(self, start: int, stop: int) -> Sequence[Time]:
        first = bisect_left(self.dates, start, key=lambda t: t.start)
        return self.dates[first : bisect_left(self.dates, stop, lo=first, key=lambda t: t.start)]

    def inside(self, span: Span) -> int:
        """How many characters of the span stand inside quotation marks."""
        first = bisect_right(self.marks, span.start, key=lambda m: m[1])
        last = bisect_left(self.marks, span.stop, lo=first, key=lambda m: m[0])
        return sum(min(b, span.stop) - max(a, span.start) for a, b in self.marks[first:last])


def statements(document: Document, settings: Settings) -> list[Statement]:
    """The statements of a document, in the order of their first words."""
    text, language = document.text, document.language or ""
    size: Literal["best", "fast"] = "fast" if settings.size == "fast" else "best"
    borders = [0, *(m.end() for m in SENTENCE_END.finditer(text)), len(text)]
    dates = [replace(t, edtf=kept(t.edtf, document.published)) for t in times(text, document.published, language)]
    sheet = Sheet(document, language, borders, dates, quoted(text))
    found = [
        Attribution(_spans(a.source), _spans(a.cue), _spans(a.content), a.confidence, f"{a.rule}+other")
        for a in tagger.attributions(text, size=size)
    ]
    whole = _filled([_turned(_bounded(sheet, a), language) for a in found], sheet)
    speakers = Speakers([words_of(text, a.source) for a in whole], language)
    made = [s for a in whole if (s := _statement(sheet, a, speakers)) is not None]
    return sorted(made, key=lambda s: min((*s.source, *s.cue, *s.content)))


def _spans(pairs: tuple[tuple[int, int], ...]) -> Spans:
    return tuple(Span(start, stop) for start, stop in pairs if start < stop)


def _bounded(sheet: Sheet, a: Attribution) -> Attribution:
    """The source without a date in front and up to a colon, and with the name in apposition that the content begins with."""
    text, made = sheet.document.text, []
    for s in a.source:
        start, stop = s.start, s.stop
        for t in sheet.dates_in(start, start + 1):
            if t.stop + 1 < stop:
                start = t.stop + 1
        colon = text.find(" :", start, stop)
        made.append(Span(start, colon if colon > start else stop))
    after = APPOSED.match(text, a.content[0].start, a.content[0].stop) if a.content and made else None
    named = after is not None and all(w[0].isupper() for w in after.group(1).split())
    if after is None or not named or text[made[-1].stop : after.start()].strip() != ",":
        return replace(a, source=tuple(made))
    made[-1] = Span(made[-1].start, after.end(1))
    return replace(a, source=tuple(made), content=(Span(after.end(), a.content[0].stop), *a.content[1:]))


def _turned(a: Attribution, language: str) -> Attribution:
    """Arabic "X denies Y" as a headline has it: who stands right before the verb, with no mark between, is no content."""
    if language != "ar" or not a.content or not a.source:
        return a
    cue, before, after = a.cue[0], a.content[-1], a.source[0]
    beside = cue.start - before.stop == 1 and after.start - cue.stop == 1
    return replace(a, source=a.content, content=a.source) if beside else a


def _filled(found: list[Attribution], sheet: Sheet) -> list[Attribution]:
    """Without the auxiliaries that the tagger took for cues; a known cue without content has what its sentence leaves."""
    text, language = sheet.document.text, sheet.language
    made: list[Attribution] = []
    for a in found:
        cue = words_of(text, a.cue)
        if is_auxiliary(language, cue):
            continue
        if not a.content:
            known = act_of(language, cue, "", "")[1]
            content = _rest(a, text, sheet.sentence(a.cue[0].start), language) if known else ()
            if not content:
                continue
            a = replace(a, content=content)
        # "نفت لجنة مزاعم ...": the noun of the claim is no second cue of the same speaker
        if made and made[-1].source == a.source and any(c.start <= a.cue[0].start < c.stop for c in made[-1].content):
            continue
        made.append(a)
    return made


def _rest(a: Attribution, text: str, sentence: tuple[int, int], language: str) -> Spans:
    """The words of the sentence after source and cue; before them where the verb comes first after a comma."""
    start, stop = sentence
    cue, last = a.cue[0], max((*a.source, *a.cue), key=lambda s: s.stop)
    turned = bool(a.source) and cue.start < a.source[0].start and language != "ar"
    if turned and text[start : cue.start].rstrip().endswith((",", "»", '"', "”")):
        first, end = strip_span(text, start, cue.start, " ,\n")
    else:
        first, end = strip_span(text, last.stop, stop, " ,،:.\n")
    # Less than three words are an object or an aside, no content.
    return (Span(first, end),) if len(text[first:end].split()) > 2 else ()


def _statement(sheet: Sheet, a: Attribution, speakers: Speakers) -> Statement | None:
    """The statement of an attribution; None where the tagger is not sure and the table does not know the cue."""
    text, language = sheet.document.text, sheet.language
    start, stop = sheet.sentence(a.cue[0].start)
    said, a = _said(a, sheet.dates_in(start, stop))
    cue, content = words_of(text, a.cue), words_of(text, a.content)
    before = "" if _ahead(a) else text[start : a.cue[0].start]
    act, known = act_of(language, cue, before, content)
    if not known and a.confidence < UNKNOWN:
        return None
    passive = is_passive(language, cue)
    a = replace(a, source=()) if passive else a
    speaker = None if passive else speakers.speaker(words_of(text, a.source), _goes_on(language, cue))
    sure: Band = "medium" if known and cue != COLON and a.confidence >= MEDIUM and speaker is not None else "low"
    return Statement(
        id=ident("statement", sheet.document.id, a.source, a.cue, a.content),
        doc=sheet.document.id,
        source=a.source,
        cue=a.cue,
        content=a.content,
        act=act,
        voice=_voice(speaker, a.content, sheet),
        speaker=speaker,
        said=said,
        polarity=polarity_of(language, act, content),
        target=a.content if act == "deny" else (),
        confidence=sure,
        score=round(a.confidence, 3),
        rule=a.rule,
    )


def _ahead(a: Attribution) -> bool:
    """Whether what is said stands right before the cue, so that a negation there is its own."""
    return any(0 <= a.cue[0].start - s.stop <= NEXT for s in a.content)


def _goes_on(language: str, cue: str) -> bool:
    """Whether the cue itself says that the speaker before goes on: "a-t-il dit", "وقال"."""
    return INVERTED.search(cue) is not None if language == "fr" else language == "ar" and cue.startswith(GOES_ON)


def _voice(speaker: Actor | None, content: Spans, sheet: Sheet) -> Voice:
    """Quoted when most of the content stands inside quotation marks; unnamed when nobody holds it."""
    if speaker is None or (speaker.kind == "people" and speaker.country is None):
        return "unnamed"
    return (
        "quoted" if 2 * sum(sheet.inside(s) for s in content) > sum(s.stop - s.start for s in content) else "reported"
    )


def _said(a: Attribution, dates: Sequence[Time]) -> tuple[str | None, Attribution]:
    """The date beside the cue and outside what is said; one at the head of the content is taken out of it."""
    cue = a.cue[0]
    head = a.content[0] if a.content else None
    if head is not None and 0 <= head.start - a.cue[-1].stop <= NEXT:
        for t in dates:
            if t.edtf and 0 <= t.start - head.start <= NEXT and t.stop + 1 < head.stop:
                return t.edtf, replace(a, content=(Span(t.stop + 1, head.stop), *a.content[1:]))
    free = [
        t
        for t in dates
        if t.edtf and "/" not in t.edtf and not any(c.start < t.stop and t.start < c.stop for c in a.content)
    ]
    gap = {t: max(t.start - cue.stop, cue.start - t.stop) for t in free}
    near = min(free, key=lambda t: gap[t], default=None)
    return (near.edtf if near is not None and gap[near] <= BESIDE else None), a
