"""What an operation destroys or changes, its reverse restores: the catalog after both is the one before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from sqlgen.catalog.canonical import canonical
from sqlgen.catalog.errors import ColumnInTheWay
from sqlgen.operations import Operations
from tests.operations.recording import DIALECTS, RecordingContext

Upgrade = Callable[[Operations], Any]


def start(op: Operations) -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("email", sa.String(120), nullable=False, unique=True, comment="login"),
        sa.Column("status", sa.String(20), server_default="new"),
        sa.Column("age", sa.Integer, sa.CheckConstraint("age > 0", name="ck_age")),
        comment="people",
    )
    op.create_table(
        "post",
        sa.Column("id", sa.Integer),
        sa.Column("owner_id", sa.ForeignKey("account.id", ondelete="CASCADE")),
        sa.Column("editor_id", sa.Integer),
        sa.Column("title", sa.String(50), index=True),
        sa.Column("body", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_post"),
        sa.ForeignKeyConstraint(["editor_id"], ["account.id"], name="fk_editor"),
        sa.UniqueConstraint("title", "editor_id", name="uq_title"),
        sa.CheckConstraint("title <> ''", name="ck_title"),
        mysql_engine="InnoDB",
    )
    op.create_table("keyless", sa.Column("a", sa.Integer), sa.Column("b", sa.Integer, nullable=False))
    op.create_index("ix_age", "account", ["age", sa.text("status DESC")], unique=True)


CASES: dict[str, Upgrade] = {
    "create_table": lambda op: op.create_table("a", sa.Column("id", sa.Integer, primary_key=True), comment="x"),
    "create_table_with_enum": lambda op: op.create_table("a", sa.Column("kind", sa.Enum("x", "y", name="kind"))),
    "drop_table": lambda op: op.drop_table("post"),
    "rename_table": lambda op: op.rename_table("account", "person"),
    "set_comment": lambda op: op.create_table_comment("account", "others"),
    "first_comment": lambda op: op.create_table_comment("post", "letters"),
    "drop_comment": lambda op: op.drop_table_comment("account"),
    "add_column": lambda op: op.add_column("post", sa.Column("n", sa.Integer, nullable=False, server_default="1")),
    "add_column_with_parts": lambda op: op.add_column(
        "post", sa.Column("boss_id", sa.ForeignKey("account.id"), sa.CheckConstraint("boss_id > 1"), unique=True)
    ),
    "add_column_with_index": lambda op: op.add_column("post", sa.Column("slug", sa.String(9), index=True, unique=True)),
    "drop_last_column": lambda op: op.drop_column("post", "body"),
    "drop_column_with_default": lambda op: op.drop_column("post", "body"),
    "rename_column": lambda op: op.alter_column("account", "age", new_column_name="years"),
    "alter_column": lambda op: op.alter_column(
        "account",
        "status",
        type_=sa.String(40),
        nullable=False,
        server_default=sa.text("'old'"),
        comment="how it is",
    ),
    "drop_default": lambda op: op.alter_column("account", "status", server_default=None),
    "drop_column_comment": lambda op: op.alter_column("account", "email", comment=None),
    "type_with_check": lambda op: op.alter_column(
        "post", "title", type_=sa.Enum("x", "y", name="titles", native_enum=False, create_constraint=True)
    ),
    "create_unique": lambda op: op.create_unique_constraint("uq_body", "post", ["owner_id", "id"], deferrable=True),
    "create_unique_without_name": lambda op: op.create_unique_constraint(None, "post", ["owner_id"]),
    "create_primary_key": lambda op: op.create_primary_key("pk", "keyless", ["a", "b"]),
    "create_foreign_key": lambda op: op.create_foreign_key(
        None, "account", "post", ["age"], ["id"], onupdate="CASCADE"
    ),
    "create_check": lambda op: op.create_check_constraint("ck", "post", sa.column("id") > 3),
    "create_check_without_name": lambda op: op.create_check_constraint(None, "post", "id > 3"),
    "drop_unique": lambda op: op.drop_constraint("uq_title", "post"),
    "drop_unnamed_foreign_key": lambda op: op.drop_constraint("post_owner_id_fkey", "post"),
    "drop_check": lambda op: op.drop_constraint("ck_title", "post", type_="check"),
    "drop_primary_key": lambda op: op.drop_constraint("pk_post", "post", type_="primary"),
    "create_index": lambda op: op.create_index(
        "ix", "post", ["body", sa.text("lower(title)")], mysql_length={"body": 9}
    ),
    "drop_index": lambda op: op.drop_index("ix_age", "account"),
    "drop_index_without_table": lambda op: op.drop_index("ix_post_title"),
    "create_enum_type": lambda op: op.create_enum_type("mood", ["sad", "ok"]),
}


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", CASES)
def test_reverse_restores_what_was(name: str, dialect: str) -> None:
    context = RecordingContext(dialect)
    with context as op:
        start(op)
        before = context.catalog
        CASES[name](op)
    changed = context.catalog
    assert canonical(changed) != canonical(before)

    done = context.last
    undoing = [context.record(each) for each in done.undone_by()]
    with context as op:
        for enum_type in done._new_enum_types:
            op.drop_enum_type(enum_type.name)
    assert canonical(context.catalog) == canonical(before)

    for each in reversed(undoing):
        for again in each.undone_by():
            context.record(again)
    assert canonical(context.catalog) == canonical(changed)


def without_column_order(catalog: Any) -> Any:
    """Canonical tables, the columns of each sorted: most databases add a column at the end only."""
    return [
        (canonical(table.name), sorted(map(canonical, table.columns), key=repr), canonical(table.constraints))
        for table in catalog.tables()
    ]


DROPPED_COLUMNS: dict[str, tuple[str, str, frozenset[str]]] = {
    "with_index": ("post", "title", frozenset({"mssql"})),
    "with_checks": ("account", "age", frozenset({"mssql"})),
    "with_default": ("account", "status", frozenset({"mssql"})),
    "with_foreign_key_and_unique": ("post", "editor_id", frozenset({"mssql"})),
    "with_unique": ("account", "email", frozenset({"mssql"})),
    "in_primary_key": ("post", "id", frozenset({"mssql"})),
}


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", DROPPED_COLUMNS)
def test_dropped_column_comes_back_with_what_went_with_it(name: str, dialect: str) -> None:
    table, column, refused = DROPPED_COLUMNS[name]
    context = RecordingContext(dialect)
    with context as op:
        start(op)
        before = context.catalog
        if dialect in refused:
            with pytest.raises(ColumnInTheWay):
                op.drop_column(table, column)
            return
        op.drop_column(table, column)
    for each in context.last.undone_by():
        context.record(each)
    if context.profile.has("column_position"):
        assert canonical(context.catalog) == canonical(before)
    else:
        assert without_column_order(context.catalog) == without_column_order(before)


def test_shrunk_index_makes_place_for_the_whole() -> None:
    context = RecordingContext("mysql")
    with context as op:
        start(op)
        before = context.catalog
        op.drop_column("account", "age")
    undoing = [context.record(each) for each in context.last.undone_by()]
    assert [each.describe() for each in undoing] == [
        "add column age to account",
        "drop index ix_age of account",
        "create unique index ix_age on account",
    ]
    assert canonical(context.catalog) == canonical(before)


def test_shrunk_primary_key_makes_place_for_the_whole() -> None:
    context = RecordingContext("mysql")
    with context as op:
        op.create_table("t", sa.Column("a", sa.String(9), primary_key=True), sa.Column("b", sa.Uuid, primary_key=True))
        before = context.catalog
        op.drop_column("t", "b")
    for each in context.last.undone_by():
        context.record(each)
    assert canonical(context.catalog) == canonical(before)


def test_reverse_of_an_addition_drops_what_it_brought_where_the_database_refuses() -> None:
    context = RecordingContext("mssql")
    with context as op:
        start(op)
        before = context.catalog
        op.add_column("post", sa.Column("slug", sa.String(9), index=True))
    dropping = context.record(context.last.reverse())
    assert [(each.fate, each.value.name) for each in dropping._in_the_way] == [("drop_first", "ix_post_slug")]
    assert canonical(context.catalog) == canonical(before)


def test_restored_name_is_said_where_the_database_would_make_up_another() -> None:
    context = RecordingContext("mysql")
    with context as op:
        op.create_table("a", sa.Column("id", sa.Integer, primary_key=True))
        op.create_table("b", sa.Column("x", sa.ForeignKey("a.id")), sa.Column("y", sa.ForeignKey("a.id")))
        op.drop_constraint("b_ibfk_1", "b")
    context.record(context.last.reverse())
    assert {key.name for key in context.catalog.table("b").foreign_keys} == {"b_ibfk_1", "b_ibfk_2"}


def test_exclude_constraint_comes_back() -> None:
    context = RecordingContext("postgresql")
    with context as op:
        op.create_table("stay", sa.Column("room", sa.Integer), sa.Column("during", sa.Text))
        op.create_exclude_constraint(
            "no_overlap", "stay", ("room", "="), (sa.text("tsrange(during)"), "&&"), where=sa.text("room > 0")
        )
        before = context.catalog
        op.drop_constraint("no_overlap", "stay")
    assert context.last.constraint_type == "exclude"
    context.record(context.last.reverse())
    assert canonical(context.catalog) == canonical(before)


def test_default_schema_by_its_name_is_the_same_table() -> None:
    context = RecordingContext("postgresql")
    with context as op:
        op.create_table("t", sa.Column("a", sa.Integer), schema="public")
        before = context.catalog
        op.add_column("t", sa.Column("b", sa.ForeignKey("public.t.a")))
        assert len(context.catalog.table("t").foreign_keys) == 1
    context.record(context.last.reverse())
    assert canonical(context.catalog) == canonical(before)
