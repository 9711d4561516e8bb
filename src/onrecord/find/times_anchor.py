"""Reckoning from a publication date: the nearest Tuesday, next May, two weeks ago, the past three months.

The publication date may be a day, a month or a year. What cannot be reckoned from it is None: no date rather than
a guess ("on Tuesday" in a text of "2023-02").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord import edtf

DAYS = {"day": 1, "week": 7, "fortnight": 14}
YEARS = {"year": 1, "decade": 10, "century": 100}
# Only "will", "is due" or a present tense puts a date ahead; a bare "in December" in a text of November is behind by
# the rule, yet nobody calls a month eleven months back by its bare name. Nine months back is where that usage ends.
STALE_MONTHS = 9
# EDTF season codes and the months they begin with, in the north (spring March, winter December).
SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A publication date of day, month or year precision; all None where there is none."""

    year: int | None = None
    month: int | None = None
    day: date | None = None

    @staticmethod
    def of(published: str | None) -> Anchor:
        """The anchor of an EDTF publication date; intervals anchor nothing."""
        if published is None or not edtf.is_edtf(published) or edtf.precision(published) == "interval":
            return Anchor()
        when = edtf.parse(published)
        first = when.earliest
        assert first is not None  # a point has both ends
        exact = when.precision
        return Anchor(
            first.year,
            first.month if exact in ("day", "month") else None,
            first if exact == "day" else None,
        )

    def day_after(self, days: int) -> str | None:
        """The day so many days after publication."""
        return edtf.of_day(self.day + timedelta(days)) if self.day else None

    def weekday(self, number: int, *, ahead: bool = False, strict: bool = False) -> str | None:
        """The nearest such weekday after or before publication; the day itself only behind and not `strict`."""
        if self.day is None:
            return None
        back = (self.day.weekday() - number) % 7
        if ahead:
            return edtf.of_day(self.day + timedelta(7 - back))
        return edtf.of_day(self.day - timedelta(7 if strict and back == 0 else back))

    def weekday_in_week(self, number: int, shift: int) -> str | None:
        """The weekday of the publication week (Monday first) or one `shift` weeks from it."""
        if self.day is None:
            return None
        return edtf.of_day(self.day + timedelta(number - self.day.weekday() + 7 * shift))

    def year_of_month(self, month: int, ahead: float) -> int | None:
        """The year that puts `month` nearest: not after publication, or not before it when `ahead` is positive."""
        if self.year is None or self.month is None:
            return None
        if ahead > 0:
            return self.year + (month < self.month)
        behind = self.year - (month > self.month)
        back = (self.year - behind) * 12 + self.month - month
        return behind + 1 if ahead == 0 and back > STALE_MONTHS else behind

    def year_of_day(self, month: int, day: int, ahead: float) -> int | None:
        """The same for a day of a month; in the publication month the day decides."""
        year = self.year_of_month(month, ahead)
        if year is None or self.day is None or month != self.month:
            return year
        if ahead > 0:
            return self.year + 1 if self.year is not None and day < self.day.day else self.year
        if day <= self.day.day or ahead == 0:
            # Later this month with no tense to go by: no report names a day eleven months back without its year.
            return self.year
        return year - 1

    def month_beside(self, month: int, which: int) -> str | None:
        """ "last May": before the publication month, "next May": after it, "this May": of the publication year."""
        if self.year is None:
            return None
        if which == 0:
            return edtf.of_month(self.year, month)
        if self.month is None:
            return None
        year = self.year - (month >= self.month) if which < 0 else self.year + (month <= self.month)
        return edtf.of_month(year, month)

    def unit(self, unit: str, shift: int) -> str | None:
        """The calendar unit that holds the publication date, or the one `shift` units from it."""
        if unit == "day":
            return self.day_after(shift)
        if unit == "week" and self.day:
            monday = self.day + timedelta(7 * shift - self.day.weekday())
            return edtf.interval(edtf.of_day(monday), edtf.of_day(monday + timedelta(6)))
        if unit == "month" and self.year and self.month:
            return edtf.of_month(self.year, self.month + shift)
        if unit == "year" and self.year:
            return edtf.of_year(self.year + shift)
        if unit == "decade" and self.year:
            first = self.year // 10 * 10 + 10 * shift
            return edtf.interval(edtf.of_year(first), edtf.of_year(first + 9))
        if unit == "century" and self.year:
            first = (self.year - 1) // 100 * 100 + 1 + 100 * shift
            return edtf.interval(edtf.of_year(first), edtf.of_year(first + 99))
        return None

    def quarter(self, shift: int) -> str | None:
        """The quarter of the publication date, or the one `shift` quarters from it."""
        if self.year is None or self.month is None:
            return None
        first = (self.month - 1) // 3 * 3 + 1 + 3 * shift
        return edtf.interval(edtf.of_month(self.year, first), edtf.of_month(self.year, first + 2))

    def weekend(self, which: int) -> str | None:
        """Saturday and Sunday: the last ones begun (below 0), of this week (0), the first after publication (above 0)."""
        if self.day is None:
            return None
        since = (self.day.weekday() - 5) % 7
        saturday = self.day + timedelta({-1: -since, 0: 5 - self.day.weekday(), 1: 7 - since}[which])
        return edtf.interval(edtf.of_day(saturday), edtf.of_day(saturday + timedelta(1)))

    def away(self, count: int, unit: str) -> str | None:
        """`count` units from publication (negative: ago): days are exact, weeks rounded, months and years their own."""
        if unit in DAYS:
            day = self.day_after(count * DAYS[unit])
            return day if day is None or unit == "day" else day + "~"
        if unit == "month" and self.year and self.month:
            return edtf.of_month(self.year, self.month + count)
        if unit in YEARS and self.year and 0 < self.year + count * YEARS[unit] <= 9999:
            return edtf.of_year(self.year + count * YEARS[unit]) + ("" if unit == "year" else "~")
        return None

    def window(self, count: int, unit: str, sign: int) -> str | None:
        """The `count` units that end (`sign` below 0) or begin at publication, in the unit's precision."""
        other, here = self.away(sign * count, unit), self.away(0, unit)
        if other is None or here is None:
            return None
        other, here = other.rstrip("~"), here.rstrip("~")
        return edtf.interval(other, here) if sign < 0 else edtf.interval(here, other)

    def season(self, code: int, which: int | None, ahead: float) -> str | None:
        """A season by its EDTF code; a winter has the year in which it begins.

        `which` -1: the latest one that has ended, 0: of the publication year (a winter under way is this one), 1: the
        first one to begin after publication. None: the nearest by tense.
        """
        if self.year is None or self.month is None:
            return None
        start = SEASON_STARTS[code]
        now = self.year * 12 + self.month - 1
        begins = self.year * 12 + start - 1
        if which == 0:
            return f"{self.year - 1 if code == 24 and self.month <= 3 else self.year:04d}-{code}"
        while begins > now:
            begins -= 12
        under_way = now < begins + 3
        if (which == 1 or (which is None and ahead > 0)) and not (which is None and under_way):
            begins += 12
        elif which == -1 and under_way:
            begins -= 12
        return f"{begins // 12:04d}-{code}"


def shifted(when: str, count: int, unit: str) -> str | None:
    """A date moved by `count` units in its own precision; None where the unit is finer than the date."""
    if "/" in when or not edtf.is_edtf(when):
        return None
    start, exact = edtf.parse(when).earliest, edtf.precision(when)
    if start is None:
        return None
    if unit in DAYS:
        return edtf.of_day(start + timedelta(count * DAYS[unit])) if exact == "day" else None
    months = count * (1 if unit == "month" else 12 * YEARS.get(unit, 0))
    if exact == "year":
        return edtf.of_year(start.year + months // 12) if unit in YEARS else None
    moved = edtf.of_month(start.year, start.month + months)
    if exact == "month":
        return moved
    day = min(start.day, edtf.end_of_month(date.fromisoformat(moved + "-01")).day)
    return f"{moved}-{day:02d}"
