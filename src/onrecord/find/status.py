"""Whether an event happened: tense, modality, negation, and what the statement that it stands in makes of it.

"Units took part in drills, Berg confirmed; the ministry denied it."  ->  happened (Berg), denied (the ministry)
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.find.ground import path
from onrecord.find.plover import Trigger, carriers, lemma, light_verbs, negated, occurrence_verbs
from onrecord.records import Spans, Statement, StatusKind

# "to" clauses under nouns and adjectives: "plans to visit", "ready to visit", "due to begin", "able to begin".
ABOUT_TO = frozenset({"plan", "intention", "due", "set", "ready", "willing", "prepared", "decision", "about", "go",
                      "bound", "poised", "promise", "pledge", "agreement", "readiness", "commitment", "determined", "keen", "eager", "scheduled", "likely", "expected"})  # fmt: skip
IF = frozenset({"if", "unless", "whether", "should", "lest", "provided", "once", "until"})
LASTING = frozenset({"run", "last", "continue", "end", "conclude", "finish", "involve", "include", "feature"})
# Acts under which a thing is not yet there.
UNREAL_ACTS: Mapping[str, StatusKind] = {"demand": "hypothetical", "ask": "hypothetical"}
FUTURE_ACTS = frozenset({"announce", "promise"})
# Weakest last: where an event's word stands under several verbs the most telling wins.
WEIGHT: Mapping[StatusKind, int] = {
    "denied": 6,
    "cancelled": 5,
    "hypothetical": 4,
    "alleged": 3,
    "planned": 2,
    "ongoing": 1,
    "happened": 0,
}


@cache
def governors() -> dict[str, StatusKind | None]:
    """Lemma of a governing verb to what it makes of what stands below; None: it leaves it as it is."""
    out: dict[str, StatusKind | None] = {}
    for kind, words in carriers()["governor"].items():
        for word in words:
            out.setdefault(word, None if kind == "actual" else kind)
    return out


@cache
def noun_governors() -> dict[str, StatusKind]:
    return {w: kind for kind, words in carriers()["noun_governor"].items() for w in words}


@cache
def beside() -> dict[str, StatusKind]:
    return {w: kind for kind, words in carriers()["beside"].items() for w in words}


def by_statement(statement: Statement, reality: StatusKind, trigger: Trigger) -> StatusKind:
    """What the holder of a statement says of an event in it that reads as `reality` by itself."""
    if statement.act == "deny":
        # "denied that the drills had been cancelled" holds that they were not; a denial in the negative is one.
        return "happened" if reality == "cancelled" else "denied"
    if statement.voice == "unnamed" and not statement.source and reality in ("happened", "ongoing"):
        return "alleged"  # "it is said that": nobody stands for it; "critics say" has somebody
    if statement.act in UNREAL_ACTS and reality in ("happened", "planned"):
        return "hypothetical" if not _finite_past(trigger, statement.content) else reality
    if statement.act in FUTURE_ACTS and reality == "happened" and not _finite_past(trigger, statement.content):
        return "planned"
    return reality


def of_event(trigger: Trigger, inside: Spans = ()) -> StatusKind:
    """How an event reads by itself: its verb, what stands beside it, and the verbs above it in its own sentence.

    `inside` are the words of the statement that it is read in: what stands outside of them ("Berg *claims* that")
    is the statement's act, not what its holder says of the event.
    """
    noun = trigger.token if trigger.token != trigger.verb else None
    found: list[StatusKind] = []
    if noun is not None:
        found += [
            b for c in noun.children if (b := beside().get(c.lower_)) and c.dep_ in ("amod", "det", "advmod", "nmod")
        ]
        found += [of_verb(p, inside) for p in _predicates(noun)]
    if trigger.verb is not None:
        found.append(of_verb(trigger.verb, inside, itself=noun is None))
    if noun is not None and not found:
        found.append(_above(noun, inside))
    return max(found, key=WEIGHT.__getitem__, default="happened")


def _predicates(noun: Any) -> list[Any]:
    """Verbs that say of the noun whether it took place: its own clause's, those beside it, participles on it."""
    out = []
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.pos_ in ("VERB", "AUX"):
        verb = noun.head
        if lemma(verb) in occurrence_verbs() | light_verbs() or _governs(verb):
            out += [verb, *(c for c in verb.conjuncts if _says_again(c))]
    for child in noun.children:
        # "that will run until Friday" says how long, not whether.
        if (
            child.dep_ in ("acl", "relcl")
            and lemma(child) not in LASTING
            and (_governs(child) or lemma(child) in occurrence_verbs())
        ):
            out.append(child)
    return out


def _governs(verb: Any) -> bool:
    """Whether the verb, or it with its particle ("put off"), makes something of what stands below."""
    return _with_particle(verb) in governors() or lemma(verb) in governors()


def _says_again(verb: Any) -> bool:
    """Whether a coordinated verb says anew if the thing took place: "was planned but did not *take* place"."""
    deps = {c.dep_ for c in verb.children}
    known = lemma(verb) in occurrence_verbs() or lemma(verb) in light_verbs() or _governs(verb)
    return known and bool(deps & {"aux", "auxpass", "neg"}) and not deps & {"nsubj", "nsubjpass"}


def of_verb(verb: Any, inside: Spans = (), itself: bool = False) -> StatusKind:
    """How a verb reads: negated, future, conditional, under way, or done; with what the verbs above make of it.

    `itself`: the verb is the event ("promised"), not what carries it ("planned the drills").
    """
    own = _own(verb, itself)
    above = _above(verb, inside)
    return max((own, above), key=WEIGHT.__getitem__)


def _own(verb: Any, itself: bool = False) -> StatusKind:
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if negated(verb):
        return "denied"
    if any(c.dep_ == "mark" and c.lower_ in IF for c in verb.children):
        return "hypothetical"
    marked = next((b for c in verb.children if c.dep_ in ("advmod", "acomp") and (b := beside().get(c.lower_))), None)
    if marked is not None:
        return marked
    kind = governors().get(_with_particle(verb))
    if kind in ("cancelled", "planned") and not itself and not verb.tag_.startswith("VBG"):
        return kind
    if aux & {"will", "'ll", "shall", "’ll", "wo"}:
        return "planned"
    if aux & {"would", "'d"}:
        return "planned" if _under_past_cue(verb) else "hypothetical"
    if aux & {"could", "may", "might", "should", "must", "can", "ought", "ca"}:
        return "hypothetical"
    if verb.tag_ == "VBG" and aux & {"is", "are", "'s", "'re", "am", "been"}:
        return "ongoing"
    return "happened"


def _with_particle(verb: Any) -> str:
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)
    return f"{lemma(verb)}_{particle}" if particle else lemma(verb)


def _under_past_cue(verb: Any) -> bool:
    return verb.dep_ in ("ccomp", "relcl", "ROOT", "conj") and verb.head.tag_ in ("VBD", "VBN")


def _above(token: Any, inside: Spans) -> StatusKind:
    """What the words above make of it, up to the end of its clause chain; a cue that only reports changes nothing."""
    below = token
    for above in path(token.head if token.head != token else token, 5):
        if above == below or (inside and not any(s.start <= above.idx < s.stop for s in inside)):
            break
        kind = _passes(below, above)
        if kind is not None:
            return kind
        if below.dep_ in ("ROOT", "relcl", "advcl", "acl") and below.pos_ in ("VERB", "AUX"):
            break
        if below.dep_ == "ccomp" and above.pos_ == "VERB" and governors().get(lemma(above)) is None:
            break  # reported as fact: the statement decides
        below = above
    if token.pos_ in ("VERB", "AUX") and token.tag_ == "VB" and _to(token) and token.dep_ in ("ROOT", "relcl", "acl"):
        return "planned"  # "Ruritania to host drills", "the drills to be held in May"
    return "happened"


def _to(verb: Any) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _passes(below: Any, above: Any) -> StatusKind | None:
    """What `above` makes of `below`, None where nothing."""
    word = _with_particle(above)
    if below.dep_ in ("ccomp", "acl", "prep") and lemma(above) in carriers()["evidence"] and _none_of(above):
        return "denied"
    infinitive = below.pos_ in ("VERB", "AUX") and _to(below)
    if above.pos_ in ("VERB", "AUX") and below.dep_ in ("xcomp", "ccomp", "dobj", "nsubjpass", "pcomp", "prep", "pobj"):
        if negated(above) and below.dep_ in ("xcomp", "dobj", "prep", "pobj"):
            return "denied"
        kind = governors().get(word)
        if kind is not None and (infinitive or below.dep_ != "ccomp" or kind in ("hypothetical", "alleged")):
            if below.dep_ in ("prep", "pobj") and (kind != "planned" or below.lower_ not in ("for", "on", "to")):
                return None  # "fell since the invasion", "was cancelled after the attack"
            return kind
        if below.dep_ in ("dobj", "pobj", "prep") and word in light_verbs():
            own = _own(above)
            return own if own != "happened" else None
    if infinitive and lemma(above) in ABOUT_TO:
        return "planned"
    if above.pos_ == "NOUN" and (
        below.dep_ in ("acl", "ccomp") or (below.dep_ == "prep" and below.lower_ in ("of", "for"))
    ):
        return noun_governors().get(lemma(above))
    return None


def _none_of(token: Any) -> bool:
    """Whether evidence is said to be missing: "nothing shows", "no proof that"."""
    return negated(token) or any(c.dep_ == "det" and c.lower_ == "no" for c in token.children)


def _finite_past(trigger: Trigger, inside: Spans) -> bool:
    """Whether the event's own verb, in the words of the statement, is in the past."""
    verb = trigger.verb
    if verb is None or not any(s.start <= verb.idx < s.stop for s in inside):
        return False
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBD" or bool(aux & {"had", "has", "have", "was", "were", "did", "been"})
