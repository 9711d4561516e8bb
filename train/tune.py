"""Tune what is left to choose on the dev half, with the 8-bit graphs as shipped.

    .venv/bin/python train/tune.py POLNEAR_DIR SCORERS_DIR WORK_DIR

Run in the product's environment after export.py; writes WORK_DIR/tuned.json,
which the next export takes in. Chosen here: seven numbers added to the label
scores of each exit (training weighs every word alike, the measures do not),
how much of a cue's trace sends a window to the upper layers, and the curve
that turns scores into a probability.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.find import grouping, tagger, wordpieces
from onrecord.find.grouping import Group

polnear, scorers, work = (Path(name) for name in sys.argv[1:4])
sys.path.insert(0, str(scorers))
import cofenet  # noqa: E402
import score_attributions  # noqa: E402
import spans  # noqa: E402

SIZES = ("fast", "best")
# Tried for each number in turn, coarse and then fine.
MOVES = ((-1.5, -0.75, 0.75, 1.5), (-0.4, 0.4), (-0.2, 0.2))
MEASURES = ("found", "triple", "cofenet source", "cofenet cue", "cofenet content")
QUIET = 0.995  # share of the attributions of the full run that a skipped window may not cost
Doc = tuple[str, list[wordpieces.Window], list[Any]]


class Dev:
    """The dev half: gold, and label and link scores of each window from both exits."""

    def __init__(self) -> None:
        self.texts, self.gold = spans.read_gold(polnear / "dev")
        self.rows = [json.loads(row) for row in (polnear / "cofenet_dev_segments.txt").read_text("utf-8").splitlines()]
        self.tokens = {stem: spans.tokenize(text) for stem, text in self.texts.items()}
        self.wanted = {stem: [self.sets(stem, found) for found in gold] for stem, _, gold in self.gold}
        self.copies: dict[str, list[Any]] = {}
        for row in self.rows:
            self.copies.setdefault(row["id"], []).append((row["tokens"], row["labels"]))
        self.placed = {
            copy: cofenet.align([token for tokens, _ in parts for token in tokens], self.texts[copy.rsplit("_", 1)[0]])
            for copy, parts in self.copies.items()
        }
        self.read: dict[str, dict[str, Any]] = {size: {} for size in SIZES}
        self.windows: dict[str, list[wordpieces.Window]] = {}
        model = tagger._model()
        model.meta["trace"] = -np.inf
        for stem, text in self.texts.items():
            self.windows[stem] = wordpieces.windows(text, model.spell)
            marked = [tagger._marked(window, model.meta) for window in self.windows[stem]]
            for size in SIZES:
                bias = model.bias[size]
                made = [model.read(*one, size) for one in marked]
                self.read[size][stem] = [(label - bias, link) for label, link in made]

    def sets(self, stem: str, found: dict[str, Any]) -> dict[str, frozenset[int]]:
        return {role: spans.tokens_in(found[role], self.tokens[stem]) for role in spans.ROLES}

    def groups(self, size: str, bias: NDArray[np.float32]) -> dict[str, list[Group]]:
        """The attributions of each document with a bias on the labels."""
        steps = tagger._model().steps[size]
        made = {}
        for stem, windows in self.windows.items():
            pieces = []
            for at in range(0, len(windows), tagger.TOGETHER):
                scores = [(label + bias, link) for label, link in self.read[size][stem][at : at + tagger.TOGETHER]]
                pieces += tagger.labelled(windows[at : at + tagger.TOGETHER], scores, steps)
            made[stem] = grouping.group(pieces)
        return made

    def measure(self, groups: dict[str, list[Group]]) -> dict[str, float]:
        """F1 of the five measures."""
        rows = {stem: [spans_of(one) for one in found] for stem, found in groups.items()}
        found = whole = predicted = wanted = 0
        for stem, gold in self.wanted.items():
            mine = [self.sets(stem, row) for row in rows[stem]]
            hits = [(p, g) for p, g in score_attributions.align(mine, gold) if score_attributions.finds(p, g)]
            whole += sum(all(score_attributions.dice(p[r], g[r]) >= 0.5 for r in spans.ROLES) for p, g in hits)
            found, predicted, wanted = found + len(hits), predicted + len(mine), wanted + len(gold)
        flat = self.flat(rows)
        return {"found": 2 * found / (predicted + wanted), "triple": 2 * whole / (predicted + wanted)} | flat

    def flat(self, rows: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
        """CofeNet's setting, as in scorers/cofenet.py with the alignment kept."""
        count = {role: [0, 0, 0] for role in spans.ROLES}
        for copy, parts in self.copies.items():
            labels, at = cofenet.bio(rows[copy.rsplit("_", 1)[0]], self.placed[copy]), 0
            for tokens, gold in parts:
                mine = labels[at : at + len(tokens)]
                at += len(tokens)
                mine = ["B" + m[1:] if i == 0 and m[0] == "I" else m for i, m in enumerate(mine)]
                want, got = cofenet.elements(gold[: cofenet.MAX_TOKENS]), cofenet.elements(mine[: cofenet.MAX_TOKENS])
                for role in spans.ROLES:
                    w, g = {e for e in want if e[0] == role}, {e for e in got if e[0] == role}
                    count[role] = [count[role][0] + len(w & g), count[role][1] + len(g), count[role][2] + len(w)]
        return {f"cofenet {role}": spans.prf(*count[role])[2] for role in spans.ROLES}


def spans_of(found: Group) -> dict[str, list[list[int]]]:
    """The attribution as the scorers take it."""
    return {
        "source": [[piece.start, piece.stop] for piece in found.sources],
        "cue": [[found.cue.start, found.cue.stop]],
        "content": [[piece.start, piece.stop] for piece in found.contents],
    }


def bias(dev: Dev, size: str) -> NDArray[np.float32]:
    """Seven numbers by coordinate search on the mean of the measures."""
    now = np.zeros(7, np.float32)
    best = sum(dev.measure(dev.groups(size, now)).values())
    for moves in MOVES:
        for label in range(1, 7):
            for move in moves:
                trial = now.copy()
                trial[label] += move
                score = sum(dev.measure(dev.groups(size, trial)).values())
                if score > best:
                    best, now = score, trial
    return now


def trace(dev: Dev, kept: NDArray[np.float32]) -> float:
    """The highest threshold under which the windows hold next to no attribution of the full run."""
    held = []
    for stem, found in dev.groups("best", kept).items():
        cues = [one.cue.start for one in found]
        for window, (label, _) in zip(dev.windows[stem], dev.read["fast"][stem], strict=True):
            start, stop = window[0][0][0].start, window[-1][0][-1].stop
            held.append((tagger._trace(label), sum(start <= cue < stop for cue in cues)))
    held.sort()
    lost = np.cumsum([cues for _, cues in held])
    at = int(np.searchsorted(lost, (1 - QUIET) * lost[-1], side="right"))
    print(f"trace {held[at][0]:.2f}: {100 * at / len(held):.1f} % of the windows stop early")
    return held[at][0] - 1e-3


def judged(dev: Dev, groups: dict[str, list[Group]]) -> Iterator[tuple[str, tuple[float, ...], bool]]:
    """Document, features and whether gold has it, of each attribution."""
    for stem, found in groups.items():
        mine = [dev.sets(stem, spans_of(one)) for one in found]
        pairs = score_attributions.align(mine, dev.wanted[stem])
        hit = {id(p) for p, g in pairs if score_attributions.finds(p, g)}
        for one, own in zip(found, mine, strict=True):
            yield stem, tagger._features(one), id(own) in hit


def fit(features: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's steps, a little held back."""
    weights = np.zeros(features.shape[1])
    for _ in range(30):
        sure = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (right - sure) - 0.1 * weights
        bend = (features * (sure * (1 - sure))[:, None]).T @ features + 0.1 * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def confidence(dev: Dev, size: str, kept: NDArray[np.float32]) -> list[float]:
    """Weights of the curve from all of dev; the table printed is from halves that did not see themselves."""
    rows = list(judged(dev, dev.groups(size, kept)))
    features, right = np.array([row[1] for row in rows]), np.array([float(row[2]) for row in rows])
    half = np.array([sorted(dev.windows).index(row[0]) % 2 for row in rows])
    crossed = np.zeros(len(rows))
    for side in (0, 1):
        crossed[half == side] = 1 / (
            1 + np.exp(-features[half == side] @ fit(features[half != side], right[half != side]))
        )
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01)):
        band = (crossed >= low) & (crossed < high)
        if band.any():
            print(
                f"{size} {low:.2f}-{high:.2f}: {band.sum()} said {crossed[band].mean():.3f} right {right[band].mean():.3f}"
            )
    return [round(float(weight), 4) for weight in fit(features, right)]


def main() -> None:
    dev = Dev()
    tuned: dict[str, Any] = {"bias": {}, "confidence": {}}
    for size in SIZES:
        print(size, "plain", dev.measure(dev.groups(size, np.zeros(7, np.float32))), flush=True)
        kept = bias(dev, size)
        print(size, "tuned", dev.measure(dev.groups(size, kept)), kept.round(2).tolist(), flush=True)
        tuned["bias"][size] = [round(float(number), 3) for number in kept]
        tuned["confidence"][size] = confidence(dev, size, kept)
    tuned["trace"] = trace(dev, np.array(tuned["bias"]["best"], np.float32))
    (work / "tuned.json").write_text(json.dumps(tuned, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
