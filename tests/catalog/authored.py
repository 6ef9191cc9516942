"""Tables as authors write them, made anew at every call, and what SQLAlchemy itself makes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from sqlgen.catalog.types import type_value
from sqlgen.profile import load_profile
from sqlgen.profile.dialect import make_dialect
from sqlgen.profile.model import Profile

DIALECTS = ("postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle")
PROFILES = {name: load_profile(name) for name in DIALECTS}
Items = list[Any]


class Guid(sa.TypeDecorator[Any]):
    """UUID where there is one, else CHAR(32)."""

    impl = sa.CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect: Any) -> Any:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.UUID())
        return dialect.type_descriptor(sa.CHAR(32))


class Vector(sa.types.UserDefinedType[Any]):
    """As pgvector's."""

    cache_ok = True

    def __init__(self, size: int) -> None:
        self.size = size

    def get_col_spec(self, **kw: Any) -> str:
        return f"VECTOR({self.size})"


class ShortText(sa.String):
    """A subclass that says nothing of its own."""


def _id(**kw: Any) -> sa.Column[Any]:
    return sa.Column("id", sa.Integer, primary_key=True, **kw)


TABLES: dict[str, Callable[[], Items]] = {
    "plain": lambda: [_id(), sa.Column("name", sa.String(50), nullable=False), sa.Column("age", sa.SmallInteger)],
    "no_key": lambda: [sa.Column("a", sa.Integer, autoincrement=True), sa.Column("b", sa.BigInteger)],
    "key_constraint": lambda: [
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("b", sa.String(3)),
        sa.PrimaryKeyConstraint("id", name="pk_it"),
    ],
    "key_of_two": lambda: [
        sa.Column("a", sa.Integer, primary_key=True),
        sa.Column("b", sa.Integer, primary_key=True),
        sa.Column("c", sa.Date),
    ],
    "key_of_two_one_counts": lambda: [
        sa.Column("b", sa.String(5), primary_key=True),
        sa.Column("a", sa.BigInteger, primary_key=True, autoincrement=False),
    ],
    "key_that_doesnt_count": lambda: [_id(autoincrement=False)],
    "key_with_default": lambda: [_id(server_default="7")],
    "key_with_python_default": lambda: [_id(default=7)],
    "key_of_text": lambda: [sa.Column("code", sa.String(10), primary_key=True)],
    "key_that_refers": lambda: [sa.Column("id", sa.Integer, sa.ForeignKey("other.id"), primary_key=True)],
    "small_key": lambda: [sa.Column("id", sa.SmallInteger, primary_key=True)],
    "numeric_key": lambda: [sa.Column("id", sa.Numeric(10, 0), primary_key=True, autoincrement=True)],
    "optional_sequence": lambda: [sa.Column("id", sa.Integer, sa.Sequence("s", optional=True), primary_key=True)],
    "sequence": lambda: [sa.Column("id", sa.Integer, sa.Sequence("s"), primary_key=True)],
    "unique_and_index": lambda: [
        _id(),
        sa.Column("a", sa.String(5), unique=True),
        sa.Column("b", sa.String(5), index=True),
        sa.Column("c", sa.String(5), index=True, unique=True),
        sa.UniqueConstraint("a", "b", name="uq_ab"),
        sa.UniqueConstraint("b", "c"),
    ],
    "foreign_keys": lambda: [
        _id(),
        sa.Column("other_id", sa.Integer, sa.ForeignKey("other.id", ondelete="CASCADE", name="fk_other")),
        sa.Column("x", sa.Integer),
        sa.Column("y", sa.Integer),
        sa.ForeignKeyConstraint(["x", "y"], ["other.a", "other.b"], ondelete="SET NULL", initially="DEFERRED"),
        sa.ForeignKeyConstraint(["x"], ["t.id"], name="fk_self", deferrable=True),
    ],
    "checks": lambda: [
        _id(),
        sa.Column("a", sa.Integer),
        sa.Column("b", sa.Integer),
        sa.CheckConstraint("a < b"),
        sa.CheckConstraint(sa.column("b") != sa.literal(5), name="ck_expression"),
        sa.CheckConstraint("a <> ':x'".replace(":", "\\:"), name="ck_colon"),
    ],
    "types_with_checks": lambda: [
        _id(),
        sa.Column("a", sa.Boolean(create_constraint=True, name="ck_a")),
        sa.Column("b", sa.Enum("x", "it's", name="kind", create_constraint=True, native_enum=False)),
        sa.Column("c", sa.Enum("x", "y", name="native", create_constraint=True)),
        sa.Column("d", sa.Boolean(create_constraint=True)),
        sa.Column("e", sa.Boolean()),
    ],
    "defaults": lambda: [
        _id(),
        sa.Column("a", sa.String(9), server_default="it's 100% \\ :x"),
        sa.Column("b", sa.Integer, server_default="5"),
        sa.Column("c", sa.DateTime, server_default=sa.func.now()),
        sa.Column("d", sa.DateTime, server_default=sa.text("CURRENT_TIMESTAMP")),
        sa.Column("e", sa.Boolean, server_default=sa.false()),
        sa.Column("f", sa.Boolean, server_default=sa.text("1")),
        sa.Column("g", sa.String(9), server_default=sa.func.lower("X")),
        sa.Column("h", sa.String(9), server_default=sa.null()),
        sa.Column("i", sa.String(9), server_default=sa.text("'a\\:b'")),
        sa.Column("j", sa.String(9), server_default=sa.literal("q")),
        sa.Column("k", sa.String(9), server_default=sa.FetchedValue()),
        sa.Column("l", sa.Integer, server_default=sa.literal(3) + sa.literal(4)),
    ],
    "collations": lambda: [
        _id(),
        sa.Column("a", sa.String(5, collation="utf8mb4_bin")),
        sa.Column("b", sa.Text(collation="C"), nullable=False),
    ],
    "own_types": lambda: [
        sa.Column("id", Guid, primary_key=True),
        sa.Column("v", Vector(3)),
        sa.Column("s", ShortText(7), nullable=False),
        sa.Column("j", sa.JSON().with_variant(postgresql.JSONB(), "postgresql").with_variant(sa.Text(), "oracle")),
    ],
    "common_types": lambda: [
        _id(),
        sa.Column("a", sa.Text),
        sa.Column("b", sa.LargeBinary),
        sa.Column("c", sa.DateTime(timezone=True)),
        sa.Column("d", sa.Numeric(10, 2)),
        sa.Column("e", sa.Float),
        sa.Column("f", sa.Uuid),
        sa.Column("g", sa.Date),
        sa.Column("h", sa.Time),
        sa.Column("i", sa.Unicode(20)),
        sa.Column("k", sa.Interval),
        sa.Column("l", sa.Double),
        sa.Column("m", sa.CHAR(3)),
        sa.Column("n", sa.TIMESTAMP),
    ],
    "comments": lambda: [_id(comment="the key"), sa.Column("a", sa.Integer, comment="it's :x 100%")],
    "computed": lambda: [
        _id(),
        sa.Column("a", sa.Integer),
        sa.Column("b", sa.Integer, sa.Computed("a * 2", persisted=True)),
    ],
    "odd_names": lambda: [
        sa.Column("Id", sa.Integer, primary_key=True),
        sa.Column("select", sa.Integer, sa.ForeignKey("Other Table.Odd Id")),
        sa.Column("has space", sa.Integer, key="has_space", unique=True),
        sa.CheckConstraint('"Id" > 0', name="Ck Odd"),
        sa.UniqueConstraint("has_space", "select", name="uq"),
    ],
    "other_databases_options": lambda: [
        _id(),
        sa.Column("a", sa.String(5)),
        sa.UniqueConstraint(
            "a", name="uq_a", mssql_clustered=True, postgresql_include=["id"], sqlite_on_conflict="FAIL"
        ),
    ],
}

POSTGRESQL_TABLES: dict[str, Callable[[], Items]] = {
    "postgresql_types": lambda: [
        _id(),
        sa.Column("a", postgresql.ARRAY(sa.String(5))),
        sa.Column("b", postgresql.ARRAY(sa.Integer, dimensions=2)),
        sa.Column("c", postgresql.ENUM("x", "y", name="an enum", schema="s")),
        sa.Column("d", postgresql.INTERVAL(fields="YEAR TO MONTH")),
        sa.Column("e", postgresql.TIMESTAMP(timezone=True, precision=3)),
        sa.Column("f", postgresql.TSVECTOR, sa.Computed("to_tsvector('english', 'x')", persisted=True)),
        sa.Column("g", postgresql.HSTORE),
        sa.Column("h", postgresql.BIT(5, varying=True)),
        sa.Column("i", postgresql.INT4RANGE),
        sa.Column("j", sa.ARRAY(sa.Enum("q", name="inner"))),
        sa.Column("k", postgresql.DOMAIN("dom", sa.Integer)),
        sa.Column("l", sa.Integer, sa.Identity(always=True, start=5, cycle=True)),
    ],
    "exclude": lambda: [
        _id(),
        sa.Column("room", sa.Integer),
        sa.Column("during", postgresql.TSRANGE),
        postgresql.ExcludeConstraint(
            ("room", "="),
            (sa.column("during"), "&&"),
            (sa.text("lower(during)"), "="),
            name="no_overlap",
            where=sa.text("room > 0"),
            ops={"room": "int4_ops"},
        ),
    ],
    "postgresql_constraints": lambda: [
        _id(),
        sa.Column("a", sa.Integer),
        sa.UniqueConstraint("a", name="uq_a", postgresql_nulls_not_distinct=True, postgresql_include=["id"]),
        sa.CheckConstraint("a > 0", name="ck_a", postgresql_not_valid=True),
    ],
}

MYSQL_TABLES: dict[str, Callable[[], Items]] = {
    "mysql_types": lambda: [
        sa.Column("id", mysql.INTEGER(unsigned=True), primary_key=True),
        sa.Column("a", mysql.TINYINT(1)),
        sa.Column("b", mysql.ENUM("x", "y", charset="utf8mb4", collation="utf8mb4_bin")),
        sa.Column("c", mysql.SET("p", "q")),
        sa.Column("d", mysql.LONGTEXT(charset="latin1")),
        sa.Column("e", mysql.DATETIME(fsp=6)),
        sa.Column("f", sa.TIMESTAMP, server_default=sa.text("CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP")),
        sa.Column("g", sa.Enum("m", "n")),
        sa.Column("h", sa.Integer, sa.Identity()),
    ],
}

MSSQL_TABLES: dict[str, Callable[[], Items]] = {
    "mssql_types": lambda: [
        _id(),
        sa.Column("a", mssql.NVARCHAR(None)),
        sa.Column("b", mssql.DATETIMEOFFSET(3)),
        sa.Column("c", mssql.VARBINARY("max")),
        sa.Column("d", mssql.UNIQUEIDENTIFIER),
        sa.Column("e", mssql.BIT),
        sa.Column("f", sa.Integer, sa.Identity(start=10, increment=5)),
    ],
}

ORACLE_TABLES: dict[str, Callable[[], Items]] = {
    "oracle_types": lambda: [
        sa.Column("id", oracle.NUMBER(10), sa.Identity(on_null=True, order=True), primary_key=True),
        sa.Column("a", oracle.VARCHAR2(20)),
        sa.Column("b", oracle.INTERVAL(day_precision=2)),
        sa.Column("c", oracle.TIMESTAMP(local_timezone=True)),
        sa.Column("d", oracle.RAW(16)),
    ],
}

OF_DIALECT: Mapping[str, dict[str, Callable[[], Items]]] = {
    "postgresql": POSTGRESQL_TABLES,
    "mysql": MYSQL_TABLES,
    "mariadb": MYSQL_TABLES,
    "sqlite": {},
    "mssql": MSSQL_TABLES,
    "oracle": ORACLE_TABLES,
}


def cases() -> list[tuple[str, str]]:
    """Dialect and table: every table that the dialect's SQLAlchemy compiler can say."""
    return [(dialect, table) for dialect in DIALECTS for table in (*TABLES, *OF_DIALECT[dialect])]


def items_of(dialect: str, table: str) -> Items:
    """The items, fresh."""
    return (TABLES | dict(OF_DIALECT[dialect]))[table]()


def sqlalchemys_table(
    profile: Profile, items: Items, *, convention: Mapping[str, Any] | None = None, **options: Any
) -> sa.Table:
    """What SQLAlchemy makes of the items, with tables for the foreign keys to refer to."""
    metadata = sa.MetaData(naming_convention=dict(convention) if convention else None)
    sa.Table("other", metadata, *(sa.Column(name, sa.Integer) for name in ("id", "a", "b")))
    sa.Table("Other Table", metadata, sa.Column("Odd Id", sa.Integer))
    return sa.Table("t", metadata, *items, **options)


def create_table_sql(table: sa.Table, profile: Profile) -> str | None:
    """CREATE TABLE by SQLAlchemy; None when this dialect can't say it."""
    try:
        return str(CreateTable(table).compile(dialect=make_dialect(profile)))
    except (sa.exc.CompileError, sa.exc.UnsupportedCompilationError):
        return None


def lines(sql: str | None) -> list[str] | None:
    """The clauses of CREATE TABLE, sorted: constraints may stand in another order."""
    return None if sql is None else sorted(line.strip().rstrip(",").strip() for line in sql.splitlines())


def create_index_sql(index: sa.Index, profile: Profile) -> str:
    """CREATE INDEX by SQLAlchemy."""
    return str(CreateIndex(index).compile(dialect=make_dialect(profile)))


def typed(type_: Any, dialect: str, column: str = "c") -> Any:
    """The parts of a type under a dialect's profile."""
    return type_value(type_, PROFILES[dialect], column=column)
