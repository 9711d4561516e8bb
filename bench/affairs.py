"""The small affairs of tests/affairs: statements found by act, findings by kind, forbidden ones shown, wrong states.

    python bench/affairs.py --shared ../shared
    python bench/affairs.py --shared ../shared --half open --words

Runs the whole way on each affair and hands the records to the scorer of the cases. That scorer does not look at the
state of an outcome or a reversal ("happened", "no report found", ...); this one does, where the gold gives `states`.
`--words` prints the findings to read, for the open half only: who writes rules is told no more of the held half than
its scores.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
Record = dict[str, Any]


def scorer(shared: Path) -> ModuleType:
    """The scorer of the cases, a script beside them."""
    spec = importlib.util.spec_from_file_location("score_case", shared / "cases" / "score_case.py")
    if spec is None or spec.loader is None:
        sys.exit(
            f"{shared / 'cases' / 'score_case.py'}: cannot be loaded; give the folder that holds cases/ as --shared"
        )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records_of(affair: Path, shared: Path, work: Path) -> list[Record]:
    """The records of a report on one affair, checked against the contract; left in `work`."""
    path = work / f"{affair.name}.jsonl"
    command = [sys.executable, "-m", "onrecord.cli", "report", str(affair), "--jsonl"]
    lines = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
    path.write_bytes(lines)  # in one go: somebody may be reading the last run's
    check = [sys.executable, str(shared / "check_records.py"), str(path)]
    subprocess.run(check, stdout=subprocess.DEVNULL, check=True)
    return [json.loads(line) for line in lines.splitlines() if line.strip()]


def wrong_states(affair: Path, records: list[Record], judge: ModuleType) -> list[str]:
    """Outcomes and reversals about something in the gold, shown with a state that the gold does not allow for it."""
    gold = json.loads((affair / "gold" / "gold.json").read_text("utf-8"))
    documents = {f.stem: json.loads(f.read_text("utf-8")) for f in sorted(affair.glob("*.json"))}
    number = {r["id"]: Path(r["path"]).stem for r in records if r["type"] == "document"}
    said = [r for r in records if r["type"] == "statement"]
    members, _ = judge.found_statements(gold, documents, number, said)
    listed = [f for f in gold["findings_expected"] + gold["findings_optional"] if "states" in f]
    wrong = []
    for r in (r for r in records if r["type"] == "finding" and r.get("state")):
        ids = {*r["side"], *r["other"]}
        # An announcement is the first side of the gold's outcome; what became of it may be told by nobody in words.
        fit = [
            f
            for f in listed
            if f["kind"].casefold() == r["kind"] and any(ids & members.get(g, set()) for g in f["side_a"])
        ]
        if fit and not any(r["state"] in f["states"] for f in fit):
            wrong.append(f"{r['kind']} shown as {r['state']}, not {fit[0]['states']}: {r['about']}")
    return wrong


def show(affair: Path, found: Record, wrong: list[str], words: bool) -> None:
    """One affair's scores; its findings' words only where `words` is set and the affair is open."""
    acts = "  ".join(f"{a} {c['hits']}/{c['of']}" for a, c in found["statements"].items())
    print(f"{affair.parent.name}/{affair.name} ({found['documents']} documents): statements {acts}")
    for kind, counts in found["findings"].items():
        r, p = counts["recall"], counts["precision"]
        if r["of"] or p["of"]:
            print(f"  {kind:9} expected found {r['hits']}/{r['of']}  shown that are right {p['hits']}/{p['of']}")
    copies = found["origins, pairs"]["recall"]
    print(
        f"  forbidden shown {len(found['forbidden shown'])}  wrong states {len(wrong)}  near copies {copies['hits']}/{copies['of']}"
    )
    if words and affair.parent.name == "open":
        for line in [*(f"forbidden: {f}" for f in found["forbidden shown"]), *wrong, *found["to read: unmatched"]]:
            print(f"  to read: {line}")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder that holds cases/")
    ask.add_argument("--half", choices=("open", "held", "both"), default="both")
    ask.add_argument("--words", action="store_true", help="print the open half's findings to read")
    ask.add_argument("--work", type=Path, default=ROOT / "out" / "affairs", help="where the records are left")
    args = ask.parse_args()
    if not (args.shared / "cases" / "score_case.py").is_file():
        sys.exit(
            f"{args.shared / 'cases' / 'score_case.py'}: not there; give the folder that holds cases/ with --shared"
        )
    judge = scorer(args.shared)
    args.work.mkdir(parents=True, exist_ok=True)
    halves = ("open", "held") if args.half == "both" else (args.half,)
    hits = of = 0
    for affair in (a for half in halves for a in sorted((ROOT / "tests" / "affairs" / half).iterdir()) if a.is_dir()):
        records = records_of(affair, args.shared, args.work)
        found = judge.score(affair, records, "en")
        show(affair, found, wrong_states(affair, records, judge), args.words)
        hits, of = hits + found["statements"]["all"]["hits"], of + found["statements"]["all"]["of"]
    print(f"all: statements {hits}/{of}")


if __name__ == "__main__":
    main()
