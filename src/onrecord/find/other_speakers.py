"""Who speaks in a French, Russian or Arabic text: an actor from the words of a source.

    "L'ambassadeur américain à Pretoria, Reuben Brigety" -> Reuben Brigety, person, USA, GOV
    "وزارة الدفاع الجزائرية" -> itself, ministry, DZA, GOV

A first look: names as written; a short form ("le ministère", "Захарова") is the one longer source that holds its words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from onrecord.find.other_cues import cues, level
from onrecord.names.country import Named, tree
from onrecord.names.words import Word, words
from onrecord.records import Actor, ActorKind
from onrecord.text import fold
from onrecord.wire import ident

# Inflected forms of a name share their first letters; five keep Russian cases together and most names apart.
STEM = 5
# Letters of an article or preposition beside a country's name.
ALMOST = 3
# Words in front of a name that are no part of it, in the three languages.
LEADS = frozenset("le la les l l' un une des du de d' d son sa ses leur в во на по из от у с к о".split())
ARTICLES = frozenset("le la les l".split())
# French pronouns that the tagger leaves at the edges of a source: "Berg dit-il" , "on lui a dit".
CLITICS = re.compile(r"^-?(?:t-)?(?=il\b|elle\b)|\s(?:lui|leur|nous|vous|me|m['’])$")
# A word that is in a name with the article after it: "عبد المجيد".
SERVANT = "عبد"
ARTICLE = "ال"
# The article or preposition that French writes as one word with the next.
ELIDED = re.compile(r"\b[ldLD]['’]")
# Where the words about a speaker go on to whom they rest on or where they spoke.
SPLIT = re.compile(r"[,:;،؛(]|\s(?:со ссылкой|в (?:обращении|интервью)|citée? par|cités? par|نقلا)\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """A source's actor, whether its own words name it in full, and the stems of its words."""

    actor: Actor
    named: bool
    stems: frozenset[str]
    head: str


def reading(source: str, language: str) -> Reading | None:
    """The actor that the words give by themselves; None for no words."""
    source = source.strip(" ,،\n")
    every = words(_spread(source))
    found = [w for w in every if w.text[0].isalnum()]
    stems = _stems(source)
    if not stems:
        return None
    lands = [(every[h.start].start, every[h.stop - 1].stop, h.value) for h in tree(language).find(every)]
    code = lands[0][2].country if lands else None
    kind, sector = _kind(source, language)
    taken = [(a, b) for a, b, _ in lands]
    run = _person(source, found, taken, language) if kind in (None, "person", "people") else None
    if run is not None:
        name = source[run[0].start : run[-1].stop]
        role = _bare(SPLIT.split(source[: run[0].start])[0].strip()) or None
        told = role if kind is not None and sector is not None else None  # "M." is no office
        person = Actor(_ident("person", name), name, "person", code, sector, (name,), told)
        return Reading(person, True, frozenset(stems), stems[0])
    whole = _bare(SPLIT.split(source)[0].strip() or source)
    if kind is None:
        kind, sector = _kind_of_name(whole, lands, found, language)
    full = kind != "person" and (code is not None or len(_stems(whole)) > 1)
    return Reading(Actor(_ident(kind, whole), whole, kind, code, sector, (whole,)), full, frozenset(stems), stems[0])


def _spread(source: str) -> str:
    """The source with a space for the apostrophe of an elision; offsets stay."""
    return ELIDED.sub(lambda m: m.group()[0] + " ", source)


def _ident(kind: str, name: str) -> str:
    return ident("actor", kind, fold(name))


def _stems(source: str) -> list[str]:
    """The beginnings of the words in their order, the first of them the head of all but a person's name."""
    return [
        fold(w.text).removeprefix(ARTICLE)[:STEM]
        for w in words(_spread(source))
        if len(w.text) > 1 and w.text[0].isalnum() and w.key not in LEADS
    ]


def _bare(name: str) -> str:
    """The name without the articles and prepositions in front of it."""
    return next((name[w.start :] for w in words(_spread(name)) if w.text[0].isalnum() and w.key not in LEADS), name)


def _kind(source: str, language: str) -> tuple[ActorKind | None, str | None]:
    """Kind and sector of the first word that tells who somebody is; the longer of two at one place."""
    plain = level(source)
    best: tuple[int, int, str] | None = None
    for kind, pattern in cues(language).kinds.items():
        m = pattern.search(plain)
        if m is not None and (best is None or (m.start(), -m.end()) < best[:2]):
            best = (m.start(), -m.end(), kind)
    if best is None:
        return None, None
    kind, _, sector = best[2].partition(" ")
    return cast(ActorKind, kind), sector or None


def _kind_of_name(
    name: str, lands: Sequence[tuple[int, int, Named]], found: Sequence[Word], language: str
) -> tuple[ActorKind, str | None]:
    """What a name without any telling word is: a country or its capital, initials, people, or most likely a person."""
    if lands and sum(b - a for a, b, _ in lands) >= sum(len(w.text) for w in found) - ALMOST:
        return ("government" if lands[0][2].how == "capital" else "country"), "GOV"
    definite = language == "fr" and found[0].key in ARTICLES
    if not name[0].isupper() and language != "ar":
        # "l'instance dirigeante du football" is one body; "des photographes", "l'homme" are people without a name
        return ("organisation" if definite and found[0].key != "les" and " " in name else "people"), None
    if definite or " " in name or name.isupper() or any(c.isdigit() for c in name):
        return "organisation", None
    return "person", None


def _person(
    source: str, found: Sequence[Word], taken: Sequence[tuple[int, int]], language: str
) -> Sequence[Word] | None:
    """A person's name in the words: capitals in a row, in Arabic what follows office and country; None for none."""
    plain = level(source)
    roles = [(m.start(), m.end()) for p in cues(language).kinds.values() for m in p.finditer(plain)]
    free = [w for w in found if not any(a < w.stop and w.start < b for a, b in (*taken, *roles))]
    if language == "ar":
        run = _last_words(source, found, free)
        return run if roles and len(run) > 1 else None
    runs: list[list[Word]] = [[]]
    for w in free:
        if not w.text[0].isupper() or w.text.isupper() or w.key in LEADS:
            runs.append([])
        elif runs[-1] and not source[runs[-1][-1].stop : w.start].strip(" .-"):
            runs[-1].append(w)
        else:
            runs.append([w])
    long = max(runs, key=len)
    if long and roles and long[0].start > roles[0][0]:
        return long
    # "l'infirmière Anne Berg", but "la Banque Mondiale", "la publication en ligne Global News"
    body = language == "fr" and found[0].key in ARTICLES and long and found.index(long[0]) != 2
    return long if len(long) > 1 and not body else None


def _last_words(source: str, found: Sequence[Word], free: Sequence[Word]) -> list[Word]:
    """The words at the end of an Arabic source that are in no office or country and have no article."""
    run: list[Word] = []
    for w in reversed(free):
        after = run[0].start if run else len(source)
        if source[w.stop : after].strip(' ."') or (w.text.startswith(ARTICLE) and not _servant(found, w)):
            break
        run.insert(0, w)
    return run


def _servant(found: Sequence[Word], word: Word) -> bool:
    n = found.index(word)
    return n > 0 and found[n - 1].text == SERVANT


class Speakers:
    """The sources of a document, so that short forms are read by the long ones; asked in the order of the text."""

    def __init__(self, sources: Sequence[str], language: str) -> None:
        self.language = language
        self.table = cues(language).carried
        self.full: dict[str, Reading] = {}
        for r in (reading(self._clear(s), language) for s in sources):
            if r is not None and r.named and len(r.stems) > len(self._full(r).stems):
                self.full[r.actor.id] = r
        self.by_stem: dict[str, list[Reading]] = defaultdict(list)
        for r in self.full.values():
            for stem in r.stems:
                self.by_stem[stem].append(r)
        self.last: Actor | None = None

    def speaker(self, source: str, goes_on: bool) -> Actor | None:
        """The actor of a source; who spoke before where its words name nobody, or it has none and the cue goes on."""
        if not source:
            return self.last if goes_on else None
        source = self._clear(source)
        plain = level(source).strip()
        if self.table["plural"].fullmatch(plain):
            return None
        named = self._issuer(source, plain)
        read = reading(named, self.language) if named else None
        if read is None:
            return self.last
        actor = self._longer(read)
        # "il", "он" after a paper's name is the one whom the paper tells of, and is not many
        if actor.kind not in ("outlet", "people"):
            self.last = actor
        return actor

    def _clear(self, source: str) -> str:
        return CLITICS.sub("", source.strip()) if self.language == "fr" else source.strip()

    def _issuer(self, source: str, plain: str) -> str:
        """The source without a word for a text in front ("в заявлении Рамафосы" -> "Рамафосы"); none of a pronoun's."""
        start = kept = 0
        while start < len(plain):
            start += len(plain[start:]) - len(_bare(plain[start:]))
            if self.table["pronouns"].match(plain, start):
                return ""
            m = self.table["texts"].match(plain, start)
            if m is None:
                return source[kept:]
            start = kept = m.end()
            if not any(c.isalnum() for c in plain[start:]):
                return ""
        return ""

    def _full(self, read: Reading) -> Reading:
        """The longest source of the same actor; for an actor not met, no words."""
        return self.full.get(read.actor.id) or replace(read, stems=frozenset())

    def _longer(self, read: Reading) -> Actor:
        """The actor, or the one of its kind whose source holds all of its words, its head too, and more."""
        same = self._full(read)
        rarest = min((self.by_stem.get(stem, []) for stem in read.stems), key=len)
        fits = [
            r
            for r in rarest
            if r.actor.id != read.actor.id
            and read.stems < r.stems
            and r.actor.kind == read.actor.kind
            and (r.actor.kind == "person" or r.head == read.head)
        ]
        if len(fits) != 1:
            return same.actor
        long = fits[0].actor
        return replace(long, country=long.country or read.actor.country, sector=long.sector or read.actor.sector)
