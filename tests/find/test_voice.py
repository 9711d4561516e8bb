from hashlib import sha256

import pytest

from onrecord.config import Settings
from onrecord.find import find
from onrecord.find.loaded import loaded
from onrecord.find.parse import parse
from onrecord.records import Document, Statement
from onrecord.text import words_of

ARGUED = """Iceland picks a side

The Iceland army denied the drills on 4 May 2021, a real fact that its own pictures show. The Iceland presidency announced that president Karl Lund will visit Bergen next June.

All these developments confirm that there is a gap between what Iceland says and what it does.

Oddly enough, Iceland is one of Portugal's most important allies in the Arctic and one of the largest regional buyers of its ships.

Iceland has contributed to facilitating Portugal's naval presence in the Arctic, offering it strategic access to the northern straits, and Portugal has the lion's share of the Iceland naval budget.
"""

PLAIN = """Two navies train off Bergen

Norway and Sweden held joint naval exercises off Bergen on Tuesday, the Norwegian defence ministry said.

About 400 sailors took part, the largest number since 2015. Norway is one of the main exporters of natural gas in Europe. It was the first drill of the two navies in the region.

The exercise ended on 12 May, and a huge storm delayed the return of three ships. This means that they will be back in port on Friday.
"""


def own(text: str) -> list[Statement]:
    """The outlet's own statements."""
    document = Document(
        "d1",
        "t.txt",
        text,
        sha256(text.encode()).hexdigest(),
        language="en",
        published="2021-05-14",
        publisher="The Harbour",
    )
    return [r for r in find(document, Settings(size="rules")) if isinstance(r, Statement) and r.voice == "outlet"]


@pytest.mark.parametrize(
    "claim",
    [
        "one of Portugal's most important allies",
        "one of the largest regional buyers of its ships",
        "has contributed to facilitating Portugal's naval presence",
        "offering it strategic access to the northern straits",
        "the lion's share of the Iceland naval budget",
    ],
)
def test_what_an_arguing_outlet_claims_is_its_own(claim: str) -> None:
    found = [s for s in own(ARGUED) if claim in words_of(ARGUED, s.content)]
    assert len(found) == 1
    assert found[0].speaker is not None and found[0].speaker.name == "The Harbour"
    assert found[0].source == found[0].cue == ()


def test_a_conclusion_rests_on_what_came_before() -> None:
    document = Document("d1", "t.txt", ARGUED, "", language="en", published="2021-05-14")
    records = [r for r in find(document, Settings(size="rules")) if isinstance(r, Statement)]
    (drawn,) = [s for s in records if s.conclusion]
    assert words_of(ARGUED, drawn.content).startswith("All these developments confirm")
    before = {s.id for s in records if s.voice != "outlet" and s.cue and s.cue[0].start < drawn.content[0].start}
    assert before and before <= set(drawn.rests_on)


def test_loaded_wording_is_marked_on_the_outlets_words_and_around_others() -> None:
    document = Document("d1", "t.txt", ARGUED, "", language="en", published="2021-05-14")
    marked = {
        words_of(ARGUED, [x])
        for r in find(document, Settings(size="rules"))
        if isinstance(r, Statement)
        for x in r.loaded
    }
    assert {"a real fact", "Oddly enough"} <= marked


def test_a_plain_report_has_no_voice_of_its_own() -> None:
    assert own(PLAIN) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Oddly enough, the iron-clad alliance holds.", ["Oddly enough", "iron-clad"]),
        ("It sat squarely on the fence.", ["squarely", "on the fence"]),
        ("The so-called experts met.", ["so-called"]),
        ("The ministry said that the ships left on Monday.", []),
        ("A fence runs along the road.", []),
    ],
)
def test_loaded_phrases(text: str, want: list[str]) -> None:
    assert [text[p.span.start : p.span.stop] for p in loaded(parse(text))] == want


@pytest.mark.parametrize("turn", ["Yet", "But", "Still,"])
def test_deeds_held_against_a_claimed_posture_are_the_outlets_word(turn: str) -> None:
    text = (
        f"Iceland insists that it is neutral. {turn} Iceland has bought ships from Portugal and trained with its navy."
    )
    (held,) = own(text)
    assert words_of(text, held.content).endswith("trained with its navy") and held.rule == "voice.contrast"


def test_a_turn_without_a_posture_is_plain_report() -> None:
    assert own("Iceland said that the ferry was late. Yet Iceland has bought ships from Portugal.") == []
