"""When and where an event was, what it is called, and what matter it belongs to.

"the 'North Wind' drills near Kiruna in April 2024"  ->  2024-04, Kiruna, North Wind, (military,)
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.find.ground import Ground, clause, path
from onrecord.find.page import Place, Time
from onrecord.find.plover import Trigger, lemma
from onrecord.records import Actor

FINER = {"country": 0, "province": 1, "city": 2, "site": 3}
# A longer way through the tree is another clause's business.
FAR = 9
# How much farther off the finer of two places may hang: "in Sweden" on the verb, "in Lapland Province" on the noun.
ASIDE = 3
# Verbs of saying: their time and place are the statement's, not the event's.
SAYING = frozenset({"say", "tell", "announce", "confirm", "deny", "add", "state", "report", "declare", "claim", "write",
                    "disclose", "describe", "note", "stress", "reveal", "reiterate", "insist", "admit", "interview", "quote"})  # fmt: skip
# "near Ruritania", "50 kilometres from Ruritania": where it was not.
BESIDE = frozenset({"near", "from", "off", "outside", "beyond", "against", "with", "since", "between", "than", "of"})
NAMED = frozenset({"call", "name", "dub", "know", "codename", "code-name", "title", "baptise", "baptize"})
QUOTED = re.compile(r"[\"'“‘«]\s*([^\"'”’»“‘«\n]{2,50}?)\s*[\"'”’»]")
YEARED = re.compile(r"(?:19|20)\d\d")


@cache
def _contexts() -> dict[str, frozenset[str]]:
    """Word to the contexts that it tells of."""
    out: dict[str, set[str]] = {}
    for name, words in _table()["words"].items():
        for word in words:
            out.setdefault(word, set()).add(name)
    return {w: frozenset(c) for w, c in out.items()}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("onrecord") / "data" / "plover_contexts.toml").read_text(encoding="utf-8"))


def context(ground: Ground, trigger: Trigger, words: Iterable[Any], actors: Iterable[Actor]) -> tuple[str, ...]:
    """The matters that an event belongs to, in the order of the table."""
    found: set[str] = set()
    for word in words:
        found |= _contexts().get(lemma(word), frozenset())
    if trigger.pattern.plover in ("COOPERATE", "MOBILIZE", "ASSAULT", "RETREAT"):
        found |= {c for a in actors if (c := _table()["sectors"].get(a.sector or ""))}
    if trigger.pattern.plover == "CONSULT" and not found - {"military"}:
        found.add("diplomatic")
    return tuple(c for c in _table()["words"] if c in found)


def reach(ground: Ground, trigger: Trigger) -> set[int]:
    """Words that belong to the event: its clause, the clauses that hang on its noun, never those of other clauses."""
    token, verb = trigger.token, trigger.verb
    tops = {clause(token).i}
    if verb is not None:
        tops.add(clause(verb).i)
    for child in token.children:
        if child.dep_ in ("acl", "relcl"):
            tops.add(child.i)
    return {t.i for t in token.sent if clause(t).i in tops or (t.head.i in tops and t.dep_ == "xcomp")}


def distance(a: Any, b: Any) -> int:
    """Steps between two words in the tree of their sentence."""
    up = {t.i: n for n, t in enumerate(path(a, 15))}
    for n, t in enumerate(path(b, 15)):
        if t.i in up:
            return n + up[t.i]
    return 30


def when(ground: Ground, trigger: Trigger, own: set[int]) -> Time | None:
    """The dated expression nearest to the event in its own clauses; none that hangs on a verb of saying."""
    best: tuple[int, int, Time] | None = None
    for time in {id(t): t for i in own if (t := ground.times.get(i))}.values():
        if time.edtf is None:
            continue
        head = ground.head(time)
        anchor = _anchor(head)
        if anchor is not None and lemma(anchor) in SAYING and anchor != trigger.token:
            continue
        if anchor is not None and anchor.dep_ == "xcomp" and anchor.head == trigger.token:
            continue  # "have agreed to meet on the 5th": the meeting's day
        d = min(distance(trigger.token, head), distance(trigger.verb, head) if trigger.verb is not None else 30)
        if d <= FAR and (best is None or (d, abs(head.i - trigger.token.i)) < best[:2]):
            best = (d, abs(head.i - trigger.token.i), time)
    return best[2] if best else None


def _anchor(head: Any) -> Any | None:
    """The verb or noun that a time expression hangs on."""
    for above in path(head.head, 4):
        if above.pos_ in ("VERB", "AUX", "NOUN") and above.ent_type_ not in ("DATE", "TIME"):
            return above
    return None


def wheres(ground: Ground, trigger: Trigger, own: set[int]) -> list[Place]:
    """The place of an event, the finest that its clauses name; several for coordinated goals of a visit."""
    if trigger.pattern.mode == "visit" and (goals := _goals(ground, trigger)):
        return goals
    near: list[tuple[int, int, Place]] = []
    for place in {id(p): p for i in own if (p := ground.places.get(i))}.values():
        head = ground.head(place)
        if place.start < trigger.token.idx and ground.page.text[place.stop : place.stop + 2] == ": ":
            continue  # "Tokyo: no talks in Mongolia": who says so
        if head.head.lower_ in BESIDE and place.where.exact == "country":
            continue
        d = min(distance(trigger.token, head), distance(trigger.verb, head) if trigger.verb is not None else 30)
        if d <= FAR:
            near.append((d, head.i, place))
    if not near:
        return []
    closest = min(near, key=lambda n: n[:2])
    # "in Lapland Province, in Sweden": the finer of two that are one
    same = [n for n in near if n[2].where.country == closest[2].where.country and n[0] <= closest[0] + ASIDE]
    return [min(same, key=lambda n: (-FINER[n[2].where.exact], n[0], n[1]))[2]]


def _goals(ground: Ground, trigger: Trigger) -> list[Place]:
    """Where a visit goes: the places after "to" (or the object of "visit"), up to the next verb."""
    out: list[Place] = []
    token = trigger.token
    words = list(token.doc[token.i + 1 : token.sent.end])
    if trigger.verb is not None and trigger.verb.i > token.i:
        words = list(token.doc[token.i + 1 : trigger.verb.i])
    opened = token == trigger.verb
    for word in words:
        if (word.pos_ in ("VERB", "AUX") and word.tag_ in ("VBD", "VBZ", "VBP", "MD")) or word.text in ";:":
            break
        if (word.lower_ == "to" and word.pos_ == "ADP") or (word.lower_ in ("in", "at") and word.head == token):
            opened = True
        elif opened and (place := ground.places.get(word.i)) is not None:
            if place not in out:
                out.append(place)
        elif out and word.dep_ not in ("cc", "punct", "conj", "preconj", "case", "det"):
            break
        elif word.pos_ == "ADP" and not out:
            opened = False
    return _coordinated(out)


def _coordinated(places: list[Place]) -> list[Place]:
    """Places of one exactness are several goals; "Paris, France" is one."""
    finest = max((FINER[p.where.exact] for p in places), default=0)
    return [p for p in places if FINER[p.where.exact] == finest]


def name(ground: Ground, trigger: Trigger) -> str | None:
    """The proper name of an event: in quotation marks, as capitals before or after its noun, or after "called"."""
    token = trigger.token
    if token == trigger.verb:
        return None
    left = min(min(t.i for t in token.subtree), token.i)
    before = ground.page.text[token.doc[left].idx : token.idx]
    quoted = [m.group(1) for m in QUOTED.finditer(before) if m.group(1)[:1].isupper()]
    if quoted:
        return quoted[-1]
    runs = _runs(ground, range(max(left, token.sent.start + 1), token.i))
    for child in token.children:
        called = child.dep_ in ("acl", "relcl") and lemma(child) in NAMED
        if called or child.dep_ == "appos":
            words = [t.i for t in child.subtree]
            runs += _runs(ground, range(words[0], words[-1] + 1))[:1]
    return runs[-1] if runs else None


def _runs(ground: Ground, indices: range) -> list[str]:
    """Runs of capitalised words that are nobody's name, no place's and no date's: two words, or one with a year."""
    runs: list[list[Any]] = [[]]
    for i in indices:
        token = ground.doc[i]
        if _free(ground, token):
            runs[-1].append(token)
        elif runs[-1]:
            runs.append([])
    out = []
    for run in runs:
        while run and not (run[-1].is_title or run[-1].is_upper or any(c.isdigit() for c in run[-1].text)):
            run.pop()
        while run and not (run[0].text[0].isupper()):
            run.pop(0)
        text = ground.page.text[run[0].idx : run[-1].idx + len(run[-1])] if run else ""
        if len(text.split()) > 1 or (text and YEARED.search(text)):
            out.append(text)
    return out


def _free(ground: Ground, token: Any) -> bool:
    """A capitalised word (or a year or hyphen between such) that is nobody's name, no place's and no date's."""
    named = ground.mentions.get(token.i)
    # what has neither country nor sector may be an exercise that looked like an organisation
    if named is not None and (named.actor.country or named.actor.sector or named.actor.kind == "person"):
        return False
    if token.i in ground.places or token.i in ground.times:
        return False
    return bool(token.text[0].isupper() or YEARED.fullmatch(token.text) or token.text == "-")
