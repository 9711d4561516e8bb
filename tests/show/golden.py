"""Whole pages kept as gold: `python -m tests.show.golden` shows what changed, with --take it becomes the new gold.

Left out of the comparison: what a picture looks like (its letters are measured with the fonts of the machine), the
script and the style, and the versions of packages.
"""

from __future__ import annotations

import difflib
import re
import sys
from pathlib import Path

from onrecord.show.summary import summary
from tests.show import sample

GOLD = Path(__file__).parent / "gold"
LEFT_OUT = [
    (re.compile(r"<svg .*?</svg>", re.S), "<svg></svg>"),
    (re.compile(r"<(style|script)>.*?</\1>", re.S), r"<\1></\1>"),
    (re.compile(r'(http-equiv="Content-Security-Policy" content=")[^"]*'), r"\1"),
    (re.compile(r'(<p class="fine">onrecord \d[^<]*)'), '<p class="fine">versions'),
    (re.compile(r"(onrecord) \d+\.\d+\.\d+"), r"\1"),
]


def made() -> dict[str, str]:
    """The gold's files as they would be written now."""
    text = sample.text()
    for pattern, instead in LEFT_OUT:
        text = pattern.sub(instead, text)
    return {"sample.html": text, "sample.txt": summary(sample.view()) + "\n"}


def difference(name: str, now: str) -> str:
    path = GOLD / name
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    return "".join(difflib.unified_diff(before.splitlines(True), now.splitlines(True), f"gold/{name}", "now"))


if __name__ == "__main__":
    for file, content in made().items():
        sys.stdout.write(difference(file, content))
        if "--take" in sys.argv:
            (GOLD / file).write_text(content, encoding="utf-8")
