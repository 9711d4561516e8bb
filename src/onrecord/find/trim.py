"""What stands at an edge of a content and is not said: a dateline, a date of speaking, the clause that follows.

"OSLO, March 3 - Taxes will fall, Berg said." -> content "Taxes will fall"
"Berg said this month he was sure" -> content "he was sure"
"Besides confirming the drills, Berg announced a visit" -> content "the drills"
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from onrecord.find.attribution import Attribution
from onrecord.find.page import Page
from onrecord.records import Span
from onrecord.text import dateline

# What a subject may begin with behind a date of speaking.
SUBJECTS = frozenset({"PRON", "PROPN", "DET"})


def trimmed(page: Page, a: Attribution) -> Attribution:
    """The attribution with a content that begins where what is said begins, and ends where it ends."""
    return _without_main_clause(page, _without_time(page, _without_dateline(page, a)))


def _without_dateline(page: Page, a: Attribution) -> Attribution:
    if not a.content:
        return a
    first = a.content[0]
    if first.start and page.text[first.start - 1] != "\n":
        return a
    end = dateline(page.text, first.start)
    if not first.start < end < first.stop:
        return a
    return replace(a, content=(Span(end, first.stop), *a.content[1:]))


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


def _without_main_clause(page: Page, a: Attribution) -> Attribution:
    """A participle's content holds no verb that the participle hangs on."""
    if not a.cue or len(a.content) != 1 or a.content[0].start < a.cue[-1].stop:
        return a
    cue = page.doc.char_span(a.cue[-1].start, a.cue[-1].stop, alignment_mode="expand")
    said = page.doc.char_span(a.content[0].start, a.content[0].stop, alignment_mode="expand")
    verb = next((t for t in reversed(cue or ()) if t.tag_ == "VBG"), None)
    if verb is None or said is None or not any(t.i in {above.i for above in verb.ancestors} for t in said):
        return a
    below = {t.i for t in verb.subtree}
    last = None
    for token in said:
        if token.i not in below:
            break
        last = token if not token.is_punct or token.is_quote else last
    return replace(a, content=(Span(a.content[0].start, last.idx + len(last)),)) if last is not None else a
