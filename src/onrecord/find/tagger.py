"""Find attributions with the trained tagger: who is said to have said what.

    "The deal is dead, said Berg." ->
    Attribution(source=((23, 27),), cue=((18, 22),), content=((0, 16),), ...)

The text is cut into windows, each is run by itself, so what is found depends
on the document alone. `fast` stops after the lower half of the encoder, `best`
goes through both. `train/README.md` says how it was made and how good it is.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.find import chain, grouping, wordpieces
from onrecord.find.chain import Scores
from onrecord.find.grouping import ROLES, Group, Piece
from onrecord.find.wordpieces import Window

Size = Literal["best", "fast"]
Pairs = tuple[tuple[int, int], ...]

HERE = files("onrecord") / "data" / "tagger"
FILES = ("meta.json", "pieces.npy", "tokenizer.json", "lower.onnx", "upper.onnx")
TOGETHER = 64  # windows decoded at once: enough to spare Python's loop, little memory
REMEMBERED = 200_000  # words whose pieces are kept, some 40 MB


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as half-open spans in code points of the text given.

    `confidence` is the calibrated probability, 0 to 1, that a reader finds
    this attribution too; `rule` says what found it.
    """

    source: Pairs
    cue: Pairs
    content: Pairs
    confidence: float
    rule: str


class _Model:
    """The weights, loaded once."""

    def __init__(self) -> None:
        self.meta: dict[str, Any] = json.loads((HERE / "meta.json").read_text(encoding="utf-8"))
        with (HERE / "pieces.npy").open("rb") as stored:
            self.blocks: NDArray[np.uint8] = np.load(stored)
        self.speller = Tokenizer.from_str((HERE / "tokenizer.json").read_text(encoding="utf-8"))
        self.known: dict[str, list[int]] = {}
        self.lower = self._session("lower.onnx")
        self.upper = self._session("upper.onnx")
        self.steps = {size: np.array(self.meta["steps"][size], np.float32) for size in ("best", "fast")}

    def _session(self, name: str) -> Any:
        import onnxruntime  # here, so that `onrecord --help` need not load it

        options = onnxruntime.SessionOptions()
        # one thread: documents are spread over processes, and sums keep their order
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # the sum with its norm as one operator is slower than the two
        return onnxruntime.InferenceSession(
            (HERE / name).read_bytes(),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],
        )

    def spell(self, words: Sequence[str]) -> list[list[int]]:
        """Piece numbers of each word."""
        new = list({word for word in words if word not in self.known})
        if len(self.known) + len(new) > REMEMBERED:
            self.known.clear()
            new = list(set(words))
        for word, made in zip(new, self.speller.encode_batch(new, add_special_tokens=False), strict=True):
            self.known[word] = made.ids or [self.meta["unk"]]
        return [self.known[word] for word in words]

    def vectors(self, ids: Sequence[int]) -> Scores:
        """The embeddings of the pieces, 1 x pieces x size, unpacked from four bits."""
        blocks = self.blocks[ids]
        scale = blocks[..., :2].copy().view(np.float16).astype(np.float32)
        packed = blocks[..., 2:]
        numbers = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8
        return (numbers * scale).reshape(1, len(ids), -1)

    def read(self, ids: list[int], first: list[int], size: Size) -> tuple[Scores, Scores]:
        """Label scores and link scores of the words of one window."""
        wanted = {"pieces": self.vectors(ids), "first": np.array(first, np.int64)}
        state, label, link = self.lower.run(None, wanted)
        if size == "best":
            label, link = self.upper.run(None, {"state": state})
        return label, link


@cache
def _model() -> _Model:
    return _Model()


def available() -> bool:
    """Whether the weights are there; without them the rules of the parse do the work."""
    return all((HERE / name).is_file() for name in FILES)


def attributions(text: str, *, size: Size = "best") -> list[Attribution]:
    """The attributions of a whole document, in the order of their cues."""
    model = _model()
    windows = wordpieces.windows(text, model.spell)
    pieces: list[Piece] = []
    for start in range(0, len(windows), TOGETHER):
        some = windows[start : start + TOGETHER]
        scores = [model.read(*_marked(window, model.meta), size) for window in some]
        pieces += labelled(some, scores, model.steps[size])
    return [_attribution(found, model.meta["confidence"][size], size) for found in grouping.group(pieces, text)]


def _marked(window: Window, meta: dict[str, Any]) -> tuple[list[int], list[int]]:
    """The pieces of a window with marks around its parts, and where each word or mark begins."""
    ids, first = [meta["bos"]], [0]
    for _, spelled in window:
        for pieces in spelled:
            first.append(len(ids))
            ids += pieces
        first.append(len(ids))
        ids.append(meta["eos"])
    return ids, first


def labelled(windows: Sequence[Window], scores: Sequence[tuple[Scores, Scores]], steps: Scores) -> list[Piece]:
    """The labelled spans of some windows, from the label and link scores of their words and marks."""
    emissions, sizes = chain.padded([label for label, _ in scores])
    labels = chain.best(emissions, sizes, steps)
    said = labels.any(1)  # windows with nothing in them need no probabilities
    sure = np.zeros(labels.shape, np.float32)
    if said.any():
        likely = chain.marginals(emissions[said], sizes[said], steps)
        sure[said] = np.take_along_axis(likely, labels[said][..., None], 2)[..., 0]
    pieces = []
    for row, window in enumerate(windows):
        ties = scores[row][1] - np.logaddexp.reduce(scores[row][1], axis=1, keepdims=True)
        at = 1
        for words, _ in window:
            for role, a, b in _runs(labels[row, at : at + len(words)].tolist()):
                mean = float(sure[row, at + a : at + b].mean())
                line = words[0].line
                pieces.append(Piece(role, words[a].start, words[b - 1].stop, line, mean, ties[at + a]))
            at += len(words) + 1
    return pieces


def _runs(labels: list[int]) -> list[tuple[str, int, int]]:
    """Role, first word and word after the last of each span; labels are O, then B and I of each role."""
    found, start = [], -1
    for at, label in enumerate([*labels, 0]):
        if start >= 0 and (label == 0 or label % 2):
            found.append((ROLES[(labels[start] - 1) // 2], start, at))
            start = -1
        if label % 2:
            start = at
    return found


def _features(found: Group) -> tuple[float, ...]:
    """What the confidence rests on: log odds of the labels of the cue, the weakest content and source; which are there."""
    content, source = (min((piece.sure for piece in pieces), default=0.5) for pieces in (found.contents, found.sources))
    odds = (_odds(sure) for sure in (found.cue.sure, content, source))
    return (1.0, *odds, float(bool(found.sources)), float(bool(found.contents)))


def _odds(sure: float) -> float:
    """Log odds of a probability, none surer than one in a thousand: more is not to be had from 84 articles."""
    held = min(max(sure, 0.001), 0.999)
    return math.log(held / (1 - held))


def _attribution(found: Group, weights: Sequence[float], size: Size) -> Attribution:
    """The spans with a probability: a logistic curve over how sure each part is, fitted on the dev half."""
    odds = sum(weight * feature for weight, feature in zip(weights, _features(found), strict=True))
    confidence = 1 / (1 + math.exp(-odds))
    source, cue, content = (_pairs(pieces) for pieces in (found.sources, (found.cue,), found.contents))
    return Attribution(source, cue, content, confidence, f"tagger:{size}")


def _pairs(pieces: Sequence[Piece]) -> Pairs:
    return tuple((piece.start, piece.stop) for piece in pieces)
