"""What names an event, and which PLOVER class it is: verbs with their objects, nouns with their modifiers.

    "Units took part in joint drills."  ->  Trigger("drills", COOPERATE)
    "They imposed sanctions on Ruritania."  ->  Trigger("imposed", SANCTION), which takes "sanctions" along

The tables `data/plover_verbs.toml` and `data/plover_nouns.toml` say how their entries are read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

ANY_ACTOR = "@"
# The section of the table that says what is no event.
NONE = "NONE"

# Objects, complements and the passive subject: what a verb is done to.
DIRECT = frozenset({"dobj", "attr", "oprd", "dative", "nsubjpass", "xcomp", "ccomp", "acomp", "pcomp"})
INSIDE = frozenset({"compound", "amod", "nmod", "poss", "nummod", "quantmod", "conj", "appos", "advmod"})
NOMINAL = frozenset({"NOUN", "PROPN"})
# Classes that are done by saying so.
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
NOT = frozenset({"not", "n't", "never", "neither", "nor", "hardly", "barely", "no"})
NOBODY = frozenset({"nothing", "nobody", "none", "no-one", "neither"})
# "took part in drills", "gather for drills": not "after the visit".
HANDED_BY = frozenset({"in", "for", "into", "with", "on"})
# "soldiers went to the drills"
GOING = frozenset({"go", "come", "travel", "send", "invite"})
HELPING = frozenset({"help", "contribute", "serve"})
# "in cooperation with", "with the support of", "despite": ways of saying, not events.
IDIOMS = frozenset(
    {"cooperation", "collaboration", "partnership", "support", "help", "talk", "call", "demand", "request"}
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry of a table: class, mode, and the lemmas of which one must be there (empty: none need be)."""

    plover: str
    mode: str | None
    needs: frozenset[str]
    particle: str | None = None
    of_whom: bool = False

    @property
    def rule(self) -> str:
        return f"{self.plover.lower()}{'+' if self.needs else ''}"


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that names an event; `verb` carries its tense and its subject (None for a bare noun phrase).

    `taken` are words that say the same event again ("imposed *sanctions*") and name none of their own.
    """

    token: Any
    verb: Any | None
    pattern: Pattern
    lemma: str
    taken: frozenset[int] = frozenset()


def _entries(name: str) -> Iterator[tuple[str, Pattern]]:
    """(lemma, pattern) of every entry of a table, in its order."""
    table = tomllib.loads((files("onrecord") / "data" / name).read_text(encoding="utf-8"))
    for plover, section in table.items():
        for entry in section["entries"]:
            words, _, mode = entry.partition(" : ")
            lemmas, _, needs = words.partition(" + ")
            for lemma in lemmas.split("|"):
                head, _, particle = lemma.strip().partition("_")
                wanted = frozenset(n.strip() for n in needs.split("|") if n.strip())
                yield (
                    head,
                    Pattern(plover, mode.strip() or None, wanted, particle or None, section.get("of") == "whom"),
                )


@cache
def carriers() -> dict[str, Any]:
    """The table of verbs that carry an event's noun, and of the words that say whether it is real."""
    return tomllib.loads((files("onrecord") / "data" / "plover_carriers.toml").read_text(encoding="utf-8"))


@cache
def light_verbs() -> frozenset[str]:
    return frozenset(carriers()["light"])


@cache
def occurrence_verbs() -> frozenset[str]:
    return frozenset(carriers()["occur"])


@cache
def handing_verbs() -> frozenset[str]:
    return frozenset(carriers()["handing"])


@cache
def verbs() -> dict[str, list[Pattern]]:
    """Patterns by verb lemma: with arguments before without, with a particle before without, then as listed."""
    return _grouped("plover_verbs.toml")


@cache
def nouns() -> dict[str, list[Pattern]]:
    """Patterns by noun lemma, with modifiers before without."""
    return _grouped("plover_nouns.toml")


def _grouped(name: str) -> dict[str, list[Pattern]]:
    out: dict[str, list[Pattern]] = {}
    for lemma, pattern in _entries(name):
        out.setdefault(lemma, []).append(pattern)
    for patterns in out.values():
        patterns.sort(key=lambda p: (not p.needs, p.particle is None))
    return out


def lemma(token: Any) -> str:
    """The lemma as the tables have it: lower case, "-" for a hyphenated word as written."""
    return str(token.lemma_).lower()


def triggers(sentence: Any, named: Collection[int], inner: Collection[int] = ()) -> list[Trigger]:
    """The events that a sentence names, in its order.

    `named` are the words that name an actor or a place, `inner` those inside a longer name ("Democratic *Alliance*").
    """
    by_verb: list[Trigger] = []
    taken: set[int] = set()
    for token in sentence:
        if token.pos_ in ("VERB", "AUX") and (trigger := _verb_trigger(token, named)):
            by_verb.append(trigger)
            taken |= trigger.taken
    by_noun = [
        trigger
        for token in sentence
        if token.pos_ in NOMINAL
        and token.i not in taken
        and token.i not in inner
        and not (token.text == "March" and (token.ent_type_ == "DATE" or token.i > token.sent.start))  # the month
        and (trigger := _noun_trigger(token))
    ]
    # "host drills", "take part in drills": the noun names the event, the verb only carries it.
    carrying = {t.verb.i for t in by_noun if t.verb is not None and lemma(t.verb) in light_verbs()}
    # "helped to facilitate": what is done is in the second verb
    helping = {t.token.head.i for t in by_verb if t.token.dep_ == "xcomp" and lemma(t.token.head) in HELPING}
    kept = [t for t in by_verb if t.taken or (t.token.i not in carrying and t.token.i not in helping)]
    # "sealed a deal for the supply of tanks": the supply is what the deal is about.
    busy = {t.token.i for t in kept}
    found = kept + [t for t in by_noun if t.verb is None or t.verb.i not in busy]
    return sorted(found, key=lambda t: int(t.token.i))


def negated(verb: Any) -> bool:
    """Whether a verb is denied: "not", "never", "no units took part"; but neither "not to mention" nor "not only"."""
    if lemma(verb) in ("mention", "limit"):
        return False
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and (
            child.lower_ in NOBODY or any(c.dep_ == "det" and c.lower_ == "no" for c in child.children)
        ):
            return True
        if child.dep_ == "neg" or (child.dep_ in ("det", "preconj") and child.lower_ in NOT):
            after = verb.doc[child.i + 1] if child.i + 1 < len(verb.doc) else None
            if after is None or after.lower_ not in ("only", "just", "merely", "simply", "least"):
                return True
    return False


def arguments(verb: Any) -> list[tuple[Any, int]]:
    """The words that a verb's objects and complements are made of, with their distance: 0 a head, 1 a prepositional
    object or the subject, more for what stands inside."""
    out: list[tuple[Any, int]] = []
    for child in verb.children:
        if child.dep_ == "advmod":
            out.append((child, 0))
        elif child.dep_ in DIRECT:
            _phrase(child, 0, out)
        elif child.dep_ in ("prep", "prt", "agent"):
            for pobj in child.children:
                _phrase(pobj, 1, out)
        elif child.dep_ == "nsubj":
            _phrase(child, 2, out)
    # "weapons that they gave", "charges filed against him": the object stands before.
    if verb.dep_ in ("relcl", "acl") and not any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children):
        _phrase(verb.head, 0, out, shallow=True)
    return out


def _phrase(head: Any, depth: int, out: list[tuple[Any, int]], shallow: bool = False) -> None:
    out.append((head, depth))
    if head.pos_ in ("VERB", "AUX"):
        return
    for child in head.children:
        if child.dep_ == "conj":
            out.append((child, depth))
        elif child.dep_ in INSIDE:
            out.append((child, depth + 1))
        elif child.dep_ == "prep" and not shallow:
            out.extend((p, depth + 2) for p in child.children if p.dep_ in ("pobj", "pcomp"))


def _verb_trigger(verb: Any, named: Collection[int]) -> Trigger | None:
    patterns = verbs().get(lemma(verb))
    if patterns is None:
        return None
    particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "prep", "advmod")}
    args = arguments(verb)
    naming = any(c.dep_ == "oprd" for c in verb.children)  # "called him a liar"
    best: tuple[float, Pattern, frozenset[int]] | None = None
    for pattern in patterns:
        if pattern.particle is not None and pattern.particle not in particles:
            continue
        if not pattern.needs:
            # A verb alone is the weakest evidence; with its particle it is as good as one with its object.
            score, taken = (1.5 if pattern.particle else 9.0), frozenset[int]()
        else:
            hits = [
                (d + (0.5 if by_actor else 0.0), t.i)
                for t, d in args
                for by_actor in (lemma(t) not in pattern.needs,)
                # a name's words ("Desert *Shield*") say nothing deep inside a phrase
                if (not by_actor and (d < 2 or t.pos_ != "PROPN"))
                or (ANY_ACTOR in pattern.needs and t.i in named and d < 2 and not naming)
            ]
            hits += [(0.0, verb.i) for p in particles if p in pattern.needs]
            if not hits:
                continue
            score = min(hits)[0] - (0.25 if pattern.particle else 0.0)
            taken = frozenset(i for d, i in hits if d < 3 and i != verb.i and i not in named)
        if best is None or score < best[0]:
            best = (score, pattern, taken)
    # "has not rejected", "did not accuse": nothing was said or done.
    if best is None or best[1].plover == NONE or (best[1].plover in SPOKEN and negated(verb)):
        return None
    return Trigger(verb, verb, best[1], lemma(verb), best[2])


def _noun_trigger(noun: Any) -> Trigger | None:
    patterns = nouns().get(lemma(noun))
    if patterns is None or noun.dep_ in ("compound", "amod", "nmod"):
        return None
    if noun.dep_ == "pobj" and lemma(noun) in IDIOMS and noun.head.lower_ in ("in", "with", "on", "at"):
        return None
    inside = _modifiers(noun)
    for pattern in patterns:
        if not pattern.needs or inside & pattern.needs or ANY_ACTOR in pattern.needs:
            return Trigger(noun, carrier(noun), pattern, lemma(noun))
    return None


def carrier(noun: Any) -> Any | None:
    """The verb that adds only tense and subject to an event's noun: "*took* part in drills", "drills *were held*"."""
    head, dep = noun.head, noun.dep_
    if dep == "conj" and head.pos_ in NOMINAL:
        return carrier(head)
    if dep == "pobj" and head.dep_ == "prep":
        over = head.head
        if over.pos_ in NOMINAL and over.dep_ == "dobj" and lemma(over) in ("part", "role"):
            return over.head
        if over.pos_ in NOMINAL and over.dep_ in ("dobj", "nsubjpass") and head.lower_ == "of":
            return carrier(over)  # "a series of drills", "a number of visits"
        if head.lower_ == "to" and lemma(over) in GOING:
            return over
        if head.lower_ not in HANDED_BY:
            return None
        head, dep = over, "dobj"
    if head.pos_ not in ("VERB", "AUX"):
        return None
    if dep in ("dobj", "nsubjpass", "attr", "oprd") and lemma(head) in light_verbs():
        return head
    if dep in ("nsubj", "nsubjpass") and lemma(head) in occurrence_verbs() | handing_verbs():
        return head
    return None


def _modifiers(noun: Any) -> set[str]:
    """Lemmas inside the noun's own phrase: before it, and after "of", "for", "between" and the like."""
    out: set[str] = set()
    for child in noun.children:
        if child.dep_ in INSIDE or child.dep_ == "det":
            out.add(lemma(child))
            out.update(lemma(c) for c in child.children if c.dep_ in INSIDE)
        elif child.dep_ == "prep":
            out.add(lemma(child))
            for pobj in child.children:
                out.add(lemma(pobj))
                for c in pobj.subtree:
                    out.add(lemma(c))
    return out
