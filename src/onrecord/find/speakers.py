"""Who speaks: the actor behind the words of a source.

    "He added" -> the person who spoke before; "the ministry" -> the ministry named above; "its statement" -> whose it is

Mentions (page.mentions) say who is named; here pronouns, roles, surnames and texts that speak for their issuer are
followed to them. One candidate or nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from onrecord.find.attribution_rules import cues
from onrecord.find.page import Mention, Page
from onrecord.find.tree import Index
from onrecord.records import Actor, ActorKind, Spans
from onrecord.text import fold
from onrecord.wire import ident

HE_SHE = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
THEY = frozenset({"they", "them", "their", "themselves"})
IT = frozenset({"it", "its", "itself"})
WE = frozenset({"i", "we", "us", "me", "my", "our", "you"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
# How an actor that only lends its name to a word ("Algerian newspapers") is mentioned.
LENT = frozenset({"demonym", "country"})
# A speaker further back than this many characters (some four paragraphs) is no longer "he".
MEMORY = 2_500
# Bodies that "it" and "they" may be.
BODIES = frozenset(
    {
        "government",
        "ministry",
        "forces",
        "agency",
        "parliament",
        "party",
        "company",
        "organisation",
        "outlet",
        "country",
    }
)


class Cast:
    """The actors of a page by place, and who has spoken so far; statements are asked for in text order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.mentions = sorted(page.mentions, key=lambda m: (m.start, -m.stop))
        self.starts = [m.start for m in self.mentions]
        self.spoken: list[tuple[int, Actor]] = []

    def speaker(self, source: Sequence[Any], at: int) -> Actor | None:
        """The actor whom the source's tokens mean, for a statement whose cue is at offset `at`."""
        actor = self._meant(source) if source else None
        if actor is not None:
            self.spoken.append((at, actor))
        return actor

    def named(self, tokens: Sequence[Any]) -> Mention | None:
        """The mention that the tokens' head is part of, or the one that stands beside it in apposition."""
        if not tokens:
            return None
        inside = self.within(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
        head = head_of(tokens)
        for mention in inside:
            if mention.start <= head.idx < mention.stop and mention.how not in LENT:
                return mention
        close = [c for c in head.children if c.dep_ in ("appos", "compound", "nmod", "flat")] + (
            [head.head] if head.dep_ == "appos" else []
        )
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

    def _meant(self, source: Sequence[Any]) -> Actor | None:
        head = head_of(source)
        if len(source) <= 2 and head.lower_ in RELATIVES:
            return self._antecedent(head)
        if source[0].lower_ in PARTS and len(source) > 1 and source[1].lower_ == "of":
            return self._partitive(source)
        if head.pos_ == "PRON" or head.lower_ in HE_SHE | THEY | IT:
            return self._pronoun(head)
        if head.lemma_.lower() in cues().text and (issuer := self._issuer(head)) is not None:
            return issuer
        if head.lemma_.lower() in STAFF and (body := self._staff(source, head)) is not None:
            return body
        mention = self.named(source)
        if mention is not None:
            return mention.actor
        return self._role(source, head)

    def _partitive(self, source: Sequence[Any]) -> Actor | None:
        """ "Some of them": those named right before; "one of the ministers": nobody."""
        if (source[2:3] and source[2].lower_ != "them") or source[0].i < 2:
            return None
        before = source[0].doc[source[0].i - 2]
        while before.dep_ in ("advmod", "compound", "amod", "pobj", "prep") and before.head.i < before.i:
            before = before.head
        return (
            self._meant([t for t in before.subtree if t.i < source[0].i - 1])
            if before.pos_ in ("NOUN", "PROPN")
            else None
        )

    def _staff(self, source: Sequence[Any], head: Any) -> Actor | None:
        """ "Berg's office": a body of the person's, with the person's country and sector."""
        owner = next((c for c in head.children if c.dep_ == "poss"), None)
        if owner is None:
            return None
        whose = self._meant([t for t in owner.subtree if t.dep_ != "case"])
        if whose is None or whose.kind != "person":
            return None
        name = f"{whose.name}'s {head.text}"
        seen = str(head.doc[owner.left_edge.i : head.i + 1].text)
        return Actor(
            ident("actor", "staff", whose.id, fold(head.lemma_)),
            name,
            "organisation",
            whose.country,
            whose.sector,
            (seen,),
        )

    def _antecedent(self, relative: Any) -> Actor | None:
        """Whom "who" stands for: the noun that its clause hangs on."""
        clause = relative.head
        for _ in range(3):
            if clause.dep_ in ("relcl", "acl"):
                break
            clause = clause.head
        noun = clause.head
        if noun == clause or clause.dep_ not in ("relcl", "acl"):
            return None
        gone = {t.i for t in clause.subtree}
        # The parse hangs "the ministry's statement, carried by state media, which assured" on the nearest noun.
        for _ in range(6):
            if noun.pos_ == "PRON":
                return self._pronoun(noun)
            actor = (
                self._meant([t for t in noun.subtree if t.i not in gone]) if noun.pos_ in ("NOUN", "PROPN") else None
            )
            if actor is not None or noun.head == noun or noun.dep_ in ("dobj", "nsubj", "nsubjpass", "attr"):
                return actor
            noun = noun.head
        return None

    def _pronoun(self, token: Any) -> Actor | None:
        word = token.lower_
        if word in WE or word not in HE_SHE | THEY | IT:
            return None
        person = word in HE_SHE
        for at, actor in reversed(self.spoken):
            if token.idx - at > MEMORY:
                break
            if (
                at < token.idx
                and (actor.kind == "person") == person
                and (person or actor.kind in BODIES or word in THEY)
            ):
                nearer = self._nearest(token.idx, person) if person else None
                return (
                    nearer.actor if nearer is not None and nearer.start > at and self._leads(nearer, token) else actor
                )
        mention = self._nearest(token.idx, person)
        return mention.actor if mention is not None else None

    def _nearest(self, before: int, person: bool) -> Mention | None:
        """The last mention of the kind before an offset."""
        for n in range(bisect_left(self.starts, before) - 1, -1, -1):
            mention = self.mentions[n]
            if before - mention.start > MEMORY:
                return None
            if (
                (mention.actor.kind == "person")
                if person
                else (mention.actor.kind in BODIES and mention.how not in LENT)
            ):
                return mention
        return None

    def _leads(self, mention: Mention, token: Any) -> bool:
        """Whether the mention is the subject of a sentence between the last speaker and the pronoun."""
        span = self.page.doc.char_span(mention.start, mention.stop, alignment_mode="expand")
        return span is not None and span.root.dep_ in ("nsubj", "nsubjpass") and span.root.head.dep_ == "ROOT"

    def _issuer(self, head: Any) -> Actor | None:
        """Whose a text is: "its statement", "a report by the panel", "the ministry's letter"."""
        for c in head.children:
            tokens = [t for t in c.subtree if t.dep_ != "case"]
            if c.dep_ == "poss":
                return self._meant(tokens)
            if c.dep_ == "prep" and c.lower_ in ("by", "of", "from"):
                inner = [t for g in c.children if g.dep_ == "pobj" for t in g.subtree]
                if inner and (mention := self.named(inner)) is not None and mention.how not in LENT:
                    return mention.actor
            if c.dep_ in ("acl", "relcl"):
                inner = [
                    t
                    for g in c.children
                    if g.dep_ in ("agent", "prep") and g.lower_ == "by"
                    for t in g.subtree
                    if t != g
                ]
                if inner and (mention := self.named(inner)) is not None:
                    return mention.actor
        mention = self._nearest_compound(head)
        return mention.actor if mention is not None else None

    def _nearest_compound(self, head: Any) -> Mention | None:
        for c in head.children:
            if c.dep_ in ("compound", "amod", "nmod"):
                for mention in self.within(c.idx, c.idx + len(c)):
                    if mention.how not in LENT:
                        return mention
        return None

    def _role(self, source: Sequence[Any], head: Any) -> Actor | None:
        """A noun for somebody named before ("the minister"), else people without a name ("officials")."""
        definite = any(c.lower_ in ("the", "this", "that", "his", "her", "its") for c in head.children)
        singular = head.tag_ in ("NN", "NNP")
        if (definite and singular) or head.pos_ == "PROPN":
            for n in range(bisect_left(self.starts, source[0].idx) - 1, -1, -1):
                mention = self.mentions[n]
                if source[0].idx - mention.start > 2 * MEMORY:
                    break
                if mention.how not in LENT and _called(mention.actor, head):
                    return mention.actor
        if head.pos_ == "PROPN":
            return None
        return self._people(source, head)

    def _people(self, source: Sequence[Any], head: Any) -> Actor | None:
        """Somebody with no name: "North African experts", "a senior official"; None for what is no body at all."""
        if head.lemma_.lower() in OUTLETS and any(c.lower_ in ("the", "this") for c in head.children):
            return outlet(self.page)
        if head.pos_ != "NOUN" or head.lemma_.lower() not in PEOPLE | PANELS:
            return None
        lent = next((m for m in self.within(source[0].idx, source[-1].idx + 1) if m.how in LENT), None)
        name = _short(source, head)
        country = lent.actor.country if lent is not None else None
        kind: ActorKind = "organisation" if head.lemma_.lower() in PANELS else "people"
        return Actor(ident("actor", kind, fold(name), country), name, kind, country, None, (name,))


def speakers_of(page: Page, asked: Sequence[tuple[Spans, Spans]]) -> dict[tuple[Spans, Spans], Actor | None]:
    """The speakers of attributions given as (source, cue), read in the order of their cues."""
    index, cast = Index(page.doc), Cast(page)
    keys = sorted(set(asked), key=lambda k: (k[1] or k[0])[0].start)
    return {k: cast.speaker(index.tokens(k[0]), (k[1] or k[0])[0].start) for k in keys}


def outlet(page: Page) -> Actor | None:
    """The publisher of the page as an actor; None where it is not known."""
    name = page.document.publisher
    return Actor(ident("actor", "outlet", fold(name)), name, "outlet", None, "MED", (name,)) if name else None


# Bodies that speak as one, without a name of their own in the text.
PANELS = frozenset("panel inquiry commission committee court tribunal board council jury regulator watchdog".split())
PARTS = frozenset({"some", "many", "most", "all", "both", "several", "one", "none", "each"})
# "The outlet writes": the publisher of the text itself, where no other is named.
OUTLETS = frozenset({"outlet", "newspaper", "paper", "website", "site", "magazine", "broadcaster", "channel"})
# What speaks for a person without being it.
STAFF = frozenset("office campaign team cabinet camp foundation administration".split())
# Nouns for people who speak without a name.
PEOPLE = frozenset(
    """expert observer analyst official source critic supporter lawmaker media newspaper outlet diplomat resident witness
    researcher scientist activist opponent reporter journalist commentator historian economist aide adviser advisor
    spokesman spokeswoman spokesperson insider doctor lawyer prosecutor investigator soldier officer general commander
    leader politician voter people man woman ambassador envoy minister senator specialist scholar group agency press
    authority government ministry army police company union party opposition ally partner member""".split()
)


def head_of(tokens: Sequence[Any]) -> Any:
    """The token that the others hang on: the first whose head is outside."""
    inside = {t.i for t in tokens}
    best = next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[0])
    return next(
        (t for t in tokens if t.i == best.i and t.pos_ != "PUNCT"), next((t for t in tokens if t.pos_ != "PUNCT"), best)
    )


def _called(actor: Actor, head: Any) -> bool:
    """Whether the actor bears the noun in its name or office: "the ministry", "the minister"."""
    lemma, word = fold(head.lemma_), fold(head.text)
    words = {w for form in (actor.name, actor.role or "", *actor.names) for w in fold(form).split()}
    return word in words or lemma in words


def _short(source: Sequence[Any], head: Any) -> str:
    """The noun with the words before it that name it, without article: "North African experts"."""
    first = next(
        (
            t
            for t in source
            if t.i <= head.i
            and t.pos_ not in ("DET", "PUNCT", "NUM")
            and (t == head or t.head == head or t.head.head == head)
        ),
        head,
    )
    return str(head.doc[first.i : head.i + 1].text)
