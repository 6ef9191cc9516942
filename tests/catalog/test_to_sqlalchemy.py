"""Values go back to SQLAlchemy and say what SQLAlchemy itself would have said."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.schema import AddConstraint

from sqlgen.catalog.canonical import canonical
from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.from_sqlalchemy import catalog_from_metadata, table_from_items, table_value
from sqlgen.catalog.sql_text import speaker
from sqlgen.catalog.tables import with_constraint
from sqlgen.catalog.to_sqlalchemy import to_column, to_constraint, to_index, to_metadata, to_table
from sqlgen.catalog.values import Column, PrimaryKey, Table, Unique
from sqlgen.profile.dialect import make_dialect
from tests.catalog.authored import (
    DIALECTS,
    PROFILES,
    TABLES,
    cases,
    create_index_sql,
    create_table_sql,
    items_of,
    lines,
    sqlalchemys_table,
)

pytestmark = pytest.mark.filterwarnings("ignore:This parameter is supported only by Oracle")

NOTHING = {name: Catalog.empty(profile) for name, profile in PROFILES.items()}


def specification(column: Column, dialect: str, table: Table | None = None) -> str:
    compiler: Any = speaker(PROFILES[dialect]).ddl
    return str(compiler.get_column_specification(to_column(column, PROFILES[dialect], table)))


@pytest.mark.parametrize(("dialect", "name"), cases())
def test_create_table_is_what_sqlalchemy_says(dialect: str, name: str) -> None:
    profile = PROFILES[dialect]
    theirs = create_table_sql(sqlalchemys_table(profile, items_of(dialect, name)), profile)
    value = table_from_items("t", items_of(dialect, name), profile).table
    ours = create_table_sql(to_table(value, NOTHING[dialect], profile), profile)
    assert lines(ours) == lines(theirs)


@pytest.mark.parametrize(("dialect", "name"), cases())
def test_a_table_of_a_metadata_is_the_same_as_its_items(dialect: str, name: str) -> None:
    profile = PROFILES[dialect]
    of_items = table_from_items("t", items_of(dialect, name), profile).table
    of_table = table_value(sqlalchemys_table(profile, items_of(dialect, name)), profile)
    assert canonical(of_table) == canonical(of_items)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", TABLES)
def test_implicit_names_stay_unsaid_after_the_catalog_gave_them(dialect: str, name: str) -> None:
    profile = PROFILES[dialect]
    value = table_from_items("t", items_of(dialect, name), profile).table
    named = stored(value, dialect)
    assert lines(create_table_sql(to_table(named, NOTHING[dialect], profile), profile)) == lines(
        create_table_sql(to_table(value, NOTHING[dialect], profile), profile)
    )


def stored(value: Table, dialect: str) -> Table:
    catalog = Catalog.empty(PROFILES[dialect])
    for key in value.foreign_keys:
        if key.referred_table != "t" and catalog.find_table(key.referred_table) is None:
            columns = tuple(Column(name, sa.Integer()) for name in ("id", "a", "b", "Odd Id"))
            catalog = catalog.create_table(Table(key.referred_table, columns))
    return catalog.create_table(value).table("t")


def test_an_implicit_name_that_the_rule_no_longer_gives_is_said() -> None:
    profile = PROFILES["postgresql"]
    catalog = Catalog.empty(profile).create_table(table_from_items("t", items_of("postgresql", "plain"), profile).table)
    renamed = catalog.rename_table("t", "u")
    assert "CONSTRAINT t_pkey PRIMARY KEY" in str(
        create_table_sql(to_table(renamed.table("u"), renamed, profile), profile)
    )


def test_autoincrement_is_not_decided_again() -> None:
    column = Column("id", sa.Integer(), nullable=False)
    table = Table("t", (column,), primary_key=PrimaryKey(("id",)))
    assert specification(column, "postgresql", table) == "id INTEGER NOT NULL"
    assert specification(column, "mysql", table) == "id INTEGER NOT NULL"
    assert specification(column, "mssql", table) == "id INTEGER NOT NULL"
    counting = replace(column, autoincrement=True)
    assert specification(counting, "postgresql") == "id SERIAL NOT NULL"
    assert specification(counting, "mysql") == "id INTEGER NOT NULL AUTO_INCREMENT"
    assert specification(counting, "mssql") == "id INTEGER NOT NULL IDENTITY"


def test_the_collation_is_put_back() -> None:
    column = Column("a", sa.String(5), collation="C")
    assert specification(column, "postgresql") == 'a VARCHAR(5) COLLATE "C"'
    assert column.type.collation is None  # type: ignore[attr-defined]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_bound_check_is_said_exactly_once(dialect: str) -> None:
    profile = PROFILES[dialect]
    items = [sa.Column("id", sa.Integer), sa.Column("a", sa.Boolean(create_constraint=True, name="ck_a"))]
    value = table_from_items("t", items, profile).table
    sql = str(create_table_sql(to_table(value, NOTHING[dialect], profile), profile))
    assert sql.count("CHECK") == len(value.checks)
    again = table_value(to_table(value, NOTHING[dialect], profile), profile)
    assert len(again.checks) == len(value.checks)


@pytest.mark.parametrize(("dialect", "name"), cases())
def test_constraints_alone_are_said_as_in_their_table(dialect: str, name: str) -> None:
    profile = PROFILES[dialect]
    value = table_from_items("t", items_of(dialect, name), profile).table
    whole = create_table_sql(to_table(value, NOTHING[dialect], profile), profile)
    if whole is None:
        pytest.skip("this dialect can't say the table at all")
    inline = "PRIMARY KEY AUTOINCREMENT"
    for constraint in value.constraints:
        made = to_constraint(constraint, value, NOTHING[dialect], profile)
        sql = str(AddConstraint(made).compile(dialect=make_dialect(profile)))
        clause = sql.partition(" ADD ")[2].strip()
        assert clause in whole or inline in whole


INDEXES: dict[str, Any] = {
    "plain": lambda t: sa.Index("ix", t.c.a, t.c.b),
    "unique": lambda t: sa.Index("ix", t.c.a, unique=True),
    "order": lambda t: sa.Index("ix", t.c.a.desc(), t.c.b.asc()),
    "text": lambda t: sa.Index("ix", sa.text("a DESC"), t.c.b),
    "function": lambda t: sa.Index("ix", sa.func.lower(t.c.a), t.c.b),
    "operation": lambda t: sa.Index("ix", t.c.b + 5),
    "text_expression": lambda t: sa.Index("ix", sa.text("(a || 'x')"), t.c.b),
    "cast": lambda t: sa.Index("ix", sa.cast(t.c.b, sa.String(9))),
    "odd_name": lambda t: sa.Index("Ix Odd", t.c.a),
}


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", INDEXES)
def test_create_index_is_what_sqlalchemy_says(dialect: str, name: str) -> None:
    profile = PROFILES[dialect]
    table = sa.Table("t", sa.MetaData(), sa.Column("a", sa.String(9)), sa.Column("b", sa.Integer), schema="s")
    theirs = create_index_sql(INDEXES[name](table), profile)
    value = table_value(table, profile)
    assert create_index_sql(to_index(value.indexes[0], value, profile), profile) == theirs


INDEX_OPTIONS: dict[str, tuple[str, Any]] = {
    "where": ("postgresql", lambda t: sa.Index("ix", t.c.a, postgresql_where=t.c.b > 5)),
    "where_text": ("postgresql", lambda t: sa.Index("ix", t.c.a, postgresql_where=sa.text("b > 5"))),
    "include": ("postgresql", lambda t: sa.Index("ix", t.c.a, postgresql_include=["b"])),
    "include_column": ("postgresql", lambda t: sa.Index("ix", t.c.a, postgresql_include=[t.c.b])),
    "using": ("postgresql", lambda t: sa.Index("ix", t.c.a, postgresql_using="gin")),
    "ops": ("postgresql", lambda t: sa.Index("ix", t.c.a, t.c.b, postgresql_ops={"a": "text_pattern_ops"})),
    "ops_of_label": (
        "postgresql",
        lambda t: sa.Index("ix", sa.func.lower(t.c.a).label("low"), postgresql_ops={"low": "text_pattern_ops"}),
    ),
    "with": ("postgresql", lambda t: sa.Index("ix", t.c.a, postgresql_with={"fillfactor": 50})),
    "tablespace": ("postgresql", lambda t: sa.Index("ix", t.c.a, postgresql_tablespace="my space")),
    "nulls_not_distinct": (
        "postgresql",
        lambda t: sa.Index("ix", t.c.a, unique=True, postgresql_nulls_not_distinct=True),
    ),
    "nulls_last": ("postgresql", lambda t: sa.Index("ix", t.c.a.desc().nulls_last())),
    "concurrently": ("postgresql", lambda t: sa.Index("ix", t.c.a, postgresql_concurrently=True)),
    "length": ("mysql", lambda t: sa.Index("ix", t.c.a, t.c.b, mysql_length={"a": 10})),
    "one_length": ("mysql", lambda t: sa.Index("ix", t.c.a, mysql_length=10)),
    "prefix": ("mysql", lambda t: sa.Index("ix", t.c.a, mysql_prefix="FULLTEXT", mysql_with_parser="ngram")),
    "mysql_using": ("mysql", lambda t: sa.Index("ix", t.c.a, mysql_using="hash")),
    "mssql_where": ("mssql", lambda t: sa.Index("ix", t.c.a, mssql_where=t.c.b.is_not(None), mssql_include=["b"])),
    "clustered": ("mssql", lambda t: sa.Index("ix", t.c.a, mssql_clustered=True)),
    "columnstore": ("mssql", lambda t: sa.Index("ix", t.c.a, mssql_columnstore=True)),
    "bitmap": ("oracle", lambda t: sa.Index("ix", t.c.a, t.c.b, oracle_bitmap=True, oracle_compress=1)),
    "sqlite_where": ("sqlite", lambda t: sa.Index("ix", t.c.a, sqlite_where=t.c.b > 5)),
}


@pytest.mark.parametrize("name", INDEX_OPTIONS)
def test_index_options_go_through(name: str) -> None:
    dialect, make = INDEX_OPTIONS[name]
    profile = PROFILES[dialect]
    table = sa.Table("t", sa.MetaData(), sa.Column("a", sa.String(9)), sa.Column("b", sa.Integer))
    theirs = create_index_sql(make(table), profile)
    value = table_value(table, profile)
    assert create_index_sql(to_index(value.indexes[0], value, profile), profile) == theirs


@pytest.mark.parametrize(
    ("dialect", "sql"),
    [
        ("postgresql", 'CREATE INDEX ix ON t (a COLLATE "C" DESC, b)'),
        ("sqlite", 'CREATE INDEX ix ON t (a COLLATE "C" DESC, b)'),
    ],
)
def test_a_collation_in_an_index_belongs_to_the_column(dialect: str, sql: str) -> None:
    table = sa.Table("t", sa.MetaData(), sa.Column("a", sa.String(9)), sa.Column("b", sa.Integer))
    sa.Index("ix", sa.collate(table.c.a, "C").desc(), table.c.b)
    value = table_value(table, PROFILES[dialect])
    assert value.indexes[0].parts[0].column == "a"
    assert create_index_sql(to_index(value.indexes[0], value, PROFILES[dialect]), PROFILES[dialect]) == sql


def test_mariadb_honours_the_options_of_mysql() -> None:
    profile = PROFILES["mariadb"]
    table = sa.Table(
        "t", sa.MetaData(), sa.Column("a", sa.Text), sa.Index("ix", "a", mysql_length=10), mysql_engine="X"
    )
    value = table_value(table, profile)
    assert "ENGINE=X" in str(create_table_sql(to_table(value, NOTHING["mariadb"], profile), profile))
    assert create_index_sql(to_index(value.indexes[0], value, profile), profile) == "CREATE INDEX ix ON t (a(10))"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_catalog_comes_back_from_its_metadata(dialect: str) -> None:
    profile = PROFILES[dialect]
    metadata = sa.MetaData()
    sa.Table("account", metadata, sa.Column("id", sa.Integer, primary_key=True), comment="who")
    sa.Table(
        "item",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("owner_id", sa.ForeignKey("account.id"), index=True),
        sa.Column("parent_id", sa.Integer, sa.ForeignKey("item.id")),
        sa.CheckConstraint("id > 0", name="ck"),
    )
    catalog = catalog_from_metadata(metadata, profile)
    made = to_metadata(catalog, profile)
    assert made.tables["item"].c.owner_id.references(made.tables["account"].c.id)
    again = catalog_from_metadata(made, profile)
    typed = {column.name: column for column in again.table("item").columns}
    assert typed["owner_id"].type._type_affinity is sa.Integer
    brought = ["parent_id"] if profile.objects.foreign_key_index else []
    assert sorted(index.name for index in again.table("item").indexes) == ["ix_item_owner_id", *brought]
    assert canonical(catalog_from_metadata(to_metadata(again, profile), profile)) == canonical(again)


@pytest.mark.parametrize("kind", [sa.PrimaryKeyConstraint, sa.UniqueConstraint])
def test_listeners_of_a_project_rename_nothing(kind: Any) -> None:
    """Models may name every constraint anew when it becomes part of a table; here the names are final."""

    def named_anew(constraint: Any, table: Any) -> None:
        constraint.name = f"{table.name}_anew"

    values = {sa.PrimaryKeyConstraint: PrimaryKey, sa.UniqueConstraint: Unique}
    own = values[kind](("id",), name="own")
    profile, catalog = PROFILES["postgresql"], NOTHING["postgresql"]
    table = with_constraint(Table("t", (Column("id", sa.Integer(), nullable=False),)), own)
    sa.event.listen(kind, "after_parent_attach", named_anew)
    try:
        made = to_table(table, catalog, profile)
        assert [each.name for each in made.constraints if isinstance(each, kind)] == ["own"]
        assert to_constraint(own, table, catalog, profile).name == "own"
    finally:
        sa.event.remove(kind, "after_parent_attach", named_anew)
