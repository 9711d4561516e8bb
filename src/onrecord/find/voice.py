"""What the outlet says itself: checkable assertions with nobody named for them, loaded wording, conclusions.

    "Oddly enough, the island is one of the largest buyers. All this confirms that it took a side." ->
        Statement(voice outlet, content the first clause, loaded "Oddly enough"), Statement(conclusion, rests on the first)

Few and well chosen: a clause counts when it ranks, shares out, or tells an undated deed for or against somebody, and the
text argues (it has loaded wording or draws conclusions). Plain report of dated events is silent.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import Any

from onrecord.find import tree
from onrecord.find.anaphora import outlet
from onrecord.find.direct import quotes
from onrecord.find.loaded import QUIET, Loaded, lexicon, loaded
from onrecord.find.page import Page
from onrecord.records import Actor, Span, Spans, Statement
from onrecord.wire import ident

# Words of the shortest assertion that a reader can check.
FEWEST = 3
CLAUSES = frozenset({"ROOT", "conj", "advcl", "ccomp", "relcl", "acl", "parataxis"})
# Verbs whose predicate ranks: "is one of the largest", "remains the main".
COPULAS = frozenset({"be", "remain", "become", "stay", "count", "rank", "constitute", "represent"})
# A share or a ranking is a claim in a text that argues; an undated deed needs a second sign beside it.
ENOUGH = 2
# In a text that does not argue only what has several signs is shown, or how close one state is said to be to another.
ENOUGH_PLAIN = 3
# Ranks that tie one state to another ("its closest ally") take a side; "one of the main exporters of gas" is background.
TIES = frozenset(
    {
        "ally",
        "partner",
        "customer",
        "buyer",
        "client",
        "supplier",
        "backer",
        "patron",
        "protector",
        "friend",
        "rival",
        "enemy",
    }
)
# So many marked phrases or conclusions of its own, and a text argues.
ARGUES = 2
SPEAKING_STATES = frozenset({"announce", "deny", "confirm", "warn", "accuse", "demand", "ask", "assert"})


@dataclass(frozen=True, slots=True)
class Scan:
    """What the page already knows: whose words stand where, loaded phrases, dates, state actors."""

    held: tuple[Span, ...]
    phrases: tuple[Loaded, ...]
    times: tuple[int, ...]
    states: tuple[int, ...]
    cues: frozenset[int]

    def inside(self, token: Any) -> bool:
        """Whether the token stands in words that somebody is quoted or reported with."""
        n = bisect_right(self.held, token.idx, key=lambda s: s.start)
        return any(s.start <= token.idx < s.stop for s in self.held[max(0, n - NEAR) : n])


# Held spans may be nested; further back than this many none still covers a token of the same sentence.
NEAR = 8


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
        plain = not _between(places, sentence.start_char, sentence.end_char)
        if not argues and plain and not (_superlative(sentence) and _of_states(sentence, scan)):
            continue
        for content, rule in _claims(sentence, scan, ENOUGH if argues else ENOUGH_PLAIN):
            found.append(_statement(page, content, scan, speaker, rule))
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


def _between(offsets: tuple[int, ...], start: int, stop: int) -> bool:
    n = bisect_left(offsets, start)
    return n < len(offsets) and offsets[n] < stop


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
    claims = lexicon().claims
    root = sentence.root
    if scan.inside(root):
        return None
    first = next((t for t in sentence if not t.is_space and not t.is_punct), None)
    if first is None:
        return None
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and root.lemma_ in claims["draw"]:
        words = {t.lower_ for t in subject.subtree}
        gathers = words & {"this", "these", "that", "all", "which"}
        gathered = subject.lemma_ in claims["gather"] or subject.lower_ in gathers
        strong = gathered and ("all" in words or subject.tag_ == "NNS")
        if gathers and (strong or (argues and gathered)):
            return sentence
    sums = next((p for p in scan.phrases if p.kind == "sums" and p.span.start == first.idx), None)
    if argues and sums is not None:
        return sentence
    if argues and first.lower_ in claims["therefore"] and _next(first) == "," and root.pos_ in ("VERB", "AUX"):
        return sentence
    return None


def _next(token: Any) -> str:
    return str(token.doc[token.i + 1].text) if token.i + 1 < len(token.doc) else ""


def _whole(sentence: Any) -> Spans:
    return tree.pieces(t for t in sentence if not t.is_space)


def _claims(sentence: Any, scan: Scan, enough: int) -> list[tuple[Spans, str]]:
    """The clauses of the sentence that claim something checkable in the writer's own voice, with the rule's name."""
    heads = [
        t
        for t in sentence
        if t.pos_ in ("VERB", "AUX") and t.dep_ in CLAUSES and not scan.inside(t) and t.idx not in scan.cues
    ]
    own = _own_words(sentence, {t.i for t in heads})
    found: dict[int, str] = {}
    for head in heads:
        words = own[head.i]
        score, rule = _score(head, words, sentence, scan)
        if score >= enough:
            found[head.i] = rule
    grouped = _own_words(sentence, set(found))
    made = []
    for i, rule in found.items():
        content = tree.pieces(t for t in grouped[i] if not scan.inside(t))
        if sum(_words(sentence, c) for c in content) >= FEWEST:
            made.append((content, f"voice.{rule}"))
    return made


def _words(sentence: Any, span: Span) -> int:
    """The words of a sentence under a span."""
    return sum(span.start <= t.idx < span.stop and t.is_alpha for t in sentence)


def _own_words(sentence: Any, heads: set[int]) -> dict[int, list[Any]]:
    """The tokens of the sentence by the nearest of the given clause heads that they hang on."""
    groups: dict[int, list[Any]] = {i: [] for i in heads}
    above: dict[int, int | None] = {}

    def owner(token: Any) -> int | None:
        path = []
        at = token
        while at.i not in above:
            path.append(at.i)
            if at.i in heads:
                above[at.i] = at.i
                break
            if at.head == at:
                above[at.i] = None
                break
            at = at.head
        for i in path:
            above[i] = above[at.i]
        return above[token.i]

    for token in sentence:
        if not token.is_space and (i := owner(token)) is not None:
            groups[i].append(token)
    return groups


def _score(head: Any, words: list[Any], sentence: Any, scan: Scan) -> tuple[int, str]:
    """How much the clause claims, and by what most: a share, a ranking, an undated deed; loaded wording adds."""
    if not words:
        return 0, ""
    start, stop = words[0].idx, words[-1].idx + len(words[-1])
    inside = {t.idx for t in words}
    phrases = [p for p in scan.phrases if p.span.start in inside]
    signs: list[tuple[int, str]] = []
    if any(p.kind == "share" for p in phrases):
        signs.append((2, "share"))
    if _ranks(head, words):
        tied = any(t.lemma_ in TIES for t in words)
        signs.append((1 + _of_states(sentence, scan) + tied, "ranking"))
    dated = _between(scan.times, start, stop)
    if _deed(head, scan) and not dated:
        signs.append((1 + _by_state(head, scan), "deed"))
    marked = sum(p.marked for p in phrases)
    if marked:
        # Wording that takes a side about a state, or twice, is a claim; once about nobody it is only a manner.
        about = 1 if not signs and _of_states(sentence, scan) else 0
        signs.append((min(marked + about, 2), "loaded"))
    if not signs:
        return 0, ""
    return sum(n for n, _ in signs), max(signs, key=lambda s: s[0])[1]


# "It" may be a state that was named within so many characters.
RECENT = 300
# Superlatives of time and taste rank nobody.
NO_RANK = frozenset({"latest", "last", "least", "best", "first", "newest"})


def _by_state(head: Any, scan: Scan) -> bool:
    """Whether a state or body of one does it, or a pronoun that may stand for one."""
    who = tree.subject(head)
    if who is None:
        return False
    if who.pos_ == "PRON":
        before = _between(scan.states, max(0, who.idx - RECENT), who.idx)
        return who.lower_ in ("it", "they", "which") and before
    first, last = who.left_edge, who.right_edge
    return _between(scan.states, first.idx, last.idx + len(last)) or any(
        t.ent_type_ in ("GPE", "NORP") for t in who.subtree
    )


def _of_states(sentence: Any, scan: Scan) -> bool:
    """Whether the sentence names a state or its bodies, known ones or what the parse takes for one."""
    known = _between(scan.states, sentence.start_char, sentence.end_char)
    return known or any(t.ent_type_ in ("GPE", "NORP") for t in sentence)


def _ranks(head: Any, words: list[Any]) -> bool:
    """Whether the clause ranks its subject among others: "is one of the largest", "few matter as much as"."""
    ranks = lexicon().claims["ranks"]
    if head.lemma_ in COPULAS or head.dep_ in ("ROOT", "relcl", "conj", "advcl"):
        for c in head.children:
            if c.dep_ in ("attr", "oprd") or (c.dep_ == "prep" and c.lower_ in ("among", "as")):
                part = [t for t in c.subtree if t in words]
                superlative = any(
                    (t.tag_ in ("JJS", "RBS") and t.lower_ not in NO_RANK) or t.lower_ in ranks for t in part
                )
                # "its main partner", "one of the region's largest": a ranking among others, not "the first exercise".
                if superlative and any(
                    t.dep_ == "poss" or t.lower_ in ("in", "on", "of", "for", "among") for t in part
                ):
                    return True
    return any(t.lower_ == "few" and t.dep_ == "amod" and t.head.dep_ == "nsubj" for t in words) and any(
        t.lower_ == "as" and t.dep_ == "prep" for t in words
    )


def _deed(head: Any, scan: Scan) -> bool:
    """Whether the clause tells a going deed of the lexicon: perfect, progressive, present or "continues to"."""
    deeds = lexicon().claims["deeds"]
    verbs = [head, *(c for c in head.subtree if c.pos_ == "VERB" and c.dep_ in ("xcomp", "pcomp", "conj"))]
    named = next((v for v in verbs if v.lemma_ in deeds), None)
    if named is None or any(c.dep_ == "neg" for c in head.children):
        return False
    helpers = {c.lemma_ for c in head.children if c.dep_ in ("aux", "auxpass")}
    modal = any(c.tag_ == "MD" for c in head.children)
    going = head.tag_ in ("VBG", "VBZ", "VBP") or "have" in helpers
    return going and not modal


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
