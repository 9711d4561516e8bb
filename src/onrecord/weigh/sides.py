"""What every check needs to say of a side: who, in what words, how many origins and utterances, at first or second hand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

from onrecord import edtf
from onrecord.about import concepts
from onrecord.records import Event, Figure, Link, Stance, Statement
from onrecord.text import words_of
from onrecord.view import View

type Member = Statement | Event | Figure | Stance

# Shown on a card before it is cut; the whole stands in the source text.
WORDS_SHOWN = 160


def links_by_claim(view: View) -> dict[str, list[Link]]:
    """Claim id to the links that tie statements to it."""
    out: dict[str, list[Link]] = {}
    for k in view.links:
        if k.kind in ("supports", "contradicts", "narrows"):
            out.setdefault(k.b, []).append(k)
    return out


def said(view: View, idents: Iterable[str]) -> list[Statement]:
    """Statements by id, those in their own words, the surest and the earliest first: the first one is the one that is quoted."""
    bands = {"high": 0, "medium": 1, "low": 2}
    statements: list[Statement] = [view.get(i) for i in dict.fromkeys(idents)]
    return sorted(
        statements,
        key=lambda s: (
            not s.content,
            not _own(view, s),
            bands[s.confidence],
            _is_title(view, s),
            view.document_of(s).published or "9999",
            s.doc,
            s.id,
        ),
    )


def _is_title(view: View, s: Statement) -> bool:
    title = view.document_of(s).title
    return bool(title and s.cue and s.cue[0].start < len(title))


def reports(view: View, members: Iterable[Member]) -> int:
    """Independent origins: documents that are near copies of one another count once."""
    return len({view.document_of(m).origin or m.doc for m in members})


def utterances(members: Sequence[Statement]) -> int:
    """Acts of speaking: what one speaker said on one day, or on days not known apart, is one, however often reported."""
    count = 0
    by_speaker: dict[str, list[Statement]] = {}
    for s in members:
        by_speaker.setdefault(s.speaker.id if s.speaker else s.id, []).append(s)
    for said in by_speaker.values():
        days: list[str] = []
        for when in sorted({s.said for s in said if s.said}):
            if not any(edtf.overlaps(when, d) for d in days):
                days.append(when)
        count += max(1, len(days))
    return count


def secondhand(view: View, members: Sequence[Statement]) -> bool:
    """Whether a side is known only through others: no quotation, no named occasion, no text of its own in the case."""
    return not any(_own(view, s) for s in members)


def _own(view: View, s: Statement) -> bool:
    publisher = view.document_of(s).publisher
    itself = bool(
        publisher and s.speaker and publisher.casefold() in {n.casefold() for n in (s.speaker.name, *s.speaker.names)}
    )
    return s.within is None and (s.voice == "quoted" or s.medium is not None or itself)


def name(s: Statement) -> str:
    """The speaker as a reader should see it, with the office where one is known."""
    if s.speaker is None:
        return "an unnamed source"
    return s.speaker.name


def speakers(members: Iterable[Statement]) -> str:
    """The speakers of a side, each once, in the order given."""
    names = list(dict.fromkeys(name(s) for s in members))
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else "nobody"


def quote(view: View, record: Member) -> str:
    """The exact words of a record, white space and length trimmed."""
    spans = (record.content or record.cue) if isinstance(record, Statement) else (record.span,)
    words = " ".join(words_of(view.document_of(record).text, spans).split())
    return words if len(words) <= WORDS_SHOWN else words[:WORDS_SHOWN].rsplit(" ", 1)[0] + " …"


def quoted(view: View, side: Sequence[Statement]) -> str:
    """One speaker of a side with its own words, the fullest that confirm or deny if there are any, and who else is on it:
    words are never put beside the name of somebody who did not say them."""
    first = min(side, key=lambda s: (s.act not in ("confirm", "deny"), -len(quote(view, s))))
    own = first.speaker.id if first.speaker else None
    others = [s for s in side if s.speaker and s.speaker.id != own]
    also = f" (on this side also {speakers(others)})" if others else ""
    return f"{speakers([first])}: “{quote(view, first)}”{also}"


@cache
def _settle() -> dict[str, str]:
    return tomllib.loads(resources.files("onrecord.data").joinpath("settle.toml").read_text(encoding="utf-8"))


def settled_by(words: str, secondhand_of: Sequence[str] = ()) -> str:
    """What would settle a dispute about something with these words, and whose own text is missing."""
    asked = [_settle()[c] for c in concepts(words) if c in _settle()][:2] or [
        "the primary record of it, from a source that neither side controls"
    ]
    asked += [f"the original text or recording of {who}" for who in secondhand_of]
    return "; ".join(asked)
