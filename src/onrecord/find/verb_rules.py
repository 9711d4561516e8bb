"""Rules for reporting verbs: a clause, an infinitive, a noun or a preposition as content; views that nobody holds.

"Berg said that taxes will fall" -> clause; "vowed to leave" -> infinitive; "denied the reports" -> object
"""

from __future__ import annotations

from typing import Any

from onrecord.find import tree
from onrecord.find.act_words import words as act_words
from onrecord.find.attribution import Attribution, Rule, made
from onrecord.find.cue_words import cues
from onrecord.find.holders import holder

CONTENT_CLAUSES = frozenset({"ccomp", "parataxis"})
# A relative pronoun as the object of a clause ("something that they denied").
RELATIVE = frozenset({"that", "which", "what", "whom"})


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
    return made("clause", who, tree.cue_tokens(verb), content)


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
    """Not "let him say", "made it clear": a clause with a finite verb, or one before its verb (a quotation), with no
    semicolon after it ("he acted on orders; the ministry denies having given any")."""
    if clause.i < verb.i:
        return all(t.text != ";" or t.i < clause.right_edge.i for t in verb.children if t.is_punct)
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
    return made("clause", who, tree.cue_tokens(verb), tree.phrase(verb.head, frozenset(t.i for t in verb.subtree)))


def _relative(verb: Any, lemma: str) -> Attribution | None:
    """ "That is what the panel concluded", "..., which Berg said": kept where `structure` finds the clause meant."""
    if lemma not in cues().clause or verb.dep_ not in ("relcl", "ccomp", "pcomp", "acl", "attr", "csubj", "advcl"):
        return None
    word = next((c for c in verb.children if c.dep_ == "dobj" and c.i < verb.i and c.lower_ in RELATIVE), None)
    who = holder(verb) if word is not None else None
    return made("relative", who, tree.cue_tokens(verb), [word]) if who else None


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
    return made("infinitive", who, tree.cue_tokens(verb), [*moved, *things, *tree.phrase(head)])


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
    return made("object", who, tree.cue_tokens(verb), content) if content else None


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
            return made("preposition", who, cue, [*before, *after])
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
    return made("seen", tree.phrase(by) if by is not None else [], cue, [*tree.phrase(thing), *after])


VERB_RULES: tuple[Rule, ...] = (_clause, _as, _relative, _seen, _infinitive, _preposition, _object)
