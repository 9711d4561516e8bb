"""Contents that deny by themselves, whatever the cue: "that is not true", "I never said that", "nothing to do with it".

Each rule is about words that answer a claim and name what they deny: "they made the story up" and "contrary to the claims,
a ship was sold" deny something else than what they say, and stay assertions. A bare negative ("he did not attend") answers nobody and is not among them
(tests/corpus/acts_guidelines.md, edge case 2).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.find.act_words import words

# Of "it" or "this" only these words say that it is not so; "a mistake" or "absurd" may be said of a deed.
FALSE = frozenset(
    """false untrue baseless unfounded groundless fabricated lie fabrication hoax fake nonsense propaganda disinformation
    rubbish untruth myth rumour rumor tale fable slander smear canard figment farce fiction""".split()
)
# Words within which a content says what it is about.
OPENING = 5
# What is said not to be so: "that is not true", "this is not the case".
TRUE = frozenset("true accurate correct case so".split())
# What a false claim has none of.
NOTHING = frozenset("truth basis foundation substance".split())
IT = frozenset("it this that they".split())
# What somebody is said to have said.
SAID = frozenset("say tell claim pledge promise suggest state imply assert call ask".split())
# What "I didn't do that" says of a deed that one is charged with.
DONE = frozenset("do write post tweet send".split())
HAPPENED = frozenset("happen occur exist".split())
NEVER = frozenset("never not n't n’t".split())
# What "there is ... out there that" tells of, false by its name.
MYTHS = frozenset("myth lie misconception falsehood misperception".split())


def lemmas(tokens: Iterable[Any]) -> set[str]:
    """Lemmas and small letters of the words."""
    return {t.lemma_.lower() for t in tokens} | {t.lower_ for t in tokens}


def says_no(content: Sequence[Any], answers: bool) -> bool:
    """Whether what is said is "No" and hardly more, or begins so where the cue `answers`; not "no more"."""
    plain = [t for t in content if not t.is_quote and t.text not in ("''", "``")]
    if not plain:
        return False
    said = " ".join(t.lower_ for t in plain[:12])
    if "no such thing" in said or "nothing of the kind" in said or "nothing of the sort" in said:
        return True
    if plain[0].lower_ != "no":
        return False
    if len(plain) <= 2:
        return True
    return answers and plain[1].text in (",", ".", "!")


def says_false(content: Sequence[Any]) -> bool:
    """Whether what is said is that a claim does not hold: "the reports were untrue", "there was no truth in them"."""
    if _bare_not_true(content):
        return True
    inside = {t.i for t in content}
    roots = [t for t in content if t.head.i not in inside or t.head is t or t.head == t]
    return any(rule(root, content) for root in roots for rule in RULES)


def _things(root: Any) -> list[Any]:
    return [c for c in root.children if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")]


def _no_such(root: Any, _content: Sequence[Any]) -> bool:
    """ "No such shipment had taken place": one that somebody tells of. "Would take place" promises and denies nothing."""
    ahead = any(c.tag_ == "MD" for c in root.children)
    return not ahead and any({"no", "such"} <= {g.lower_ for g in c.children} for c in _things(root))


def _not_so(root: Any, content: Sequence[Any]) -> bool:
    """ "That is not true", "there is no truth in it", "the reports were false", "there is a myth out there that"."""
    if root.lemma_ != "be" or any(c.tag_ == "MD" for c in root.children):
        return False
    told = [c for c in root.children if c.dep_ in ("acomp", "attr")]
    about = {c.lemma_.lower() for c in root.children if c.dep_ == "nsubj"}
    if any(c.dep_ == "neg" for c in root.children):
        first = {c.lemma_.lower() for c in root.children if c.dep_ == "nsubj" and c in content[:OPENING]}
        return bool(lemmas(told) & TRUE and first & (words().claims | IT))
    if any(c.lemma_.lower() in NOTHING and any(g.lower_ == "no" for g in c.children) for c in told):
        return True
    if any(c.dep_ == "expl" for c in root.children) and any(c.lemma_.lower() in MYTHS for c in told):
        return True
    # "Wrong to say": of the saying, not of a deed.
    if any(
        t.lemma_.lower() in words().false and any(c.dep_ == "xcomp" and c.lemma_ in SAID for c in t.children)
        for t in told
    ):
        return True
    how = lemmas(told) | {g.lower_ for c in told for g in c.children if g.dep_ == "amod" and g.lower_ in FALSE}
    return bool((about & words().claims and how & words().false) or (about & IT and how & FALSE))


def _never(root: Any) -> set[str]:
    """The words that negate a verb, in small letters."""
    return {c.lower_ for c in root.children if c.lower_ in NEVER and c.i < root.i}


def _unsaid(root: Any, content: Sequence[Any]) -> bool:
    """ "I never said that", "he never pledged to": words that somebody has put in one's mouth.

    "Never said that none were there" takes nothing back, and "will never say" speaks of what is to come.
    """
    never = _never(root)
    if root.lemma_ not in SAID | DONE or not never or any(c.tag_ == "MD" for c in root.children):
        return False
    things = {c.lower_ for c in root.children if c.dep_ in ("dobj", "intj", "advmod")}
    if root.lemma_ in DONE:
        return bool(things & IT) and (
            "never" in never or any(c.lower_ in ("did", "have", "has") for c in root.children)
        )
    after = content[content.index(root) + 1 : content.index(root) + 12]
    if any(t.lower_ in (*NEVER, "no", "nobody") for t in after if t.dep_ != "dobj" and "no" not in things):
        return False
    return "never" in never or bool(things & (IT | {"so"}))


def _unhappened(root: Any, _content: Sequence[Any]) -> bool:
    """ "That never happened", "it did not take place", "there never was a stand-down order"."""
    never = _never(root) or {c.lower_ for c in root.children if c.lower_ == "never"}
    if not never or any(c.tag_ == "MD" or c.lower_ == "yet" for c in root.children):
        return False
    if root.lemma_ == "be":
        return "never" in never and root.tag_ == "VBD" and any(c.dep_ == "expl" for c in root.children)
    taken = root.lemma_ == "take" and any(c.lower_ == "place" for c in root.children)
    return (root.lemma_ in HAPPENED or taken) and any(
        c.dep_ == "nsubj" and c.lower_ in ("it", "that", "this") for c in root.children
    )


def _unlike_facts(root: Any, _content: Sequence[Any]) -> bool:
    """ "The claim does not correspond to the truth", "is at odds with the facts", "is far from the truth"."""
    about = {c.lemma_.lower() for c in root.children if c.dep_ == "nsubj"}
    if not about & (words().claims | IT):
        return False
    told = [root, *(c for c in root.children if c.dep_ in ("prep", "advmod", "acomp", "attr", "dobj"))]
    told += [g for c in told[1:] for g in c.children]
    said = {t.lemma_.lower() for t in told} | {g.lemma_.lower() for t in told for g in t.children}
    if not said & FACTS:
        return False
    negated = any(c.dep_ == "neg" for c in root.children)
    return (negated and root.lemma_ in MATCHING) or bool(said & UNLIKE and not negated)


# What a claim may match, the verbs for it, and words for the contrary.
FACTS = frozenset("truth reality fact evidence".split())
MATCHING = frozenset("correspond match reflect accord agree fit square".split())
UNLIKE = frozenset("odds far contradict distort twist ignore pervert".split())


def _disagrees(root: Any, _content: Sequence[Any]) -> bool:
    """ "I completely disagree with the assertion that"."""
    with_ = [c for c in root.children if c.dep_ == "prep" and c.lower_ == "with"]
    thing = {g.lemma_.lower() for c in with_ for g in c.children}
    return root.lemma_ in ("disagree", "dispute", "reject") and bool((thing | lemmas(_things(root))) & CLAIMED)


# Claims by any reading, where "idea" or "notion" may be a plan.
CLAIMED = frozenset("claim allegation accusation charge report rumor rumour assertion contention insinuation".split())


def _no_part(root: Any, _content: Sequence[Any]) -> bool:
    """ "I had nothing to do with it"."""
    if root.lemma_ != "have":
        return False
    for c in root.children:
        if c.dep_ == "dobj" and c.lower_ == "nothing":
            after = [t.lower_ for t in c.doc[c.i + 1 : c.i + 5]]
            what = c.doc[c.i + 4] if after[:3] == ["to", "do", "with"] and c.i + 4 < len(c.doc) else None
            return what is not None and what.lower_ in IT | {"them", "him", "her"} and what.dep_ != "det"
    return False


def _called_false(_root: Any, content: Sequence[Any]) -> bool:
    """ "Their absurd and inaccurate claim that ...", in the holder's own quoted words."""
    if not content[0].is_quote and content[0].text not in ("''", "``"):
        return False
    for t in content[:FIRST]:
        if t.lemma_.lower() in words().claims and t.pos_ == "NOUN":
            how = [c for c in t.children if c.dep_ == "amod"]
            if {w.lower_ for c in how for w in (c, *c.conjuncts)} & words().false:
                return True
    return False


def _bare_not_true(content: Sequence[Any]) -> bool:
    """ "Nice try, not true": without a verb."""
    said = [t.lower_ for t in content if not t.is_punct and not t.is_quote]
    return len(said) <= OPENING and said[-2:] in (["not", "true"], ["not", "so"])


# Words in which a quotation's first noun is looked for.
FIRST = 12
RULES = (_no_such, _not_so, _unsaid, _unhappened, _unlike_facts, _disagrees, _no_part, _called_false)
