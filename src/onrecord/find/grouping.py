"""Put spans together to attributions: every cue is one, and draws sources and contents to it.

Each source and content span comes with the probability that its cue is the
next one, the one before, and so on; a line break between a span and a cue
makes the tie less likely.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
FARTHEST = (-3, 2)  # cues before and after that a span may belong to; must match training
# Three of a hundred attributions run over a line break, and a wrong tie there
# joins two speakers: the link must be some twenty times likelier.
LINE_COST = 3.0
LEAST = -4.0  # a tie with a lower score (log of a probability) is not made


@dataclass(frozen=True, slots=True)
class Piece:
    """One labelled span: characters, the line it is on, the mean probability of its labels, log odds of its ties."""

    role: str
    start: int
    stop: int
    line: int
    sure: float
    ties: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Group:
    """One cue with what belongs to it, and the lowest score of the ties that hold it together."""

    cue: Piece
    sources: tuple[Piece, ...]
    contents: tuple[Piece, ...]
    tie: float


def _ties(piece: Piece, cues: Sequence[Piece], before: int) -> list[tuple[float, int]]:
    """Scores and numbers of the cues that the piece may belong to; `before` of them start before it."""
    found = []
    for way in range(FARTHEST[0], FARTHEST[1] + 1):
        number = before + way
        if 0 <= number < len(cues):
            score = float(piece.ties[way - FARTHEST[0]]) - LINE_COST * (cues[number].line != piece.line)
            if score >= LEAST:
                found.append((score, number))
    return sorted(found, reverse=True)


def group(pieces: Sequence[Piece]) -> list[Group]:
    """Attributions in the order of their cues, from the spans in the order of the text."""
    cues = [piece for piece in pieces if piece.role == "cue"]
    sources: list[list[Piece]] = [[] for _ in cues]
    contents: list[list[Piece]] = [[] for _ in cues]
    tie = [0.0] * len(cues)
    wanted = []
    before = 0
    for piece in pieces:
        if piece.role == "cue":
            before += 1
            continue
        ways = _ties(piece, cues, before)
        if piece.role == "content" and ways:
            score, number = ways[0]
            contents[number].append(piece)
            tie[number] = min(tie[number], score)
        wanted += [(score, number, piece) for score, number in ways if piece.role == "source"]
    placed: set[int] = set()
    # a cue has one source: the surest tie first, the others look further
    for score, number, piece in sorted(wanted, key=lambda want: (-want[0], want[1])):
        if piece.start not in placed and not sources[number]:
            sources[number].append(piece)
            placed.add(piece.start)
            tie[number] = min(tie[number], score)
    return [
        Group(cue, tuple(sources[number]), tuple(contents[number]), tie[number])
        for number, cue in enumerate(cues)
        if contents[number] or sources[number]
    ]
