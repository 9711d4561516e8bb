"""Whether words that may be a month, a weekday or a year are one: the surname May, the Monday Club, 2000 soldiers."""

from __future__ import annotations

import re

from onrecord.find.times_grammar import NAME, OTHER
from onrecord.find.times_match import Match

# Words before a date. "and", "or" and a comma continue a list of dates only after another one.
BEFORE_MONTH = frozenset(
    "in during since from until after before between to of the edge which at on coming past slash earlier later".split()
)
BEFORE_WEEKDAY = frozenset("on since from until after before between to of comma dot stop mark for at and or".split())
# After these, a capital that follows makes it a name ("and Sunday Life", "of Monday Club").
OPEN_BEFORE_WEEKDAY = frozenset("of for at and or to mark".split())
BEFORE_SEASON = frozenset("in during since from until before after at".split())
BEFORE_FEAST = frozenset("at since from until after before on".split())
BEFORE_YEAR = frozenset(
    "in during since from until after before between to of the a edge and or mark slash comma stop for ordword which recurring on possessive end start middle at time".split()
)
SURE_BEFORE_YEAR = frozenset("in since from until before after during between to the".split())
AFTER_YEAR = re.compile(r"[a-z]+s$|people|men|women|troops|tonnes|km|miles|kilometres|metres|percent")
# A number on the round is more often a count; a year on the round (1950, 2000) then needs no noun after it.
ROUND = 50
# Below, a number is a count unless a preposition of time stands before it.
LIKELY_YEAR = 1900


def is_month(m: Match) -> bool:
    """A month on its own: any full name but one that is also a name or verb, which needs a word of time before it.

    So does a short form ("Ant and Dec", "Mar-a-Lago").
    """
    at = m.at("month")
    if m.category(m.last) == "dash" and not m.category(m.last + 1).startswith("month"):
        return False
    if m.category(at) == "month":
        return True
    before = m.first - 1
    if m.first != at or m.category(before) in BEFORE_MONTH:
        return True
    return m.category(before) in ("and", "or", "comma", "dash") and m.category(before - 1).startswith("month")


def is_feast(m: Match) -> bool:
    """A feast as a date ("at Christmas", "Christmas Day", "Christmas 2020"), not as a custom ("the Christmas tree")."""
    before = m.category(m.first - 1)
    return m.last - m.first > 1 or (before in BEFORE_FEAST and m.row.codes[m.last : m.last + 1] != OTHER)


def is_named(m: Match) -> bool:
    """A capital inside a name: "Russia Today", "the BBC's Today"."""
    before = m.first - 1
    if not m.row.word(m.first)[0].isupper():
        return False
    return m.row.codes[max(before, 0) : before + 1] == NAME or m.category(before) == "possessive"


def is_season(m: Match) -> bool:
    """A season on its own: "in the spring", not "a spring tide" or "the fall of the city"."""
    before = m.category(m.first - 1)
    return before in BEFORE_SEASON and m.row.codes[m.last : m.last + 1] != OTHER and m.category(m.last) != "of"


def is_weekday(m: Match) -> bool:
    """A weekday that is no part of a name or habit ("Black Friday", "the Sunday Times", "a Saturday job")."""
    before = m.first - 1
    kind, code = m.category(before), m.row.codes[before : before + 1] if before >= 0 else ""
    after = m.row.codes[m.last : m.last + 1]
    if m.first != m.at("weekday") or before < 0:
        return True
    if kind in BEFORE_WEEKDAY and (after != NAME or kind not in OPEN_BEFORE_WEEKDAY):
        return True
    if m.category(m.last) == "daypart" and m.row.word(m.last)[0].isupper():
        return False  # "Saturday Night Takeaway"
    if kind in ("a", "recurring", "count", "vague") or code == NAME:
        return False
    return after != NAME if code == OTHER or kind == "the" else True


def is_year(m: Match, year: int) -> bool:
    """A year on its own rather than a count or a part of a name ("Vostok 2022", "2000 soldiers")."""
    before, after = m.first - 1, m.last
    kind = m.category(before)
    marked = m.first != m.at("year")
    if kind == "mark" and m.row.word(before) != "(":
        return False
    noun = m.row.codes[after : after + 1] == OTHER and bool(AFTER_YEAR.match(m.row.word(after)))
    if before >= 0 and not marked and kind not in BEFORE_YEAR:
        # "a successful 2023 season": an adjective before, a noun in the singular after.
        adjective = m.row.codes[before] == OTHER and m.row.word(before).isalpha()
        return adjective and m.row.codes[after : after + 1] == OTHER and not noun and year >= LIKELY_YEAR
    listed = kind in ("and", "or", "comma") and m.category(before - 1) != "year"
    if noun and (year % ROUND == 0 or listed or (kind in ("a", "for") and year < LIKELY_YEAR)):
        return False
    if noun and marked and m.has("rough"):
        return False
    return year >= LIKELY_YEAR or marked or kind in SURE_BEFORE_YEAR
