"""Who held an office at a date, where a table knows.

    holder("ZAF", "president", "2023-05-28") -> "Cyril Ramaphosa"     holder("ZAF", "president", "2018") -> None

A date that two holders share gives neither; a country or function outside the table gives None, which is no "nobody".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from onrecord.names.translit import latin, name_words, sound, surname_key

# Letters in common, 0 to 100, that two spellings of one name have at least (Tebboune and Teboun: 86).
ALIKE = 70


class Tenure(NamedTuple):
    """`name` held `function` of `country` from `start` until `stop` (ISO days; None: still, as far as is known)."""

    country: str
    function: str
    name: str
    start: str
    stop: str | None
    source: str


@cache
def tenures() -> tuple[Tenure, ...]:
    """The table that comes with onrecord."""
    text = (files("onrecord") / "data" / "offices_held.tsv").read_text(encoding="utf-8")
    found = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            country, function, name, start, stop, source = line.split("\t")
            found.append(Tenure(country, function, name, start, stop or None, source))
    return tuple(found)


def holder(country: str, function: str, date: str, more: Iterable[Tenure] = ()) -> str | None:
    """The one who held the office all through `date` (EDTF day, month or year), ours or out of `more`; None for several.

    A day on which an office changed hands belongs to both, so it gives None.
    """
    first, last = _bounds(date)
    names = {
        t.name
        for t in (*tenures(), *more)
        if (t.country, t.function) == (country, function) and t.start <= last and (t.stop is None or t.stop >= first)
    }
    return names.pop() if len(names) == 1 else None


@cache
def _by_surname() -> dict[str, tuple[Tenure, ...]]:
    found: dict[str, list[Tenure]] = defaultdict(list)
    for t in tenures():
        found[surname_key(t.name)].append(t)
    return {key: tuple(rows) for key, rows in found.items()}


def known(name: str, function: str | None = None) -> str | None:
    """The country of the one in the table who bears this name, in any spelling; None for several or nobody.

    A surname alone counts only beside the office that was held ("President Carter"), or that office and "former".
    """
    words = name_words(name)
    held = (function or "").rsplit("former.", 1)[-1].rsplit("then.", 1)[-1]
    countries = set()
    for t in _by_surname().get(surname_key(name), ()):
        theirs = name_words(t.name)
        if ratio(latin(words[-1]), latin(theirs[-1])) < ALIKE:
            continue
        if len(words) > 1 and len(theirs) > 1:
            agree = sound(words[0]) == sound(theirs[0]) and ratio(latin(words[0]), latin(theirs[0])) >= ALIKE
            if agree and (function is None or held == t.function):
                countries.add(t.country)
        elif held == t.function:
            countries.add(t.country)
    return countries.pop() if len(countries) == 1 else None


def _bounds(date: str) -> tuple[str, str]:
    """First and last day of an EDTF day, month, year or interval, as far as its digits say."""
    start, _, stop = date.partition("/")
    start, stop = (part.rstrip("~?%") for part in (start, stop or start))
    # "31" after any month is no calendar day but sorts after all of them.
    return f"{start}-01-01"[:10], f"{stop}-12-31"[:10] if len(stop) == 4 else f"{stop}-31"[:10]
