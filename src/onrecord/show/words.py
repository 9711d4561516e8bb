"""How the dossier words what records hold in codes: dates, countries, languages, acts, counts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from onrecord import edtf
from onrecord.records import ActorKind, Exactness, FindingKind, StatusKind, Voice

ENGLISH = Locale("en")

# The verb of each act, after its speaker's name.
ACTS: dict[str, str] = {
    "assert": "says",
    "confirm": "confirms",
    "deny": "denies",
    "announce": "announces",
    "promise": "promises",
    "demand": "demands",
    "warn": "warns",
    "accuse": "accuses",
    "judge": "judges",
    "ask": "asks",
}

KINDS: dict[FindingKind, tuple[str, str]] = {
    "denial": ("Denial", "Actors take opposite sides on the same claim."),
    "reversal": ("Change of position", "One actor takes opposite sides at two times."),
    "outcome": ("Announcement", "Announced or promised, and what became of it."),
    "posture": ("Declared and done", "A declared stance, and deeds that point another way."),
    "figure": ("Figures", "Two figures for the same thing differ beyond rounding."),
    "voice": ("Outlet's own voice", "Checkable, with no source or in loaded words."),
}

STATUSES: dict[StatusKind, str] = {
    "happened": "reported as having happened",
    "ongoing": "reported as under way",
    "planned": "planned",
    "cancelled": "cancelled",
    "denied": "denied",
    "alleged": "alleged",
    "hypothetical": "spoken of as possible",
}

# What a voucher does about an event, after their name.
VOUCHES: dict[StatusKind, str] = {
    "happened": "reports it as having happened",
    "ongoing": "reports it as under way",
    "planned": "speaks of it as planned",
    "cancelled": "reports it as cancelled",
    "denied": "denies it",
    "alleged": "relays an allegation of it",
    "hypothetical": "speaks of it as possible",
}

VOICES: dict[Voice, str] = {
    "quoted": "in quotation marks",
    "reported": "in the outlet's words",
    "unnamed": "nobody named",
    "outlet": "the outlet's own voice",
}

EXACT: dict[Exactness, str] = {"country": "country", "province": "province", "city": "town", "site": "site"}

ACTOR_KINDS: dict[ActorKind, str] = {
    "person": "person",
    "government": "government",
    "ministry": "ministry",
    "forces": "armed forces",
    "agency": "agency",
    "parliament": "parliament",
    "party": "party",
    "company": "company",
    "organisation": "organisation",
    "outlet": "outlet",
    "group": "group",
    "country": "country",
    "people": "people",
}

# PLOVER 2021 event types, worded for a reader who has not its manual at hand.
PLOVER: dict[str, str] = {
    "AGREE": "agreement",
    "CONSULT": "visit or talks",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "withdrawal",
    "REQUEST": "demand",
    "ACCUSE": "accusation",
    "REJECT": "refusal",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion",
    "ASSAULT": "attack",
}

# Chicago Manual of Style 9.2 spells out to one hundred; newspapers to ten, and so do we.
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number of things as one would say it: "no reports", "one report", "12 reports"."""
    word = SMALL[number] if 0 <= number < len(SMALL) else f"{number:,}"
    return f"{word} {noun if number == 1 else plural or noun + 's'}"


def capital(text: str) -> str:
    """`text` with its first character in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def day_words(day: date) -> str:
    return f"{day.day} {ENGLISH.months['format']['wide'][day.month]} {day.year}"


def month_words(day: date) -> str:
    return f"{ENGLISH.months['format']['wide'][day.month]} {day.year}"


def date_words(value: str | None) -> str | None:
    """An EDTF date as one would say it ("16 to 28 November 2022"); unread as it stands when it is none."""
    if value is None or not edtf.is_edtf(value):
        return value
    if "/" not in value:
        return _point(value)
    left, _, right = value.partition("/")
    if left in ("", ".."):
        return f"until {_point(right)}"
    if right in ("", ".."):
        return f"from {_point(left)} on"
    first, last = edtf.parse(left), edtf.parse(right)
    if first.precision == last.precision == "day" and first.earliest and last.latest:
        one, other = first.earliest, last.latest
        if (one.year, one.month) == (other.year, other.month):
            return f"{one.day} to {day_words(other)}"
    return f"{_point(left)} to {_point(right)}"


def _point(value: str) -> str:
    when = edtf.parse(value)
    assert when.earliest is not None  # a point always covers days
    words = {"day": day_words, "month": month_words}.get(when.precision, lambda d: str(d.year))(when.earliest)
    return f"about {words}" if when.approximate else words


def days_of(value: str | None) -> tuple[date, date] | None:
    """First day and the day after the last one that a date covers; None when unknown or open on a side."""
    if value is None or not edtf.is_edtf(value):
        return None
    when = edtf.parse(value)
    if when.earliest is None or when.latest is None or when.latest >= date.max:
        return None
    return when.earliest, when.latest + timedelta(days=1)


@cache
def country_words(code: str | None) -> str | None:
    """CLDR's English name of an ISO 3166 alpha-3 code; the code itself when CLDR has none."""
    if code is None:
        return None
    if code == "EUU":
        return "European Union"
    short = get_global("territory_aliases").get(code, [code])[0]
    return str(ENGLISH.territories.get(short, code))


@cache
def language_words(code: str | None) -> str:
    """CLDR's English name of a language code."""
    if not code:
        return "language unknown"
    return str(ENGLISH.languages.get(code.split("-")[0].lower(), code))


@cache
def direction(code: str | None) -> str:
    """`ltr` or `rtl` as CLDR has it; `auto` for a language that CLDR does not know."""
    try:
        return "rtl" if Locale.parse(code or "", sep="-").character_order == "right-to-left" else "ltr"
    except (ValueError, UnknownLocaleError):
        return "auto"


def shortened(text: str, most: int) -> str:
    """`text` in one line of at most `most` letters, cut at a word where it is longer."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line.rfind(" ", most // 2, most)
    return line[: cut if cut > 0 else most - 1].rstrip(",;:.… ") + " …"


# A date of the contract inside a sentence, to the month at least: a year alone is a word already.
DATE_IN_TEXT = re.compile(r"(?<![\w/-])\d{4}-\d\d(?:-\d\d)?~?(?:/\d{4}-\d\d(?:-\d\d)?~?)?(?![\w/-])")


def said_dates(text: str) -> str:
    """`text` with the dates of the contract in it as one would say them; what stands in quotation marks stays."""
    parts = re.split(r"(“[^”]*”)", text)
    return "".join(p if p[:1] == "“" else DATE_IN_TEXT.sub(lambda m: date_words(m.group()) or "", p) for p in parts)
