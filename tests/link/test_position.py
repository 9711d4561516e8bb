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
