"""The lexicon of data/cues.toml: how a content hangs on a reporting word."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cues:
    """The lexicon of data/cues.toml."""

    clause: frozenset[str]
    object: frozenset[str]
    infinitive: frozenset[str]
    hearer: frozenset[str]
    preposition: frozenset[str]
    seen: frozenset[str]
    report: frozenset[str]
    general: frozenset[str]
    evidence: frozenset[str]
    text: frozenset[str]
    things: frozenset[str]

    @property
    def verbs(self) -> frozenset[str]:
        first = frozenset(key.split("_")[0] for key in self.preposition)
        return self.clause | self.object | self.infinitive | self.seen | first


@cache
def cues() -> Cues:
    table = tomllib.loads(files("onrecord.data").joinpath("cues.toml").read_text(encoding="utf-8"))
    return Cues(**{name: frozenset(line.split()) for part in table.values() for name, line in part.items()})
