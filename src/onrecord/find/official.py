"""Official texts: a release or communiqué speaks for the body that issues it, sentence by sentence.

published by "Ministry of Defence": "Not one round was fired." -> said by the ministry, polarity negative
"""

from __future__ import annotations

import re
from typing import Any

from onrecord.find import tree
from onrecord.find.denials import polarity_of
from onrecord.find.page import Page
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
# Shorter sentences of a release are its place and date, or a heading.
FEWEST = 5
# A reader finds nearly all of them to be the issuer's, but a release may tell what others did.
SURE = 0.75


def issuer(page: Page) -> Actor | None:
    """The body that an official text speaks for, None for the text of an outlet."""
    publisher = page.document.publisher or ""
    release = RELEASE.search(publisher)
    name = release.group(1) if release else publisher
    if not release and (not BODY.match(publisher) or NEWS.search(publisher)):
        return None
    wanted = set(re.findall(r"\w+", fold(name)))
    best: tuple[int, Actor] | None = None
    for mention in page.mentions:
        if mention.actor.kind in ("ministry", "government", "forces", "agency", "parliament", "organisation"):
            known = {w for form in (mention.actor.name, *mention.actor.names) for w in re.findall(r"\w+", fold(form))}
            shared = len(wanted & known - {"of", "the", "and"})
            if shared and (best is None or shared > best[0]):
                best = shared, mention.actor
    if best is not None and (release or best[0] > 1 or len(wanted) < 3):
        return best[1]
    kind: ActorKind = next((k for word, k in KINDS if word in fold(name)), "government")
    return Actor(ident("actor", kind, fold(name)), name, kind, None, "GOV", (name,))


def official(page: Page, found: list[Statement]) -> list[Statement]:
    """The sentences of an official text that are nobody else's, as statements of its issuer."""
    who = issuer(page)
    if who is None:
        return []
    taken = sorted((x.start, x.stop) for s in found for x in (*s.cue, *s.content))
    body = paragraphs(page.text)[1 if page.document.title else 0 :]
    start = body[0][0] if body else len(page.text)
    made = []
    for sentence in page.doc.sents:
        if sentence.start_char < start or any(a < sentence.end_char and sentence.start_char < b for a, b in taken):
            continue
        words = [t for t in sentence if not t.is_space]
        if sum(t.is_alpha for t in words) < FEWEST or not _tells(sentence):
            continue
        spans = tree.pieces(words)
        if spans:
            made.append(_statement(page, who, spans, words))
    return made


def _tells(sentence: Any) -> bool:
    """Whether the sentence has a finite verb, so is no heading, place or date."""
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in sentence)


def _statement(page: Page, who: Actor, spans: tuple[Span, ...], words: list[Any]) -> Statement:
    return Statement(
        id=ident("statement", page.document.id, "issuer", spans),
        doc=page.document.id,
        source=(),
        cue=(),
        content=spans,
        act="assert",
        voice="reported",
        speaker=who,
        said=page.document.published,
        polarity=polarity_of("assert", [], words),
        confidence="medium",
        score=SURE,
        rule="rules.official",
    )
