"""A view as JSON lines, the output contract's own form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord import wire
from onrecord.records import Record
from onrecord.view import View


def records(view: View) -> list[Record]:
    """Every record of a view, in the order in which a run prints them."""
    kinds: tuple[tuple[Any, ...], ...] = (
        view.documents,
        view.statements,
        view.events,
        view.figures,
        view.stances,
        view.claims,
        view.links,
        view.findings,
        view.problems,
    )
    return [r for kind in kinds for r in kind]


def jsonl(view: View, *, text: bool = False) -> Iterator[str]:
    """One record a line, as the output contract has them; `text` adds the documents' texts."""
    for record in records(view):
        yield json.dumps(wire.dump(record, text=text), ensure_ascii=False) + "\n"
