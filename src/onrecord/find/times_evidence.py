"""Whether words that may be a month, a weekday or a year are one: the surname May, the Monday Club, 2000 soldiers."""

from __future__ import annotations

import re
from typing import Protocol

from onrecord.find.times_grammar import NAME, OTHER, Row

# Words before a date. "and", "or" and a comma continue a list of dates only after another one.
BEFORE_MONTH = frozenset(
    "in during since until after before between to of the edge which at on coming past slash earlier later".split()
)
BEFORE_WEEKDAY = frozenset("on since until after before between to of comma dot stop mark for at and or".split())
# After these, a capital that follows makes it a name ("and Sunday Life", "of Monday Club").
OPEN_BEFORE_WEEKDAY = frozenset("of for at and or to mark".split())
BEFORE_SEASON = frozenset("in during since until before after at".split())
BEFORE_FEAST = frozenset("at since until after before on".split())
BEFORE_YEAR = frozenset(
    "in during since until after before between to of the a edge and or mark slash comma stop for ordword which recurring on possessive end start middle at time".split()
)
SURE_BEFORE_YEAR = frozenset("in since until before after during between to the".split())
AFTER_YEAR = re.compile(r"[a-z]+s$|people|men|women|troops|tonnes|km|miles|kilometres|metres|percent")
# A number on the round is more often a count; a year on the round (1950, 2000) then needs no noun after it.
ROUND = 50
# Below, a number is a count unless a preposition of time stands before it.
LIKELY_YEAR = 1900


class Words(Protocol):
    """What of `times_points.Reader` is asked here."""

    row: Row

    def category(self, i: int) -> str: ...


def is_month(words: Words, found: re.Match[str]) -> bool:
    """A month on its own: any full name but one that is also a name or verb, which needs a word of time before it.

    So does a short form ("Ant and Dec", "Mar-a-Lago").
    """
    at = found.start("month")
    if words.category(found.end()) == "dash" and not words.category(found.end() + 1).startswith("month"):
        return False
    if words.category(at) == "month":
        return True
    before = found.start() - 1
    if found.start() != at or words.category(before) in BEFORE_MONTH:
        return True
    return words.category(before) in ("and", "or", "comma", "dash") and words.category(before - 1).startswith("month")


def is_feast(words: Words, found: re.Match[str]) -> bool:
    """A feast as a date ("at Christmas", "Christmas Day", "Christmas 2020"), not as a custom ("the Christmas tree")."""
    before = words.category(found.start() - 1)
    return found.end() - found.start() > 1 or (
        before in BEFORE_FEAST and words.row.codes[found.end() : found.end() + 1] != OTHER
    )


def is_named(words: Words, found: re.Match[str]) -> bool:
    """A capital inside a name: "Russia Today", "the BBC's Today"."""
    before = found.start() - 1
    if not words.row.word(found.start())[0].isupper():
        return False
    return words.row.codes[max(before, 0) : before + 1] == NAME or words.category(before) == "possessive"


def is_season(words: Words, found: re.Match[str]) -> bool:
    """A season on its own: "in the spring", not "a spring tide" or "the fall of the city"."""
    before = words.category(found.start() - 1)
    return (
        before in BEFORE_SEASON
        and words.row.codes[found.end() : found.end() + 1] != OTHER
        and words.category(found.end()) != "of"
    )


def is_weekday(words: Words, found: re.Match[str]) -> bool:
    """A weekday that is no part of a name or habit ("Black Friday", "the Sunday Times", "a Saturday job")."""
    before = found.start() - 1
    kind, code = words.category(before), words.row.codes[before : before + 1] if before >= 0 else ""
    after = words.row.codes[found.end() : found.end() + 1]
    if found.start() != found.start("weekday") or before < 0:
        return True
    if kind in BEFORE_WEEKDAY and (after != NAME or kind not in OPEN_BEFORE_WEEKDAY):
        return True
    if words.category(found.end()) == "daypart" and words.row.word(found.end())[0].isupper():
        return False  # "Saturday Night Takeaway"
    if kind in ("a", "recurring", "count", "vague") or code == NAME:
        return False
    return after != NAME if code == OTHER or kind == "the" else True


def is_year(words: Words, found: re.Match[str], year: int) -> bool:
    """A year on its own rather than a count or a part of a name ("Vostok 2022", "2000 soldiers")."""
    before, after = found.start() - 1, found.end()
    kind = words.category(before)
    marked = found.start() != found.start("year")
    if kind == "mark" and words.row.word(before) != "(":
        return False
    noun = words.row.codes[after : after + 1] == OTHER and bool(AFTER_YEAR.match(words.row.word(after)))
    if before >= 0 and not marked and kind not in BEFORE_YEAR:
        # "a successful 2023 season": an adjective before, a noun in the singular after.
        adjective = words.row.codes[before] == OTHER and words.row.word(before).isalpha()
        return adjective and words.row.codes[after : after + 1] == OTHER and not noun and year >= LIKELY_YEAR
    listed = kind in ("and", "or", "comma") and words.category(before - 1) != "year"
    if noun and (year % ROUND == 0 or listed or (kind in ("a", "for") and year < LIKELY_YEAR)):
        return False
    if noun and marked and found.group("rough"):
        return False
    return year >= LIKELY_YEAR or marked or kind in SURE_BEFORE_YEAR
