"""What a figure counts or measures, whose it is and for which period, from the parse, the mentions and the times.

"The military budget of Ruritania for 2023 is estimated at more than 23 billion dollars."
-> indicator "military budget", whom Ruritania, period 2023
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

from onrecord.find.figures_amounts import Amount, tables
from onrecord.find.located import Located
from onrecord.find.page import Mention, Page, Time
from onrecord.records import Actor

NOUNS = frozenset(("NOUN", "PROPN"))
MODIFIERS = frozenset(("amod", "compound", "nmod"))
VERBS = frozenset(("VERB", "AUX"))
# "a £500m investment", "the 23 billion dollar budget": the noun stands within a few words of its number.
NOUN_REACH = 8
# A date names a figure's period when it stands this near behind it (words); further on it dates something else.
PERIOD_REACH = 8
# A sum in another currency, in brackets, has this many words at most.
BRACKET = 8
# Up the tree from a figure to the noun or verb it belongs to; longer chains were wrong in most cases read.
CLIMB = 5


class About(Located):
    """Answers for the figures of one page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.doc)
        self.page = page
        self.mention_starts = [m.start for m in page.mentions]
        self.words = tables().raw["words"]
        self.times = list(page.times)
        self.time_starts = [t.start for t in self.times]

    def measure(self, word: str) -> str | None:
        """The unit or currency that a noun is ("hundreds of pounds"), None for what is merely counted."""
        raw = tables().raw
        if word in raw["measures"]:
            return str(raw["measures"][word])
        plain = raw["plain_currencies"].get(raw["currency_spellings"].get(word, word))
        return None if plain is None else str(plain)

    # ------------------------------------------------------------------ nouns
    def counted(self, amount: Amount) -> Any | None:
        """The noun that a count counts ("80 motor-rifle soldiers"), None where none follows."""
        last = self.token(amount.number[1] - 1)
        for token in reversed(self.tokens(*amount.number)):
            head = token
            while head.i <= last.i and head.head.i != head.i:
                head = head.head
            if head.i > last.i and head.pos_ in NOUNS and head.i - last.i <= NOUN_REACH and self._counts(head, last):
                return head
        # "31,121 of the 62,138 fines"
        part = last.i + 1 < len(self.doc) and self.doc[last.i + 1]
        if part and part.lower_ == "of" and part.head.i == last.i:
            return next((c for c in part.children if c.dep_ == "pobj" and c.pos_ in NOUNS), None)
        return None

    def _counts(self, head: Any, last: Any) -> bool:
        between = self.doc[last.i + 1 : head.i]
        verbs = any(t.pos_ in VERBS and t.dep_ != "amod" for t in between)  # "reported cases" has none
        return head.sent.start == last.sent.start and not verbs and not any(t.text in ",;:()" for t in between)

    def modified(self, amount: Amount) -> Any | None:
        """The noun that a sum or share stands before ("a $100m payment")."""
        span = self.tokens(amount.start, amount.stop)
        last = span[-1].i
        for token in reversed(span):
            head = token.head
            if (
                last < head.i <= last + NOUN_REACH
                and head.pos_ in NOUNS
                and token.dep_ in (*MODIFIERS, "nummod", "quantmod", "npadvmod")
            ):
                return None if any(t.pos_ in VERBS for t in self.doc[last + 1 : head.i]) else head
        return None

    def root(self, amount: Amount) -> Any:
        """The word of the figure that hangs on a word outside of it, climbing from the last (the unit)."""
        span = self.tokens(amount.start, amount.stop)
        token = span[-1]
        while span[0].i <= token.head.i <= span[-1].i and token.head.i != token.i:
            token = token.head
        return token

    def phrase(self, noun: Any) -> str:
        """The noun with the words that narrow it ("military budget"), without articles, owners and numbers."""
        first = noun
        while first.i > noun.sent.start:
            left = self.doc[first.i - 1]
            hangs = left.dep_ in MODIFIERS and noun.is_ancestor(left) and left.ent_type_ not in ("PERSON", "DATE")
            joint = left.text == "-" and not left.whitespace_ and not self.doc[left.i - 1].whitespace_
            if not (hangs or joint) or left.text == "%" or any(c.isdigit() for c in left.text) or self._named(left):
                break
            first = left
        return str(self.page.text[first.idx : noun.idx + len(noun)]).strip("- ")

    def _named(self, token: Any) -> bool:
        """Whether the word is an actor's name: that is the figure's whom, not its indicator."""
        return self.mention_at(token.idx) is not None

    # ------------------------------------------------------------------ what is measured
    def indicator(self, amount: Amount) -> Any | None:
        """The noun (or verb, where only one says it) that the sum or share is of."""
        if (noun := self._next(amount) or self.modified(amount)) is not None:
            return self._through(noun)
        if (noun := self._before(amount)) is not None:
            return self._through(noun)
        root = self.root(amount)
        wanted = ("of",) if amount.kind in ("percent", "vague") else ("of", "for", "on", "in", "worth")
        if (noun := self._after(amount, root, wanted)) is not None:
            return self._through(noun)
        return self._above(amount, root)

    def _next(self, amount: Amount) -> Any | None:
        """The noun that ends the row of nouns and adjectives right behind the figure ("a 19% pay rise")."""
        at = self.tokens(amount.start, amount.stop)[-1].i + 1
        noun = None
        while at < len(self.doc) and self.doc[at].pos_ in ("NOUN", "ADJ") and not self._is_time(self.doc[at]):
            noun = self.doc[at] if self.doc[at].pos_ == "NOUN" else noun
            at += 1
        return noun if noun is not None and noun.lower_ not in self.words["rates"] else None

    def _before(self, amount: Amount) -> Any | None:
        """The noun before "worth", "estimated at": dates between belong to it ("the budget for 2023, estimated at")."""
        at = self.tokens(amount.start, amount.stop)[0].i - 1
        if at > 0 and self.doc[at].lower_ in ("at", "to", "be"):
            at -= 1 + (self.doc[at].lower_ == "be")
        if at <= 0 or self.doc[at].lower_ not in self.words["worth"]:
            return None
        at -= 1
        for _ in range(CLIMB):
            token = self.doc[at]
            if token.pos_ in NOUNS and not self._is_time(token):
                owned = token.head.head if token.dep_ == "pobj" else token
                # "the budget of Ruritania, estimated at": a name owns what is estimated.
                return owned if self._named(token) and owned.pos_ in NOUNS else token
            if at == 0 or token.is_sent_start or not (token.pos_ in ("ADP", "PUNCT", "DET") or self._is_time(token)):
                return None
            at -= 1
            while at > 0 and self._is_time(self.doc[at]):
                at -= 1
        return None

    def _after(self, amount: Amount, root: Any, wanted: tuple[str, ...]) -> Any | None:
        """The noun after "of" (a share), "for", "on", "in" (a sum), right behind the figure."""
        at = self.tokens(amount.start, amount.stop)[-1].i + 1
        if at < len(self.doc) and self.doc[at].text == "(":  # a conversion: "$33bn (£29bn) for"
            at = next((i + 1 for i in range(at, min(at + BRACKET, len(self.doc))) if self.doc[i].text == ")"), at)
        if at >= len(self.doc) or self.doc[at].lower_ not in wanted:
            return None
        following = self.doc[at]
        if following.lower_ == "for" and root.head.lemma_ in self.words["raising"]:
            return None
        noun = next((c for c in following.children if c.dep_ in ("pobj", "pcomp")), None)
        if noun is None or self._is_time(noun):
            return None
        return noun

    def _is_time(self, token: Any) -> bool:
        i = bisect_right(self.time_starts, token.idx) - 1
        return i >= 0 and token.idx < self.times[i].stop

    def _through(self, noun: Any) -> Any:
        """Past "a rise in", "the number of" to the noun that rises or is counted."""
        for _ in range(2):
            if noun.lemma_.lower() not in self.words["through"]:
                break
            below = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("in", "of", "on")), None)
            inner = below and next((c for c in below.children if c.dep_ == "pobj"), None)
            if inner is None or self._is_time(inner) or inner.like_num or any(c.like_num for c in inner.children):
                break
            noun = inner
        return noun

    def _above(self, amount: Amount, root: Any) -> Any | None:
        """Up the tree: "an income of £40,000", "the index closed 2 % lower", "estimated at 23 billion"."""
        token = root
        for _ in range(CLIMB):
            head = token.head
            if head.i == token.i:
                return self._of_verb(amount, token, root) if token.pos_ in VERBS else None
            if head.pos_ in NOUNS and not self._is_time(head):
                return self._through(head)
            if head.pos_ in VERBS:
                noun = self._of_verb(amount, head, token)
                if noun is not None:
                    return noun
            token = head
        return None

    def _of_verb(self, amount: Amount, verb: Any, below: Any) -> Any | None:
        """The subject of a verb of being or changing; the verb itself where it takes the sum ("raised £5,700")."""
        if verb.dep_ in ("acl", "relcl") and not self._is_time(verb.head):
            return self._through(verb.head)
        if verb.dep_ == "acl":  # "the budget for the year of 2023, estimated at ..."
            noun = verb.head
            while self._is_time(noun) and noun.head.i != noun.i:
                noun = noun.head if noun.head.pos_ != "ADP" else noun.head.head
            return self._through(noun) if noun.pos_ in NOUNS else None
        if amount.kind == "money" and below.dep_ == "dobj" and verb.lemma_ != "be":
            if wanted := next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "for")), None):
                noun = next((c for c in wanted.children if c.dep_ == "pobj"), None)
                if noun is not None and noun.i > below.i and not self._is_time(noun) and noun.pos_ in NOUNS:
                    return self._through(noun)
            return verb
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None or subject.pos_ not in NOUNS or amount.start <= subject.idx < amount.stop:
            return None
        return self._through(subject)

    # ------------------------------------------------------------------ whose
    def mention_at(self, offset: int) -> Mention | None:
        """The actor named over the character."""
        i = bisect_right(self.mention_starts, offset) - 1
        if i >= 0 and offset < self.page.mentions[i].stop:
            return self.page.mentions[i]
        return None

    def mentions_in(self, start: int, stop: int) -> list[Mention]:
        """The actors named within the characters."""
        first = bisect_left(self.mention_starts, start)
        return list(self.page.mentions[first : bisect_left(self.mention_starts, stop)])

    def whom(self, amount: Amount, noun: Any | None) -> Actor | None:
        """Who owns the noun ("the Algerian budget", "the budget of Algeria"), else who is or does what the figure
        says; None where two are named ("soldiers of Algeria and Mali").
        """
        if amount.kind == "measure" and amount.unit not in self.words["durations"]:
            return None
        if noun is not None and noun.pos_ in NOUNS:
            owners = self._owners_named(noun, amount)
            if owners:
                return owners[0] if len({a.country or a.id for a in owners}) == 1 else None
            if (own := self.mention_at(noun.idx)) is not None:
                return own.actor
        verbs, token = CLIMB, self.root(amount)
        if amount.kind in ("count", "vague") and noun is not None:
            if noun.dep_ != "dobj":
                return None
            verbs, token = 1, noun
        for subject in self._subjects(token, verbs):
            if (own := self.mention_at(subject.idx)) is not None:
                return own.actor
            owners = self._owners_named(subject, amount) if subject.pos_ in NOUNS else []
            if owners:
                return owners[0]
        return None

    def _owners_named(self, noun: Any, amount: Amount) -> list[Actor]:
        parts = [(p.left_edge.idx, p.right_edge.idx + len(p.right_edge)) for p in self._owners(noun)]
        named = [m for start, stop in parts for m in self.mentions_in(start, stop)]
        return [m.actor for m in named if m.stop <= amount.start or m.start >= amount.number[1]]

    def _owners(self, noun: Any) -> Iterator[Any]:
        children = list(noun.children)
        yield from (c for c in children if c.dep_ in ("poss", "amod", "compound", "nmod") and c.i < noun.i)
        yield from (c for c in children if c.dep_ == "prep" and c.lower_ in ("of", "by", "in"))

    def _subjects(self, token: Any, verbs: int) -> Iterator[Any]:
        """The subjects of the verbs over the token, the nearest first."""
        for _ in range(CLIMB):
            if token.pos_ in VERBS:
                verbs -= 1
            yield from (c for c in token.children if c.dep_ in ("nsubj", "nsubjpass") and c.i != token.i)
            if token.head.i == token.i or token.dep_ == "ccomp" or verbs < 1:  # beyond is who says it, not whose it is
                return
            token = token.head

    # ------------------------------------------------------------------ when
    def period(self, amount: Amount, noun: Any | None) -> str | None:
        """The date right behind the figure or its noun, else the one that opens the sentence or is its only one."""
        sentence = self.token(amount.start).sent
        first = bisect_left(self.time_starts, sentence.start_char)
        inside = self.times[first : bisect_left(self.time_starts, sentence.end_char)]
        inside = [t for t in inside if t.stop <= amount.start or t.start >= amount.stop]
        behind = [t for t in inside if self._behind(t, amount.stop)]
        if noun is not None:
            behind += [t for t in inside if self._behind(t, noun.idx + len(noun))]
        if behind:
            return behind[0].edtf
        opening = [t for t in inside if t.start - sentence.start_char <= len("In the year of ")]
        if not opening and len(inside) == 1 and self._same_clause(amount, inside[0]):
            return inside[0].edtf
        return opening[0].edtf if opening else None

    def _same_clause(self, amount: Amount, time: Time) -> bool:
        """Whether the date hangs on the figure's verb, with no other number between that it may belong to."""
        start, stop = (time.stop, amount.start) if time.start < amount.start else (amount.stop, time.start)
        if stop > start and any(t.like_num for t in self.tokens(start, stop)[1:-1]):
            return False
        verb = self._clause(self.root(amount))
        return verb is not None and verb == self._clause(self.token(time.start))

    def _clause(self, token: Any) -> Any | None:
        for _ in range(CLIMB):
            if token.pos_ in VERBS:
                return token
            token = token.head
        return None

    def _behind(self, time: Time, stop: int) -> bool:
        if time.start < stop:
            return False
        between = self.tokens(stop, time.start)[1:-1] if time.start > stop else []
        if len(between) and between[0].text == "(":  # a conversion: "3 trillion dinars ($22 billion) in 2023"
            between = between[next((i + 1 for i, t in enumerate(between[:BRACKET]) if t.text == ")"), 0) :]
        return len(between) <= PERIOD_REACH and not any(t.pos_ in VERBS or t.like_num for t in between)
