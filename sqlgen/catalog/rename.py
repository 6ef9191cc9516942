"""Renames: everything that names a column or a table gets the new name.

Texts (checks, predicates, generated columns) are rewritten by position. One that can't be read makes the
table *uncertain*: the catalog no longer claims to know what it says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from immutables import Map

from sqlgen.catalog.expressions import mentions, rename_column_in
from sqlgen.catalog.naming import follow_table
from sqlgen.catalog.tables import map_constraints, map_members
from sqlgen.catalog.triggers import rename_column_in_trigger, rename_table_in_trigger
from sqlgen.catalog.values import (
    Check,
    Column,
    Exclude,
    ExcludeElement,
    ForeignKey,
    Index,
    IndexPart,
    Knowledge,
    Options,
    PrimaryKey,
    Table,
    Trigger,
    Unique,
)
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile


def rename_column(table: Table, old: str, new: str, profile: Profile) -> Table:
    """The table after ``ALTER TABLE ... RENAME COLUMN``: the column itself and all of the table that names it."""
    renaming = _ColumnRenaming(table, old, new, profile)
    renamed = replace(
        map_constraints(table, renaming.constraint),
        columns=map_members(table.columns, renaming.column),
        indexes=map_members(table.indexes, renaming.index),
        triggers=map_members(table.triggers, renaming.trigger),
        options=renaming.options(table.options),
    )
    return replace(renamed, knowledge=Knowledge.UNCERTAIN) if renaming.unread else renamed


def rename_referred_column(
    table: Table, target: Callable[[ForeignKey], bool], old: str, new: str, profile: Profile
) -> Table:
    """A table whose foreign keys that ``target`` chooses name the new column of the table they refer to."""
    wanted = fold(profile, old)

    def change(constraint: Any) -> Any:
        if not isinstance(constraint, ForeignKey) or not target(constraint):
            return constraint
        columns = tuple(new if fold(profile, name) == wanted else name for name in constraint.referred_columns)
        return constraint if columns == constraint.referred_columns else replace(constraint, referred_columns=columns)

    return map_constraints(table, change)


def rename_table(table: Table, new: str, new_schema: str | None, profile: Profile) -> Table:
    """The table under its new name; names of constraints follow where the database makes them follow."""
    old = table.name
    renamed = map_constraints(table, lambda constraint: follow_table(constraint, old, new, profile))
    unread = False

    def trigger(value: Trigger) -> Trigger:
        nonlocal unread
        sqltext = rename_table_in_trigger(value.sqltext, old, new, profile)
        if sqltext is None:
            unread = True
            return value
        return value if sqltext == value.sqltext else replace(value, sqltext=sqltext)

    renamed = replace(
        renamed,
        name=new,
        schema=new_schema,
        triggers=map_members(table.triggers, trigger),
    )
    return replace(renamed, knowledge=Knowledge.UNCERTAIN) if unread else renamed


def refer_to_table(table: Table, target: Callable[[ForeignKey], bool], new: str, new_schema: str | None) -> Table:
    """A table whose foreign keys that ``target`` chooses refer to the table's new name."""

    def change(constraint: Any) -> Any:
        if isinstance(constraint, ForeignKey) and target(constraint):
            return replace(constraint, referred_table=new, referred_schema=new_schema)
        return constraint

    return map_constraints(table, change)


_Value = TypeVar("_Value")


@dataclass(slots=True)
class _ColumnRenaming:
    """One renaming within one table; ``unread`` collects the texts that nobody could read."""

    table: Table
    old: str
    new: str
    profile: Profile
    unread: list[str] = field(default_factory=list)

    def column(self, column: Column) -> Column:
        if self._is_old(column.name):
            column = replace(column, name=self.new)
        if column.computed is None:
            return column
        sqltext = self.text(column.computed.sqltext)
        if sqltext == column.computed.sqltext:
            return column
        return replace(column, computed=replace(column.computed, sqltext=sqltext))

    def constraint(self, constraint: Any) -> Any:
        changes: dict[str, Any] = {}
        if isinstance(constraint, (PrimaryKey, Unique, ForeignKey)):
            changes["columns"] = self.names(constraint.columns)
        elif isinstance(constraint, Check):
            changes["sqltext"] = self.text(constraint.sqltext)
            if constraint.bound_to is not None and self._is_old(constraint.bound_to):
                changes["bound_to"] = self.new
        elif isinstance(constraint, Exclude):
            changes["elements"] = map_members(constraint.elements, self.exclude_element)
            if constraint.where is not None:
                changes["where"] = self.text(constraint.where)
        changes["options"] = self.options(constraint.options)
        return _replaced(constraint, changes)

    def exclude_element(self, element: ExcludeElement) -> ExcludeElement:
        expression = self.text(element.expression)
        column = element.column
        if column is not None and self._is_old(column):
            column = self.new
        return _replaced(element, {"expression": expression, "column": column})

    def index(self, index: Index) -> Index:
        return _replaced(index, {"parts": map_members(index.parts, self.part), "options": self.options(index.options)})

    def part(self, part: IndexPart) -> IndexPart:
        if part.column is not None:
            return replace(part, column=self.new) if self._is_old(part.column) else part
        return _replaced(part, {"expression": self.text(part.expression or "")})

    def trigger(self, trigger: Trigger) -> Trigger:
        sqltext = rename_column_in_trigger(trigger.sqltext, self.table.name, self.old, self.new, self.profile)
        if sqltext is None:
            self.unread.append(trigger.sqltext)
            return trigger
        return _replaced(trigger, {"sqltext": sqltext})

    def options(self, options: Options) -> Options:
        """Predicates are text, lists and mappings go by column: ``*_where``, ``*_include``, ``*_ops``, ``*_length``."""
        for key, value in options.items():
            changed = self._option(key, value)
            if changed is not value:
                options = options.set(key, changed)
        return options

    def _option(self, key: str, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value) if key.endswith("_where") else value
        if isinstance(value, tuple) and key.endswith(("_include", "_columns")):
            return self.names(value)
        if isinstance(value, Map):
            mine = next((name for name in value if isinstance(name, str) and self._is_old(name)), None)
            return value if mine is None else value.delete(mine).set(self.new, value[mine])
        return value

    def names(self, names: tuple[str, ...]) -> tuple[str, ...]:
        renamed = tuple(self.new if self._is_old(name) else name for name in names)
        return names if renamed == names else renamed

    def text(self, sqltext: str) -> str:
        if not mentions(sqltext, self.old):
            return sqltext
        renamed = rename_column_in(sqltext, self.old, self.new, self.profile, table=self.table.name)
        if renamed is None:
            self.unread.append(sqltext)
            return sqltext
        return renamed

    def _is_old(self, name: str) -> bool:
        return name == self.old or fold(self.profile, name) == fold(self.profile, self.old)


def _replaced(value: _Value, changes: dict[str, Any]) -> _Value:
    """``replace``, but the same value when nothing changes."""
    real = {name: new for name, new in changes.items() if getattr(value, name) != new}
    changed: Any = replace(value, **real) if real else value  # type: ignore[type-var]
    return cast(_Value, changed)
