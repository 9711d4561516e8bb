"""What single reporting verbs do in their frames: "asked whether" asks, "asked to" demands; "rejected" a claim denies.

Each frame is one small function from the deciding word and the tokens around it to an act; `FRAMES` says whose it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.find.act_words import words
from onrecord.find.cue_words import cues
from onrecord.find.falsity import FALSE, lemmas, says_no
from onrecord.records import Act


@dataclass(frozen=True, slots=True)
class Frame:
    """The deciding word of a cue and the tokens around it."""

    token: Any
    cue: Sequence[Any]
    source: Sequence[Any]
    content: Sequence[Any]


def thing_of(token: Any) -> Any | None:
    """The direct object, or the subject of a passive."""
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children)
    wanted = "nsubjpass" if passive else "dobj"
    return next((c for c in token.children if c.dep_ == wanted), None)


def _object_lemma(token: Any, content: Sequence[Any]) -> set[str]:
    """Lemmas of the object's head word, or of the content's head words where the parse gives no object."""
    thing = thing_of(token)
    # "An event that the ministry rejected", "... rejected time and again": a claim, whatever word stands for it.
    joined = any(c.lower_ in ("that", "which") and c.dep_ in ("dobj", "mark") for c in token.children)
    if token.dep_ == "relcl" and joined and token.head.lemma_.lower() in cues().general:
        return {token.head.lemma_.lower(), "claim"}
    if thing is not None:
        return {thing.lemma_.lower(), *(c.lemma_.lower() for c in thing.conjuncts)}
    return {t.lemma_.lower() for t in content[:6] if t.pos_ in ("NOUN", "PRON")}


def _infinitive(token: Any, cue: Sequence[Any], content: Sequence[Any]) -> bool:
    """Whether the content is a to-infinitive: "told aides to leave"."""
    if content and content[0].lower_ == "to" and content[0].tag_ == "TO":
        return True
    if cue and cue[-1].lower_ == "to" and cue[-1].tag_ == "TO":
        return True
    return any(
        c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB" and any(g.tag_ == "TO" for g in c.children)
        for c in token.children
    )


def _owns_infinitive(token: Any) -> bool:
    """Whether the infinitive is the holder's own deed ("wants to leave"), not another's ("wants them to leave")."""
    if thing_of(token) is not None and token.lemma_ not in ("want", "like", "wish", "prefer"):
        return False
    for c in token.children:
        if c.dep_ in ("xcomp", "ccomp") and any(g.tag_ == "TO" for g in c.children):
            return not any(g.dep_ in ("nsubj", "nsubjpass") for g in c.children)
    return True


def _say(f: Frame) -> Act:
    if says_no(f.content, f.token.lemma_ in ("reply", "respond", "answer", "counter", "retort")):
        return "deny"
    first = f.content[0].tag_ if f.content else ""
    infinitive = _infinitive(f.token, f.cue, f.content) and first in BARE
    return "demand" if infinitive and not _finite(f.token) else "assert"


# What an infinitive's own subject begins with: "told aides to leave", "said to leave".
BARE = frozenset({"TO", "NNS", "NNP", "PRP", "DT", "NNPS", "PRP$", "NN"})


def _finite(token: Any) -> bool:
    """Whether a finite clause hangs on the cue."""
    return any(c.dep_ == "ccomp" and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in token.children)


def _call(f: Frame) -> Act:
    said, thing = lemmas(f.content), _object_lemma(f.token, f.content)
    if (said & words().false and thing & words().claims) or (said & FALSE and thing & {"it", "this", "that"}):
        return "deny"
    behind = any(c.dep_ == "prep" and c.lower_ in ("on", "upon", "for") for c in f.token.children)
    return "demand" if behind and _infinitive(f.token, f.cue, f.content) else "judge"


def _only_claims(f: Frame) -> Act:
    """Disavow, retract, brush off: a denial of a claim, a view of anything else."""
    clause = any(c.dep_ == "ccomp" for c in f.token.children) or (bool(f.content) and f.content[0].lower_ == "that")
    thing = _object_lemma(f.token, f.content)
    if _of_speakers(f.token, f.content):
        return "deny"
    # "Ruled out any such flight": one that somebody tells of.
    such = any(t.lower_ == "such" for t in f.content[:4])
    return (
        "deny" if clause or such or thing & (words().claims | {"it", "this", "that", "remark", "comment"}) else "judge"
    )


def _of_speakers(token: Any, content: Sequence[Any]) -> bool:
    """Whether what is dismissed are people by what they say ("critics who called it sexist") or worries with a clause."""
    behind = [g for c in token.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
    things = [t for t in (thing_of(token), *behind, *content[:1]) if t is not None and t.pos_ == "NOUN"]
    return any(_speak(t) or (t.lemma_.lower() in WORRIES and _told(t)) for t in things)


def _speak(people: Any) -> bool:
    """ "Critics who called it sexist"."""
    return any(
        c.dep_ == "relcl"
        and words().verbs.get(c.lemma_.lower()) in ("assert", "judge", "accuse")
        and any(g.lower_ == "who" for g in c.children)
        for c in people.children
    )


def _told(worry: Any) -> bool:
    """ "Concerns that the count was wrong", "these concerns"."""
    clause = any(
        c.dep_ in ("acl", "ccomp", "relcl") and any(g.lower_ == "that" for g in c.children) for c in worry.children
    )
    return clause or any(c.lower_ in ("these", "those", "such", "this") for c in worry.children)


# What may hold a claim: "dismissed concerns that the count was wrong".
WORRIES = frozenset("concern fear worry doubt suspicion".split())


def _rebut(f: Frame) -> Act:
    """A plan rebutted is judged; a claim is denied."""
    return (
        "judge" if _object_lemma(f.token, f.content) & {"proposal", "plan", "policy", "approach", "stance"} else "deny"
    )


def _deny(f: Frame) -> Act:
    """A thing denied to somebody ("denied him a visa") is refused, not disclaimed."""
    given = any(c.dep_ == "dative" for c in f.token.children) or sum(c.dep_ == "dobj" for c in f.token.children) > 1
    if given or _object_lemma(f.token, f.content) & GRANTS:
        return "announce" if lemmas(f.source) & words().bodies else "judge"
    return "deny"


# What may be granted or denied to somebody.
GRANTS = frozenset(
    """request permit permission status nomination entry access visa application bail appeal petition right motion coverage
    service asylum parole licence license credit aid funding benefit passage change victory chance""".split()
)


def _recognise(f: Frame) -> Act:
    clause = _finite(f.token) or (bool(f.content) and f.content[0].lower_ == "that")
    return "confirm" if clause else "assert"


def _refuse(f: Frame) -> Act:
    if _infinitive(f.token, f.cue, f.content):
        return "assert"
    thing = _object_lemma(f.token, f.content)
    if thing & words().claims or _of_speakers(f.token, f.content):
        return "deny"
    # "Rejects as baseless the accusation", "dismissed as idle talk reports that ...".
    near = lemmas([*f.cue, *f.content[:12]])
    if "as" in near and (near & words().claims or (f.token.lemma_ == "dismiss" and near & words().false)):
        return "deny"
    if f.token.lemma_ == "decline" and not thing:
        return "assert"
    return "announce" if lemmas(f.source) & words().bodies and f.token.lemma_ in ("reject", "refuse") else "judge"


def _ask(f: Frame) -> Act:
    if any(c.dep_ == "prep" and c.lower_ == "for" for c in f.token.children):
        return "demand"
    return "demand" if _infinitive(f.token, f.cue, f.content) and not _question(f.content) else "ask"


def _question(content: Sequence[Any]) -> bool:
    return any(t.lower_ in ("whether", "if") or t.tag_ in ("WDT", "WP", "WRB") or t.text == "?" for t in content)


def _want(f: Frame) -> Act:
    return "judge" if _owns_infinitive(f.token) else "demand"


def _seek(f: Frame) -> Act:
    return "promise" if _infinitive(f.token, f.cue, f.content) else "demand"


def _agree(f: Frame) -> Act:
    if _infinitive(f.token, f.cue, f.content):
        return "promise"
    return "judge"


def _suggest(f: Frame) -> Act:
    clause = next((c for c in f.token.children if c.dep_ == "ccomp"), None)
    if clause is not None and _wished(clause):
        return "demand"
    gerund = any(c.dep_ == "xcomp" and c.tag_ == "VBG" for c in f.token.children)
    return "demand" if gerund else "assert"


def _wished(clause: Any) -> bool:
    """Whether the clause tells what should be: "should stop", the bare subjunctive "that it stop"."""
    helpers = [g for g in clause.children if g.dep_ in ("aux", "auxpass")]
    return (clause.tag_ == "VB" and not helpers) or any(g.lower_ in ("should", "ought") for g in helpers)


def _insist(f: Frame) -> Act:
    clause = next((c for c in f.token.children if c.dep_ == "ccomp"), None)
    bare = clause is not None and clause.tag_ == "VB" and not any(g.dep_ == "aux" for g in clause.children)
    return "demand" if bare else "assert"


def _declare(f: Frame) -> Act:
    made = {
        "candidacy",
        "emergency",
        "winner",
        "victory",
        "war",
        "bid",
        "bankruptcy",
        "independence",
        "ceasefire",
        "truce",
        "curfew",
    }
    return "announce" if lemmas(f.content) & made or _object_lemma(f.token, f.content) & made else "assert"


def _question_verb(f: Frame) -> Act:
    if f.token.lemma_ == "question" and f.token.pos_ == "VERB":
        passive = any(c.dep_ == "auxpass" for c in f.token.children)
        return "ask" if _question(f.content) or passive else "judge"
    return "ask"


def _propose(f: Frame) -> Act:
    clause = next((c for c in f.token.children if c.dep_ == "ccomp"), None)
    return "demand" if clause is not None else "promise"


def _describe(f: Frame) -> Act:
    tokens = {*f.token.children, *(t for t in f.content[-8:])}
    as_ = any(t.lower_ == "as" for t in tokens) or any(t.lower_ == "as" for t in f.cue)
    if as_ and lemmas(f.content) & words().false and lemmas(f.content) & words().claims:
        return "deny"
    return "judge" if as_ else "assert"


def _ridicule(f: Frame) -> Act:
    """To laugh at a claim is to deny it; at anything else, a view."""
    thing = _object_lemma(f.token, f.content) | _behind(f.token)
    return "deny" if thing & words().claims else "judge"


def _behind(token: Any) -> set[str]:
    """Lemmas of what stands after the word's prepositions: "took issue with the claim"."""
    preps = [c for c in token.children if c.dep_ == "prep"]
    return {g.lemma_.lower() for c in preps for g in c.children if g.dep_ == "pobj"}


# Claims in one text, proposals in another.
PLANS = frozenset({"idea", "notion", "suggestion", "argument"})


def of_claim(noun: Any) -> bool:
    """Whether the noun is of a claim: "the rejection of the idea"."""
    return bool(_behind(noun) & words().claims - PLANS)


def _take(f: Frame) -> Act:
    """ "Takes issue with" a claim denies it, with a deed judges it, as "takes aim at" does."""
    issue = thing_of(f.token)
    if issue is not None and issue.lower_ == "aim":
        return "judge"
    if issue is None or issue.lower_ != "issue":
        return "assert"
    thing = _behind(f.token) | _behind(issue) | {t.lemma_.lower() for t in f.content[:6] if t.pos_ == "NOUN"}
    return "deny" if thing & words().claims else "judge"


def _counter(f: Frame) -> Act:
    """ "Countered claims that" denies them; "countered that" only answers."""
    return "deny" if _object_lemma(f.token, ()) & words().claims else _say(f)


def _condemn(f: Frame) -> Act:
    """A claim condemned as false is denied; anything else is judged."""
    return "deny" if _describe(f) == "deny" else "judge"


def _see(f: Frame) -> Act:
    as_ = any(c.lower_ == "as" for c in f.token.children) or any(t.lower_ == "as" for t in f.cue)
    return "assert" if f.token.lemma_ == "see" and _finite(f.token) and not as_ else "judge"


FRAMES: dict[str, Callable[[Frame], Act]] = {
    "deny": _deny,
    **dict.fromkeys(("rebut", "refute", "rubbish"), _rebut),
    "recognize": _recognise,
    "recognise": _recognise,
    **dict.fromkeys(
        """repudiate disavow contest brush_off rule_out retract recant walk_back row_back backtrack backpedal bat_away
        bat_down swat_down swat_away wave_away push_back""".split(),
        _only_claims,
    ),
    "say": _say,
    "tell": _say,
    **dict.fromkeys(("write", "reply", "respond", "answer", "retort"), _say),
    "counter": _counter,
    "take": _take,
    "call": _call,
    "label": _call,
    "brand": _call,
    "reject": _refuse,
    "refuse": _refuse,
    "decline": _refuse,
    "dismiss": _refuse,
    "ask": _ask,
    "want": _want,
    "like": _want,
    "seek": _seek,
    "agree": _agree,
    "suggest": _suggest,
    "propose": _propose,
    "declare": _declare,
    "insist": _insist,
    "question": _question_verb,
    "describe": _describe,
    "see": _see,
    **dict.fromkeys("denounce condemn decry slam blast attack".split(), _condemn),
    **dict.fromkeys(
        "deride ridicule mock scoff laugh_off laugh_at scoff_at brush_aside bristle_at disagree_with correct discount discredit rebuff".split(),
        _ridicule,
    ),
}
