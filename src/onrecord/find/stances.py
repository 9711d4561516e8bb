"""Finds stances: a state's posture to another or to all sides, and who ascribes it.

    "Ruritania is one of Graustark's closest allies." -> Ruritania ally of Graustark, ascribed by the outlet
    "Its discourse sits on the fence."                -> neutral, toward all sides

Precise rather than greedy: the parties must be states or bodies of states, the sentence must say that one is the
other's ally; rivals in a match, business partners and partners in life are none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from onrecord import edtf
from onrecord.find.page import Page
from onrecord.find.parties import Parties
from onrecord.find.speaking import speaking
from onrecord.records import Actor, Posture, Span, Stance, Statement
from onrecord.wire import ident

# Who speaks for a state: its own stance is what these of its people say.
STATE_SECTORS = frozenset(("GOV", "MIL", "LEG", "PTY", "SPY", "JUD"))


@dataclass(frozen=True, slots=True)
class Tables:
    """Words to postures by kind, and one pattern that finds them all."""

    cue: re.Pattern[str]
    posture: dict[str, tuple[str, Posture]]
    phrases: dict[str, Posture]
    words: dict[str, Any]


@cache
def tables() -> Tables:
    """The tables of `data/stances_en.toml`, compiled once a process."""
    raw = tomllib.loads(resources.files("onrecord.data").joinpath("stances_en.toml").read_text("utf-8"))
    posture: dict[str, tuple[str, Posture]] = {
        word: (kind, name)
        for kind in ("nouns", "bonds", "adjectives", "verbs")
        for name, words in raw[kind].items()
        for word in words
    }
    phrases: dict[str, Posture] = {p: name for name, patterns in raw["phrases"].items() for p in patterns}
    either = "|".join(sorted(map(re.escape, posture), key=len, reverse=True))
    whole = "|".join(phrases)
    cue = re.compile(rf"\b(?:(?P<word>{either})|(?P<phrase>{whole}))\b", re.IGNORECASE)
    return Tables(cue, posture, phrases, raw["words"])


@dataclass(frozen=True, slots=True)
class Found:
    """A posture at a token, with its parties."""

    token: Any
    start: int
    stop: int
    posture: Posture
    whom: Actor
    toward: tuple[Actor, ...]
    rule: str


def stances(page: Page) -> list[Stance]:
    """The stances of a page in text order."""
    parties = Parties(page)
    if not parties.states:
        return []
    speaker = speaking(page)
    made: list[Stance] = []
    for found in _found(page, parties):
        span = Span(found.start, found.stop)
        ascribed = _ascribed(found, speaker(found.start, found.stop))
        toward = tuple(dict.fromkeys(found.toward))
        made.append(
            Stance(
                id=ident(
                    "stance", page.document.id, (span,), found.whom.id, tuple(a.id for a in toward), found.posture
                ),
                doc=page.document.id,
                span=span,
                whom=found.whom,
                toward=toward,
                posture=found.posture,
                ascribed_by=ascribed,
                when=edtf.kept(parties.when(found.token), page.document.published),
                rule=found.rule,
            )
        )
    return list({stance.id: stance for stance in made}.values())


def _ascribed(found: Found, statement: Statement | None) -> str:
    """ "self" for the party's own people, the statement of anybody else, the outlet where nobody speaks."""
    if statement is not None and statement.voice == "reported" and statement.speaker is None:
        statement = None  # "the reality on the ground points to an alliance": nobody speaks but the outlet
    if statement is None:
        return "self" if _declared(found) else "outlet"
    who = statement.speaker
    if who is not None and (
        who.id == found.whom.id or (who.country == found.whom.country and who.country and who.sector in STATE_SECTORS)
    ):
        return "self"
    return statement.id


def _declared(found: Found) -> bool:
    """ "Ruritania declared its neutrality": the party's own word, though no statement was made of it."""
    head = found.token.head
    return bool(found.token.dep_ == "dobj" and head.lemma_ in tables().words["declaring"])


def _found(page: Page, parties: Parties) -> Iterator[Found]:
    for match in tables().cue.finditer(page.text):
        token = parties.token(match.start())
        if parties.negated(token, tables().words) and match.group("phrase") is None:
            continue
        if match.group("phrase") is not None:
            yield from _phrase(match, token, parties)
            continue
        word = match.group("word").lower()
        kind, posture = tables().posture[word]
        if not _meant(page, match, word) or (kind == "bonds" and _manner(token)):
            continue
        for whom, toward in READINGS[kind](token, parties, posture):
            yield Found(token, match.start(), match.end(), posture, whom, toward, kind)


def _meant(page: Page, match: re.Match[str], word: str) -> bool:
    """Whether the word before lets it mean a state ("honest broker", not "business partner")."""
    before = re.search(r"([\w-]+)[ -]$", page.text[max(0, match.start() - 20) : match.start()])
    previous = before.group(1).lower() if before else ""
    words = tables().words
    needed = words["needs_before"].get(word)
    if needed is not None:
        return previous in needed
    return previous not in words["not_before"] and previous not in words["ended"]


def _manner(token: Any) -> bool:
    """ "in partnership with": how a thing was done, not a posture."""
    return bool(token.head.lower_ == "in" and not any(c.dep_ in ("det", "poss", "amod") for c in token.children))


def _phrase(match: re.Match[str], token: Any, parties: Parties) -> Iterator[Found]:
    posture = next(p for pattern, p in tables().phrases.items() if re.fullmatch(pattern, match.group(), re.IGNORECASE))
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    whom = parties.subject(verb)
    if whom is not None:
        yield Found(verb, match.start(), match.end(), posture, whom, (), "phrase")


# ---------------------------------------------------------------------- readings: the parties of a word, by its kind
type Sides = Iterator[tuple[Actor, tuple[Actor, ...]]]


def _noun(token: Any, parties: Parties, _posture: Posture) -> Sides:
    """ "A is B's ally", "A, an ally of B", "they count A among B's allies", "A and B are allies"."""
    other = parties.owner(token)
    named = parties.modifying(token) or parties.named_as(token, tables().words["counting"])
    named = [a for a in named if a != other]
    if other is None and len(named) == 2:
        yield named[0], (named[1],)
        yield named[1], (named[0],)
        return
    for whom in named:
        if other is not None and whom.country != other.country:
            yield whom, (other,)


def _bond(token: Any, parties: Parties, posture: Posture) -> Sides:
    """ "an alliance between A and B", "A's partnership with B", "A declared its neutrality"."""
    ends = parties.between(token)
    if len(ends) == 2:
        yield ends[0], (ends[1],)
        yield ends[1], (ends[0],)
        return
    whom = parties.holder(token, ends)
    if whom is None or (not ends and posture not in ("neutral", "mediator")):
        return
    if all(whom.country != end.country for end in ends):
        yield whom, tuple(ends)


def _adjective(token: Any, parties: Parties, posture: Posture) -> Sides:
    """ "A is neutral", "A remains allied with B", "neutral A"."""
    toward = parties.under(token, ("with", "to", "toward", "towards"))
    neutral = posture == "neutral"
    whom = parties.described(token)
    if whom is not None and (neutral or toward) and whom not in toward:
        yield whom, tuple(toward)


def _verb(token: Any, parties: Parties, _posture: Posture) -> Sides:
    """ "A mediates between B and C"."""
    # The tagger takes "mediates" for a noun; the word before it then is its subject all the same.
    whom = parties.subject(token) or (parties.at(token.nbor(-1)) if token.i else None)
    if whom is not None:
        yield whom, tuple(a for a in parties.under(token, ("between",)) if a != whom)


READINGS: dict[str, Callable[[Any, Parties, Posture], Sides]] = {
    "nouns": _noun,
    "bonds": _bond,
    "adjectives": _adjective,
    "verbs": _verb,
}
