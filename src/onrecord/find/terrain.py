"""Reads the places of one document: which words name one, at what level, and in which country."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.find.acting import PLACING, is_place
from onrecord.find.page import Page, Place
from onrecord.find.people import token_map
from onrecord.names.country import Named, english_name
from onrecord.names.country import tree as country_tree
from onrecord.names.gazetteer import DIVISIONS, Spot, name_key, reach, spots
from onrecord.names.offices import publisher_country
from onrecord.names.words import Word, words
from onrecord.records import Where

# Words after a name that make a site of it, whether our table knows it or not.
SITES = frozenset(
    "base ground range airport airfield port harbour harbor cosmodrome spaceport polygon camp plant reactor bridge dam "
    "crossing refinery prison square palace stadium barracks garrison shipyard depot terminal mine tunnel canal "
    "hospital cathedral mosque temple monastery checkpoint headquarters facility island islands lake river mountain "
    "sea bay strait gulf valley desert peninsula beach park forest street road avenue castle museum arena station "
    "university college school church hill hills falls glacier reservoir wall fort fortress cemetery zoo pier quay".split()
)
# What may stand between the name and such a word.
BEFORE_SITE = frozenset(
    "testing training test military naval air force army nuclear power missile space border international proving "
    "refugee detention oil gas submarine firing artillery railway metro bus train national wildlife football cricket "
    "rugby football hydroelectric main central".split()
)
BEFORE_NAME = frozenset(
    (*PLACING, "to", "from", "of", "between", "outside", "for", "and", "towards", "beyond", "leave", "visit")
)
# Directions name no place alone ("the West"), though somewhere a province is called so.
DIRECTIONS = frozenset(
    "west east north south central centre western eastern northern southern coast upper lower".split()
)
GEO_LABELS = frozenset(("GPE", "LOC", "FAC"))
# A country that a document names weighs as much as a hundredfold population; more mentions add little.
NAMED = 2.0
# The outlet's own country weighs as a tenfold population: home places need no country beside them.
HOME = 1.5


@dataclass(slots=True)
class Terrain:
    """The making of one document's places. Use once: `Terrain(page).places()`."""

    page: Page
    words: list[Word] = field(init=False)
    tokens: dict[int, Any] = field(init=False)
    blocked: set[int] = field(init=False)
    countries: dict[int, tuple[int, Named]] = field(init=False)
    weights: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self.words = words(self.page.text)
        self.tokens = token_map(self.page.doc)
        at = {w.start: i for i, w in enumerate(self.words)}
        self.blocked = set()
        for m in self.page.mentions:
            if m.how != "demonym" or m.actor.kind != "country":
                i = at.get(m.start, len(self.words))
                while i < len(self.words) and self.words[i].start < m.stop:
                    self.blocked.add(i)
                    i += 1
        self.countries = {h.start: (h.stop, h.value) for h in country_tree().find(self.words)}
        self.weights = Counter()
        for _, named in self.countries.values():
            self.weights[named.country] += 1

    def places(self) -> list[Place]:
        """In text order; a site or province takes the country of what it is said to lie in."""
        found: list[tuple[int, int, Spot]] = []
        i = 0
        while i < len(self.words):
            hit = self._country(i) or self._named(i)
            if hit is None:
                i += 1
                continue
            stop, spot = hit
            found.append((i, stop, spot))
            i = stop
        return [self._place(start, stop, spot) for start, stop, spot in self._contained(found)]

    # -- countries

    def _country(self, i: int) -> tuple[int, Spot] | None:
        hit = self.countries.get(i)
        if hit is None or i in self.blocked or hit[1].how not in ("name",):
            return None
        stop, named = hit
        token = self.tokens.get(self.words[stop - 1].start)
        if token is None or token.ent_type_ == "PERSON" or not is_place(token):
            return None
        if self._division_stop(stop) or self._a_state(named, i, stop):
            return None
        return stop, Spot(english_name(named.country), "country", named.country, None, None, 0)

    def _a_state(self, named: Named, i: int, stop: int) -> bool:
        """The state that shares its name with the country, by the company it keeps ("Atlanta, Georgia")."""
        states = spots(name_key(self._text(i, stop)))[1]
        for state in states:
            if (
                state.country
                and state.country != named.country
                and self.weights[state.country] >= self.weights[named.country]
            ):
                return (
                    i > 1
                    and self.words[i - 1].text == ","
                    and any(
                        s.country == state.country and s.division == state.division
                        for s in spots(self.words[i - 2].key)[2]
                    )
                )
        return False

    # -- names of the gazetteer and of the parse

    def _named(self, i: int) -> tuple[int, Spot] | None:
        word = self.words[i]
        if (
            i in self.blocked
            or not word.text[0].isupper()
            or (i in self.countries and self.countries[i][1].how == "adjective")
        ):
            return None
        shortest = 1 if word.key in DIRECTIONS else 0
        for length in range(min(reach(word.key), len(self.words) - i), shortest, -1):
            stop = i + length
            if any(j in self.blocked for j in range(i, stop)):
                continue
            key = " ".join(w.key for w in self.words[i:stop])
            sites, provinces, cities = spots(key)
            if not (sites or provinces or cities) or not self._meant(i, stop, bool(sites)):
                continue
            if self._inside_longer(i, stop):
                continue
            return self._level(i, stop, sites, provinces, cities)
        return self._unlisted(i)

    def _meant(self, i: int, stop: int, listed_site: bool) -> bool:
        """The parse takes it for a place, or a word of place stands before or after it."""
        token = self.tokens.get(self.words[i].start)
        if token is None:
            return False
        if token.ent_type_ in GEO_LABELS:
            return True
        previous = self.words[i - 1].key if i else ""
        if previous == "the" and i > 1:
            previous = self.words[i - 2].key
        after = self._division_stop(stop) or self._site_stop(stop)
        if token.ent_type_ in ("PERSON", "ORG", "PRODUCT", "NORP", "FAC", "WORK_OF_ART"):
            return (
                bool(after)
                or (listed_site and previous in PLACING)
                or (previous in ("in", "near", "at") and self._alone(i, stop))
            )
        return token.pos_ == "PROPN" and (previous in PLACING or bool(after) or listed_site)

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
        return (
            following is not None
            and following.ent_iob_ == "I"
            and not self._division_stop(stop)
            and not self._site_stop(stop)
        )

    def _division_stop(self, stop: int) -> int:
        """The end of "Province", "region", ... after a name; 0 where there is none."""
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
        return j + 1 if j < len(self.words) and self.words[j].key in SITES else 0

    def _level(
        self, i: int, stop: int, sites: list[Spot], provinces: list[Spot], cities: list[Spot]
    ) -> tuple[int, Spot]:
        division, site = self._division_stop(stop), self._site_stop(stop)
        if division or self._division_before(i):
            pool = provinces or [s for s in sites if s.exact == "province"]
            if pool:
                return division or stop, self._best(pool, i, stop)
            near = self._best(cities or sites, i, stop)
            return division or stop, Spot(self._text(i, stop), "province", near.country, None, None, 0)
        if sites:
            return (site or stop), self._best(sites, i, stop)
        if site:
            near = self._best(cities or provinces, i, stop)
            return site, Spot(self._text(i, site), "site", near.country, None, None, 0)
        return stop, self._best_of(provinces, cities, i, stop)

    def _best_of(self, provinces: list[Spot], cities: list[Spot], i: int, stop: int) -> Spot:
        """A bare name is the city where a sizeable one bears it, else the province."""
        if not provinces:
            return self._best(cities, i, stop)
        province = self._best(provinces, i, stop)
        same = [c for c in cities if c.country == province.country]
        if same:
            return self._best(cities, i, stop)
        if not cities:
            return province
        city = self._best(cities, i, stop)
        return city if self._score(city, i, stop) > self._score(province, i, stop) + 5.5 else province

    def _best(self, pool: list[Spot], i: int, stop: int) -> Spot:
        return max(pool, key=lambda s: (self._score(s, i, stop), s.people, s.name))

    def _score(self, spot: Spot, i: int, stop: int) -> float:
        score = math.log10(spot.people) if spot.people else 0.0
        if spot.country is None:
            return score
        times = self.weights.get(spot.country, 0)
        if times:
            score += NAMED + 0.5 * math.log10(times)
        if spot.country == publisher_country(self.page.document.publisher):
            score += HOME
        if spot.country in self._around(i, stop):
            score += 10
        return score

    def _around(self, i: int, stop: int) -> set[str]:
        """Countries that the words right after say it lies in: "Paris, Texas", "Bechar, in Algeria"."""
        j = stop
        found: set[str] = set()
        while (
            j < len(self.words) and j - stop < 3 and self.words[j].key in (",", "in", "the", "(", "province", "state")
        ):
            j += 1
        if j == stop or j >= len(self.words):
            return found
        hit = self.countries.get(j)
        if hit is not None and hit[1].how == "name":
            found.add(hit[1].country)
        for length in range(min(reach(self.words[j].key), len(self.words) - j), 0, -1):
            key = " ".join(w.key for w in self.words[j : j + length])
            sites, provinces, _ = spots(key)
            inside = {s.country for s in (*provinces, *sites) if s.country}
            if inside:
                return found | inside
        return found

    def _unlisted(self, i: int) -> tuple[int, Spot] | None:
        """A place that only the parse or the words around it tell: no coordinates."""
        token = self.tokens.get(self.words[i].start)
        if (
            token is None
            or i in self.blocked
            or token.ent_type_ not in (*GEO_LABELS, "PERSON")
            or i in self.countries
            or self.words[i].key in DIRECTIONS
        ):
            return None
        stop = i + 1
        while (
            stop < len(self.words)
            and (t := self.tokens.get(self.words[stop].start)) is not None
            and t.ent_iob_ == "I"
            and stop not in self.blocked
        ):
            stop += 1
        division, site = self._division_stop(stop), self._site_stop(stop)
        last = self.words[stop - 1].key
        if token.ent_type_ == "PERSON" and not division and not site:
            return None
        name = self._text(i, site or stop)
        if site or last in SITES or token.ent_type_ == "FAC":
            return site or stop, Spot(name, "site", None, None, None, 0)
        if division or last in DIVISIONS:
            return division or stop, Spot(self._text(i, stop), "province", self._home(), None, None, 0)
        if token.ent_type_ != "GPE":
            return None
        around = self._around(i, stop)
        return stop, Spot(name, "city", next(iter(around)) if len(around) == 1 else self._home(), None, None, 0)

    def _home(self) -> str | None:
        """The only country in sight: the one that the document names, or the outlet's."""
        if len(self.weights) == 1:
            return next(iter(self.weights))
        return publisher_country(self.page.document.publisher) if not self.weights else None

    # -- what lies in what

    def _contained(self, found: list[tuple[int, int, Spot]]) -> Iterator[tuple[int, int, Spot]]:
        """A place of no known country, right before ", in" or "in" another, lies in that one's country."""
        for n, (start, stop, spot) in enumerate(found):
            if spot.country is None and spot.lat is None and n + 1 < len(found):
                after, _, outer = found[n + 1]
                between = {w.key for w in self.words[stop:after]}
                if between <= {",", "in", "the"} and outer.country:
                    spot = spot._replace(country=outer.country)
            yield start, stop, spot

    def _place(self, start: int, stop: int, spot: Spot) -> Place:
        where = Where(spot.name, spot.country, spot.exact, spot.lat, spot.lon)
        if spot.exact != "country" and spot.people:
            where = replace(where, name=self._text(start, stop))
        return Place(self.words[start].start, self.words[stop - 1].stop, where)

    def _text(self, start: int, stop: int) -> str:
        return self.page.text[self.words[start].start : self.words[stop - 1].stop]
