"""Which pronoun a person goes by, where the text tells it: a title, a given name, "she" in a sentence with one person.

"Mrs. Berg ... she" -> "she" may be her; "Karl Lund ... she" -> not him
"""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.find.speakers import Cast

MALE_WORDS = frozenset({"he", "him", "his", "himself"})
FEMALE_WORDS = frozenset({"she", "her", "hers", "herself"})
# Titles and offices that tell a gender.
MALE = frozenset(
    "mr sir lord king prince emir sheikh spokesman chairman congressman businessman father son brother".split()
)
FEMALE = frozenset(
    "mrs ms miss lady queen princess spokeswoman chairwoman congresswoman businesswoman mother daughter sister".split()
)
# A title or a given name outweighs what the sentences seem to say, which may be of somebody else.
TITLE, NAME = 5, 4


@cache
def _given() -> dict[str, str]:
    table = tomllib.loads(files("onrecord.data").joinpath("given_names.toml").read_text(encoding="utf-8"))
    return {name: pronoun for pronoun, line in table.items() for name in line.split()}


def pronoun_of(given: str) -> str | None:
    """ "he" or "she" for a given name that is known, else None."""
    return _given().get(fold(given))


def genders(cast: Cast) -> dict[str, str]:
    """ "he" or "she" by the id of each person of whom the text tells it."""
    if cast.genders is None:
        votes: dict[str, Counter[str]] = {}
        for mention in cast.mentions:
            if mention.actor.kind == "person":
                # "Mrs. Berg": the honorific stands before the name or opens it.
                near = cast.page.text[max(0, mention.start - 5) : mention.start + 5]
                said = votes.setdefault(mention.actor.id, Counter())
                said |= _by_words(
                    f"{near} {mention.actor.role or ''} {' '.join(mention.actor.names)}", mention.actor.name
                )
        _by_sentences(cast, votes)
        cast.genders = {i: c.most_common(1)[0][0] for i, c in votes.items() if c and 2 * max(c.values()) > c.total()}
    return cast.genders


def _by_words(words: str, name: str) -> Counter[str]:
    """Votes of titles and of the given name; the union with earlier ones counts each once."""
    known = set(fold(words).replace(".", "").split())
    found: Counter[str] = Counter()
    for gender, titles in (("he", MALE), ("she", FEMALE)):
        if known & titles:
            found[gender] = TITLE
    given = pronoun_of(name.split()[0]) if " " in name else None
    if given is not None and not found:
        found[given] = NAME
    return found


def _by_sentences(cast: Cast, votes: dict[str, Counter[str]]) -> None:
    """A vote for each sentence that has one person before its first pronoun: "Berg said she would go"."""
    for sentence in cast.page.doc.sents:
        word = next((t for t in sentence if t.lower_ in MALE_WORDS or t.lower_ in FEMALE_WORDS), None)
        if word is not None:
            people = {m.actor.id for m in cast.within(sentence.start_char, word.idx) if m.actor.kind == "person"}
            if len(people) == 1:
                votes[people.pop()]["she" if word.lower_ in FEMALE_WORDS else "he"] += 1
