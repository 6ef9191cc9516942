"""Adding and dropping columns, with what hangs on them."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from functools import cached_property, partial
from typing import Any, Self

import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.types import NullType

from sqlgen.catalog import values
from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.deferrable import checked_at_once
from sqlgen.catalog.dependents import Dependent
from sqlgen.catalog.errors import ColumnUnknown
from sqlgen.catalog.from_sqlalchemy import ColumnParts, column_parts
from sqlgen.catalog.implied_indexes import comes_by_itself, is_said
from sqlgen.catalog.key_types import types_for, with_columns_as, with_lengths
from sqlgen.catalog.tables import Position, by_name, column_of
from sqlgen.catalog.to_sqlalchemy import to_column
from sqlgen.operations.arguments import shown
from sqlgen.operations.base import AlterTableOp, MigrateOperation, is_placed, known_from_batch, qualified
from sqlgen.operations.column_arguments import position_in
from sqlgen.operations.column_types import (
    is_untyped,
    referred_type,
    unknown_enum_types,
    with_enum_types,
)
from sqlgen.operations.constraint_values import definition
from sqlgen.operations.constraints import CreateConstraintOp, DropConstraintOp
from sqlgen.operations.errors import ArgumentsMalformed, OriginalUnknown
from sqlgen.operations.facade import BatchOperations, Operations
from sqlgen.operations.indexes import CreateIndexOp, DropIndexOp, created_again
from sqlgen.operations.key_columns import altered_for, index_remarks
from sqlgen.operations.schema_objects import HasNamingConvention
from sqlgen.operations.written_otherwise import note_left_words
from sqlgen.profile.model import Profile


@Operations.register_operation("add_column")
@BatchOperations.register_operation("add_column", "batch_add_column")
class AddColumnOp(AlterTableOp):
    """Add a column, and the constraints and the index that it brings along."""

    template = "add_column"

    _value: values.Column | None = None
    """The column in the catalog, after completion."""

    _constraints: tuple[values.Constraint, ...] = ()
    """What comes with the column, after completion; of a reversed drop, what went with it."""

    _indexes: tuple[values.Index, ...] = ()

    _origin: tuple[values.Table, Profile] | None = None
    """The table that the column went from, to make `column` of the value."""

    _restores: bool = False
    """The reverse of a drop: `_value` and what belongs to it are what stood there before."""

    def __init__(
        self,
        table_name: str,
        column: sa.Column[Any],
        *,
        schema: str | None = None,
        if_not_exists: bool | None = None,
        inline_references: bool | None = None,
        inline_primary_key: bool | None = None,
        **kw: Any,
    ) -> None:
        super().__init__(table_name, schema=schema)
        self.column = column
        self.if_not_exists = if_not_exists
        self.inline_references = inline_references
        self.inline_primary_key = inline_primary_key
        self.kw = kw

    @classmethod
    def add_column(
        cls,
        operations: Operations,
        table_name: str,
        column: sa.Column[Any],
        *,
        schema: str | None = None,
        if_not_exists: bool | None = None,
        inline_references: bool | None = None,
        inline_primary_key: bool | None = None,
    ) -> None:
        """Add a column to a table.

        Its `ForeignKey`s, `unique=True`, `index=True` and `CheckConstraint`s are added, too.
        `inline_references` puts REFERENCES into the same statement. A `primary_key=True` column becomes
        the table's primary key with `inline_primary_key` only; else call `create_primary_key`.
        """
        operations.invoke(
            cls(
                table_name,
                column,
                schema=schema,
                if_not_exists=if_not_exists,
                inline_references=inline_references,
                inline_primary_key=inline_primary_key,
            )
        )

    @classmethod
    def batch_add_column(
        cls,
        operations: BatchOperations,
        column: sa.Column[Any],
        *,
        insert_before: str | None = None,
        insert_after: str | None = None,
        if_not_exists: bool | None = None,
        inline_references: bool | None = None,
        inline_primary_key: bool | None = None,
    ) -> None:
        """Add a column to the batch's table, where the database or a rebuild allows it next to another column."""
        batch = operations.settings
        beside = {"insert_before": insert_before, "insert_after": insert_after}
        operations.invoke(
            cls(
                batch.table_name,
                column,
                schema=batch.schema,
                if_not_exists=if_not_exists,
                inline_references=inline_references,
                inline_primary_key=inline_primary_key,
                **{keyword: name for keyword, name in beside.items() if name is not None},
            )
        )

    @classmethod
    def from_column(cls, col: sa.Column[Any]) -> AddColumnOp:
        """The operation that adds this column to the table that it belongs to."""
        return cls(col.table.name, col, schema=col.table.schema)

    @classmethod
    def from_column_and_tablename(cls, schema: str | None, tname: str, col: sa.Column[Any]) -> AddColumnOp:
        """The operation that adds this column to a table."""
        return cls(tname, col, schema=schema)

    def to_column(self) -> sa.Column[Any]:
        """The column."""
        return self.column

    def reverse(self) -> DropColumnOp | AddColumnOp:
        """The drop of this column; guarded by `if_exists` when the addition was guarded."""
        if self.changes_nothing:
            return copy.copy(self)
        if self._value is None:
            dropped = DropColumnOp.from_column_and_tablename(self.schema, self.table_name, self.column)
        else:
            dropped = DropColumnOp(self.table_name, self._value.name, schema=self.schema, _reverse=self)
            dropped._brought = (*self._constraints, *self._indexes)
        dropped.if_exists = self.if_not_exists
        return dropped

    def to_diff_tuple(self) -> tuple[str, str | None, str, sa.Column[Any]]:
        """`("add_column", schema, table_name, column)`."""
        return ("add_column", self.schema, self.table_name, self.column)

    @property
    def leaves_the_rest(self) -> bool:
        """Unless SQLite can't add it: a default that is SQL, a stored expression, a constraint beside the column."""
        column = self.column
        default, computed = column.server_default, column.computed
        return not (
            (isinstance(default, sa.DefaultClause) and isinstance(default.arg, sa.ClauseElement))
            or (computed is not None and computed.persisted)
            or column.unique
            or (column.foreign_keys and not self.inline_references)
            or getattr(column.type, "create_constraint", False)
        )

    @property
    def position(self) -> Position | None:
        """Where the column goes; None for the end."""
        return position_in(self.kw)

    @classmethod
    def from_value(cls, value: values.Column, table: values.Table, profile: Profile) -> AddColumnOp:
        """The operation that adds a column as the catalog holds it, without what belongs to it."""
        operation = cls.__new__(cls)
        AlterTableOp.__init__(operation, table.name, schema=table.schema)
        operation.if_not_exists = operation.inline_references = operation.inline_primary_key = None
        operation.kw = {}
        operation._value = value
        operation._origin = (table, profile)
        operation._restores = True
        return operation

    @cached_property
    def column(self) -> sa.Column[Any]:
        """What the operation was made with; made of the catalog's value when it is first asked for."""
        assert self._value is not None, "made with a column, or of a value"
        assert self._origin is not None, "made with a column, or of a value"
        table, profile = self._origin
        return to_column(self._value, profile, table)

    def complete(self, catalog: Catalog) -> Self:
        """A copy that holds the column and what it brings as values.

        A column without a type gets that of the column that it refers to. Raises TypeMissing when the
        catalog doesn't know it.
        """
        completed = super().complete(catalog)
        catalog = known_from_batch(self, catalog)
        table = catalog.table(self.table_name, self.schema)
        if not completed._restores:
            completed._hold(self._parts(catalog), table, catalog)
        assert completed._value is not None, "taken apart"
        completed.changes_nothing = bool(self.if_not_exists) and (
            by_name(table.columns, completed._value.name, catalog.profile) is not None
        )
        completed._new_enum_types = unknown_enum_types([completed._value.type], catalog)
        return completed

    def _hold(self, parts: ColumnParts, table: values.Table, catalog: Catalog) -> None:
        column = parts.column
        if is_untyped(column):
            with_column = replace(table, columns=(*table.columns, column))
            column = replace(column, type=referred_type(column.name, with_column, parts.foreign_keys, catalog))
        in_key = parts.primary_key and self.inline_primary_key
        if parts.primary_key and not in_key and column.autoincrement:
            column = replace(column, autoincrement=False)  # nothing counts up before it is a key
        primary = (values.PrimaryKey((column.name,)),) if in_key else ()
        unique = () if parts.unique is None else (parts.unique,)
        said = (*primary, *unique, *parts.foreign_keys, *parts.checks)
        self._constraints = tuple(checked_at_once(each, catalog.profile) for each in said)
        self._indexes = () if parts.index is None else (parts.index,)
        self._value = column
        if catalog.profile.type_map is not None:
            self._fit(replace(table, columns=(*table.columns, column)), catalog)
            note_left_words(self, said, self._constraints, catalog.profile)

    def _fit(self, table: values.Table, catalog: Catalog) -> None:
        """The column with a type that its keys can be over, and its index with how much it holds."""
        table = with_columns_as(table, types_for((*self._constraints, *self._indexes), table, catalog))
        whole = self._indexes
        self._value = table.columns[-1]
        self._indexes = tuple(with_lengths(index, table, catalog.profile) for index in whole)
        self.remarks = index_remarks(whole, self._indexes, catalog.profile)

    def preceded_by(self, catalog: Catalog) -> Sequence[MigrateOperation]:
        """Types with a length for columns that its foreign keys refer to."""
        if catalog.profile.type_map is None or self._restores:
            return ()
        table = known_from_batch(self, catalog).table(self.table_name, self.schema)
        return altered_for((), table, catalog, self._constraints)

    def _parts(self, catalog: Catalog) -> ColumnParts:
        if not isinstance(self.column, sa.Column):
            raise ArgumentsMalformed(
                f"add_column: a column is expected, not {shown(self.column)}", fix="sa.Column(...)"
            )
        parts = partial(
            column_parts,
            self.column,
            catalog.profile,
            table_name=self.table_name,
            schema=self.schema,
            naming_convention=catalog.naming_convention,
        )
        return parts() if self._made_once is None else self._made_once.parts((self.column,), catalog.profile, parts)

    def evolve(self, catalog: Catalog) -> Catalog:
        assert self._value is not None, "an operation evolves the catalog after complete()"
        if self.changes_nothing:
            return catalog
        catalog = known_from_batch(self, catalog)
        catalog = with_enum_types(catalog, self._new_enum_types)
        position = self.position if is_placed(self, catalog.profile) else None
        catalog = catalog.add_column(self.table_name, self._value, schema=self.schema, position=position)
        for constraint in self._constraints:
            catalog = catalog.add_constraint(self.table_name, constraint, schema=self.schema)
        for index in self._indexes:
            catalog = catalog.create_index(self.table_name, index, schema=self.schema)
        return catalog

    def describe(self) -> str:
        return f"add column {self.column.name} to {qualified(self.table_name, self.schema)}"

    def subject_after(self, catalog: Catalog) -> values.Column | None:
        """The new column."""
        return self._value


@Operations.register_operation("drop_column")
@BatchOperations.register_operation("drop_column", "batch_drop_column")
class DropColumnOp(AlterTableOp):
    """Drop a column. Once completed it remembers the column and what goes with it."""

    template = "drop_column"

    _column: values.Column | None = None
    """The column in the catalog, known after completion of an operation on a known table."""

    _in_the_way: tuple[Dependent, ...] = ()
    """What hangs on the column, and what becomes of it."""

    _comes_by_itself: frozenset[str] = frozenset()
    """Names of indexes that go with the column, and come back with its foreign keys (MySQL)."""

    _supplanted: tuple[values.Index, ...] = ()
    """Indexes made for foreign keys that give way to what is left of others without the column (MySQL)."""

    _brought: tuple[values.Constraint | values.Index, ...] = ()
    """The reverse of an addition: what came with the column, and goes with it."""

    def __init__(
        self,
        table_name: str,
        column_name: str,
        *,
        schema: str | None = None,
        if_exists: bool | None = None,
        _reverse: AddColumnOp | None = None,
        **kw: Any,
    ) -> None:
        super().__init__(table_name, schema=schema)
        self.column_name = column_name
        self.if_exists = if_exists
        self._reverse = _reverse
        self.kw = kw

    @classmethod
    def drop_column(
        cls, operations: Operations, table_name: str, column_name: str, *, schema: str | None = None, **kw: Any
    ) -> None:
        """Drop a column.

        `**kw` takes `if_exists` and what dialects add: SQL Server's `mssql_drop_default`, `mssql_drop_check`
        and `mssql_drop_foreign_key` drop constraints that the catalog doesn't know, too.
        """
        operations.invoke(cls(table_name, column_name, schema=schema, **kw))

    @classmethod
    def batch_drop_column(cls, operations: BatchOperations, column_name: str, **kw: Any) -> None:
        """Drop a column of the batch's table; `**kw` as in `Operations.drop_column`."""
        batch = operations.settings
        operations.invoke(cls(batch.table_name, column_name, schema=batch.schema, **kw))

    @classmethod
    def from_column_and_tablename(cls, schema: str | None, tname: str, col: sa.Column[Any]) -> DropColumnOp:
        """The drop of this column from a table; remembers it for `reverse()`."""
        added = AddColumnOp.from_column_and_tablename(schema, tname, col)
        return cls(tname, col.name, schema=schema, _reverse=added)

    def to_column(self, migration_context: HasNamingConvention | None = None) -> sa.Column[Any]:
        """The column that is dropped; one without a type when it isn't known."""
        if self._reverse is not None:
            return self._reverse.column
        return sa.Column(self.column_name, NullType())

    def reverse(self) -> AddColumnOp | DropColumnOp:
        """What adds the column again. Raises OriginalUnknown (a ValueError) when it isn't known."""
        if self.changes_nothing:
            return copy.copy(self)
        if self._reverse is None:
            raise OriginalUnknown(
                f"{self.describe()}: the operation is not reversible, since the original column is not present.",
                why="no revision, baseline or metadata told what this column is",
                fix="write downgrade() for this revision, or give a baseline that holds the table",
            )
        if self._column is not None:
            return self._reverse
        added = AddColumnOp.from_column_and_tablename(self.schema, self.table_name, self._reverse.column)
        added.if_not_exists = self.if_exists
        return added

    def undone_by(self) -> tuple[MigrateOperation, ...]:
        """The addition; then what the drop made smaller (MySQL's indexes) goes, and comes back whole."""
        again = created_again(self._supplanted, self.table_name, self.schema)
        undoing: list[MigrateOperation] = [self.reverse(), *again]
        for whole in (each.value for each in self._in_the_way if each.fate == "shrinks"):
            if isinstance(whole, values.Index) and whole.name in self._comes_by_itself:
                continue
            if isinstance(whole, values.Index):
                undoing.append(DropIndexOp(whole.name, self.table_name, schema=self.schema))
                undoing.append(CreateIndexOp.from_value(whole, self.table_name, self.schema))
            elif not isinstance(whole, values.Column):
                dropped = DropConstraintOp.from_value(whole, self.table_name, self.schema)
                dropped._constraint = None  # what stands there now has the name, and fewer columns
                undoing.append(dropped)
                undoing.append(CreateConstraintOp.from_value(whole, self.table_name, self.schema))
        return tuple(undoing)

    def to_diff_tuple(self) -> tuple[str, str | None, str, sa.Column[Any]]:
        """`("remove_column", schema, table_name, column)`."""
        return ("remove_column", self.schema, self.table_name, self.to_column())

    def complete(self, catalog: Catalog) -> Self:
        """A copy that knows the column, what hangs on it, and the operation that restores all of it."""
        completed = super().complete(catalog)
        catalog = known_from_batch(self, catalog)
        table = catalog.table(self.table_name, self.schema)
        try:
            column = column_of(table, self.column_name, catalog.profile)
        except ColumnUnknown:
            if not self.if_exists:
                raise
            completed.changes_nothing = True
            return completed
        completed._column = column
        if column is None:
            return completed
        in_the_way = catalog.in_the_way(self.table_name, self.column_name, schema=self.schema)
        completed._in_the_way = tuple(self._decided(each) for each in in_the_way)
        completed._comes_by_itself = completed._implied(table, catalog.profile)
        completed._reverse = completed._restoring(column, table, catalog.profile)
        completed._supplanted = completed._giving_way(table, catalog)
        return completed

    def _giving_way(self, table: values.Table, catalog: Catalog) -> tuple[values.Index, ...]:
        if not catalog.profile.objects.foreign_key_index or all(each.fate != "shrinks" for each in self._in_the_way):
            return ()
        going = [each.value for each in self._in_the_way]
        left = {each.name for each in self.evolve(catalog).table(self.table_name, self.schema).indexes}
        return tuple(each for each in table.indexes if each.implicit and each.name not in left and each not in going)

    def _implied(self, table: values.Table, profile: Profile) -> frozenset[str]:
        """The indexes that come back with the foreign keys that go with the column (MySQL)."""
        if not profile.objects.foreign_key_index:
            return frozenset()
        found = [each.value for each in self._in_the_way]
        keys = [each for each in found if isinstance(each, values.ForeignKey)]
        going = [each for each in keys if not each.implicit or not is_said(each, table, profile)]
        indexes = [each for each in found if isinstance(each, values.Index)]
        return frozenset(each.name for each in indexes if comes_by_itself(each, going, table, profile))

    def _decided(self, dependent: Dependent) -> Dependent:
        """What an addition brought along, its reverse drops without being told."""
        if dependent.fate != "refuse" or isinstance(dependent.value, values.Column):
            return dependent
        brought = any(is_same(part, dependent.value) for part in self._brought)
        return replace(dependent, fate="drop_first") if brought else dependent

    def _restoring(self, column: values.Column, table: values.Table, profile: Profile) -> AddColumnOp:
        restoring = AddColumnOp.from_value(column, table, profile)
        restoring.if_not_exists = self.if_exists
        gone = [each for each in self._in_the_way if each.fate not in ("refuse", "shrinks")]
        own = [each.value for each in gone if each.kind not in _NOT_PARTS]
        restoring._constraints = tuple(each for each in own if not isinstance(each, (values.Index, values.Column)))
        indexes = (each for each in own if isinstance(each, values.Index))
        restoring._indexes = tuple(
            replace(each, implicit=False) for each in indexes if each.name not in self._comes_by_itself
        )
        place = table.columns.index(column)
        if place == 0 and len(table.columns) > 1:
            restoring.kw["insert_before"] = table.columns[1].name
        elif 0 < place < len(table.columns) - 1:
            restoring.kw["insert_after"] = table.columns[place - 1].name
        return restoring

    def evolve(self, catalog: Catalog) -> Catalog:
        if self.changes_nothing:
            return catalog
        catalog = known_from_batch(self, catalog)
        brought = [each.value for each in self._in_the_way if not isinstance(each.value, values.Column)]
        brought = [value for value in brought if any(is_same(part, value) for part in self._brought)]
        catalog = without_parts(catalog, self.table_name, self.schema, brought)
        return catalog.drop_column(self.table_name, self.column_name, schema=self.schema)

    def describe(self) -> str:
        return f"drop column {self.column_name} of {qualified(self.table_name, self.schema)}"

    def subject_before(self, catalog: Catalog) -> values.Column | None:
        """The column that goes."""
        return self._column


_NOT_PARTS = frozenset({"default", "generated", "referenced"})
"""Dependents that don't come back with the column: its own default, and what belongs to other columns."""


def is_same(part: values.Constraint | values.Index, other: values.Constraint | values.Index) -> bool:
    """Whether two values mean the same constraint or index: by name, or by content where one has no name yet."""
    if type(part) is not type(other):
        return False
    if part.name and other.name:
        return part.name == other.name
    return not isinstance(part, values.Index) and definition(part) == definition(other)  # type: ignore[arg-type]


def without_parts(
    catalog: Catalog, table_name: str, schema: str | None, parts: Iterable[values.Constraint | values.Index]
) -> Catalog:
    """The catalog without these constraints and indexes of a table."""
    for part in parts:
        if isinstance(part, values.Index):
            catalog = catalog.drop_index(part.name, table_name, schema=schema)
        else:
            catalog = catalog.drop_constraint(table_name, part, schema=schema)
    return catalog
