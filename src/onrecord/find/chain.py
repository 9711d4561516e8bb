"""Read a linear chain of labels: the best sequence, and how sure each label is.

Works on many windows at once; what a window gives does not depend on the
others beside it. The first word of a window is a mark that bears label 0.
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

NEVER = np.float32(-1e4)  # score of what cannot be


def padded(rows: list[Scores]) -> tuple[Scores, NDArray[np.int64]]:
    """Windows x words x labels, and the number of words of each window."""
    sizes = np.array([len(row) for row in rows])
    together = np.zeros((len(rows), int(sizes.max()), rows[0].shape[1]), np.float32)
    for number, row in enumerate(rows):
        together[number, : len(row)] = row
    return together, sizes


def _start(emissions: Scores) -> Scores:
    first = np.full_like(emissions[:, 0], NEVER)
    first[:, 0] = emissions[:, 0, 0]
    return first


def best(emissions: Scores, sizes: NDArray[np.int64], steps: Scores) -> NDArray[np.int64]:
    """The likeliest labels, windows x words (Viterbi); `steps` scores label before x label after."""
    rows, words, _ = emissions.shape
    here = _start(emissions)
    came = np.zeros(emissions.shape, np.int64)
    for at in range(1, words):
        ways = here[:, :, None] + steps
        came[:, at] = ways.argmax(1)
        after = ways.max(1) + emissions[:, at]
        here = np.where((at < sizes)[:, None], after, here)
    labels = np.zeros((rows, words), np.int64)
    now = here.argmax(1)
    every = np.arange(rows)
    for at in range(words - 1, 0, -1):
        inside = at < sizes
        labels[:, at] = np.where(inside, now, 0)
        now = np.where(inside, came[every, at, now], now)
    return labels


def marginals(emissions: Scores, sizes: NDArray[np.int64], steps: Scores) -> Scores:
    """Probability of each label of each word (forward and backward, scaled at each word: Rabiner 1989, section V.A)."""
    words = emissions.shape[1]
    fits = np.exp(emissions - emissions.max(2, keepdims=True))
    odds = np.exp(steps - steps.max())
    ahead, behind = np.zeros_like(emissions), np.ones_like(emissions)
    ahead[:, 0, 0] = 1
    for at in range(1, words):
        after = (ahead[:, at - 1, :, None] * odds).sum(1) * fits[:, at]
        ahead[:, at] = after / after.sum(1, keepdims=True)
    for at in range(words - 2, -1, -1):
        before = (odds * (fits[:, at + 1] * behind[:, at + 1])[:, None, :]).sum(2)
        before /= before.sum(1, keepdims=True)
        behind[:, at] = np.where((at + 1 < sizes)[:, None], before, 1)
    sure: Scores = ahead * behind
    sure /= sure.sum(2, keepdims=True)
    return sure
