"""Attributions by rules of the parse alone: what serves where the tagger's weights are absent, and beside them.

    "Taxes will fall, Berg said." -> source "Berg", cue "said", content "Taxes will fall"

One pass over the tokens; each rule looks at one sentence's tree. `RULES` is the order: the first rule to use a cue
keeps it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.find import tree
from onrecord.find.act_words import words as act_words
from onrecord.find.attribution import Attribution

VERBAL = frozenset({"VERB", "AUX"})
CONTENT_CLAUSES = frozenset({"ccomp", "parataxis"})
# A share of right ones among those each rule finds on the dev half of PolNeAR, rounded: bench/statements.py.
SURE = {
    "clause": 0.85,
    "object": 0.6,
    "infinitive": 0.6,
    "preposition": 0.65,
    "seen": 0.5,
    "noun": 0.5,
    "relative": 0.6,
    "according": 0.9,
}
# A relative pronoun as the object of a clause ("something that they denied").
RELATIVE = frozenset({"that", "which", "what", "whom"})


@dataclass(frozen=True, slots=True)
class Cues:
    """The lexicon of data/cues.toml."""

    clause: frozenset[str]
    object: frozenset[str]
    infinitive: frozenset[str]
    hearer: frozenset[str]
    preposition: frozenset[str]
    seen: frozenset[str]
    report: frozenset[str]
    general: frozenset[str]
    evidence: frozenset[str]
    text: frozenset[str]
    things: frozenset[str]

    @property
    def verbs(self) -> frozenset[str]:
        first = frozenset(key.split("_")[0] for key in self.preposition)
        return self.clause | self.object | self.infinitive | self.seen | first


@cache
def cues() -> Cues:
    table = tomllib.loads(files("onrecord.data").joinpath("cues.toml").read_text(encoding="utf-8"))
    return Cues(**{name: frozenset(line.split()) for part in table.values() for name, line in part.items()})


@cache
def _verbs() -> frozenset[str]:
    return cues().verbs


def rule_attributions(doc: Any) -> list[Attribution]:
    """What the rules find, in the order of the cues; one attribution a cue."""
    lexicon, nouns, verbs = act_words().lemmas, cues().report, _verbs()
    found: list[Attribution] = []
    for token in doc:
        lemma = lexicon.get(token.lower_, token.lemma_)
        if token.pos_ in VERBAL and lemma in verbs:
            found += _first(VERB_RULES, token, lemma)
        elif token.pos_ == "NOUN" and lemma in nouns:
            found += _first(NOUN_RULES, token, lemma)
        elif token.lower_ == "according":
            found += _first(ACCORDING, token, lemma)
    return found


type Rule = Callable[[Any, str], Attribution | None]


def _first(rules: tuple[Rule, ...], token: Any, lemma: str) -> Iterator[Attribution]:
    for rule in rules:
        if (made := rule(token, lemma)) is not None:
            yield made
            return


def _make(rule: str, source: list[Any], cue: list[Any], content: list[Any]) -> Attribution | None:
    """An attribution of tokens; the content gives up words that are source or cue. None without content or cue."""
    taken = {t.i for t in source} | {t.i for t in cue}
    spans = tree.pieces(t for t in content if t.i not in taken)
    if not spans or not cue:
        return None
    sure = SURE[rule] * (UNREAL_SHARE if _unreal(cue) else 1)
    return Attribution(tree.pieces(source), tree.pieces(cue), spans, sure, f"rules.{rule}")


# "Would say", "will decide": nothing has been said yet. Half of these are marked in PolNeAR.
UNREAL_SHARE = 0.6
MODALS = frozenset({"will", "would", "could", "might", "should", "may", "wo", "’ll", "'ll", "must", "can"})


def _unreal(cue: list[Any]) -> bool:
    negated = any(t.dep_ == "neg" for t in cue)
    return not negated and any(t.tag_ == "MD" and t.lower_ in MODALS for t in cue)


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


def _clause(verb: Any, lemma: str) -> Attribution | None:
    """A finite clause or quotation as content: "Berg said that ...", "..., Berg said"."""
    if lemma not in cues().clause:
        return None
    head = next((c for c in verb.children if c.dep_ in CONTENT_CLAUSES and _can_be_said(c, verb)), None) or _strayed(
        verb
    )
    if verb.dep_ == "parataxis" and head is None:
        content = tree.phrase(verb.head, frozenset(t.i for t in verb.subtree))
    elif head is None:
        return None
    elif head.i < verb.i and verb.dep_ == "conj" and verb.head.i < head.i:
        # "It will pass, and they will pay, she said": all before the cue is said.
        content = [t for t in verb.sent if t.i <= head.right_edge.i and not t.is_space]
    else:
        content = tree.phrase(head)
    who = holder(verb)
    if who is None:
        return None
    return _make("clause", who, tree.cue_tokens(verb), content)


def _strayed(verb: Any) -> Any | None:
    """A that-clause that the parse hung on a noun behind the verb: "disclosed in an interview with Radio Nord that"."""
    for c in verb.children:
        if c.i > verb.i and c.dep_ in ("prep", "dobj", "dative", "npadvmod"):
            for t in c.subtree:
                if t.dep_ in ("acl", "relcl", "ccomp", "advcl") and t.head.lemma_ not in cues().report:
                    first = t.left_edge
                    if first.lower_ == "that" and first.dep_ == "mark":
                        return t
    return None


def _can_be_said(clause: Any, verb: Any) -> bool:
    """Not "let him say", "made it clear": a clause with a finite verb, or one before its verb (a quotation)."""
    if clause.i < verb.i:
        return True
    return clause.tag_ not in ("VB", "VBG") or any(
        c.dep_ in ("aux", "mark") and c.tag_ != "TO" for c in clause.children
    )


def _as(verb: Any, lemma: str) -> Attribution | None:
    """ "As Berg said, taxes will fall": the clause that it hangs on is the content."""
    if lemma not in cues().clause or verb.dep_ != "advcl" or verb.head == verb:
        return None
    marks = [c for c in verb.children if c.lower_ == "as" and c.i < verb.i]
    if not marks or any(c.dep_ in ("dobj", "ccomp", "xcomp", "auxpass") for c in verb.children):
        return None
    who = holder(verb)
    if not who:
        return None
    return _make("clause", who, tree.cue_tokens(verb), tree.phrase(verb.head, frozenset(t.i for t in verb.subtree)))


def _relative(verb: Any, lemma: str) -> Attribution | None:
    """ "That is what the panel concluded", "..., which Berg said": kept where `structure` finds the clause meant."""
    if lemma not in cues().clause or verb.dep_ not in ("relcl", "ccomp", "pcomp", "acl", "attr", "csubj", "advcl"):
        return None
    word = next((c for c in verb.children if c.dep_ == "dobj" and c.i < verb.i and c.lower_ in RELATIVE), None)
    who = holder(verb) if word is not None else None
    return _make("relative", who, tree.cue_tokens(verb), [word]) if who else None


def _infinitive(verb: Any, lemma: str) -> Attribution | None:
    """A to-infinitive as content: "vowed to leave", "urged them to leave"."""
    if lemma not in cues().infinitive:
        return None
    head = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i), None)
    if head is None or not any(c.tag_ == "TO" for c in head.children):
        return None
    who = holder(verb)
    if who is None or (not who and not tree.passive(verb)):
        return None
    things = [t for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i for t in tree.phrase(c)]
    moved = (
        [] if not tree.passive(verb) else [t for c in verb.children if c.dep_ == "nsubjpass" for t in tree.phrase(c)]
    )
    return _make("infinitive", who, tree.cue_tokens(verb), [*moved, *things, *tree.phrase(head)])


def _object(verb: Any, lemma: str) -> Attribution | None:
    """A noun as content: "denied the reports", "a claim rejected by"; with what hangs on the verb behind it."""
    if lemma not in cues().object or (
        lemma == "mention"
        and any(c.dep_ == "neg" and verb.doc[c.i + 1].tag_ == "TO" for c in verb.children if c.i < verb.i)
    ):
        return None  # "not to mention" tells nothing of a holder
    who = holder(verb)
    if who is None:
        return None
    if lemma in NAMING and any(c.dep_ == "dobj" and c.lower_ in ("what", "which") for c in verb.children):
        return None  # "what it called the remains"
    if lemma in LIKENING and not any(c.dep_ in ("oprd", "xcomp") or c.lower_ in ("as", "to") for c in verb.children):
        return None  # "what characterises their relations"
    if lemma in NAMING and not who and tree.passive(verb):
        return None  # "drills called Desert Shield"
    content = _passive_object(verb) if tree.passive(verb) else (_after(verb) or _dismissed_as(verb)) if who else []
    return _make("object", who, tree.cue_tokens(verb), content) if content else None


def _passive_object(verb: Any) -> list[Any]:
    thing = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if thing is None:
        if verb.dep_ not in ("acl", "relcl"):
            return []
        return tree.phrase(verb.head, frozenset(t.i for t in verb.subtree))
    rest = [
        t
        for c in verb.children
        if c.dep_ in ("oprd", "xcomp", "ccomp", "prep") and c.i > verb.i and c.lower_ not in ("by", "in", "on", "at")
        for t in tree.phrase(c)
    ]
    return [*tree.phrase(thing), *rest]


LIKENING = frozenset({"characterize", "characterise", "portray", "liken", "label", "brand"})


def _dismissed_as(verb: Any) -> list[Any]:
    """The claim of "rejects as baseless the claim that": the parse hangs it on the "as"."""
    nouns = act_words().claims
    for c in verb.children:
        if c.i > verb.i and (c.lower_ == "as" or any(g.lower_ == "as" for g in c.children)):
            noun = next(
                (t for t in c.subtree if t.lemma_.lower() in nouns and t.dep_ in ("dobj", "pobj", "appos")), None
            )
            if noun is not None:
                clause = [t for o in verb.children if o.dep_ == "ccomp" and o.i > noun.i for t in tree.phrase(o)]
                start = noun.i if noun.dep_ == "pobj" else noun.left_edge.i
                return [*(t for t in tree.phrase(noun) if t.i >= start), *clause]
    return []


NAMING = frozenset({"call", "label", "dub", "brand"})
# What hangs on a verb behind its object and belongs to the content; place and time of speaking do not.
KEPT = frozenset({"dobj", "oprd", "xcomp", "ccomp", "dative", "attr", "acomp"})
KEPT_PREPOSITIONS = frozenset({"of", "for", "as", "with", "against", "about", "over", "to"})


def _after(verb: Any) -> list[Any]:
    thing = next((c for c in verb.children if c.dep_ == "dobj" and (c.i > verb.i or c.lower_ in RELATIVE)), None)
    if thing is None:
        return []
    kept = [
        c
        for c in verb.children
        if (c.i >= thing.i or c.i > verb.i) and (c.dep_ in KEPT or (c.dep_ == "prep" and c.lower_ in KEPT_PREPOSITIONS))
    ]
    return [t for c in [thing, *(k for k in kept if k != thing)] for t in tree.phrase(c)]


def _preposition(verb: Any, lemma: str) -> Attribution | None:
    """A verb with its preposition: "called for talks", "warned of famine"."""
    for c in verb.children:
        if c.dep_ in ("prep", "prt") and verb.i < c.i <= verb.i + 4 and f"{lemma}_{c.lower_}" in cues().preposition:
            if lemma in ("call", "speak", "talk") and c.i > verb.i + 2:
                continue  # "called at Oslo for repairs"
            who = holder(verb)
            if not who:
                return None
            before = [t for o in verb.children if o.dep_ in ("dobj", "dative") and o.i < c.i for t in tree.phrase(o)]
            objects = [o for o in verb.children if o.dep_ in ("dobj", "xcomp") and o.i > c.i]
            after = [t for o in [c, *objects] for t in tree.phrase(o)]
            near = c.i == verb.i + 1
            cue = tree.cue_tokens(verb)
            cue += [c] if near and c not in cue else []
            return _make("preposition", who, cue, [*before, *after])
    return None


def _seen(verb: Any, lemma: str) -> Attribution | None:
    """A view that nobody is named for: "is seen as a message", "it is alleged that", "is expected to"."""
    if lemma not in cues().seen or not tree.passive(verb) or tree.top_of_cue(verb) != verb:
        return None
    thing = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if thing is None:
        return None
    rest = [
        c
        for c in verb.children
        if c.i > verb.i and (c.dep_ in ("xcomp", "oprd", "ccomp") or (c.dep_ == "prep" and c.lower_ == "as"))
    ]
    if not rest:
        return None
    by = tree.agent(verb)
    after = [t for c in rest for t in tree.phrase(c)]
    cue = tree.cue_tokens(verb)
    if rest[0].lower_ == "as" and rest[0].i == verb.i + 1:
        cue = [*cue, rest[0]]
    return _make("seen", tree.phrase(by) if by is not None else [], cue, [*tree.phrase(thing), *after])


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
    return _make("noun", source, cue, content)


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
    return Attribution(tree.pieces(who), tree.pieces(cue), tree.pieces(content), SURE["noun"], "rules.light")


# "Contrary to", "despite", "in spite of", "notwithstanding", "after repeated denials by".
AGAINST = frozenset({"contrary", "despite", "spite", "notwithstanding", "against", "after", "amid", "over"})
HOLDERS = frozenset({"PERSON", "ORG", "NORP", "GPE"})


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
    if who is None or token.head == token:
        return None
    gone = frozenset(t.i for t in token.subtree) | {to.i} | frozenset(t.i for t in to.subtree)
    at = token.head
    while at.pos_ not in VERBAL and at.head != at:
        at = at.head
    return _make("according", tree.phrase(who), [token, to], tree.phrase(at, gone))


VERB_RULES: tuple[Rule, ...] = (_clause, _as, _relative, _seen, _infinitive, _preposition, _object)
NOUN_RULES: tuple[Rule, ...] = (_against, _light, _noun)
ACCORDING: tuple[Rule, ...] = (_according,)
