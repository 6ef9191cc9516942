"""`op.get_bind()` while a script is written: DDL on it is recorded, anything that wants an answer is refused."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from sqlgen.operations import Operations
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.run_errors import NoConnection


@pytest.fixture
def on() -> Callable[[str], tuple[Operations, Callable[[], list[str]]]]:
    """`op` for a dialect, and what was written so far, one statement per entry."""

    def begin(dialect: str) -> tuple[Operations, Callable[[], list[str]]]:
        buffer = io.StringIO()
        context = MigrationContext.configure(dialect_name=dialect, as_sql=True, output_buffer=buffer)
        return Operations(context), lambda: [" ".join(text.split()) for text in buffer.getvalue().split("\n\n") if text]

    return begin


def test_the_bind_knows_its_dialect(on: Callable[..., tuple[Operations, Callable[[], list[str]]]]) -> None:
    op, _ = on("mysql")
    bind = op.get_bind()
    assert (bind.dialect.name, bind.engine.name, bind.engine.dialect) == ("mysql", "mysql", bind.dialect)
    assert str(bind.engine.url).startswith("mysql")


@pytest.mark.parametrize("enum", [sa.Enum, postgresql.ENUM])
def test_enum_types_are_created_and_dropped_once(
    on: Callable[..., tuple[Operations, Callable[[], list[str]]]], enum: type[sa.Enum]
) -> None:
    op, written = on("postgresql")
    state = enum("new", "paid", name="state")
    state.create(op.get_bind(), checkfirst=True)
    state.create(op.get_bind(), checkfirst=True)
    op.create_table("purchase", sa.Column("state", state))
    op.drop_table("purchase")
    state.drop(op.get_bind(), checkfirst=False)
    statements = written()
    assert statements[0] == "CREATE TYPE state AS ENUM ('new', 'paid');"
    assert statements[-1] == "DROP TYPE state;"
    assert len([text for text in statements if "CREATE TYPE" in text]) == 1


def test_an_enum_that_nobody_created_is_dropped_if_it_exists(
    on: Callable[..., tuple[Operations, Callable[[], list[str]]]],
) -> None:
    op, written = on("postgresql")
    sa.Enum(name="state").drop(op.get_bind(), checkfirst=True)
    sa.Enum(name="mood").drop(op.get_bind(), checkfirst=False)
    assert written() == ["DROP TYPE IF EXISTS state;", "DROP TYPE mood;"]


@pytest.mark.parametrize("dialect", ["mysql", "sqlite", "mssql", "oracle"])
def test_where_enums_are_no_types_there_is_nothing_to_create(
    on: Callable[..., tuple[Operations, Callable[[], list[str]]]], dialect: str
) -> None:
    op, written = on(dialect)
    sa.Enum("new", "paid", name="state").create(op.get_bind(), checkfirst=True)
    postgresql.ENUM("new", "paid", name="state").create(op.get_bind(), checkfirst=True)
    sa.Enum("new", "paid", name="state").drop(op.get_bind(), checkfirst=True)
    assert written() == []


def test_tables_of_a_metadata_are_created_with_their_indexes(
    on: Callable[..., tuple[Operations, Callable[[], list[str]]]],
) -> None:
    op, written = on("sqlite")
    metadata = sa.MetaData()
    parent = sa.Table("parent", metadata, sa.Column("id", sa.Integer, primary_key=True))
    child = sa.Table(
        "child", metadata, sa.Column("parent_id", sa.ForeignKey("parent.id")), sa.Column("name", sa.Text, index=True)
    )
    parent.create(op.get_bind())
    metadata.create_all(op.get_bind())
    created = [text.split(" (")[0] for text in written()]
    assert created == ["CREATE TABLE parent", "CREATE TABLE child", "CREATE INDEX ix_child_name ON child"]
    child.drop(op.get_bind())
    metadata.drop_all(op.get_bind(), tables=[parent])
    assert written()[3:] == ["DROP TABLE child;", "DROP TABLE parent;"]


def test_indexes_and_sequences(on: Callable[..., tuple[Operations, Callable[[], list[str]]]]) -> None:
    op, written = on("postgresql")
    table = sa.Table("account", sa.MetaData(), sa.Column("name", sa.Text))
    table.create(op.get_bind())
    index = sa.Index("ix_name", table.c.name)
    index.create(op.get_bind())
    index.drop(op.get_bind())
    sa.Sequence("counter").create(op.get_bind())
    sa.Sequence("counter").drop(op.get_bind())
    assert written()[1:] == [
        "CREATE INDEX ix_name ON account (name);",
        "DROP INDEX ix_name;",
        "CREATE SEQUENCE counter;",
        "DROP SEQUENCE counter;",
    ]


@pytest.mark.parametrize(
    "ask",
    [
        lambda bind: bind.execute(sa.text("SELECT 1")),
        lambda bind: bind.scalar(sa.text("SELECT 1")),
        lambda bind: bind.exec_driver_sql("SELECT 1"),
        lambda bind: bind.connect(),
        lambda bind: bind.engine.begin(),
        lambda bind: bind.commit(),
        sa.inspect,
        lambda bind: sa.Table("account", sa.MetaData(), autoload_with=bind),
        lambda bind: Session(bind=bind).execute(sa.text("SELECT 1")),
    ],
    ids=["execute", "scalar", "driver", "connect", "begin", "commit", "inspect", "reflect", "session"],
)
def test_what_needs_a_database_is_refused(
    on: Callable[..., tuple[Operations, Callable[[], list[str]]]], ask: Callable[[object], object]
) -> None:
    op, _ = on("postgresql")
    with pytest.raises(NoConnection, match="needs a database, and none is connected"):
        ask(op.get_bind())


def test_the_bind_pretends_nothing_else(on: Callable[..., tuple[Operations, Callable[[], list[str]]]]) -> None:
    op, _ = on("postgresql")
    assert not hasattr(op.get_bind(), "something_else")
