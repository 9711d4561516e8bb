"""The PLOVER class of given actor pairs, in the form that the public scorer reads.

    python bench/relations.py pairs.tsv --out predicted.tsv
    python bench/relations.py ../shared/bench/plover_relations/train.tsv --out out/predicted.tsv --rules

Reads `marked_sentence` (<s>source</s>, <t>target</t>) and the ids, nothing else of a row. The shipped weights were
trained on the public train file, so predictions for that file flatter; for an honest number on it run
`python train/relations.py TSV --folds 10 --out PRED.tsv`, which uses the same features.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from onrecord.find import relations
from train.relations import pairs, read, write

# The commonest class, where no word of the tables stands in the sentence.
UNKNOWN = "YIELD"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("pairs", type=Path, help="a TSV with marked_sentence")
    ask.add_argument("--out", type=Path, required=True, help="where uid and root go")
    ask.add_argument("--rules", action="store_true", help="by the tables alone, without the trained weights")
    args = ask.parse_args()
    rows = read(args.pairs)
    found = pairs([r["marked_sentence"] for r in rows])
    if args.rules or not relations.available():
        roots = [relations.by_rules(pair) or UNKNOWN for pair in found]
    else:
        roots = [relations.relation(pair) for pair in found]
    write(rows, roots, args.out)
    print(f"{len(rows)} pairs -> {args.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
