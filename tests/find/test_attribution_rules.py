import pytest

from onrecord.find.parse import parse
from onrecord.find.structure import attributions_of
from tests.marks import mark, unmark


@pytest.mark.parametrize(
    "want",
    [
        "<who>Anna Berg</who> <cue>said</cue> <what>that taxes will fall</what>.",
        "<what>Taxes will fall</what>, <who>Anna Berg</who> <cue>said</cue> on Tuesday.",
        "<cue>According to</cue> <who>the ministry</who>, <what>taxes will fall in May</what>.",
        "<who>The ministry</who> <cue>has denied</cue> <what>reports that two ships were sold</what>.",
        "<what>The reports</what> <cue>were denied</cue> by <who>the army</who>.",
        "<who>The president</who> <cue>vowed</cue> <what>to visit Oslo in May</what>.",
        "<who>The union</who> <cue>called for</cue> <what>a strike in the ports</what>.",
        '<what>"Taxes will fall next year,"</what> <who>Berg</who> <cue>said</cue>. <what>"Prices will fall as well."</what>',
        "<who>The minister</who> <cue>declined to say</cue> <what>whether the ships were sold</what>.",
        "<what>The visit</what> <cue>is seen as</cue> <what>a message to the north</what>.",
        "<who>Berg</who><cue>:</cue> <what>army never left the island</what>\n\nThe island is small.",
        # The parse gives the source to the clause before it.
        "<what>The drills are proof of how deep the partnership is</what>, "
        "<who>the vice speaker of the parliament, Anna Berg</who>, <cue>told</cue> Radio Nord on Wednesday.",
    ],
)
def test_words_are_found_where_they_stand(want: str) -> None:
    text = unmark(want)
    assert mark(text, attributions_of(parse(text), None)) == want


@pytest.mark.parametrize(
    "text",
    [
        "Taxes fell in May.",
        "Two ships called at Oslo for repairs on 4 March.",
        "The army held an exercise called Northern Shield near Kiruna.",
        "All these developments confirm that the alliance holds.",
        "He sells fish, not to mention bread.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert attributions_of(parse(text), None) == []
