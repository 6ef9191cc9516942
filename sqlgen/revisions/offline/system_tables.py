"""Tables in which databases keep their own catalog, filled from ours: those, and those columns, that we know.

A query that names another column fails, and so isn't answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.sql_text import speaker
from sqlgen.catalog.values import Check, Column, Constraint, Exclude, ForeignKey, Knowledge, PrimaryKey, Table, Unique
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline import reflection
from sqlgen.revisions.offline.answers import Row
from sqlgen.revisions.offline.reflected_types import reflected_type
from sqlgen.revisions.offline.relations import HIDDEN, relations

HIDDEN_NAME = "\0database"
"""Stands for the name of the database, which nobody here knows: comparing it is fine, seeing it isn't."""

_Rows = Callable[[Catalog], Iterable[Row]]


class SystemTable(NamedTuple):
    """``name`` is what it is called in the private SQLite; ``booleans`` are columns with truth values."""

    name: str
    columns: tuple[str, ...]
    rows: _Rows
    booleans: frozenset[str] = frozenset()


@lru_cache(maxsize=64)
def system_tables(profile: Profile) -> Mapping[str, SystemTable]:
    """Those of a database, by their names in lower case, with the schema where one must stand."""
    return {name: table for family in profile.reflection.system_tables for name, table in _FAMILIES[family].items()}


def _schema(schema: str | None, catalog: Catalog) -> str:
    return schema or catalog.profile.identifiers.default_schema or HIDDEN_NAME


def _known(catalog: Catalog) -> Iterator[Table]:
    return (table for table in catalog.tables() if table.knowledge is Knowledge.KNOWN)


# ---------------------------------------------------------------------------------------- information_schema


def _tables(catalog: Catalog) -> Iterator[Row]:
    for table in catalog.tables():
        yield _schema(table.schema, catalog), table.name, "BASE TABLE"
    for view in catalog.views():
        if not view.materialized:
            yield _schema(view.schema, catalog), view.name, "VIEW"


def _columns(catalog: Catalog) -> Iterator[Row]:
    for table in _known(catalog):
        shown = {each["name"]: each for each in reflection.columns(table, catalog)}
        for place, column in enumerate(table.columns, start=1):
            one = shown[column.name]
            yield (
                _schema(table.schema, catalog),
                table.name,
                column.name,
                place,
                one["default"],
                "YES" if one["nullable"] else "NO",
                _data_type(one["type"], catalog.profile),
                getattr(one["type"], "length", None),
            )


def _data_type(type_: Any, profile: Profile) -> str:
    text = speaker(profile).type(type_) if not isinstance(type_, sa.Enum) or not type_.name else "USER-DEFINED"
    name = text.partition("(")[0].strip()
    return _DATA_TYPES[profile.sqlalchemy].get(name.upper(), name.lower() if name != "USER-DEFINED" else name)


_OF_MYSQL = {"INTEGER": "int", "BOOL": "tinyint", "NUMERIC": "decimal"}
_DATA_TYPES: Mapping[str, Mapping[str, str]] = {
    "postgresql": {"VARCHAR": "character varying", "CHAR": "character", "FLOAT": "double precision"},
    "mysql": _OF_MYSQL,
    "mariadb": _OF_MYSQL,
    "mssql": {"INTEGER": "int"},
}


def _kind(constraint: Constraint) -> str:
    return next(name for kind, name in _KINDS if isinstance(constraint, kind))


_KINDS = (
    (PrimaryKey, "PRIMARY KEY"),
    (Unique, "UNIQUE"),
    (ForeignKey, "FOREIGN KEY"),
    (Check, "CHECK"),
    (Exclude, "EXCLUDE"),
)


def _name(constraint: Constraint, catalog: Catalog) -> str | None:
    """MySQL calls every primary key PRIMARY."""
    if isinstance(constraint, PrimaryKey) and not catalog.profile.reflection.primary_key_name:
        return "PRIMARY"
    return constraint.name


def _table_constraints(catalog: Catalog) -> Iterator[Row]:
    for table in _known(catalog):
        schema = _schema(table.schema, catalog)
        for constraint in table.constraints:
            yield schema, _name(constraint, catalog), schema, table.name, _kind(constraint)


def _key_column_usage(catalog: Catalog) -> Iterator[Row]:
    for table in _known(catalog):
        schema = _schema(table.schema, catalog)
        for constraint in table.constraints:
            if isinstance(constraint, (Check, Exclude)):
                continue
            for place, column in enumerate(constraint.columns, start=1):
                yield schema, _name(constraint, catalog), schema, table.name, column, place


def _referred(catalog: Catalog) -> Iterator[Row]:
    """MySQL's `key_column_usage` says what a foreign key refers to, too."""
    for table in _known(catalog):
        schema = _schema(table.schema, catalog)
        for constraint in table.constraints:
            if isinstance(constraint, (Check, Exclude)):
                continue
            is_foreign = isinstance(constraint, ForeignKey)
            for place, column in enumerate(constraint.columns, start=1):
                referred: tuple[Any, ...] = (None, None, None)
                if isinstance(constraint, ForeignKey) and is_foreign and constraint.referred_columns:
                    of_schema = _schema(constraint.referred_schema, catalog)
                    referred = (of_schema, constraint.referred_table, constraint.referred_columns[place - 1])
                yield (schema, _name(constraint, catalog), schema, table.name, column, place, *referred)


def _schemata(catalog: Catalog) -> Iterator[Row]:
    names = {*catalog.profile.reflection.schema_names, *(_schema(table.schema, catalog) for table in catalog.tables())}
    return ((name,) for name in sorted(names))


def _views(catalog: Catalog) -> Iterator[Row]:
    return ((_schema(view.schema, catalog), view.name) for view in catalog.views() if not view.materialized)


def _sequences(catalog: Catalog) -> Iterator[Row]:
    sequences = (entry.value for entry in catalog.registry.sequences.values())
    return ((_schema(each.schema, catalog), each.name) for each in sequences)


def index_rows(table: Table) -> Iterator[Row]:
    """MySQL's rows about the indexes of a table: table, non_unique, key_name, seq_in_index, column_name."""
    if table.primary_key is not None:
        for place, column in enumerate(table.primary_key.columns, start=1):
            yield table.name, 0, "PRIMARY", place, column
    for unique in table.uniques:
        for place, column in enumerate(unique.columns, start=1):
            yield table.name, 0, unique.name, place, column
    for index in table.indexes:
        for place, part in enumerate(index.parts, start=1):
            yield table.name, 0 if index.unique else 1, index.name, place, part.column


def column_rows(table: Table, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    """MySQL's rows about the columns of a table: field, type, null, key, default, extra."""
    key = table.primary_key.columns if table.primary_key is not None else ()
    for column in table.columns:
        type_ = speaker(catalog.profile).type(reflected_type(column, catalog)).lower()
        nullable = "YES" if column.nullable and column.name not in key else "NO"
        default = column.server_default
        if default is not None and default.startswith("'") and default.endswith("'"):
            default = default[1:-1].replace("''", "'")
        yield (
            column.name,
            type_.replace("integer", "int"),
            nullable,
            _key_mark(column, table),
            default,
            "auto_increment" if column.autoincrement else "",
        )


def _key_mark(column: Column, table: Table) -> str:
    if table.primary_key is not None and column.name in table.primary_key.columns:
        return "PRI"
    if any(unique.columns == (column.name,) for unique in table.uniques):
        return "UNI"
    firsts = [*(index.parts[0].column for index in table.indexes), *(each.columns[0] for each in table.uniques)]
    return "MUL" if column.name in firsts else ""


def _statistics(catalog: Catalog) -> Iterator[Row]:
    for table in _known(catalog):
        for name, non_unique, key, place, column in index_rows(table):
            schema = _schema(table.schema, catalog)
            yield schema, name, non_unique, schema, key, place, column


# ------------------------------------------------------------------------------------------------ PostgreSQL


def _namespaces(catalog: Catalog) -> list[tuple[int, str]]:
    return [(HIDDEN * 2 + place, name) for place, (name,) in enumerate([("pg_catalog",), *_schemata(catalog)])]


def _namespace(schema: str | None, catalog: Catalog) -> int:
    wanted = _schema(schema, catalog)
    return next(number for number, name in _namespaces(catalog) if name == wanted)


def _pg_class(catalog: Catalog) -> Iterator[Row]:
    for each in relations(catalog):
        yield each.number, each.name, _namespace(each.schema, catalog), each.kind


def _types(catalog: Catalog) -> Iterator[tuple[int, str, str | None, str]]:
    """Enum types, the row types of tables, and the types that every database has."""
    for number, enum_type in enumerate(catalog.types(), start=HIDDEN * 3):
        yield number, enum_type.name, enum_type.schema, "e"
    for each in relations(catalog):
        if each.kind != "i" and each.kind != "S":
            yield HIDDEN * 4 + each.number, each.name, each.schema, "c"


def _pg_type(catalog: Catalog) -> Iterator[Row]:
    for number, name, schema, kind in _types(catalog):
        yield number, name, _namespace(schema, catalog), kind, "E" if kind == "e" else "C"
    of_all = getattr(speaker(catalog.profile).dialect, "ischema_names", {})
    for place, name in enumerate(
        sorted(set(of_all) - {"_array", "hstore", "citext"} | {"int4", "int8", "bool", "varchar"})
    ):
        yield HIDDEN * 5 + place, name, HIDDEN * 2, "b", "X"


def _pg_enum(catalog: Catalog) -> Iterator[Row]:
    for number, each in enumerate(catalog.types(), start=HIDDEN * 3):
        for place, label in enumerate(each.values, start=1):
            yield HIDDEN * 6 + number * 1000 + place, number, float(place), label


def _pg_constraint(catalog: Catalog) -> Iterator[Row]:
    numbers = {id(each.table): each.number for each in relations(catalog) if each.kind == "r"}
    by_key = {
        catalog.registry.key(each.name, each.schema): each.number for each in relations(catalog) if each.kind == "r"
    }
    place = HIDDEN * 7
    for table in _known(catalog):
        for constraint in table.constraints:
            place += 1
            referred = 0
            if isinstance(constraint, ForeignKey):
                referred = by_key.get(catalog.registry.key(constraint.referred_table, constraint.referred_schema), 0)
            letter = {"PRIMARY KEY": "p", "UNIQUE": "u", "FOREIGN KEY": "f", "CHECK": "c", "EXCLUDE": "x"}
            kind = letter[_kind(constraint)]
            yield place, constraint.name, _namespace(table.schema, catalog), kind, numbers[id(table)], referred


def _pg_index(catalog: Catalog) -> Iterator[Row]:
    numbers = {(each.name, each.schema): each.number for each in relations(catalog)}
    for table in _known(catalog):
        owner = numbers[table.name, table.schema]
        keys = [(each.name, True) for each in table.uniques] + [(each.name, each.unique) for each in table.indexes]
        for name, unique in keys:
            if name is not None:
                yield numbers[name, table.schema], owner, unique, False, True, True
        if table.primary_key is not None and table.primary_key.name is not None:
            yield numbers[table.primary_key.name, table.schema], owner, True, True, True, True


def _pg_indexes(catalog: Catalog) -> Iterator[Row]:
    for each in relations(catalog):
        if each.kind == "i" and each.table is not None:
            yield _schema(each.schema, catalog), each.table.name, each.name


def _pg_attribute(catalog: Catalog) -> Iterator[Row]:
    for each in relations(catalog):
        if each.kind == "r" and each.table is not None and each.table.knowledge is Knowledge.KNOWN:
            shown = {one["name"]: one for one in reflection.columns(each.table, catalog)}
            for place, column in enumerate(each.table.columns, start=1):
                yield each.number, column.name, place, not shown[column.name]["nullable"], False


def _pg_tables(catalog: Catalog) -> Iterator[Row]:
    return ((_schema(table.schema, catalog), table.name) for table in catalog.tables())


def _pg_views(catalog: Catalog) -> Iterator[Row]:
    return ((_schema(view.schema, catalog), view.name) for view in catalog.views() if not view.materialized)


def _pg_matviews(catalog: Catalog) -> Iterator[Row]:
    return ((_schema(view.schema, catalog), view.name) for view in catalog.views() if view.materialized)


def _pg_trigger(catalog: Catalog) -> Iterator[Row]:
    numbers = {(each.name, each.schema): each.number for each in relations(catalog) if each.kind == "r"}
    for table, trigger in catalog.triggers():
        yield numbers[table.name, table.schema], trigger.name, False


# ------------------------------------------------------------------------------- SQL Server, Oracle: names only


def _sys_tables(catalog: Catalog) -> Iterator[Row]:
    for each in relations(catalog):
        if each.kind == "r":
            yield each.number, each.name


def _sys_indexes(catalog: Catalog) -> Iterator[Row]:
    numbers = {(each.name, each.schema): each.number for each in relations(catalog) if each.kind == "r"}
    for table in _known(catalog):
        for index in table.indexes:
            yield numbers[table.name, table.schema], index.name, index.unique


def _upper(name: str | None) -> str | None:
    """Oracle's spelling of a name that needs no quotes."""
    return name.upper() if name is not None and name == name.lower() else name


def _user_tables(catalog: Catalog) -> Iterator[Row]:
    return ((_upper(table.name),) for table in catalog.tables() if table.schema is None)


def _user_tab_columns(catalog: Catalog) -> Iterator[Row]:
    for table in _known(catalog):
        for place, column in enumerate(table.columns, start=1):
            yield _upper(table.name), _upper(column.name), place, "Y" if column.nullable else "N"


def _user_indexes(catalog: Catalog) -> Iterator[Row]:
    for table in _known(catalog):
        for index in table.indexes:
            yield _upper(index.name), _upper(table.name), "UNIQUE" if index.unique else "NONUNIQUE"


def _user_constraints(catalog: Catalog) -> Iterator[Row]:
    letters = {"PRIMARY KEY": "P", "UNIQUE": "U", "FOREIGN KEY": "R", "CHECK": "C", "EXCLUDE": "X"}
    for table in _known(catalog):
        for constraint in table.constraints:
            if constraint.name is not None:
                yield _upper(table.name), _upper(constraint.name), letters[_kind(constraint)]


def _user_sequences(catalog: Catalog) -> Iterator[Row]:
    return ((_upper(each.name),) for each in catalog.sequences())


# ------------------------------------------------------------------------------------------------ the tables


def _table(name: str, columns: str, rows: _Rows, booleans: str = "") -> tuple[str, SystemTable]:
    inside = name.replace(".", "_")
    return name, SystemTable(inside, tuple(columns.split()), rows, frozenset(booleans.split()))


_INFORMATION_SCHEMA = dict(
    [
        _table("information_schema.tables", "table_schema table_name table_type", _tables),
        _table(
            "information_schema.columns",
            "table_schema table_name column_name ordinal_position column_default is_nullable data_type "
            "character_maximum_length",
            _columns,
        ),
        _table(
            "information_schema.table_constraints",
            "constraint_schema constraint_name table_schema table_name constraint_type",
            _table_constraints,
        ),
        _table(
            "information_schema.key_column_usage",
            "constraint_schema constraint_name table_schema table_name column_name ordinal_position",
            _key_column_usage,
        ),
        _table("information_schema.schemata", "schema_name", _schemata),
        _table("information_schema.views", "table_schema table_name", _views),
        _table("information_schema.sequences", "sequence_schema sequence_name", _sequences),
    ]
)

_POSTGRESQL = dict(
    [
        _table("pg_namespace", "oid nspname", _namespaces),
        _table("pg_class", "oid relname relnamespace relkind", _pg_class),
        _table("pg_type", "oid typname typnamespace typtype typcategory", _pg_type),
        _table("pg_enum", "oid enumtypid enumsortorder enumlabel", _pg_enum),
        _table("pg_constraint", "oid conname connamespace contype conrelid confrelid", _pg_constraint),
        _table(
            "pg_index",
            "indexrelid indrelid indisunique indisprimary indisvalid indisready",
            _pg_index,
            "indisunique indisprimary indisvalid indisready",
        ),
        _table("pg_indexes", "schemaname tablename indexname", _pg_indexes),
        _table(
            "pg_attribute", "attrelid attname attnum attnotnull attisdropped", _pg_attribute, "attnotnull attisdropped"
        ),
        _table("pg_tables", "schemaname tablename", _pg_tables),
        _table("pg_views", "schemaname viewname", _pg_views),
        _table("pg_matviews", "schemaname matviewname", _pg_matviews),
        _table("pg_sequences", "schemaname sequencename", _sequences),
        _table("pg_trigger", "tgrelid tgname tgisinternal", _pg_trigger, "tgisinternal"),
    ]
)

_MYSQL = dict(
    [
        _table(
            "information_schema.statistics",
            "table_schema table_name non_unique index_schema index_name seq_in_index column_name",
            _statistics,
        ),
        _table(
            "information_schema.key_column_usage",
            "constraint_schema constraint_name table_schema table_name column_name ordinal_position "
            "referenced_table_schema referenced_table_name referenced_column_name",
            _referred,
        ),
    ]
)

_MSSQL = dict(
    [
        _table("sys.tables", "object_id name", _sys_tables),
        _table("sys.indexes", "object_id name is_unique", _sys_indexes, "is_unique"),
    ]
)

_ORACLE = dict(
    [
        _table("user_tables", "table_name", _user_tables),
        _table("user_tab_columns", "table_name column_name column_id nullable", _user_tab_columns),
        _table("user_indexes", "index_name table_name uniqueness", _user_indexes),
        _table("user_constraints", "table_name constraint_name constraint_type", _user_constraints),
        _table("user_sequences", "sequence_name", _user_sequences),
    ]
)

_FAMILIES = {
    "information_schema": _INFORMATION_SCHEMA,
    "postgresql": _POSTGRESQL,
    "mysql": _MYSQL,
    "mssql": _MSSQL,
    "oracle": _ORACLE,
}
