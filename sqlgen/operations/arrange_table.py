"""What a batch says about the whole table: the order of its columns, further constraints, options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Self

import sqlalchemy as sa
from immutables import Map
from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.from_sqlalchemy import table_value
from sqlgen.catalog.values import Column, Table
from sqlgen.operations.base import AlterTableOp, known_from_batch, qualified
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile


class ArrangeTableOp(AlterTableOp):
    """Make the table anew as a batch says: a database that can't do it with ALTER has a rebuild for it.

    No author writes it: a batch with `partial_reordering`, `table_args` or `table_kwargs`, and an empty one with
    `recreate="always"`, ends with it.
    """

    template = "arrange_table"

    _before: Table | None = None
    """The table before, known after completion."""

    _after: Table | None = None
    """The table after, known after completion."""

    _restores: Table | None = None
    """The reverse of a completed operation: the table whose order and options come back."""

    def __init__(
        self,
        table_name: str,
        *,
        schema: str | None = None,
        reordering: Sequence[Sequence[str]] = (),
        arguments: Sequence[Any] = (),
        options: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(table_name, schema=schema)
        self.reordering = tuple(tuple(names) for names in reordering)
        self.arguments = tuple(arguments)
        self.options = dict(options or {})

    def complete(self, catalog: Catalog) -> Self:
        completed = super().complete(catalog)
        table = known_from_batch(self, catalog).table(self.table_name, self.schema)
        completed._before = table
        if self._restores is not None:
            completed._after = _like(self._restores, table, catalog.profile)
        else:
            completed._after = self._arranged(table, catalog.profile)
        return completed

    def _arranged(self, table: Table, profile: Profile) -> Table:
        columns = reordered(table.columns, self.reordering, profile)
        own = tuple(f"{prefix}_" for prefix in profile.options.prefixes)
        options = {name: value for name, value in self.options.items() if name.startswith(own)}
        said = {check.sqltext for check in table.checks}
        more = [check for check in self._added(table, profile).checks if check.sqltext not in said]
        return replace(table, columns=columns, options=table.options.update(options), checks=(*table.checks, *more))

    def _added(self, table: Table, profile: Profile) -> Table:
        """A table that has nothing but the further CHECKs; other constraints have directives of their own."""
        checks = [each for each in self.arguments if isinstance(each, sa.CheckConstraint)]
        return table_value(
            sa.Table(table.name, sa.MetaData(), *(sa.CheckConstraint(each.sqltext, name=each.name) for each in checks)),
            profile,
        )

    def reverse(self) -> ArrangeTableOp:
        """What gives the table its former order and options."""
        back = ArrangeTableOp(self.table_name, schema=self.schema)
        back._restores = self._before
        return back

    def evolve(self, catalog: Catalog) -> Catalog:
        assert self._after is not None, "an operation evolves the catalog after complete()"
        return known_from_batch(self, catalog).replace_table(self._after)

    def describe(self) -> str:
        said = {
            "the order of its columns": self.reordering,
            "constraints": self.arguments,
            "options": self.options,
        }
        what = ", ".join(word for word, given in said.items() if given) or "as it is"
        return f"arrange table {qualified(self.table_name, self.schema)}: {what}"

    def subject_before(self, catalog: Catalog) -> Table | None:
        """The table before."""
        return self._before

    def subject_after(self, catalog: Catalog) -> Table | None:
        """The table after."""
        return self._after


def reordered(columns: tuple[Column, ...], groups: Sequence[Sequence[str]], profile: Profile) -> tuple[Column, ...]:
    """The columns with those of each group in the group's order; what no group names stays where it is, if it can."""
    names = {fold(profile, column.name): column for column in columns}
    after: dict[str, set[str]] = {name: set() for name in names}
    for group in groups:
        keys = [key for name in group if (key := fold(profile, name)) in names]
        for earlier, later in pairwise(keys):
            after[later].add(earlier)
    placed: list[str] = []
    while len(placed) < len(names):
        free = [name for name in names if name not in placed and after[name] <= set(placed)]
        placed += free[:1] or [name for name in names if name not in placed]
    return tuple(names[name] for name in placed)


def _like(wanted: Table, table: Table, profile: Profile) -> Table:
    """The table in the order and with the options of another."""
    order = {fold(profile, column.name): number for number, column in enumerate(wanted.columns)}
    columns = sorted(table.columns, key=lambda column: order.get(fold(profile, column.name), len(order)))
    said = {check.sqltext for check in wanted.checks}
    checks = tuple(check for check in table.checks if check.sqltext in said)
    return replace(table, columns=tuple(columns), options=Map(wanted.options), checks=checks)
