"""The states that the words around a posture name: its subject, its owner, the two ends of a bond."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any

from onrecord.find.located import Located
from onrecord.find.page import Mention, Page
from onrecord.records import Actor

VERBS = frozenset(("VERB", "AUX"))
# Bodies that have a posture to other states; persons have friends and rivals of another kind.
STATES = frozenset(("country", "government", "ministry", "forces", "organisation", "group", "people"))
# Up from a word to its clause: longer chains end in another clause.
CLIMB = 6


class Parties(Located):
    """Answers about one page; tokens are spaCy's."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.doc)
        self.page = page
        self.states: list[Mention] = [m for m in page.mentions if m.actor.country and m.actor.kind in STATES]
        self.starts = [m.start for m in self.states]
        self.dated = [t for t in page.times if t.edtf]
        self.dated_starts = [t.start for t in self.dated]

    def within(self, start: int, stop: int) -> list[Actor]:
        """The states named between two characters, in text order, each once (by country)."""
        found = self.states[bisect_left(self.starts, start) : bisect_left(self.starts, stop)]
        return list({m.actor.country: m.actor for m in reversed(found)}.values())[::-1]

    def below(self, token: Any) -> list[Actor]:
        """The states named in the token's phrase."""
        edge = token.right_edge
        return self.within(token.left_edge.idx, edge.idx + len(edge))

    def at(self, token: Any) -> Actor | None:
        """The state that the token names."""
        i = bisect_right(self.starts, token.idx) - 1
        return self.states[i].actor if i >= 0 and token.idx < self.states[i].stop else None

    # ------------------------------------------------------------------ clauses
    def clause(self, token: Any) -> Any | None:
        """The nearest verb over the token."""
        for _ in range(CLIMB):
            if token.head.i == token.i:
                return token if token.pos_ in VERBS else None
            token = token.head
            if token.pos_ in VERBS:
                return token
        return None

    def negated(self, token: Any, words: dict[str, Any]) -> bool:
        """A negation on the word or its verb ("is not neutral", "no longer an ally")."""
        verb = self.clause(token)
        near = [*token.children, *(verb.children if verb is not None else ())]
        no = {*words["negations"], *words["ended"]}
        return any(t.lower_ in no for t in near) or any(g.lower_ == "longer" for t in near for g in t.children)

    def when(self, token: Any) -> str | None:
        """The date in the word's own clause, None where there is none or more than one."""
        verb = self.clause(token)
        if verb is None:
            return None
        first = bisect_left(self.dated_starts, token.sent.start_char)
        inside = self.dated[first : bisect_left(self.dated_starts, token.sent.end_char)]
        dated = [t.edtf for t in inside if self.clause(self.token(t.start)) == verb]
        return dated[0] if len(set(dated)) == 1 else None

    # ------------------------------------------------------------------ parties
    def one(self, actors: Iterable[Actor]) -> Actor | None:
        """The only state among them, None for none or several."""
        found = list({a.country: a for a in actors}.values())
        return found[0] if len(found) == 1 else None

    def subject(self, verb: Any) -> Actor | None:
        """The state that does what the verb says: its subject, or the noun that it describes ("the Algerian
        discourse, which sits on the fence").
        """
        if (own := self.apposed(verb)) is not None:
            return own
        for _ in range(CLIMB):
            subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None and subject.tag_ not in ("WDT", "WP"):
                return self.state_of(subject)
            if verb.dep_ in ("relcl", "acl"):
                return self.state_of(verb.head)
            if verb.head.i == verb.i or verb.dep_ not in ("xcomp", "conj", "advcl", "aux", "ccomp", "pcomp"):
                break
            if verb.dep_ == "ccomp" and subject is None and verb.head.pos_ not in VERBS:
                break
            verb = verb.head
        return None

    def apposed(self, verb: Any) -> Actor | None:
        """ "the official Algerian discourse: sitting on the fence": the noun before the colon."""
        left = verb.left_edge
        if left.i >= 2 and self.doc[left.i - 1].text in (":", "-", "—", "–"):
            return self.state_of(self.doc[left.i - 2])
        return None

    def state_of(self, noun: Any) -> Actor | None:
        """The state that a noun is or belongs to; a noun of two states belongs to neither."""
        own = self.at(noun)
        if own is not None:
            return own
        if noun.lower_ in ("it", "they") and noun.head.dep_ == "ccomp":
            # "Ruritania insists that it is neutral"
            teller = next((c for c in noun.head.head.children if c.dep_ == "nsubj"), None)
            return self.state_of(teller) if teller is not None else None
        return self.one(self.below(noun)) if noun.pos_ in ("NOUN", "PROPN") else None

    def owner(self, noun: Any) -> Actor | None:
        """B in "B's ally", "an ally of B", "an ally to B"."""
        for child in noun.children:
            if child.dep_ == "poss" and child.lower_ in ("its", "their"):
                verb = self.clause(noun)
                return None if verb is None else self.subject(verb)
            if child.dep_ in ("poss", "nmod", "compound", "amod") and (own := self.one(self.below(child))) is not None:
                return own
        return self.one(self.under(noun, ("of", "to", "for")))

    def modifying(self, noun: Any) -> list[Actor]:
        """The states among the words before a noun that has an owner besides ("its French and British allies")."""
        if not any(c.dep_ == "poss" for c in noun.children):
            return []
        return [a for c in noun.children if c.dep_ in ("amod", "nmod", "compound") for a in self.below(c)]

    def under(self, token: Any, prepositions: Iterable[str]) -> list[Actor]:
        """The states behind a preposition on the token."""
        return [a for c in token.children if c.dep_ == "prep" and c.lower_ in prepositions for a in self.below(c)]

    def described(self, adjective: Any) -> Actor | None:
        """Who is so: the subject of "is neutral", the noun after "neutral"."""
        if adjective.dep_ == "amod":
            return self.at(adjective.head)
        verb = self.clause(adjective)
        if verb is None or adjective.dep_ not in (
            "acomp",
            "oprd",
            "attr",
            "ROOT",
            "acl",
            "conj",
            "advcl",
            "xcomp",
            "ccomp",
        ):
            return None
        return self.subject(verb)

    def named_as(self, noun: Any, counting: Iterable[str]) -> list[Actor]:
        """Who is called so: the subject of "is", the apposition, the object of "counts ... among"."""
        at = noun
        while at.dep_ in ("pobj", "prep", "conj") and at.head.i != at.i:
            # "is one of B's allies", "among B's allies": the word above is what is said of A.
            at = at.head
            if at.pos_ in VERBS or at.lower_ == "one":
                break
        if at.dep_ == "appos":
            return [a for a in [self.at(at.head)] if a is not None]
        nouns = [c for c in at.children if c.dep_ == "appos"]
        if at is noun and nouns:  # "its rival Morocco"
            return [a for a in map(self.at, nouns) if a is not None]
        verb = at if at.pos_ in VERBS else self.clause(at)
        if verb is None:
            return []
        if verb.lemma_ in counting:
            objects = [c for c in verb.children if c.dep_ == "dobj" or (c.dep_ == "nsubjpass")]
            return [a for c in objects for a in [self.at(c)] if a is not None]
        if at.dep_ not in ("attr", "oprd", "acomp", "dobj") or verb.lemma_ not in ("be", "remain", "become", "stay"):
            return []
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        return [a for c in subjects for t in (c, *c.conjuncts) for a in [self.at(t)] if a is not None]

    def between(self, noun: Any) -> list[Actor]:
        """The ends that the bond's own words name: "between A and B", "of A and B", "with B", "A-B alliance"."""
        ends = list({a.country: a for a in self.under(noun, ("between", "of", "with", "among", "to"))}.values())
        before = self.within(noun.left_edge.idx, noun.idx)
        return before if not ends and len(before) == 2 else ends

    def holder(self, noun: Any, ends: list[Actor]) -> Actor | None:
        """Whose bond it is: "A's alliance with B", "A declared its neutrality", else the sentence's only other state."""
        taken = {a.country for a in ends}
        for child in noun.children:
            if child.dep_ in ("poss", "nmod", "compound", "amod"):
                own = self.one(a for a in self.below(child) if a.country not in taken)
                if own is not None:
                    return own
        verb = self.clause(noun)
        if verb is not None:
            subject = self.subject(verb)
            if subject is not None and subject.country not in taken:
                return subject
        sentence = noun.sent
        return (
            self.one(a for a in self.within(sentence.start_char, sentence.end_char) if a.country not in taken)
            if ends
            else None
        )
