"""The whole find stage: never a crash, whatever the text; the same records each time."""

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.config import Settings
from onrecord.find import find
from onrecord.records import Document, Problem, Statement


def document(text: str, language: str = "en") -> Document:
    return Document(
        "d1",
        "a.txt",
        text,
        hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        language=language,
        published="2024-05-04",
    )


WORDS = st.sampled_from(
    'The foreign minister of Mali said denied " “ ” « » \' that drills , . : ; ( MDN ) — … ̄ 3 May 2024 $5bn "He '
    "\n\n Berg according to , claims reports not no in Paris 's 12 % Russia's ambassador 2022-11 \u202e \u0000 🙂 н ال".split(
        " "
    )
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=60))
def test_any_words_in_any_order_are_read(words):
    text = " ".join(words)
    for r in find(document(text), Settings(size="rules")):
        assert not isinstance(r, Problem)
        for span in getattr(r, "content", ()):
            assert 0 <= span.start < span.stop <= len(text)


@pytest.mark.parametrize("size", ["best", "fast", "rules"])
def test_the_same_text_gives_the_same_records(size):
    text = "Berg denies drills\n\nMinister Anna Berg denied on Friday that drills were held near Kiruna. “There were none,” she said."
    first, second = (find(document(text), Settings(size=size)) for _ in range(2))
    assert first == second
    assert any(isinstance(r, Statement) and r.act == "deny" for r in first)


def test_a_language_without_a_reader_is_one_note():
    (only,) = find(document("Le ministre a démenti.", "fr"))
    assert isinstance(only, Problem) and (only.level, only.message) == ("note", "no reader for French yet")
