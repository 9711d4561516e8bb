"""What a user may name: files, folders, standard input; each bad one is one clear problem, the rest is read."""

import gzip
import io
import json
from pathlib import Path

import pytest

from onrecord.config import Settings
from onrecord.read import read, sources
from onrecord.records import Document, Problem

TODAY = "2024-06-01"
BERG = "Berg confirms the drill\n\nAnna Berg said on Monday that the drill took place.\n"
DATED = Settings(date="2024-05-04")


def told(source, settings=DATED, **options):
    found = list(read(source, settings, today=TODAY, **options))
    return [d for d in found if isinstance(d, Document)], [p for p in found if isinstance(p, Problem)]


def put(folder: Path, name: str, content) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_a_text_file_is_its_own_characters(tmp_path):
    (document,), problems = told(put(tmp_path, "berg.txt", BERG))
    assert document.text == BERG
    assert document.title == "Berg confirms the drill"
    assert (document.language, document.published, document.published_from) == ("en", "2024-05-04", "option")
    assert problems == []


def test_the_id_does_not_depend_on_the_path(tmp_path):
    one, two = put(tmp_path, "one.txt", BERG), put(tmp_path, "two.txt", BERG)
    assert told(one)[0][0].id == told(two)[0][0].id


def test_no_date_is_a_note_and_a_date_in_the_path_is_one(tmp_path):
    (document,), (note,) = told(put(tmp_path, "berg.txt", BERG), Settings())
    assert document.published is None
    assert (note.level, note.source) == ("note", document.path)
    assert "--date" in note.message
    (document,), problems = told(put(tmp_path, "2024-05-03_berg.txt", BERG), Settings())
    assert (document.published, document.published_from, problems) == ("2024-05-03", "path", [])


def test_a_date_in_the_future_is_a_note(tmp_path):
    path = put(tmp_path, "berg.json", json.dumps({"text": BERG, "published": "2031-01-01"}))
    (document,), (note,) = told(path, Settings())
    assert document.published == "2031-01-01"
    assert "2031-01-01 lies after 2024-06-01" in note.message


def test_a_folder_is_its_own_known_files_by_name(tmp_path):
    for name in ("b.txt", "a.txt", "notes.docx", "readme.md"):
        put(tmp_path, name, BERG)
    inner = tmp_path / "inner"
    inner.mkdir()
    put(inner, "c.txt", BERG)
    documents, problems = told(tmp_path)
    assert [d.path for d in documents] == [f"{tmp_path}/a.txt", f"{tmp_path}/b.txt"]
    assert problems == []
    assert [Path(d.path).name for d in told(tmp_path, recursive=True)[0]] == ["a.txt", "b.txt", "c.txt"]


def test_a_bad_file_does_not_stop_the_others(tmp_path):
    put(tmp_path, "a.txt", b"")
    put(tmp_path, "b.txt", BERG)
    documents, problems = told(tmp_path)
    assert len(documents) == 1
    assert [(Path(p.source).name, p.level) for p in problems] == [("a.txt", "error")]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n \n", "white space"),
        ("a.txt", bytes(range(256)) * 9, "not text"),
        ("a.txt", bytes(range(1, 32)) * 9, "not text"),
        ("a.docx", b"PK\x03\x04\x14\x00\x06\x00", "no reader for .docx; one of"),
        ("a.txt", b"a " * 13_000_000, "25 MB"),
        ("a.txt", "word " * 300_000, "1,500,000 characters"),
        ("a.txt.gz", gzip.compress(b"a" * 60_000_000), "25 MB"),
        ("a.txt.gz", gzip.compress(BERG.encode())[:-20], "not whole gzip"),
        ("a.txt.gz", b"no gzip at all", "not whole gzip"),
        ("a.json", b'{"text": ', "not JSON: Expecting value at line 1"),
        ("a.json", b'{"title": "Berg"}', 'no "text"'),
        ("a.json", b"[3]", "no JSON document but int"),
        ("a.json", b"[]", "empty list"),
        ("a.json", b"[" * 200_000, "nested too deep"),
        ("a.jsonl", b"\n\n", "empty"),
    ],
)
def test_a_bad_source_is_one_error_that_says_what_and_where(tmp_path, name, content, says):
    path = put(tmp_path, name, content)
    documents, (problem,) = told(path)
    assert documents == []
    assert problem.source.startswith(path)
    assert problem.level == "error"
    assert says in problem.message


def test_a_missing_a_broken_and_a_locked_file(tmp_path, monkeypatch):
    assert "no such file" in told(str(tmp_path / "gone.txt"))[1][0].message
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    assert "no such file" in told(tmp_path)[1][0].message
    path = put(tmp_path, "locked.txt", BERG)

    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    # The tests may run as root, whom no mode stops.
    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = told(path)[1]
    assert "no permission" in problem.message


def test_a_device_is_refused():
    (problem,) = told("/dev/zero")[1]
    assert "is no file" in problem.message


def test_a_loop_of_folders_is_a_note_and_ends(tmp_path):
    put(tmp_path, "a.txt", BERG)
    (tmp_path / "round").symlink_to(tmp_path)
    documents, problems = told(tmp_path, recursive=True)
    assert len(documents) == 1
    assert [(p.level, Path(p.source).name) for p in problems] == [("note", "round")]


def test_an_empty_folder_names_what_it_could_hold(tmp_path):
    (problem,) = told(tmp_path)[1]
    assert ".txt" in problem.message


def test_standard_input(monkeypatch):
    class Piped:
        buffer = io.BytesIO(BERG.encode())

    monkeypatch.setattr("sys.stdin", Piped)
    (document,), _ = told("-")
    assert (document.path, document.text) == ("-", BERG)


def test_the_bytes_come_beside_the_document(tmp_path):
    lines = [json.dumps({"text": f"Berg spoke {n} times.", "published": "2024-05-01"}).encode() + b"\n" for n in (1, 2)]
    found = list(sources(put(tmp_path, "a.jsonl", b"".join(lines)), today=TODAY))
    assert [r.data for r in found] == lines
    assert [Path(r.document.path).name for r in found] == ["a.jsonl#1", "a.jsonl#2"]


def test_a_bad_line_leaves_the_other_lines(tmp_path):
    documents, (problem,) = told(put(tmp_path, "a.jsonl", '{"text": "One."}\nnonsense\n{"text": "Three."}\n'))
    assert [d.text for d in documents] == ["One.", "Three."]
    assert problem.source.endswith("a.jsonl#2")


def test_json_given_title_date_and_language_are_kept(tmp_path):
    row = {
        "title": "Берг",
        "text": "Не было.",
        "language": "ru",
        "published": "2024-05-03T01:00:00+03:00",
        "url": "https://a.example/1",
        "publisher": "A",
    }
    (document,), _ = told(put(tmp_path, "a.json", json.dumps(row)))
    assert document.text == "Берг\n\nНе было."
    assert (document.published, document.published_at, document.published_from) == (
        "2024-05-03",
        "2024-05-03T01:00:00+03:00",
        "meta",
    )
    assert (document.language, document.url, document.publisher) == ("ru", "https://a.example/1", "A")


def test_half_a_character_does_not_stop_a_document(tmp_path):
    (document,), _ = told(put(tmp_path, "a.json", b'{"text": "a \\ud800 b \\u0000 c"}'))
    assert document.text == "a \ufffd b \ufffd c"


def test_a_file_of_another_suffix_is_told_by_its_start(tmp_path):
    assert told(put(tmp_path, "release.md", BERG))[0][0].title == "Berg confirms the drill"
    assert told(put(tmp_path, "release", json.dumps({"text": "It was."})))[0][0].text == "It was."
    assert len(told(put(tmp_path, "many", '{"text": "It was."}\n{"text": "It was not."}\n'))[0]) == 2
