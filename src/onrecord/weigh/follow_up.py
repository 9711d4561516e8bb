"""Inquiries that were announced, and what is reported of them later: the part of `outcome` that is no dated event.

An inquiry has no day on which it happens: it is announced, works, and reports. So it is followed by its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord import wire
from onrecord.about import Signature, signature
from onrecord.records import Finding, Statement
from onrecord.text import words_of
from onrecord.view import View
from onrecord.weigh.sides import quote, quoted, reports, said, secondhand, settled_by, utterances

INQUIRY = "inquiry"
SETS_UP = re.compile(
    r"\b(?:set(?:ting)? up|establish|launch|open|order|appoint|name|form|convene|will (?:be|investigate|look|examine|probe)|to (?:investigate|look into|examine|probe)"
    r"|has (?:six|\w+) (?:weeks|months)|there will be|independent inquiry)",
    re.IGNORECASE,
)
REPORTS_BACK = re.compile(
    r"\b(?:finish\w*|complet\w*|conclud\w*|found|finds?|handed|submitt\w*|deliver\w*|present(?:ed)? it|ready to present|cleared|no evidence)\b",
    re.IGNORECASE,
)
# Acts by which an inquiry comes into the world; a demand for one is none.
ANNOUNCING = frozenset({"announce", "promise", "assert", "confirm"})


def followed(view: View) -> list[Finding]:
    """One finding for each country's inquiry that is announced in one text and reports back in a later one."""
    begun: list[tuple[Statement, Signature]] = []
    done: list[tuple[Statement, Signature]] = []
    for s in view.statements:
        if s.voice == "outlet" or s.speaker is None or s.act not in ANNOUNCING | {"deny", "judge"}:
            continue
        words = words_of(view.document_of(s).text, s.content, " ")
        about = signature(f"{s.speaker.name} {words}")
        if INQUIRY not in about.concepts:
            continue
        if REPORTS_BACK.search(words):
            done.append((s, about))
        elif s.act in ANNOUNCING and SETS_UP.search(words):
            begun.append((s, about))
    for_one: dict[str, tuple[set[str], set[str]]] = {}
    for first, about in begun:
        for last, later in done:
            told, then = (view.document_of(x).published or "" for x in (first, last))
            country = first.speaker.country if first.speaker else None
            same = country is not None and last.speaker is not None and last.speaker.country in (country, None)
            if told < then and same and (about.names & later.names or about.concepts & later.concepts - {INQUIRY}):
                sides = for_one.setdefault(country or "", (set(), set()))
                sides[0].add(first.id)
                sides[1].add(last.id)
    return [_finding(view, said(view, a), said(view, b)) for _, (a, b) in sorted(for_one.items())]


def _finding(view: View, begun: Sequence[Statement], done: Sequence[Statement]) -> Finding:
    sides = tuple(s.id for s in begun), tuple(s.id for s in done)
    return Finding(
        wire.ident("finding", "outcome", *sides),
        "outcome",
        quote(view, begun[0]),
        *sides,
        "moderate",
        f"Of an inquiry to come spoke {quoted(view, begun)}. Later it is told to have reported, by"
        f" {quoted(view, done)}. Both are held to be one inquiry by the state and by what both speak of.",
        settled_by("inquiry"),
        state="happened",
        reports=(reports(view, begun), reports(view, done)),
        utterances=(utterances(begun), utterances(done)),
        secondhand=(secondhand(view, begun), secondhand(view, done)),
    )
