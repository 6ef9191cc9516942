"""What of a script isn't what its author gave, but what stands for that in the database: for its header."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy.types import TypeEngine

from sqlgen.catalog.mapped_types import is_for_key, mapped_from
from sqlgen.catalog.sql_text import speaker
from sqlgen.catalog.values import Column, Table
from sqlgen.operations import AddColumnOp, AlterColumnOp, CreateTableOp
from sqlgen.operations.base import MigrateOperation, qualified
from sqlgen.profile.model import Profile
from sqlgen.revisions.steps import Step

_SHOWN = 6


class MappedColumns:
    """Columns by what their author said and what is written; and constraints and indexes that are written otherwise."""

    def __init__(self) -> None:
        self._columns: list[tuple[str, TypeEngine[Any], str]] = []
        self._otherwise: dict[str, dict[str, None]] = {}

    def note(self, steps: Iterable[Step]) -> None:
        """Take the columns that steps make, or give another type, and what else of them is written otherwise."""
        for step in steps:
            for how, whose in step.operation.written_otherwise:
                self._otherwise.setdefault(how, {})[whose] = None
            table = qualified(_table_of(step.operation), getattr(step.operation, "schema", None))
            for column in _made(step):
                name = mapped_from(column.type)
                if name is not None:
                    self._columns.append((name, column.type, f"{table}.{column.name}"))

    def listed(self, profile: Profile) -> tuple[str, ...]:
        """`JSONB as JSON: account.data, order.items`, by type; long lists end with how many more there are."""
        groups: dict[tuple[str, str], dict[str, None]] = {}
        for name, type_, column in self._columns:
            reason = _FOR_KEY if is_for_key(type_) else ""
            groups.setdefault((name, f"{speaker(profile).type(type_)}{reason}"), {})[column] = None
        return tuple(f"{name} as {text}: {_some(list(groups[name, text]))}" for name, text in sorted(groups))

    def written_otherwise(self) -> tuple[str, ...]:
        """`DEFERRABLE as checked row by row: fk_owner of account`; long lists end with how many more there are."""
        return tuple(f"{how}: {_some(list(self._otherwise[how]))}" for how in sorted(self._otherwise))


_FOR_KEY = ", since it stands in a key"


def _some(columns: list[str]) -> str:
    more = len(columns) - _SHOWN
    return ", ".join(columns[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _table_of(operation: MigrateOperation) -> str:
    return str(getattr(operation, "table_name", ""))


def _made(step: Step) -> Iterable[Column]:
    operation = step.operation
    if isinstance(operation, CreateTableOp):
        table = operation.subject_after(step.after)
        return table.columns if isinstance(table, Table) else ()
    if isinstance(operation, AddColumnOp):
        return () if operation._value is None else (operation._value,)
    if isinstance(operation, AlterColumnOp) and operation._after is not None and "type" in operation.changed:
        return (operation._after,)
    return ()
