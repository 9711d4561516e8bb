"""Offices and bodies of a state, bodies with names of their own, outlets: the tables, and one tree to find them all.

    "foreign ministry" -> Office(ministry.foreign, GOV)     "Pentagon" -> Body(ministry.defence of USA)

A function is the part that is the same in every country; `grammar.py` puts it together with a country.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from onrecord.names import country
from onrecord.names.words import Tree, grown, keys
from onrecord.records import ActorKind

# Phrases that hold the name or the adjective of a country and mean none.
NO_COUNTRY = (
    "Latin American", "Latin Americans", "Latin America", "South American", "South Americans", "South America",
    "North American", "North Americans", "North America", "Central American", "Central America", "African American",
    "African Americans", "African-American", "African-Americans", "Native American", "Native Americans",
    "Anglo-American", "Asian American", "Asian Americans", "Mexican American", "Irish American",
    "New Mexico", "Gulf of Mexico", "English Channel", "Indian Ocean", "Persian Gulf", "Gulf of Guinea",
    "Gulf of Oman", "Gulf of Finland", "Gulf of Thailand", "South China Sea", "East China Sea", "Sea of Japan",
    "Irish Sea", "Norwegian Sea", "French Guiana", "French Polynesia", "American Samoa", "American football",
    "Little Britain", "Battle of Britain", "Bank of America", "Bank of Ireland",
    "Indian summer", "French fries", "Guinea pig", "Turkish delight", "Danish pastry", "French Open", "US Open",
    "Miss World", "Lake Malawi", "Lake Chad", "Lake Victoria", "Jordan River", "River Jordan", "Panama Canal",
    "Britain First", "British Airways", "British Gas", "British Council", "British Telecom", "British Steel",
    "British Museum", "British Library", "British Columbia", "British Virgin Islands", "Air France", "Air India",
    "Korean Air", "Virgin America", "Captain America", "Team GB", "Dutch Caribbean", "German shepherd",
)  # fmt: skip

# Offices and bodies that name nobody unless a country stands beside them.
WEAK = frozenset(
    "officials leader officer people business experts farmers workers students criminals media forces court rebels party "
    "lawmaker agency panel minister monarch governor localauthority businesspeople refugees adviser president.council prosecutor "
    "ministry head newsagency government opposition police intelligence spokesperson pressservice securitycouncil royalcourt".split()
)  # fmt: skip

Sector = str


@dataclass(frozen=True, slots=True)
class Office:
    """A function: `key` is the same for all its forms, `person` true where one person holds it.

    `speaks`: it speaks for the body beside it. `posted`: a country after "to" or "in" is where it is sent.
    `left`: capitals before it are part of its name. `weak`: it names nobody without a country.
    """

    key: str
    kind: ActorKind
    sector: Sector | None
    person: bool = False
    speaks: bool = False
    posted: bool = False
    left: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A body or outlet with a name of its own; `key` is the function that it fills, None where it is one of many."""

    name: str
    names: tuple[str, ...]
    country: str | None
    sector: Sector
    kind: ActorKind
    key: str | None


@dataclass(frozen=True, slots=True)
class Title:
    """A rank or form of address before a name."""

    sector: Sector | None


type Atom = country.Named | Office | Body | Title | Literal["none"]


@cache
def table() -> dict[str, Any]:
    """The English functions as they stand in the file."""
    return tomllib.loads((files("onrecord") / "data" / "functions_en.toml").read_text(encoding="utf-8"))


def _lines(name: str) -> Iterator[list[str]]:
    for line in (files("onrecord") / "data" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def bodies() -> tuple[Body, ...]:
    """Bodies and outlets with names of their own."""
    found = []
    for names, code, sector, kind, key, _source in _lines("bodies_en.tsv"):
        forms = tuple(names.split(";"))
        body = Body(forms[0], forms, code or None, sector, cast(ActorKind, kind), None if key == "-" else key)
        found.append(body)
    for names, code, _source in _lines("outlets.tsv"):
        forms = tuple(names.split(";"))
        found.append(Body(forms[0], forms, code, "JRN", "outlet", None))
    return tuple(found)


def _composed() -> Iterator[tuple[str, Office]]:
    """Forms of every ministry and minister, out of domains and bodies."""
    made = table()
    for body, spec in made["bodies"].items():
        for domain, phrases in made["domains"].items():
            office = Office(f"{body}.{domain}", spec["kind"], spec["sector"], spec.get("person", False))
            for phrase in phrases:
                for form in (*grown(spec["forms"]), *spec["plural"]):
                    yield form.format(d=phrase), office


def _plain() -> Iterator[tuple[str, Office]]:
    for spec in table()["function"]:
        office = Office(
            spec["key"],
            spec["kind"],
            spec["sector"] or None,
            spec.get("person", False),
            spec.get("speaks", False),
            spec.get("posted", False),
            spec.get("left", False),
            spec["key"] in WEAK,
        )
        for form in grown(spec["forms"]):
            yield form, office


@cache
def with_own_name() -> frozenset[str]:
    """Functions whose bodies bear a name before the word for them ("Southern Military District")."""
    return frozenset(spec["key"] for spec in table()["function"] if spec.get("left"))


@cache
def domain_words() -> frozenset[str]:
    """One-word fields of ministries ("trade"), for lists of them."""
    return frozenset(p for phrases in table()["domains"].values() for p in phrases if " " not in p)


def national(key: str, country: str | None) -> str:
    """The function that `key` is in this country: a chancellor is a head of government or a minister of finance."""
    meant: str = table()["national"].get(key, {}).get(country, key)
    return meant


@cache
def titles() -> dict[str, Sector | None]:
    """Ranks and forms of address, by their look-up form, with the sector they tell."""
    return {
        word: None if sector in ("NONE", "EDU") else sector
        for sector, words in table()["titles"].items()
        for word in words
    }


@cache
def tree() -> Tree[Atom]:
    """Everything that the English grammar is made of, countries included."""
    found: Tree[Atom] = Tree()
    for phrase in NO_COUNTRY:
        found.add(phrase, "none", cased=True)
    for body in bodies():
        for name in body.names:
            found.add(name.removeprefix("the "), body, cased=True)
    for form, office in _plain():
        found.add(form, office, cased=form != form.lower())
    for form, office in _composed():
        found.add(form, office)
    for word, sector in titles().items():
        found.add(word, Title(sector), cased=word != word.lower())
    _add_countries(found)
    return found


def _add_countries(found: Tree[Atom]) -> None:
    source = country.tree("en")
    for phrase, named, case in source.items():
        found.add_keys(phrase, named, case)


@cache
def _outlet_countries() -> dict[str, str]:
    return {
        key_of_name(name): body.country
        for body in bodies()
        for name in body.names
        if body.kind == "outlet" and body.country
    }


def key_of_name(name: str) -> str:
    """The look-up form of a name as one string."""
    return " ".join(keys(name))


def publisher_country(publisher: str | None) -> str | None:
    """The country of a known outlet, or that of the capital after a name ("Ministry of the Interior, Zagreb"); the part
    in brackets of "African Insider (AFP)" is not looked at."""
    if not publisher:
        return None
    name = publisher.split("(")[0].strip()
    seat = country.country(name.rsplit(",", 1)[1]) if "," in name else None
    return _outlet_countries().get(key_of_name(name)) or seat
