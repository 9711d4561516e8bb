"""Walks on the parse that the statement rules share: who is the subject, which words make the cue, which spans they are.

Tokens are spaCy's; every function is bounded by the size of one sentence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.records import Span, Spans

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# Stripped from the ends of a source or content; quotation marks and brackets stay.
EDGES = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "!", "…"})
# Words that stand between the parts of one cue without being its own ("declined to say", "has also said").
INSIDE_CUE = frozenset({"aux", "auxpass", "neg", "prt", "advmod"})
# Heads of an infinitive or gerund that join the cue: "went on to say", "declined to confirm", "began calling".
CHAIN = frozenset({
    "go", "continue", "begin", "start", "keep", "decline", "refuse", "fail", "try", "seem", "appear", "want", "have",
    "need", "use", "avoid", "stop", "come", "rush", "hasten", "proceed", "intend", "plan", "like", "tend", "forget",
    "choose", "prefer", "hesitate",
})  # fmt: skip
# How far up a chain of dependent verbs a subject is looked for; sentences with more are misparsed.
DEPTH = 5


class Index:
    """Token numbers by character offset, for one parse."""

    def __init__(self, doc: Any) -> None:
        self.doc = doc
        self.text: str = doc.text  # spaCy joins it anew whenever it is asked
        found: list[list[int]] = doc.to_array(["IDX", "LENGTH"]).tolist()
        self.starts = [start for start, _ in found]
        self.stops = [start + length for start, length in found]

    def tokens(self, spans: Iterable[Span]) -> list[Any]:
        """The tokens that the spans touch, without white space."""
        found = []
        for s in spans:
            first, last = bisect_right(self.stops, s.start), bisect_left(self.starts, s.stop)
            found += [t for t in self.doc[first:last] if not t.is_space]
        return found


def pieces(tokens: Iterable[Any]) -> Spans:
    """The runs of neighbouring tokens as spans, without commas and stops at the ends of each run."""
    spans: list[Span] = []
    run: list[Any] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if run and not _joined(run[-1], token):
            spans += _run(run)
            run = []
        run.append(token)
    return (*spans, *_run(run))


def _joined(before: Any, after: Any) -> bool:
    return bool(after.i == before.i + 1 or (after.i == before.i + 2 and before.doc[before.i + 1].is_space))


def _run(run: list[Any]) -> list[Span]:
    if run and run[-1].text == "(":
        run = run[:-1]
    if len(run) == 1 and run[0].text == ")":
        return []
    if run and sum(t.text == "(" for t in run) > sum(t.text == ")" for t in run):
        # The parser often hangs a closing bracket on another word.
        after = run[-1].i + 1
        if after < len(run[-1].doc) and run[-1].doc[after].text == ")":
            run = [*run, run[-1].doc[after]]
    while run and (run[0].text in EDGES or run[0].is_space):
        run = run[1:]
    while run and (run[-1].text in EDGES or run[-1].is_space):
        run = run[:-1]
    return [Span(run[0].idx, run[-1].idx + len(run[-1]))] if run else []


def passive(verb: Any) -> bool:
    """Whether the verb is a passive or a participle that hangs on a noun ("a fact denied by")."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "relcl", "advcl", "amod")
        and not any(c.dep_ == "aux" for c in verb.children)
    )


def agent(verb: Any) -> Any | None:
    """The noun after "by" of a passive."""
    for c in verb.children:
        if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by"):
            return next((g for g in c.children if g.dep_ == "pobj"), None)
    for c in verb.children:
        if c.dep_ == "prep" and c.lower_ == "as":  # "dismissed as a rumour by Berg": the parse hangs it on the rumour
            for by in (b for g in c.children for b in g.children if b.lower_ == "by"):
                return next((g for g in by.children if g.dep_ == "pobj"), None)
    return None


def subject(verb: Any) -> Any | None:
    """Who does the verb, climbing through conjunctions, infinitives and participles that leave it out."""
    at = verb
    for _ in range(DEPTH):
        own = [c for c in at.children if c.dep_ in SUBJECTS]
        if own:
            # The nearest before the verb: the parse may give a verb the subject of the clause before it too.
            return next((c for c in reversed(own) if c.i < at.i), own[0])
        if at.dep_ in ("conj", "xcomp", "advcl", "pcomp", "aux", "auxpass", "prep", "acomp") and at.head != at:
            at = at.head
        elif at.dep_ == "acl":
            return at.head if at.tag_ in ("VBG", "VBN") else None
        else:
            return None
        if at.pos_ in ("NOUN", "PROPN", "PRON"):
            return None
    return None


def top_of_cue(verb: Any) -> Any:
    """The first verb of the cue's chain: "declined" of "declined to confirm"."""
    at = verb
    for _ in range(DEPTH):
        if (
            at.dep_ == "xcomp"
            and at.head.lemma_ in CHAIN
            and at.head.i < at.i
            and not any(c.dep_ == "dobj" for c in at.head.children)
        ):
            at = at.head
        else:
            break
    return at


def cue_tokens(verb: Any) -> list[Any]:
    """The words of the cue in text order: helpers, negation, the chain, the verb, its particle or preposition."""
    top = top_of_cue(verb)
    members, at = {verb.i, top.i}, verb
    while at != top:
        at = at.head
        members.add(at.i)
    for head in (verb, top):
        members |= {c.i for c in head.children if c.dep_ in INSIDE_CUE and c.i < verb.i and _near(c, head)}
        members |= {c.i for c in head.children if c.dep_ == "prt" and c.i == head.i + 1}
    if top != verb:
        members |= set(range(top.i, verb.i)) if verb.i - top.i <= DEPTH else set()
    return [verb.doc[i] for i in sorted(members) if not verb.doc[i].is_space]


def _near(child: Any, head: Any) -> bool:
    """Whether only words of the cue stand between: "has also said", not "On Tuesday he"."""
    return all(bool(t.dep_ in INSIDE_CUE or t.dep_ == "xcomp") for t in child.doc[child.i + 1 : head.i])


def phrase(head: Any, without: frozenset[int] = frozenset()) -> list[Any]:
    """The head's whole phrase (subtree) in text order, without some token numbers."""
    return [t for t in head.subtree if t.i not in without and not t.is_space]


def head_of(tokens: Sequence[Any]) -> Any:
    """The token that the others hang on: the first whose head is outside."""
    inside = {t.i for t in tokens}
    best = next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[0])
    if best.pos_ in ("VERB", "AUX"):
        # The parse hangs "Berg, whose seat is safe," on its clause.
        best = next((t for t in tokens if t.pos_ in ("NOUN", "PROPN")), best)
        while best.dep_ in ("compound", "amod", "nmod", "poss") and best.head.i in inside:
            best = best.head
    if best.pos_ != "PUNCT":
        return best
    return next((t for t in tokens if t.pos_ != "PUNCT"), best)
