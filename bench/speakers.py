"""Share of speakers right on tests/corpus/speakers*.jsonl: gold source and cue in, the program's actor out.

    python bench/speakers.py --shared ../shared

Right: the actor's name shares its head name (a person's surname, an organisation's head noun or acronym) with one of the
names in the gold, or neither names anybody. All gold attributions of a document are read in order, as the program does.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from onrecord.find import prepare
from onrecord.find.speakers import speakers_of
from onrecord.records import Actor, Document, Span, Spans
from onrecord.text import fold

ROOT = Path(__file__).resolve().parents[1]
# The sets of each half of PolNeAR.
SETS = {"dev": ("speakers", "speakers_second", "speakers_third", "speakers_fifth"), "train": ("speakers_fourth",)}
SMALL = frozenset("the of and for in on a an s mr mrs ms dr jr sr".split())


def page_of(path: Path) -> Any:
    """The prepared page of a corpus text."""
    text = path.read_bytes().decode("utf-8")
    return prepare(Document(path.stem, str(path), text, "", language="en"))


def _spans(pairs: list[list[int]]) -> Spans:
    return tuple(Span(a, b) for a, b in pairs)


def heads(name: str) -> set[str]:
    """Words that tell a name: the last word before an "of" or "for", and its acronyms."""
    first = re.split(r"\b(?:of|for|at|in|on)\b", name)[0]
    plain = re.sub(r"['’]s?\b", "", fold(first))
    words = [w.strip(".") for w in re.findall(r"[\w.-]+", plain) if w not in SMALL]
    return {*words[-1:], *(fold(w) for w in re.findall(r"\b[A-Z]{2,}\b", name))}


def right(actor: Actor | None, names: list[str]) -> bool:
    """Whether the actor is one of those named, or nobody where nobody is."""
    nobody = actor is None or actor.kind == "people"
    if not names or nobody:
        return nobody and not names
    assert actor is not None
    said = {w for form in (actor.name, *actor.names) for w in heads(form)}
    return bool(said & {w for n in names for w in heads(n)})


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    ask.add_argument("--errors", action="store_true", help="print what is wrong in the open half")
    args = ask.parse_args()
    sys.path.insert(0, str(args.shared / "bench/scorers"))
    from spans import read_gold  # type: ignore[import-not-found]

    for part, names in SETS.items():
        folder = args.shared / "bench/polnear" / part
        gold = {stem: found for stem, _, found in read_gold(folder)[1]}
        for name in names:
            score(ROOT / f"tests/corpus/{name}.jsonl", folder, gold, args.errors)


def score(cases: Path, folder: Path, gold: dict[str, list[dict[str, Any]]], errors: bool) -> None:
    """Prints the share right of one set, by half, in all and by kind of source."""
    wanted: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in cases.read_text("utf-8").splitlines():
        row = json.loads(line)
        wanted[row["doc"]].append(row)
    count: Counter[tuple[str, str]] = Counter()
    hits: Counter[tuple[str, str]] = Counter()
    for doc, rows in wanted.items():
        page = page_of(folder / "text" / f"{doc}.txt")
        asked = [(a["source"], a["cue"]) for a in gold[doc] if a["source"]]
        asked += [(r["source"], r["cue"]) for r in rows]
        actors = speakers_of(page, [(_spans(source), _spans(cue)) for source, cue in asked])
        for row in rows:
            names = [page.text[a:b] for a, b in row["names"]]
            key = row.get("half", "open"), row["kind"]
            actor = actors[_spans(row["source"]), _spans(row["cue"])]
            good = right(actor, names)
            count[key] += 1
            hits[key] += good
            if errors and not good and key[0] == "open":
                start, stop = row["source"][0][0], row["source"][-1][1]
                around = page.text[max(0, start - 300) : start], page.text[start:stop], page.text[stop : stop + 80]
                print(
                    f"{row['kind']} {names} not {actor and (actor.name, actor.kind)} | {'[['.join(around[:2])}]]{around[2]}"
                )
    for half in sorted({half for half, _ in count}):
        kinds = sorted(kind for one, kind in count if one == half)
        right_, all_of = (sum(n[half, kind] for kind in kinds) for n in (hits, count))
        parts = ", ".join(f"{kind} {hits[half, kind]}/{count[half, kind]}" for kind in kinds)
        print(f"{cases.stem}, {half}: {100 * right_ / all_of:.1f} % of {all_of} right ({parts})")


if __name__ == "__main__":
    main()
