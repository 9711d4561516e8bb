"""Who is one across documents, and who is not."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from onrecord.link.actors import merge_actors, same_actor
from onrecord.records import Actor


def person(name: str, country: str | None = None, role: str | None = None, **more: Any) -> Actor:
    return Actor(f"id {name} {country}", name, "person", country, more.get("sector"), (name,), role)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Serguei LAVROV", "Sergei Lavrov"),
        ("Abdelmajid Tebboune", "Abdelmadjid Tebboune"),
        ("Dmitry Shugaev", "Dimitri Chougaev"),
        ("P.M.D. Mojapelo", "Phineas Mathale Deon Majapelo"),
        ("Anna Maria Berg", "Anna Berg"),
    ],
)
def test_spellings_of_one_name_are_one(name: str, other: str) -> None:
    assert same_actor(person(name, "NOR"), person(other, "NOR"))


@pytest.mark.parametrize(
    ("name", "other"),
    [("Anna Berg", "Karl Berg"), ("Jun Lee", "Jun Liu"), ("Berg", "Anna Berg"), ("Ivan Petrov", "Ivan Pavlov")],
)
def test_a_surname_or_a_likeness_alone_makes_nobody_one(name: str, other: str) -> None:
    assert same_actor(person(name, "NOR"), person(other, "NOR")) is None


def test_the_same_name_in_two_countries_is_two_people() -> None:
    assert same_actor(person("Anna Berg", "NOR"), person("Anna Berg", "SWE")) is None


def test_the_fullest_name_stands_for_all() -> None:
    actors = [
        person("Sergei Lavrov", "RUS", "foreign minister"),
        person("LAVROV", None),
        person("Serguei LAVROV", "RUS"),
    ]
    merged = merge_actors(actors)
    assert {a.name for a in merged.values()} == {"Serguei LAVROV"}
    assert set(merged[actors[1].id].names) == {"Sergei Lavrov", "LAVROV", "Serguei LAVROV"}
    assert merged[actors[1].id].country == "RUS"


def test_a_surname_that_two_share_joins_neither() -> None:
    alone, anna, karl = person("Berg"), person("Anna Berg", "NOR"), person("Karl Berg", "NOR")
    assert merge_actors([alone, anna, karl])[alone.id] == alone


def test_an_office_is_its_only_holder() -> None:
    office = person("Kenyan president", "KEN")
    holder = person("Anna Mwangi", "KEN", "president of Kenya")
    assert merge_actors([office, holder])[office.id].name == "Anna Mwangi"
    second = person("Peter Otieno", "KEN", "president")
    assert merge_actors([office, holder, second])[office.id].name == "Kenyan president"


def test_a_body_of_unknown_country_joins_the_one_of_its_name() -> None:
    known = Actor("a1", "Ministry of Mines", "ministry", "CHL", "GOV", ("Ministry of Mines", "MM"))
    unknown = Actor("a2", "MM", "ministry", None, "GOV", ("MM",))
    assert merge_actors([known, unknown])["a2"].country == "CHL"
    elsewhere = Actor("a3", "MM", "ministry", "PER", "GOV", ("MM",))
    assert merge_actors([known, unknown, elsewhere])["a2"].country is None


def test_a_district_of_one_name_is_one_in_other_words() -> None:
    known = Actor("a1", "press service of Peru's Southern Military District", "forces", "PER", "MIL", ("x",))
    unknown = Actor("a2", "media office of the Southern Military District", "forces", None, "MIL", ("y",))
    assert merge_actors([known, unknown])["a2"].country == "PER"


def test_order_does_not_matter() -> None:
    actors = [person("Berg", "NOR"), person("A. Berg", "NOR"), person("Anna Berg", "NOR"), person("Karl Bergh", "NOR")]
    first = merge_actors(actors)
    assert all(merge_actors(order) == first for order in itertools.permutations(actors))
