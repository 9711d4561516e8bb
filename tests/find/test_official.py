from onrecord.config import Settings
from onrecord.find import find
from onrecord.records import Document, Statement
from onrecord.text import words_of

RELEASE = """Communiqué on the port

The Ministry of Public Works rejects the claim that the port was closed. Not one ship was turned away on that day.

The company has misread the order of 3 May. It calls on the company to publish its papers.

Bergen, 4 May 2021
"""


def said(publisher: str | None) -> list[Statement]:
    document = Document(
        "d1",
        "t.txt",
        RELEASE,
        "",
        title="Communiqué on the port",
        language="en",
        published="2021-05-04",
        publisher=publisher,
    )
    return [
        r for r in find(document, Settings(size="rules")) if isinstance(r, Statement) and r.rule == "rules.official"
    ]


def test_a_release_speaks_for_the_body_that_issues_it() -> None:
    found = said("Ministry of Public Works, Bergen")
    assert [words_of(RELEASE, s.content) for s in found] == [
        "Not one ship was turned away on that day",
        "The company has misread the order of 3 May",
    ]
    assert [s.polarity for s in found] == ["negative", "positive"]
    assert all(s.speaker is not None and s.speaker.kind == "ministry" and s.said == "2021-05-04" for s in found)


def test_an_outlet_does_not() -> None:
    assert said("The Bergen Times") == said("Army Times") == said(None) == []


ABROAD = """Statement on the event off Arn

The Swedish navy says that a boat of ours rammed a trawler. The claim of the Swedish side that a boat was rammed does not correspond to the truth. No shots fell.

The Ministry regrets the delay.
"""


def release(publisher: str) -> list[Statement]:
    document = Document("d1", "t.txt", ABROAD, "", title="Statement on the event off Arn", language="en",
                        published="2021-05-04", publisher=publisher)  # fmt: skip
    return [r for r in find(document, Settings(size="rules")) if isinstance(r, Statement)]


def test_a_claim_told_in_passing_is_denied_by_the_issuer_in_whose_seat_the_text_was_written() -> None:
    denial = next(s for s in release("Ministry of Defence, Oslo") if s.act == "deny")
    assert denial.speaker is not None and denial.speaker.country == "NOR"
    assert words_of(ABROAD, denial.target) == "a boat was rammed"
    shots = next(s for s in release("Ministry of Defence, Oslo") if words_of(ABROAD, s.content) == "No shots fell")
    assert (shots.polarity, shots.speaker) == ("negative", denial.speaker)


def test_the_ministry_is_the_issuer() -> None:
    regret = next(s for s in release("Ministry of Defence, Oslo") if "delay" in words_of(ABROAD, s.content))
    assert regret.speaker is not None and (regret.speaker.kind, regret.speaker.country) == ("ministry", "NOR")
