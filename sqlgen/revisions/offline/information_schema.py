"""What `information_schema` would hold, the standard's views on tables, columns and keys: filled from a catalog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.sql_text import speaker
from sqlgen.catalog.values import Check, Constraint, Exclude, ForeignKey, PrimaryKey, Table
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline import reflection
from sqlgen.revisions.offline.answers import Row
from sqlgen.revisions.offline.system_table import kind_of, known_tables, schema_name, system_table


def _tables(catalog: Catalog) -> Iterator[Row]:
    for table in catalog.tables():
        yield schema_name(table.schema, catalog), table.name, "BASE TABLE"
    for view in catalog.views():
        if not view.materialized:
            yield schema_name(view.schema, catalog), view.name, "VIEW"


def _columns(catalog: Catalog) -> Iterator[Row]:
    for table in known_tables(catalog):
        shown = {each["name"]: each for each in reflection.columns(table, catalog)}
        for place, column in enumerate(table.columns, start=1):
            one = shown[column.name]
            yield (
                schema_name(table.schema, catalog),
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


def _name(constraint: Constraint, catalog: Catalog) -> str | None:
    """MySQL calls every primary key PRIMARY."""
    if isinstance(constraint, PrimaryKey) and not catalog.profile.reflection.primary_key_name:
        return "PRIMARY"
    return constraint.name


def _table_constraints(catalog: Catalog) -> Iterator[Row]:
    for table in known_tables(catalog):
        schema = schema_name(table.schema, catalog)
        for constraint in table.constraints:
            yield schema, _name(constraint, catalog), schema, table.name, kind_of(constraint)


def _key_column_usage(catalog: Catalog) -> Iterator[Row]:
    for table in known_tables(catalog):
        schema = schema_name(table.schema, catalog)
        for constraint in table.constraints:
            if isinstance(constraint, (Check, Exclude)):
                continue
            for place, column in enumerate(constraint.columns, start=1):
                yield schema, _name(constraint, catalog), schema, table.name, column, place


def _referred(catalog: Catalog) -> Iterator[Row]:
    """MySQL's `key_column_usage` says what a foreign key refers to, too."""
    for table in known_tables(catalog):
        schema = schema_name(table.schema, catalog)
        for constraint in table.constraints:
            if isinstance(constraint, (Check, Exclude)):
                continue
            is_foreign = isinstance(constraint, ForeignKey)
            for place, column in enumerate(constraint.columns, start=1):
                referred: tuple[Any, ...] = (None, None, None)
                if isinstance(constraint, ForeignKey) and is_foreign and constraint.referred_columns:
                    of_schema = schema_name(constraint.referred_schema, catalog)
                    referred = (of_schema, constraint.referred_table, constraint.referred_columns[place - 1])
                yield (schema, _name(constraint, catalog), schema, table.name, column, place, *referred)


def schemata(catalog: Catalog) -> Iterator[Row]:
    """The names of the schemas that are there."""
    names = {
        *catalog.profile.reflection.schema_names,
        *(schema_name(table.schema, catalog) for table in catalog.tables()),
    }
    return ((name,) for name in sorted(names))


def _views(catalog: Catalog) -> Iterator[Row]:
    return ((schema_name(view.schema, catalog), view.name) for view in catalog.views() if not view.materialized)


def sequences(catalog: Catalog) -> Iterator[Row]:
    """Schemas and names of sequences."""
    sequences = (entry.value for entry in catalog.registry.sequences.values())
    return ((schema_name(each.schema, catalog), each.name) for each in sequences)


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


def _statistics(catalog: Catalog) -> Iterator[Row]:
    for table in known_tables(catalog):
        for name, non_unique, key, place, column in index_rows(table):
            schema = schema_name(table.schema, catalog)
            yield schema, name, non_unique, schema, key, place, column


INFORMATION_SCHEMA = dict(
    [
        system_table("information_schema.tables", "table_schema table_name table_type", _tables),
        system_table(
            "information_schema.columns",
            "table_schema table_name column_name ordinal_position column_default is_nullable data_type "
            "character_maximum_length",
            _columns,
        ),
        system_table(
            "information_schema.table_constraints",
            "constraint_schema constraint_name table_schema table_name constraint_type",
            _table_constraints,
        ),
        system_table(
            "information_schema.key_column_usage",
            "constraint_schema constraint_name table_schema table_name column_name ordinal_position",
            _key_column_usage,
        ),
        system_table("information_schema.schemata", "schema_name", schemata),
        system_table("information_schema.views", "table_schema table_name", _views),
        system_table("information_schema.sequences", "sequence_schema sequence_name", sequences),
    ]
)

OF_MYSQL = dict(
    [
        system_table(
            "information_schema.statistics",
            "table_schema table_name non_unique index_schema index_name seq_in_index column_name",
            _statistics,
        ),
        system_table(
            "information_schema.key_column_usage",
            "constraint_schema constraint_name table_schema table_name column_name ordinal_position "
            "referenced_table_schema referenced_table_name referenced_column_name",
            _referred,
        ),
    ]
)
