"""Finds when: time expressions and the EDTF value that their words give, from tables of a language's dates.

    times("Joint drills ran from 16 to 28 November; Berg visits next May.", "2022-12-05")
    -> "16 to 28 November" 2022-11-16/2022-11-28, "next May" 2023-05

A value has the precision of the words and no more; an expression that gives no date ("a few days after the visit")
has None. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.find import times_absolute as absolute
from onrecord.find import times_relative as relative
from onrecord.find.page import Time
from onrecord.find.times_anchor import Anchor
from onrecord.find.times_compose import composed
from onrecord.find.times_grammar import Grammar, Row, Rule, grammar, lexicon
from onrecord.find.times_match import Match, Point, Text

# The readings that the tables' patterns name in `give`.
READINGS: dict[str, Callable[[Match], list[Point]]] = {
    "given": absolute.given,
    "date": absolute.date,
    "days": absolute.days,
    "days_apart": absolute.days_apart,
    "days_alone": absolute.days_alone,
    "year": absolute.year,
    "years": absolute.years,
    "decade": absolute.decade,
    "century": absolute.century,
    "quarter": absolute.quarter,
    "half": absolute.half,
    "first_months": absolute.first_months,
    "season": absolute.season,
    "feast": absolute.feast,
    "new_year": absolute.new_year,
    "edge_of": absolute.edge_of,
    "which_month": relative.which_month,
    "weekday": relative.weekday,
    "weekday_of": relative.weekday_of,
    "deictic": relative.deictic,
    "daypart": relative.daypart,
    "unit": relative.unit,
    "window": relative.window,
    "weekend": relative.weekend,
    "ago": relative.ago,
    "ahead": relative.ahead,
    "then": relative.then,
    "beside": relative.beside,
    "nothing": relative.nothing,
}


def times(text: str, published: str | None, language: str = "en") -> list[Time]:
    """The time expressions of `text` in text order, relative ones reckoned from `published` (EDTF or None)."""
    tables = grammar(language)
    words = Row(text, lexicon(language))
    read = Text(words, tables, Anchor.of(published))
    points: list[Point] = []
    for first, last in _islands(words, tables):
        for rule, found in _matches(words, tables, first, last):
            points += READINGS[rule.give](Match(read, found, points))
    return [
        Time(start, stop, p.edtf, text[start:stop])
        for p in composed(points, read)
        for start, stop in [(words.start(p.first), words.stop(p.last - 1))]
    ]


def _islands(words: Row, tables: Grammar) -> list[tuple[int, int]]:
    """Runs of words that all may belong to a date, at least one of which makes one."""
    return [
        found.span()
        for found in tables.island.finditer(words.codes)
        if tables.anchors.search(words.codes, found.start(), found.end())
    ]


def _matches(words: Row, tables: Grammar, first: int, last: int) -> list[tuple[Rule, re.Match[str]]]:
    """The longest matches of the rules that do not overlap, leftmost first; the earlier rule where two tie."""
    present = set(words.codes[first:last])
    likely = [rule for rule in tables.rules if rule.may_match(present)]
    found = [(rule, m) for rule in likely for m in rule.pattern.finditer(words.codes, first, last)]
    found.sort(key=lambda pair: (pair[1].start(), -pair[1].end()))  # stable: rules stay in their order
    picked: list[tuple[Rule, re.Match[str]]] = []
    free = first
    for rule, m in found:
        if m.start() >= free:
            picked.append((rule, m))
            free = m.end()
    return picked
