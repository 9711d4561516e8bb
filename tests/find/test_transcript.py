"""Interviews by question and answer: whose words they are, sentence by sentence."""

from __future__ import annotations

from onrecord.config import Settings
from onrecord.find import find
from onrecord.records import Document, Statement
from onrecord.text import words_of

LABELLED = """The mayor answers

An extract from the talk with Mayor Anna Berg follows.

Radio Nord: Did the ferry sail on Monday?

Berg: I read it with amusement. No such ferry sailed from Arn. We want to sign in June.

Radio Nord: The harbour says that it did?

Berg: They may have their reasons.
"""

QUOTED = """“They came straight at us”

Karl Lund has fished off Arn for thirty years.

What happened on Monday?

“We had the nets half in. They hit us amidships.”

The coast guard says that you had no lights.

“The lamp was burning all night.”

And the shots?

“I heard two of them.”
"""

MONOLOGUE = """The mayor speaks

Anna Berg: a life in the harbour.

“The lamp was burning all night.”
"""


def said(text: str) -> list[tuple[str | None, str, str, str]]:
    """Speaker, act, polarity and words of what the rules for interviews found."""
    document = Document("d1", "t.txt", text, "", title=text.split("\n")[0], language="en", published="2021-05-06")
    found = [r for r in find(document, Settings(size="rules")) if isinstance(r, Statement)]
    return [
        (s.speaker.name if s.speaker else None, s.act, s.polarity, words_of(text, s.content))
        for s in found
        if s.rule == "rules.transcript"
    ]


def test_each_sentence_of_an_answer_is_a_statement_and_a_question_is_none() -> None:
    assert said(LABELLED) == [
        ("Anna Berg", "assert", "positive", "I read it with amusement"),
        ("Anna Berg", "deny", "negative", "No such ferry sailed from Arn"),
        ("Anna Berg", "assert", "positive", "We want to sign in June"),
        ("Anna Berg", "assert", "positive", "They may have their reasons"),
    ]


def test_answers_in_quotation_marks_are_the_person_s_whom_the_text_introduces() -> None:
    assert [(who, words) for who, _, _, words in said(QUOTED)] == [
        ("Karl Lund", "We had the nets half in"),
        ("Karl Lund", "They hit us amidships"),
        ("Karl Lund", "The lamp was burning all night"),
        ("Karl Lund", "I heard two of them"),
    ]


def test_one_quotation_or_colon_makes_no_interview() -> None:
    assert said(MONOLOGUE) == []
