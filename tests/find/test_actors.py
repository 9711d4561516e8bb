"""Who is named where, on small texts: people, offices, countries that act, and silence."""

from __future__ import annotations

from functools import cache

import pytest

from onrecord.find.actors import mentions
from onrecord.find.page import Mention, Page
from onrecord.find.parse import parse
from onrecord.records import Document


@cache
def found(text: str, publisher: str | None = None) -> tuple[Mention, ...]:
    document = Document("d", "d", text, "", publisher=publisher, language="en")
    return tuple(mentions(Page(document, parse(text))))


def named(text: str, words: str, publisher: str | None = None) -> Mention:
    """The mention over `words`."""
    at = text.index(words)
    return next(m for m in found(text, publisher) if m.start <= at < m.stop)


@pytest.mark.parametrize(
    ("text", "words", "name", "kind", "country", "sector"),
    [
        ("Norwegian Foreign Minister Anna Berg said so.", "Anna", "Anna Berg", "person", "NOR", "GOV"),
        ("The Peruvian foreign minister, Luis ROJAS, said so.", "ROJAS", "Luis ROJAS", "person", "PER", "GOV"),
        ("The Kenyan president Daniel otienoh will travel.", "otienoh", "Daniel otienoh", "person", "KEN", "GOV"),
        (
            "The chief of staff of the Chilean Army, general Luis Rojas, left.",
            "Luis",
            "Luis Rojas",
            "person",
            "CHL",
            "MIL",
        ),
        (
            "Anna Berg, the spokeswoman of the Danish Foreign Ministry, denied it.",
            "Anna",
            "Anna Berg",
            "person",
            "DNK",
            "GOV",
        ),
        ("Laos's Ministry of Defence denied it.", "Ministry", "Laos's Ministry of Defence", "ministry", "LAO", "GOV"),
        ("Ghanaian decision-makers are determined.", "decision", "Ghanaian decision-makers", "group", "GHA", "GOV"),
        ("Ghana denied it.", "Ghana", "Ghana", "country", "GHA", None),
        ("Accra denied it.", "Accra", "Accra", "government", "GHA", "GOV"),
        ("Talks between Oslo and Lima failed.", "Lima", "Lima", "government", "PER", "GOV"),
        ("The Reuters agency reported it.", "Reuters", "Reuters", "outlet", "GBR", "JRN"),
    ],
)
def test_actors_are_known_by_what_names_them(
    text: str, words: str, name: str, kind: str, country: str | None, sector: str | None
) -> None:
    actor = named(text, words).actor
    assert (actor.name, actor.kind, actor.country, actor.sector) == (name, kind, country, sector)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He flew to Accra on Monday.", "Accra"),
        ("The drills were held in Ghana.", "Ghana"),
        ("They will visit both Lima and Oslo in May.", "Oslo"),
    ],
)
def test_a_place_is_nobody(text: str, words: str) -> None:
    at = text.index(words)
    assert not [m for m in found(text) if m.start <= at < m.stop]


def test_a_surname_later_is_the_full_name_before() -> None:
    text = "BERG denies it\n\nNorwegian minister of defence Anna Berg said on Monday it was false. Berg left later."
    everybody = {m.actor.id for m in found(text) if m.actor.kind == "person"}
    assert len(everybody) == 1
    assert named(text, "BERG").actor.name == "Anna Berg"


def test_a_surname_that_two_share_is_neither() -> None:
    text = "Anna Berg met Karl Berg in Oslo. Mr Berg left early."
    names = [m.actor.name for m in found(text) if m.actor.kind == "person"]
    assert names == ["Anna Berg", "Karl Berg", "Berg"]


def test_an_acronym_in_brackets_is_the_body_it_follows() -> None:
    text = "Chile's Ministry of National Defence (MDN) spoke. It was the MDN that denied it."
    assert named(text, "MDN that").actor == named(text, "Ministry").actor
    assert "MDN" in named(text, "Ministry").actor.names


def test_one_function_is_one_identity_in_every_wording_and_document() -> None:
    first = named("The Chilean Ministry of the National Defence spoke.", "Ministry").actor
    second = named("Chile's defence ministry spoke.", "ministry").actor
    assert first.id == second.id


def test_an_office_without_a_country_is_of_the_country_that_the_sentence_speaks_for() -> None:
    text = "The Kenyan presidency announces that president Daniel Otieno will travel."
    assert named(text, "Daniel").actor.country == "KEN"
    assert named("The president Daniel Otieno will travel.", "Daniel").actor.country is None


def test_armies_of_two_countries_are_two() -> None:
    text = "The Chilean and Peruvian armies trained together."
    assert {(m.actor.country, m.actor.sector) for m in found(text)} == {("CHL", "MIL"), ("PER", "MIL")}


def test_an_adjective_before_another_noun_is_its_country_only() -> None:
    text = "The Chilean military budget grew."
    assert [(m.actor.kind, m.how) for m in found(text)] == [("country", "demonym")]


def test_nobody_in_a_text_without_names() -> None:
    assert found("The ship left in the morning, and it rained all day.") == ()


def test_who_ends_a_sentence_about_another_state_is_of_where_it_was_written() -> None:
    text = "OSLO, May 4 (NNA) - A Swedish boat rammed a Norwegian trawler on Monday, the Interior Ministry said."
    page = Page(Document("d", "d", text, "", language="en"), parse(text))
    ministry = next(m.actor for m in mentions(page) if m.actor.kind == "ministry")
    assert ministry.country == "NOR"
