"""Clauses in which a writer claims something checkable: a rank, a share, an undated deed, with wording that takes a side.

"the island is one of the largest buyers" -> ranking; "has contributed to facilitating" -> deed
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

from onrecord.find import tree
from onrecord.find.loaded import Loaded, lexicon
from onrecord.records import Span, Spans

# Words of the shortest assertion that a reader can check.
FEWEST = 3
CLAUSES = frozenset({"ROOT", "conj", "advcl", "ccomp", "relcl", "acl", "parataxis"})
# Verbs whose predicate ranks: "is one of the largest", "remains the main".
COPULAS = frozenset({"be", "remain", "become", "stay", "count", "rank", "constitute", "represent"})
# Ranks that tie one state to another ("its closest ally") take a side; "one of the main exporters of gas" is background.
TIES = frozenset("ally partner customer buyer client supplier backer patron protector friend rival enemy".split())


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


def between(offsets: tuple[int, ...], start: int, stop: int) -> bool:
    n = bisect_left(offsets, start)
    return n < len(offsets) and offsets[n] < stop


def claims(sentence: Any, scan: Scan, enough: int) -> list[tuple[Spans, str]]:
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
        signs.append((1 + of_states(sentence, scan) + tied, "ranking"))
    dated = between(scan.times, start, stop)
    if _deed(head, scan) and not dated:
        signs.append((1 + _by_state(head, scan), "deed"))
    marked = sum(p.marked for p in phrases)
    if marked:
        # Wording that takes a side about a state, or twice, is a claim; once about nobody it is only a manner.
        about = 1 if not signs and of_states(sentence, scan) else 0
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
        before = between(scan.states, max(0, who.idx - RECENT), who.idx)
        return who.lower_ in ("it", "they", "which") and before
    first, last = who.left_edge, who.right_edge
    return between(scan.states, first.idx, last.idx + len(last)) or any(
        t.ent_type_ in ("GPE", "NORP") for t in who.subtree
    )


def of_states(sentence: Any, scan: Scan) -> bool:
    """Whether the sentence names a state or its bodies, known ones or what the parse takes for one."""
    known = between(scan.states, sentence.start_char, sentence.end_char)
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
