"""DROP, RENAME, COMMENT and the ALTER of what isn't a table: the catalog after them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_tokens import Cursor, Unreadable
from sqlgen.catalog.errors import IndexUnknown
from sqlgen.catalog.readers import without_views_reading
from sqlgen.catalog.tables import map_constraints
from sqlgen.catalog.types import changed_type
from sqlgen.catalog.values import Column, EnumType, Sequence, Table, View

_HARMLESS = frozenset(
    {
        *("FUNCTION", "PROCEDURE", "EXTENSION", "DATABASE", "ROLE", "USER", "LOGIN", "DOMAIN", "COLLATION", "CAST"),
        *("OPERATOR", "AGGREGATE", "POLICY", "RULE", "PUBLICATION", "SUBSCRIPTION", "STATISTICS", "SERVER", "LANGUAGE"),
        *("TABLESPACE", "SYNONYM", "PUBLIC", "EVENT", "PACKAGE", "ROUTINE", "DEFAULT", "SYSTEM", "SESSION"),
    }
)
"""What a catalog doesn't hold."""


def drop(cursor: Cursor, catalog: Catalog) -> Catalog:
    """The catalog after a statement that begins with DROP (already stepped over).

    :raises Unreadable: something that may change the catalog in a way that isn't known here.
    """
    if cursor.accept("TABLE") or cursor.accept("TEMPORARY", "TABLE"):
        return _drop_tables(cursor, catalog)
    if cursor.accept("TYPE"):
        return _drop_types(cursor, catalog)
    if cursor.accept("INDEX"):
        return _drop_indexes(cursor, catalog)
    if cursor.accept("SEQUENCE"):
        return _drop_named(cursor, catalog, Catalog.find_sequence, Catalog.drop_sequence)
    if cursor.accept("VIEW") or cursor.accept("MATERIALIZED", "VIEW"):
        return _drop_named(cursor, catalog, Catalog.find_view, Catalog.drop_view)
    if cursor.accept("TRIGGER"):
        return _drop_trigger(cursor, catalog)
    if cursor.accept("SCHEMA"):
        return _drop_schema(cursor, catalog)
    if cursor.sees_any(_HARMLESS):
        return catalog
    raise Unreadable("an unknown kind of object")


def _names(cursor: Cursor) -> tuple[list[tuple[str, str | None]], bool, bool]:
    """The names, whether they need exist, and whether more goes with them."""
    if_exists = cursor.accept("IF", "EXISTS")
    found = [cursor.qualified_name()]
    while cursor.accept(","):
        found.append(cursor.qualified_name())
    cascades = cursor.accept("CASCADE")
    cursor.accept("CONSTRAINTS")
    cursor.accept("RESTRICT")
    cursor.accept("PURGE")
    cursor.expect_end()
    return found, if_exists, cascades


def _drop_tables(cursor: Cursor, catalog: Catalog) -> Catalog:
    names, if_exists, cascades = _names(cursor)
    going = {catalog.registry.key(*each) for each in names}
    for name, schema in names:
        if catalog.find_table(name, schema) is None and if_exists:
            continue
        for owner, key in catalog.referrers(name, schema):
            if cascades or catalog.registry.key(owner.name, owner.schema) in going:
                catalog = catalog.drop_constraint(owner.name, key, schema=owner.schema)
        if cascades and (table := catalog.find_table(name, schema)) is not None:
            catalog = replace(catalog, registry=without_views_reading(catalog.registry, table))
        catalog = catalog.drop_table(name, schema)
    return catalog


def _drop_types(cursor: Cursor, catalog: Catalog) -> Catalog:
    names, _, cascades = _names(cursor)
    for name, schema in names:
        enum = catalog.find_type(name, schema)
        if enum is None:
            continue  # a type that the catalog doesn't hold
        catalog = catalog.drop_type(name, schema)
        if cascades:  # columns of that type go with it
            for table in _tables_with(enum, catalog):
                catalog = catalog.mark_uncertain(table.name, table.schema)
    return catalog


def _drop_indexes(cursor: Cursor, catalog: Catalog) -> Catalog:
    cursor.accept("CONCURRENTLY")
    if_exists = cursor.accept("IF", "EXISTS")
    name, schema = cursor.qualified_name()
    if cursor.accept("ON"):
        table, table_schema = cursor.qualified_name()
        known = catalog.find_table(table, table_schema)
        if if_exists and (known is None or all(each.name != name for each in known.indexes)):
            return catalog
        return catalog.drop_index(name, table, schema=table_schema)
    cursor.place -= 1
    if schema is not None:
        cursor.place -= 2
    names, _, _ = _names(cursor)
    for name, schema in names:
        if if_exists and not _has_index(catalog, name, schema):
            continue
        catalog = catalog.drop_index(name, schema=schema)
    return catalog


def _has_index(catalog: Catalog, name: str, schema: str | None) -> bool:
    try:
        return catalog.find_index(name, schema=schema) is not None
    except IndexUnknown:
        return False


def _drop_named(
    cursor: Cursor,
    catalog: Catalog,
    find: Callable[..., Any],
    remove: Callable[..., Catalog],
) -> Catalog:
    names, _, cascades = _names(cursor)
    for name, schema in names:
        found = find(catalog, name, schema)
        if found is None:
            continue
        catalog = remove(catalog, name, schema)
        if cascades and isinstance(found, View):
            catalog = replace(catalog, registry=without_views_reading(catalog.registry, found))
    return catalog


def _drop_trigger(cursor: Cursor, catalog: Catalog) -> Catalog:
    cursor.accept("IF", "EXISTS")
    name, _ = cursor.qualified_name()
    if cursor.accept("ON"):
        owner, schema = cursor.qualified_name()
        owners = [catalog.find_table(owner, schema)]
    else:
        owners = list(catalog.tables())
    for table in owners:
        if table is not None and any(trigger.name == name for trigger in table.triggers):
            return catalog.drop_trigger(table.name, name, schema=table.schema)
    return catalog


def _drop_schema(cursor: Cursor, catalog: Catalog) -> Catalog:
    cursor.accept("IF", "EXISTS")
    gone = {cursor.name()}
    while cursor.accept(","):
        gone.add(cursor.name())
    for table in list(catalog.tables()):
        if table.schema in gone:
            catalog = catalog.mark_uncertain(table.name, table.schema)
    return catalog


def rename(cursor: Cursor, catalog: Catalog) -> Catalog:
    """MySQL's ``RENAME TABLE a TO b, c TO d`` and Oracle's ``RENAME a TO b`` (RENAME already stepped over)."""
    cursor.accept("TABLE")
    while True:
        name, schema = cursor.qualified_name()
        cursor.expect("TO")
        new_name, new_schema = cursor.qualified_name()
        catalog = catalog.rename_table(name, new_name, schema=schema, new_schema=new_schema or schema)
        if not cursor.accept(","):
            break
    cursor.expect_end()
    return catalog


def comment(cursor: Cursor, catalog: Catalog) -> Catalog:
    """``COMMENT ON TABLE t IS '...'``, and on a column, an index or a constraint (COMMENT already stepped over)."""
    cursor.expect("ON")
    for word, act in _COMMENTED.items():
        if cursor.accept(word):
            return act(cursor, catalog)
    return catalog  # of objects whose comments the catalog doesn't hold


def _comment_on_table(cursor: Cursor, catalog: Catalog) -> Catalog:
    name, schema = cursor.qualified_name()
    return catalog.set_table_comment(name, _comment_text(cursor), schema=schema)


def _comment_on_column(cursor: Cursor, catalog: Catalog) -> Catalog:
    table, schema, name = _column_path(cursor)
    text = _comment_text(cursor)
    if catalog.find_view(table, schema) is not None or catalog.find_type(table, schema) is not None:
        return catalog
    column = catalog.column(table, name, schema=schema)
    if column is None:
        return catalog
    return catalog.alter_column(table, name, replace(column, comment=text), schema=schema)


def _column_path(cursor: Cursor) -> tuple[str, str | None, str]:
    """A column with its table before it: the table's name and schema, the column's name."""
    parts = [cursor.name()]
    while cursor.accept("."):
        parts.append(cursor.name())
    if len(parts) < 2:
        raise Unreadable("a column without its table")
    return parts[-2], ".".join(parts[:-2]) or None, parts[-1]


def _comment_on_index(cursor: Cursor, catalog: Catalog) -> Catalog:
    name, schema = cursor.qualified_name()
    text = _comment_text(cursor)
    if not _has_index(catalog, name, schema):
        return catalog  # that of a key
    found = catalog.find_index(name, schema=schema)
    if found is None:
        return catalog
    table, index = found
    indexes = (replace(each, comment=text) if each is index else each for each in table.indexes)
    return catalog.replace_table(replace(table, indexes=tuple(indexes)))


def _comment_on_constraint(cursor: Cursor, catalog: Catalog) -> Catalog:
    name = cursor.name()
    cursor.expect("ON")
    if cursor.accept("DOMAIN"):
        return catalog
    table, schema = cursor.qualified_name()
    text = _comment_text(cursor)
    found = catalog.find_constraint(table, name, schema=schema)
    if found is None:
        return catalog
    commented = map_constraints(
        catalog.table(table, schema), lambda each: replace(each, comment=text) if each is found.constraint else each
    )
    return catalog.replace_table(commented)


_COMMENTED: dict[str, Callable[[Cursor, Catalog], Catalog]] = {
    "TABLE": _comment_on_table,
    "COLUMN": _comment_on_column,
    "INDEX": _comment_on_index,
    "CONSTRAINT": _comment_on_constraint,
}


def _comment_text(cursor: Cursor) -> str | None:
    cursor.expect("IS")
    text = None if cursor.accept("NULL") else cursor.string() or None
    cursor.expect_end()
    return text


def alter_index(cursor: Cursor, catalog: Catalog) -> Catalog:
    """The catalog after ALTER INDEX (already stepped over): only a rename counts."""
    cursor.accept("IF", "EXISTS")
    name, schema = cursor.qualified_name()
    if not cursor.accept("RENAME", "TO"):
        return catalog
    new_name = cursor.name()
    cursor.expect_end()
    if not _has_index(catalog, name, schema):
        return _rename_key(catalog, name, new_name, schema)
    found = catalog.find_index(name, schema=schema)
    if found is None:
        return catalog
    table, index = found
    catalog = catalog.drop_index(name, table.name, schema=table.schema)
    return catalog.create_index(table.name, replace(index, name=new_name), schema=table.schema)


def _rename_key(catalog: Catalog, name: str, new_name: str, schema: str | None) -> Catalog:
    """The index behind a primary key or a unique constraint: PostgreSQL renames the constraint along."""
    for table in catalog.tables():
        keys = (*table.uniques, *((table.primary_key,) if table.primary_key is not None else ()))
        for key in keys:
            if key.name == name and table.schema == schema:
                catalog = catalog.drop_constraint(table.name, key, schema=table.schema)
                renamed = replace(key, name=new_name, implicit=False)
                return catalog.add_constraint(table.name, renamed, schema=table.schema)
    return catalog


def alter_sequence(cursor: Cursor, catalog: Catalog) -> Catalog:
    """The catalog after ALTER SEQUENCE (already stepped over): a rename counts, and whose it is."""
    start = cursor.place
    cursor.accept("IF", "EXISTS")
    name, schema = cursor.qualified_name()
    sequence = catalog.find_sequence(name, schema)
    if sequence is not None and cursor.accept("OWNED", "BY"):
        return _owned(sequence, cursor, catalog)
    cursor.place = start
    return _renamed(cursor, catalog, Catalog.find_sequence, Catalog.drop_sequence, Catalog.create_sequence)


def _owned(sequence: Sequence, cursor: Cursor, catalog: Catalog) -> Catalog:
    owner = None
    if not cursor.accept("NONE"):
        table, _, column = _column_path(cursor)
        owner = (table, column)
    cursor.expect_end()
    registry = catalog.registry.remove("sequence", catalog.registry.key(sequence.name, sequence.schema))
    return replace(catalog, registry=registry.put("sequence", replace(sequence, owned_by=owner)))


def alter_view(cursor: Cursor, catalog: Catalog) -> Catalog:
    """The catalog after ALTER VIEW (already stepped over): only a rename counts."""
    return _renamed(cursor, catalog, Catalog.find_view, Catalog.drop_view, Catalog.create_view)


def _renamed(
    cursor: Cursor,
    catalog: Catalog,
    find: Callable[..., Any],
    remove: Callable[..., Catalog],
    add: Callable[..., Catalog],
) -> Catalog:
    cursor.accept("IF", "EXISTS")
    name, schema = cursor.qualified_name()
    value = find(catalog, name, schema)
    if value is None or not cursor.accept("RENAME", "TO"):
        return catalog
    return add(remove(catalog, name, schema), replace(value, name=cursor.name()))


def alter_type(cursor: Cursor, catalog: Catalog) -> Catalog:
    """The catalog after ALTER TYPE (already stepped over); types that it doesn't hold aren't its business."""
    name, schema = cursor.qualified_name()
    enum = catalog.find_type(name, schema)
    if enum is None or cursor.sees("OWNER"):
        return catalog
    new = _changed_enum(cursor, enum)
    if (new.name, new.schema) == (enum.name, enum.schema):
        catalog = catalog.replace_type(new)
    else:
        catalog = catalog.drop_type(name, schema).create_type(new)
    for table in _tables_with(enum, catalog):
        columns = tuple(_with_enum(column, enum, new) for column in table.columns)
        catalog = catalog.replace_table(replace(table, columns=columns))
    return catalog


def _changed_enum(cursor: Cursor, enum: EnumType) -> EnumType:
    if cursor.accept("ADD", "VALUE"):
        return _with_value(cursor, enum)
    if cursor.accept("RENAME", "VALUE"):
        old = cursor.string()
        cursor.expect("TO")
        new = cursor.string()
        return replace(enum, values=tuple(new if value == old else value for value in enum.values))
    if cursor.accept("RENAME", "TO"):
        return replace(enum, name=cursor.name())
    if cursor.accept("SET", "SCHEMA"):
        return replace(enum, schema=cursor.name())
    raise Unreadable("an unknown change of a type")


def _with_value(cursor: Cursor, enum: EnumType) -> EnumType:
    cursor.accept("IF", "NOT", "EXISTS")
    value = cursor.string()
    if value in enum.values:
        return enum
    place = len(enum.values)
    where = cursor.accept_any(("BEFORE", "AFTER"))
    if where is not None:
        neighbour = cursor.string()
        if neighbour not in enum.values:
            raise Unreadable("a neighbour that isn't there")
        place = enum.values.index(neighbour) + (where == "AFTER")
    cursor.expect_end()
    return replace(enum, values=(*enum.values[:place], value, *enum.values[place:]))


def _tables_with(enum: EnumType, catalog: Catalog) -> list[Table]:
    return [table for table in catalog.tables() if any(_is_of(column.type, enum) for column in table.columns)]


def _is_of(type_: TypeEngine[Any], enum: EnumType) -> bool:
    if isinstance(type_, sa.ARRAY):
        return _is_of(type_.item_type, enum)
    return isinstance(type_, sa.Enum) and (type_.name, type_.schema) == (enum.name, enum.schema)


def _with_enum(column: Column, old: EnumType, new: EnumType) -> Column:
    return replace(column, type=_enum_of(column.type, new)) if _is_of(column.type, old) else column


def _enum_of(type_: TypeEngine[Any], enum: EnumType) -> TypeEngine[Any]:
    if isinstance(type_, sa.ARRAY):
        return changed_type(type_, item_type=_enum_of(type_.item_type, enum))
    return sa.Enum(*enum.values, name=enum.name, schema=enum.schema, _create_events=False)
