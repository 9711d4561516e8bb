"""Who said what: attributions become statements with act, voice, speaker and the circumstances of speaking.

    "The ministry denied on Tuesday that drills took place." ->
        Statement(source "The ministry", cue "denied", content "that drills took place", act deny, said the Tuesday)

The words come from the tagger where its weights are there, else from the rules; see `structure`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord.find import tagger
from onrecord.find.acts import act_of
from onrecord.find.attribution import Attribution
from onrecord.find.circumstances import Around, Circumstances
from onrecord.find.denials import polarity_of, stands_for_claim, target_of
from onrecord.find.direct import quotes
from onrecord.find.official import official
from onrecord.find.page import Page
from onrecord.find.speakers import Cast
from onrecord.find.structure import attributions_of
from onrecord.find.transcript import with_answers
from onrecord.find.tree import Index
from onrecord.find.trim import trimmed
from onrecord.records import Actor, Band, Span, Spans, Statement, Voice
from onrecord.wire import ident

# Least score of high and of medium: high is right 9 times in 10, medium 7 in 10, by bench/reliability.py on the dev half.
TAGGED = 0.9, 0.65
RULED = 0.8, 0.55
# Words that carry on what was being said: "he added" is the same act of speaking.
ADDING = frozenset({"add", "continue", "go", "conclude", "note"})


def statements(page: Page) -> list[Statement]:
    """The statements of the page, in the order of their first words."""
    index, cast = Index(page.doc), Cast(page)
    around = Around(page, cast)
    marks = [Span(q.start, q.stop) for q in quotes(page.text)]
    attributions = sorted(with_answers(page, attributions_of(page.doc, _tagged(page))), key=_first)
    # One after the other: a pronoun's speaker is sought among those before it.
    read = [_statement(page, a, index, cast, around, marks) for a in attributions]
    read = [_told(s, cast) for s in read if not _topic(page, s)]
    found = [_aimed(s, read, index) for s in _carried_on(page, read, index)]
    return sorted(_nested([*found, *official(page, found)]), key=_in_text)


def _told(s: Statement, cast: Cast) -> Statement:
    """The statement with what the text tells of its speaker anywhere."""
    known = cast.learned.get(s.speaker.id) if s.speaker is not None else None
    return replace(s, speaker=known) if known is not None else s


def _tagged(page: Page) -> list[Attribution] | None:
    """What the tagger finds; None where its weights are absent or the rules alone are asked for."""
    size = page.settings.size
    if size == "rules" or not tagger.available():
        return None
    return [
        Attribution(_spans(a.source), _spans(a.cue), _spans(a.content), a.confidence, a.rule)
        for a in tagger.attributions(page.text, size=size)
    ]


def _spans(pairs: tuple[tuple[int, int], ...]) -> Spans:
    return tuple(Span(start, stop) for start, stop in pairs if start < stop)


def _first(a: Attribution) -> tuple[int, int]:
    return min(s.start for s in (*a.source, *a.cue, *a.content)), (a.content or a.cue)[0].start


def _statement(page: Page, a: Attribution, index: Index, cast: Cast, around: Around, marks: list[Span]) -> Statement:
    a = trimmed(page, a)
    source, cue, content = (index.tokens(spans) for spans in (a.source, a.cue, a.content))
    at = (a.cue or a.source or a.content)[0].start
    speaker = cast.speaker(source, at)
    act = act_of(cue, source, content)
    told: Circumstances = around.read(cue, source, a.content)
    return Statement(
        id=ident("statement", page.document.id, a.source, a.cue, a.content),
        doc=page.document.id,
        source=a.source,
        cue=a.cue,
        content=a.content,
        act=act,
        voice=_voice(speaker, a.source, a.content, marks),
        speaker=speaker,
        medium=told.medium,
        said=told.said,
        said_where=told.said_where,
        addressee=told.addressee,
        polarity=polarity_of(act, cue, content),
        target=target_of(page.text, content) if act == "deny" else (),
        confidence=_band(a.confidence, a.rule),
        score=round(a.confidence, 3),
        rule=a.rule,
    )


def _voice(speaker: Actor | None, source: Spans, content: Spans, marks: list[Span]) -> Voice:
    """Quoted when most of the content stands inside quotation marks; unnamed when nobody holds it."""
    if not source or (speaker is not None and speaker.kind == "people"):
        return "unnamed"
    inside = sum(
        max(0, min(q.stop, s.stop) - max(q.start, s.start))
        for s in content
        for q in marks
        if q.start < s.stop and s.start < q.stop
    )
    return "quoted" if 2 * inside > sum(s.stop - s.start for s in content) else "reported"


def _band(score: float, rule: str) -> Band:
    high, medium = TAGGED if rule.startswith("tagger") else RULED
    return "high" if score >= high else "medium" if score >= medium else "low"


def _carried_on(page: Page, found: list[Statement], index: Index) -> list[Statement]:
    """ "He added": medium and date of the same speaker's statement before it in the paragraph."""
    made: list[Statement] = []
    for s in found:
        before = made[-1] if made else None
        if (
            before is not None
            and s.speaker is not None
            and before.speaker is not None
            and s.speaker.id == before.speaker.id
            and s.said is None
            and "\n" not in page.text[_end(before) : s.cue[0].start if s.cue else _end(before)]
            and any(t.lemma_ in ADDING or t.pos_ == "PRON" for t in index.tokens((*s.cue, *s.source)))
        ):
            s = replace(s, said=before.said, medium=s.medium or before.medium)
        made.append(s)
    return made


def _topic(page: Page, s: Statement) -> bool:
    """Whether a headline's colon follows a topic ("Nativity: painting bought"), not somebody who speaks."""
    colon = len(s.cue) == 1 and page.text[s.cue[0].start : s.cue[0].stop] == ":"
    if not colon or "\n" in page.text[: s.cue[0].start].strip():
        return False
    plural = bool(s.source) and page.text[s.source[-1].stop - 1] == "s"
    return s.speaker is None or (s.speaker.kind == "people" and not plural)


def _aimed(s: Statement, read: list[Statement], index: Index) -> Statement:
    """A denial of "it", "this", "the accusations" with what was said before by somebody else as its target."""
    if s.act != "deny" or not stands_for_claim(index.tokens(s.content)):
        return s
    at = _first_of(s)
    before = [
        o
        for o in read
        if o.content
        and o.act in CLAIMING
        and at - RECALL < _first_of(o) < at
        and not _same_speaker(o, s)
        and not _overlap(o, s)
    ]
    # "The charge" is what somebody was accused of, where there is an accusation.
    words = {t.lemma_.lower() for t in index.tokens(s.content)}
    charged = [o for o in before if o.act == "accuse"] if words & CHARGES else []
    return replace(s, target=(charged or before)[-1].content) if before else s


CHARGES = frozenset({"charge", "accusation", "allegation"})
# What a denial may be aimed at, and how far back (some three paragraphs).
CLAIMING = frozenset({"assert", "accuse", "confirm", "announce", "judge"})
RECALL = 1_500


def _in_text(s: Statement) -> tuple[int, int]:
    """Where a statement stands: by its cue and content, as the source may be named paragraphs before."""
    return min(x.start for x in (*s.cue, *s.content) or s.source), _first_of(s)


def _first_of(s: Statement) -> int:
    return min(x.start for x in (*s.source, *s.cue, *s.content))


def _same_speaker(one: Statement, other: Statement) -> bool:
    return one.speaker is not None and other.speaker is not None and one.speaker.id == other.speaker.id


def _overlap(one: Statement, other: Statement) -> bool:
    return any(a.start < b.stop and b.start < a.stop for a in one.content for b in other.content)


def _end(s: Statement) -> int:
    return max(x.stop for x in (*s.source, *s.cue, *s.content))


def _nested(found: list[Statement]) -> list[Statement]:
    """`within` for each statement whose cue stands in another's content: the smallest such content."""
    made = []
    for s in found:
        at = s.cue[0] if s.cue else None
        holders: list[Any] = [
            (x.stop - x.start, o.id)
            for o in found
            if at is not None and o.id != s.id
            for x in o.content
            if x.start <= at.start and at.stop <= x.stop
        ]
        made.append(replace(s, within=min(holders)[1]) if holders else s)
    return made
