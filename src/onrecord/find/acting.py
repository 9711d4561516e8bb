"""Does a country or capital act here, or is it only a place? Read off the parse.

"Moscow denied it" acts; "he flew to Moscow" is a place; "talks with Algiers" acts; "in Algeria" is a place.
"""

from __future__ import annotations

from typing import Any

# Prepositions that put something inside, near or along a place whatever the verb.
PLACING = frozenset(
    "in inside within across throughout near outside around into at off onto via above beneath over under along "
    "beyond through".split()
)
# With these, only movement makes a place of what follows ("fly to", "return from"); otherwise it is somebody
# ("sold to", "a letter from").
MOVING = frozenset(("to", "from", "for", "towards", "toward", "of"))
MOTION = frozenset(
    "go come travel fly return arrive head drive move flee walk sail march ride trip journey visit tour flight route "
    "road way pilgrimage deport extradite evacuate escape migrate emigrate relocate send deploy transfer ship bring "
    "take back evacuation deportation migration arrival departure depart import export home airlift enter entry access "
    "born live based withdraw withdrawal pull leave stay hold held locate jet crossing convoy train bus ferry "
    "transport transit trek smuggle traffic dispatch rush".split()
)
# Nouns of land and water: "the south of Algeria" is a place.
LAND = frozenset(
    "north south east west centre center middle coast capital city town village region province area part territory "
    "soil border rest outskirts suburb interior heart mainland island edge desert countryside airspace waters shore "
    "streets map corner parts areas regions towns cities villages districts parts port state county district valley "
    "mountains hills streets population northeast northwest southeast southwest".split()
)
# Verbs whose object is where one goes.
VISITING = frozenset("visit tour leave enter reach cross quit flee approach inhabit exit depart traverse".split())
# Verbs that a place can be the subject of without anybody acting.
BEING = frozenset(
    "be lie have sit become remain stand see host boast experience grow stretch border face suffer look seem include "
    "contain feature enjoy mourn".split()
)
# Passives that happen to somebody who acts.
SUFFERED = frozenset(
    "accuse warn urge ask tell criticise criticize blame condemn sanction isolate inform invite oblige force expect "
    "suspect pressure threaten reject request bind".split()
)
OPPOSITE = frozenset(("between", "with", "by", "against", "from", "to", "towards", "toward", "for", "on", "and"))


def chained(token: Any) -> Any:
    """The first of the things that `token` is listed with ("Paris" for Moscow in "Paris and Moscow")."""
    for _ in range(6):
        if token.dep_ != "conj" or token.head is token:
            return token
        token = token.head
    return token


def _moves(token: Any) -> bool:
    """A verb or noun of movement, or what hangs on one ("make visits next May to Paris")."""
    return token.lemma_.lower() in MOTION or (token.dep_ == "npadvmod" and token.head.lemma_.lower() in MOTION)


def is_place(token: Any) -> bool:
    """The words around say that something is, goes or happens there."""
    token = chained(token)
    dep, head = token.dep_, token.head
    if dep == "pobj":
        word = head.lower_
        if word in PLACING:
            return True
        if word in MOVING:
            over = head.head
            if word == "of":
                return over.lemma_.lower() in LAND
            return _moves(over) or any(_moves(t) for t in over.children if t.dep_ in ("dobj", "npadvmod", "nsubj"))
        return False
    if dep in ("dobj", "obj"):
        return head.lemma_.lower() in VISITING
    if dep in ("poss", "compound", "nmod", "amod"):
        return head.lower_ in LAND and head.dep_ != "nsubj" if dep != "poss" else head.lower_ in LAND
    return dep in ("npadvmod", "advmod")


def acts(token: Any) -> bool:
    """The words around say plainly that somebody acts: for capitals, whose first meaning is the place."""
    token = chained(token)
    dep, head = token.dep_, token.head
    if dep == "nsubj":
        return head.pos_ in ("VERB", "AUX") and head.lemma_.lower() not in BEING
    if dep == "nsubjpass":
        return head.lemma_.lower() in SUFFERED
    if dep == "pobj" and head.lower_ == "by":
        return True
    return dep == "pobj" and head.lower_ in ("against", "between")


def may_act(token: Any) -> bool:
    """Somebody could be meant where the document speaks of the country too ("with Moscow", "Moscow's allies")."""
    token = chained(token)
    dep, head = token.dep_, token.head
    if dep == "pobj":
        return head.lower_ in OPPOSITE
    return dep in ("nsubj", "poss", "dobj", "dative", "nsubjpass", "compound")
