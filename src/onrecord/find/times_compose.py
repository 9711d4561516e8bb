"""Joins points in time: "from March to June 2021", "since 2019", "by Friday", "two days before 9 October"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord import edtf
from onrecord.find.times_anchor import shifted
from onrecord.find.times_match import Point, Text, calendar_date


def composed(points: list[Point], text: Text) -> Iterator[Point]:
    """The points, those that a word of time joins or bounds made one."""
    i, free = 0, 0
    while i < len(points):
        point = points[i]
        following = points[i + 1] if i + 1 < len(points) else None
        if following is not None:
            point, following = _shared_year(point, following, text)
            points[i + 1] = following
            joined = _joined(point, following, text)
            if joined is not None:
                yield joined
                i, free = i + 2, joined.last
                continue
        yield _bounded(point, text, free)
        i, free = i + 1, point.last


def _between(one: Point, other: Point, text: Text) -> list[str]:
    return [text.category(i) for i in range(one.last, other.first)] if other.first - one.last <= 2 else ["far"]


def _shared_year(one: Point, other: Point, text: Text) -> tuple[Point, Point]:
    """ "March to June 2021", "30 December 2020 to 2 January": the year that one end gives, for both."""
    if _between(one, other, text) not in (["to"], ["until"], ["dash"], ["and"], ["or"], ["comma"], ["comma", "and"]):
        return one, other
    if one.month and other.year and _end_month(other):
        year = other.year - (one.month > _end_month(other))
        return replace(one, edtf=_dated(one, year), month=None), other
    if other.month and one.year and _end_month(one):
        year = one.year + (other.month < _end_month(one))
        return one, replace(other, edtf=_dated(other, year), month=None)
    return one, other


def _end_month(point: Point) -> int:
    when = (point.edtf or "").rstrip("~")
    return int(when[5:7]) if len(when) >= 7 and "/" not in when else 0


def _dated(point: Point, year: int) -> str | None:
    when = calendar_date(year, point.month, point.day)
    return when + "~" if when and point.rough else when


def _joined(one: Point, other: Point, text: Text) -> Point | None:
    """One interval of two points, None where nothing joins them."""
    link = _between(one, other, text)
    if one.count is not None and not link:
        when = shifted(other.edtf, one.count, one.unit or "") if other.edtf else None
        return Point(one.first, other.last, when)
    before = text.category(one.first - 1)
    opened = before in ("since", "from", "between")
    if not (link in (["to"], ["until"], ["dash"]) or (link == ["and"] and before == "between")):
        return None
    if one.edtf is None or other.edtf is None:
        return Point(one.first - opened, other.last, None)
    start, stop = one.edtf, other.edtf
    if edtf.before(stop, start) and one.month:
        # The end stands in its place; the start is the one before it ("November to January").
        start = _dated(one, int(stop[:4]) - 1) or start
    if edtf.before(stop, start):
        return None
    return Point(one.first - opened, other.last, edtf.interval(start, stop))


def _bounded(point: Point, text: Text, free: int) -> Point:
    """ "since X", "after X": X/..; "until X", "before X", "by X": ../X. Words before `free` are another's."""
    at = point.first - 1
    while at > free and text.category(at) in text.tables.linking:
        at -= 1  # "à partir de 2026", "jusqu'au 28 novembre"
    kind = text.category(at)
    if at < free:
        # "a few days after Christmas": the few days make it no date.
        return replace(point, edtf=None) if kind in ("after", "before") and free else point
    if kind not in ("since", "from", "after", "until", "before") or point.count is not None:
        return point
    first = at
    if point.closed:  # "from 16 to 28 November"
        return replace(point, first=first) if kind in ("since", "from") else point
    if point.edtf is None:
        return replace(point, first=first)
    # "after Monday's vote": after the vote, which is Monday's.
    if kind in ("after", "before") and text.category(point.last) == "possessive":
        return point
    start = kind in ("since", "from", "after")
    return replace(
        point, first=first, edtf=edtf.interval(point.edtf, None) if start else edtf.interval(None, point.edtf)
    )
