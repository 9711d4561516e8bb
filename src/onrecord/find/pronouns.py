"""Pronouns and relatives: whom "he", "they" and "who" stand for, and the author whom "I" is.

    "Anna Berg met the press. She said ..." -> "She" is Anna Berg

The nearest that fits by kind, gender and number of those who spoke or led a sentence; one candidate or nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.find.genders import FEMALE_WORDS as SHE
from onrecord.find.genders import MALE_WORDS as HE
from onrecord.find.genders import genders
from onrecord.find.page import Mention
from onrecord.records import Actor

if TYPE_CHECKING:
    from onrecord.find.speakers import Cast

THEY = frozenset({"they", "them", "their", "themselves"})
IT = frozenset({"it", "its", "itself"})
SELF = frozenset({"i", "me", "my"})
WE = SELF | {"we", "us", "our", "you"}
PRONOUNS = HE | SHE | THEY | IT | WE
# What stands between two people who do something together: "Anna Berg and the minister Ole Lund".
JOINED = re.compile(r",? and (?:[\w.'’-]+ ){0,4}")
# How far before a relative pronoun a name beside it may begin.
NAME_AND_COMMA = 60
# A last paragraph of up to so many characters may say who wrote the article.
COLOPHON = 400
NAMED_WITHIN = 12
# How an actor that only lends its name to a word ("Algerian newspapers") is mentioned.
LENT = frozenset({"demonym", "country"})
# A speaker further back than this many characters (some four paragraphs) is no longer "he"; a role lives longer.
MEMORY = 2_500
# "She added" within so many characters after somebody without a name is that one.
NEXT = 250
# Prepositions between a person and a place.
PLACING = frozenset({"in", "at", "from", "near"})
# Bodies that "it" and "they" may be.
BODIES = frozenset("government ministry forces agency parliament party company organisation outlet country".split())
# Kinds that nobody calls "who".
THINGS = frozenset({"country", "organisation", "company", "outlet"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# A subject of these clauses leads its sentence; one inside a reported clause does not.
LEADING = frozenset({"ROOT", "conj", "advcl"})


def pronoun(cast: Cast, token: Any) -> Actor | None:
    """Whom a pronoun means: the last of those who spoke or led a sentence before it, of its kind and gender."""
    word = token.lower_
    if word in SELF and not cast.quoted(token.idx):
        return author(cast)
    if word in WE or word not in PRONOUNS:
        return None
    if word in THEY and (first := pair(cast, token)) is not None:
        return first
    person = word in HE | SHE
    spoke = next(((at, a) for at, a in reversed(cast.spoken) if at < token.idx and fits(cast, a, word)), None)
    since = spoke[0] if spoke is not None and token.idx - spoke[0] <= MEMORY else None
    several = word in THEY
    lately = cast.unknown is not None and 0 < token.idx - cast.unknown[0] <= NEXT
    unknown = (
        cast.unknown[0]
        if cast.unknown is not None and lately and cast.unknown[1] == several and word not in IT
        else None
    )
    if unknown is not None:
        since = max(unknown, since or 0)
    nearest: Actor | None = None
    for mention in before(cast, token.idx, MEMORY):
        if since is not None and mention.start < since:
            break
        if mention.how in LENT and not (word in IT and mention.how == "country"):
            continue
        if fits(cast, mention.actor, word):
            if _leads(cast, mention):
                return None if several and _others(cast, mention, token) else cast.person(mention) or mention.actor
            nearest = nearest or mention.actor
    if unknown is not None and since == unknown:
        return None  # "A curator said ..., she added": the one before has no name
    if spoke is not None and since is not None:
        return spoke[1]
    return nearest if person or word in IT else None


def pair(cast: Cast, token: Any) -> Actor | None:
    """The first of two people who lead the sentence or the one before: "Berg and Lund met ... they", "the two senators"."""
    for mention in before(cast, token.idx, 2 * NEXT):
        if mention.how in LENT or cast.quoted(mention.start):
            continue
        if mention.actor.kind != "person":
            if _leads(cast, mention):
                return None
            continue
        first = _beside(cast, mention)
        if first is not None and (_leads(cast, first) or _leads(cast, mention)):
            return cast.person(first) if not _others(cast, mention, token) else None
    return None


def _beside(cast: Cast, mention: Mention) -> Mention | None:
    """The person to whom another is joined by "and", by the words between them or by the parse."""
    first = next((m for m in before(cast, mention.start, NAME_AND_COMMA) if m.stop < mention.start), None)
    if (
        first is not None
        and first.actor.kind == "person"
        and JOINED.fullmatch(cast.page.text[first.stop : mention.start])
    ):
        return first
    span = cast.page.doc.char_span(mention.start, mention.stop, alignment_mode="expand")
    if span is None or span.root.dep_ != "conj":
        return None
    head = span.root.head
    return next((m for m in cast.within(head.idx, head.idx + 1) if m.actor.kind == "person" and m != mention), None)


def _others(cast: Cast, mention: Mention, pronoun: Any) -> bool:
    """Whether people without a name lead a sentence between the mention and "they"."""
    return any(
        t.tag_ == "NNS"
        and t.dep_ in SUBJECTS
        and t.head.dep_ in LEADING
        and t.idx >= mention.stop
        and not cast.quoted(t.idx)
        for t in cast.page.doc.char_span(mention.start, pronoun.idx, alignment_mode="expand") or ()
    )


def author(cast: Cast) -> Actor | None:
    """Who wrote the article, where its last lines say: "Anna Berg teaches law at Bergen", named nowhere before."""
    text = cast.page.text.rstrip()
    for _ in range(2):
        start = text.rfind("\n") + 1
        first = next((m for m in cast.mentions if m.start >= start and m.actor.kind == "person"), None)
        if first is not None and start and len(text) - start <= COLOPHON and first.start - start <= NAMED_WITHIN:
            known = any(m.actor.id == first.actor.id for m in cast.mentions if m.start < start)
            if not known and not cast.nameless(first) and not cast.quoted(first.start) and _leads(cast, first):
                return first.actor
        text = text[:start].rstrip()
    return None


def before(cast: Cast, offset: int, reach: int) -> Iterator[Mention]:
    """The mentions before an offset, the nearest first."""
    for n in range(bisect_left(cast.starts, offset) - 1, -1, -1):
        if offset - cast.mentions[n].start > reach:
            return
        yield cast.mentions[n]


def fits(cast: Cast, actor: Actor, word: str) -> bool:
    """Whether the pronoun may mean the actor, by kind and, where the text tells it, gender."""
    if word in HE | SHE:
        known = genders(cast).get(actor.id)
        return actor.kind == "person" and (known is None or known == ("she" if word in SHE else "he"))
    return actor.kind in BODIES or (word in THEY and actor.kind in ("people", "group"))


def _leads(cast: Cast, mention: Mention) -> bool:
    """Whether the mention is the subject of its sentence, not of a clause or quotation that somebody says."""
    if cast.quoted(mention.start):
        return False
    span = cast.page.doc.char_span(mention.start, mention.stop, alignment_mode="expand")
    if span is None:
        return False
    root = span.root
    while root.dep_ in ("compound", "appos", "nmod", "flat") and root.head != root:
        root = root.head
    if root.dep_ == "poss":
        root = root.head  # "Berg's role is hard: he ..."
    return root.dep_ in SUBJECTS and root.head.dep_ in LEADING


def antecedent(cast: Cast, relative: Any) -> Actor | None:
    """Whom "who" stands for: the noun that its clause hangs on."""
    beside = next((m for m in before(cast, relative.idx, NAME_AND_COMMA) if m.stop >= relative.idx - 2), None)
    person = beside is not None and beside.actor.kind == "person"
    # "a response from Anna Berg, who"
    suits = beside is not None and beside.how not in LENT and person == (relative.lower_ in ("who", "whom"))
    if beside is not None and suits and relative.lower_ != "that":
        return cast.person(beside) if person else beside.actor
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
            return pronoun(cast, noun)
        if noun.dep_ == "appos" and noun.pos_ == "NOUN" and noun.head.pos_ == "PROPN" and relative.lower_ == "who":
            noun = noun.head  # "Scott Reed, the chamber's strategist, who"
        if noun.dep_ == "pobj" and noun.head.lower_ in PLACING and noun.head.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head.head  # "an official in Bergen who": not Bergen
        words = [t for t in noun.subtree if t.i not in gone] if noun.pos_ in ("NOUN", "PROPN") else []
        actor = cast.meant(words) if words else None
        if relative.lower_ in ("who", "whom") and actor is not None and actor.kind in THINGS:
            actor = _person_before(cast, relative) or actor
        if relative.lower_ == "which" and actor is not None and actor.kind == "person":
            return None
        by = actor is not None and actor.kind == "people" and noun.dep_ == "pobj" and noun.head.dep_ == "agent"
        if (actor is not None and not by) or noun.head == noun or noun.dep_ in ("dobj", "nsubj", "nsubjpass", "attr"):
            return actor
        noun = noun.head
    return None


def _person_before(cast: Cast, relative: Any) -> Actor | None:
    """The last person of the sentence before "who": "Anna Berg, 59, of Bergen, who"."""
    for mention in before(cast, relative.idx, relative.idx - relative.sent.start_char):
        if mention.actor.kind == "person" and mention.how not in LENT:
            return mention.actor
    return None


def salient(cast: Cast, offset: int) -> Actor | None:
    """The person who spoke or led a sentence last before the offset."""
    spoke = next(((at, a) for at, a in reversed(cast.spoken) if a.kind == "person" and offset - at <= MEMORY), None)
    for mention in before(cast, offset, MEMORY):
        if spoke is not None and mention.start < spoke[0]:
            break
        if mention.actor.kind == "person" and _leads(cast, mention) and (person := cast.person(mention)) is not None:
            return person
    return spoke[1] if spoke is not None else None
