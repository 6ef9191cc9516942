"""`create()` and `drop()` of SQLAlchemy's schema objects on `op.get_bind()`: recorded as operations."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from tests.revisions.offline.conftest import On


def test_the_bind_knows_its_dialect(on: On) -> None:
    op, _ = on("mysql")
    bind = op.get_bind()
    assert (bind.dialect.name, bind.engine.name, bind.engine.dialect) == ("mysql", "mysql", bind.dialect)
    assert str(bind.engine.url).startswith("mysql")


@pytest.mark.parametrize("enum", [sa.Enum, postgresql.ENUM])
def test_enum_types_are_created_and_dropped_once(on: On, enum: type[sa.Enum]) -> None:
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
    on: On,
) -> None:
    op, written = on("postgresql")
    sa.Enum(name="state").drop(op.get_bind(), checkfirst=True)
    sa.Enum(name="mood").drop(op.get_bind(), checkfirst=False)
    assert written() == ["DROP TYPE IF EXISTS state;", "DROP TYPE mood;"]


@pytest.mark.parametrize("dialect", ["mysql", "sqlite", "mssql", "oracle"])
def test_where_enums_are_no_types_there_is_nothing_to_create(on: On, dialect: str) -> None:
    op, written = on(dialect)
    sa.Enum("new", "paid", name="state").create(op.get_bind(), checkfirst=True)
    postgresql.ENUM("new", "paid", name="state").create(op.get_bind(), checkfirst=True)
    sa.Enum("new", "paid", name="state").drop(op.get_bind(), checkfirst=True)
    assert written() == []


def test_tables_of_a_metadata_are_created_with_their_indexes(
    on: On,
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


def test_indexes_and_sequences(on: On) -> None:
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


def two_that_refer_to_each_other() -> sa.MetaData:
    metadata = sa.MetaData()
    sa.Table(
        "person",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("team_id", sa.Integer, sa.ForeignKey("team.id", name="fk_team")),
    )
    sa.Table(
        "team",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("head_id", sa.Integer, sa.ForeignKey("person.id", name="fk_head")),
    )
    return metadata


@pytest.mark.parametrize("dialect", ["postgresql", "mysql", "mssql", "oracle"])
def test_tables_that_refer_to_each_other_are_created_and_dropped(on: On, dialect: str) -> None:
    op, written = on(dialect)
    metadata = two_that_refer_to_each_other()
    metadata.create_all(op.get_bind())
    created = [text.split("(")[0].strip() for text in written()]
    assert created[:2] == ["CREATE TABLE person", "CREATE TABLE team"]
    assert [text[:31] for text in created[2:]] == ["ALTER TABLE person ADD CONSTRAI"]
    metadata.drop_all(op.get_bind())
    dropped = [text.split(";")[0] for text in written()[3:]]
    assert dropped[0].startswith("ALTER TABLE person DROP ")
    assert dropped[1:] == ["DROP TABLE team", "DROP TABLE person"]


def test_on_sqlite_they_refer_to_what_comes_later(on: On) -> None:
    op, written = on("sqlite")
    metadata = two_that_refer_to_each_other()
    metadata.create_all(op.get_bind())
    assert ["REFERENCES" in text for text in written()] == [True, True]


def test_a_table_that_another_one_refers_to_is_refused_as_the_driver_would(on: On) -> None:
    op, _ = on("postgresql")
    metadata = two_that_refer_to_each_other()
    metadata.create_all(op.get_bind())
    with pytest.raises(sa.exc.InternalError, match="SG215"):
        metadata.tables["person"].drop(op.get_bind())


def _listening() -> sa.Table:
    """A table with a sequence, and with listeners of all kinds."""
    metadata = sa.MetaData()
    table = sa.Table(
        "t",
        metadata,
        sa.Column("id", sa.Integer, sa.Sequence("t_seq", start=5), primary_key=True),
        sa.Column("state", sa.Enum("new", name="state")),
    )
    for verb in ("create", "drop"):
        sa.event.listen(table, f"before_{verb}", lambda _, bind, **kw: bind.execute(sa.text("UPDATE a SET b = 1")))
        sa.event.listen(table, f"after_{verb}", sa.DDL(f"UPDATE %(table)s_{verb} SET b = 2"))
        sa.event.listen(table, f"after_{verb}", sa.DDL("UPDATE never SET b = 0").execute_if(dialect="oracle"))
        sa.event.listen(metadata, f"before_{verb}", sa.DDL("UPDATE a SET b = 3"))
        sa.event.listen(metadata, f"after_{verb}", lambda _, bind, tables, **kw: bind.execute(_count(tables)))
    return table


def _count(tables: list[sa.Table]) -> sa.TextClause:
    return sa.text(f"UPDATE a SET b = {len(tables) + 3}")


def _begins(statements: list[str]) -> list[str]:
    return [statement.partition(" (")[0].rstrip(";") for statement in statements]


def test_listeners_of_a_table_and_its_sequence(on: On) -> None:
    op, written = on("postgresql")
    table = _listening()
    table.create(op.get_bind())
    table.create(op.get_bind(), checkfirst=True)
    table.drop(op.get_bind())
    created = [
        "UPDATE a SET b = 1",
        "CREATE SEQUENCE t_seq START WITH 5",
        "CREATE TYPE state AS ENUM",
        "CREATE TABLE t",
    ]
    dropped = ["UPDATE a SET b = 1", "DROP TABLE t", "DROP SEQUENCE t_seq", "UPDATE t_drop SET b = 2"]
    made = [text for text in _begins(written()) if text != "DROP TYPE state"]  # SQLAlchemy 2.0 drops it, 2.1 doesn't
    assert made == [*created, "UPDATE t_create SET b = 2", *dropped]


def test_listeners_of_a_metadata(on: On) -> None:
    op, written = on("postgresql")
    metadata = _listening().metadata
    sa.Sequence("alone", metadata=metadata)
    metadata.create_all(op.get_bind())
    metadata.drop_all(op.get_bind())
    assert _begins(written()) == [
        *("UPDATE a SET b = 3", "CREATE SEQUENCE alone", "UPDATE a SET b = 1", "CREATE SEQUENCE t_seq START WITH 5"),
        *("CREATE TYPE state AS ENUM", "CREATE TABLE t", "UPDATE t_create SET b = 2", "UPDATE a SET b = 4"),
        *("UPDATE a SET b = 3", "UPDATE a SET b = 1", "DROP TABLE t", "DROP SEQUENCE t_seq"),
        *("UPDATE t_drop SET b = 2", "DROP SEQUENCE alone", "DROP TYPE state", "UPDATE a SET b = 4"),
    ]


def test_a_sequence_that_is_optional_where_the_database_counts_up_by_itself(on: On) -> None:
    table = sa.Table("t", sa.MetaData(), sa.Column("id", sa.Integer, sa.Sequence("s", optional=True), primary_key=True))
    for dialect, expected in [("postgresql", []), ("mysql", []), ("oracle", ["CREATE SEQUENCE s"])]:
        op, written = on(dialect)
        table.create(op.get_bind())
        assert [text for text in _begins(written()) if "SEQUENCE" in text] == expected
