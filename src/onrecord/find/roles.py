"""Who did an event and whom it was done to, from the grammar around its trigger.

"The visit of Anna Berg to Ruritania"           ->  Anna Berg  |  Ruritania
"Ruritanian and Sylvanian armies held drills"   ->  both       |  both (an event that both sides do)
"""

from __future__ import annotations

from typing import Any

from onrecord.find.ground import Ground, clause, subject
from onrecord.find.page import Mention
from onrecord.find.plover import Trigger, handing_verbs, lemma
from onrecord.records import Actor

# Classes that two sides do together (PLOVER codes them in both directions).
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})
# Classes whose other side may stand in what is said or allowed: "demanded that Ruritania withdraw".
SAID = frozenset(
    {"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE", "COERCE", "MOBILIZE", "SANCTION"}
)
# Prepositions after which the other side stands.
TOWARD = frozenset(
    {
        "to",
        "with",
        "against",
        "on",
        "upon",
        "at",
        "toward",
        "towards",
        "aboard",
        "onto",
        "for",
        "into",
        "over",
        "from",
        "in",
    }
)
TOGETHER = frozenset({"between", "among", "amongst"})
# After a verb these name a place or a topic more often than the other side.
LOOSE = frozenset({"in", "at", "for", "over"})
# How far down the complements of a verb the other side may stand: "promised to continue aid to Ruritania".
DEEPEST = 3


class Roles:
    """The two sides of an event, each actor once, in the order of the text."""

    def __init__(self) -> None:
        self.actors: dict[str, Mention] = {}
        self.recipients: dict[str, Mention] = {}

    def do(self, mentions: list[Mention]) -> None:
        for m in mentions:
            self.actors.setdefault(m.actor.id, m)

    def undergo(self, mentions: list[Mention]) -> None:
        for m in mentions:
            if m.actor.id not in self.actors:
                self.recipients.setdefault(m.actor.id, m)

    def pair(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        def ordered(side: dict[str, Mention]) -> tuple[Actor, ...]:
            return tuple(m.actor for m in sorted(side.values(), key=lambda m: m.start))

        return ordered(self.actors), ordered(self.recipients)


def roles(ground: Ground, trigger: Trigger) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """(actors, recipients) of an event. A mutual event with two sides on one hand has them on both."""
    out = Roles()
    if trigger.token == trigger.verb:
        _verb_roles(ground, trigger.verb, out, trigger.pattern.plover in SAID)
        if trigger.pattern.plover in MUTUAL and not out.recipients:
            _together(ground, trigger.verb, out)
    else:
        _noun_roles(ground, trigger, out)
    actors, recipients = out.pair()
    if trigger.pattern.plover in MUTUAL and not recipients and len({a.country for a in actors}) > 1:
        recipients = actors
    return actors, recipients


def _verb_roles(ground: Ground, verb: Any, out: Roles, said: bool) -> None:
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children) or _participle(verb)
    doer = subject(verb)
    agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
    if passive:
        for agent in agents:
            out.do(ground.who(agent))
        if doer is not None:
            out.undergo(ground.who(doer))
    elif doer is not None:
        out.do(ground.who(doer))
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "oprd") and child != doer:
            _object_roles(ground, child, out)
        elif child.dep_ == "prep" or (child.dep_ == "dative" and child.pos_ == "ADP"):
            _prep_roles(ground, child, out, LOOSE)
    for child in verb.children:
        if said and child.dep_ in ("ccomp", "xcomp") and child.pos_ in ("VERB", "AUX") and not out.recipients:
            _complement_roles(ground, child, out, DEEPEST)


def _complement_roles(ground: Ground, verb: Any, out: Roles, depth: int) -> None:
    """Whom a demand, an offer or a threat is about: the subject of what is said, or else its objects.

    "demanded that Ruritania withdraw", "promised to continue aid to Ruritania".
    """
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            out.undergo(ground.who(child))
    for child in verb.children:
        if out.recipients:
            return
        if child.dep_ in ("dobj", "dative"):
            _object_roles(ground, child, out)
        elif child.dep_ == "prep":
            _prep_roles(ground, child, out, LOOSE)
        elif child.dep_ in ("xcomp", "ccomp", "advcl") and depth and child.pos_ in ("VERB", "AUX"):
            _complement_roles(ground, child, out, depth - 1)


def _together(ground: Ground, verb: Any, out: Roles) -> None:
    """The other side after "with" or "between", wherever the parse hung it: "trained for four days with the navy"."""
    for token in verb.subtree:
        if token.dep_ == "prep" and token.lower_ in ("with", "between") and clause(token) == clause(verb):
            _prep_roles(ground, token, out, frozenset())


def _participle(verb: Any) -> bool:
    """Whether the verb is a bare past participle on a noun ("denied by", "arrested in")."""
    whole = any(c.dep_ in ("nsubj", "aux") for c in verb.children)  # "accusations that it had armed the rebels"
    return bool(verb.tag_ == "VBN" and verb.dep_ == "acl" and not whole)


def _object_roles(ground: Ground, token: Any, out: Roles) -> None:
    """The object, or whom its own prepositions name: "imposed sanctions on Ruritania"."""
    before = len(out.recipients)
    if token.pos_ == "ADP":
        _prep_roles(ground, token, out, frozenset())
        return
    out.undergo(ground.who(token, lands=True))
    for prep in token.children:
        if prep.dep_ == "prep" and len(out.recipients) == before:
            _prep_roles(ground, prep, out, frozenset({"in", "at"}))
    for inner in token.children:
        # "a number of troops", "an admission by Ruritania", "sanctions imposed on Ruritania"
        if len(out.recipients) > before:
            return
        if inner.dep_ == "prep" and inner.lower_ in ("of", "by"):
            for pobj in inner.children:
                if pobj.dep_ == "pobj":
                    _object_roles(ground, pobj, out)
        elif inner.dep_ == "acl" and inner.tag_ in ("VBN", "VB"):
            _complement_roles(ground, inner, out, 1)


def _prep_roles(ground: Ground, prep: Any, out: Roles, loose: frozenset[str]) -> None:
    word = prep.lower_
    for pobj in prep.children:
        if pobj.dep_ != "pobj":
            continue
        if word in TOGETHER:
            out.undergo(ground.who(pobj))
        elif word in TOWARD and (word not in loose or not out.recipients):
            out.undergo(ground.who(pobj, deep=word not in loose, lands=word not in ("in", "at")))


def _noun_roles(ground: Ground, trigger: Trigger, out: Roles) -> None:
    noun = trigger.token
    mutual = trigger.pattern.plover in MUTUAL
    if trigger.verb is not None:
        _carrier_roles(ground, trigger.verb, noun, out)
    for child in noun.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            out.do(ground.who(child, deep=False))
    # "denied the drills with Ruritania": the parse likes to hang the words after an object on the verb.
    beside = [
        c for c in noun.head.children if c.i == noun.right_edge.i + 1 and c.lower_ in ("with", "between", "against")
    ]
    for child in (*noun.children, *(beside if noun.dep_ in ("dobj", "nsubjpass") and trigger.verb is None else ())):
        if child.dep_ == "prep":
            _noun_prep(ground, child, trigger, mutual, out)
        elif child.dep_ == "acl":
            _verb_roles_of_participle(ground, child, out)


def _noun_prep(ground: Ground, prep: Any, trigger: Trigger, mutual: bool, out: Roles) -> None:
    word = prep.lower_
    for pobj in (p for p in prep.children if p.dep_ == "pobj"):
        mentions = ground.who(pobj, lands=word not in ("by", "in", "at"))
        if word == "by" or (word == "of" and not trigger.pattern.of_whom):
            out.do(mentions)
        elif word == "of" or word in TOWARD - {"in", "at"}:
            out.undergo(mentions)
        elif word in TOGETHER:
            if mutual:
                out.do(mentions)
            else:
                out.undergo(mentions)
        # "in partnership with both armies"
        elif word == "in":
            for inner in pobj.children:
                if inner.dep_ == "prep" and inner.lower_ in ("with", "between"):
                    _prep_roles(ground, inner, out, frozenset())


def _verb_roles_of_participle(ground: Ground, verb: Any, out: Roles) -> None:
    """ "warnings addressed to Ruritania", "attacks carried out by the army"."""
    if lemma(verb) not in handing_verbs():
        return
    for child in verb.children:
        if child.dep_ == "agent":
            for pobj in child.children:
                out.do(ground.who(pobj))
        elif child.dep_ == "prep":
            _prep_roles(ground, child, out, frozenset({"in", "at", "from", "over"}))


def _carrier_roles(ground: Ground, verb: Any, noun: Any, out: Roles) -> None:
    """The verb that carries the noun: "units took part in drills", "drills were held with both armies"."""
    doer = subject(verb)
    if doer is not None and doer != noun:
        out.do(ground.who(doer))
    for child in verb.children:
        if child.dep_ == "agent":
            for pobj in child.children:
                out.do(ground.who(pobj))
        elif child.dep_ == "prep" and child.lower_ in ("with", "between", "against", "to"):
            _prep_roles(ground, child, out, frozenset())
        elif child.dep_ == "prep" and child.lower_ == "in":
            for pobj in child.children:
                for inner in pobj.children:
                    if inner.dep_ == "prep" and inner.lower_ in ("with", "between"):
                        _prep_roles(ground, inner, out, frozenset())
