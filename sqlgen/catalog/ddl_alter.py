"""ALTER TABLE and its kin: the catalog after them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, reduce
from typing import Any, TypeAlias

from msgspec.structs import replace
from sqlalchemy.types import NullType

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_columns import (
    CONSTRAINT_WORDS,
    INDEX_WORDS,
    ColumnText,
    read_column,
    read_constraint,
    read_identity,
    read_inner_index,
    read_sequence_options,
)
from sqlgen.catalog.ddl_tokens import Cursor, Unreadable, UnreadableTable
from sqlgen.catalog.ddl_types import read_type, type_of
from sqlgen.catalog.tables import Position, by_name, constraint_named
from sqlgen.catalog.types import RawType
from sqlgen.catalog.values import Column, Computed, Identity, PrimaryKey, Table, Unique
from sqlgen.profile.identifiers import fold

_Table: TypeAlias = tuple[str, str | None]

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


def _action(cursor: Cursor, catalog: Catalog, table: _Table) -> tuple[Catalog, _Table]:
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


def _rename(cursor: Cursor, catalog: Catalog, table: _Table) -> tuple[Catalog, _Table]:
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
    return _change(catalog, table, old, lambda column: replace(column, name=new)), table


def _change(catalog: Catalog, table: _Table, name: str, change: Callable[[Column], Column]) -> Catalog:
    """Alter a column; one that a table in part known doesn't show is taken as told."""
    name_of_table, schema = table
    column = catalog.column(name_of_table, name, schema=schema)
    if column is None:
        column = Column(name, NullType())
    return catalog.alter_column(name_of_table, name, change(column), schema=schema)


def _rename_constraint(catalog: Catalog, table: _Table, old: str, new: str) -> Catalog:
    found = catalog.find_constraint(table[0], old, schema=table[1])
    if found is None:
        return catalog
    catalog = catalog.drop_constraint(table[0], found.constraint, schema=table[1])
    return catalog.add_constraint(table[0], replace(found.constraint, name=new, implicit=False), schema=table[1])


def _rename_index(catalog: Catalog, table: _Table, old: str, new: str) -> Catalog:
    found = catalog.find_index(old, table[0], schema=table[1])
    if found is None:
        return catalog
    owner, index = found
    catalog = catalog.drop_index(old, owner.name, schema=owner.schema)
    return catalog.create_index(owner.name, replace(index, name=new), schema=owner.schema)


def _add(cursor: Cursor, catalog: Catalog, table: _Table) -> Catalog:
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


def _add_default(cursor: Cursor, catalog: Catalog, table: _Table) -> Catalog:
    """SQL Server: ``ADD CONSTRAINT name DEFAULT 5 FOR visits``."""
    name = cursor.name() if cursor.accept("CONSTRAINT") else None
    cursor.expect("DEFAULT")
    default = cursor.expression(("FOR",))
    cursor.expect("FOR")
    return _change(
        catalog, table, cursor.name(), lambda column: replace(column, server_default=default, default_name=name)
    )


def _add_another(cursor: Cursor, catalog: Catalog, table: _Table) -> Catalog:
    """SQL Server: ``ADD a int, b int``; elsewhere the word that begins the next action must be one that is known."""
    added = _add(cursor, catalog, table)
    known = added.find_table(*table)
    if known is None or isinstance(known.columns[-1].type, RawType):
        raise Unreadable("an unknown action")
    return added


def _add_constraint(cursor: Cursor, catalog: Catalog, table: _Table) -> Catalog:
    constraint = read_constraint(cursor, catalog)
    catalog = catalog.add_constraint(table[0], constraint, schema=table[1])
    if isinstance(constraint, PrimaryKey):
        for name in constraint.columns:
            catalog = _change(catalog, table, name, lambda column: replace(column, nullable=False))
    return catalog


def _add_column(cursor: Cursor, catalog: Catalog, table: _Table, *, if_not_exists: bool) -> Catalog:
    found = read_column(cursor, catalog)
    position = _position(cursor)
    name, schema = table
    known = catalog.find_table(name, schema)
    if if_not_exists and known is not None and by_name(known.columns, found.column.name, catalog.profile) is not None:
        return catalog
    catalog = catalog.add_column(name, found.column, schema=schema, position=position)
    return _with_constraints_of(found, catalog, table)


def _position(cursor: Cursor) -> Position | None:
    if cursor.accept("FIRST"):
        return Position.first()
    if cursor.accept("AFTER"):
        return Position.after(cursor.name())
    return None


def _with_constraints_of(found: ColumnText, catalog: Catalog, table: _Table) -> Catalog:
    keys: list[Any] = [] if found.primary_key is None else [found.primary_key]
    for constraint in (*keys, *found.constraints):
        catalog = catalog.add_constraint(table[0], constraint, schema=table[1])
    return catalog


def _drop(cursor: Cursor, catalog: Catalog, table: _Table) -> Catalog:
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


def _drop_constraint(cursor: Cursor, catalog: Catalog, table: _Table, kind: str | None) -> Catalog:
    if_exists = cursor.accept("IF", "EXISTS")
    constraint_name = cursor.name()
    cascades = cursor.accept("CASCADE")
    cursor.accept("RESTRICT")
    known = catalog.find_table(*table)
    if known is not None and (named := _with_default_named(known, constraint_name, catalog)) is not None:
        return _change(catalog, table, named, lambda column: replace(column, server_default=None, default_name=None))
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
    return catalog.drop_constraint(table[0], constraint, schema=table[1])


def _with_default_named(table: Table, name: str, catalog: Catalog) -> str | None:
    """SQL Server: the column whose default is a constraint of this name."""
    key = fold(catalog.profile, name)
    named = (each for each in table.columns if each.default_name and fold(catalog.profile, each.default_name) == key)
    return next((column.name for column in named), None)


def _drop_primary_key(catalog: Catalog, table: _Table) -> Catalog:
    found = catalog.find_constraint(table[0], None, schema=table[1], kind="primary")
    return catalog if found is None else catalog.drop_constraint(table[0], found.constraint, schema=table[1])


def _drop_unique(columns: tuple[str, ...], catalog: Catalog, table: _Table) -> Catalog:
    found = catalog.find_constraint(table[0], None, schema=table[1], kind="unique", columns=columns)
    return catalog if found is None else catalog.drop_constraint(table[0], found.constraint, schema=table[1])


def _alter_column(cursor: Cursor, catalog: Catalog, table: _Table) -> Catalog:
    if cursor.sees_any(("CONSTRAINT", "INDEX", "CHECK")):
        raise Unreadable("a constraint that is altered")
    cursor.accept("COLUMN")
    name = cursor.name()
    return _change(catalog, table, name, _column_change(cursor, catalog))


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


def _modify(cursor: Cursor, catalog: Catalog, table: _Table) -> Catalog:
    """MySQL restates a column; Oracle says only what changes."""
    if not catalog.profile.options.index.count("prefix"):
        return _modify_in_part(cursor, catalog, table)
    cursor.accept("COLUMN")
    return _restate(read_column(cursor, catalog), None, cursor, catalog, table)


def _change_column(cursor: Cursor, catalog: Catalog, table: _Table) -> Catalog:
    cursor.accept("COLUMN")
    old = cursor.name()
    return _restate(read_column(cursor, catalog), old, cursor, catalog, table)


def _restate(found: ColumnText, old: str | None, cursor: Cursor, catalog: Catalog, table: _Table) -> Catalog:
    if _position(cursor) is not None:
        raise Unreadable("a column that moves")
    known = catalog.find_table(*table)
    key = known.primary_key if known is not None else None
    new = found.column
    if key is not None and (old or new.name) in key.columns:
        new = replace(new, nullable=False)
    catalog = _change(catalog, table, old or new.name, lambda _old: new)
    return _with_constraints_of(found, catalog, table)


def _modify_in_part(cursor: Cursor, catalog: Catalog, table: _Table) -> Catalog:
    several = cursor.accept("(")
    while True:
        catalog = _change(catalog, table, cursor.name(), _partial_change(cursor, catalog))
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


def _set_comment(cursor: Cursor, catalog: Catalog, table: _Table) -> Catalog:
    cursor.accept("=")
    return catalog.set_table_comment(table[0], cursor.string() or None, schema=table[1])


def _validate(cursor: Cursor, catalog: Catalog, table: _Table) -> Catalog:
    found = catalog.find_constraint(table[0], cursor.name(), schema=table[1])
    if found is None:
        return catalog
    options = found.constraint.options
    for keyword in list(options):
        if keyword.endswith("_not_valid"):
            options = options.delete(keyword)
    catalog = catalog.drop_constraint(table[0], found.constraint, schema=table[1])
    return catalog.add_constraint(table[0], replace(found.constraint, options=options), schema=table[1])


def _add_checked(cursor: Cursor, catalog: Catalog, table: _Table) -> Catalog:
    """SQL Server: ``WITH NOCHECK ADD CONSTRAINT``."""
    cursor.accept_any(("CHECK", "NOCHECK"))
    if cursor.accept("CONSTRAINT"):
        cursor.name()
        return catalog
    cursor.expect("ADD")
    return _add(cursor, catalog, table)


def _skip_check(cursor: Cursor, catalog: Catalog, table: _Table) -> Catalog:
    cursor.expect("CONSTRAINT")
    cursor.name()
    return catalog


_ACTIONS: tuple[tuple[tuple[str, ...], Callable[[Cursor, Catalog, _Table], Catalog]], ...] = (
    (("ADD",), _add),
    (("DROP",), _drop),
    (("ALTER",), _alter_column),
    (("MODIFY",), _modify),
    (("CHANGE",), _change_column),
    (("COMMENT",), _set_comment),
    (("VALIDATE", "CONSTRAINT"), _validate),
    (("WITH",), _add_checked),
    (("CHECK",), _skip_check),
    (("NOCHECK",), _skip_check),
)

_CONTINUED = {"ADD": _add_another, "DROP": _drop}
_STARTS = frozenset({"RENAME", "SET", *(words[0] for words, _ in _ACTIONS), *(words[0] for words in _WITHOUT_EFFECT)})
