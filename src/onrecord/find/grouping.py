"""Put spans together to attributions: every cue is one, and draws sources and contents to it.

Each source and content span comes with the probability that its cue is the
next one, the one before, and so on; a line break between a span and a cue
makes the tie less likely. A cue left without a source may share that of the
cue before it: "Berg denied the report, adding that ..."
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
FARTHEST = (-3, 2)  # cues before and after that a span may belong to; must match training
# Three of a hundred attributions run over a line break, and a wrong tie there
# joins two speakers: the link must be some twenty times likelier.
LINE_COST = 3.0
LEAST = -4.0  # a tie with a lower score (log of a probability) is not made
# A further piece of content must be surer than this: what is left over from a cue that was missed is not.
FURTHER = 0.6
SHARED = -3.0  # a source may serve a second cue down to this score

SENTENCE_END = re.compile(r"[.!?\u2026\u061f\u06d4][\"'\u201d\u2019\u00bb\u201c)\]]*\s")
# What stands before a further verb of the same speaker, in the four languages.
GOES_ON = re.compile(r"(?:[,;\u060c]|\b(?:and|but|or|et|mais|ou|\u0438|\u0430|\u043d\u043e))\s*$|\b\u0648$")


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
    """One cue with what belongs to it."""

    cue: Piece
    sources: tuple[Piece, ...]
    contents: tuple[Piece, ...]


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


def group(pieces: Sequence[Piece], text: str) -> list[Group]:
    """Attributions in the order of their cues, from the spans in the order of the text."""
    cues = [piece for piece in pieces if piece.role == "cue"]
    sources: list[list[Piece]] = [[] for _ in cues]
    contents: list[list[Piece]] = [[] for _ in cues]
    wanted: list[tuple[float, int, Piece]] = []
    before = 0
    for piece in pieces:
        if piece.role == "cue":
            before += 1
            continue
        ways = _ties(piece, cues, before)
        if piece.role == "content" and ways:
            contents[ways[0][1]].append(piece)
        wanted += [(score, number, piece) for score, number in ways if piece.role == "source"]
    wanted.sort(key=lambda want: (-want[0], want[1]))
    placed: set[int] = set()
    # a cue has one source: the surest tie first, the others look further
    for _, number, piece in wanted:
        if piece.start not in placed and not sources[number]:
            sources[number].append(piece)
            placed.add(piece.start)
    # one speaker of several cues is trained to be tied to the last of them
    for score, number, piece in wanted:
        if score >= SHARED and not sources[number]:
            sources[number].append(piece)
    groups = [
        Group(cue, tuple(sources[number]), _sure(cue, contents[number]))
        for number, cue in enumerate(cues)
        if contents[number] or sources[number]
    ]
    return _shared(groups, text)


def _sure(cue: Piece, contents: Sequence[Piece]) -> tuple[Piece, ...]:
    """The piece of content that is nearest to the cue, and the further ones that are sure."""
    if len(contents) < 2:
        return tuple(contents)
    nearest = min(contents, key=lambda piece: max(cue.start - piece.stop, piece.start - cue.stop))
    return tuple(piece for piece in contents if piece is nearest or piece.sure >= FURTHER)


def _shared(groups: Sequence[Group], text: str) -> list[Group]:
    """The groups; those without a source have that of the one before, where the same speaker goes on.

    Counted on the train half of PolNeAR: in one sentence and with its content
    not before the cue, 86 of 100 cues without a source of their own share it;
    over a sentence end 70 after a comma or conjunction, else 10.
    """
    made: list[Group] = []
    for one in groups:
        last = made[-1] if made else None
        if last is not None and last.sources and not one.sources and _goes_on(last.cue, one, text):
            one = replace(one, sources=last.sources)
        made.append(one)
    return made


def _goes_on(last: Piece, one: Group, text: str) -> bool:
    """Whether the speaker of cue `last` may be that of `one` too."""
    between = text[last.stop : one.cue.start]
    if last.line != one.cue.line or not one.contents or one.contents[0].start < one.cue.start:
        return False
    return not SENTENCE_END.search(between) or GOES_ON.search(between) is not None
