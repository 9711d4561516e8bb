"""The attributions of a document: the tagger's first, the rules' where it has none, and what both leave out.

Added here whoever found the rest: attributions inside another's content ("DIRCO said that the envoy admitted ..."),
denials that hang on a noun for a whole clause ("...; a fact denied by the ministry").
"""

from __future__ import annotations

from typing import Any

from onrecord.find.attribution import Attribution
from onrecord.find.attribution_rules import rule_attributions
from onrecord.find.direct import headline, with_quotes


def attributions_of(doc: Any, tagged: list[Attribution] | None) -> list[Attribution]:
    """All attributions in the order of their cues; `tagged` None means that the rules work alone."""
    rules = rule_attributions(doc)
    first = headline(doc)
    found = with_quotes(doc, rules, "rules.clause")
    if first is not None and not any(a.cue[0].start < first.content[-1].stop for a in found):
        found.insert(0, first)
    return found
