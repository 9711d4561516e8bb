"""A matched pattern of words, and what the readings ask of it: its numbers, its year, whether it lies ahead."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from onrecord import edtf
from onrecord.find.times_anchor import Anchor
from onrecord.find.times_grammar import Grammar, Row
from onrecord.find.times_tense import direction

# A present tense that plans ("starts in May") weighs this much in `direction`; a bare "is" less: it plans days only.
PLANS = 0.5


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


@dataclass(frozen=True, slots=True)
class Text:
    """One text under reading: its words, its language's tables, its publication date."""

    row: Row
    tables: Grammar
    anchor: Anchor

    def category(self, i: int) -> str:
        """The category of a word; empty for words of none and outside the text."""
        return self.tables.category.get(self.row.codes[i], "") if 0 <= i < len(self.row.codes) else ""


class Match:
    """A pattern found at the words `first` to `last` (excluded); `earlier` are the points before it in the text."""

    __slots__ = ("anchor", "category", "earlier", "first", "found", "last", "row", "tables")

    def __init__(self, text: Text, found: re.Match[str], earlier: list[Point]) -> None:
        self.row, self.tables, self.anchor, self.category = text.row, text.tables, text.anchor, text.category
        self.found = found
        self.earlier = earlier
        self.first, self.last = found.span()

    # ------------------------------------------------------------------ its parts
    def has(self, name: str) -> bool:
        """Whether the part stands there."""
        return name in self.found.re.groupindex and self.found.start(name) >= 0

    def at(self, name: str) -> int:
        """The word where a part stands; -1 without it."""
        return self.found.start(name) if self.has(name) else -1

    def value(self, name: str) -> int | str | None:
        """What the tables say of the part; None without it."""
        return self.row.value(self.at(name)) if self.has(name) else None

    def part(self, name: str) -> int | None:
        """The number that the part is; None without it or without a number."""
        value = self.value(name)
        return value if isinstance(value, int) else None

    def unit(self, name: str = "unit") -> str:
        """Day, week, month, ... of the part."""
        return str(self.value(name))

    def plural(self) -> bool:
        """Whether the unit stands in the plural."""
        return self.category(self.at("unit")) == "units"

    def which(self, name: str = "which") -> int | None:
        """-1 last or past, 0 this, 1 next or coming; None without the part."""
        if not self.has(name):
            return None
        return {"coming": 1, "past": -1}.get(self.category(self.at(name)), self.part(name))

    def count(self) -> int | None:
        """How many units: one for "a" and for no count at all, None for "a few"."""
        if self.category(self.at("unit")) == "dual":
            return 2
        if not self.has("count") or self.category(self.at("count")) == "a":
            return 1
        return self.part("count")

    def year(self) -> int | None:
        """The year that the words give: in figures, or as last, this, next year."""
        which = self.which()
        if which is not None:
            if self.has("yunit"):
                known = self.unit("yunit") == "year" and self.anchor.year is not None
                return (self.anchor.year or 0) + which if known else None
            month = self.part("month")
            beside = month and self.anchor.month_beside(month, which)
            return int(beside[:4]) if beside else None
        return self.part("year")

    def given_year(self) -> bool:
        """Whether the words give the year, known or not."""
        return self.has("year") or self.has("which")

    def about(self) -> bool:
        """Whether the words say "around", "early", "late"."""
        return self.has("rough") or self.has("edge")

    # ------------------------------------------------------------------ what stands around
    def tense(self) -> float:
        """Whether the verbs around put it ahead (above 0) or behind (below)."""
        return direction(self.row, self.first, self.last, self.tables)

    def ahead(self) -> float:
        """The same, with the word before it: "since" looks back, "by" and "until" ahead unless the verb says not."""
        before = self.category(self.first - 1)
        if before == "since":
            return -1
        told = self.tense()
        return 1 if not told and before == "until" else told

    def earlier_here(self) -> Point | None:
        """The last point before it in its sentence."""
        if not self.earlier:
            return None
        between = self.row.text[self.row.stop(self.earlier[-1].last - 1) : self.row.start(self.first)]
        return None if re.search(r"[.!?]\s|\n", between) else self.earlier[-1]

    # ------------------------------------------------------------------ what it gives
    def end(self) -> int:
        """Its last word without the mark that ends the sentence ("in November.")."""
        last = self.last
        while last > self.first + 1 and self.category(last - 1) in ("dot", "comma"):
            last -= 1
        return last

    def point(self, when: str | None, *, rough: bool = False) -> Point:
        """The point of its words with that date, approximate if `rough`."""
        return Point(self.first, self.end(), when + "~" if when and rough and "/" not in when else when)

    def dated(self, year: int | None, month: int | None, day: int | None) -> Point:
        """A point of month and day, its year by the words or else by the tense."""
        assert month is not None
        said = self.given_year()
        if not said:
            ahead = self.ahead()
            if day is None and ahead < PLANS:
                ahead = min(ahead, 0)
            year = (
                self.anchor.year_of_month(month, ahead) if day is None else self.anchor.year_of_day(month, day, ahead)
            )
        when = calendar_date(year, month, day)
        rough = self.about()
        made = Point(self.first, self.end(), when + "~" if when and rough else when, rough=rough)
        return replace(made, year=year) if said else replace(made, month=month, day=day)
