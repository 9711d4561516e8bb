"""The facts of the page: who is shown on which side, what is told apart, what is left out and said to be."""

from __future__ import annotations

import dataclasses
import random

import pytest

from onrecord.records import Document, Finding
from onrecord.show.dossier import PRINTED, dossier
from onrecord.show.html import page
from onrecord.view import View, view_of
from tests.show import sample


@pytest.fixture(scope="module")
def facts():
    return dossier(sample.view(), sample.judgements())


def card(facts, ident: str):
    return next(c for c in (*facts.contested, *facts.announced, *facts.own_voice) if c.ident == f"f-{ident}")


def test_contested_comes_first_and_the_outlet_s_voice_apart(facts) -> None:
    assert [c.kind for c in facts.contested] == ["denial", "reversal", "outcome", "posture", "figure"]
    assert [c.state for c in facts.announced] == ["pending"]
    assert {c.kind for c in facts.own_voice} == {"voice"}


def test_each_side_shows_each_speaker_once_and_folds_the_rest(facts) -> None:
    denial = card(facts, "f1")
    assert [q.who for q in denial.side.shown] == ["Anton Berg", "Павел Крон"]
    assert [q.ident for q in denial.side.more] == ["s6", "s12"]
    assert denial.side.counts == "three articles, two independent reports, two utterances"


def test_what_is_shown_as_said_stands_in_the_source(facts) -> None:
    for c in (*facts.contested, *facts.announced, *facts.own_voice):
        for q in (*c.side.shown, *c.side.more, *c.other.shown, *c.other.more):
            assert "".join(p.text for p in q.pieces) in sample.text_of(q.source.ident)


def test_a_side_known_through_others_is_marked_second_hand(facts) -> None:
    denial = card(facts, "f1")
    assert denial.side.secondhand is None
    assert denial.other.secondhand.startswith("as reported by Radio Nord, Le Courrier de Sorrel")


def test_an_outlet_s_claim_is_never_an_actor_s(facts) -> None:
    quote = card(facts, "f7").side.shown[0]
    assert (quote.who, quote.note, quote.act) == ("The Meridian", "in its own voice", "own")
    assert {r for p in quote.pieces for r in p.roles} == {"own", "loaded"}


def test_a_plan_is_not_shown_as_a_report_of_the_deed() -> None:
    pending = Finding("f", "outcome", "a visit", ("s2",), ("e3",), "strong", "why", "settle", "pending")
    facts = dossier(view_of([*sample.documents(), *sample.statements(), *sample.events(), pending], "2024-05-12"))
    assert facts.announced[0].other.shown == ()
    assert facts.announced[0].other.empty == "Its time has not passed on the date of this case."


def test_a_month_is_drawn_as_a_month_and_said_apart_from_done(facts) -> None:
    drill = next(m for m in facts.moments if m.label.startswith("Grey Heron") and m.look == "disputed")
    assert ((drill.stop - drill.start).days, drill.lane, drill.when) == (30, "done", "April 2024")
    looks = {m.label: m.look for m in facts.moments}
    assert looks["Anton Berg confirms"] == "confirm"
    assert looks["Travel, Port Sorrel"] == "planned"


def test_the_grid_sets_countries_beside_each_other(facts) -> None:
    assert facts.grid.columns == ("Varnia", "Lethia", "outlets, in their own voice")
    first = facts.grid.rows[0]
    assert {(e.act, e.who) for e in first.cells[0]} == {
        ("confirm", "Anton Berg"), ("assert", "Anton Berg"), ("deny", "Anton Berg"), ("confirm", "Павел Крон"),
    }  # fmt: skip
    assert [(e.act, e.who, e.times) for e in first.cells[1]] == [("deny", "Lethian Ministry of Defence", 4)]


def test_actors_come_with_all_their_names(facts) -> None:
    ministry = next(a for a in facts.actors if a.id == "a-mod")
    assert "وزارة الدفاع الليثية" in ministry.names
    assert (ministry.country, ministry.statements) == ("Lethia", 4)


def test_a_person_s_word_is_shown_and_one_that_no_longer_fits_is_listed(facts) -> None:
    assert [r.verdict for r in card(facts, "f1").rulings] == ["accepted"]
    corrected = next(q for q in card(facts, "f1").side.shown if q.ident == "s4")
    assert [r.changes for r in corrected.rulings] == ["said: 2024-05-02"]
    assert [r.about for r in facts.lost] == ["a new port"]


def test_the_title_names_place_and_date(facts) -> None:
    assert facts.title == "Tamsin, April 2024: what was said and what was done"


def test_nothing_contested_is_said_in_words() -> None:
    assert "Nothing in these documents was found to be contested" in page(view_of(sample.documents()))
    assert "Nothing in these documents was found to be contested" in page(View())


def test_the_same_records_in_any_order_give_the_same_page() -> None:
    records = sample.records()
    random.Random(7).shuffle(records)
    assert page(view_of(records, "2024-05-12"), judgements=sample.judgements()) == sample.text()


def many(count: int, letters: int) -> View:
    one = sample.documents()[0]
    words = ("The navy said that nothing had happened on that day. " * (letters // 52)).strip()
    more = [dataclasses.replace(one, id=f"m{n}", text=words, title=None, path=f"{n}.txt") for n in range(count)]
    return view_of([*sample.records(), *more], "2024-05-12")


def test_a_case_of_two_hundred_documents_stays_under_five_megabytes() -> None:
    assert len(page(many(200, 4000)).encode()) < 5_000_000


def test_in_a_larger_case_texts_that_no_finding_rests_on_are_left_out_and_it_is_said() -> None:
    facts = dossier(many(400, 8000))
    out = [t for t in facts.texts if not t.lines]
    assert sum(len(t.text) for t in many(400, 8000).documents) > PRINTED > 0
    assert out
    assert not any(t.cited for t in out)
    assert out[0].note == "The text is left out of this page to keep it small; the record keeps it."


def test_a_document_without_a_name_is_called_by_its_site_or_file() -> None:
    bare = Document("x", "folder/note.txt", "Text.", "0")
    site = Document("y", "y", "Text.", "0", url="https://www.example.org/a")
    names = {t.source.name for t in dossier(view_of([bare, site])).texts}
    assert names == {"note.txt", "example.org"}


def test_reference_data_on_a_side_is_named() -> None:
    found = Finding("f", "figure", "a budget", ("n1",), ("milex:XVA:2024",), "moderate", "why", "settle")
    facts = dossier(view_of([*sample.documents(), *sample.figures(), found], "2024-05-12"))
    assert facts.contested[0].other.rows == ("milex:XVA:2024",)
    assert facts.contested[0].other.empty is None
