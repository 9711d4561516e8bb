"""How well web pages are read: title, date and body of 80 real pages against gold, by outlet.

    python bench/pages.py --pages ../shared/inputs/pages_html [--show OUTLET]

Right is:
- title: as in the gold (quotation marks, dashes, case and space aside); `near` counts a headline that shares most words
  with it (token F1 >= 0.7): pages carry up to three headlines and the gold takes now one, now another;
- date: the gold's day, or the same instant written in another zone;
- body: token F1 >= 0.9 with the gold's paragraphs and section headlines; its summary may be there or not. `extra`
  and `missed` are the words that we give and the gold lacks, and the other way round, as a share.

The pages' names, which hold a date, are not shown to the reader.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.draft import Draft, Raw
from onrecord.read.html import html_page

NEAR = 0.7
BODY = 0.9
# Typographic variants that two systems write differently for one headline.
SAME = str.maketrans(
    {"‘": "'", "’": "'", "`": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-"}
)


@dataclass(frozen=True, slots=True)
class Score:
    outlet: str
    exact: bool
    near: bool
    date: bool
    body: bool
    f1: float
    extra: float
    missed: float


def plain(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFKC", text or "").translate(SAME).casefold().split())


def tokens(text: str | None) -> Counter[str]:
    return Counter(re.findall(r"\w+", plain(text)))


def overlap(given: Counter[str], gold: Counter[str]) -> tuple[float, float, float]:
    """(F1, share of the given that is extra, share of the gold that is missed)."""
    both = (given & gold).total()
    total = given.total() + gold.total()
    return 2 * both / max(total, 1), 1 - both / max(given.total(), 1), 1 - both / max(gold.total(), 1)


def bodies(gold: dict[str, Any]) -> tuple[str, str]:
    """The gold's body without and with its summary."""
    body = "\n".join("\n".join([*(s.get("headline") or []), *s["paragraphs"]]) for s in gold["body"]["sections"])
    return body, "\n".join([*(gold["body"].get("summary") or []), body])


def same_day(draft: Draft, gold: str) -> bool:
    if draft.published == gold[:10]:
        return True
    said = datetime.fromisoformat(gold)
    return bool(draft.published_at and said.tzinfo and datetime.fromisoformat(draft.published_at) == said)


def pages(root: Path) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Outlet, bytes and gold entry of each page; an outlet's entry is the one with the page's headline."""
    for path in sorted(root.glob("*/*.html.gz")):
        outlet = re.sub(r"_\d{4}_\d\d_\d\d\.html\.gz$", "", path.name)
        entries = json.loads((path.parent / f"{outlet}.json").read_text()).values()
        data = gzip.decompress(path.read_bytes())
        heads = re.findall(rb"<title.*?</title>|<h1.*?</h1>", data, re.S)
        words = tokens(b" ".join(heads).decode("utf-8", "replace"))
        taken = int("".join(re.findall(r"\d+", path.name)[-3:]))
        yield (
            outlet,
            data,
            min(
                entries,
                key=lambda e: (
                    overlap(words, tokens(e["title"]))[2],
                    abs(taken - int(e["publishing_date"][:10].replace("-", ""))),
                ),
            ),
        )


def score(outlet: str, data: bytes, gold: dict[str, Any], show: bool) -> Score:
    try:
        draft = next(d for d in html_page(Raw("page", io.BytesIO(data))) if isinstance(d, Draft))
    except ReadError as error:
        print(f"{outlet}: {error}")
        return Score(outlet, False, False, False, False, 0, 0, 1)
    body = draft.text.removeprefix(draft.title or "")
    f1, extra, missed = max(overlap(tokens(body), tokens(g)) for g in bodies(gold))
    found = Score(
        outlet,
        exact=plain(draft.title) == plain(gold["title"]),
        near=overlap(tokens(draft.title), tokens(gold["title"]))[0] >= NEAR,
        date=same_day(draft, gold["publishing_date"]),
        body=f1 >= BODY,
        f1=f1,
        extra=extra,
        missed=missed,
    )
    if show:
        report(draft, body, gold)
    return found


def report(draft: Draft, body: str, gold: dict[str, Any]) -> None:
    """What differs, line by line."""
    print(
        f"title  {draft.title}\n gold  {gold['title']}\ndate   {draft.published_at or draft.published}\n gold  {gold['publishing_date']}"
    )
    print(f"outlet {draft.publisher} | author {draft.author} | {draft.url}")
    want = bodies(gold)[1]
    for sign, lines, other in (("+", body.split("\n"), want), ("-", want.split("\n"), body)):
        known = plain(other)
        for line in lines:
            if line.strip() and plain(line) not in known:
                print(f"   {sign} {line}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=Path("../shared/inputs/pages_html"))
    parser.add_argument("--show", default="", help="print what differs for outlets whose name holds this")
    options = parser.parse_args()
    scores = [score(*page, show=bool(options.show) and options.show in page[0]) for page in pages(options.pages)]
    print(
        "| outlet | pages | title | near | date | body | F1 | extra | missed |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    )
    for outlet in sorted({s.outlet for s in scores}):
        row([s for s in scores if s.outlet == outlet], outlet)
    row(scores, "all")


def row(scores: list[Score], name: str) -> None:
    size = len(scores)
    means = [
        f"{sum(values) / size:.2f}"
        for values in ([s.f1 for s in scores], [s.extra for s in scores], [s.missed for s in scores])
    ]
    counts = [
        str(sum(values))
        for values in (
            [s.exact for s in scores],
            [s.near for s in scores],
            [s.date for s in scores],
            [s.body for s in scores],
        )
    ]
    print("| " + " | ".join([name, str(size), *counts, *means]) + " |")


if __name__ == "__main__":
    main()
