from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from sqlgen.operations import CreateTableOp
from sqlgen.operations.unmade_table import UnmadeTable
from tests.operations.recording import RecordingContext


@pytest.fixture
def table() -> sa.Table:
    with RecordingContext() as op:
        op.create_table("owner", sa.Column("id", sa.BigInteger, primary_key=True))
        return op.create_table(
            "t",
            sa.Column("id", sa.Integer, primary_key=True),
            sa.Column("owner_id", sa.ForeignKey("owner.id"), index=True),
            sa.UniqueConstraint("owner_id", name="uq"),
            schema="s",
        )


FIRST_LOOKS: dict[str, Callable[[sa.Table], Any]] = {
    "name": lambda table: table.name == "t",
    "columns": lambda table: [column.name for column in table.c] == ["id", "owner_id"],
    "primary key": lambda table: [column.name for column in table.primary_key] == ["id"],
    "indexes": lambda table: len(table.indexes) == 1,
    "constraints": lambda table: len(table.constraints) == 3,
    "text": lambda table: str(table) == "s.t",
    "representation": lambda table: repr(table).startswith("Table('t'"),
    "insert": lambda table: str(sa.insert(table).values(id=1)).startswith("INSERT INTO s.t (id)"),
    "select": lambda table: str(sa.select(table)).endswith("FROM s.t"),
    "ddl": lambda table: "owner_id BIGINT" in str(CreateTable(table).compile(dialect=postgresql.dialect())),
    "a set value": lambda table: setattr(table, "comment", "x") or table.comment == "x",
}


@pytest.mark.parametrize("look", FIRST_LOOKS)
def test_first_look_makes_it(table: sa.Table, look: str) -> None:
    assert type(table) is UnmadeTable
    assert isinstance(table, sa.Table)
    assert FIRST_LOOKS[look](table)
    assert type(table) is sa.Table
    assert table.c.owner_id.table is table
    assert table.metadata.tables["s.t"] is table


def test_columns_of_an_author_are_copied_when_another_table_has_them() -> None:
    shared = sa.Column("created", sa.DateTime, server_default=sa.text("now()"))
    with RecordingContext() as op:
        first = op.create_table("a", shared)
        second = op.create_table("b", shared)
    assert first.c.created.table is first
    assert second.c.created.table is second
    default = second.c.created.server_default
    assert isinstance(default, sa.DefaultClause)
    assert str(default.arg) == "now()"


def test_same_as_to_table() -> None:
    operation = CreateTableOp("t", [sa.Column("a", sa.Integer)], comment="c", mysql_engine="InnoDB")
    returned, built = operation.returned(), operation.to_table()
    assert (returned.comment, dict(returned.kwargs)) == (built.comment, dict(built.kwargs))
