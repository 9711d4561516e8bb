"""What a stretch of text is about, for comparing: concepts, names, countries, numbers of years, other words.

"Russian units took part in drills in Bechar" -> concepts exercise, troops; names Bechar; words part, ...
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.text import fold

# Words that tell no claim from another, besides those of one to three letters.
COMMON = frozenset(
    re.findall(
        r"\w+",
        """about above after again against also although among another any are because been before being between both but
    could did does doing down during each either even every few first for from further had has have having here how
    however into its itself just last later less like made make many may might more most much must near neither never
    new next nor not now off once one only other our out over own part per place same says said saying several shall
    should since some still such than that the their them then there these they this those though three through thus
    too took taken take two under until upon very was were what when where which while who whom whose why will with
    within without would year years month months week weeks day days yesterday today tomorrow according told
    january february march april june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday country countries government minister ministry president official officials
    statement report reports reported claim claims allegation allegations accusation accusations media none nothing nobody true false proved proven shown shows""",
    )
)
WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,]*")
# Letters kept of a word: inflections of one word meet, other words seldom do (as the field's cases show).
STEM = 5


@cache
def _concepts(language: str) -> re.Pattern[str]:
    table = tomllib.loads(resources.files("onrecord.data").joinpath("concepts.toml").read_text(encoding="utf-8"))
    parts = []
    for name, words in table.get(language, {}).items():
        forms = "|".join(re.escape(w[:-1]) + r"\b" if w.endswith("$") else re.escape(w) + r"\w*" for w in words)
        parts.append(f"(?P<{name}>{forms})")
    return re.compile(r"\b(?:" + "|".join(parts) + ")") if parts else re.compile(r"(?!)")


def concepts(text: str, language: str = "en") -> list[str]:
    """The concepts that the words of `text` belong to, in the order of the text, each once."""
    found = (m.lastgroup for m in _concepts(language).finditer(fold(text)))
    return list(dict.fromkeys(c for c in found if c))


@dataclass(frozen=True, slots=True)
class Signature:
    """`concepts` and `words` (stems) that are common nouns and verbs, `names` stems of capitalised words."""

    concepts: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.concepts or self.names or self.words)


def signature(text: str, language: str = "en") -> Signature:
    """The signature of `text`; empty for a pronoun or words that say nothing of their own ("the allegation")."""
    folded = fold(text)
    hits = list(_concepts(language).finditer(folded))
    # Whether there is evidence is where a speaker stands, not what the words are about.
    found = frozenset(m.lastgroup for m in hits if m.lastgroup) - {"evidence"}
    names: set[str] = set()
    words: set[str] = set()
    told = [m.span() for m in hits] if len(folded) == len(text) else []
    for m in WORD.finditer(text):
        if m.group()[0].islower() and any(a <= m.start() < b for a, b in told):
            continue  # counted as a concept
        word = fold(m.group()).replace("'s", "").replace("’s", "")
        if len(word) <= 3 or word in COMMON or word[0].isdigit():
            continue
        (names if m.group()[0].isupper() else words).add(word[:STEM])
    # A sentence's first word is a capital too: it is a name only if the text has it nowhere in small letters.
    return Signature(found, frozenset(names - words), frozenset(words))
