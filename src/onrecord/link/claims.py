"""Claims: what statements, events and outlets' assertions, of any document, are about; and who stands where on it.

Two roads lead to a claim. Statements that vouch for mentions of one event share that event's claim. Statements whose
contents share enough of what they are about (concepts, names, rare words, weighed by how rare they are in the case)
share a claim too, event or not: "weapons were loaded on the ship" and "no arms were put aboard".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from onrecord import edtf, wire
from onrecord.about import signature
from onrecord.link.likeness import answers, common, features, likeness, rarity
from onrecord.link.position import AFFIRMING, NO_EVIDENCE, NOTHING, OF_STATUS, WEAK, Position, Side, position
from onrecord.link.same_event import Group
from onrecord.link.topics import SUCH, Topic, from_cue, topics
from onrecord.records import Claim, Event, Link, Span, Statement
from onrecord.text import fold, words_of
from onrecord.view import View

# Two contents are about one thing when they share this part of what the shorter one is about ...
SHARED = 0.5
# ... or this part, when the one is said right after the other.
SHARED_NEAR = 0.4
# A feature in more than this part of the statements of a large case tells nothing and would make a block of everything.
TOO_COMMON = 0.25
# A word that so many statements have brings no two of them together.
RARE = 30


@dataclass(slots=True)
class Matter:
    """A claim in the making: its statements with their positions, its events, and why they belong together."""

    positions: dict[str, Position] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)


class Told:
    """Which events each statement speaks of."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.dated: dict[str, set[int]] = defaultdict(set)
        self.all: dict[str, set[int]] = defaultdict(set)
        for n, g in enumerate(groups):
            for m in g.members:
                for v in m.event.status if m.specific else ():
                    self.all[v.by].add(n)
                    if m.event.when:
                        self.dated[v.by].add(n)

    def apart(self, one: str, other: str, undated: bool = False) -> bool:
        """Whether two statements speak of different events; of events without a date only where `undated`."""
        told = self.all if undated else self.dated
        a, b = told.get(one, set()), told.get(other, set())
        return bool(a and b) and not a & b


def vouching(statement: Statement, said: str, side: Side, ahead: bool) -> Position:
    """What an event's status in a statement says of where the speaker stands: who only judges or demands vouches for
    nothing, and who found no evidence of it (`said`: its words from cue to content) does not say that it happened.
    `ahead`: it was said before the event's time, so whatever its words, it can only speak of a plan."""
    if side != "affirms":
        return Position(side)
    if NO_EVIDENCE.search(said):
        return Position("denies", WEAK)
    if ahead:
        return Position("plans")
    return Position(side) if statement.act in AFFIRMING else NOTHING


def start_of(group: Group) -> date | None:
    """The first day that the most exact of an event's dates allows; None where no mention is dated."""
    dated = [edtf.parse(m.event.when) for m in group.members if m.event.when]
    days = [(w.latest - w.earliest, w.earliest) for w in dated if w.earliest and w.latest]
    return min(days)[1] if days else None


def _before(said: str | None, day: date) -> bool:
    latest = edtf.parse(said).latest if said else None
    return latest is not None and latest < day


def event_matters(view: View, groups: Iterable[Group]) -> list[Matter]:
    """One matter for each event that a statement vouches for."""
    out = []
    for g in groups:
        matter = Matter(events=[m.event for m in g.members])
        begins = start_of(g)
        for m in g.members:
            for vouched in m.event.status:
                if vouched.by == "outlet":
                    continue
                by: Statement = view.get(vouched.by)
                document = view.document_of(by)
                ahead = begins is not None and _before(by.said or document.published, begins)
                found = vouching(by, from_cue(document.text, by), OF_STATUS[vouched.status], ahead)
                held = matter.positions.get(vouched.by)
                if held is None or held == NOTHING:
                    matter.positions[vouched.by] = found
        if matter.positions:
            out.append(matter)
    return out


def proposition_matters(
    all_topics: Sequence[Topic], disputed: Sequence[Matter], denied: set[str], silent: set[str], told_of: Told
) -> list[Matter]:
    """One matter for each set of statements with like contents that take a side; the `silent` only retell.

    Who speaks of what the statements about a `disputed` event speak of joins that event's matter. Two that speak of
    different events are not about one thing. The `denied` say of some event that it was not.
    """
    rare = rarity(all_topics)
    sides = {i: p for m in disputed for i, p in m.positions.items() if p != NOTHING}
    sided = [
        (t, sides.get(t.statement.id) or _stands(t, t.statement.id in denied))
        for t in all_topics
        if t.statement.id not in silent and t.statement.speaker
    ]
    sided = [(t, p) for t, p in sided if p.side in ("affirms", "denies")]
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, (t, _) in enumerate(sided):
        for f in features(t.about):
            blocks[f].append(n)
    most = max(50.0, TOO_COMMON * len(sided))
    pairs = {p for f, b in blocks.items() if len(b) <= (RARE if f[0] == "word" else most) for p in combinations(b, 2)}
    likes = []
    for i, j in sorted(pairs):
        if sided[i][1].side == sided[j][1].side:
            continue  # only opposite sides tie
        ids = sided[i][0].statement.id, sided[j][0].statement.id
        if told_of.apart(*ids) or _one_state(sided[i][0].statement, sided[j][0].statement):
            continue
        near = not told_of.apart(*ids, undated=True) and answers(sided[i][0], sided[j][0])
        like, telling = likeness(sided[i][0].about, sided[j][0].about, rare, near)
        if like >= (SHARED_NEAR if near else SHARED):
            likes.append((-like, i, j, telling))
    return _gather(sided, sorted(likes), disputed)


def _one_state(one: Statement, other: Statement) -> bool:
    """Whether two voices of one state speak: that they part is not to be had from like words."""
    a, b = one.speaker, other.speaker
    return a is not None and b is not None and a.id != b.id and a.country is not None and a.country == b.country


def _torn(members: Iterable[tuple[Topic, Position]], joins: bool) -> bool:
    """Whether different voices of one state would stand on both sides, or one voice where two matters are joined."""
    sides: dict[str, set[tuple[str, str]]] = {"affirms": set(), "denies": set()}
    for topic, stands in members:
        who = topic.statement.speaker
        if who is not None and who.country is not None and stands.side in sides:
            sides[stands.side].add((who.country, who.id))
    return any(a[0] == b[0] and (joins or a[1] != b[1]) for a in sides["affirms"] for b in sides["denies"])


def _stands(t: Topic, denies: bool) -> Position:
    """Where a statement stands by its words; one that denies an event in them ("that it came and that none landed") denies."""
    found = position(t.statement, t.cue, t.words, t.said)
    return Position("denies") if denies and found.side == "affirms" else found


def retellings(view: View) -> set[str]:
    """Statements that hardly say more than what another said: "the ministry said that the envoy repeated that ..."; who
    denies or confirms what another said takes a side on it."""
    length = {s.id: sum(c.stop - c.start for c in s.content) for s in view.statements}
    outer = {s.id for s in view.statements if s.act not in ("deny", "confirm")}
    return {
        s.within
        for s in view.statements
        if s.within in outer and s.speaker and 2 * length[s.id] >= length.get(s.within, 0)
    }


def _gather(
    sided: Sequence[tuple[Topic, Position]],
    likes: Sequence[tuple[float, int, int, list[str]]],
    disputed: Sequence[Matter],
) -> list[Matter]:
    """Joins affirming and denying statements, likest first, as long as all of a matter keep something in common.

    Only a pair that takes opposite sides ties: a chain of half-likenesses cannot join two affairs, and what nobody
    disputes makes no matter of its own. The matters of `disputed` events grow in place; no two of them join here.
    """
    matters: list[Matter | None] = [*disputed]
    core: list[frozenset[str] | None] = [None] * len(disputed)
    home_of = {i: n for n, m in enumerate(disputed) for i in m.positions}
    owner = {n: home_of[t.statement.id] for n, (t, _) in enumerate(sided) if t.statement.id in home_of}
    held: dict[int, set[int]] = defaultdict(set)
    for n, home in owner.items():
        held[home].add(n)
    for like, i, j, telling in likes:
        shared = common(sided[i][0].about, sided[j][0].about)
        homes = sorted({owner[n] for n in (i, j) if n in owner})
        if len([h for h in homes if h < len(disputed)]) > 1 or (len(homes) == 1 and i in owner and j in owner):
            continue
        kept = frozenset.intersection(shared, *(known for h in homes if (known := core[h]) is not None))
        members = {i, j}.union(*(held[h] for h in homes))
        if not kept or _torn([sided[k] for k in members], joins=len(homes) > 1):
            continue
        home = homes[0] if homes else len(matters)
        if not homes:
            matters.append(Matter())
            core.append(kept)
        matter = matters[home]
        assert matter is not None
        core[home] = kept
        for gone in homes[1:]:
            other = matters[gone]
            assert other is not None
            matter.positions |= other.positions
            matter.why |= other.why
            matters[gone] = None
            owner.update(dict.fromkeys(held.pop(gone, ()), home))
        held[home] = members
        for n in (i, j):
            owner[n] = home
            topic, stands = sided[n]
            matter.positions.setdefault(topic.statement.id, stands)
            matter.why.setdefault(topic.statement.id, _why(sided[i][0], sided[j][0], telling, -like))
    return [m for m in matters[len(disputed) :] if m]


def _why(one: Topic, other: Topic, telling: Sequence[str], like: float) -> str:
    """Why two statements are about one thing, in the words of the text: names are compared by their stems."""
    if one.borrowed == other.statement.id or other.borrowed == one.statement.id:
        pointing = one if one.borrowed else other
        such = SUCH.search(pointing.words)
        return f"one points back to the other: “{such.group() if such else pointing.words}”"
    words = [w for t in (one, other) for w in re.findall(r"\w+", t.words)]
    shown = [next((w for w in words if w[:1].isupper() and fold(w).startswith(stem)), stem) for stem in telling]
    return f"both speak of {', '.join(shown)} ({like:.0%} of what the shorter one is about)"


def claims(view: View, groups: Sequence[Group]) -> tuple[list[Claim], list[Link]]:
    """The case's claims, and a link from each statement that takes a side to its claim: supports or contradicts."""
    matters = event_matters(view, groups)
    disputed = [m for m in matters if {"affirms", "denies"} <= {p.side for p in m.positions.values()}]
    told_of = Told(groups)
    denied = {i for m in matters for i, p in m.positions.items() if p.side == "denies"}
    matters += proposition_matters(topics(view), disputed, denied, retellings(view), told_of)
    made, links = [], []
    for matter in matters:
        members = tuple(sorted({*matter.positions, *(e.id for e in matter.events)}))
        name, name_of = _name(view, matter)
        claim = Claim(wire.ident("claim", members), name, members, name_of)
        made.append(claim)
        for ident, p in sorted(matter.positions.items()):
            if p.side in ("affirms", "denies", "cancels"):
                kind = "supports" if p.side == "affirms" else "contradicts"
                why = tuple(w for w in (p.side, p.weak, matter.why.get(ident)) if w)
                weight = 0.5 if p.weak else 1.0
                links.append(Link(wire.ident("link", kind, ident, claim.id), kind, ident, claim.id, why, weight))  # type: ignore[arg-type]
    return made, links


def _name(view: View, matter: Matter) -> tuple[str, str]:
    """The words of the member that says most: an event with date and place, or the longest affirmed content."""
    if matter.events:
        sided = {i for i, p in matter.positions.items() if p.side != "none"}
        best = max(
            matter.events,
            key=lambda e: (
                any(v.by in sided for v in e.status),
                bool(e.when) + bool(e.where),
                -abs(e.span.stop - e.span.start - 80),
                e.id,
            ),
        )
        return _trimmed(view.document_of(best).text, (best.span,)), best.id
    affirmed = [view.get(i) for i, p in matter.positions.items() if p.side == "affirms"] or [
        view.get(i) for i in matter.positions
    ]
    texts = {s.id: _trimmed(view.document_of(s).text, s.content or s.cue) for s in affirmed}
    about = {i: features(signature(t)).keys() for i, t in texts.items()}
    shared = Counter(f for i in about for f in about[i])
    # The one that says most of what the others say too, in the fewest words.
    best_id = max(texts, key=lambda i: (sum(shared[f] > 1 for f in about[i]) - len(texts[i]) / 40, i))
    return re.sub(r"^(?:that|whether)\s+", "", texts[best_id]), best_id


def _trimmed(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(words_of(text, spans).split())
