"""SQLAlchemy's objects are taken apart under a profile, and stay as they were."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.elements import quoted_name

from sqlgen.catalog.canonical import canonical
from sqlgen.catalog.conversion_errors import NotConvertible, ParameterWithoutValue
from sqlgen.catalog.from_sqlalchemy import (
    column_parts,
    column_value,
    constraint_value,
    default_text,
    index_value,
    sql_text,
    table_from_items,
    table_parts,
    table_value,
    unconsumed_options,
)
from sqlgen.catalog.types import RawType, origin_of
from sqlgen.catalog.values import Check, EnumType, ForeignKey, IndexPart, Table, Unique
from sqlgen.profile.dialect import make_dialect
from tests.catalog.authored import (
    DIALECTS,
    PROFILES,
    TABLES,
    Guid,
    ShortText,
    Vector,
    cases,
    items_of,
    sqlalchemys_table,
    typed,
)

pytestmark = pytest.mark.filterwarnings("ignore:This parameter is supported only by Oracle")

PG = PROFILES["postgresql"]


# the author's objects


@pytest.mark.parametrize("name", TABLES)
def test_one_set_of_items_serves_all_databases(name: str) -> None:
    items = TABLES[name]()
    before = canonical(items)
    for dialect in DIALECTS:
        shared = table_from_items("t", items, PROFILES[dialect]).table
        alone = table_from_items("t", items_of(dialect, name), PROFILES[dialect]).table
        assert canonical(shared) == canonical(alone)
    assert canonical(items) == before
    assert all(item.table is None for item in items if isinstance(item, sa.Column))
    sqlalchemys_table(PG, items)  # and can still be attached


def test_a_column_of_a_table_is_taken_apart_too() -> None:
    column = sa.Table(
        "old", sa.MetaData(), sa.Column("a", sa.Enum("x", name="e"), sa.ForeignKey("b.c", name="fk"), unique=True)
    ).c.a
    parts = column_parts(column, PG, table_name="new")
    assert parts.unique is not None
    assert [key.name for key in parts.foreign_keys] == ["fk"]
    assert column.table.name == "old"
    assert len(column.table.constraints) == 3


# columns


@pytest.mark.parametrize(
    ("dialect", "expected"),
    [
        ("postgresql", {"a": None, "b": "b IN ('x', 'y')", "c": None, "d": None}),
        ("mysql", {"a": "a IN (0, 1)", "b": "b IN ('x', 'y')", "c": None, "d": None}),
        ("sqlite", {"a": "a IN (0, 1)", "b": "b IN ('x', 'y')", "c": "c IN ('x', 'y')", "d": None}),
        ("mssql", {"a": None, "b": "b IN ('x', 'y')", "c": "c IN ('x', 'y')", "d": None}),
        ("oracle", {"a": "a IN (0, 1)", "b": "b IN ('x', 'y')", "c": "c IN ('x', 'y')", "d": None}),
    ],
)
def test_checks_of_types_are_decided_under_the_profile(dialect: str, expected: dict[str, str | None]) -> None:
    items: list[sa.Column[Any]] = [
        sa.Column("a", sa.Boolean(create_constraint=True)),
        sa.Column("b", sa.Enum("x", "y", native_enum=False, create_constraint=True, name="k")),
        sa.Column("c", sa.Enum("x", "y", create_constraint=True, name="k2")),
        sa.Column("d", sa.Enum("x", "y", name="k3")),
    ]
    table = table_from_items("t", items, PROFILES[dialect]).table
    bound = {check.bound_to: check.sqltext for check in table.checks}
    assert {column.name: bound.get(column.name) for column in table.columns} == expected
    assert not any(getattr(column.type, "create_constraint", False) for column in table.columns)


@pytest.mark.parametrize(
    ("default", "expected"),
    [
        (None, None),
        ("it's", "'it''s'"),
        ("100%", "'100%'"),
        (":x", "':x'"),
        (sa.text("now()"), "now()"),
        (sa.text("'a\\:b'"), "'a:b'"),
        (sa.text("x::text"), "x::text"),
        (sa.text("char_length( 'x' )"), "char_length( 'x' )"),
        (sa.text(":n + 1").bindparams(n=5), "5 + 1"),
        (sa.func.now(), "now()"),
        (sa.false(), "false"),
        (sa.null(), "NULL"),
        (sa.literal("q'"), "'q'''"),
        (sa.func.nextval("s"), "nextval('s')"),
        (sa.Sequence("s"), "nextval('s')"),
        (sa.FetchedValue(), None),
        (sa.Identity(), None),
        (sa.Computed("1"), None),
    ],
)
def test_defaults_become_text(default: Any, expected: str | None) -> None:
    assert default_text(default, PG) == expected


def test_text_beyond_ascii_is_national_on_sql_server() -> None:
    assert default_text("naïve", PROFILES["mssql"]) == "N'naïve'"
    assert default_text("plain", PROFILES["mssql"]) == "'plain'"


def test_a_backslash_is_doubled_where_it_means_something() -> None:
    assert default_text("a\\b", PROFILES["mysql"]) == "'a\\\\b'"
    assert default_text("a\\b", PG) == "'a\\b'"


@pytest.mark.parametrize(
    "expression",
    [sa.text("a = :x"), sa.column("a") == sa.bindparam("x"), sa.and_(sa.text("a > 0"), sa.text("b = :x"))],
)
def test_a_parameter_without_a_value_is_never_null(expression: Any) -> None:
    with pytest.raises(ParameterWithoutValue, match=":x"):
        sql_text(expression, PG)
    with pytest.raises(ParameterWithoutValue):
        column_value(sa.Column("a", sa.Integer, server_default=expression), PG)


def test_columns_are_written_without_their_table() -> None:
    table = sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer), sa.Column("b b", sa.Integer))
    assert sql_text(sa.and_(table.c.a > 5, table.c["b b"] != "x"), PG) == "a > 5 AND \"b b\" != 'x'"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_key_column_is_never_null(dialect: str) -> None:
    items = [sa.Column("id", sa.Integer), sa.Column("b", sa.Integer), sa.PrimaryKeyConstraint("id")]
    table = table_from_items("t", items, PROFILES[dialect]).table
    assert [column.nullable for column in table.columns] == [False, True]


def test_a_foreign_key_column_without_a_type_waits_for_it() -> None:
    parts = column_parts(sa.Column("a", sa.ForeignKey("other.id")), PG)
    assert parts.column.type._isnull
    assert (parts.foreign_keys[0].referred_table, parts.foreign_keys[0].referred_columns) == ("other", ("id",))


def test_keys_are_not_names() -> None:
    items = [sa.Column("real", sa.Integer, key="k"), sa.UniqueConstraint("k"), sa.Index("ix", "k")]
    table = table_from_items("t", items, PG).table
    assert table.uniques[0].columns == ("real",)
    assert table.indexes[0].parts == (IndexPart(column="real"),)


# types


def test_variants_are_resolved() -> None:
    type_ = sa.JSON().with_variant(postgresql.JSONB(), "postgresql").with_variant(sa.Text(), "mysql")
    assert isinstance(typed(type_, "postgresql").type, postgresql.JSONB)
    assert isinstance(typed(type_, "mysql").type, sa.Text)
    assert isinstance(typed(type_, "mariadb").type, sa.Text)  # as its options are
    assert typed(type_, "sqlite").type._variant_mapping == {}


@pytest.mark.parametrize(
    ("type_", "dialect", "text"),
    [
        (Guid(), "postgresql", "UUID"),
        (Guid(), "oracle", "CHAR(32)"),
        (Vector(3), "postgresql", "VECTOR(3)"),
        (ShortText(5), "postgresql", "VARCHAR(5)"),
    ],
)
def test_an_authors_type_becomes_a_known_one_that_remembers_its_path(type_: Any, dialect: str, text: str) -> None:
    value = typed(type_, dialect).type
    assert origin_of(value) == f"tests.catalog.authored.{type(type_).__name__}"
    assert value.compile(dialect=make_dialect(PROFILES[dialect])) == text


def test_a_type_with_words_of_its_own_keeps_them() -> None:
    class Money(sa.TypeDecorator[Any]):
        impl = sa.Numeric
        cache_ok = True

    @compiles(Money)
    def _say(element: Any, compiler: Any, **kw: Any) -> str:
        return "CASH"

    value = typed(Money(), "postgresql").type
    assert isinstance(value, RawType)
    assert value.text == "CASH"


def test_the_collation_is_the_columns() -> None:
    type_ = sa.String(5, collation="C")
    parts = typed(type_, "postgresql")
    assert (parts.collation, parts.type.collation, type_.collation) == ("C", None, "C")


@pytest.mark.parametrize(
    ("type_", "dialect", "expected"),
    [
        (sa.Enum("a", "b", name="e"), "postgresql", EnumType("e", ("a", "b"))),
        (sa.Enum("a", name="e", schema="s"), "postgresql", EnumType("e", ("a",), "s")),
        (sa.Enum("a", name="e", schema="public"), "postgresql", EnumType("e", ("a",))),
        (postgresql.ENUM("a", name="e"), "postgresql", EnumType("e", ("a",))),
        (sa.ARRAY(sa.Enum("a", name="e")), "postgresql", EnumType("e", ("a",))),
        (sa.Enum("a", name="e", native_enum=False), "postgresql", None),
        (sa.Enum("a", name="e"), "mysql", None),
        (sa.Enum("a", name="e"), "sqlite", None),
    ],
)
def test_named_enums(type_: Any, dialect: str, expected: EnumType | None) -> None:
    assert canonical(typed(type_, dialect).enum_type) == canonical(expected)


def test_an_enum_of_python_members_has_their_names() -> None:
    import enum

    class Color(enum.Enum):
        RED = 1
        BLUE = 2

    enum_type = typed(sa.Enum(Color), "postgresql").enum_type
    assert (enum_type.name, enum_type.values) == ("color", ("RED", "BLUE"))


def test_enum_types_that_somebody_else_makes_are_left_out() -> None:
    items: list[sa.Column[Any]] = [
        sa.Column("a", postgresql.ENUM("x", name="mine")),
        sa.Column("b", postgresql.ENUM("x", name="theirs", create_type=False)),
        sa.Column("c", sa.Enum("x", name="mine")),
    ]
    assert [each.name for each in table_from_items("t", items, PG).enum_types] == ["mine"]


# names


CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
COLUMN_CHECKS = CONVENTION | {"ck": "ck_%(table_name)s_%(column_0_name)s"}
CALLABLE = CONVENTION | {"fk": "fk_%(width)s", "width": lambda constraint, table: str(len(constraint.columns))}


def named_items() -> list[Any]:
    return [
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("a", sa.String(5), unique=True),
        sa.Column("b", sa.Integer, sa.ForeignKey("other.id"), index=True),
        sa.Column("c", sa.Boolean(create_constraint=True, name="flag")),
        sa.UniqueConstraint("a", "b"),
        sa.UniqueConstraint("b", name="kept"),
        sa.CheckConstraint(sa.column("b") > 0, name="positive"),
        sa.CheckConstraint("b > 1", name=sa.sql.elements.conv("final")),
        sa.ForeignKeyConstraint(["a", "b"], ["other.a", "other.b"]),
        sa.Index(None, "a", "b"),
    ]


def names(table: Table) -> list[str]:
    return sorted(str(each.name) for each in (*table.constraints, *table.indexes))


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("convention", [CONVENTION, CALLABLE], ids=["strings", "callable"])
def test_conventions_give_sqlalchemys_names(dialect: str, convention: dict[str, Any]) -> None:
    profile = PROFILES[dialect]
    theirs = table_parts(sqlalchemys_table(profile, named_items(), convention=convention), profile).table
    ours = table_from_items("t", named_items(), profile, naming_convention=convention).table
    assert names(ours) == names(theirs)
    assert {"pk_t", "uq_t_a", "uq_t_a_b", "kept", "ck_t_positive", "final", "ix_t_b"} <= set(names(ours))


def test_a_check_takes_the_name_of_its_column() -> None:
    inside = [sa.Column("b", sa.Integer, sa.CheckConstraint("b > 0", name="x")), sa.Column("c", sa.Integer)]
    column = sa.Column("d", sa.Integer)
    items = [*inside, column, sa.CheckConstraint(column > 0)]
    ours = table_from_items("t", items, PG, naming_convention=COLUMN_CHECKS).table
    assert [check.name for check in ours.checks] == ["x", "ck_t_d"]


def test_a_missing_name_that_the_convention_needs_is_an_error() -> None:
    items = [sa.Column("b", sa.Integer), sa.CheckConstraint("b > 0")]
    with pytest.raises(NotConvertible, match="explicitly named"):
        table_from_items("t", items, PG, naming_convention=CONVENTION)


def test_the_default_index_name_is_sqlalchemys_and_fits() -> None:
    long = "column_with_a_name_that_goes_on_and_on_and_never_ends"
    column = sa.Column(long, sa.Integer, index=True)
    metadata = sa.MetaData()
    table = sa.Table("t" * 20, metadata, sa.Column(long, sa.Integer, index=True), schema="s.t")
    ours = column_parts(column, PG, table_name="t" * 20, schema="s.t").index
    assert ours is not None
    assert ours.name == table_parts(table, PG).table.indexes[0].name
    assert len(ours.name) <= 63


# constraints and indexes


def test_constraints_without_a_table() -> None:
    unique = constraint_value(sa.UniqueConstraint("a", sa.Column("b", sa.Integer), name="u"), PG)
    assert isinstance(unique, Unique)
    assert unique.columns == ("a", "b")
    key = constraint_value(sa.ForeignKeyConstraint(["a"], ["s.other.id"], onupdate="CASCADE", match="FULL"), PG)
    assert isinstance(key, ForeignKey)
    assert (key.referred_schema, key.referred_table, key.onupdate, key.match) == ("s", "other", "CASCADE", "FULL")
    check = constraint_value(sa.CheckConstraint("a \\:\\: b", name="c"), PG)
    assert isinstance(check, Check)


def test_the_default_schema_has_one_spelling() -> None:
    key = constraint_value(sa.ForeignKeyConstraint(["a"], ["public.other.id"]), PG)
    assert isinstance(key, ForeignKey)
    assert key.referred_schema is None
    assert table_from_items("t", [sa.Column("a", sa.Integer)], PG, schema="public").table.schema is None


@pytest.mark.parametrize(
    ("element", "part"),
    [
        ("a", IndexPart("a")),
        (sa.column("a"), IndexPart("a")),
        (sa.column("a").desc(), IndexPart("a", suffix="DESC")),
        (sa.column("a").desc().nulls_last(), IndexPart("a", suffix="DESC NULLS LAST")),
        (sa.text("a"), IndexPart("a")),
        (sa.text("A desc"), IndexPart("a", suffix="DESC")),
        (sa.text('"A" desc nulls  first'), IndexPart("A", suffix="DESC NULLS FIRST")),
        (sa.text("lower(a)"), IndexPart(expression="lower(a)")),
        (sa.text("lower(a) DESC"), IndexPart(expression="lower(a)", suffix="DESC")),
        (sa.func.lower(sa.column("a")), IndexPart(expression="lower(a)")),
        (sa.func.lower(sa.column("a")).desc(), IndexPart(expression="lower(a)", suffix="DESC")),
        (sa.column("a") + 1, IndexPart(expression="(a + 1)")),
    ],
)
def test_index_elements(element: Any, part: IndexPart) -> None:
    assert index_value(sa.Index("ix", element), PG).parts == (part,)


def test_names_are_plain_unless_they_insist() -> None:
    columns = (sa.Column("a", sa.Integer), sa.Column(quoted_name("b", quote=True), sa.Integer))
    table = sa.Table("t", sa.MetaData(), *columns)
    value = table_value(table, PG)
    assert (type(value.name), type(value.columns[0].name)) == (str, str)
    assert getattr(value.columns[1].name, "quote", None) is True


def test_what_the_catalog_has_no_value_for_is_an_error() -> None:
    class Odd(sa.Constraint):
        __visit_name__ = "odd"

    with pytest.raises(NotConvertible, match="constraint"):
        constraint_value(Odd(), PG)
    with pytest.raises(NotConvertible, match="part of a table"):
        table_from_items("t", [object()], PG)


# options


def test_options_of_other_databases_wait_and_unknown_ones_are_told() -> None:
    given = ["mysql_engine", "postgresql_partition_by", "sqlite_autoincrement", "postgres_where", "postgresql_nonsense"]
    assert unconsumed_options(given, "table", PG) == ("postgres_where", "postgresql_nonsense")
    assert unconsumed_options(["mysql_engine"], "table", PROFILES["mariadb"]) == ()


def test_mariadbs_own_spelling_wins() -> None:
    items = [sa.Column("a", sa.Integer)]
    given = {"mysql_engine": "MyISAM", "mariadb_engine": "Aria", "mysql_charset": "utf8mb4"}
    options = table_from_items("t", items, PROFILES["mariadb"], options=given).table.options
    assert dict(options) == {"mariadb_engine": "Aria", "mariadb_charset": "utf8mb4"}
    assert dict(table_from_items("t", items, PG, options=given).table.options) == {}


@pytest.mark.parametrize(("dialect", "name"), cases())
def test_a_conversion_is_the_same_every_time(dialect: str, name: str) -> None:
    items = items_of(dialect, name)
    profile = PROFILES[dialect]
    assert canonical(table_from_items("t", items, profile).table) == canonical(
        table_from_items("t", items, profile).table
    )
