"""Small cases built by hand: texts of our own, and records that point at words in them."""

from __future__ import annotations

import hashlib
from typing import Any

from onrecord import wire
from onrecord.records import Actor, Document, Event, Span, Stance, Statement, Status, Where


def person(name: str, country: str | None = None, sector: str | None = "GOV") -> Actor:
    return Actor(wire.ident("actor", name), name, "person", country, sector, (name,))


def body(name: str, country: str, sector: str = "MIL") -> Actor:
    return Actor(wire.ident("actor", name), name, "ministry", country, sector, (name,))


def land(code: str) -> Actor:
    return Actor(wire.ident("actor", code), code, "country", code, None, (code,))


class Text:
    """A document and the records that stand in it."""

    def __init__(self, text: str, published: str | None = "2024-05-04", publisher: str | None = None) -> None:
        sha = hashlib.sha256(text.encode()).hexdigest()
        self.document = Document(
            wire.ident("document", sha, publisher, published), f"{publisher or 'text'}.txt", text, sha, language="en",
            published=published, published_from="option", publisher=publisher,
        )  # fmt: skip
        self.records: list[Any] = [self.document]

    def span(self, words: str) -> Span:
        start = self.document.text.index(words)
        return Span(start, start + len(words))

    def says(self, speaker: Actor | None, cue: str, content: str, act: str, **more: Any) -> Statement:
        spans = (self.span(content),) if content else ()
        more.setdefault("voice", "reported" if speaker else "unnamed")
        s = Statement(wire.ident("statement", self.document.id, cue, content), self.document.id, (), (self.span(cue),), spans, act, speaker=speaker, **more)  # fmt: skip
        self.records.append(s)
        return s

    def outlet(self, content: str, **more: Any) -> Statement:
        s = Statement(wire.ident("statement", self.document.id, content), self.document.id, (), (), (self.span(content),), "assert", "outlet", **more)  # fmt: skip
        self.records.append(s)
        return s

    def event(self, words: str, trigger: str, plover: str, *parties: Actor, by: dict[str, str], **more: Any) -> Event:
        status = tuple(Status(k, v) for k, v in by.items())  # type: ignore[arg-type]
        e = Event(wire.ident("event", self.document.id, words, trigger), self.document.id, self.span(words), plover, parties, trigger=self.span(trigger), status=status, **more)  # fmt: skip
        self.records.append(e)
        return e

    def stance(self, words: str, whom: Actor, posture: str, by: str, *toward: Actor) -> Stance:
        s = Stance(
            wire.ident("stance", self.document.id, words), self.document.id, self.span(words), whom, toward, posture, by
        )  # type: ignore[arg-type]
        self.records.append(s)
        return s


def place(name: str, country: str, exact: str = "city") -> Where:
    return Where(name, country, exact)  # type: ignore[arg-type]


def records(*texts: Text) -> list[Any]:
    return [r for t in texts for r in t.records]
