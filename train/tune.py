"""Choose on the dev half what training leaves open, with the 8-bit graphs as shipped.

    .venv/bin/python train/tune.py POLNEAR_DIR SCORERS_DIR WORK_DIR

Run in the product's environment after export.py; writes WORK_DIR/tuned.json,
which the next export takes in: how much of a cue's trace sends a window to the
upper layers, and the curve that turns scores into a probability. (Numbers
added to the label scores were tried too: none helps after training with a chain.)
"""

import importlib
import itertools
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
score_attributions = importlib.import_module("score_attributions")
spans = importlib.import_module("spans")

SIZES: tuple[tagger.Size, ...] = ("fast", "best")
QUIET = 0.998  # share of the attributions of the full run that windows which stop early may not cost
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)  # of the reliability table


def groups(text: str, size: tagger.Size) -> tuple[list[Group], list[tuple[float, wordpieces.Window]]]:
    """The attributions of a text, and each window with its trace."""
    model = tagger._model()
    windows, pieces, traces = wordpieces.windows(text, model.spell), [], []
    for start in range(0, len(windows), tagger.TOGETHER):
        some = windows[start : start + tagger.TOGETHER]
        marked = [tagger._marked(window, model.meta) for window in some]
        traces += [(tagger._trace(model.read(*one, "fast")[0]), w) for one, w in zip(marked, some, strict=True)]
        pieces += tagger.labelled(some, [model.read(*one, size) for one in marked], model.steps[size])
    return grouping.group(pieces, text), traces


def judged(text: str, found: list[Group], gold: list[dict[str, Any]]) -> Iterator[tuple[tuple[float, ...], bool]]:
    """Features of each attribution, and whether the annotator has it."""
    tokens = spans.tokenize(text)
    mine = [{role: spans.tokens_in(row[role], tokens) for role in spans.ROLES} for row in map(spans_of, found)]
    wanted = [{role: spans.tokens_in(row[role], tokens) for role in spans.ROLES} for row in gold]
    pairs = score_attributions.align(mine, wanted)
    hits = {id(p) for p, g in pairs if score_attributions.finds(p, g)}
    for one, own in zip(found, mine, strict=True):
        yield tagger._features(one), id(own) in hits


def spans_of(found: Group) -> dict[str, list[list[int]]]:
    """The attribution as the scorers take it."""
    return {
        "source": [[piece.start, piece.stop] for piece in found.sources],
        "cue": [[found.cue.start, found.cue.stop]],
        "content": [[piece.start, piece.stop] for piece in found.contents],
    }


def trace(held: list[tuple[float, int]]) -> float:
    """The highest threshold under which the windows hold next to no attribution of the full run."""
    held.sort()
    lost = np.cumsum([cues for _, cues in held])
    at = int(np.searchsorted(lost, (1 - QUIET) * lost[-1], side="right"))
    print(f"trace {held[at][0]:.2f}: {100 * at / len(held):.1f} % of the windows stop early")
    return held[at][0] - 1e-3


def fit(features: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's steps, a little held back."""
    weights = np.zeros(features.shape[1])
    for _ in range(30):
        sure = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (right - sure) - 0.1 * weights
        bend = (features * (sure * (1 - sure))[:, None]).T @ features + 0.1 * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def confidence(
    size: str, features: NDArray[np.float64], right: NDArray[np.float64], half: NDArray[np.int64]
) -> list[float]:
    """Weights of the curve from all of dev; the table printed is of halves that did not see themselves."""
    crossed = np.zeros(len(right))
    for side in (0, 1):
        weights = fit(features[half != side], right[half != side])
        crossed[half == side] = 1 / (1 + np.exp(-features[half == side] @ weights))
    for low, high in itertools.pairwise(BANDS):
        band = (crossed >= low) & (crossed < high)
        if band.any():
            print(
                f"{size} {low:.1f}-{high:.1f}: {band.sum()} attributions, said {crossed[band].mean():.3f}, right {right[band].mean():.3f}"
            )
    return [round(float(weight), 4) for weight in fit(features, right)]


def main() -> None:
    texts, gold = spans.read_gold(polnear / "dev")
    tuned: dict[str, Any] = {"confidence": {}}
    tagger._model().meta["trace"] = -np.inf
    held = []
    for size in SIZES:
        rows = []
        for number, (stem, _, wanted) in enumerate(gold):
            found, traces = groups(texts[stem], size)
            rows += [(number % 2, *one) for one in judged(texts[stem], found, wanted)]
            for sign, window in traces if size == "best" else ():
                start, stop = window[0][0][0].start, window[-1][0][-1].stop
                held.append((sign, sum(start <= one.cue.start < stop for one in found)))
        half, features, right = (np.array([row[n] for row in rows]) for n in range(3))
        tuned["confidence"][size] = confidence(size, features, right.astype(float), half)
    tuned["trace"] = trace(held)
    (work / "tuned.json").write_text(json.dumps(tuned, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
