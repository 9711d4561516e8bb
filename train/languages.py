"""Make labelled lines in French, Russian and Arabic out of other_languages.toml."""

import random
import re
import tomllib
from pathlib import Path
from typing import Any

from corpus import ROLES, Attribution, Line, lines

SOURCE = Path(__file__).parent / "other_languages.toml"
SLOT = re.compile(r"\{([SCXNQ])(\d?)(?::((?:[^{}]|\{T\})*))?\}|\{T\}")
KIND = {"S": "source", "C": "cue"}
SILENT = 0.1  # share of lines where nobody speaks


def fill(pattern: str, stock: dict[str, Any], chance: random.Random) -> tuple[str, list[Attribution]]:
    """A pattern with its slots filled, and the attributions in it by their numbers."""
    text, at, found = "", 0, {}
    half = chance.choice(stock["halves"])
    for slot in SLOT.finditer(pattern):
        text += pattern[at : slot.start()]
        at = slot.end()
        letter, number, given = slot.groups()
        if letter == "Q" and number:  # two halves of one quotation
            words, number = half[int(number) - 1], ""
        elif letter == "S":
            words = given or chance.choice(stock["sources"])
        elif letter == "N":
            words = chance.choice(stock["things"])
        elif letter == "Q":
            words = chance.choice(stock["quotations"])
        else:
            words = (given or "{T}").replace("{T}", chance.choice(stock["clauses"]))
        if not text and letter != "Q":
            words = words[:1].upper() + words[1:]
        # white space and punctuation at the edge of a half stay outside
        bare = words.strip(" ,.،—") if letter == "Q" or given else words.strip(" ,")
        start = len(text) + words.index(bare)
        roles = found.setdefault(number or "1", {role: [] for role in ROLES})
        roles[KIND.get(letter or "", "content")].append([start, start + len(bare)])
        text += words
    return text + pattern[at:], list(found.values())


def made(chance: random.Random, amount: int) -> list[Line]:
    """So many lines of each language."""
    stocks = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    found = []
    for stock in stocks.values():
        for _ in range(amount):
            if chance.random() < SILENT:
                found += lines(chance.choice(stock["silent"]), [])
            else:
                found += lines(*fill(chance.choice(stock["patterns"]), stock, chance))
    return found
