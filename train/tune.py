"""Choose on the dev half what training leaves open, with the 8-bit graphs as shipped.

    .venv/bin/python train/tune.py POLNEAR_DIR SCORERS_DIR WORK_DIR

Run in the product's environment after export.py; writes WORK_DIR/tuned.json,
which the next export takes in: the curve that turns scores into a probability.
Two things were tried and left out. Numbers added to the label scores help
nothing after training with a chain. Windows where the early exit sees no trace
of a cue could stop there, but a tenth of them costs 0.3 points of the triple.
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
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)  # of the reliability table


def groups(text: str, size: tagger.Size) -> list[Group]:
    """The attributions of a text."""
    model = tagger._model()
    windows, pieces = wordpieces.windows(text, model.spell), []
    for start in range(0, len(windows), tagger.TOGETHER):
        some = windows[start : start + tagger.TOGETHER]
        scores = [model.read(*tagger._marked(window, model.meta), size) for window in some]
        pieces += tagger.labelled(some, scores, model.steps[size])
    return grouping.group(pieces, text)


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
    for size in SIZES:
        rows = []
        for number, (stem, _, wanted) in enumerate(gold):
            rows += [(number % 2, *one) for one in judged(texts[stem], groups(texts[stem], size), wanted)]
        half, features, right = (np.array([row[n] for row in rows]) for n in range(3))
        tuned["confidence"][size] = confidence(size, features, right.astype(float), half)
    (work / "tuned.json").write_text(json.dumps(tuned, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
