"""Who vouches for an event, and for what: the statements that it stands in, or the outlet.

"Berg confirmed that units took part in drills, a claim denied by the ministry."
    -> drills: happened (Berg), denied (the ministry, whose "claim" points back to them)
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord import edtf
from onrecord.find.page import Page
from onrecord.find.plover import Trigger, lemma
from onrecord.find.status import by_statement, of_event
from onrecord.records import Event, Span, Statement, Status, StatusKind

# Words that stand for what was said before: "a fact denied by", "denied it", "something that they reject".
POINTERS = frozenset({"it", "this", "that", "which", "they", "them", "these", "fact", "claim", "report", "news", "information",
                      "allegation", "accusation", "something", "rumour", "rumor", "story", "assertion", "charge", "suggestion",
                      "thing", "statement", "version", "account", "what", "all", "matter"})  # fmt: skip
DATING = frozenset({"after", "before", "during", "since", "following", "despite"})
# A content of more words than this says itself what it is about.
SHORT_WORDS = 6

type Found = list[tuple[Trigger, Event]]


def vouched(page: Page, found: Found) -> Found:
    """The events with their `status`: one for each statement that they stand in or that points to them."""
    pointing = _pointing(page, found)
    return [(trigger, replace(event, status=_statuses(page, trigger, event, pointing))) for trigger, event in found]


def _statuses(page: Page, trigger: Trigger, event: Event, pointing: dict[int, list[Statement]]) -> tuple[Status, ...]:
    holders = _holders(page.statements, trigger.token) + pointing.get(trigger.token.i, [])
    found = {
        s.id: by_statement(s, _reality(page, trigger, event, s), trigger)
        for s in sorted(holders, key=lambda s: s.content[0])
    }
    if all(s in pointing.get(trigger.token.i, []) for s in holders):
        found = {"outlet": _reality(page, trigger, event), **found}
    return tuple(Status(by, status) for by, status in found.items())


def _reality(page: Page, trigger: Trigger, event: Event, statement: Statement | None = None) -> StatusKind:
    """How the event reads in a statement or by itself; what is dated after the document is a plan in any tense."""
    inside = statement.content if statement is not None and _inside(statement, trigger.token) else ()
    reality = of_event(trigger, inside)
    published = page.document.published
    if event.when and published and reality in ("happened", "ongoing") and edtf.before(published, event.when):
        return "planned"
    return reality


def _holders(statements: list[Statement], token: Any) -> list[Statement]:
    """The innermost statements whose content holds the word. A judgement of nobody's ("is deemed a message") takes
    the event for granted, and so does any judgement of what only dates it ("made after the visit"): it is the outlet's.
    """
    start, stop = token.idx, token.idx + len(token)
    over = [s for s in statements if any(_covers(c, start, stop) for c in s.content)]
    outer = {s.within for s in over if s.within}
    return [
        s
        for s in over
        if s.id not in outer
        and s.voice != "outlet"
        and not (s.act == "judge" and (s.voice == "unnamed" or _dates(token)))
    ]


def _dates(token: Any) -> bool:
    return bool(token.dep_ == "pobj" and token.head.lower_ in DATING)


def _covers(span: Span, start: int, stop: int) -> bool:
    return span.start <= start and stop <= span.stop


def _pointing(page: Page, found: Found) -> dict[int, list[Statement]]:
    """Trigger to the denials and confirmations whose content only points to it."""
    out: dict[int, list[Statement]] = {}
    for statement in page.statements:
        if statement.act not in ("deny", "confirm") or not statement.content or statement.voice == "outlet":
            continue
        if not _points(page, statement) or any(_inside(statement, t.token) for t, _ in found):
            continue
        for trigger in _meant(page, statement, found):
            out.setdefault(trigger.token.i, []).append(statement)
    return out


def _points(page: Page, statement: Statement) -> bool:
    words = [
        t
        for c in statement.content
        if (span := page.doc.char_span(c.start, c.stop, alignment_mode="contract")) is not None
        for t in span
        if t.is_alpha
    ]
    return 0 < len(words) <= SHORT_WORDS and any(lemma(t) in POINTERS for t in words)


def _inside(statement: Statement, token: Any) -> bool:
    return any(_covers(c, token.idx, token.idx + len(token)) for c in statement.content)


def _meant(page: Page, statement: Statement, found: Found) -> list[Trigger]:
    """The events said last before a pointing statement: those of its sentence, or else of the one before, that
    stand in the same words of the same speaker as the last of them."""
    at = min(s.start for s in (*statement.content, *statement.cue, *statement.source))
    before = [t for t, _ in found if t.token.idx < at and not _is_cue(statement, t.token)]
    if not before:
        return []
    sentence = page.doc.char_span(at, at + 1, alignment_mode="expand").sent
    near = [t for t in before if t.token.sent == sentence]
    if not near:
        last = before[-1].token.sent
        if sentence.start - last.end > 1:  # a line break may stand between
            return []
        near = [t for t in before if t.token.sent == last]
    holders = {s.id for s in _holders(page.statements, near[-1].token)}
    return [t for t in near if {s.id for s in _holders(page.statements, t.token)} == holders]


def _is_cue(statement: Statement, token: Any) -> bool:
    return any(_covers(c, token.idx, token.idx + len(token)) for c in statement.cue)
