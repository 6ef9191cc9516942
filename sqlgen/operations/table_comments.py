"""Setting and dropping the comment on a table."""

from __future__ import annotations

from typing import Self

import sqlalchemy as sa

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Table
from sqlgen.operations.base import AlterTableOp, known_from_batch, qualified
from sqlgen.operations.facade import BatchOperations, Operations
from sqlgen.operations.schema_objects import HasNamingConvention, metadata_for


class _TableCommentOp(AlterTableOp):
    """What both have in common."""

    existing_comment: str | None

    def _filled_in(self, catalog: Catalog) -> str | None:
        table = known_from_batch(self, catalog).table(self.table_name, self.schema)
        return self.existing_comment if table.comment is None else table.comment

    def subject_before(self, catalog: Catalog) -> Table | None:
        """The table with its old comment."""
        return catalog.find_table(self.table_name, self.schema)

    def subject_after(self, catalog: Catalog) -> Table | None:
        """The table with its new comment."""
        return catalog.find_table(self.table_name, self.schema)


@Operations.register_operation("create_table_comment")
@BatchOperations.register_operation("create_table_comment", "batch_create_table_comment")
class CreateTableCommentOp(_TableCommentOp):
    """Set the comment on a table."""

    template = "create_table_comment"

    def __init__(
        self,
        table_name: str,
        comment: str | None,
        *,
        schema: str | None = None,
        existing_comment: str | None = None,
    ) -> None:
        super().__init__(table_name, schema=schema)
        self.comment = comment
        self.existing_comment = existing_comment

    @classmethod
    def create_table_comment(
        cls,
        operations: Operations,
        table_name: str,
        comment: str | None,
        *,
        existing_comment: str | None = None,
        schema: str | None = None,
    ) -> None:
        """Set the comment on a table."""
        operations.invoke(cls(table_name, comment, existing_comment=existing_comment, schema=schema))

    @classmethod
    def batch_create_table_comment(
        cls, operations: BatchOperations, comment: str | None, *, existing_comment: str | None = None
    ) -> None:
        """Set the comment on the batch's table."""
        batch = operations.settings
        operations.invoke(cls(batch.table_name, comment, existing_comment=existing_comment, schema=batch.schema))

    def reverse(self) -> CreateTableCommentOp | DropTableCommentOp:
        """The old comment again; the drop of the comment when there was none."""
        if self.existing_comment is None:
            return DropTableCommentOp(self.table_name, existing_comment=self.comment, schema=self.schema)
        return CreateTableCommentOp(
            self.table_name, self.existing_comment, existing_comment=self.comment, schema=self.schema
        )

    def to_table(self, migration_context: HasNamingConvention | None = None) -> sa.Table:
        """A table without columns that has the comment."""
        return sa.Table(self.table_name, metadata_for(migration_context), schema=self.schema, comment=self.comment)

    def to_diff_tuple(self) -> tuple[str, sa.Table, str | None]:
        """`("add_table_comment", table, existing_comment)`."""
        return ("add_table_comment", self.to_table(), self.existing_comment)

    def complete(self, catalog: Catalog) -> Self:
        """A copy that knows the comment before."""
        completed = super().complete(catalog)
        completed.existing_comment = self._filled_in(catalog)
        return completed

    def evolve(self, catalog: Catalog) -> Catalog:
        catalog = known_from_batch(self, catalog)
        return catalog.set_table_comment(self.table_name, self.comment, schema=self.schema)

    def describe(self) -> str:
        return f"set the comment on table {qualified(self.table_name, self.schema)}"


@Operations.register_operation("drop_table_comment")
@BatchOperations.register_operation("drop_table_comment", "batch_drop_table_comment")
class DropTableCommentOp(_TableCommentOp):
    """Take the comment from a table."""

    template = "drop_table_comment"

    def __init__(self, table_name: str, *, schema: str | None = None, existing_comment: str | None = None) -> None:
        super().__init__(table_name, schema=schema)
        self.existing_comment = existing_comment

    @classmethod
    def drop_table_comment(
        cls, operations: Operations, table_name: str, *, existing_comment: str | None = None, schema: str | None = None
    ) -> None:
        """Take the comment from a table."""
        operations.invoke(cls(table_name, existing_comment=existing_comment, schema=schema))

    @classmethod
    def batch_drop_table_comment(cls, operations: BatchOperations, *, existing_comment: str | None = None) -> None:
        """Take the comment from the batch's table."""
        batch = operations.settings
        operations.invoke(cls(batch.table_name, existing_comment=existing_comment, schema=batch.schema))

    def reverse(self) -> CreateTableCommentOp:
        """The old comment again."""
        return CreateTableCommentOp(self.table_name, self.existing_comment, schema=self.schema)

    def to_table(self, migration_context: HasNamingConvention | None = None) -> sa.Table:
        """A table without columns and comment."""
        return sa.Table(self.table_name, metadata_for(migration_context), schema=self.schema)

    def to_diff_tuple(self) -> tuple[str, sa.Table]:
        """`("remove_table_comment", table)`."""
        return ("remove_table_comment", self.to_table())

    def complete(self, catalog: Catalog) -> Self:
        """A copy that knows the comment before."""
        completed = super().complete(catalog)
        completed.existing_comment = self._filled_in(catalog)
        return completed

    def evolve(self, catalog: Catalog) -> Catalog:
        catalog = known_from_batch(self, catalog)
        return catalog.set_table_comment(self.table_name, None, schema=self.schema)

    def describe(self) -> str:
        return f"drop the comment on table {qualified(self.table_name, self.schema)}"
