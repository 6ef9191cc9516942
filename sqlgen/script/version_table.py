"""The table that holds the revisions a database is at, as Alembic keeps it: one row for each head.

Its statements are operations like any other, with templates in `templates/script/`.
"""

from __future__ import annotations

from sqlgen.operations.base import MigrateOperation
from sqlgen.revisions.version_rows import VersionStep

ALEMBIC_LENGTH = 32
"""Alembic's column holds this many characters."""


class VersionTableOp(MigrateOperation):
    """A change of the version table `schema.name`."""

    def __init__(self, name: str, schema: str | None = None) -> None:
        self.table_name = name
        self.schema = schema

    def describe(self) -> str:
        """One line for a human."""
        return f"change the version table {self.table_name}"


class CreateVersionTableOp(VersionTableOp):
    """Create the version table, where it isn't there already: a database may have been at base before."""

    template = "script/create_version_table"

    def __init__(
        self, name: str, schema: str | None = None, *, length: int = ALEMBIC_LENGTH, primary_key: bool = True
    ) -> None:
        super().__init__(name, schema)
        self.length = length
        self.primary_key = primary_key


class InsertVersionOp(VersionTableOp):
    """A new head."""

    template = "script/insert_version"

    def __init__(self, name: str, schema: str | None, version: str) -> None:
        super().__init__(name, schema)
        self.version = version


class DeleteVersionOp(VersionTableOp):
    """A head that is no longer one."""

    template = "script/delete_version"

    def __init__(self, name: str, schema: str | None, version: str) -> None:
        super().__init__(name, schema)
        self.version = version


class UpdateVersionOp(VersionTableOp):
    """A head moves from one revision to another."""

    template = "script/update_version"

    def __init__(self, name: str, schema: str | None, old: str, new: str) -> None:
        super().__init__(name, schema)
        self.old = old
        self.new = new


def change_version_table(name: str, schema: str | None, step: VersionStep) -> VersionTableOp:
    """The operation for one change of the version table."""
    if step.old is None:
        return InsertVersionOp(name, schema, str(step.new))
    if step.new is None:
        return DeleteVersionOp(name, schema, step.old)
    return UpdateVersionOp(name, schema, step.old, step.new)
