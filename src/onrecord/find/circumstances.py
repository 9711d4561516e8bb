"""Around a statement: in which medium, when, where and to whom it was said.

    "Berg told Radio Nord on Tuesday that ..." -> medium "Radio Nord", said the Tuesday's date

Only what stands in the cue's own clause, outside the content, counts; where nothing does, None, never a guess.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.find.page import Page
from onrecord.find.speakers import Cast
from onrecord.find.tree import SUBJECTS, head_of, phrase
from onrecord.records import Actor, Spans
from onrecord.text import QUOTES

HEARERS = frozenset(
    {"tell", "inform", "assure", "reassure", "remind", "ask", "warn", "notify", "brief", "urge", "answer"}
)
# Nouns of speaking whose "with", "on", "to" names the medium.
TALK = frozenset(
    "interview conversation talk program programme show podcast broadcast bulletin article column op-ed".split()
)
TEXTS = frozenset(
    """statement communique communiqué letter tweet post message email speech address briefing conference report release
    comment press_release memo note video interview testimony filing hearing""".split()
)
PLATFORMS = frozenset(
    "telegram twitter facebook instagram youtube whatsapp tiktok weibo vkontakte x truth social television radio tv".split()
)
CARRIERS = frozenset("read carry publish broadcast release post issue air quote cite air print share circulate".split())
MARKS = " \t\n\"“”«»'‘’"
# The source and a date stand between a leading content and its cue within so many characters: ", Berg on Friday said".
LEAD = 25
# What may say where, when or to whom, of a cue's dependents.
ADVERBIAL = frozenset({"prep", "npadvmod", "advmod", "agent", "dobj", "dative"})
# Verbs whose "on" or "to" names the medium in a participle before the cue: "speaking on the channel", "interviewed by".
SPEAKING = frozenset({"speak", "interview", "appear", "talk", "write", "quote", "cite", "tell"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known about the act of speaking; `said` is EDTF."""

    medium: str | None = None
    said: str | None = None
    said_where: str | None = None
    addressee: Actor | None = None


class Around:
    """Reads the circumstances of cues on one page."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page, self.cast = page, cast
        self.times = sorted((t for t in page.times if t.edtf), key=lambda t: t.start)
        self.time_starts = [t.start for t in self.times]
        self.places = sorted(page.places, key=lambda p: p.start)
        self.place_starts = [p.start for p in self.places]

    def read(self, cue: Sequence[Any], source: Sequence[Any], content: Spans) -> Circumstances:
        """The circumstances of the statement whose cue and source these tokens are."""
        if not cue:
            return Circumstances()
        verb = next((t for t in reversed(cue) if t.pos_ in ("VERB", "AUX")), cue[-1])
        top = cue[0] if cue[0].pos_ in ("VERB", "AUX") else verb
        own = self._own(verb, top, source, content)
        addressee, medium = self._hearer(verb, content)
        return Circumstances(
            medium or self._medium(own),
            self._said(own, cue, content),
            self._where(own),
            addressee,
        )

    def _own(self, verb: Any, top: Any, source: Sequence[Any], content: Spans) -> list[Any]:
        """Tokens of the cue's clause that are not content: what hangs on the verb beside subject and content."""
        blocked = [(s.start, s.stop) for s in content]
        heads = [verb]
        while heads[-1] != top and len(heads) < 5 and heads[-1].dep_ == "xcomp":
            heads.append(heads[-1].head)
        if verb.dep_ == "advcl" or (verb.dep_ == "conj" and not any(c.dep_ in ADVERBIAL for c in verb.children)):
            heads.append(verb.head)
        found: dict[int, Any] = {}
        for head in heads:
            for c in head.children:
                if (
                    c.dep_ in ADVERBIAL
                    or (c.dep_ == "advcl" and c.lemma_ in SPEAKING)
                    or (c.dep_ in SUBJECTS and head == verb)
                ):
                    for t in _clause_words(c):
                        if not any(a <= t.idx < b for a, b in blocked):
                            found[t.i] = t
        inside = {t.i for t in source}
        if source:
            # "The statement of 3 May", but not "Berg, who left in 2010".
            found.update({t.i: t for t in _clause_words(head_of(source)) if t.i in inside})
        return [found[i] for i in sorted(found)]

    def _said(self, own: Sequence[Any], cue: Sequence[Any], content: Spans) -> str | None:
        """The time of the cue's clause, None where two differ or where it stands behind a content that leads.

        "Shells fell on Friday night, the minister said": Friday is when they fell.
        """
        offsets = {t.idx for t in own}
        first, last = min((s.start for s in content), default=cue[0].idx), cue[0].idx
        found = [
            t.edtf for t in self.times_in(own) if t.start in offsets and t.edtf and not first < t.start < last - LEAD
        ]
        return found[0] if len(set(found)) == 1 else None

    def times_in(self, own: Sequence[Any]) -> list[Any]:
        if not own:
            return []
        first = bisect_left(self.time_starts, own[0].idx)
        last = bisect_left(self.time_starts, own[-1].idx + 1)
        return self.times[first:last]

    def _where(self, own: Sequence[Any]) -> str | None:
        """A place after "in" or "at" that hangs on the cue's verb."""
        offsets = {t.idx: t for t in own}
        if not own:
            return None
        for place in self.places[
            bisect_left(self.place_starts, own[0].idx) : bisect_left(self.place_starts, own[-1].idx + 1)
        ]:
            token = offsets.get(place.start)
            if token is not None and self._spoken_in(token, place.stop):
                return str(place.where.name)
        return None

    def _spoken_in(self, token: Any, stop: int) -> bool:
        head = token
        while head.dep_ in ("compound", "amod", "det", "nmod") and head.head.idx < stop:
            head = head.head
        return head.dep_ == "pobj" and head.head.lower_ in ("in", "at") and head.head.head.pos_ in ("VERB", "AUX")

    def _hearer(self, verb: Any, content: Spans) -> tuple[Actor | None, str | None]:
        """To whom it was said; an outlet that was told is the medium too ("told RT Arabic")."""
        if verb.lemma_ not in HEARERS and verb.lemma_ not in ("say", "speak", "add"):
            return None, None
        for c in verb.children:
            inner = [t for t in phrase(c) if not any(s.start <= t.idx < s.stop for s in content)]
            if c.dep_ == "prep" and c.lower_ == "to":
                inner = inner[1:]
            elif c.dep_ not in ("dobj", "dative") or verb.lemma_ not in HEARERS:
                continue
            if not inner:
                continue
            mention = self.cast.named(inner)
            if mention is None:
                continue
            if mention.actor.kind == "outlet":
                return mention.actor, self.page.text[mention.start : mention.stop].strip(MARKS)
            return mention.actor, None
        return None, None

    def _medium(self, own: Sequence[Any]) -> str | None:
        """The channel, paper, platform or kind of text that the clause names."""
        for t in own:
            lemma = t.lemma_.lower()
            if lemma in TALK or lemma in TEXTS or lemma in SPEAKING or lemma in CARRIERS:
                named = self._channel(t)
                if named:
                    return named
        for t in own:
            if t.lower_ in PLATFORMS and t.head.lower_ in ("on", "via", "over"):
                return str(t.text)
        for t in own:
            if t.lemma_.lower() in TEXTS and t.dep_ == "pobj" and t.head.lower_ in ("in", "at", "on", "during"):
                return _noun(t)
        return None

    def _channel(self, word: Any) -> str | None:
        """The outlet that a word of speaking leads to: "interview with X", "read on X", "carried by X"."""
        for c in word.children:
            if c.dep_ in ("prep", "agent") and c.lower_ in ("with", "on", "by", "to", "for", "in"):
                for g in c.children:
                    if g.dep_ != "pobj":
                        continue
                    inner = phrase(g)
                    there = self.cast.within(inner[0].idx, inner[-1].idx + 1)
                    for m in there:
                        if m.actor.kind == "outlet":
                            return self.page.text[m.start : m.stop].strip(MARKS)
                    if word.lemma_.lower() in TALK and c.lower_ in ("with", "to", "for", "on"):
                        name = self._unknown(g)
                        if name and not any(m.actor.kind == "person" for m in there):
                            return name
                    if g.lower_ in PLATFORMS or g.lemma_.lower() in ("media", "newspaper", "agency", "channel"):
                        return _noun(g)
            if c.dep_ in ("acl", "relcl") and (named := self._channel(c)):
                return named
        return None

    def _unknown(self, head: Any) -> str | None:
        """A channel that no table knows, by the marks around it or its capitals: « Radio Split »."""
        run = [t for t in head.subtree if t.i <= head.i and not t.is_space]
        marked = any(t.text in QUOTES for t in run)
        while run and not (run[0].pos_ == "PROPN" or (marked and run[0].text in QUOTES)):
            run = run[1:]
        if not run or head.pos_ not in ("PROPN", "ADJ", "NOUN") or (head.pos_ != "PROPN" and not marked):
            return None
        if any(t.ent_type_ in ("DATE", "TIME", "PERSON") for t in run):
            return None
        return str(head.doc[run[0].i : head.i + 1].text).strip(MARKS) or None


def _clause_words(head: Any) -> list[Any]:
    """The head's phrase without the clauses in it that tell of other deeds ("besides confirming the November drills")."""
    found, stack = [], [head]
    while stack:
        t = stack.pop()
        if t.pos_ in ("VERB", "AUX") and t.lemma_ not in SPEAKING | CARRIERS | {"make", "hold"}:
            continue
        found.append(t)
        stack += t.children
    return sorted(found, key=lambda t: t.i)


def _noun(head: Any) -> str:
    """The noun with the words before it that belong to it, without article."""
    words = [t for t in head.lefts if t.dep_ in ("amod", "compound", "nmod", "poss") and t.pos_ != "PRON"]
    start = min([w.left_edge.i for w in words], default=head.i)
    return re.sub(r"\s+", " ", str(head.doc[start : head.i + 1].text)).strip(MARKS)
