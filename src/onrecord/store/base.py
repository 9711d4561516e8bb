"""A case's database: opened, brought up to date, written in transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, create_engine, event, make_url
from sqlalchemy.engine import Engine
from sqlalchemy.exc import ArgumentError, DatabaseError

from onrecord.errors import CaseError
from onrecord.store import schema

# https://www.sqlite.org/fileformat.html, 1.3
MAGIC = b"SQLite format 3\0"
# A second process waits this long for the first one's transaction.
BUSY_S = 30
READS = "onrecord_reads"


def is_case(path: str | Path) -> bool:
    """Whether a file begins as a case file does; the address of a database is taken for one."""
    if is_address(path):
        return True
    try:
        with Path(path).open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def is_address(place: str | Path) -> bool:
    return str(place).startswith(("postgresql:", "postgresql+", "sqlite:"))


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Database:
    """An open database of a case. Close it, or use it in a `with`."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self._held: Connection | None = None
        self.place = place

    @classmethod
    def open(cls, place: str | Path, create: bool = False) -> Self:
        """The case at a path or database address; with `create` a new one is made where there is none.

        An older file is brought up to date. CaseError where there is no case, or none that this version reads.
        """
        engine = _engine(place, create)
        case = cls(engine, str(place))
        try:
            with case.reading() as connection:
                ready = schema.is_current(connection, create=create)
            if not ready:
                with case.writing() as connection:
                    schema.prepare(connection)
        except CaseError as error:
            engine.dispose()
            raise CaseError(f"{place} {error}") from error
        except DatabaseError as error:
            engine.dispose()
            raise CaseError(f"{place} cannot be opened as a case: {error.orig}") from error
        return case

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Holds many calls together: all of them are kept, or none."""
        with self.writing():
            yield

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction: the one that is held, or one for this call."""
        if self._held is not None:
            yield self._held
            return
        with self._engine.begin() as connection:
            self._held = connection
            try:
                yield connection
            finally:
                self._held = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """As `writing`, for one look at the case: waits for nobody and needs no right to write."""
        if self._held is not None:
            yield self._held
            return
        with self._engine.connect().execution_options(**{READS: True}) as connection, connection.begin():
            yield connection


def _engine(place: str | Path, create: bool) -> Engine:
    """CaseError where there is nothing to open, or something that is no database."""
    if is_address(place):
        try:
            url = make_url(str(place))
            return create_engine(url) if url.get_backend_name() == "postgresql" else _sqlite(url.database or "")
        except (ArgumentError, ImportError) as error:
            raise CaseError(
                f"{place}: cannot be opened ({error}): install onrecord[postgres], or name a file"
            ) from error
    path = Path(place)
    if not path.exists() and not create:
        raise CaseError(f"{place}: no such case: make it with onrecord add {place} SOURCE")
    if path.is_dir() or (path.exists() and path.stat().st_size and not is_case(path)):
        raise CaseError(f"{place}: is no case file but something else: name another file")
    if not path.parent.is_dir():
        raise CaseError(f"{place}: there is no folder {path.parent}: make it first")
    return _sqlite(str(path))


def _sqlite(path: str) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_S})

    # Python's driver begins transactions late and not before changes of tables; SQLAlchemy's manual (SQLite,
    # "Serializable isolation / Savepoints / Transactional DDL") begins them itself, as here.
    @event.listens_for(engine, "connect")
    def opened(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute("pragma foreign_keys = on")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # At once, or two writers that have both begun to read can only fail.
        reads = connection.get_execution_options().get(READS)
        connection.exec_driver_sql("begin" if reads else "begin immediate")

    return engine
