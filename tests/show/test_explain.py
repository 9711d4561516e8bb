"""Records told at a terminal: the words that decided are marked, and what decided and how sure it is are said."""

import pytest

from onrecord.records import Span, Statement
from onrecord.show.explain import explained, rule_words, sure_words
from tests.build import Text, body, person, place

BERG = person("Anna Berg", "SWE")


def told(text: Text) -> list[str]:
    return list(explained(text.document, text.records[1:]))


def test_a_statement_shows_its_words_with_the_cue_marked_and_what_decided():
    text = Text("Drills\n\nAnna Berg confirmed on Friday that units held drills.")
    text.says(
        BERG, "confirmed", "that units held drills", "confirm",
        said="2024-05-03", medium="Radio Nord", confidence="high", score=0.84, rule="tagger:best+rules.clause",
    )  # fmt: skip
    assert told(text)[0].splitlines() == [
        "text.txt, line 3",
        "   Anna Berg (person, Sweden) confirms; in the outlet's words; said 3 May 2024; through Radio Nord",
        "   “[confirmed] … that units held drills”",
        "   decided by: the trained tagger (best), and the parse rule “clause”",
        "   how sure: high; 84 of 100 like it are right",
    ]


def test_an_event_says_who_vouches_for_it():
    text = Text("Anna Berg confirmed that units held drills near Kiruna.\nThe army denied it.")
    yes = text.says(BERG, "confirmed", "that units held drills", "confirm")
    no = text.says(body("the army", "DNK"), "denied", "", "deny")
    text.event(
        "units held drills near Kiruna", "drills", "COOPERATE", body("units", "SWE"),
        by={yes.id: "happened", no.id: "denied", "outlet": "alleged"}, where=place("Kiruna", "SWE"), when="2024-04",
    )  # fmt: skip
    (event,) = [b for b in told(text) if "Event:" in b]
    assert "cooperation (COOPERATE); by units (ministry, Sweden); April 2024; at Kiruna" in event
    assert "“units held [drills] near Kiruna”" in event
    said = " ".join(event.split())
    assert "Anna Berg reports it as having happened (line 1); the army denies it (line 2)" in said
    assert "the outlet relays an allegation of it" in said


def test_a_document_with_nothing_found_says_so():
    assert told(Text("A quiet day.")) == ["text.txt: no statements, no events"]


def test_the_outlets_own_voice_and_somebody_unnamed_are_told_apart():
    text = Text("It is said that the port closed. Trade is the largest in the region.")
    text.outlet("Trade is the largest in the region", rule="voice.ranking")
    text.says(None, "said", "that the port closed", "assert")
    said, outlet, _ = told(text)
    assert "Somebody says; nobody named" in said
    assert "The outlet, in its own voice, says" in outlet and "rule “ranking” for the outlet's own voice" in outlet


def test_what_a_document_hides_is_shown():
    text = Text("Berg said \u202egnihton\x07 happened.")
    text.says(BERG, "said", "\u202egnihton\x07 happened", "assert")
    assert "\x07" not in told(text)[0] and "\u202e" not in told(text)[0]


@pytest.mark.parametrize(
    ("score", "rule", "words"),
    [
        (0.999, "tagger:best", "high; more than 99 of 100 like it are right"),
        (0.001, "tagger:best", "high; fewer than one of 100 like it are right"),
        (0.7, "tagger:best+other", "high; 70 of 100 like it are right, as measured on English"),
        (None, "voice.deed", "high (a rule's own band: no score was measured for it)"),
    ],
)
def test_a_score_is_told_as_so_many_of_a_hundred(score, rule, words):
    s = Statement("s1", "d1", (), (Span(0, 1),), (), "assert", "reported", confidence="high", score=score, rule=rule)
    assert sure_words(s) == words


def test_no_rule_is_not_told():
    assert rule_words(None) == "not told"
