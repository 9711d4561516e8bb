"""Places against the gold: the right place at the right level, and a capital or country that acts told from a place.

    python bench/places.py ../shared/inputs [--half open] [--errors]

The folder has `articles_en/bbc.tsv`, the table (category, headline, text, url) that `tests/corpus/places.jsonl` (all
open now), `places_second.jsonl` (halves), `places_third.jsonl` (all held) and `places_fourth.jsonl` (all open) were read
from, and `pages_html` with the articles of many outlets that `places_fifth.jsonl` (halves) was read from. A mention that
is a place is right where the program has a place there, of
the right country and level; one that acts where it has an actor of the right country and no place. Seas and lands of
several countries have neither country nor level: right without either.
Errors are only ever printed for the open half.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from onrecord.find.actors import mentions
from onrecord.find.page import Page
from onrecord.find.parse import parse
from onrecord.find.places import named_places
from onrecord.records import Document

GOLD = [
    Path(__file__).parent.parent / "tests" / "corpus" / f"{n}.jsonl"
    for n in ("places", "places_second", "places_third", "places_fourth", "places_fifth")
]
# The gold was read in the beginnings of the articles only; the program reads the whole, as it would.
PUBLISHER = "BBC"


def text_of(page: str, folder: Path) -> str:
    """Title and paragraphs of an article by "us/Outlet.json#VERSION", as `pages_html` has them."""
    name, version = page.split("#")
    gold = json.loads((folder / name).read_text("utf-8"))[version]
    parts = [p for s in gold["body"]["sections"] for p in [*(s.get("headline") or []), *s["paragraphs"]] if p.strip()]
    return "\n\n".join([gold["title"], *parts])


def page_of(text: str, url: str, publisher: str) -> Page:
    """The page with its mentions and places."""
    page = Page(Document(url, url, text, "", publisher=publisher, language="en"), parse(text))
    page.mentions = mentions(page)
    page.places = named_places(page)
    return page


def right(gold: dict[str, Any], page: Page) -> tuple[bool, str]:
    """Whether the program agrees, and what it has there."""
    start, stop = gold["span"]
    place = next((p.where for p in page.places if p.start < stop and start < p.stop), None)
    actor = next((m.actor for m in page.mentions if m.start < stop and start < m.stop), None)
    shown = f"place {place and (place.name, place.country, place.exact)} actor {actor and (actor.name, actor.country)}"
    if gold["acts"]:
        return place is None and actor is not None and actor.country == gold["country"], shown
    if gold["exact"] is None:
        return place is None or place.country is None, shown
    if place is None:
        return False, shown
    same_country = place.country == gold["country"] or {place.country, gold["country"]} == {"HKG", "CHN"}
    return same_country and (place.exact == gold["exact"] or gold["country"] == "HKG"), shown


def main() -> None:
    csv.field_size_limit(sys.maxsize)
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("inputs", type=Path)
    ask.add_argument("--half", choices=["open", "held"])
    ask.add_argument("--errors", action="store_true")
    args = ask.parse_args()
    gold = [json.loads(line) | {"set": path.stem} for path in GOLD for line in path.read_text("utf-8").splitlines()]
    with (args.inputs / "articles_en" / "bbc.tsv").open(encoding="utf-8", newline="") as file:
        texts = {row["url"]: row["text"] for row in csv.DictReader(file, delimiter="\t")}
    by_url: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in gold:
        by_url[row.get("url") or row["page"]].append(row)
    hits: Counter[tuple[str, str, str]] = Counter()
    total: Counter[tuple[str, str, str]] = Counter()
    for url, rows in by_url.items():
        if args.half and rows[0]["half"] != args.half:
            continue
        paged = "page" in rows[0]
        text = text_of(url, args.inputs / "pages_html") if paged else texts[url]
        page = page_of(text, url, url.split("/")[-1].split(".")[0] if paged else PUBLISHER)
        for row in rows:
            good, shown = right(row, page)
            kind = "acts" if row["acts"] else "place"
            key = row["set"], row["half"], kind
            total[key] += 1
            hits[key] += int(good)
            if not good and args.errors and row["half"] == "open":
                start, stop = row["span"]
                around = page.text[max(0, start - 60) : stop + 40].replace("\n", " ")
                print(f"{row['name']} {row['country']} {row['exact']} acts={row['acts']} | {shown} | ...{around}...")
    for name, half in sorted({(name, half) for name, half, _ in total}):
        kinds = {kind: (hits[name, half, kind], total[name, half, kind]) for kind in ("place", "acts")}
        hit, all_of = (sum(pair[i] for pair in kinds.values()) for i in (0, 1))
        parts = ", ".join(f"{kind} {a}/{n}" for kind, (a, n) in kinds.items())
        print(f"{name}, {half}: {100 * hit / all_of:.1f} % right ({parts})")


if __name__ == "__main__":
    main()
