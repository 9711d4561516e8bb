"""Did it happen, from -3 to +3, for given words of sentences, in the form that the public scorer reads.

    python bench/factuality.py dev.jsonl --out predicted.jsonl
    python bench/factuality.py ../shared/bench/factuality/UW/dev.jsonl --out out/uw.jsonl --rules

Reads `idx`, `text` (words between blanks) and the word numbers `span1` of each target; labels are not looked at.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from onrecord.find import factuality
from train.factuality import parsed, read, word


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sentences", type=Path, help="JSON lines with idx, text and targets")
    ask.add_argument("--out", type=Path, required=True, help="where idx and values go, one JSON object a line")
    ask.add_argument("--rules", action="store_true", help="by the rules alone, without the trained weights")
    args = ask.parse_args()
    rows = read(args.sentences)
    rules = args.rules or not factuality.available()
    with args.out.open("w", encoding="utf-8") as out:
        for row, doc in zip(rows, parsed([r["text"] for r in rows]), strict=True):
            tokens = [word(doc, *t["span1"]) for t in row["targets"]]
            values = [factuality.scale(t) for t in tokens] if rules else factuality.values(tokens)
            out.write(json.dumps({"idx": row["idx"], "values": [round(v, 3) for v in values]}) + "\n")
    print(f"{len(rows)} sentences -> {args.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
