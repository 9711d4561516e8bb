"""Readings of dates that are counted from another: from publication ("next May"), or from the date before them."""

from __future__ import annotations

from dataclasses import replace

from onrecord.find.times_anchor import shifted
from onrecord.find.times_evidence import is_named, is_weekday
from onrecord.find.times_match import Match, Point, calendar_date

# "the highest in ten years", "his first album in two years": looking back over so many words for such a word.
RECORD_REACH = 8


def which_month(m: Match) -> list[Point]:
    month, which, day = m.part("month"), m.which(), m.part("day")
    if month is None or which is None:
        return []
    when = m.anchor.month_beside(month, which)
    if day is not None:
        return [m.point(calendar_date(int(when[:4]) if when else None, month, day))]
    return [m.point(when, rough=m.about())]


def weekday(m: Match) -> list[Point]:
    number, which = m.part("weekday"), m.which()
    if number is None or not is_weekday(m):
        return []
    if which == 0:
        return [m.point(m.anchor.weekday_in_week(number, 0))]
    ahead = m.ahead() > 0 if which is None else which > 0
    return [m.point(m.anchor.weekday(number, ahead=ahead, strict=which is not None))]


def weekday_of(m: Match) -> list[Point]:
    number, which = m.part("weekday"), m.which()
    if number is None or which is None or m.unit() != "week":
        return []
    return [m.point(m.anchor.weekday_in_week(number, which))]


def deictic(m: Match) -> list[Point]:
    if is_named(m):
        return []
    return [m.point(m.anchor.day_after(m.part("deictic") or 0))]


def daypart(m: Match) -> list[Point]:
    which, night = m.which(), m.part("daypart")
    if which is None or which > 0 or (which < 0 and not night):
        return []
    return [m.point(m.anchor.day_after(which))]


def unit(m: Match) -> list[Point]:
    which, unit = m.which(), m.unit()
    the = m.category(m.first) == "the"
    if which == 1 and (unit == "day" or (the and m.earlier_here())):
        return then(m)
    # "the last day of", "this day" are other things; plurals name no one unit.
    if which is None or unit in ("day", "fortnight") or m.plural():
        return []
    if m.category(m.last) == "of" and the:
        return []
    return [m.point(m.anchor.unit(unit, which), rough=m.has("edge"))]


def window(m: Match) -> list[Point]:
    which, count = m.which(), m.count()
    if not which or count is None or m.category(m.last) == "of":
        return []
    return [m.point(m.anchor.window(count, m.unit(), which))]


def weekend(m: Match) -> list[Point]:
    which = m.which("next") if m.has("next") else m.which()
    if which is None:
        which = 1 if m.ahead() > 0 else -1
    return [m.point(m.anchor.weekend(which))]


def ago(m: Match) -> list[Point]:
    count = m.count()
    if count is None or m.has("more"):
        return [m.point(None)]
    when = m.anchor.away(-count, m.unit())
    return [m.point(when, rough=m.has("rough") and not (when or "").endswith("~"))]


def ahead(m: Match) -> list[Point]:
    """ "in two weeks": ahead only by the tense, otherwise a length of time ("built in two weeks")."""
    count = m.count()
    told = m.tense()
    if count is None or (told < 1 and m.category(m.last - 1) != "time"):
        return []
    # "for the first time in ten years", "the highest level in 40 years": a length of time.
    left = range(max(0, m.first - RECORD_REACH), m.first)
    if any(
        m.category(i) in ("ordword", "ord", "time") or m.row.word(i).endswith(m.tables.forms["superlative_suffixes"])
        for i in left
    ):
        return []
    return [m.point(m.anchor.away(count, m.unit()))]


def then(m: Match) -> list[Point]:
    """ "three years later": from the date before it in the sentence."""
    if m.plural() and m.count() == 1:
        return []
    if m.last < len(m.row.codes) and m.row.word(m.last).lower() in m.tables.than:
        return []  # "two weeks later than planned": a delay, no date
    count = 0 if m.has("same") else m.count()
    base = m.earlier_here()
    if base is None or base.edtf is None or count is None:
        return [m.point(None)]
    sign = -1 if m.has("minus") else 1
    return [m.point(shifted(base.edtf, sign * count, m.unit()))]


def beside(m: Match) -> list[Point]:
    """ "a day after": beside the date before it, or the one that follows (joined in `times_compose`)."""
    count = m.count()
    if count is None:
        return [m.point(None)]
    base = m.earlier_here()
    touches = base is not None and m.first - base.last <= 1
    alone = not m.has("count") and m.row.codes[m.last : m.last + 1] not in (
        "x",
        "X",
        m.tables.codes["the"],
    )
    sign = 1 if m.has("after") else -1
    made = replace(m.point(None), count=sign * count, unit=m.unit())
    if base is None or base.edtf is None or not (touches or alone):
        return [made]
    # "9 October, a day after the rally": the rally's day; "in 2019 and the year before": the other way.
    return [replace(made, edtf=shifted(base.edtf, (sign if alone else -sign) * count, m.unit()))]


def nothing(m: Match) -> list[Point]:
    return [m.point(None)]
