"""Figures for one thing on one scale: what differs, and what only seems to because of a hedge, is seen at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.show.plain import inline
from onrecord.show.svg import FONT, INK, LINE, SAID, SOFT, finished
from onrecord.show.tables import FigureGroup, FigureRow

WIDTH = 300  # two fit beside each other on a desk, one on a phone
ROW = 44  # who says it and how much, and below it the mark
PLOTS = 6  # the table below holds all of them
LABEL = 26  # letters of who says it; the amount stands in the other half of the line
OPEN = {"more than": 1, "less than": -1, "up to": -1}


def drawn(groups: Sequence[FigureGroup]) -> list[FigureGroup]:
    """Groups that a picture makes clearer: in one unit, and not all the same."""
    out = []
    for g in groups:
        rows = [r for r in g.rows if _ends(r)]
        if g.together and len({r.unit for r in rows}) == 1 and len({_ends(r) for r in rows}) > 1:
            out.append(FigureGroup(g.name, tuple(rows), True))
    return out[:PLOTS]


def _ends(row: FigureRow) -> tuple[float, float] | None:
    known = [n for n in (row.low, row.high) if n is not None]
    return (min(known), max(known)) if known else None


def plots(groups: Sequence[FigureGroup]) -> list[tuple[str, str]]:
    """Name and picture of each group that is drawn."""
    return [(g.name, _plot(g, f"fig{n}")) for n, g in enumerate(drawn(groups))]


def _plot(group: FigureGroup, name: str) -> str:
    import altair as alt

    most = max(ends[1] for r in group.rows if (ends := _ends(r)))
    values: list[dict[str, Any]] = []
    for at, r in enumerate(group.rows):
        low, high = _ends(r) or (0.0, 0.0)
        hedge = r.amount.split(" ")[0] if r.amount[:1].isalpha() else ""
        toward = next((t for words, t in OPEN.items() if r.amount.startswith(words)), 0)
        who = inline(f"{r.by}, {r.source.date}" if r.source.date else r.by)
        values.append(
            {
                "row": at,
                "above": at - 0.42,
                "low": low,
                "high": high,
                "far": high if toward == 0 else most * 1.3 if toward > 0 else 0,
                "who": who if len(who) <= LABEL else who[: LABEL - 1] + "…",
                "amount": inline(r.amount),
                "href": r.href,
                "fill": SAID if not hedge else "#ffffff00",
            }
        )
    ys = alt.Scale(domain=[-0.7, len(values) - 0.7], reverse=True, nice=False, zero=False)
    y = alt.Y("row:Q", scale=ys, axis=None)
    above = alt.Y("above:Q", scale=ys, axis=None)
    xs = alt.Scale(domain=[0, most * 1.3], nice=False)
    x = alt.X("high:Q", scale=xs, axis=None)
    base = alt.Chart(alt.Data(values=values))
    zero = (
        alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(stroke=LINE).encode(x=alt.X("zero:Q", scale=xs, axis=None))
    )
    text = {"fontSize": 12, "font": FONT, "baseline": "middle"}
    layers = [
        zero,
        base.mark_rule(stroke=LINE, strokeWidth=1).encode(y=y, x=alt.value(0), x2=alt.value(WIDTH)),
        base.mark_rule(stroke=SAID, strokeWidth=2, strokeDash=[2, 3]).encode(x=x, x2="far:Q", y=y),
        base.mark_rule(stroke=SAID, strokeWidth=5).encode(x=alt.X("low:Q", scale=xs, axis=None), x2="high:Q", y=y),
        base.mark_point(size=90, strokeWidth=2, stroke=SAID, opacity=1).encode(
            x=x, y=y, fill=alt.Fill("fill:N", scale=None, legend=None), href="href:N"
        ),
        base.mark_text(align="left", fill=SOFT, **text).encode(x=alt.value(0), y=above, text="who:N", href="href:N"),
        base.mark_text(align="right", fill=INK, fontWeight="bold", **text).encode(
            x=alt.value(WIDTH), y=above, text="amount:N"
        ),
    ]
    chart = alt.layer(*layers).properties(width=WIDTH, height=ROW * len(values), background="transparent", padding=8)
    return finished(chart.configure_view(stroke=None).to_dict(validate=False), name)
