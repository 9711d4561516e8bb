"""The tables of events: well formed, and read as they say."""

from __future__ import annotations

import pytest

from onrecord.find import plover
from onrecord.find.parse import parse

CLASSES = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)


def test_the_tables_name_classes_of_plover_only() -> None:
    found = {p.plover for patterns in (*plover.verbs().values(), *plover.nouns().values()) for p in patterns}
    assert found == CLASSES | {plover.NONE}


def test_a_table_has_no_entry_twice() -> None:
    for table in (plover.verbs(), plover.nouns()):
        for lemma, patterns in table.items():
            assert len(patterns) == len(set(patterns)), lemma


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("They imposed sanctions.", ["imposed SANCTION"]),
        ("They imposed a curfew.", ["imposed COERCE"]),
        ("They called off the strike.", ["called RETREAT"]),
        ("They called for an end to it.", ["called REQUEST"]),
        ("They took part in joint drills.", ["drills COOPERATE"]),
        ("They launched an airstrike.", ["launched ASSAULT"]),
        ("They went on strike over pay.", ["went PROTEST"]),
        ("They declined to comment.", []),
        ("They pleaded guilty.", []),
        ("In cooperation with others they sang.", []),
        ("They did not accuse him.", []),
    ],
)
def test_a_word_names_an_event_by_its_objects(text: str, want: list[str]) -> None:
    found = plover.triggers(parse(text)[:], frozenset())
    assert [f"{t.token.text} {t.pattern.plover}" for t in found] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("They did not leave.", True),
        ("They never leave.", True),
        ("No ships leave.", True),
        ("Nobody leaves.", True),
        ("They not only leave.", False),
        ("They leave.", False),
    ],
)
def test_negation_is_told_from_its_look_alikes(text: str, want: bool) -> None:
    verb = next(t for t in parse(text) if t.lemma_ == "leave")
    assert plover.negated(verb) is want
