"""Every test of a case runs on SQLite, and on the PostgreSQL that ONRECORD_TEST_DATABASE names, where it names one."""

import os
import uuid
from urllib.parse import quote

import pytest
from sqlalchemy import create_engine, text

from onrecord.store import Case

SERVER = os.environ.get("ONRECORD_TEST_DATABASE")


@pytest.fixture(params=["sqlite", *(["postgresql"] if SERVER else [])])
def place(request, tmp_path):
    """Where an empty case can be made: a path, or a database's address with a schema of its own."""
    if request.param == "sqlite":
        yield str(tmp_path / "affair.case")
        return
    name = f"test_{uuid.uuid4().hex}"
    server = create_engine(SERVER, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"create schema {name}"))
        yield f"{SERVER}?options={quote(f'-csearch_path={name}')}"
        connection.execute(text(f"drop schema {name} cascade"))
    server.dispose()


@pytest.fixture
def case(place):
    with Case.open(place, create=True) as opened:
        yield opened
