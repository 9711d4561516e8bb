"""When a text was published, from what its source, path or own words say: EDTF, and the instant where given."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

# The contract's EDTF: a year, month or day, perhaps uncertain, or an interval of two.
_DAY = r"[~?%]?-?\d{4}(-\d{2}(-\d{2})?)?[~?%]?"
EDTF = re.compile(rf"^({_DAY}|{_DAY}?(\.\.)?/(\.\.)?({_DAY})?)$")

# A day in a file's name or an address: 2023-02-05, 2023_02_05, 2023/02/05, 20230205. Nothing else is that plain:
# 05-02-2023 is May or February.
IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}[T ]?")
# Not before the first news agencies' wires, for a number that merely looks like a date.
EARLIEST = 1850


def stamp(value: str) -> tuple[str, str | None] | None:
    """(EDTF, instant with its zone or None) of a date as a source writes it; None for what is no date.

    The day is the one that the source wrote, in its own zone. Reads EDTF, ISO 8601 and the dates of e-mail (RFC 5322).

    >>> stamp("2023-02-05T23:30:00-05:00")
    ('2023-02-05', '2023-02-05T23:30:00-05:00')
    """
    value = value.strip()
    if EDTF.match(value):
        return (value, None) if _possible(value) else None
    moment = _moment(value)
    if moment is None or moment.year < EARLIEST:
        return None
    return moment.date().isoformat(), moment.isoformat() if moment.tzinfo else None


def _possible(edtf: str) -> bool:
    """Whether every whole day in it is a day of the calendar, every month a month."""
    for year, _, month, _, day in re.findall(r"(\d{4})(-(\d{2})(-(\d{2}))?)?", edtf):
        try:
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            return False
    return True


def _moment(value: str) -> datetime | None:
    if ISO.match(value):
        try:
            # "2023-02-05 10:00:00 +0000" and "...T10:00:00.000+0000" are common and one space or dot off.
            return datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d|Z$)|\.\d+(?=[+-Z]|$)", "", value))
        except ValueError:
            return None
    try:
        return parsedate_to_datetime(value)
    except ValueError:
        return None


def path_date(path: str) -> str | None:
    """The one day in a file's name or an address's path; None where there is none or more than one."""
    found = {f"{y}-{m}-{d}" for y, _, m, d in IN_PATH.findall(path) if _possible(f"{y}-{m}-{d}")}
    return found.pop() if len(found) == 1 else None


def is_after(published: str, today: str) -> bool:
    """Whether `published` is wholly after the day `today`, each cut to the shorter one's precision."""
    start = published.strip("~?%").split("/")[0].strip("~?%.")
    size = min(len(start), len(today))
    return start[:size] > today[:size]


def current_day() -> str:
    return datetime.now(UTC).date().isoformat()
