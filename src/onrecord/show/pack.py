"""A zip whose bytes depend on nothing but its contents: fixed times, fixed order, one compression."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

# The earliest time a zip can hold (PKWARE APPNOTE 4.4.6): a clock would make two equal exports differ.
EPOCH = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16


def write(path: Path, files: Mapping[str, bytes]) -> None:
    """Writes `files` in the order of their names."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as out:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = READABLE
            out.writestr(entry, files[name])
