"""An open case: what its records come to, and a person's word on it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from onrecord import wire
from onrecord.errors import UsageError
from onrecord.records import Finding
from onrecord.store import rows, schema
from onrecord.store.apply import corrected, regrouped
from onrecord.store.base import now
from onrecord.store.judgements import (
    Anchor,
    Judgement,
    Kind,
    Placed,
    Verdict,
    actors_of,
    anchor,
    checked,
    fitted,
    member,
)
from onrecord.store.kept import Kept, note, problems_of
from onrecord.view import View, view_of


class Case(Kept):
    """A case file. `Case.open(place, create=False)` opens it; close it, or use it in a `with`."""

    # Results: of linking and weighing, for the case as a whole

    def found(self, date: str | None = None) -> View:
        """What linking starts from: documents and records as found, with a person's corrections applied."""
        return corrected(self.as_found(date), self.standing())

    def regrouped(self, view: View) -> View:
        """A linked view with actors and claims merged and split as a person said; weigh this one."""
        return regrouped(view, self.standing())

    def put_results(self, view: View) -> None:
        """Keeps what linking and weighing made of `found()`, in place of what they made before; all or nothing."""
        with self.writing() as c:
            for table in (schema.claims, schema.links, schema.findings, schema.members):
                c.execute(delete(table))
            self._put_linked(c, view)
            for table, values in _results(view):
                if values:
                    c.execute(insert(table), values)
            c.execute(delete(schema.problems).where(schema.problems.c.stage == "case"))
            known = set(problems_of(c, ("read", "find")))
            note(c, [p for p in view.problems if p not in known], "case", None)
            _remember(c, "date", view.date)
            _remember(c, "state", self._state(c))

    def _put_linked(self, c: Connection, view: View) -> None:
        """The records as linking left them, where it changed them."""
        for d in view.documents:
            c.execute(update(schema.documents).where(schema.documents.c.id == d.id).values(origin=d.origin))
        table = schema.records.c
        before = {row.id: row for row in c.execute(select(table.id, table.json, table.linked))}
        every: tuple[Placed, ...] = (*view.statements, *view.events, *view.figures, *view.stances)
        changes = []
        for r in every:
            plain = rows.packed(r)
            linked = plain if plain != before[r.id].json else None
            if linked != before[r.id].linked:
                changes.append({"of": r.id, "linked": linked, **rows.columns(r)})
        if changes:
            c.execute(update(schema.records).where(table.id == bindparam("of")), changes)

    def view(self) -> View:
        """Everything as the last run left it, later corrections applied; findings are those of the last run."""
        with self.reading() as c:
            documents = [rows.document(row) for row in c.execute(select(schema.documents))]
            placed = [
                row.linked or row.json for row in c.execute(select(schema.records.c.json, schema.records.c.linked))
            ]
            claims, links, findings = (
                tuple(map(rows.unpacked, c.execute(select(t.c.json).order_by(t.c.position, t.c.id)).scalars()))
                for t in (schema.claims, schema.links, schema.findings)
            )
            problems = problems_of(c, ("read", "find", "case"))
            date = _recalled(c, "date")
        records = [rows.unpacked(text) for text in placed]
        view = view_of([*documents, *records, *problems], date).changed(claims=claims, links=links, findings=findings)
        return corrected(view, self.standing())

    def is_current(self) -> bool:
        """Whether the results are those of the documents, records and judgements that the case now holds."""
        with self.reading() as c:
            return _recalled(c, "state") == self._state(c)

    def _state(self, c: Connection) -> str:
        """A hash of all that the results depend on."""
        read = sorted(
            [row.doc, row.version] for row in c.execute(select(schema.readings.c.doc, schema.readings.c.version))
        )
        held = sorted(c.execute(select(schema.documents.c.id)).scalars())
        word = sorted(j.id for j in self.standing() if j.verdict not in ("accept", "reject"))
        return hashlib.sha256(json.dumps([held, read, word]).encode()).hexdigest()

    # A person's word

    def judge(self, finding: str, verdict: Verdict, why: str, who: str, when: str | None = None) -> Judgement:
        """Accepts or rejects a finding of the last run."""
        if verdict not in ("accept", "reject"):
            raise UsageError(f"{verdict}: a finding is judged accept or reject")
        view = self.view()
        found = next((f for f in view.findings if f.id == finding), None)
        if not isinstance(found, Finding):
            raise UsageError(f"{finding}: no such finding in this case; onrecord findings {self.place} lists them")
        anchors = [member(view, i, side) for side, ids in enumerate((found.side, found.other)) for i in ids]
        return self._keep("finding", verdict, anchors, why, who, when, target=finding, about=found.kind)

    def correct(
        self, statement: str, fields: Mapping[str, str | None], who: str, when: str | None = None, why: str = ""
    ) -> Judgement:
        """Corrects a statement's speaker (name or actor id; None: nobody), act, voice, said, medium, ..."""
        view = self.view()
        held = anchor(view, statement)
        named = actors_of(view).get(fields.get("speaker") or "")
        fields = {**fields, "speaker": named.name} if named else fields
        if held.type != "statement":
            raise UsageError(f"{statement}: is a {held.type}; only statements are corrected")
        return self._keep("statement", "correct", [held], why, who, when, target=statement, fields=checked(fields))

    def merge(self, kind: Kind, ids: Iterable[str], why: str, who: str, when: str | None = None) -> Judgement:
        """Says that these actors, or these claims, are one."""
        return self._group("merge", kind, tuple(dict.fromkeys(ids)), why, who, when)

    def split(self, kind: Kind, ids: Iterable[str], why: str, who: str, when: str | None = None) -> Judgement:
        """Says that these records' actors are one of their own, or that these members are a claim of their own."""
        return self._group("split", kind, tuple(dict.fromkeys(ids)), why, who, when)

    def _group(
        self, verdict: Verdict, kind: Kind, ids: tuple[str, ...], why: str, who: str, when: str | None
    ) -> Judgement:
        if kind not in ("actor", "claim"):
            raise UsageError(f"{kind}: only actors and claims are merged and split")
        if len(ids) < (2 if verdict == "merge" else 1):
            raise UsageError("a merge needs two ids or more, a split one")
        view = self.view()
        anchors = [anchor(view, ident, n) for n, ident in enumerate(ids)]
        if verdict == "merge" and any(a.type != kind for a in anchors):
            raise UsageError(f"{' '.join(ids)}: not all of these are ids of {kind}s")
        if verdict == "split" and any(a.type in ("actor", "claim") for a in anchors):
            raise UsageError(f"a split names the records (statements, events) that go, not the {kind}")
        return self._keep(kind, verdict, anchors, why, who, when, target=ids[0])

    def undo(self, judgement: str, when: str | None = None) -> None:
        """Takes a judgement back. It stays in the file, marked as undone."""
        table = schema.judgements
        with self.writing() as c:
            mine = update(table).where(table.c.id == judgement, table.c.undone.is_(None))
            if not c.execute(mine.values(undone=when or now())).rowcount:
                raise UsageError(
                    f"{judgement}: no such judgement that stands; onrecord judgements {self.place} lists them"
                )

    def judgements(self) -> tuple[Judgement, ...]:
        """Those that stand and fit, oldest first, with `target` the id of the record they are now about."""
        return tuple(fitted(self.view(), self.standing())[0])

    def orphans(self) -> tuple[Judgement, ...]:
        """Those that stand but fit no record any more, or more than one."""
        return tuple(fitted(self.view(), self.standing())[1])

    def standing(self) -> tuple[Judgement, ...]:
        """All that have not been taken back, as they were made."""
        return tuple(j for j in self.said() if j.undone is None)

    def said(self) -> tuple[Judgement, ...]:
        """Every judgement ever made, also those taken back, oldest first."""
        table = schema.judgements
        with self.reading() as c:
            return tuple(map(rows.judgement, c.execute(select(table).order_by(table.c.at, table.c.id))))

    def _keep(
        self, kind: Kind, verdict: Verdict, anchors: list[Anchor], why: str, who: str, when: str | None, **more: Any
    ) -> Judgement:
        at = when or now()
        seed = [kind, verdict, [a.record for a in anchors], str(more), why, who, at]
        made = Judgement(wire.ident("judgement", *seed), kind, verdict, why, who, at, anchors=tuple(anchors), **more)
        with self.writing() as c:
            if not c.execute(select(schema.judgements.c.id).where(schema.judgements.c.id == made.id)).first():
                c.execute(insert(schema.judgements).values(rows.judged(made)))
        return made

    # Runs

    def begin_run(self, version: str, settings: object) -> int:
        """Notes that a run begins; its number."""
        with self.writing() as c:
            made = insert(schema.runs).values(started=now(), version=version, settings=str(settings))
            key = c.execute(made.returning(schema.runs.c.number))
            return int(key.scalar_one())

    def end_run(self, number: int) -> None:
        with self.writing() as c:
            c.execute(update(schema.runs).where(schema.runs.c.number == number).values(finished=now()))


def _results(view: View) -> list[tuple[Any, list[dict[str, Any]]]]:
    sides: list[tuple[str, str, int | None]]
    sides = [(f.id, r, side) for f in view.findings for side, ids in enumerate((f.side, f.other)) for r in ids]
    sides += [(c.id, r, None) for c in view.claims for r in c.members]
    claims = [{**_own(c, "id name"), "position": n} for n, c in enumerate(view.claims)]
    links = [{**_own(k, "id kind a b"), "position": n} for n, k in enumerate(view.links)]
    findings = [{**_own(f, "id kind strength about why settle"), "position": n} for n, f in enumerate(view.findings)]
    held = [{"of": of, "record": r, "side": side} for of, r, side in sides]
    return [(schema.claims, claims), (schema.links, links), (schema.findings, findings), (schema.members, held)]


def _own(record: Any, names: str) -> dict[str, Any]:
    """Columns of these names and the whole record as JSON."""
    return {**{name: getattr(record, name) for name in names.split()}, "json": rows.packed(record)}


def _remember(c: Connection, name: str, value: str | None) -> None:
    c.execute(delete(schema.facts).where(schema.facts.c.name == name))
    c.execute(insert(schema.facts).values(name=name, value=value))


def _recalled(c: Connection, name: str) -> str | None:
    value: str | None = c.execute(select(schema.facts.c.value).where(schema.facts.c.name == name)).scalar()
    return value
