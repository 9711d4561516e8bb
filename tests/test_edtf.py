"""Dates of the contract: what they cover, how two of them lie, and that nothing else is read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import edtf

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
POINTS = st.one_of(
    DAYS.map(edtf.of_day),
    DAYS.map(lambda d: edtf.of_month(d.year, d.month)),
    DAYS.map(lambda d: edtf.of_year(d.year)),
)
ROUGH = st.tuples(POINTS, st.sampled_from(["", "~", "?", "%"])).map("".join)


@st.composite
def dates(draw: st.DrawFn) -> str:
    """Any date of the contract: a point, an interval in the right order, or one open on a side."""
    first, last = sorted([draw(POINTS), draw(POINTS)], key=lambda p: edtf.parse(p).earliest or date.min)
    if edtf.before(last, first) or (edtf.parse(last).latest or date.max) < (edtf.parse(first).latest or date.min):
        last = first
    shape = draw(st.sampled_from(["{p}", "{a}/{b}", "{a}/..", "../{b}", "{a}/", "/{b}"]))
    return shape.format(p=draw(ROUGH), a=first, b=last)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2022-11-16", date(2022, 11, 16), date(2022, 11, 16), "day"),
        ("2022-11-16/2022-11-28", date(2022, 11, 16), date(2022, 11, 28), "interval"),
        ("2019/..", date(2019, 1, 1), None, "interval"),
        ("../2022-11", None, date(2022, 11, 30), "interval"),
        ("2022-22", date(2022, 6, 1), date(2022, 8, 31), "season"),
        ("2019-24", date(2019, 12, 1), date(2020, 2, 29), "season"),
        ("2023-01~", date(2023, 1, 1), date(2023, 1, 31), "month"),
    ],
)
def test_a_date_covers_its_days(text: str, earliest: date | None, latest: date | None, precision: str) -> None:
    when = edtf.parse(text)
    assert (when.earliest, when.latest, when.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    "text", ["", "May 2023", "2023-13", "2023-02-30", "23-01", "199X", "../..", "/", "2023/2022", "2023-25"]
)
def test_anything_else_is_no_date(text: str) -> None:
    assert not edtf.is_edtf(text)


@pytest.mark.parametrize(
    ("one", "other", "want"),
    [
        ("2022-11", "2022-11-16/2022-11-28", True),
        ("2022-11", "2022-12", False),
        ("2022-11~", "2022-12-03", True),  # about November reaches into December
        ("2019/..", "2018", False),
        ("../2022-12-31", "2022-06", True),
    ],
)
def test_overlap(one: str, other: str, want: bool) -> None:
    assert edtf.overlaps(one, other) is want
    assert edtf.overlaps(other, one) is want


def test_an_interval_of_intervals_takes_the_outer_ends() -> None:
    assert edtf.interval("2022-03/2022-05", "2022-09/2022-11") == "2022-03/2022-11"
    assert edtf.interval(None, "2022") == "../2022"
    assert edtf.interval("2022", None) == "2022/.."


def test_days_between() -> None:
    assert edtf.gap_days("2022-11-16", "2022-11-20") == 4
    assert edtf.gap_days("2022-11", "2022-11-20") == 0


@given(dates())
def test_every_date_contains_and_overlaps_itself(one: str) -> None:
    assert edtf.contains(one, one)
    assert edtf.overlaps(one, one)
    assert not edtf.before(one, one)


@given(dates(), dates())
def test_two_dates_lie_in_one_way(one: str, other: str) -> None:
    assert edtf.overlaps(one, other) == edtf.overlaps(other, one)
    apart = edtf.before(one, other) or edtf.before(other, one)
    assert apart != edtf.overlaps(one, other)
    if edtf.contains(one, other):
        assert edtf.overlaps(one, other)


@given(st.integers(2, 9990), st.integers(-30, 30))
def test_months_run_into_the_years_around(year: int, month: int) -> None:
    assert edtf.is_edtf(edtf.of_month(year + 3, month))


@pytest.mark.parametrize(
    ("when", "want"),
    [
        ("2023-05", "2023-05"),
        ("../2023-12-31", "2023-02-05/2023-12-31"),
        ("../2019", None),
        ("2019/..", "2019/.."),
        (None, None),
    ],
)
def test_a_record_carries_no_open_start(when: str | None, want: str | None) -> None:
    assert edtf.kept(when, "2023-02-05") == want
