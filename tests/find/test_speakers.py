from hashlib import sha256

import pytest

from onrecord.config import Settings
from onrecord.find import find
from onrecord.records import Document, Statement
from onrecord.text import words_of


def speakers(text: str) -> list[str | None]:
    """The speakers of the statements, in order; None for nobody."""
    document = Document(
        "d1",
        "t.txt",
        text,
        sha256(text.encode()).hexdigest(),
        language="en",
        published="2021-05-06",
        publisher="The Harbour",
    )
    found = [r for r in find(document, Settings(size="rules")) if isinstance(r, Statement) and r.voice != "outlet"]
    return [s.speaker.name if s.speaker else None for s in found]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Norwegian Foreign Minister Anna Berg said that talks go on. She added that they are slow.",
            ["Anna Berg", "Anna Berg"],
        ),
        # The pronoun passes over a man who was named in between.
        (
            "Norwegian Foreign Minister Anna Berg said that talks go on. Her guest, Karl Lund, left early. She added that they are slow.",
            ["Anna Berg", "Anna Berg"],
        ),
        ("Norwegian Foreign Minister Anna Berg arrived on Monday. The minister said that talks go on.", ["Anna Berg"]),
        ("Anna Berg left the hall. Berg said that talks go on.", ["Anna Berg"]),
        ("BERGEN, March 3 (Agency) - Norwegian Foreign Minister Anna Berg said that talks go on.", ["Anna Berg"]),
        ("A Norwegian government report seen by The Harbour said that talks go on.", ["Norwegian government"]),
        ("Two Norwegian sailors left, the Norwegian navy said.", ["Norwegian navy"]),
        # a surname that is a country too
        ("Ms. Anna Jordan left the hall. Jordan said that talks go on.", ["Anna Jordan"]),
        (
            "The foreign ministry of Norway issued a statement on Monday. The statement said that talks go on.",
            ["foreign ministry of Norway"],
        ),
        ("Anna Berg, who said that talks go on, left the hall.", ["Anna Berg"]),
        ("President Anna Berg will travel to Chile in May, her office announced.", ["Anna Berg's office"]),
        ("The budget is smaller, the chairman of the finance committee, Karl Lund, said.", ["Karl Lund"]),
        ("The outlet writes that talks go on.", ["The Harbour"]),
        ("Norwegian officials say that talks go on.", ["Norwegian officials"]),
        ("The US said that talks go on.", ["US"]),
        ("According to the report, talks go on.", [None]),
    ],
)
def test_speakers_are_followed_to_whoever_is_meant(text: str, want: list[str | None]) -> None:
    assert speakers(text) == want


def test_a_curator_without_a_name_is_not_the_painter() -> None:
    text = "The picture by Karl Lund was sold. A curator said that it is fine. She added that it is large."
    assert speakers(text)[-1] is None


def test_a_statement_speaks_for_its_issuer() -> None:
    text = "The Norwegian Defence Ministry met the press. The statement of the Norwegian Defence Ministry said that no ship left."
    assert [words_of(text, s.source) for s in statements_of(text)] == [
        "The statement of the Norwegian Defence Ministry"
    ]
    assert speakers(text) == ["Norwegian Defence Ministry"]


def statements_of(text: str) -> list[Statement]:
    document = Document("d1", "t.txt", text, "", language="en")
    return [r for r in find(document, Settings(size="rules")) if isinstance(r, Statement)]
