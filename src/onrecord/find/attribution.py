"""An attribution before it is a statement: which words are source, cue and content, and who found them.

"Taxes will fall, Berg said." -> source "Berg", cue "said", content "Taxes will fall"
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Spans


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans in text order, each may be empty; `confidence` is a probability; `rule` says what found it.

    `outer` is the cue of the attribution that this one is nested in, where a rule knows it.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    rule: str
    outer: Spans = ()
