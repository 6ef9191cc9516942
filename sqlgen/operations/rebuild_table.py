"""Building a table anew and moving its rows: what several operations become where ALTER can't do them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Table
from sqlgen.operations.base import AlterTableOp, MigrateOperation, qualified


@dataclass(frozen=True, slots=True)
class Transfer:
    """How one column of the new table gets its values: SQL over the columns of the old table.

    ``source`` is the column of the old table that it was; None if it is made of others. ``verbatim``: it is copied as
    it is, into a column of the same type.
    """

    column: str
    expression: str
    source: str | None = None
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Cause:
    """One of the operations that a rebuild carries out; ``reason`` is empty when ALTER could have done it, too."""

    operation: MigrateOperation
    reason: str


class RebuildTableOp(AlterTableOp):
    """Make the table anew, move its rows, and put it in the place of the old one.

    No author writes it: the planner makes it of neighbouring operations on one table. What it does to the
    catalog is what they do, one after the other.

    ``renames``: columns that get their new name beforehand, by ALTER, so that other tables and views follow.
    ``left_over``: what goes with dropped columns, for people. ``fingerprint``: whether to compare first the table in
    the database with ``old``. ``check_own_keys``, ``check_children``: whether its own rows, and those of which other
    tables, could refer to nothing afterwards. ``keyless``: those of them, by name, that can't be checked, since they
    refer to columns that are no key (any longer).
    """

    template = "rebuild_table"

    def __init__(
        self,
        causes: tuple[Cause, ...],
        old: Table,
        new: Table,
        renames: tuple[tuple[str, str], ...],
        transfers: tuple[Transfer, ...],
        left_over: tuple[str, ...] = (),
        fingerprint: bool = True,
        *,
        check_own_keys: bool = True,
        check_children: tuple[str, ...] = (),
        keyless: tuple[str, ...] = (),
    ) -> None:
        super().__init__(old.name, schema=old.schema)
        self.causes = causes
        self.old = old
        self.new = new
        self.renames = renames
        self.transfers = transfers
        self.left_over = left_over
        self.fingerprint = fingerprint
        self.check_own_keys = check_own_keys
        self.check_children = check_children
        self.keyless = keyless

    def evolve(self, catalog: Catalog) -> Catalog:
        for cause in self.causes:
            catalog = cause.operation.evolve(catalog)
        return catalog

    def describe(self) -> str:
        what = "; ".join(cause.operation.describe() for cause in self.causes)
        return f"rebuild table {qualified(self.table_name, self.schema)}: {what}"

    def subject_before(self, catalog: Catalog) -> Table:
        """The table before."""
        return self.old

    def subject_after(self, catalog: Catalog) -> Table:
        """The table after."""
        return self.new
