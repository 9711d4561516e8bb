"""Speed and memory: the whole `find` and its parts against spaCy's own pipeline on the same text, in one run, one core.

    python bench/speed.py --shared ../shared --words 30000

Prints words a second (white-space words of the articles), the share of each part, and peak memory of a fresh process.
`ours`: all that is neither parse nor tagger, against spaCy alone.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import importlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def articles(shared: Path, words: int) -> list[str]:
    """Texts of the English articles, title first, from the start of the file up to `words` words."""
    table = shared / "inputs" / "articles_en" / "bbc.tsv"
    if not table.exists():
        sys.exit(f"{table}: not there; give the folder that holds inputs/ and bench/ with --shared")
    texts, count = [], 0
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            texts.append(f"{row['headline']}\n\n{row['text']}")
            count += len(texts[-1].split())
            if count >= words:
                break
    return texts


ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Clock:
    """Adds up the seconds spent under each name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


def measure(texts: list[str], what: str) -> dict[str, Any]:
    """Seconds by part for `what`: "spacy" (its pipeline alone, as it comes), or a reader size for the whole find."""
    # the name `onrecord.find` is the function; its module is found by name
    stage = importlib.import_module("onrecord.find")
    from onrecord.config import Settings
    from onrecord.find import tagger
    from onrecord.find.parse import loaded
    from onrecord.records import Document

    clock = Clock()
    if what == "spacy":
        nlp = loaded()
        nlp(texts[0])
        for text in texts:
            with clock.part("parse"):
                nlp(text)
        return clock.seconds

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **how: Any) -> Any:
            with clock.part(name):
                return function(*args, **how)

        return call

    settings = Settings(size=what)  # type: ignore[arg-type]
    documents = [Document(f"d{i}", f"{i}.txt", t, hashlib.sha256(t.encode()).hexdigest(), language="en", published="2024-01-15") for i, t in enumerate(texts)]  # fmt: skip
    stage.find(documents[0], settings)
    for name in ("parse", "times", "mentions", "places"):
        setattr(stage, name, timed(name, getattr(stage, name)))
    stage.FINDERS = tuple(timed(f.__name__.strip("_"), f) for f in stage.FINDERS)  # type: ignore[assignment]
    tagger.attributions = timed("tagger", tagger.attributions)
    for document in documents:
        with clock.part("all"):
            stage.find(document, settings)
    clock.seconds["statements"] -= clock.seconds.get("tagger", 0.0)
    return clock.seconds


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--words", type=int, default=30_000)
    ask.add_argument("--rounds", type=int, default=3, help="how often each is run; the fastest run counts")
    ask.add_argument("--only", help=argparse.SUPPRESS)
    ask.add_argument("--json", action="store_true", help="print one JSON object")
    args = ask.parse_args()
    texts = articles(args.shared, args.words)
    words = sum(len(t.split()) for t in texts)
    if args.only:
        seconds = measure(texts, args.only)
        whole = seconds.get("all", seconds["parse"])
        print(
            json.dumps(
                {"whole": whole, "seconds": seconds, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
            )
        )
        return
    out: dict[str, Any] = {"words": words}
    # In turns, and the fastest of each: what else the machine does slows one and not the other.
    for what in ("spacy", "best", "fast", "rules") * args.rounds:
        line = subprocess.run(
            [sys.executable, __file__, "--shared", str(args.shared), "--words", str(args.words), "--only", what],
            env={**os.environ, **ONE_CORE},
            check=True, capture_output=True, text=True,
        ).stdout.splitlines()[-1]  # fmt: skip
        out[what] = min(json.loads(line), out.get(what, json.loads(line)), key=lambda run: run["whole"])
    if args.json:
        print(json.dumps(out))
        return
    base = out["spacy"]["whole"]
    print(f"{words:,} words, one core, the fastest of {args.rounds} runs\n{'spaCy alone':14}{words / base:8,.0f} words/s{'':40}{out['spacy']['mb']:6,.0f} MB")  # fmt: skip
    for what in ("best", "fast", "rules"):
        seconds = dict(out[what]["seconds"])
        whole = seconds.pop("all")
        ours = whole - seconds["parse"] - seconds.get("tagger", 0.0)
        print(
            f"find, {what:8}{words / whole:8,.0f} words/s  {base / whole:5.2f} of spaCy alone, ours {ours / base:4.0%} of it {out[what]['mb']:6,.0f} MB   "
            + "  ".join(f"{n} {s / whole:.0%}" for n, s in sorted(seconds.items(), key=lambda kv: -kv[1]))
        )


if __name__ == "__main__":
    main()
