import pytest

from onrecord.link.position import position
from onrecord.records import Span, Statement


@pytest.mark.parametrize(
    ("content", "side"),
    [
        ("on 9 May two grenades were dropped", "affirms"),
        ("two grenades may be dropped", "plans"),
        ("drills will take place", "plans"),
        ("drills took place", "affirms"),
    ],
)
def test_a_month_makes_no_plan(content: str, side: str) -> None:
    said = Statement("s", "d", (), (), (Span(0, len(content)),), "assert", "reported")
    assert position(said, "said", content, content).side == side


@pytest.mark.parametrize(
    ("cue", "content", "polarity", "side"),
    [
        # Refused or negated, the acts of taking a stand take none.
        ("had announced", "the drills", "positive", "none"),
        ("to deny", "that a ship was sold", "positive", "none"),
        # What will not be is no denial of what was.
        ("assured", "that no such drills would take place", "negative", "none"),
        ("said", "that no drills took place", "negative", "denies"),
        # Two things told apart, a thing left open.
        ("said", "the visit has nothing to do with the drills", "negative", "none"),
        ("said", "it could not establish who had fired", "negative", "none"),
        # The first of two clauses tells what was done.
        ("said", "the sides met in May and will meet again", "positive", "affirms"),
    ],
)
def test_who_takes_no_stand(cue: str, content: str, polarity: str, side: str) -> None:
    said = Statement("s", "d", (), (), (Span(0, len(content)),), "assert", "reported", polarity=polarity)  # type: ignore[arg-type]
    assert position(said, cue, content, content).side == side
