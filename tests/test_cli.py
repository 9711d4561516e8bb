"""The command line: what a user types, what comes back, and with which exit code."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord import cli
from onrecord.errors import OnrecordError

BERG = """Berg confirms drills

Foreign Minister Anna Berg of Sweden confirmed to Radio Nord on 3 May 2024 that Swedish and Danish units held drills near Kiruna in April 2024.

The Danish Ministry of Defence denied on Friday that Danish units held drills near Kiruna in April 2024.
"""
COMMANDS = [c.name or c.callback.__name__ for c in cli.app.registered_commands]


def run(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(cli.app, [str(w) for w in words])
    if isinstance(result.exception, OnrecordError):  # main() makes these one line and exit code 2
        assert code == 2, result.exception
        return str(result.exception)
    assert result.exit_code == code, (result.output, result.exception)
    return result.output


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "berg.txt"
    file.write_text(BERG, encoding="utf-8")
    return file


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    assert "Example:" in run(command, "--help")


def test_find_prints_one_record_a_line(text):
    rows = [
        json.loads(line)
        for line in run("find", text, "--date", "2024-05-05", "--reader", "rules").splitlines()
        if line.startswith("{")
    ]
    assert rows[0]["type"] == "document"
    assert {r["act"] for r in rows if r["type"] == "statement"} >= {"confirm", "deny"}


def test_find_explains_which_rule_decided_and_how_sure_it_is(text):
    out = run("find", text, "--date", "2024-05-05", "--reader", "rules", "--explain")
    assert "[denied]" in out and "decided by: the parse rule “clause”" in out and "of 100 like it are right" in out
    assert '"type"' not in out


def test_report_writes_a_dossier_and_a_summary(text, tmp_path):
    page = tmp_path / "deep" / "d.html"
    out = run("report", text, "--date", "2024-05-05", "--reader", "rules", "-o", page)
    assert "The dossier:" in out and "Anna Berg" in out
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_report_says_the_same_in_json_lines(text):
    rows = [
        json.loads(line)
        for line in run("report", text, "--date", "2024-05-05", "--reader", "rules", "--jsonl").splitlines()
        if line.startswith("{")
    ]
    (denial,) = [r for r in rows if r["type"] == "finding" and r["kind"] == "denial"]
    by_id = {r["id"]: r for r in rows if "id" in r}
    assert [by_id[i]["act"] for i in (*denial["side"], *denial["other"])][-1] == "deny"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["report", "x.txt", "--date", "next May"], "not a date"),
        (["find", "x.txt", "--reader", "huge"], "one of best, fast, rules"),
        (["run", "no-such.case"], "no-such.case"),
        (["export", "x.case"], "--to"),
    ],
)
def test_wrong_use_says_value_and_cure_and_leaves_with_2(words, told):
    assert told in run(*words, code=2)


def test_what_cannot_be_read_leaves_with_1_and_the_rest_is_done(text, tmp_path):
    out = run("find", text, tmp_path / "gone.txt", "--date", "2024-05-05", "--reader", "rules", code=1)
    assert "gone.txt" in out and '"act": "deny"' in out


def test_a_case_is_kept_judged_searched_and_handed_over(text, tmp_path):
    case = tmp_path / "berg.case"
    assert "1 added" in run("add", case, text, "--date", "2024-05-05")
    assert "0 added, 1 already there" in run("add", case, text, "--date", "2024-05-05")
    run("run", case, "--date", "2024-05-05", "--reader", "rules")
    line = next(x for x in run("findings", case).splitlines() if "denial" in x)
    finding = line.split()[0]
    assert "berg.txt" in run("search", case, '"Radio Nord"')
    kept = run("judge", case, finding, "reject", "two exercises", "--who", "A. Reader")
    assert "[rejected by A. Reader]" in run("findings", case)
    assert "two exercises" in run("judgements", case)
    page, bundle = tmp_path / "d.html", tmp_path / "b.zip"
    run("report", case, "-o", page)
    assert "two exercises" in page.read_text(encoding="utf-8")
    run("export", case, "--bundle", bundle)
    assert "as the manifest says" in run("verify", bundle)
    run("export", case, "--to", "csv", "-o", tmp_path / "csv")
    assert (tmp_path / "csv" / "statements.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    run("undo", case, kept.split()[2].rstrip(";"))
    assert "rejected" not in run("findings", case)
    assert "taken back" in run("judgements", case)
    run("report", case, "-o", page)
    assert "two exercises" not in page.read_text(encoding="utf-8")
