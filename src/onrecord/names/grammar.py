"""Countries x functions: actors that words name by what they are, for every country and in the usual word orders.

    "the chief of staff of the Algerian Army" -> Phrase(chiefofstaff, DZA, MIL)
    "Russian Foreign Ministry spokeswoman"    -> Phrase(spokesperson for ministry.foreign, RUS, GOV)

Works on words alone, without a parse; what stands near a name and what a country does are left to the finders.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.names.country import Named
from onrecord.names.offices import Atom, Body, Office, domain_words, national, tree
from onrecord.names.phrase import Phrase, between
from onrecord.names.words import Hit, Word

# More words between a country and its office than this are another phrase ("France, whose long-serving president").
MOST_BETWEEN = 4

POSSESSIVES = frozenset(("'s", "'"))
AFTER_OFFICE = frozenset(("of", "in", "for", "at", "from"))
JOINED = frozenset(("and", "-", "&", "/"))
AND = JOINED | {","}
# Offices that several bodies can hold at once even where the word is no plural.
COLLECTIVE = frozenset("forces army navy airforce police media people military".split())


@dataclass(slots=True)
class Reader:
    """The phrases of one run of words, put together left to right and then back."""

    words: Sequence[Word]
    atoms: list[Hit[Atom]]

    def phrases(self) -> list[Phrase]:
        """All phrases, in order, none inside another."""
        ends: dict[int, Phrase | Hit[Atom]] = {}
        found: list[Phrase] = []
        for atom in self.atoms:
            value = atom.value
            if isinstance(value, Named):
                ends[atom.stop] = atom
            elif isinstance(value, Body | Office):
                phrase = self._leftward(atom, ends)
                if phrase.start < atom.start and found and found[-1].start >= phrase.start:
                    found.pop()
                found.append(phrase)
                ends[phrase.stop] = phrase
        return self._rightward(found)

    def _leftward(self, atom: Hit[Atom], ends: dict[int, Phrase | Hit[Atom]]) -> Phrase:
        """The phrase of an office or body with what stands before it."""
        phrase = self._alone(atom)
        allowed, deputy, former, shadow = between()
        j = atom.start
        if isinstance(atom.value, Office) and atom.value.left:
            while j > 0 and self.words[j - 1].text[0].isupper() and j not in ends:
                j -= 1
            if j < atom.start:
                own = "_".join(w.key for w in self.words[j : atom.start])
                phrase = replace(phrase, start=j, head=j, key=f"{phrase.key}.{own}")
        if phrase.key.startswith("minist"):
            j = self._listed_domains(j)
            phrase = replace(phrase, start=j, head=j)
        marks: set[str] = set()
        first = j
        while j > 0 and first - j < MOST_BETWEEN and j not in ends and self.words[j - 1].key in allowed:
            marks.add(self.words[j - 1].key)
            j -= 1
        owned = j > 0 and self.words[j - 1].key in POSSESSIVES
        before = ends.get(j - 1 if owned else j)
        if marks & (deputy | former | shadow | {"then"}):
            phrase = self._marked(phrase, j if before else self._first_mark(j, first), marks)
        if before is None:
            return phrase
        if isinstance(before, Phrase):
            return self._joined(phrase, before) if self._may_join(phrase, before, owned) else phrase
        return self._of_country(phrase, before, owned)

    def _listed_domains(self, j: int) -> int:
        """Where "Industry and" or "Justice, Law and" begins before "Trade Minister"."""
        while j >= 2 and self.words[j - 1].key in ("and", ",", "&") and self.words[j - 2].key in domain_words():
            j -= 2
        return j

    def _first_mark(self, low: int, high: int) -> int:
        """Where the first word begins that changes the office ("deputy", "former"), others before it left out."""
        _, deputy, former, shadow = between()
        changing = deputy | former | shadow
        return next((k for k in range(low, high) if self.words[k].key in changing), high)

    def _alone(self, atom: Hit[Atom]) -> Phrase:
        value = atom.value
        if isinstance(value, Body):
            key = value.key or f"body:{value.name}"
            return Phrase(
                atom.start, atom.stop, atom.start, atom.stop, key, value.kind, value.sector, value.country, body=value
            )
        assert isinstance(value, Office)
        stop, key = atom.stop, value.key
        if key.startswith("minist"):
            stop, named = self._extended(atom.stop, key in ("ministry", "minister"))
            if named and key in ("ministry", "minister"):
                key = f"{key}.{named}"
        return Phrase(
            atom.start,
            stop,
            atom.start,
            stop,
            key,
            value.kind,
            value.sector,
            person=value.person,
            speaks=value.speaks,
            posted=value.posted,
            weak=value.weak and key == value.key,
        )

    def _extended(self, stop: int, bare: bool) -> tuple[int, str]:
        """The end of a ministry's name ("... of Mines and Steel Development") and what it adds."""
        j = stop
        added: list[str] = []
        while True:
            k = j
            while k < len(self.words) and self.words[k].key in ("and", "of", "the", "for", ",", "&") and k - j < 2:
                k += 1
            if k >= len(self.words) or not self.words[k].text[0].isupper() or (k == j and not added):
                return j, "_".join(added)
            if not added and (
                self.words[j].key not in ("of", "for") if bare else self.words[j].key not in ("and", "&")
            ):
                return j, ""
            if self.words[j].key == "," or (added and self.words[j].key == "of"):
                return j, "_".join(added)
            if self._is_country(k):
                return j, "_".join(added)
            added.append(self.words[k].key)
            j = k + 1

    def _is_country(self, at: int) -> bool:
        return any(a.start == at and isinstance(a.value, Named) for a in self.atoms)

    def _marked(self, phrase: Phrase, start: int, marks: set[str]) -> Phrase:
        _, deputy, former, shadow = between()
        key, sector = phrase.key, phrase.sector
        if marks & deputy and not key.startswith("deputy"):
            key = f"deputy.{key}"
        if marks & former and phrase.person:
            key, sector = f"former.{key}", "ELI"
        if "then" in marks and phrase.person:
            key = f"then.{key}"
        if marks & shadow:
            key, sector = f"shadow.{key}", "OPP"
        return replace(phrase, start=min(start, phrase.start), head=min(start, phrase.start), key=key, sector=sector)

    def _may_join(self, phrase: Phrase, before: Phrase, owned: bool) -> bool:
        """A person or press office goes with the body before it: "Army chief of staff", "the ministry's spokesman"."""
        if phrase.body is not None or before.stop > phrase.start:
            return False
        if before.person:
            return phrase.speaks and owned
        return phrase.person or phrase.speaks or (owned and phrase.kind in ("group", "people", "forces"))

    def _joined(self, head: Phrase, inner: Phrase) -> Phrase:
        """`head` of, for or in the body `inner`."""
        key, sector = head.key, head.sector
        if (
            inner.sector == "OPP"
            or sector is None
            or (inner.sector and head.weak)
            or (inner.sector and inner.sector != sector and inner.key != "government")
        ):
            sector = inner.sector
        if head.weak or head.speaks or sector != head.sector:
            key = f"{head.key}.{inner.key}"
        return replace(
            head,
            start=min(head.start, inner.start),
            stop=max(head.stop, inner.stop),
            key=key,
            sector=sector,
            country=head.country or inner.country,
            weak=head.weak and inner.weak,
            beside=inner.beside or inner.key,
            beside_kind=inner.beside_kind or inner.kind,
            place=head.place or inner.place,
            also=head.also or inner.also,
        )

    def _of_country(self, phrase: Phrase, before: Hit[Atom], owned: bool) -> Phrase:
        named = before.value
        assert isinstance(named, Named)
        if phrase.country or named.how == "people" or (named.how == "capital" and not owned):
            return phrase
        if named.how == "name" and not owned and not self._as_adjective(before, phrase):
            return phrase
        also: list[tuple[str, int, int]] = []
        if self._several(phrase):
            also = self._listed_before(before)
        phrase = replace(
            phrase,
            start=before.start,
            country=named.country,
            weak=False,
            place=(before.start, before.stop),
            also=tuple(also),
        )
        return self._once(phrase)

    def _once(self, phrase: Phrase) -> Phrase:
        """ "former" and "shadow" may also stand before the country ("former South African president")."""
        _, _, former, shadow = between()
        j = phrase.start - 1
        if j > 0 and self.words[j].key == "-":
            j -= 1
        if j < 0 or not phrase.person or self.words[j].key not in former | shadow:
            return phrase
        head = phrase.head
        return replace(self._marked(phrase, j, {self.words[j].key}), head=head)

    def _as_adjective(self, before: Hit[Atom], phrase: Phrase) -> bool:
        """A country's name right before an office belongs to it unless a preposition has it ("in Mali people say")."""
        if isinstance(before.value, Named) and before.value.how == "both":
            return True
        previous = self.words[before.start - 1].key if before.start else ""
        if previous in ("in", "to", "from", "at", "of", "with", "for", "into", "across"):
            return False
        if phrase.kind in ("forces", "government") or phrase.key in ("rebels", "refugees", "officials", "police"):
            return True
        return not phrase.weak or self.words[phrase.head].text[0].isupper()

    def _several(self, phrase: Phrase) -> bool:
        last = self.words[phrase.head_stop - 1].key
        return last.endswith("s") or phrase.key in COLLECTIVE

    def _listed_before(self, atom: Hit[Atom]) -> list[tuple[str, int, int]]:
        """Countries joined to the one at `atom` by and, comma or hyphen, before it."""
        by_stop = {a.stop: a for a in self.atoms if isinstance(a.value, Named)}
        found: list[tuple[str, int, int]] = []
        j = atom.start
        # "French, Russian and Algerian": the nearest is joined by more than a comma.
        while j > 0 and self.words[j - 1].key in (JOINED if not found else AND):
            j -= 1
            if j > 0 and self.words[j - 1].key == ",":
                j -= 1
            other = by_stop.get(j)
            if other is None or not isinstance(other.value, Named) or other.value.how in ("people", "capital"):
                break
            found.append((other.value.country, other.start, other.stop))
            j = other.start
        return found

    def _rightward(self, found: list[Phrase]) -> list[Phrase]:
        """Second pass, from the end: offices take what "of", "for", "in" adds after them."""
        names = {a.start: a for a in self.atoms if isinstance(a.value, Named)}
        done: list[Phrase] = []
        for phrase in reversed(found):
            phrase = self._completed(phrase, names, done)
            while done and done[-1].start < phrase.stop:
                done.pop()
            done.append(phrase)
        done.reverse()
        return done

    def _completed(self, phrase: Phrase, names: dict[int, Hit[Atom]], done: list[Phrase]) -> Phrase:
        if phrase.body is not None or phrase.stop >= len(self.words):
            return phrase
        link = self.words[phrase.stop].key
        if link == "and" and phrase.country is None and done and done[-1].start == phrase.stop + 1:
            place = done[-1].place
            if place is not None and place[0] >= done[-1].head_stop:
                return replace(phrase, country=done[-1].country, weak=False)
        if link not in AFTER_OFFICE or (phrase.posted and link != "of"):
            return phrase
        allowed = between()[0]
        j = phrase.stop + 1
        while j < len(self.words) and j - phrase.stop <= MOST_BETWEEN and j not in names:
            if done and done[-1].start == j:
                break
            if self.words[j].key not in allowed and self.words[j].key != "the":
                break
            j += 1
        inner = done[-1] if done and done[-1].start == j else None
        if inner is not None and (phrase.person or phrase.speaks or phrase.weak) and not inner.person:
            return self._joined(phrase, inner)
        if inner is not None and inner.country and phrase.country is None and phrase.speaks:
            return self._joined(phrase, inner)
        atom = names.get(j)
        if atom is None or phrase.country or not self._may_follow(phrase, atom, link):
            return phrase
        named = atom.value
        assert isinstance(named, Named)
        also = self._listed_after(atom, names) if self._several(phrase) else []
        # "authorities in Mali": the country stays a place of its own.
        stop = max([atom.stop, *(s for _, _, s in also)]) if link != "in" else phrase.stop
        return replace(
            phrase, stop=stop, country=named.country, weak=False, place=(atom.start, atom.stop), also=tuple(also)
        )

    def _may_follow(self, phrase: Phrase, atom: Hit[Atom], link: str) -> bool:
        named = atom.value
        assert isinstance(named, Named)
        if named.how in ("name", "both"):
            if link == "in":
                # Soldiers, banks and courts in a country are as often another's.
                return phrase.kind in ("government", "group", "people", "party") or phrase.key == "police"
            return link == "of" or (link == "from" and phrase.weak and phrase.key not in ("spokesperson", "head"))
        return named.how == "capital" and link == "in" and phrase.key in ("government", "officials")

    def _listed_after(self, atom: Hit[Atom], names: dict[int, Hit[Atom]]) -> list[tuple[str, int, int]]:
        found, j = [], atom.stop
        while j + 1 < len(self.words) and self.words[j].key in ("and", ","):
            other = names.get(j + 1)
            if other is None or not isinstance(other.value, Named) or other.value.how not in ("name", "both"):
                break
            found.append((other.value.country, other.start, other.stop))
            j = other.stop
        return found


def read(found: Sequence[Word]) -> tuple[list[Phrase], list[Hit[Atom]]]:
    """The phrases in `found`, and the atoms that they are made of (countries and titles among them)."""
    atoms = list(tree().find(found))
    phrases = [replace(p, key=national(p.key, p.country)) for p in Reader(found, atoms).phrases()]
    return phrases, atoms
