"""Nouns that stand for somebody named before: "the ministry", "the senator"; and people known by a noun alone.

    "Anna Berg met the press. The minister said ..." -> "The minister" is Anna Berg, if she is one

The nearest body with the noun in its name, or the person who bears it (`bearers`); one candidate or nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from onrecord.find import bearers
from onrecord.find.callings import ADHERENTS, BODY_NOUNS, GROUPS, OFFICES, ORGANS, OUTLETS, PANELS, TITLES, calling
from onrecord.find.cue_words import cues
from onrecord.find.page import Mention, Page
from onrecord.find.pronouns import LENT, MEMORY, NEXT, THINGS, before, pair
from onrecord.records import Actor, ActorKind
from onrecord.text import fold
from onrecord.wire import ident

if TYPE_CHECKING:
    from onrecord.find.speakers import Cast


def noun(cast: Cast, source: Sequence[Any], head: Any) -> Actor | None:
    """A noun for somebody named before ("the minister"), else people without a name ("officials")."""
    definite = any(c.lower_ in ("the", "this", "that", "his", "her", "its") for c in head.children)
    # "His company" is one that the text tells nothing else of.
    owned = source[0].lower_ in ("his", "her", "their", "my", "our") and head.lemma_.lower() in GROUPS
    # "Nordland's defence minister" is as definite as "the minister".
    state = head.lemma_.lower() in OFFICES and any(
        m.how in LENT or (m.how == "role" and m.actor.country is not None)
        for m in cast.within(source[0].idx, source[-1].idx + 1)
        if m.start < head.idx
    )
    if ((definite or state) and not owned and head.tag_ in ("NN", "NNP")) or head.pos_ == "PROPN":
        found = _bearer(cast, source, head)
        if found is not None:
            return found
    if head.pos_ == "PROPN":
        return None
    two = head.tag_ == "NNS" and any(c.lower_ in ("two", "pair") for c in head.children)
    if two and definite and calling(head.lemma_.lower()) and (first := pair(cast, source[0])) is not None:
        return first
    one = not definite and head.tag_ == "NN" and head.lemma_.lower() in OFFICES
    if one and (ahead := _introduced(cast, source, head)) is not None:
        return ahead
    if (head.lower_ == "outlet" and definite) or (head.lemma_.lower() in OUTLETS and source[0].lower_ == "this"):
        return outlet(cast.page)
    return _unnamed(cast, source, head)


def _bearer(cast: Cast, source: Sequence[Any], head: Any) -> Actor | None:
    """Who bears the noun: a person by office or calling, else the last body of its kind, with most of the words beside it."""
    lemma = head.lemma_.lower()
    if lemma not in GROUPS and lemma not in BODY_NOUNS:
        if (person := bearers.bearer(cast, source, head)) is not None:
            return person
        if lemma in ORGANS and (body := _body(cast, source, head, whole=True)) is not None:
            return body
    else:
        if (body := _body(cast, source, head)) is not None:
            return body
        if any(t.pos_ == "PROPN" for t in source if t != head and not _lent(cast, t)):
            return None  # "the Times newspaper" is a name of its own
    if "\n" not in cast.page.text[: source[0].idx].strip() and (named := bearers.ahead(cast, source, head)):
        return named
    kinds = GROUPS.get(lemma, ())
    spoke = next(((at, a) for at, a in reversed(cast.spoken) if a.kind in THINGS), None)
    if (
        kinds
        and spoke is not None
        and source[0].idx - spoke[0] <= 2 * NEXT
        and spoke[1].kind in ("organisation", *kinds)
    ):
        return spoke[1]
    return next(
        (m.actor for m in before(cast, source[0].idx, MEMORY) if m.actor.kind in kinds and m.how not in LENT), None
    )


def _body(cast: Cast, source: Sequence[Any], head: Any, whole: bool = False) -> Actor | None:
    """The nearest body with the noun in its name ("the council"), with most of the words beside it, or all (`whole`)."""
    word, best = fold(head.text), None
    beside = {fold(t.text) for t in source if t.pos_ in ("ADJ", "NOUN", "PROPN") and t != head}
    for mention in before(cast, source[0].idx, bearers.FAR):
        if mention.how in LENT or mention.actor.kind in ("person", "people"):
            continue
        known = cast.described(mention.actor)
        shared = len(beside & known)
        if word in known and (not whole or beside <= known) and (best is None or shared > best[0]):
            best = shared, mention.actor
    return best[1] if best is not None else None


def _lent(cast: Cast, token: Any) -> bool:
    return any(m.how in LENT for m in cast.within(token.idx, token.idx + 1))


def _introduced(cast: Cast, source: Sequence[Any], head: Any) -> Actor | None:
    """ "A spokeswoman" whom the next sentences name: "the spokeswoman, Anna Berg"."""
    word = TITLES.get(fold(head.lemma_), fold(head.lemma_))
    for mention in cast.mentions[bisect_left(cast.starts, source[-1].idx) :]:
        if mention.start - source[-1].idx > NEXT:
            return None
        if cast.nameless(mention) and mention.start > source[-1].idx and word in fold(mention.actor.name).split():
            # "minister says" above "Nordland's minister said on Tuesday": whoever that one is
            lead = cast.person(mention)
            if lead is not None and lead.id in cast.by_name:
                return lead
        if mention.actor.kind == "person" and not cast.nameless(mention) and word in cast.described(mention.actor):
            return mention.actor
    return None


def several(mention: Mention, head: Any) -> bool:
    """Whether a plural noun only has the words of one person's office."""
    return mention.how == "role" and mention.actor.kind == "person" and head.tag_ in ("NNS", "NNPS")


def adherent(mention: Mention, head: Any) -> bool:
    """Whether a party's name stands for one of its members: "the Wisconsin Republican"."""
    return mention.actor.kind == "party" and head.lower_ in ADHERENTS and head.tag_ in ("NN", "NNP")


def description(page: Page, mention: Mention) -> Iterator[str]:
    """The words that say what a person is where it is named: "Sen. Anna Berg", "Berg, the governor", "Berg is a doctor"."""
    span = page.doc.char_span(mention.start, mention.stop, alignment_mode="expand")
    if span is None:
        return
    root = span.root
    around = [c for c in root.children if c.dep_ in ("compound", "appos", "amod", "nmod")]
    if root.dep_ in ("appos", "compound", "nmod"):
        around += [root.head, *(c for c in root.head.children if c.dep_ in ("compound", "amod"))]
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        around += [c for c in root.head.children if c.dep_ == "attr"]
    for token in around:
        for t in (token, *(c for c in token.children if c.dep_ in ("compound", "amod"))):
            word = fold(t.text)
            yield TITLES.get(word, word)


def _unnamed(cast: Cast, source: Sequence[Any], head: Any) -> Actor | None:
    """Somebody with no name: "North African experts", "her husband"; None for texts and for what holds no view."""
    lemma = head.lemma_.lower()
    if head.pos_ != "NOUN" or lemma in cues().text | cues().evidence | cues().things:
        return None
    lent = next(
        (m for m in cast.within(source[0].idx, source[-1].idx + 1) if m.how in LENT or m.how == "capital"), None
    )
    return people(source, head, lent.actor.country if lent is not None else None)


def people(source: Sequence[Any], head: Any, country: str | None) -> Actor:
    """People known by a noun alone, or a body of a known country ("China's security agency")."""
    name, lemma = _short(source, head), head.lemma_.lower()
    kind: ActorKind = "people"
    named = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in head.children)
    if named and head.tag_ == "NN" and not calling(lemma):
        kind = "organisation"  # "the Nordvik pipeline project"
    elif lemma in PANELS or lemma == "police" or (country is not None and lemma in BODY_NOUNS):
        kind = BODY_NOUNS.get(lemma, "organisation")
    return Actor(ident("actor", kind, fold(name), country), name, kind, country, None, (name,))


def outlet(page: Page) -> Actor | None:
    """The publisher of the page as an actor; None where it is not known."""
    name = page.document.publisher
    return Actor(ident("actor", "outlet", fold(name)), name, "outlet", None, "JRN", (name,)) if name else None


def _short(source: Sequence[Any], head: Any) -> str:
    """The noun with the words before it that name it, without article: "North African experts"."""
    first = head
    for token in reversed([t for t in source if t.i < head.i]):
        beside = head in (token.head, token.head.head) and token.pos_ not in (
            "DET",
            "PUNCT",
            "NUM",
            "VERB",
            "ADP",
            "PART",
        )
        if not beside or token.i != first.i - 1:
            break
        first = token
    return str(head.doc[first.i : head.i + 1].text)
