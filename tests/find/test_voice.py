"""The outlet's own voice: what it asserts itself is marked, plain reporting is left alone."""

import hashlib

import pytest

from onrecord.find import find
from onrecord.records import Document, Statement


def outlet(text: str, publisher: str | None = "Daily") -> list[Statement]:
    document = Document(
        "d1",
        "a.txt",
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        language="en",
        published="2024-05-04",
        publisher=publisher,
    )
    return [r for r in find(document) if isinstance(r, Statement) and r.voice == "outlet"]


def words(text: str, spans) -> list[str]:
    return [text[s.start : s.stop] for s in spans]


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        ("Oddly enough, Ruritania is one of the largest buyers of Danish arms.", ["Oddly enough"]),
        ("Ruritania is Denmark's main ally in the region.", []),
        ("The two states keep an ironclad alliance.", ["ironclad"]),
        ("The government deceived the public.", ["deceived"]),
        ("Copenhagen has the lion's share of the Ruritanian defence budget.", []),
    ],
)
def test_an_assertion_of_its_own_is_found_with_its_loaded_words(text, loaded):
    (found,) = outlet(text)
    assert words(text, found.loaded) == loaded
    assert found.speaker.name == "Daily" and found.cue == ()


@pytest.mark.parametrize(
    "text",
    [
        "Danish and Swedish units held drills near Kiruna on 3 May 2024.",
        "The parliament adopted the budget on Tuesday by 101 votes to 44.",
        "Minister Anna Berg said that Ruritania was one of the largest buyers of Danish arms.",
        'The envoy called it "an ironclad alliance".',
        "This shows on the map below.",
        "The bridge is 300 metres long and was opened in 1998.",
    ],
)
def test_plain_reporting_and_others_words_are_left_alone(text):
    assert outlet(text) == []


def test_a_conclusion_rests_on_what_was_said_before_it():
    text = "Minister Anna Berg said that the drills took place. The army denied it.\n\nAll these statements show that there is a gap between the two."
    (found,) = outlet(text)
    assert found.conclusion and len(found.rests_on) == 2


def test_no_publisher_no_speaker():
    (found,) = outlet("Curiously, the port was closed.", publisher=None)
    assert found.speaker is None
