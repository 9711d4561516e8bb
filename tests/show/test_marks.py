"""Spans that overlap, nest and break become pieces that read as the text, with nothing lost or doubled."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.show.marks import Mark, pieces, sentence_around


def marked(text: str, marks: list[Mark]) -> str:
    """Pieces written as `[words|roles]`, with `<id` where a record opens and `id>` where it closes."""
    out = []
    for p in pieces(text, marks, 0, len(text)):
        opens, closes = "".join(f"<{i} " for i in p.opens), "".join(f" {i}>" for i in p.closes)
        out.append(f"{opens}[{p.text}|{' '.join(p.roles)}]{closes}" if p.roles else p.text)
    return "".join(out)


@pytest.mark.parametrize(
    ("marks", "want"),
    [
        ([], "Berg denied it."),
        ([("Berg", "who", "s"), ("denied", "cue", "s")], "<s [Berg|who] [denied|cue] s> it."),
        (
            [("Berg denied", "said", "a"), ("denied it", "own", "b")],
            "<a [Berg |said]<b [denied|said own] a>[ it|own] b>.",
        ),
        ([("denied it", "said", "a"), ("denied", "event", "e")], "Berg <a <e [denied|said event] e>[ it|said] a>."),
        ([("Berg", "who", "s"), ("it", "said", "s")], "<s [Berg|who] denied [it|said] s>."),
    ],
)
def test_pieces_read_as_the_text(marks: list[tuple[str, str, str]], want: str) -> None:
    text = "Berg denied it."
    made = [Mark(text.index(w), text.index(w) + len(w), role, ident) for w, role, ident in marks]
    assert marked(text, made) == want


@given(
    st.text("ab \n", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(1, 20), st.sampled_from("xyz")), max_size=12),
)
def test_no_character_is_lost_and_each_record_opens_and_closes_once(
    text: str, spans: list[tuple[int, int, str]]
) -> None:
    marks = [Mark(start, start + size, "said", ident) for start, size, ident in spans]
    made = pieces(text, marks, 0, len(text))
    assert "".join(p.text for p in made) == text
    inside = {m.ident for m in marks if m.start < len(text)}
    assert sorted(i for p in made for i in p.opens) == sorted(inside)
    assert sorted(i for p in made for i in p.closes) == sorted(inside)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("It rained. Berg *denied* it. Then it snowed.", "Berg *denied* it."),
        ("Gen. S. Holm *denied* it. Then it snowed.", "Gen. S. Holm *denied* it."),
        ("One.\nBerg *denied* it\nThree.", "Berg *denied* it"),
        ("On Nov. 28 they *left*. No more.", "On Nov. 28 they *left*."),
        ("“It is so.” He *said* it. “No.”", "He *said* it."),
        ("نعم. قال *إنه* ذهب. لا.", "قال *إنه* ذهب."),
    ],
)
def test_a_quotation_stands_in_its_sentence(text: str, want: str) -> None:
    plain = text.replace("*", "")
    start = text.index("*")
    stop = text.index("*", start + 1) - 1
    left, right = sentence_around(plain, start, stop)
    assert plain[left:right] == want.replace("*", "")


def test_a_sentence_too_long_is_cut_at_a_word() -> None:
    text = "word " * 200 + "here " + "word " * 200
    start = text.index("here")
    left, right = sentence_around(text, start, start + 4)
    assert 4 < right - left < 600
    assert re.fullmatch(r"(word )+here( word)+", text[left:right])
