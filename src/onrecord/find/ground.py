"""What stands at each word of a page: actors, places, times; and the few questions of grammar that events ask.

"Russian units took part ..."  ->  who("units") is the Russian forces; subject("exercises") is "units"
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from onrecord.find.cast import Cast, settle
from onrecord.find.page import Mention, Page, Place, Time

# A modifier that may name the actor of a noun phrase: "Russian units", "Algeria's army", "NATO troops".
NAMING = frozenset({"amod", "compound", "nmod", "poss", "appos", "nummod", "punct", "npadvmod"})
HYPHENED = frozenset({"amod", "compound", "nmod", "npadvmod"})
# "leaders of the new government", "rebels in the north", "negotiators from both sides": who they belong to.
BELONGING = frozenset({"of", "from", "in"})
CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj"})
# "the two armies", "both sides": whose they are is said before.
SIDES = frozenset({"country", "army", "side", "nation", "state", "government", "military", "party", "leader", "president",
                   "minister", "force", "navy", "people", "capital", "neighbour", "neighbor", "ally", "power", "militaries"})  # fmt: skip
FORCES = frozenset({"army", "military", "force", "navy", "militaries"})
PERSONAL = frozenset({"he", "she", "him", "her", "his"})
NEUTER = frozenset({"it", "its", "they", "them", "their"})


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def stop(self) -> int: ...


class Ground:
    """A page's words with the mentions, places and times that stand on them, by index of the word."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.doc = page.doc
        self._offsets = [t.idx for t in page.doc]
        self.mentions: dict[int, Mention] = self._at(page.mentions)
        self.places: dict[int, Place] = self._at(page.places)
        self.times: dict[int, Time] = self._at(page.times)
        self.lands: dict[int, Mention] = self._at([_land(page, p) for p in page.places if p.where.exact == "country"])

    def _at[S: _Stretch](self, stretches: Sequence[S]) -> dict[int, S]:
        """Word index to the longest stretch over it."""
        out: dict[int, S] = {}
        for s in sorted(stretches, key=lambda s: s.stop - s.start):
            for i in self.words(s.start, s.stop):
                out[i] = s
        return out

    def inner(self) -> set[int]:
        """Words inside a name of several words: they name nothing by themselves."""
        return {
            i for at in (self.mentions, self.places) for i, s in at.items() if " " in self.page.text[s.start : s.stop]
        }

    def words(self, start: int, stop: int) -> range:
        """Indices of the words that begin inside the offsets."""
        return range(bisect_left(self._offsets, start), bisect_left(self._offsets, stop))

    def head(self, stretch: _Stretch) -> Any:
        """The word of a stretch that its others hang on."""
        words = [self.doc[i] for i in self.words(stretch.start, stretch.stop)]
        inside = {w.i for w in words}
        return next((w for w in words if w.head.i not in inside or w.head.i == w.i), words[0] if words else None)

    def who(self, token: Any, deep: bool = True, lands: bool = False) -> list[Mention]:
        """The actors that the noun phrase headed by `token` names, its coordinated ones included, without doubles.

        A phrase that is itself a mention names that one; "Russian and Algerian units" names two by its modifiers;
        "leaders of the government" by what follows (only where `deep`). Where `lands`, a country that stands as a
        place is one too: "withdrew its troops from Ruritania".
        """
        out: dict[str, Mention] = {}
        for m in self._who(token, deep, 0, lands):
            out.setdefault(m.actor.id, m)
        return list(out.values())

    def _who(self, token: Any, deep: bool, depth: int, lands: bool) -> Iterator[Mention]:
        if depth > 4:  # deeper chains of "of" are bureaucracy, not actors
            return
        own = self.mentions.get(token.i) or (self.lands.get(token.i) if lands else None)
        if own is not None:
            yield own
        elif token.pos_ == "PRON":
            if (meant := self.antecedent(token)) is not None:
                yield meant
        elif pair := self._both(token):
            yield from pair
        else:
            named = [m for c in token.children if c.dep_ in NAMING for m in self._who(c, False, depth + 1, lands)]
            yield from named
            if not named and deep:
                for prep in token.children:
                    if prep.dep_ == "prep" and prep.lower_ in BELONGING:
                        for pobj in prep.children:
                            if pobj.dep_ == "pobj":
                                yield from self._who(pobj, True, depth + 1, lands)
        covered = range(0) if own is None else self.words(own.start, own.stop)
        if own is not None:  # "Russian-Algerian exercise": the first hangs on the second
            for child in token.children:
                # "Russian and Algerian armies": the first stands beside the second
                joined = child.i < token.i and (
                    token.doc[child.i + 1].text in "-–" or any(c.dep_ == "cc" for c in child.children)
                )
                if child.i not in covered and child.dep_ in HYPHENED and joined:
                    yield from self._who(child, False, depth + 1, lands)
        for child in token.children:
            if child.dep_ == "conj" and child.i not in covered:
                yield from self._who(child, deep, depth + 1, lands)

    def _both(self, token: Any) -> list[Mention]:
        """The two sides that "the two armies", "both countries" mean: the two countries named most often before."""
        if token.lemma_.lower() not in SIDES or not any(
            c.lower_ in ("two", "both") and c.dep_ in ("nummod", "det", "predet", "preconj") for c in token.children
        ):
            return []
        forces = token.lemma_.lower() in FORCES
        latest: dict[str, Mention] = {}
        times: Counter[str] = Counter()
        for m in self.page.mentions:
            if m.start >= token.idx:
                break
            if m.actor.country and m.actor.kind != "outlet":
                # "the two armies" are armies, "both countries" are countries, where the text has named them so
                known = latest.get(m.actor.country)
                if known is None or _apt(m, forces) >= _apt(known, forces):
                    latest[m.actor.country] = m
                times[m.actor.country] += 1
        if len(times) < 2:
            return []
        ranked = sorted(times, key=lambda c: (-times[c], -latest[c].start))
        return sorted((latest[c] for c in ranked[:2]), key=lambda m: m.start)

    def antecedent(self, pronoun: Any) -> Mention | None:
        """Whom a pronoun means: the subject of the sentence so far, or of the one before; never its own clause's."""
        word = pronoun.lower_
        if word not in PERSONAL and word not in NEUTER:
            return None
        bound = subject(clause(pronoun)) if pronoun.dep_ not in ("nsubj", "nsubjpass", "poss") else None
        not_this = self.mentions.get(bound.i) if bound is not None else None
        sent = pronoun.sent
        before = [
            m
            for m in self._mentions_between(self.doc[sent.start].idx, pronoun.idx)
            if self._fits(m, word) and m is not not_this
        ]
        subjects = [m for m in before if self._is_subject(m)]
        if bound is not None and before:
            return before[-1]
        if subjects:
            return subjects[0] if pronoun.dep_ in ("nsubj", "nsubjpass", "poss") else subjects[-1]
        if before:
            return before[-1]
        if sent.start > 0:
            previous = self.doc[sent.start - 1].sent
            earlier = [m for m in self._mentions_between(previous.start_char, sent.start_char) if self._fits(m, word)]
            return next((m for m in earlier if self._is_subject(m)), None)
        return None

    def _mentions_between(self, start: int, stop: int) -> list[Mention]:
        return [m for m in self.page.mentions if start <= m.start and m.stop <= stop]

    def _is_subject(self, mention: Mention) -> bool:
        head = self.head(mention)
        return head is not None and head.dep_ in ("nsubj", "nsubjpass")

    @staticmethod
    def _fits(mention: Mention, word: str) -> bool:
        return (mention.actor.kind == "person") == (word in PERSONAL)


def _apt(mention: Mention, forces: bool) -> int:
    """How well a mention answers to "the two armies" (`forces`) or "the two countries"."""
    wanted = "forces" if forces else "country"
    return 2 if mention.actor.kind == wanted else 1 if mention.actor.kind in ("country", "government") else 0


def _land(page: Page, place: Place) -> Mention:
    """A country that stands as a place, as the actor that it is elsewhere in the text."""
    part = Cast(page.document.id).country(place.where.country or "")
    part.named(place.where.name)
    return Mention(place.start, place.stop, settle(part), "country")


def subject(verb: Any) -> Any | None:
    """The subject of a verb, its own or the one it shares with the verb above it; for a passive what it is done to."""
    for _ in range(6):  # chains of "continue to seek to ..." end sooner
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                if child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                    return verb.head
                return child
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN"):
            return verb.head
        if verb.dep_ in ("xcomp", "conj", "advcl", "ccomp", "acomp", "dep") and verb.head != verb:
            controller = _object(verb.head) if verb.dep_ == "xcomp" else None
            if controller is not None:
                return controller
            verb = verb.head
        elif verb.dep_ in ("pcomp", "pobj") and verb.head.dep_ == "prep":
            verb = verb.head.head
        elif verb.pos_ in ("NOUN", "ADJ") and verb.dep_ in ("attr", "acomp", "dobj"):
            verb = verb.head
        else:
            return None
    return None


def _object(verb: Any) -> Any | None:
    return next(
        (c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ in ("NOUN", "PROPN", "PRON")), None
    )


def clause(token: Any) -> Any:
    """The head of the clause that a word stands in."""
    while token.dep_ not in CLAUSES and token.head != token:
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
            return token
        token = token.head
    return token


def path(token: Any, up_to: int = 12) -> Iterable[Any]:
    """A word and those above it, nearest first."""
    for _ in range(up_to):
        yield token
        if token.head == token:
            return
        token = token.head
