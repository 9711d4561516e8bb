"""The timeline as a picture: two lanes over one axis, in a desk's and in a phone's width."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from onrecord.show.plain import inline
from onrecord.show.svg import CARD, DENIED, DONE, FONT, INK, LINE, PLANNED, SAID, SOFT, finished
from onrecord.show.timeline import LOOKS, Moment

# Where a colour stands, a dash or a filling stands too: nothing is told by colour alone.
STYLE: dict[str, tuple[str, bool, tuple[int, int]]] = {
    "happened": (DONE, True, (1, 0)),
    "disputed": (DENIED, False, (5, 3)),
    "planned": (PLANNED, False, (2, 3)),
    "denied": (DENIED, True, (1, 0)),
    "alleged": (SOFT, False, (1, 2)),
    "confirm": (DONE, True, (1, 0)),
    "deny": (DENIED, True, (1, 0)),
    "announce": (PLANNED, True, (1, 0)),
    "say": (SAID, True, (1, 0)),
}

WIDE, NARROW = 962, 325
ROW = 26  # one mark with its label
# Width of a letter of the label, in pixels at 12 px: a generous mean, so that labels do not run into each other.
LETTER = 6.3
LABEL = {WIDE: 60, NARROW: 22}  # letters of a label, less than half the width; the table below has it in full


def _short(m: Moment, width: int) -> str:
    """A mark's label with how often it happened, cut where half the chart's width ends."""
    times = f" ×{m.times}" if m.times > 1 else ""
    label, room = inline(m.label if width == WIDE else m.short), LABEL[width] - len(times)
    return (label if len(label) <= room else label[: room - 1].rstrip() + "…") + times


def timeline(moments: Sequence[Moment], width: int = WIDE) -> str | None:
    """Two lanes over one axis, said above and done below; None when nothing has a date."""
    if not moments:
        return None
    import altair as alt

    first, last = min(m.start for m in moments), max(m.stop for m in moments)
    edge = max(timedelta(days=1), (last - first) / 40)
    first, last = first - edge, last + edge
    rows, heights = _rows(moments, first, last, width)
    gap = heights["said"] - 0.2
    values = []
    for m, row in zip(moments, rows, strict=True):
        paint, filled, dash = STYLE[m.look]
        at = heights["said"] - 1 - row if m.lane == "said" else gap + 1 + row
        # A day is drawn as a dot: four marks' width of a long affair would be less than a pixel.
        point = (m.stop - m.start).days <= 1
        values.append(
            {
                "from": m.start.isoformat(),
                "to": (m.start if point else m.stop).isoformat(),
                "row": at,
                "low": at - 0.26,
                "high": at + 0.26,
                "paint": paint,
                "fill": paint if filled else CARD,
                "dash": list(dash),
                "label": _short(m, width),
                "point": point,
                "href": m.href,
                "weight": "bold" if m.cited else "normal",
            }
        )
    depth = gap + 0.6 + heights["done"]
    spec = _timeline_spec(alt, values, first, last, depth, gap, width)
    return finished(spec, f"time{width}")


def _rows(moments: Sequence[Moment], first: date, last: date, width: int) -> tuple[list[int], dict[str, int]]:
    """A row for each mark, the lowest in which it and its label find room; and how many rows each lane takes."""
    scale = (width - 20) / max(1, (last - first).days)
    ends: dict[str, list[float]] = {"said": [], "done": []}
    rows = []
    for m in moments:
        left = (m.start - first).days * scale
        right = (m.stop - first).days * scale + 14
        reach = LETTER * len(_short(m, width))
        if right + reach > width - 20:
            left -= reach
            reach = 0
        lane = ends[m.lane]
        row = next((i for i, end in enumerate(lane) if end <= left), len(lane))
        if row == len(lane):
            lane.append(0.0)
        lane[row] = right + reach + 6
        rows.append(row)
    return rows, {lane: max(1, len(taken)) for lane, taken in ends.items()}


def _timeline_spec(
    alt: Any, values: list[dict[str, Any]], first: date, last: date, depth: float, gap: float, width: int
) -> dict[str, Any]:
    scale = (width - 20) / max(1, (last - first).days)
    for v in values:
        right = (date.fromisoformat(v["to"]) - first).days * scale
        v["left"] = right + 14 + LETTER * len(v["label"]) > width - 20
    ys = alt.Scale(domain=[-1.3, depth], reverse=True, nice=False, zero=False)
    xs = alt.Scale(domain=[first.isoformat(), last.isoformat()], nice=False)
    days = (last - first).days
    axis = alt.Axis(
        orient="top",
        title=None,
        format="%Y" if days > 1500 else "%b %Y" if days > 75 else "%-d %b %Y",
        tickCount=max(2, min(8, width // 105)),
        labelColor=SOFT,
        domainColor=LINE,
        tickColor=LINE,
        gridColor=LINE,
        labelFontSize=12,
        labelFont=FONT,
        labelFlush=True,
        labelOverlap="greedy",
        offset=4,
    )
    x = alt.X("from:T", scale=xs, axis=axis)
    y = alt.Y("row:Q", scale=ys, axis=None)
    base = alt.Chart(alt.Data(values=values))
    tint = {
        "stroke": alt.Stroke("paint:N", scale=None, legend=None),
        "fill": alt.Fill("fill:N", scale=None, legend=None),
        "strokeDash": alt.StrokeDash("dash:N", scale=None, legend=None),
        "href": "href:N",
    }
    dots = base.transform_filter("datum.point").mark_point(size=110, strokeWidth=2, opacity=1)
    bars = base.transform_filter("!datum.point").mark_bar(strokeWidth=2, cornerRadius=3, opacity=1)
    layers = [
        alt.Chart(alt.Data(values=[{"row": gap}])).mark_rule(stroke=LINE).encode(y=y),
        bars.encode(x=x, x2="to:T", y=alt.Y("low:Q", scale=ys, axis=None), y2="high:Q", **tint),
        dots.encode(x=x, y=y, **tint),
    ]
    for left, align, dx, field in ((False, "left", 10, "to:T"), (True, "right", -10, "from:T")):
        label = base.transform_filter(f"datum.left == {str(left).lower()}").mark_text(
            align=align, dx=dx, fontSize=12, font=FONT, fill=INK, baseline="middle"
        )
        layers.append(label.encode(x=alt.X(field, scale=xs, axis=axis), y=y, text="label:N", href="href:N"))
    lanes = alt.Chart(alt.Data(values=[{"row": -0.9, "text": "SAID"}, {"row": gap + 0.35, "text": "DONE"}]))
    layers.append(
        lanes.mark_text(align="left", fontSize=11, font=FONT, fill=SOFT, fontWeight="bold", baseline="middle").encode(
            x=alt.value(2), y=y, text="text:N"
        )
    )
    chart = alt.layer(*layers).properties(
        width=width - 20, height=int((depth + 1.3) * ROW), background="transparent", padding=8
    )
    made: dict[str, Any] = chart.configure_view(stroke=None).to_dict(validate=False)
    return made


def legend() -> list[tuple[str, str, bool, bool]]:
    """Look, words, filled, dashed: what the page prints beside the timeline."""
    return [(look, LOOKS[look], STYLE[look][1], STYLE[look][2] != (1, 0)) for look in LOOKS]
