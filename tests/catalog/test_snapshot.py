"""A catalog goes into JSON and comes back the same."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, reject
from hypothesis import strategies as st
from immutables import Map
from msgspec.structs import replace
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql
from sqlalchemy.sql.elements import quoted_name

from sqlgen.catalog.canonical import canonical
from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.conversion_errors import SnapshotMismatch, UnknownType
from sqlgen.catalog.errors import NameTaken
from sqlgen.catalog.from_sqlalchemy import table_from_items
from sqlgen.catalog.snapshot import from_json, to_json, type_from_data, type_to_data
from sqlgen.catalog.types import RawType
from sqlgen.catalog.types_table import FAMILIES, key_of_class
from sqlgen.catalog.values import (
    Check,
    Column,
    Computed,
    EnumType,
    Exclude,
    ExcludeElement,
    ForeignKey,
    Identity,
    Index,
    IndexPart,
    Knowledge,
    PrimaryKey,
    Sequence,
    Table,
    Trigger,
    Unique,
    View,
)
from tests.catalog.authored import DIALECTS, PROFILES, Guid, ShortText, Vector, cases, items_of

pytestmark = pytest.mark.filterwarnings("ignore:This parameter is supported only by Oracle")

TEXT = st.text(min_size=1, max_size=8)
NUMBERS = st.integers(min_value=1, max_value=60)

PLAIN_TYPES = st.sampled_from(
    [
        sa.Integer(),
        sa.Boolean(),
        sa.Text(),
        sa.Date(),
        sa.types.NullType(),
        sa.Uuid(),
        sa.JSON(none_as_null=True),
        postgresql.JSONB(),
        postgresql.INET(),
        postgresql.TSVECTOR(),
        mysql.YEAR(),
        mssql.UNIQUEIDENTIFIER(),
        oracle.ROWID(),
    ]
)
TYPES: st.SearchStrategy[Any] = st.one_of(
    PLAIN_TYPES,
    st.builds(sa.String, NUMBERS, collation=st.none() | TEXT),
    st.builds(sa.Numeric, NUMBERS, NUMBERS, asdecimal=st.booleans()),
    st.builds(sa.DateTime, timezone=st.booleans()),
    st.builds(RawType, TEXT),
    st.builds(lambda values, name: sa.Enum(*values, name=name), st.lists(TEXT, min_size=1, unique=True), TEXT),
    st.builds(lambda values: mysql.SET(*values), st.lists(TEXT.filter(lambda text: "," not in text), min_size=1)),
    st.builds(mysql.INTEGER, display_width=st.none() | NUMBERS, unsigned=st.booleans()),
    st.builds(mysql.VARCHAR, NUMBERS, charset=st.none() | TEXT, collation=st.none() | TEXT),
    st.builds(lambda item, size: postgresql.ARRAY(item, dimensions=size), PLAIN_TYPES, st.none() | NUMBERS),
    st.builds(lambda one, other: one.with_variant(other, "mysql"), st.just(sa.JSON()), PLAIN_TYPES),
    st.sampled_from([Guid(), Vector(3), ShortText(4)]),
)
NAMES = TEXT | st.builds(lambda text: quoted_name(text, quote=True), TEXT)
OPTIONS = st.dictionaries(
    TEXT,
    st.none() | st.booleans() | NUMBERS | TEXT | st.lists(TEXT).map(tuple) | st.dictionaries(TEXT, NUMBERS).map(Map),
).map(Map)
FLAGS = st.none() | st.booleans()
COLUMN_NAMES = st.lists(NAMES, min_size=1, max_size=3).map(tuple)
SHARED: dict[str, Any] = {
    "name": st.none() | NAMES,
    "implicit": st.booleans(),
    "deferrable": FLAGS,
    "initially": st.none() | TEXT,
    "comment": st.none() | TEXT,
    "options": OPTIONS,
}
IDENTITIES = st.builds(Identity, always=st.booleans(), start=st.none() | NUMBERS, cycle=FLAGS, on_null=FLAGS)
COLUMNS = st.builds(
    Column,
    NAMES,
    TYPES,
    nullable=st.booleans(),
    server_default=st.none() | TEXT,
    default_name=st.none() | TEXT,
    identity=st.none() | IDENTITIES,
    computed=st.none() | st.builds(Computed, TEXT, FLAGS),
    comment=st.none() | TEXT,
    collation=st.none() | TEXT,
    autoincrement=st.booleans(),
    options=OPTIONS,
)
ELEMENTS = st.builds(ExcludeElement, TEXT, TEXT, st.none() | TEXT, st.none() | TEXT)
INDEXES = st.builds(
    Index,
    NAMES,
    st.lists(st.builds(IndexPart, st.none() | TEXT, st.none() | TEXT, TEXT), min_size=1, max_size=2).map(tuple),
    unique=st.booleans(),
    comment=st.none() | TEXT,
    options=OPTIONS,
)
TABLES = st.builds(
    Table,
    NAMES,
    st.lists(COLUMNS, max_size=3).map(tuple),
    schema=st.none() | TEXT,
    primary_key=st.none() | st.builds(PrimaryKey, COLUMN_NAMES, **SHARED),
    foreign_keys=st.lists(
        st.builds(ForeignKey, COLUMN_NAMES, NAMES, COLUMN_NAMES, ondelete=st.none() | TEXT, **SHARED), max_size=1
    ).map(tuple),
    uniques=st.lists(st.builds(Unique, COLUMN_NAMES, **SHARED), max_size=1).map(tuple),
    checks=st.lists(st.builds(Check, TEXT, bound_to=st.none() | TEXT, **SHARED), max_size=1).map(tuple),
    excludes=st.lists(st.builds(Exclude, st.tuples(ELEMENTS), where=st.none() | TEXT, **SHARED), max_size=1).map(tuple),
    indexes=st.lists(INDEXES, max_size=2).map(tuple),
    triggers=st.lists(st.builds(Trigger, NAMES, TEXT), max_size=1).map(tuple),
    comment=st.none() | TEXT,
    prefixes=st.lists(TEXT, max_size=1).map(tuple),
    options=OPTIONS,
    knowledge=st.sampled_from(Knowledge),
)


@given(
    tables=st.lists(TABLES, max_size=2, unique_by=lambda table: table.name.casefold()),
    dialect=st.sampled_from(DIALECTS),
)
def test_any_catalog_comes_back(tables: list[Table], dialect: str) -> None:
    profile = PROFILES[dialect]
    catalog = Catalog.empty(profile)
    registry = catalog.registry
    for table in tables:
        try:
            registry = registry.put_table(table)
        except NameTaken:
            reject()  # two tables with one name for an index
    catalog = replace(catalog, registry=registry)
    text = to_json(catalog)
    again = from_json(text, profile)
    assert canonical(again) == canonical(catalog)
    assert to_json(again) == text


@pytest.mark.parametrize(("dialect", "name"), cases())
def test_every_authored_table_comes_back(dialect: str, name: str) -> None:
    profile = PROFILES[dialect]
    parts = table_from_items("t", items_of(dialect, name), profile)
    catalog = Catalog.empty(profile)
    for enum_type in parts.enum_types:
        catalog = catalog.create_type(enum_type)
    for other in {key.referred_table for key in parts.table.foreign_keys} - {"t"}:
        columns = tuple(Column(column, sa.Integer()) for column in ("id", "a", "b", "Odd Id"))
        catalog = catalog.create_table(Table(other, columns))
    catalog = catalog.create_table(parts.table)
    assert canonical(from_json(to_json(catalog), profile)) == canonical(catalog)


def test_views_sequences_and_types_come_back() -> None:
    profile = PROFILES["postgresql"]
    catalog = (
        Catalog.empty(profile)
        .create_type(EnumType("mood", ("sad", "ok"), "s"))
        .create_view(View("v", "CREATE VIEW v AS SELECT 1", materialized=True))
        .create_sequence(Sequence("q", settings=Identity(start=5), owned_by=("t", "id")))
    )
    again = from_json(to_json(catalog), profile)
    assert canonical(again) == canonical(catalog)
    assert [view.name for view in again.views()] == ["v"]


@given(TYPES)
def test_any_type_comes_back(type_: Any) -> None:
    data = json.loads(json.dumps(type_to_data(type_)))
    assert canonical(type_from_data(data)) == canonical(type_)


@pytest.mark.parametrize("family", ["", *FAMILIES])
def test_no_type_of_sqlalchemy_is_missing(family: str) -> None:
    module: Any = importlib.import_module(f"sqlalchemy.dialects.{family}") if family else sa.types
    names = getattr(module, "__all__", None) or [name for name in dir(module) if not name.startswith("_")]
    public = {name: getattr(module, name) for name in names if isinstance(getattr(module, name), type)}
    bases = {"TypeEngine", "TypeDecorator", "UserDefinedType", "NamedType", "Variant"}
    not_for_columns = {"TupleType", "MatchType"}
    abstract = bases | not_for_columns
    missing = [
        name
        for name, cls in public.items()
        if issubclass(cls, sa.types.TypeEngine) and key_of_class(cls) is None and name not in abstract
    ]
    assert missing == []


def test_the_file_says_whose_schema_it_is() -> None:
    data = json.loads(to_json(Catalog.empty(PROFILES["mysql"])))
    assert (data["format"], data["version"], data["dialect"]) == ("sqlgen-snapshot", 1, "mysql")
    assert data["server"] == PROFILES["mysql"].version_text


def test_another_databases_snapshot_is_an_error() -> None:
    text = to_json(Catalog.empty(PROFILES["mysql"]))
    with pytest.raises(SnapshotMismatch, match="of mysql, not of postgresql"):
        from_json(text, PROFILES["postgresql"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("not json", "isn't a snapshot"),
        ("[]", "isn't a snapshot"),
        ('{"format": "other"}', "isn't a snapshot"),
        ('{"format": "sqlgen-snapshot", "version": 99, "dialect": "mysql"}', "format version 99"),
        ('{"format": "sqlgen-snapshot", "version": 1, "dialect": "mysql", "tables": [{"nam": "t"}]}', "no 'nam'"),
        ('{"format": "sqlgen-snapshot", "version": 1, "dialect": "mysql", "tables": [5]}', "fields of a Table"),
    ],
)
def test_bad_snapshots(text: str, message: str) -> None:
    with pytest.raises(SnapshotMismatch, match=message):
        from_json(text, PROFILES["mysql"])


@pytest.mark.parametrize(
    "data",
    [
        "os.system",
        "postgresql.os",
        "pathlib.Path",
        "TypeDecorator",
        {"type": "Integer", "evil": 1},
        {"type": ["Integer"]},
        {"type": "oracle.VECTOR", "storage_format": "__class__"},
        5,
    ],
)
def test_data_names_no_code(data: Any) -> None:
    with pytest.raises(UnknownType):
        type_from_data(data)
