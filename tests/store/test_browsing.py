"""A case opened with Datasette shows who said what in which text, without knowing our JSON."""

import asyncio

from datasette.app import Datasette

from onrecord.store import Case

from .cases import filled, run


def rows(path, view):
    async def ask():
        datasette = Datasette([str(path)])
        answer = await datasette.client.get(f"/affair/{view}.json?_shape=array")
        assert answer.status_code == 200, answer.text
        return answer.json()

    return asyncio.run(ask())


def test_datasette_makes_sense_of_a_case(tmp_path):
    path = tmp_path / "affair.db"
    with Case.open(path, create=True) as case:
        run(filled(case))
    denial = next(r for r in rows(path, "statements_view") if r["act"] == "deny")
    assert denial["speaker"] == "The army"
    assert denial["words"] == "that the drill near Kiruna took place"
    assert denial["published"] == "2024-05-04"
    assert {r["side"]: r["speaker"] for r in rows(path, "findings_view")} == {0: "Anna Berg", 1: "The army"}
    assert {r["title"] for r in rows(path, "documents_view")} == {"A title"}
    assert {r["plover"] for r in rows(path, "events_view")} == {"COOPERATE"}
    assert [r["low"] for r in rows(path, "figures_view")] == [5.0]
