"""Rebuilds on a connection and into a buffer: rows that refer to the table stay, with foreign keys enforced."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
import sqlalchemy as sa

from sqlgen.operations import Operations
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.run_errors import KeysStayOn

SETUP = (
    "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(5) COLLATE NOCASE, CHECK (name <> ''))",
    "CREATE TABLE child (id INTEGER PRIMARY KEY, t_id INTEGER REFERENCES t (id) ON DELETE CASCADE)",
)
ROWS = ("INSERT INTO t VALUES (1, 'a')", "INSERT INTO child VALUES (5, 1)")


def change(context: MigrationContext, value: str = "x") -> None:
    """Takes a rebuild."""
    with Operations(context).batch_alter_table("t") as batch:
        batch.alter_column("name", server_default=value)


@pytest.fixture
def connection() -> Iterator[sa.Connection]:
    """A connection that enforces foreign keys, to a database with a row and one that refers to it."""
    engine = sa.create_engine("sqlite://")
    sa.event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=ON"))
    with engine.connect() as made:
        for statement in (*SETUP, *ROWS):
            made.exec_driver_sql(statement)
        made.commit()
        yield made


def rows(connection: sa.Connection, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.exec_driver_sql(query)]


def test_children_stay(connection: sa.Connection) -> None:
    change(MigrationContext.configure(connection=connection))
    assert rows(connection, "SELECT * FROM child") == [(5, 1)]
    assert rows(connection, "PRAGMA foreign_keys") == [(1,)]
    (made,) = rows(connection, "SELECT sql FROM sqlite_master WHERE name = 't'")[0]
    for part in ("DEFAULT 'x'", "NOCASE", "name <> ''"):
        assert part in str(made)


def test_in_a_transaction_of_the_context(connection: sa.Connection) -> None:
    context = MigrationContext.configure(connection=connection)
    with context.begin_transaction():
        change(context)
    assert rows(connection, "SELECT * FROM child") == [(5, 1)]
    assert rows(connection, "PRAGMA foreign_keys") == [(1,)]


def test_refused_when_it_cannot_be_switched(connection: sa.Connection) -> None:
    """Somebody's rows wait for a commit: they aren't ours to commit, and nothing is lost."""
    connection.exec_driver_sql("INSERT INTO t VALUES (2, 'b')")
    with pytest.raises(KeysStayOn):
        change(MigrationContext.configure(connection=connection))
    connection.rollback()
    assert rows(connection, "SELECT * FROM t") == [(1, "a")]
    assert rows(connection, "SELECT * FROM child") == [(5, 1)]
    assert rows(connection, "PRAGMA foreign_keys") == [(1,)]


def test_undone_when_it_fails(connection: sa.Connection) -> None:
    before = rows(connection, "SELECT name, sql FROM sqlite_master ORDER BY name")
    context = MigrationContext.configure(connection=connection)
    with pytest.raises(sa.exc.IntegrityError), Operations(context).batch_alter_table("t") as batch:
        batch.create_check_constraint("ck_name", "name = 'other'")
    assert rows(connection, "SELECT name, sql FROM sqlite_master ORDER BY name") == before
    assert rows(connection, "SELECT * FROM child") == [(5, 1)]
    assert rows(connection, "PRAGMA foreign_keys") == [(1,)]


@pytest.mark.parametrize("in_transaction", [False, True])
def test_into_a_buffer(in_transaction: bool) -> None:
    """What is written can be run on a connection that enforces foreign keys."""
    buffer = io.StringIO()
    context = MigrationContext.configure(dialect_name="sqlite", as_sql=True, output_buffer=buffer)
    operations = Operations(context)
    if in_transaction:
        with context.begin_transaction():
            make(operations, context)
    else:
        make(operations, context)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys=ON")
        database.executescript(buffer.getvalue())
        assert database.execute("SELECT * FROM child").fetchall() == [(5, 1)]
        assert database.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert database.execute("SELECT count(*) FROM sqlite_master WHERE sql LIKE '%DEFAULT ''x''%'").fetchone() == (
            1,
        )
    assert buffer.getvalue().count("BEGIN") == 1


def make(operations: Operations, context: MigrationContext) -> None:
    for statement in (*SETUP, *ROWS):
        operations.execute(statement)
    change(context)
