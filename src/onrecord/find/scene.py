"""Puts what the words, the grammar of offices and the parse say together into the cast of one document."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from onrecord.find.acting import PLACING, may_act, part_of
from onrecord.find.cast import Cast, Part, settle
from onrecord.find.orgs import organisations
from onrecord.find.page import How, Mention, Page
from onrecord.find.people import THINGS, entity_names, name_stop, token_map
from onrecord.names.country import Named, english_name
from onrecord.names.gazetteer import name_key, reach, spots
from onrecord.names.grammar import Phrase, read
from onrecord.names.offices import Atom, Title, publisher_country
from onrecord.names.words import Hit, Word, key_of, words
from onrecord.text import fold

ACRONYM = re.compile(r"\s?\(\s?(?:the\s)?[\"“'‘]?([A-Z][A-Za-z&/.-]{1,9})[\"”'’]?\s?\)")
# A country named this often in a document, and in this share of all such names, is what it is about: whose
# "the president" is meant when nothing nearer says so.
HOME_TIMES = 3
HOME_SHARE = 0.6


@dataclass(slots=True)
class Seen:
    """Words at `start:stop` (offsets) that name `part`."""

    start: int
    stop: int
    part: Part
    how: How


@dataclass(slots=True)
class Scene:
    """The making of one document's mentions. Use once: `Scene(page).mentions()`."""

    page: Page
    words: list[Word] = field(init=False)
    phrases: list[Phrase] = field(init=False)
    atoms: list[Hit[Atom]] = field(init=False)
    tokens: dict[int, Any] = field(init=False)
    cast: Cast = field(init=False)
    seen: list[Seen] = field(default_factory=list)
    taken: dict[int, object] = field(default_factory=dict)
    placed: set[str] | None = None

    def __post_init__(self) -> None:
        self.words = words(self.page.text)
        self.phrases, self.atoms = read(self.words)
        self.tokens = token_map(self.page.doc)
        self.cast = Cast(self.page.document.id)

    def mentions(self) -> list[Mention]:
        """All of them, settled: longest first where two overlap, in text order."""
        self._take()
        self._people()
        self._offices()
        self._countries()
        self._organisations()
        self._acronyms()
        return self._settled()

    # -- people

    def _take(self) -> None:
        """Words that belong to countries, bodies and offices cannot be in a person's name."""
        self.phrases = [p for p in self.phrases if not self._describes(p)]
        for phrase in self.phrases:
            for j in range(phrase.start, phrase.stop):
                self.taken[j] = phrase
        for atom in self.atoms:
            if not isinstance(atom.value, Title):
                for j in range(atom.start, atom.stop):
                    self.taken.setdefault(j, atom)

    def _people(self) -> None:
        """Full names first, then surnames alone, so that order in the text does not matter."""
        names = self._titled() + self._entities()
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
        given = self.cast.given_names()
        for j, word in enumerate(self.words):
            if j in self.taken or not word.text[0].isupper() or len(word.text) < 3:
                continue
            form = fold(word.text)
            sharing = self.cast.by_surname.get(form) or given.get(form)
            if sharing and len(sharing) == 1 and sharing[0].best and " " in sharing[0].best:
                sharing[0].named(word.text)
                self._see(j, j + 1, sharing[0], "name")
                self.taken[j] = sharing[0]

    def _titled(self) -> list[tuple[int, int, Phrase | None, Title | None]]:
        """Names beside an office or a rank: word numbers, the office, the rank."""
        found: list[tuple[int, int, Phrase | None, Title | None]] = []
        ranks = {a.start: a for a in self.atoms if isinstance(a.value, Title)}
        for phrase in self.phrases:
            if not phrase.person:
                continue
            j = self._past(phrase.stop)
            title = None
            while j in ranks:
                rank = ranks[j]
                assert isinstance(rank.value, Title)
                title, j = rank.value, self._dot(rank.stop)
            stop = name_stop(self.words, j, self.tokens, self.taken)
            if stop > j and self._fits(phrase, j, stop):
                found.append((j, stop, phrase, title))
            else:
                found += self._before(phrase)
        for rank in ranks.values():
            assert isinstance(rank.value, Title)
            j = self._dot(rank.stop)
            stop = name_stop(self.words, j, self.tokens, self.taken)
            if stop > j and (self.words[rank.start].text[0].isupper() or rank.value.sector == "MIL"):
                found.append((j, stop, None, rank.value))
        return found

    def _dot(self, at: int) -> int:
        return at + 1 if at < len(self.words) and self.words[at].text == "." else at

    def _past(self, at: int) -> int:
        """Past a comma, quotation mark or "designate" that may stand between an office and the name."""
        return at + 1 if at < len(self.words) and self.words[at].text == "," else at

    def _fits(self, phrase: Phrase, start: int, stop: int) -> bool:
        """After a comma only a full name or an entity of the parse is the holder's ("the minister, Paris and ...")."""
        if self.words[start - 1].text != ",":
            return True
        if phrase.weak:
            return False
        token = self.tokens.get(self.words[start].start)
        return stop - start > 1 or (token is not None and token.ent_type_ == "PERSON")

    def _before(self, phrase: Phrase) -> list[tuple[int, int, Phrase | None, Title | None]]:
        """The name that an office stands in apposition to: "Anna Berg, the foreign minister"."""
        j = phrase.start
        while j > 0 and self.words[j - 1].key in ("the", "a", "an", "its", "their", "who", "is", "was"):
            j -= 1
        if j < 2 or self.words[j - 1].text != ",":
            return []
        stop = j - 1
        token = self.tokens.get(self.words[stop - 1].start)
        if token is None or token.ent_type_ != "PERSON":
            return []
        start = stop - 1
        while start > 0 and token.ent_iob_ == "I":
            start -= 1
            token = self.tokens.get(self.words[start].start) or token
            if self.words[start].start not in self.tokens:
                break
        return [(start, stop, phrase, None)] if start not in self.taken else []

    def _entities(self) -> list[tuple[int, int, Phrase | None, Title | None]]:
        at = {w.start: i for i, w in enumerate(self.words)}
        ends = {w.stop: i + 1 for i, w in enumerate(self.words)}
        found: list[tuple[int, int, Phrase | None, Title | None]] = []
        ranks = {a.start: a.stop for a in self.atoms if isinstance(a.value, Title)}
        for start, stop in entity_names(self.page.doc):
            i, j = at.get(start), ends.get(stop)
            if i is None or j is None:
                continue
            while i in ranks and ranks[i] < j:
                i = self._dot(ranks[i])
            if not any(k in self.taken for k in range(i, j)) and not (j - i == 1 and self._a_place(i)):
                found.append((i, j, None, None))
        return found

    def _a_place(self, at: int) -> bool:
        """A single word that the parse calls a person here and a place elsewhere, or that stands where places do."""
        word = self.words[at]
        if not reach(word.key) or not any(spots(word.key)):
            return False
        sites, provinces, _ = spots(word.key)
        if (sites or provinces) and word.key not in self.cast.by_surname:
            return True
        previous = self.words[at - 1].key if at else ""
        following = self.words[at + 1].key if at + 1 < len(self.words) else ""
        return previous in PLACING or following in THINGS or word.key in self._placed()

    def _placed(self) -> set[str]:
        if self.placed is None:
            self.placed = {key_of(e.text) for e in self.page.doc.ents if e.label_ in ("GPE", "LOC")}
        return self.placed

    def _person(self, start: int, stop: int, phrase: Phrase | None, title: Title | None) -> None:
        form = self._text(start, stop)
        part = self.cast.person(form)
        part.named(form)
        if phrase is not None:
            role = self._text(phrase.start, phrase.stop)
            country = phrase.country or (None if phrase.weak else self._home(phrase))
            part.learn(country, phrase.sector, role, phrase.key)
        if title is not None and title.sector:
            part.learn(None, title.sector, None, None)
        first = start
        if phrase is not None and phrase.stop <= start:
            first = phrase.start
            if self.words[start - 1].text == "," or phrase.stop + 1 < start:
                self._see(phrase.start, phrase.stop, part, "role")
                first = start
            self.taken[phrase.start] = "named"
        elif phrase is not None:
            self._see(phrase.start, phrase.stop, part, "role")
            self.taken[phrase.start] = "named"
        self._see(first, stop, part, "name")
        for j in range(start, stop):
            self.taken.setdefault(j, part)

    def _describes(self, phrase: Phrase) -> bool:
        """The last word says what kind of thing follows, and nobody is named ("the Algerian military budget")."""
        if phrase.body is not None or not (phrase.weak or phrase.head_stop - phrase.head == 1):
            return False
        token = self.tokens.get(self.words[phrase.head_stop - 1].start)
        if token is None or phrase.head_stop != phrase.stop:
            return False
        return token.pos_ == "ADJ" or (
            phrase.kind in ("forces", "people", "group") and token.dep_ in ("compound", "amod")
        )

    # -- offices and bodies

    def _offices(self) -> None:
        for phrase in self.phrases:
            if self.taken.get(phrase.start) == "named" or self._only_a_seat(phrase):
                continue
            if phrase.weak or (phrase.country is None and phrase.body is None and self._plural(phrase)):
                continue
            country = phrase.country or self._home(phrase)
            part = self._office(phrase, country)
            self._see(phrase.start, phrase.stop, part, "organisation" if phrase.body else "role")
        for phrase in self.phrases:
            for code, start, stop in phrase.also:
                form = f"{self._text(start, stop)} {self._text(phrase.head, phrase.head_stop)}"
                self._see(start, stop, self._office(phrase, code, form), "demonym")

    def _only_a_seat(self, phrase: Phrase) -> bool:
        """A seat of government as the building ("in Downing Street"), or the first word of a base's name ("RAF Odiham")."""
        if phrase.body is None or phrase.body.kind == "outlet":
            return False
        token = self.tokens.get(self.words[phrase.stop - 1].start)
        if token is None:
            return False
        if phrase.stop - phrase.start == 1 and phrase.stop < len(self.words) and self.words[phrase.start].key == "raf":
            return self.words[phrase.stop].text[0].isupper() and token.dep_ == "compound"
        return part_of(token) == "there" and bool(spots(name_key(self._text(phrase.start, phrase.stop)))[0])

    def _plural(self, phrase: Phrase) -> bool:
        """ "the armies", "presidents": several, and of nobody knows whom."""
        token = self.tokens.get(self.words[phrase.head_stop - 1].start)
        return token is not None and token.tag_ == "NNS"

    def _office(self, phrase: Phrase, country: str | None, form: str | None = None) -> Part:
        if phrase.person and country:
            holders = self.cast.holders(phrase.key, country)
            if len(holders) == 1:
                return holders[0]
        form = form or self._text(phrase.start, phrase.stop)
        key, kind = phrase.key, phrase.kind
        if phrase.speaks and phrase.beside and phrase.beside_kind:
            key, kind = phrase.beside, phrase.beside_kind
        part = self.cast.office(key, kind, country, phrase.sector)
        if phrase.country or phrase.body or part.best is None:
            part.named(form)
        part.function = part.function or key
        return part

    def _home(self, phrase: Phrase) -> str | None:
        """Whose office it is where its words do not say: one country in the sentence, the document or none."""
        if phrase.body is not None:
            return phrase.country
        same = {p.country for p in self.phrases if p.key == phrase.key and p.country}
        if len(same) == 1:
            return next(iter(same))
        near = self._in_sentence(phrase)
        if len(near) == 1:
            return next(iter(near))
        return self._main() if not same else None

    def _in_sentence(self, phrase: Phrase) -> set[str]:
        """Countries of the other offices in the sentence ("the Algerian presidency says that president X ...")."""
        token = self.tokens.get(self.words[phrase.start].start)
        if token is None:
            return set()
        start, stop = token.sent.start_char, token.sent.end_char
        return {
            p.country
            for p in self.phrases
            if p.country and p.kind != "outlet" and start <= self.words[p.start].start < stop
        }

    def _main(self) -> str | None:
        counts: Counter[str] = Counter()
        for atom in self.atoms:
            if isinstance(atom.value, Named):
                counts[atom.value.country] += 1
        home = publisher_country(self.page.document.publisher)
        if home and len(counts.keys() - {home}) < 2:
            return home
        if not counts:
            return None
        code, times = counts.most_common(1)[0]
        return code if times >= HOME_TIMES and times >= HOME_SHARE * counts.total() else None

    # -- countries

    def _countries(self) -> None:
        inside = {j for p in self.phrases for j in range(p.start, p.stop)}
        spoken = {a.value.country for a in self.atoms if isinstance(a.value, Named) and a.value.how != "capital"}
        for atom in self.atoms:
            named = atom.value
            if not isinstance(named, Named) or atom.start in inside:
                continue
            token = self._head(atom)
            if token is None or token.ent_type_ == "PERSON":
                continue
            if named.how == "capital":
                self._capital(atom, named, token, spoken)
            elif named.how in ("name", "both"):
                if part_of(token) != "there":
                    self._country(atom, named, "country")
            elif named.how == "people":
                part = self.cast.office("people", "people", named.country, "CVL")
                part.named(self._form(atom))
                self._see(atom.start, atom.stop, part, "demonym")
            else:
                self._country(atom, named, "demonym")

    def _country(self, atom: Hit[Atom], named: Named, how: How) -> None:
        part = self.cast.country(named.country)
        if how == "country":
            part.named(self._form(atom))
        elif part.best is None:
            part.best = english_name(named.country)
        self._see(atom.start, atom.stop, part, how)

    def _capital(self, atom: Hit[Atom], named: Named, token: Any, spoken: set[str]) -> None:
        part = part_of(token)
        if part == "acts" or (part == "either" and named.country in spoken and may_act(token)):
            government = self.cast.office("government", "government", named.country, "GOV")
            government.named(self._form(atom))
            self._see(atom.start, atom.stop, government, "capital")

    def _head(self, atom: Hit[Atom]) -> Any:
        """The last token of the atom's words."""
        for j in range(atom.stop - 1, atom.start - 1, -1):
            token = self.tokens.get(self.words[j].start)
            if token is not None:
                return token
        return None

    def _form(self, atom: Hit[Atom]) -> str:
        return self._text(atom.start, atom.stop)

    def _text(self, start: int, stop: int) -> str:
        return self.page.text[self.words[start].start : self.words[stop - 1].stop]

    # -- the rest

    def _organisations(self) -> None:
        covered = [(s.start, s.stop) for s in self.seen]
        for start, stop, kind, sector, country in organisations(self.page, covered):
            form = self.page.text[start:stop]
            part = self.cast.part(f"org {form.casefold()}", kind, country, sector)
            part.named(form)
            self.seen.append(Seen(start, stop, part, "organisation"))

    def _acronyms(self) -> None:
        """Acronyms introduced in brackets right after a mention name it from then on."""
        text = self.page.text
        known: dict[str, Part] = {}
        for seen in list(self.seen):
            if seen.how in ("demonym", "country", "capital"):
                continue
            match = ACRONYM.match(text, seen.stop)
            if match and sum(c.isupper() for c in match.group(1)) >= 2 and match.group(1) not in known:
                known[match.group(1)] = seen.part
        if not known:
            return
        occupied = {s.start: s for s in self.seen}
        for word in self.words:
            part = known.get(word.text)
            if part is None:
                continue
            if word.text not in part.names:
                part.names.append(word.text)
            there = occupied.get(word.start)
            if there is not None:
                there.part = part
            else:
                self.seen.append(Seen(word.start, word.stop, part, "acronym"))

    def _see(self, start: int, stop: int, part: Part, how: How) -> None:
        self.seen.append(Seen(self.words[start].start, self.words[stop - 1].stop, part, how))

    def _settled(self) -> list[Mention]:
        self.seen.sort(key=lambda s: (s.start, -s.stop))
        found: list[Mention] = []
        for seen in self.seen:
            if found and seen.start < found[-1].stop:
                continue
            found.append(Mention(seen.start, seen.stop, settle(seen.part), seen.how))
        return found
