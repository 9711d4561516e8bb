"""PolNeAR as training material: lines of words with labels, and variants of them."""

import random
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src" / "onrecord" / "find"))
import wordpieces  # the product's own cut, so that both see the same words

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))
# Which cue a span belongs to, counted from the span: 0 is the next (or own)
# cue, -1 the one before it; farther ones are clipped.
FARTHEST = (-3, 2)
NO_LINK = -100

Attribution = dict[str, list[list[int]]]


@dataclass(frozen=True)
class Line:
    """One line: words as the tokenizer takes them, a label and a link class each."""

    words: list[str]
    labels: list[int]
    links: list[int]


def read_ann(path: Path) -> list[Attribution]:
    """The attributions of one brat file, a role's pieces in the order of the text."""
    spans: dict[str, list[list[int]]] = {}
    found = []
    for row in path.read_text(encoding="utf-8").splitlines():
        fields = row.split("\t")
        if re.fullmatch(r"T\d+", fields[0]):
            where = fields[1].split(" ", 1)[1]
            spans[fields[0]] = [[int(n) for n in piece.split()] for piece in where.split(";")]
        elif re.fullmatch(r"E\d+", fields[0]):
            found.append([part.split(":") for part in fields[1].split()])
    attributions = []
    for parts in found:
        roles: Attribution = {role: [] for role in ROLES}
        for name, ref in parts:
            role = name.rstrip("0123456789").lower()  # Content2 goes on with Content
            if role in roles:
                roles[role] += spans.get(ref, [])
        attributions.append({role: sorted(pieces) for role, pieces in roles.items()})
    return attributions


def links(attributions: list[Attribution]) -> dict[int, int]:
    """{start of a source or content piece: class of the way to its cue}."""
    cues = sorted(piece[0] for attribution in attributions for piece in attribution["cue"][:1])
    found = {}
    for attribution in attributions:
        if not attribution["cue"]:
            continue
        own = cues.index(attribution["cue"][0][0])
        for role in ("source", "content"):
            for start, _ in attribution[role]:
                way = own - sum(cue < start for cue in cues)
                found[start] = min(max(way, FARTHEST[0]), FARTHEST[1]) - FARTHEST[0]
    return found


def lines(text: str, attributions: list[Attribution]) -> list[Line]:
    """The lines of a text with the labels of its attributions."""
    way, made = links(attributions), []
    pieces = [(a, b, role) for found in attributions for role in ROLES for a, b in found[role]]
    # longer pieces last, so that a word which two pieces touch stays with the shorter
    pieces.sort(key=lambda piece: piece[0] - piece[1])
    for words in wordpieces.lines(text):
        labels, link = [0] * len(words), [NO_LINK] * len(words)
        for start, stop, role in pieces:
            if stop <= words[0].start or start >= words[-1].stop:
                continue
            inside = [i for i, word in enumerate(words) if start < word.stop and word.start < stop]
            for i in inside:
                labels[i] = 1 + 2 * ROLES.index(role) + (i > inside[0])
            if inside and role != "cue":
                link[inside[0]] = way.get(start, NO_LINK)
        made.append(Line([wordpieces.pieces_of(text, word) for word in words], opened(labels), link))
    return made


def opened(labels: list[int]) -> list[int]:
    """The labels with a B wherever an I follows nothing that it goes on with."""
    before = [0, *labels[:-1]]
    return [
        now - (now > 0 and now % 2 == 0 and last not in (now, now - 1))
        for last, now in zip(before, labels, strict=True)
    ]


def read(folder: Path) -> dict[str, list[Line]]:
    """Lines of each document of a PolNeAR half, labelled by the first annotator by name."""
    documents: dict[str, list[Line]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        stem = path.stem.rsplit("_", 1)[0]
        if stem not in documents:
            text = (folder / "text" / f"{stem}.txt").read_bytes().decode("utf-8")
            documents[stem] = lines(text, read_ann(path))
    return documents


DOUBLE = frozenset('"\u201c\u201d')
PAIRS = (('"', '"'), ("\u201c", "\u201d"), ("\u00ab", "\u00bb"), ("\u201e", "\u201c"), ("\u201e", "\u201d"))


def requoted(line: Line, pair: tuple[str, str]) -> Line:
    """The line with its double quotation marks in another style."""
    words = []
    for word in line.words:
        mark = word.lstrip("\u2581")
        if mark in DOUBLE:
            opening = mark == "\u201c" or (mark == '"' and word != mark)
            word = word.replace(mark, pair[0] if opening else pair[1])
        words.append(word)
    return replace(line, words=words)


def varied(lines_of_one: list[Line], chance: random.Random) -> list[Line]:
    """A document as other outlets might print it: quotation marks, capitals, a bare headline."""
    made = list(lines_of_one)
    if chance.random() < 0.4:
        pair = chance.choice(PAIRS)
        made = [requoted(line, pair) for line in made]
    # PolNeAR closes each headline with a full stop; real ones have none
    if made and made[0].words[-1] == "." and len(made[0].words) > 1 and chance.random() < 0.6:
        made[0] = Line(made[0].words[:-1], made[0].labels[:-1], made[0].links[:-1])
    for number, line in enumerate(made):
        draw = chance.random()
        if draw < 0.03:
            made[number] = replace(line, words=[word.upper() for word in line.words])
        elif draw < 0.05:
            made[number] = replace(line, words=[word.lower() for word in line.words])
        elif draw < 0.08:  # names in capitals: LAVROV confirmed
            words = [w.upper() if y in (1, 2) else w for w, y in zip(line.words, line.labels, strict=True)]
            made[number] = replace(line, words=words)
    return made
