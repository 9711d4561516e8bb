"""Figures: amount, hedge and unit, of what, whose, for when; and silence for numbers that are none."""

from __future__ import annotations

import pytest

from onrecord.find.figures import figures
from onrecord.find.figures_amounts import Reader
from onrecord.find.page import How, Mention, Page
from onrecord.find.parse import parse
from onrecord.find.times import times
from onrecord.records import Actor, Document, Figure, Span, Statement

RURITANIA = Actor("a1", "Ruritania", "country", "DZA")


def page(text: str) -> Page:
    """A page with the actor Ruritania named where the text names it."""
    made = Page(Document("d1", "d.txt", text, ""), parse(text))
    made.times = times(text, "2023-02-05")
    forms: tuple[tuple[str, How], ...] = (("Ruritanian", "demonym"), ("Ruritania", "country"))
    made.mentions = [
        Mention(at, at + len(word), RURITANIA, how)
        for word, how in forms
        for at in [text.find(word)]
        if at >= 0 and text[at + len(word)] != "n"
    ]
    return made


def only(text: str) -> Figure:
    found = figures(page(text))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "low", "high", "hedge", "unit"),
    [
        ("more than $11 billion", 11e9, None, "more than", "USD"),
        ("nearly 23 billion dollars", 23e9, 23e9, "about", "USD"),
        ("up to €5m", None, 5e6, "up to", "EUR"),
        ("A$3.5bn", 3.5e9, 3.5e9, None, "AUD"),
        ("3 million Canadian dollars", 3e6, 3e6, None, "CAD"),
        ("45 billion Sri Lankan rupees", 45e9, 45e9, None, "LKR"),
        ("1.3 trillion dinars", 1.3e12, 1.3e12, None, "DZD"),
        ("£119m-£123m", 119e6, 123e6, None, "GBP"),
        ("10 to 12 million euros", 10e6, 12e6, None, "EUR"),
        ("about 4.1 percent", 4.1, 4.1, "about", "%"),
        ("less than 40%", None, 40, "less than", "%"),
        ("two thirds", 66.67, 66.67, None, "%"),
        ("at least 50 kilometres", 50, None, "more than", "km"),
        ("five to ten years", 5, 10, None, "years"),
        ("USD 20 million or more", 20e6, None, "more than", "USD"),
    ],
)
def test_an_amount_is_read_with_hedge_and_unit(words: str, low: float, high: float, hedge: str, unit: str) -> None:
    text = f"The Ruritanian army got {words} of it."
    got = only(text)
    assert (got.low, got.high, got.hedge, got.unit) == (low, high, hedge, unit)
    assert text[got.span.start : got.span.stop] == words


@pytest.mark.parametrize(
    ("text", "low", "unit", "indicator"),
    [
        ("About 80 motor-rifle soldiers took part.", 80, "soldiers", "motor-rifle soldiers"),
        ("The drill drew two hundred troops.", 200, "troops", "troops"),
        ("Cranes moved at least six containers to the ship.", 6, "containers", "containers"),
        ("Some 1.4 million people left.", 1.4e6, "people", "people"),
    ],
)
def test_a_count_counts_a_noun(text: str, low: float, unit: str, indicator: str) -> None:
    got = only(text)
    assert (got.low, got.unit, got.indicator) == (low, unit, indicator)


def test_a_budget_is_whose_and_for_which_year() -> None:
    got = only("The military budget of Ruritania for the year of 2024, estimated at more than 9 billion dollars, grew.")
    assert (got.low, got.high, got.hedge, got.unit) == (9e9, None, "more than", "USD")
    assert (got.indicator, got.whom, got.period) == ("military budget", RURITANIA, "2024")


def test_a_share_without_a_number_keeps_its_words() -> None:
    got = only("Its neighbour has the lion’s share of the Ruritanian military budget.")
    assert (got.vague, got.low, got.high, got.share_of) == ("the lion’s share", None, None, "military budget")
    assert only("It sent tens of thousands of rifles.").vague == "tens of thousands"


def test_a_sum_converted_in_brackets_is_about_the_same() -> None:
    first, second = figures(page("It signed a $2bn (£1.7bn) contract."))
    assert (first.unit, second.unit, second.indicator) == ("USD", "GBP", first.indicator)


@pytest.mark.parametrize(
    "text",
    [
        "The Su-75, the G7 and Vostok-2022 are names, and so is Resolution 2231.",
        "They won 21-19 at 17:30 on 3 May 2021.",
        "The 3rd division, aged 21, called 555-1234.",
        "The three-member panel met ten years ago.",
        "The two sides met for the third of four rounds.",
        "She ran the 400m and the 10m platform final.",
        "The cap goes up to the roof and most people know.",
    ],
)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert figures(page(text)) == []


def test_a_climb_is_no_hedge() -> None:
    assert only("The price went up to £42.").hedge is None


def test_who_gives_it_is_the_innermost_statement_around_it() -> None:
    text = "Berg said that the paper wrote that 300 soldiers fell."
    made = page(text)
    outer = Statement("s1", "d1", (Span(0, 4),), (Span(5, 9),), (Span(15, 53),), "assert", "reported")
    inner = Statement("s2", "d1", (Span(15, 24),), (Span(25, 30),), (Span(36, 53),), "assert", "reported")
    made.statements = [outer, inner]
    assert [f.by for f in figures(made)] == ["s2"]
    assert only(text).by == "outlet"


def test_a_long_row_of_numbers_is_read() -> None:
    text = "1 and 2 million or 3 to 4 billion of 5 in 6 " * 200
    assert all(a.start < a.stop for a in Reader(text, lambda _: None, lambda _: []).amounts())
