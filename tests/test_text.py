"""Quotation marks of the four languages, single ones and stray ones too."""

import pytest

from onrecord.text import quoted


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said “we go” and „wir“, «nous», "they".', ["we go", "wir", "nous", "they"]),
        ("''We go,'' he said. ``And stay.''", ["We go,", "And stay."]),
        ("He said 'we won't go' and left.", ["we won't go"]),
        ("‘It is the ministers’ fault,’ she said", ["It is the ministers’ fault,"]),
        ("'Stop the \"war\" now', they cried", ['Stop the "war" now']),
        ("the '90s, the ministers' years, 'twas so", []),
        ("He said: “open\nAnd the next line", ["open"]),
        ("a stray ” and ' and »", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, inside: list[str]) -> None:
    assert [text[a:b] for a, b in quoted(text)] == inside
