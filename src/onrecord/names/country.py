"""Countries by any of their names: short and long names, adjectives, peoples, capitals, codes.

    country("Algerian") -> "DZA"     country("République algérienne", "fr") -> None (adjectives are English so far)

The English table is `data/countries_en.tsv`; names in every language come from CLDR (babel) and ISO 3166 (pycountry).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

import pycountry
from babel import Locale

from onrecord.names.words import Tree, key_of

# "both": a name that is its own adjective ("US", "New Zealand").
How = Literal["name", "both", "adjective", "people", "capital"]

# CLDR has these two without an ISO 3166 entry; the codes are those in common use.
BEYOND_ISO = {"XK": "XKX", "EU": "EUU"}

# Plurals of peoples that are the adjective itself; kept apart so that "Russians" needs no table entry.
SILENT_ENDINGS = ("ese", "ish", "ch", "sh", "swiss")


class Named(NamedTuple):
    """A country and by what it was named."""

    country: str
    how: How


class Row(NamedTuple):
    """A line of the English table."""

    country: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    names: tuple[str, ...]
    capitals: tuple[str, ...]


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@cache
def rows() -> tuple[Row, ...]:
    """The English table."""
    text = (files("onrecord") / "data" / "countries_en.tsv").read_text(encoding="utf-8")
    found = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, *cells = line.split("\t")
            adjectives, people, names, capitals = (_parts(cell) for cell in cells)
            found.append(Row(code, adjectives, people, names, capitals))
    return tuple(found)


@cache
def alpha3() -> dict[str, str]:
    """ISO 3166 alpha-2 to alpha-3, with Kosovo and the European Union."""
    return {c.alpha_2: c.alpha_3 for c in pycountry.countries} | BEYOND_ISO


@cache
def alpha2() -> dict[str, str]:
    """The inverse of `alpha3`."""
    return {three: two for two, three in alpha3().items()}


def _names(language: str) -> list[tuple[str, str]]:
    """(name, alpha-3) out of CLDR and, for English, ISO 3166."""
    codes = alpha3()
    found = [(name, codes[two]) for two, name in Locale(language).territories.items() if two in codes]
    if language == "en":
        for c in pycountry.countries:
            forms = (c.name, getattr(c, "official_name", None), getattr(c, "common_name", None))
            found += [(form, c.alpha_3) for form in forms if form and "," not in form]
    wider = [(name.replace("&", "and"), code) for name, code in found if "&" in name]
    return found + wider


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(a for row in rows() for a in row.adjectives)


def _people(row: Row) -> tuple[str, ...]:
    plain = [a + "s" for a in row.adjectives if not a.isupper() and not a.lower().endswith(SILENT_ENDINGS)]
    return (*row.people, *plain)


@cache
def tree(language: str = "en") -> Tree[Named]:
    """Every name of every country, to be found in a text of `language`."""
    found: Tree[Named] = Tree()
    if language == "en":
        for row in rows():
            for name in row.names:
                how: How = "both" if name in row.adjectives else "name"
                found.add(name, Named(row.country, how), cased=True)
        for name, code in _names(language):
            how = "both" if name in _adjectives() else "name"
            found.add(name, Named(code, how), cased=True)
        for row in rows():
            for form in row.adjectives:
                found.add(form, Named(row.country, "adjective"), cased=True)
        for row in rows():
            for form in _people(row):
                found.add(form, Named(row.country, "people"), cased=True)
            for form in row.capitals:
                found.add(form, Named(row.country, "capital"), cased=True)
    else:
        for name, code in _names(language):
            found.add(name, Named(code, "name"))
    return found


def country(words: str, language: str = "en") -> str | None:
    """The alpha-3 code of the country that `words` name (a name, adjective, people, capital or code), or None."""
    stripped = words.strip()
    if stripped.isupper() and len(stripped) == 3 and stripped in alpha2():
        return stripped
    named = tree(language).get(stripped)
    if named is None and stripped[:4].casefold() == "the ":
        named = tree(language).get(stripped[4:])
    if named is not None:
        return named.country
    return alpha3().get(stripped) if len(stripped) == 2 and stripped.isupper() else None


@cache
def english_name(code: str) -> str:
    """The CLDR name of a country in English; the code itself where CLDR has none."""
    return str(Locale("en").territories.get(alpha2().get(code, ""), code))


@cache
def capital_keys() -> frozenset[str]:
    """Look-up forms of one-word capitals."""
    return frozenset(key_of(c) for row in rows() for c in row.capitals if " " not in c)
