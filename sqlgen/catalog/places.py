"""The places in a Table value where column names and SQL texts stand; each rewritten in one go.

Both functions give the same Table value when nothing changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar, cast

from immutables import Map
from msgspec.structs import replace

from sqlgen.catalog.tables import map_constraints, map_members
from sqlgen.catalog.values import Check, Column, Exclude, ExcludeElement, ForeignKey, Index, IndexPart, Options, Table

Rewrite: TypeAlias = Callable[[str], str]
_Value = TypeVar("_Value")


def map_column_names(table: Table, rewrite: Rewrite) -> Table:
    """The table with ``rewrite`` applied to each column name in it: columns, keys, indexes, options.

    Not the names of columns of other tables that its foreign keys refer to, nor names within texts.
    """

    def names(columns: tuple[str, ...]) -> tuple[str, ...]:
        rewritten = tuple(map(rewrite, columns))
        return columns if rewritten == columns else rewritten

    def optional(name: str | None) -> str | None:
        return None if name is None else rewrite(name)

    def options(given: Options) -> Options:
        return _map_options(given, lambda key, value: _names_in_option(key, value, rewrite, names))

    def constraint(value: Any) -> Any:
        changes: dict[str, Any] = {"options": options(value.options)}
        if isinstance(value, Check):
            changes["bound_to"] = optional(value.bound_to)
        elif isinstance(value, Exclude):
            changes["elements"] = map_members(value.elements, exclude_element)
        else:
            changes["columns"] = names(value.columns)
        return changed(value, changes)

    def exclude_element(element: ExcludeElement) -> ExcludeElement:
        return changed(element, {"column": optional(element.column)})

    def index(value: Index) -> Index:
        return changed(value, {"parts": map_members(value.parts, part), "options": options(value.options)})

    def part(value: IndexPart) -> IndexPart:
        return changed(value, {"column": optional(value.column)})

    return changed(
        map_constraints(table, constraint),
        {
            "columns": map_members(table.columns, lambda column: changed(column, {"name": rewrite(column.name)})),
            "indexes": map_members(table.indexes, index),
            "options": options(table.options),
            "left_out_uniques": map_members(table.left_out_uniques, constraint),
            "left_out_indexes": map_members(table.left_out_indexes, index),
        },
    )


def map_texts(table: Table, rewrite: Rewrite) -> Table:
    """The table with ``rewrite`` applied to each SQL text that can name a column of it.

    Checks, generated columns, defaults, expressions and predicates of indexes and exclude constraints; not
    triggers, whose language is another.
    """

    def optional(text: str | None) -> str | None:
        return None if text is None else rewrite(text)

    def column(value: Column) -> Column:
        changes: dict[str, Any] = {"server_default": optional(value.server_default)}
        if value.computed is not None:
            changes["computed"] = changed(value.computed, {"sqltext": rewrite(value.computed.sqltext)})
        return changed(value, changes)

    def constraint(value: Any) -> Any:
        changes: dict[str, Any] = {"options": options(value.options)}
        if isinstance(value, Check):
            changes["sqltext"] = rewrite(value.sqltext)
        elif isinstance(value, Exclude):
            changes["elements"] = map_members(value.elements, exclude_element)
            changes["where"] = optional(value.where)
        return changed(value, changes)

    def exclude_element(element: ExcludeElement) -> ExcludeElement:
        return changed(element, {"expression": rewrite(element.expression)})

    def index(value: Index) -> Index:
        parts = map_members(value.parts, lambda part: changed(part, {"expression": optional(part.expression)}))
        return changed(value, {"parts": parts, "options": options(value.options)})

    def options(given: Options) -> Options:
        return _map_options(given, lambda key, value: rewrite(value) if is_predicate(key, value) else value)

    return changed(
        map_constraints(table, constraint),
        {
            "columns": map_members(table.columns, column),
            "indexes": map_members(table.indexes, index),
            "left_out_indexes": map_members(table.left_out_indexes, index),
        },
    )


def map_referred_columns(table: Table, target: Callable[[ForeignKey], bool], rewrite: Rewrite) -> Table:
    """The table with ``rewrite`` applied to the referred columns of the foreign keys that ``target`` chooses."""

    def constraint(value: Any) -> Any:
        if not isinstance(value, ForeignKey) or not target(value):
            return value
        return changed(value, {"referred_columns": tuple(map(rewrite, value.referred_columns))})

    return map_constraints(table, constraint)


def is_predicate(key: str, value: Any) -> bool:
    """Whether an option is SQL text: ``postgresql_where``."""
    return key.endswith("_where") and isinstance(value, str)


def is_column_list(key: str, value: Any) -> bool:
    """Whether an option is a tuple of column names: ``postgresql_include``."""
    return key.endswith("_include") and isinstance(value, tuple)


def _names_in_option(
    key: str, value: Any, rewrite: Rewrite, names: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> Any:
    """Lists of columns (``*_include``), and mappings by column (``*_ops``, ``*_length``, ``*_prefix``)."""
    if is_column_list(key, value):
        return names(value)
    if isinstance(value, Map) and any(isinstance(name, str) and rewrite(name) != name for name in value):
        return Map({rewrite(name) if isinstance(name, str) else name: each for name, each in value.items()})
    return value


def _map_options(options: Options, change: Callable[[str, Any], Any]) -> Options:
    for key, value in options.items():
        new = change(key, value)
        if new is not value:
            options = options.set(key, new)
    return options


def changed(value: _Value, changes: dict[str, Any]) -> _Value:
    """``replace``, but the same value when nothing changes."""
    real = {name: new for name, new in changes.items() if getattr(value, name) != new}
    return cast(_Value, replace(cast(Any, value), **real)) if real else value
