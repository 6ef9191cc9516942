"""The renaming of a table."""

from __future__ import annotations

from typing import Self

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Table
from sqlgen.operations.base import AlterTableOp, qualified
from sqlgen.operations.facade import Operations


@Operations.register_operation("rename_table")
class RenameTableOp(AlterTableOp):
    """Rename a table; constraints, indexes and foreign keys that name it follow."""

    template = "rename_table"

    def __init__(self, old_table_name: str, new_table_name: str, *, schema: str | None = None) -> None:
        super().__init__(old_table_name, schema=schema)
        self.new_table_name = new_table_name

    @classmethod
    def rename_table(
        cls, operations: Operations, old_table_name: str, new_table_name: str, *, schema: str | None = None
    ) -> None:
        """Rename a table within its schema."""
        operations.invoke(cls(old_table_name, new_table_name, schema=schema))

    def reverse(self) -> RenameTableOp:
        """The renaming back."""
        return RenameTableOp(self.new_table_name, self.table_name, schema=self.schema)

    def complete(self, catalog: Catalog) -> Self:
        """A copy; raises TableUnknown when the name is a slip."""
        catalog.table(self.table_name, self.schema)
        return super().complete(catalog)

    def evolve(self, catalog: Catalog) -> Catalog:
        return catalog.rename_table(self.table_name, self.new_table_name, schema=self.schema)

    def describe(self) -> str:
        return f"rename table {qualified(self.table_name, self.schema)} to {self.new_table_name}"

    def subject_before(self, catalog: Catalog) -> Table | None:
        """The table under its old name."""
        return catalog.find_table(self.table_name, self.schema)

    def subject_after(self, catalog: Catalog) -> Table | None:
        """The table under its new name."""
        return catalog.find_table(self.new_table_name, self.schema)
