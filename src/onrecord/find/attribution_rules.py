"""Attributions by rules of the parse alone: what serves where the tagger's weights are absent, and beside them.

    "Taxes will fall, Berg said." -> source "Berg", cue "said", content "Taxes will fall"

One pass over the tokens; each rule looks at one sentence's tree. `RULES` is the order: the first rule to use a cue
keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from onrecord.find.act_words import words as act_words
from onrecord.find.attribution import Attribution, Rule
from onrecord.find.cue_words import cues
from onrecord.find.noun_rules import ACCORDING, NOUN_RULES
from onrecord.find.verb_rules import VERB_RULES

VERBAL = frozenset({"VERB", "AUX"})


@cache
def _verbs() -> frozenset[str]:
    return cues().verbs


def rule_attributions(doc: Any) -> list[Attribution]:
    """What the rules find, in the order of the cues; one attribution a cue."""
    lexicon, nouns, verbs = act_words().lemmas, cues().report, _verbs()
    found: list[Attribution] = []
    for token in doc:
        lemma = lexicon.get(token.lower_, token.lemma_)
        if token.pos_ in VERBAL and lemma in verbs:
            found += _first(VERB_RULES, token, lemma)
        elif token.pos_ == "NOUN" and lemma in nouns:
            found += _first(NOUN_RULES, token, lemma)
        elif token.lower_ == "according":
            found += _first(ACCORDING, token, lemma)
    return found


def _first(rules: tuple[Rule, ...], token: Any, lemma: str) -> Iterator[Attribution]:
    for rule in rules:
        if (made := rule(token, lemma)) is not None:
            yield made
            return
