"""Files and folders: which files a source names, opened bounded and unpacked."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.errors import ReadError
from onrecord.records import Problem

PACKED = ".gz"


def kind_of(name: str) -> str:
    """The suffix that tells a file's kind, without .gz: ".html" of "page.html.gz"."""
    name = name.casefold().removesuffix(PACKED)
    return os.path.splitext(name)[1]  # noqa: PTH122 - also names in archives and addresses, which are no paths


def folder(place: str, kinds: frozenset[str], *, recursive: bool = False) -> Iterator[str | Problem]:
    """The files of the given kinds in a folder, sorted by name; with `recursive` those of its sub-folders too."""
    found = 0
    for path in _walk(place, recursive, ()):
        if isinstance(path, Problem):
            yield path
        elif kind_of(path) in kinds:
            found += 1
            yield path
    if not found:
        where = "" if recursive else ", and sub-folders are read with --recursive only"
        yield Problem(place, f"no file here that we read; one of {' '.join(sorted(kinds))}{where}", "error")


def _walk(place: str, recursive: bool, above: tuple[str, ...]) -> Iterator[str | Problem]:
    """All files below `place`. `above` are the real paths of the folders on the way here: a link to one is a loop."""
    try:
        entries = sorted(os.scandir(place), key=lambda e: e.name)
    except OSError as error:
        yield Problem(place, reason(error), "error")
        return
    above = (*above, os.path.realpath(place))
    for entry in entries:
        try:
            is_folder = entry.is_dir()
        except OSError as error:  # a link to itself
            yield Problem(entry.path, reason(error), "error")
            continue
        if not is_folder:
            yield entry.path
        elif recursive and os.path.realpath(entry.path) in above:
            yield Problem(entry.path, "leads back to a folder above it: not followed", "note")
        elif recursive:
            yield from _walk(entry.path, recursive, above)


def reason(error: OSError) -> str:
    """Why a file cannot be opened, and what would cure it."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder: check its name"
    if isinstance(error, PermissionError):
        return "no permission to read it: change its rights (chmod u+r), or copy it"
    return f"cannot be read: {error.strerror or error}"


def opened(path: str) -> BinaryIO:
    """The file's bytes, unpacked. ReadError where it is not a readable file."""
    try:
        if not Path(path).is_file() and Path(path).exists():
            raise ReadError("is no file (a device or a pipe): pipe it in and read -")
        return unpacked(Path(path).open("rb"), path)
    except OSError as error:
        raise ReadError(reason(error)) from error


def unpacked(stream: BinaryIO, name: str) -> BinaryIO:
    """The stream, through gunzip where the name ends with .gz; it unfolds no more than is asked of it."""
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if name.casefold().endswith(PACKED) else stream
