"""Who held an office at a date."""

from __future__ import annotations

import pytest

from onrecord.names.holders import Tenure, holder, known, tenures
from onrecord.names.offices import table

OURS = [
    Tenure("RUR", "president", "Anna Berg", "2001-01-20", "2005-01-20", "made up"),
    Tenure("RUR", "president", "Karl Holm", "2005-01-20", None, "made up"),
]


@pytest.mark.parametrize(
    ("date", "want"),
    [
        ("2003-05-01", "Anna Berg"),
        ("2003", "Anna Berg"),
        ("2005-01-20", None),
        ("2005", None),
        ("2005-02", "Karl Holm"),
        ("2000", None),
        ("2006-01~", "Karl Holm"),
        ("2004-12/2005-02", None),
    ],
)
def test_one_holder_or_none(date: str, want: str | None) -> None:
    assert holder("RUR", "president", date, OURS) == want


def test_outside_the_table_is_unknown() -> None:
    assert holder("RUR", "president", "2003") is None


def test_the_table_names_functions_that_exist() -> None:
    made = table()
    known = {f["key"] for f in made["function"]} | {f"{b}.{d}" for b in made["bodies"] for d in made["domains"]}
    assert {t.function for t in tenures()} <= known


def test_a_known_name_tells_its_country_in_any_spelling() -> None:
    assert known("Abdelmajid Tebboune") == "DZA"
    assert known("Tebboune", "president") == "DZA"
    assert known("Tebboune") is None
    assert known("Anna Berg", "president") is None
