"""The date that a plain text states about itself: a line of its own, or the dateline before its first sentence.

    ALGIERS, 5 February 2023 (Nord) - The ministry said ...      2023-02-05
    Published on Sunday, 5 February 2023 at 10:00                2023-02-05

A date inside a sentence is no dateline, nor is one without its year, nor 05/02/2023, which is May or February.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from babel import Locale

from onrecord.text import fold

# The languages that we read or shall read; Arabic months have three sets of names (Egypt, Algeria, Syria and Iraq).
LOCALES = ("en", "fr", "ru", "uk", "de", "es", "it", "pt", "tr", "ar", "ar_DZ", "ar_SY")
# A text states its date at its head, a communiqué sometimes at its foot.
HEAD, FOOT = 6, 3
# Room for a label, a weekday, a place and an hour beside the date; a longer line is a sentence.
SHORT = 90
# Folded, as the text is when it is compared.
LABELS = (
    "published|posted|issued|released|date|dated|publie|mis en ligne|paru|date de publication|опубликовано|дата|опубліковано"
    "|veroffentlicht|datum|stand|publicado|fecha|pubblicato|data|yayınlanma|تاريخ النشر|نشر|التاريخ"
)
PLACE = r"[^\W\d][\w.'’ -]{1,40},"
AFTER = r"(?:[\s,;|–—-]+(?:at|a|в|о|um|a las|alle|في)?\s*\d{1,2}[:.h]\d{2}.{0,20})?"


@cache
def _months() -> dict[str, int]:
    """Folded month names, whole and short, to their number; the sign of no language is another's for another month."""
    found: dict[str, int] = {}
    for tag in LOCALES:
        months = Locale.parse(tag).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[form][width].items():
                    found.setdefault(fold(name).strip(". "), number)
    return found


@cache
def _weekdays() -> str:
    days = {
        fold(name).strip(". ")
        for tag in LOCALES
        for w in ("wide", "abbreviated")
        for name in Locale.parse(tag).days["format"][w].values()
    }
    return "|".join(sorted(map(re.escape, days), key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A line that is a date, and a dateline before a sentence; both over folded text."""
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    day = rf"""(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?(?P<m1>{names})\.?,?\s+(?:de\s+|del\s+)?(?P<y1>\d{{4}})
        |(?P<m2>{names})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})
        |(?P<y3>\d{{4}})-(?P<m3>\d{{2}})-(?P<d3>\d{{2}})|(?P<d4>\d{{1,2}})\.(?P<m4>\d{{1,2}})\.(?P<y4>\d{{4}}))"""
    before = rf"(?:(?:{LABELS})\b\s*:?\s*(?:on|le|am|el|il|в|:)?\s*)?(?:{PLACE}\s+)?(?:(?:{_weekdays()})\b[.,]?\s+(?:le\s+)?)?"
    line = re.compile(rf"{before}{day}(?:\s*(?:г|года|р|року)\b\.?)?[.)]?{AFTER}\s*$", re.X)
    opening = re.compile(rf"{PLACE}\s+{day}\.?\s*(?:\([^)]{{1,30}}\))?\s*[–—:-]", re.X)
    return line, opening


def stated(text: str) -> str | None:
    """The day that the text states about itself, ISO; None where it states none, or two that differ."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    whole, opening = _patterns()
    short = [line for line in (*lines[:HEAD], *lines[HEAD:][-FOOT:]) if len(line) <= SHORT]
    found = [whole.match(fold(line)) for line in short] + [
        opening.match(fold(line[: 2 * SHORT])) for line in lines[:HEAD]
    ]
    days = {d for d in map(_day, filter(None, found)) if d}
    return days.pop() if len(days) == 1 else None


def _day(found: re.Match[str]) -> str | None:
    year, month, day = next((found[f"y{n}"], found[f"m{n}"], found[f"d{n}"]) for n in range(1, 5) if found[f"y{n}"])
    try:
        return date(int(year), int(month) if month.isdigit() else _months()[month], int(day)).isoformat()
    except ValueError:
        return None
