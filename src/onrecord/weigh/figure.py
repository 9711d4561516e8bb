"""The check `figure`: two figures for the same thing differ beyond rounding and hedge."""

from __future__ import annotations

from itertools import combinations

from onrecord import edtf, wire
from onrecord.about import signature
from onrecord.records import Figure, Finding
from onrecord.view import View
from onrecord.weigh.sides import quote, reports, settled_by

# Papers round. Two significant digits lose at most 0.5/25 = 2 % once the leading digits reach 25; below that we would
# rather stay silent than wrong.
ROUNDING = 0.02
# "About" and its kin cover a tenth either way: the least that a reader would object to.
ABOUT = 0.10


def bounds(figure: Figure) -> tuple[float, float]:
    """The least and most that a figure's words allow, rounding and hedge included."""
    low = figure.low if figure.low is not None else float("-inf")
    high = figure.high if figure.high is not None else float("inf")
    slack = ABOUT if figure.hedge == "about" else ROUNDING
    if figure.hedge == "more than":
        high = float("inf")
    if figure.hedge in ("up to", "less than"):
        low = float("-inf")
    return low - abs(low) * slack if low != float("-inf") else low, high + abs(high) * slack if high != float(
        "inf"
    ) else high


def comparable(one: Figure, other: Figure) -> bool:
    """Same unit, same thing, same holder, same period, all of them known."""
    if one.unit is None or one.unit != other.unit or one.unit == "%":
        return False
    if not (one.whom and other.whom and one.whom.country and one.whom.country == other.whom.country):
        return False
    if not (one.period and other.period and edtf.overlaps(one.period, other.period)):
        return False
    said, found = signature(one.indicator or ""), signature(other.indicator or "")
    return bool(said.concepts & found.concepts or said.words & found.words) and one.share_of == other.share_of


def figure(view: View) -> list[Finding]:
    """Two figures for one thing, holder and period differ by more than rounding and their hedges allow."""
    out = []
    known = [f for f in view.figures if f.whom and f.period and (f.low is not None or f.high is not None)]
    for one, other in combinations(known, 2):
        if one.doc == other.doc or not comparable(one, other):
            continue
        (a, b), (c, d) = bounds(one), bounds(other)
        if b < c or d < a:
            out.append(_finding(view, one, other))
    return out


def _finding(view: View, one: Figure, other: Figure) -> Finding:
    whom = one.whom.name if one.whom else ""
    return Finding(
        wire.ident("finding", "figure", one.id, other.id),
        "figure",
        f"{one.indicator or 'figure'}, {whom}, {one.period}",
        (one.id,),
        (other.id,),
        "moderate",
        f"“{quote(view, one)}” and “{quote(view, other)}” are given for the same thing, holder and period. They may be"
        " different stages (drafted, enacted, spent) or scopes: check which each text means.",
        settled_by(one.indicator or ""),
        reports=(reports(view, [one]), reports(view, [other])),
    )
