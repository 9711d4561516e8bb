"""The checks on small affairs of invented states: what must be found, and where they must keep silent."""

from dataclasses import replace

import pytest

from onrecord.link import link
from onrecord.records import Actor
from onrecord.view import view_of
from onrecord.weigh import weigh
from tests.build import Text, body, land, person, place, records

BERG = person("Anna Berg", "SWE")
ARMY = body("Ruritanian Defence Ministry", "RUR")
SWEDEN, RURITANIA = land("SWE"), land("RUR")


def findings(*texts: Text, date: str | None = None, kind: str | None = None):
    found = weigh(link(view_of(records(*texts), date))).findings
    return [f for f in found if kind in (None, f.kind)]


def drills(published="2024-05-04") -> tuple[Text, object, object]:
    t = Text(
        "Foreign Minister Anna Berg confirmed that joint drills took place near Kiruna in April, a fact denied by the Ruritanian Defence Ministry.",
        published,
    )
    yes = t.says(
        BERG,
        "confirmed",
        "joint drills took place near Kiruna in April",
        "confirm",
        said="2024-05-03",
        medium="Radio Nord",
    )
    no = t.says(ARMY, "denied", "joint drills took place near Kiruna in April", "deny")
    t.event("joint drills took place near Kiruna in April", "drills", "COOPERATE", SWEDEN, RURITANIA, by={yes.id: "happened", no.id: "denied"}, when="2024-04", where=place("Kiruna", "SWE"), context=("military",))  # fmt: skip
    return t, yes, no


def test_a_confirmation_and_a_denial_of_one_event_part():
    t, yes, no = drills()
    (found,) = findings(t, kind="denial")
    assert (found.side, found.other, found.strength) == ((yes.id,), (no.id,), "strong")
    assert found.secondhand == (False, True)
    assert "Kiruna in April" in found.why and "Ruritanian Defence Ministry" in found.settle


def test_words_stand_beside_the_name_of_who_said_them_only():
    t, yes, _ = drills()
    u = Text("Envoy Ole Lund said that joint drills took place near Kiruna in April.", "2024-05-02")
    too = u.says(person("Ole Lund", "SWE"), "said", "joint drills took place near Kiruna in April", "assert")
    u.event("joint drills took place near Kiruna in April", "drills", "COOPERATE", SWEDEN, RURITANIA, by={too.id: "happened"}, when="2024-04", where=place("Kiruna", "SWE"))  # fmt: skip
    (found,) = findings(t, u, kind="denial")
    assert set(found.side) == {yes.id, too.id}
    assert "Anna Berg: “" in found.why and "(on this side also Ole Lund)" in found.why and "Lund: “" not in found.why
    assert "nobody" not in found.why


def test_a_denial_in_another_text_without_a_date_is_held_to_be_of_the_same_event_if_only_one_fits():
    t, yes, _ = drills()
    u = Text(
        "The Ruritanian Defence Ministry denied that its army had held drills near Kiruna with Sweden.", "2024-05-02"
    )
    no = u.says(ARMY, "denied", "its army had held drills near Kiruna with Sweden", "deny")
    u.event("held drills near Kiruna with Sweden", "drills", "COOPERATE", RURITANIA, SWEDEN, by={no.id: "denied"}, where=place("Kiruna", "SWE"))  # fmt: skip
    (found,) = findings(t, u, kind="denial")
    assert yes.id in found.side and no.id in found.other
    assert found.reports == (1, 2)


@pytest.mark.parametrize(
    ("when", "where", "name"),
    [("2023-10", "Kiruna", None), ("2024-04", "Boden", None), ("2024-04", "Kiruna", "Cold Wind")],
)
def test_another_date_place_or_name_is_another_event(when, where, name):
    t = Text("Berg confirmed that the drills North Star took place.")
    yes = t.says(BERG, "confirmed", "the drills North Star took place", "confirm")
    t.event("the drills North Star took place", "drills", "COOPERATE", SWEDEN, RURITANIA, by={yes.id: "happened"}, when="2024-04", where=place("Kiruna", "SWE"), name="North Star")  # fmt: skip
    u = Text("The ministry denied that other drills took place.")
    no = u.says(ARMY, "denied", "other drills took place", "deny")
    u.event("other drills took place", "drills", "COOPERATE", SWEDEN, RURITANIA, by={no.id: "denied"}, when=when, where=place(where, "SWE"), name=name)  # fmt: skip
    assert findings(t, u, kind="denial") == []


def test_an_attack_of_one_on_the_other_is_not_the_other_ways_round():
    t = Text("Berg denied that her drones bombed a post. She said that the neighbour had shelled a town.")
    no = t.says(BERG, "denied", "her drones bombed a post", "deny")
    yes = t.says(ARMY, "said", "the neighbour had shelled a town", "assert")
    t.event("her drones bombed a post", "bombed", "ASSAULT", SWEDEN, by={no.id: "denied"})
    t.event("the neighbour had shelled a town", "shelled", "ASSAULT", RURITANIA, by={yes.id: "happened"})
    assert findings(t, kind="denial") == []


def test_planned_and_not_carried_out_do_not_part():
    t = Text("Berg announced drills for May. The ministry said that the drills did not take place.")
    plan = t.says(BERG, "announced", "drills for May", "announce")
    no = t.says(ARMY, "said", "the drills did not take place", "assert", polarity="negative")
    t.event("drills for May", "drills", "COOPERATE", SWEDEN, RURITANIA, by={plan.id: "planned"}, when="2024-05")
    t.event("the drills did not take place", "drills did", "COOPERATE", by={no.id: "denied"})
    found = findings(t, date="2024-07-01")
    assert [f.kind for f in found] == ["outcome"]
    assert found[0].state == "did not happen"


def test_contents_that_share_what_they_speak_of_part_without_an_event():
    t = Text("Envoy Carl Dorn said that weapons were loaded on the freighter Lady Ann at Port Salt.", publisher="Daily")
    yes = t.says(
        person("Carl Dorn", "USA"), "said", "weapons were loaded on the freighter Lady Ann at Port Salt", "accuse"
    )
    u = Text("President Ilse Kron said that no arms had been put aboard the Lady Ann.", "2024-06-01", "Herald")
    no = u.says(
        person("Ilse Kron", "RUR"), "said", "no arms had been put aboard the Lady Ann", "assert", polarity="negative"
    )
    (found,) = findings(t, u, kind="denial")
    assert (found.side, found.other) == ((yes.id,), (no.id,))


def test_no_evidence_is_less_than_a_denial():
    t = Text("Envoy Carl Dorn said that weapons were loaded on the freighter Lady Ann.")
    t.says(person("Carl Dorn", "USA"), "said", "weapons were loaded on the freighter Lady Ann", "accuse")
    u = Text("The panel found no evidence that weapons were loaded on the Lady Ann.", "2024-06-01")
    u.says(
        body("Inquiry panel", "RUR", "JUD"), "found", "no evidence that weapons were loaded on the Lady Ann", "assert"
    )
    (found,) = findings(t, u, kind="denial")
    assert found.strength == "unclear" and "no evidence" in found.why


def test_what_was_said_before_its_time_only_plans_it():
    t = Text("The press service said that the country hosts drills.", "2024-02-09")
    plan = t.says(person("Ole Lund", "SWE"), "said", "the country hosts drills", "assert")
    t.event("the country hosts drills", "drills", "COOPERATE", SWEDEN, RURITANIA, by={plan.id: "happened"}, when="2024-04", name="North Star")  # fmt: skip
    u = Text("The ministry denied that the drills North Star took place.", "2024-05-02")
    no = u.says(ARMY, "denied", "the drills North Star took place", "deny")
    u.event("the drills North Star took place", "drills", "COOPERATE", RURITANIA, SWEDEN, by={no.id: "denied"}, when="2024-04", name="North Star")  # fmt: skip
    assert findings(t, u, kind="denial") == []


def test_two_voices_of_one_state_need_more_than_like_words():
    t = Text("Envoy Carl Dorn said that weapons were loaded on the freighter Lady Ann.")
    t.says(person("Carl Dorn", "RUR"), "said", "weapons were loaded on the freighter Lady Ann", "accuse")
    u = Text("President Ilse Kron said that no arms had been put aboard the Lady Ann.", "2024-06-01")
    u.says(
        person("Ilse Kron", "RUR"), "said", "no arms had been put aboard the Lady Ann", "assert", polarity="negative"
    )
    assert findings(t, u, kind="denial") == []


def test_a_ministry_of_no_known_state_takes_no_side():
    t, u = Text("Ministry: drone drifted over Laos"), Text("Berg denied that a drone drifted over Laos.", "2024-06-01")
    ministry = replace(ARMY, id="a9", name="Ministry", country=None)
    t.says(ministry, "Ministry", "drone drifted over Laos", "assert")
    u.says(BERG, "denied", "a drone drifted over Laos", "deny")
    assert findings(t, u, kind="denial") == []


def test_a_charge_that_is_denied_in_a_word_is_the_one_before_it():
    t = Text(
        "Envoy Carl Dorn said that troops opened fire near Kiruna. He asked for a visit of monitors. Berg rejected the charge."
    )
    yes = t.says(person("Carl Dorn", "USA"), "said", "troops opened fire near Kiruna", "accuse")
    t.says(person("Carl Dorn", "USA"), "asked for", "a visit of monitors", "demand")
    no = t.says(BERG, "rejected", "the charge", "deny")
    (found,) = findings(t, kind="denial")
    assert (found.side, found.other) == ((yes.id,), (no.id,))


def test_such_a_thing_is_the_one_that_somebody_else_told_of():
    t = Text(
        "Minister Carl Dorn said that Norgrain agreed to ship wheat to Ruritania. Berg replied that she signed no such agreement."
    )
    yes = t.says(person("Carl Dorn", "USA"), "said", "Norgrain agreed to ship wheat to Ruritania", "assert")
    no = t.says(BERG, "replied", "she signed no such agreement", "deny", polarity="negative")
    (found,) = findings(t, kind="denial")
    assert (found.side, found.other) == ((yes.id,), (no.id,))
    assert "points back to the other: “such agreement”" in found.why


def test_what_is_not_ruled_out_is_not_affirmed():
    t = Text("Envoy Carl Dorn did not rule out that weapons were loaded on the freighter Lady Ann.")
    t.says(person("Carl Dorn", "USA"), "did not rule out", "weapons were loaded on the freighter Lady Ann", "assert")
    u = Text("President Ilse Kron said that no arms had been put aboard the Lady Ann.", "2024-06-01")
    u.says(
        person("Ilse Kron", "RUR"), "said", "no arms had been put aboard the Lady Ann", "assert", polarity="negative"
    )
    assert findings(t, u) == []


def test_no_evidence_that_it_happened_is_never_an_affirmation():
    t = Text("Envoy Carl Dorn said that weapons were loaded on the freighter Lady Ann.")
    yes = t.says(person("Carl Dorn", "USA"), "said", "weapons were loaded on the freighter Lady Ann", "accuse")
    u = Text("The panel has found no evidence that weapons were loaded on the Lady Ann.", "2024-06-01")
    no = u.says(body("Inquiry panel", "RUR", "JUD"), "found", "that weapons were loaded on the Lady Ann", "assert")
    for text, s in ((t, yes), (u, no)):
        text.event("weapons were loaded on the", "loaded", "AID", RURITANIA, by={s.id: "happened"}, when="2022-12")
    (found,) = findings(t, u, kind="denial")
    assert (found.side, found.other, found.strength) == ((yes.id,), (no.id,), "unclear")


def test_two_affairs_of_one_state_are_not_mixed():
    t = Text("Envoy Carl Dorn said that weapons were sold to Sweden.")
    t.says(person("Carl Dorn", "USA"), "said", "weapons were sold to Sweden", "accuse")
    u = Text("President Ilse Kron denied that the election in Sweden was rigged.", "2024-06-01")
    u.says(person("Ilse Kron", "RUR"), "denied", "the election in Sweden was rigged", "deny")
    assert findings(t, u, kind="denial") == []


def test_one_actor_on_both_sides_at_two_times_is_a_reversal_not_a_denial():
    t, u = (
        Text("Berg said that drills took place in April.", "2024-05-04"),
        Text("Berg denied that drills took place in April.", "2024-06-04"),
    )
    yes = t.says(BERG, "said", "drills took place in April", "assert", said="2024-05-03")
    no = u.says(BERG, "denied", "drills took place in April", "deny", said="2024-06-03")
    for text, s, status in ((t, yes, "happened"), (u, no, "denied")):
        text.event("drills took place in April", "drills", "COOPERATE", SWEDEN, RURITANIA, by={s.id: status}, when="2024-04", where=place("Kiruna", "SWE"))  # fmt: skip
    (found,) = [f for f in findings(t, u) if f.kind in ("denial", "reversal")]
    assert (found.kind, found.side, found.other, found.state) == ("reversal", (yes.id,), (no.id,), "reversed")


@pytest.mark.parametrize(("date", "state"), [("2024-05-10", "pending"), ("2024-09-01", "no report found")])
def test_an_announced_visit_is_pending_until_its_time_has_passed(date, state):
    t = Text("The presidency announced that Ilse Kron will visit Oslo in July.")
    plan = t.says(body("Presidency", "RUR", "GOV"), "announced", "Ilse Kron will visit Oslo in July", "announce")
    t.event("Ilse Kron will visit Oslo in July", "visit", "CONSULT", person("Ilse Kron", "RUR"), by={plan.id: "planned"}, when="2024-07", where=place("Oslo", "NOR"))  # fmt: skip
    (found,) = findings(t, date=date)
    assert (found.kind, found.state, found.side) == ("outcome", state, (plan.id,))


def test_an_inquiry_that_was_announced_and_reported_later():
    t = Text("President Ilse Kron said that an independent inquiry will look into the arms claims.")
    begun = t.says(
        person("Ilse Kron", "RUR"), "said", "an independent inquiry will look into the arms claims", "announce"
    )
    u = Text("Spokesman Olaf Brandt confirmed that the panel on the arms claims has finished.", "2024-08-01")
    done = u.says(person("Olaf Brandt", "RUR"), "confirmed", "the panel on the arms claims has finished", "confirm")
    (found,) = findings(t, u, kind="outcome")
    assert (found.side, found.other, found.state) == ((begun.id,), (done.id,), "happened")
    assert findings(t, kind="outcome") == []


def test_a_neutral_whose_arms_dealings_go_one_way():
    t = Text("Ruritania says it is neutral. It held drills with Sweden in April. It bought Swedish missiles in May.")
    t.stance("neutral", RURITANIA, "neutral", "outlet")
    t.event("held drills with Sweden in April", "drills", "COOPERATE", RURITANIA, SWEDEN, by={"outlet": "happened"}, when="2024-04", context=("military",))  # fmt: skip
    assert findings(t, kind="posture") == []  # one deed is no pattern
    t.event("bought Swedish missiles in May", "bought", "COOPERATE", RURITANIA, SWEDEN, by={"outlet": "happened"}, when="2024-05", context=("arms",))  # fmt: skip
    (found,) = findings(t, kind="posture")
    assert found.strength == "unclear" and "not declared by itself" in found.why


def test_an_outlets_own_assertion_is_shown_with_its_wording():
    t = Text("Oddly enough, Ruritania is one of the largest buyers.", publisher="Daily")
    s = t.outlet("Ruritania is one of the largest buyers", loaded=(t.span("Oddly enough"),))
    (found,) = findings(t)
    assert (found.kind, found.side, found.other) == ("voice", (s.id,), ())
    assert "“Oddly enough”" in found.why


def swapped(actor: Actor | None) -> Actor | None:
    country = {"SWE": "RUR", "RUR": "SWE"}
    return actor and replace(actor, country=country.get(actor.country or "", actor.country))


def test_swapping_the_countries_changes_nothing_else():
    t, _, _ = drills()
    one = findings(t)
    other = [
        replace(r, speaker=swapped(r.speaker)) if hasattr(r, "speaker")
        else replace(r, actors=tuple(swapped(a) for a in r.actors)) if hasattr(r, "actors")
        else r
        for r in t.records
    ]  # fmt: skip
    two = weigh(link(view_of(other))).findings
    assert [(f.kind, f.side, f.other, f.strength, f.state) for f in one] == [
        (f.kind, f.side, f.other, f.strength, f.state) for f in two
    ]


def test_the_order_of_documents_does_not_matter():
    t, _, _ = drills()
    u = Text(
        "The Ruritanian Defence Ministry denied that its army had held drills near Kiruna with Sweden.", "2024-05-02"
    )
    no = u.says(ARMY, "denied", "its army had held drills near Kiruna with Sweden", "deny")
    u.event("held drills near Kiruna with Sweden", "drills", "COOPERATE", RURITANIA, SWEDEN, by={no.id: "denied"}, where=place("Kiruna", "SWE"))  # fmt: skip
    assert findings(t, u) == findings(u, t)
