"""Findings as schema.org ClaimReview (JSON-LD), without a verdict: a rating here says that two sides are on record.

ClaimReview wants a `reviewRating`. Ours has words and no number: `ratingValue` would say how true a claim is, and
onrecord never does. Findings on an outlet's own voice are left out: nothing in the case speaks against them.
https://schema.org/ClaimReview, https://schema.org/Claim, https://schema.org/Rating
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.records import Actor, Document, Event, Figure, Finding, Stance, Statement
from onrecord.show.index import Index, document_name, in_order, index, safe_url
from onrecord.text import words_of
from onrecord.view import View

# schema.org's type of an author, by kind of actor; governments and forces are organisations there.
AUTHORS = {"person": "Person", "country": "Country"}

RATINGS = {
    "denial": "Contested: two sides on record",
    "reversal": "Two positions of one speaker on record",
    "posture": "Declared stance and reported pattern on record",
    "figure": "Two figures on record",
    "outcome": "Announcement and what is known of its outcome on record",
}


def reviews(view: View) -> list[dict[str, Any]]:
    """One ClaimReview for each statement or figure that heads a side of a finding."""
    looked = index(view)
    return [r for f in in_order(view.findings) if f.kind in RATINGS for r in _reviews(looked, f)]


def claimreview(view: View) -> str:
    """The reviews as one JSON-LD document."""
    graph = {"@context": "https://schema.org", "@graph": reviews(view)}
    return json.dumps(graph, ensure_ascii=False, indent=2) + "\n"


def _reviews(looked: Index, finding: Finding) -> Iterator[dict[str, Any]]:
    for which, idents in enumerate((finding.side, finding.other)):
        records = [looked.records[i] for i in idents if i in looked.records]
        head = next((r for r in records if isinstance(r, Statement | Figure) and _claimed(looked, r)), None)
        if head is None:
            continue
        facing = (finding.other, finding.side)[which]
        yield {
            "@type": "ClaimReview",
            "@id": f"urn:onrecord:{finding.id}:{which + 1}",
            "datePublished": looked.view.date,
            "author": {"@type": "Organization", "name": "onrecord"},
            "claimReviewed": _claimed(looked, head),
            "inLanguage": looked.documents[head.doc].language,
            "itemReviewed": _claim(looked, head, records),
            "reviewRating": {
                "@type": "Rating",
                "alternateName": RATINGS[finding.kind],
                "ratingExplanation": f"{finding.strength}: {finding.why}. To settle it: {finding.settle}.",
            },
            "reviewBody": _body(looked, finding, facing),
        }


def _claimed(looked: Index, record: Statement | Figure) -> str:
    spans = record.content if isinstance(record, Statement) else (record.span,)
    return words_of(looked.documents[record.doc].text, spans)


def _claim(
    looked: Index, head: Statement | Figure, records: Sequence[Statement | Event | Figure | Stance]
) -> dict[str, Any]:
    documents = list(dict.fromkeys(r.doc for r in records))
    speaker = head.speaker if isinstance(head, Statement) and head.voice != "outlet" else None
    said = head.said if isinstance(head, Statement) else None
    claim: dict[str, Any] = {
        "@type": "Claim",
        "author": _author(looked, speaker) if speaker else _outlet(looked.documents[head.doc]),
        "appearance": [_work(looked.documents[d]) for d in documents],
    }
    if said and "/" not in said:
        claim["datePublished"] = said.strip("~?%")
    return claim


def _author(looked: Index, actor: Actor) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": AUTHORS.get(actor.kind, "Organization"), "name": actor.name}
    if actor.role and actor.kind == "person":
        made["jobTitle"] = actor.role
    country = looked.country(actor.country)
    if country and actor.kind == "person":
        made["nationality"] = {"@type": "Country", "name": country}
    return made


def _outlet(document: Document) -> dict[str, Any]:
    return {"@type": "Organization", "name": document_name(document)}


def _work(document: Document) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": "CreativeWork", "publisher": _outlet(document)}
    url = safe_url(document.url)
    named = (("headline", document.title), ("url", url), ("inLanguage", document.language))
    made.update((name, value) for name, value in named if value)
    if document.published and "/" not in document.published:
        made["datePublished"] = document.published.strip("~?%")
    return made


def _body(looked: Index, finding: Finding, facing: Sequence[str]) -> str:
    """What the review says: what it is about, and the words that stand against the claim."""
    against = []
    for ident in facing:
        record = looked.records.get(ident)
        if isinstance(record, Statement) and record.content:
            who = record.speaker.name if record.speaker else "nobody named"
            against.append(f"{who}: “{_claimed(looked, record)}”")
    facts = f" On the other side: {'; '.join(dict.fromkeys(against))}." if against else ""
    return f"On record about {finding.about}.{facts} No verdict is given."
