"""Currencies by sign, code and word, with the country that a plain "dinars" needs: names from CLDR through babel."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import pycountry
from babel.numbers import get_currency_name, get_territory_currencies


@cache
def _of_countries() -> dict[str, dict[str, str]]:
    """Last word of a currency's English plural -> country (alpha-3) -> code of the currency in use."""
    found: dict[str, dict[str, str]] = {}
    for country in pycountry.countries:
        for code in get_territory_currencies(country.alpha_2)[:1]:
            word = get_currency_name(code, count=2, locale="en").split()[-1]
            found.setdefault(word.lower(), {})[country.alpha_3] = code
    return found


@cache
def full_names() -> dict[str, str]:
    """ "sri lankan rupees" -> LKR, for every currency in use."""
    used = codes()
    return {get_currency_name(code, count=2, locale="en").lower(): code for code in used}


@cache
def codes() -> frozenset[str]:
    """ISO 4217 codes in use."""
    return frozenset(code for countries in _of_countries().values() for code in countries.values())


@cache
def words(spellings: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """A pattern of all words for currencies: CLDR's and the spellings of newspapers."""
    known = {*_of_countries(), *(s for s, _ in spellings)}
    return re.compile("|".join(sorted(map(re.escape, known), key=len, reverse=True)), re.IGNORECASE)


def code_of(word: str, spellings: dict[str, str], plain: dict[str, str], countries: Iterable[str]) -> str:
    """The code for a currency's name: by the nearest of `countries` (nearest first) that uses such a one, else what
    news means by the bare name; the word itself where two would fit ("dinars" of nobody named).
    """
    noun = spellings.get(word.lower(), word).lower()
    uses = _of_countries().get(noun, {})
    for country in countries:
        if country in uses:
            return uses[country]
    if noun in plain:
        return plain[noun]
    return next(iter(uses.values())) if len(set(uses.values())) == 1 else word.lower()
