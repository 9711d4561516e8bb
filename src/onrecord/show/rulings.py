"""A person's word on findings and records: shown beside what the program found, never in its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from onrecord.show import words

VERDICTS = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "merge": "merged",
    "split": "split",
}


class Judgement(Protocol):
    """What the case file keeps of a person's word; `target` is the id of the record that it is about now."""

    @property
    def kind(self) -> str: ...
    @property
    def verdict(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def when(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def fields(self) -> tuple[tuple[str, str | None], ...]: ...


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement in words. `changes` says which fields became what; `target` is empty where it fits no record."""

    kind: str
    verdict: str
    changes: str
    about: str
    why: str
    who: str
    when: str
    target: str


def ruling(judgement: Judgement, target: str) -> Ruling:
    changes = "; ".join(f"{name.replace('_', ' ')}: {value or 'unknown'}" for name, value in judgement.fields)
    return Ruling(
        judgement.kind,
        VERDICTS.get(judgement.verdict, judgement.verdict),
        changes,
        judgement.about,
        judgement.why,
        judgement.who,
        words.date_words(judgement.when[:10]) or "",
        target,
    )


def rulings(
    judgements: Iterable[Judgement], known: Collection[str]
) -> tuple[Mapping[str, tuple[Ruling, ...]], tuple[Ruling, ...], tuple[Ruling, ...]]:
    """Rulings by record, then all that fit in the order given, then those whose record is no longer in the case."""
    placed: defaultdict[str, list[Ruling]] = defaultdict(list)
    fit, lost = [], []
    for judgement in judgements:
        if judgement.target in known:
            fit.append(ruling(judgement, judgement.target))
            placed[judgement.target].append(fit[-1])
        else:
            lost.append(ruling(judgement, ""))
    return {target: tuple(said) for target, said in placed.items()}, tuple(fit), tuple(lost)
