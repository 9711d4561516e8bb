"""Time expressions and their values: what the words give, no more, and silence where they are no date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import edtf
from onrecord.find.times import times


def values(text: str, published: str | None = "2021-09-15") -> list[tuple[str, str | None]]:
    """Words and value of each expression; the default publication date is a Wednesday."""
    found = times(text, published)
    assert all(text[t.start : t.stop] == t.words for t in found)
    return [(t.words, t.edtf) for t in found]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on 3 March 2020.", "3 March 2020", "2020-03-03"),
        ("They met on March 3rd, 2020.", "March 3rd, 2020", "2020-03-03"),
        ("They met on Tuesday, the 3rd of March 2020.", "Tuesday, the 3rd of March 2020", "2020-03-03"),
        ("Dated 03.04.2020.", "03.04.2020", "2020-04-03"),
        ("Dated 2020-04-03.", "2020-04-03", "2020-04-03"),
        ("The mine shut in June 2018.", "June 2018", "2018-06"),
        ("The mine shut in 2018.", "2018", "2018"),
        ("The mine shut in the 1980s.", "the 1980s", "1980/1989"),
        ("The mine opened in the 18th century.", "the 18th century", "1701/1800"),
        ("The mine shut in early June 2018.", "early June 2018", "2018-06~"),
        ("It was dry in the third quarter of 2020.", "the third quarter of 2020", "2020-07/2020-09"),
        ("It was dry in the first nine months of 2020.", "the first nine months of 2020", "2020-01/2020-09"),
        ("The pass was open in summer 2019.", "summer 2019", "2019-22"),
    ],
)
def test_a_full_date_needs_no_publication_date(text: str, words: str, value: str) -> None:
    assert values(text, None) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The minister resigned on Monday.", "Monday", "2021-09-13"),
        ("The minister will resign on Monday.", "Monday", "2021-09-20"),
        ("On Monday, the minister will resign.", "Monday", "2021-09-20"),
        ("The vote will be held on Friday.", "Friday", "2021-09-17"),
        ("He said on Friday that the ship will sail.", "Friday", "2021-09-10"),
        ("The minister resigned last Wednesday.", "last Wednesday", "2021-09-08"),
        ("The harbour froze in December.", "December", "2020-12"),
        ("The harbour will freeze in December.", "December", "2021-12"),
        ("The harbour froze on 20 September.", "20 September", "2020-09-20"),
        ("The elections are set for 20 September.", "20 September", "2021-09-20"),
        ("They meet next May.", "next May", "2022-05"),
        ("They met last September.", "last September", "2020-09"),
        ("Prices rose earlier this year.", "earlier this year", "2021"),
        ("He left three days ago.", "three days ago", "2021-09-12"),
        ("He left about two weeks ago.", "about two weeks ago", "2021-09-01~"),
        ("Trade fell over the past two years.", "the past two years", "2019/2021"),
        ("The deal lapses by the end of the year.", "by the end of the year", "../2021-12-31"),
        ("The deal will lapse before the year is out.", "before the year is out", "../2021-12-31"),
        ("They trained between the 2nd and the 9th.", "between the 2nd and the 9th", "2021-09-02/2021-09-09"),
    ],
)
def test_a_relative_date_is_reckoned_from_publication(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It ran from May to June 2020.", "from May to June 2020", "2020-05/2020-06"),
        ("It ran from November 2019 to January.", "from November 2019 to January", "2019-11/2020-01"),
        ("It ran from 28 December to 3 January.", "from 28 December to 3 January", "2020-12-28/2021-01-03"),
        ("It ran August 4 to 9.", "August 4 to 9", "2021-08-04/2021-08-09"),
        ("He served in 2014-18.", "2014-18", "2014/2018"),
        ("Nothing has moved since 2019.", "since 2019", "2019/.."),
        ("The port stays shut until Oct. 3.", "until Oct. 3", "../2021-10-03"),
        ("It came two days before 9 August.", "two days before 9 August", "2021-08-07"),
    ],
)
def test_words_of_time_make_intervals(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Ms May may march.",
        "April Jones read the Sunday Times on a Friday afternoon walk.",
        "The Monday Club has 2000 members and 1999 enemies.",
        "He was in office for six years and slept five hours.",
        "Russia Today and Vostok 2022 are names, so is Su-75.",
        "The score was 21-19 at 17:30, and it cost $1950.",
        "They live on the 16th floor; it is a spring tide.",
        "It was the first time in ten years that the fall of a city was feared.",
    ],
)
def test_what_is_no_date_gets_no_value(text: str) -> None:
    assert [value for _, value in values(text) if value] == []


@pytest.mark.parametrize(
    "text", ["He left a few days after the vote.", "He left in recent weeks.", "He left some time ago."]
)
def test_no_date_rather_than_a_guess(text: str) -> None:
    assert [value for _, value in values(text) if value] == []


def test_a_month_of_publication_knows_months_but_no_weekdays() -> None:
    text = "On Tuesday he said that the fleet sails next May."
    assert values(text, "2021-02") == [("Tuesday", None), ("next May", "2021-05")]


def test_a_date_is_counted_from_the_one_before_it() -> None:
    text = "He came on 30 August 2021 and left the following day. The next day it rained."
    assert values(text) == [
        ("30 August 2021", "2021-08-30"),
        ("the following day", "2021-08-31"),
        ("The next day", None),
    ]


@given(st.text(alphabet="May2 the16ofst-,.\n/last Tuesday", max_size=80))
def test_any_text_is_read_and_every_value_is_a_date(text: str) -> None:
    for found in times(text, "2021-09-15"):
        assert text[found.start : found.stop] == found.words
        assert found.edtf is None or edtf.is_edtf(found.edtf)


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2100, 12, 31)))
def test_a_written_date_is_read_back(day: date) -> None:
    text = f"It was {day:%-d %B} {day:%Y}."
    assert values(text, None) == [(text[7:-1], str(day))]


def test_an_agreement_looks_ahead_and_a_delay_is_no_date() -> None:
    assert values("They have agreed to swap captives on January 22.", "2019-01-09") == [("January 22", "2019-01-22")]
    assert ("two weeks later", None) not in values("They met on Tuesday, two weeks later than planned.")
    assert values("They met on Tuesday, two weeks later than planned.") == [("Tuesday", "2021-09-14")]
