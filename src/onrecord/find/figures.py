"""Finds figures: how much or how many, with hedge and unit, of what, whose, for which period, and who gives it.

    "The military budget for 2023 is estimated at more than 23 billion dollars."
    -> Figure(low=23e9, high=None, hedge="more than", unit="USD", indicator="military budget", period="2023")

Shares with no number keep their words ("the lion's share"). Dates, scores, clock times, ordinals and numbers in names
are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from onrecord import edtf
from onrecord.find.figures_about import NOUNS, About
from onrecord.find.figures_amounts import Amount, Reader
from onrecord.find.page import Page
from onrecord.find.speaking import speaking
from onrecord.records import Figure, Span
from onrecord.wire import ident

CONVERTED = re.compile(r"\s?[(;]\s?(?:about |around |roughly |nearly |some )?")
# "$54 per share": the price of what is named.
PRICED = ("share", "barrel", "tonne", "litre")
# Small spelled numbers count only what an affair counts; from ten on they are meant as a number.
SMALL = 10
# How many actors before a bare "dinars" are asked for their country.
COUNTRIES_ASKED = 12


def figures(page: Page) -> list[Figure]:
    """The figures of a page in text order."""
    about = About(page)
    reader = Reader(page.text, _nations(page).get, lambda offset: _countries(about, page, offset))
    times = [(t.start, t.stop) for t in page.times]
    starts = [start for start, _ in times]
    speaker = speaking(page)
    found: list[Figure] = []
    for amount in reader.amounts():
        i = bisect_right(starts, amount.stop - 1) - 1
        if i >= 0 and times[i][1] > amount.start and amount.kind != "money":
            continue  # a date or a point in time
        statement = speaker(amount.start, amount.stop)
        figure = _figure(page, about, amount, statement.id if statement else "outlet")
        if figure is None:
            continue
        if found and amount.kind == "money" and CONVERTED.fullmatch(page.text, found[-1].span.stop, amount.start):
            same = found[-1]  # "$44bn (£36bn)": one sum in two currencies
            figure = replace(figure, indicator=same.indicator, whom=same.whom, period=same.period)
        found.append(figure)
    return found


def _nations(page: Page) -> dict[str, str | None]:
    """The countries of adjectives and names ("Algerian"), as the page's actors have them."""
    named = [m for m in page.mentions if m.how in ("demonym", "country")]
    return {page.text[m.start : m.stop]: m.actor.country for m in reversed(named)}


def _countries(about: About, page: Page, offset: int) -> Iterable[str]:
    """Countries of the actors before the offset, nearest first, then of those after it."""
    i = bisect_right(about.mention_starts, offset)
    near = [*reversed(page.mentions[max(0, i - COUNTRIES_ASKED) : i]), *page.mentions[i : i + COUNTRIES_ASKED]]
    return dict.fromkeys(m.actor.country for m in near if m.actor.country)


def _figure(page: Page, about: About, amount: Amount, by: str) -> Figure | None:
    noun: Any | None
    if amount.kind == "count" or (amount.kind == "vague" and amount.unit == ""):
        amount, noun = _counted(about, amount)
        if amount.unit is None:
            return None
        if noun is not None and about.measure(noun.lower_):  # "hundreds of pounds in tax"
            noun = about.indicator(replace(amount, kind="money"))
    elif amount.rate in PRICED:
        noun = next(t for t in about.tokens(amount.start, amount.stop) if t.lower_ == amount.rate)
    else:
        noun = None if amount.kind == "measure" else about.indicator(amount)
    share_of = None
    if amount.kind == "vague" and amount.vague and " of " in amount.vague and amount.unit is None:
        # "one of the largest customers for its weapons": the customers are measured, of the weapons.
        rank = about.token(amount.stop - 1)
        below = next(
            (c for p in rank.children if p.lower_ in ("for", "of") for c in p.children if c.dep_ == "pobj"), None
        )
        noun, share_of = rank, about.phrase(below) if below is not None else None
    elif amount.kind in ("percent", "vague") and noun is not None and amount.unit in ("%", None):
        share_of = about.phrase(noun)
    span = Span(amount.start, amount.stop)
    return Figure(
        id=ident("figure", page.document.id, (span,), amount.low, amount.high, amount.unit, amount.vague),
        doc=page.document.id,
        span=span,
        low=amount.low,
        high=amount.high,
        unit=amount.unit or None,
        hedge=amount.hedge,
        indicator=about.phrase(noun) if noun is not None else None,
        whom=about.whom(amount, noun),
        period=edtf.kept(about.period(amount, noun), page.document.published),
        share_of=share_of,
        vague=amount.vague,
        by=by,
        rule=amount.kind,
    )


def _counted(about: About, amount: Amount) -> tuple[Amount, Any | None]:
    """A count with its noun as unit; unit None where it counts nothing, or nothing that matters."""
    noun = (_scored(about, amount) if amount.kind == "vague" else None) or about.counted(amount)
    if noun is None and amount.kind == "vague" and about.token(amount.start).pos_ == "NOUN":
        return amount, None  # "suffered by millions"
    if noun is None:
        return replace(amount, unit=None), None
    words = about.words
    word = noun.lower_
    plural = noun.tag_ in ("NNS", "NNPS") or word in words["counted"]
    high = amount.high if amount.high is not None else amount.low
    small = amount.spelled and high is not None and high < SMALL
    trivial = small and not amount.hedge and word not in words["counted"]
    if not plural or word in words["not_counted"] or trivial or _in_name(about, amount):
        return replace(amount, unit=None), None
    measure = about.measure(word)
    counted = noun.text if noun.pos_ == "PROPN" else word
    return replace(amount, unit=measure or counted, stop=max(amount.stop, noun.idx + len(noun))), noun


def _scored(about: About, amount: Amount) -> Any | None:
    """The noun after "hundreds of"."""
    last = about.token(amount.stop - 1)
    after = next((c for c in last.children if c.lower_ == "of" and c.i == last.i + 1), None)
    noun = after and next((c for c in after.children if c.dep_ == "pobj"), None)
    return noun if noun is not None and noun.pos_ in NOUNS else None


def _in_name(about: About, amount: Amount) -> bool:
    """ "Boeing 737 jets", "Resolution 2231": a capital right before the number makes it a name."""
    first = about.token(amount.start)
    if amount.hedge or amount.spelled or first.i == 0 or first.is_sent_start:
        return False
    before = about.doc[first.i - 1]
    return bool(before.pos_ == "PROPN" and before.text[0].isupper() and before.head.i >= first.i)
