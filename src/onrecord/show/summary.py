"""The findings as a short text for a terminal: full sentences, so that it can be read aloud."""

from __future__ import annotations

import textwrap

from onrecord.show import words
from onrecord.show.cards import Card, Quote, Side
from onrecord.show.dossier import Dossier, dossier
from onrecord.show.plain import inline
from onrecord.view import View

# Findings told in full; the dossier has all of them.
TOLD = 8
WIDTH = 88  # columns: fits a terminal of 90 and is not too long a line to read
# Roles of words that stand around what is said: the outlet's loaded wording is never quoted as a speaker's.
AROUND = frozenset({"who", "cue", "loaded"})
QUOTED = 160  # letters of a quotation


def summary(view: View) -> str:
    """What is contested in a view, what was announced, and what could not be read; no trailing newline."""
    facts = dossier(view)
    parts = [_opening(facts)]
    if not facts.contested:
        parts.append("Nothing in it was found to be contested.")
    parts.extend(_finding(card) for card in facts.contested[:TOLD])
    if len(facts.contested) > TOLD:
        parts.append(f"{words.capital(words.count(len(facts.contested) - TOLD, 'more point'))} contested.")
    if facts.announced:
        parts.append("\n".join(["Announced:", *(_announced(c) for c in facts.announced)]))
    if facts.own_voice:
        told = words.count(len(facts.own_voice), "checkable assertion")
        parts.append(f"{words.capital(told)} in an outlet's own voice, with no source or in loaded words.")
    if facts.notes or facts.errors:
        noted = words.count(len(facts.notes), "note")
        failed = words.count(len(facts.errors), "document could", "documents could")
        parts.append(words.capital("; ".join([noted] + ([f"{failed} not be read"] if facts.errors else []))) + ".")
    return "\n\n".join(inline(p) for p in parts)


def _opening(facts: Dossier) -> str:
    contested = words.count(len(facts.contested), "point is", "points are")
    date = f" The case's date is {facts.date}." if facts.date else ""
    return _wrap(f"{facts.scope}.{date} {words.capital(contested)} contested.")


def _finding(card: Card) -> str:
    state = f", {card.state}" if card.state else ""
    lines = [_wrap(f"{card.number}. {card.about} ({card.kind_words.lower()}{state}; {card.strength})")]
    for label, side in (("One side", card.side), ("The other", card.other)):
        lines.append(_wrap(f"{label}: {_side(side)}", 3))
    lines.append(_wrap(f"Why: {_stopped(card.why)} To settle it: {_stopped(card.settle)}", 3))
    return "\n".join(lines)


def _announced(card: Card) -> str:
    return _wrap(f"- {card.about}: {card.state or card.strength}. {_stopped(card.why)}", 2)


def _side(side: Side) -> str:
    if not side.shown:
        return side.empty or f"reference data: {', '.join(side.rows)}"
    told = [_said(q) for q in side.shown]
    held = " (second-hand)" if side.secondhand else ""
    return "; ".join(told) + f". {words.capital(side.counts)}{held}." if side.counts else "; ".join(told) + "."


def _said(q: Quote) -> str:
    core = [p.text for p in q.pieces if set(p.roles) - AROUND] or [p.text for p in q.pieces]
    quoted = textwrap.shorten(" ".join(core), QUOTED, placeholder=" …")
    dated = f" ({q.when})" if q.when else ""
    return f"{q.who}{dated} {q.act_words}: “{quoted}” ({q.source.name})"


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else text + "."


def _wrap(text: str, indent: int = 0) -> str:
    margin = " " * indent
    return textwrap.fill(text, WIDTH, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)
