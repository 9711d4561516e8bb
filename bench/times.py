"""How many time expressions are right in value and precision: python bench/times.py [--misses open]

Gold: tests/corpus/times.jsonl (our own sentences). An expression is right when a found one overlaps its words and has
its value; one with no value is right when nothing with a value is found there. A found value that no gold expression
covers is wrong too and counted apart.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from onrecord.find.times import times

GOLD = Path(__file__).parents[1] / "tests" / "corpus" / "times.jsonl"


def judged(row: dict[str, Any]) -> tuple[int, int, list[str]]:
    """Right ones, all gold ones and what is wrong, one sentence."""
    found = times(row["text"], row["published"])
    wrong, right, used, at = [], 0, set(), 0
    for words, value in row["times"]:
        start = row["text"].index(words, at)
        at = start + len(words)
        here = [t for t in found if t.start < at and t.stop > start]
        used |= {id(t) for t in here}
        values = {t.edtf for t in here if t.edtf}
        if values == ({value} if value else set()):
            right += 1
        else:
            wrong.append(f"{words}: {value}, found {[(t.words, t.edtf) for t in here]}")
    wrong += [f"extra: {t.words} {t.edtf}" for t in found if t.edtf and id(t) not in used]
    return right, len(row["times"]), wrong


def main() -> None:
    """Prints the share right per half; with --misses the misses of that half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", choices=["open", "held"])
    args = parser.parse_args()
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    for half in ("open", "held"):
        part = [(row, judged(row)) for row in rows if row["half"] == half]
        right, total = sum(j[0] for _, j in part), sum(j[1] for _, j in part)
        clean = sum(not j[2] for _, j in part)
        extra = sum(w.startswith("extra") for _, j in part for w in j[2])
        print(
            f"times {half}: {right}/{total} expressions right ({right / total:.1%}), {extra} extra, "
            f"{clean}/{len(part)} sentences all right ({clean / len(part):.1%})"
        )
        if args.misses == half:
            for row, (_, _, wrong) in part:
                for w in wrong:
                    print(f"  [{row['published']}] {row['text']}\n      {w}")


if __name__ == "__main__":
    main()
