"""The map of a case's events as SVG: countries from Natural Earth, each place drawn as exactly as it is known.

A site is a square, a city a dot, a province a wide dashed disc (never a pin: where in it is not known), a country its
whole shape. Boundaries are those of the data set; drawing them takes no position.
"""

from __future__ import annotations

import json
import lzma
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from markupsafe import Markup, escape

from onrecord.records import Event, Where
from onrecord.show.plain import inline
from onrecord.view import View

WIDTH = 920
# A province's disc: most first-level provinces are 100 to 300 km wide (median area 14,000 km2 in ISO 3166-2 tables).
PROVINCE_KM = 110
KM_A_DEGREE = 111.2
# Degrees around the outermost places, and the least a map shows: neighbours tell a reader where he is.
MARGIN, LEAST = 4.0, 16.0
# Taller than this the map would fill a screen; a wider window is shown instead.
TALLEST = 0.62
LABEL_PX = 6.6


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the events that it is given for; `status` is the gravest that anybody vouches for."""

    where: Where
    events: tuple[Event, ...]
    status: str


# Drawn in the colour of the first that applies: what is disputed is what a reader looks for.
ORDER = ("disputed", "denied", "planned", "happened")


@cache
def world() -> dict[str, list[list[list[float]]]]:
    data = resources.files("onrecord.data").joinpath("world.json.xz").read_bytes()
    shapes: dict[str, list[list[list[float]]]] = json.loads(lzma.decompress(data))
    return shapes


def spots(view: View) -> list[Spot]:
    """The places of the case's events, each once, by name; those without coordinates or country are left out."""
    found: dict[tuple[str, str | None, str], list[Event]] = {}
    places: dict[tuple[str, str | None, str], Where] = {}
    for e in view.events:
        w = e.where
        if w and (w.lat is not None or (w.exact == "country" and w.country in world())):
            key = (w.name, w.country, w.exact)
            places.setdefault(key, w)
            found.setdefault(key, []).append(e)
    return [Spot(places[k], tuple(found[k]), _status(found[k])) for k in sorted(found, key=str)]


def _status(events: Sequence[Event]) -> str:
    seen = {s.status for e in events for s in e.status}
    done, undone = seen & {"happened", "ongoing"}, seen & {"denied", "cancelled"}
    found = "disputed" if done and undone else "denied" if undone else "happened" if done else "planned"
    return next(s for s in ORDER if s == found)


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the world that is drawn: west, south, in degrees, and pixels a degree east and north."""

    west: float
    south: float
    east: float
    north: float

    @property
    def across(self) -> float:
        return WIDTH / (self.east - self.west)

    @property
    def up(self) -> float:
        # Equirectangular, true to scale at the middle latitude: enough for a region, and plain.
        return self.across / math.cos(math.radians((self.south + self.north) / 2))

    @property
    def height(self) -> float:
        return (self.north - self.south) * self.up

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return round((lon - self.west) * self.across, 1), round((self.north - lat) * self.up, 1)


def window(shown: Sequence[Spot]) -> Window:
    """What holds all places with a margin. Countries count by their middles, and only where nothing more exact is known:
    one large country shown whole would hide the rest."""
    exact = [s for s in shown if s.where.exact != "country"] or shown
    points = [p for s in exact if (p := middle(s.where))]
    west, east = min(p[0] for p in points) - MARGIN, max(p[0] for p in points) + MARGIN
    south, north = min(p[1] for p in points) - MARGIN, max(p[1] for p in points) + MARGIN
    west, east = _stretched(west, east, LEAST)
    south, north = _stretched(south, north, LEAST * 0.5)
    south, north = max(south, -84.0), min(north, 84.0)
    tall = Window(west, south, east, north)
    if tall.height > TALLEST * WIDTH:
        west, east = _stretched(west, east, (east - west) * tall.height / (TALLEST * WIDTH))
    return Window(max(west, -180.0), south, min(east, 180.0), north)


def _stretched(low: float, high: float, least: float) -> tuple[float, float]:
    more = max(0.0, least - (high - low)) / 2
    return low - more, high + more


def middle(where: Where) -> tuple[float, float] | None:
    """Longitude and latitude of a place; of a country the middle of its largest ring."""
    if where.lat is not None and where.lon is not None:
        return where.lon, where.lat
    rings = world().get(where.country or "")
    if not rings:
        return None
    ring = max(rings, key=len)
    return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)


def _path(rings: Sequence[Sequence[Sequence[float]]], w: Window) -> str:
    """The rings that touch the window, as SVG path data; an SVG's own frame cuts off the rest."""
    parts = []
    for ring in rings:
        lons, lats = [p[0] for p in ring], [p[1] for p in ring]
        if max(lons) < w.west or min(lons) > w.east or max(lats) < w.south or min(lats) > w.north:
            continue
        parts.append("M" + "L".join("{},{}".format(*w.at(lon, lat)) for lon, lat in ring) + "Z")
    return "".join(parts)


def draw(view: View) -> Markup | None:
    """The map, None where no event has a place that can be drawn. Colours are the page's own, by class."""
    shown = spots(view)
    if not shown:
        return None
    w = window(shown)
    named = {s.where.country for s in shown if s.where.exact == "country"}
    out = [Markup('<path class="land{}" d="{}"/>').format(" named" if code in named else "", d) for code, rings in world().items() if (d := _path(rings, w))]  # fmt: skip
    order = {"province": 0, "city": 1, "site": 2, "country": 3}
    taken: list[tuple[float, float, float]] = []
    out += [_spot(s, w, taken) for s in sorted(shown, key=lambda s: (order[s.where.exact], s.where.name))]
    return Markup('<svg class="map" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        WIDTH, round(w.height), alternative(shown), Markup("").join(out)
    )


def _spot(s: Spot, w: Window, taken: list[tuple[float, float, float]]) -> Markup:
    centre = middle(s.where)
    assert centre is not None  # spots() keeps only places that have one
    x, y = w.at(*centre)
    status = Markup(escape(s.status))
    if s.where.exact == "country":
        shape, reach = Markup(""), 0.0
    elif s.where.exact == "province":
        reach = round(PROVINCE_KM / KM_A_DEGREE * w.up, 1)
        shape = Markup('<circle class="area {}" cx="{}" cy="{}" r="{}"/>').format(status, x, y, reach)
    elif s.where.exact == "site":
        reach = 5.0
        shape = Markup('<rect class="point {}" x="{}" y="{}" width="10" height="10"/>').format(status, x - 5, y - 5)
    else:
        reach = 5.0
        shape = Markup('<circle class="point {}" cx="{}" cy="{}" r="5"/>').format(status, x, y)
    label = inline(s.where.name) + (" (province)" if s.where.exact == "province" else "")
    wide = len(label) * LABEL_PX
    left = x + reach + 5 + wide > WIDTH
    lx, ly = (x - reach - 5 if left else x + reach + 5), y + 4
    crowded = any(abs(ly - ty) < 14 and lx < tx + tw and tx < lx + wide for tx, ty, tw in taken)
    if s.where.exact == "country" and (crowded or not 0 < x < WIDTH or not 0 < y < w.height):
        return shape  # its shading says it
    while any(abs(ly - ty) < 14 and lx < tx + tw and tx < lx + wide for tx, ty, tw in taken):
        ly += 14
    taken.append((lx, ly, wide))
    text = Markup('<text class="{}" x="{}" y="{}"{}>{}</text>').format(
        s.where.exact, round(lx, 1), round(ly, 1), Markup(' text-anchor="end"') if left else "", label
    )
    return shape + text


def alternative(shown: Sequence[Spot]) -> str:
    """The map in words, for who cannot see it."""
    return "Map of the events' places: " + "; ".join(
        f"{inline(s.where.name)} ({s.where.exact}), {len(s.events)} {'mention' if len(s.events) == 1 else 'mentions'}, {s.status}"
        for s in shown
    )
