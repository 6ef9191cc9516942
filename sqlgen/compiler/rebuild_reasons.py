"""Which operations ALTER can't do on a database, so that the table must be made anew.

A profile says of every kind of change whether ALTER makes it, from which version on, and under which conditions
it doesn't (``[alter]``, ``unless``). Here stands only which change an operation is, and how each condition is told
from the catalog.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.naming import kind_of
from sqlgen.catalog.values import Column
from sqlgen.compiler.step import Step
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.arrange_table import ArrangeTableOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.columns import AddColumnOp, DropColumnOp
from sqlgen.operations.constraints import AddConstraintOp, DropConstraintOp
from sqlgen.profile.model import Profile
from sqlgen.profile.vocabulary import CHANGES

_LITERAL = re.compile(
    r"\s*\(*\s*(?:[+-]?\s*[0-9][0-9.]*(?:e[+-]?[0-9]+)?|[xn]?'(?:[^']|'')*'|null|true|false)\s*\)*\s*", re.IGNORECASE
)


def is_constant(sqltext: str) -> bool:
    """Whether SQL text is one literal, in parentheses or not: nothing that the server must compute."""
    return _LITERAL.fullmatch(sqltext) is not None


def rebuild_reason(step: Step, profile: Profile) -> str:
    """Why ALTER can't make this change, as the end of a sentence; empty when it can, or when nothing can."""
    operation = step.operation
    batch = operation.batch
    if operation.changes_nothing or (batch is not None and batch.recreate == "never"):
        return ""
    if isinstance(operation, ArrangeTableOp):
        return "ALTER TABLE can't"
    for change in _changes(operation):
        ability = profile.ability(change)
        if ability.never and change in _LEFT_OUT:
            continue
        if ability.never:
            return ""  # refused, with this reason
        if not profile.can(change):
            since = f" before {profile.title} {ability.native}" if ability.native else ""
            return f"ALTER TABLE can't {CHANGES[change]}{since}"
        for condition in ability.unless:
            if _holds(condition, operation, step):
                return f"ALTER TABLE can't: {_CONDITIONS[condition][0]}"
    if batch is not None and batch.recreate == "always":
        return 'the batch says recreate="always"'
    return ""


_LEFT_OUT = ("comment", "table_comment")
"""What goes missing where a database hasn't got it, without harm."""


def _changes(operation: MigrateOperation) -> Iterator[str]:
    """The words of ``vocabulary.CHANGES`` for an operation."""
    if isinstance(operation, AddColumnOp):
        if operation.column.identity is not None:
            yield "identity"
        yield "add_column"
    elif isinstance(operation, DropColumnOp):
        yield "drop_column"
    elif isinstance(operation, AlterColumnOp):
        yield from _altered(operation)
    elif isinstance(operation, AddConstraintOp):
        yield f"add_{_KINDS.get(operation.constraint_type, operation.constraint_type)}"
    elif isinstance(operation, DropConstraintOp):
        yield f"drop_{operation.dropped_kind}"


_KINDS = {"primarykey": "primary_key", "foreignkey": "foreign_key"}


def _altered(operation: AlterColumnOp) -> Iterator[str]:
    before, after = operation._before, operation._after
    assert before is not None, "planned after complete()"
    assert after is not None, "planned after complete()"
    for aspect in operation.changed:
        if aspect == "nullable":
            yield "drop_not_null" if after.nullable else "set_not_null"
        elif aspect == "name":
            yield "rename_column"
        elif aspect in ("computed", "identity"):
            old, new = getattr(before, aspect), getattr(after, aspect)
            yield aspect if old is None else f"{aspect}_drop" if new is None else f"{aspect}_change"
        else:
            yield aspect
    if operation._checks_before:
        yield "drop_check"
    if operation._checks_after:
        yield "add_check"


def _holds(condition: str, operation: MigrateOperation, step: Step) -> bool:
    return _CONDITIONS[condition][1](operation, step)


def _brings(kind: str) -> Callable[[MigrateOperation, Step], bool]:
    def test(operation: MigrateOperation, step: Step) -> bool:
        if isinstance(operation, AddColumnOp):
            return any(kind_of(each) == kind for each in operation._constraints)
        return False

    return test


def _hangs(*kinds: str) -> Callable[[MigrateOperation, Step], bool]:
    def test(operation: MigrateOperation, step: Step) -> bool:
        return isinstance(operation, DropColumnOp) and any(each.kind in kinds for each in operation._in_the_way)

    return test


def _either(*tests: Callable[[MigrateOperation, Step], bool]) -> Callable[[MigrateOperation, Step], bool]:
    return lambda operation, step: any(test(operation, step) for test in tests)


def _added(test: Callable[[Column], bool]) -> Callable[[MigrateOperation, Step], bool]:
    def tested(operation: MigrateOperation, step: Step) -> bool:
        return isinstance(operation, AddColumnOp) and operation._value is not None and test(operation._value)

    return tested


def _not_null_without_default(column: Column) -> bool:
    return not column.nullable and column.server_default is None and column.computed is None


def _default_not_constant(column: Column) -> bool:
    return column.server_default is not None and not is_constant(column.server_default)


def _references_with_default(operation: MigrateOperation, step: Step) -> bool:
    return _brings("foreign_key")(operation, step) and _added(lambda column: column.server_default is not None)(
        operation, step
    )


def mentions_column(operation: DropColumnOp, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """("trigger" or "view", its name) for what has the words of the table and of the column in its text.

    A trigger of the table needs to have the column's only. In which sense they stand there isn't told apart.
    """
    column, table_name = operation.column_name, operation.table_name
    own = catalog.find_table(table_name, operation.schema)
    for table, trigger in catalog.triggers():
        if _has_word(trigger.sqltext, column) and (table is own or _has_word(trigger.sqltext, table_name)):
            yield "trigger", trigger.name
    for view in catalog.views():
        if _has_word(view.sqltext, column) and _has_word(view.sqltext, table_name):
            yield "view", view.name


def _mentioned_by(kind: str) -> Callable[[MigrateOperation, Step], bool]:
    def test(operation: MigrateOperation, step: Step) -> bool:
        if not isinstance(operation, DropColumnOp):
            return False
        return any(found == kind for found, _ in mentions_column(operation, step.before))

    return test


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def _has_position(operation: MigrateOperation, step: Step) -> bool:
    return isinstance(operation, AddColumnOp) and operation.batch is not None and operation.position is not None


def _unnamed(operation: MigrateOperation, step: Step) -> bool:
    return isinstance(operation, DropConstraintOp) and operation.constraint_name is None


_CONDITIONS: dict[str, tuple[str, Callable[[MigrateOperation, Step], bool]]] = {
    "primary_key": (
        "the column is of the primary key",
        _either(_brings("primary_key"), _hangs("primary_key", "primary_key_multi")),
    ),
    "unique": ("the column is UNIQUE", _either(_brings("unique"), _hangs("unique", "unique_multi"))),
    "stored_generated": (
        "the column is generated and STORED",
        _added(lambda column: column.computed is not None and column.computed.persisted is True),
    ),
    "not_null_without_default": ("the column is NOT NULL without a default", _added(_not_null_without_default)),
    "default_not_constant": ("the column's default isn't a constant", _added(_default_not_constant)),
    "references_with_default": ("the column has a default and refers to another table", _references_with_default),
    "in_check": ("a CHECK names the column", _hangs("check", "check_multi")),
    "in_foreign_key": (
        "a foreign key names the column",
        _hangs("foreign_key", "foreign_key_multi", "referenced"),
    ),
    "in_generated": ("a generated column reads it", _hangs("generated")),
    "in_trigger": ("a trigger names the column", _mentioned_by("trigger")),
    "in_view": ("a view names the column", _mentioned_by("view")),
    "unnamed": ("the constraint has no name", _unnamed),
    "position": ("it adds columns at the end only", _has_position),
}
