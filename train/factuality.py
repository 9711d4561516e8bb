"""Trains the weights of `onrecord.find.factuality` on the train halves of public factuality corpora.

    python train/factuality.py ../shared/bench/factuality --out src/onrecord/data/factuality.npz

One hidden layer, absolute error, Adam; seeds fixed; nothing but NumPy and the product's own environment. Each
folder under the given one holds a `train.jsonl`; where there is a `dev.jsonl` its error is printed, never trained on.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from onrecord.find.factuality import HIGHEST, LOWEST, features, vectors
from onrecord.find.parse import pipeline

type Floats = NDArray[np.float32]

LEAST_SEEN = 4
HIDDEN = 64
EPOCHS, BATCH = 8, 256
RATE, DECAY = 2e-3, 1e-4
# Shares of names, of vector entries and of hidden units left out while training.
FORGET_NAMES, FORGET_VECTOR, FORGET_HIDDEN = 0.15, 0.2, 0.5
# The corpora differ in size by twenty and in what they hold to be a fact: the small ones count more, or they
# would not be heard. Chosen on the dev halves.
WEIGHTS = {"UW": 2.0, "UDS_IH2": 1.0, "MEANTIME": 5.0}
SEED = 0


@dataclass
class Examples:
    names: list[list[str]] = field(default_factory=list)
    vectors: list[Floats] = field(default_factory=list)
    labels: list[float] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)


def word(doc: Any, start: int, stop: int) -> Any:
    """The head word of a target given by word numbers."""
    return doc[min(start, len(doc) - 1) : min(stop, len(doc)) or 1].root


def parsed(texts: Sequence[str]) -> list[Any]:
    """The sentences as the corpora cut them into words."""
    nlp = pipeline()
    return list(nlp.pipe([Doc(nlp.vocab, words=t.split(" ")) for t in texts], batch_size=64))


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def examples(path: Path, weight: float, into: Examples) -> None:
    rows = read(path)
    for row, doc in zip(rows, parsed([r["text"] for r in rows]), strict=True):
        for target in row["targets"]:
            token = word(doc, *target["span1"])
            into.names.append(features(token))
            into.vectors.append(vectors(token))
            into.labels.append(float(target["label"]))
            into.weights.append(weight)


class Network:
    """Named features and vectors to one number, through one hidden layer."""

    def __init__(self, names: Sequence[str], size: int, rng: np.random.Generator) -> None:
        self.index = {n: i for i, n in enumerate(names)}
        spread = 1 / np.sqrt(size)
        self.w = [
            rng.normal(0, 0.05, (len(names), HIDDEN)).astype(np.float32),
            rng.uniform(-spread, spread, (size, HIDDEN)).astype(np.float32),
            np.zeros(HIDDEN, np.float32),
            rng.uniform(-0.125, 0.125, (HIDDEN, 1)).astype(np.float32),
            np.zeros(1, np.float32),
        ]
        self.first = [np.zeros_like(w) for w in self.w]
        self.second = [np.zeros_like(w) for w in self.w]
        self.steps = 0

    def bags(self, names: Sequence[Sequence[str]]) -> list[NDArray[np.int64]]:
        return [np.array(sorted({self.index[n] for n in some if n in self.index}), np.int64) for some in names]

    def forward(self, bags: Sequence[NDArray[np.int64]], dense: Floats) -> tuple[Floats, Floats]:
        """(hidden layer before its threshold, output)."""
        sums = np.stack([self.w[0][bag].sum(axis=0) for bag in bags])
        hidden: Floats = sums + dense @ self.w[1] + self.w[2]
        return hidden, (np.maximum(hidden, 0) @ self.w[3])[:, 0] + self.w[4][0]

    def step(
        self,
        bags: Sequence[NDArray[np.int64]],
        dense: Floats,
        gold: Floats,
        weight: Floats,
        rate: float,
        rng: np.random.Generator,
    ) -> None:
        dense = dense * (rng.random(dense.shape) > FORGET_VECTOR) / (1 - FORGET_VECTOR)
        bags = [bag[rng.random(len(bag)) > FORGET_NAMES] for bag in bags]
        keep = (rng.random((len(bags), HIDDEN)) > FORGET_HIDDEN).astype(np.float32) / (1 - FORGET_HIDDEN)
        hidden, _ = self.forward(bags, dense.astype(np.float32))
        active = np.maximum(hidden, 0) * keep
        out = (active @ self.w[3])[:, 0] + self.w[4][0]
        slope = (np.sign(out - gold) * weight / len(gold)).astype(np.float32)[:, None]
        below = (slope @ self.w[3].T) * keep * (hidden > 0)
        named = np.zeros_like(self.w[0])
        np.add.at(named, np.concatenate(bags), np.repeat(below, [len(b) for b in bags], axis=0))
        slopes = [named, dense.T.astype(np.float32) @ below, below.sum(axis=0), active.T @ slope, slope.sum(axis=0)]
        self.steps += 1
        for i, s in enumerate(slopes):
            self.first[i] = 0.9 * self.first[i] + 0.1 * s
            self.second[i] = 0.999 * self.second[i] + 0.001 * s * s
            mean = self.first[i] / (1 - 0.9**self.steps)
            square = self.second[i] / (1 - 0.999**self.steps)
            self.w[i] = (self.w[i] * (1 - rate * DECAY) - rate * mean / (np.sqrt(square) + 1e-8)).astype(np.float32)


def train(data: Examples) -> Network:
    rng = np.random.default_rng(SEED)
    seen = Counter(n for some in data.names for n in set(some))
    network = Network(sorted(n for n, c in seen.items() if c >= LEAST_SEEN), len(data.vectors[0]), rng)
    bags, dense = network.bags(data.names), np.stack(data.vectors)
    gold, weight = np.array(data.labels, np.float32), np.array(data.weights, np.float32)
    total = EPOCHS * (len(gold) // BATCH)
    for epoch in range(EPOCHS):
        order = rng.permutation(len(gold))
        for at in range(0, len(order) - BATCH + 1, BATCH):
            some = order[at : at + BATCH]
            rate = RATE * (1 - network.steps / total)
            network.step([bags[i] for i in some], dense[some], gold[some], weight[some], rate, rng)
        print(f"epoch {epoch + 1} of {EPOCHS}", file=sys.stderr)
    return network


def save(network: Network, path: Path) -> None:
    """The weights as `onrecord.find.factuality` reads them: names and vectors are one input."""
    first = np.concatenate(network.w[:2]).astype(np.float16)
    np.savez_compressed(
        path,
        names=np.frombuffer(json.dumps(list(network.index), ensure_ascii=False).encode(), np.uint8),
        depth=np.array(2),
        w0=first,
        b0=network.w[2],
        w1=network.w[3],
        b1=network.w[4],
    )


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path, help="a folder of corpora, each with train.jsonl")
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    data = Examples()
    for corpus in sorted(args.folder.iterdir()):
        if (corpus / "train.jsonl").is_file():
            examples(corpus / "train.jsonl", WEIGHTS.get(corpus.name, 1.0), data)
    network = train(data)
    save(network, args.out)
    for corpus in sorted(args.folder.iterdir()):
        if (corpus / "dev.jsonl").is_file():
            dev = Examples()
            examples(corpus / "dev.jsonl", 1.0, dev)
            got = np.clip(network.forward(network.bags(dev.names), np.stack(dev.vectors))[1], LOWEST, HIGHEST)
            print(f"{corpus.name}: mean absolute error on dev {np.abs(got - np.array(dev.labels)).mean():.3f}")


if __name__ == "__main__":
    main()
