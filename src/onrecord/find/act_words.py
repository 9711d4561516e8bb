"""The reporting words of data/acts.toml by part of speech, and the closed sets that the rules of acts need."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from onrecord.records import Act


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon: act by lemma for each part of speech, and the closed sets that the edge cases need."""

    verbs: dict[str, Act]
    nouns: dict[str, Act]
    adjectives: dict[str, Act]
    mind: frozenset[str]
    refusers: frozenset[str]
    claims: frozenset[str]
    false: frozenset[str]
    bodies: frozenset[str]
    carriers: frozenset[str]
    lemmas: dict[str, str]


def _by_word(table: dict[str, str]) -> dict[str, Act]:
    return {word: cast(Act, act) for act, line in table.items() for word in line.split()}


@cache
def words() -> Words:
    """The lexicon of data/acts.toml."""
    table = tomllib.loads(files("onrecord.data").joinpath("acts.toml").read_text(encoding="utf-8"))
    refusers = table["refusers"]
    return Words(
        verbs=_by_word(table["verbs"]),
        nouns=_by_word(table["nouns"]),
        adjectives=_by_word(table["adjectives"]),
        mind=frozenset(table["states"]["mind"].split()),
        refusers=frozenset(f"{refusers['verbs']} {refusers['adjectives']}".split()),
        claims=frozenset(table["claims"]["nouns"].split()),
        false=frozenset(table["claims"]["false"].split()),
        bodies=frozenset(table["claims"]["bodies"].split()),
        carriers=frozenset(table["carriers"]["verbs"].split()),
        lemmas=table["lemmas"],
    )
