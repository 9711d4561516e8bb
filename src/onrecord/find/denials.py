"""What a denial denies, and whether a content is put in the negative.

"denied reports in foreign media that drills were held" -> target "drills were held", polarity negative
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.find import tree
from onrecord.find.act_words import words
from onrecord.records import Act, Polarity, Spans

# Cues that deny by what is said, as every plain word of saying does ("snapped").
NAMING = frozenset({"call", "describe"})
NO = frozenset({"no", "not", "n't", "n’t", "never", "none", "nothing", "nobody", "neither"})


def polarity_of(act: Act, cue: Sequence[Any], content: Sequence[Any]) -> Polarity:
    """Whether the speaker holds what the content tells for so: negative for a denial of a plain content and for an
    assertion of a negative one; a denied negative ("denied that none were held") is positive.

    "Said it did no such thing" denies by the content itself, so its cue turns nothing round.
    """
    negative = _negative(content)
    plain = not any(t.is_alpha for t in cue)
    if act == "deny" and (plain or any(t.lemma_ in NAMING or words().verbs.get(t.lemma_) == "assert" for t in cue)):
        return "negative"
    return "negative" if negative != (act == "deny") else "positive"


def _negative(content: Sequence[Any]) -> bool:
    """Whether the content's main verb is negated or its subject or object is "no ...", "none"."""
    if not content:
        return False
    inside = {t.i for t in content}
    root = _root(content)
    # "was planned, but did not take place": what comes after "but" is what is said.
    for verb in [root, *(c for c in root.conjuncts if c.i in inside)]:
        after_but = verb != root and any(c.lower_ in ("but", "yet") for c in verb.head.children if c.dep_ == "cc")
        if (verb == root or after_but) and _denies(verb, inside):
            return True
    return False


def _root(content: Sequence[Any]) -> Any:
    """The word that the others hang on; a quotation mark hangs on the verb outside."""
    inside = {t.i for t in content}
    words = [t for t in content if not t.is_punct]
    return next((t for t in words if t.head.i not in inside or t.head == t), content[0])


def _denies(verb: Any, inside: set[int]) -> bool:
    for c in verb.children:
        if c.i not in inside:
            continue
        if c.dep_ == "neg" or (
            c.lower_ in NO and c.dep_ in ("nsubj", "nsubjpass", "dobj", "det", "attr", "advmod", "preconj")
        ):
            return True
        if c.dep_ == "advmod" and c.i < verb.i and any(g.lower_ == "never" for g in c.subtree):
            return True  # "never so much as touched it"
        if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
            words = [c.lower_, *(g.lower_ for g in (*c.children, *(d for g in c.children for d in g.children)))]
            # "Not one round was fired", "no such exercise took place".
            if any(w in ("no", "neither") for w in words) or ("not" in words and {"one", "single"} & set(words)):
                return True
    return False


def target_of(text: str, content: Sequence[Any]) -> Spans:
    """The claim itself inside a denial's content: the clause or noun that "reports that", "claims of" lead to."""
    if not content:
        return ()
    inside = {t.i for t in content}
    root = _root(content)
    if root.lemma_.lower() in words().claims:
        for c in root.children:
            if c.dep_ in ("acl", "ccomp", "relcl") and any(g.dep_ == "mark" for g in c.children):
                return tree.pieces(
                    t for t in tree.phrase(c) if t.i in inside and not (t.dep_ == "mark" and t.head == c)
                )
        for c in root.children:
            if c.dep_ == "prep" and c.lower_ in ("of", "about"):
                return tree.pieces(t for t in tree.phrase(c) if t.i in inside and t != c)
    return tree.pieces(t for t in content if not (t.dep_ == "mark" and t.lower_ == "that" and t.head == root))


def stands_for_claim(content: Sequence[Any]) -> bool:
    """Whether the content is only a word for a claim made before: "it", "this", "the accusations"."""
    if "no such thing" in " ".join(t.lower_ for t in content[:12]):
        return True
    if not content or len(content) > 4:
        return False
    root = _root(content)
    bare = not any(c.dep_ in ("acl", "prep", "relcl") for c in root.children)
    return root.lower_ in ("it", "this", "that", "them") or (root.lemma_.lower() in words().claims and bare)
