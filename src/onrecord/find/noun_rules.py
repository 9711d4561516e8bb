"""Rules for nouns that report, and for "according to".

"the claim by Berg that taxes fell" -> source "Berg", cue "claim", content "that taxes fell"
"""

from __future__ import annotations

from typing import Any

from onrecord.find import tree
from onrecord.find.act_words import words as act_words
from onrecord.find.attribution import SURE, Attribution, Rule, made
from onrecord.find.cue_words import cues
from onrecord.find.holders import HOLDERS, holder

VERBAL = frozenset({"VERB", "AUX"})


def _noun(noun: Any, lemma: str) -> Attribution | None:
    """A noun that reports: "the claim by Berg that", "the ministry's denial of", "allegations of fraud"."""
    content = [
        t
        for c in noun.children
        if c.i > noun.i
        and (c.dep_ in ("acl", "ccomp", "relcl") and any(g.lower_ == "that" and g.dep_ == "mark" for g in c.children))
        for t in tree.phrase(c)
    ]
    source: list[Any] = []
    cue = [noun]
    for c in noun.children:
        if c.dep_ == "poss":
            source = [t for t in tree.phrase(c) if t.dep_ != "case"]
        elif c.dep_ == "prep" and c.i > noun.i:
            after = [t for g in c.children if g.dep_ in ("pobj", "pcomp") for t in tree.phrase(g)]
            if c.lower_ in ("by", "from") or (c.lower_ == "of" and content and not source):
                source = source or after
            elif c.lower_ in ("of", "about", "against") and not content:
                content = after
                cue = [noun, c] if c.i == noun.i + 1 else [noun]
    if not content or (not source and lemma not in UNHELD):
        return None
    return made("noun", source, cue, content)


def _against(noun: Any, lemma: str) -> Attribution | None:
    """A noun of saying that something is set against: "contrary to the denials of the ministry". Content comes later."""
    prep = noun.head
    if noun.dep_ != "pobj" or not (prep.lower_ in AGAINST or prep.head.lower_ in AGAINST):
        return None
    if lemma not in act_words().nouns or act_words().nouns[lemma] != "deny":
        return None
    for c in noun.children:
        inner = [t for t in tree.phrase(c) if t.dep_ != "case"] if c.dep_ == "poss" else []
        if c.dep_ == "prep" and c.lower_ in ("of", "by", "from"):
            inner = [t for g in c.children if g.dep_ == "pobj" for t in tree.phrase(g)]
        if any(t.ent_type_ in HOLDERS or t.pos_ == "PROPN" for t in inner):
            return Attribution(tree.pieces(inner), tree.pieces([noun]), (), SURE["noun"], "rules.against")
    return None


def _light(noun: Any, lemma: str) -> Attribution | None:
    """ "She made the claim": the subject of the verb that carries the noun; the content may be the noun alone."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in act_words().carriers or verb.lemma_ in cues().object:
        return None
    who = holder(verb) if not tree.passive(verb) else None
    if not who:
        return None
    content = [t for c in noun.children if c.i > noun.i and c.dep_ in ("acl", "ccomp", "prep") for t in tree.phrase(c)]
    cue = [*tree.cue_tokens(verb), *(t for t in noun.doc[noun.left_edge.i : noun.i + 1])]
    return Attribution(tree.pieces(who), tree.pieces(cue), tree.pieces(content), SURE["light"], "rules.light")


# "Contrary to", "despite", "in spite of", "notwithstanding", "after repeated denials by".
AGAINST = frozenset({"contrary", "despite", "spite", "notwithstanding", "against", "after", "amid", "over"})


# Nouns that report something even where nobody is named for it.
UNHELD = frozenset({"allegation", "accusation", "claim", "rumor", "rumour", "denial"})


def _according(token: Any, lemma: str) -> Attribution | None:
    """ "According to X, ..." with the clause that it hangs on as content."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    to = (
        to
        if to is not None
        else (token.nbor() if token.i + 1 < len(token.doc) and token.nbor().lower_ == "to" else None)
    )
    if to is None:
        return None
    who = next((c for c in [*to.children, *token.children] if c.dep_ == "pobj"), None)
    if who is None or token.head == token or who.lower_ in ("which", "whom"):
        return None
    gone = frozenset(t.i for t in token.subtree) | {to.i} | frozenset(t.i for t in to.subtree)
    at = token.head
    while at.pos_ not in VERBAL and at.head != at:
        at = at.head
    return made("according", tree.phrase(who), [token, to], tree.phrase(at, gone))


NOUN_RULES: tuple[Rule, ...] = (_against, _light, _noun)

ACCORDING: tuple[Rule, ...] = (_according,)
