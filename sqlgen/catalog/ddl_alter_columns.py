"""What ALTER TABLE changes in a column: type, default, nullability, or the whole of it restated."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, reduce
from typing import Any, TypeAlias

from msgspec.structs import replace
from sqlalchemy.types import NullType

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_columns import ColumnText, read_column
from sqlgen.catalog.ddl_sequences import read_identity, read_sequence_options
from sqlgen.catalog.ddl_storage import skip_storage
from sqlgen.catalog.ddl_tokens import Cursor, Unreadable
from sqlgen.catalog.ddl_types import read_type, type_of
from sqlgen.catalog.tables import Position
from sqlgen.catalog.values import Column, Computed, Identity

TableName: TypeAlias = tuple[str, str | None]


def changed(catalog: Catalog, table: TableName, name: str, change: Callable[[Column], Column]) -> Catalog:
    """Alter a column; one that a table in part known doesn't show is taken as told."""
    name_of_table, schema = table
    column = catalog.column(name_of_table, name, schema=schema)
    if column is None:
        column = Column(name, NullType())
    return catalog.alter_column(name_of_table, name, change(column), schema=schema)


def read_position(cursor: Cursor) -> Position | None:
    """FIRST or AFTER name; None where neither stands."""
    if cursor.accept("FIRST"):
        return Position.first()
    if cursor.accept("AFTER"):
        return Position.after(cursor.name())
    return None


def with_constraints_of(found: ColumnText, catalog: Catalog, table: TableName) -> Catalog:
    """With the keys and constraints that stand in a column."""
    keys: list[Any] = [] if found.primary_key is None else [found.primary_key]
    for constraint in (*keys, *found.constraints):
        catalog = catalog.add_constraint(table[0], constraint, schema=table[1])
    return catalog


def alter_column(cursor: Cursor, catalog: Catalog, table: TableName) -> Catalog:
    """ALTER [COLUMN] name ...: one thing about a column, or its type and nullability."""
    if cursor.sees_any(("CONSTRAINT", "INDEX", "CHECK")):
        raise Unreadable("a constraint that is altered")
    cursor.accept("COLUMN")
    name = cursor.name()
    return changed(catalog, table, name, _column_change(cursor, catalog))


def _column_change(cursor: Cursor, catalog: Catalog) -> Callable[[Column], Column]:
    if cursor.accept("SET", "DATA", "TYPE") or cursor.accept("TYPE"):
        return _type_change(cursor, catalog)
    if cursor.accept("SET", "DEFAULT"):
        default = cursor.expression(())
        return lambda column: replace(column, server_default=default)
    if cursor.accept("ADD", "GENERATED"):
        always = cursor.accept("ALWAYS")
        if not always:
            cursor.expect("BY", "DEFAULT")
        cursor.expect("AS", "IDENTITY")
        identity = read_identity(cursor, always)
        return lambda column: replace(column, identity=identity, server_default=None)
    for words, changes in _FIXED_CHANGES:
        if cursor.accept(*words):
            cursor.accept("IF", "EXISTS")
            return lambda column: replace(column, **changes)
    for words in (("SET", "STATISTICS"), ("SET", "STORAGE"), ("SET", "COMPRESSION"), ("SET", "("), ("RESET", "(")):
        if cursor.accept(*words):
            while not cursor.at_end and not cursor.sees(","):
                cursor.take()
            return lambda column: column
    if cursor.sees_any(("SET", "DROP", "ADD", "RESTART")):
        raise Unreadable("an unknown change of a column")
    return _restated(cursor, catalog)


_FIXED_CHANGES: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (("DROP", "DEFAULT"), {"server_default": None}),
    (("SET", "NOT", "NULL"), {"nullable": False}),
    (("DROP", "NOT", "NULL"), {"nullable": True}),
    (("DROP", "IDENTITY"), {"identity": None}),
    (("DROP", "EXPRESSION"), {"computed": None}),
)


def _type_change(cursor: Cursor, catalog: Catalog) -> Callable[[Column], Column]:
    made = type_of(read_type(cursor), catalog)
    collation = cursor.name() if cursor.accept("COLLATE") else None
    if cursor.accept("USING"):
        cursor.expression(())
    return lambda column: replace(column, type=made, collation=collation)


def _restated(cursor: Cursor, catalog: Catalog) -> Callable[[Column], Column]:
    """SQL Server: type, collation and nullability; what isn't said is as for a new column."""
    made = type_of(read_type(cursor), catalog)
    collation = cursor.name() if cursor.accept("COLLATE") else None
    nullable = not cursor.accept("NOT", "NULL")
    cursor.accept("NULL")
    return lambda column: replace(column, type=made, collation=collation, nullable=nullable)


def modify_column(cursor: Cursor, catalog: Catalog, table: TableName) -> Catalog:
    """MySQL restates a column; Oracle says only what changes."""
    if not catalog.profile.options.index.count("prefix"):
        return _modify_in_part(cursor, catalog, table)
    cursor.accept("COLUMN")
    return _restate(read_column(cursor, catalog), None, cursor, catalog, table)


def change_column(cursor: Cursor, catalog: Catalog, table: TableName) -> Catalog:
    """CHANGE [COLUMN] old new ...: the whole column, under a new name (MySQL)."""
    cursor.accept("COLUMN")
    old = cursor.name()
    return _restate(read_column(cursor, catalog), old, cursor, catalog, table)


def _restate(found: ColumnText, old: str | None, cursor: Cursor, catalog: Catalog, table: TableName) -> Catalog:
    if read_position(cursor) is not None:
        raise Unreadable("a column that moves")
    known = catalog.find_table(*table)
    key = known.primary_key if known is not None else None
    new = found.column
    if key is not None and (old or new.name) in key.columns:
        new = replace(new, nullable=False)
    catalog = changed(catalog, table, old or new.name, lambda _old: new)
    return with_constraints_of(found, catalog, table)


def _modify_in_part(cursor: Cursor, catalog: Catalog, table: TableName) -> Catalog:
    several = cursor.accept("(")
    while True:
        catalog = changed(catalog, table, cursor.name(), _partial_change(cursor, catalog))
        if not several or not cursor.accept(","):
            break
    if several:
        cursor.expect(")")
    return catalog


def _partial_change(cursor: Cursor, catalog: Catalog) -> Callable[[Column], Column]:
    changes: list[Callable[[Column], Column]] = []
    if not cursor.sees_any(("DEFAULT", "NULL", "NOT", "GENERATED", "DROP")):
        changes.append(partial(replace, type=type_of(read_type(cursor), catalog)))
    while not cursor.at_end and not cursor.sees_any((",", ")")):
        changes.append(_part(cursor))
        skip_storage(cursor)
    return lambda column: reduce(lambda changed, change: change(changed), changes, column)


def _part(cursor: Cursor) -> Callable[[Column], Column]:
    if cursor.accept("NOT", "NULL"):
        return partial(replace, nullable=False)
    if cursor.accept("NULL"):
        return partial(replace, nullable=True)
    if cursor.accept("DROP", "IDENTITY"):
        return partial(replace, identity=None)
    if cursor.accept("GENERATED"):
        return _generated_change(cursor)
    cursor.expect("DEFAULT")
    default = cursor.expression(("NOT", "NULL"))
    return partial(replace, server_default=None if default.upper() == "NULL" else default)


def _generated_change(cursor: Cursor) -> Callable[[Column], Column]:
    """Oracle: another expression, or another identity; what isn't said of an identity stays."""
    always = cursor.accept("ALWAYS")
    if not always:
        cursor.expect("BY", "DEFAULT")
    on_null = cursor.accept("ON", "NULL") or None
    cursor.expect("AS")
    if not cursor.accept("IDENTITY"):
        sqltext = cursor.in_parentheses()
        cursor.accept("VIRTUAL")
        return lambda column: replace(
            column, computed=Computed(sqltext, column.computed.persisted if column.computed else None)
        )
    said: dict[str, Any] = {"always": always, "on_null": on_null}
    if cursor.accept("("):
        if not cursor.accept("START", "WITH", "LIMIT", "VALUE"):  # the counter alone moves
            options = read_sequence_options(cursor)
            said |= {name: value for name in _IDENTITY_OPTIONS if (value := getattr(options, name)) is not None}
        cursor.expect(")")
    return lambda column: replace(column, identity=replace(column.identity or Identity(), **said))


_IDENTITY_OPTIONS = tuple(name for name in Identity.__struct_fields__ if name not in ("always", "on_null"))
