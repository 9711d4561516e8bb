"""Organisations that the parse finds and no table knows: what they are, by the words that they end or begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from onrecord.find.acting import PLACING, chained, part_of
from onrecord.find.landmarks import BEFORE_TOWN, DIRECTIONS, SETTLEMENTS, SITES
from onrecord.find.page import Page
from onrecord.names.gazetteer import name_key, spots
from onrecord.records import ActorKind

# Head words to kind and PLOVER sector. A name without any is an organisation of no sector.
_TABLE: tuple[tuple[str, ActorKind, str | None], ...] = (
    ("party movement alliance front coalition", "party", "PTY"),
    ("university college school academy institute", "organisation", "EDU"),
    ("police constabulary gendarmerie", "agency", "COP"),
    ("court tribunal", "organisation", "JUD"),
    ("army navy forces brigade regiment battalion division corps fleet guard militia command district", "forces", "MIL"),
    ("ministry", "ministry", "GOV"),
    ("department agency authority council commission committee bureau office board service directorate "
     "administration cabinet inspectorate", "agency", "GOV"),
    ("parliament assembly senate congress", "parliament", "LEG"),
    ("group ltd plc inc corp corporation company co holdings bank airlines airways motors industries energy "
     "gmbh sa llc limited partners capital technologies", "company", "BUS"),
    ("union federation", "organisation", "LAB"),
    ("times news post herald gazette tribune telegraph journal television tv radio press newspaper magazine",
     "outlet", "JRN"),
    ("hospital trust clinic nhs", "organisation", "MED"),
    ("church mosque cathedral diocese", "organisation", "REL"),
    ("foundation charity society association campaign network", "organisation", "NGO"),
)  # fmt: skip
HEADS = {word: (kind, sector) for words, kind, sector in _TABLE for word in words.split()}


def _acts(last: Any) -> bool:
    """A centre or hospital that says or does something, or has an acronym, is the body and not its house."""
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    return last.dep_ in ("nsubj", "nsubjpass") or (following is not None and following.text == "(")


def _is_place(form: str, before: str, acts: bool, stands: bool) -> bool:
    """A province or site by our tables, or a town after "in" or where one goes (`stands`): the parse often takes them
    for organisations."""
    sites, provinces, cities = spots(name_key(form))
    words = form.casefold().split()
    town = bool(cities) and (before in PLACING or before in BEFORE_TOWN or stands)
    return bool(sites or provinces) or town or (words[-1] in SITES and not acts) or words[0] == "raf"


def _stands(last: Any) -> bool:
    """Whether a name stands where towns do: one goes to it, a land follows, or it ends a list of towns."""
    first = chained(last)
    if first != last:
        return first.ent_type_ in ("GPE", "LOC")
    return part_of(last) == "there" or in_land(last.doc, last.i + 1)


# Roads, clocks, examinations and addresses that the parse takes for organisations.
NO_BODY = re.compile(r"[ABM]\d{1,4}|GMT|BST|UTC|GCSEs?|A-levels?|.*@.*")


# Small-lettered after a name: the house that bears it ("Mater Dei hospital"), not a body of that name.
HOUSES = frozenset("hospital infirmary prison airport airfield stadium theatre".split())


def classed(name: str) -> tuple[ActorKind, str | None]:
    """Kind and sector of an organisation by the words of its name."""
    words = [w.strip(".,'’").casefold() for w in name.split()]
    for word in (words[-1], words[0]):
        known = HEADS.get(word)
        if known is not None:
            return known
    before_of = words[words.index("of") - 1] if "of" in words[1:] else ""
    return HEADS.get(before_of, ("organisation", None))


def inside_name(token: Any, length: int) -> bool:
    """`token` ends a name of `length` words that is part of a longer one of an organisation, event or work."""
    if token.ent_type_ not in ("ORG", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"):
        return False
    first = token if length == 1 or token.i < length - 1 else token.nbor(1 - length)
    before = first.i > 0 and first.ent_iob_ == "I" and first.nbor(-1).lower_ != "the"
    after = token.i + 1 < len(token.doc) and token.nbor().ent_iob_ == "I" and token.nbor().tag_ != "POS"
    return bool(before or after)


# Where a document keeps its capitalised words.
WORDS = "onrecord.words"
# Before a place; a body or person stands after some of them too, but not after all and never before ", Suffolk".
WHERE = frozenset("in near from at around outside of through".split())


def lies_in(tokens: Sequence[Any]) -> bool:
    """Whether one or two words that the parse has for a body or person are a place that it does not know.

    It stands after such words alone: once at least after "in" or "near", or before the land that it lies in ("from Kentford, Suffolk").
    """
    name = [t.text for t in tokens]
    doc, length = tokens[0].doc, len(name)
    if length > 3 or any(t.text.isupper() or t.pos_ not in ("PROPN", "PUNCT", "PART") for t in tokens):
        return False
    if of_settlement(tokens[0]):
        return not _followed(doc, tokens[0].i + length)
    if _large(" ".join(name)) and (tokens[0].nbor(-1).lower_ in (*WHERE, "to") if tokens[0].i else False):
        # "from Khan Younis", a town that the parse has for a person, unless the text makes it do something
        return not _followed(doc, tokens[0].i + length) and (length > 1 or in_land(doc, tokens[0].i + length))
    if not tokens[0].i or tokens[0].nbor(-1).lower_ not in WHERE:
        return False
    stands = [i for i in _places_of(doc).get(name[0], ()) if [w.text for w in doc[i : i + length]] == name]
    before = [doc[i - 1].lower_ if i else "" for i in stands]
    if not WHERE.issuperset(before) or any(_followed(doc, i + length) for i in stands):
        return False
    return "in" in before or "near" in before or any(in_land(doc, i + length) for i in stands)


def _large(name: str) -> bool:
    return any(s.people >= LARGE for s in spots(name_key(name))[2])


# Towns from this many people on are named in the press without more words.
LARGE = 50_000


def of_settlement(token: Any) -> bool:
    """ "The village of", "the council estate of", "the party town" before a name."""
    before = token.doc[max(0, token.i - 2) : token.i]
    if len(before) == 2 and before[1].lower_ in SETTLEMENTS and before[1].tag_ == "NN" and token.pos_ == "PROPN":
        return True
    return len(before) == 2 and before[1].lower_ == "of" and before[0].lemma_.lower() in SETTLEMENTS


def _places_of(doc: Any) -> dict[str, list[int]]:
    """Token numbers by capitalised word, kept with the document."""
    if WORDS not in doc.user_data:
        found: dict[str, list[int]] = {}
        for token in doc:
            if token.text[0].isupper():
                found.setdefault(token.text, []).append(token.i)
        doc.user_data[WORDS] = found
    kept: dict[str, list[int]] = doc.user_data[WORDS]
    return kept


def in_land(doc: Any, at: int) -> bool:
    """Whether a comma or "in", with or without a direction, and a place follow: "Arn, Sylvania", "Arn in western Sylvania"."""
    if at + 2 >= len(doc) or doc[at].lower_ not in (",", "in"):
        return False
    land = doc[at + 2] if doc[at + 1].lower_ in DIRECTIONS or doc[at + 1].lower_.endswith("ern") else doc[at + 1]
    return land.ent_type_ in ("GPE", "LOC") or bool(spots(land.lower_)[1])


def _followed(doc: Any, at: int) -> bool:
    """Whether the name goes on, or has something: "in Meta's offices"."""
    return at < len(doc) and (doc[at].tag_ == "POS" or doc[at].text[:1].isupper() or doc[at].text[:1].isdigit())


def organisations(page: Page, covered: Sequence[tuple[int, int]]) -> list[tuple[int, int, ActorKind, str | None]]:
    """Offsets, kind and sector of the parse's organisations that nobody has named yet."""
    occupied: set[int] = set()
    for start, stop in covered:
        occupied.update(range(start, stop))
    found: list[tuple[int, int, ActorKind, str | None]] = []
    for ent in page.doc.ents:
        if ent.label_ != "ORG":
            continue
        tokens = [t for t in ent if t.tag_ not in ("DT", "POS") and not t.is_space]
        while tokens and (tokens[-1].is_punct or tokens[-1].tag_ in ("CC", "IN")):
            tokens.pop()
        while tokens and tokens[0].is_punct:
            tokens.pop(0)
        if not tokens or not any(c.isalpha() and c.isupper() for c in tokens[0].text):
            continue
        start, stop = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        if NO_BODY.fullmatch(page.text[start:stop]):
            continue
        if any(i in occupied for i in (start, stop - 1, (start + stop) // 2)):
            continue
        before = page.doc[tokens[0].i - 1].lower_ if tokens[0].i else ""
        if _is_place(page.text[start:stop], before, _acts(tokens[-1]), _stands(tokens[-1])):
            continue
        if tokens[-1].i + 1 < len(page.doc) and tokens[-1].nbor().text in HOUSES:
            continue
        kind, sector = classed(page.text[start:stop])
        if sector is None and lies_in(tokens):
            continue
        found.append((start, stop, kind, sector))
    return found
