"""Draws changes of columns and tables: each function does one operation on a column of a kind, or on its table.

It returns whether the operation was done. False: nothing fits, or sqlgen refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import sqlalchemy as sa

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.expressions import reads_column
from sqlgen.catalog.values import Column, Table
from tests.drawn.choices import Draw, chance, pick, shuffled
from tests.drawn.kinds import Kind
from tests.drawn.pairs import columns_of
from tests.drawn.tables import (
    COMMENTS,
    ROWS,
    draw_index,
    draw_table,
    insert,
    kind_called,
    kinds,
    may_index_foreign_keys,
    referable,
)
from tests.drawn.world import Fact, World, column

Fits = Callable[[Table, Column], bool]


def of_kind(world: World, kind: Kind) -> list[tuple[Table, Column]]:
    """The plain columns of a kind."""
    return [
        (table, each)
        for table in world.tables()
        for each in table.columns
        if world.facts[table.name, each.name].kind is kind and each.computed is None
    ]


def fitting(draw: Draw, world: World, kind: Kind, fits: Fits) -> tuple[Table, Column]:
    """One of the columns of a kind that fit; it is added to an empty table, or to a new one, where there is none."""

    def found() -> list[tuple[Table, Column]]:
        return [(table, each) for table, each in of_kind(world, kind) if fits(table, each)]

    empty = [table for table in world.tables() if world.rows[table.name] == 0]
    if empty and not found():
        added(draw, world, pick(draw, empty), kind)
    if not found():
        draw_table(draw, world, [kind, kind], rows=0)
    table, each = pick(draw, rested(world, found()))
    world.lately.add((table.name, each.name))
    return table, each


def rested(world: World, found: list[tuple[Table, Column]]) -> list[tuple[Table, Column]]:
    """Those that weren't changed lately, so that many changes can be told apart at once.

    Where there are none, all; but in a batch none, since that is told apart as a whole.
    """
    untouched = [(table, each) for table, each in found if (table.name, each.name) not in world.lately]
    if untouched or world.in_batch:
        return untouched
    world.lately.clear()
    return found


def counts(each: Column) -> bool:
    return each.autoincrement or each.identity is not None


def anything(table: Table, each: Column) -> bool:
    return True


def add_column(draw: Draw, world: World, kind: Kind) -> bool:
    return added(draw, world, pick(draw, list(world.tables())), kind)


def added(draw: Draw, world: World, table: Table, kind: Kind, *, unique: bool = False, refers: bool = False) -> bool:
    """Add a column to a table; with a key or a foreign key of its own, if wanted."""
    rows = world.rows[table.name]
    keywords: dict[str, Any] = {}
    content = "null"
    if kind.defaults and not (unique or refers) and chance(draw):
        keywords["server_default"] = pick(draw, kind.defaults)
        content = "same"
    if (content == "same" or rows == 0) and chance(draw):
        keywords["nullable"] = False
    if comment := pick(draw, COMMENTS):
        keywords["comment"] = comment
    if kind.key and (content == "null" or rows == 0) and (unique or chance(draw, 4)):
        keywords["unique"] = True
    if kind.key and chance(draw, 4):
        keywords["index"] = True
    more: list[Any] = []
    if content == "null" and kind.key and (refers or chance(draw, 4)):
        targets = [each for each in referable(world) if world.facts[each].kind is kind]
        if targets:
            more.append(sa.ForeignKey(".".join(pick(draw, targets))))
            if not may_index_foreign_keys(world):
                keywords = {key: value for key, value in keywords.items() if key not in ("unique", "index")}
    if kind.key and content == "null" and rows == 0:
        content = "own"
    name = world.new_name(pick(draw, ("n", "New ", "select")))
    if not world.do("add_column", table.name, column(name, kind, *more, **keywords)):
        return False
    world.facts[table.name, name] = Fact(kind, content)  # type: ignore[arg-type]
    world.lately.add((table.name, name))
    return True


def drop_column(draw: Draw, world: World, kind: Kind) -> bool:
    return dropped(world, *fitting(draw, world, kind, lambda table, _: len(table.columns) > 2))


def dropped(world: World, table: Table, each: Column) -> bool:
    if has_old_index(world, table, (each.name,)):
        return False
    if not world.do("drop_column", table.name, each.name):
        return False
    del world.facts[table.name, each.name]
    world.lossy = True
    return True


def rename_column(draw: Draw, world: World, kind: Kind) -> bool:
    return renamed(draw, world, *fitting(draw, world, kind, anything))


def renamed(draw: Draw, world: World, table: Table, each: Column) -> bool:
    new_name = world.new_name(pick(draw, ("r", "Renamed ", "from")))
    if not world.do("alter_column", table.name, each.name, new_column_name=new_name):
        return False
    fact = world.facts[table.name, new_name] = world.facts.pop((table.name, each.name))
    fact.renamed = True
    world.lately.add((table.name, new_name))
    return True


def has_old_index(world: World, table: Table, names: Iterable[str]) -> bool:
    """Whether a foreign key's own index is called as a column was called before.

    When the key goes and comes back, the database calls the index after the column as it is called then.
    """
    if may_index_foreign_keys(world):
        return False
    columns = {name for key in table.foreign_keys for name in key.columns if set(key.columns) & set(names)}
    return any(world.facts[table.name, name].renamed for name in columns)


def alter_nullable(draw: Draw, world: World, kind: Kind) -> bool:
    table, each = fitting(draw, world, kind, lambda *it: may_toggle_null(world, *it))
    return world.do("alter_column", table.name, each.name, nullable=not each.nullable)


def may_toggle_null(world: World, table: Table, each: Column) -> bool:
    if counts(each):
        return False
    if each.nullable:
        filled = world.facts[table.name, each.name].content in ("own", "cast", "same")
        return filled or world.rows[table.name] == 0
    return not (table.primary_key and each.name in table.primary_key.columns)


def alter_default(draw: Draw, world: World, kind: Kind) -> bool:
    table, each = fitting(draw, world, kind, lambda _, each: not counts(each))
    return default_altered(draw, world, table, each)


def default_altered(draw: Draw, world: World, table: Table, each: Column) -> bool:
    kind = world.facts[table.name, each.name].kind
    default = pick(draw, (*kind.defaults, None, None))
    if default is None and each.server_default is None and kind.defaults:
        default = pick(draw, kind.defaults)
    return world.do("alter_column", table.name, each.name, server_default=default)


def alter_comment(draw: Draw, world: World, kind: Kind) -> bool:
    return comment_altered(draw, world, *fitting(draw, world, kind, anything))


def comment_altered(draw: Draw, world: World, table: Table, each: Column) -> bool:
    comment = pick(draw, ("words", "it's :x \\ %s", None)) if each.comment else "first: it's"
    return world.do("alter_column", table.name, each.name, comment=comment)


def alter_type_from(draw: Draw, world: World, kind: Kind) -> bool:
    family = [other for other in kinds(world) if other.family == kind.family and other is not kind]
    if kind.family != "bytes":
        family.append(kind_called(world, "Text" if kind.name != "Text" else "LongString"))
    new = pick(draw, family)
    return _retyped(draw, world, *fitting(draw, world, kind, lambda *it: may_become(world, *it, new)), new)


def alter_type_to(draw: Draw, world: World, kind: Kind) -> bool:
    """From another kind of its family; else from an empty column of text."""
    family = [other for other in kinds(world) if other.family == kind.family and other is not kind]

    def fits(table: Table, each: Column) -> bool:
        fact = world.facts[table.name, each.name]
        empty = fact.content == "null" or world.rows[table.name] == 0
        return (bool(family) or empty) and may_become(world, table, each, kind)

    source = pick(draw, family or [kind_called(world, "String")])
    return _retyped(draw, world, *fitting(draw, world, source, fits), kind)


def may_become(world: World, table: Table, each: Column, kind: Kind) -> bool:
    """Nothing stands in the way of this type: no index or key that can't have it, no expression that reads it."""
    keys = (*table.uniques, *((table.primary_key,) if table.primary_key else ()))
    in_key = any(each.name in key.columns for key in keys)
    in_index = any(part.column == each.name for index in table.indexes for part in index.parts)
    return (
        (kind.key or not (in_key or in_index))
        and (not counts(each) or kind.name in ("Integer", "BigInteger", "SmallInteger"))
        and may_change_type(world, table, each)
    )


def may_change_type(world: World, table: Table, each: Column) -> bool:
    """Nothing reads it whose meaning hangs on the type: expressions, foreign keys."""
    profile = world.profile
    texts = [check.sqltext for check in table.checks if check.bound_to is None]
    texts += [other.computed.sqltext for other in table.columns if other.computed]
    for index in table.indexes:
        texts += [part.expression for part in index.parts if part.expression]
        texts += [value for key, value in index.options.items() if key.endswith("_where")]
    in_key = any(each.name in key.columns for key in table.foreign_keys)
    referred = any(each.name in key.referred_columns for _, key in world.catalog.referrers(table.name))
    excluded = any(each.name == element.column for other in table.excludes for element in other.elements)
    identity = each.identity is not None
    return not (in_key or referred or excluded or identity) and not any(
        reads_column(text, each.name, profile) for text in texts
    )


def _retyped(draw: Draw, world: World, table: Table, each: Column, kind: Kind) -> bool:
    fact = world.facts[table.name, each.name]
    keywords: dict[str, Any] = {}
    if each.server_default is not None and (kind.family != fact.kind.family or chance(draw)):
        keywords["server_default"] = pick(draw, (*kind.defaults, None))
    if not world.do("alter_column", table.name, each.name, type_=kind.type(), **keywords):
        return False
    content = {"own": "cast"}.get(fact.content, fact.content)
    if kind.family == fact.kind.family and kind.values == fact.kind.values:
        content = fact.content
    world.lossy = world.lossy or fact.kind.family == "bits"  # MariaDB can't read the bytes back as a number
    world.facts[table.name, each.name] = Fact(kind, content, was=fact)  # type: ignore[arg-type]
    return True


def alter_everything(draw: Draw, world: World, kind: Kind) -> bool:
    """Type, nullability, default, comment and name at once."""

    def fits(table: Table, each: Column) -> bool:
        return may_change_type(world, table, each) and may_toggle_null(world, table, each)

    table, each = fitting(draw, world, kind, fits)
    others = [other for other in kinds(world) if other.family == kind.family and other.key >= kind.key]
    new_kind = pick(draw, others)
    new_name = world.new_name("All ")
    done = world.do(
        "alter_column",
        table.name,
        each.name,
        type_=new_kind.type(),
        nullable=not each.nullable,
        server_default=pick(draw, (*new_kind.defaults, None)),
        comment="all at once: it's",
        new_column_name=new_name,
    )
    if done:
        fact = world.facts.pop((table.name, each.name))
        if new_kind is not kind:
            content = "cast" if fact.content == "own" and new_kind.values != fact.kind.values else fact.content
            fact = Fact(new_kind, content, was=fact)
        fact.renamed = True
        world.facts[table.name, new_name] = fact
        world.lately.add((table.name, new_name))
    return done


def create_index(draw: Draw, world: World, kind: Kind) -> bool:
    table, each = fitting(draw, world, kind, lambda *it: _may_be_indexed(world, *it))
    return draw_index(draw, world, table.name, each.name)


def _may_be_indexed(world: World, table: Table, each: Column) -> bool:
    return may_index_foreign_keys(world) or not any(each.name in key.columns for key in table.foreign_keys)


def drop_index(draw: Draw, world: World, kind: Kind) -> bool:
    found = [
        (table, index)
        for table in world.tables()
        for index in table.indexes
        if any(part.column is not None and world.facts[table.name, part.column].kind is kind for part in index.parts)
    ]
    if not found:
        return create_index(draw, world, kind) and drop_index(draw, world, kind)
    table, index = pick(draw, found)
    return world.do("drop_index", index.name, *((table.name,) if chance(draw) else ()))


def update(draw: Draw, world: World, kind: Kind) -> bool:
    """Give all rows of a table one value, in columns that no constraint minds."""

    def fits(table: Table, each: Column) -> bool:
        return not counts(each) and each.computed is None and not _constrained(world.catalog, table, each)

    table, each = fitting(draw, world, kind, fits)
    columns = [other for other in table.columns if other is each or (fits(table, other) and chance(draw))]
    facts = {other.name: world.facts[table.name, other.name] for other in columns}
    values = {name: pick(draw, fact.kind.values) for name, fact in facts.items()}
    target = sa.table(table.name, *(sa.column(name, fact.kind.type()) for name, fact in facts.items()))
    if not world.do("execute", sa.update(target).values(values)):
        return False
    for name, fact in facts.items():
        world.facts[table.name, name] = Fact(fact.kind, "same")
    world.lossy = True  # a constraint that comes back may mind the new values
    return True


def _constrained(catalog: Catalog, table: Table, each: Column) -> bool:
    """Whether a constraint or a unique index is on a column."""
    names = {name for key in table.constraints for name in columns_of(key)}
    names |= {part.column for index in table.indexes if index.unique for part in index.parts}
    names |= {name for _, key in catalog.referrers(table.name) for name in key.referred_columns}
    return each.name in names or bool(table.excludes)


def bulk_insert(draw: Draw, world: World, kind: Kind) -> bool:
    table, _ = fitting(draw, world, kind, lambda table, _: _may_grow(world, table))
    if not insert(world, table.name, 1):
        return False
    world.lossy = True  # a constraint that comes back may mind the new row
    for each in table.columns:
        fact = world.facts[table.name, each.name]
        if fact.content == "cast":
            fact.content = "same"
    return True


def _may_grow(world: World, table: Table) -> bool:
    number = world.rows[table.name] + 1
    if table.foreign_keys or number > 4:
        return False
    keys = [*table.uniques, *table.excludes, *([table.primary_key] if table.primary_key else [])]
    names = {name for key in keys for name in columns_of(key)}
    names |= {part.column for index in table.indexes if index.unique for part in index.parts if part.column}
    for each in table.columns:
        fact = world.facts[table.name, each.name]
        if not each.nullable and fact.content == "null":
            return False
        if each.name in names and (fact.content != "own" or number > len(fact.kind.values)):
            return False
    return True


def create_table(draw: Draw, world: World, kind: Kind) -> bool:
    others = shuffled(draw, world.wanted)[: draw.below(6)]
    return draw_table(draw, world, [kind, *others], rows=ROWS if chance(draw) else 0) is not None


def drop_table(draw: Draw, world: World, kind: Kind) -> bool:
    table, _ = fitting(draw, world, kind, lambda table, _: may_drop_table(world, table))
    return table_dropped(world, table)


def may_drop_table(world: World, table: Table) -> bool:
    return not any(other.name != table.name for other, _ in world.catalog.referrers(table.name))


def table_dropped(world: World, table: Table) -> bool:
    if has_old_index(world, table, [each.name for each in table.columns]):
        return False
    if not world.do("drop_table", table.name):
        return False
    for each in table.columns:
        del world.facts[table.name, each.name]
    world.lossy = True
    return True


def rename_table(draw: Draw, world: World, kind: Kind) -> bool:
    table, _ = fitting(draw, world, kind, anything)
    return table_renamed(draw, world, table)


def table_renamed(draw: Draw, world: World, table: Table) -> bool:
    new_name = world.new_name(pick(draw, ("moved", "Moved ", "user")))
    if not world.do("rename_table", table.name, new_name):
        return False
    for each in table.columns:
        world.facts[new_name, each.name] = world.facts.pop((table.name, each.name))
    world.rows[new_name] = world.rows.pop(table.name)
    return True


def table_comment(draw: Draw, world: World, kind: Kind) -> bool:
    table, _ = fitting(draw, world, kind, anything)
    if table.comment and chance(draw):
        return world.do("drop_table_comment", table.name)
    return world.do("create_table_comment", table.name, pick(draw, ("all: of it's", "x\ny")))


Change = Callable[[Draw, World, Kind], bool]
CHANGES: dict[str, Change] = {
    "add_column": add_column,
    "drop_column": drop_column,
    "rename_column": rename_column,
    "alter_type_from": alter_type_from,
    "alter_type_to": alter_type_to,
    "alter_nullable": alter_nullable,
    "alter_default": alter_default,
    "alter_comment": alter_comment,
    "alter_everything": alter_everything,
    "create_index": create_index,
    "drop_index": drop_index,
    "update": update,
    "create_table": create_table,
    "drop_table": drop_table,
    "rename_table": rename_table,
    "bulk_insert": bulk_insert,
    "table_comment": table_comment,
}
