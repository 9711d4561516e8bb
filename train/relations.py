"""Trains the weights of `onrecord.find.relations`, or predicts each fold from the others.

    python train/relations.py ../shared/bench/plover_relations/train.tsv --out src/onrecord/data/relations.npz
    python train/relations.py ../shared/bench/plover_relations/train.tsv --folds 10 --out out/predicted.tsv

One against the rest, squared hinge, solved exactly by Newton steps in the space of the sentences (fewer than the
features), so the same file always gives the same weights. Needs nothing but the product's own environment.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.find.parse import pipeline
from onrecord.find.relations import VECTOR_WEIGHT, Model, Pair, features, vector

MARK = re.compile(r"<(/?)([st])>")
# Seen in two sentences or more; rarer ones only memorise.
LEAST_SEEN = 2
# Chosen in cross-validation among 0.1, 0.2, 0.3; exponent among 0, 0.5, 1.
PENALTY, RARE_EXPONENT = 0.2, 0.5
NEWTON_STEPS = 15
SEED = 0


@dataclass(frozen=True)
class Example:
    names: frozenset[str]
    vector: NDArray[np.float32]
    label: str


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a file; the row's number where the column of ids is not named."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [{**row, "uid": row.get("uid") or str(i)} for i, row in enumerate(rows)]


def unmarked(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """A marked sentence as its text and the offsets of source ("s") and target ("t")."""
    text, at = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if not mark.group(1):
            opened[mark.group(2)] = len(text)
        elif (start := opened.pop(mark.group(2), None)) is not None:
            spans[mark.group(2)].append((start, len(text)))
    return text + marked[at:], spans


def pairs(sentences: list[str]) -> list[Pair]:
    """The parsed pairs of marked sentences."""
    texts = [unmarked(s) for s in sentences]
    out = []
    for (_, spans), doc in zip(texts, pipeline().pipe([t for t, _ in texts]), strict=True):
        source, target = (
            frozenset(t.i for t in doc if any(a <= t.idx < b for a, b in spans[side])) for side in ("s", "t")
        )
        out.append(Pair(doc, source, target))
    return out


def fit(examples: list[Example]) -> Model:
    """The weights that separate each class from the rest."""
    seen = Counter(n for e in examples for n in e.names)
    names = {n: i for i, n in enumerate(sorted(n for n, c in seen.items() if c >= LEAST_SEEN))}
    classes = sorted({e.label for e in examples})
    x = np.zeros((len(examples), len(names) + len(examples[0].vector)), np.float32)
    for row, example in enumerate(examples):
        known = [names[n] for n in example.names if n in names]
        x[row, known] = 1 / max(1.0, np.sqrt(len(known)))
        x[row, len(names) :] = VECTOR_WEIGHT * example.vector
    labels = np.array([classes.index(e.label) for e in examples])
    counts = np.bincount(labels, minlength=len(classes))
    weight = (len(labels) / len(classes) / counts[labels]) ** RARE_EXPONENT
    kernel = (x @ x.T).astype(np.float64) + 1  # the 1 is the offset
    solved = np.stack(
        [_separate(kernel, np.where(labels == c, 1.0, -1.0), weight) for c in range(len(classes))], axis=1
    )
    return Model(names, tuple(classes), (x.T @ solved).astype(np.float32), solved.sum(axis=0).astype(np.float32))


def _separate(
    kernel: NDArray[np.float64], sign: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Squared hinge by Newton: solve for the sentences inside the margin until they stay the same."""
    active = np.ones(len(sign), bool)
    out = np.zeros(len(sign))
    for _ in range(NEWTON_STEPS):
        on = np.flatnonzero(active)
        out = np.zeros(len(sign))
        out[on] = np.linalg.solve(kernel[np.ix_(on, on)] + np.diag(PENALTY / weight[on]), sign[on])
        inside = sign * (kernel @ out) < 1
        if (inside == active).all():
            break
        active = inside
    return out


def folds(labels: list[str], count: int) -> NDArray[np.int64]:
    """A fold for each example, every class spread evenly."""
    rng = np.random.default_rng(SEED)
    out = np.zeros(len(labels), np.int64)
    for label in sorted(set(labels)):
        where = np.array([i for i, x in enumerate(labels) if x == label])
        rng.shuffle(where)
        out[where] = np.arange(len(where)) % count
    return out


def save(model: Model, path: Path) -> None:
    names = sorted(model.names, key=model.names.__getitem__)
    np.savez_compressed(
        path,
        names=np.frombuffer(json.dumps(names, ensure_ascii=False).encode(), np.uint8),
        classes=np.frombuffer(json.dumps(list(model.classes)).encode(), np.uint8),
        weights=model.weights.astype(np.float16),
        offsets=model.offsets,
    )


def write(rows: list[dict[str, str]], roots: list[str], path: Path) -> None:
    """What the public scorer reads: uid and class."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter="\t", lineterminator="\n")
        out.writerow(["uid", "root"])
        out.writerows([row["uid"], root] for row, root in zip(rows, roots, strict=True))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path, help="a TSV with marked_sentence and gold_root")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--folds", type=int, help="predict each of so many folds from the others, into a TSV")
    args = ask.parse_args()
    rows = read(args.data)
    found = pairs([r["marked_sentence"] for r in rows])
    examples = [Example(frozenset(features(p)), vector(p), r["gold_root"]) for p, r in zip(found, rows, strict=True)]
    if args.folds:
        fold = folds([e.label for e in examples], args.folds)
        roots = [""] * len(rows)
        for k in range(args.folds):
            model = fit([e for e, f in zip(examples, fold, strict=True) if f != k])
            for i in np.flatnonzero(fold == k):
                roots[i] = model.classes[int(np.argmax(model.scores(found[i])))]
        write(rows, roots, args.out)
    else:
        save(fit(examples), args.out)
    print(f"{len(rows)} sentences -> {args.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
