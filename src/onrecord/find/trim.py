"""What stands at the head of a content and is not said: a dateline, a date of speaking.

"OSLO, March 3 - Taxes will fall, Berg said." -> content "Taxes will fall"
"Berg said this month he was sure" -> content "he was sure"
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from onrecord.find.attribution import Attribution
from onrecord.find.page import Page
from onrecord.records import Span

# "VIENTIANE, March 13 -", "CAPE TOWN (AP).", "HELSINKI (Nordic Dispatch) -", "Moscow, February 14 (TNA).": a place, then a
# date or an agency or both, then a dash or stop. At least the place in capitals or one of the two others.
DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,40}|(?:[A-ZÀ-Þ][\w'’-]+ ?){1,3}(?=, | ?\())"
    r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:, \d{4})?)?"
    r"(?: ?\([\w .&/-]{2,30}\))?"
    r"(?: ?[-–—] ?| ?-- ?|\. )"
)
# What a subject may begin with behind a date of speaking.
SUBJECTS = frozenset({"PRON", "PROPN", "DET"})


def trimmed(page: Page, a: Attribution) -> Attribution:
    """The attribution with a content that begins where what is said begins."""
    return _without_time(page, _without_dateline(page, a))


def _without_dateline(page: Page, a: Attribution) -> Attribution:
    if not a.content:
        return a
    first = a.content[0]
    if first.start and page.text[first.start - 1] != "\n":
        return a
    line = DATELINE.match(page.text, first.start, first.stop)
    if line is None or line.end() >= first.stop:
        return a
    words = line.group().strip(" -–—.")
    # Two capitals alone may be a word of the sentence ("UN - the body"): a dateline has a date, an agency or a long place.
    if not (re.search(r"\d|\(", words) or (words.isupper() and len(words) > 3)):
        return a
    return replace(a, content=(Span(line.end(), first.stop), *a.content[1:]))


def _without_time(page: Page, a: Attribution) -> Attribution:
    if not a.content or not a.cue:
        return a
    first = a.content[0]
    if first.start - a.cue[-1].stop not in (0, 1):
        return a
    n = bisect_left(page.times, first.start, key=lambda t: t.start)
    if n == len(page.times) or page.times[n].start != first.start:
        return a
    stop = page.times[n].stop
    if stop >= first.stop or page.text[stop] != " ":
        return a
    rest = page.doc.char_span(stop + 1, first.stop, alignment_mode="expand")
    if rest is None or rest[0].pos_ not in SUBJECTS or rest[0].lower_ in ("that", "which"):
        return a
    return replace(a, content=(Span(stop + 1, first.stop), *a.content[1:]))
