"""What the outlet says itself: checkable assertions with nobody named for them, loaded wording, conclusions.

    "Oddly enough, the island is one of the largest buyers. All this confirms that it took a side." ->
        Statement(voice outlet, content the first clause, loaded "Oddly enough"), Statement(conclusion, rests on the first)

Few and well chosen: a clause counts when it ranks, shares out, or tells an undated deed for or against somebody, and the
text argues (it has loaded wording or draws conclusions). Plain report of dated events is silent.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from onrecord.find import tree
from onrecord.find.direct import quotes
from onrecord.find.loaded import QUIET, lexicon, loaded
from onrecord.find.nouns import outlet
from onrecord.find.own_claims import FEWEST, TIES, Scan, between, claims, of_states
from onrecord.find.page import Page
from onrecord.find.stances import tables
from onrecord.records import Actor, Span, Spans, Statement
from onrecord.wire import ident

# A share or a ranking is a claim in a text that argues; an undated deed needs a second sign beside it.
ENOUGH = 2
# In a text that does not argue only what has several signs is shown, or how close one state is said to be to another.
ENOUGH_PLAIN = 3
# So many marked phrases or conclusions of its own, and a text argues.
ARGUES = 2
SPEAKING_STATES = frozenset({"announce", "deny", "confirm", "warn", "accuse", "demand", "ask", "assert"})


def voice(page: Page) -> list[Statement]:
    """The outlet's own statements, in text order; marks the loaded wording around the others on `page.statements`."""
    scan = _scan(page)
    page.statements[:] = [_with_loaded(page, s, scan) for s in page.statements]
    marked = sum(p.marked for p in scan.phrases)
    # A column of advice or sport speaks to its readers too: that alone is no argument.
    marked += _persona(page, scan) if marked else 0
    conclusions = [c for s in page.doc.sents if (c := _conclusion(s, scan, marked > 0)) is not None]
    argues = marked + len(conclusions) >= ARGUES
    speaker = outlet(page)
    found: list[Statement] = []
    places = tuple(p.span.start for p in scan.phrases)
    starts = {c.start for c in conclusions}
    for sentence in page.doc.sents:
        if sentence.start in starts:
            found.append(_statement(page, _whole(sentence), scan, speaker, "voice.conclusion", conclusion=True))
            continue
        # A plain text's sentence with neither a loaded phrase nor a state's rank cannot reach what it needs.
        plain = not between(places, sentence.start_char, sentence.end_char)
        if not argues and plain and not (_superlative(sentence) and of_states(sentence, scan)):
            continue
        for content, rule in claims(sentence, scan, ENOUGH if argues else ENOUGH_PLAIN):
            found.append(_statement(page, content, scan, speaker, rule))
    for content in _contrasts(page, scan):
        if not any(o.content[0].start < content[-1].stop and content[0].start < o.content[-1].stop for o in found):
            found.append(_statement(page, content, scan, speaker, "voice.contrast"))
    found.sort(key=lambda s: s.content[0].start)
    page.statements[:] = [s for s in page.statements if _holds(s) or not _same_words(s, found)]
    return _resting(page, found)


def _persona(page: Page, scan: Scan) -> int:
    """Signs, one of a kind, that a writer speaks to readers instead of reporting: "we", a question, a command."""
    signs = set()
    for sentence in page.doc.sents:
        first = next((t for t in sentence if t.is_alpha), None)
        if first is None or scan.inside(first) or _quoted_near(page, sentence):
            continue
        if any(t.lower_ in WE for t in sentence if not scan.inside(t)):
            signs.add("we")
        if sentence[-1].text == "?" or (len(sentence) > 1 and sentence[-2].text == "?"):
            signs.add("question")
        root = sentence.root
        if root == first and root.tag_ == "VB" and len(sentence) > FEWEST:
            signs.add("command")
    return len(signs)


def _quoted_near(page: Page, sentence: Any) -> bool:
    """Whether quotation marks stand in the sentence: who says "we" there may be the speaker."""
    return any(t.text in MARKS for t in sentence)


WE = frozenset({"we", "our", "us", "ours", "ourselves"})
MARKS = frozenset({'"', "“", "”", "«", "»", "''", "``", "„"})


def _superlative(sentence: Any) -> bool:
    ranks = lexicon().claims["ranks"]
    return any(t.lemma_ in TIES for t in sentence) and any(
        t.tag_ in ("JJS", "RBS") or t.lower_ in ranks for t in sentence
    )


def _scan(page: Page) -> Scan:
    held = [c for s in page.statements if _holds(s) for c in s.content]
    marks = quotes(page.text)
    held += [Span(q.start, q.stop) for q in marks if q.speech]
    states = [
        m.start
        for m in page.mentions
        if m.actor.kind in ("country", "government", "forces", "ministry", "group", "party")
    ]
    # What stands in quotation marks, however short, is not the writer's wording.
    phrases = [p for p in loaded(page.doc) if not any(q.start < p.span.start < q.stop for q in marks)]
    if not any(p.marked for p in phrases):
        phrases = [p for p in phrases if p.kind in QUIET]  # "huge" in a plain report is no wording of a side
    return Scan(
        tuple(sorted(held)),
        tuple(phrases),
        tuple(sorted(t.start for t in page.times if t.edtf)),
        tuple(sorted(states)),
        frozenset(
            page.text.find(w, c.start)
            for s in page.statements
            if _holds(s) or not s.source
            for c in s.cue
            for w in page.text[c.start : c.stop].split()
        ),
    )


def _holds(s: Statement) -> bool:
    """Whether somebody else is made to answer for the content: not where the writer only tells what they want or are."""
    return (bool(s.source) or s.rule == "rules.official") and s.act in SPEAKING_STATES


def _with_loaded(page: Page, s: Statement, scan: Scan) -> Statement:
    """The statement with the loaded phrases of its sentence that are the writer's, not the speaker's."""
    around = s.cue or s.source
    if not around:
        return s
    span = page.doc.char_span(around[0].start, around[0].stop, alignment_mode="expand")
    if span is None:
        return s
    start, stop = span.sent.start_char, span.sent.end_char
    found = tuple(
        p.span
        for p in scan.phrases
        if p.kind not in QUIET
        and start <= p.span.start < stop
        and not any(c.start <= p.span.start < c.stop for c in (*s.content, *scan.held))
    )
    return replace(s, loaded=found) if found else s


def _conclusion(sentence: Any, scan: Scan, argues: bool) -> Any | None:
    """The sentence if it draws a conclusion: "All these developments confirm ...", "All this points to ...".

    "This shows that ..." and "Thus, ..." explain in plain reports, so they count only where the writer `argues`.
    """
    words_of_claims = lexicon().claims
    root = sentence.root
    if scan.inside(root):
        return None
    first = next((t for t in sentence if not t.is_space and not t.is_punct), None)
    if first is None:
        return None
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and root.lemma_ in words_of_claims["draw"]:
        words = {t.lower_ for t in subject.subtree}
        gathers = words & {"this", "these", "that", "all", "which"}
        gathered = subject.lemma_ in words_of_claims["gather"] or subject.lower_ in gathers
        strong = gathered and ("all" in words or subject.tag_ == "NNS")
        if gathers and (strong or (argues and gathered)):
            return sentence
    sums = next((p for p in scan.phrases if p.kind == "sums" and p.span.start == first.idx), None)
    if argues and sums is not None:
        return sentence
    if argues and first.lower_ in words_of_claims["therefore"] and _next(first) == "," and root.pos_ in ("VERB", "AUX"):
        return sentence
    return None


# With these a writer turns against what stands before.
TURNING = frozenset({"yet", "but", "however", "nevertheless", "nonetheless", "still"})


def _contrasts(page: Page, scan: Scan) -> list[Spans]:
    """What the writer holds against the posture that a state has just claimed for itself: "Norland insists that it is
    neutral. Yet it has bought missiles from Sudland"; "... but the facts suggest otherwise"."""
    found: list[Spans] = []
    sentences = list(page.doc.sents)
    for before, sentence in pairwise(sentences):
        first = next((t for t in sentence if t.is_alpha), None)
        if first is None or first.lower_ not in TURNING or scan.inside(sentence.root):
            continue
        posed = _posed(page, before)
        if posed and (_lands(page, sentence) & posed or any(t.lower_ in ("it", "its") for t in sentence)):
            own = tree.pieces(t for t in sentence if not t.is_space and not scan.inside(t))
            found += [own] if own else []
    for sentence in sentences if "otherwise" in page.text else ():
        said = next((t for t in sentence if t.lower_ == "otherwise" and t.head.lemma_ in SHOWING), None)
        if said is not None and not scan.inside(said) and _posed(page, sentence):
            found.append(tree.pieces(t for t in said.head.subtree if not t.is_space and not scan.inside(t)))
    return found


def _lands(page: Page, sentence: Any) -> set[str | None]:
    """The countries whose actors the sentence names."""
    start, stop = sentence.start_char, sentence.end_char
    return {m.actor.country for m in page.mentions if start <= m.start < stop and m.actor.country}


def _posed(page: Page, sentence: Any) -> set[str | None]:
    """The countries of a sentence in which somebody claims a posture; none where nobody does."""
    start, stop = sentence.start_char, sentence.end_char
    if not tables().cue.search(page.text, start, stop):
        return set()
    told = any(s.source and start <= s.source[0].start < stop for s in page.statements)
    return _lands(page, sentence) if told else set()


# "The facts suggest otherwise."
SHOWING = frozenset({"suggest", "say", "show", "indicate", "tell", "point", "prove"})


def _next(token: Any) -> str:
    return str(token.doc[token.i + 1].text) if token.i + 1 < len(token.doc) else ""


def _whole(sentence: Any) -> Spans:
    return tree.pieces(t for t in sentence if not t.is_space)


def _statement(
    page: Page, content: Spans, scan: Scan, speaker: Actor | None, rule: str, conclusion: bool = False
) -> Statement:
    start, stop = content[0].start, content[-1].stop
    spans = tuple(p.span for p in scan.phrases if start <= p.span.start < stop and p.kind not in QUIET)
    return Statement(
        id=ident("statement", page.document.id, "outlet", content),
        doc=page.document.id,
        source=(),
        cue=(),
        content=content,
        act="assert",
        voice="outlet",
        speaker=speaker,
        loaded=spans,
        confidence="medium",
        rule=rule,
        conclusion=conclusion,
    )


def _same_words(s: Statement, found: list[Statement]) -> bool:
    """Whether the outlet's own statement holds all that a party is made to want: "they are bent on serving them" is the
    writer's word for it, and not both."""
    start, stop = (s.content[0].start, s.content[-1].stop) if s.content else (0, 0)
    return s.speaker is not None and any(
        not o.conclusion and o.content[0].start <= start < stop <= o.content[-1].stop for o in found
    )


def _resting(page: Page, found: list[Statement]) -> list[Statement]:
    """The conclusions with the statements before them, back to the conclusion before, that they can draw on."""
    made: list[Statement] = []
    since = -1
    for s in found:
        if s.conclusion:
            at = s.content[0].start
            before = [
                o
                for o in (*page.statements, *made)
                if o.content and since < _place(o) < at and not o.conclusion and o.within is None
            ]
            s = replace(s, rests_on=tuple(o.id for o in sorted(before, key=_place)))
            since = at
        made.append(s)
    return made


def _place(s: Statement) -> int:
    return min(x.start for x in (*s.cue, *s.content))
