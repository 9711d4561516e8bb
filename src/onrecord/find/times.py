"""Finds when: time expressions and the EDTF value that their words give, from tables of a language's dates.

    times("Joint drills ran from 16 to 28 November; Berg visits next May.", "2022-12-05")
    -> "16 to 28 November" 2022-11-16/2022-11-28, "next May" 2023-05

A value has the precision of the words and no more; an expression that gives no date ("a few days after the visit")
has None. Linear in the text.
"""

from __future__ import annotations

import re

from onrecord.find.page import Time
from onrecord.find.times_anchor import Anchor
from onrecord.find.times_compose import composed
from onrecord.find.times_grammar import Grammar, Row, Rule, grammar, lexicon
from onrecord.find.times_points import Point, Reader


def times(text: str, published: str | None, language: str = "en") -> list[Time]:
    """The time expressions of `text` in text order, relative ones reckoned from `published` (EDTF or None)."""
    tables = grammar(language)
    words = Row(text, lexicon(language))
    reader = Reader(words, tables, Anchor.of(published))
    points: list[Point] = []
    for first, last in _islands(words, tables):
        for rule, found in _matches(words, tables, first, last):
            points += reader.read(rule.give, found, points)
    return [
        Time(start, stop, p.edtf, text[start:stop])
        for p in composed(points, reader)
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
