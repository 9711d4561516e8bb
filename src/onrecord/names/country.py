"""Countries by any of their names: short and long names, adjectives, peoples, capitals, codes.

    country("Algerian") -> "DZA"     country("algériennes", "fr") -> "DZA"     country("России", "ru") -> "RUS"

Names in every language come from CLDR (babel) and ISO 3166 (pycountry); adjectives, capitals and usual other names from
`data/countries_en.tsv`, `_fr`, `_ru`, `_ar`. A further language has its CLDR names at once, its adjectives with a table.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

import pycountry
from babel import Locale

from onrecord.names.inflect import ADJECTIVES, NAMES, arabic_from_name, unbent
from onrecord.names.words import Tree

# "both": a name that is its own adjective ("US", "New Zealand").
How = Literal["name", "both", "adjective", "people", "capital"]

# CLDR has these two without an ISO 3166 entry; the codes are those in common use.
BEYOND_ISO = {"XK": "XKX", "EU": "EUU"}

# Codes that are no state's.
UNIONS = frozenset(("EUU",))

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
        _add_foreign(found, language)
    return found


def _add_foreign(found: Tree[Named], language: str) -> None:
    """Names in their cases, adjectives in all forms, capitals; French adjectives stand in small letters."""
    bend = NAMES.get(language, unbent)
    table = _foreign(language)
    for code, _, names, _ in table:
        for name in names:
            for form in bend(name):
                found.add(form, Named(code, "name"))
    for name, code in _names(language):
        for form in bend(name):
            found.add(form, Named(code, "name"))
    for code, adjectives, _, _ in table:
        for adjective in adjectives:
            for form in ADJECTIVES[language](adjective):
                found.add(form, Named(code, "adjective"))
    if language == "ar":
        for name, code in _names(language):
            regular = arabic_from_name(name)
            for form in ADJECTIVES[language](regular) if regular else ():
                found.add(form, Named(code, "adjective"))
    for code, _, _, capitals in table:
        for capital in capitals:
            for form in bend(capital):
                found.add(form, Named(code, "capital"))


@cache
def _foreign(language: str) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]:
    """Country, adjectives, other names, capitals out of a language's table; empty where there is none."""
    file = files("onrecord") / "data" / f"countries_{language}.tsv"
    if not file.is_file():
        return ()
    lines = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    return tuple((code, _parts(a), _parts(n), _parts(c)) for code, a, n, c in (row for row in lines if len(row) == 4))


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
