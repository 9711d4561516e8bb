"""Compiles `src/onrecord/data/divisions.tsv`: English names of the divisions of ISO 3166-2, as packaged by iso3166-2.

    pip download iso3166-2 --no-deps && unzip iso3166_2-*.whl
    python tools/build_divisions.py iso3166_2/iso3166-2.json

ISO's own names are local ones ("Al Anbār", "Kärnten"); papers write "Anbar", "Carinthia". One line a division that has
such a name: code, names (";"). Package: MIT. Left out are bynames ("Show Me State") and word for
word translations ("Black River"), so all of America, where papers keep the local name.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "data" / "divisions.tsv"
HEADER = (
    "# ISO 3166-2 code, English names (https://pypi.org/project/iso3166-2/, MIT); made by tools/build_divisions.py\n"
)
# "Anbar (eng)" in the package's lists of names.
TAGGED = re.compile(r"([^(),]+) \(eng\)")
# Countries whose divisions papers call by their own names.
OWN = frozenset(
    """US CA GB IE AU NZ IS MT BR AR CL PE BO PY UY EC CO VE GY SR MX GT HN SV NI CR PA CU DO HT JM BS BB TT GD LC VC
    DM AG KN BZ AO MZ CV ST SC MU DJ LI SM MC AD LU FR KH NG BF CI GN TV CD TG""".split()
)
KINDS = frozenset("Oblast District Town Region Governorate State City Capital Autonomous Principality Republic".split())
# Points of the compass name no division by themselves.
POINTS = frozenset("North South East West Central Centre Middle Southern Northern Eastern Western Coast Upper Lower "
                   "Northwest Northeast Southwest Southeast Atlantic Oriental Centre-East Centre-West".split())  # fmt: skip
# Countries whose divisions have English names of their own ("Carinthia" for "Kärnten").
TRANSLATED = frozenset("AT BE CH CZ DE DK ES FI GR HU IT NL PL PT RO SE".split())
ALIKE = 0.6
SHORTEST = 4
MOST_WORDS = 3


def usual(name: str) -> bool:
    """A name as papers write it: no abbreviation, no byname with an article or "of"."""
    words = name.split()
    return (
        len(name) >= SHORTEST
        and len(words) <= MOST_WORDS
        and all(w[0].isupper() or not w[0].isalpha() for w in words)
        and words[0] not in ("The", "Land", "Gateway")
        and not KINDS.intersection(words)
        and not POINTS.issuperset(words)
        and not name.isupper()
        and all(ord(c) < 0x250 or c in "’‘" for c in name)
    )


def alike(name: str, local: str) -> bool:
    """Whether an English name is the local one in other letters: "Anbar" for "Al Anbār", not "Five Lions" for "Panjshayr"."""
    one, other = (re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", n).lower()) for n in (name, local))
    return SequenceMatcher(None, one, other).ratio() >= ALIKE


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("table", type=Path, help="iso3166-2.json out of the package")
    rows = []
    for country, divisions in json.loads(ask.parse_args().table.read_text("utf-8")).items():
        if country in OWN:
            continue
        for code, division in divisions.items():
            names = [" ".join(n.split()) for n in TAGGED.findall(division["localOtherName"] or "") if usual(n.strip())]
            names = [n for n in dict.fromkeys(names) if n != division["name"]]
            if names := [n for n in names if country in TRANSLATED or alike(n, division["name"])]:
                rows.append(f"{code}\t{';'.join(names)}")
    OUT.write_text(HEADER + "\n".join(sorted(rows)) + "\n", "utf-8")
    print(f"{OUT.name}: {len(rows)} divisions, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
