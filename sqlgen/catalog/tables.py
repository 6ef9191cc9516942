"""Edits of one Table value. Each gives a new value; nothing here knows of other tables.

Names are compared as the profile says (``fold``). A missing member is an error on a known table only;
elsewhere the edit takes the author's word for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sqlgen.catalog.errors import ColumnUnknown, NameTaken, SecondPrimaryKey
from sqlgen.catalog.slips import closest
from sqlgen.catalog.values import (
    Check,
    Column,
    Constraint,
    Exclude,
    ForeignKey,
    Index,
    Knowledge,
    PrimaryKey,
    Table,
    Trigger,
    Unique,
)
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile

Named = TypeVar("Named", Column, Index, Trigger)

_SLOTS: dict[type, str] = {Unique: "uniques", ForeignKey: "foreign_keys", Check: "checks", Exclude: "excludes"}


class Position(Struct, frozen=True):
    """Where a new column goes: first, or next to another column; without one it goes to the end."""

    where: Literal["first", "after", "before"]
    column: str | None = None

    @classmethod
    def first(cls) -> Position:
        return cls("first")

    @classmethod
    def after(cls, column: str) -> Position:
        return cls("after", column)

    @classmethod
    def before(cls, column: str) -> Position:
        return cls("before", column)


def is_known(table: Table) -> bool:
    """Whether what the table doesn't show isn't there."""
    return table.knowledge is Knowledge.KNOWN


def by_name(members: Collection[Named], name: str, profile: Profile) -> Named | None:
    """The column, index or trigger of that name."""
    for member in members:
        if member.name == name:
            return member
    if profile.identifiers.compare == "exact":
        return None
    wanted = fold(profile, name)
    for member in members:
        if fold(profile, member.name) == wanted:
            return member
    return None


def column_of(table: Table, name: str, profile: Profile) -> Column | None:
    """The column; None if a table that isn't fully known doesn't show it; ColumnUnknown on a known one."""
    column = by_name(table.columns, name, profile)
    if column is None and is_known(table):
        names = [each.name for each in table.columns]
        raise ColumnUnknown(name, table.name, table.schema, suggestion=closest(name, names), columns=names)
    return column


def with_column(table: Table, column: Column, profile: Profile, position: Position | None = None) -> Table:
    """The table with one more column; NameTaken if it has one of that name."""
    if by_name(table.columns, column.name, profile) is not None:
        raise NameTaken("column", column.name, held_by="column", table=table.name, schema=table.schema)
    at = _place(table, position, profile)
    return replace(table, columns=(*table.columns[:at], column, *table.columns[at:]))


def _place(table: Table, position: Position | None, profile: Profile) -> int:
    if position is None:
        return len(table.columns)
    if position.where == "first" or position.column is None:
        return 0
    beside = column_of(table, position.column, profile)
    if beside is None:
        return len(table.columns)
    return table.columns.index(beside) + (position.where == "after")


def with_column_moved(table: Table, column: Column, position: Position, profile: Profile) -> Table:
    """The table with one of its columns in another place; beside itself a column stays where it is."""
    if position.column is not None and by_name((column,), position.column, profile) is not None:
        return table
    return with_column(without_column(table, column), column, profile, position)


def with_column_replaced(table: Table, old: Column, new: Column) -> Table:
    """The table with another value for a column, in the same place."""
    return replace(table, columns=tuple(new if column is old else column for column in table.columns))


def without_column(table: Table, column: Column) -> Table:
    """The table without that column value; what hangs on it is not looked at."""
    return replace(table, columns=tuple(each for each in table.columns if each is not column))


def constraint_named(table: Table, name: str, profile: Profile) -> Constraint | None:
    """The constraint of that name, declared or implicit."""
    wanted = fold(profile, name)
    for constraint in table.constraints:
        if constraint.name is not None and (constraint.name == name or fold(profile, constraint.name) == wanted):
            return constraint
    return None


def with_constraint(table: Table, constraint: Constraint) -> Table:
    """The table with one more constraint, after those of its kind; SecondPrimaryKey if it has one."""
    if isinstance(constraint, PrimaryKey):
        if table.primary_key is not None:
            raise SecondPrimaryKey(table.name, table.schema, columns=table.primary_key.columns)
        return replace(table, primary_key=constraint)
    slot = _SLOTS[type(constraint)]
    changes: dict[str, Any] = {slot: (*getattr(table, slot), constraint)}
    return replace(table, **changes)


def without_constraint(table: Table, constraint: Constraint) -> Table:
    """The table without that constraint value (compared by identity)."""
    if isinstance(constraint, PrimaryKey):
        return replace(table, primary_key=None) if table.primary_key is constraint else table
    slot = _SLOTS[type(constraint)]
    changes: dict[str, Any] = {slot: tuple(each for each in getattr(table, slot) if each is not constraint)}
    return replace(table, **changes)


def map_constraints(table: Table, change: Callable[[Any], Any]) -> Table:
    """The table with every constraint passed through ``change``, which gives a value of the same kind or None.

    The same Table value when nothing changed.
    """
    changes: dict[str, Any] = {}
    if table.primary_key is not None:
        primary_key = change(table.primary_key)
        if primary_key is not table.primary_key:
            changes["primary_key"] = primary_key
    for slot in _SLOTS.values():
        old = getattr(table, slot)
        new = map_members(old, change)
        if new is not old:
            changes[slot] = new
    return replace(table, **changes) if changes else table


def map_members(members: tuple[Any, ...], change: Callable[[Any], Any]) -> tuple[Any, ...]:
    """Each member passed through ``change``, without those that became None; the same tuple if nothing changed."""
    if not members:
        return members
    changed = [change(member) for member in members]
    if all(new is old for new, old in zip(changed, members, strict=True)):
        return members
    return tuple(member for member in changed if member is not None)
