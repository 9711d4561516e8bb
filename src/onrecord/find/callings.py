"""Nouns by which a text goes on about somebody it named: offices, callings, bodies, titles."""

from __future__ import annotations

from onrecord.find.cue_words import cues
from onrecord.records import ActorKind

# Offices and callings of one person, by which a text goes on about somebody it named.
OFFICES = frozenset(
    """president minister senator governor candidate nominee mayor congressman congresswoman representative secretary ambassador
    envoy chancellor premier spokesman spokeswoman spokesperson chairman chairwoman chair director chief general leader
    lawmaker deputy businessman businesswoman billionaire mogul politician official diplomat commander judge king prince
    emir author professor analyst strategist lawyer frontrunner incumbent challenger executive""".split()
)
# Endings of callings: "the developer", "the economist" go on about the person named before.
CALLINGS = ("er", "or", "ist", "ian", "man", "woman", "star", "mogul", "native", "hopeful", "host", "veteran")
# Of one person too, whatever body is named before: "the Norgrain employee".
HUMANS = frozenset("employee trustee appointee detainee attendee retiree aide".split())
# Callings that a text has many of.
MANY = frozenset("officer worker voter driver prosecutor reporter supporter member protester lawyer teacher user paper letter "
                 "newspaper computer number matter order error center power answer supplier manager trader dealer reader "
                 "investor sector computer career offer filter server poster banner winner".split())  # fmt: skip
# Nouns that take up a body named before, with the kinds of actor that they may be.
GROUPS = {
    "group": ("organisation", "group", "forces"), "organisation": ("organisation",), "organization": ("organisation",),
    "agency": ("agency", "outlet", "ministry"), "company": ("company", "organisation"), "firm": ("company", "organisation"), "foundation": ("organisation",),
    "newspaper": ("outlet",), "paper": ("outlet",), "magazine": ("outlet",), "network": ("outlet",), "channel": ("outlet",),
    "ministry": ("ministry",), "department": ("ministry", "agency"), "government": ("government", "country"), "army": ("forces",),
    "military": ("forces",), "party": ("party",), "parliament": ("parliament",), "kingdom": ("country",), "country": ("country",),
    "alliance": ("organisation",), "bloc": ("organisation",), "union": ("organisation",), "committee": ("organisation", "parliament"),
}  # fmt: skip
TITLES = {"sen.": "senator", "sen": "senator", "gov.": "governor", "gov": "governor", "rep.": "representative", "gen.": "general",
          "col.": "colonel", "lt.": "lieutenant", "dr.": "doctor", "prof.": "professor", "capt.": "captain"}  # fmt: skip
# Bodies that speak as one, without a name of their own in the text.
PANELS = frozenset("panel inquiry commission committee court tribunal board council jury regulator watchdog".split())
# Nouns of bodies that a text calls by the last words of their names: "the budget office", "the bank".
ORGANS = frozenset(
    """office bureau service center centre institute fund bank association commission council board university hospital club
    trust society league federation coalition chamber authority court institution administration task""".split()
)
# "This newspaper": the publisher of the text itself.
OUTLETS = frozenset({"newspaper", "paper", "website", "site", "magazine", "broadcaster", "channel"})
# Bodies of a country that may speak without a name.
BODY_NOUNS: dict[str, ActorKind] = {
    "agency": "agency", "authority": "government", "government": "government", "ministry": "ministry", "army": "forces",
    "military": "forces", "navy": "forces", "police": "agency", "parliament": "parliament", "presidency": "government",
    "embassy": "ministry", "panel": "organisation", "court": "organisation",
}  # fmt: skip
# Words for one member of a party; a tag of the plural is the party.
ADHERENTS = frozenset(
    {
        "republican",
        "democrat",
        "socialist",
        "liberal",
        "conservative",
        "libertarian",
        "communist",
        "islamist",
        "green",
        "tory",
    }
)


def calling(lemma: str) -> bool:
    """Whether the noun is a person's by its ending: "developer", "economist"."""
    return (
        lemma in OFFICES
        or lemma in HUMANS
        or (lemma.endswith(CALLINGS) and lemma not in cues().text and lemma not in MANY)
    )
