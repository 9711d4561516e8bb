"""The affairs with gold answers: statements found by act, findings by kind, forbidden ones shown, near copies.

    python bench/cases.py --shared ../shared --language en

Runs the whole way on each case and hands the records to the case's own scorer. In English the article that started the
project (inputs/) is read too: it must show the minister's confirmation against the other ministry's denial.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

CASES = ("bechar", "lady-r")


def score(shared: Path, case: str, language: str | None, work: Path, reader: str) -> dict[str, Any]:
    """The scorer's answers for one case; the records are left in `work`."""
    records = work / f"{case}.jsonl"
    command = [
        sys.executable,
        "-m",
        "onrecord.cli",
        "report",
        str(shared / "cases" / case),
        "--jsonl",
        "--reader",
        reader,
    ]
    with records.open("w", encoding="utf-8") as out:
        subprocess.run(command, stdout=out, stderr=subprocess.DEVNULL, check=True)
    subprocess.run(
        [sys.executable, str(shared / "check_records.py"), str(records)], check=True, stdout=subprocess.DEVNULL
    )
    scorer = [
        sys.executable,
        str(shared / "cases" / "score_case.py"),
        str(shared / "cases" / case),
        str(records),
        "--json",
    ]
    if language:
        scorer += ["--language", language]
    found: dict[str, Any] = json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
    return found


def first_article(shared: Path, reader: str) -> str:
    """The denial that the first article must show, in the finding's words, or that it is missing."""
    from onrecord.config import Settings
    from onrecord.run import report

    view = report([shared / "inputs" / "lavrov-algeria.txt"], Settings(size=reader))  # type: ignore[arg-type]
    for finding in view.findings:
        acts = {getattr(view.get(i), "act", None) for i in (*finding.side, *finding.other)}
        if finding.kind == "denial" and {"confirm", "deny"} <= acts:
            return finding.why
    return "MISSING"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--language", default="en")
    ask.add_argument("--reader", default="best")
    ask.add_argument("--work", type=Path, default=Path("out"))
    ask.add_argument("--json", action="store_true")
    args = ask.parse_args()
    if not (args.shared / "cases").is_dir():
        sys.exit(f"{args.shared / 'cases'}: not there; give the folder that holds cases/ with --shared")
    args.work.mkdir(parents=True, exist_ok=True)
    answers = {case: score(args.shared, case, args.language, args.work, args.reader) for case in CASES}
    if args.json:
        print(json.dumps(answers, ensure_ascii=False))
        return
    for case, found in answers.items():
        acts = "  ".join(f"{a} {c['hits']}/{c['of']}" for a, c in found["statements"].items())
        print(f"{case} ({args.language}, {found['documents']} documents): statements {acts}")
        for kind, counts in found["findings"].items():
            r, p = counts["recall"], counts["precision"]
            print(f"  {kind:9} expected found {r['hits']}/{r['of']}  shown that are right {p['hits']}/{p['of']}")
        print(
            f"  forbidden shown: {found['forbidden shown'] or 'none'}  near copies {found['origins, pairs']['recall']['hits']}/{found['origins, pairs']['recall']['of']}"
        )
        for line in found["to read: unmatched"]:
            print(f"  to read: {line}")
    if args.language == "en":
        print(f"the first article, confirmed and denied: {first_article(args.shared, args.reader)}")


if __name__ == "__main__":
    main()
