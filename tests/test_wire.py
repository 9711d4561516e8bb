"""Records survive the way to JSON and back; ids name what they are made of."""

import json
from dataclasses import fields
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import records, wire
from onrecord.records import Actor, Document, Event, Finding, Problem, Span, Statement, Status, Where

BERG = Actor("a1", "Anna Berg", "person", "SWE", "GOV", ("Berg", "Anna Berg"))
SAID = Statement("s1", "d1", (Span(0, 9),), (Span(10, 14),), (), "deny", "reported", BERG, target=(Span(20, 30),))
DRILL = Event(
    "e1", "d1", Span(3, 8), "COOPERATE", (BERG,), where=Where("Kiruna", "SWE", "city"), status=(Status("s1", "denied"),)
)
FOUND = Finding(
    "f1", "denial", "drills", ("s1",), ("s2",), "strong", "why", "settle", reports=(1, 2), secondhand=(True, False)
)


@pytest.mark.parametrize(
    "record", [SAID, DRILL, FOUND, Document("d1", "a.txt", "Drills.", "0"), Problem("a.txt", "no date found")]
)
def test_a_record_comes_back_as_it_was(record):
    row = json.loads(json.dumps(wire.dump(record, text=True)))
    assert wire.load(row) == record


def test_a_document_is_printed_without_its_text():
    assert "text" not in wire.dump(Document("d1", "a.txt", "Drills.", "0"))


def test_a_field_that_a_newer_version_added_is_ignored():
    assert wire.load({**wire.dump(SAID), "mood": "grave"}) == SAID


@given(st.lists(st.one_of(st.text(), st.integers(), st.none(), st.builds(Span, st.just(0), st.integers(1, 99)))))
def test_an_id_depends_on_nothing_but_its_parts(parts):
    assert wire.ident("event", *parts) == wire.ident("event", *parts)
    assert wire.ident("event", *parts, "more") != wire.ident("event", *parts)


def test_an_empty_span_is_refused():
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 3)


def test_every_record_is_frozen_and_knows_its_wire_name():
    for kind in wire.TYPES.values():
        assert kind.__dataclass_params__.frozen
        assert get_type_hints(kind, vars(records)).keys() == {f.name for f in fields(kind)}
    assert set(get_args(records.Act)) == set(
        "assert confirm deny announce promise demand warn accuse judge ask".split()
    )
