"""Stances: who to whom, in whose words; and silence for rivals and partners that are no states."""

from __future__ import annotations

import re

import pytest

from onrecord.find.page import Mention, Page
from onrecord.find.parse import parse
from onrecord.find.stances import stances
from onrecord.find.times import times
from onrecord.records import Actor, Document, Span, Stance, Statement

NORWAY = Actor("a1", "Norway", "country", "NOR")
CHAD = Actor("a2", "Chad", "country", "TCD")
PERU = Actor("a3", "Peru", "country", "PER")
STATES = {
    "Norway": NORWAY,
    "Norwegian": NORWAY,
    "Oslo": NORWAY,
    "Chad": CHAD,
    "Chadian": CHAD,
    "Peruvian": PERU,
    "Peru": PERU,
}


def page(text: str) -> Page:
    made = Page(Document("d1", "d.txt", text, ""), parse(text))
    made.times = times(text, "2023-02-05")
    made.mentions = [
        Mention(m.start(), m.end(), STATES[m.group()], "country")
        for m in re.finditer("|".join(sorted(STATES, key=len, reverse=True)), text)
    ]
    return made


def shown(found: list[Stance]) -> list[str]:
    """Each stance as "NOR ally TCD"."""
    return [" ".join((str(s.whom.country), s.posture, *(str(a.country) for a in s.toward))) for s in found]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norway is one of Chad's most important allies.", ["NOR ally TCD"]),
        ("Norway remains Chad's main partner in the region.", ["NOR partner TCD"]),
        ("Observers count Norway among Chad's closest allies.", ["NOR ally TCD"]),
        ("There is an ironclad alliance between Norway and Chad.", ["NOR ally TCD", "TCD ally NOR"]),
        ("The strategic partnership of Oslo with Chad has deepened.", ["NOR partner TCD", "TCD partner NOR"]),
        ("Norway and Chad are old rivals.", ["NOR opponent TCD", "TCD opponent NOR"]),
        ("Norway sits on the fence.", ["NOR neutral"]),
        ("The Norwegian discourse, which sits squarely on the fence, is old.", ["NOR neutral"]),
        ("Norway is neutral.", ["NOR neutral"]),
        ("Norway took no side in the vote.", ["NOR neutral"]),
        ("Norway is non-aligned.", ["NOR neutral"]),
        ("Norway promised to remain outside all military blocs.", ["NOR neutral"]),
        ("Norway insists that it is neutral.", ["NOR neutral"]),
        ("Norway declared its neutrality.", ["NOR neutral"]),
        ("Norway agreed with its Chadian and Peruvian allies on it.", ["TCD ally NOR", "PER ally NOR"]),
        ("The Norwegian-Chadian alliance has held.", ["NOR ally TCD", "TCD ally NOR"]),
        ("Norway mediates between Chad and Peru.", ["NOR mediator TCD PER"]),
    ],
)
def test_a_posture_has_its_parties(text: str, want: list[str]) -> None:
    assert shown(stances(page(text))) == want


@pytest.mark.parametrize(
    "text",
    [
        "Norway beat its opponent, and Chad lost to a rival.",
        "He is a partner in a law firm in Norway and has a business partner in Chad.",
        "Norway is not neutral.",
        "Norway is no longer an ally of Chad.",
        "The drill was held in partnership with Norway and Chad.",
        "The broker sold a house in Norway.",
        "The jury is neutral and Norway waits.",
    ],
)
def test_other_rivals_and_partners_are_no_stances(text: str) -> None:
    assert shown(stances(page(text))) == []


def test_it_is_ascribed_by_who_says_it() -> None:
    text = "Berg said that Norway is neutral."
    speaker = Actor("p1", "Berg", "person", "TCD", "GOV")
    made = page(text)
    made.statements = [
        Statement("s1", "d1", (Span(0, 4),), (Span(5, 9),), (Span(15, 32),), "assert", "reported", speaker)
    ]
    assert [s.ascribed_by for s in stances(made)] == ["s1"]
    own = Actor("p2", "Dahl", "person", "NOR", "GOV")
    made.statements = [Statement("s1", "d1", (Span(0, 4),), (Span(5, 9),), (Span(15, 32),), "assert", "reported", own)]
    assert [s.ascribed_by for s in stances(made)] == ["self"]
    made.statements = [Statement("s1", "d1", (Span(0, 4),), (Span(5, 9),), (Span(15, 32),), "assert", "reported")]
    assert [s.ascribed_by for s in stances(made)] == ["outlet"]  # a holder that is nobody
    made.statements = []
    assert [s.ascribed_by for s in stances(made)] == ["outlet"]


def test_it_is_dated_by_its_own_clause_only() -> None:
    assert [s.when for s in stances(page("Norway declared its neutrality in March 2021."))] == ["2021-03"]
    assert [s.when for s in stances(page("Berg said on 3 May 2021 that Norway is neutral."))] == [None]
