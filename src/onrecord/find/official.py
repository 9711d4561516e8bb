"""Official texts: a release or communiqué speaks for the body that issues it, sentence by sentence.

published by "Ministry of Defence": "Not one round was fired." -> said by the ministry, polarity negative
"""

from __future__ import annotations

import re
from typing import Any

from onrecord.find import tree
from onrecord.find.cast import Cast, settle
from onrecord.find.denials import polarity_of, target_of
from onrecord.find.falsity import says_false
from onrecord.find.page import Page
from onrecord.names.grammar import read
from onrecord.names.offices import publisher_country
from onrecord.names.words import words
from onrecord.records import Actor, ActorKind, Span, Statement
from onrecord.text import fold, paragraphs
from onrecord.wire import ident

# A publisher that is itself a body of a state; a news agency of one is an outlet.
BODY = re.compile(
    r"^(?:the )?(?:[\w'’.-]+ ){0,4}?(ministry|department of|presidency|presidential|office of|government of|embassy|armed forces|army|navy|general staff|"
    r"police|cabinet|state house|parliament|foreign ministry|defen[cs]e ministry|white house|kremlin)\b",
    re.IGNORECASE,
)
NEWS = re.compile(
    r"\b(news|press agency|agency|times|post|herald|daily|gazette|journal|radio|tv|television)\b", re.IGNORECASE
)
# "allAfrica (DIRCO release)": who releases stands in the brackets.
RELEASE = re.compile(r"\(([^()]{2,60}?) (?:press )?(?:release|statement|communiqu[eé])\)", re.IGNORECASE)
KINDS: tuple[tuple[str, ActorKind], ...] = (
    ("ministry", "ministry"), ("department", "ministry"), ("embassy", "ministry"), ("army", "forces"), ("navy", "forces"),
    ("forces", "forces"), ("staff", "forces"), ("police", "agency"), ("parliament", "parliament"),
)  # fmt: skip
OF_STATE = frozenset(("ministry", "government", "forces", "agency", "parliament"))
# Shorter sentences of a release are its place and date, or a heading.
FEWEST = 3
# A reader finds nearly all of them to be the issuer's, but a release may tell what others did.
SURE = 0.75


def is_body(publisher: str) -> bool:
    """Whether a publisher is itself a body of a state."""
    return bool(BODY.match(publisher)) and not NEWS.search(publisher)


def seat_of(publisher: str) -> str | None:
    """The country of a publisher: an outlet's, or that of the state whose body it is."""
    office = next((p for p in read(words(publisher))[0] if p.country), None) if is_body(publisher) else None
    return office.country if office is not None else publisher_country(publisher)


def issuer(page: Page) -> Actor | None:
    """The body that an official text speaks for, None for the text of an outlet."""
    publisher = page.document.publisher or ""
    release = RELEASE.search(publisher)
    name = release.group(1) if release else publisher
    if not release and not is_body(publisher):
        return None
    office = next((p for p in read(words(name))[0] if p.body or p.kind in OF_STATE), None)
    country = (office.country if office is not None else None) or publisher_country(publisher)
    wanted = set(re.findall(r"\w+", fold(name)))
    best: tuple[int, Actor] | None = None
    for mention in page.mentions:
        if country is not None and mention.actor.country != country:
            continue  # the other side has a ministry of the same name
        if mention.actor.kind in ("ministry", "government", "forces", "agency", "parliament", "organisation"):
            known = {w for form in (mention.actor.name, *mention.actor.names) for w in re.findall(r"\w+", fold(form))}
            shared = len(wanted & known - {"of", "the", "and"})
            if shared and (best is None or shared > best[0]):
                best = shared, mention.actor
    if best is not None and (release or best[0] > 1 or len(wanted) < 3):
        return best[1]
    if office is not None:
        # The same actor as where another text names it: "Sylvania's Interior Ministry".
        part = Cast(page.document.id).office(office.key, office.kind, country, office.sector)
        part.named(name.split(",")[0])
        return settle(part)
    kind: ActorKind = next((k for word, k in KINDS if word in fold(name)), "government")
    return Actor(ident("actor", kind, fold(name)), name, kind, country, "GOV", (name,))


def official(page: Page, found: list[Statement]) -> list[Statement]:
    """The sentences of an official text that are nobody else's, as statements of its issuer.

    A sentence in which somebody is quoted in passing is the issuer's all the same: "the claim of the other side that a
    boat was rammed does not correspond to the truth".
    """
    who = issuer(page)
    if who is None:
        return []
    taken = sorted((x.start, x.stop) for s in found for x in (*s.cue, *s.content))
    cues = [(x.start, x.stop) for s in found for x in s.cue]
    body = paragraphs(page.text)[1 if page.document.title else 0 :]
    start = body[0][0] if body else len(page.text)
    made = []
    for sentence in page.doc.sents:
        if sentence.start_char < start:
            continue
        main = sentence.root
        quoted = any(a < sentence.end_char and sentence.start_char < b for a, b in taken)
        inside = any(a <= sentence.start_char and sentence.end_char <= b for a, b in taken)
        if sentence.text.rstrip().endswith("?"):
            continue
        if quoted and (inside or main.pos_ not in ("VERB", "AUX") or _within(cues, main) or _within(taken, main)):
            continue
        said = [t for t in sentence if not t.is_space]
        if sum(t.is_alpha for t in said) < FEWEST or not _tells(sentence):
            continue
        spans = tree.pieces(said)
        if spans:
            made.append(_statement(page, who, spans, said))
    return made


def _within(spans: list[tuple[int, int]], token: Any) -> bool:
    return any(a <= token.idx < b for a, b in spans)


def _tells(sentence: Any) -> bool:
    """Whether the sentence has a finite verb, so is no heading, place or date."""
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in sentence)


def _statement(page: Page, who: Actor, spans: tuple[Span, ...], said: list[Any]) -> Statement:
    false = says_false(said)
    main = said[0].sent.root
    claim = [t for c in main.children if c.dep_ == "nsubj" for t in c.subtree] if false else []
    return Statement(
        id=ident("statement", page.document.id, "issuer", spans),
        doc=page.document.id,
        source=(),
        cue=(),
        content=spans,
        act="deny" if false else "assert",
        voice="reported",
        speaker=who,
        said=page.document.published,
        polarity="negative" if false else polarity_of("assert", [], said),
        target=target_of(page.text, claim),
        confidence="medium",
        score=SURE,
        rule="rules.official",
    )
