"""What is equal has one canonical form, and what isn't has another."""

from __future__ import annotations

import datetime
import decimal
import uuid
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from immutables import Map
from msgspec.structs import replace
from sqlalchemy.dialects import mysql, oracle, postgresql
from sqlalchemy.sql.elements import quoted_name

from sqlgen.catalog.canonical import canonical
from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.conversion_errors import NotConvertible, UnknownType
from sqlgen.catalog.types import RawType
from sqlgen.catalog.values import Check, Column, Index, IndexPart, PrimaryKey, Table, Unique
from tests.catalog.authored import PROFILES, TABLES, Guid, ShortText, Vector

vector: Any = oracle.VECTOR

DIFFERENT: list[tuple[Callable[[], Any], Callable[[], Any]]] = [
    (lambda: sa.String(5), lambda: sa.String(6)),
    (lambda: sa.String(5), lambda: sa.VARCHAR(5)),
    (lambda: sa.String(5), lambda: sa.String(5, collation="C")),
    (lambda: sa.Enum("a", "b", name="e"), lambda: sa.Enum("a", "c", name="e")),
    (lambda: sa.Enum("a", name="e"), lambda: sa.Enum("a", name="f")),
    (lambda: sa.Enum("a", name="e"), lambda: sa.Enum("a", name="e", schema="s")),
    (lambda: sa.Enum("a", name="e"), lambda: sa.Enum("a", name="e", native_enum=False)),
    (lambda: sa.JSON(), lambda: sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
    (
        lambda: sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
        lambda: sa.JSON().with_variant(sa.Text(), "postgresql"),
    ),
    (lambda: sa.ARRAY(sa.Integer), lambda: sa.ARRAY(sa.BigInteger)),
    (lambda: postgresql.ARRAY(sa.Integer), lambda: postgresql.ARRAY(sa.Integer, dimensions=2)),
    (lambda: sa.Numeric(10, 2), lambda: sa.Numeric(10, 3)),
    (lambda: sa.DateTime(), lambda: sa.DateTime(timezone=True)),
    (lambda: mysql.INTEGER(), lambda: mysql.INTEGER(unsigned=True)),
    (lambda: mysql.VARCHAR(5), lambda: mysql.VARCHAR(5, charset="utf8")),
    (lambda: mysql.SET("a"), lambda: mysql.SET("b")),
    (lambda: vector(3), lambda: vector(4)),
    (lambda: Guid(), lambda: sa.CHAR(32)),
    (lambda: ShortText(5), lambda: sa.String(5)),
    (lambda: Vector(3), lambda: Vector(4)),
    (lambda: RawType("a"), lambda: RawType("b")),
    (lambda: sa.Boolean(), lambda: sa.Boolean(create_constraint=True)),
    (lambda: sa.text("a"), lambda: sa.text("b")),
    (lambda: sa.text(":a").bindparams(a=1), lambda: sa.text(":a").bindparams(a=2)),
    (lambda: sa.column("a") == 1, lambda: sa.column("a") == 2),
    (lambda: sa.func.now(), lambda: sa.text("now()")),
    (lambda: "1", lambda: 1),
    (lambda: b"a", lambda: "a"),
    (lambda: quoted_name("a", quote=True), lambda: "a"),
    (lambda: sa.Column("a", sa.Integer), lambda: sa.Column("a", sa.Integer, nullable=False)),
    (lambda: sa.Column("a", sa.Integer), lambda: sa.Column("a", sa.Integer, unique=True)),
    (lambda: sa.Column("a", sa.Integer), lambda: sa.Column("a", sa.Integer, sa.ForeignKey("b.c"))),
    (lambda: sa.Column("a", sa.Integer), lambda: sa.Column("a", sa.Integer, server_default="1")),
    (lambda: sa.Column("a", sa.Integer, sa.Identity()), lambda: sa.Column("a", sa.Integer, sa.Identity(always=True))),
    (lambda: sa.UniqueConstraint("a"), lambda: sa.UniqueConstraint("b")),
    (lambda: sa.UniqueConstraint("a"), lambda: sa.UniqueConstraint("a", mssql_clustered=True)),
    (lambda: sa.ForeignKeyConstraint(["a"], ["b.c"]), lambda: sa.ForeignKeyConstraint(["a"], ["b.d"])),
    (
        lambda: sa.ForeignKeyConstraint(["a"], ["b.c"]),
        lambda: sa.ForeignKeyConstraint(["a"], ["b.c"], ondelete="CASCADE"),
    ),
    (lambda: sa.CheckConstraint("a"), lambda: sa.CheckConstraint("b")),
    (lambda: sa.Index("i", "a"), lambda: sa.Index("i", "b")),
    (lambda: sa.Index("i", sa.column("a")), lambda: sa.Index("i", sa.column("a").desc())),
    (lambda: Column("a", sa.Integer()), lambda: Column("a", sa.Integer(), comment="")),
    (lambda: Unique(("a",)), lambda: Unique(("a",), options=Map({"x": 1}))),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_same_and_different(one: Callable[[], Any], other: Callable[[], Any]) -> None:
    assert canonical(one()) == canonical(one())
    assert canonical(other()) == canonical(other())
    assert canonical(one()) != canonical(other())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (sa.Uuid(as_uuid=True), sa.Uuid(as_uuid=False)),
        (sa.Numeric(5, asdecimal=True), sa.Numeric(5, asdecimal=False)),
        (sa.JSON(none_as_null=True), sa.JSON()),
        (postgresql.ENUM("a", name="e", create_type=False), postgresql.ENUM("a", name="e")),
        (sa.Integer, sa.Integer()),
        (["a", "b"], ("a", "b")),
        ({"a": 1, "b": 2}, Map({"b": 2, "a": 1})),
        ({"b", "a"}, frozenset("ab")),
        (Unique(("a",), name="x", implicit=True), Unique(("a",), name="x")),
    ],
)
def test_what_the_database_doesnt_see_makes_no_difference(one: Any, other: Any) -> None:
    assert canonical(one) == canonical(other)


def test_the_order_of_constraints_and_indexes_makes_no_difference() -> None:
    columns = (Column("a", sa.Integer()), Column("b", sa.Integer()))
    uniques = (Unique(("a",)), Unique(("b",)))
    indexes = (Index("i", (IndexPart("a"),)), Index("j", (IndexPart("b"),)))
    table = Table("t", columns, uniques=uniques, indexes=indexes, checks=(Check("a"), Check("b")))
    turned = replace(table, uniques=uniques[::-1], indexes=indexes[::-1], checks=table.checks[::-1])
    assert canonical(table) == canonical(turned)
    assert canonical(table) != canonical(replace(table, columns=columns[::-1]))


def test_catalogs() -> None:
    table = Table("t", (Column("a", sa.Integer()),), primary_key=PrimaryKey(("a",)))
    other = replace(table, name="u")
    empty = Catalog.empty(PROFILES["postgresql"])
    assert canonical(empty.create_table(table).create_table(other)) == canonical(
        empty.create_table(other).create_table(table)
    )
    assert canonical(empty) != canonical(empty.create_table(table))
    assert canonical(empty) != canonical(Catalog.empty(PROFILES["mysql"]))
    assert canonical(empty.create_table(table)) != canonical(empty.create_table(table).mark_uncertain("t"))


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        3,
        1.5,
        decimal.Decimal("1.50"),
        b"\xff",
        datetime.date(2020, 1, 2),
        datetime.datetime(2020, 1, 2, 3, tzinfo=datetime.UTC),
        datetime.timedelta(days=1, microseconds=2),
        uuid.UUID(int=5),
        sa.select(sa.column("a")).where(sa.column("b") == datetime.date(2020, 1, 1)),
        sa.table("t", sa.column("a")).insert().values(a={"x": [1]}),
        *(items() for items in TABLES.values()),
    ],
    ids=lambda value: type(value).__name__,
)
def test_everything_comes_down_to_plain_values(value: Any) -> None:
    assert is_plain(canonical(value))
    assert hash(canonical(value)) == hash(canonical(value))


def is_plain(form: Any) -> bool:
    if isinstance(form, tuple):
        return all(is_plain(item) for item in form)
    return form is None or type(form) in (str, int, bool) or isinstance(form, str)


def test_strangers_are_errors() -> None:
    with pytest.raises(NotConvertible):
        canonical(object())

    class Silent(sa.types.UserDefinedType[Any]):
        cache_ok = True

    with pytest.raises(UnknownType, match="Silent"):
        canonical(Silent())
