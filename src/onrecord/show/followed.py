"""A view as FollowTheMoney entities: actors, events, articles, and statements as notes on who spoke.

Imports the package of the extra `ftm`: import this module only where it is wanted. What FollowTheMoney has no place
for stays behind: spans, who vouches for an event, findings. Each note and event names its article as proof.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from followthemoney import model

from onrecord.records import Actor, ActorKind, Document, Event, Statement
from onrecord.show import words
from onrecord.show.index import actors_of, document_name, index, safe_url
from onrecord.text import words_of
from onrecord.view import View

SCHEMATA: dict[ActorKind, str] = {
    "person": "Person",
    "government": "PublicBody",
    "ministry": "PublicBody",
    "forces": "PublicBody",
    "agency": "PublicBody",
    "parliament": "PublicBody",
    "party": "Organization",
    "company": "Company",
    "organisation": "Organization",
    "outlet": "Organization",
    "group": "Organization",
    "country": "LegalEntity",
    "people": "LegalEntity",
}


def entities(view: View) -> Iterator[str]:
    """Entities, one JSON object a line, actors first."""
    looked = index(view)
    seen: dict[str, Actor] = {}
    for record in looked.records.values():
        for actor in actors_of(record):
            seen.setdefault(actor.id, actor)
    for actor in sorted(seen.values(), key=lambda a: a.id):
        yield _line(SCHEMATA[actor.kind], actor.id, _actor(actor))
    for document in view.documents:
        yield _line("Article", document.id, _article(document))
    for event in view.events:
        yield _line("Event", event.id, _event(looked.documents[event.doc], event))
    for statement in view.statements:
        yield _line("Note", statement.id, _note(looked.documents[statement.doc], statement))


def _line(schema: str, ident: str, values: dict[str, Any]) -> str:
    entity = model.make_entity(schema)
    entity.id = ident
    for name, value in values.items():
        entity.add(name, value)
    return json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True) + "\n"


def _actor(actor: Actor) -> dict[str, Any]:
    values: dict[str, Any] = {"name": actor.name, "alias": [n for n in actor.names if n != actor.name]}
    if actor.kind == "person":
        values |= {"position": actor.role}
    return values | {"country": actor.country}


def _article(d: Document) -> dict[str, Any]:
    return {
        "title": d.title,
        "publisher": document_name(d),
        "publishedAt": d.published,
        "language": d.language,
        "author": d.author,
        "sourceUrl": safe_url(d.url),
        "bodyText": d.text,
        "fileName": d.path,
    }


def _event(d: Document, e: Event) -> dict[str, Any]:
    start, _, stop = (e.when or "").partition("/")
    return {
        "name": e.name or words.PLOVER.get(e.plover, e.plover),
        "summary": d.text[e.span.start : e.span.stop],
        "description": "; ".join(f"{words.STATUSES[s.status]} ({s.by})" for s in e.status) or None,
        "startDate" if stop else "date": start.strip(".~?%") or None,
        "endDate": stop.strip(".~?%") or None,
        "location": e.where.name if e.where else None,
        "country": e.where.country if e.where else None,
        "organizer": [a.id for a in e.actors],
        "involved": [a.id for a in e.recipients],
        "proof": d.id,
    }


def _note(d: Document, s: Statement) -> dict[str, Any]:
    who = document_name(d) if s.voice == "outlet" else s.speaker.name if s.speaker else "Nobody named"
    return {
        "name": f"{who} {words.ACTS[s.act]}" + (f", {words.date_words(s.said)}" if s.said else ""),
        "description": words_of(d.text, s.content) or None,
        "entity": s.speaker.id if s.speaker else None,
        "proof": d.id,
    }
