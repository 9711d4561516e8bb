"""One identity an actor across a case."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.records import Actor


def merge_actors(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Actor id to the identity that stands for it; the first form of each id, for now."""
    out: dict[str, Actor] = {}
    for a in actors:
        out.setdefault(a.id, a)
    return out
