"""Cut a text into the words, pieces and windows that the statement tagger reads.

    "He left." -> words (0, 2) (3, 7) (7, 8); one window

Training and the product share this file, so it needs nothing of ours.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# A word with the vowel marks of Arabic and combining accents, or one sign.
WORD = re.compile(r"\w[\w\u0300-\u036f\u064b-\u065f\u0670]*|[^\w\s]")
SENTENCE_END = frozenset(".!?\u2026\u061f\u06d4")
# Short paragraphs share a window up to this many pieces: one call of the
# encoder costs as much as some forty pieces, whatever it holds.
PACKED = 72
# A longer paragraph is cut, at the end of a sentence if there is one: the cost
# of attention grows with the square, and the encoder knows 512 positions.
LONGEST = 256
# No word needs more to be known; what looks like a word and is longer is noise.
LONGEST_WORD = 24


@dataclass(frozen=True, slots=True)
class Word:
    """Characters `start` up to `stop` of line `line`; `spaced` where white space or the line's start is before it."""

    start: int
    stop: int
    line: int
    spaced: bool


# Parts of lines read together: the words of each and their piece numbers.
Window = list[tuple[list[Word], list[list[int]]]]  # not a `type` statement: training runs on 3.11


def lines(text: str) -> list[list[Word]]:
    """The words of each line that has any."""
    found: list[list[Word]] = []
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        words, before = [], -1
        for match in WORD.finditer(line):
            words.append(Word(at + match.start(), at + match.end(), number, match.start() != before))
            before = match.end()
        if words:
            found.append(words)
        at += len(line)
    return found


def pieces_of(text: str, word: Word) -> str:
    """The word as the tokenizer takes it: a low line in front where a space was."""
    form = text[word.start : word.stop]
    return "\u2581" + form if word.spaced else form


def cut(ends: Sequence[bool], sizes: Sequence[int], longest: int = LONGEST) -> list[tuple[int, int]]:
    """Parts of one line, as word numbers, none of more than `longest` pieces if a word allows.

    Cut after the last word that ends a sentence (`ends`) in the later half of
    what fits, else where it is full.
    """
    parts, start, size, last = [], 0, 0, 0
    for number, pieces in enumerate(sizes):
        if size + pieces > longest and number > start:
            stop = last if last > start else number
            parts.append((start, stop))
            start = stop
            size = sum(sizes[start:number])
        size += pieces
        if ends[number] and size > longest // 2:
            last = number + 1
    parts.append((start, len(sizes)))
    return parts


def pack(sizes: Sequence[int], limit: int = PACKED) -> list[tuple[int, int]]:
    """Runs of neighbouring parts that share a window: at most `limit` pieces, or one part."""
    runs, start, size = [], 0, 0
    for number, pieces in enumerate(sizes):
        if number > start and size + pieces > limit:
            runs.append((start, number))
            start, size = number, 0
        size += pieces
    if start < len(sizes):
        runs.append((start, len(sizes)))
    return runs


def windows(text: str, spell: Callable[[Sequence[str]], list[list[int]]], limit: int = PACKED) -> list[Window]:
    """The windows of a text, in order.

    `spell` gives the piece numbers of each word handed to it.
    """
    parts, cut_text = [], lines(text)
    known = iter(spell([pieces_of(text, word) for words in cut_text for word in words]))
    for words in cut_text:
        spelled = [next(known)[:LONGEST_WORD] for _ in words]
        ends = [text[word.stop - 1] in SENTENCE_END for word in words]
        for start, stop in cut(ends, [len(pieces) for pieces in spelled]):
            parts.append((words[start:stop], spelled[start:stop]))
    sizes = [sum(map(len, spelled)) for _, spelled in parts]
    return [parts[start:stop] for start, stop in pack(sizes, limit)]
