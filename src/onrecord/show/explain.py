"""The records of one document as short blocks for a reader at a terminal: who, what, and which rule or model decided.

berg.txt, line 3
   Anna Berg (person, Sweden) confirms; said 3 May 2024; to Radio Nord
   “Anna Berg [confirmed] … that units held drills near Kiruna”
   decided by: the trained tagger (best), and the parse rule “clause”
   how sure: high; 97 of 100 like it are right
"""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from onrecord.records import Actor, Document, Event, Figure, Record, Span, Stance, Statement, Status
from onrecord.show import words
from onrecord.show.plain import inline
from onrecord.text import words_of

WIDTH = 100  # columns
MARGIN = "   "
# Words that decided may run over paragraphs; a reader who wants all of them has the offsets in the JSON lines.
MOST = 600


def explained(document: Document, found: Sequence[Record]) -> Iterator[str]:
    """A block for each statement and event of the document, in the order of its text; then what else was found."""
    lines = _Lines(document)
    by_id = {s.id: s for s in found if isinstance(s, Statement)}
    told = [r for r in found if isinstance(r, Statement | Event)]
    for record in sorted(told, key=lambda r: (_span(r).start, isinstance(r, Event), r.id)):
        parts = _statement(lines, record, by_id) if isinstance(record, Statement) else _event(lines, record, by_id)
        yield "\n".join([lines.where(_span(record).start), *(_wrapped(p) for p in parts)])
    counts = [
        words.count(sum(isinstance(r, kind) for r in found), noun)
        for kind, noun in ((Figure, "figure"), (Stance, "stance"))
    ]
    also = "" if counts == ["no figures", "no stances"] else f"; also {counts[0]} and {counts[1]}: see --jsonl"
    yield inline(f"{document.path}: {_total(told, Statement, 'statement')}, {_total(told, Event, 'event')}{also}")


def rule_words(rule: str | None) -> str:
    """What found a record, worded: "tagger:best+rules.clause" is the tagger and a rule of the parse."""
    return ", and ".join(_decider(part) for part in (rule or "").split("+") if part) or "not told"


def sure_words(statement: Statement) -> str:
    """The band, and the calibrated score as so many of a hundred; where the score was measured, if elsewhere."""
    if statement.score is None:
        return f"{statement.confidence} (a rule's own band: no score was measured for it)"
    of = round(100 * statement.score)
    like = "more than 99" if of > 99 else "fewer than one" if of < 1 else str(of)
    where = ", as measured on English" if (statement.rule or "").endswith("+other") else ""
    return f"{statement.confidence}; {like} of 100 like it are right{where}"


class _Lines:
    """Where the lines of a document begin, and what it says in them."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.path = document.path
        self.starts = [0, *(i + 1 for i, c in enumerate(document.text) if c == "\n")]

    def number(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def where(self, offset: int) -> str:
        return inline(f"{self.path}, line {self.number(offset)}")

    def marked(self, spans: Iterable[Span], marks: Iterable[Span]) -> str:
        """The exact words under `spans` in text order, `marks` in square brackets, gaps told by dots."""
        made, at = "", None
        cues = set(marks)
        for span in sorted({*spans, *cues}):
            between = "" if at is None else self.text[at : span.start]
            made += between if not between.strip() else " … "
            exact = words_of(self.text, (span,))
            made += f"[{exact}]" if span in cues else exact
            at = max(span.stop, at or 0)
        return f"“{words.shortened(made, MOST)}”"


def _span(record: Statement | Event) -> Span:
    """The first words that a record stands on."""
    return record.span if isinstance(record, Event) else min((*record.source, *record.cue, *record.content))


def _statement(lines: _Lines, s: Statement, by_id: dict[str, Statement]) -> list[str]:
    who = "The outlet, in its own voice," if s.voice == "outlet" else _actor(s.speaker) or "Somebody"
    act = words.ACTS[s.act] + (" (a negative)" if s.polarity == "negative" and s.act != "deny" else "")
    told = [f"{who} {act}", "" if s.voice == "outlet" else words.VOICES[s.voice]]
    told += [f"said {words.date_words(s.said)}" if s.said else "", f"through {s.medium}" if s.medium else ""]
    if s.within in by_id:
        told.append(f"as told by {_speaker(by_id[s.within])}")
    parts = ["; ".join(t for t in told if t), lines.marked((*s.source, *s.content), s.cue)]
    if s.rests_on:
        parts.append(f"rests on: {words.count(len(s.rests_on), 'statement')} before it")
    return [*parts, f"decided by: {rule_words(s.rule)}", f"how sure: {sure_words(s)}"]


def _event(lines: _Lines, e: Event, by_id: dict[str, Statement]) -> list[str]:
    who, whom = (", ".join(_actor(a) for a in actors) for actors in (e.actors, e.recipients))
    told = [f"Event: {words.PLOVER.get(e.plover, e.plover)} ({', '.join((e.plover, *e.context))})"]
    told += [f"by {who}" if who else "", f"with or to {whom}" if whom and whom != who else ""]
    told += [words.date_words(e.when) or "", f"at {e.where.name}" if e.where else ""]
    parts = ["; ".join(t for t in told if t), lines.marked(_around(e), (e.trigger,) if e.trigger else ())]
    vouched = [_vouched(lines, v, by_id) for v in e.status]
    return [*parts, f"decided by: {rule_words(e.rule)}", f"who vouches: {'; '.join(vouched) or 'nobody'}"]


def _around(e: Event) -> tuple[Span, ...]:
    """The event's words without its trigger, so that the trigger can be marked among them."""
    if e.trigger is None or not (e.span.start <= e.trigger.start and e.trigger.stop <= e.span.stop):
        return (e.span,)
    edges = ((e.span.start, e.trigger.start), (e.trigger.stop, e.span.stop))
    return tuple(Span(a, b) for a, b in edges if a < b)


def _vouched(lines: _Lines, status: Status, by_id: dict[str, Statement]) -> str:
    said = by_id.get(status.by)
    if said is None:
        return f"the outlet {words.VOUCHES[status.status]}"
    return f"{_speaker(said)} {words.VOUCHES[status.status]} (line {lines.number(_span(said).start)})"


def _speaker(s: Statement) -> str:
    return s.speaker.name if s.speaker else "somebody not named"


def _actor(actor: Actor | None) -> str:
    """The actor's name with kind, country and office: "Anna Berg (person, Sweden, Foreign Minister)"."""
    if actor is None:
        return ""
    known = (words.ACTOR_KINDS[actor.kind], words.country_words(actor.country), actor.role)
    return f"{actor.name} ({', '.join(k for k in known if k and k != actor.name)})"


def _decider(part: str) -> str:
    kind, _, name = part.replace(".", ":", 1).partition(":")
    if kind == "tagger":
        return f"the trained tagger ({name})"
    if kind == "rules":
        return f"the parse rule “{name}”"
    if kind == "voice":
        return f"the rule “{name}” for the outlet's own voice"
    return "a language's table of cues" if kind == "other" else f"the rule “{part}”"


def _total(told: Sequence[Record], kind: type, noun: str) -> str:
    return words.count(sum(isinstance(r, kind) for r in told), noun)


def _wrapped(text: str) -> str:
    return textwrap.fill(
        inline(text),
        WIDTH,
        initial_indent=MARGIN,
        subsequent_indent=MARGIN,
        break_on_hyphens=False,
        break_long_words=False,
    )
