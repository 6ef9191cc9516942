"""What SQL Server's `sys` tables and Oracle's `user_` views would hold, filled from a catalog."""

from __future__ import annotations

from collections.abc import Iterator

from sqlgen.catalog.catalog import Catalog
from sqlgen.revisions.offline.answers import Row
from sqlgen.revisions.offline.relations import relations
from sqlgen.revisions.offline.system_table import kind_of, known_tables, system_table


def _sys_tables(catalog: Catalog) -> Iterator[Row]:
    for each in relations(catalog):
        if each.kind == "r":
            yield each.number, each.name


def _sys_indexes(catalog: Catalog) -> Iterator[Row]:
    numbers = {(each.name, each.schema): each.number for each in relations(catalog) if each.kind == "r"}
    for table in known_tables(catalog):
        for index in table.indexes:
            yield numbers[table.name, table.schema], index.name, index.unique


def _upper(name: str | None) -> str | None:
    """Oracle's spelling of a name that needs no quotes."""
    return name.upper() if name is not None and name == name.lower() else name


def _user_tables(catalog: Catalog) -> Iterator[Row]:
    return ((_upper(table.name),) for table in catalog.tables() if table.schema is None)


def _user_tab_columns(catalog: Catalog) -> Iterator[Row]:
    for table in known_tables(catalog):
        for place, column in enumerate(table.columns, start=1):
            yield _upper(table.name), _upper(column.name), place, "Y" if column.nullable else "N"


def _user_indexes(catalog: Catalog) -> Iterator[Row]:
    for table in known_tables(catalog):
        for index in table.indexes:
            yield _upper(index.name), _upper(table.name), "UNIQUE" if index.unique else "NONUNIQUE"


def _user_constraints(catalog: Catalog) -> Iterator[Row]:
    letters = {"PRIMARY KEY": "P", "UNIQUE": "U", "FOREIGN KEY": "R", "CHECK": "C", "EXCLUDE": "X"}
    for table in known_tables(catalog):
        for constraint in table.constraints:
            if constraint.name is not None:
                yield _upper(table.name), _upper(constraint.name), letters[kind_of(constraint)]


def _user_sequences(catalog: Catalog) -> Iterator[Row]:
    return ((_upper(each.name),) for each in catalog.sequences())


SYS = dict(
    [
        system_table("sys.tables", "object_id name", _sys_tables),
        system_table("sys.indexes", "object_id name is_unique", _sys_indexes, "is_unique"),
    ]
)

USER_VIEWS = dict(
    [
        system_table("user_tables", "table_name", _user_tables),
        system_table("user_tab_columns", "table_name column_name column_id nullable", _user_tab_columns),
        system_table("user_indexes", "index_name table_name uniqueness", _user_indexes),
        system_table("user_constraints", "table_name constraint_name constraint_type", _user_constraints),
        system_table("user_sequences", "sequence_name", _user_sequences),
    ]
)
