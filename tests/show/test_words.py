"""Codes, dates and counts as a reader would say them."""

from __future__ import annotations

import pytest

from onrecord.records import Figure, Span
from onrecord.show import words
from onrecord.show.cards import amount_words


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2023", "2023"),
        ("2022-11", "November 2022"),
        ("2023-02-01", "1 February 2023"),
        ("2023-01~", "about January 2023"),
        ("2022-11-16/2022-11-28", "16 to 28 November 2022"),
        ("2022-11-30/2022-12-02", "30 November 2022 to 2 December 2022"),
        ("2019/..", "from 2019 on"),
        ("../2019-05", "until May 2019"),
        ("soon", "soon"),
        (None, None),
    ],
)
def test_dates(edtf: str | None, said: str | None) -> None:
    assert words.date_words(edtf) == said


def test_dates_inside_a_sentence_but_not_inside_a_quotation() -> None:
    text = "announced for 2022-11-16/2022-11-28; on 2023-08-06 “2023-08-06” it is past; room 2022-11x"
    assert words.said_dates(text) == (
        "announced for 16 to 28 November 2022; on 6 August 2023 “2023-08-06” it is past; room 2022-11x"
    )


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "no reports"), (1, "one report"), (10, "ten reports"), (12, "12 reports"), (1200, "1,200 reports")],
)
def test_counts(number: int, said: str) -> None:
    assert words.count(number, "report") == said


@pytest.mark.parametrize(
    ("code", "name", "way"),
    [
        ("ar", "Arabic", "rtl"),
        ("en-GB", "English", "ltr"),
        (None, "language unknown", "auto"),
        ("xx-?", "xx-?", "auto"),
    ],
)
def test_languages(code: str | None, name: str, way: str) -> None:
    assert (words.language_words(code), words.direction(code)) == (name, way)


@pytest.mark.parametrize(
    ("code", "name"), [("DZA", "Algeria"), ("EUU", "European Union"), ("XVA", "XVA"), (None, None)]
)
def test_countries(code: str | None, name: str | None) -> None:
    assert words.country_words(code) == name


@pytest.mark.parametrize(
    ("low", "high", "unit", "hedge", "said"),
    [
        (23e9, None, "USD", "more than", "more than 23 billion USD"),
        (22.8e9, 22.8e9, "USD", None, "22.8 billion USD"),
        (200, 250, "troops", None, "200 to 250 troops"),
        (3.186e12, 3.186e12, "DZD", None, "3.186 trillion DZD"),
        (4.1, 4.1, "%", None, "4.1 %"),
        (None, None, None, None, "the lion's share"),
    ],
)
def test_amounts(low: float | None, high: float | None, unit: str | None, hedge: str | None, said: str) -> None:
    figure = Figure("n", "d", Span(0, 1), low, high, unit, hedge, None, vague="the lion's share")  # type: ignore[arg-type]
    assert amount_words(figure) == said
