"""The class of a given pair, by the tables and by the trained weights; factuality of a word."""

from __future__ import annotations

import pytest

from onrecord.find import factuality, relations
from onrecord.find.parse import parse
from onrecord.find.relations import Pair


def pair(text: str, source: str, target: str) -> Pair:
    doc = parse(text)

    def words(name: str) -> frozenset[int]:
        start = text.index(name)
        return frozenset(t.i for t in doc if start <= t.idx < start + len(name))

    return Pair(doc, words(source), words(target))


PAIRS = [
    ("Ruritania expelled two diplomats of Sylvania.", "Ruritania", "Sylvania", "SANCTION"),
    ("Ruritania accused Sylvania of cheating.", "Ruritania", "Sylvania", "ACCUSE"),
    ("Sylvania was bombed by Ruritania.", "Ruritania", "Sylvania", "ASSAULT"),
    ("Ruritania withdrew its troops from Sylvania.", "Ruritania", "Sylvania", "YIELD"),
    ("Ruritania will meet the minister of Sylvania.", "Ruritania", "Sylvania", "AGREE"),
    ("Ruritania threatened to attack Sylvania.", "Ruritania", "Sylvania", "THREATEN"),
    ("Ruritania will not lift the embargo on Sylvania.", "Ruritania", "Sylvania", "REJECT"),
]


@pytest.mark.parametrize(("text", "source", "target", "want"), PAIRS)
def test_a_pair_has_its_class_by_the_tables(text: str, source: str, target: str, want: str) -> None:
    assert relations.by_rules(pair(text, source, target)) == want


def test_the_tables_are_silent_where_nothing_passes() -> None:
    assert relations.by_rules(pair("Ruritania is larger than Sylvania.", "Ruritania", "Sylvania")) is None


@pytest.mark.parametrize(("text", "source", "target", "want"), PAIRS)
def test_a_pair_has_its_class_by_the_weights(text: str, source: str, target: str, want: str) -> None:
    assert relations.relation(pair(text, source, target)) == want


def test_the_features_name_no_actor() -> None:
    shown = relations.features(pair("Ruritania bombed Sylvania.", "Ruritania", "Sylvania"))
    assert not [f for f in shown if "ruritania" in f.lower() or "sylvania" in f.lower()]


def value(text: str, word: str) -> float:
    return factuality.values([next(t for t in parse(text) if t.text == word)])[0]


def test_factuality_is_high_for_what_happened() -> None:
    assert value("They left on Monday .", "left") > 2
    assert value("Berg said that the army attacked the town .", "attacked") > 2


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They never left .", "left"),
        ("They did not leave .", "leave"),
        ("They may leave on Monday .", "leave"),
        ("They refused to leave .", "leave"),
        ("The army failed to attack the town .", "attack"),
    ],
)
def test_factuality_is_low_for_what_did_not_or_may(text: str, word: str) -> None:
    assert value(text, word) < 0.5


def test_no_words_no_values() -> None:
    assert factuality.values([]) == []
