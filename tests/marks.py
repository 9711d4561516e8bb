"""Expected answers in the language of the input: <who>Berg</who> <cue>said</cue> <what>taxes will fall</what>."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from onrecord.records import Spans

TAG = re.compile(r"</?(?:who|cue|what)>")


class Marked(Protocol):
    """What has the three roles: an attribution or a statement."""

    @property
    def source(self) -> Spans: ...
    @property
    def cue(self) -> Spans: ...
    @property
    def content(self) -> Spans: ...


def unmark(marked: str) -> str:
    """The text without its marks."""
    return TAG.sub("", marked)


def mark(text: str, found: Iterable[Marked]) -> str:
    """The text with the spans of all `found` marked; they must not overlap."""
    marks = []
    for a in found:
        for tag, spans in (("who", a.source), ("cue", a.cue), ("what", a.content)):
            for s in spans:
                marks += [(s.start, 1, f"<{tag}>"), (s.stop, 0, f"</{tag}>")]
    out, at = [], 0
    for place, _, tag in sorted(marks):
        out += [text[at:place], tag]
        at = place
    return "".join([*out, text[at:]])
