"""Charts as SVG for the page: Altair lays them out, the page's colours and links are put in afterwards.

A chart holds no script and no style; it is one picture beside a table or list that says the same.
"""

from __future__ import annotations

import re
from typing import Any

# Stand-in colours, each one replaced by the page's own variable so that a chart follows light and dark.
PAINTS = {
    "#010101": "var(--ink)",
    "#020202": "var(--soft)",
    "#030303": "var(--line)",
    "#040404": "var(--done)",
    "#050505": "var(--denied)",
    "#060606": "var(--planned)",
    "#070707": "var(--said)",
    "#080808": "var(--card)",
}
INK, SOFT, LINE, DONE, DENIED, PLANNED, SAID, CARD = PAINTS

FONT = "system-ui, sans-serif"
VEGA_LINK = re.compile(r'xlink:href="[^"#]*#')
LOUD = re.compile(r' (?:aria-[a-z]+|role|pointer-events|class)="[^"]*"')


def finished(spec: dict[str, Any], name: str) -> str:
    """A Vega-Lite picture as a piece of HTML: own ids, the page's colours, links inside the page."""
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(spec)
    svg = VEGA_LINK.sub('href="#', LOUD.sub("", svg))
    svg = re.sub(r'(id="|url\(#)([a-z]+\d+)', rf"\1{name}-\2", svg)
    for paint, variable in PAINTS.items():
        svg = svg.replace(f'"{paint}"', f'"{variable}"')
    svg = re.sub(r"<(path|text|line)[^>]*opacity=\"0\"[^>]*(?:/>|>[^<]*</\1>)", "", svg)
    # A dot's link is its label's over again: the pointer finds it, keyboard and screen reader need it once.
    svg = re.sub(r'(<a href="[^"]*")(><path)', r'\1 tabindex="-1" aria-hidden="true"\2', svg)
    return svg.replace("<svg ", f'<svg focusable="false" data-chart="{name}" ', 1)
