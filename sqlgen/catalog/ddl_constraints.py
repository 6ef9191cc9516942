"""Constraints as they stand in CREATE TABLE and ALTER TABLE."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_indexes import option
from sqlgen.catalog.ddl_storage import skip_storage
from sqlgen.catalog.ddl_tokens import Cursor, Unreadable
from sqlgen.catalog.values import (
    NO_OPTIONS,
    Check,
    Constraint,
    Exclude,
    ExcludeElement,
    ForeignKey,
    Options,
    PrimaryKey,
    Unique,
)

CONSTRAINT_WORDS = frozenset({"CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "EXCLUDE"})
"""What begins a table constraint."""


_ACTIONS = ("NO ACTION", "SET NULL", "SET DEFAULT", "CASCADE", "RESTRICT")


def key_options(cursor: Cursor, catalog: Catalog) -> Options:
    """What stands behind PRIMARY KEY or UNIQUE: CLUSTERED, ON CONFLICT, ..."""
    options = NO_OPTIONS
    while True:
        if cursor.accept("NONCLUSTERED"):
            options = options.update(option(catalog, "clustered", False))
        elif cursor.accept("CLUSTERED"):
            options = options.update(option(catalog, "clustered", True))
        elif cursor.accept("ON", "CONFLICT"):
            options = options.update(option(catalog, "on_conflict", cursor.take().text))
        else:
            return options


def read_references(cursor: Cursor, columns: tuple[str, ...], name: str | None, catalog: Catalog) -> ForeignKey:
    """``REFERENCES table (columns)`` and what follows; without columns they are the referred primary key's."""
    cursor.expect("REFERENCES")
    table, schema = cursor.qualified_name()
    if schema is None and catalog.profile.objects.refers_within_schema:
        schema = cursor.schema
    referred = cursor.names() if cursor.sees("(") else _key_of(table, schema, catalog)
    key = ForeignKey(columns, table, referred, referred_schema=schema, name=name)
    while True:
        if cursor.accept("MATCH"):
            match = cursor.take().text
            key = replace(key, match=None if catalog.profile.objects.ignores_match else match)
        elif cursor.accept("ON", "DELETE"):
            key = replace(key, ondelete=_action(cursor))
        elif cursor.accept("ON", "UPDATE"):
            key = replace(key, onupdate=_action(cursor))
        else:
            break
    return replace(key, **_deferral(cursor))


def _key_of(table: str, schema: str | None, catalog: Catalog) -> tuple[str, ...]:
    referred = catalog.find_table(table, schema)
    return referred.primary_key.columns if referred is not None and referred.primary_key is not None else ()


def _action(cursor: Cursor) -> str:
    for action in _ACTIONS:
        if cursor.accept(*action.split()):
            return action
    raise Unreadable("an unknown action of a foreign key")


def _deferral(cursor: Cursor) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while True:
        if cursor.accept("NOT", "DEFERRABLE"):
            found["deferrable"] = False
        elif cursor.accept("DEFERRABLE"):
            found["deferrable"] = True
        elif cursor.accept("INITIALLY"):
            found["initially"] = cursor.take().text
        else:
            return found


def read_constraint(cursor: Cursor, catalog: Catalog) -> Constraint:
    """A table constraint, up to a comma, a closing parenthesis or the end."""
    name = cursor.name() if cursor.accept("CONSTRAINT") and not cursor.sees_any(CONSTRAINT_WORDS) else None
    constraint = _read_body(cursor, catalog, name)
    constraint = replace(constraint, **_deferral(cursor))
    skip_storage(cursor)
    if cursor.accept("NOT", "VALID"):
        constraint = replace(constraint, options=constraint.options.update(option(catalog, "not_valid", True)))
    if not cursor.at_end and not cursor.sees_any((",", ")", *CONSTRAINT_WORDS)):
        raise Unreadable(f"an unknown word in a constraint: {cursor.rest().split()[0]}")
    return constraint


def _read_body(cursor: Cursor, catalog: Catalog, name: str | None) -> Constraint:
    if cursor.accept("PRIMARY", "KEY"):
        options = key_options(cursor, catalog)
        columns, counts = read_key_columns(cursor)
        if counts:
            options = options.update(option(catalog, "autoincrement", True))
        return PrimaryKey(columns, name=name, options=options.update(_key_tail(cursor, catalog)))
    if cursor.accept("UNIQUE"):
        cursor.accept_any(("KEY", "INDEX"))
        options = key_options(cursor, catalog)
        if cursor.accept("NULLS", "NOT", "DISTINCT"):
            options = options.update(option(catalog, "nulls_not_distinct", True))
        if name is None and not cursor.sees("("):
            name = cursor.name()
        columns, _ = read_key_columns(cursor)
        return Unique(columns, name=name, options=options.update(_key_tail(cursor, catalog)))
    if cursor.accept("FOREIGN", "KEY"):
        if name is None and not cursor.sees("("):
            raise Unreadable("a foreign key with the name of its index")
        return read_references(cursor, cursor.names(), name, catalog)
    if cursor.accept("CHECK"):
        return Check(cursor.in_parentheses(), name=name, options=key_options(cursor, catalog))
    if cursor.accept("EXCLUDE"):
        return _read_exclude(cursor, name)
    raise Unreadable("an unknown constraint")


def read_key_columns(cursor: Cursor) -> tuple[tuple[str, ...], bool]:
    """The columns of a key in parentheses; whether SQLite's AUTOINCREMENT stands beside the last."""
    cursor.expect("(")
    names = []
    counts = False
    while True:
        names.append(cursor.name())
        if cursor.sees("("):
            raise Unreadable("a key over a part of a column, or an expression")
        if cursor.sees("COLLATE"):
            raise Unreadable("a key with a collation of its own")
        refuse_order(cursor)
        counts = cursor.accept("AUTOINCREMENT")
        if not cursor.accept(","):
            break
    cursor.expect(")")
    return tuple(names), counts


def refuse_order(cursor: Cursor) -> None:
    """A key goes upwards; one that doesn't is none that the catalog can hold."""
    if cursor.accept_any(("ASC", "DESC")) == "DESC":
        raise Unreadable("a key in descending order")


def _key_tail(cursor: Cursor, catalog: Catalog) -> Options:
    options = key_options(cursor, catalog)
    if cursor.accept("INCLUDE"):
        options = options.update(option(catalog, "include", cursor.names()))
    skip_storage(cursor)
    if cursor.accept("USING") and cursor.name().lower() != catalog.profile.objects.index_method:
        raise Unreadable("a key with a method of its own")
    return options


def _read_exclude(cursor: Cursor, name: str | None) -> Exclude:
    using = cursor.name() if cursor.accept("USING") else "gist"
    cursor.expect("(")
    elements = [_exclude_element(cursor)]
    while cursor.accept(","):
        elements.append(_exclude_element(cursor))
    cursor.expect(")")
    where = cursor.in_parentheses() if cursor.accept("WHERE") else None
    return Exclude(tuple(elements), name=name, using=using, where=where)


def _exclude_element(cursor: Cursor) -> ExcludeElement:
    start = cursor.place
    if cursor.sees("("):
        cursor.skip_parentheses()
        column = None
    elif (after := cursor.peek(1)) is not None and after.text == "(":
        cursor.take()
        cursor.skip_parentheses()
        column = None
    else:
        column = cursor.name()
    expression = cursor.text(start)
    opclass = None if cursor.sees("WITH") else cursor.name()
    cursor.expect("WITH")
    start = cursor.place
    while not cursor.sees_any((",", ")")):
        cursor.take()
    return ExcludeElement(expression, cursor.text(start), column, opclass)
