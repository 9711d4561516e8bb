"""Where a person's name starts and ends, beside a title or in the parse's own entities.

"president Abdelmajid tebboune will" -> words 1 to 3: after a title a name may go on in small letters
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.find.genders import pronoun_of
from onrecord.find.landmarks import ROADS, SITES, THINGS
from onrecord.find.orgs import lies_in
from onrecord.names.translit import PARTICLES
from onrecord.names.words import Word

# Longest name taken after a title ("Phineas Mathale Deon Majapelo" with an initial or a particle more).
LONGEST = 6
# Words that the parse takes for people and that never are: illnesses, matters and services of the day.
NOBODY = frozenset("covid omicron delta brexit zoom google facebook twitter instagram whatsapp tiktok youtube".split())

# What no person's name begins with.
NO_GIVEN = frozenset(("county", "st", "saint"))


def token_map(doc: Any) -> dict[int, Any]:
    """spaCy tokens by the offset at which they start."""
    return {t.idx: t for t in doc}


def name_stop(words: Sequence[Word], start: int, tokens: Mapping[int, Any], taken: Mapping[int, object]) -> int:
    """The end of the name that begins at word `start`, after a title; `start` itself where none begins.

    `taken` holds words that are known to be something else.
    """
    j = start
    while j < len(words) and j - start < LONGEST and j not in taken:
        word = words[j]
        if _is_name(word, tokens.get(word.start)) or (j > start and _goes_on(words, j, tokens, j == start + 1)):
            j += 1
            # An initial's dot belongs to the name.
            if j < len(words) and words[j].text == "." and len(word.text) == 1 and words[j].start == word.stop:
                j += 1
        elif word.text == "-" and j > start and words[j - 1].stop == word.start:
            j += 1
        else:
            break
    while j > start and words[j - 1].key in PARTICLES | {"-"}:
        j -= 1
    # A letter alone is no name: "Lady R" is a ship.
    return start if j == start + 1 and len(words[start].text) == 1 else j


def _is_name(word: Word, token: Any) -> bool:
    text = word.text
    if not text[0].isupper() or not any(c.isalpha() for c in text):
        return False
    if token is None or token.ent_type_ == "PERSON":
        return True
    return token.pos_ in ("PROPN", "X", "NOUN", "ADJ") and token.ent_type_ in ("", "ORG", "GPE", "LOC", "NORP", "FAC")


def _goes_on(words: Sequence[Word], at: int, tokens: Mapping[int, Any], second: bool) -> bool:
    """A small-lettered word inside a name: a particle before a capital, or a second word that no dictionary knows."""
    word = words[at]
    if word.key in PARTICLES:
        return at + 1 < len(words) and words[at + 1].text[0].isupper()
    token = tokens.get(word.start)
    return (
        second
        and word.text.isalpha()
        and token is not None
        and token.is_oov
        and token.pos_ in ("PROPN", "NOUN", "X", "VERB")
    )


def entity_names(doc: Any) -> list[tuple[int, int]]:
    """Offsets of the parse's person entities that look like names, possessives left out."""
    found = []
    for ent in doc.ents:
        if ent.label_ != "PERSON":
            continue
        start, stop = ent.start, ent.end
        while stop > start and (doc[stop - 1].tag_ == "POS" or (doc[stop - 1].is_punct and doc[stop - 1].text != ".")):
            stop -= 1
        if stop > start and _looks_named(doc, start, stop) and not lies_in(doc[start:stop]):
            found.append((doc[start].idx, doc[stop - 1].idx + len(doc[stop - 1])))
    return found


def _looks_named(doc: Any, start: int, stop: int) -> bool:
    if not all(t.text[0].isupper() or t.lower_ in PARTICLES or t.is_punct or t.is_oov for t in doc[start:stop]):
        return False
    if doc[start].lower_ in NOBODY or not doc[start].text[0].isupper():
        return False
    if doc[start].lower_ in NO_GIVEN or (
        stop - start > 1 and doc[stop - 1].lower_ in ROADS and pronoun_of(doc[start].text) is None
    ):
        return False  # "County Armagh", "St Peter's", "Queen Street"
    if any(c.isdigit() for t in doc[start:stop] for c in t.text):
        return False
    after = doc[stop] if stop < len(doc) else None
    if after is None:
        return True
    if (
        after.tag_ == "POS"
        and stop + 1 < len(doc)
        and doc[stop + 1].lower_ in SITES
        and doc[stop + 1].text[0].isupper()
    ):
        return False
    if after.lower_ in THINGS or (after.tag_ == "POS" and stop + 1 < len(doc) and doc[stop + 1].text[0].isupper()):
        return stop - start > 1 and after.tag_ == "POS" and doc[stop + 1].ent_type_ != "PERSON"
    # A lone letter ends the name of a ship or a model, an initial has its dot.
    return len(doc[stop - 1]) > 1 or doc[stop - 1].text == "."
