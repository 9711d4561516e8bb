"""Records as the JSON of the output contract and back, and the ids that name them.

An id is a hash of what it names (type, document, spans, arguments), never of a score or a counter, so that the
same documents in any order, on any machine, give the same ids.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
from functools import cache
from typing import Any

from onrecord import records
from onrecord.records import Claim, Document, Event, Figure, Finding, Link, Problem, Record, Span, Stance, Statement

TYPES: dict[str, type[Any]] = {
    "document": Document,
    "statement": Statement,
    "event": Event,
    "figure": Figure,
    "stance": Stance,
    "claim": Claim,
    "link": Link,
    "finding": Finding,
    "problem": Problem,
}
NAMES = {kind: name for name, kind in TYPES.items()}

# 64 bits: among a million records the chance of any clash is below one in 30 million.
ID_HEX = 16

# Not part of a printed line: the text is in the source; the rest are null or empty in most records.
SILENT = {"document": {"text"}}


def ident(kind: str, *parts: object) -> str:
    """The id of a record: its type's first letter and a hash of `parts` (strings, numbers, None, tuples of them)."""
    seed = json.dumps([kind, *parts], ensure_ascii=False, default=_plain, separators=(",", ":"))
    return kind[0] + hashlib.sha256(seed.encode()).hexdigest()[:ID_HEX]


def dump(record: Record, *, text: bool = False) -> dict[str, Any]:
    """A record as a JSON object with its `type` first. A document's text is left out unless asked for."""
    name = NAMES[type(record)]
    skip = set() if text else SILENT.get(name, set())
    row: dict[str, Any] = {"type": name}
    for field in dataclasses.fields(record):
        if field.name not in skip:
            row[field.name] = _plain(getattr(record, field.name))
    if "span" in row:  # the contract's spans are lists everywhere, where one stretch is meant too
        row["span"] = [row["span"]]
    if name == "problem":  # the contract's checker reads every `source` as spans: the name goes beside it
        row |= {"source": None, "path": row["source"]}
    return row


def load(row: dict[str, Any]) -> Record:
    """The record that `dump` (with text) wrote. Unknown fields are ignored: newer versions may add some."""
    if row.get("span"):
        row = {**row, "span": row["span"][0]}
    if row["type"] == "problem":
        row = {**row, "source": row["path"]}
    record: Record = _build(TYPES[row["type"]], row)
    return record


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.stop]
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return value


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return typing.get_type_hints(kind, vars(records))


def _build(kind: Any, row: Any) -> Any:
    hints = _hints(kind)
    names = {f.name for f in dataclasses.fields(kind)}
    return kind(**{name: _value(hints[name], value) for name, value in row.items() if name in names})


def _value(hint: Any, value: Any) -> Any:
    """`value` as the annotation wants it: spans, tuples and nested records restored."""
    if isinstance(hint, typing.TypeAliasType):
        return _value(hint.__value__, value)
    if value is None:
        return None
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return _value(next(a for a in typing.get_args(hint) if a is not type(None)), value)
    if hint is Span:
        return Span(*value)
    if typing.get_origin(hint) is tuple:
        first = typing.get_args(hint)[0]
        return tuple(_value(first, v) for v in value)
    if dataclasses.is_dataclass(hint):
        return _build(hint, value)
    return value
