"""Compile country shapes for the dossier's map: Natural Earth 1:110m (public domain), as the package geopandas 0.14 ships them.

    pip download --no-deps geopandas==0.14.4 && unzip geopandas-0.14.4-*.whl 'geopandas/datasets/naturalearth_lowres/*'
    python tools/build_world.py geopandas/datasets/naturalearth_lowres src/onrecord/data/world.json.xz

Writes {ISO alpha-3 or name: [ring, ...]}; a ring is [[longitude, latitude], ...] in degrees, rounded to 0.01.
"""

import json
import lzma
import struct
import sys
from itertools import pairwise
from pathlib import Path

# Natural Earth gives these no ISO code of their own in this file.
CODES = {"France": "FRA", "Norway": "NOR", "Kosovo": "XKX"}
PLACES = 2


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a dBASE III table (fields of characters and numbers, as text)."""
    data = path.read_bytes()
    count, head, size = struct.unpack_from("<IHH", data, 4)
    fields, at = [], 32
    while data[at] != 0x0D:
        fields.append((data[at : at + 11].split(b"\0")[0].decode(), data[at + 16]))
        at += 32
    rows = []
    for n in range(count):
        start, row = head + n * size + 1, {}
        for name, width in fields:
            row[name] = data[start : start + width].decode("latin-1").strip(" \0")
            start += width
        rows.append(row)
    return rows


def shapes(path: Path) -> list[list[list[list[float]]]]:
    """The rings of each polygon of a shapefile (ESRI white paper, 1998)."""
    data, at, out = path.read_bytes(), 100, []
    while at < len(data):
        (length,) = struct.unpack_from(">i", data, at + 4)
        parts, points = struct.unpack_from("<2i", data, at + 8 + 36)
        starts = [*struct.unpack_from(f"<{parts}i", data, at + 8 + 44), points]
        flat = struct.unpack_from(f"<{2 * points}d", data, at + 8 + 44 + 4 * parts)
        ring = [[round(flat[2 * i], PLACES), round(flat[2 * i + 1], PLACES)] for i in range(points)]
        out.append([ring[a:b] for a, b in pairwise(starts)])
        at += 8 + 2 * length
    return out


def main() -> None:
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    world: dict[str, list[list[list[float]]]] = {}
    for row, rings in zip(table(folder / f"{folder.name}.dbf"), shapes(folder / f"{folder.name}.shp"), strict=True):
        code = row["iso_a3"] if row["iso_a3"] != "-99" else CODES.get(row["name"], row["name"])
        world.setdefault(code, []).extend(rings)
    out.write_bytes(lzma.compress(json.dumps(world, separators=(",", ":")).encode(), preset=9))
    print(f"{len(world)} shapes, {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
