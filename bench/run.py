"""Every measure in one command: quality on the development data, speed and memory; written to bench/results.md.

    python bench/run.py --shared ../shared [--only speed cases]

Each measure is a script of this folder that can be run by itself. The results stand newest first, with date and commit.
"""

from __future__ import annotations

import argparse
import datetime
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "results.md"
HEAD = "# Results, newest first\n\nMade by `make bench`. Development data only; what each gold is and how it was made: `tests/corpus/README.md`.\n"


def measures(shared: Path, work: Path) -> dict[str, list[list[str]]]:
    """Name to the commands (script and arguments) that make it up."""
    bench, scorers = shared / "bench", shared / "bench" / "scorers"
    polnear, articles = bench / "polnear", str(shared / "inputs/articles_en/bbc.tsv")
    relations, records = str(bench / "plover_relations/train.tsv"), str(bench / "plover_gsr/train.json")
    found: dict[str, list[list[str]]] = {
        "speed": [["speed.py", "--shared", str(shared)]],
        "cases": [["cases.py", "--shared", str(shared), "--work", str(work)]],
        "statements": [
            [
                "statements.py",
                str(polnear / "dev"),
                "--out",
                str(work / f"{size}.jsonl"),
                "--size",
                size,
                "--scorers",
                str(scorers),
                "--cofenet",
                str(polnear / "cofenet_dev_segments.txt"),
            ]
            for size in ("best", "fast", "rules")
        ],
        "reliability": [["reliability.py", "--shared", str(shared)]],
        "affairs": [["affairs.py", "--shared", str(shared)]],
        "languages": [["languages.py", "--shared", str(shared)]],
        "acts": [["acts.py", "--shared", str(shared)]],
        "speakers": [["speakers.py", "--shared", str(shared)]],
        "times": [["times.py"]],
        "figures": [["figures.py", "--text", articles]],
        "places": [["places.py", str(shared / "inputs")]],
        "relations": [
            ["relations.py", relations, "--out", str(work / "rel.tsv")],
            [str(scorers / "score_plv.py"), relations, str(work / "rel.tsv")],
        ],
        "events": [
            ["events.py", records, "--out", str(work / "gsr.jsonl")],
            [str(scorers / "score_events.py"), records, str(work / "gsr.jsonl")],
        ],
        "factuality": [
            command
            for name in ("UW", "UDS_IH2", "MEANTIME")
            for gold, out in [(str(bench / "factuality" / name / "dev.jsonl"), str(work / f"{name}.jsonl"))]
            for command in (["factuality.py", gold, "--out", out], [str(scorers / "score_factuality.py"), gold, out])
        ],
        "pages": [["pages.py", "--pages", str(shared / "inputs/pages_html")]],
    }
    return {name: commands for name, commands in found.items() if (HERE / commands[0][0]).exists()}


def commit() -> str:
    got = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=HERE)
    return got.stdout.strip() or "no commit"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--only", nargs="+", metavar="NAME", help="some of the measures")
    args = ask.parse_args()
    if not (args.shared / "bench").is_dir():
        sys.exit(
            f"{args.shared / 'bench'}: not there; give the folder that holds bench/ and inputs/ with --shared (make bench SHARED=...)"
        )
    blocks = []
    with tempfile.TemporaryDirectory() as folder:
        for name, commands in measures(args.shared.resolve(), Path(folder)).items():
            if args.only and name not in args.only:
                continue
            for command in commands:
                start = time.perf_counter()
                done = subprocess.run([sys.executable, *command], capture_output=True, text=True, cwd=HERE)
                shown = " ".join(Path(w).name if w.startswith("/") else w for w in command)
                out = (done.stdout or done.stderr).strip().replace(f"{folder}/", "")
                blocks.append(f"`{shown}`\n\n```\n{out}\n```\n")
                print(f"{shown}  ({time.perf_counter() - start:.0f} s)\n{out}\n", flush=True)
    title = f"## {datetime.date.today().isoformat()}, {commit()}" + (f" ({', '.join(args.only)})" if args.only else "")
    old = RESULTS.read_text(encoding="utf-8").removeprefix(HEAD) if RESULTS.exists() else ""
    RESULTS.write_text(f"{HEAD}\n{title}\n\n" + "\n".join(blocks) + old, encoding="utf-8")


if __name__ == "__main__":
    main()
