"""Whose voice a thing is that has none of its own: a statement, a poll, an office.

    "the panel's report found" -> the panel      "Berg's office said" -> Berg's office, with Berg's country

A text named again ("the poll") is whoever issued it where it was named first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onrecord.find.cue_words import cues
from onrecord.find.nouns import people
from onrecord.find.pronouns import LENT, MEMORY, fits
from onrecord.records import Actor
from onrecord.text import fold
from onrecord.wire import ident

if TYPE_CHECKING:
    from onrecord.find.speakers import Cast

# What speaks for a person without being it.
STAFF = frozenset("office campaign team cabinet camp foundation administration".split())
# Works and words that speak for the one whose they are: "his plan", "Berg's memoir".
WORKS = frozenset(
    """plan proposal platform policy agenda website site book novel memoir film documentary speech address remark comment word testimony
    submission answer response reply email blog newsletter interview account biography page feed application petition manifesto
    analysis investigation disclosure record file data statistic""".split()
)
# What a text tells.
FINDINGS = frozenset("result finding figure number conclusion excerpt section chapter page".split())
SPOKES = frozenset("spokesman spokeswoman spokesperson".split())
# What is done with a text by whoever speaks in it.
ISSUING = frozenset("issue release publish make post put deliver send write sign give circulate conduct".split())
# "A report seen by the agency" is not the agency's.
SEEING = frozenset("see obtain review view cite quote leak read examine reach receive".split())
# One thing under two names.
ALSO = {
    "poll": "survey",
    "clip": "video",
    "spot": "ad",
    "advertisement": "ad",
    "communiqué": "statement",
    "communique": "statement",
    "missive": "letter",
}


def issuer(cast: Cast, head: Any) -> Actor | None:
    """Who issued a text: "its statement", "a report by the panel", "the poll" named before with its pollster."""
    own = _own(cast, head)
    if own is not None:
        return own
    kind = _kind(head)
    for token in reversed(_texts(cast)):
        if token.i < head.i and _kind(token) == kind and (found := _own(cast, token)) is not None:
            return found
    if "\n" not in cast.page.text[: head.idx].strip():
        # A headline's "new poll" is told of in what follows.
        for token in _texts(cast):
            if token.i > head.i and _kind(token) == kind and (found := _own(cast, token)) is not None:
                return found
    return None


def of_text(cast: Cast, head: Any) -> Actor | None:
    """Whose the findings of a text are: "the results of a Norstat poll"."""
    if head.lemma_.lower() not in FINDINGS:
        return None
    of = [g for c in head.children if c.lower_ in ("of", "from", "in") for g in c.children if g.dep_ == "pobj"]
    return next((issuer(cast, g) for g in of if g.lemma_.lower() in cues().text), None)


def maker(cast: Cast, head: Any) -> Actor | None:
    """Whose a work is, where the words beside it say: "his plan", "Berg's website", "files from Norgrain"."""
    owner = next((c for c in head.children if c.dep_ == "poss"), None)
    if owner is not None:
        return cast.meant([t for t in owner.subtree if t.dep_ != "case"])
    return _by(cast, head)


def spoken_for(cast: Cast, head: Any) -> Actor | None:
    """The body for whom a spokesperson without a name speaks: "a Norgrain spokeswoman", later "the spokeswoman"."""
    if head.lemma_.lower() not in SPOKES:
        return None
    beside = [c for c in head.children if c.dep_ in ("compound", "nmod", "poss")]
    beside += [g for c in head.children if c.lower_ in ("for", "of") for g in c.children if g.dep_ == "pobj"]
    for token in beside:
        mention = cast.named([t for t in token.subtree if t.dep_ != "case"])
        if (
            mention is not None
            and mention.how not in LENT
            and mention.actor.kind not in ("person", "people", "country")
        ):
            cast.spokes[head.lemma_.lower()] = mention.actor
            return mention.actor
    return None if beside else cast.spokes.get(head.lemma_.lower())


def _kind(token: Any) -> str:
    lemma: str = token.lemma_.lower()
    return ALSO.get(lemma, lemma)


def _texts(cast: Cast) -> list[Any]:
    """The nouns of the page that name a text."""
    if cast.texts is None:
        nouns = cues().text
        cast.texts = [t for t in cast.page.doc if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in nouns]
    return cast.texts


def _own(cast: Cast, head: Any) -> Actor | None:
    """Who issued a text by the words that hang on it."""
    for c in head.children:
        if c.dep_ == "poss" and c.ent_type_ != "DATE":  # "last week's poll" is no week's
            return cast.meant([t for t in c.subtree if t.dep_ != "case"])
    if (found := _by(cast, head, ("by", "of", "from"))) is not None:
        return found
    verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "in" else head.head
    if head.dep_ == "nsubjpass" and verb.lemma_.lower() in ISSUING:
        # "An email was sent by the council", "... from the council's director"
        by = [t for c in verb.children if c.lower_ in ("by", "from") for t in c.subtree if t != c]
        if (found := _named(cast, by)) is not None:
            return found
    if verb.pos_ == "VERB" and (head.dep_ == "pobj" or (head.dep_ == "dobj" and verb.lemma_.lower() in ISSUING)):
        # "The council issued a statement", "in a statement, the council said"
        by = [t for c in verb.children if c.dep_ == "nsubj" for t in c.subtree]
        found = _named(cast, by)
        if found is not None:
            return found
    for c in head.children:
        if c.lower_ == "police" and c.dep_ == "compound":
            return people([c], c, None)
        if c.dep_ in ("compound", "amod", "nmod"):
            for mention in cast.within(c.left_edge.idx, c.idx + len(c)):
                if mention.how not in LENT and mention.actor.kind != "person":
                    return mention.actor
    return _named_beside(head)


def _named_beside(head: Any) -> Actor | None:
    """Who took a poll or made a study, by the capitals before it: "the latest Norstat Reports poll"."""
    if _kind(head) not in STUDIES:
        return None
    name = [c for c in head.children if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN" and c.i < head.i]
    if not name or name[-1].i != head.i - 1:
        return None
    words = head.doc[name[-1].left_edge.i : head.i]
    while len(words) > 1 and not words[0].text[0].isupper():
        words = words[1:]
    return Actor(
        ident("actor", "organisation", fold(words.text)), words.text, "organisation", None, None, (words.text,)
    )


# Texts that are known by the name of their makers.
STUDIES = frozenset("poll survey study".split())


def _by(cast: Cast, head: Any, words: Sequence[str] = ("by", "from")) -> Actor | None:
    """Who stands after the noun's "by" or "from", its own or its participle's: "records compiled by the centre"."""
    for c in head.children:
        if c.dep_ == "prep" and c.lower_ in words:
            found = _named(cast, [t for g in c.children if g.dep_ == "pobj" for t in g.subtree])
        elif c.dep_ in ("acl", "relcl") and c.lemma_.lower() not in SEEING:
            by = [g for g in c.children if g.lower_ == "by"]
            found = _named(cast, [t for g in by for t in g.subtree if t != g])
        else:
            found = None
        if found is not None:
            return found
    return None


def _named(cast: Cast, tokens: list[Any]) -> Actor | None:
    mention = cast.named(tokens) if tokens else None
    return mention.actor if mention is not None and mention.how not in LENT and mention.actor.kind != "people" else None


def _leader(cast: Cast, owner: Any) -> Actor | None:
    """ "Berg will travel, her office said": the person who leads the sentence before a possessive."""
    if owner.tag_ != "PRP$":
        return None
    for mention in cast.within(owner.sent.start_char, owner.idx):
        if mention.actor.kind == "person" and fits(cast, mention.actor, owner.lower_):
            span = cast.page.doc.char_span(mention.start, mention.stop, alignment_mode="expand")
            if span is not None and span.root.dep_ in ("nsubj", "nsubjpass"):
                return mention.actor
    return None


def staff(cast: Cast, head: Any) -> Actor | None:
    """ "Berg's office", "the Berg campaign": a body of the person's, with the person's country and sector.

    "The campaign" alone is the one named last.
    """
    found = _staff_of(cast, head)
    if found is not None or any(c.dep_ in ("compound", "amod", "prep", "poss") for c in head.children):
        return found
    for token in reversed(cast.page.doc[: head.i]):
        if head.idx - token.idx > MEMORY:
            return None
        if token.lower_ == head.lower_ and (found := _staff_of(cast, token)) is not None:
            return found
    return None


def _staff_of(cast: Cast, head: Any) -> Actor | None:
    """The body of the person beside the noun."""
    owner = next((c for c in head.children if c.dep_ == "poss" or (c.dep_ == "compound" and c.pos_ == "PROPN")), None)
    if owner is None:
        return None
    whose = _leader(cast, owner) or cast.meant([t for t in owner.subtree if t.dep_ != "case"])
    if whose is None or whose.kind != "person":
        return None
    name = f"{whose.name}'s {head.text}"
    seen = str(head.doc[owner.left_edge.i : head.i + 1].text)
    key = ident("actor", "staff", whose.id, fold(head.lemma_))
    return Actor(key, name, "organisation", whose.country, whose.sector, (seen,))
