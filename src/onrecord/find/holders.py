"""Whose words a cue tells: its subject or agent, through what the parse swallowed, strayed from or left out.

"..., the speaker of parliament, Anna Berg, told the paper" -> "the speaker of parliament, Anna Berg"
"""

from __future__ import annotations

from typing import Any

from onrecord.find import tree
from onrecord.find.cue_words import cues

# The parser's entity types for those who can hold a view.
HOLDERS = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def holder(verb: Any) -> list[Any] | None:
    """The words of who says it; [] where nobody is named; None where the subject can hold no view."""
    top = tree.top_of_cue(verb)
    if tree.passive(top):
        by = tree.agent(top)
        return tree.phrase(by) if by is not None else []
    who = tree.subject(top)
    if who is None:
        return _swallowed(top)
    if who.dep_ == "expl" or who.lower_ in NOBODY:
        return None
    if who.lemma_.lower() in cues().things and verb.lemma_ in SHOWING:
        return None  # "the pictures showed"
    if who.lemma_.lower() in cues().evidence and (who.pos_ == "NOUN" or verb.lemma_ in SHOWING):
        return None
    if who.dep_ in tree.SUBJECTS:
        own = who.head == top
        if not own and who.lemma_.lower() in cues().things and (outer := _reporter(who.head)) is not None:
            return tree.phrase(outer)  # "said his sculptures took weeks, but said ..."
        return tree.phrase(who)
    if top.tag_ == "VBG" and who.pos_ == "NOUN" and not _animate(who) and (outer := _main_subject(who)) is not None:
        return tree.phrase(outer)  # "called for more measures - saying ..."
    return tree.phrase(who, frozenset(t.i for t in top.subtree))


def _reporter(verb: Any) -> Any | None:
    """The subject of the reporting verb whose clause the verb is in."""
    at = verb
    for _ in range(tree.DEPTH):
        if at.dep_ == "ccomp" and at.head.lemma_ in cues().clause:
            return tree.subject(at.head)
        if at.head == at:
            return None
        at = at.head
    return None


def _animate(noun: Any) -> bool:
    """Whether the noun can speak: a person's or body's noun, or a text that speaks for one."""
    lemma = noun.lemma_.lower()
    return (
        noun.ent_type_ in HOLDERS
        or lemma in cues().text
        or lemma.endswith(("er", "or", "ist", "ian", "man", "woman", "people", "ment"))
    )


def _main_subject(noun: Any) -> Any | None:
    """The subject of the sentence's main verb."""
    root = noun.sent.root
    own = next((c for c in root.children if c.dep_ in tree.SUBJECTS), None)
    return own if own is not None and own != noun and own.i < noun.i else None


def _swallowed(verb: Any) -> list[Any]:
    """A source that the parse gave to the clause before it: "..., the speaker of parliament, Anna Berg, told the paper"."""
    at = verb.doc[verb.i - 1] if verb.i else None
    if at is not None and at.text == ",":
        at = at.doc[at.i - 1]
    if at is None or at.pos_ not in ("PROPN", "NOUN") or at.sent != verb.sent:
        return []
    while at.head.i < at.i and at.dep_ in ("appos", "pobj", "prep", "compound", "conj", "nmod"):
        at = at.head
    before = at.left_edge.i - 1
    comma = before >= 0 and at.doc[before].text in COMMAS
    return tree.phrase(at) if comma and at.pos_ in ("PROPN", "NOUN") and at.right_edge.i < verb.i else []


# What may close a quotation or clause before its source.
COMMAS = frozenset({",", '"', "”", "»", "''", "’"})
NOBODY = frozenset({"nothing", "everything", "something", "anything", "what"})
# With "this", "it" or "which" as subject, these tell the writer's own conclusion; with others somebody's words.
SHOWING = frozenset({"show", "confirm", "indicate", "suggest", "prove", "demonstrate", "underscore", "underline", "highlight",
                     "reveal", "imply", "point", "contradict", "mean", "find"})  # fmt: skip
