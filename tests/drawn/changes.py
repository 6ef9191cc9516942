"""Draws changes of a world: each function does one operation, on a column of a kind or a constraint of a kind.

It returns whether the operation was done. False: nothing fits, or sqlgen refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

import sqlalchemy as sa
from hypothesis import strategies as st

from sqlgen.catalog.expressions import reads_column
from sqlgen.catalog.lookup import KINDS as CONSTRAINTS
from sqlgen.catalog.values import Column, Constraint, Exclude, ForeignKey, PrimaryKey, Table
from tests.drawn.kinds import TAUTOLOGY, Kind
from tests.drawn.tables import (
    ACTIONS,
    COMMENTS,
    ROWS,
    Draw,
    NothingFits,
    chance,
    condition,
    deferred,
    distinct,
    draw_index,
    draw_table,
    insert,
    kind_called,
    kinds,
    may_index_foreign_keys,
    pick,
    quoted,
    referable,
)
from tests.drawn.world import Fact, Pair, World, column

Change = Callable[[Draw, World, Any], bool]


def of_kind(world: World, kind: Kind | None) -> list[tuple[Table, Column]]:
    """The plain columns of a kind (of any, for None)."""
    return [
        (table, each)
        for table in world.catalog.tables()
        for each in table.columns
        if (kind is None or world.facts[table.name, each.name].kind is kind) and each.computed is None
    ]


def counts(each: Column) -> bool:
    return each.autoincrement or each.identity is not None


# -- columns ------------------------------------------------------------------------------------------------


def add_column(draw: Draw, world: World, kind: Kind) -> bool:
    table = pick(draw, list(world.catalog.tables()))
    rows = world.rows[table.name]
    keywords: dict[str, Any] = {}
    content = "null"
    if kind.defaults and chance(draw):
        keywords["server_default"] = pick(draw, kind.defaults)
        content = "same"
    if (content == "same" or rows == 0) and chance(draw):
        keywords["nullable"] = False
    if comment := pick(draw, COMMENTS):
        keywords["comment"] = comment
    if kind.key and (content == "null" or rows == 0) and chance(draw, 4):
        keywords["unique"] = True
    if kind.key and chance(draw, 4):
        keywords["index"] = True
    more: list[Any] = []
    if content == "null" and kind.key and chance(draw, 4):
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
    return True


def fitting(draw: Draw, world: World, kind: Kind, fits: Callable[[Table, Column], bool]) -> tuple[Table, Column]:
    """One of the columns of a kind that fit; a table is made for it where there is none."""

    def found() -> list[tuple[Table, Column]]:
        return [(table, each) for table, each in of_kind(world, kind) if fits(table, each)]

    if not found():
        draw_table(draw, world, [kind, kind], rows=0)
    return pick(draw, found())


def drop_column(draw: Draw, world: World, kind: Kind) -> bool:
    return _dropped(world, *fitting(draw, world, kind, lambda table, _: len(table.columns) > 2))


def _dropped(world: World, table: Table, each: Column) -> bool:
    if _has_lost_index(world, table, (each.name,)):
        return False
    if not world.do("drop_column", table.name, each.name):
        return False
    del world.facts[table.name, each.name]
    world.lossy = True
    return True


def rename_column(draw: Draw, world: World, kind: Kind) -> bool:
    return _renamed(draw, world, *fitting(draw, world, kind, lambda *_: True))


def _renamed(draw: Draw, world: World, table: Table, each: Column) -> bool:
    new_name = world.new_name(pick(draw, ("r", "Renamed ", "from")))
    if not world.do("alter_column", table.name, each.name, new_column_name=new_name):
        return False
    fact = world.facts[table.name, new_name] = world.facts.pop((table.name, each.name))
    fact.renamed = True
    return True


def _has_lost_index(world: World, table: Table, names: Iterable[str]) -> bool:
    """Whether a foreign key's index is called like a column was called before: the catalog doesn't know that name."""
    if may_index_foreign_keys(world):
        return False
    columns = {name for key in table.foreign_keys for name in key.columns if set(key.columns) & set(names)}
    return any(world.facts[table.name, name].renamed for name in columns)


def alter_nullable(draw: Draw, world: World, kind: Kind) -> bool:
    table, each = fitting(draw, world, kind, lambda *it: not counts(it[1]) and may_toggle_null(world, *it))
    return world.do("alter_column", table.name, each.name, nullable=not each.nullable)


def may_toggle_null(world: World, table: Table, each: Column) -> bool:
    if each.nullable:
        filled = world.facts[table.name, each.name].content in ("own", "cast", "same")
        return (filled or world.rows[table.name] == 0) and not _set_null(table, each)
    return not (table.primary_key and each.name in table.primary_key.columns)


def _set_null(table: Table, each: Column) -> bool:
    """A foreign key may set it to NULL; for MariaDB, so may one that follows a key without NOT NULL."""
    return any(
        each.name in key.columns and (key.onupdate == "CASCADE" or "SET NULL" in (key.ondelete, key.onupdate))
        for key in table.foreign_keys
    )


def alter_default(draw: Draw, world: World, kind: Kind) -> bool:
    found = [(table, each) for table, each in of_kind(world, kind) if not counts(each)]
    if not found:
        return False
    table, each = pick(draw, found)
    default = pick(draw, (*kind.defaults, None, None))
    if default is None and each.server_default is None and kind.defaults:
        default = pick(draw, kind.defaults)
    return world.do("alter_column", table.name, each.name, server_default=default)


def alter_comment(draw: Draw, world: World, kind: Kind) -> bool:
    found = of_kind(world, kind)
    if not found:
        return False
    table, each = pick(draw, found)
    comment = pick(draw, ("words", "it's :x \\ %s", None)) if each.comment else "first: it's"
    return world.do("alter_column", table.name, each.name, comment=comment)


def alter_type_from(draw: Draw, world: World, kind: Kind) -> bool:
    family = [other for other in kinds(world) if other.family == kind.family and other is not kind]
    if kind.family != "bytes":
        family.append(kind_called(world, "Text" if kind.name != "Text" else "LongString"))
    found = fitting(draw, world, kind, lambda *it: may_change_type(world, *it))
    return _retyped(draw, world, *found, pick(draw, family))


def alter_type_to(draw: Draw, world: World, kind: Kind) -> bool:
    """From another kind of its family; else from an empty column of text."""
    family = [other for other in kinds(world) if other.family == kind.family and other is not kind]

    def fits(table: Table, each: Column) -> bool:
        fact = world.facts[table.name, each.name]
        empty = fact.content == "null" or world.rows[table.name] == 0
        return (bool(family) or empty) and may_change_type(world, table, each)

    source = pick(draw, family or [kind_called(world, "String")])
    return _retyped(draw, world, *fitting(draw, world, source, fits), kind)


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
    in_index = any(part.column == each.name for index in table.indexes for part in index.parts)
    in_key = any(
        each.name in key.columns for key in (*table.uniques, *((table.primary_key,) if table.primary_key else ()))
    )
    if (in_index or in_key) and not kind.key:
        return False
    if counts(each) and kind.name not in ("Integer", "BigInteger", "SmallInteger"):
        return False
    keywords: dict[str, Any] = {}
    if each.server_default is not None and (kind.family != fact.kind.family or chance(draw)):
        keywords["server_default"] = pick(draw, (*kind.defaults, None))
    if not world.do("alter_column", table.name, each.name, type_=kind.type(), **keywords):
        return False
    content = {"own": "cast"}.get(fact.content, fact.content)
    if kind.family == fact.kind.family and kind.values == fact.kind.values:
        content = fact.content
    retyped = fact.retyped or kind.family != fact.kind.family
    world.lossy = world.lossy or fact.kind.family == "bits"  # MariaDB can't read the bytes back as a number
    world.facts[table.name, each.name] = Fact(kind, content, retyped=retyped)  # type: ignore[arg-type]
    return True


def alter_everything(draw: Draw, world: World, kind: Kind) -> bool:
    """Type, nullability, default, comment and name at once."""

    def fits(table: Table, each: Column) -> bool:
        return not counts(each) and may_change_type(world, table, each) and may_toggle_null(world, table, each)

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
        content = "cast" if fact.content == "own" and new_kind.values != fact.kind.values else fact.content
        origin = fact.origin if new_kind is kind else None
        world.facts[table.name, new_name] = Fact(new_kind, content, origin, fact.retyped)
    return done


def create_index(draw: Draw, world: World, kind: Kind) -> bool:
    found = of_kind(world, kind)
    if not found:
        return False
    table, each = pick(draw, found)
    return draw_index(draw, world, table.name, each.name)


def drop_index(draw: Draw, world: World, kind: Kind) -> bool:
    found = [
        (table, index)
        for table in world.catalog.tables()
        for index in table.indexes
        if any(part.column is not None and world.facts[table.name, part.column].kind is kind for part in index.parts)
    ]
    if not found:
        return create_index(draw, world, kind) and drop_index(draw, world, kind) if kind.key else False
    table, index = pick(draw, found)
    return world.do("drop_index", index.name, *((table.name,) if chance(draw) else ()))


def update(draw: Draw, world: World, kind: Kind) -> bool:
    """Give all rows one value, in a column that no constraint minds, now or before."""
    catalogs = [world.start, *(step.after for step in world.steps)]
    table, each = fitting(draw, world, kind, lambda *it: not counts(it[1]) and not _constrained(catalogs, *it))
    value = pick(draw, kind.values)
    target = sa.table(table.name, sa.column(each.name, kind.type()))
    if not world.do("execute", sa.update(target).values({each.name: value})):
        return False
    fact = world.facts[table.name, each.name]
    world.facts[table.name, each.name] = Fact(fact.kind, "same", retyped=fact.retyped)
    world.lossy = world.lossy or fact.retyped
    return True


def _constrained(catalogs: list[Any], table: Table, each: Column) -> bool:
    """Whether a constraint or a unique index ever was on a column of that name."""
    for catalog in catalogs:
        for other in catalog.tables():
            names = {name for key in other.constraints for name in _columns(key)}
            names |= {part.column for index in other.indexes if index.unique for part in index.parts}
            names |= {name for _, key in catalog.referrers(other.name) for name in key.referred_columns}
            if other.name == table.name and each.name in names:
                return True
            if other.name != table.name and each.name in {column.name for column in other.columns}:
                continue
    return bool(table.excludes)


def _columns(key: Constraint) -> tuple[str, ...]:
    if isinstance(key, Exclude):
        return tuple(element.column for element in key.elements if element.column)
    return getattr(key, "columns", ())


def bulk_insert(draw: Draw, world: World, kind: Kind) -> bool:
    table, _ = fitting(draw, world, kind, lambda table, _: _may_grow(world, table))
    if not insert(world, table.name, 1):
        return False
    for each in table.columns:
        fact = world.facts[table.name, each.name]
        if fact.content == "null":
            continue
        if fact.content == "cast" or fact.content == "same":
            fact.content = "same"
    return True


def _may_grow(world: World, table: Table) -> bool:
    number = world.rows[table.name] + 1
    if table.foreign_keys or number > 4:
        return False
    keys = [*table.uniques, *table.excludes, *([table.primary_key] if table.primary_key else [])]
    names = {name for key in keys for name in _columns(key)}
    names |= {part.column for index in table.indexes if index.unique for part in index.parts if part.column}
    for each in table.columns:
        fact = world.facts[table.name, each.name]
        if not each.nullable and fact.content == "null":
            return False
        if each.name in names and (fact.content != "own" or number > len(fact.kind.values)):
            return False
        if fact.content == "computed":
            continue
    return True


# -- constraints: `wanted` is "primary", "unique", "foreignkey", "check" or "exclude" --------------------------


def add_constraint(draw: Draw, world: World, wanted: str) -> bool:
    return _add(draw, world, wanted, named=chance(draw))


def _add(draw: Draw, world: World, wanted: str, *, named: bool) -> bool:
    """Add one to some table where it is possible."""
    tables = draw(st.permutations(list(world.catalog.tables())))
    return any(_added(draw, world, wanted, table, named=named) for table in tables)


def _added(draw: Draw, world: World, wanted: str, table: Table, *, named: bool) -> bool:
    try:
        return ADDING[wanted](draw, world, table, world.new_name(wanted[:2]) if named else None)
    except NothingFits:
        return False


def add_primary(draw: Draw, world: World, table: Table, name: str | None) -> bool:
    if table.primary_key is not None:
        if not _may_drop(world, table, table.primary_key) or not drop(world, table, table.primary_key):
            return False
        table = world.table(table.name)
    found = [each for each in keyable(world, table) if distinct(world, table, each)]
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


def add_unique(draw: Draw, world: World, table: Table, name: str | None) -> bool:
    first = pick(draw, [each for each in keyable(world, table) if distinct(world, table, each)])
    columns = list(dict.fromkeys([first, pick(draw, keyable(world, table))]))
    return world.do("create_unique_constraint", name, table.name, columns, **deferred(draw, world))


def add_foreign(draw: Draw, world: World, table: Table, name: str | None) -> bool:
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
    if not next(each for each in table.columns if each.name == local).nullable:
        actions = {key: action for key, action in actions.items() if action != "SET NULL"}
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


def add_check(draw: Draw, world: World, table: Table, name: str | None) -> bool:
    each = pick(draw, [each for each in table.columns if not counts(each) and not _in_foreign_key(world, table, each)])
    fact = world.facts[table.name, each.name]
    sqltext = condition(world, each.name, fact.kind)
    if fact.content in ("cast", "computed"):
        sqltext = TAUTOLOGY.format(c=quoted(world, each.name))
    return world.do("create_check_constraint", name, table.name, sa.text(sqltext))


def add_exclude(draw: Draw, world: World, table: Table, name: str | None) -> bool:
    ranges = [
        each.name
        for each in table.columns
        if world.facts[table.name, each.name].kind.family == "range" and distinct(world, table, each.name)
    ]
    if ranges:
        return world.do(
            "create_exclude_constraint", name, table.name, (sa.column(pick(draw, ranges)), "&&"), using="gist"
        )
    names = [each for each in keyable(world, table) if distinct(world, table, each)]
    return world.do("create_exclude_constraint", name, table.name, (sa.column(pick(draw, names)), "="), using="btree")


ADDING = {
    "primary": add_primary,
    "unique": add_unique,
    "foreignkey": add_foreign,
    "check": add_check,
    "exclude": add_exclude,
}


def constrained(world: World, wanted: str) -> Iterator[tuple[Table, Constraint]]:
    for table in world.catalog.tables():
        for constraint in table.constraints:
            if isinstance(constraint, CONSTRAINTS[wanted]) and getattr(constraint, "bound_to", None) is None:
                yield table, constraint


def drop_declared(draw: Draw, world: World, wanted: str) -> bool:
    return _drop_one(draw, world, wanted, implicit=False)


def drop_implicit(draw: Draw, world: World, wanted: str) -> bool:
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
        return _columns(constraint) not in referred
    return not _has_lost_index(world, table, constraint.columns)


def drop(world: World, table: Table, constraint: Constraint) -> bool:
    kind = next(name for name, value in CONSTRAINTS.items() if isinstance(constraint, value))
    keywords = {"type_": kind} if kind != "exclude" else {}
    return world.do("drop_constraint", constraint.name, table.name, **keywords)


def rename_column_in(draw: Draw, world: World, wanted: str) -> bool:
    if not list(_columns_in(world, wanted)):
        _add(draw, world, wanted, named=chance(draw))
    return _renamed(draw, world, *pick(draw, list(_columns_in(world, wanted))))


def drop_column_in(draw: Draw, world: World, wanted: str) -> bool:
    if not list(_columns_in(world, wanted)):
        _add(draw, world, wanted, named=chance(draw))
    return _dropped(world, *pick(draw, [each for each in _columns_in(world, wanted) if len(each[0].columns) > 2]))


def _columns_in(world: World, wanted: str) -> Iterator[tuple[Table, Column]]:
    for table, constraint in constrained(world, wanted):
        for each in table.columns:
            sqltext = getattr(constraint, "sqltext", None)
            if each.name in _columns(constraint) or (sqltext and reads_column(sqltext, each.name, world.profile)):
                yield table, each


def rename_table_with(draw: Draw, world: World, wanted: str) -> bool:
    if not list(constrained(world, wanted)):
        _add(draw, world, wanted, named=chance(draw))
    return rename(draw, world, pick(draw, [table for table, _ in constrained(world, wanted)]))


def drop_table_with(draw: Draw, world: World, wanted: str) -> bool:
    referred = lambda table: any(other.name != table.name for other, _ in world.catalog.referrers(table.name))  # noqa: E731
    if not [table for table, _ in constrained(world, wanted) if not referred(table)]:
        create_table_with(draw, world, wanted)
    table = pick(draw, [table for table, _ in constrained(world, wanted) if not referred(table)])
    if _has_lost_index(world, table, [each.name for each in table.columns]):
        return False
    if not world.do("drop_table", table.name):
        return False
    for each in table.columns:
        del world.facts[table.name, each.name]
    world.lossy = True
    return True


def create_table_with(draw: Draw, world: World, wanted: str) -> bool:
    name = draw_table(draw, world, rows=0)
    return name is not None and (
        any(table.name == name for table, _ in constrained(world, wanted))
        or _added(draw, world, wanted, world.table(name), named=chance(draw))
    )


# -- tables -------------------------------------------------------------------------------------------------


def rename(draw: Draw, world: World, table: Table) -> bool:
    new_name = world.new_name(pick(draw, ("moved", "Moved ", "user")))
    if not world.do("rename_table", table.name, new_name):
        return False
    for each in table.columns:
        world.facts[new_name, each.name] = world.facts.pop((table.name, each.name))
    world.rows[new_name] = world.rows.pop(table.name)
    return True


def table_comment(draw: Draw, world: World, kind: Kind) -> bool:
    tables = [table for table, _ in of_kind(world, kind)]
    if not tables:
        return False
    table = pick(draw, tables)
    if table.comment and chance(draw):
        return world.do("drop_table_comment", table.name)
    return world.do("create_table_comment", table.name, pick(draw, ("all: of it's", "x\ny")))


def create_table(draw: Draw, world: World, kind: Kind) -> bool:
    return draw_table(draw, world, [kind], rows=ROWS if chance(draw) else 0) is not None


ON_KINDS: dict[str, Change] = {
    "create_table": create_table,
    "add_column": add_column,
    "alter_type_from": alter_type_from,
    "alter_nullable": alter_nullable,
    "alter_default": alter_default,
    "alter_comment": alter_comment,
    "alter_everything": alter_everything,
    "rename_column": rename_column,
    "create_index": create_index,
    "drop_index": drop_index,
    "update": update,
    "bulk_insert": bulk_insert,
    "table_comment": table_comment,
    "alter_type_to": alter_type_to,
    "drop_column": drop_column,
}

ON_CONSTRAINTS: dict[str, Change] = {
    "add_constraint": add_constraint,
    "drop_declared": drop_declared,
    "drop_implicit": drop_implicit,
    "rename_column_in": rename_column_in,
    "drop_column_in": drop_column_in,
    "create_table_with": create_table_with,
    "rename_table_with": rename_table_with,
    "drop_table_with": drop_table_with,
}


def change(draw: Draw, world: World, pair: Pair) -> None:
    """Do the operation of a pair, if the world has what it needs, and note whether it was done or refused."""
    name, what = pair
    refusals = len(world.refused)
    done = False
    with suppress(NothingFits):
        if name in ON_KINDS:
            done = ON_KINDS[name](draw, world, kind_called(world, what))
        else:
            done = ON_CONSTRAINTS[name](draw, world, what)
    if done:
        world.pairs.append(pair)
    elif len(world.refused) > refusals:
        world.refused_pairs.append(pair)
