"""Predict attributions for a folder of texts, and score them where there is gold.

    python bench/statements.py DIR --out PRED.jsonl [--size fast] [--cofenet SEGMENTS]

DIR holds text/*.txt and, to be scored, attributions/*.ann (PolNeAR's shape).
One JSON line an attribution: {"doc", "source", "cue", "content", "confidence", "rule"}.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.find import tagger

SHARED = Path(__file__).parent.parent.parent / "shared" / "bench"


def predicted(text: str, size: tagger.Size) -> Iterator[dict[str, Any]]:
    """The attributions of one text as the product finds them."""
    for found in tagger.attributions(text, size=size):
        yield {
            "source": found.source,
            "cue": found.cue,
            "content": found.content,
            "confidence": round(found.confidence, 4),
            "rule": found.rule,
        }


def write(folder: Path, out: Path, size: tagger.Size) -> tuple[int, float]:
    """Predictions of all texts into `out`; words read, and seconds it took without loading."""
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((folder / "text").glob("*.txt"))}
    if not texts:
        raise SystemExit(f"{folder}: no text/*.txt in it")
    list(predicted("He said so.", size))  # load the weights outside the clock
    began = time.perf_counter()
    with out.open("w", encoding="utf-8") as lines:
        for stem, text in texts.items():
            for row in predicted(text, size):
                lines.write(json.dumps({"doc": stem, **row}, ensure_ascii=False) + "\n")
    return sum(len(text.split()) for text in texts.values()), time.perf_counter() - began


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--size", choices=("best", "fast"), default="best")
    ask.add_argument("--scorers", type=Path, default=SHARED / "scorers", help="folder of score_attributions.py")
    ask.add_argument("--cofenet", type=Path, help="CofeNet's segments of the same documents")
    args = ask.parse_args()
    words, seconds = write(args.folder, args.out, args.size)
    sys.stdout.write(f"{args.size}: {words} words in {seconds:.1f} s, {words / seconds:.0f} words/s\n")
    sys.stdout.flush()
    scorer = args.scorers / "score_attributions.py"
    if not (args.folder / "attributions").is_dir():
        sys.stdout.write(f"no {args.folder / 'attributions'}: predictions written, nothing to score\n")
    elif not scorer.is_file():
        raise SystemExit(
            f"{scorer} is not there: predictions are in {args.out}, not scored; name its folder with --scorers"
        )
    else:
        more = ["--cofenet", str(args.cofenet)] if args.cofenet else []
        subprocess.run([sys.executable, str(scorer), str(args.folder), str(args.out), *more], check=True)


if __name__ == "__main__":
    main()
