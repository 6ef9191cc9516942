"""Draws changes around constraints: each function does one operation on a constraint of a kind, or on what it is on.

`wanted` is "primary", "unique", "foreignkey", "check" or "exclude". What returns False wasn't done: nothing fits, or
sqlgen refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from sqlgen.catalog.expressions import reads_column
from sqlgen.catalog.lookup import KINDS as CONSTRAINTS
from sqlgen.catalog.values import Column, Constraint, ForeignKey, PrimaryKey, Table
from tests.drawn.choices import Draw, NothingFits, chance, pick, shuffled
from tests.drawn.kinds import TAUTOLOGY
from tests.drawn.on_columns import (
    added,
    comment_altered,
    counts,
    default_altered,
    dropped,
    has_old_index,
    may_drop_table,
    may_toggle_null,
    renamed,
    table_dropped,
    table_renamed,
)
from tests.drawn.pairs import columns_of, kind_of
from tests.drawn.tables import (
    ACTIONS,
    condition,
    deferred,
    distinct,
    draw_table,
    has_key,
    kind_called,
    kinds,
    may_index_foreign_keys,
    quoted,
    referable,
)
from tests.drawn.world import Fact, World, column


def add_constraint(draw: Draw, world: World, wanted: str) -> bool:
    return _add(draw, world, wanted, named=chance(draw))


def _add(draw: Draw, world: World, wanted: str, *, named: bool) -> bool:
    """Add one to some table where it is possible."""
    tables = shuffled(draw, world.tables())
    return any(_added(draw, world, wanted, table, named=named) for table in tables)


def _added(draw: Draw, world: World, wanted: str, table: Table, *, named: bool) -> bool:
    try:
        return ADDING[wanted](draw, world, table, world.new_name(wanted[:2]) if named else None)
    except NothingFits:
        return False


def _primary(draw: Draw, world: World, table: Table, name: str | None) -> bool:
    if table.primary_key is not None:
        if not _may_drop(world, table, table.primary_key) or not drop(world, table, table.primary_key):
            return False
        table = world.table(table.name)
    found = [each for each in lone_keys(world, table) if distinct(world, table, each)]
    found = [
        each
        for each in found
        if world.facts[table.name, each].content in ("own", "cast") or world.rows[table.name] == 0
    ]
    return world.do("create_primary_key", name, table.name, [pick(draw, found)])


def keyable(world: World, table: Table) -> list[str]:
    referring = {name for key in table.foreign_keys for name in key.columns}
    return [
        each.name
        for each in table.columns
        if (may_index_foreign_keys(world) or each.name not in referring)
        and (fact := world.facts[table.name, each.name]).kind.key
        and fact.content != "computed"
    ]


def lone_keys(world: World, table: Table) -> list[str]:
    """Columns that can get a key of their own.

    Not where they have one: the database chooses which of two a foreign key hangs on, and doesn't let that one go.
    """
    return [name for name in keyable(world, table) if not has_key(table, name)]


def _unique(draw: Draw, world: World, table: Table, name: str | None) -> bool:
    first = pick(draw, [each for each in lone_keys(world, table) if distinct(world, table, each)])
    columns = list(dict.fromkeys([first, pick(draw, keyable(world, table))]))
    if any(key.columns == tuple(columns) for key in table.uniques):
        raise NothingFits  # of two, PostgreSQL makes only one when it creates a table
    return world.do("create_unique_constraint", name, table.name, columns, **deferred(draw, world))


def _foreign(draw: Draw, world: World, table: Table, name: str | None) -> bool:
    found = [
        (each.name, target)
        for each in table.columns
        for target in referable(world)
        if world.facts[target].kind is world.facts[table.name, each.name].kind
        and _refers_well(world, table, each, target)
    ]
    local, (referred, referred_name) = pick(draw, found) if found else _empty_column(draw, world, table)
    table = world.table(table.name)
    actions = {key: action for key in ("onupdate", "ondelete") if (action := pick(draw, ACTIONS))}
    more = deferred(draw, world)
    return world.do("create_foreign_key", name, table.name, referred, [local], [referred_name], **actions, **more)


def _empty_column(draw: Draw, world: World, table: Table) -> tuple[str, tuple[str, str]]:
    """A new column that holds nothing yet, of the kind of a key that it may refer to."""
    mariadb = not may_index_foreign_keys(world)  # lets no CHECK read a column that a foreign key may change
    keys = [each for each in referable(world) if not (mariadb and world.facts[each].kind.name.startswith("Checked"))]
    target = pick(draw, keys)
    kind = world.facts[target].kind
    name = world.new_name("to")
    if not world.do("add_column", table.name, column(name, kind)):
        raise NothingFits
    world.facts[table.name, name] = Fact(kind, "null")
    return name, target


def _refers_well(world: World, table: Table, each: Column, target: tuple[str, str]) -> bool:
    if target == (table.name, each.name) or each.computed is not None or counts(each):
        return False
    if any(each.name in key.columns for key in table.foreign_keys) and world.profile.objects.foreign_key_index:
        return False  # which of two gives its name to the index hangs on how they were made
    if not may_index_foreign_keys(world) and (each.name in _indexed(table) or _read(world, table, each)):
        return False
    content = world.facts[table.name, each.name].content
    enough = world.rows[target[0]] >= world.rows[table.name]
    return content == "null" or world.rows[table.name] == 0 or (content == "own" and enough)


def _read(world: World, table: Table, each: Column) -> bool:
    """Whether a check or a generated column reads it: MariaDB wants no action of a foreign key on such a column."""
    texts = [check.sqltext for check in table.checks]
    texts += [other.computed.sqltext for other in table.columns if other.computed]
    return any(reads_column(text, each.name, world.profile) for text in texts)


def _indexed(table: Table) -> set[str | None]:
    keys = (*table.uniques, *([table.primary_key] if table.primary_key else []))
    return {name for key in keys for name in key.columns} | {part.column for i in table.indexes for part in i.parts}


def _in_foreign_key(world: World, table: Table, each: Column) -> bool:
    """MariaDB lets no CHECK read a column that a foreign key may change."""
    return world.profile.name == "mariadb" and any(each.name in key.columns for key in table.foreign_keys)


def _check(draw: Draw, world: World, table: Table, name: str | None) -> bool:
    each = pick(draw, [each for each in table.columns if not counts(each) and not _in_foreign_key(world, table, each)])
    fact = world.facts[table.name, each.name]
    sqltext = condition(world, each.name, fact.kind)
    if fact.content in ("cast", "computed"):
        sqltext = TAUTOLOGY.format(c=quoted(world, each.name))
    return world.do("create_check_constraint", name, table.name, sa.text(sqltext))


def _exclude(draw: Draw, world: World, table: Table, name: str | None) -> bool:
    taken = {columns_of(each) for each in table.excludes}  # of two, PostgreSQL makes only one when it creates a table
    ranges = [
        each.name
        for each in table.columns
        if world.facts[table.name, each.name].kind.family == "range"
        and distinct(world, table, each.name)
        and (each.name,) not in taken
    ]
    if ranges:
        return world.do(
            "create_exclude_constraint", name, table.name, (sa.column(pick(draw, ranges)), "&&"), using="gist"
        )
    names = [each for each in keyable(world, table) if distinct(world, table, each) and (each,) not in taken]
    return world.do("create_exclude_constraint", name, table.name, (sa.column(pick(draw, names)), "="), using="btree")


ADDING = {"primary": _primary, "unique": _unique, "foreignkey": _foreign, "check": _check, "exclude": _exclude}


def constrained(world: World, wanted: str) -> list[tuple[Table, Constraint]]:
    """The constraints of a kind; not those that a type brought along."""
    return [
        (table, constraint)
        for table in world.tables()
        for constraint in table.constraints
        if isinstance(constraint, CONSTRAINTS[wanted]) and getattr(constraint, "bound_to", None) is None
    ]


def drop_constraint(draw: Draw, world: World, wanted: str) -> bool:
    return _drop_one(draw, world, wanted, implicit=False)


def drop_unnamed(draw: Draw, world: World, wanted: str) -> bool:
    return _drop_one(draw, world, wanted, implicit=True)


def _drop_one(draw: Draw, world: World, wanted: str, *, implicit: bool) -> bool:
    """Drop one, which is added first where there is none."""

    def found() -> list[tuple[Table, Constraint]]:
        them = [each for each in constrained(world, wanted) if each[1].implicit is implicit]
        return [(table, each) for table, each in them if _may_drop(world, table, each)]

    return (bool(found()) or _add(draw, world, wanted, named=not implicit)) and drop(world, *pick(draw, found()))


def _may_drop(world: World, table: Table, constraint: Constraint) -> bool:
    """A key that a foreign key needs stays; so does the key of a column that counts up."""
    if isinstance(constraint, PrimaryKey) and any(counts(each) for each in table.columns):
        return False
    if not isinstance(constraint, ForeignKey):
        referred = {key.referred_columns for _, key in world.catalog.referrers(table.name)}
        return columns_of(constraint) not in referred
    return not has_old_index(world, table, constraint.columns)


def drop(world: World, table: Table, constraint: Constraint) -> bool:
    keywords: dict[str, Any] = {} if kind_of(constraint) == "exclude" else {"type_": kind_of(constraint)}
    if constraint.name is None and columns_of(constraint):
        keywords["columns"] = list(columns_of(constraint))
    return world.do("drop_constraint", constraint.name, table.name, **keywords)


def add_column(draw: Draw, world: World, wanted: str) -> bool:
    """With a constraint of its own."""
    table = pick(draw, list(world.tables()))
    if wanted == "check":
        return added(draw, world, table, kind_called(world, pick(draw, ("CheckedBoolean", "CheckedEnum"))))
    if wanted == "unique":
        return added(draw, world, table, pick(draw, [kind for kind in kinds(world) if kind.key]), unique=True)
    found = [world.facts[each].kind for each in referable(world)]
    return added(draw, world, table, pick(draw, found), refers=True)


def rename_column(draw: Draw, world: World, wanted: str) -> bool:
    return renamed(draw, world, *_column_in(draw, world, wanted))


def drop_column(draw: Draw, world: World, wanted: str) -> bool:
    return dropped(world, *_column_in(draw, world, wanted, lambda table, _: len(table.columns) > 2))


def alter_column(draw: Draw, world: World, wanted: str) -> bool:
    """Nullability, default or comment."""
    table, each = _column_in(draw, world, wanted, lambda _, each: not counts(each) and each.computed is None)
    if may_toggle_null(world, table, each) and chance(draw):
        return world.do("alter_column", table.name, each.name, nullable=not each.nullable)
    return pick(draw, (default_altered, comment_altered))(draw, world, table, each)


def _column_in(
    draw: Draw, world: World, wanted: str, fits: Callable[[Table, Column], bool] = lambda *_: True
) -> tuple[Table, Column]:
    """A column that is in a constraint, which is added where there is none."""

    def found() -> list[tuple[Table, Column]]:
        return [
            (table, each)
            for table, constraint in constrained(world, wanted)
            for each in table.columns
            if _holds(world, constraint, each) and fits(table, each)
        ]

    if not found():
        _add(draw, world, wanted, named=chance(draw))
    return pick(draw, found())


def _holds(world: World, constraint: Constraint, each: Column) -> bool:
    sqltext = getattr(constraint, "sqltext", None)
    return each.name in columns_of(constraint) or bool(sqltext and reads_column(sqltext, each.name, world.profile))


def create_table(draw: Draw, world: World, wanted: str) -> bool:
    """A table that has one, or gets one then."""
    name = draw_table(draw, world, rows=0, constraint=wanted)
    return name is not None


def rename_table(draw: Draw, world: World, wanted: str) -> bool:
    if not constrained(world, wanted):
        _add(draw, world, wanted, named=chance(draw))
    return table_renamed(draw, world, pick(draw, [table for table, _ in constrained(world, wanted)]))


def drop_table(draw: Draw, world: World, wanted: str) -> bool:
    def found() -> list[Table]:
        return [table for table, _ in constrained(world, wanted) if may_drop_table(world, table)]

    if not found():
        create_table(draw, world, wanted)
    return table_dropped(world, pick(draw, found()))


Change = Callable[[Draw, World, str], bool]
CHANGES: dict[str, Change] = {
    "add_constraint": add_constraint,
    "drop_constraint": drop_constraint,
    "drop_unnamed": drop_unnamed,
    "add_column": add_column,
    "drop_column": drop_column,
    "rename_column": rename_column,
    "alter_column": alter_column,
    "create_table": create_table,
    "drop_table": drop_table,
    "rename_table": rename_table,
}
