"""The people of a document, with what their titles and appositions say of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from onrecord.find.acting import PLACING
from onrecord.find.genders import pronoun_of
from onrecord.find.home import Home
from onrecord.find.landmarks import ROADS, THINGS
from onrecord.find.orgs import classed
from onrecord.find.people import entity_names, name_stop
from onrecord.find.stage import Stage
from onrecord.names.gazetteer import reach, spots
from onrecord.names.holders import known
from onrecord.names.offices import Title
from onrecord.names.phrase import Phrase
from onrecord.names.words import key_of
from onrecord.text import fold

# Offices that a state has one of, by the beginning of their key.
ONE_EACH = ("minister.", "president", "primeminister")
# Letters after a name: degrees, orders, seats ("KC", "OBE", "MSP"). A surname in capitals is longer or stands second.
HONOURS = re.compile(r"[A-Z]{2,4}|PhD")


@dataclass(slots=True)
class Persons:
    """Puts the people of one document on its stage. Use once: `Persons(stage, home).find()`."""

    stage: Stage
    home: Home
    placed: set[str] | None = None

    def find(self) -> None:
        """Full names first, then surnames alone, so that order in the text does not matter."""
        names = self._titled() + self._entities()
        names += self._mistaken(
            {fold(self.stage.words[start].text) for start, stop, _, _ in names if stop - start == 1}
        )
        self.home.attached.update(phrase.start for _, _, phrase, _ in names if phrase is not None)
        names.sort(key=lambda n: (n[1] - n[0] < 2, n[0]))
        done: set[int] = set()
        for start, stop, phrase, title in names:
            if start in done:
                continue
            done.update(range(start, stop))
            self._person(start, stop, phrase, title)
        self._surnames()

    def _surnames(self) -> None:
        """Surnames of the cast wherever they stand alone, in capitals too ("LAVROV confirmed ..."); given names likewise."""
        given = self.stage.cast.by_given
        for j, word in enumerate(self.stage.words):
            if j in self.stage.taken or not word.text[0].isupper() or len(word.text) < 3:
                continue
            form = fold(word.text)
            sharing = self.stage.cast.by_surname.get(form)
            if not sharing and not self._a_place(j):
                sharing = given.get(form)
            if sharing and len(sharing) == 1 and sharing[0].best and " " in sharing[0].best:
                sharing[0].named(word.text)
                self.stage.see(j, j + 1, sharing[0], "name")
                self.stage.taken[j] = sharing[0]

    def _titled(self) -> list[tuple[int, int, Phrase | None, Title | None]]:
        """Names beside an office or a rank: word numbers, the office, the rank."""
        found: list[tuple[int, int, Phrase | None, Title | None]] = []
        ranks = {a.start: a for a in self.stage.atoms if isinstance(a.value, Title)}
        for phrase in self.stage.phrases:
            if not phrase.person:
                continue
            j = self._past(phrase.stop)
            title = None
            while j in ranks:
                rank = ranks[j]
                assert isinstance(rank.value, Title)
                title, j = rank.value, self._dot(rank.stop)
            stop = name_stop(self.stage.words, j, self.stage.tokens, self.stage.taken)
            if stop > j and self._fits(phrase, j, stop):
                found.append((j, stop, phrase, title))
            else:
                found += self._before(phrase)
        for rank in ranks.values():
            assert isinstance(rank.value, Title)
            j = self._dot(rank.stop)
            stop = name_stop(self.stage.words, j, self.stage.tokens, self.stage.taken)
            if stop > j and (self.stage.words[rank.start].text[0].isupper() or rank.value.sector == "MIL"):
                found.append((j, stop, None, rank.value))
        return found

    def _dot(self, at: int) -> int:
        return at + 1 if at < len(self.stage.words) and self.stage.words[at].text == "." else at

    def _past(self, at: int) -> int:
        """Past a comma, quotation mark or "designate" that may stand between an office and the name."""
        return at + 1 if at < len(self.stage.words) and self.stage.words[at].text == "," else at

    def _fits(self, phrase: Phrase, start: int, stop: int) -> bool:
        """After a comma only a full name or an entity of the parse is the holder's ("the minister, Paris and ...")."""
        if self.stage.words[phrase.stop].text != ",":
            return True
        if phrase.weak:
            return False
        token = self.stage.token(start)
        return stop - start > 1 or (token is not None and token.ent_type_ == "PERSON")

    def _before(self, phrase: Phrase) -> list[tuple[int, int, Phrase | None, Title | None]]:
        """The name that an office stands in apposition to: "Anna Berg, the foreign minister"."""
        j = phrase.start
        while j > 0 and self.stage.words[j - 1].key in ("the", "a", "an", "its", "their", "who", "is", "was"):
            j -= 1
        if j < 2 or self.stage.words[j - 1].text != ",":
            return []
        stop = j - 1
        token = self.stage.token(stop - 1)
        if (
            token is None
            or token.ent_type_ not in ("PERSON", "ORG")
            or (token.ent_type_ == "ORG" and not self._like_a_person(stop))
        ):
            return []
        start = stop - 1
        while start > 0 and token.ent_iob_ == "I":
            start -= 1
            token = self.stage.token(start) or token
            if self.stage.words[start].start not in self.stage.tokens:
                break
        return [(start, stop, phrase, None)] if start not in self.stage.taken else []

    def _like_a_person(self, stop: int) -> bool:
        """Whether two or three words before `stop` that the parse has for a body are a given name and a surname."""
        token = self.stage.token(stop - 1)
        name = (
            next((e for e in self.stage.page.doc.ents if e.start <= token.i < e.end), None)
            if token is not None
            else None
        )
        return (
            name is not None
            and 2 <= len(name) <= 3
            and all(t.text.istitle() and t.pos_ == "PROPN" for t in name)
            and pronoun_of(name[0].text) is not None
        )

    def _entities(self) -> list[tuple[int, int, Phrase | None, Title | None]]:
        at = {w.start: i for i, w in enumerate(self.stage.words)}
        ends = {w.stop: i + 1 for i, w in enumerate(self.stage.words)}
        found: list[tuple[int, int, Phrase | None, Title | None]] = []
        ranks = {a.start: a.stop for a in self.stage.atoms if isinstance(a.value, Title)}
        for start, stop in entity_names(self.stage.page.doc):
            i, j = at.get(start), ends.get(stop)
            if i is None or j is None:
                continue
            while i in ranks and ranks[i] < j:
                i = self._dot(ranks[i])
            if not any(k in self.stage.taken for k in range(i, j)) and not (j - i == 1 and self._a_place(i)):
                found.append((i, j, None, None))
        return found

    def _mistaken(self, surnames: set[str]) -> list[tuple[int, int, Phrase | None, Title | None]]:
        """Full names that the parse has for organisations, known by somebody of that surname elsewhere ("Mr Figueras") or
        by a given name."""
        at = {w.start: i for i, w in enumerate(self.stage.words)}
        ranks = {a.start for a in self.stage.atoms if isinstance(a.value, Title)}
        found: list[tuple[int, int, Phrase | None, Title | None]] = []
        for ent in self.stage.page.doc.ents:
            if ent.label_ != "ORG" or not 2 <= len(ent) <= 3:
                continue
            if fold(ent[-1].text) not in surnames and not _given_and_surname(ent):
                continue
            start = at.get(ent.start_char)
            if start is not None and start not in ranks and all(t.text[0].isupper() for t in ent):
                stop = start + len(ent)
                if stop <= len(self.stage.words) and not any(k in self.stage.taken for k in range(start, stop)):
                    found.append((start, stop, None, None))
        return found

    def _a_place(self, at: int) -> bool:
        """A single word that the parse calls a person here and a place elsewhere, or that stands where places do."""
        word = self.stage.words[at]
        if not reach(word.key) or not any(spots(word.key)):
            return False
        sites, provinces, _ = spots(word.key)
        if (sites or provinces) and word.key not in self.stage.cast.by_surname:
            return True
        previous = self.stage.words[at - 1].key if at else ""
        following = self.stage.words[at + 1].key if at + 1 < len(self.stage.words) else ""
        return previous in PLACING or following in THINGS or word.key in self._placed()

    def _placed(self) -> set[str]:
        if self.placed is None:
            self.placed = {key_of(e.text) for e in self.stage.page.doc.ents if e.label_ in ("GPE", "LOC")}
        return self.placed

    def _honours(self, start: int, stop: int) -> int:
        """The end of a name without letters after it ("Anna Berg KC")."""
        while stop - start > 2 and HONOURS.fullmatch(self.stage.words[stop - 1].text):
            stop -= 1
        return stop

    def _person(self, start: int, stop: int, phrase: Phrase | None, title: Title | None) -> None:
        stop = self._honours(start, stop)
        form = self.stage.text(start, stop)
        part = self.stage.cast.person(form)
        part.named(form)
        if phrase is not None:
            role = self.stage.text(phrase.start, phrase.stop)
            country = phrase.country or (None if phrase.weak else self.home.whose_holder(phrase))
            holders = self.stage.cast.holders(phrase.key, country) if phrase.key.startswith(ONE_EACH) else []
            if holders and not phrase.country and part not in holders:
                country = self.home.beside(phrase, country)  # that one has another minister
            part.learn(country or known(form, phrase.key), phrase.sector, role, phrase.key)
        elif part.country is None and stop - start > 1:
            part.country = known(form)
        if title is not None and title.sector:
            part.learn(None, title.sector, None, None)
        first = start
        if phrase is not None and phrase.stop <= start:
            first = phrase.start
            if self.stage.words[start - 1].text == "," or phrase.stop + 1 < start:
                self.stage.see(phrase.start, phrase.stop, part, "role")
                first = start
            self.stage.named.add(phrase.start)
        elif phrase is not None:
            self.stage.see(phrase.start, phrase.stop, part, "role")
            self.stage.named.add(phrase.start)
        self.stage.see(first, stop, part, "name")
        for j in range(start, stop):
            self.stage.taken.setdefault(j, part)


def _given_and_surname(ent: Any) -> bool:
    """Whether words are a known given name and one or two more, none of them for a body or a thing ("Ada Berg", not
    "Ada Group"), that a clause is about."""
    plain = all(t.text.istitle() and t.pos_ == "PROPN" for t in ent)
    last = ent[-1].lower_
    body = classed(ent.text)[1] is not None or last in THINGS or last in ROADS
    return (
        plain and not body and ent.root.dep_ in ("nsubj", "nsubjpass", "appos") and pronoun_of(ent[0].text) is not None
    )
