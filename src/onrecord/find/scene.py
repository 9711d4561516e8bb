"""Puts what the words, the grammar of offices and the parse say together into the cast of one document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.find.acting import may_act, part_of
from onrecord.find.cast import Part, settle
from onrecord.find.home import Home
from onrecord.find.orgs import inside_name, organisations
from onrecord.find.page import How, Mention, Page
from onrecord.find.persons import Persons
from onrecord.find.stage import Seen, Stage
from onrecord.names.country import UNIONS, Named, english_name
from onrecord.names.gazetteer import name_key, spots
from onrecord.names.offices import Atom, Title
from onrecord.names.phrase import Phrase
from onrecord.names.words import Hit

# Words that are a body alone and an adjective before a noun.
BOTH = frozenset("military press public national state opposition".split())
ACRONYM = re.compile(r"\s?\(\s?(?:the\s)?[\"“'‘]?([A-Z][A-Za-z&/.-]{1,9})[\"”'’]?\s?\)")


# Nouns of things that bear the name of the service that uses them.
MATERIAL = frozenset("system missile battery radar equipment weapon gun rocket vehicle contract deal zone".split())


def _stands_alone(atom: Hit[Atom], token: Any) -> bool:
    """Whether a word like "Cuban" is a noun by itself and one, as no nation is called: "Cuban demurred"."""
    demonym = isinstance(atom.value, Named) and atom.value.how != "name"
    article = any(c.dep_ == "det" for c in token.children)
    return (
        demonym and not article and token.tag_ == "NNP" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss")
    )


@dataclass(slots=True)
class Scene:
    """The making of one document's mentions. Use once: `Scene(page).mentions()`."""

    page: Page
    stage: Stage = field(init=False)
    home: Home = field(init=False)
    # Countries inside the names of organisations, by where they stand.
    inside: dict[int, str] = field(default_factory=dict)
    # Countries by where their last word stands.
    lands: dict[int, Hit[Atom]] = field(init=False)

    def __post_init__(self) -> None:
        self.stage = Stage(self.page)
        last = self.stage.words
        self.lands = {last[a.stop - 1].start: a for a in self.stage.atoms if isinstance(a.value, Named)}
        self.home = Home(self.stage)

    def mentions(self) -> list[Mention]:
        """All of them, settled: longest first where two overlap, in text order."""
        self._take()
        Persons(self.stage, self.home).find()
        self._offices()
        self._countries()
        self._organisations()
        self._acronyms()
        return self._settled()

    def _take(self) -> None:
        """Words that belong to countries, bodies and offices cannot be in a person's name."""
        self.stage.phrases = [self._of_dependent(p) for p in self.stage.phrases if not self._describes(p)]
        for phrase in self.stage.phrases:
            for j in range(phrase.start, phrase.stop):
                self.stage.taken[j] = phrase
        # "Jim Jordan" has a surname that is a country's name too.
        surnames = {e[-1].lower_ for e in self.page.doc.ents if e.label_ == "PERSON" and len(e) > 1}
        for atom in self.stage.atoms:
            token = self._head(atom)
            if (
                token is not None
                and token.lower_ in surnames
                and (token.ent_type_ == "PERSON" or _stands_alone(atom, token))
            ):
                continue
            if not isinstance(atom.value, Title):
                for j in range(atom.start, atom.stop):
                    self.stage.taken.setdefault(j, atom)

    def _describes(self, phrase: Phrase) -> bool:
        """The last word says what kind of thing follows, and nobody is named ("the Algerian military budget")."""
        if phrase.body is not None or not (phrase.weak or phrase.head_stop - phrase.head == 1):
            return False
        token = self.stage.token(phrase.head_stop - 1)
        if token is None or phrase.head_stop != phrase.stop:
            return False
        return token.pos_ == "ADJ" or (token.lower_ in BOTH and token.dep_ in ("compound", "amod"))

    def _of_dependent(self, phrase: Phrase) -> Phrase:
        """The country of a vague office by the parse, where other words stand between ("French paper workers")."""
        token = self.stage.token(phrase.head_stop - 1)
        if not phrase.weak or token is None or phrase.person:
            return phrase
        for child in token.children:
            if child.dep_ in ("amod", "poss", "compound") and (atom := self.lands.get(child.idx)):
                named = atom.value
                assert isinstance(named, Named)
                if atom.stop <= phrase.start and (named.how != "name" or child.dep_ == "poss"):
                    return replace(phrase, start=atom.start, country=named.country, weak=False)
        return phrase

    # -- offices and bodies

    def _offices(self) -> None:
        for phrase in self.stage.phrases:
            if phrase.start in self.stage.named or self._only_a_seat(phrase):
                continue
            if phrase.weak or self._part_of_other(phrase):
                continue
            if (
                phrase.country is None
                and phrase.body is None
                and (self._plural(phrase) or self._predicate(phrase) or self._of_a_kind(phrase))
            ):
                continue
            country = phrase.country or self.home.whose(phrase)
            part = self._office(phrase, country)
            self.stage.see(phrase.start, phrase.stop, part, "organisation" if phrase.body else "role")
        for phrase in self.stage.phrases:
            for code, start, stop in phrase.also:
                form = f"{self.stage.text(start, stop)} {self.stage.text(phrase.head, phrase.head_stop)}"
                self.stage.see(start, stop, self._office(phrase, code, form), "demonym")

    def _only_a_seat(self, phrase: Phrase) -> bool:
        """A seat of government as the building ("in Downing Street"), or the first word of a base's name ("RAF Odiham")."""
        if phrase.body is None or phrase.body.kind == "outlet":
            return False
        token = self.stage.token(phrase.stop - 1)
        if token is None:
            return False
        if (
            phrase.stop - phrase.start == 1
            and phrase.stop < len(self.stage.words)
            and self.stage.words[phrase.start].key == "raf"
        ):
            return self.stage.words[phrase.stop].text[0].isupper() and token.dep_ == "compound"
        return part_of(token) == "there" and bool(spots(name_key(self.stage.text(phrase.start, phrase.stop)))[0])

    def _of_a_kind(self, phrase: Phrase) -> bool:
        """ "Air defence systems": what a thing is for, and no service."""
        token = self.stage.token(phrase.head_stop - 1)
        return token is not None and token.dep_ == "compound" and token.head.lemma_.lower() in MATERIAL

    def _predicate(self, phrase: Phrase) -> bool:
        """What somebody is or becomes ("was briefly defence secretary", "replaced him as president"), nobody further."""
        token = self.stage.token(phrase.head_stop - 1)
        if token is None or not phrase.person:
            return False
        return token.dep_ in ("attr", "oprd") or (token.dep_ == "pobj" and token.head.lower_ == "as")

    def _part_of_other(self, phrase: Phrase) -> bool:
        """A body's name inside the longer name of another ("the Trades Union Congress")."""
        if phrase.body is None or phrase.stop - phrase.start > 1:
            return False
        token = self.stage.token(phrase.start)
        if token is None or token.i == 0 or token.ent_type_ != "ORG":
            return False
        return inside_name(token, 1) and token.nbor(-1).ent_iob_ != "O"

    def _plural(self, phrase: Phrase) -> bool:
        """ "the armies", "presidents": several, and of nobody knows whom."""
        token = self.stage.token(phrase.head_stop - 1)
        return token is not None and token.tag_ == "NNS"

    def _office(self, phrase: Phrase, country: str | None, form: str | None = None) -> Part:
        if phrase.person:
            holders = self.stage.cast.holders(phrase.key, country)
            if len(holders) == 1:
                return holders[0]
        form = form or self.stage.text(phrase.start, phrase.stop)
        key, kind = phrase.key, phrase.kind
        if phrase.speaks and phrase.beside and phrase.beside_kind:
            key, kind = phrase.beside, phrase.beside_kind
        key = self._fuller(key, country)
        part = self.stage.cast.office(key, kind, country, phrase.sector)
        if phrase.country or phrase.body or part.best is None:
            part.named(form)
        part.function = part.function or key
        return part

    def _fuller(self, key: str, country: str | None) -> str:
        """ "The Kenyan ministry" is the only ministry of Kenya that the document names."""
        if key not in ("ministry", "minister"):
            return key
        named = {p.key for p in self.stage.phrases if p.key.startswith(f"{key}.") and p.country == country}
        return named.pop() if len(named) == 1 else key

    # -- countries

    def _countries(self) -> None:
        inside = {j for p in self.stage.phrases for j in range(p.start, p.stop)}
        spoken = {a.value.country for a in self.stage.atoms if isinstance(a.value, Named) and a.value.how != "capital"}
        for atom in self.stage.atoms:
            named = atom.value
            if not isinstance(named, Named) or atom.start in inside:
                continue
            token = self._head(atom)
            if token is None or token.ent_type_ == "PERSON":
                continue
            if named.how != "adjective" and inside_name(token, atom.stop - atom.start):
                self.inside[self.stage.words[atom.start].start] = named.country
                continue
            if named.country in UNIONS:
                self._union(atom, named)
            elif named.how == "capital":
                self._capital(atom, named, token, spoken)
            elif named.how in ("name", "both"):
                if part_of(token) != "there":
                    self._country(atom, named, "country")
            elif named.how == "people":
                part = self.stage.cast.office("people", "people", named.country, "CVL")
                part.named(self._form(atom))
                self.stage.see(atom.start, atom.stop, part, "demonym")
            else:
                self._country(atom, named, "demonym")

    def _country(self, atom: Hit[Atom], named: Named, how: How) -> None:
        part = self.stage.cast.country(named.country)
        if how == "country":
            part.named(self._form(atom))
        elif part.best is None:
            part.best = english_name(named.country)
        self.stage.see(atom.start, atom.stop, part, how)

    def _union(self, atom: Hit[Atom], named: Named) -> None:
        """The European Union has a country's code and is none: an organisation wherever it is named."""
        part = self.stage.cast.office("union", "organisation", named.country, "IGO")
        part.named(self._form(atom))
        self.stage.see(atom.start, atom.stop, part, "organisation")

    def _capital(self, atom: Hit[Atom], named: Named, token: Any, spoken: set[str]) -> None:
        part = part_of(token)
        if part == "acts" or (part == "either" and named.country in spoken and may_act(token)):
            government = self.stage.cast.office("government", "government", named.country, "GOV")
            government.named(self._form(atom))
            self.stage.see(atom.start, atom.stop, government, "capital")

    def _head(self, atom: Hit[Atom]) -> Any:
        """The last token of the atom's words."""
        for j in range(atom.stop - 1, atom.start - 1, -1):
            token = self.stage.token(j)
            if token is not None:
                return token
        return None

    def _form(self, atom: Hit[Atom]) -> str:
        return self.stage.text(atom.start, atom.stop)

    # -- the rest

    def _organisations(self) -> None:
        covered = [(s.start, s.stop) for s in self.stage.seen]
        for start, stop, kind, sector in organisations(self.page, covered):
            form = self.page.text[start:stop]
            country = next((code for at, code in self.inside.items() if start <= at < stop), None)
            part = self.stage.cast.part(f"org {form.casefold()}", kind, country, sector)
            part.named(form)
            self.stage.seen.append(Seen(start, stop, part, "organisation"))

    def _acronyms(self) -> None:
        """Acronyms introduced in brackets right after a mention name it from then on."""
        text = self.page.text
        known: dict[str, Part] = {}
        for seen in list(self.stage.seen):
            if seen.how in ("demonym", "country", "capital"):
                continue
            match = ACRONYM.match(text, seen.stop)
            if match and sum(c.isupper() for c in match.group(1)) >= 2 and match.group(1) not in known:
                known[match.group(1)] = seen.part
        if not known:
            return
        occupied = {s.start: s for s in self.stage.seen}
        for word in self.stage.words:
            part = known.get(word.text)
            if part is None:
                continue
            if word.text not in part.names:
                part.names.append(word.text)
            there = occupied.get(word.start)
            if there is not None:
                there.part = part
            else:
                self.stage.seen.append(Seen(word.start, word.stop, part, "acronym"))

    def _settled(self) -> list[Mention]:
        self.stage.seen.sort(key=lambda s: (s.start, -s.stop))
        found: list[Mention] = []
        for seen in self.stage.seen:
            if found and seen.start < found[-1].stop:
                continue
            actor = settle(seen.part)
            # A name that the parse cut in two is one.
            if (
                found
                and found[-1].actor == actor
                and seen.how == found[-1].how == "name"
                and seen.start - found[-1].stop == 1
            ):
                found[-1] = Mention(found[-1].start, seen.stop, actor, "name")
                continue
            found.append(Mention(seen.start, seen.stop, actor, seen.how))
        return found
