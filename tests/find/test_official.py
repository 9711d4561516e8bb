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
