"""Whether the confidence of statements means what it says: scores in bins, and the bands, against what the gold has.

    python bench/reliability.py --shared ../shared [--size fast]

On the dev half of PolNeAR. Right is a statement that the scorer pairs with one of the first annotator's and counts as
`found`: cues share a token, or contents at least half of the longer one. A band means what it says when at least 90 of
100 of its statements are right (high), 70 to 90 (medium), fewer (low); the last lines say which limits would do that.
The tagger's curve was fitted on the same half.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import statements  # bench/statements.py, beside this file

from onrecord.config import Settings
from onrecord.find.statements import RULED, TAGGED

BINS = 10
# What the bands promise, in shares of statements that are right.
SURE, FAIR = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement's score and rule, and whether the gold has it."""

    score: float
    rule: str
    right: bool


def judged(folder: Path, scorers: Path, rows: Iterable[dict[str, Any]]) -> list[Judged]:
    """The predicted rows held against the gold of `folder` by the scorer's own pairing."""
    sys.path.insert(0, str(scorers))
    import score_attributions as scorer
    import spans

    texts, gold = spans.read_gold(folder)
    said: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        said[row["doc"]].append(row)
    found = []
    for stem, _, attributions in gold:
        tokens = spans.tokenize(texts[stem])
        wanted, mine = (
            [{role: spans.tokens_in(a[role], tokens) for role in spans.ROLES} for a in side]
            for side in (attributions, said[stem])
        )
        # The scorer pairs by the very objects that it is given, so a pair tells which row it holds.
        right = {id(p) for p, g in scorer.align(mine, wanted) if scorer.finds(p, g)}
        found += [
            Judged(row["confidence"], row["rule"], id(m) in right) for row, m in zip(said[stem], mine, strict=True)
        ]
    return found


def share(some: Sequence[Judged]) -> str:
    """The share that is right and of how many, as columns."""
    if not some:
        return f"{'-':>6} {0:6}"
    return f"{sum(j.right for j in some) / len(some):6.1%} {len(some):6}"


def limit(found: Sequence[Judged], least: float) -> float | None:
    """The score from which on at least `least` of 100 are right at every height, not only on the whole.

    Pool adjacent violators (Ayer and others 1955): neighbouring scores are joined until the share rises with the score.
    """
    pools: list[tuple[int, int, float]] = []  # right, of, lowest score
    for score in sorted({j.score for j in found}):
        here = [j.right for j in found if j.score == score]
        pools.append((sum(here), len(here), score))
        while len(pools) > 1 and pools[-2][0] * pools[-1][1] >= pools[-1][0] * pools[-2][1]:
            (right, of, _), (r, n, lowest) = pools.pop(), pools.pop()
            pools.append((right + r, of + n, lowest))
    return next((lowest for right, of, lowest in pools if right / of >= least), None)


def bands(found: Sequence[Judged], high: float | None, medium: float | None) -> list[str]:
    """A line for each band that the two limits make."""
    top, floor = 1.01 if high is None else high, 1.01 if medium is None else medium
    made = (
        (f"high    from {high}", "90 or more", [j for j in found if j.score >= top]),
        (f"medium  from {medium}", "70 to 90", [j for j in found if floor <= j.score < top]),
        ("low", "below 70", [j for j in found if j.score < floor]),
    )
    return [f"{name:19} {share(some)}  promised of 100: {promise}" for name, promise, some in made]


def table(found: Sequence[Judged], size: str) -> list[str]:
    """The lines to print."""
    lines = [f"{'score':12} {'mean':>6} {'right':>6} {'of':>6}"]
    for n in range(BINS):
        some = [j for j in found if min(int(j.score * BINS), BINS - 1) == n]
        mean = f"{sum(j.score for j in some) / len(some):6.2f}" if some else f"{'-':>6}"
        lines.append(f"{n / BINS:.1f} to {(n + 1) / BINS:.1f}   {mean} {share(some)}")
    gap = sum(j.score for j in found) / len(found) - sum(j.right for j in found) / len(found)
    lines += [f"{'all':19} {share(found)}", f"the scores together promise {100 * gap:+.1f} of 100 more than holds", ""]
    lines += [
        *bands(found, *(RULED if size == "rules" else TAGGED)),
        "",
        "limits at which the share right passes 90 and 70 of 100:",
    ]
    lines += [*bands(found, limit(found, SURE), limit(found, FAIR)), "", "by rule"]
    rules: dict[str, list[Judged]] = defaultdict(list)
    for j in found:
        rules[j.rule].append(j)
    for rule, some in sorted(rules.items(), key=lambda r: -len(r[1])):
        lines.append(f"{rule:32} mean score {sum(j.score for j in some) / len(some):.2f}  right {share(some)}")
    return lines


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--size", choices=("best", "fast", "rules"), default="best")
    args = ask.parse_args()
    folder, scorers = args.shared / "bench/polnear/dev", args.shared / "bench/scorers"
    if not (folder / "attributions").is_dir():
        sys.exit(f"{folder / 'attributions'}: not there; give the folder that holds bench/ with --shared")
    read = statements.by_find(Settings(size=args.size), nested=False)
    with tempfile.TemporaryDirectory() as work:
        out = Path(work) / "predictions.jsonl"
        statements.write(folder, out, read)
        rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    print("\n".join(table(judged(folder, scorers, rows), args.size)))


if __name__ == "__main__":
    main()
