"""The outlet's own checkable assertions, loaded wording, and conclusions.

    "Oddly enough, Ruritania is one of the largest buyers of arms." -> outlet: the sentence; loaded: "Oddly enough"
    "All this shows that ..." -> outlet, a conclusion that rests on the statements before it

Plain reporting (who did what, when) is no assertion of this kind: without loaded wording, a rank or a deed told as
service to another, a sentence is left alone.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from onrecord import wire
from onrecord.find.page import Page
from onrecord.records import Actor, Span, Statement
from onrecord.text import quoted, strip_span, words_of

# Kinds of wording that are marked as loaded; a rank is checkable and need not be loaded.
LOADED = ("irony", "intensifier", "verdict", "service")

# A sentence that draws on what was said before it and concludes.
CONCLUDES = re.compile(
    r"\s*(?:in (?:short|sum|conclusion|the end),? |(?:thus|hence|therefore|clearly|so),? )?"
    r"(?:all (?:of )?(?:this|that|these|those)(?: \w+){0,2}|(?:these|those|such) (?:\w+ ){0,2}(?:developments?|facts?|events?|figures?|statements?|moves?|steps?|contradictions?|elements?)"
    r"|(?:this|that|which)|it)(?: \w+)? "
    r"(?:confirms?|shows?|proves?|demonstrates?|points? to|indicates?|reveals?|illustrates?|underlines?|means that|is clear|leaves no doubt|suggests? that)\b",
    re.IGNORECASE,
)
# "It shows" and "this means" also stand in plain reports: only with a clause does the short form conclude.
NEEDS_CLAUSE = re.compile(r"\s*(?:this|that|which|it)\b", re.IGNORECASE)
# A will or habit that the outlet ascribes to somebody is the outlet's word: nobody said "we are bent on serving them".
INTENT = re.compile(
    r"\b(?:determined|bent|keen|eager|willing|ready|inclined|set|wants?|wanted|seeks?|sought|intends?|intended|tries|tried|continues?)\b",
    re.IGNORECASE,
)
CLAUSES = frozenset({"ROOT", "advcl", "acl", "relcl", "ccomp", "conj", "parataxis"})


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(resources.files("onrecord.data").joinpath("loaded_en.toml").read_text(encoding="utf-8"))
    return {
        kind: re.compile(r"(?<!\w)(?:" + "|".join(row["words"]) + r")(?!\w)", re.IGNORECASE)
        for kind, row in table.items()
    }


def voice(page: Page) -> list[Statement]:
    """The outlet's assertions in text order. Words that are somebody's, or stand in quotation marks, are not its own."""
    said = [st for st in page.statements if not _ascribed(st, words_of(page.text, st.cue))]
    theirs = _Cover([(s.start, s.stop) for st in said for s in st.content] + quoted(page.text))
    sents = [(s.start_char, s.end_char, s) for s in page.doc.sents]
    starts = [s[0] for s in sents]
    found: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for kind, pattern in patterns().items():
        for m in pattern.finditer(page.text):
            if theirs.holds(m.start()):
                continue
            start, stop = _assertion(
                page, m.start(), m.end(), sents[max(0, bisect_right(starts, m.start()) - 1)], theirs
            )
            found.setdefault((start, stop), set()).update({m.span()} if kind in LOADED else ())
    conclusions = {
        strip_span(page.text, start, stop)
        for start, stop, _ in sents
        if not theirs.holds(start) and _concludes(page.text[start:stop])
    }
    for span in conclusions:
        found.setdefault(span, set())
    outlet = _outlet(page)
    return [_statement(page, span, loaded, conclusions, outlet) for span, loaded in _merged(found)]


def _ascribed(statement: Statement, cue: str) -> bool:
    """Whether the outlet speaks for somebody or something: a will, or what "the reality on the ground points to"."""
    nobody = statement.speaker is None and statement.voice == "reported"
    return nobody or bool(INTENT.search(cue))


class _Cover:
    """Whether an offset lies in any of many spans, in logarithmic time."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.stops: list[int] = []
        for start, stop in sorted(spans):
            if self.stops and start <= self.stops[-1]:
                self.stops[-1] = max(self.stops[-1], stop)
            else:
                self.starts.append(start)
                self.stops.append(stop)

    def holds(self, offset: int) -> bool:
        i = bisect_right(self.starts, offset) - 1
        return i >= 0 and offset < self.stops[i]

    def touches(self, start: int, stop: int) -> bool:
        i = bisect_right(self.starts, stop - 1) - 1
        return i >= 0 and start < self.stops[i]


def _concludes(sentence: str) -> bool:
    m = CONCLUDES.match(sentence)
    return bool(m) and (not NEEDS_CLAUSE.match(sentence) or " that " in sentence[m.end() - 6 :])  # type: ignore[union-attr]


def _assertion(page: Page, start: int, stop: int, sent: tuple[int, int, Any], theirs: _Cover) -> tuple[int, int]:
    """The sentence that the wording stands in; where others' words share it, its own clause or phrase, or itself alone."""
    left, right, _ = sent
    if not theirs.touches(left, right):
        return strip_span(page.text, left, right)
    span = page.doc.char_span(start, stop, alignment_mode="expand")
    own: tuple[int, int] = start, stop
    token = span.root
    while True:  # up the tree, as long as the words are nobody else's
        first, last = page.doc[token.left_edge.i].idx, page.doc[token.right_edge.i]
        wider = strip_span(page.text, max(left, first), min(right, last.idx + len(last)), " \t\n,;")
        if wider[0] <= start and stop <= wider[1]:
            if theirs.touches(*wider):
                return own
            own = wider
        if token.dep_ in CLAUSES or token.head is token:
            return own
        token = token.head


def _merged(found: dict[tuple[int, int], set[tuple[int, int]]]) -> list[tuple[tuple[int, int], set[tuple[int, int]]]]:
    """Assertions that overlap become one with all their loaded words."""
    out: list[tuple[tuple[int, int], set[tuple[int, int]]]] = []
    for (start, stop), loaded in sorted(found.items()):
        if out and start < out[-1][0][1]:
            (first, last), had = out[-1]
            out[-1] = ((first, max(last, stop)), had | loaded)
        else:
            out.append(((start, stop), set(loaded)))
    return out


def _outlet(page: Page) -> Actor | None:
    name = page.document.publisher
    return Actor(wire.ident("actor", "outlet", name.casefold()), name, "outlet", None, "MED", (name,)) if name else None


def _statement(
    page: Page,
    span: tuple[int, int],
    loaded: set[tuple[int, int]],
    conclusions: set[tuple[int, int]],
    outlet: Actor | None,
) -> Statement:
    concludes = any(span[0] <= c[0] and c[1] <= span[1] for c in conclusions)
    rests_on = [s.id for s in page.statements if s.cue and s.cue[-1].stop <= span[0]] if concludes else []
    return Statement(
        wire.ident("statement", page.document.id, "outlet", *span),
        page.document.id,
        (),
        (),
        (Span(*span),),
        "assert",
        "outlet",
        outlet,
        loaded=tuple(Span(*w) for w in sorted(loaded)),
        rests_on=tuple(rests_on),
        confidence="medium",
        rule="voice.conclusion" if concludes else "voice.loaded" if loaded else "voice.rank",
        conclusion=concludes,
    )
