"""What a batch says about the whole table: the order of its columns, further constraints, options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Self

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.from_sqlalchemy import table_from_items
from sqlgen.catalog.tables import map_constraints
from sqlgen.catalog.values import Check, Column, Table
from sqlgen.operations.base import AlterTableOp, MigrateOperation, known_from_batch, qualified
from sqlgen.operations.column_types import unknown_enum_types, with_enum_types
from sqlgen.operations.constraint_values import definition, named_by
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile


class ArrangeTableOp(AlterTableOp):
    """Make the table anew as a batch says: a database that can't do it with ALTER has a rebuild for it.

    No author writes it: a batch with `partial_reordering`, `table_args` or `table_kwargs`, and an empty one with
    `recreate="always"`, ends with it; one with a `naming_convention` begins with it.
    """

    template = "arrange_table"

    _before: Table | None = None
    """The table before, known after completion."""

    _after: Table | None = None
    """The table after, known after completion."""

    _restores: Table | None = None
    """The reverse of a completed operation: the table that comes back."""

    def __init__(
        self,
        table_name: str,
        *,
        schema: str | None = None,
        reordering: Sequence[Sequence[str]] = (),
        arguments: Sequence[Any] = (),
        options: Mapping[str, Any] | None = None,
        naming: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(table_name, schema=schema)
        self.reordering = tuple(tuple(names) for names in reordering)
        self.arguments = tuple(arguments)
        self.options = dict(options or {})
        self.naming = naming

    def complete(self, catalog: Catalog) -> Self:
        completed = super().complete(catalog)
        catalog = known_from_batch(self, catalog)
        completed._before = catalog.table(self.table_name, self.schema)
        if self._restores is not None:
            completed._after = self._restores
            return completed
        if self.naming is not None:
            completed._after = _with_names(completed._before, self.naming, catalog.profile)
            completed.changes_nothing = completed._after is completed._before
            return completed
        parts = table_from_items(
            self.table_name,
            self.arguments,
            catalog.profile,
            schema=self.schema,
            naming_convention=catalog.naming_convention,
        )
        completed._new_enum_types = unknown_enum_types([each.type for each in parts.table.columns], catalog)
        completed._after = self._arranged(completed._before, parts.table, catalog)
        return completed

    def _arranged(self, table: Table, more: Table, catalog: Catalog) -> Table:
        profile = catalog.profile
        own = tuple(f"{prefix}_" for prefix in profile.options.prefixes)
        options = {name: value for name, value in self.options.items() if name.startswith(own)}
        made = self._extended(table, more, catalog)
        return replace(
            made,
            columns=reordered(made.columns, self.reordering, profile),
            options=made.options.update(options),
            comment=self.options.get("comment", made.comment),
            prefixes=tuple(self.options.get("prefixes", made.prefixes)),
        )

    def _extended(self, table: Table, more: Table, catalog: Catalog) -> Table:
        """The table with what `table_args` adds; what it has already it has once."""
        said = {definition(constraint) for constraint in table.constraints}
        indexes = {index.name for index in table.indexes}
        name, schema = self.table_name, self.schema
        for column in more.columns:
            catalog = catalog.add_column(name, column, schema=schema)
        for constraint in more.constraints:
            if definition(constraint) not in said:
                catalog = catalog.add_constraint(name, constraint, schema=schema)
        for index in more.indexes:
            if index.name not in indexes:
                catalog = catalog.create_index(name, index, schema=schema)
        return catalog.table(name, schema)

    def reverse(self) -> ArrangeTableOp:
        """What gives the table its former order, options and constraints."""
        back = ArrangeTableOp(self.table_name, schema=self.schema)
        back._restores = self._before
        return back

    def undone_by(self) -> tuple[MigrateOperation, ...]:
        """Nothing, where nothing was to be done."""
        return () if self.changes_nothing else super().undone_by()

    def evolve(self, catalog: Catalog) -> Catalog:
        assert self._after is not None, "an operation evolves the catalog after complete()"
        catalog = with_enum_types(known_from_batch(self, catalog), self._new_enum_types)
        return catalog.replace_table(self._after)

    def describe(self) -> str:
        said = {
            "the order of its columns": self.reordering,
            "columns, constraints and indexes": self.arguments,
            "options": self.options,
            "names of its constraints": self.naming,
        }
        what = ", ".join(word for word, given in said.items() if given) or "as it is"
        return f"arrange table {qualified(self.table_name, self.schema)}: {what}"

    def subject_before(self, catalog: Catalog) -> Table | None:
        """The table before."""
        return self._before

    def subject_after(self, catalog: Catalog) -> Table | None:
        """The table after."""
        return self._after


def _with_names(table: Table, convention: Mapping[str, str], profile: Profile) -> Table:
    """Keys without a name get the one that a convention gives them; so they have it where Alembic's batch was here.

    CHECKs stay as they are: a convention names them by names that they haven't.
    """

    def named(constraint: Any) -> Any:
        if constraint.name is not None or isinstance(constraint, Check):
            return constraint
        given = named_by(convention, constraint, table.name, table.schema, profile)
        return constraint if given.name is None else given

    return map_constraints(table, named)


def reordered(columns: tuple[Column, ...], groups: Sequence[Sequence[str]], profile: Profile) -> tuple[Column, ...]:
    """The columns with those of each group in the group's order, as Alembic's batch arranges them.

    First those that no group puts behind another, in the order that they have; then those that only follow these, and
    so on.
    """
    names = {fold(profile, column.name): column for column in columns}
    after: dict[str, set[str]] = {name: set() for name in names}
    for group in groups:
        keys = [key for name in group if (key := fold(profile, name)) in names]
        for earlier, later in pairwise(keys):
            after[later].add(earlier)
    placed: list[str] = []
    while len(placed) < len(names):
        left = [name for name in names if name not in placed]
        free = [name for name in left if after[name].isdisjoint(left)]
        placed += free or left
    return tuple(names[name] for name in placed)
