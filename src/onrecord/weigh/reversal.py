"""The check `reversal`: one actor takes opposite sides of one claim at two times."""

from __future__ import annotations

from onrecord import edtf, wire
from onrecord.records import Finding, Link, Statement
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
            if s.speaker and s.said and s.within is None and _plain(k):
                by_actor.setdefault(s.speaker.id, ([], []))[k.kind == "contradicts"].append(s.id)
        for _, (yes, no) in sorted(by_actor.items()):
            found = _of(view, claim_id, said(view, yes), said(view, no))
            if found:
                out.append(found)
    return out


def _plain(link: Link) -> bool:
    return link.weight is None or link.weight >= 1


def _of(view: View, claim: str, yes: list[Statement], no: list[Statement]) -> Finding | None:
    pairs = [(a, b) for a in yes for b in no if a.said and b.said and not edtf.overlaps(a.said, b.said)]
    if not pairs:
        return None
    a, b = pairs[0]
    first, second = (a, b) if edtf.before(a.said or "", b.said or "") else (b, a)
    narrowed = differences(view, [first], [second])
    who = first.speaker.name if first.speaker else ""
    return Finding(
        wire.ident("finding", "reversal", first.id, second.id),
        "reversal",
        view.get(claim).name,
        (first.id,),
        (second.id,),
        "moderate" if narrowed else "strong",
        f"{who} on {first.said}: “{quote(view, first)}”; on {second.said}: “{quote(view, second)}”."
        + (f" The later words may be about a part only: {'; '.join(narrowed)}." if narrowed else ""),
        settled_by(view.get(claim).name, [who]),
        state="narrowed" if narrowed else "reversed",
        reports=(reports(view, [first]), reports(view, [second])),
        utterances=(utterances([first]), utterances([second])),
        secondhand=(secondhand(view, [first]), secondhand(view, [second])),
        claim=claim,
    )
