"""Which operations ALTER can't do on a database, so that the table must be made anew.

A profile says of every kind of change whether ALTER makes it, from which version on, and under which conditions
it doesn't (``[alter]``, ``unless``). Here stands only which change an operation is.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlgen.catalog.naming import kind_of
from sqlgen.compiler.conditions import holds
from sqlgen.compiler.step import Step
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.arrange_table import ArrangeTableOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.columns import AddColumnOp, DropColumnOp
from sqlgen.operations.constraints import CreateConstraintOp, DropConstraintOp
from sqlgen.operations.table_comments import CreateTableCommentOp, DropTableCommentOp
from sqlgen.profile.model import Profile
from sqlgen.profile.vocabulary import CHANGES, CONDITIONS


def rebuild_reason(step: Step, profile: Profile) -> str:
    """Why ALTER can't make this change, as the end of a sentence; empty when it can, or when nothing can."""
    operation = step.operation
    batch = operation.batch
    if operation.changes_nothing or (batch is not None and batch.recreate == "never"):
        return ""
    if batch is not None and batch.recreate == "always":
        return 'the batch says recreate="always"'
    if not profile.rebuilds:
        return ""  # what ALTER can't do there is refused
    if isinstance(operation, ArrangeTableOp):
        return "ALTER TABLE can't"
    for change in changes(operation):
        ability = profile.ability(change)
        if ability.never and change in _LEFT_OUT:
            continue
        if ability.never:
            return ""  # refused, with this reason
        if not profile.can(change):
            since = f" before {profile.title} {ability.native}" if ability.native else ""
            return f"ALTER TABLE can't {CHANGES[change]}{since}"
        for condition in ability.unless:
            if holds(condition, step):
                return f"ALTER TABLE can't: {CONDITIONS[condition]}"
    return ""


_LEFT_OUT = ("comment", "table_comment")
"""What goes missing where a database hasn't got it, without harm."""


def changes(operation: MigrateOperation) -> Iterator[str]:
    """What an operation is made of, in words of ``vocabulary.CHANGES``."""
    if isinstance(operation, AddColumnOp):
        if operation.column.identity is not None:
            yield "identity"
        yield "add_column"
    elif isinstance(operation, DropColumnOp):
        yield "drop_column"
    elif isinstance(operation, AlterColumnOp):
        yield from _altered(operation)
    elif isinstance(operation, (CreateTableCommentOp, DropTableCommentOp)):
        yield "table_comment"
    elif isinstance(operation, CreateConstraintOp):
        assert operation._value is not None, "planned after complete()"
        yield f"add_{kind_of(operation._value)}"
    elif isinstance(operation, DropConstraintOp):
        yield f"drop_{operation.dropped_kind}"


def _altered(operation: AlterColumnOp) -> Iterator[str]:
    before, after = operation._before, operation._after
    assert before is not None, "planned after complete()"
    assert after is not None, "planned after complete()"
    for aspect in operation.changed:
        if aspect == "nullable":
            yield "drop_not_null" if after.nullable else "set_not_null"
        elif aspect == "name":
            yield "rename_column"
        elif aspect == "position":
            yield "move_column"
        elif aspect in ("computed", "identity"):
            old, new = getattr(before, aspect), getattr(after, aspect)
            yield aspect if old is None else f"{aspect}_drop" if new is None else f"{aspect}_change"
        else:
            yield aspect
    if operation._checks_before:
        yield "drop_check"
    if operation._checks_after:
        yield "add_check"
