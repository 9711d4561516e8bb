"""Predict attributions for a folder of texts, and score them where there is gold.

    python bench/statements.py DIR --out PRED.jsonl [--size fast] [--cofenet SEGMENTS]

DIR holds text/*.txt and, to be scored, attributions/*.ann (PolNeAR's shape).
One JSON line an attribution: {"doc", "source", "cue", "content", "confidence", "rule"}.
Written are the statements that `find` gives, but for those that a rule found
nested in another's content (--nested writes them too): PolNeAR gives each word
to one attribution, and the tagger has learned that.
--tagger asks the trained tagger alone, without parse and rules.
"""

import argparse
import hashlib
import importlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from onrecord.config import Settings
from onrecord.find import tagger
from onrecord.records import Document, Spans

SHARED = Path(__file__).parent.parent.parent / "shared" / "bench"
Row = dict[str, Any]
Reader = Callable[[str], Iterator[Row]]


def by_find(settings: Settings, nested: bool) -> Reader:
    """The statements of the product, in English: parse, tagger and rules."""
    # the name `onrecord.find` is the function; its module is found by name
    stage = importlib.import_module("onrecord.find")
    own = importlib.import_module("onrecord.find.statements")

    def pairs(spans: Spans) -> list[list[int]]:
        return [[span.start, span.stop] for span in spans]

    def read(text: str) -> Iterator[Row]:
        document = Document("d", "d.txt", text, hashlib.sha256(text.encode()).hexdigest(), language="en")
        for said in own.statements(stage.prepare(document, settings)):
            if nested or said.within is None or said.rule.startswith("tagger"):
                spans = {role: pairs(getattr(said, role)) for role in ("source", "cue", "content")}
                yield {**spans, "confidence": said.score, "rule": said.rule}

    return read


def by_tagger(size: tagger.Size) -> Reader:
    """The attributions of the tagger alone."""

    def read(text: str) -> Iterator[Row]:
        for found in tagger.attributions(text, size=size):
            spans = {"source": found.source, "cue": found.cue, "content": found.content}
            yield {**spans, "confidence": round(found.confidence, 3), "rule": found.rule}

    return read


def write(folder: Path, out: Path, read: Reader) -> tuple[int, float]:
    """Predictions of all texts into `out`; words read, and seconds it took without loading."""
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((folder / "text").glob("*.txt"))}
    if not texts:
        raise SystemExit(f"{folder}: no text/*.txt in it")
    list(read("He said so."))  # load the weights outside the clock
    began = time.perf_counter()
    with out.open("w", encoding="utf-8") as lines:
        for stem, text in texts.items():
            for row in read(text):
                lines.write(json.dumps({"doc": stem, **row}, ensure_ascii=False) + "\n")
    return sum(len(text.split()) for text in texts.values()), time.perf_counter() - began


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--size", choices=("best", "fast", "rules"), default="best")
    ask.add_argument("--tagger", action="store_true", help="the trained tagger alone")
    ask.add_argument("--nested", action="store_true", help="with the statements inside another's content")
    ask.add_argument("--scorers", type=Path, default=SHARED / "scorers", help="folder of score_attributions.py")
    ask.add_argument("--cofenet", type=Path, help="CofeNet's segments of the same documents")
    args = ask.parse_args()
    read = by_tagger(args.size) if args.tagger else by_find(Settings(size=args.size), args.nested)
    words, seconds = write(args.folder, args.out, read)
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
