"""Near copies: texts that go back to one text count as one independent report, however many outlets print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rensa import RMinHash, RMinHashLSH

from onrecord.records import Document
from onrecord.text import fold

# Runs of three words: shorter ones are shared by any two texts on an affair, longer ones do not survive light editing
# (Broder 1997 used words in tens for whole web pages; a news brief is a hundred words long).
SHINGLE = 3
PERMUTATIONS = 128
# A candidate pair is looked at from this estimated overlap on (LSH), then decided on the exact shares below.
BANDS = 64
# Share of the shorter text's runs that the longer one has: a cut copy keeps nearly all of its own. Two reports of one
# press conference share names and quotes: below 0.14 in the affairs we develop on, where loose copies begin at 0.2.
CONTAINED = 0.17
SEED = 42


def shingles(text: str) -> frozenset[str]:
    """The runs of three words of a text, without accents, case and signs."""
    words = re.findall(r"\w+", fold(text))
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that stands in the other too, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def origins(documents: Sequence[Document]) -> dict[str, str]:
    """Document id to the id of its group of near copies: the earliest published of them, then the smallest id."""
    runs = {d.id: shingles(d.text) for d in documents}
    parent = {d.id: d.id for d in documents}

    def root(i: str) -> str:
        while parent[i] != i:
            i = parent[i]
        return i

    lsh = RMinHashLSH(threshold=0.1, num_perm=PERMUTATIONS, num_bands=BANDS)
    sketches = []
    for n, d in enumerate(documents):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update(sorted(runs[d.id]))
        lsh.insert(n, sketch)
        sketches.append(sketch)
    for n, d in enumerate(documents):
        for other in sorted(lsh.query(sketches[n])):
            twin = documents[other]
            if other < n and containment(runs[d.id], runs[twin.id]) >= CONTAINED:
                parent[root(d.id)] = root(twin.id)
    groups: dict[str, list[Document]] = {}
    for d in documents:
        groups.setdefault(root(d.id), []).append(d)
    first = {r: min(ds, key=lambda d: (d.published or "9999", d.id)).id for r, ds in groups.items()}
    return {d.id: first[root(d.id)] for d in documents}
