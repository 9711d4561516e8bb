"""Whose office is meant where its words do not say: "the president" of which country."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from onrecord.find.official import is_body, seat_of
from onrecord.find.stage import Stage
from onrecord.names.country import Named, country
from onrecord.names.gazetteer import name_key, spots
from onrecord.names.phrase import Phrase
from onrecord.text import dateline, paragraphs

# A country named this often in a document, and in this share of all such names, is what it is about: whose
# "the president" is meant when nothing nearer says so.
HOME_TIMES = 3
# This many offices and bodies of one country, and of no other (embassies aside), make a document about it.
OFFICES = 2
HOME_SHARE = 0.6


@dataclass(slots=True)
class Home:
    """Answers for one document."""

    stage: Stage
    # Where the text names an office, or anything in a sentence, with its country: word number and country.
    by_key: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    attached: set[int] = field(default_factory=set)
    # The country of the dateline's town, once it was asked for.
    written: list[str | None] = field(default_factory=list)
    by_sentence: dict[int, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for phrase in self.stage.phrases:
            if phrase.country is None or phrase.kind == "outlet":
                continue
            self.by_key[phrase.key].append((phrase.start, phrase.country))
            token = self.stage.token(phrase.start)
            # Ministers meet ministers of other countries; a body speaks beside its own people.
            if token is not None and not phrase.person and not phrase.posted:
                self.by_sentence[token.sent.start].append((phrase.start, phrase.country))

    def whose_holder(self, phrase: Phrase) -> str | None:
        """`whose` for an office with a name beside it: the office without a name, before or after, may be the same one's."""
        found = self.whose(phrase)
        if found is None and phrase.body is None:
            known = self.by_key.get(phrase.key, [])
            unnamed = {country for start, country in known if start not in self.attached}
            if len(unnamed) == 1 and len({country for _, country in known}) == 1:
                return unnamed.pop()
        return found

    def whose(self, phrase: Phrase) -> str | None:
        """The country that the text gave this office before, or that speaks before it in the sentence, or the text's own.

        None where two fit: the prime minister in a British text about Albania's is not Albania's.
        """
        if phrase.body is not None:
            return phrase.country
        known = self.by_key.get(phrase.key, [])
        before = {country for start, country in known if start < phrase.start}
        if len(before) == 1 and len({country for _, country in known}) == 1:
            return before.pop()
        token = self.stage.token(phrase.start)
        if token is not None:
            head = self.stage.token(phrase.head_stop - 1)
            if head is not None and _says_it_all(head) and (written := self._written_in()) is not None:
                return written  # "A Swedish boat rammed a trawler, the ministry said": not the Swedish one
            here = {c for start, c in self.by_sentence.get(token.sent.start, []) if start < phrase.start}
            if len(here) == 1:
                return here.pop()
            if (seat := self._opening(token.sent.start)) is not None:
                return seat
        return self._main() if not known else None

    def beside(self, phrase: Phrase, but: str | None) -> str | None:
        """The other country that the paragraph named last before an office."""
        text, at = self.stage.page.text, self.stage.words[phrase.start].start
        start = text.rfind("\n", 0, at) + 1
        named = [
            a.value.country
            for a in self.stage.atoms
            if isinstance(a.value, Named) and start <= self.stage.words[a.start].start < at
        ]
        return next((c for c in reversed(named) if c != but), None)

    def _opening(self, sentence: int) -> str | None:
        """The country of the capital that a sentence opens with: "In Dhaka, the ministry said"."""
        opening = self.stage.page.doc[sentence : sentence + 4]
        if len(opening) < 3 or opening[0].text != "In":
            return None
        at = {a.start: a.value for a in self.stage.atoms if isinstance(a.value, Named) and a.value.how == "capital"}
        start = next((i for i, w in enumerate(self.stage.words) if w.start == opening[1].idx), None)
        return at[start].country if start in at else None

    def _written_in(self) -> str | None:
        """The country of the town in the dateline ("SANTO DOMINGO, Feb 24 (AP) -"), which stands first or after the title."""
        if not self.written:
            self.written.append(self._dateline())
        return self.written[0]

    def _dateline(self) -> str | None:
        text = self.stage.page.text
        for start, _ in paragraphs(text)[:2]:
            town = re.match(r"[^,(.–—]+", text[start : dateline(text, start)])
            if town is not None:
                name = re.sub(r"\s-.*", "", town.group()).strip().title()
                large = max(spots(name_key(name))[2], key=lambda s: s.people, default=None)
                return country(name) or (large.country if large is not None else None)
        return None

    def _main(self) -> str | None:
        counts: Counter[str] = Counter()
        for atom in self.stage.atoms:
            if isinstance(atom.value, Named):
                counts[atom.value.country] += 1
        home = seat_of(self.stage.page.document.publisher or "")
        if home and (counts.keys() <= {home} or is_body(self.stage.page.document.publisher or "")):
            return home
        if not counts:
            return None
        if (here := self._written_in()) is not None and counts[here]:
            return here
        states = Counter(p.country for p in self.stage.phrases if p.country and not p.posted and p.kind != "outlet")
        if len(states) == 1 and states.total() >= OFFICES:
            return next(iter(states))
        code, times = counts.most_common(1)[0]
        return code if times >= HOME_TIMES and times >= HOME_SHARE * counts.total() else None


def _says_it_all(token: Any) -> bool:
    """Whether an office speaks at the end of a sentence whose words before are what it says."""
    verb = token.head
    before = any(c.dep_ in ("ccomp", "parataxis") and c.i < token.i for c in verb.children)
    return token.dep_ == "nsubj" and (before or (verb.dep_ == "parataxis" and verb.head.i < token.i))
