"""The migration context: one compiler, several sinks."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from sqlgen.catalog.ddl_tokens import Unreadable
from sqlgen.catalog.errors import ColumnUnknown
from sqlgen.compiler.errors import RebuildImpossible
from sqlgen.operations import Operations
from sqlgen.profile import UnknownDialect
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.live import profile_of_server
from sqlgen.revisions.run_errors import NoDialect, OfflineOnly


@pytest.fixture
def connection() -> Iterator[sa.Connection]:
    with sa.create_engine("sqlite://").connect() as connection:
        yield connection


def tables(connection: sa.Connection) -> list[str]:
    return sa.inspect(connection).get_table_names()


# ---------------------------------------------------------------------------------- text


@pytest.mark.parametrize(
    "arguments",
    [
        {"dialect_name": "postgresql"},
        {"url": "postgresql+psycopg://scott:tiger@localhost/shop"},
        {"dialect": sa.dialects.registry.load("postgresql")()},
        {"dialect_name": "postgresql:15"},
    ],
    ids=["name", "url", "dialect", "version"],
)
def test_sql_is_written_as_it_comes(arguments: dict[str, object]) -> None:
    buffer = io.StringIO()
    context = MigrationContext.configure(**arguments, opts={"as_sql": True, "output_buffer": buffer})  # type: ignore[arg-type]
    assert context.as_sql
    op = Operations(context)
    op.create_table("account", sa.Column("id", sa.BigInteger(), nullable=False))
    written = "CREATE TABLE account (\n  id BIGINT NOT NULL\n);\n\n"
    assert buffer.getvalue() == written
    op.drop_table("account")
    assert buffer.getvalue() == f"{written}DROP TABLE account;\n\n"


def test_without_a_buffer_standard_output_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    Operations(MigrationContext.configure(dialect_name="mssql", as_sql=True)).execute("SELECT 1")
    assert capsys.readouterr().out == "SELECT 1;\nGO\n\n"


def test_transactions_and_autocommit_blocks_are_written() -> None:
    buffer = io.StringIO()
    context = MigrationContext.configure(dialect_name="postgresql", output_buffer=buffer)
    with context.begin_transaction():
        context.execute("SELECT 1")
        with context.autocommit_block():
            context.execute("SELECT 2")
        context.execute("SELECT 3")
    statements = buffer.getvalue().split()
    assert " ".join(statements) == "BEGIN; SELECT 1; COMMIT; SELECT 2; BEGIN; SELECT 3; COMMIT;"


def test_where_ddl_commits_itself_no_transaction_is_written() -> None:
    buffer = io.StringIO()
    context = MigrationContext.configure(dialect_name="mysql", output_buffer=buffer)
    with context.begin_transaction(), context.autocommit_block():
        context.execute("SELECT 1")
    assert buffer.getvalue() == "SELECT 1;\n\n"


@pytest.mark.parametrize(
    "options",
    [
        {"naming_convention": {"uq": "uq_%(table_name)s_%(column_0_name)s"}},
        {"target_metadata": sa.MetaData(naming_convention={"uq": "uq_%(table_name)s_%(column_0_name)s"})},
        {"target_metadata": [sa.MetaData(naming_convention={"uq": "uq_%(table_name)s_%(column_0_name)s"})]},
    ],
    ids=["convention", "metadata", "several"],
)
def test_naming_conventions(options: dict[str, object]) -> None:
    buffer = io.StringIO()
    op = Operations(MigrationContext.configure(dialect_name="oracle", output_buffer=buffer, **options))
    op.create_table("account", sa.Column("email", sa.String(50)), sa.UniqueConstraint("email"))
    assert "CONSTRAINT uq_account_email UNIQUE (email)" in buffer.getvalue()


def test_values_are_literals_with_and_without_literal_binds() -> None:
    table = sa.table("account", sa.column("name", sa.String))
    texts = []
    for options in ({}, {"literal_binds": True}):
        buffer = io.StringIO()
        op = Operations(MigrationContext.configure(dialect_name="sqlite", output_buffer=buffer, opts=options))
        op.execute(table.update().values(name="O'Hara"))
        texts.append(buffer.getvalue())
    assert texts == ["UPDATE account SET name='O''Hara';\n\n"] * 2


def test_something_must_say_which_database_it_is() -> None:
    with pytest.raises(NoDialect):
        MigrationContext.configure(as_sql=True)
    with pytest.raises(UnknownDialect, match="postgressql"):
        MigrationContext.configure(dialect_name="postgressql")


def test_where_a_database_is_cannot_be_known_offline() -> None:
    context = MigrationContext.configure(dialect_name="sqlite", output_buffer=io.StringIO())
    with pytest.raises(OfflineOnly, match="can't be known"):
        context.get_current_revision()


# ---------------------------------------------------------------------------------- a live connection


def test_the_same_statements_are_executed(connection: sa.Connection) -> None:
    context = MigrationContext.configure(connection=connection)
    assert not context.as_sql
    op = Operations(context)
    account = op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.Text()))
    op.bulk_insert(account, [{"id": 1, "name": "100% :x 'a'"}])
    op.add_column("account", sa.Column("note", sa.String(10), server_default="50%"))
    op.create_index("ix_name", "account", ["name"])
    assert connection.execute(sa.text("SELECT id, name, note FROM account")).all() == [(1, "100% :x 'a'", "50%")]
    assert [index["name"] for index in sa.inspect(connection).get_indexes("account")] == ["ix_name"]


def test_tables_are_reflected_when_they_are_first_needed(connection: sa.Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
    connection.exec_driver_sql(
        "CREATE TABLE account (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL, note TEXT, "
        "parent_id INTEGER REFERENCES parent (id))"
    )
    context = MigrationContext.configure(connection=connection)
    op = Operations(context)
    assert list(context.catalog.tables()) == []
    op.drop_column("account", "note")
    known = context.catalog.find_table("account")
    assert known is not None
    assert [column.name for column in known.columns] == ["id", "name", "parent_id"]
    with pytest.raises(ColumnUnknown, match='no column "nam"'):
        op.alter_column("account", "nam", new_column_name="title")
    op.alter_column("account", "name", new_column_name="title")
    assert [column["name"] for column in sa.inspect(connection).get_columns("account")] == ["id", "title", "parent_id"]


def test_a_table_is_known_by_its_own_words_where_the_database_keeps_them(connection: sa.Connection) -> None:
    for statement in (
        "CREATE TABLE account (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT COLLATE NOCASE, age INTEGER)",
        "CREATE INDEX ix_lower ON account (lower(email)) WHERE age > 1",
        "CREATE TABLE log (id INTEGER)",
        "CREATE TRIGGER tr AFTER INSERT ON account BEGIN INSERT INTO log VALUES (new.id); END",
    ):
        connection.exec_driver_sql(statement)
    connection.commit()
    context = MigrationContext.configure(connection=connection)
    with context.begin_transaction():
        Operations(context).alter_column("account", "age", nullable=False, server_default="0")
    query = "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'account'"
    found = {row.name: row.sql for row in connection.exec_driver_sql(query)}
    assert set(found) == {"account", "ix_lower", "tr"}
    assert "PRIMARY KEY AUTOINCREMENT" in found["account"]
    assert 'COLLATE "NOCASE"' in found["account"]
    assert "age INTEGER DEFAULT '0' NOT NULL" in found["account"]


def test_a_table_whose_words_nobody_can_read_is_not_made_anew(
    connection: sa.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(sql: str, catalog: object) -> object:
        raise Unreadable("a word of the future")

    monkeypatch.setattr("sqlgen.revisions.live.read_statement", read)
    connection.exec_driver_sql("CREATE TABLE account (email TEXT NOT NULL)")
    connection.commit()
    op = Operations(MigrationContext.configure(connection=connection))
    op.add_column("account", sa.Column("name", sa.Text()))
    with pytest.raises(RebuildImpossible):
        op.alter_column("account", "email", nullable=True)


def test_what_raw_sql_changes_is_seen(connection: sa.Connection) -> None:
    op = Operations(MigrationContext.configure(connection=connection))
    op.create_table("account", sa.Column("id", sa.Integer()))
    op.execute("ALTER TABLE account ADD COLUMN unforeseen TEXT")
    op.get_bind().exec_driver_sql("ALTER TABLE account ADD COLUMN behind_our_back TEXT")
    op.drop_column("account", "unforeseen")
    op.drop_column("account", "behind_our_back")
    assert [column["name"] for column in sa.inspect(connection).get_columns("account")] == ["id"]


def test_a_transaction_is_rolled_back_as_one(connection: sa.Connection) -> None:
    context = MigrationContext.configure(connection=connection)
    op = Operations(context)
    with pytest.raises(ZeroDivisionError), context.begin_transaction():  # noqa: PT012
        op.execute("CREATE TABLE account (id INTEGER)")
        op.execute("INSERT INTO account VALUES (1)")
        _ = 1 / 0
    with context.begin_transaction():
        op.create_table("other", sa.Column("id", sa.Integer()))
    assert "other" in tables(connection)


def test_an_autocommit_block_commits_what_is_open(tmp_path: object) -> None:
    url = f"sqlite:///{tmp_path}/shop.db"
    with sa.create_engine(url).connect() as connection:
        context = MigrationContext.configure(connection=connection)
        with context.begin_transaction():
            context.execute("CREATE TABLE first (id INTEGER)")
            with context.autocommit_block():
                context.execute("PRAGMA user_version = 7")
            context.execute("CREATE TABLE second (id INTEGER)")
            assert connection.in_transaction()
        assert not connection.in_transaction()
    with sa.create_engine(url).connect() as connection:
        assert tables(connection) == ["first", "second"]


def test_the_version_table_is_read(connection: sa.Connection) -> None:
    context = MigrationContext.configure(connection=connection)
    assert context.get_current_revision() is None
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('b')")
    assert context.get_current_revision() == "b"
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('a')")
    assert context.get_current_heads() == ("a", "b")
    with pytest.raises(OfflineOnly, match="2 revisions"):
        context.get_current_revision()


def test_a_live_connection_can_write_a_script_instead(connection: sa.Connection) -> None:
    buffer = io.StringIO()
    context = MigrationContext.configure(connection=connection, opts={"as_sql": True, "output_buffer": buffer})
    Operations(context).execute("CREATE TABLE account (id INTEGER)")
    assert buffer.getvalue() == "CREATE TABLE account (id INTEGER);\n\n"
    assert tables(connection) == []


@pytest.mark.parametrize(
    ("dialect", "reported", "spec"),
    [
        ("postgresql", (15, 18), "postgresql:15.18"),
        ("mysql", (8, 4, 3), "mysql:8.4.3"),
        ("mssql", (15, 0, 2000, 5), "mssql:2019"),
        ("mssql", (16, 0, 1000, 6), "mssql:2022"),
        ("sqlite", None, "sqlite:3.40"),
    ],
)
def test_the_profile_is_that_of_the_server(dialect: str, reported: tuple[int, ...] | None, spec: str) -> None:
    class Server:
        class dialect:
            name = dialect
            server_version_info = reported

    assert profile_of_server(Server()).spec == spec  # type: ignore[arg-type]
