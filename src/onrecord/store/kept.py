"""What a case keeps: documents as they came, and the records found in each."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from onrecord import wire
from onrecord.records import Document, Problem, Record
from onrecord.store import rows, schema
from onrecord.store.base import Database, now
from onrecord.store.judgements import Placed
from onrecord.store.search import Hit, search
from onrecord.view import View, view_of


class Kept(Database):
    """The documents and records of an open case."""

    def add(self, document: Document, data: bytes | None = None) -> bool:
        """Keeps a document and the bytes it came from. False, and nothing changed, where it is already there."""
        with self.writing() as c:
            if c.execute(select(schema.documents.c.number).where(schema.documents.c.id == document.id)).first():
                return False
            if data is not None and document.sha256:
                known = select(schema.sources.c.size).where(schema.sources.c.sha256 == document.sha256)
                if not c.execute(known).first():
                    c.execute(
                        insert(schema.sources).values(
                            sha256=document.sha256, size=len(data), packed=zlib.compress(data)
                        )
                    )
            kept = {name: getattr(document, name) for name in rows.DOCUMENT}
            c.execute(insert(schema.documents).values(**kept, added=now()))
            # What stood in the way of reading it no longer does.
            stale = schema.problems.c
            c.execute(
                delete(schema.problems).where(
                    stale.stage == "read", stale.source == document.path, stale.level == "error"
                )
            )
            return True

    def documents(self) -> tuple[Document, ...]:
        """All documents, by date of publication and id."""
        with self.reading() as c:
            found = [rows.document(row) for row in c.execute(select(schema.documents))]
        return view_of(found).documents

    def bytes_of(self, document: str) -> bytes | None:
        """The bytes that a document came from, as they came; None where they were not kept."""
        same = schema.sources.c.sha256 == schema.documents.c.sha256
        query = select(schema.sources.c.packed).join(schema.documents, same).where(schema.documents.c.id == document)
        with self.reading() as c:
            packed = c.execute(query).scalar()
        return zlib.decompress(packed) if packed is not None else None

    def remove(self, document: str) -> bool:
        """Takes a document and its records out of the case; judgements on them become orphans."""
        with self.writing() as c:
            for table in (schema.records, schema.readings, schema.problems):
                c.execute(delete(table).where(table.c.doc == document))
            return c.execute(delete(schema.documents).where(schema.documents.c.id == document)).rowcount > 0

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """The documents that hold all of the words ("a phrase" in quotation marks), best first."""
        with self.reading() as c:
            return tuple(search(c, words, limit))

    def unread(self, version: str) -> tuple[Document, ...]:
        """The documents whose records are missing or come from another reader than `version`."""
        query = select(schema.readings.c.doc).where(schema.readings.c.version == version)
        with self.reading() as c:
            read = set(c.execute(query).scalars())
        return tuple(d for d in self.documents() if d.id not in read)

    def put_records(self, document: Document, found: Iterable[Record], version: str) -> None:
        """A document's records and notes, in place of those it had; `version` names reader and settings."""
        placed: dict[str, Placed] = {}
        notes = []
        for r in found:
            if isinstance(r, Problem):
                notes.append(r)
            elif isinstance(r, Placed):
                placed[r.id] = r
            else:
                raise TypeError(f"{wire.NAMES[type(r)]} is no record of a document")
        with self.writing() as c:
            c.execute(delete(schema.records).where(schema.records.c.doc == document.id))
            c.execute(delete(schema.readings).where(schema.readings.c.doc == document.id))
            c.execute(delete(schema.problems).where(schema.problems.c.doc == document.id))
            if placed:
                c.execute(insert(schema.records), [rows.placed(r, document.text) for r in placed.values()])
            c.execute(insert(schema.readings).values(doc=document.id, version=version, at=now()))
            note(c, notes, "find", document.id)

    def put_problems(self, problems: Iterable[Problem], stage: str = "read") -> None:
        """What a reader should know, or could not be read; the same one twice is kept once."""
        with self.writing() as c:
            note(c, problems, stage, None)

    def as_found(self, date: str | None = None) -> View:
        """Documents and records as the program found them, untouched by any person."""
        with self.reading() as c:
            documents = [replace(rows.document(row), origin=None) for row in c.execute(select(schema.documents))]
            placed = [rows.unpacked(text) for text in c.execute(select(schema.records.c.json)).scalars()]
            problems = problems_of(c, ("read", "find"))
        return view_of([*documents, *placed, *problems], date)


def note(c: Connection, problems: Iterable[Problem], stage: str, doc: str | None) -> None:
    """Keeps what a reader should know, each once."""
    table = schema.problems
    given = list(dict.fromkeys(problems))
    same = select(table.c.source, table.c.message, table.c.level).where(table.c.stage == stage)
    for source in {p.source for p in given}:
        known = {Problem(*row) for row in c.execute(same.where(table.c.source == source))}
        new = [p for p in given if p.source == source and p not in known]
        for p in new:
            c.execute(insert(table).values(stage=stage, doc=doc, source=p.source, level=p.level, message=p.message))


def problems_of(c: Connection, stages: Iterable[str]) -> list[Problem]:
    table = schema.problems
    query = select(table.c.source, table.c.message, table.c.level).where(table.c.stage.in_(tuple(stages)))
    return [Problem(*row) for row in c.execute(query)]
