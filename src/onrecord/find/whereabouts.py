"""Which place a name means: the level that its words give it and the country that its company speaks for.

"Woodbridge" beside Suffolk and Ipswich is the English town, however many larger ones there are
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.find.landmarks import SITES
from onrecord.find.page import Page, Place
from onrecord.names.country import Named, english_name
from onrecord.names.gazetteer import Spot, reach, spots
from onrecord.names.offices import publisher_country
from onrecord.names.words import Word
from onrecord.records import Where

# A country that a document names weighs as much as a hundredfold population; more mentions add little.
NAMED = 2.0
# The outlet's own country weighs as a thousandfold: papers explain where foreign towns lie, not those at home.
HOME = 3.0
# What is said right after a name ("Paris, Texas") settles it against any population.
SAID = 12.0
# A province counts as a city of a million: of two places with one name, readers know the province unless the city
# is large.
PROVINCE = 6.0
# A namesake abroad smaller than this, in a country that nothing in the document speaks of, is less likely than a
# village at home that no list has.
NAMESAKE = 100_000
# A city that readers know before the province of the same name in its country ("New York").
LARGE = 300_000
# Of the places in a document this share lies in one country: what no list has is taken to lie there too.
MOST = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `start:stop` that name a place, its bare name `start:name_stop`, and what it may be."""

    start: int
    stop: int
    name_stop: int
    sites: Sequence[Spot] = ()
    provinces: Sequence[Spot] = ()
    cities: Sequence[Spot] = ()
    division: bool = False
    site: bool = False
    unlisted: bool = False
    country: str | None = None
    loose: bool = False

    @property
    def pool(self) -> list[Spot]:
        return [*self.sites, *self.provinces, *self.cities]


@dataclass(slots=True)
class Whereabouts:
    """Settles the candidates of one document together: each may speak for the others' country."""

    page: Page
    words: Sequence[Word]
    countries: Mapping[int, tuple[int, Named]]
    candidates: Sequence[Candidate]
    weights: Counter[str] = field(default_factory=Counter)
    lying: Counter[str] = field(default_factory=Counter)
    home: str | None = None

    def settled(self) -> list[tuple[Place, bool]]:
        """The places, in order, each with whether it is only named."""
        self.home = publisher_country(self.page.document.publisher)
        for _, named in self.countries.values():
            self.weights[named.country] += 1
        for c in self.candidates:
            lands = {s.country for s in c.pool if s.country}
            if len(lands) == 1 and (c.provinces or any(s.people > 50_000 for s in c.cities)):
                self.weights[lands.pop()] += 1
        found: list[tuple[Candidate, Spot]] = []
        # Twice: what the first round settles tells the second where the document is.
        for _ in range(2):
            found = [(c, self._spot(c)) for c in self.candidates]
            self.lying = Counter(s.country for c, s in found if s.country and not c.loose and not c.unlisted and c.pool)
        found = [(c, spot) for c, spot in found if not self._far_fetched(c, spot)]
        return [(self._place(c, spot), c.loose) for c, spot in self._contained(found)]

    def _far_fetched(self, c: Candidate, spot: Spot) -> bool:
        """A bare province of a country that nothing else speaks of, not after a word for where: a firm called Meta."""
        before = self.words[c.start - 1].key if c.start else ""
        listed = bool(c.sites)  # our own table is of places that papers write about
        bare = (
            spot.exact == "province"
            and c.stop - c.start == 1
            and spot.country is not None
            and not (c.country or listed)
        )
        lands = Counter(o.country for k in self.candidates for o in k.pool[:1] if self._key(k) != self._key(c))
        spoken = spot.country == self.home or self.weights[spot.country or ""] > self._times(c) or lands[spot.country]
        return bare and not spoken and before not in (",", "in", "from", "of", "across", "near", "to")

    def _key(self, c: Candidate) -> str:
        return " ".join(w.key for w in self.words[c.start : c.name_stop])

    def _times(self, c: Candidate) -> int:
        return sum(self._key(k) == self._key(c) for k in self.candidates)

    def _spot(self, c: Candidate) -> Spot:
        if c.country:
            return self._country(c)
        if c.division:
            pool = [*c.provinces, *(s for s in c.sites if s.exact == "province")]
            if pool:
                return self._best(pool, c)
            near = self._best(c.pool, c).country if c.pool else self._said(c) or self._main()
            return Spot(self._text(c.start, c.name_stop), "province", near, None, None, 0)
        if c.sites:
            best = self._best(c.sites, c)
            # A region of two countries, where one of them is spoken of: the Indian Punjab.
            both = best.country is None and self.words[c.name_stop - 1].key not in SITES  # no "Red Sea"
            lands = [s for s in c.provinces if both and self.weights[s.country or ""]]
            return self._best(lands, c) if lands else best
        if c.site:
            return Spot(self._text(c.start, c.stop), "site", self._land_of_site(c), None, None, 0)
        if c.unlisted:
            return Spot(self._text(c.start, c.stop), "city", self._said(c) or self._main(), None, None, 0)
        spot = self._city_or_province(c)
        if spot.exact == "city" and spot.people < NAMESAKE and not self._spoken_of(spot, c):
            return Spot(spot.name, "city", self._main() or spot.country, None, None, 0)
        return spot

    def _spoken_of(self, spot: Spot, c: Candidate) -> bool:
        """Something else in the document lies in the spot's country."""
        land = spot.country
        if land is None or land == self.home or self.weights[land] or land in self._around(c)[0]:
            return True
        return self._main() in (None, land)

    def _country(self, c: Candidate) -> Spot:
        """A country, or the state that shares its name by the company it keeps ("Atlanta, Georgia")."""
        assert c.country is not None
        plain = Spot(english_name(c.country), "country", c.country, None, None, 0)
        states = spots(" ".join(w.key for w in self.words[c.start : c.stop]))[1]
        for state in states:
            if state.country is None or state.country == c.country or state.division is None:
                continue
            if self._beside(c, state) or self.weights[state.country] > 2 * self.weights[c.country]:
                return state
        return plain

    def _beside(self, c: Candidate, state: Spot) -> bool:
        """The word before the comma before is a city of that state."""
        if c.start < 2 or self.words[c.start - 1].text != ",":
            return False
        return any(
            s.country == state.country and s.division == state.division for s in spots(self.words[c.start - 2].key)[2]
        )

    def _land_of_site(self, c: Candidate) -> str | None:
        """What is said, else where most of the document's places lie, else the town whose name it bears."""
        said = self._said(c) or self._owner(c)
        if said:
            return said
        first = [s for s in spots(self.words[c.start].key)[2] if s.people >= LARGE]
        if first and not c.pool:
            town = self._best(first, c).country
            return town if town and (self.weights[town] or self.lying[town]) else self._main() or town
        named = self._best(c.pool, c).country if c.pool else None
        return named if named and named in self.lying else self._main() or named

    def _owner(self, c: Candidate) -> str | None:
        """The land of the town or country that has the site ("Amsterdam's Ziggo Dome")."""
        if c.start < 2 or self.words[c.start - 1].key != "'s":
            return None
        own = next((named for stop, named in self.countries.values() if stop == c.start - 1), None)
        if own is not None:
            return own.country
        towns = spots(self.words[c.start - 2].key)[2]
        return self._best(towns, c).country if towns else None

    def _city_or_province(self, c: Candidate) -> Spot:
        """A bare name is the city where both lie in one land, else what scores best."""
        if not c.provinces:
            return self._best(c.cities, c)
        if not c.cities:
            return self._best(c.provinces, c)
        city, province = self._best(c.cities, c), self._best(c.provinces, c)
        if city.country == province.country and (city.division == province.division or city.people >= LARGE):
            return city
        return city if self._score(city, c) > self._score(province, c) else province

    def _best(self, pool: Sequence[Spot], c: Candidate) -> Spot:
        return max(pool, key=lambda s: (self._score(s, c), s.people, s.name, s.country or ""))

    def _score(self, spot: Spot, c: Candidate) -> float:
        score = PROVINCE if spot.exact == "province" else math.log10(spot.people) if spot.people else 0.0
        if spot.country is None:
            return score
        times = self.weights.get(spot.country, 0) + self.lying.get(spot.country, 0)
        if times:
            score += NAMED + math.log10(times)
        if spot.country == self.home:
            score += HOME
        around, division = self._around(c)
        if spot.country in around and (division is None or spot.division is None or spot.division == division):
            score += SAID
        return score

    def _said(self, c: Candidate) -> str | None:
        around, _ = self._around(c)
        return next(iter(around)) if len(around) == 1 else None

    def _around(self, c: Candidate) -> tuple[set[str], str | None]:
        """Countries that the words right after say it lies in ("Paris, Texas"), and the division where one is named."""
        j = c.stop
        while j < len(self.words) and j - c.stop < 3 and self.words[j].key in (",", "in", "the", "("):
            j += 1
        if j == c.stop or j >= len(self.words):
            return set(), None
        hit = self.countries.get(j)
        if hit is not None and hit[1].how in ("name", "both"):
            return {hit[1].country}, None
        for length in range(min(reach(self.words[j].key), len(self.words) - j), 0, -1):
            sites, provinces, _ = spots(" ".join(w.key for w in self.words[j : j + length]))
            inside = [s for s in (*provinces, *sites) if s.country]
            if inside:
                lands = {s.country for s in inside if s.country}
                return lands, inside[0].division if len(inside) == 1 else None
        return set(), None

    def _main(self) -> str | None:
        """The country where most named places lie, the outlet's own standing for one more mention."""
        counts = (self.lying or self.weights) + Counter({self.home: 1} if self.home else {})
        if not counts:
            return None
        code, times = max(counts.items(), key=lambda item: (item[1], item[0]))
        return code if times >= MOST * counts.total() else self.home

    def _contained(self, found: list[tuple[Candidate, Spot]]) -> list[tuple[Candidate, Spot]]:
        """A place of no known country right before ", in" or "in" another lies in that one's country."""
        out = []
        for n, (c, spot) in enumerate(found):
            if spot.country is None and spot.lat is None and n + 1 < len(found):
                after, outer = found[n + 1]
                if outer.country and {w.key for w in self.words[c.stop : after.start]} <= {",", "in", "the"}:
                    spot = spot._replace(country=outer.country)
            out.append((c, spot))
        return out

    def _place(self, c: Candidate, spot: Spot) -> Place:
        name = self._text(c.start, c.name_stop) if spot.exact == "city" else spot.name
        where = Where(name, spot.country, spot.exact, spot.lat, spot.lon)
        return Place(self.words[c.start].start, self.words[c.stop - 1].stop, where)

    def _text(self, start: int, stop: int) -> str:
        return self.page.text[self.words[start].start : self.words[stop - 1].stop]
