"""EDTF dates of the output contract as days on a calendar: what a date covers, and how two of them lie.

`2022-11` covers 2022-11-01 to 2022-11-30, `2019/..` starts on 2019-01-01 and has no end, `2023-01~` is about
January. Only the forms of CONTRACT.md are read; years 1 to 9999 (`datetime.date` knows no others, nor does news).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "season", "year", "interval"]

POINT = re.compile(r"([~?%])?(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?")

# An approximate date may be off by about half of what its precision covers: "about 3 May" by a long weekend
# (half a week, since nobody says "about" of a single day), "about May" by half a month, "about the summer" by one, "about 2019" by half a year.
SLACK_DAYS: dict[Precision, int] = {"day": 3, "month": 15, "season": 30, "year": 183, "interval": 0}
# Seasons as EDTF codes them: the months of the north, winter from December of its year to February of the next.
SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class When:
    """The days a date covers, both included; None on a side that is open. `approximate` for ~, ? and %."""

    earliest: date | None
    latest: date | None
    precision: Precision
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"not an interval: {self.earliest} is after {self.latest}")


@lru_cache(maxsize=8192)
def parse(edtf: str) -> When:
    """The days that `edtf` covers. ValueError for what is no date of the contract, an interval open on both sides included."""
    if "/" not in edtf:
        return _point(edtf)
    left, _, right = edtf.partition("/")
    first = None if left in ("", "..") else _point(left)
    last = None if right in ("", "..") else _point(right)
    if first is None and last is None:
        raise ValueError(f"not a date of the contract: {edtf!r} is open on both sides")
    return When(
        (_widened(first)[0] if first else None),
        (_widened(last)[1] if last else None),
        "interval",
        bool((first and first.approximate) or (last and last.approximate)),
    )


def _point(text: str) -> When:
    found = POINT.fullmatch(text)
    if found is None:
        raise ValueError(
            f"not a date of the contract: {text!r}; forms: 2022, 2022-11, 2022-11-16, with ~ if approximate"
        )
    before, year, month, day, after = found.groups()
    approximate = bool(before or after)
    if day:
        only = date(int(year), int(month), int(day))
        return When(only, only, "day", approximate)
    if month and int(month) in SEASONS:
        first = date(int(year), SEASONS[int(month)], 1)
        last = date(first.year + (first.month == 12), (first.month + 1) % 12 + 1, 1)
        return When(first, end_of_month(last), "season", approximate)
    if month:
        first = date(int(year), int(month), 1)
        return When(first, end_of_month(first), "month", approximate)
    return When(date(int(year), 1, 1), date(int(year), 12, 31), "year", approximate)


def end_of_month(of: date) -> date:
    """The last day of the month of `of`."""
    return of.replace(day=calendar.monthrange(of.year, of.month)[1])


def _widened(when: When) -> tuple[date | None, date | None]:
    """The days, with the slack of an approximate date on either side (an interval's ends carry it already)."""
    slack = timedelta(SLACK_DAYS[when.precision] if when.approximate else 0)
    try:
        return when.earliest and when.earliest - slack, when.latest and when.latest + slack
    except OverflowError:  # the first or the last year that datetime knows
        return when.earliest, when.latest


def is_edtf(text: str) -> bool:
    """Whether `text` is a date of the contract."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def precision(edtf: str) -> Precision:
    """How exact the date's words are."""
    return parse(edtf).precision


def overlaps(one: str, other: str) -> bool:
    """They may be the same time: some day lies in both, approximate ones widened by half of their precision."""
    (start, stop), (other_start, other_stop) = _widened(parse(one)), _widened(parse(other))
    return _not_after(start, other_stop) and _not_after(other_start, stop)


def contains(outer: str, inner: str) -> bool:
    """Every day of `inner` lies in `outer` (which is widened if approximate)."""
    start, stop = _widened(parse(outer))
    within = parse(inner)
    starts = start is None or (within.earliest is not None and start <= within.earliest)
    return starts and (stop is None or (within.latest is not None and within.latest <= stop))


def before(one: str, other: str) -> bool:
    """The last day of `one` is earlier than the first of `other`, also when both are widened."""
    stop, start = _widened(parse(one))[1], _widened(parse(other))[0]
    return stop is not None and start is not None and stop < start


def gap_days(one: str, other: str) -> int | None:
    """Days between the nearest ends: 0 when they overlap, None when an open side hides it."""
    if overlaps(one, other):
        return 0
    (start, stop), (other_start, other_stop) = _widened(parse(one)), _widened(parse(other))
    if stop is not None and other_start is not None and stop < other_start:
        return (other_start - stop).days
    if other_stop is not None and start is not None and other_stop < start:
        return (start - other_stop).days
    return None


def _not_after(start: date | None, stop: date | None) -> bool:
    return start is None or stop is None or start <= stop


def of_day(day: date) -> str:
    """`day` as EDTF."""
    return day.isoformat()


def of_month(year: int, month: int) -> str:
    """A month as EDTF; `month` may run past 12 or below 1 into the years around."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def of_year(year: int) -> str:
    """A year as EDTF."""
    return f"{year:04d}"


def interval(first: str | None, last: str | None) -> str:
    """From the start of `first` to the end of `last`; None is an open side. Intervals lend their outer ends."""
    start = first.partition("/")[0] if first else ".."
    stop = (last.rpartition("/")[2] if "/" in last else last) if last else ".."
    return start if start == stop else f"{start}/{stop}"


def kept(when: str | None, published: str | None) -> str | None:
    """`when` as a record may carry it: the check beside the contract takes no open start.

    A deadline still ahead starts at publication (`../2023-12-31` in a text of 2023-02-05 is `2023-02-05/2023-12-31`);
    any other open start is None.
    """
    if when is None or not when.startswith(("..", "/")):
        return when
    stop = when.partition("/")[2]
    if published is None or "/" in published or not before(published, stop):
        return None
    return interval(published.rstrip("~?%"), stop)
