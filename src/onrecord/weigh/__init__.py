"""The weigh stage: the checks in one ordered list; each gives findings, none gives a verdict."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.records import Finding
from onrecord.view import View
from onrecord.weigh.denial import denial
from onrecord.weigh.figure import figure
from onrecord.weigh.outcome import outcome
from onrecord.weigh.posture import posture
from onrecord.weigh.reversal import reversal
from onrecord.weigh.voice import voice

# In the order in which a dossier shows them. A check's docstring's first line is what the reader sees.
CHECKS: tuple[Callable[[View], list[Finding]], ...] = (denial, reversal, outcome, posture, figure, voice)
STRENGTHS = {"strong": 0, "moderate": 1, "unclear": 2}


def weigh(view: View) -> View:
    """The view with its findings, by check, then strength, then id."""
    found = []
    for check in CHECKS:
        own = {f.id: f for f in check(view)}
        found += sorted(own.values(), key=lambda f: (STRENGTHS[f.strength], -sum(f.reports), f.id))
    return view.changed(findings=tuple(found))
