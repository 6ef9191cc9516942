"""What `information_schema` would hold, the standard's views on tables, columns and keys: filled from a catalog."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat
from typing import Any

import sqlalchemy as sa

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.sql_text import speaker
from sqlgen.catalog.values import (
    Check,
    Column,
    Constraint,
    EnumType,
    Exclude,
    ForeignKey,
    PrimaryKey,
    Sequence,
    Table,
    Unique,
    View,
)
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline import reflection
from sqlgen.revisions.offline.answers import Row
from sqlgen.revisions.offline.system_table import (
    HIDDEN_NAME,
    kind_of,
    known_tables,
    not_null_columns,
    schema_name,
    system_table,
)


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
                _default(column, one, catalog.profile),
                "YES" if one["nullable"] else "NO",
                _data_type(one["type"], catalog.profile),
                getattr(one["type"], "length", None),
            )


def _data_type(type_: Any, profile: Profile) -> str:
    if isinstance(type_, sa.Enum) and type_.name:
        return "USER-DEFINED"
    name = speaker(profile).type(type_).partition("(")[0].strip()
    return profile.reflection.data_types.get(name.upper(), name.lower())


def _default(column: Column, shown: Mapping[str, Any], profile: Profile) -> str | None:
    """The default in the server's spelling, as far as it is known: expressions are spelled anew by MySQL."""
    facts, default = profile.reflection, shown["default"]
    if default is None:
        return facts.default_null if shown["nullable"] and not column.autoincrement else None
    if facts.shows:
        return default if facts.default_quotes and default.startswith("'") else plain_default(default)
    return str(default)


def plain_default(default: str) -> str:
    """The value of a literal, as MySQL shows it; hidden where it isn't one."""
    if default.startswith("'") and default.endswith("'"):
        return default[1:-1].replace("''", "'")
    return default if _NUMBER.fullmatch(default) else HIDDEN_NAME


_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def _name(constraint: Constraint, catalog: Catalog) -> str:
    """MySQL calls every primary key PRIMARY; a name that the server made up may be unknown."""
    if isinstance(constraint, PrimaryKey) and not catalog.profile.reflection.primary_key_name:
        return "PRIMARY"
    return constraint.name or HIDDEN_NAME


def _constraints(table: Table, catalog: Catalog) -> Iterator[Constraint]:
    """Those that the standard knows, and the unique indexes where the server calls them constraints."""
    yield from (each for each in table.constraints if not isinstance(each, Exclude))
    if catalog.profile.reflection.unique_names_index:
        for index in table.indexes:
            if index.unique:
                yield Unique(tuple(part.column or HIDDEN_NAME for part in index.parts), index.name)


def _table_constraints(catalog: Catalog) -> Iterator[Row]:
    for table in known_tables(catalog):
        schema = schema_name(table.schema, catalog)
        for constraint in _constraints(table, catalog):
            yield schema, _name(constraint, catalog), schema, table.name, kind_of(constraint)
        if catalog.profile.reflection.not_null_checks:
            for _ in not_null_columns(table):
                yield schema, HIDDEN_NAME, schema, table.name, "CHECK"


def _key_column_usage(catalog: Catalog) -> Iterator[Row]:
    return (row[:6] for row in _key_columns(catalog))


def _key_columns(catalog: Catalog) -> Iterator[Row]:
    """MySQL's `key_column_usage` says what a foreign key refers to, too."""
    for table in known_tables(catalog):
        schema = schema_name(table.schema, catalog)
        for constraint in _constraints(table, catalog):
            if isinstance(constraint, (Check, Exclude)):
                continue
            referred: Iterable[Row] = repeat((None, None, None))
            if isinstance(constraint, ForeignKey):
                of_schema = schema_name(constraint.referred_schema, catalog)
                referred = (
                    (of_schema, constraint.referred_table, column)
                    for column in constraint.referred_columns or repeat(HIDDEN_NAME)
                )
            for place, (column, target) in enumerate(zip(constraint.columns, referred, strict=False), start=1):
                yield (schema, _name(constraint, catalog), schema, table.name, column, place, *target)


def schemata(catalog: Catalog) -> Iterator[Row]:
    """The names of the schemas that are there."""
    facts = catalog.profile.reflection
    objects: list[Table | View | EnumType | Sequence] = [*catalog.tables(), *catalog.views()]
    objects += [*catalog.types(), *catalog.sequences()]
    used = {schema_name(each.schema, catalog) for each in objects}
    names = {schema_name(None, catalog), *facts.schema_names, *facts.server_schemas, *facts.other_schemas, *used}
    return ((name,) for name in sorted(names))


def _views(catalog: Catalog) -> Iterator[Row]:
    return ((schema_name(view.schema, catalog), view.name) for view in catalog.views() if not view.materialized)


def sequences(catalog: Catalog) -> Iterator[Row]:
    """Schemas and names of sequences."""
    every = (entry.value for entry in catalog.registry.sequences.values())  # those of columns, too
    return ((schema_name(each.schema, catalog), each.name) for each in every)


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
        system_table(
            "information_schema.tables", "table_schema table_name table_type", _tables, of_partial_tables=True
        ),
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
            _key_columns,
        ),
    ]
)
