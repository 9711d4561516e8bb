"""Whom an office, a calling or a description means: "the minister", "the Nordland leader", "the candidate".

    "Anna Berg of Nordland, the prime minister, met Lund. The Nordland leader said ..." -> Anna Berg

Everybody named so far is weighed by what the text says of them: whether they bear the word or one like it, share the
words beside it, led a sentence or spoke last, and fill the text; another party, country or gender weighs against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from onrecord.find.act_words import words
from onrecord.find.callings import ADHERENTS, OFFICES, TITLES, calling
from onrecord.find.genders import FEMALE, FEMALE_WORDS, MALE, MALE_WORDS, genders
from onrecord.find.page import Mention
from onrecord.find.pronouns import LENT, before, salient
from onrecord.records import Actor
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.find.speakers import Cast

# How far back an office may have been given to somebody: most of a long article.
FAR = 15_000
# Words of which a bearer of one may be called by another.
ALIKE = [
    frozenset(words.split())
    for words in (
        "leader president premier chancellor minister king queen emir sultan chairman chairwoman chair head dictator",
        "candidate nominee hopeful frontrunner contender challenger",
        "lawmaker senator representative congressman congresswoman deputy legislator mp",
        "chief director head chairman commander general admiral chairwoman boss",
        "spokesman spokeswoman spokesperson",
        "businessman businesswoman billionaire mogul tycoon magnate entrepreneur developer",
        "diplomat ambassador envoy",
        "executive president director founder ceo",
        "officer general colonel major captain lieutenant brigadier admiral commodore sergeant commander",
        "skipper captain master",
        "doctor physician surgeon",
        "professor scholar academic economist historian scientist researcher expert analyst",
        "lawyer attorney solicitor barrister",
    )
]
# Other names of those who belong to a party.
PARTIES = {"gop": "republican", "labor": "labour", "tory": "conservative", "democratic": "democrat"}
# Voices of a programme or film, whom a text does not name by having named others.
VOICES = frozenset({"narrator", "announcer", "moderator", "interviewer", "interpreter", "host", "voice"})
# What bearing the very word, a like one, a word beside it, leading last and filling the text are worth.
VERY, LIKE, BESIDE, LED, FILLS = 5, 3, 2, 3, 2
# How often a name stands in a text that it fills.
MANY = 3
# How much of the first is lost where the words name a place that is not beside the person's name.
ELSEWHERE = 4
# What another office, party, country or gender weighs against it, and being described in other words alone.
AGAINST, OTHERWISE = 12, 2


def bearer(cast: Cast, source: Sequence[Any], head: Any) -> Actor | None:
    """The person whom the noun means."""
    word = fold(head.lemma_)
    word = TITLES.get(word, word)
    beside = _beside(source, head)
    country, office = _office(cast, source, head)
    guess = _guessed(head) and head.lemma_.lower() not in cast.strangers
    # "The band leader" is another kind of leader than who was named.
    kind = {fold(c.text) for c in head.children if c.dep_ == "compound" and c.pos_ == "NOUN"}
    gender = _gender(cast, word, head)
    # "The Vermont senator" is hardly the senator of whom the text says another state, or none.
    places = {fold(t.text) for t in source if t.pos_ == "PROPN" and t != head} - set(PARTIES) - ADHERENTS
    led = salient(cast, source[0].idx)
    best: tuple[int, int, Actor] | None = None
    for at, actor in _persons(cast, source[0].idx):
        known = {PARTIES.get(w, w) for w in cast.described(actor)}
        elsewhere = bool(places) and not places & known
        named = (
            VERY - ELSEWHERE * elsewhere
            if word in known or fold(head.text) in known
            else LIKE * any(word in s and known & s for s in ALIKE)
        )
        if not kind <= known or (not named and (not guess or country not in (None, actor.country))):
            continue
        points = named + BESIDE * len(beside & known) + LED * (actor == led) + FILLS * (actor.id == cast.most_named)
        points -= AGAINST * _against(cast, actor, gender, beside, known, country)
        points -= AGAINST * (actor.role is not None and not office <= known)
        points -= OTHERWISE * (not named) * (bool(known - _name_words(actor)) + (actor.role is not None))
        if points > 0 and (best is None or (points, at) > best[:2]):
            best = points, at, actor
    office_held = any(m.how == "role" and m.actor.kind == "person" for m in cast.within(head.idx, head.idx + 1))
    titled = office_held or calling(head.lemma_.lower())
    if best is None and titled and not _persons(cast, source[0].idx):
        return _named_next(cast, source, gender, country)
    return best[2] if best is not None else None


def _named_next(cast: Cast, source: Sequence[Any], gender: str | None, country: str | None) -> Actor | None:
    """Whom a lead means that names nobody: "The army chief denied it. "We fired at nobody," General Berg told ..."

    The first person named after it, if that one speaks there and is of no other country or gender.
    """
    called = {fold(t.lemma_) for t in source}
    for mention in _after(cast, source[-1].idx):
        if mention.start - source[-1].idx > SOON:
            return None
        if mention.actor.kind != "person":
            continue
        span = cast.page.doc.char_span(mention.start, mention.stop, alignment_mode="expand")
        root = span.root if span is not None else None
        subject = root if root is not None and root.dep_ == "nsubj" else None
        speaks = subject is not None and words().verbs.get(subject.head.lemma_.lower()) is not None
        # ... or opens the next paragraph: "General Berg had spent two hours with the senators when he stopped".
        opens = subject is not None and "\n" in cast.page.text[source[-1].idx : mention.start][-OPENING:]
        if not (speaks or opens) or mention.start < source[-1].sent.end_char:
            return None
        known = cast.described(mention.actor)
        if mention.actor.role is not None and not called & known and not any(called & s and known & s for s in ALIKE):
            return None  # somebody of another office
        return None if _against(cast, mention.actor, gender, set(), set(), country) else mention.actor
    return None


# Characters before a name that may hold a rank, after the break that opens its paragraph.
OPENING = 30
# Characters within which a lead's nameless office gets its name: two paragraphs.
SOON = 600


def _office(cast: Cast, source: Sequence[Any], head: Any) -> tuple[str | None, set[str]]:
    """The country of an office and the words that tell it from others: "the Ruritanian defence minister" -> "defence"."""
    inside = cast.within(source[0].idx, head.idx + len(head))
    country = next((m.actor.country for m in inside if m.how in LENT), None)
    role = next((m for m in inside if m.how == "role" and m.start <= head.idx < m.stop), None)
    if role is None:
        return country, set()
    lent = [m for m in inside if m.how in LENT]
    words = [t for t in source if role.start <= t.idx < role.stop and t != head and t.pos_ in ("ADJ", "NOUN")]
    return country, {fold(t.text) for t in words if not any(m.start <= t.idx < m.stop for m in lent)}


def _guessed(head: Any) -> bool:
    """Whether the noun may mean somebody of whom the text has not said in words that they are one."""
    lemma = head.lemma_.lower()
    if lemma in VOICES:
        return False
    plain = not any(c.dep_ in ("relcl", "acl", "prep") for c in head.children)
    return lemma in OFFICES or (plain and calling(lemma))


def _persons(cast: Cast, offset: int) -> list[tuple[int, Actor]]:
    """The people named before an offset, nearest first, each once, with the place where they were last."""
    last: dict[str, tuple[int, Actor]] = {}
    for mention in before(cast, offset, FAR):
        if _names_a_person(cast, mention):
            last.setdefault(mention.actor.id, (mention.start, mention.actor))
    return list(last.values())


def most_named(cast: Cast) -> str | None:
    """The id of the person whose name fills the text, if one stands there often enough."""
    counts = Counter(m.actor.id for m in cast.mentions if _names_a_person(cast, m))
    first = max(counts, key=lambda i: counts[i], default=None)
    return first if first is not None and counts[first] >= MANY else None


def _names_a_person(cast: Cast, mention: Mention) -> bool:
    return mention.actor.kind == "person" and mention.how not in LENT and not cast.nameless(mention)


def _beside(source: Sequence[Any], head: Any) -> set[str]:
    """The words that tell the noun from others of its kind, a party by its usual name."""
    near = (fold(t.text) for t in source if t.pos_ in ("ADJ", "NOUN", "PROPN") and t != head)
    return {PARTIES.get(w, w) for w in near}


def _gender(cast: Cast, word: str, head: Any) -> str | None:
    """ "he" or "she", by the word itself or by what follows: "the candidate gave no cost for his plans"."""
    if word in MALE | FEMALE:
        return "he" if word in MALE else "she"
    pronoun = next((t for t in head.sent if t.i > head.i and t.lower_ in MALE_WORDS | FEMALE_WORDS), None)
    if pronoun is None or any(m.actor.kind == "person" for m in cast.within(head.idx + len(head), pronoun.idx)):
        return None
    return "he" if pronoun.lower_ in MALE_WORDS else "she"


def _against(
    cast: Cast, actor: Actor, gender: str | None, beside: set[str], known: set[str], country: str | None
) -> bool:
    """Whether the person is of another party, country or gender than the words say."""
    if gender is not None and genders(cast).get(actor.id, gender) != gender:
        return True
    if country is not None and actor.country is not None and actor.country != country:
        return True
    party = beside & ADHERENTS
    return bool(party and known & ADHERENTS and not party & known)


def _name_words(actor: Actor) -> set[str]:
    return {w for form in (actor.name, *actor.names) for w in fold(form).split()}


def ahead(cast: Cast, source: Sequence[Any], head: Any) -> Actor | None:
    """Whom a headline's "army chief" or "Ministry:" means: named in what follows."""
    word = TITLES.get(fold(head.lemma_), fold(head.lemma_))
    beside = _beside(source, head)
    for mention in _after(cast, source[-1].idx):
        known = {PARTIES.get(w, w) for w in cast.described(mention.actor)}
        if (word in known or fold(head.text) in known) and beside <= known:
            return mention.actor
    return None


def _after(cast: Cast, offset: int) -> Iterator[Mention]:
    for mention in cast.mentions:
        if mention.start > offset and mention.how not in LENT and not cast.nameless(mention):
            yield mention
