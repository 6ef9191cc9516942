"""What a revision file called, kept so that it is run once for several databases.

Most revisions only call directives. What they hand over is the same for every database, so it is taken down the
first time and handed over again for the next database, where it is completed from that one's catalog. A revision
that asked for anything (the dialect, the connection, an option) may do something else elsewhere, and is run again.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from sqlgen.errors import Location
from sqlgen.operations import BulkInsertOp, CreateTableOp, ExecuteSQLOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.revisions.context import MigrationContext


class Tape:
    """Stands before a migration context, and takes down what is recorded; for all else it is that context.

    ``asked`` is true as soon as anything but recording was asked of the context.
    """

    def __init__(self, context: MigrationContext) -> None:
        self._context = context
        self._operations: list[MigrateOperation] = []
        self._tables = False
        self.asked = False

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        """That of the context: who asks whether this is one shall be told so."""
        return MigrationContext

    def record(self, operation: MigrateOperation) -> MigrateOperation:
        """Take down a leaf and have it recorded."""
        completed = self._context.record(operation)
        self._watch(operation)
        if not self.asked:
            self._operations.append(_kept(operation, completed.source))
        return completed

    def __getattr__(self, name: str) -> Any:
        self.asked = True
        return getattr(self._context, name)

    def operations(self) -> Sequence[MigrateOperation] | None:
        """What was called, in order, if it is the same for every database; else None."""
        return None if self.asked else self._operations

    def _watch(self, operation: MigrateOperation) -> None:
        """A table that a directive returned is made for one database: statements on it aren't for others."""
        if isinstance(operation, CreateTableOp):
            self._tables = True
        elif self._tables and isinstance(operation, BulkInsertOp | ExecuteSQLOp):
            self.asked = self.asked or not isinstance(operation.__dict__.get("sqltext"), str)


def _kept(operation: MigrateOperation, source: Location | None) -> MigrateOperation:
    """A copy that stays as it is when the file goes on with its lists and dicts."""
    kept = copy.copy(operation)
    kept.source = source
    values: dict[str, Any] = kept.__dict__
    for name, value in values.items():
        if value.__class__ is list:
            values[name] = [dict(item) if item.__class__ is dict else item for item in value]
        elif value.__class__ is dict:
            values[name] = dict(value)
    return kept
