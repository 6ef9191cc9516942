"""The way back that nobody wrote: the completed operations of an upgrade, reversed, last one first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.selectable import ReturnsRows

from sqlgen.errors import Location, SqlgenError
from sqlgen.operations import BulkInsertOp, CreateTableOp, DropEnumTypeOp, ExecuteSQLOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.data import statement_text
from sqlgen.revisions.run_errors import CannotDerive
from sqlgen.revisions.steps import Step

Remains: TypeAlias = Literal["data", "sql"]
"""What stays as the upgrade left it: rows that it changed, or what raw SQL did to the schema."""

_FIRST_WORD = re.compile(r"(?:\s|--[^\n]*\n|/\*.*?\*/|\()*([a-z]+)", re.IGNORECASE | re.DOTALL)
_CHANGES_DATA = frozenset({"insert", "update", "delete", "merge", "replace", "truncate", "copy", "with"})
_CHANGES_NOTHING = frozenset({"select", "set", "pragma", "lock", "analyze", "vacuum", "reset", "show", "use", "values"})


@dataclass(frozen=True, slots=True)
class NotUndone:
    """Something that the upgrade did and the derived rollback leaves as it is."""

    what: str
    remains: Remains
    source: Location | None = None


@dataclass(frozen=True, slots=True)
class Reversal:
    """An operation that undoes a step; ``autocommit``: outside of transactions, as the step was.

    ``whole``: it is a third party's, and undoes all steps of another one by its implementation.
    """

    operation: MigrateOperation
    autocommit: bool = False
    whole: bool = False


def derive_rollback(steps: Sequence[Step]) -> Iterator[Reversal | NotUndone]:
    """What undoes these steps, in the order in which it must run, and in its place what can't be undone.

    Rows that were changed, and raw SQL, have no inverse: they come as :class:`NotUndone`, to be said in the script.
    Rows of a table that the same steps create go with the table. Enum types that a step created on first use are
    dropped after what used them.

    An operation of a third party that defines ``reverse()`` is undone by that, as a whole; else its leaves are.

    :raises CannotDerive: an operation on the schema isn't reversible, since it doesn't know what stood there before.
    """
    created = {(op.table_name, op.schema) for op in (step.operation for step in steps) if isinstance(op, CreateTableOp)}
    undone: set[int] = set()
    for step in reversed(steps):
        operation = step.operation
        whole = operation.part_of
        if whole is not None and id(whole) in undone:
            continue
        own_reverse = None if whole is None else _own_reverse(whole)
        if own_reverse is not None:
            undone.add(id(whole))
            yield _reversal(own_reverse, step, whole=True)
            continue
        if isinstance(operation, BulkInsertOp) and (operation.table_name, operation.schema) in created:
            continue
        remains = _remains(operation)
        if remains is not None:
            yield NotUndone(operation.describe(), remains, step.source)
        elif not _changes_nothing(operation):
            for reverse in _undone_by(operation):
                yield _reversal(reverse, step)
            for enum_type in reversed(getattr(operation, "_new_enum_types", ())):
                yield _reversal(DropEnumTypeOp(enum_type.name, schema=enum_type.schema), step)


def require_complete(rollback: Iterable[Reversal | NotUndone]) -> Iterator[Reversal | NotUndone]:
    """The same rollback, as long as it restores the schema: what raw SQL did to it is an error, too."""
    for entry in rollback:
        if isinstance(entry, NotUndone) and entry.remains == "sql":
            raise CannotDerive(
                f"the rollback can't be derived: {entry.what}",
                where=entry.source,
                why="raw SQL has no inverse that could be known",
                fix=(
                    "write downgrade() for this revision",
                    "--rollback auto says in the script what isn't undone, and goes on",
                ),
            )
        yield entry


def _undone_by(operation: MigrateOperation) -> tuple[MigrateOperation, ...]:
    try:
        return operation.undone_by()
    except (SqlgenError, NotImplementedError, ValueError) as error:
        raise _cannot_derive(operation, error) from error


@contextmanager
def blaming_reverse(operation: MigrateOperation) -> Iterator[None]:
    """An exception of a third party's implementation, which was to undo something, becomes CannotDerive."""
    try:
        yield
    except SqlgenError as error:
        error.at(operation.source)
        raise
    except Exception as error:
        raise _cannot_derive(operation, error) from error


def _cannot_derive(operation: MigrateOperation, error: Exception) -> CannotDerive:
    return CannotDerive(
        f"the rollback can't be derived: {operation.describe()}",
        where=operation.source,
        why=error.what if isinstance(error, SqlgenError) else str(error) or "this operation has no reverse",
        fix=(
            "write downgrade() for this revision",
            "--rollback written takes only what is written, and leaves out the rest",
            "without -o only the upgrade is made",
        ),
    )


def _own_reverse(operation: MigrateOperation) -> MigrateOperation | None:
    """What a third party's operation says undoes it; None if it says nothing, and its leaves must."""
    says = next(each for each in type(operation).__mro__ if "reverse" in each.__dict__)
    if says.__module__.partition(".")[0] == __name__.partition(".")[0]:
        return None  # ours knows less of an operation that nobody completed than its leaves do
    try:
        return operation.reverse()
    except (NotImplementedError, ValueError):
        return None


def _reversal(operation: MigrateOperation, step: Step, *, whole: bool = False) -> Reversal:
    operation.source = step.source  # errors about the reverse name the line of what it reverses
    batch = step.operation.batch
    if batch is not None and batch.recreate == "always":
        operation.batch = batch  # the way back makes the table anew, too: columns get their place again
    return Reversal(operation, step.autocommit, whole)


def _remains(operation: MigrateOperation) -> Remains | None:
    if isinstance(operation, BulkInsertOp):
        return "data"
    if not isinstance(operation, ExecuteSQLOp) or _changes_nothing(operation):
        return None
    text = statement_text(operation.sqltext)
    if text is None:
        return "data" if isinstance(operation.sqltext, UpdateBase) else "sql"
    return "data" if _first_word(text) in _CHANGES_DATA else "sql"


def _changes_nothing(operation: MigrateOperation) -> bool:
    if not isinstance(operation, ExecuteSQLOp):
        return False
    if operation.transaction_edge() is not None:
        return True
    text = statement_text(operation.sqltext)
    if text is None:
        return isinstance(operation.sqltext, ReturnsRows) and not isinstance(operation.sqltext, UpdateBase)
    return _first_word(text) in _CHANGES_NOTHING


def _first_word(text: str) -> str:
    found = _FIRST_WORD.match(text)
    return found[1].lower() if found else ""
