import pytest

from onrecord.config import Settings
from onrecord.find import find
from onrecord.records import Document, Statement
from onrecord.text import words_of


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("BERGEN, March 3 - Two ships were sold, the ministry said.", "Two ships were sold"),
        ("BERGEN (Nordic Post) - Two ships were sold, the ministry said.", "Two ships were sold"),
        ("Bergen, March 3 (NP). Two ships were sold, the ministry said.", "Two ships were sold"),
        ("NATO is ready, the ministry said.", "NATO is ready"),
        ("The ministry said this month he was ill.", "he was ill"),
        ("The ministry said this month was hard.", "this month was hard"),
        ("The ministry said it was “ready”.", "it was “ready”"),
    ],
)
def test_a_content_begins_where_what_is_said_begins(text: str, want: str) -> None:
    document = Document("d1", "t.txt", text, "", language="en", published="2021-03-04")
    (said,) = [r for r in find(document, Settings(size="rules")) if isinstance(r, Statement)]
    assert words_of(text, said.content) == want
