"""The tables of a language's dates, compiled: words to categories, and patterns of categories to regular expressions.

A text becomes a row of one-character category codes, one a word, so that a pattern ("the? day=num/ord of? month=month")
is an ordinary regular expression over that row and a match's group offsets are word numbers.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from babel import Locale

type Value = int | str | None

# Words with a category; everything else is one of these two. A capital tells a name ("Sunday Times").
OTHER, NAME = "x", "X"

TOKEN = (
    r"\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d)"  # a date in figures
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*"  # a number, an ordinal, a decade, a time of day
    r"|[^\W\d_]+n['’]t\b|[^\W\d_]+|['’](?:s|ll|re|ve|d|m)\b|\n+|[^\w\s]"
)
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
FIGURES = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
# News of today speaks of no earlier year without a word that says so; 2100 leaves room for plans and treaties.
FIRST_YEAR, LAST_YEAR = 1500, 2100
CATEGORIES = "num ord year bigyear decade fulldate month month_or_name weekday weekday_or_name comma dot dash slash stop mark".split()
MARKS = {",": "comma", ".": "dot", "-": "dash", "–": "dash", "/": "slash"}
MARKS |= dict.fromkeys(";:!?—…", "stop") | dict.fromkeys("()[]\"'“”‘’«»„", "mark")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of words and the name of its reading (a function in `times.READINGS`).

    `needs` are the categories that every match has, one set a word: a row without them need not be searched.
    """

    give: str
    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]

    def may_match(self, present: set[str]) -> bool:
        """Whether a row with these codes may hold a match."""
        return not any(need.isdisjoint(present) for need in self.needs)


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's tables. `words` holds each spelling with its code and value; `tense` +1 ahead, -1 behind."""

    codes: dict[str, str]
    words: dict[str, tuple[str, Value]]
    rules: tuple[Rule, ...]
    tense: dict[str, float]
    boundary: frozenset[str]
    passive: frozenset[str]
    intending: frozenset[str]
    intended: frozenset[str]
    than: frozenset[str]
    ordinals: tuple[str, ...]
    decade_suffix: str
    forms: dict[str, tuple[str, ...]]
    prefixes: tuple[str, ...]
    linking: frozenset[str]
    token: re.Pattern[str]
    anchors: re.Pattern[str]
    island: re.Pattern[str]
    category: dict[str, str]


class Lexicon(dict[str, tuple[str, Value]]):
    """Spellings with their code and value; one that is in no table is read once and kept."""

    # News repeats its words; a text made of ever new ones must not fill the memory.
    LIMIT = 200_000

    def __init__(self, tables: Grammar) -> None:
        super().__init__(tables.words)
        self.tables = tables

    def __missing__(self, word: str) -> tuple[str, Value]:
        if len(self) > self.LIMIT:
            self.clear()
            self.update(self.tables.words)
        entry = self[word] = self._read(word)
        return entry

    def _read(self, word: str) -> tuple[str, Value]:
        codes = self.tables.codes
        if word[0].isdigit():
            return _number(word, self.tables)
        for prefix in self.tables.prefixes:  # Arabic writes "and", "in", "the" onto the word
            if word.startswith(prefix) and word[len(prefix) :] in self:
                return self[word[len(prefix) :]]
        if word[0].isalpha():
            return NAME if word[0].isupper() else OTHER, None
        if word[0] == "\n":
            return codes["stop"], None
        return codes[MARKS[word]] if word in MARKS else OTHER, None


class Row:
    """The words of a text: where each stands, its code and its value."""

    __slots__ = ("codes", "entries", "found", "text")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.found = list(lexicon.tables.token.finditer(text))
        self.entries = [lexicon[m[0]] for m in self.found]
        self.codes = "".join([entry[0] for entry in self.entries])

    def word(self, i: int) -> str:
        return self.found[i].group()

    def value(self, i: int) -> Value:
        return self.entries[i][1]

    def start(self, i: int) -> int:
        return self.found[i].start()

    def stop(self, i: int) -> int:
        return self.found[i].end()


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The words of `language`, ready to be looked up."""
    return Lexicon(grammar(language))


@cache
def grammar(language: str = "en") -> Grammar:
    """The tables of `language`. FileNotFoundError where there are none."""
    table = tomllib.loads(resources.files("onrecord.data").joinpath(f"times_{language}.toml").read_text("utf-8"))
    spelled = _spelled(table, language)
    names = [*CATEGORIES, *dict.fromkeys(category for category, _ in spelled.values())]
    # Private-use characters: one a category, and none that means something in a regular expression.
    codes = {name: chr(0xE000 + i) for i, name in enumerate(dict.fromkeys(names))}
    words: dict[str, tuple[str, Value]] = {w: (codes[c], v) for w, (c, v) in spelled.items()}
    tense = (
        dict.fromkeys(table["tense"].get("neutral", ()), 0.0)
        | dict.fromkeys(table["tense"]["be"], 0.25)
        | dict.fromkeys(table["tense"]["planning"], 0.5)
        | dict.fromkeys(table["tense"]["behind"], -1.0)
    )
    tense |= dict.fromkeys(table["tense"]["ahead"], 1.0)
    anchors = "month month_or_name weekday weekday_or_name year decade fulldate deictic unit units weekend season season_adv feast q part ord daypart half dual"
    return Grammar(
        codes,
        words,
        tuple(Rule(p["give"], _compiled(p["pattern"], codes), _needs(p["pattern"], codes)) for p in table["point"]),
        tense,
        frozenset(table["tense"]["boundary"]),
        frozenset(table["tense"]["passive"]),
        frozenset(table["tense"].get("intending", ())),
        frozenset(table["tense"].get("intended", ())),
        frozenset(table["tense"].get("than", ())),
        tuple(table["ordinal_suffixes"]),
        table["decade_suffix"],
        {name: tuple(endings) for name, endings in table["forms"].items()},
        tuple(table.get("prefixes", ())),
        frozenset(table.get("linking", ())),
        re.compile("|".join([*(re.escape(w) for w in sorted(words, key=len, reverse=True) if " " in w), TOKEN])),
        re.compile("[" + "".join(codes[a] for a in anchors.split() if a in codes) + "]"),
        re.compile(f"[^{OTHER}{NAME}]+"),
        {code: name for name, code in codes.items()},
    )


def _spelled(table: dict[str, Any], language: str) -> dict[str, tuple[str, Value]]:
    """Each spelling with its category and value, capitals and CLDR's names included."""
    found: dict[str, tuple[str, Value]] = {}
    for category, words in table["words"].items():
        found |= dict.fromkeys(words, (category, None))
    for category, values in table["values"].items():
        found |= {w: (category, v) for w, v in values.items()}
    found |= {w.capitalize(): entry for w, entry in found.items()}
    doubtful = set(table["months"]["doubtful"])
    skipped = table["months"].get("skip", ())
    names = [name for name in _names(table, language) if name[1] not in skipped]
    full = {word for _, word, _, short in names if not short}
    for category, word, number, short in names:
        short = short and word not in full
        category = f"{category}_or_name" if short or word in doubtful else category
        for form in {word.capitalize(), word.upper()} | (set() if table["capital_names"] else {word}):
            found[form] = (category, number)
    return found


def _names(table: dict[str, Any], language: str) -> list[tuple[str, str, int, bool]]:
    """Months 1 to 12 and weekdays 0 (Monday) to 6 as CLDR and the table's `extra` have them, and whether shortened."""
    names = [(c, w, n, False) for c, more in table["extra"].items() for w, n in more.items()]
    for locale in map(Locale.parse, table.get("locales", [language])):
        for width, short in (("abbreviated", True), ("wide", False)):
            for context in ("format", "stand-alone"):
                for category, cldr in (("month", locale.months), ("weekday", locale.days)):
                    names += [(category, w.rstrip(".").lower(), n, short) for n, w in cldr[context][width].items()]
    return names


def _compiled(pattern: str, codes: dict[str, str]) -> re.Pattern[str]:
    """`name=cat/cat?` as `(?P<name>[..])?`, parentheses and bars as they are. KeyError for an unknown category."""

    def unit(found: re.Match[str]) -> str:
        name, categories = found.groups()
        one = "[" + "".join(codes[c] for c in categories.split("/")) + "]"
        return f"(?P<{name}>{one})" if name else one

    packed = re.sub(r"(?:(\w+)=)?([a-z_]+(?:/[a-z_]+)*)", unit, pattern).replace(" ", "")
    return re.compile(packed.replace("(", "(?:").replace("(?:?P", "(?P"))


def _needs(pattern: str, codes: dict[str, str]) -> tuple[frozenset[str], ...]:
    """The categories of the words that stand outside optional parts and alternatives."""
    while "(" in pattern:
        pattern = re.sub(r"\([^()]*\)\??", " ", pattern)
    certain = [unit.rpartition("=")[2] for unit in pattern.split() if not unit.endswith("?")]
    return tuple(frozenset(codes[c] for c in unit.split("/")) for unit in certain)


def _number(word: str, tables: Grammar) -> tuple[str, Value]:
    """A date, year, decade, ordinal or small number; everything else in figures is no matter of dates."""
    codes = tables.codes
    if word.isdigit():
        if len(word) == 4 and FIRST_YEAR <= int(word) <= LAST_YEAR:
            return codes["year"], int(word)
        return (codes["num"], int(word)) if len(word) <= 3 else (OTHER, None)
    if found := ISO.fullmatch(word):
        return codes["fulldate"], word
    if found := FIGURES.fullmatch(word):
        day, month, year = map(int, found.groups())
        if day <= 12 and month <= 12 and day != month and "/" in word:  # day or month first is not known
            return codes["fulldate"], None
        # With points the day comes first everywhere; with strokes a number above 12 tells.
        day, month = (month, day) if month > 12 else (day, month)
        return codes["fulldate"], f"{year:04d}-{month:02d}-{day:02d}"
    digits = re.match(r"\d+", word)
    suffix = word[digits.end() :] if digits else ""
    number = int(digits.group()) if digits and len(digits.group()) <= 4 else 0
    if suffix.lower() in tables.ordinals:
        return codes["ord"], number
    if (
        suffix == tables.decade_suffix
        and number % 10 == 0
        and (FIRST_YEAR <= number <= LAST_YEAR or 20 <= number <= 90)
    ):
        return codes["decade"], number if number >= FIRST_YEAR else 1900 + number
    return OTHER, None
