"""What one named actor does to another: the PLOVER class of a given pair, by a linear model over the parse.

    "*Ruritania* expelled two diplomats of *Sylvania*."  ->  SANCTION

The classes are the 15 of the public relation data, where CONCEDE and RETREAT are one (YIELD), where what is planned
or offered is AGREE and what is announced against somebody THREATEN. Trained by `train/relations.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.find.ground import path, subject
from onrecord.find.plover import Trigger, lemma, triggers
from onrecord.find.status import of_event

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
# Words before the first actor and after the second that still say what passes between them; more made it worse.
BEFORE, AFTER = 4, 8
LONGEST_RUN = 3
DEEPEST = 3
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
# Weight of the word vectors beside the named features, both of length one.
VECTOR_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors in a parsed sentence, as the indices of their words."""

    doc: Any
    source: Set[int]
    target: Set[int]

    def word(self, token: Any) -> str:
        """The lemma of a word, or which actor it belongs to."""
        return "<S>" if token.i in self.source else "<T>" if token.i in self.target else lemma(token)


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model: a column of weights and an offset for each class."""

    names: dict[str, int]
    classes: tuple[str, ...]
    weights: NDArray[np.float32]
    offsets: NDArray[np.float32]

    def scores(self, pair: Pair) -> NDArray[np.float32]:
        row = np.zeros(len(self.names) + len(vector(pair)), np.float32)
        known = [self.names[n] for n in set(features(pair)) if n in self.names]
        row[known] = 1 / max(1.0, np.sqrt(len(known)))
        row[len(self.names) :] = VECTOR_WEIGHT * vector(pair)
        result: NDArray[np.float32] = row @ self.weights + self.offsets
        return result


def available() -> bool:
    return (files("onrecord") / "data" / "relations.npz").is_file()


@cache
def model() -> Model:
    with (files("onrecord") / "data" / "relations.npz").open("rb") as stored:
        arrays = np.load(stored)
        names = json.loads(bytes(arrays["names"]).decode())
        classes = json.loads(bytes(arrays["classes"]).decode())
        weights = arrays["weights"].astype(np.float32)
        return Model({n: i for i, n in enumerate(names)}, tuple(classes), weights, arrays["offsets"])


def relation(pair: Pair) -> str:
    """The class of a pair, by the model."""
    return model().classes[int(np.argmax(model().scores(pair)))]


def by_rules(pair: Pair) -> str | None:
    """The class by the tables alone: of the event whose subject is the source, or else nearest to it."""
    found = list(triggers(pair.doc[:], pair.source | pair.target))
    if not found:
        return None
    best = min(found, key=lambda t: (not _does(pair, t), len(list(t.token.ancestors)), t.token.i))
    return convention(best)


def convention(trigger: Trigger) -> str:
    """A trigger's class as the public data code it: intentions are AGREE, announced hostility is THREATEN."""
    plover, status = trigger.pattern.plover, of_event(trigger)
    if trigger.verb is not None and _ordered(trigger.verb):
        status = "happened"
    if plover in COOPERATIVE and trigger.verb is not None:
        aux = {c.lower_ for c in trigger.verb.children if c.dep_ == "aux"}
        if status == "denied" and aux & {"will", "wo", "would", "can", "ca"}:
            return "REJECT"  # "will not lift the embargo"
        if status == "hypothetical" and aux & {"must", "should", "ought"}:
            return "REQUEST"  # "says Ruritania must withdraw"
    if status == "cancelled" and plover in COOPERATIVE:
        return "REJECT"
    if status in ("planned", "hypothetical"):
        if plover in COOPERATIVE:
            return "AGREE"
        if plover in ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"):
            return "THREATEN"
    return FOLDED.get(plover, plover)


def _ordered(verb: Any) -> bool:
    """Whether somebody who can has decided it: the data code that as done ("decided to lift", "ordered to pay")."""
    words = {lemma(verb)} | {lemma(t) for t in path(verb, 3)}
    return bool(words & {"decide", "order", "approve", "authorise", "authorize", "announce"}) and not {
        c.lower_ for c in verb.children if c.dep_ == "aux"
    } & {"will", "would"}


def _does(pair: Pair, trigger: Trigger) -> bool:
    doer = subject(trigger.verb) if trigger.verb is not None else None
    return doer is not None and doer.i in pair.source


def features(pair: Pair) -> list[str]:
    """What stands around and between the two, as names of yes-or-no features."""
    out = [*_runs(pair), *_lexicon(pair), *_way(pair), f"rules:{by_rules(pair)}"]
    predicate = _predicate(pair)
    if predicate is not None:
        out += _predicate_features(pair, predicate, "P", 0)
    return out


def vector(pair: Pair) -> NDArray[np.float32]:
    """Mean word vectors of the predicate with its objects and of the words between the two; of length one together."""
    predicate = _predicate(pair)
    said = list(_core(predicate, 0)) if predicate is not None else []
    said += _between_heads(pair)
    words = _sequence(pair)
    first, last = _ends([w for w, _ in words])
    between = [t for _, t in words[first + 1 : last] if t.pos_ in CONTENT]
    both: NDArray[np.float32] = np.concatenate([_mean(pair.doc, said), _mean(pair.doc, between)]).astype(np.float32)
    norm = np.float32(np.linalg.norm(both))
    return both / norm if norm else both


def _mean(doc: Any, tokens: list[Any]) -> NDArray[np.float32]:
    size = doc.vocab.vectors.shape[1]
    if not tokens:
        return np.zeros(size, np.float32)
    mean: NDArray[np.float32] = np.mean([t.vector for t in tokens], axis=0, dtype=np.float32)
    return mean


def _head(pair: Pair, indices: Set[int]) -> Any | None:
    return next((t for t in (pair.doc[i] for i in sorted(indices)) if t.head.i not in indices or t.head == t), None)


def _predicate(pair: Pair) -> Any | None:
    """The verb that the source stands under."""
    head = _head(pair, pair.source)
    return next((a for a in head.ancestors if a.pos_ in ("VERB", "AUX")), None) if head is not None else None


def _sequence(pair: Pair) -> list[tuple[str, Any]]:
    """The words in their order without punctuation, each actor as one."""
    out: list[tuple[str, Any]] = []
    for token in pair.doc:
        word = pair.word(token)
        if token.is_space or token.is_punct or (out and word in ("<S>", "<T>") and out[-1][0] == word):
            continue
        out.append((word, token))
    return out


def _ends(words: list[str]) -> tuple[int, int]:
    """Where the two actors stand among the words; the end of the sentence for one that is not there."""
    s = words.index("<S>") if "<S>" in words else len(words)
    t = words.index("<T>") if "<T>" in words else len(words)
    return min(s, t), max(s, t)


def _runs(pair: Pair) -> Iterator[str]:
    words = [w for w, _ in _sequence(pair)]
    first, last = _ends(words)
    near = words[max(0, first - BEFORE) : last + AFTER + 1]
    for size in range(1, LONGEST_RUN + 1):
        for i in range(len(near) - size + 1):
            yield f"run{size}:{' '.join(near[i : i + size])}"
    yield from (f"between:{w}" for w in words[first + 1 : last])
    yield from (f"any:{w}" for w in words)
    yield f"first:{words[first] if first < len(words) else ''}"


def _lexicon(pair: Pair) -> Iterator[str]:
    """The classes that the tables give to the sentence's events, with their status, told apart by who does them."""
    predicate = _predicate(pair)
    for trigger in triggers(pair.doc[:], pair.source | pair.target):
        plover, status = trigger.pattern.plover, of_event(trigger)
        family = "cooperative" if plover in COOPERATIVE else "hostile"
        marks = [plover, f"{plover}/{status}", f"{family}/{status}"]
        yield from (f"lex:{m}" for m in marks)
        marks.append(f"{plover}/{trigger.pattern.mode}")
        if _does(pair, trigger):
            yield from (f"lexS:{m}" for m in marks)
        if predicate is not None and trigger.verb == predicate:
            yield from (f"lexP:{m}" for m in marks)


def _way(pair: Pair) -> Iterator[str]:
    """The way through the parse from one actor to the other."""
    source, target = _head(pair, pair.source), _head(pair, pair.target)
    if source is None or target is None:
        return
    up, down = _legs(source, target)
    yield from (f"way:{pair.word(t)}" for t in up + down)
    yield f"ways:{'/'.join(pair.word(t) for t in up + down)}"
    rise, fall = [source, *up][: len(up)], [target, *down[::-1]][: len(down) + 1]
    yield f"waydeps:{'/'.join(t.dep_ for t in rise)}|{'/'.join(t.dep_ for t in fall[::-1])}"


def _legs(source: Any, target: Any) -> tuple[list[Any], list[Any]]:
    """The words between two in the parse: up to where the ways meet, that word included, and down again."""
    above, below = list(path(source, 30)), list(path(target, 30))
    places = {t.i: k for k, t in enumerate(below)}
    for k, token in enumerate(above):
        if token.i in places:
            return above[1 : k + 1], below[1 : places[token.i]][::-1]
    return [], []


def _between_heads(pair: Pair) -> list[Any]:
    source, target = _head(pair, pair.source), _head(pair, pair.target)
    if source is None or target is None:
        return []
    up, down = _legs(source, target)
    return up + down


def _core(verb: Any, depth: int) -> Iterator[Any]:
    """A verb, its objects, and the same of its complements."""
    yield verb
    for child in verb.children:
        if child.dep_ in OBJECTS:
            yield child
        elif child.dep_ in COMPLEMENTS and depth < DEEPEST and child.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
            yield from _core(child, depth + 1)


OBJECTS = frozenset({"dobj", "attr", "prt", "acomp", "nsubjpass", "oprd"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "conj", "pcomp"})


def _predicate_features(pair: Pair, verb: Any, where: str, depth: int) -> Iterator[str]:
    """A verb with its auxiliaries, objects, prepositions and complements."""
    own = lemma(verb)
    yield f"{where}:{own}"
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg"):
            yield from (f"{where}:aux:{child.lower_}", f"{where}:{own}:aux:{child.lower_}")
        elif child.dep_ in OBJECTS:
            yield from (f"{where}:obj:{pair.word(child)}", f"{where}:{own}:obj:{pair.word(child)}")
            yield from _object_features(pair, child, where, depth)
        elif child.dep_ == "prep":
            yield f"{where}:{own}:prep:{child.lower_}"
            yield from (f"{where}:prep:{child.lower_}:{pair.word(p)}" for p in child.children)
        elif child.dep_ in COMPLEMENTS and depth < DEEPEST and child.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
            yield f"{where}:{own}>{child.dep_}>{pair.word(child)}"
            yield from _predicate_features(pair, child, f"P{child.dep_}", depth + 1)


def _object_features(pair: Pair, noun: Any, where: str, depth: int) -> Iterator[str]:
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "poss", "nmod"):
            yield f"{where}:objmod:{pair.word(child)}"
        elif child.dep_ == "prep":
            yield from (f"{where}:objprep:{child.lower_}:{pair.word(p)}" for p in child.children)
        elif child.dep_ in ("acl", "relcl") and depth < 2:
            yield from _predicate_features(pair, child, "acl", depth + 1)
