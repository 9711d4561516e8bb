"""Who speaks: the actor behind the words of a source.

    "He added" -> the person who spoke before; "the ministry" -> the ministry named above; "its statement" -> whose it is

Mentions (page.mentions) say who is named; here pronouns, roles, surnames and texts that speak for their issuer are
followed to them. One candidate or nobody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord.find import bearers, issuers, nouns, pronouns
from onrecord.find.callings import ADHERENTS
from onrecord.find.cue_words import cues
from onrecord.find.official import issuer
from onrecord.find.page import Mention, Page
from onrecord.find.pronouns import LENT, PRONOUNS, SUBJECTS
from onrecord.find.tree import Index, head_of
from onrecord.records import Actor, ActorKind, Spans
from onrecord.text import fold, quoted
from onrecord.wire import ident

RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
PARTS = frozenset({"some", "many", "most", "all", "both", "several", "one", "none", "each"})
# "Many Mexicans", "one Republican": people without a name, whatever else they are part of.
SOME = frozenset({"some", "many", "most", "several", "one", "few", "other", "two", "three", "a", "another", "no"})
# One noun for many people, none of whom is "he".
CROWDS = frozenset("chorus group crowd majority number handful host public party team staff couple family pair".split())
# The parser's entity types for those who can speak.
PARSED: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation"}


class Cast:
    """The actors of a page by place, and who has spoken so far; statements are asked for in text order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.mentions = sorted(page.mentions, key=lambda m: (m.start, -m.stop))
        self.starts = [m.start for m in self.mentions]
        self.spoken: list[tuple[int, Actor]] = []
        self.quotes = quoted(page.text)
        # Where somebody without a name spoke last, and whether they were several.
        self.unknown: tuple[int, bool] | None = None
        # The nouns by which somebody without a name has spoken: "her spokesman", later "the spokesman".
        self.strangers: set[str] = set()
        self.spokes: dict[str, Actor] = {}
        self.genders: dict[str, str] | None = None
        self.by_name = {m.actor.id for m in self.mentions if m.how == "name"}
        self.offices: dict[int, Actor | None] = {}
        self.descriptions: dict[str, set[str]] | None = None
        self.texts: list[Any] | None = None
        # What an office told of somebody whom the text names apart from it: "The Nordland army chief ... General Berg".
        self.learned: dict[str, Actor] = {}
        # Who issues the text: "the Ministry" in a ministry's own release.
        self.issuer = issuer(page)
        # The person whose name fills the text.
        self.most_named = bearers.most_named(self)

    def speaker(self, source: Sequence[Any], at: int) -> Actor | None:
        """The actor whom the source's tokens mean, for a statement whose cue is at offset `at`."""
        actor = self.meant(source) if source else None
        if actor is not None and actor.kind != "people":
            # "Rubio avoided Bush, who says he is young. He ...": a clause about somebody makes nobody lead the text.
            if not (len(source) == 1 and source[0].lower_ in RELATIVES):
                self.spoken.append((at, actor))
            self.unknown = None
        elif source and (actor is not None or head_of(source).lemma_ not in cues().text):
            tag = head_of(source).tag_ if head_of(source).lemma_.lower() not in CROWDS else "NNS"
            self.unknown = (at, tag == "NNS") if tag in ("NN", "NNS") else self.unknown
            if tag == "NN":
                self.strangers.add(head_of(source).lemma_.lower())
        return actor

    def nameless(self, mention: Mention) -> bool:
        """Whether a person is named by office alone ("the president"), so that the text must say who it is."""
        if mention.how != "role" or mention.actor.kind != "person":
            return False
        return mention.actor.id not in self.by_name

    def person(self, mention: Mention) -> Actor | None:
        """The person of a mention; for an office alone, who is meant by it, if the text tells."""
        if not self.nameless(mention):
            return mention.actor
        if mention.start not in self.offices:
            span = self.page.doc.char_span(mention.start, mention.stop, alignment_mode="expand")
            self.offices[mention.start] = bearers.bearer(self, list(span), span.root) if span is not None else None
        return self.offices[mention.start]

    def quoted(self, offset: int) -> bool:
        """Whether the offset stands inside quotation marks."""
        n = bisect_right(self.quotes, (offset, offset)) - 1
        return n >= 0 and self.quotes[n][0] <= offset < self.quotes[n][1]

    def named(self, tokens: Sequence[Any]) -> Mention | None:
        """The mention that the tokens' head is part of, or the one that stands beside it in apposition."""
        if not tokens:
            return None
        inside = self.within(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
        head = head_of(tokens)
        for mention in inside:
            if mention.start <= head.idx < mention.stop and mention.how not in LENT:
                return mention
        beside = ("appos", "compound", "nmod", "flat") if head.pos_ == "PROPN" else ("appos",)
        close = [c for c in head.children if c.dep_ in beside] + ([head.head] if head.dep_ == "appos" else [])
        for mention in inside:
            if mention.actor.kind == "person" and any(mention.start <= c.idx < mention.stop for c in close):
                return mention
        return next((m for m in inside if m.start <= head.idx < m.stop), None)

    def within(self, start: int, stop: int) -> list[Mention]:
        """The mentions that overlap the characters."""
        first = bisect_left(self.starts, start)
        while first > 0 and self.mentions[first - 1].stop > start:
            first -= 1
        found = []
        for mention in self.mentions[first:]:
            if mention.start >= stop:
                break
            found.append(mention)
        return found

    def meant(self, source: Sequence[Any]) -> Actor | None:
        head = head_of(source)
        if (titled := self._titled(source, head)) is not None:
            return titled
        if head.lower_ == "latter" and len(source) <= 2:
            return next((m.actor for m in pronouns.before(self, head.idx, pronouns.NEXT) if m.how not in LENT), None)
        if len(source) <= 2 and head.lower_ in RELATIVES:
            return pronouns.antecedent(self, head)
        part = next(
            (
                n
                for n, t in enumerate(source)
                if t.lower_ in PARTS and n + 1 < len(source) and source[n + 1].lower_ == "of"
            ),
            None,
        )
        if part is not None and (
            part == 0 or (source[part - 1].text == "," and source[part + 2 :][:1] and source[part + 2].lower_ == "them")
        ):
            return self._partitive(source, part)
        if head.pos_ == "PRON" or (head.lower_ in PRONOUNS and head.text != "US"):
            return pronouns.pronoun(self, head)
        if self.issuer is not None and self._issues(source):
            return self.issuer
        if head.lemma_.lower() in cues().text and (wrote := issuers.issuer(self, head)) is not None:
            return wrote
        if (teller := issuers.of_text(self, head)) is not None:
            return teller
        if head.lemma_.lower() in issuers.WORKS and (maker := issuers.maker(self, head)) is not None:
            return maker
        if head.lemma_.lower() in issuers.STAFF and (body := issuers.staff(self, head)) is not None:
            return body
        mention = self.named(source)
        if mention is None and (short := self._short_for(source)) is not None:
            return short
        if mention is not None and nouns.several(mention, head):
            mention = None  # "other leaders" are none of the leaders that have a name
        if mention is not None and nouns.adherent(mention, head):
            return pronouns.salient(self, source[0].idx)
        if source[0].lower_ in SOME and head.tag_ in ("NNP", "NNPS") and head.lower_ in ADHERENTS:
            return nouns.people(source, head, None)  # "one Republican"
        if mention is None or self.nameless(mention):
            beside = self._apposed(head) if mention is None else None
            if mention is not None and head.pos_ == "PROPN":
                head = _office_word(source, mention) or head
            meant = beside or nouns.noun(self, source, head)
            if meant is not None and mention is not None:
                self._learn(meant, mention.actor)
            if meant is None or meant.kind == "people":
                meant = issuers.spoken_for(self, head) or meant
            return meant or (mention.actor if mention is not None else self._parsed(head))
        if source[0].lower_ in SOME and mention.actor.kind in ("party", "people", "country", "group"):
            return nouns.people(source, head, mention.actor.country)
        return mention.actor

    def _learn(self, person: Actor, office: Actor) -> None:
        """Keeps the country of an office for its bearer, of whom the text says none."""
        if person.kind == "person" and person.country is None and office.country is not None:
            known = replace(person, country=office.country, sector=person.sector or office.sector)
            self.learned.setdefault(person.id, known)

    def _issues(self, source: Sequence[Any]) -> bool:
        """ "The Ministry" in a text that a ministry issues."""
        assert self.issuer is not None
        words = [t for t in source if not t.is_punct]
        plain = len(words) == 2 and words[0].lower_ in ("the", "this")
        return plain and words[1].lower_ in fold(self.issuer.name).split() and words[1].text[0].isupper()

    def _short_for(self, source: Sequence[Any]) -> Actor | None:
        """Whom one capitalised word is short for: a surname that several bear is whose of them spoke last, or is named most;
        "Norstat" is the only "Norstat Research"."""
        if len(source) != 1 or not source[0].text[0].isupper() or not source[0].is_alpha:
            return None
        word, named = fold(source[0].text), [m for m in self.mentions if m.how not in LENT and " " in m.actor.name]
        bearers_ = [m.actor for m in named if m.actor.kind == "person" and fold(m.actor.name).split()[-1] == word]
        ids = {a.id for a in bearers_}
        spoke = next((a for at, a in reversed(self.spoken) if a.id in ids and at < source[0].idx), None)
        if ids:
            return spoke or max(bearers_, key=lambda a: sum(b.id == a.id for b in bearers_))
        bodies = {
            m.actor.id: m.actor for m in named if m.how == "organisation" and fold(m.actor.name).split()[0] == word
        }
        return next(iter(bodies.values())) if len(bodies) == 1 else None

    def _titled(self, source: Sequence[Any], head: Any) -> Actor | None:
        """The full name that a source ends with after what its bearer is: "“Northern Lights” star Ada Berg".

        The parse makes a clause of such titles, or a list of "chief pollster and strategist Ada Berg".
        """
        end = next((t for t in reversed(source) if not t.is_punct), None)
        if end is None or end == head or end.pos_ != "PROPN":
            return None
        mention = next(
            (m for m in self.within(end.idx, end.idx + 1) if m.how == "name" and m.actor.kind == "person"), None
        )
        if (
            mention is None
            or mention.start <= head.idx
            or len(self.page.text[mention.start : mention.stop].split()) < 2
        ):
            return None
        before = next((t for t in reversed(source) if t.idx < mention.start), None)
        if before is None or any(m.how not in LENT for m in self.within(head.idx, head.idx + 1)):
            return None
        called = before.lower_.endswith("self") and end.dep_ in ("oprd", "dobj", "attr")
        one = head.tag_ in ("NN", "NNP", "VBZ") and head.dep_ in SUBJECTS and end.dep_ == "conj"
        return mention.actor if called or (before.pos_ == "NOUN" and (one or end.dep_ in SUBJECTS)) else None

    def _apposed(self, head: Any) -> Actor | None:
        """The name beside a noun: "the chairman, Ada Berg"."""
        beside = [c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > head.i]
        beside = [
            c for c in beside if not any(d.lower_ in ("a", "an") for d in c.children)
        ]  # "a registered Republican"
        return self._parsed(beside[-1]) if head.pos_ == "NOUN" and beside else None

    def _parsed(self, head: Any) -> Actor | None:
        """A person or body that only the parse knows by name."""
        if head.pos_ != "PROPN":
            return None
        kind: ActorKind = PARSED.get(head.ent_type_, "organisation")
        span = next((e for e in head.sent.ents if e.start <= head.i < e.end), None)
        if span is not None and head.lemma_.lower() in cues().text and head.i > span.start:
            span = head.doc[span.start : head.i]  # "a Norstat Poll" is Norstat's
        if span is not None and span[0].pos_ == "DET" and len(span) > 1:
            span = span[1:]
        name = str(span.text if span is not None else head.text)
        return Actor(ident("actor", kind, fold(name)), name, kind, None, None, (name,))

    def described(self, actor: Actor) -> set[str]:
        """The words of the actor's names, office and descriptions anywhere in the text."""
        if self.descriptions is None:
            self.descriptions = {}
            for mention in self.mentions:
                known = self.descriptions.setdefault(mention.actor.id, set())
                if mention.actor.kind == "person":
                    known.update(nouns.description(self.page, mention))
            for mention in self.mentions:
                forms = (mention.actor.name, mention.actor.role or "", *mention.actor.names)
                self.descriptions[mention.actor.id].update(w for form in forms for w in fold(form).split())
        return self.descriptions[actor.id]

    def _partitive(self, source: Sequence[Any], at: int) -> Actor | None:
        """ "Media abroad, some of them foreign": those named before `at`; "one of the ministers": nobody."""
        if [t.lower_ for t in source[at + 1 : at + 3]] != ["of", "them"]:
            return None
        start = source[at].i
        before = [t for t in source[at].sent if t.i < start and not t.is_punct and not t.is_space]
        noun = next((t for t in reversed(before) if t.pos_ in ("NOUN", "PROPN")), None)
        return self.meant([t for t in before if noun.left_edge.i <= t.i <= noun.i]) if noun is not None else None


def _office_word(source: Sequence[Any], mention: Mention) -> Any | None:
    """The noun of an office, where the parse takes its country for the head: "Nordland's defence minister"."""
    inside = [t for t in source if mention.start <= t.idx < mention.stop]
    stop = next((n for n, t in enumerate(inside) if t.lower_ == "of"), len(inside))
    return next((t for t in reversed(inside[:stop]) if t.pos_ == "NOUN"), None)


def speakers_of(page: Page, asked: Sequence[tuple[Spans, Spans]]) -> dict[tuple[Spans, Spans], Actor | None]:
    """The speakers of attributions given as (source, cue), read in the order of their cues."""
    index, cast = Index(page.doc), Cast(page)
    keys = sorted(set(asked), key=lambda k: (k[1] or k[0])[0].start)
    return {k: cast.speaker(index.tokens(k[0]), (k[1] or k[0])[0].start) for k in keys}
