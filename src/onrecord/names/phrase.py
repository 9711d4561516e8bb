"""A phrase that names an actor by what it is, and the words that may stand inside one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.names.offices import Body, table
from onrecord.records import ActorKind


@dataclass(frozen=True, slots=True)
class Phrase:
    """An actor named by country and function at words `start:stop`, the function itself at `head:head_stop`.

    `key` names the function in every language; `beside` is the key of the body that a person speaks for or heads.
    `place` are the words of the country, `also` other countries whose like body is meant ("Russian and Algerian
    armies"), each with its words. `weak`: too vague to name anybody without a country. `body`: a name of its own.
    """

    start: int
    stop: int
    head: int
    head_stop: int
    key: str
    kind: ActorKind
    sector: str | None
    country: str | None = None
    person: bool = False
    speaks: bool = False
    posted: bool = False
    weak: bool = False
    beside: str | None = None
    beside_kind: ActorKind | None = None
    place: tuple[int, int] | None = None
    also: tuple[tuple[str, int, int], ...] = ()
    body: Body | None = None


@cache
def between() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    spec = table()["between"]
    deputy, former, shadow = (frozenset(spec[name]) for name in ("deputy", "former", "shadow"))
    return frozenset(spec["words"]) | deputy | former | shadow | {"-"}, deputy, former, shadow
