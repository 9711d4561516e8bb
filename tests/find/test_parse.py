"""The pipeline as we run it says what spaCy's own says."""

from importlib import import_module

import pytest

parser = import_module("onrecord.find.parse")

TEXTS = [
    "The Ministry of Defence denied that drills took place. There's no plan, and let's not guess: they aren't there.",
    "I'm gonna go; ain't it so? You gotta. C'mon, y'all. There are reports; there is none. You saw it and it saw you.",
    "The minister, who had met the leaders, did not say whether it's better to leave or that leaves fall.",
    "",
    "   ",
]


def seen(doc):
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_) for t in doc]


def test_curly_apostrophes_are_read_as_straight_ones_and_move_nothing():
    straight = "That's untrue, Berg's aide said; he'd go if it isn't late."
    curly = straight.replace("'", "’")
    assert seen(parser.parse(curly)) == seen(parser.parse(straight))
    assert [t.idx for t in parser.parse(curly)] == [t.idx for t in parser.parse(straight)]
    assert parser.parse("the ministers’ claim").text == "the ministers’ claim"


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_remembered_as_the_pipeline_says_them(text):
    own = parser.loaded()
    ours = parser.pipeline()
    assert seen(ours(text)) == seen(own(text))
    assert seen(ours(text)) == seen(own(text))
