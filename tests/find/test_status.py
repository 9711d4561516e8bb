"""Whether an event happened and who vouches for it."""

from __future__ import annotations

import pytest

from onrecord.find.events import events
from tests.find.pages import page, said


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norway and Chad held drills.", "happened"),
        ("The drills of Norway and Chad took place in March.", "happened"),
        ("Norway and Chad are holding drills.", "ongoing"),
        ("The ongoing drills of Norway and Chad are large.", "ongoing"),
        ("Norway and Chad will hold drills.", "planned"),
        ("Norway and Chad plan to hold drills.", "planned"),
        ("Norway and Chad to hold drills", "planned"),
        ("Norway announced its coming visit to Lima.", "planned"),
        ("The drills of Norway and Chad are due in June.", "planned"),
        ("Norway and Chad hold drills in June 2024.", "planned"),  # after the document's date
        ("Norway and Chad did not hold drills.", "denied"),
        ("The drills of Norway and Chad did not take place.", "denied"),
        ("The drills of Norway and Chad had been planned but did not take place.", "denied"),
        ("No drills were held by Norway and Chad.", "denied"),
        ("Nothing shows that Norway attacked Chad.", "denied"),
        ("There is no evidence that Norway attacked Chad.", "denied"),
        ("Norway and Chad cancelled their drills.", "cancelled"),
        ("The visit of Anna Berg to Lima was postponed.", "cancelled"),
        ("Norway and Chad allegedly held drills.", "alleged"),
        ("The claim that Norway attacked Chad is old.", "alleged"),
        ("Norway may attack Chad.", "hypothetical"),
        ("If Norway attacks Chad, prices rise.", "hypothetical"),
        # said otherwise, and yet it happened
        ("Norway not only attacked Chad.", "happened"),
        ("Norway managed to attack Chad.", "happened"),
        ("The drills of Norway and Chad, which will last until Friday, have begun.", "happened"),
    ],
)
def test_an_event_reads_by_itself(text: str, want: str) -> None:
    assert [s.status for s in events(page(text))[0].status] == [want]
    assert events(page(text))[0].status[0].by == "outlet"


@pytest.mark.parametrize(
    ("text", "content", "act", "want"),
    [
        ("Berg confirmed that Chad held drills.", "that Chad held drills", "confirm", "happened"),
        ("Berg denied that Chad held drills.", "that Chad held drills", "deny", "denied"),
        ("Berg denied the joint drills with Chad.", "the joint drills with Chad", "deny", "denied"),
        ("Berg claimed that Chad attacked Peru.", "that Chad attacked Peru", "accuse", "happened"),
        ("Berg announced a visit to Lima.", "a visit to Lima", "announce", "planned"),
        ("Berg announced that Chad will visit Lima.", "that Chad will visit Lima", "announce", "planned"),
        ("Berg demanded that Chad withdraw its troops.", "that Chad withdraw its troops", "demand", "hypothetical"),
        ("Berg said that the drills with Chad did not take place.", "that the drills with Chad did not take place", "assert", "denied"),
    ],
)  # fmt: skip
def test_a_statement_vouches_for_what_stands_in_it(text: str, content: str, act: str, want: str) -> None:
    found = events(page(text, statements=[said(text, content, act, "s1")]))
    event = next(e for e in found if e.trigger and e.trigger.start >= text.index(content))
    assert [(s.by, s.status) for s in event.status] == [("s1", want)]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Berg confirmed that Chad held drills, a fact denied by the Chadian ministry.", "a fact"),
        ("Berg confirmed that Chad held drills, something that the Chadian ministry denied.", "something"),
        ("Berg confirmed that Chad held drills. The Chadian ministry denied it.", "it"),
    ],
)
def test_a_denial_that_only_points_back_is_a_second_voucher(text: str, denied: str) -> None:
    start = text.rindex(denied) if denied == "it" else text.index(denied)
    second = said(text, text[start : start + len(denied)], "deny", "s2", cue="denied")
    if denied == "it":
        second = said(text, "it", "deny", "s2", cue="denied")
        object.__setattr__(second, "content", (type(second.content[0])(start, start + 2),))
    first = said(text, "that Chad held drills", "confirm", "s1", cue="confirmed")
    (event,) = events(page(text, statements=[first, second]))
    assert {(s.by, s.status) for s in event.status} == {("s1", "happened"), ("s2", "denied")}


def test_a_denial_of_something_else_is_no_voucher() -> None:
    text = "Chad held drills. Prices rose. The Chadian ministry denied it."
    start = text.rindex("it")
    denial = said(text, "denied it", "deny", "s1", cue="denied")
    object.__setattr__(denial, "content", (type(denial.content[0])(start, start + 2),))
    (event,) = events(page(text, statements=[denial]))
    assert [(s.by, s.status) for s in event.status] == [("outlet", "happened")]
