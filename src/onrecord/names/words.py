"""Words of a text and a tree of phrases to find in them, in one pass.

    "the U.S. army's chief" -> the, us, army, 's, chief (each with its offsets)

Names are looked up by their folded words, so that accents, dots and American spelling do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from onrecord.text import fold

# Dotted capitals, the possessive, abbreviated titles (their dot ends no sentence), words with inner apostrophes,
# single signs. A hyphen is a sign: "Russian-Algerian" names two countries.
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|['’]s\b"
    r"|\b(?:St|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Adm|Sgt|Capt|Prof|Sen|Rep|Gov|Brig|Cmdr|Cdr|Rev|Hon|Amb|Min|Pres)\."
    r"|\w+(?:['’](?!s\b)\w+)*"
    r"|[^\w\s]"
)

# American spelling to British in the words that names of offices are made of.
BRITISH = {
    "defense": "defence",
    "labor": "labour",
    "center": "centre",
    "organization": "organisation",
    "organizations": "organisations",
    "program": "programme",
    "councilor": "councillor",
    "counselor": "counsellor",
    "modernization": "modernisation",
    "saint": "st",
    "dept": "department",
    "sec": "secretary",
    "’s": "'s",
}

_FOLDED: dict[str, str] = {}


class Word(NamedTuple):
    """A word at `start:stop` of the text; `key` is what it is looked up by."""

    start: int
    stop: int
    text: str
    key: str


def key_of(word: str) -> str:
    """The form of a word that names are looked up by: no case, accents, dots; British spelling."""
    known = _FOLDED.get(word)
    if known is None:
        known = word.lower() if word.isascii() else fold(word)
        known = known.replace("’", "'")
        if len(known) > 1:
            known = known.replace(".", "")
        known = BRITISH.get(known, known)
        # A run over millions of documents meets ever new words; the common ones come back at once.
        if len(_FOLDED) > 200_000:
            _FOLDED.clear()
        _FOLDED[word] = known
    return known


def words(text: str) -> list[Word]:
    """The words and signs of `text` in order."""
    return [Word(m.start(), m.end(), t := m.group(), key_of(t)) for m in TOKEN.finditer(text)]


def keys(text: str) -> tuple[str, ...]:
    """The look-up form of a phrase."""
    return tuple(key_of(m.group()) for m in TOKEN.finditer(text))


@dataclass(frozen=True, slots=True)
class Hit[T]:
    """`value` was found at words `start` up to `stop`."""

    start: int
    stop: int
    value: T


# How a phrase must be written to be found: any way, with a capital, all in capitals.
type Case = Literal["any", "capital", "capitals"]


class Tree[T]:
    """Phrases by their words, each with how it must be written to be found."""

    __slots__ = ("_root",)

    def __init__(self) -> None:
        self._root: dict[str, object] = {}

    def add(self, phrase: str, value: T, *, cased: bool = False) -> None:
        """Makes `phrase` findable; the first value given to a phrase stays. `cased`: only as a name, acronyms in capitals."""
        case: Case = "any" if not cased else "capitals" if phrase.replace(".", "").isupper() else "capital"
        self.add_keys(keys(phrase), value, case)

    def add_keys(self, phrase: Iterable[str], value: T, case: Case) -> None:
        """`add` for a phrase in its look-up form."""
        node: dict[str, object] = self._root
        for key in phrase:
            node = node.setdefault(key, {})  # type: ignore[assignment]
        node.setdefault("", (value, case))

    def items(self) -> Iterator[tuple[tuple[str, ...], T, Case]]:
        """Every phrase in its look-up form, with its value and how it must be written."""
        todo: list[tuple[tuple[str, ...], object]] = [((), self._root)]
        while todo:
            path, node = todo.pop()
            assert isinstance(node, dict)
            for key, below in node.items():
                if key == "":
                    yield path, *below
                else:
                    todo.append(((*path, key), below))

    def find(self, found: Sequence[Word]) -> Iterator[Hit[T]]:
        """The longest phrases in `found`, left to right, none overlapping another."""
        root, i, n = self._root, 0, len(found)
        while i < n:
            node = root.get(found[i].key) if found[i].key else None
            if node is None:
                i += 1
                continue
            best = self._longest(found, i, n, node)
            if best is None:
                i += 1
                continue
            stop, value = best
            yield Hit(i, stop, value)
            i = stop

    def _longest(self, found: Sequence[Word], i: int, n: int, node: object) -> tuple[int, T] | None:
        best: tuple[int, T] | None = None
        j = i + 1
        while True:
            assert isinstance(node, dict)
            end = node.get("")
            if end is not None and (end[1] == "any" or _written(found, i, j, end[1])):
                best = (j, end[0])
            if j == n:
                return best
            key = found[j].key  # empty for a word of signs alone ("…"), which stands in no phrase
            node = node.get(key) if key else None
            if node is None:
                return best
            j += 1

    def get(self, phrase: str) -> T | None:
        """The value of exactly this phrase, whatever its case."""
        node: object = self._root
        for key in keys(phrase):
            if not isinstance(node, dict) or key not in node:
                return None
            node = node[key]
        return node[""][0] if isinstance(node, dict) and "" in node else None


def _written(found: Sequence[Word], start: int, stop: int, case: Case) -> bool:
    if case == "capitals":
        return all(w.text.isupper() for w in found[start:stop] if w.text[0].isalpha())
    return found[start].text[0].isupper()


def grown(forms: Iterable[str]) -> list[str]:
    """The forms and their English plurals, which names of offices form regularly."""
    out = []
    for form in forms:
        out.append(form)
        if form.endswith(("s", "x", "men", "people", "staff", "police", "intelligence", "authorities")):
            continue
        out.append(form[:-1] + "ies" if form.endswith("y") and form[-2] not in "aeiou" else form + "s")
    return out
