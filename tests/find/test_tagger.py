"""The trained tagger: what it finds in sentences of our own, and that nothing but the text decides."""

from itertools import pairwise

import numpy as np
import pytest

from onrecord.find import chain, grouping, tagger, wordpieces
from onrecord.find.grouping import Piece


def shown(text, size="best"):
    """Each attribution as source / cue / content in the text's own words."""

    def words(spans):
        return " .. ".join(text[a:b] for a, b in spans)

    return [" / ".join(map(words, (a.source, a.cue, a.content))) for a in tagger.attributions(text, size=size)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Anna Berg said taxes will fall.", ["Anna Berg / said / taxes will fall"]),
        ('"The deal is dead," the minister said.', ['the minister / said / "The deal is dead,"']),
        (
            "Le ministre a déclaré que les pourparlers avaient échoué.",
            ["Le ministre / a déclaré / que les pourparlers avaient échoué"],
        ),
        ("Министр заявил, что переговоры провалились.", ["Министр / заявил / что переговоры провалились"]),
        ("قال الوزير إن المحادثات فشلت.", ["الوزير / قال / إن المحادثات فشلت"]),
    ],
)
def test_plain_sentences(text, want):
    assert shown(text) == want


@pytest.mark.parametrize("text", ["", "\n\n", "Rain fell on the harbour all night.", "12 May 2021", "«"])
def test_silence_where_nobody_speaks(text):
    assert tagger.attributions(text) == []


ARTICLE = (
    "Berg rejects the plan\n\nAnna Berg said on Monday that the plan was dead.\n"
    "“We shall not pay,” she added. “Not now.”\n\nThe harbour was quiet.\nThe ministry denied that talks had begun."
)


def test_output_is_the_same_on_every_call_and_in_text_order():
    found = tagger.attributions(ARTICLE)
    assert found == tagger.attributions(ARTICLE)
    assert all(a.cue < b.cue for a, b in pairwise(found))
    assert all(0 <= a.confidence <= 1 for a in found)


@pytest.mark.parametrize("size", ["best", "fast"])
def test_a_window_reads_the_same_whatever_stands_elsewhere(size):
    line = "The ministry denied on Tuesday that any of the talks with the northern provinces had begun. "
    alone = line * 12
    beside = alone + "\n" + "Rain fell. " * 200 + "\n" + "Berg said no. " * 40
    here = [a for a in tagger.attributions(beside, size=size) if a.cue[0][1] <= len(alone)]
    assert here == tagger.attributions(alone, size=size)


@pytest.mark.parametrize(
    "text", ["“" * 500, "a" * 20_000, "said " * 3000, "x\n" * 2000, "\u200f\u0301\ufeff said \ud7ff"]
)
def test_odd_texts_do_not_break_it(text):
    for found in tagger.attributions(text, size="fast"):
        for start, stop in found.source + found.cue + found.content:
            assert 0 <= start < stop <= len(text)


def test_words_know_their_line_and_whether_a_space_was_before():
    (first,), second = wordpieces.lines("Да\nне-е")
    assert (first.start, first.stop, first.line, first.spaced) == (0, 2, 0, True)
    assert [(w.start, w.stop, w.line, w.spaced) for w in second] == [
        (3, 5, 1, True),
        (5, 6, 1, False),
        (6, 7, 1, False),
    ]


def test_a_long_line_is_cut_after_a_sentence():
    ends = [False] * 7 + [True] + [False] * 4
    assert wordpieces.cut(ends, [1] * 12, longest=10) == [(0, 8), (8, 12)]
    assert wordpieces.cut([False] * 5, [3] * 5, longest=6) == [(0, 2), (2, 4), (4, 5)]


def test_short_parts_share_a_window():
    assert wordpieces.pack([10, 20, 50, 90, 5], limit=72) == [(0, 2), (2, 3), (3, 4), (4, 5)]


def test_the_chain_keeps_to_what_can_follow():
    steps = np.zeros((3, 3), np.float32)
    steps[0, 2] = chain.NEVER  # inside cannot follow outside
    rows = [np.array([[9, 0, 0], [2, 1, 3], [0, 0, 2]], np.float32), np.array([[0, 0, 0], [0, 2, 0]], np.float32)]
    scores, sizes = chain.padded(rows)
    assert chain.best(scores, sizes, steps).tolist() == [[0, 1, 2], [0, 1, 0]]
    sure = chain.marginals(scores, sizes, steps)
    assert np.allclose(sure[0].sum(-1), 1, atol=1e-5)
    assert np.allclose(sure[0], chain.marginals(*chain.padded(rows[:1]), steps)[0], atol=1e-6)


def piece(role, start, line=0, way=0):
    ties = np.full(6, -9.0, np.float32)
    ties[way - grouping.FARTHEST[0]] = 0.0
    return Piece(role, start, start + 1, line, 1.0, ties)


def test_each_cue_draws_its_spans():
    first = [
        piece("source", 0),
        piece("cue", 2),
        piece("content", 4, way=-1),
        piece("content", 6, way=0),
        piece("cue", 8),
    ]
    found = grouping.group(first, "word " * 9)
    assert [[p.start for p in g.contents] for g in found] == [[4], [6]]
    assert [[p.start for p in g.sources] for g in found] == [[0], []]


def test_a_tie_over_a_line_break_needs_more():
    likely = np.log(np.array([0.001, 0.001, 0.3, 0.68, 0.009, 0.009], np.float32))
    found = grouping.group(
        [piece("cue", 0), Piece("content", 2, 3, 0, 1.0, likely), piece("cue", 5, line=1)], "a b\nc d"
    )
    assert [g.cue.start for g in found] == [0]


@pytest.mark.parametrize(
    ("between", "shared"),
    [
        ("denied it, adding ", True),
        ("denied it. A report said ", False),
        ("said “No.” And ", False),
        ("said “No. No,” and ", True),
    ],
)
def test_a_speaker_who_goes_on_is_shared(between, shared):
    text = "Berg " + between + "claimed this"
    at = text.index("claimed")
    source = Piece("source", 0, 4, 0, 1.0, piece("source", 0).ties)
    cues = [Piece("cue", 5, 9, 0, 1.0, source.ties), Piece("cue", at, at + 7, 0, 1.0, source.ties)]
    contents = [piece("content", 10, way=-1), piece("content", at + 8, way=-1)]
    found = grouping.group([source, cues[0], contents[0], cues[1], contents[1]], text)
    assert [len(g.sources) for g in found] == [1, int(shared)]
