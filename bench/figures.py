"""How many figures are right: python bench/figures.py [--misses open] [--text TSV]

Gold: tests/corpus/figures.jsonl, places in news articles by address and offset. A figure is right when one found there
has the gold's numbers, hedge, unit and vague words; a place that holds none is right when nothing is found. Of those
found, indicator (its last word), whom and period are counted apart.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

from onrecord.find import prepare
from onrecord.find.figures import figures
from onrecord.records import Document, Figure

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "corpus" / "figures.jsonl"
ARTICLES = ROOT.parent / "shared" / "inputs" / "articles_en" / "bbc.tsv"
# Rounding of shares ("a third" is 33.33 per cent) and of floats.
TOLERANCE = 1e-3


def found_in(text: str) -> list[Figure]:
    """The figures of an article without a publication date: the gold has only the dates of the words."""
    return figures(prepare(Document("d", "article", text, "")))


def same(found: float | None, gold: float | None) -> bool:
    """Equal numbers, or both unknown."""
    if found is None or gold is None:
        return found is gold
    return abs(found - gold) <= TOLERANCE * max(1, abs(gold))


def plain(words: str | None) -> str | None:
    """Vague words without their article."""
    return words and words.lower().removeprefix("the ").removeprefix("a ").removeprefix("vast ")


def right(figure: Figure, gold: dict[str, Any]) -> dict[str, bool]:
    """What of a figure is as the gold has it."""
    unit = None if gold["vague"] and gold["unit"] is None else gold["unit"]
    return {
        "amount": same(figure.low, gold["low"])
        and same(figure.high, gold["high"])
        and plain(figure.vague) == plain(gold["vague"]),
        "hedge": figure.hedge == gold["hedge"],
        "unit": figure.unit == unit,
        "indicator": (figure.indicator or "").lower().split()[-1:]
        == (gold["indicator_head"] or "").lower().split()[-1:],
        "whom": _same_actor(figure, gold["whom"]),
        "period": figure.period == gold["period"],
    }


def _same_actor(figure: Figure, gold: str | None) -> bool:
    """A gold whom that is no name ("working parents") is no actor of ours: none is right there."""
    named = gold is not None and any(word[0].isupper() for word in gold.split())
    if figure.whom is None or not named:
        return (figure.whom is None) == (not named)
    names = " ".join((figure.whom.name, *figure.whom.names))
    return bool(set(names.lower().split()) & set((gold or "").lower().split()))


def main() -> None:
    """Prints the shares per half; with --misses what is wrong in that half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", choices=["open", "held"])
    parser.add_argument("--all", action="store_true", help="with --misses: also wrong indicators, whom, period")
    parser.add_argument("--text", type=Path, default=ARTICLES)
    args = parser.parse_args()
    csv.field_size_limit(10**9)
    with args.text.open(encoding="utf-8", newline="") as file:
        texts = {row["url"]: row["text"] for row in csv.DictReader(file, delimiter="\t")}
    gold = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    urls = dict.fromkeys(g["url"] for g in gold)
    found = {u: found_in(next(t for url, t in texts.items() if url.endswith(u))) for u in urls}
    for half in ("open", "held"):
        rows = [g for g in gold if g["half"] == half]
        score: Counter[str] = Counter()
        for g in rows:
            start, stop = g["span"]
            here = [f for f in found[g["url"]] if f.span.start < stop and f.span.stop > start]
            if g.get("none"):
                score["all"] += not here
                wrong = [f"found {f.low} {f.unit}" for f in here]
            else:
                judged = max((right(f, g) for f in here), key=lambda j: list(j.values()), default={})
                good = bool(judged) and judged["amount"] and judged["hedge"] and judged["unit"]
                score["all"] += good
                score["found"] += bool(here)
                for part, ok in judged.items():
                    score[part] += ok
                wrong = [] if good else [f"found {[(f.low, f.high, f.hedge, f.unit, f.vague) for f in here]}"]
                if args.all:
                    wrong += [
                        f"{k} {[getattr(f, k) for f in here]}"
                        for k in ("indicator", "whom", "period")
                        if judged and not judged[k]
                    ]
            if wrong and args.misses == half:
                text = next(t for url, t in texts.items() if url.endswith(g["url"]))
                print(
                    f"  ...{text[max(0, start - 70) : start]}[{text[start:stop]}]{text[stop : stop + 50]}".replace(
                        "\n", "|"
                    )
                )
                print(
                    "     ", {k: v for k, v in g.items() if k not in ("url", "span", "half") and v is not None}, wrong
                )
        real = sum(not g.get("none") for g in rows)
        parts = ", ".join(
            f"{p} {score[p] / real:.1%}" for p in ("amount", "hedge", "unit", "indicator", "whom", "period")
        )
        print(
            f"figures {half}: {score['all']}/{len(rows)} right ({score['all'] / len(rows):.1%}); of {real} real ones {score['found']} found; {parts}"
        )


if __name__ == "__main__":
    main()
