"""Topics: what each attributed statement is about, also where its words only point at what another said.

"Berg denied it." -> the topic of the statement before; "dismissed the accusation" -> what another text charged Berg with
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from onrecord import edtf
from onrecord.about import Signature, signature
from onrecord.link.position import AFFIRMING
from onrecord.names.country import english_name
from onrecord.records import Statement
from onrecord.text import words_of
from onrecord.view import View

# Two contents need at least this many concepts and names in common, one concept among them: a name alone is an affair, no claim.
LEAST = 2

# A content that only points back to what somebody else said.
POINTS_BACK = re.compile(
    r"\W*(?:it|this|that|them|these|those|so|(?:all |any |such |both )?(?:the|these|those|this|that|such|his|her|their|its)?\s*(?:\w+\s+)?"
    r"(?:claims?|allegations?|accusations?|reports?|charges?|assertions?|statements?|suggestions?|rumou?rs?|remarks?))\W*",
    re.IGNORECASE,
)

# A negative that leaves out what it is about: "that there were none", "that none took place".
NONE_OF_IT = re.compile(
    r"\W*(?:that )?(?:there (?:was|were|is|are) (?:none|no such \w+)|none (?:was|were|of it|of them|had|has|took|existed|happened)[\w ]{0,20}"
    r"|(?:it|that|this) (?:did|does|was|had|has) (?:not|n['’]t)[\w ]{0,20})\W*",
    re.IGNORECASE,
)
# Contents that begin with somebody named before: "They were still being held".
PERSONAL = re.compile(r"\W*(?:that )?(?:they|he|she|it|we|these|those)\b", re.IGNORECASE)

# "Signed no such agreement", "never made such a pledge": one that somebody has told of.
SUCH = re.compile(r"\bsuch (?:an? )?[a-z]+\b", re.IGNORECASE)

# The speaker, in a content told by another: "denied that its marines had landed". "We attacked nobody" may be about anybody.
OWN = re.compile(
    r"\b(?:its|his|her|their|our|(?:the|this) (?:national )?(?:army|armed forces|navy|air force|ministry|government|state|police)"
    r"|national army)\b",
    re.IGNORECASE,
)

# Languages whose words can be compared with one another: those with a table of concepts.
COMPARED = ("en", None)

# Characters from a cue to its content that still belong to one clause.
NEAR_CUE = 120

# Days within which a charge in one document is what a denial in another points back to.
RECENT = 31

NEGATION = re.compile(r"\b(?:no|none|not|never|nothing|nobody|neither)\b|n['’]t\b", re.IGNORECASE)


@dataclass(slots=True)
class Topic:
    """A statement with what its content is about; `borrowed` when the content only points back ("denied it")."""

    statement: Statement
    cue: str
    words: str
    said: str
    about: Signature
    borrowed: str | None = None


def topics(view: View) -> list[Topic]:
    """What each attributed statement is about, in text order; a content that only points back takes the nearest one
    before it that says something (of another speaker where there is one)."""
    out: list[Topic] = []
    by_document: dict[str, list[Topic]] = defaultdict(list)
    for s in view.statements:
        document = view.document_of(s)
        if s.voice == "outlet" or document.language not in COMPARED:
            continue
        spans = (*s.content, *(t for t in s.target if t not in s.content))
        words = words_of(document.text, spans, " ")
        topic = Topic(
            s,
            words_of(document.text, s.cue, " "),
            words,
            from_cue(document.text, s),
            _about(words, document.language or "en"),
        )
        if s.act == "deny" and s.target:
            # "The story that a ship was sold": what is denied is the sale.
            aimed = signature(words_of(document.text, s.target, " "), document.language or "en")
            if aimed.concepts and len(aimed.concepts) + len(aimed.names) >= LEAST:
                topic.about = aimed
        if (s.act == "deny" or s.polarity == "negative") and OWN.search(words):
            topic.about = _with_country(topic.about, s)
        such = SUCH.search(words) is not None and (s.act == "deny" or s.polarity == "negative")
        last = by_document[s.doc][-1:] if PERSONAL.match(words) else []
        if last and last[0].statement.speaker == s.speaker and topic.about and _near(last[0].statement, s):
            topic.about = replace(topic.about, names=topic.about.names | last[0].about.names)
        none = NONE_OF_IT.fullmatch(words) is not None
        if not words or such or none or POINTS_BACK.fullmatch(words):
            # What one takes back or says the contrary of may be one's own ("in May he had said that there were none").
            before = [t for t in by_document[s.doc] if _points_at(t, s, own=none)]
            # "Asked whether a ship was sold, he denied it."
            before += [t for t in by_document[s.doc][-1:] if t.statement.act == "ask" and t.about.concepts]
            if before:
                topic.about, topic.borrowed = before[-1].about, before[-1].statement.id
        by_document[s.doc].append(topic)
        out.append(topic)
    bare = [t for t in out if t.borrowed is None and t.statement.act == "deny" and POINTS_BACK.fullmatch(t.words)]
    said = [(day, t) for t in out if (day := _day(view, t.statement))] if bare else []
    for topic in bare:
        _borrow(topic, _day(view, topic.statement), said)
    return out


def _borrow(topic: Topic, day: date | None, dated: Iterable[tuple[date, Topic]]) -> None:
    """Gives "Berg dismissed the accusation" what another document charged Berg with in the month before `day`, if that is
    one thing. `dated` are all topics with the day of saying."""
    s = topic.statement
    if s.speaker is None or day is None:
        return
    # A person by the surname, a body by its country.
    person = s.speaker.name.split()[-1] if s.speaker.kind == "person" else ""
    called = signature(person or (english_name(s.speaker.country) if s.speaker.country else "")).names
    charges = [
        (other.statement.act == "accuse", said, other)
        for said, other in dated
        if 0 <= (day - said).days <= RECENT
        and other.statement.doc != s.doc
        and _points_at(other, s)
        and called & other.about.names
    ]
    if not charges:
        return
    best = max(charges, key=lambda c: (c[0], c[1], c[2].statement.id))
    rivals = [o for accuses, _, o in charges if accuses == best[0] and o is not best[2]]
    if all(best[2].about.concepts & o.about.concepts for o in rivals):
        topic.about, topic.borrowed = best[2].about, best[2].statement.id


def _day(view: View, s: Statement) -> date | None:
    when = s.said or view.document_of(s).published
    return edtf.parse(when).earliest if when else None


def _with_country(about: Signature, s: Statement) -> Signature:
    """What a denial is about, where "its marines" puts the speaker's state in it: that state's name too."""
    if s.speaker is None or s.speaker.country is None or not about:
        return about
    return Signature(about.concepts, about.names | signature(english_name(s.speaker.country)).names, about.words)


def from_cue(text: str, s: Statement) -> str:
    """The words from a statement's cue to the end of its content: "found no evidence that weapons were loaded"."""
    before = [c.start for c in s.cue if s.content and c.start < s.content[0].start]
    gap = text[before[-1] : s.content[0].start] if before and s.content[0].start - before[-1] < NEAR_CUE else ""
    return gap + words_of(text, s.content, " ")


def _near(one: Statement, other: Statement) -> bool:
    return bool(one.content and other.content) and 0 <= other.content[0].start - one.content[-1].stop < NEAR_CUE


def _points_at(topic: Topic, by: Statement, own: bool = False) -> bool:
    """Whether an earlier statement is one that another speaker, or the same one (`own`), can deny in a word: it says that
    something is so."""
    another = own or topic.statement.speaker != by.speaker
    return bool(topic.about) and (own or bool(topic.about.concepts)) and another and topic.statement.act in AFFIRMING


def _about(words: str, language: str) -> Signature:
    """What a content is about: from its negation on, if that says enough ("the panel found none of the claims of arms
    sales true" is about arms sales, not about the panel), or else the whole."""
    negation = NEGATION.search(words)
    rest = signature(words[negation.start() :], language) if negation else None
    return (
        rest if rest and rest.concepts and len(rest.concepts) + len(rest.names) >= LEAST else signature(words, language)
    )
