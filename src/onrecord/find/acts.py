"""What a holder does by a statement: the act, from the cue in its context.

    "declined to confirm" -> assert      "dismissed the reports as false" -> deny      "acknowledged" -> confirm

The labels and the edge cases are those of tests/corpus/acts_guidelines.md; the words are in data/acts.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.find.act_words import words
from onrecord.find.falsity import says_false
from onrecord.find.frames import FRAMES, Frame, of_claim, thing_of
from onrecord.records import Act
from onrecord.text import QUOTES

# The parser takes many reporting words at the head of a headline for another part of speech, so a verb's lemma is
# looked up whatever its tag unless the tag is one of these.
NOT_VERBS = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "ADP", "DET", "PRON", "SCONJ", "CCONJ", "NUM", "PUNCT"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither", "n’t", "nobody", "none", "hardly", "without"})
# Sources that are nobody: "neither the ministry nor the army announced it".
NOBODY = frozenset({"neither", "nobody", "none", "no"})
# "His rejection of the claim".
REJECTIONS = frozenset({"rejection", "dismissal"})
# Tokens to the right that can be the particle or preposition of a two-word key.
PARTICLES = frozenset(
    {"out", "up", "down", "back", "off", "away", "to", "on", "for", "forward", "forth", "with", "at", "aside"}
)


def act_of(cue: Sequence[Any], source: Sequence[Any], content: Sequence[Any]) -> Act:
    """The act of an attribution, from the tokens of its cue, source and content (each in text order)."""
    found = [(token, key, act) for token in cue if (hit := _look_up(token)) for key, act in (hit,)]
    # "Said during a call to discuss": a telephone call.
    found = [f for f in found if f[1] != "call" or f[0].dep_ != "pobj"]
    found = [f for f in found if f[1] != "aim" or f[0].head.lemma_ != "take"]
    # "Rejects the accusation": the noun is what the verb is done to, unless the verb only carries it ("issued a warning").
    verbs = {t.i for t, key, act in found if t.pos_ == "VERB" and act != "assert" and key not in words().carriers}
    found = [f for f in found if f[0].pos_ == "VERB" or not any(i < f[0].i for i in verbs)]
    if not found:
        return "deny" if says_false(content) else "assert"
    # Two words in one cue: the more specific decides ("issued a statement calling for").
    specific = [f for f in found if f[2] != "assert"]
    token, key, act = (specific or found)[-1]
    if _refused(token, cue):
        return "assert"
    if _negated(token) or (source and source[0].lower_ in NOBODY):
        return "judge" if act == "judge" and (key in words().mind or token.pos_ == "ADJ") else "assert"
    if key in REJECTIONS and token.pos_ == "NOUN" and of_claim(token):
        return "deny"
    if key in words().carriers and (carried := _carried(token)):
        return carried
    # "yells" a question: the verb only says how loud.
    if act == "assert" and _is_question(content):
        return "ask"
    frame = FRAMES.get(key) if token.pos_ not in ("NOUN", "ADJ") else None
    if frame:
        act = frame(Frame(token, cue, source, content))
    return "deny" if act == "assert" and says_false(content) else act


def _look_up(token: Any) -> tuple[str, Act] | None:
    """The lexicon's key and act of a token: a noun as noun, an adjective as adjective, the rest as verb."""
    lexicon = words()
    lemma = lexicon.lemmas.get(token.lower_, token.lemma_.lower())
    if token.pos_ in ("NOUN", "PROPN") and (act := lexicon.nouns.get(lemma)):
        return lemma, act
    # "Are determined to serve" is a state; the parser may call it a verb.
    state = (
        token.tag_ == "VBN" and any(c.dep_ == "xcomp" for c in token.children) and token.lower_ in lexicon.adjectives
    )
    if state:
        return token.lower_, lexicon.adjectives[token.lower_]
    if token.pos_ == "ADJ" and (act := lexicon.adjectives.get(lemma)):
        return lemma, act
    if token.pos_ in NOT_VERBS and not token.tag_.startswith("V") and not _headline_verb(token):
        return None
    for right in token.doc[token.i + 1 : token.i + 5]:
        if right.lower_ in PARTICLES and (right.head == token or right.i == token.i + 1):
            key = f"{lemma}_{right.lower_}"
            if act := lexicon.verbs.get(key):
                return key, act
    return (lemma, act) if (act := lexicon.verbs.get(lemma)) else None


def _headline_verb(token: Any) -> bool:
    """Whether a word that the parser takes for a noun may be a headline's verb: "Berg denies sale"."""
    return token.i <= HEADLINE and token.lower_.endswith(("s", "ed")) and "\n" not in token.doc[: token.i].text


# Words into the text that a headline's verb may stand.
HEADLINE = 8


def _negated(token: Any) -> bool:
    """Whether the cue is denied to the holder: "did not say", "never denied", "no claim", "not that he is calling for"."""
    for c in token.children:
        # "Not only brushed off": that is said, and more.
        if (
            c.i < token.i
            and (c.dep_ == "neg" or c.lower_ in NEGATIONS)
            and c.doc[c.i + 1].lower_ not in ("only", "just")
        ):
            return True
    head = token.head
    if token.dep_ == "pcomp" and head.lower_ == "without":
        return True
    if token.dep_ == "xcomp" and any(t.lower_ == "yet" for t in token.doc[head.i : token.i]):
        return True  # "has yet to confirm"
    # "were not calling", "is not that he is calling", "did not want to confirm"
    if (
        token.dep_ in ("xcomp", "acomp", "attr", "ccomp")
        and head.i < token.i
        and head.lemma_ in ("be", "do", "want", "go", "have")
    ):
        return any(c.dep_ == "neg" for c in head.children)
    return (
        token.dep_ == "conj"
        and head.pos_ == token.pos_
        and not _has_subject(token)
        and _auxiliary_negation(head, token)
    )


def _auxiliary_negation(head: Any, token: Any) -> bool:
    """Whether "not" reaches over a conjunction: "did not confirm or deny", "neither confirmed nor denied"."""
    link = [c.lower_ for c in head.children if c.dep_ == "cc" and c.i < token.i]
    return (
        bool(link)
        and link[-1] in ("or", "nor")
        and any(c.dep_ == "neg" or c.lower_ == "neither" for c in head.children)
    )


def _has_subject(token: Any) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)


def _refused(token: Any, cue: Sequence[Any]) -> bool:
    """Whether a word of refusing governs the cue: "declined to confirm", "stopped short of calling", "unable to say"."""
    head, last = token.head, token
    for _ in range(3):  # "declined through a spokesman to say whether": never further than a few steps
        if head == last:
            return False
        if head.lemma_.lower() in words().refusers and last.dep_ in ("xcomp", "pcomp", "prep", "ccomp", "advcl", "acl"):
            return head.lemma_ != "stop" or any(c.lower_ == "short" for c in head.subtree) or last.dep_ == "xcomp"
        if head.pos_ == "VERB" and last.dep_ not in ("xcomp", "pcomp", "conj"):
            return False
        head, last = head.head, head
    return False


def _carried(token: Any) -> Act | None:
    """The act of the noun that a light verb carries: "voiced concern", "echoed the denial", "issued a warning"."""
    thing = thing_of(token)
    return words().nouns.get(thing.lemma_.lower()) if thing is not None else None


def _is_question(content: Sequence[Any]) -> bool:
    """Whether the content begins as a quotation whose first sentence is a question."""
    if not content or content[0].text not in QUOTES:
        return False
    ending = next((t.text for t in content if t.text in (".", "?", "!")), "")
    return ending == "?"
