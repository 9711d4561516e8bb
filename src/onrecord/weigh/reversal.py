"""The check `reversal`: one actor takes opposite sides of one claim at two times."""

from __future__ import annotations

import re

from onrecord import edtf, wire
from onrecord.records import Actor, Finding, Link, Statement
from onrecord.view import View
from onrecord.weigh.differences import differences
from onrecord.weigh.sides import links_by_claim, quote, reports, said, secondhand, settled_by, utterances


def reversal(view: View) -> list[Finding]:
    """One actor says that it is so at one time and that it is not at another, in its own reported words."""
    out = []
    for claim_id, links in links_by_claim(view).items():
        by_actor: dict[str, tuple[list[str], list[str]]] = {}
        for k in links:
            s: Statement = view.get(k.a)
            if s.speaker and _when(view, s) and s.within is None and _plain(k) and _worded(view, s):
                by_actor.setdefault(_voice(s.speaker), ([], []))[k.kind == "contradicts"].append(s.id)
        for _, (yes, no) in sorted(by_actor.items()):
            found = _of(view, claim_id, said(view, yes), said(view, no))
            if found:
                out.append(found)
    return out


def _voice(actor: Actor) -> str:
    """Whose word it is: a ministry's, by whoever speaks for it (its minister, its spokeswoman), else the actor's own."""
    words = (actor.role or "") if actor.kind == "person" else actor.name if actor.kind == "ministry" else ""
    domain = DOMAIN.search(words)
    return f"{actor.country} {domain.group().lower()[:6]}" if domain and actor.country else actor.id


# What tells a state's ministries from one another.
DOMAIN = re.compile(
    r"\b(defen[cs]e|foreign|interior|home|finance|justice|energy|health|transport|trade)\b", re.IGNORECASE
)


def _when(view: View, s: Statement) -> str:
    """The day of saying, or that of the report; empty where neither is known."""
    return s.said or view.document_of(s).published or ""


def _worded(view: View, s: Statement) -> bool:
    """Whether there is something to quote: "denied this" tells a reader nothing."""
    return s.act == "deny" or len(quote(view, s).split()) > 1


def _apart(view: View, a: Statement, b: Statement) -> bool:
    """Whether two things were said at two times: by their own dates, or by those of two reports."""
    own = a.said is not None and b.said is not None
    return (own or a.doc != b.doc) and not edtf.overlaps(_when(view, a), _when(view, b))


def _dated(view: View, s: Statement) -> str:
    return f"on {s.said}" if s.said else f"as reported on {view.document_of(s).published}"


def _plain(link: Link) -> bool:
    return link.weight is None or link.weight >= 1


def _of(view: View, claim: str, yes: list[Statement], no: list[Statement]) -> Finding | None:
    pairs = [(a, b) for a in yes for b in no if _apart(view, a, b)]
    if not pairs:
        return None
    a, b = pairs[0]
    first, second = (a, b) if edtf.before(_when(view, a), _when(view, b)) else (b, a)
    narrowed = differences(view, [first], [second])
    who, later = (s.speaker.name if s.speaker else "" for s in (first, second))
    return Finding(
        wire.ident("finding", "reversal", first.id, second.id),
        "reversal",
        view.get(claim).name,
        (first.id,),
        (second.id,),
        "moderate" if narrowed else "strong",
        f"{who} {_dated(view, first)}: “{quote(view, first)}”; {later + ' ' if later != who else ''}{_dated(view, second)}: “{quote(view, second)}”."
        + (f" The later words may be about a part only: {'; '.join(narrowed)}." if narrowed else ""),
        settled_by(view.get(claim).name, [who]),
        state="narrowed" if narrowed else "reversed",
        reports=(reports(view, [first]), reports(view, [second])),
        utterances=(utterances([first]), utterances([second])),
        secondhand=(secondhand(view, [first]), secondhand(view, [second])),
        claim=claim,
    )
