"""Events: what names them, who did them to whom, when and where; and silence where nothing was done."""

from __future__ import annotations

import pytest

from onrecord.config import Settings
from onrecord.find import find
from onrecord.find.events import events
from onrecord.find.offsets import shifted
from onrecord.records import Document, Event
from tests.find.pages import page


def shown(found: list[Event]) -> list[str]:
    """Each event as "NOR COOPERATE TCD"; a side that is not named is a dash."""
    return [
        " ".join(
            ",".join(a.country or a.name for a in side) or "-" if not isinstance(side, str) else side
            for side in (e.actors, e.plover, e.recipients)
        )
        for e in found
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # verbs, with their objects
        ("Norway imposed sanctions on Chad.", ["NOR SANCTION TCD"]),
        ("Norway imposed a curfew.", ["NOR COERCE -"]),
        ("Norway expelled two Chadian diplomats.", ["NOR SANCTION TCD"]),
        ("Norway accused Chad of cheating.", ["NOR ACCUSE TCD"]),
        ("Norway launched an attack on Chad.", ["NOR ASSAULT TCD"]),
        ("Norway launched an investigation into the conduct of Chad.", ["NOR ACCUSE TCD"]),
        ("Norway withdrew its troops from Chad.", ["NOR RETREAT TCD"]),
        ("Norway gave Chad two million dollars.", ["NOR AID TCD"]),
        ("Norway demanded that Chad return the ship.", ["NOR REQUEST TCD"]),
        # a threat and what is threatened, a promise and what is promised
        ("Norway threatened to break ties with Chad.", ["NOR THREATEN TCD", "NOR SANCTION TCD"]),
        ("Norway promised to give military aid to Chad.", ["NOR AGREE TCD", "NOR AID TCD"]),
        # passive, and participles on a noun
        ("Chad was bombed by Norway.", ["NOR ASSAULT TCD"]),
        ("Despite warnings addressed to Chad, prices rose.", ["- THREATEN TCD"]),
        # nouns, with the verbs that carry them
        ("Norwegian and Chadian troops held joint drills.", ["NOR,TCD COOPERATE NOR,TCD"]),
        ("Norwegian units took part in naval exercises with Chad.", ["NOR COOPERATE TCD"]),
        ("The Norwegian-Chadian drills were a success.", ["NOR,TCD COOPERATE NOR,TCD"]),
        ("Joint drills were held in partnership with Norway and Chad.", ["- COOPERATE NOR,TCD"]),
        ("Norway sealed a huge deal with Chad for the supply of tanks.", ["NOR SUPPORT TCD"]),
        ("The Norwegian invasion of Chad goes on.", ["NOR ASSAULT TCD"]),
        ("Norway held talks with Chad.", ["NOR CONSULT TCD"]),
        ("Norway keeps buying armed drones from Chad.", ["NOR COOPERATE TCD"]),
        ("Norway rejected accusations that it had bombed Chad.", ["NOR REJECT TCD", "NOR ASSAULT TCD"]),
        # two armies that were named before
        ("Norway and Chad are friends. The two armies held manoeuvres.", ["NOR,TCD COOPERATE NOR,TCD"]),
    ],
)
def test_events_have_their_class_and_sides(text: str, want: list[str]) -> None:
    assert shown(events(page(text))) == want


@pytest.mark.parametrize(
    "text",
    [
        "Norway is a cold country.",
        "The exercise of patience is hard.",
        "Norway has not rejected the plan of Chad.",  # nothing was said or done
        "The Democratic Alliance won.",
        "It rained, not to mention the snow.",
        "A meeting of minds is rare.",
        "A Norwegian family travelled to Chad.",
        "The Norwegian minister dismissed as untrue a report that officials left.",
    ],
)
def test_where_nothing_is_done_there_is_no_event(text: str) -> None:
    assert shown(events(page(text))) == []


def test_an_event_knows_its_place_and_time() -> None:
    (event,) = events(
        page("In an interview in May, Berg said that Chad held drills in Lapland Province in April 2024.")
    )
    assert event.when == "2024-04"
    assert event.words == "April 2024"
    assert event.where is not None
    assert event.where.name == "Lapland"
    assert event.context == ("military",)


def test_a_place_that_is_only_near_is_not_where_it_was() -> None:
    (event,) = events(page("Norway and Chad held drills near Sweden."))
    assert event.where is None


def test_a_visit_to_two_towns_is_two_events() -> None:
    found = events(page("Anna Berg will make visits in June 2024 to both Lima and Abidjan."))
    assert [(e.plover, e.mode, e.when, e.where.name if e.where else None) for e in found] == [
        ("CONSULT", "visit", "2024-06", "Lima"),
        ("CONSULT", "visit", "2024-06", "Abidjan"),
    ]
    assert found[0].id != found[1].id
    assert {a.name for e in found for a in (*e.actors, *e.recipients)} == {"Anna Berg"}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Norway and Chad held the North Wind 2024 drills.", "North Wind 2024"),
        ('Norway and Chad began the "North Wind" drills.', "North Wind"),
        ("Norway and Chad held a joint exercise, North Wind 2024.", "North Wind 2024"),
        ("Norway and Chad held joint drills called North Wind.", "North Wind"),
        ("Norwegian soldiers went to the Vostok-2022 drills.", "Vostok-2022"),
        ("Norway and Chad held drills in April 2024.", None),
    ],
)
def test_a_proper_name_is_kept(text: str, want: str | None) -> None:
    assert events(page(text))[0].name == want


def test_the_span_is_the_clause_and_the_trigger_its_word() -> None:
    text = "Berg said that Chadian units took part in drills, while it rained."
    (event,) = events(page(text))
    assert text[event.span.start : event.span.stop] == "Chadian units took part in drills"
    assert event.trigger is not None
    assert text[event.trigger.start : event.trigger.stop] == "drills"


def test_a_later_mention_takes_what_the_first_one_knows() -> None:
    text = "Norway and Chad start the North Wind drills near Kiruna. The drills run until Friday."
    first, second = events(page(text))
    assert second.actors == first.actors
    assert second.where == first.where
    assert second.name == "North Wind"


def test_another_event_of_the_kind_takes_nothing() -> None:
    text = "Norway and Chad hold drills near Kiruna. Earlier drills were held with Peru in 2021."
    _, second = events(page(text))
    assert second.where is None
    assert second.when == "2021"


def test_ids_do_not_hang_on_the_reading_order() -> None:
    text = "Norway imposed sanctions on Chad. Peru attacked Chad."
    assert [e.id for e in events(page(text))] == [e.id for e in events(page(text))]


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("a few days after", "2023-01~"),
        ("two days after", "2023-01-30"),
        ("a week before", "2023-02-08~"),
        ("several months after", "2022-09~"),
        ("just a week after", "2023-01-25~"),
        ("soon after", None),
    ],
)
def test_what_was_said_some_days_after_an_event_dates_it(words: str, want: str | None) -> None:
    assert shifted("2023-02-01", words) == want


def test_a_distance_from_a_month_dates_nothing() -> None:
    assert shifted("2023-02", "two days after") is None


@pytest.mark.parametrize(
    ("who", "visits"), [("The Norwegian foreign minister", 2), ("Norwegian President Anna Berg", 2), ("The family", 0)]
)
def test_who_goes_for_a_state_visits(who: str, visits: int) -> None:
    text = f"{who} will travel to Paris and Lima in June."
    found = find(Document("d1", "t.txt", text, "", language="en", published="2021-05-14"), Settings(size="rules"))
    goals = [e.where.name for e in found if isinstance(e, Event) and e.mode == "visit" and e.where]
    assert len(goals) == visits and set(goals) <= {"Paris", "Lima"}
