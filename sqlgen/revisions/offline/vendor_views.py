"""What SQL Server's `sys` tables and Oracle's `user_` views would hold, filled from a catalog."""

from __future__ import annotations

from collections.abc import Iterator

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Table
from sqlgen.profile.identifiers import quote
from sqlgen.revisions.offline.answers import Row
from sqlgen.revisions.offline.relations import relations
from sqlgen.revisions.offline.system_table import (
    HIDDEN_NAME,
    kind_of,
    known_tables,
    not_null_columns,
    system_table,
)


def _sys_tables(catalog: Catalog) -> Iterator[Row]:
    for each in relations(catalog):
        if each.kind == "r":
            yield each.number, each.name


def _sys_indexes(catalog: Catalog) -> Iterator[Row]:
    numbers = {(each.name, each.schema): each.number for each in relations(catalog) if each.kind == "r"}
    for table in known_tables(catalog):
        number = numbers[table.name, table.schema]
        for name, unique in _indexes(table):
            yield number, name, unique
        if table.primary_key is None:
            yield number, None, False  # the rows themselves, which no key holds in order


def _indexes(table: Table) -> Iterator[tuple[str, bool]]:
    """Names of indexes, also those of keys, and whether they are unique."""
    keys = (*((table.primary_key,) if table.primary_key is not None else ()), *table.uniques)
    yield from ((key.name or HIDDEN_NAME, True) for key in keys)
    yield from ((index.name, index.unique) for index in table.indexes)


def _own_tables(catalog: Catalog) -> Iterator[Table]:
    """The known tables of the user."""
    return (table for table in known_tables(catalog) if table.schema is None)


def _stored(name: str, catalog: Catalog) -> str:
    """A name as Oracle keeps it: in upper case, unless it needs quotes."""
    return name.upper() if quote(catalog.profile, name) == name else name


def _user_tables(catalog: Catalog) -> Iterator[Row]:
    return ((_stored(table.name, catalog),) for table in catalog.tables() if table.schema is None)


def _user_tab_columns(catalog: Catalog) -> Iterator[Row]:
    for table in _own_tables(catalog):
        not_null = {column.name for column in not_null_columns(table)}
        for place, column in enumerate(table.columns, start=1):
            nullable = "N" if column.name in not_null else "Y"
            yield _stored(table.name, catalog), _stored(column.name, catalog), place, nullable


def _user_indexes(catalog: Catalog) -> Iterator[Row]:
    for table in _own_tables(catalog):
        for name, unique in _indexes(table):
            shown = name if name == HIDDEN_NAME else _stored(name, catalog)
            yield shown, _stored(table.name, catalog), "UNIQUE" if unique else "NONUNIQUE"


def _user_constraints(catalog: Catalog) -> Iterator[Row]:
    for table in _own_tables(catalog):
        shown = _stored(table.name, catalog)
        for constraint in table.constraints:
            name = HIDDEN_NAME if constraint.name is None else _stored(constraint.name, catalog)
            yield shown, name, _LETTERS[kind_of(constraint)]
        for column in table.columns:
            if not column.nullable:
                yield shown, HIDDEN_NAME, "C"


_LETTERS = {"PRIMARY KEY": "P", "UNIQUE": "U", "FOREIGN KEY": "R", "CHECK": "C"}


def _user_sequences(catalog: Catalog) -> Iterator[Row]:
    return ((_stored(each.name, catalog),) for each in catalog.sequences())


SYS = dict(
    [
        system_table("sys.tables", "object_id name", _sys_tables, of_partial_tables=True),
        system_table("sys.indexes", "object_id name is_unique", _sys_indexes, "is_unique"),
    ]
)

USER_VIEWS = dict(
    [
        system_table("user_tables", "table_name", _user_tables, of_partial_tables=True),
        system_table("user_tab_columns", "table_name column_name column_id nullable", _user_tab_columns),
        system_table("user_indexes", "index_name table_name uniqueness", _user_indexes),
        system_table("user_constraints", "table_name constraint_name constraint_type", _user_constraints),
        system_table("user_sequences", "sequence_name", _user_sequences),
    ]
)
