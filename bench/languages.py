"""Statements from French, Russian and Arabic texts of the affairs with gold answers: found by act, per language.

    python bench/languages.py --shared ../shared

A first look, without a goal: the tagger alone, with word tables (`onrecord report --other-languages`). Each case is run
once in all its languages, handed to the case's own scorer for each, and once without a language for the findings shown.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from cases import CASES  # bench/cases.py, beside this file

LANGUAGES = ("fr", "ru", "ar")


def records_of(shared: Path, case: str, work: Path, reader: str) -> Path:
    """The records of a case with every language read, as check_records.py lets them pass."""
    out = work / f"{case}.languages.jsonl"
    command = [sys.executable, "-m", "onrecord.cli", "report", str(shared / "cases" / case), "--jsonl"]
    with out.open("w", encoding="utf-8") as lines:
        subprocess.run(
            [*command, "--reader", reader, "--other-languages"], stdout=lines, stderr=subprocess.DEVNULL, check=True
        )
    check = [sys.executable, str(shared / "check_records.py"), str(out)]
    subprocess.run(check, check=True, stdout=subprocess.DEVNULL)
    return out


def score(shared: Path, case: str, records: Path, language: str | None) -> dict[str, Any]:
    """The scorer's answers for the documents of one language, or of all."""
    scorer = [sys.executable, str(shared / "cases/score_case.py"), str(shared / "cases" / case), str(records), "--json"]
    more = ["--language", language] if language else []
    found: dict[str, Any] = json.loads(
        subprocess.run([*scorer, *more], capture_output=True, text=True, check=True).stdout
    )
    return found


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--reader", choices=("best", "fast"), default="best")
    ask.add_argument("--work", type=Path, default=Path("out"))
    args = ask.parse_args()
    if not (args.shared / "cases").is_dir():
        sys.exit(f"{args.shared / 'cases'}: not there; give the folder that holds cases/ with --shared")
    args.work.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        records = records_of(args.shared, case, args.work, args.reader)
        for language in LANGUAGES:
            found = score(args.shared, case, records, language)
            acts = "  ".join(f"{a} {c['hits']}/{c['of']}" for a, c in found["statements"].items())
            print(f"{case} ({language}, {found['documents']} documents): statements {acts}")
        everything = score(args.shared, case, records, None)
        print(f"{case} (all languages): forbidden shown: {everything['forbidden shown'] or 'none'}")
        for line in everything["to read: unmatched"]:
            print(f"  to read: {line}")


if __name__ == "__main__":
    main()
