"""Amounts as the characters of a text have them: number or range, hedge, unit. Nothing here asks what is counted.

"more than $11 billion" -> low 11000000000, hedge "more than", unit USD
"about a quarter of"    -> 25 %, hedge "about"
"tens of thousands of"  -> vague "tens of thousands"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, Literal

from onrecord.find import currencies
from onrecord.records import Hedge

Kind = Literal["money", "percent", "measure", "count", "vague"]

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# The hedge stands right before its number; the longest has 27 characters.
HEDGE_REACH = 36
# "11 or 12" is one number not known exactly, "5 or 500" two.
OR_AT_MOST = 2
# A share is worth two decimals: a third is 33.33 per cent, one in 45 is 2.22.
SHARE_DECIMALS = 2


OF_WHOLE = re.compile(r" (?:of|the|its|their)\b")
CODE_AFTER = re.compile(r" ?([A-Z]{3})\b")
PENCE = re.compile(r"p\b")
# A number that is part of a longer word, score or clock time.
STUCK = re.compile(r"[\w:/]|[-–]\w|[.,]\d|['’]\w")
METRES = re.compile(r"\d[mkb]$")


@dataclass(frozen=True, slots=True)
class Amount:
    """The words `start:stop` with what they are worth; `number` is where the figure proper ends, `noun` still unknown
    for a count (`unit` None).
    """

    start: int
    stop: int
    low: float | None
    high: float | None
    kind: Kind
    unit: str | None = None
    hedge: Hedge | None = None
    vague: str | None = None
    spelled: bool = False
    number: tuple[int, int] = (0, 0)
    rate: str | None = None


@dataclass(frozen=True, slots=True)
class Tables:
    """The word lists of `data/figures_en.toml`, compiled."""

    raw: dict[str, Any]
    candidate: re.Pattern[str]
    ranged: re.Pattern[str]
    hedge: re.Pattern[str]
    hedge_of: dict[str, Hedge]
    hedge_after: re.Pattern[str]
    measure: re.Pattern[str]
    currency: re.Pattern[str]
    rate: re.Pattern[str]
    vague: re.Pattern[str]


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def tables() -> Tables:
    """The tables, compiled once a process."""
    raw = tomllib.loads(resources.files("onrecord.data").joinpath("figures_en.toml").read_text("utf-8"))
    hedge_of = {w: h for table in (raw["hedges"], raw["hedges_after"]) for h, words in table.items() for w in words}
    small = _either(w for w in raw["numbers"] if w != "a")
    mult = _either(m for m in raw["multipliers"])
    sign = f"(?:{_either(raw['signs'])})"
    spelled = rf"(?:{small})(?:[- ](?:{small}))?(?:[ -]and[ -]a[ -]half)?|(?:an? )(?=(?:hundred|thousand|million|billion|trillion|dozen)\b)|half a(?=n? (?:million|billion|trillion|dozen)\b)"
    number = rf"(?:{DIGITS}|\b(?:{spelled})\b)(?:[ \u00a0]?(?:{mult}|dozen)\b)*"
    fractions = _either(raw["fractions"])
    share = rf"(?:an?|one|two|three|four|five)[ -](?:{fractions})\b|half(?= (?:of|the|its|their)\b|[.,;)])"
    chance = rf"(?:\b(?:{small})|\d{{1,3}}) (?:in|out of) (?:every )?(?:\d{{1,4}}|{small})\b(?! of\b)"
    candidate = rf"(?P<share>\b(?:{share}))|(?P<chance>(?<![\w.,$£€-]){chance})|(?P<sign>{sign}|\b[A-Z]{{3}}[ \u00a0](?=\d))?(?P<number>(?<![\w./\-–])(?<!\d,){number})"
    scores = _either(raw["vague"]["scores"])
    vague = (
        rf"\b(?P<score>{scores})\b(?P<of> of (?:\w+ ){{0,3}}?)?"
        rf"|\b(?P<part>{_either(raw['vague']['shares'])})(?= of (?!all\b|\d))"
        rf"|\b(?P<rank>one of (?:the |its |their |[A-Z]\w+['’]s )?(?:\w+[- ]){{0,2}}?(?:{_either(raw['vague']['ranks'])}) (?:\w+ ){{0,2}}?(?:{_either(raw['vague']['rank_nouns'])}))\b"
    )
    return Tables(
        raw,
        re.compile(candidate),
        re.compile(rf"[ \u00a0]?(?P<link>-|–|to|and|or) ?(?P<sign>{sign})?(?P<number>{number})(?!\w)"),
        re.compile(
            rf"(?:^|(?<![\w-]))(?P<hedge>{_either(w for t in raw['hedges'].values() for w in t)})(?: the| a further| another)?\s+$|(?P<tilde>~)$",
            re.I,
        ),
        hedge_of,
        re.compile(rf"(?:\s+|-|(?=\+))(?P<hedge>{_either(w for t in raw['hedges_after'].values() for w in t)})(?!\w)"),
        re.compile(rf"[ \u00a0]?(?P<unit>{_either(raw['measures'])})(?!\w|-\w)", re.I),
        re.compile(
            rf"[ \u00a0-]?(?:(?P<whose>[A-Z][a-z]+(?: [A-Z][a-z]+){{0,2}}) )?(?P<word>{currencies.words(tuple(raw['currency_spellings'].items())).pattern})(?![\w-])"
        ),
        re.compile(rf" (?:per|an?|each) (?P<rate>{_either(raw['words']['rates'])})\b"),
        re.compile(vague, re.I),
    )


class Reader:
    """Reads the amounts of one text. `country_of` gives the alpha-3 code of a word like "Algerian", `countries` those
    named near an offset, nearest first.
    """

    def __init__(
        self, text: str, country_of: Callable[[str], str | None], countries: Callable[[int], Iterable[str]]
    ) -> None:
        self.text = text
        self.tables = tables()
        self.country_of = country_of
        self.countries = countries

    def amounts(self) -> Iterator[Amount]:
        """All amounts in text order, not overlapping; a count's unit is left to the reader of its noun."""
        at = 0
        for found in sorted(
            [*self.tables.candidate.finditer(self.text), *self.tables.vague.finditer(self.text)],
            key=lambda m: (m.start(), -m.end()),
        ):
            if found.start() < at:
                continue
            amount = self._vague(found) if found.re is self.tables.vague else self._amount(found)
            if amount is not None:
                amount = self._hedged(amount)
                at = amount.stop
                yield amount

    # ------------------------------------------------------------------ numbers
    def value(self, words: str) -> Decimal | None:
        """The number that the words give: "23", "1.3 million", "two hundred", "half a million"."""
        numbers, multipliers = self.tables.raw["numbers"], self.tables.raw["multipliers"]
        parts = re.findall(rf"{DIGITS}|[a-z]+", words.lower().replace("-", " ").replace("\u00a0", " "))
        total, factor = Decimal(0), Decimal(1)
        for part in parts:
            if part[0].isdigit():
                total += Decimal(part.replace(",", ""))
            elif part == "dozen":
                factor *= 12
            elif part in multipliers:
                factor *= multipliers[part]
            elif part == "half":
                total += Decimal("0.5")
            elif part in numbers and part != "a":
                total += numbers[part]
            elif part not in ("a", "an", "and"):
                return None
        return (total or 1) * factor

    def _amount(self, found: re.Match[str]) -> Amount | None:
        if found.group("share") is not None:
            return self._share(found)
        if found.group("chance") is not None:
            return self._chance(found)
        words, stop = found.group("number"), found.end()
        low = self.value(words)
        if low is None or low == 0:
            return None
        sign, start = (found.group("sign") or "").strip(), found.start()
        if sign and sign not in self.tables.raw["signs"] and not self._is_code(sign):
            sign, start = "", found.start("number")
        high, stop, link = self._range(found, low, stop)
        if link:
            low = self._like(words, low, high, self.text[found.end() : stop])
        if high < low:
            return None
        spelled = not words[0].isdigit()
        made = Amount(
            start, stop, float(low), float(high), "count", spelled=spelled, number=(found.start("number"), stop)
        )
        return self._with_unit(made, sign, words)

    def _range(self, found: re.Match[str], low: Decimal, stop: int) -> tuple[Decimal, int, str | None]:
        """The upper end where the words give a range: "5-10", "25 to 30", "between 25 and 30"."""
        ranged = self.tables.ranged.match(self.text, stop)
        before = self.text[max(0, found.start() - 12) : found.start()].lower()
        if ranged is None:
            return low, stop, None
        link = ranged.group("link")
        # "from 5% to 10%" is a change, "five and six" a list; between ... and, and "11 or 12", are ranges.
        if link == "and" and not before.rstrip().endswith("between"):
            return low, stop, None
        if link == "to" and "from" in before.split()[-2:]:
            return low, stop, None
        high = self.value(ranged.group("number"))
        if high is None or high < low or (link == "or" and high > low * OR_AT_MOST):
            return low, stop, None
        return high, ranged.end(), link

    def _like(self, words: str, low: Decimal, high: Decimal, rest: str) -> Decimal:
        """ "10-12 billion": the multiplier of the upper end, when the lower has none and stays below with it."""
        own = set(re.findall(r"[a-z]+", words.lower())) & set(self.tables.raw["multipliers"])
        if own:
            return low
        factor = Decimal(1)
        for part in re.findall(r"[a-z]+", rest.lower()):
            factor *= self.tables.raw["multipliers"].get(part, 1)
        return low * factor if low * factor <= high else low

    def _share(self, found: re.Match[str]) -> Amount | None:
        """ "two thirds of", "by a third": exact shares are per cent; "a quarter" alone is a part of the year or a town."""
        before = self.text[max(0, found.start() - HEDGE_REACH) : found.start()]
        whole = OF_WHOLE.match(self.text, found.end()) is not None
        measured = before.endswith(("by ", "to ")) or self.tables.hedge.search(before) is not None
        if not whole and not (
            measured and re.compile(r"[.,;)]| (?:in|to|from|since|over|between)\b").match(self.text, found.end())
        ):
            return None
        parts = re.findall(r"[a-z]+", found.group().lower())
        count = self.tables.raw["numbers"].get(parts[0], 1) if len(parts) > 1 else 1
        share = round(count * 100 / self.tables.raw["fractions"][parts[-1]], SHARE_DECIMALS)
        stop = found.start() + len(found.group().rstrip())
        return Amount(found.start(), stop, share, share, "percent", "%", spelled=True, number=(found.start(), stop))

    def _chance(self, found: re.Match[str]) -> Amount | None:
        """ "one in 45", "nine in 10": not "5 in 2019", where the second is a year."""
        first, second = re.split(r" (?:in|out of) (?:every )?", found.group())
        part, whole = self.value(first), self.value(second)
        if not part or not whole or not part < whole <= 1000:
            return None
        share = round(float(part * 100 / whole), SHARE_DECIMALS)
        return Amount(found.start(), found.end(), share, share, "percent", "%", number=found.span())

    # ------------------------------------------------------------------ units and hedges
    def _with_unit(self, amount: Amount, sign: str, words: str) -> Amount | None:
        """The amount with its unit; a count where none is written; None where the number is part of a word."""
        text, stop = self.text, amount.stop
        if sign:
            code = self.tables.raw["signs"].get(sign, sign)
            return self._rated(replace(amount, kind="money", unit=code))
        if measure := self.tables.measure.match(text, stop):
            unit = self.tables.raw["measures"][measure.group("unit").lower()]
            return self._measured(
                replace(amount, stop=measure.end(), kind="percent" if unit == "%" else "measure", unit=unit)
            )
        money = self.tables.currency.match(text, stop)
        if money and (unit := self._currency(money, words)):
            return self._rated(replace(amount, stop=money.end(), kind="money", unit=unit))
        code_after = CODE_AFTER.match(text, stop)
        if code_after and self._is_code(code_after.group(1)):
            return self._rated(replace(amount, stop=code_after.end(), kind="money", unit=code_after.group(1)))
        if PENCE.match(text, stop) and amount.low is not None and amount.high is not None:
            low, high = amount.low / 100, amount.high / 100
            return self._rated(replace(amount, stop=stop + 1, low=low, high=high, kind="money", unit="GBP"))
        if STUCK.match(text, stop) and not self.tables.hedge_after.match(text, stop):
            return None
        if METRES.search(words):
            return self._metres_or_millions(amount)
        return amount

    def _metres_or_millions(self, amount: Amount) -> Amount | None:
        """ "8m people", "6m high", and "the 400m", which is a race: with no sign the words behind decide."""
        after = re.compile(r" (?:of )?([a-z]+)").match(self.text, amount.stop)
        if after is None:
            return None
        if after.group(1) in self.tables.raw["words"]["dimensions"] and amount.low and amount.high:
            million = self.tables.raw["multipliers"]["m"]
            return replace(amount, low=amount.low / million, high=amount.high / million, kind="measure", unit="m")
        return amount

    def _measured(self, amount: Amount) -> Amount | None:
        """Ages keep their "old"; a point in time ("ten years ago") is the business of times."""
        if after := re.compile(r" old\b").match(self.text, amount.stop):
            return replace(amount, stop=after.end())
        return None if re.compile(r"\s+(?:ago|later|earlier)\b").match(self.text, amount.stop) else amount

    def _is_code(self, word: str) -> bool:
        return word in currencies.codes() and word not in self.tables.raw["words"]["doubtful_codes"]

    def _currency(self, found: re.Match[str], words: str) -> str | None:
        raw = self.tables.raw
        whose, word = found.group("whose"), found.group("word")
        if whose and (known := currencies.full_names().get(f"{whose} {word}".lower())):
            return known
        nation = self.country_of(whose) if whose else None
        if whose and nation is None:
            return None
        large = bool(re.search("|".join(raw["multipliers"]), words.lower()))
        if word.lower() in raw["words"]["doubtful_currencies"] and not (nation or large):
            return None
        plain = raw["plain_currencies"]
        noun = raw["currency_spellings"].get(word.lower(), word.lower())
        near = [nation] if nation else [] if noun in plain else self.countries(found.start())
        return currencies.code_of(word, raw["currency_spellings"], plain, near)

    def _rated(self, amount: Amount) -> Amount:
        rate = self.tables.rate.match(self.text, amount.stop)
        return replace(amount, stop=rate.end(), rate=rate.group("rate")) if rate else amount

    def _hedged(self, amount: Amount) -> Amount:
        """The amount with the hedge before or after it, bounds opened accordingly; vague words take none."""
        if amount.vague:
            return amount
        reach = max(0, amount.start - HEDGE_REACH)
        before = self.tables.hedge.search(self.text[reach : amount.start])
        after = self.tables.hedge_after.match(self.text, amount.stop)
        start, stop = amount.start, amount.stop
        if before is not None and before.group("hedge") == "up to" and self._climbs(reach + before.start()):
            before = None  # "the cap went up to £4,266"
        if before is None and after is None:
            return amount
        if before is not None:
            word = (before.group("hedge") or "~").lower()
            start = reach + before.start()
        else:
            assert after is not None
            word, stop = after.group("hedge").lower(), after.end()
        hedge = self.tables.hedge_of[word]
        low = None if hedge in ("less than", "up to") else amount.low
        high = None if hedge == "more than" else amount.high
        return replace(amount, start=start, stop=stop, hedge=hedge, low=low, high=high)

    def _climbs(self, offset: int) -> bool:
        """Whether the word before is a verb of rising, whose "up" is not the hedge's."""
        word = re.search(r"(\w+)\s*$", self.text[max(0, offset - 12) : offset])
        return bool(word) and word.group(1).lower() in self.tables.raw["words"]["climbing"]  # type: ignore[union-attr]

    def _vague(self, found: re.Match[str]) -> Amount | None:
        """Words with no number: dozens of, most of, the lion's share of, one of the largest buyers."""
        kind = found.lastgroup if found.lastgroup != "of" else "score"
        words = found.group(kind or 0)
        stop = found.start() + len(words)
        share = kind in ("part", "rank")
        return Amount(
            found.start(),
            stop,
            None,
            None,
            "vague",
            vague=words,
            number=(found.start(), stop),
            unit=None if share else "",
        )
