"""The tables of a case file, their history, and the views that make sense of them in any database browser.

The same tables on SQLite (one file, with a full-text index) and PostgreSQL. Every change of them is a step in
`MIGRATIONS`; a file of an older version is brought up to date when it is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    inspect,
    select,
    text,
)

from onrecord.errors import CaseError

VERSION = 2
# "ORCD": lets `file` and others tell a case from any other SQLite database.
APPLICATION_ID = 0x4F524344

tables = MetaData()


def _owned(name: str) -> Column[str]:
    return Column(name, Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True)


history = Table(
    "schema_history",
    tables,
    Column("version", Integer, primary_key=True),
    Column("applied", Text, nullable=False),
    Column("what", Text, nullable=False),
)
facts = Table("facts", tables, Column("name", Text, primary_key=True), Column("value", Text))
# Bytes as they came, zlib, once for the documents of one file.
sources = Table(
    "sources",
    tables,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)
documents = Table(
    "documents",
    tables,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("path", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("author", Text),
    Column("language", Text),
    Column("published", Text),
    Column("published_from", Text),
    Column("published_at", Text),
    Column("url", Text),
    Column("sha256", Text),
    Column("text_sha256", Text, nullable=False),
    Column("retrieved", Text),
    Column("extractor", Text),
    Column("origin", Text),
    Column("added", Text, nullable=False),
    Column("text", Text, nullable=False),
)
# Which reader (version and settings) a document's records come from.
readings = Table(
    "readings",
    tables,
    Column("doc", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Text, nullable=False),
    Column("at", Text, nullable=False),
)
# `json` is the record as found, `linked` as the case knows it (null where that is the same); the other columns
# repeat what a person filters by, of the record as linked.
records = Table(
    "records",
    tables,
    Column("id", Text, primary_key=True),
    _owned("doc"),
    Column("type", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("act", Text),
    Column("voice", Text),
    Column("speaker", Text),
    Column("country", Text),
    Column("date", Text),
    Column("place", Text),
    Column("kind", Text),
    Column("low", Float),
    Column("high", Float),
    Column("unit", Text),
    Column("json", Text, nullable=False),
    Column("linked", Text),
    Index("records_by_type", "type", "doc"),
)
claims = Table(
    "claims",
    tables,
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("name", Text, nullable=False),
    Column("json", Text, nullable=False),
)
links = Table(
    "links",
    tables,
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("kind", Text, nullable=False),
    Column("a", Text, nullable=False, index=True),
    Column("b", Text, nullable=False, index=True),
    Column("json", Text, nullable=False),
)
findings = Table(
    "findings",
    tables,
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("strength", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("settle", Text, nullable=False),
    Column("json", Text, nullable=False),
)
# Members of findings (`side` 0 or 1) and of claims (`side` null).
members = Table(
    "members",
    tables,
    Column("of", Text, nullable=False, index=True),
    Column("record", Text, nullable=False, index=True),
    Column("side", Integer),
)
problems = Table(
    "problems",
    tables,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("stage", Text, nullable=False),
    Column("doc", Text, index=True),
    Column("source", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("message", Text, nullable=False),
    UniqueConstraint("stage", "source", "level", "message"),
)
judgements = Table(
    "judgements",
    tables,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("undone", Text),
    Column("json", Text, nullable=False),
)
runs = Table(
    "runs",
    tables,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("started", Text, nullable=False),
    Column("finished", Text),
    Column("version", Text, nullable=False),
    Column("settings", Text, nullable=False),
)

VIEWS = {
    "documents_view": """
        select d.published, d.publisher, d.title, d.language, length(d.text) as characters,
               (select count(*) from records r where r.doc = d.id and r.type = 'statement') as statements,
               d.published_from, d.url, d.path, d.added, d.extractor, d.id
        from documents d""",
    "statements_view": """
        select d.published, d.publisher, r.speaker, r.country, r.act, r.words, r.voice, r.date as said, d.title,
               r.start, d.path, r.doc, r.id
        from records r join documents d on d.id = r.doc where r.type = 'statement'""",
    "events_view": """
        select r.date, r.place, r.country, r.kind as plover, r.words, d.published, d.publisher, d.title,
               r.start, d.path, r.doc, r.id
        from records r join documents d on d.id = r.doc where r.type = 'event'""",
    "figures_view": """
        select r.low, r.high, r.unit, r.kind as indicator, r.date as period, r.country, r.words, d.published,
               d.publisher, d.title, r.start, d.path, r.doc, r.id
        from records r join documents d on d.id = r.doc where r.type = 'figure'""",
    "findings_view": """
        select f.kind, f.strength, f.about, m.side, r.speaker, r.act, r.words, d.published, d.publisher, d.title,
               f.why, f.settle, r.doc, r.id as record, f.id
        from findings f join members m on m.of = f.id join records r on r.id = m.record join documents d on d.id = r.doc""",
}
# Words without their accents, so that "Bechar" finds "Béchar"; the text itself stays in `documents`.
INDEX = (
    "create virtual table text_index using fts5(text, content='documents', content_rowid='number', "
    "tokenize='unicode61 remove_diacritics 2')",
    "create trigger text_added after insert on documents begin "
    "insert into text_index(rowid, text) values (new.number, new.text); end",
    "create trigger text_removed after delete on documents begin "
    "insert into text_index(text_index, rowid, text) values ('delete', old.number, old.text); end",
)
POSTGRES_INDEX = ("create index text_index on documents using gin (to_tsvector('simple', text))",)


class Migration(NamedTuple):
    version: int
    what: str
    step: Callable[[Connection], None]


def _linked_and_searchable(connection: Connection) -> None:
    """Version 1 kept records as found only, and had no full-text index, views, sources or judgements."""
    connection.execute(text("alter table records add column linked text"))
    for name in ("claims", "links"):
        connection.execute(text(f"alter table {name} add column position integer not null default 0"))
    for table in (sources, members, judgements, runs):
        table.create(connection, checkfirst=True)
    _furnish(connection)
    if connection.dialect.name == "sqlite":
        connection.execute(text("insert into text_index(text_index) values ('rebuild')"))


MIGRATIONS = (
    Migration(2, "records as linked, sources, judgements, runs, full-text index, views", _linked_and_searchable),
)


def is_current(connection: Connection, *, create: bool) -> bool:
    """Whether the tables are there as this version knows them; False where `prepare` must run.

    CaseError for a database that is no case, or a newer one.
    """
    found = version(connection)
    if found is None:
        if not create or inspect(connection).get_table_names():
            raise CaseError("is a database, but no case file: name one that onrecord made, or a new one")
        return False
    if found > VERSION:
        raise CaseError(f"was made by a newer onrecord (schema {found}, this one knows {VERSION}): update onrecord")
    return found == VERSION


def version(connection: Connection) -> int | None:
    """The schema version of a case; None where there is none."""
    if not inspect(connection).has_table("schema_history"):
        return None
    return connection.execute(select(history.c.version).order_by(history.c.version.desc())).scalar()


def prepare(connection: Connection) -> None:
    """Makes the tables, or brings older ones up to date."""
    found = version(connection)
    if found is None:
        tables.create_all(connection)
        _furnish(connection)
        _note(connection, VERSION, "made")
        return
    for migration in MIGRATIONS:
        if migration.version > found:
            migration.step(connection)
            _note(connection, migration.version, migration.what)


def _furnish(connection: Connection) -> None:
    """The full-text index and the views, which SQLAlchemy does not describe."""
    sqlite = connection.dialect.name == "sqlite"
    for statement in INDEX if sqlite else POSTGRES_INDEX:
        connection.execute(text(statement))
    for name, query in VIEWS.items():
        connection.execute(text(f"create view {name} as {query}"))
    if sqlite:
        connection.execute(text(f"pragma application_id = {APPLICATION_ID}"))


def _note(connection: Connection, version: int, what: str) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(history.insert().values(version=version, applied=now, what=what))
