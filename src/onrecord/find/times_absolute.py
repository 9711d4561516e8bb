"""Readings of dates that are written out: days, months, years, quarters, seasons, feasts.

A reading that finds its words to be something else (the surname May, 2000 soldiers) gives no point.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord import edtf
from onrecord.find.times_evidence import is_feast, is_month, is_season, is_year
from onrecord.find.times_match import Match, Point, calendar_date


def given(m: Match) -> list[Point]:
    when = m.value("date")
    valid = isinstance(when, str) and edtf.is_edtf(when)
    return [m.point(str(when) if valid else None)]


def date(m: Match) -> list[Point]:
    month, day = m.part("month"), m.part("day")
    alone = day is None and not m.given_year()
    if alone and not is_month(m):
        return []
    if day is not None and not 1 <= day <= 31:
        return []
    return [m.dated(m.year(), month, day)]


def _span_of_days(m: Match) -> tuple[Point, Point] | None:
    day, last_day, month = m.part("day"), m.part("last"), m.part("month")
    if day is None or last_day is None or not 1 <= day < last_day <= 31:
        return None
    ahead_of = m.dated(m.year(), month, last_day)
    year = int(ahead_of.edtf[:4]) if ahead_of.edtf else None
    first = replace(ahead_of, edtf=calendar_date(year, month, day))
    return first, ahead_of


def days(m: Match) -> list[Point]:
    ends = _span_of_days(m)
    if ends is None:
        return []
    first, last = ends
    when = edtf.interval(first.edtf, last.edtf) if first.edtf and last.edtf else None
    return [Point(first.first, first.last, when, closed=True)]


def days_apart(m: Match) -> list[Point]:
    ends = _span_of_days(m)
    if ends is None:
        return []
    last = m.at("last")
    year = int(ends[1].edtf[:4]) if ends[1].edtf else None
    apart = [i for i in range(m.at("day"), last) if m.category(i) in ("num", "ord")]
    days = [(i, m.row.value(i)) for i in apart]
    month = m.part("month")
    made = [Point(i, i + 1, calendar_date(year, month, day)) for i, day in days if isinstance(day, int)]
    return [*made, replace(ends[1], first=last)]


def days_alone(m: Match) -> list[Point]:
    """ "the 16th": of the month that puts it nearest; a noun after it makes it an ordinal ("the 16th floor")."""
    day, last = m.part("day"), m.part("last")
    after = m.row.codes[m.last : m.last + 1]
    if day is None or not 1 <= day <= 31 or after == "x" or m.category(m.last) in ("unit", "dash", "part"):
        return []
    if m.anchor.day is None or m.anchor.year is None or m.anchor.month is None:
        return [m.point(None)]
    ahead = m.ahead()
    end = last or day
    today = m.anchor.day.day
    shift = (end < today if ahead > 0 else -(end > today)) * 1
    month = edtf.of_month(m.anchor.year, m.anchor.month + shift)
    year, number = int(month[:4]), int(month[5:])
    start = calendar_date(year, number, day)
    stop = calendar_date(year, number, end)
    when = edtf.interval(start, stop) if start and stop and day <= end else None
    prefix = 1 if last is None else 0
    return [Point(m.first + prefix, m.last, when)]


def year(m: Match) -> list[Point]:
    year = m.part("year")
    if year is None or (m.has("yword") and m.unit("yword") != "year"):
        return []
    if not m.has("yword") and not is_year(m, year):
        return []
    made = m.point(edtf.of_year(year), rough=m.about())
    return [replace(made, year=year)]


def years(m: Match) -> list[Point]:
    """ "2014-18", "2014-2018"; two figures stand for the same century."""
    year, last = m.part("year"), m.part("last")
    if year is None or last is None:
        return []
    last = last if last > 99 else year // 100 * 100 + last
    if last <= year or m.row.codes[m.first - 1 : m.first] == "-":
        return []
    return [replace(m.point(edtf.interval(edtf.of_year(year), edtf.of_year(last))), closed=True)]


def decade(m: Match) -> list[Point]:
    first = m.part("decade")
    short = len(m.row.word(m.at("decade"))) <= len("90s")
    if first is None or first % 10 or (short and m.category(m.first) != "the"):  # "in his 30s" is an age
        return []
    return [m.point(edtf.interval(edtf.of_year(first), edtf.of_year(first + 9)))]


def century(m: Match) -> list[Point]:
    number = m.part("ord")
    if m.unit("yunit") != "century" or number is None or not 1 <= number <= 21:
        return []
    last = number * 100
    return [m.point(edtf.interval(edtf.of_year(last - 99), edtf.of_year(last)))]


def quarter(m: Match) -> list[Point]:
    number = m.part("ord") or m.part("q")
    year = m.year()
    if number is None or not 1 <= number <= 4 or (m.has("yunit") and year is None):
        return []
    if year is None and m.given_year():
        return [m.point(None)]
    if year is None:
        year = m.anchor.year_of_month(3 * number - 2, m.ahead())
    when = year and edtf.interval(edtf.of_month(year, 3 * number - 2), edtf.of_month(year, 3 * number))
    return [m.point(when or None)]


def half(m: Match) -> list[Point]:
    number, year = m.part("ord"), m.year()
    if number not in (1, 2) or year is None:
        return []
    first = 1 if number == 1 else 7
    return [m.point(edtf.interval(edtf.of_month(year, first), edtf.of_month(year, first + 5)))]


def first_months(m: Match) -> list[Point]:
    count, year = m.count(), m.year()
    if m.part("ord") != 1 or count is None or year is None or m.unit() != "month" or count > 12:
        return []
    return [m.point(edtf.interval(edtf.of_month(year, 1), edtf.of_month(year, count)))]


def season(m: Match) -> list[Point]:
    code, year = m.part("season"), m.year()
    if code is None:
        return []
    if year is not None:
        return [m.point(f"{year:04d}-{code}", rough=m.about())]
    which = m.which("swhich")
    if which is None and not is_season(m):
        return []
    when = m.anchor.season(code, which, m.ahead())
    return [m.point(when, rough=m.about())]


def feast(m: Match) -> list[Point]:
    day = m.part("feast")
    if day is None:
        return []
    if not is_feast(m):
        return []
    day -= m.has("part") and m.category(m.at("part")) == "eve_word"
    return [m.dated(m.year(), day // 100, day % 100)]


def new_year(m: Match) -> list[Point]:
    eve = m.category(m.at("part")) == "eve_word"
    month, day = (12, 31) if eve else (1, 1)
    return [m.dated(m.part("year"), month, day)]


def edge_of(m: Match) -> list[Point]:
    """The end of the year: under a bound its last day ("by the end of the year"), elsewhere about the year."""
    if m.has("month"):
        month = m.part("month")
        whole = m.dated(m.part("year"), month, None).edtf
    elif m.has("only"):
        whole = edtf.of_year(m.part("only") or 0)
    else:
        unit = m.unit("whole" if m.has("whole") else "unit")
        whole = m.anchor.unit(unit, m.which() or 0) if unit != "day" else None
    bound = m.category(m.first - 1) in ("until", "before", "since", "from", "after")
    if whole is None or "/" in whole or not bound or m.has("middle"):
        return [m.point(whole, rough=True)]
    when = edtf.parse(whole)
    day = when.earliest if m.has("start") else when.latest
    return [m.point(edtf.of_day(day) if day else None)]
