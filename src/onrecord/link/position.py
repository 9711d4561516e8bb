"""Where a statement stands on what it is about: it affirms, denies or plans it, or takes no position.

"denied that drills were held" -> denies;   "said that no weapons were loaded" -> denies
"found no evidence that weapons were loaded" -> denies, weakly: no evidence is less than "it did not happen"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.records import Statement, StatusKind

Side = Literal["affirms", "denies", "plans", "cancels", "none"]

# What a status says of the event; an allegation or a hypothesis takes no side.
OF_STATUS: dict[StatusKind, Side] = {
    "happened": "affirms",
    "ongoing": "affirms",
    "planned": "plans",
    "cancelled": "cancels",
    "denied": "denies",
    "alleged": "none",
    "hypothetical": "none",
}
# Acts by which a speaker vouches for a content; a demand, a question, a warning or a promise vouches for nothing done.
VOUCHING = frozenset({"assert", "confirm", "accuse", "announce", "judge"})
# Acts that say that a thing is so; a view of a thing ("called the drills tactical") takes it for granted, and no side.
AFFIRMING = VOUCHING - {"judge"}
NO_EVIDENCE = re.compile(
    r"\b(no|any|without|lack of|never (?:any|seen))\s+(?:\w+\s+){0,2}(evidence|proof|trace|sign|indication)s?\b"
    r"|\bnothing (?:shows|showed|suggests|suggested|proves)\b|\bnone of (?:the|those|these|its|his|her|their)\b.{0,60}\b(?:true|proved|proven|shown)\b",
    re.IGNORECASE,
)
# "May" is a month.
# A content whose first clause speaks of the future, of a plan or of what might be takes no side on what was done.
FIRST_CLAUSE = 70
OPENING = re.compile(r"^(?:contrary to|despite|in spite of|according to)\b[^,]*,\s*", re.IGNORECASE)
AHEAD = re.compile(
    r"\b(will|would|shall|could|(?-i:may)|might|should|is to|are to|was to|were to|plans? to|due to be|going to|planned|scheduled|intends?)\b",
    re.IGNORECASE,
)


# What will not be is no denial of what was: "no such drills would take place".
COMING = re.compile(r"\b(?:will|would|shall|won['’]t)\b(?! have\b)", re.IGNORECASE)
# A view vouches for its content only where it is a whole clause ("is convinced that ..."), not a thing that is liked.
SURE = re.compile(r"^\W*that\b|\b(?:sure|confident|certain|convinced) that\b", re.IGNORECASE)


# Cues that take no position: what is not said, not ruled out or left open.
HELD_BACK = re.compile(r"\b(?:not|never|neither|declin\w*|refus\w*|stop\w* short|fail\w*)\b|n['’]t\b", re.IGNORECASE)


# Contents that leave a thing open, or tell two things apart: "could not establish who had fired", "the visit has nothing
# to do with the other".
LEFT_OPEN = re.compile(
    r"\b(?:nothing|not anything|little) to do with\b|\bno connection\b|"
    r"\b(?:not|never|n['’]t|unable to|impossible to|too early to|no)\s+(?:\w+\s+)?"
    r"(?:establish|determine|verify|confirm|identif|say|tell|know|rule out|exclude|comment|knowledge)",
    re.IGNORECASE,
)


# Cues of taking a stand, which stand as assertions where they were refused or negated: "declined to confirm or to deny",
# "neither the ministry nor the army had announced this".
REFUSED = re.compile(
    r"\b(?:confirm|den(?:y|ie)|comment|rul\w* out|discuss|elaborat|announc|acknowledg|admit|conced)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Position:
    """The side a statement takes and, where it is less than plain, why (`weak`)."""

    side: Side
    weak: str | None = None


NOTHING = Position("none")
WEAK = "says that there is no evidence, which is less than saying that it did not happen"


def first_clause(content: str) -> str:
    """The beginning of a content, up to an "and" that goes on with what is to come ("met in August and will meet again")."""
    return re.split(r",? and (?=(?:will|would|is to|are to)\b(?! not\b))", OPENING.sub("", content)[:FIRST_CLAUSE])[0]


def position(statement: Statement, cue: str, content: str, said: str) -> Position:
    """The position that a statement takes on the matter of its `content`, by its exact words; `said` has those between
    cue and content too ("no evidence that ...")."""
    weak = WEAK if NO_EVIDENCE.search(said) else None
    if statement.act == "deny":
        return Position("denies", weak)
    if statement.act not in VOUCHING or HELD_BACK.search(cue) or LEFT_OPEN.search(content):
        return NOTHING
    if statement.act == "assert" and REFUSED.search(cue):
        return NOTHING
    if statement.polarity == "negative" and COMING.search(first_clause(content)):
        return NOTHING
    if statement.polarity == "negative" or weak:
        return Position("denies", weak)
    if statement.act == "announce" or AHEAD.search(first_clause(content)):
        return Position("plans")
    if statement.act == "judge" and not SURE.search(content):
        return NOTHING
    return Position("affirms")
