"""Which place, how exactly, in which country; and what is none."""

from __future__ import annotations

import pytest

from onrecord.find.actors import mentions
from onrecord.find.page import Page
from onrecord.find.parse import parse
from onrecord.find.places import named_places, places
from onrecord.records import Document


def page_of(text: str, publisher: str | None = None) -> Page:
    page = Page(Document("d", "d", text, "", publisher=publisher, language="en"), parse(text))
    page.mentions = mentions(page)
    return page


def lying(text: str, publisher: str | None = None) -> list[tuple[str, str | None, str]]:
    return [(p.where.name, p.where.country, p.where.exact) for p in places(page_of(text, publisher))]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "The drills were held in Bechar Province, in Algeria.",
            [("Béchar", "DZA", "province"), ("Algeria", "DZA", "country")],
        ),
        ("The drills were held in the province of Tamanrasset.", [("Tamanrasset", "DZA", "province")]),
        ("They opened the Hammaguir testing ground.", [("Hammaguir", "DZA", "site")]),
        ("He flew to Paris on Monday.", [("Paris", "FRA", "city")]),
        ("He lives in Paris, Texas.", [("Paris", "USA", "city"), ("Texas", "USA", "province")]),
        ("He lives in Atlanta, Georgia.", [("Atlanta", "USA", "city"), ("Georgia", "USA", "province")]),
        ("He lives in Tbilisi, Georgia.", [("Tbilisi", "GEO", "city"), ("Georgia", "GEO", "country")]),
        ("Ships met in the Black Sea.", [("Black Sea", None, "site")]),
        ("They marched through County Armagh.", [("County Armagh", "GBR", "province")]),
        (
            "Shows in Alberta and British Columbia were cancelled.",
            [("Alberta", "CAN", "province"), ("British Columbia", "CAN", "province")],
        ),
        (
            "He sang outside St Olaf Midgard church in Bergen.",
            [("St Olaf Midgard church", "NOR", "site"), ("Bergen", "NOR", "city")],
        ),
        ("He fought in Frobnik, Bryansk region.", [("Frobnik", "RUS", "city"), ("Bryansk", "RUS", "province")]),
        (
            "She works at the Royal Lima Hospital for Sick Children in Lima.",
            [("Royal Lima Hospital for Sick Children", "PER", "site"), ("Lima", "PER", "city")],
        ),
        ("He grew up in the village of Frobnik in Norway.", [("Frobnik", "NOR", "city"), ("Norway", "NOR", "country")]),
        ("She was treated at a Lima hospital.", [("Lima", "PER", "city")]),
        ("They met at St Anne's Church in Lima.", [("St Anne's Church", "PER", "site"), ("Lima", "PER", "city")]),
    ],
)
def test_places_have_their_level_and_country(text: str, want: list[tuple[str, str | None, str]]) -> None:
    assert lying(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "Moscow denied that the drills took place.",
        "Talks with the West failed.",
        "Paris Hilton smiled.",
        "Manchester United won again.",
        "It rained in August.",
        "She joined Meta in August.",
        "He set an Olympic record.",
        "The Sports Hall of Fame opened.",
    ],
)
def test_what_acts_or_is_called_so_is_no_place(text: str) -> None:
    assert lying(text) == []


def test_the_company_of_a_name_decides_between_namesakes() -> None:
    text = "She was born in Suffolk. She moved from Ipswich to Woodbridge in 1990."
    assert ("Woodbridge", "GBR", "city") in lying(text)
    assert ("Woodbridge", "USA", "city") in lying("She lives in Woodbridge, New Jersey.")


def test_the_outlets_country_stands_for_home() -> None:
    assert lying("She lives in Richmond.", "BBC") == [("Richmond", "GBR", "city")]


def test_an_unlisted_base_has_no_point_and_the_country_that_is_said() -> None:
    (place, *_) = places(page_of("They landed at the Zubrowka air base, in Hungary."))
    assert (place.where.country, place.where.exact, place.where.lat) == ("HUN", "site", None)


def test_a_country_only_named_is_kept_apart() -> None:
    page = page_of("They voiced support for Ghana.")
    assert places(page) == []
    assert [p.where.country for p in named_places(page)] == ["GHA"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("He spoke in Erie, Pa., on Monday.", [("Erie", "USA", "city"), ("Pennsylvania", "USA", "province")]),
        ("He lives in Austin, TX now.", [("Austin", "USA", "city"), ("Texas", "USA", "province")]),
        ("The school moved to Lutsk in western Ukraine.", [("Lutsk", "UKR", "city"), ("Ukraine", "UKR", "country")]),
        ("Farmers across the Midwest lost crops.", [("Midwest", "USA", "province")]),
        ("Troops left Anbar for Kirkuk in Iraq.", [("Al Anbār", "IRQ", "province"), ("Kirkuk", "IRQ", "city"), ("Iraq", "IRQ", "country")]),
    ],
)  # fmt: skip
def test_states_in_short_towns_to_which_one_goes_and_regions(text: str, want: list[tuple[str, str, str]]) -> None:
    assert [(p.where.name, p.where.country, p.where.exact) for p in named_places(page_of(text))] == want


def test_an_owner_of_a_body_is_named_though_it_is_no_scene() -> None:
    page = page_of("Norway's parliament passed the ban.")
    assert [p.where.country for p in named_places(page)] == ["NOR"]
    assert places(page) == []
