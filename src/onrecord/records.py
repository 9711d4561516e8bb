"""The records that every stage takes and gives: frozen, picklable, never detached from their source.

No work is done here. `wire.py` turns them into the JSON of the output contract and back, and makes their ids.
Spans count code points of `Document.text`; dates are EDTF strings (ISO 8601-2), None where nothing is known;
countries are ISO 3166 alpha-3 (and `EUU`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Act = Literal["assert", "confirm", "deny", "announce", "promise", "demand", "warn", "accuse", "judge", "ask"]
Voice = Literal["quoted", "reported", "unnamed", "outlet"]
Band = Literal["high", "medium", "low"]
Polarity = Literal["positive", "negative"]
ActorKind = Literal[
    "person",
    "government",
    "ministry",
    "forces",
    "agency",
    "parliament",
    "party",
    "company",
    "organisation",
    "outlet",
    "group",
    "country",
    "people",
]
Exactness = Literal["country", "province", "city", "site"]
StatusKind = Literal["happened", "ongoing", "planned", "cancelled", "denied", "alleged", "hypothetical"]
Hedge = Literal["more than", "about", "less than", "up to"]
Posture = Literal["neutral", "partner", "ally", "opponent", "mediator"]
LinkKind = Literal["same", "same_utterance", "supports", "contradicts", "narrows"]
FindingKind = Literal["denial", "reversal", "outcome", "posture", "figure", "voice"]
Strength = Literal["strong", "moderate", "unclear"]
Level = Literal["note", "error"]
PublishedFrom = Literal["meta", "path", "text", "option"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `stop` of the text of the record's document.

    Raises ValueError for an empty or backward span.
    """

    start: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.stop:
            raise ValueError(f"not a span: [{self.start}:{self.stop}]")


type Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A source text. Where there is a title, `text` is title, blank line, body.

    `published` is EDTF, with `published_at` the full ISO 8601 instant where the source gave one with its zone.
    `sha256` is of the bytes as they came, `text_sha256` of `text` in UTF-8.
    """

    id: str
    path: str
    text: str
    text_sha256: str
    title: str | None = None
    language: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    published_at: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    sha256: str | None = None
    retrieved: str | None = None
    extractor: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can say or do: `sector` is a PLOVER code (GOV, MIL, LEG, ...); `names` are the forms seen.

    `role` is the office as the text words it ("Russian foreign minister"), None where none is given.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    names: tuple[str, ...] = ()
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """A place and how exactly it is known; `lat`, `lon` in degrees, of the place's centre, None where unknown."""

    name: str
    country: str | None
    exact: Exactness
    lat: float | None = None
    lon: float | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution (PARC, PolNeAR): source, cue and content spans, each may be empty or discontinuous.

    `within` is the id of the statement that this one is nested in ("the paper says that the minister denied");
    `score` is the calibrated probability behind `confidence`; `rests_on` are ids of the statements that an
    outlet's conclusion is drawn from; `target` the spans of what exactly a denial denies.
    """

    id: str
    doc: str
    source: Spans
    cue: Spans
    content: Spans
    act: Act
    voice: Voice
    speaker: Actor | None = None
    medium: str | None = None
    said: str | None = None
    said_where: str | None = None
    addressee: Actor | None = None
    polarity: Polarity = "positive"
    target: Spans = ()
    loaded: Spans = ()
    rests_on: tuple[str, ...] = ()
    within: str | None = None
    confidence: Band = "medium"
    score: float | None = None
    rule: str | None = None
    conclusion: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """Who vouches for an event (`by`: a statement id or "outlet") and for what."""

    by: str
    status: StatusKind


@dataclass(frozen=True, slots=True)
class Event:
    """A PLOVER 2021 event. `trigger` is the span of the word that names it, `words` the date's own words."""

    id: str
    doc: str
    span: Span
    plover: str
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    when: str | None = None
    where: Where | None = None
    status: tuple[Status, ...] = ()
    mode: str | None = None
    context: tuple[str, ...] = ()
    name: str | None = None
    words: str | None = None
    trigger: Span | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity: `low` to `high` in `unit` (ISO 4217 code or a noun), None on a side that is open.

    `by` is who gives it: a statement id or "outlet". `vague` holds the words of a share with no number.
    """

    id: str
    doc: str
    span: Span
    low: float | None
    high: float | None
    unit: str | None
    hedge: Hedge | None
    indicator: str | None
    whom: Actor | None = None
    period: str | None = None
    share_of: str | None = None
    vague: str | None = None
    by: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Stance:
    """A posture of `whom` toward others (empty: all sides); `ascribed_by` is "self", "outlet" or a statement id."""

    id: str
    doc: str
    span: Span
    whom: Actor
    toward: tuple[Actor, ...]
    posture: Posture
    ascribed_by: str
    when: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Records of any document that are about the same thing, named by the words of one of them (`name_of`)."""

    id: str
    name: str
    members: tuple[str, ...]
    name_of: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two records that are the same, support or contradict each other, with the reasons in words."""

    id: str
    kind: LinkKind
    a: str
    b: str
    why: tuple[str, ...]
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Where two sides part. `side` and `other` are ids of records and share none.

    `reports` counts independent origins and `utterances` acts of speaking, per side; `secondhand` is true for
    a side whose own words are not in the case.
    """

    id: str
    kind: FindingKind
    about: str
    side: tuple[str, ...]
    other: tuple[str, ...]
    strength: Strength
    why: str
    settle: str
    state: str | None = None
    reports: tuple[int, int] = (0, 0)
    utterances: tuple[int, int] = (0, 0)
    secondhand: tuple[bool, bool] = (False, False)
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What a reader should know (`note`) or a document that could not be read (`error`): value, place, cure."""

    source: str
    message: str
    level: Level = "note"


type Record = Document | Statement | Event | Figure | Stance | Claim | Link | Finding | Problem
