"""In what two sides of a claim may not speak of the same thing: kinds, dates and places that they word differently."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import Statement
from onrecord.text import words_of
from onrecord.view import View

# Words before these name a kind of exercise, deal or visit; two sides that use none in common may mean two things.
KIND_OF = re.compile(
    r"((?:[\w-]+(?:\s+and\s+[\w-]+)?\s+){0,2}[\w-]+)\s+(exercises?|drills?|manoeuvres?|maneuvers?|training|visits?|deals?|contracts?|agreements?|talks|attacks?|strikes?)\b",
    re.IGNORECASE,
)
KINDS = frozenset(
    re.findall(
        r"[\w-]+",
        """tactical command staff naval navy ground land air anti-terrorism counter-terrorism antiterrorism live-fire
        strategic state official private working secret military civilian economic energy nuclear drone missile cyber""",
    )
)


def kinds(view: View, side: Sequence[Statement]) -> set[str]:
    """The kinds that a side's own words give to what it speaks of."""
    out: set[str] = set()
    for s in side:
        for m in KIND_OF.finditer(words_of(view.document_of(s).text, s.content, " ")):
            out |= {w.casefold() for w in re.findall(r"[\w-]+", m.group(1))} & KINDS
    return out


def differences(view: View, one: Sequence[Statement], other: Sequence[Statement]) -> list[str]:
    """What a careful reader should check, in words; empty where nothing in the wording sets the two apart."""
    said = kinds(view, one), kinds(view, other)
    alone = said[0] - said[1], said[1] - said[0]
    if alone[0] and alone[1]:
        return [f"one side speaks of “{', '.join(sorted(alone[0]))}”, the other of “{', '.join(sorted(alone[1]))}”"]
    return []
