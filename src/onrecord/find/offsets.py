"""Events dated by how long before or after them something was said: "a few days after the visit of Berg".

"Berg told Radio Nord on 1 February 2023 ... Her words came a few days after the visit of Holm to Kiruna."
    -> the visit: 2023-01~
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord import edtf
from onrecord.find.page import Page, Time
from onrecord.find.plover import Trigger
from onrecord.records import Event

UNITS = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}  # fmt: skip
# "A few days", "several weeks", plain "days": the middle of what readers take them for, and never exact.
VAGUE = {"few": 4, "couple": 2, "several": 5, "some": 5, "": 4}
OFFSET = re.compile(
    r"(?:(?:only|just|barely|about|some)\s+)?(?:(?P<number>an?|\d+|[a-z]+)\s+)?(?:(?P<vague>few|couple of|several)\s+)?"
    r"(?P<unit>hour|day|week|month|year)s?\s+(?P<side>after|before|following)",
    re.IGNORECASE,
)
# The article before the noun and little else may stand between "after" and the event's word.
BETWEEN_WORDS = 4


def dated(page: Page, found: list[tuple[Trigger, Event]]) -> list[tuple[Trigger, Event]]:
    """The events, those without a date dated by an offset that stands before them, where a statement's date is known."""
    loose = [t for t in page.times if t.edtf is None and OFFSET.fullmatch(t.words.strip())]
    if not loose:
        return found
    return [(trigger, _dated(page, trigger, event, loose)) for trigger, event in found]


def _dated(page: Page, trigger: Trigger, event: Event, loose: list[Time]) -> Event:
    if event.when is not None:
        return event
    for time in loose:
        between = page.text[time.stop : trigger.token.idx]
        if (
            time.stop <= trigger.token.idx
            and len(between.split()) <= BETWEEN_WORDS
            and not re.search(r"[.;:\n]", between)
        ):
            said = _last_said(page, time.start)
            when = shifted(said, time.words) if said else None
            if when is not None:
                return replace(event, when=when, words=time.words)
    return event


def _last_said(page: Page, before: int) -> str | None:
    """The date of the statement told last before, where the text gives one."""
    told = [
        (s.content[0].start, s.said) for s in page.statements if s.said and s.content and s.content[0].start < before
    ]
    return max(told)[1] if told else None


def shifted(said: str, words: str) -> str | None:
    """The date of what was `words` ("a week after") before or after the day `said`: exact, or a month that is about right.

    None where `said` is no day, for then the distance tells nothing.
    """
    found = OFFSET.fullmatch(words.strip())
    if found is None or edtf.precision(said) != "day":
        return None
    number = (found["number"] or "").lower()
    vague = (found["vague"] or "").lower().removesuffix(" of") or (number if number in VAGUE else None)
    exact = vague is None and (number.isdigit() or number in NUMBERS)
    count = VAGUE.get(vague or "", 4) if not exact else int(number) if number.isdigit() else NUMBERS[number]
    days = count * UNITS[found["unit"].lower()]
    sign = -1 if found["side"].lower() in ("after", "following") else 1
    day = date.fromisoformat(said.strip("~?%")) + sign * timedelta(days=days)
    if exact and found["unit"].lower() in ("hour", "day"):
        return edtf.of_day(day)
    if exact and found["unit"].lower() == "week":
        return edtf.of_day(day) + "~"
    return (edtf.of_month(day.year, day.month) if found["unit"].lower() != "year" else edtf.of_year(day.year)) + "~"
