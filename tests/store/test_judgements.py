"""A person's word: kept apart, tied to the sources' words, surviving re-runs and new readers, and taken back at will."""

import pytest

from onrecord.errors import UsageError
from onrecord.records import Document

from .cases import document, filled, run, statement

WHO, WHEN = "B. Lind", "2024-06-01T10:00:00+00:00"


@pytest.fixture
def done(case):
    run(filled(case, ["one.txt", "two.txt"]))
    return case


def only_finding(case):
    (found,) = case.view().findings
    return found


def test_a_judged_finding_stays_judged_when_reports_are_added(done):
    done.judge(only_finding(done).id, "reject", "another drill", WHO, WHEN)
    filled(done)
    run(done)
    (judgement,) = done.judgements()
    assert judgement.target == only_finding(done).id
    assert (judgement.verdict, judgement.why, judgement.who, judgement.when) == ("reject", "another drill", WHO, WHEN)


@pytest.mark.parametrize("shift", [1, 5])
def test_a_judgement_survives_a_reader_that_draws_other_borders(done, shift):
    before = only_finding(done).id
    done.judge(before, "accept", "both texts read", WHO, WHEN)
    run(done, "stub 2", shift)
    (judgement,) = done.judgements()
    assert judgement.target == only_finding(done).id != before


def test_a_judgement_whose_finding_is_gone_is_listed_and_comes_back(done):
    done.judge(only_finding(done).id, "accept", "both texts read", WHO, WHEN)
    done.remove(document("two.txt").id)
    run(done)
    assert done.judgements() == ()
    assert [j.why for j in done.orphans()] == ["both texts read"]
    filled(done)
    run(done)
    assert [j.why for j in done.judgements()] == ["both texts read"]
    assert done.orphans() == ()


def test_a_correction_is_applied_on_reading_and_the_original_kept(done):
    said = statement(done.view(), "cost 5 crowns")
    done.correct(said.id, {"speaker": "Élise Roy", "act": "announce", "said": "2024-05-02"}, WHO, WHEN)
    now = statement(done.view(), "cost 5 crowns")
    assert (now.speaker.name, now.act, now.said) == ("Élise Roy", "announce", "2024-05-02")
    assert statement(done.view(), "more").speaker.id == now.speaker.id
    original = statement(done.as_found(), "cost 5 crowns")
    assert (original.speaker.name, original.act, original.said) == ("Nils Ek", "assert", None)


def test_a_corrected_act_changes_the_findings_of_the_next_run(done):
    denial = next(s for s in done.view().statements if s.act == "deny")
    done.correct(denial.id, {"act": "ask"}, WHO, WHEN)
    run(done)
    assert done.view().findings == ()


@pytest.mark.parametrize("shift", [1, 5])
def test_a_correction_survives_another_reader(done, shift):
    done.correct(statement(done.view(), "more").id, {"speaker": None}, WHO, WHEN)
    run(done, "stub 2", shift)
    assert next(s for s in done.view().statements if s.act == "warn").speaker is None


def test_a_correction_does_not_slip_to_the_neighbour(done):
    done.correct(statement(done.view(), "more").id, {"speaker": None}, WHO, WHEN)
    d = document("two.txt")
    done.put_records(d, [s for s in done.as_found().statements if s.doc == d.id and s.act != "warn"], "stub 2")
    assert all(s.speaker for s in done.view().statements)
    assert len(done.orphans()) == 1


def test_a_correction_follows_its_text_into_a_document_of_another_date(done):
    done.correct(statement(done.view(), "more").id, {"speaker": None}, WHO, WHEN)
    done.remove(document("two.txt").id)
    again: Document = document("two.txt", published="2024-05-09")
    done.add(again)
    run(done)
    assert statement(done.view(), "more").speaker is None


def test_the_later_correction_of_a_field_counts(done):
    ident = statement(done.view(), "more").id
    done.correct(ident, {"act": "promise"}, WHO, "2024-06-01")
    done.correct(ident, {"act": "demand", "medium": "radio"}, WHO, "2024-06-02")
    done.correct(ident, {"medium": "print"}, WHO, "2024-05-30")
    now = statement(done.view(), "more")
    assert (now.act, now.medium) == ("demand", "radio")


def test_a_judgement_can_be_taken_back_and_is_remembered(done):
    made = done.correct(statement(done.view(), "more").id, {"act": "promise"}, WHO, WHEN)
    done.undo(made.id, "2024-06-02")
    assert statement(done.view(), "more").act == "warn"
    assert done.judgements() == ()
    assert [(j.id, j.undone) for j in done.said()] == [(made.id, "2024-06-02")]
    with pytest.raises(UsageError, match="no such judgement"):
        done.undo(made.id)


def test_the_same_word_twice_is_one(done):
    for _ in range(2):
        done.judge(only_finding(done).id, "accept", "read", WHO, WHEN)
    assert len(done.said()) == 1


def test_merged_actors_are_one_also_after_a_new_run(done):
    view = done.view()
    berg, army = (next(s.speaker for s in view.statements if s.speaker.name == n) for n in ("Anna Berg", "The army"))
    done.merge("actor", [berg.id, army.id], "her own ministry", WHO, WHEN)
    for version in ("stub 1", "stub 2"):
        run(done, version)
        by_act = {s.act: s.speaker for s in done.view().statements}
        assert by_act["confirm"] == by_act["deny"]
        assert set(by_act["confirm"].names) == {"Anna Berg", "The army"}
        assert len(done.judgements()) == 1


def test_a_split_gives_the_records_named_an_actor_of_their_own(case):
    run(filled(case))
    bergs = [s for s in case.view().statements if s.speaker and s.speaker.name == "Anna Berg"]
    case.split("actor", [bergs[0].id], "her namesake", WHO, WHEN)
    run(case)
    now = {s.id: s.speaker.id for s in case.view().statements if s.speaker and s.speaker.name == "Anna Berg"}
    assert len(set(now.values())) == 2


def test_a_split_claim_leaves_and_two_claims_become_one(case):
    run(filled(case))
    (claim,) = case.view().claims
    case.split("claim", [claim.members[0]], "the other drill", WHO, WHEN)
    view = case.regrouped(case.view())
    assert sorted(len(c.members) for c in view.claims) == [1, 2]
    assert {m for c in view.claims for m in c.members} == set(claim.members)
    case.put_results(view)
    case.merge("claim", [c.id for c in view.claims], "the same after all", WHO, "2024-06-02")
    (whole,) = case.regrouped(case.found().changed(claims=(claim,))).claims
    assert set(whole.members) == set(claim.members)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda c, s, f: c.judge("f0", "accept", "", WHO), "no such finding"),
        (lambda c, s, f: c.judge(f, "perhaps", "", WHO), "accept or reject"),
        (lambda c, s, f: c.correct(s, {}, WHO), "nothing to correct"),
        (lambda c, s, f: c.correct(s, {"mood": "bad"}, WHO), "no such field"),
        (lambda c, s, f: c.correct(s, {"act": "sing"}, WHO), "act sing"),
        (lambda c, s, f: c.correct(s, {"said": "tomorrow"}, WHO), "not a date"),
        (lambda c, s, f: c.correct("s0", {"act": "ask"}, WHO), "no such record"),
        (lambda c, s, f: c.merge("actor", ["a0", "a1"], "", WHO), "no such record"),
        (lambda c, s, f: c.merge("actor", [s], "", WHO), "two ids"),
        (lambda c, s, f: c.merge("finding", [s, f], "", WHO), "only actors and claims"),
        (lambda c, s, f: c.split("actor", [c.view().claims[0].id], "", WHO), "names the records"),
    ],
)
def test_a_word_that_means_nothing_is_refused(done, call, says):
    with pytest.raises(UsageError, match=says):
        call(done, statement(done.view(), "more").id, only_finding(done).id)
    assert done.said() == ()
