"""Loaded wording: phrases that take a side, with the kind of each; silent on plain report.

"Oddly enough, the ironclad alliance holds." -> "Oddly enough" (irony), "ironclad" (image)
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.records import Span


@dataclass(frozen=True, slots=True)
class Loaded:
    """A phrase of the lexicon where it stands; `marked` where it alone shows that the writer argues."""

    span: Span
    kind: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by their first word as the parser cuts it (by its first letters where it ends in *); word sets of claims."""

    exact: dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]
    claims: dict[str, frozenset[str]]


# Stems are looked up by their first letters, all of which have at least this many.
STEM = 3


# Phrases that mark a claim or a conclusion without taking a side.
QUIET = ("share", "sums")


@cache
def lexicon() -> Lexicon:
    """The phrases of data/loaded.toml."""
    table = tomllib.loads(files("onrecord.data").joinpath("loaded.toml").read_text(encoding="utf-8"))
    exact: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    rows = [(kind, text, True) for kind, text in table["marked"].items()]
    rows += [(kind, text, False) for kind, text in table["strong"].items()]
    rows += [(kind, table["claims"].pop(kind), False) for kind in QUIET]
    for kind, text, marked in rows:
        for phrase in text.split("|"):
            words = tuple(phrase.split())
            key = (
                words[0][:STEM] + "*" if words[0].endswith("*") else words[0].split("-")[0].split("'")[0].split("’")[0]
            )
            exact.setdefault(key, []).append((words, kind, marked))
    claims = {name: frozenset(line.split()) for name, line in table["claims"].items()}
    return Lexicon({k: tuple(v) for k, v in exact.items()}, claims)


def loaded(doc: Any) -> list[Loaded]:
    """The loaded phrases of a parse, in text order, none inside another."""
    table = lexicon().exact
    found: list[Loaded] = []
    words = [t.lower_ for t in doc]
    free = 0
    for i, word in enumerate(words):
        if i < free:
            continue
        best: tuple[int, str, bool] | None = None
        for key in (word, word[:STEM] + "*"):
            for phrase, kind, marked in table.get(key, ()):
                stop = _match(phrase, words, i)
                if stop and (best is None or stop > best[0]):
                    best = stop, kind, marked
        if best is not None and not _named(doc, i, best[0]):
            free, kind, marked = best
            last = doc[free - 1]
            found.append(Loaded(Span(doc[i].idx, last.idx + len(last)), kind, marked))
    return found


def _named(doc: Any, start: int, stop: int) -> bool:
    """Whether the phrase is part of a name ("Norwich Puppet Theatre")."""
    beside = [doc[n].pos_ for n in (start - 1, stop) if 0 <= n < len(doc)]
    return all(t.pos_ == "PROPN" for t in doc[start:stop]) and "PROPN" in beside


def _match(phrase: Sequence[str], words: Sequence[str], i: int) -> int:
    """The number of the word after the phrase if it stands at `i`, else 0; the parser's cuts inside a word are joined."""
    at = i
    for want in phrase:
        if at >= len(words):
            return 0
        have = words[at]
        at += 1
        # "lion" + "'s", "iron" + "-" + "clad", "so" + "-" + "called"
        while have != want and want.startswith(have) and at < len(words) and not want.endswith("*"):
            have += words[at]
            at += 1
        if have != want and not (want.endswith("*") and have.startswith(want[:-1])):
            return 0
    return at
