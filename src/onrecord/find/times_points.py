"""Reads a matched pattern as a date: one method a reading, named by the `give` of the tables.

A reading that finds its words to be something else (the surname May, "the Monday Club", 2000 soldiers) gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from onrecord import edtf
from onrecord.find.times_anchor import Anchor, shifted
from onrecord.find.times_evidence import is_feast, is_month, is_named, is_season, is_weekday, is_year
from onrecord.find.times_grammar import Grammar, Row
from onrecord.find.times_tense import direction

# A present tense that plans ("starts in May") weighs this much in `direction`; a bare "is" less: it plans days only.
PLANS = 0.5
# "the highest in ten years", "his first album in two years": looking back over so many words for such a word.
RECORD_REACH = 8


@dataclass(frozen=True, slots=True)
class Point:
    """The words `first` to `last` (excluded) and their date.

    `month`, `day` where the words lack the year, `year` where they have it; `count` units from the date that follows;
    `closed` for an interval with both ends in the words.
    """

    first: int
    last: int
    edtf: str | None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    count: int | None = None
    unit: str | None = None
    rough: bool = False
    closed: bool = False


def calendar_date(year: int | None, month: int | None, day: int | None) -> str | None:
    """The date as EDTF; None where there is no year or no such day."""
    if year is None:
        return None
    if month is None:
        return edtf.of_year(year)
    if day is None:
        return edtf.of_month(year, month)
    try:
        return edtf.of_day(date(year, month, day))
    except ValueError:
        return None


class Reader:
    """The readings of one text's matches."""

    def __init__(self, row: Row, tables: Grammar, anchor: Anchor) -> None:
        self.row = row
        self.tables = tables
        self.anchor = anchor

    def read(self, give: str, found: re.Match[str], earlier: list[Point]) -> list[Point]:
        """The points that a match gives, none where its words are no date."""
        reading: Callable[[re.Match[str], list[Point]], list[Point]] = getattr(self, f"_{give}")
        return reading(found, earlier)

    # ------------------------------------------------------------------ parts of a match
    def part(self, found: re.Match[str], name: str) -> int | None:
        """The number that stands at the group, None without the group or a value."""
        value = self._value(found, name)
        return value if isinstance(value, int) else None

    def _value(self, found: re.Match[str], name: str) -> int | str | None:
        if name not in found.re.groupindex or found.start(name) < 0:
            return None
        return self.row.value(found.start(name))

    def has(self, found: re.Match[str], name: str) -> bool:
        return name in found.re.groupindex and found.start(name) >= 0

    def category(self, i: int) -> str:
        """The category of a word; empty outside the text."""
        return self.tables.category.get(self.row.codes[i], "") if 0 <= i < len(self.row.codes) else ""

    def unit(self, found: re.Match[str], name: str = "unit") -> str:
        return str(self._value(found, name))

    def which(self, found: re.Match[str], name: str = "which") -> int | None:
        """-1 last, 0 this, 1 next; "coming" and "past" too."""
        if not self.has(found, name):
            return None
        kind = self.category(found.start(name))
        return {"coming": 1, "past": -1}.get(kind, self.part(found, name))

    def count(self, found: re.Match[str]) -> int | None:
        if not self.has(found, "count"):
            return 1
        return 1 if self.category(found.start("count")) == "a" else self.part(found, "count")

    def year(self, found: re.Match[str]) -> int | None:
        """The year that the words give: in figures, or as last, this, next year."""
        if self.has(found, "yunit") and self.has(found, "which"):
            if self.unit(found, "yunit") != "year" or self.anchor.year is None:
                return None
            return self.anchor.year + (self.which(found) or 0)
        return self.part(found, "year")

    def given_year(self, found: re.Match[str]) -> bool:
        return self.has(found, "year") or self.has(found, "which")

    def ahead(self, first: int, last: int) -> float:
        """Whether the words lie ahead, by the word before them or else by the tense around."""
        before = self.category(first - 1)
        if before == "since" and self.row.word(first - 1).lower() != "from":
            return -1
        told = direction(self.row, first, last, self.tables)
        return 1 if not told and before == "until" else told

    def about(self, found: re.Match[str]) -> bool:
        return self.has(found, "rough") or self.has(found, "edge")

    def point(self, found: re.Match[str], when: str | None, *, rough: bool = False) -> Point:
        return Point(found.start(), self._end(found), when + "~" if when and rough and "/" not in when else when)

    # ------------------------------------------------------------------ readings
    def _given(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        when = self._value(found, "date")
        valid = isinstance(when, str) and edtf.is_edtf(when)
        return [self.point(found, str(when) if valid else None)]

    def _date(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        month, day = self.part(found, "month"), self.part(found, "day")
        alone = day is None and not self.given_year(found)
        if alone and not is_month(self, found):
            return []
        if day is not None and not 1 <= day <= 31:
            return []
        return [self.dated(found.start(), self._end(found), self.year(found), month, day, found)]

    def _end(self, found: re.Match[str]) -> int:
        """The end of a match without the point that ends its sentence ("in November.")."""
        last = found.end()
        while last > found.start() + 1 and self.category(last - 1) in ("dot", "comma"):
            last -= 1
        return last

    def dated(
        self, first: int, last: int, year: int | None, month: int | None, day: int | None, found: re.Match[str]
    ) -> Point:
        """A point of month and day, its year by the words or else by the tense."""
        assert month is not None
        said = self.given_year(found)
        if not said:
            ahead = self.ahead(first, last)
            year = (
                self.anchor.year_of_month(month, ahead) if day is None else self.anchor.year_of_day(month, day, ahead)
            )
        when = calendar_date(year, month, day)
        rough = self.about(found)
        made = Point(first, last, when + "~" if when and rough else when, rough=rough)
        return replace(made, year=year) if said else replace(made, month=month, day=day, year=None)

    def _which_month(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        month, which = self.part(found, "month"), self.which(found)
        if month is None or which is None:
            return []
        return [self.point(found, self.anchor.month_beside(month, which), rough=self.about(found))]

    def _span_of_days(self, found: re.Match[str]) -> tuple[Point, Point] | None:
        day, last_day, month = self.part(found, "day"), self.part(found, "last"), self.part(found, "month")
        if day is None or last_day is None or not 1 <= day < last_day <= 31:
            return None
        ahead_of = self.dated(found.start(), self._end(found), self.year(found), month, last_day, found)
        year = int(ahead_of.edtf[:4]) if ahead_of.edtf else None
        first = replace(ahead_of, edtf=calendar_date(year, month, day))
        return first, ahead_of

    def _days(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        ends = self._span_of_days(found)
        if ends is None:
            return []
        first, last = ends
        when = edtf.interval(first.edtf, last.edtf) if first.edtf and last.edtf else None
        return [Point(first.first, first.last, when, closed=True)]

    def _days_apart(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        ends = self._span_of_days(found)
        if ends is None:
            return []
        last = found.start("last")
        year = int(ends[1].edtf[:4]) if ends[1].edtf else None
        apart = [i for i in range(found.start("day"), last) if self.category(i) in ("num", "ord")]
        days = [(i, self.row.value(i)) for i in apart]
        month = self.part(found, "month")
        made = [Point(i, i + 1, calendar_date(year, month, day)) for i, day in days if isinstance(day, int)]
        return [*made, replace(ends[1], first=last)]

    def _days_alone(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        """ "the 16th": of the month that puts it nearest; a noun after it makes it an ordinal ("the 16th floor")."""
        day, last = self.part(found, "day"), self.part(found, "last")
        after = self.row.codes[found.end() : found.end() + 1]
        if day is None or not 1 <= day <= 31 or after == "x" or self.category(found.end()) in ("unit", "dash", "part"):
            return []
        if self.anchor.day is None or self.anchor.year is None or self.anchor.month is None:
            return [self.point(found, None)]
        ahead = self.ahead(found.start(), found.end())
        end = last or day
        today = self.anchor.day.day
        shift = (end < today if ahead > 0 else -(end > today)) * 1
        month = edtf.of_month(self.anchor.year, self.anchor.month + shift)
        year, number = int(month[:4]), int(month[5:])
        start = calendar_date(year, number, day)
        stop = calendar_date(year, number, end)
        when = edtf.interval(start, stop) if start and stop and day <= end else None
        prefix = 1 if last is None else 0
        return [Point(found.start() + prefix, found.end(), when)]

    def _year(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        year = self.part(found, "year")
        if year is None or (self.has(found, "yword") and self.unit(found, "yword") != "year"):
            return []
        if not self.has(found, "yword") and not is_year(self, found, year):
            return []
        made = self.point(found, edtf.of_year(year), rough=self.about(found))
        return [replace(made, year=year)]

    def _years(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        """ "2014-18", "2014-2018"; two figures stand for the same century."""
        year, last = self.part(found, "year"), self.part(found, "last")
        if year is None or last is None:
            return []
        last = last if last > 99 else year // 100 * 100 + last
        if last <= year or self.row.codes[found.start() - 1 : found.start()] == "-":
            return []
        return [replace(self.point(found, edtf.interval(edtf.of_year(year), edtf.of_year(last))), closed=True)]

    def _decade(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        first = self.part(found, "decade")
        short = len(self.row.word(found.start("decade"))) <= len("90s")
        if first is None or (short and self.category(found.start()) != "the"):  # "in his 30s" is an age
            return []
        return [self.point(found, edtf.interval(edtf.of_year(first), edtf.of_year(first + 9)))]

    def _century(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        number = self.part(found, "ord")
        if self.unit(found, "yunit") != "century" or number is None or not 1 <= number <= 21:
            return []
        last = number * 100
        return [self.point(found, edtf.interval(edtf.of_year(last - 99), edtf.of_year(last)))]

    def _weekday(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        number, which = self.part(found, "weekday"), self.which(found)
        if number is None or not is_weekday(self, found):
            return []
        if which == 0:
            return [self.point(found, self.anchor.weekday_in_week(number, 0))]
        ahead = self.ahead(found.start(), found.end()) > 0 if which is None else which > 0
        return [self.point(found, self.anchor.weekday(number, ahead=ahead, strict=which is not None))]

    def _weekday_of(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        number, which = self.part(found, "weekday"), self.which(found)
        if number is None or which is None or self.unit(found) != "week":
            return []
        return [self.point(found, self.anchor.weekday_in_week(number, which))]

    def _deictic(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        if is_named(self, found):
            return []
        return [self.point(found, self.anchor.day_after(self.part(found, "deictic") or 0))]

    def _daypart(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        which, night = self.which(found), self.part(found, "daypart")
        if which is None or which > 0 or (which < 0 and not night):
            return []
        return [self.point(found, self.anchor.day_after(which))]

    def _unit(self, found: re.Match[str], earlier: list[Point]) -> list[Point]:
        which, unit = self.which(found), self.unit(found)
        the = self.category(found.start()) == "the"
        if which == 1 and the and (unit == "day" or self._before(found.start(), earlier)):
            return self._then(found, earlier)
        # "the last day of", "this day" are other things; plurals name no one unit.
        if which is None or unit in ("day", "fortnight") or self._plural(found):
            return []
        if self.category(found.end()) == "of" and the:
            return []
        return [self.point(found, self.anchor.unit(unit, which), rough=self.has(found, "edge"))]

    def _plural(self, found: re.Match[str]) -> bool:
        """A plural unit; the tables spell a unit's singular as its value."""
        return self.row.word(found.start("unit")).lower() != self.unit(found)

    def _window(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        which, count = self.which(found), self.count(found)
        if not which or count is None or self.category(found.end()) == "of":
            return []
        return [self.point(found, self.anchor.window(count, self.unit(found), which))]

    def _nothing(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        return [self.point(found, None)]

    def _weekend(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        which = self.which(found, "next") if self.has(found, "next") else self.which(found)
        if which is None:
            which = 1 if self.ahead(found.start(), found.end()) > 0 else -1
        return [self.point(found, self.anchor.weekend(which))]

    def _ago(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        count = self.count(found)
        if count is None or self.has(found, "more"):
            return [self.point(found, None)]
        when = self.anchor.away(-count, self.unit(found))
        return [self.point(found, when, rough=self.has(found, "rough") and not (when or "").endswith("~"))]

    def _ahead(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        """ "in two weeks": ahead only by the tense, otherwise a length of time ("built in two weeks")."""
        count = self.count(found)
        told = direction(self.row, found.start(), found.end(), self.tables)
        if count is None or (told < 1 and self.category(found.end() - 1) != "time"):
            return []
        # "for the first time in ten years", "the highest level in 40 years": a length of time.
        left = range(max(0, found.start() - RECORD_REACH), found.start())
        if any(
            self.category(i) in ("ordword", "ord", "time") or self.row.word(i).endswith(self.tables.superlative)
            for i in left
        ):
            return []
        return [self.point(found, self.anchor.away(count, self.unit(found)))]

    def _quarter(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        number = self.part(found, "ord") or self.part(found, "q")
        year = self.year(found)
        if number is None or not 1 <= number <= 4 or (self.has(found, "yunit") and year is None):
            return []
        if year is None and self.given_year(found):
            return [self.point(found, None)]
        if year is None:
            year = self.anchor.year_of_month(3 * number - 2, self.ahead(found.start(), found.end()))
        when = year and edtf.interval(edtf.of_month(year, 3 * number - 2), edtf.of_month(year, 3 * number))
        return [self.point(found, when or None)]

    def _half(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        number, year = self.part(found, "ord"), self.year(found)
        if number not in (1, 2) or year is None:
            return []
        first = 1 if number == 1 else 7
        return [self.point(found, edtf.interval(edtf.of_month(year, first), edtf.of_month(year, first + 5)))]

    def _first_months(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        count, year = self.count(found), self.year(found)
        if self.part(found, "ord") != 1 or count is None or year is None or self.unit(found) != "month" or count > 12:
            return []
        return [self.point(found, edtf.interval(edtf.of_month(year, 1), edtf.of_month(year, count)))]

    def _season(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        code, year = self.part(found, "season"), self.year(found)
        if code is None:
            return []
        if year is not None:
            return [self.point(found, f"{year:04d}-{code}", rough=self.about(found))]
        which = self.which(found, "swhich")
        if which is None and not is_season(self, found):
            return []
        when = self.anchor.season(code, which, self.ahead(found.start(), found.end()))
        return [self.point(found, when, rough=self.about(found))]

    def _feast(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        day = self.part(found, "feast")
        if day is None:
            return []
        if not is_feast(self, found):
            return []
        day -= self.has(found, "part") and self.category(found.start("part")) == "eve_word"
        return [self.dated(found.start(), self._end(found), self.year(found), day // 100, day % 100, found)]

    def _new_year(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        eve = self.category(found.start("part")) == "eve_word"
        month, day = (12, 31) if eve else (1, 1)
        return [self.dated(found.start(), self._end(found), self.part(found, "year"), month, day, found)]

    def _edge_of(self, found: re.Match[str], _: list[Point]) -> list[Point]:
        """The end of the year: under a bound its last day ("by the end of the year"), elsewhere about the year."""
        if self.has(found, "month"):
            month = self.part(found, "month")
            whole = self.dated(found.start(), found.end(), self.part(found, "year"), month, None, found).edtf
        elif self.has(found, "only"):
            whole = edtf.of_year(self.part(found, "only") or 0)
        else:
            unit = self.unit(found, "whole" if self.has(found, "whole") else "unit")
            whole = self.anchor.unit(unit, self.which(found) or 0) if unit != "day" else None
        bound = self.category(found.start() - 1) in ("until", "before", "since", "after")
        if whole is None or "/" in whole or not bound or self.has(found, "middle"):
            return [self.point(found, whole, rough=True)]
        when = edtf.parse(whole)
        day = when.earliest if self.has(found, "start") else when.latest
        return [self.point(found, day and edtf.of_day(day))]

    def _before(self, first: int, earlier: list[Point]) -> Point | None:
        """The last point before word `first` in its sentence."""
        if not earlier:
            return None
        between = self.row.text[self.row.stop(earlier[-1].last - 1) : self.row.start(first)]
        return None if re.search(r"[.!?]\s|\n", between) else earlier[-1]

    def _then(self, found: re.Match[str], earlier: list[Point]) -> list[Point]:
        """ "three years later": from the date before it in the sentence."""
        if self._plural(found) != ((self.count(found) or 0) > 1):
            return []
        count = 0 if self.has(found, "same") else self.count(found)
        base = self._before(found.start(), earlier)
        if base is None or base.edtf is None or count is None:
            return [self.point(found, None)]
        sign = -1 if self.has(found, "minus") else 1
        return [self.point(found, shifted(base.edtf, sign * count, self.unit(found)))]

    def _beside(self, found: re.Match[str], earlier: list[Point]) -> list[Point]:
        """ "a day after": beside the date before it, or the one that follows (joined in `times_compose`)."""
        count = self.count(found)
        if count is None:
            return [self.point(found, None)]
        base = self._before(found.start(), earlier)
        touches = base is not None and found.start() - base.last <= 1
        alone = not self.has(found, "count") and self.row.codes[found.end() : found.end() + 1] not in (
            "x",
            "X",
            self.tables.codes["the"],
        )
        sign = 1 if self.has(found, "after") else -1
        made = replace(self.point(found, None), count=sign * count, unit=self.unit(found))
        if base is None or base.edtf is None or not (touches or alone):
            return [made]
        # "9 October, a day after the rally": the rally's day; "in 2019 and the year before": the other way.
        return [replace(made, edtf=shifted(base.edtf, (sign if alone else -sign) * count, self.unit(found)))]
