"""An attribution before it is a statement: which words are source, cue and content, and who found them.

"Taxes will fall, Berg said." -> source "Berg", cue "said", content "Taxes will fall"
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onrecord.find import tree
from onrecord.records import Spans

# The share of right ones among those that each rule finds, on the train half of PolNeAR; `against` is not in its
# guidelines and takes the share of nouns; it has no interviews either: `transcript` is a guess.
SURE = {
    "clause": 0.89,
    "object": 0.67,
    "infinitive": 0.63,
    "preposition": 0.76,
    "seen": 0.66,
    "noun": 0.5,
    "light": 0.75,
    "headline": 0.75,
    "relative": 0.85,
    "according": 0.95,
    "transcript": 0.9,
}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans in text order, each may be empty; `confidence` is a probability; `rule` says what found it."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    rule: str


type Rule = Callable[[Any, str], Attribution | None]


def made(rule: str, source: list[Any], cue: list[Any], content: list[Any]) -> Attribution | None:
    """An attribution of tokens; the content gives up words that are source or cue. None without content or cue."""
    taken = {t.i for t in source} | {t.i for t in cue}
    spans = tree.pieces(t for t in content if t.i not in taken)
    if not spans or not cue:
        return None
    sure = SURE[rule] * (UNREAL_SHARE if unreal(cue) else 1)
    return Attribution(tree.pieces(source), tree.pieces(cue), spans, sure, f"rules.{rule}")


# "Would say", "will decide": nothing has been said yet. Half of these are marked in PolNeAR.
UNREAL_SHARE = 0.6
MODALS = frozenset({"will", "would", "could", "might", "should", "may", "wo", "’ll", "'ll", "must", "can"})


def unreal(cue: list[Any]) -> bool:
    negated = any(t.dep_ == "neg" for t in cue)
    return not negated and any(t.tag_ == "MD" and t.lower_ in MODALS for t in cue)
