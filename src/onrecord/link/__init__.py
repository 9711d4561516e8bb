"""The link stage: one identity for each actor, event and claim of a case; near copies and single utterances told.

`link(view)` gives the view back with the case's actors in its records, `origin` in its documents, claims and links.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord import wire
from onrecord.link.claims import claims
from onrecord.link.identities import identified
from onrecord.link.origins import origins
from onrecord.link.same_event import Group, fit, same_events
from onrecord.records import Link
from onrecord.view import View


def link(view: View) -> View:
    """The view with links. Pure; the order in which documents came in does not matter."""
    origin = origins(view.documents)
    view = view.changed(documents=tuple(replace(d, origin=origin[d.id]) for d in view.documents))
    view = identified(view)
    groups = same_events(view)
    made, links = claims(view, groups)
    every = sorted([*links, *_same(groups)], key=lambda k: (k.kind, k.a, k.b))
    return view.changed(claims=tuple(sorted(made, key=lambda c: c.id)), links=tuple(every))


def _same(groups: list[Group]) -> list[Link]:
    """Each mention of an event tied to the first of its group, with the reasons."""
    out = []
    for g in groups:
        first = g.members[0]
        for m in g.members[1:]:
            found = fit(first, m)
            why = found.why if found and found.why else ("the text returns to it",)
            out.append(
                Link(wire.ident("link", "same", first.event.id, m.event.id), "same", first.event.id, m.event.id, why)
            )
    return out
