"""Countries x functions: every function of every state, in the usual word orders."""

from __future__ import annotations

import pytest

from onrecord.names.country import english_name, rows
from onrecord.names.grammar import read
from onrecord.names.phrase import Phrase
from onrecord.names.words import words

# What the function is called, and its PLOVER sector.
FUNCTIONS = [
    ("ministry of defence", "GOV"),
    ("defence minister", "GOV"),
    ("foreign ministry", "GOV"),
    ("foreign minister", "GOV"),
    ("interior ministry", "GOV"),
    ("minister of finance", "GOV"),
    ("justice minister", "GOV"),
    ("president", "GOV"),
    ("presidency", "GOV"),
    ("prime minister", "GOV"),
    ("government", "GOV"),
    ("authorities", "GOV"),
    ("parliament", "LEG"),
    ("deputy speaker of parliament", "LEG"),
    ("supreme court", "JUD"),
    ("army", "MIL"),
    ("navy", "MIL"),
    ("air force", "MIL"),
    ("armed forces", "MIL"),
    ("chief of staff", "MIL"),
    ("police", "COP"),
    ("intelligence service", "SPY"),
    ("central bank", "GOV"),
    ("ambassador", "GOV"),
    ("foreign ministry spokeswoman", "GOV"),
    ("opposition party", "OPP"),
    ("state television", "JRN"),
]

# Members of the United Nations: the table without territories, the Union and states that few recognise.
NOT_MEMBERS = {"TWN", "XKX", "VAT", "ESH", "HKG", "MAC", "GRL", "FRO", "PRI", "BMU", "GIB", "NCL", "PSE", "EUU"}
MEMBERS = [row for row in rows() if row.country not in NOT_MEMBERS]
# "Dominican" is said of two states and means the larger; "Congolese" likewise.
SHARED_ADJECTIVE = {"DMA", "COG"}


def phrase_of(text: str) -> Phrase:
    """The longest phrase in `text`."""
    phrases, _ = read(words(text))
    return max(phrases, key=lambda p: p.stop - p.start)


def test_the_table_has_every_member_state() -> None:
    assert len(MEMBERS) == 193


@pytest.mark.parametrize(("function", "sector"), FUNCTIONS)
def test_every_function_of_every_state(function: str, sector: str) -> None:
    wrong = []
    for row in MEMBERS:
        name = english_name(row.country)
        name = name.split("(")[0].strip()
        orders = [f"{name}'s {function}", f"the {function} of {name}"]
        if function.startswith("foreign ministry spokes"):
            orders[1] = f"the spokeswoman of the foreign ministry of {name}"
        if row.country not in SHARED_ADJECTIVE:
            orders += [f"the {adjective} {function}" for adjective in row.adjectives[:1]]
        for order in orders:
            found = phrase_of(order)
            if (found.country, found.sector) != (row.country, sector):
                wrong.append((order, found.country, found.sector))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "key", "country"),
    [
        ("the Ruritanian Ministry of National Defence", "ministry.defence", None),
        ("Norway's Ministry of Petroleum and Energy", "ministry.energy", "NOR"),
        ("the US Department of Defense", "ministry.defence", "USA"),
        ("the Pentagon", "ministry.defence", "USA"),
        ("chief of the general staff of the Polish armed forces", "chiefofstaff", "POL"),
        ("Kenya's Southern Military District", "militarydistrict.southern", "KEN"),
        ("former Chilean president", "former.president", "CHL"),
        ("deputy foreign minister of Laos", "deputy.minister.foreign", "LAO"),
        ("the Danish shadow defence minister", "shadow.minister.defence", "DNK"),
    ],
)
def test_keys_are_the_same_in_every_wording(text: str, key: str, country: str | None) -> None:
    found = phrase_of(text)
    assert (found.key, found.country) == (key, country)


def test_joined_countries_each_have_their_own() -> None:
    found = phrase_of("the Peruvian and Bolivian armies")
    assert found.country == "BOL"
    assert [code for code, _, _ in found.also] == ["PER"]


@pytest.mark.parametrize(
    "text", ["Latin American leaders", "the press of the crowd", "a bank in the city", "French fries"]
)
def test_nobody_is_named(text: str) -> None:
    phrases, _ = read(words(text))
    assert [p for p in phrases if p.country or not p.weak] == []
