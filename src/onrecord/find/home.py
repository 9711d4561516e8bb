"""Whose office is meant where its words do not say: "the president" of which country."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.find.stage import Stage
from onrecord.names.country import Named
from onrecord.names.offices import publisher_country
from onrecord.names.phrase import Phrase

# A country named this often in a document, and in this share of all such names, is what it is about: whose
# "the president" is meant when nothing nearer says so.
HOME_TIMES = 3
# This many offices and bodies of one country, and of no other (embassies aside), make a document about it.
OFFICES = 2
HOME_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Home:
    """Answers for one document."""

    stage: Stage

    def whose(self, phrase: Phrase) -> str | None:
        """Whose office it is where its words do not say: one country in the sentence, the document or none."""
        if phrase.body is not None:
            return phrase.country
        same = {p.country for p in self.stage.phrases if p.key == phrase.key and p.country}
        if len(same) == 1:
            return next(iter(same))
        near = self._in_sentence(phrase)
        if len(near) == 1:
            return next(iter(near))
        return self._main() if not same else None

    def _in_sentence(self, phrase: Phrase) -> set[str]:
        """Countries of the other offices in the sentence ("the Algerian presidency says that president X ...")."""
        token = self.stage.token(phrase.start)
        if token is None:
            return set()
        start, stop = token.sent.start_char, token.sent.end_char
        return {
            p.country
            for p in self.stage.phrases
            if p.country and p.kind != "outlet" and start <= self.stage.words[p.start].start < stop
        }

    def _main(self) -> str | None:
        counts: Counter[str] = Counter()
        for atom in self.stage.atoms:
            if isinstance(atom.value, Named):
                counts[atom.value.country] += 1
        home = publisher_country(self.stage.page.document.publisher)
        if home and counts.keys() <= {home}:
            return home
        if not counts:
            return None
        states = Counter(p.country for p in self.stage.phrases if p.country and not p.posted and p.kind != "outlet")
        if len(states) == 1 and states.total() >= OFFICES:
            return next(iter(states))
        code, times = counts.most_common(1)[0]
        return code if times >= HOME_TIMES and times >= HOME_SHARE * counts.total() else None
