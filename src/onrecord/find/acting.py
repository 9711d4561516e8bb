"""Does a country or capital act here, or is it a place? Read off the parse.

"Moscow denied it", "talks with Moscow", "Moscow's policy": acts      "he flew to Moscow": there
"support for Ukraine", "Ukraine's economy", "Ukraine was attacked": either - named, but neither doing nor a scene
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from onrecord.names.country import country

Part = Literal["there", "acts", "either"]

# Prepositions that put something inside, near or along a place whatever the verb.
PLACING = frozenset(
    "in inside within across throughout near outside around into at off onto via above beneath over under along "
    "beyond through".split()
)
# With these, only movement makes a scene of what follows ("fly to", "withdraw for").
MOVING = frozenset(("to", "for", "towards", "toward"))
MOTION = frozenset(
    "go come travel fly return arrive head drive move flee walk sail march ride trip journey visit tour flight route "
    "road way pilgrimage deport extradite evacuate escape migrate emigrate relocate send deploy transfer ship bring "
    "take back carry evacuation deportation migration arrival departure depart import export home airlift enter entry access "
    "withdraw withdrawal pull leave jet crossing convoy train bus ferry transport transit trek smuggle traffic rush "
    "train abroad plane boat ship car coach fly cruise ticket link service direct extend ferry".split()
)
# "From" names where something comes out of, but for what somebody gives, says or sells.
GIVEN = frozenset(
    "buy receive hear get demand support aid letter message pressure response threat criticism call denial order "
    "purchase request statement comment help funding money weapon arm permission approval offer reply answer seek "
    "borrow assistance backing win concession guarantee invitation warning opposition resistance".split()
)
# Nouns of land and water: "the south of Algeria" is a place.
LAND = frozenset(
    "north south east west centre center middle coast capital city town village region province area part territory "
    "soil border rest outskirts suburb interior heart mainland island edge desert countryside airspace waters shore "
    "street map corner state port county district valley mountain hill northeast northwest southeast southwest "
    "out outside most".split()
)
# Verbs whose object is where one goes.
VISITING = frozenset("visit tour leave enter reach cross quit flee approach inhabit exit depart traverse".split())
# Verbs that a place can be the subject of without anybody acting: a country that has, sees or undergoes.
BEING = frozenset(
    "be lie have sit become remain stand see host boast experience grow stretch face suffer look seem include contain "
    "feature enjoy mourn rank fall rise slump undergo witness need depend rely lack appear live emerge slide "
    "shrink account".split()
)
# Nouns of what a government does, has in mind or is to others: "Beijing's policy".
DOING = frozenset(
    "policy invasion decision claim denial refusal demand attack aggression war offensive strategy plan response "
    "reaction warning threat position stance request proposal sanction ban intervention involvement support backing "
    "announcement statement accusation criticism opposition agenda ambition ally partner enemy rival foe adversary "
    "assertion promise pledge offer call move bid effort attempt handling action campaign assault withdrawal agreement "
    "deal adoption approach crackdown restriction objection readiness willingness insistence commitment vote veto silence "
    "diplomacy negotiator delegation counterpart interest intention goal aim role help assistance aid".split()
)
# Who acts for a state: "representatives of Nordland".
SPEAKING_FOR = frozenset("representative delegate delegation envoy emissary negotiator diplomat government".split())
# The other party of talks, a deal, a quarrel or joint work.
TOGETHER = frozenset(("with", "between", "by", "alongside"))
OPPOSITE = frozenset(("with", "by", "against", "from", "to", "towards", "toward", "between"))
# What is put on a government or meant for one, not for the town ("pressure on Kyiv", but "an attack on Kyiv").
BORNE = {
    "on": frozenset(
        "sanction pressure demand penalty tariff embargo curb restriction limit blame call reliance depend rely "
        "dependence policy stance position impose press count focus condition duty levy place heap agree".split()
    ),
    "for": GIVEN
    | frozenset(
        "back backing sympathy praise blow setback victory defeat role ally responsibility embarrassment".split()
    ),
}


def chained(token: Any) -> Any:
    """The first of the things that `token` is listed with ("Paris" for Moscow in "Paris and Moscow")."""
    for _ in range(6):
        if token.dep_ != "conj" or token.head is token:
            return token
        token = token.head
    return token


def part_of(token: Any) -> Part:
    """What the country or seat of government at `token` is in its sentence."""
    token = chained(token)
    dep, head = token.dep_, token.head
    if dep == "pobj":
        return _after_preposition(head)
    if dep in ("nsubj", "nsubjpass"):
        return "acts" if _does(head, passive=dep == "nsubjpass") else "either"
    if dep in ("dobj", "obj"):
        return "there" if head.lemma_.lower() in VISITING else "either"
    if dep == "poss":
        lemma = head.lemma_.lower()
        return "acts" if lemma in DOING else "there" if lemma in LAND else "either"
    if dep in ("npadvmod", "advmod"):
        return "there"
    if dep == "appos" and head.ent_type_ in ("GPE", "LOC", "FAC"):
        return part_of(head)
    if dep in ("compound", "nmod", "amod") and head.lemma_.lower() in LAND:
        return "there"
    return "either"


def _does(verb: Any, *, passive: bool) -> bool:
    """The verb, or the one that it leads to ("is believed to have defaulted", "needs to borrow"), is something done."""
    for _ in range(3):
        if verb.lemma_.lower() not in BEING and not passive:
            return bool(verb.pos_ in ("VERB", "AUX"))
        led = next((c for c in _led(verb) if c.dep_ in ("xcomp", "pcomp") and c.pos_ == "VERB"), None)
        if led is None:
            return False
        passive = any(c.dep_ == "auxpass" for c in led.children)
        verb = led
    return False


def _led(verb: Any) -> Iterator[Any]:
    """What hangs on the verb, or on what is said with it ("is likely to lift", "was about to lift")."""
    for child in verb.children:
        yield child
        if child.dep_ in ("acomp", "prep", "advmod", "oprd"):
            yield from child.children


def _after_preposition(preposition: Any) -> Part:
    word, over = preposition.lower_, preposition.head
    if word in ("including", "like") or (word == "as" and preposition.i > 0 and preposition.nbor(-1).lower_ == "such"):
        return part_of(over)
    if word in PLACING:
        return "there"
    if word in TOGETHER:
        return "acts"
    if word == "of":
        lemma = over.lemma_.lower()
        return "there" if lemma in LAND else "acts" if lemma in SPEAKING_FOR else "either"
    if word == "from":
        return "either" if over.lemma_.lower() in GIVEN else "there"
    if word in MOVING and (_moves(over) or any(_moves(t) for t in over.children if t.dep_ in ("dobj", "npadvmod"))):
        return "there"
    return "either"


def _moves(token: Any) -> bool:
    """A verb or noun of movement, or what hangs on one ("make visits next May to Paris")."""
    return token.lemma_.lower() in MOTION or (token.dep_ == "npadvmod" and token.head.lemma_.lower() in MOTION)


def may_act(token: Any) -> bool:
    """Of a capital that is neither plainly: could be the government where the document speaks of the country too."""
    token = chained(token)
    if any(c.lemma_.lower() in LAND or _town(c) for c in token.conjuncts):
        return False
    dep, head = token.dep_, token.head
    if dep == "pobj":
        return head.lower_ in OPPOSITE or head.head.lemma_.lower() in BORNE.get(head.lower_, ())
    if dep == "poss" and (head.pos_ == "PROPN" or head.ent_type_ in ("FAC", "LOC", "EVENT", "WORK_OF_ART")):
        return False  # "Amsterdam's Ziggo Dome"
    return dep in ("nsubj", "poss", "dobj", "dative", "nsubjpass")


def _town(token: Any) -> bool:
    """A place that is neither a country nor the seat of a government."""
    return token.ent_type_ == "GPE" and country(token.text) is None
