"""ALTER TABLE and its kin: the catalog after them."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_alter_columns import (
    TableName,
    alter_column,
    change_column,
    changed,
    modify_column,
    read_position,
    with_constraints_of,
)
from sqlgen.catalog.ddl_columns import read_column
from sqlgen.catalog.ddl_constraints import CONSTRAINT_WORDS, read_constraint
from sqlgen.catalog.ddl_indexes import INDEX_WORDS, read_inner_index
from sqlgen.catalog.ddl_tokens import Cursor, Unreadable, UnreadableTable
from sqlgen.catalog.tables import by_name, constraint_named
from sqlgen.catalog.types import RawType
from sqlgen.catalog.values import PrimaryKey, Table, Unique
from sqlgen.profile.identifiers import fold

_WITHOUT_EFFECT: tuple[tuple[str, ...], ...] = (
    ("OWNER", "TO"),
    ("ENABLE",),
    ("DISABLE",),
    ("FORCE", "ROW"),
    ("NO", "FORCE"),
    ("REPLICA", "IDENTITY"),
    ("CLUSTER", "ON"),
    ("SET", "WITHOUT", "CLUSTER"),
    ("SET", "LOGGED"),
    ("SET", "UNLOGGED"),
    ("SET", "TABLESPACE"),
    ("SET", "("),
    ("RESET", "("),
    ("ALGORITHM",),
    ("LOCK",),
    ("AUTO_INCREMENT",),
    ("READ", "ONLY"),  # Oracle
    ("READ", "WRITE"),
)
"""Actions that change nothing that a catalog holds."""


def alter_table(cursor: Cursor, catalog: Catalog) -> Catalog:
    """The catalog after ALTER TABLE (already stepped over); UnreadableTable for what isn't known here."""
    if_exists = cursor.accept("IF", "EXISTS")
    cursor.accept("ONLY")
    name, schema = cursor.qualified_name()
    cursor.accept("*")
    cursor.schema = schema
    table = (name, schema)
    if if_exists and catalog.find_table(name, schema) is None:
        return catalog
    try:
        continues = None
        while True:
            started = cursor.peek()
            if continues is not None and not cursor.sees_any(_STARTS):
                catalog = continues(cursor, catalog, table)
            else:
                continues = _CONTINUED.get(started.text if started is not None else "")
                catalog, table = _action(cursor, catalog, table)
            if not cursor.accept(","):
                break
        cursor.expect_end()
    except Unreadable as unreadable:
        raise UnreadableTable((name, schema), str(unreadable)) from unreadable
    return catalog


def _action(cursor: Cursor, catalog: Catalog, table: TableName) -> tuple[Catalog, TableName]:
    if cursor.accept("RENAME"):
        return _rename(cursor, catalog, table)
    if cursor.accept("SET", "SCHEMA"):
        schema = cursor.name()
        return catalog.rename_table(table[0], table[0], schema=table[1], new_schema=schema), (table[0], schema)
    for words, act in _ACTIONS:
        if cursor.accept(*words):
            return act(cursor, catalog, table), table
    for words in _WITHOUT_EFFECT:
        if cursor.accept(*words):
            while not cursor.at_end and not cursor.sees(","):
                cursor.take()
            return catalog, table
    raise Unreadable("an unknown action")


def _rename(cursor: Cursor, catalog: Catalog, table: TableName) -> tuple[Catalog, TableName]:
    name, schema = table
    if cursor.accept_any(("TO", "AS")) is not None:
        new_name, new_schema = cursor.qualified_name()
        if new_schema is not None:
            catalog = catalog.rename_table(name, new_name, schema=schema, new_schema=new_schema)
        else:
            catalog = catalog.rename_table(name, new_name, schema=schema)
        return catalog, (new_name, new_schema or schema)
    if cursor.accept("CONSTRAINT"):
        old = cursor.name()
        cursor.expect("TO")
        return _rename_constraint(catalog, table, old, cursor.name()), table
    if cursor.sees_any(("INDEX", "KEY")) and not cursor.sees("KEY", "TO"):
        cursor.take()
        old = cursor.name()
        cursor.expect("TO")
        return _rename_index(catalog, table, old, cursor.name()), table
    cursor.accept("COLUMN")
    old = cursor.name()
    cursor.expect("TO")
    new = cursor.name()
    return changed(catalog, table, old, lambda column: replace(column, name=new)), table


def _rename_constraint(catalog: Catalog, table: TableName, old: str, new: str) -> Catalog:
    found = catalog.find_constraint(table[0], old, schema=table[1])
    if found is None:
        return catalog
    catalog = catalog.drop_constraint(table[0], found.constraint, schema=table[1])
    return catalog.add_constraint(table[0], replace(found.constraint, name=new, implicit=False), schema=table[1])


def _rename_index(catalog: Catalog, table: TableName, old: str, new: str) -> Catalog:
    found = catalog.find_index(old, table[0], schema=table[1])
    if found is None:
        return catalog
    owner, index = found
    catalog = catalog.drop_index(old, owner.name, schema=owner.schema)
    return catalog.create_index(owner.name, replace(index, name=new), schema=owner.schema)


def _add(cursor: Cursor, catalog: Catalog, table: TableName) -> Catalog:
    if cursor.sees("DEFAULT") or (cursor.sees("CONSTRAINT") and _word(cursor, 2) == "DEFAULT"):
        return _add_default(cursor, catalog, table)
    if cursor.sees_any(CONSTRAINT_WORDS) and not cursor.sees("CONSTRAINT", ","):
        return _add_constraint(cursor, catalog, table)
    if cursor.sees_any(INDEX_WORDS) and catalog.profile.options.index.count("prefix"):
        return catalog.create_index(table[0], read_inner_index(cursor, catalog), schema=table[1])
    cursor.accept("COLUMN")
    if cursor.accept("("):  # Oracle, MySQL: several
        while True:
            catalog = _add_column(cursor, catalog, table, if_not_exists=False)
            if cursor.accept(")"):
                return catalog
            cursor.expect(",")
    return _add_column(cursor, catalog, table, if_not_exists=cursor.accept("IF", "NOT", "EXISTS"))


def _word(cursor: Cursor, ahead: int) -> str | None:
    token = cursor.peek(ahead)
    return None if token is None else token.text


def _add_default(cursor: Cursor, catalog: Catalog, table: TableName) -> Catalog:
    """SQL Server: ``ADD CONSTRAINT name DEFAULT 5 FOR visits``."""
    name = cursor.name() if cursor.accept("CONSTRAINT") else None
    cursor.expect("DEFAULT")
    default = cursor.expression(("FOR",))
    cursor.expect("FOR")
    return changed(
        catalog, table, cursor.name(), lambda column: replace(column, server_default=default, default_name=name)
    )


def _add_another(cursor: Cursor, catalog: Catalog, table: TableName) -> Catalog:
    """SQL Server: ``ADD a int, b int``; elsewhere the word that begins the next action must be one that is known."""
    added = _add(cursor, catalog, table)
    known = added.find_table(*table)
    if known is None or isinstance(known.columns[-1].type, RawType):
        raise Unreadable("an unknown action")
    return added


def _add_constraint(cursor: Cursor, catalog: Catalog, table: TableName) -> Catalog:
    constraint = read_constraint(cursor, catalog)
    catalog = catalog.add_constraint(table[0], constraint, schema=table[1])
    if isinstance(constraint, PrimaryKey):
        for name in constraint.columns:
            catalog = changed(catalog, table, name, lambda column: replace(column, nullable=False))
    return catalog


def _add_column(cursor: Cursor, catalog: Catalog, table: TableName, *, if_not_exists: bool) -> Catalog:
    found = read_column(cursor, catalog)
    position = read_position(cursor)
    name, schema = table
    known = catalog.find_table(name, schema)
    if if_not_exists and known is not None and by_name(known.columns, found.column.name, catalog.profile) is not None:
        return catalog
    catalog = catalog.add_column(name, found.column, schema=schema, position=position)
    return with_constraints_of(found, catalog, table)


def _drop(cursor: Cursor, catalog: Catalog, table: TableName) -> Catalog:
    name, schema = table
    if cursor.accept("PRIMARY", "KEY"):
        return _drop_primary_key(catalog, table)
    if cursor.sees("UNIQUE", "("):  # Oracle
        cursor.take()
        return _drop_unique(cursor.names(), catalog, table)
    for words, kind in _CONSTRAINT_KINDS:
        if cursor.accept(*words):
            return _drop_constraint(cursor, catalog, table, kind)
    if cursor.accept_any(("INDEX", "KEY")) is not None:
        return catalog.drop_index(cursor.name(), name, schema=schema)
    cursor.accept("COLUMN")
    if cursor.sees("("):
        for column in cursor.names():
            catalog = catalog.drop_column(name, column, schema=schema)
        return catalog
    if_exists = cursor.accept("IF", "EXISTS")
    column = cursor.name()
    constraints_go = cursor.accept("CASCADE", "CONSTRAINTS")  # Oracle
    cascades = cursor.accept("CASCADE")
    cursor.accept("RESTRICT")
    known = catalog.find_table(name, schema)
    if if_exists and known is not None and by_name(known.columns, column, catalog.profile) is None:
        return catalog
    fates = {dependent.fate for dependent in catalog.in_the_way(name, column, schema=schema)}
    if (cascades and fates) or (constraints_go and "refuse" in fates):
        raise Unreadable("more than the column goes")
    return catalog.drop_column(name, column, schema=schema)


_CONSTRAINT_KINDS: tuple[tuple[tuple[str, ...], str | None], ...] = (
    (("CONSTRAINT",), None),
    (("FOREIGN", "KEY"), "foreignkey"),
    (("CHECK",), "check"),
)


def _drop_constraint(cursor: Cursor, catalog: Catalog, table: TableName, kind: str | None) -> Catalog:
    if_exists = cursor.accept("IF", "EXISTS")
    constraint_name = cursor.name()
    cascades = cursor.accept("CASCADE")
    cursor.accept("RESTRICT")
    known = catalog.find_table(*table)
    if known is not None and (named := _with_default_named(known, constraint_name, catalog)) is not None:
        return changed(catalog, table, named, lambda column: replace(column, server_default=None, default_name=None))
    if if_exists and known is not None and constraint_named(known, constraint_name, catalog.profile) is None:
        return catalog
    found = catalog.find_constraint(table[0], constraint_name, schema=table[1], kind=kind)
    if found is None:
        return catalog
    constraint = found.constraint
    if cascades and isinstance(constraint, PrimaryKey | Unique):
        for owner, key in catalog.referrers(*table):
            if frozenset(key.referred_columns) == frozenset(constraint.columns):
                catalog = catalog.drop_constraint(owner.name, key, schema=owner.schema)
    catalog = catalog.numbering_as_now(table[0], (constraint,), schema=table[1])
    return catalog.drop_constraint(table[0], constraint, schema=table[1])


def _with_default_named(table: Table, name: str, catalog: Catalog) -> str | None:
    """SQL Server: the column whose default is a constraint of this name."""
    key = fold(catalog.profile, name)
    named = (each for each in table.columns if each.default_name and fold(catalog.profile, each.default_name) == key)
    return next((column.name for column in named), None)


def _drop_primary_key(catalog: Catalog, table: TableName) -> Catalog:
    found = catalog.find_constraint(table[0], None, schema=table[1], kind="primary")
    return catalog if found is None else catalog.drop_constraint(table[0], found.constraint, schema=table[1])


def _drop_unique(columns: tuple[str, ...], catalog: Catalog, table: TableName) -> Catalog:
    found = catalog.find_constraint(table[0], None, schema=table[1], kind="unique", columns=columns)
    return catalog if found is None else catalog.drop_constraint(table[0], found.constraint, schema=table[1])


def _set_comment(cursor: Cursor, catalog: Catalog, table: TableName) -> Catalog:
    cursor.accept("=")
    return catalog.set_table_comment(table[0], cursor.string() or None, schema=table[1])


def _validate(cursor: Cursor, catalog: Catalog, table: TableName) -> Catalog:
    found = catalog.find_constraint(table[0], cursor.name(), schema=table[1])
    if found is None:
        return catalog
    options = found.constraint.options
    for keyword in list(options):
        if keyword.endswith("_not_valid"):
            options = options.delete(keyword)
    catalog = catalog.drop_constraint(table[0], found.constraint, schema=table[1])
    return catalog.add_constraint(table[0], replace(found.constraint, options=options), schema=table[1])


def _add_checked(cursor: Cursor, catalog: Catalog, table: TableName) -> Catalog:
    """SQL Server: ``WITH NOCHECK ADD CONSTRAINT``."""
    cursor.accept_any(("CHECK", "NOCHECK"))
    if cursor.accept("CONSTRAINT"):
        cursor.name()
        return catalog
    cursor.expect("ADD")
    return _add(cursor, catalog, table)


def _skip_check(cursor: Cursor, catalog: Catalog, table: TableName) -> Catalog:
    cursor.expect("CONSTRAINT")
    cursor.name()
    return catalog


_ACTIONS: tuple[tuple[tuple[str, ...], Callable[[Cursor, Catalog, TableName], Catalog]], ...] = (
    (("ADD",), _add),
    (("DROP",), _drop),
    (("ALTER",), alter_column),
    (("MODIFY",), modify_column),
    (("CHANGE",), change_column),
    (("COMMENT",), _set_comment),
    (("VALIDATE", "CONSTRAINT"), _validate),
    (("WITH",), _add_checked),
    (("CHECK",), _skip_check),
    (("NOCHECK",), _skip_check),
)

_CONTINUED = {"ADD": _add_another, "DROP": _drop}
_STARTS = frozenset({"RENAME", "SET", *(words[0] for words, _ in _ACTIONS), *(words[0] for words in _WITHOUT_EFFECT)})
