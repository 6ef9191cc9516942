"""Columns as they stand in CREATE TABLE and ALTER TABLE, with what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace
from sqlalchemy.types import NullType, TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_constraints import key_options, read_references, refuse_order
from sqlgen.catalog.ddl_indexes import option
from sqlgen.catalog.ddl_sequences import read_identity
from sqlgen.catalog.ddl_storage import skip_storage
from sqlgen.catalog.ddl_tokens import Cursor, Unreadable
from sqlgen.catalog.ddl_types import WrittenType, read_type, type_of
from sqlgen.catalog.types import RawType, changed_type
from sqlgen.catalog.values import (
    NO_OPTIONS,
    Check,
    Column,
    Computed,
    Constraint,
    Identity,
    Options,
    PrimaryKey,
    Unique,
)

_ATTRIBUTES = frozenset(
    {
        *("NOT", "NULL", "PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "CONSTRAINT", "COLLATE", "GENERATED", "COMMENT"),
        *("AUTO_INCREMENT", "ON", "FIRST", "AFTER", "WITH", "CHARACTER", "CHARSET"),
    }
)


@dataclass(slots=True)
class ColumnText:
    """A column definition: the column, and the constraints that stand in it."""

    column: Column
    written_type: WrittenType
    primary_key: PrimaryKey | None = None
    constraints: list[Constraint] = field(default_factory=list)
    says_null: bool = False
    table_options: dict[str, Any] = field(default_factory=dict)


def read_column(cursor: Cursor, catalog: Catalog) -> ColumnText:
    """A column definition, up to a comma, a closing parenthesis, FIRST, AFTER or the end."""
    name = cursor.name()
    if cursor.sees("AS") and not cursor.profile.types.free:  # SQL Server: the expression has the type
        found = ColumnText(Column(name, NullType()), WrittenType("", ""))
        _read_generated(cursor, found)
        if cursor.accept("NOT", "NULL"):
            found.column = replace(found.column, nullable=False)
        return found
    written = read_type(cursor)
    found = ColumnText(
        Column(name, type_of(written, catalog), nullable=not written.is_serial, autoincrement=written.is_serial),
        written,
    )
    constraint_name: str | None = None
    while not cursor.at_end and not cursor.sees_any((",", ")", "FIRST", "AFTER")):
        if cursor.accept("CONSTRAINT"):
            constraint_name = cursor.name()
            continue
        _read_attribute(cursor, catalog, found, constraint_name)
        constraint_name = None
    if constraint_name is not None:
        raise Unreadable("a name without a constraint")
    if found.column.autoincrement and found.column.collation is not None:
        raise Unreadable("a collation of what counts up")
    if found.primary_key is not None and not catalog.profile.objects.key_allows_null:
        found.column = replace(found.column, nullable=False)
    return found


def _read_attribute(cursor: Cursor, catalog: Catalog, found: ColumnText, name: str | None) -> None:
    column = found.column
    if cursor.accept("NOT", "NULL"):
        found.column = replace(column, nullable=False, options=column.options.update(_conflict(cursor, catalog)))
        skip_storage(cursor)
    elif cursor.accept("NULL"):
        found.says_null = True
        _conflict(cursor, catalog)
    elif cursor.accept("WITH", "VALUES"):  # SQL Server: rows that are there get the default
        return
    elif cursor.accept("DEFAULT"):
        found.column = replace(column, server_default=cursor.value(_ATTRIBUTES), default_name=name)
    elif cursor.accept("COLLATE"):
        found.column = _with_collation(column, cursor)
    elif cursor.accept("CHARACTER", "SET") or cursor.accept("CHARSET"):
        found.column = replace(column, type=_with_charset(column.type, cursor.name()))
    elif cursor.accept("COMMENT"):
        found.column = replace(column, comment=cursor.string())
    elif cursor.accept("ON", "UPDATE"):
        update = cursor.value(_ATTRIBUTES)
        if column.server_default is None:
            raise Unreadable("ON UPDATE without a default")
        found.column = replace(column, server_default=f"{column.server_default} ON UPDATE {update}")
    elif cursor.accept("AUTO_INCREMENT"):
        found.column = replace(column, autoincrement=True)
    elif cursor.sees_any(("GENERATED", "AS", "IDENTITY")):
        _read_generated(cursor, found)
    else:
        _read_column_constraint(cursor, catalog, found, name)


def _conflict(cursor: Cursor, catalog: Catalog) -> Options:
    """SQLite: what a row does that doesn't satisfy NOT NULL."""
    if not cursor.accept("ON", "CONFLICT"):
        return NO_OPTIONS
    return option(catalog, "on_conflict_not_null", cursor.take().text)


def _with_collation(column: Column, cursor: Cursor) -> Column:
    start = cursor.place
    name, schema = cursor.qualified_name()
    profile = cursor.profile
    if name.upper() == profile.objects.usual_collation:
        return column
    if schema is not None and schema in (profile.objects.system_schema, profile.identifiers.default_schema):
        schema = None
    if isinstance(column.type, RawType) and schema is not None:
        return replace(column, type=RawType(f"{column.type.text} COLLATE {cursor.text(start)}"))
    if schema is not None:
        raise Unreadable("a collation with its schema")
    return replace(column, collation=name)


def _with_charset(type_: TypeEngine[Any], charset: str) -> TypeEngine[Any]:
    if "charset" not in type_.__dict__:
        raise Unreadable("a character set on a type that has none")
    return changed_type(type_, charset=charset)


def _read_generated(cursor: Cursor, found: ColumnText) -> None:
    if cursor.accept("IDENTITY"):
        start, increment = (None, None)
        if cursor.sees("("):
            try:
                start, increment = (int(part) for part in cursor.in_parentheses().split(","))
            except ValueError:
                raise Unreadable("an identity with other numbers than two whole ones") from None
        if (start, increment) in ((None, None), (1, 1)):
            found.column = replace(found.column, autoincrement=True, nullable=False)
        else:
            identity = Identity(start=start, increment=increment)
            found.column = replace(found.column, identity=identity, nullable=False)
        return
    if cursor.accept("GENERATED"):
        always = cursor.accept("ALWAYS")
        if not always:
            cursor.expect("BY", "DEFAULT")
        on_null = cursor.accept("ON", "NULL")
        cursor.expect("AS")
        if cursor.accept("IDENTITY"):
            identity = read_identity(cursor, always)
            if on_null:
                identity = replace(identity, on_null=True)
            found.column = replace(found.column, identity=identity, nullable=False)
            return
        if not always:
            raise Unreadable("a computed column BY DEFAULT")
    else:
        cursor.expect("AS")
    sqltext = cursor.in_parentheses()
    kind = cursor.accept_any(("STORED", "PERSISTED", "PERSISTENT", "VIRTUAL"))
    found.column = replace(found.column, computed=Computed(sqltext, None if kind is None else kind != "VIRTUAL"))


def _read_column_constraint(cursor: Cursor, catalog: Catalog, found: ColumnText, name: str | None) -> None:
    column = found.column.name
    if cursor.accept("PRIMARY"):
        cursor.accept("KEY")
        refuse_order(cursor)
        found.primary_key = PrimaryKey((column,), name=name, options=key_options(cursor, catalog))
        if cursor.accept("AUTOINCREMENT"):
            options = {f"{key}_primary_key": value for key, value in found.primary_key.options.items()}
            found.primary_key = replace(found.primary_key, options=NO_OPTIONS)  # it stands with its column
            found.column = replace(found.column, autoincrement=True, options=found.column.options.update(options))
            found.table_options.update(option(catalog, "autoincrement", True))
        elif catalog.profile.types.autoincrement == "rowid" and found.written_type.name == "INTEGER":
            found.column = replace(found.column, autoincrement=True)
    elif cursor.accept("UNIQUE"):
        cursor.accept("KEY")
        found.constraints.append(Unique((column,), name=name, options=key_options(cursor, catalog)))
    elif cursor.accept("CHECK"):
        _read_column_check(cursor, catalog, found, name)
    elif cursor.sees("REFERENCES"):
        found.constraints.append(read_references(cursor, (column,), name, catalog))
    else:
        raise Unreadable(f"an unknown word in a column: {cursor.rest().split()[0]}")


def _read_column_check(cursor: Cursor, catalog: Catalog, found: ColumnText, name: str | None) -> None:
    check = Check(cursor.in_parentheses(), name=name)
    if not catalog.profile.objects.own_column_checks:
        found.constraints.append(check)
        return
    json_check = catalog.profile.types.json_check.format(found.column.name)
    if check.sqltext.lower().replace("`", "") != json_check.lower().replace("`", ""):
        raise Unreadable("a check of a column's own")
    found.column = replace(found.column, type=type_of(WrittenType("JSON", "JSON"), catalog), collation=None)
