"""How each condition of a profile's ``unless`` is told from an operation and the catalog before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.naming import kind_of
from sqlgen.catalog.readers import texts_with_column, triggers_counting_columns
from sqlgen.catalog.values import Column, Table, View
from sqlgen.compiler.step import Step
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.columns import AddColumnOp, DropColumnOp
from sqlgen.operations.constraints import DropConstraintOp

Test: TypeAlias = Callable[[Step], bool]

_NOW = re.compile(r"\(*(current_timestamp|now|localtime|localtimestamp)\b", re.IGNORECASE)
_LITERAL = re.compile(
    r"\s*\(*\s*(?:[+-]?\s*[0-9][0-9.]*(?:e[+-]?[0-9]+)?|[xn]?'(?:[^']|'')*'|null|true|false)\s*\)*\s*", re.IGNORECASE
)


def is_constant(sqltext: str) -> bool:
    """Whether SQL text is one literal, in parentheses or not: nothing that the server must compute."""
    return _LITERAL.fullmatch(sqltext) is not None


def holds(condition: str, step: Step) -> bool:
    """Whether it is so; ``condition`` is a word of ``vocabulary.CONDITIONS``."""
    return TESTS[condition](step)


def _brings(kind: str) -> Test:
    def test(step: Step) -> bool:
        operation = step.operation
        return isinstance(operation, AddColumnOp) and any(kind_of(each) == kind for each in operation._constraints)

    return test


def _hangs(*kinds: str) -> Test:
    def test(step: Step) -> bool:
        operation = step.operation
        return isinstance(operation, DropColumnOp) and any(each.kind in kinds for each in operation._in_the_way)

    return test


def _either(*tests: Test) -> Test:
    return lambda step: any(test(step) for test in tests)


def _both(*tests: Test) -> Test:
    return lambda step: all(test(step) for test in tests)


def _added(test: Callable[[Column], bool]) -> Test:
    def tested(step: Step) -> bool:
        operation = step.operation
        return isinstance(operation, AddColumnOp) and operation._value is not None and test(operation._value)

    return tested


def _becomes(test: Callable[[Column], bool]) -> Test:
    """Of a column as it will be."""

    def tested(step: Step) -> bool:
        operation = step.operation
        return isinstance(operation, AlterColumnOp) and operation._after is not None and test(operation._after)

    return tested


def _altered(test: Callable[[Column], bool]) -> Test:
    """Of a column as it is or as it will be."""

    def tested(step: Step) -> bool:
        operation = step.operation
        if not isinstance(operation, AlterColumnOp):
            return False
        return any(test(column) for column in (operation._before, operation._after) if column is not None)

    return tested


def _not_null_without_default(column: Column) -> bool:
    return not column.nullable and column.server_default is None and column.computed is None


def _not_null_on_conflict(column: Column) -> bool:
    return any(name.endswith("_on_conflict_not_null") for name in column.options)


def _default_not_constant(column: Column) -> bool:
    return column.server_default is not None and not is_constant(column.server_default)


def mentions_column(operation: DropColumnOp | AlterColumnOp, catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """("trigger" or "view", its name, "names") for what names the column, or may do so: nobody can read it.

    An INSERT of a trigger that names no columns "fills" them all, and fails when one is dropped.
    """
    name, schema = operation.table_name, operation.schema
    table = catalog.find_table(name, schema) or Table(name, schema=schema)
    for found in texts_with_column(catalog.registry, table, operation.column_name):
        yield found.kind, found.name, "names"
    if isinstance(operation, DropColumnOp):
        for found in triggers_counting_columns(catalog.registry, table):
            yield found.kind, found.name, "fills"


def views_on(table: Table, catalog: Catalog) -> tuple[View, ...]:
    """The views that read a table, or read one that does, in the order of their creation: told by words."""
    names, found = [table.name], []
    for view in catalog.views():
        if any(_has_word(view.sqltext, name) for name in names):
            names.append(view.name)
            found.append(view)
    return tuple(found)


def _mentioned_by(kind: str) -> Test:
    def test(step: Step) -> bool:
        operation = step.operation
        if not isinstance(operation, DropColumnOp):
            return False
        return any(found == kind for found, _, _ in mentions_column(operation, step.before))

    return test


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def _has_position(step: Step) -> bool:
    operation = step.operation
    return isinstance(operation, AddColumnOp) and operation.batch is not None and operation.position is not None


def _is_virtual(column: Column) -> bool:
    return column.computed is not None and column.computed.persisted is not True


def _virtual(step: Step) -> bool:
    operation = step.operation
    if not isinstance(operation, (AddColumnOp, DropColumnOp, AlterColumnOp)):
        return False
    tables = [each.find_table(operation.table_name, operation.schema) for each in (step.before, step.after)]
    return any(_is_virtual(column) for table in tables if table is not None for column in table.columns)


def _default_computed(column: Column) -> bool:
    default = column.server_default
    return default is not None and not is_constant(default) and _NOW.match(default) is None


def _referenced(step: Step) -> bool:
    operation = step.operation
    if not isinstance(operation, AlterColumnOp) or operation._before is None:
        return False
    name = operation._before.name
    referring = step.before.referrers(operation.table_name, operation.schema)
    own = step.before.find_table(operation.table_name, operation.schema)
    keys = [each.columns for each in own.foreign_keys] if own is not None else []
    return any(name in each for each in keys) or any(name in each.referred_columns for _, each in referring)


def _type_changes(keeps: Callable[[TypeEngine[Any], TypeEngine[Any]], bool]) -> Test:
    def test(step: Step) -> bool:
        operation = step.operation
        if not isinstance(operation, AlterColumnOp):
            return False
        before, after = operation._before, operation._after
        return before is None or after is None or not keeps(before.type, after.type)

    return test


def _appends_values(old: TypeEngine[Any], new: TypeEngine[Any]) -> bool:
    """More members at the end of an enum, stored in as many bytes."""
    if not (isinstance(old, sa.Enum) and isinstance(new, sa.Enum)):
        return False
    return new.enums[: len(old.enums)] == old.enums and (len(old.enums) < 256) is (len(new.enums) < 256)


def _keeps_storage(old: TypeEngine[Any], new: TypeEngine[Any]) -> bool:
    """More members of an enum, or a longer VARCHAR whose length in bytes (up to four a character) takes as many."""
    if _appends_values(old, new):
        return True
    if not (isinstance(old, sa.String) and isinstance(new, sa.String) and type(old) is type(new)):
        return False
    if isinstance(old, sa.Text) or old.length is None or new.length is None or new.length < old.length:
        return False
    return (old.length * 4 < 256) is (new.length * 4 < 256)


def _unnamed(step: Step) -> bool:
    operation = step.operation
    return isinstance(operation, DropConstraintOp) and operation.constraint_name is None


TESTS: Mapping[str, Test] = {
    "primary_key": _either(_brings("primary_key"), _hangs("primary_key", "primary_key_multi")),
    "unique": _either(_brings("unique"), _hangs("unique", "unique_multi")),
    "in_check": _hangs("check", "check_generated", "check_multi"),
    "in_foreign_key": _hangs("foreign_key", "foreign_key_multi", "referenced"),
    "in_generated": _hangs("generated"),
    "in_trigger": _mentioned_by("trigger"),
    "in_view": _mentioned_by("view"),
    "stored_generated": _added(lambda column: column.computed is not None and column.computed.persisted is True),
    "virtual_generated": _altered(_is_virtual),
    "not_null_without_default": _added(_not_null_without_default),
    "not_null_on_conflict": _becomes(_not_null_on_conflict),
    "default_not_constant": _added(_default_not_constant),
    "references_with_default": _both(_brings("foreign_key"), _added(lambda column: column.server_default is not None)),
    "unnamed": _unnamed,
    "position": _has_position,
    "default_computed": _added(_default_computed),
    "counts_up": _added(lambda column: column.autoincrement),
    "indexed": _hangs(
        *("primary_key", "primary_key_multi", "unique", "unique_multi", "foreign_key", "foreign_key_multi"),
        *("index", "index_multi", "check", "check_generated", "check_multi"),
    ),
    "referenced": _referenced,
    "other_values": _type_changes(_appends_values),
    "other_storage": _type_changes(_keeps_storage),
    "virtual": _virtual,
}
"""One for each word of ``vocabulary.CONDITIONS``."""
