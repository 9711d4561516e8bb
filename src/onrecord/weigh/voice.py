"""The check `voice`: a checkable assertion stands in the outlet's own voice, with no source or with loaded wording."""

from __future__ import annotations

from onrecord import wire
from onrecord.records import Finding, Statement
from onrecord.text import words_of
from onrecord.view import View
from onrecord.weigh.sides import quote, settled_by


def voice(view: View) -> list[Finding]:
    """The outlet asserts it itself: no source is named, or the wording takes a side."""
    return [_finding(view, s) for s in view.statements if s.voice == "outlet"]


def _finding(view: View, s: Statement) -> Finding:
    text = view.document_of(s).text
    loaded = list(dict.fromkeys(text[w.start : w.stop] for w in s.loaded))
    publisher = view.document_of(s).publisher or "The outlet"
    why = f"{publisher} says so in its own voice; no source is named for it in the text."
    if s.conclusion:
        why = f"{publisher} draws a conclusion of its own" + (
            f" from {len(s.rests_on)} statements of the text." if s.rests_on else "."
        )
    if loaded:
        why += " Wording that takes a side: " + ", ".join(f"“{w}”" for w in loaded) + "."
    return Finding(
        wire.ident("finding", "voice", s.id),
        "voice",
        quote(view, s),
        (s.id,),
        tuple(i for i in s.rests_on if i != s.id),
        "moderate" if loaded else "unclear",
        why,
        settled_by(words_of(text, s.content)),
        reports=(1, 0),
        utterances=(1, 0),
    )
