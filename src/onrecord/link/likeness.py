"""How alike two contents are: what they share of concepts, names and words, weighed by how rare that is in the case;
and whether the one answers the other."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from onrecord.about import Signature, signature
from onrecord.link.position import AHEAD, first_clause
from onrecord.link.topics import LEAST, Topic
from onrecord.records import Statement

# Weight of a shared feature before its rarity: a concept stands for many words, a name is more telling than a word.
CONCEPT, NAME, WORD = 2.0, 1.5, 0.5
# Without a concept in common, this many words and names.
WORDS_LEAST = 3
# Characters between a claim and the answer that a text puts beside it.
NEAR = 500
# What a bare negative says no to: "no measurements", "not a single coin changed hands", "was never searched".
NEGATED = re.compile(
    r"\b(?:no|not (?:one|a single|any)|none of (?:the|his|her|its|their|our)|never|nobody|nothing"
    r"|(?:did|do|does|was|were|is|are|has|have|had)(?:n['’]t| not))\b(?P<what>(?:\W+\w+){1,4})",
    re.IGNORECASE,
)
# A negated state of mind answers nobody.
MINDED = re.compile(
    r"\b(?:trust|believ|think|know|want|like|feel|notic|expect|look|plan|intend|hope|care|mind|see|understand|regret)",
    re.IGNORECASE,
)


def features(about: Signature) -> dict[tuple[str, str], float]:
    return (
        {("concept", c): CONCEPT for c in about.concepts}
        | {("name", n): NAME for n in about.names}
        | {("word", w): WORD for w in about.words}
    )


def rarity(all_topics: Sequence[Topic]) -> dict[tuple[str, str], float]:
    """Inverse document frequency of each feature over the statements (Spärck Jones 1972), smoothed so that it is never 0."""
    count: Counter[tuple[str, str]] = Counter()
    for t in all_topics:
        count.update(features(t.about).keys())
    return {f: 1 + math.log(len(all_topics) / n) for f, n in count.items()}


def common(one: Signature, other: Signature) -> frozenset[str]:
    """The concepts that both have, or where there is none the words."""
    return one.concepts & other.concepts or one.words & other.words


def likeness(
    one: Signature, other: Signature, rare: dict[tuple[str, str], float], near: bool = False
) -> tuple[float, list[str]]:
    """The shared part of the lesser one's weight, 0 to 1, and what is shared; 0 below the least.

    The least are a concept and one more concept or name, or three names and words; of a claim and what is said to it
    in the same breath (`near`) one concept or word.
    """
    a, b = features(one), features(other)
    shared = a.keys() & b.keys()
    telling = sorted(w for kind, w in shared if kind != "word")
    concepts = [w for kind, w in shared if kind == "concept"]
    words = sorted(w for kind, w in shared if kind == "word")
    if near and (concepts or words):
        telling = telling or words
    elif words and len(telling) + len(words) >= WORDS_LEAST and (not concepts or len(telling) < LEAST):
        telling += words
    elif not concepts or len(telling) < LEAST:
        return 0.0, []
    weight = [sum(w * rare[f] for f, w in side.items()) for side in (a, b)]
    return sum(a[f] * rare[f] for f in shared) / min(weight), telling


def answers(one: Topic, other: Topic) -> bool:
    """Whether the later of two statements of one text is another speaker's, right after the earlier, and says no to
    something that the earlier tells of: "officers measured the pier", then "no measurements were made"."""
    first, then = sorted((one, other), key=lambda t: _extent(t.statement))
    s, t = first.statement, then.statement
    if s.doc != t.doc or s.speaker == t.speaker or not 0 <= _extent(t)[0] - _extent(s)[1] < NEAR:
        return False
    if t.act == "deny":
        return True
    said = NEGATED.search(then.words)
    if said is None or t.polarity != "negative" or AHEAD.search(first_clause(then.words)):
        return False
    what = signature(said["what"])
    taken_up = (what.concepts & first.about.concepts) or (what.words & first.about.words)
    return bool(taken_up) and MINDED.search(said["what"]) is None


def _extent(s: Statement) -> tuple[int, int]:
    spans = (*s.source, *s.cue, *s.content)
    return min(x.start for x in spans), max(x.stop for x in spans)
