"""Places by name: cities of GeoNames, provinces of ISO 3166-2 with their English names, and our own table of sites,
seas and regions.

    spots("Paris") -> France's and the smaller ones; which is meant is for the text to say

Levels: country, province, city, site. A province has a centre only where its cities or our table give one.
"""

from __future__ import annotations

import lzma
import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

import pycountry

from onrecord.names.country import alpha3
from onrecord.names.words import keys
from onrecord.records import Exactness

# Words in the ISO 3166-2 names and in texts that say what kind of division it is.
DIVISION = (
    "province region state oblast governorate prefecture county district department wilaya krai territory canton "
    "republic emirate voivodeship municipality raion borough parish division"
).split()
DIVISIONS = frozenset(DIVISION) | frozenset(d + "s" for d in DIVISION) | {"provinces", "counties", "territories"}
# Local words around the name in ISO 3166-2 ("Moskovskaya oblast'", "Rotterdam, Gemeente").
_LOCAL = re.compile(r"\s*[\[(].*?[\])]|,.*$|['’]\s*$")
# Bare divisions of this kind are cities to a reader; the city list has them.
_URBAN = frozenset(("Municipality", "City municipality", "Town council", "Commune", "City", "Urban municipality"))


class Spot(NamedTuple):
    """A place that a name may mean; `people` is a population, 0 where none is known."""

    name: str
    exact: Exactness
    country: str | None
    lat: float | None
    lon: float | None
    people: int
    division: str | None = None


# Words whose look-up form is not their small letters (British spelling, "Saint" as "St").
_RESPELLED = re.compile(r"\b(saint|center|st\.?|labor|defense)\b", re.IGNORECASE)


def name_key(name: str) -> str:
    """The look-up form of a place name."""
    if name.isascii() and name.replace(" ", "").isalpha() and not _RESPELLED.search(name):
        return name.lower()
    return " ".join(keys(name))


@cache
def _cities() -> dict[str, list[Spot]]:
    codes = alpha3()
    raw = (files("onrecord") / "data" / "cities.tsv.xz").read_bytes()
    found: dict[str, list[Spot]] = defaultdict(list)
    for line in lzma.decompress(raw).decode().splitlines():
        if line.startswith("#"):
            continue
        name, other, two, division, lat, lon, people = line.split("\t")
        code = codes.get(two, two)
        spot = Spot(name, "city", code, int(lat) / 100, int(lon) / 100, int(people) * 100, division)
        for key in {name_key(form) for form in (name, *other.split(";")) if form}:
            found[key].append(spot)
    return found


@cache
def _centres() -> dict[tuple[str, str], tuple[float, float]]:
    """Middle of the cities of each first-order division."""
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    seen: set[tuple[str, str, float, float]] = set()
    for spots in _cities().values():
        for s in spots:
            assert s.country is not None and s.lat is not None and s.lon is not None and s.division is not None
            if (s.country, s.name, s.lat, s.lon) in seen:
                continue
            seen.add((s.country, s.name, s.lat, s.lon))
            total = sums[(s.country, s.division)]
            total[0] += s.lat
            total[1] += s.lon
            total[2] += 1
    return {key: (round(a / n, 2), round(b / n, 2)) for key, (a, b, n) in sums.items()}


def _division_of(country: str, name: str, code: str) -> str | None:
    """The GeoNames code of an ISO division: the same code, or that of the city which shares its name."""
    if (country, code) in _centres():
        return code if country == "USA" or not code.isdigit() else _by_city(country, name)
    return _by_city(country, name)


def _by_city(country: str, name: str) -> str | None:
    divisions = {s.division for s in _cities().get(name_key(name), ()) if s.country == country}
    return divisions.pop() if len(divisions) == 1 else None


@cache
def _english() -> dict[str, list[str]]:
    """English names of divisions by ISO 3166-2 code ("IQ-AN" is Anbar)."""
    lines = (files("onrecord") / "data" / "divisions.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {code: names.split(";") for code, names in rows}


@cache
def _provinces() -> dict[str, list[Spot]]:
    codes = alpha3()
    found: dict[str, list[Spot]] = defaultdict(list)
    for s in pycountry.subdivisions:
        if s.type in _URBAN and s.parent_code:
            continue
        country = codes[s.country_code]
        plain = _LOCAL.sub("", s.name).strip()
        division = _division_of(country, plain, s.code.split("-", 1)[1])
        centre = _centres().get((country, division)) if division else None
        lat, lon = centre or (None, None)
        english = _english().get(s.code, [])
        spot = Spot(plain, "province", country, lat, lon, 0, division)
        for key in {name_key(form) for name in (plain, *english) for form in (name, *_shorter(name))}:
            found[key].append(spot)
    return found


def _shorter(name: str) -> list[str]:
    """The name without the word for its kind ("Sughd Province" is Sughd)."""
    words = name.split()
    kept = [w for w in words if w.casefold().strip("'’") not in DIVISIONS]
    return [" ".join(kept)] if kept and len(kept) < len(words) else []


@cache
def _sites() -> dict[str, list[Spot]]:
    found: dict[str, list[Spot]] = defaultdict(list)
    for line in (files("onrecord") / "data" / "sites.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        names, level, country, lat, lon, _source = line.split("\t")
        forms = names.split(";")
        spot = Spot(
            forms[0],
            cast(Exactness, level),
            country or None,
            float(lat) if lat else None,
            float(lon) if lon else None,
            0,
        )
        for key in {name_key(form) for form in forms}:
            found[key].append(spot)
    return found


@cache
def _first_words() -> dict[str, int]:
    """Most words of any place name that begins with this word."""
    longest: dict[str, int] = {}
    for table in (_cities(), _provinces(), _sites()):
        for key in table:
            first, *rest = key.split(" ")
            longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest


def reach(first: str) -> int:
    """How many words a place name that begins with the word `first` (look-up form) can have; 0: none begins so."""
    return _first_words().get(first, 0)


def spots(key: str) -> tuple[list[Spot], list[Spot], list[Spot]]:
    """Sites and regions, provinces, cities that the look-up form `key` may mean."""
    return _sites().get(key, []), _provinces().get(key, []), _cities().get(key, [])
