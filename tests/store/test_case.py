"""What a case keeps: nothing twice, nothing lost, one document at a time."""

import json
import sqlite3

import pytest

from onrecord import wire
from onrecord.errors import CaseError
from onrecord.records import Problem
from onrecord.store import Case, is_case

from .cases import TEXTS, data, document, filled, read_one, run, statement


def test_a_document_comes_back_as_it_came(case):
    d = document("two.txt")
    assert case.add(d, data(d)) is True
    assert case.documents() == (d,)
    assert case.bytes_of(d.id) == data(d)
    assert case.bytes_of("d0") is None


def test_adding_twice_adds_nothing_twice(case):
    filled(filled(case))
    assert case.add(document("one.txt", TEXTS["one.txt"][1])) is False
    assert len(case.documents()) == 3


def test_records_come_back_as_they_were_found(case):
    filled(case)
    run(case)
    for d in case.documents():
        found = [r for r in read_one(d) if not isinstance(r, Problem)]
        view = case.view()
        kept = [r for r in (*view.statements, *view.events, *view.figures) if r.doc == d.id]
        assert sorted(kept, key=lambda r: r.id) == sorted(found, key=lambda r: r.id)
    assert [p.message for p in case.view().problems] == ["read by a stub"] * 3


def test_only_what_is_new_is_read(case):
    filled(case, ["one.txt", "two.txt"])
    assert sorted(run(case)) == ["one.txt", "two.txt"]
    filled(case)
    assert run(case) == ["three.txt"]
    assert run(case) == []
    assert len(run(case, "stub 2")) == 3


def test_results_are_replaced_not_added_to(case):
    filled(case)
    run(case)
    (first,) = case.view().findings
    run(case)
    assert case.view().findings == (first,)
    case.remove(document("two.txt").id)
    run(case)
    assert case.view().findings == ()
    assert case.view().claims == ()


def test_the_case_says_whether_its_results_are_of_today(case):
    filled(case, ["one.txt", "two.txt"])
    assert not case.is_current()
    run(case)
    assert case.is_current()
    filled(case)
    assert not case.is_current()
    run(case)
    case.correct(statement(case.view(), "more").id, {"act": "assert"}, "B. Lind")
    assert not case.is_current()


def test_linked_records_are_shown_and_found_ones_kept(case):
    filled(case)
    run(case)
    view = case.found()
    renamed = view.changed(statements=tuple(s.__class__(**{**_fields(s), "medium": "Radio"}) for s in view.statements))
    case.put_results(renamed)
    assert {s.medium for s in case.view().statements} == {"Radio"}
    assert {s.medium for s in case.found().statements} == {None}


def _fields(record):
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def test_a_transaction_is_kept_whole_or_not_at_all(case):
    with pytest.raises(ZeroDivisionError), case.transaction():
        filled(case)
        _ = 1 / 0
    assert case.documents() == ()


def test_a_file_that_can_be_read_at_last_is_no_problem_any_more(case):
    case.put_problems([Problem("one.txt", "no permission", "error"), Problem("x.txt", "is empty", "error")])
    case.put_problems([Problem("x.txt", "is empty", "error")])
    filled(case, ["one.txt"])
    assert [p.source for p in case.found().problems] == ["x.txt"]


def test_the_order_in_which_documents_came_changes_nothing(tmp_path):
    dumps = []
    for n, paths in enumerate((list(TEXTS), list(reversed(TEXTS)))):
        with Case.open(tmp_path / f"{n}.case", create=True) as case:
            run(filled(case, paths))
            dumps.append(case.view())
    assert dumps[0] == dumps[1]


def test_search_gives_the_place_of_every_word(case):
    filled(case)
    (hit,) = case.search("elise" if case.place.endswith(".case") else "élise")
    text = TEXTS["two.txt"][1]
    assert [text[s.start : s.stop] for s in hit.spans] == ["Élise"]
    assert "Élise Roy warned" in hit.snippet
    assert len(case.search("drill Kiruna")) == 2
    assert {h.path for h in case.search('"that the drill took"')} == {"three.txt"}
    assert case.search('nonsense ") OR (') == ()
    assert case.search("  ") == ()


def test_search_forgets_a_removed_document(case):
    filled(case)
    case.remove(document("two.txt").id)
    assert {h.path for h in case.search("drill")} == {"one.txt", "three.txt"}


def test_runs_are_noted(case):
    number = case.begin_run("stub 1", "settings")
    case.end_run(number)
    assert case.begin_run("stub 1", "settings") == number + 1


def test_a_case_is_told_from_a_document(tmp_path):
    path = tmp_path / "affair"
    Case.open(path, create=True).close()
    text = tmp_path / "a.txt"
    text.write_text("SQLite format 3 is a file format.")
    assert is_case(path)
    assert not is_case(text)
    assert not is_case(tmp_path / "none")


def test_what_is_no_case_is_refused_with_its_cure(tmp_path):
    text = tmp_path / "a.txt"
    text.write_text("Berg said so.")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("create table t (x)")
    for place, create, says in [
        (tmp_path / "none", False, "no such case"),
        (text, True, "something else"),
        (other, True, "no case file"),
        (tmp_path, True, "something else"),
        (tmp_path / "no" / "where", True, "no folder"),
    ]:
        with pytest.raises(CaseError, match=says):
            Case.open(place, create)


def test_a_newer_file_is_not_touched(tmp_path):
    path = tmp_path / "affair.case"
    Case.open(path, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("insert into schema_history values (99, '2031', 'from the future')")
    with pytest.raises(CaseError, match="newer onrecord"):
        Case.open(path)


def test_a_file_of_version_1_is_brought_up_to_date(tmp_path):
    path = tmp_path / "old.case"
    d = document("two.txt")
    (first, *_) = read_one(d)
    with sqlite3.connect(path) as old:
        old.executescript("""
            create table schema_history (version integer primary key, applied text not null, what text not null);
            insert into schema_history values (1, '2026-01-01', 'made');
            create table facts (name text primary key, value text);
            create table documents (number integer primary key autoincrement, id text not null unique, path text not null,
              title text, publisher text, author text, language text, published text, published_from text,
              published_at text, url text, sha256 text, text_sha256 text not null, retrieved text, extractor text,
              origin text, added text not null, text text not null);
            create table readings (doc text primary key references documents(id), version text not null, at text not null);
            create table records (id text primary key, doc text not null references documents(id), type text not null,
              start integer not null, words text not null, act text, voice text, speaker text, country text, date text,
              place text, kind text, low float, high float, unit text, json text not null);
            create table claims (id text primary key, name text not null, json text not null);
            create table links (id text primary key, kind text not null, a text not null, b text not null, json text not null);
            create table findings (id text primary key, position integer not null, kind text not null,
              strength text not null, about text not null, why text not null, settle text not null, json text not null);
            create table problems (number integer primary key autoincrement, stage text not null, doc text,
              source text not null, level text not null, message text not null, unique (stage, source, level, message));
        """)
        old.execute(
            "insert into documents (id, path, title, publisher, language, published, sha256, text_sha256, added, text)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, '2026-01-01', ?)",
            (d.id, d.path, d.title, d.publisher, d.language, d.published, d.sha256, d.text_sha256, d.text),
        )
        old.execute("insert into readings values (?, 'stub 1', '2026-01-01')", (d.id,))
        row = json.dumps(wire.dump(first))
        old.execute(
            "insert into records (id, doc, type, start, words, json) values (?, ?, 'statement', 0, 'x', ?)",
            (first.id, d.id, row),
        )
    for _ in range(2):
        with Case.open(path) as case:
            assert d in case.documents()
            assert first in case.view().statements
            assert "two.txt" in {h.path for h in case.search("kiruna")}
            filled(case)
            run(case)
            assert len(case.view().findings) == 1
