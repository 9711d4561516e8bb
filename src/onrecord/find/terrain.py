"""Finds the words of a document that name a place, and what kind; `whereabouts.py` says which place it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.find.acting import PLACING, chained, part_of
from onrecord.find.landmarks import (
    BEFORE_SITE,
    CLUBS,
    CONTINENTS,
    DIRECTIONS,
    HELD,
    HOUSES,
    NO_TOWNS,
    OF_DIVISION,
    OF_TOWN,
    SERVICES,
    SITE_PREFIX,
    SITES,
    SITES_OF_NOTE,
    STANDING,
    STATES,
    TEAM,
)
from onrecord.find.orgs import WHERE, in_land, inside_name, lies_in, of_settlement
from onrecord.find.page import Mention, Page, Place
from onrecord.find.people import token_map
from onrecord.find.whereabouts import Candidate, Whereabouts
from onrecord.names.country import UNIONS, Named
from onrecord.names.country import tree as country_tree
from onrecord.names.gazetteer import DIVISIONS, name_key, reach, spots
from onrecord.names.words import Word

LONGEST = 4  # words of a name before the word for its site
GEO_LABELS = frozenset(("GPE", "LOC", "FAC"))
# Labels under which the parse often hides a place.
LABELS_OF_OTHERS = ("PERSON", "ORG", "PRODUCT", "NORP", "FAC", "WORK_OF_ART")


@dataclass(slots=True)
class Terrain:
    """The making of one document's places. Use once."""

    page: Page
    words: list[Word] = field(init=False)
    tokens: dict[int, Any] = field(init=False)
    blocked: set[int] = field(init=False)
    # Hospitals that the parse has for bodies: first word and the one after the last.
    hospitals: dict[int, int] = field(init=False)
    countries: dict[int, tuple[int, Named]] = field(init=False)

    def __post_init__(self) -> None:
        self.words = self.page.words
        self.tokens = token_map(self.page.doc)
        self.countries = {h.start: (h.stop, h.value) for h in country_tree().find(self.words)}
        at = {w.start: i for i, w in enumerate(self.words)}
        self.blocked = set()
        self.hospitals = {}
        for m in self.page.mentions:
            if m.actor.kind == "country":
                continue
            if self._hospital(m) and (first := at.get(m.start)) is not None:
                self.hospitals[first] = first + sum(m.start <= w.start < m.stop for w in self.words)
            i = self._past_land(at.get(m.start, len(self.words)), m)
            while i < len(self.words) and self.words[i].start < m.stop:
                self.blocked.add(i)
                i += 1

    def _past_land(self, i: int, mention: Mention) -> int:
        """The first word that is the actor's and no place's: a land that has somebody or a body ("Norway's best-known
        skiers", "Norway's parliament") and a hospital are places all the same; a government's country is not."""
        if self._hospital(mention):
            return len(self.words)
        stop = self.countries[i][0] if i in self.countries and self.countries[i][1].how in ("name", "both") else 0
        owns = stop and stop < len(self.words) and self.words[stop].key == "'s" and mention.actor.kind != "government"
        return stop + 1 if owns else i

    def _hospital(self, mention: Mention) -> bool:
        words = self.page.text[mention.start : mention.stop].casefold().split()
        return mention.how == "organisation" and ("hospital" in words or words[-1] == "infirmary")

    def places(self) -> list[tuple[Place, bool]]:
        """In text order, each with whether it is only named (`part_of` says "either"), not a scene."""
        return Whereabouts(self.page, self.words, self.countries, list(self._candidates())).settled()

    def _candidates(self) -> Iterator[Candidate]:
        i = 0
        while i < len(self.words):
            found = self._country(i) or self._named(i)
            if found is None:
                i += 1
                continue
            yield found
            i = found.stop

    def _country(self, i: int) -> Candidate | None:
        hit = self.countries.get(i)
        if hit is None or i in self.blocked or hit[1].how not in ("name", "both"):
            return None
        stop, named = hit
        if named.country in UNIONS:
            return None
        token = self.tokens.get(self.words[stop - 1].start)
        if token is None or token.ent_type_ == "PERSON" or self._division_stop(stop):
            return None
        part = part_of(token)
        if self._of_other(i, stop) or inside_name(token, stop - i):
            return None
        if part == "acts" or (named.how == "both" and token.dep_ in ("compound", "amod", "nmod")):
            return None
        return Candidate(i, stop, stop, country=named.country, loose=part == "either")

    # -- names of the gazetteer and of the parse

    def _named(self, i: int) -> Candidate | None:
        word = self.words[i]
        if (state := self._abbreviated(i)) is not None:
            return state
        if i in self.blocked or not word.text[0].isupper() or word.key in CONTINENTS:
            return None
        if (
            i in self.countries
            and self.countries[i][1].how != "capital"
            and not self._division_stop(self.countries[i][0])
        ):
            longer = self._listed(i)  # "British Columbia"
            return longer if longer is not None and longer.name_stop > self.countries[i][0] else None
        if word.key == "county" and (county := self._county(i)) is not None:
            return county
        return self._built(i) or self._listed(i) or self._unlisted(i)

    def _abbreviated(self, i: int) -> Candidate | None:
        """A state after a town, in the letters of the agencies or the post: "Erie, Pa.", "Austin, TX"."""
        word = self.words[i]
        name = STATES.get(word.text.rstrip("."))
        if name is None or i < 2 or self.words[i - 1].text != "," or not self.words[i - 2].text[0].isupper():
            return None
        dotted = i + 1 < len(self.words) and self.words[i + 1].text == "." and self.words[i + 1].start == word.stop
        stop = i + 2 if dotted else i + 1
        return Candidate(i, stop, stop, (), spots(name_key(name))[1], (), division=True)

    def _county(self, i: int) -> Candidate | None:
        """ "County Kerry", listed or not."""
        if i + 1 >= len(self.words) or not self.words[i + 1].text[0].isupper() or not self._is_proper(i + 1):
            return None
        if i + 2 < len(self.words) and self.words[i + 2].key in OF_DIVISION:
            return None
        _, provinces, cities = spots(" ".join(w.key for w in self.words[i : i + 2]))
        return Candidate(i, i + 2, i + 2, (), provinces, cities or spots(self.words[i + 1].key)[2], division=True)

    def _listed(self, i: int) -> Candidate | None:
        word = self.words[i]
        shortest = 1 if word.key in DIRECTIONS else 0
        for length in range(min(reach(word.key), len(self.words) - i), shortest, -1):
            stop = i + length
            if all(w.key in DIRECTIONS for w in self.words[i:stop]):
                continue
            if any(j in self.blocked for j in range(i, stop)):
                continue
            sites, provinces, cities = spots(" ".join(w.key for w in self.words[i:stop]))
            if not (sites or provinces or cities) or not self._meant(
                i, stop, bool(sites or provinces) and not self._a_given_name(i)
            ):
                continue
            if self._inside_longer(i, stop):
                continue
            division, site = self._division_stop(stop), self._site_stop(stop)
            if self._division_before(i):
                division = division or stop
            end = division or site or stop
            return Candidate(i, end, stop, sites, provinces, cities, bool(division), bool(site))
        return None

    def _meant(self, i: int, stop: int, listed: bool) -> bool:
        """The parse takes it for a place, or a word of place stands before or after it.

        `listed`: a site or province bears the name, which people and bodies seldom do.
        """
        token = self.tokens.get(self.words[i].start)
        if token is None or token.ent_type_ in ("DATE", "TIME", "LANGUAGE") or self._of_other(i, stop):
            return False
        if self.words[i].key in NO_TOWNS and token.dep_ in ("amod", "compound"):
            return False
        before = self.words[i - 1] if i else None
        if token.ent_iob_ == "I" and before is not None and before.text[0].isupper() and before.key not in DIRECTIONS:
            return False
        if token.ent_type_ in GEO_LABELS or self._division_before(i):
            return True
        previous = before.key if before is not None else ""
        if previous == "the" and i > 1:
            previous = self.words[i - 2].key
        if self._division_stop(stop) or self._site_stop(stop) or (listed and self._alone(i, stop)):
            return token.pos_ == "PROPN" or token.ent_type_ in LABELS_OF_OTHERS
        if token.ent_type_ in LABELS_OF_OTHERS:
            placed = previous in PLACING or (previous in ("from", "of") and token.ent_type_ != "PERSON")
            last = self.tokens.get(self.words[stop - 1].start)
            placed |= last is not None and (
                (previous == "to" and (part_of(token) == "there" or in_land(last.doc, last.i + 1)))
                or (chained(last) != last and chained(last).ent_type_ in GEO_LABELS)
            )
            return placed and self._alone(i, stop)
        whence = previous == "from" and self._alone(i, stop)
        return token.pos_ == "PROPN" and (previous in PLACING or whence or self._whence(stop))

    def _whence(self, stop: int) -> bool:
        """ "Lima-based", "Oslo-born", "Oslo's"."""
        after = self.words[stop : stop + 2]
        if not after:
            return False
        if after[0].key == "'s":
            return True
        return len(after) == 2 and after[0].key == "-" and after[1].key in ("based", "born", "bound", "area", "wide")

    def _a_given_name(self, i: int) -> bool:
        """Provinces are called Victoria and Georgia too: a word that the parse has for a person is not taken."""
        token = self.tokens.get(self.words[i].start)
        if i and self.words[i - 1].text == "," and token is not None and token.dep_ == "appos":
            return False  # "Builth Wells, Powys"
        return token is not None and token.ent_type_ == "PERSON" and not spots(self.words[i].key)[0]

    def _of_other(self, i: int, stop: int) -> bool:
        """A club, university or council of the town, or an outlet's regional service: no place is meant."""
        previous = self.words[i - 1].key if i else ""
        following = self.words[stop] if stop < len(self.words) else None
        if following is not None and following.key in CLUBS and following.text[0].isupper():
            return True
        if previous == "of" and i > 1 and self.words[i - 2].key in OF_TOWN:
            return True
        if previous in SERVICES and self.words[i - 1].text.isupper():
            return True
        last = self.tokens.get(self.words[stop - 1].start)
        return last is not None and last.dep_ == "compound" and last.head.lower_ in TEAM

    def _alone(self, i: int, stop: int) -> bool:
        """No capital goes on before or after: the name is whole."""
        left = self.words[i - 1].text if i else ""
        right = self.words[stop].text if stop < len(self.words) else ""
        return not left[:1].isupper() and (not right[:1].isupper() or right in (".", ","))

    def _inside_longer(self, i: int, stop: int) -> bool:
        """Part of a longer name of another thing ("Paris Saint-Germain", "York University")."""
        token = self.tokens.get(self.words[i].start)
        if token is None or token.ent_type_ not in ("ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"):
            return False
        last = self.tokens.get(self.words[stop - 1].start)
        following = last.nbor() if last is not None and last.i + 1 < len(last.doc) else None
        if following is None or following.ent_iob_ != "I" or following.tag_ == "POS":
            return False
        return not self._division_stop(stop) and not self._site_stop(stop)

    def _division_stop(self, stop: int) -> int:
        """The end of "Province", "region", ... after a name; 0 where there is none ("The Hague district court")."""
        if stop + 1 < len(self.words) and self.words[stop + 1].key in OF_DIVISION:
            return 0
        if stop < len(self.words) and self.words[stop].key in DIVISIONS and self.words[stop].text != "Republic":
            return stop + 1
        return 0

    def _division_before(self, i: int) -> bool:
        """ "the province of X"."""
        return i > 1 and self.words[i - 1].key == "of" and self.words[i - 2].key in DIVISIONS

    def _site_stop(self, stop: int) -> int:
        """The end of "testing ground", "naval base", ... after a name; 0 where there is none."""
        j = stop
        while j < len(self.words) and j - stop < 3 and self.words[j].key in BEFORE_SITE:
            j += 1
        if j >= len(self.words) or self.words[j].key not in SITES:
            return 0
        # "Moscow street" could be any street of Moscow: small-lettered everyday words make no site of a city.
        note = self.words[j].key in SITES_OF_NOTE and not self._one_of_many(stop)
        return j + 1 if self.words[j].text[0].isupper() or note or j > stop else 0

    def _one_of_many(self, stop: int) -> bool:
        """ "A south-west London hospital": somewhere in London, no house of that name."""
        j = stop - 1
        while j > 0 and (
            self.words[j].text[0].isupper() or self.words[j].key in DIRECTIONS or self.words[j].text == "-"
        ):
            j -= 1
        return self.words[j].key in ("a", "an", "another", "one")

    # -- what no list has

    def _built(self, i: int) -> Candidate | None:
        """Capitals that end in a word for a site, or begin with one: "St Mary's Church", "RAF Bentwaters"."""
        stop = i
        while (
            stop < len(self.words)
            and stop not in self.blocked
            and (self.words[stop].text[0].isupper() or (self.words[stop].key == "'s" and stop > i))
        ):
            stop += 1
        while stop > i and self.words[stop - 1].key == "'s":
            stop -= 1
        if i in self.hospitals:
            return Candidate(i, self.hospitals[i], self.hospitals[i], site=True)
        last = next((j for j in range(stop - 1, i, -1) if self.words[j].key in SITES), 0)
        goes_on = stop + 1 < len(self.words) and self.words[stop].key == "of" and self.words[stop + 1].text[0].isupper()
        if last and last + 1 == stop and self._is_proper(i) and not goes_on and not self._of_organisation(i, last):
            sites, provinces, cities = spots(" ".join(w.key for w in self.words[i : last + 1]))
            return Candidate(i, last + 1, last + 1, sites, provinces, cities, site=not cities)
        house = stop < len(self.words) and self.words[stop].key in HOUSES and self._is_proper(i)
        if house and (self.words[i].key == "st" or (stop - i > 1 and not any(spots(self._key(i, stop))))):
            return Candidate(i, stop + 1, stop, site=True)
        if self.words[i].key in SITE_PREFIX and stop > i + 1 and self._is_proper(i + 1):
            sites, provinces, cities = spots(" ".join(w.key for w in self.words[i : i + 2]))
            return Candidate(i, i + 2, i + 2, sites, provinces, cities, site=not cities)
        return None

    def _key(self, i: int, stop: int) -> str:
        return " ".join(w.key for w in self.words[i:stop])

    def _is_proper(self, i: int) -> bool:
        token = self.tokens.get(self.words[i].start)
        return token is not None and token.pos_ == "PROPN"

    def _of_organisation(self, i: int, last: int) -> bool:
        """The parse has the whole for an organisation that has more in its name, or the site word ends no place."""
        token = self.tokens.get(self.words[last].start)
        if token is None:
            return True
        following = token.nbor() if token.i + 1 < len(token.doc) else None
        return token.ent_type_ == "ORG" and following is not None and following.ent_iob_ == "I"

    def _unlisted(self, i: int) -> Candidate | None:
        """A place that only the parse or the words around it tell: no coordinates."""
        token = self.tokens.get(self.words[i].start)
        if token is None or self.words[i].key in DIRECTIONS:
            return None
        if token.ent_type_ not in GEO_LABELS and (token.ent_type_ != "PERSON" or lies_in([token])):
            return self._named_site(i) if token.pos_ == "PROPN" else None
        stop = i + 1
        while stop < len(self.words) and stop not in self.blocked and stop not in self.countries:
            following = self.tokens.get(self.words[stop].start)
            if following is None or following.ent_iob_ != "I" or following.tag_ == "POS":
                break
            stop += 1
        division, site = self._division_stop(stop), self._site_stop(stop)
        last = self.words[stop - 1].key
        if site or (last in SITES and token.ent_type_ != "PERSON"):
            return Candidate(i, site or stop, stop, site=True)
        if division or (last in DIVISIONS and token.ent_type_ != "PERSON"):
            return Candidate(i, division or stop, stop, division=True)
        # The parse alone is often wrong about words that no list has: they must stand where places stand.
        previous = self.words[i - 1].key if i else ""
        if token.ent_type_ == "FAC" and stop - i > 1 and self._placed(i):
            return Candidate(i, stop, stop, site=True)
        standing = previous in STANDING or (previous == "to" and part_of(token) == "there")
        if token.ent_type_ in ("GPE", "LOC") and standing and token.dep_ in HELD and self._alone(i, stop):
            return Candidate(i, stop, stop, unlisted=True)
        return None

    def _named_site(self, i: int) -> Candidate | None:
        """A name that nobody knows right before a word for a site of note ("the Zubrowka air base"), or a single one that
        a sentence sets its scene with ("In Zubrowka, ...")."""
        token = self.tokens.get(self.words[i].start)
        kind = token is not None and of_settlement(token)
        if not self._alone_before(i) or not (self._placed(i) or self.words[i - 1].key in WHERE or kind):
            return None
        stop = i + 1
        while stop < len(self.words) and stop - i < LONGEST and self.words[stop].text[0].isupper():
            stop += 1
        site = self._site_stop(stop)
        if site:
            return Candidate(i, site, stop, site=True)
        following = self.words[i + 1].text if i + 1 < len(self.words) else ""
        opens = self.words[i - 1].text == "In" and following == ","
        if opens:
            return Candidate(i, i + 1, i + 1, unlisted=True)
        span = self.page.doc.char_span(self.words[i].start, self.words[stop - 1].stop)
        tokens = list(span or ())
        named = tokens and tokens[0].ent_type_ in ("ORG", "PERSON") and lies_in(tokens)
        return Candidate(i, stop, stop, unlisted=True) if named else None

    def _alone_before(self, i: int) -> bool:
        return i == 0 or not self.words[i - 1].text[:1].isupper()

    def _placed(self, i: int) -> bool:
        previous = self.words[i - 1].key if i else ""
        return previous in PLACING or (previous == "the" and i > 1 and self.words[i - 2].key in PLACING)
