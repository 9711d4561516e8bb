"""How real an event reads, -3 (surely did not happen) to +3 (surely did), from the words around it.

    "They never *left*."  ->  about -3        "They may *leave*."  ->  about 0

A small network on what the parse shows: the word, its tense, the verbs above it, negation, and the status that
the rules give it. Trained on the train halves of public factuality corpora by `train/factuality.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.find.plover import Pattern, Trigger, lemma, negated
from onrecord.find.status import beside, governors, noun_governors, of_event

LOWEST, HIGHEST = -3.0, 3.0
# The network reads the word and the two governors above it as vectors; more than two add nothing.
GOVERNORS_READ = 2
_NO_PATTERN = Pattern("NONE", None, frozenset())


@dataclass(frozen=True, slots=True)
class _Weights:
    names: dict[str, int]
    layers: tuple[tuple[NDArray[np.float32], NDArray[np.float32]], ...]


def available() -> bool:
    return (files("onrecord") / "data" / "factuality.npz").is_file()


@cache
def _weights() -> _Weights:
    with (files("onrecord") / "data" / "factuality.npz").open("rb") as stored:
        arrays = np.load(stored)
        names = json.loads(bytes(arrays["names"]).decode())
        layers = tuple(
            (arrays[f"w{i}"].astype(np.float32), arrays[f"b{i}"].astype(np.float32))
            for i in range(int(arrays["depth"]))
        )
    return _Weights({n: i for i, n in enumerate(names)}, layers)


def values(tokens: Sequence[Any]) -> list[float]:
    """The factuality of each word as an event, by the trained network."""
    if not tokens:
        return []
    weights = _weights()
    x = np.zeros((len(tokens), len(weights.names)), np.float32)
    for row, token in enumerate(tokens):
        for name in features(token):
            if (at := weights.names.get(name)) is not None:
                x[row, at] = 1.0
    h = np.concatenate([x, np.stack([vectors(t) for t in tokens])], axis=1)
    for i, (w, b) in enumerate(weights.layers):
        h = h @ w + b
        if i + 1 < len(weights.layers):
            h = np.maximum(h, 0)
    return [float(min(HIGHEST, max(LOWEST, v))) for v in h[:, 0]]


def vectors(token: Any) -> NDArray[np.float32]:
    """Word vectors of the word, of its governors, of the sentence, each of length one (nought where there is none)."""
    parts = [_unit(token)]
    above = _above(token)
    parts += [_unit(above[i]) if i < len(above) else np.zeros_like(parts[0]) for i in range(GOVERNORS_READ)]
    # The sentence as a whole: a review and a dispatch are read by other standards.
    parts.append(_unit(token.sent))
    return np.concatenate(parts)


def _unit(token: Any) -> NDArray[np.float32]:
    vector: NDArray[np.float32] = np.asarray(token.vector, np.float32)
    norm = float(np.linalg.norm(vector))
    return vector / norm if norm else vector


def _above(token: Any) -> list[Any]:
    """The words that govern a word: verbs, nouns, adjectives; prepositions are passed over."""
    out: list[Any] = []
    while token.head != token and len(out) < 4:
        token = token.head
        if token.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
            out.append(token)
    return out


def features(token: Any) -> list[str]:
    """What the parse shows about a word as an event, as names of yes-or-no features."""
    verbal = token.pos_ in ("VERB", "AUX")
    out = [f"lemma={lemma(token)}", f"tag={token.tag_}", f"dep={token.dep_}", f"tagdep={token.tag_}/{token.dep_}"]
    out.append(f"status={of_event(Trigger(token, token if verbal else None, _NO_PATTERN, lemma(token)))}")
    out += _own(token, "own")
    for level, above in enumerate(_above(token)[:3]):
        below = token if level == 0 else _above(token)[level - 1]
        out += [f"up{level}={lemma(above)}", f"up{level}tag={above.tag_}", f"up{level}dep={above.dep_}"]
        out += [f"up{level}:{below.dep_}={lemma(above)}", f"up{level}tags={token.tag_}/{below.dep_}/{above.tag_}"]
        kind = governors().get(lemma(above)) or noun_governors().get(lemma(above))
        if kind:
            out += [f"up{level}kind={kind}", f"up{level}kind={kind}/{below.dep_}"]
        out += _own(above, f"up{level}")
    out += [f"path={'/'.join(t.dep_ for t in (token, *_above(token)[:3]))}"]
    out += _surroundings(token)
    return out


def _own(token: Any, where: str) -> list[str]:
    """Auxiliaries, negation, marks and adverbs of a word."""
    out = [f"{where}:negated"] if negated(token) else []
    aux = sorted(c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass"))
    out += [f"{where}:aux={a}" for a in aux] + [f"{where}:auxes={' '.join(aux)}/{token.tag_}"]
    for c in token.children:
        if c.dep_ in ("mark", "neg", "advmod", "amod", "det", "prt", "preconj"):
            out.append(f"{where}:{c.dep_}={c.lower_}")
            if c.lower_ in beside():
                out.append(f"{where}:beside={beside()[c.lower_]}")
        elif c.dep_ in ("nsubj", "nsubjpass"):
            out.append(f"{where}:{c.dep_}={'pron:' + c.lower_ if c.pos_ == 'PRON' else c.pos_}")
        elif c.dep_ in ("dobj", "ccomp", "xcomp", "advcl", "attr", "acomp", "agent", "poss"):
            out.append(f"{where}:has={c.dep_}")
    return out


def _surroundings(token: Any) -> list[str]:
    sent = token.sent
    doc = token.doc
    words = {t.lower_ for t in sent}
    out = [f"sent={w}" for w in ("?", "if", "not", "n't", "would", "could", "will", "may", "might", "should", "said", "please", "!", "i", "you") if w in words]  # fmt: skip
    out += [f"before{n}={doc[token.i - n].lower_}" for n in (1, 2) if token.i - n >= sent.start]
    if token.i + 1 < sent.end:
        out.append(f"after1={doc[token.i + 1].lower_}")
    out.append(f"root={sent.root.tag_}")
    return out


def scale(token: Any) -> float:
    """The value by the rules alone, where there are no weights."""
    return BY_STATUS[
        of_event(Trigger(token, token if token.pos_ in ("VERB", "AUX") else None, _NO_PATTERN, lemma(token)))
    ]


# The middle of what readers give to each status in the train halves (UW, UDS-IH2), to a quarter.
BY_STATUS = {
    "happened": 3.0,
    "ongoing": 3.0,
    "planned": 0.5,
    "cancelled": -1.0,
    "denied": -2.5,
    "alleged": 1.0,
    "hypothetical": 0.0,
}
