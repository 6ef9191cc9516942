"""Several changes of one table in one statement: what the operations of a batch become where a database takes that."""

from __future__ import annotations

from dataclasses import dataclass

from sqlgen.catalog.catalog import Catalog
from sqlgen.operations.base import AlterTableOp, MigrateOperation, qualified


@dataclass(frozen=True, slots=True)
class Part:
    """One of the operations, completed, and the catalogs around it."""

    operation: MigrateOperation
    before: Catalog
    after: Catalog


class AlterTogetherOp(AlterTableOp):
    """Change a table in several ways at once.

    No author writes it: the planner makes it of neighbouring operations of one batch. What it does to the catalog is
    what they do, one after the other.
    """

    template = "alter_together"

    def __init__(self, table_name: str, parts: tuple[Part, ...], *, schema: str | None = None) -> None:
        super().__init__(table_name, schema=schema)
        self.parts = parts

    def evolve(self, catalog: Catalog) -> Catalog:
        for part in self.parts:
            catalog = part.operation.evolve(catalog)
        return catalog

    def describe(self) -> str:
        what = "; ".join(part.operation.describe() for part in self.parts)
        return f"alter table {qualified(self.table_name, self.schema)}: {what}"
