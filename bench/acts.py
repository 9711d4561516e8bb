"""Macro-F1 of the act rules on tests/corpus/acts.jsonl, denials.jsonl, acts_third.jsonl, denials_fourth.jsonl, per half;
of the held halves only scores.

    python bench/acts.py --shared ../shared [--errors]      --errors lists the mistakes of the open half

The gold holds offsets only; the texts come from bench/polnear under --shared, acts.jsonl from the dev half (drawn so
that rare cues are seen), denials.jsonl from the train half (drawn by cue words that look like denials), acts_third.jsonl
from the train half too (drawn plainly, all held), denials_fourth.jsonl from it by words that may deny (all open, to write
rules on), denials_fifth.jsonl from what those words find besides, in both halves (all held). The last lines put the held
halves together for the acts that findings rest on.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from onrecord.find.acts import act_of
from onrecord.find.parse import parse

ROOT = Path(__file__).resolve().parents[1]
ACTS = ("assert", "confirm", "deny", "announce", "promise", "demand", "warn", "accuse", "judge", "ask")


def tokens(doc: Any, spans: list[list[int]]) -> list[Any]:
    """The tokens that the character spans touch."""
    return [t for t in doc for a, b in spans if t.idx < b and t.idx + len(t) > a and not t.is_space]


def scores(pairs: list[tuple[str, str]]) -> dict[str, float]:
    """F1 of each act that the gold has, their mean (macro) and the share right, in per cent."""
    hit: Counter[str] = Counter(w for w, g in pairs if w == g)
    want, got = Counter(w for w, _ in pairs), Counter(g for _, g in pairs)
    f1 = {a: 200 * hit[a] / (want[a] + got[a]) for a in ACTS if want[a]}
    return {"macro": sum(f1.values()) / len(f1), "right": 100 * hit.total() / len(pairs), **f1}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    ask.add_argument("--errors", action="store_true")
    args = ask.parse_args()
    held = []
    for name in ("acts", "denials", "acts_third", "denials_fourth", "denials_fifth"):
        held += score(ROOT / f"tests/corpus/{name}.jsonl", args.shared / "bench/polnear", args.errors)
    for act in ("deny", "confirm"):
        hit, want, got = (
            sum(test) for test in zip(*((w == g == act, w == act, g == act) for w, g in held), strict=True)
        )
        print(f"all held, {act}: {hit} right of {got} given and {want} wanted, F1 {200 * hit / (want + got):.1f}")


def score(gold: Path, folder: Path, errors: bool) -> list[tuple[str, str]]:
    """Prints the scores of one gold, half by half; returns wanted and given act of the held ones.

    `folder` is PolNeAR's; a row without `from` is of the dev half.
    """
    rows = [r for r in map(json.loads, gold.read_text("utf-8").splitlines()) if r["act"] != "none"]
    files = {r["doc"]: folder / r.get("from", "dev") / "text" / f"{r['doc']}.txt" for r in rows}
    texts = {doc: file.read_bytes().decode("utf-8") for doc, file in files.items()}
    docs = {name: parse(text) for name, text in texts.items()}
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for r in rows:
        doc = docs[r["doc"]]
        got = act_of(*(tokens(doc, r[role]) for role in ("cue", "source", "content")))
        pairs[r["half"]].append((r["act"], got))
        if errors and r["half"] == "open" and got != r["act"]:
            words = {role: " … ".join(doc.text[a:b] for a, b in r[role]) for role in ("source", "cue", "content")}
            print(
                f"want {r['act']:8} got {got:8} {words['source'][-40:]} | {words['cue']} | {words['content'][:110]!r}"
            )
    for half, found in sorted(pairs.items()):
        print(f"{gold.stem}, {half} ({len(found)})", *(f"{name} {value:.1f}" for name, value in scores(found).items()))
    return pairs["held"]


if __name__ == "__main__":
    main()
