"""What is asked of the catalog: what hangs on what, what else must go, come or wait."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import jinja2
import sqlalchemy as sa
from jinja2.runtime import Context
from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.column_sequences import is_numbered
from sqlgen.catalog.expressions import columns_in
from sqlgen.catalog.implied_indexes import (
    comes_by_itself,
    counting_by,
    left_under_its_name,
    only_served_by,
    taking_over_from,
)
from sqlgen.catalog.naming import kind_of
from sqlgen.catalog.readers import (
    LeftBehind,
    left_behind_by_column,
    left_behind_by_table,
    texts_with_table,
    views_in_the_way,
)
from sqlgen.catalog.values import Check, Column, Constraint, ForeignKey, Index, PrimaryKey, Table, Unique, View
from sqlgen.compiler.conditions import views_on
from sqlgen.compiler.errors import ExpressionRefused
from sqlgen.compiler.filters.names import NameFilters
from sqlgen.compiler.foreign_key_actions import cascades_of_null, checked_and_changed, stored_actions
from sqlgen.compiler.unnamed import Likeness, column_pairs, likeness, plainly
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.columns import AddColumnOp
from sqlgen.operations.tables import CreateTableOp
from sqlgen.profile.identifiers import fold


class CatalogFilters(NameFilters):
    """Values of the catalog in, values of the catalog out."""

    def kind(self, constraint: Constraint) -> str:
        """primary_key, unique, foreign_key, check or exclude."""
        return kind_of(constraint)

    def columns_of(self, check: Check) -> list[str]:
        """The columns that a CHECK reads, by name; refused where the text can't be read."""
        columns = columns_in(check.sqltext, self._profile)
        if columns is None:
            raise ExpressionRefused(
                f"it can't be told which columns this CHECK reads: {check.sqltext}",
                fix="give the constraint a name, and drop it by that",
            )
        return sorted(columns)

    @jinja2.pass_context
    def likeness(self, context: Context, constraint: Constraint, going: Sequence[Any] = ()) -> Likeness:
        """Whether a look-up of a constraint without a name finds only that: "alone", "same" or "other"."""
        before: Catalog = context["catalog_before"]
        table: Table | None = context["table_before"]
        if table is None or constraint.name is not None:
            return "alone"
        owners = (table, *(child for child, _ in before.referrers(table.name, table.schema)))
        return likeness(constraint, owners, self._profile, going)

    def plainly(self, sqltext: str) -> str:
        """A condition in upper case, without blanks, parentheses and double quotes."""
        return plainly(sqltext)

    @jinja2.pass_context
    def column_pairs(self, context: Context, key: ForeignKey) -> list[tuple[str, str]]:
        """Each column of a foreign key with the one that it refers to."""
        return column_pairs(key, context["catalog_before"])

    def stored_actions(self, key: ForeignKey) -> tuple[str, str]:
        """What the database says of a foreign key's ON DELETE and ON UPDATE: "NO ACTION", "SET NULL"."""
        return stored_actions(key, self._profile)

    def checked_and_changed(self, constraint: Constraint, table: Table | None) -> list[tuple[str, Check, ForeignKey]]:
        """Columns that a CHECK reads and a foreign key's action changes, with both: one of them is the constraint."""
        return list(checked_and_changed(constraint, table, self._profile))

    @jinja2.pass_context
    def cascades_of_null(self, context: Context, table: Table) -> list[tuple[str, str, ForeignKey]]:
        """Columns that are NOT NULL and those that may be NULL whose changes a foreign key takes over to them."""
        return list(cascades_of_null(table, context["catalog_after"]))

    def column_list(self, index: Index) -> list[str | None]:
        """The columns of an index, by name; none for an expression."""
        return [part.column for part in index.parts]

    @jinja2.pass_context
    def columns_named(self, context: Context, names: Collection[str | None]) -> list[Column]:
        """The columns of the operation's table, after it, that have these names, in the order of the table."""
        table: Table | None = context["table_after"]
        return [] if table is None else [column for column in table.columns if column.name in names]

    @jinja2.pass_context
    def column_place(self, context: Context, op: AddColumnOp | AlterColumnOp) -> str | None:
        """The column after which a new or a moved one goes; empty for the first place, none for the last."""
        position = op.position
        if position is None or not self._profile.has("column_position"):
            return None
        if position.where != "before":
            return position.column or ""
        table: Table | None = context["table_before"]
        moved = op.column_name if isinstance(op, AlterColumnOp) else None
        names = [column.name for column in (table.columns if table is not None else ()) if column.name != moved]
        folded = [fold(self._profile, name) for name in names]
        wanted = fold(self._profile, position.column or "")
        if wanted not in folded:
            context["refuse"](f"it isn't known what stands before {position.column}", "say insert_after=...")
        place = folded.index(wanted)
        return names[place - 1] if place else ""

    def columns_with_identity(self, op: CreateTableOp) -> list[sa.Column[Any]]:
        """The author's columns that are identities, for a database that has none: so no restored table has any."""
        if op._restores:
            return []
        return [each for each in op.columns if isinstance(each, sa.Column) and each.identity is not None]

    def numbered(self, columns: Iterable[Column]) -> list[Column]:
        """Those of the columns whose values the database hands out."""
        return [column for column in columns if is_numbered(column)]

    def dropped_before(self, op: MigrateOperation) -> list[Any]:
        """What stands in the way of an operation, and is dropped before it."""
        return [each.value for each in getattr(op, "_in_the_way", ())]

    @jinja2.pass_context
    def taking_over_from(
        self, context: Context, key: PrimaryKey | Unique | Index, gone: Sequence[Any] = ()
    ) -> tuple[Index, ...]:
        """Indexes that take the place of a key of the operation's table, which foreign keys need (MySQL).

        :param gone: foreign keys that were dropped just before.
        """
        table: Table | None = context["table_before"]
        if table is None:
            return ()
        if gone:
            table = replace(table, foreign_keys=tuple(each for each in table.foreign_keys if each not in gone))
        return taking_over_from(key, table, self._profile)

    @jinja2.pass_context
    def foreign_keys_to(self, context: Context, key: PrimaryKey | Unique | Index) -> list[ForeignKey]:
        """Foreign keys, of any table, that refer to columns which have no index but this key (MySQL)."""
        table: Table | None = context["table_before"]
        if table is None:
            return []
        primary = () if table.primary_key is None else table.primary_key.columns
        referring = [each for _, each in context["catalog_before"].referrers(table.name, table.schema)]
        if not referring:
            return []
        columns = {each: each.referred_columns or primary for each in referring}
        lost = only_served_by(key, table, columns.values(), self._profile)
        return [each for each in referring if columns[each] in lost]

    @jinja2.pass_context
    def columns_counting_by(self, context: Context, key: PrimaryKey | Unique | Index) -> list[Column]:
        """Columns of the operation's table that must stop counting up when this key goes, as they are then (MySQL)."""
        table: Table | None = context["table_before"]
        found = () if table is None else counting_by(key, table, self._profile)
        return [replace(column, autoincrement=False) for column in found]

    def indexes_of_its_own(self, table: Table) -> list[Index]:
        """The indexes of a table without those that come with foreign keys which are added to it (MySQL)."""
        keys = [each for each in table.foreign_keys if not each.implicit or self._is_named_anew(each, table)]
        return [each for each in table.indexes if not comes_by_itself(each, keys, table, self._profile)]

    @jinja2.pass_context
    def left_under_its_name(self, context: Context, constraint: Constraint) -> Index | None:
        """MySQL: the index that an earlier foreign key left behind, under the name that the index of this one gets."""
        table: Table | None = context["table_before"]
        if table is None or not isinstance(constraint, ForeignKey):
            return None
        return left_under_its_name(constraint, table, self._profile)

    def keys_from_others(self, table: Table, catalog: Catalog) -> list[tuple[Table, ForeignKey]]:
        """The foreign keys of other tables that refer to this one in a catalog, each with its table."""
        own = catalog.find_table(table.name, table.schema)
        return [(child, key) for child, key in catalog.referrers(table.name, table.schema) if child is not own]

    @jinja2.pass_context
    def views_on(self, context: Context, table: Table) -> tuple[View, ...]:
        """The views that read a table, also through others, in the order of their creation."""
        return views_on(table, context["catalog_after"])

    @jinja2.pass_context
    def left_behind(self, context: Context, op: Any, column: str | None = None) -> list[LeftBehind]:
        """The views and triggers that name a renamed table, or its column, and that the database doesn't follow in."""
        catalog: Catalog = context["catalog_before"]
        registry = catalog.registry
        if not registry.triggered and not registry.views:
            return []
        table = catalog.find_table(op.table_name, op.schema) or Table(op.table_name, schema=op.schema)
        if column is None:
            return list(left_behind_by_table(registry, table))
        return list(left_behind_by_column(registry, table, column))

    @jinja2.pass_context
    def left_broken(self, context: Context, op: Any) -> list[LeftBehind]:
        """The views, and the triggers of other tables, that name a table which is dropped."""
        catalog: Catalog = context["catalog_before"]
        if not catalog.registry.triggered and not catalog.registry.views:
            return []
        table = catalog.find_table(op.table_name, op.schema) or Table(op.table_name, schema=op.schema)
        return list(texts_with_table(catalog.registry, table))

    @jinja2.pass_context
    def views_in_the_way(self, context: Context, op: AlterColumnOp) -> list[View]:
        """The views that surely read an altered column, where the server refuses another type while they do."""
        catalog: Catalog = context["catalog_before"]
        table = catalog.find_table(op.table_name, op.schema)
        return [] if table is None else views_in_the_way(catalog.registry, table, op.column_name, "column_type")
