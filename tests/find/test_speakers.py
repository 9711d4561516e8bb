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
        # An office is weighed: a word like it, the country, the other's own office, a head word that is another trade's.
        (
            "Anna Berg, the Norwegian prime minister, met the press. Karl Lund stood beside her. "
            "The Norwegian leader said that talks go on.",
            ["Anna Berg"],
        ),
        (
            "Norwegian Foreign Minister Anna Berg met Defence Minister Karl Lund. The defence minister said that talks go on.",
            ["Karl Lund"],
        ),
        ("Anna Berg sang for the guests. The band leader said that the hall was full.", ["band leader"]),
        (
            "Anna Berg, a lawmaker, spoke first. Karl Lund disagreed. The lawmaker gave no date for her plan but said that talks go on.",
            ["Anna Berg"],
        ),
        # Who lends a name to a word does not speak; a spokesman without a name stays without.
        ("Anna Berg spoke first. One Berg adviser said that talks go on.", ["Berg adviser"]),
        (
            "The prime minister's spokesman said that talks go on. Karl Lund left. The spokesman said that they are slow.",
            ["spokesman", "spokesman"],
        ),
        (
            "Anna Berg's campaign said that talks go on. The campaign said that they are slow.",
            ["Anna Berg's campaign", "Anna Berg's campaign"],
        ),
        (
            "The Harbour Sentinel reported that talks go on. The newspaper said that they are slow.",
            ["Harbour Sentinel", "Harbour Sentinel"],
        ),
        (
            "A spokeswoman for Norgrain Ltd said that talks go on. The spokeswoman added that they are slow.",
            ["Norgrain Ltd", "Norgrain Ltd"],
        ),
        # A name right before "who"; a clause about somebody makes nobody lead the text.
        ("Help came from Karl Lund, who said that talks go on.", ["Karl Lund"]),
        (
            "Anna Berg avoided Karl Lund, who says that he is young. She said that talks go on.",
            ["Karl Lund", "Anna Berg"],
        ),
        ("Karl Lund, one of the stars of the play, said that talks go on.", ["Karl Lund"]),
        ("Mr Lund's role is hard. He said that talks go on.", ["Lund"]),
        ("Reuben Berg, the party chairman, left early. He said that talks go on.", ["Reuben Berg"]),
        # A work speaks for whose it is; "I" is who the last lines say wrote it.
        ("Anna Berg left. Her plan says that taxes will fall.", ["Anna Berg"]),
        ("I believe that talks go on.\n\nMany do.\n\nAnna Berg teaches law at Bergen.", ["Anna Berg"]),
        # Titles before a full name, which the parse makes a clause or a list of.
        ("Lund's chief pollster and strategist Anna Berg said that talks go on.", ["Anna Berg"]),
        ("A man calling himself Karl Lund said that talks go on.", ["Karl Lund"]),
        # Two who do something together; a lead whom the next lines name; the last words of a body's name.
        ("Anna Berg and Karl Lund met the press. They said that talks go on.", ["Anna Berg"]),
        ("The army chief said that talks go on.\n\n“We go on,” General Karl Lund told the press.", ["Karl Lund"] * 2),
        ("The Norland Budget Office sent figures. The budget office said that taxes fall.", ["Norland Budget Office"]),
        # Whose a record or poll is.
        ("Records compiled by the Centre for Open Ports said that talks go on.", ["Centre for Open Ports"]),
        ("The latest Norstat Reports poll said that talks go on.", ["Norstat Reports"]),
        ("Mark Cuban met the press. Cuban said that talks go on.", ["Mark Cuban"]),
        # "They" are not the firm when workers without a name led the sentence before.
        ("Officials met Acme Corp. Workers marched. They said that talks go on.", [None]),
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


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # A lead's office gets its name where the next paragraph begins.
        ("The head of Norwegian military intelligence said that the boat sank.\n\nGeneral Anna Berg had spent two hours with the senators. The boat was old, the officer said.", ["Anna Berg", "Anna Berg"]),
        # A minister of the state where the text was written, another's beside that other's name.
        ("According to his lawyer, Karl Holm, the colonel acted on orders.", ["Karl Holm"]),
    ],
)  # fmt: skip
def test_a_name_beside_or_after_an_office(text: str, want: list[str]) -> None:
    assert speakers(text) == want


def test_a_second_holder_of_one_office_is_of_the_other_state() -> None:
    text = ("OSLO, May 5 (NNA) - Norwegian Foreign Minister Anna Berg said that talks go on.\n\n"
            "Sweden insists on twelve. All must come back, Foreign Minister Karl Lund said.")  # fmt: skip
    document = Document("d1", "t.txt", text, "", language="en", published="2021-05-06", publisher="The Harbour")
    found = [r for r in find(document, Settings(size="rules")) if isinstance(r, Statement) and r.speaker]
    assert {(s.speaker.name, s.speaker.country) for s in found if s.speaker and s.speaker.kind == "person"} == {
        ("Anna Berg", "NOR"), ("Karl Lund", "SWE")}  # fmt: skip
