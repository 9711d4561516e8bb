"""The act of a cue in French, Russian or Arabic, from a table of the words that report in each.

    "n'a pas confirmé" -> assert      "опроверг" -> deny      "أعلن" -> announce

A first look: no parse, so words are matched by their beginnings and a negation by standing right before the cue.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from onrecord.records import Act, Polarity
from onrecord.text import fold

LANGUAGES = ("fr", "ru", "ar")
# What Arabic writes as one word with the next: and, so; will; the article after a preposition or not.
JOINED = {"ar": "(?:[وف]?س?(?:ال|لل|[بل](?:ال)?)?)"}
# Words before a cue in which its negation is sought ("n'a toujours pas confirmé"), and words of a content in which its own.
NEAR, HEAD = 4, 8

# "Berg: taxes will fall". A headline's colon may follow a topic as well as a speaker.
COLON = ":"


@dataclass(frozen=True, slots=True)
class Cues:
    """A language's table, each line of words as one pattern over folded text."""

    acts: dict[Act, re.Pattern[str]]
    context: dict[str, re.Pattern[str]]
    carried: dict[str, re.Pattern[str]]
    kinds: dict[str, re.Pattern[str]]


@cache
def cues(language: str) -> Cues:
    """The table `data/acts_LANGUAGE.toml`."""
    table = tomllib.loads((files("onrecord") / "data" / f"acts_{language}.toml").read_text(encoding="utf-8"))
    joined = JOINED.get(language, "")
    return Cues(
        {cast(Act, act): _pattern(line, joined) for act, line in table["acts"].items()},
        {name: _pattern(line, joined) for name, line in table["context"].items()},
        {name: _pattern(line, joined) for name, line in table["carried"].items()},
        {kind: _pattern(line, joined) for kind, line in table["kinds"].items()},
    )


def _pattern(line: str, joined: str) -> re.Pattern[str]:
    """Any of the words of a line, the longest first; one that never matches for an empty line."""
    words = sorted(line.split(), key=len, reverse=True)
    forms = [re.escape(fold(w.rstrip("-"))).replace("_", r"\s+") + (r"\w*" if w.endswith("-") else "") for w in words]
    return re.compile(rf"\b{joined}(?:{'|'.join(forms) or '(?!)'})\b".replace("'", "['’]"))


def act_of(language: str, cue: str, before: str, content: str) -> tuple[Act, bool]:
    """The act, and whether the table knows the cue; `before` is what stands in front of it in its sentence."""
    table = cues(language)
    words, about = fold(cue), fold(content)
    found = [(m.start(), m.end(), act) for act, pattern in table.acts.items() for m in pattern.finditer(words)]
    # The more specific word decides ("a dit craindre"), of two such the last.
    act: Act = max(found, key=lambda f: (f[2] != "assert", f[0], f[1]))[2] if found else "assert"
    if table.context["refuse"].search(f"{words} {' '.join(about.split()[:1])}"):
        return "assert", True
    if _negated(table, words, fold(before)):
        return ("judge" if act == "judge" else "assert"), bool(found)
    head = " ".join(about.split()[:HEAD])
    rejects = table.context["reject"].search(words)
    false = table.context["false"].search(f"{words} {head}")
    if (rejects and table.context["claims"].search(head)) or (false and table.context["call"].search(words)):
        return "deny", True
    return act, bool(found) or cue.strip() == COLON


def _negated(table: Cues, cue: str, before: str) -> bool:
    """Whether a negation stands in the cue before its verb, or among the few words in front of it."""
    clause = re.split(r"[,;:«»،؛]", before)[-1]
    near = " ".join(re.findall(r"\w+['’]?", clause)[-NEAR:])
    return bool(table.context["before"].search(near) or table.context["before"].search(cue))


def level(text: str) -> str:
    """`text` folded with every character in its place; marks that fold to nothing stay."""
    return "".join((fold(c) or c)[0] for c in text)


def is_auxiliary(language: str, cue: str) -> bool:
    """Whether the cue is no more than the "had" that Arabic puts before the subject."""
    return cues(language).context["auxiliaries"].fullmatch(fold(cue).strip()) is not None


def is_passive(language: str, cue: str) -> bool:
    """Whether the cue tells what is said of its source: "accusée", "обвинен"."""
    return cues(language).context["passive"].search(fold(cue)) is not None


def polarity_of(language: str, act: Act, content: str) -> Polarity:
    """Whether the speaker holds the content for so: its first words put it in the negative, or a denial does."""
    head = " ".join(fold(content).split()[:HEAD])
    negative = cues(language).context["negative"].search(head) is not None
    return "negative" if negative != (act == "deny") else "positive"
