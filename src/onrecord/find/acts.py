"""What a holder does by a statement: the act, from the cue in its context.

    "declined to confirm" -> assert      "dismissed the reports as false" -> deny      "acknowledged" -> confirm

The labels and the edge cases are those of tests/corpus/acts_guidelines.md; the words are in data/acts.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from onrecord.records import Act
from onrecord.text import QUOTES

# The parser takes many reporting words at the head of a headline for another part of speech, so a verb's lemma is
# looked up whatever its tag unless the tag is one of these.
NOT_VERBS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "PRON", "SCONJ", "CCONJ", "NUM", "PUNCT"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither", "n’t", "nobody", "none", "hardly", "without"})
# Sources that are nobody: "neither the ministry nor the army announced it".
NOBODY = frozenset({"neither", "nobody", "none", "no"})
# Tokens to the right that can be the particle or preposition of a two-word key.
PARTICLES = frozenset({"out", "up", "down", "back", "off", "away", "to", "on", "for", "forward", "forth", "with"})


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon: act by lemma for each part of speech, and the closed sets that the edge cases need."""

    verbs: dict[str, Act]
    nouns: dict[str, Act]
    adjectives: dict[str, Act]
    mind: frozenset[str]
    refusers: frozenset[str]
    claims: frozenset[str]
    false: frozenset[str]
    bodies: frozenset[str]
    carriers: frozenset[str]
    lemmas: dict[str, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """The deciding word of a cue and the tokens around it."""

    token: Any
    cue: Sequence[Any]
    source: Sequence[Any]
    content: Sequence[Any]


def _by_word(table: dict[str, str]) -> dict[str, Act]:
    return {word: cast(Act, act) for act, line in table.items() for word in line.split()}


@cache
def words() -> Words:
    """The lexicon of data/acts.toml."""
    table = tomllib.loads(files("onrecord.data").joinpath("acts.toml").read_text(encoding="utf-8"))
    refusers = table["refusers"]
    return Words(
        verbs=_by_word(table["verbs"]),
        nouns=_by_word(table["nouns"]),
        adjectives=_by_word(table["adjectives"]),
        mind=frozenset(table["states"]["mind"].split()),
        refusers=frozenset(f"{refusers['verbs']} {refusers['adjectives']}".split()),
        claims=frozenset(table["claims"]["nouns"].split()),
        false=frozenset(table["claims"]["false"].split()),
        bodies=frozenset(table["claims"]["bodies"].split()),
        carriers=frozenset(table["carriers"]["verbs"].split()),
        lemmas=table["lemmas"],
    )


def act_of(cue: Sequence[Any], source: Sequence[Any], content: Sequence[Any]) -> Act:
    """The act of an attribution, from the tokens of its cue, source and content (each in text order)."""
    found = [(token, key, act) for token in cue if (hit := _look_up(token)) for key, act in (hit,)]
    # "Said during a call to discuss": a telephone call.
    found = [f for f in found if f[1] != "call" or f[0].dep_ != "pobj"]
    if not found:
        return "assert"
    # Two words in one cue: the more specific decides ("issued a statement calling for").
    specific = [f for f in found if f[2] != "assert"]
    token, key, act = (specific or found)[-1]
    if _refused(token, cue):
        return "assert"
    if _negated(token) or (source and source[0].lower_ in NOBODY):
        return "judge" if act == "judge" and (key in words().mind or token.pos_ == "ADJ") else "assert"
    if key in words().carriers and (carried := _carried(token)):
        return carried
    # "yells" a question: the verb only says how loud.
    if act == "assert" and _is_question(content):
        return "ask"
    frame = FRAMES.get(key) if token.pos_ not in ("NOUN", "ADJ") else None
    return frame(Frame(token, cue, source, content)) if frame else act


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
    if token.pos_ in NOT_VERBS and not token.tag_.startswith("V") and token.i != token.sent.start + 1:
        return None
    for right in token.doc[token.i + 1 : token.i + 5]:
        if right.lower_ in PARTICLES and (right.head == token or right.i == token.i + 1):
            key = f"{lemma}_{right.lower_}"
            if act := lexicon.verbs.get(key):
                return key, act
    return (lemma, act) if (act := lexicon.verbs.get(lemma)) else None


def _negated(token: Any) -> bool:
    """Whether the cue is denied to the holder: "did not say", "never denied", "no claim", "not that he is calling for"."""
    if any(c.dep_ == "neg" or c.lower_ in NEGATIONS for c in token.children if c.i < token.i):
        return True
    head = token.head
    if token.dep_ == "pcomp" and head.lower_ == "without":
        return True
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
        if head.lemma_.lower() in words().refusers and last.dep_ in ("xcomp", "pcomp", "prep", "ccomp", "advcl"):
            return head.lemma_ != "stop" or any(c.lower_ == "short" for c in head.subtree) or last.dep_ == "xcomp"
        if head.pos_ == "VERB" and last.dep_ not in ("xcomp", "pcomp", "conj"):
            return False
        head, last = head.head, head
    return False


def _carried(token: Any) -> Act | None:
    """The act of the noun that a light verb carries: "voiced concern", "echoed the denial", "issued a warning"."""
    thing = _object(token)
    return words().nouns.get(thing.lemma_.lower()) if thing is not None else None


def _is_question(content: Sequence[Any]) -> bool:
    """Whether the content begins as a quotation whose first sentence is a question."""
    if not content or content[0].text not in QUOTES:
        return False
    ending = next((t.text for t in content if t.text in (".", "?", "!")), "")
    return ending == "?"


def _lemmas(tokens: Iterable[Any]) -> set[str]:
    return {t.lemma_.lower() for t in tokens} | {t.lower_ for t in tokens}


def _object(token: Any) -> Any | None:
    """The direct object, or the subject of a passive."""
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children)
    wanted = "nsubjpass" if passive else "dobj"
    return next((c for c in token.children if c.dep_ == wanted), None)


def _object_lemma(token: Any, content: Sequence[Any]) -> set[str]:
    """Lemmas of the object's head word, or of the content's head words where the parse gives no object."""
    thing = _object(token)
    if thing is not None:
        return {thing.lemma_.lower(), *(c.lemma_.lower() for c in thing.conjuncts)}
    return {t.lemma_.lower() for t in content[:6] if t.pos_ in ("NOUN", "PRON")}


def _infinitive(token: Any, cue: Sequence[Any], content: Sequence[Any]) -> bool:
    """Whether the content is a to-infinitive: "told aides to leave"."""
    if content and content[0].lower_ == "to" and content[0].tag_ == "TO":
        return True
    if cue and cue[-1].lower_ == "to" and cue[-1].tag_ == "TO":
        return True
    return any(
        c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB" and any(g.tag_ == "TO" for g in c.children)
        for c in token.children
    )


def _owns_infinitive(token: Any) -> bool:
    """Whether the infinitive is the holder's own deed ("wants to leave"), not another's ("wants them to leave")."""
    if _object(token) is not None and token.lemma_ not in ("want", "like", "wish", "prefer"):
        return False
    for c in token.children:
        if c.dep_ in ("xcomp", "ccomp") and any(g.tag_ == "TO" for g in c.children):
            return not any(g.dep_ in ("nsubj", "nsubjpass") for g in c.children)
    return True


def _say(f: Frame) -> Act:
    thing = _object_lemma(f.token, f.content)
    if f.token.lemma_ == "say" and thing & {"no"}:
        return "deny"
    infinitive = (
        _infinitive(f.token, f.cue, f.content)
        and f.content
        and f.content[0].tag_ in ("TO", "NNS", "NNP", "PRP", "DT", "NNPS", "PRP$", "NN")
    )
    return "demand" if infinitive and not _finite(f.token) else "assert"


def _finite(token: Any) -> bool:
    """Whether a finite clause hangs on the cue."""
    return any(c.dep_ == "ccomp" and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in token.children)


def _call(f: Frame) -> Act:
    if _lemmas(f.content) & words().false and _object_lemma(f.token, f.content) & (
        words().claims | {"it", "this", "that"}
    ):
        return "deny"
    if _infinitive(f.token, f.cue, f.content) and any(
        c.dep_ == "prep" and c.lower_ in ("on", "upon", "for") for c in f.token.children
    ):
        return "demand"
    return "judge"


def _refuse(f: Frame) -> Act:
    if _infinitive(f.token, f.cue, f.content):
        return "assert"
    thing = _object_lemma(f.token, f.content)
    if thing & words().claims:
        return "deny"
    if f.token.lemma_ == "dismiss" and (_lemmas(f.content) | _lemmas(f.cue)) & words().false:
        return "deny"
    if f.token.lemma_ == "decline" and not thing:
        return "assert"
    return "announce" if _lemmas(f.source) & words().bodies and f.token.lemma_ in ("reject", "refuse") else "judge"


def _ask(f: Frame) -> Act:
    if any(c.dep_ == "prep" and c.lower_ == "for" for c in f.token.children):
        return "demand"
    return "demand" if _infinitive(f.token, f.cue, f.content) and not _question(f.content) else "ask"


def _question(content: Sequence[Any]) -> bool:
    return any(t.lower_ in ("whether", "if") or t.tag_ in ("WDT", "WP", "WRB") or t.text == "?" for t in content)


def _want(f: Frame) -> Act:
    return "judge" if _owns_infinitive(f.token) else "demand"


def _seek(f: Frame) -> Act:
    return "promise" if _infinitive(f.token, f.cue, f.content) else "demand"


def _agree(f: Frame) -> Act:
    if _infinitive(f.token, f.cue, f.content):
        return "promise"
    return "judge"


def _suggest(f: Frame) -> Act:
    clause = next((c for c in f.token.children if c.dep_ == "ccomp"), None)
    if clause is not None and _wished(clause):
        return "demand"
    gerund = any(c.dep_ == "xcomp" and c.tag_ == "VBG" for c in f.token.children)
    return "demand" if gerund else "assert"


def _wished(clause: Any) -> bool:
    """Whether the clause tells what should be: "should stop", the bare subjunctive "that it stop"."""
    helpers = [g for g in clause.children if g.dep_ in ("aux", "auxpass")]
    return (clause.tag_ == "VB" and not helpers) or any(g.lower_ in ("should", "ought") for g in helpers)


def _insist(f: Frame) -> Act:
    clause = next((c for c in f.token.children if c.dep_ == "ccomp"), None)
    bare = clause is not None and clause.tag_ == "VB" and not any(g.dep_ == "aux" for g in clause.children)
    return "demand" if bare else "assert"


def _declare(f: Frame) -> Act:
    made = {
        "candidacy",
        "emergency",
        "winner",
        "victory",
        "war",
        "bid",
        "bankruptcy",
        "independence",
        "ceasefire",
        "truce",
        "curfew",
    }
    return "announce" if _lemmas(f.content) & made or _object_lemma(f.token, f.content) & made else "assert"


def _question_verb(f: Frame) -> Act:
    if f.token.lemma_ == "question" and f.token.pos_ == "VERB":
        passive = any(c.dep_ == "auxpass" for c in f.token.children)
        return "ask" if _question(f.content) or passive else "judge"
    return "ask"


def _propose(f: Frame) -> Act:
    clause = next((c for c in f.token.children if c.dep_ == "ccomp"), None)
    return "demand" if clause is not None else "promise"


def _describe(f: Frame) -> Act:
    tokens = {*f.token.children, *(t for t in f.content[-8:])}
    as_ = any(t.lower_ == "as" for t in tokens) or any(t.lower_ == "as" for t in f.cue)
    if as_ and _lemmas(f.content) & words().false and _lemmas(f.content) & words().claims:
        return "deny"
    return "judge" if as_ else "assert"


def _see(f: Frame) -> Act:
    as_ = any(c.lower_ == "as" for c in f.token.children) or any(t.lower_ == "as" for t in f.cue)
    return "assert" if f.token.lemma_ == "see" and _finite(f.token) and not as_ else "judge"


FRAMES = {
    "say": _say,
    "tell": _say,
    "write": _say,
    "call": _call,
    "label": _call,
    "brand": _call,
    "reject": _refuse,
    "refuse": _refuse,
    "decline": _refuse,
    "dismiss": _refuse,
    "ask": _ask,
    "want": _want,
    "like": _want,
    "seek": _seek,
    "agree": _agree,
    "suggest": _suggest,
    "propose": _propose,
    "declare": _declare,
    "insist": _insist,
    "question": _question_verb,
    "describe": _describe,
    "see": _see,
}
