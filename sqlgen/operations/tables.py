"""Creating, dropping and renaming tables."""

from __future__ import annotations

import copy
from collections.abc import MutableMapping, Sequence
from functools import cached_property
from typing import Any, Self

import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import NullType

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.custom_constraints import is_compilable, is_custom, on_stub
from sqlgen.catalog.deferrable import table_checked_at_once
from sqlgen.catalog.from_sqlalchemy import TableParts, table_from_items, table_parts
from sqlgen.catalog.key_types import with_key_types
from sqlgen.catalog.keys import Key, equal_keys
from sqlgen.catalog.left_out import left_out, remarks_on, without_redundant
from sqlgen.catalog.tables import is_known
from sqlgen.catalog.to_sqlalchemy import to_index, to_table
from sqlgen.catalog.values import Table
from sqlgen.operations.base import MigrateOperation, qualified
from sqlgen.operations.column_types import (
    is_untyped,
    referred_type,
    unknown_enum_types,
    with_enum_types,
)
from sqlgen.operations.constraints import AddConstraintOp, registered_for
from sqlgen.operations.errors import OriginalUnknown
from sqlgen.operations.facade import Operations
from sqlgen.operations.key_columns import altered_for, index_remarks
from sqlgen.operations.schema_objects import (
    HasNamingConvention,
    copy_column,
    copy_index,
    is_attached,
    metadata_for,
    own_item,
    private_metadata,
    stub_referred_tables,
)
from sqlgen.operations.unmade_table import fill, unmade_table
from sqlgen.operations.written_otherwise import indexes_as_written, note_left_words


@Operations.register_operation("create_table")
class CreateTableOp(MigrateOperation):
    """Create a table with its columns, constraints and indexes."""

    template = "create_table"

    _value: Table | None = None
    """The table in the catalog, after completion."""

    _late_keys: tuple[Key, ...] = ()
    """Keys of a restored table that the database would leave out of CREATE TABLE: they are added after it."""

    _restores: bool = False
    """The reverse of a drop: `_value` is what stood there before."""

    _origin: Catalog | None = None
    """For the reverse of a drop: the catalog in which the table stood."""

    _added_later: tuple[sa.Constraint, ...] = ()
    """Constraints that only an operation of a third party can add; known after completion."""

    def __init__(
        self,
        table_name: str,
        columns: Sequence[SchemaItem],
        *,
        schema: str | None = None,
        if_not_exists: bool | None = None,
        _namespace_metadata: sa.MetaData | None = None,
        _constraints_included: bool = False,
        **kw: Any,
    ) -> None:
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.if_not_exists = if_not_exists
        self.info = kw.pop("info", {})
        self.comment: str | None = kw.pop("comment", None)
        self.prefixes: Sequence[str] | None = kw.pop("prefixes", None)
        self.kw = kw
        self._namespace_metadata = _namespace_metadata
        self._constraints_included = _constraints_included

    @classmethod
    def create_table(
        cls,
        operations: Operations,
        table_name: str,
        *columns: SchemaItem,
        if_not_exists: bool | None = None,
        **kw: Any,
    ) -> sa.Table:
        """Create a table from columns, constraints and indexes, and return it, for `bulk_insert`.

        `**kw` takes `schema`, `comment`, `prefixes`, `info` and what dialects add (`mysql_engine`,
        `postgresql_partition_by`, `sqlite_autoincrement`, ...).
        """
        table: sa.Table = operations.invoke(cls(table_name, columns, if_not_exists=if_not_exists, **kw))
        return table

    @classmethod
    def from_table(cls, table: sa.Table, *, _namespace_metadata: sa.MetaData | None = None) -> CreateTableOp:
        """The operation that creates this table. Its indexes are left to operations of their own."""
        return cls(
            table.name,
            [*table.columns, *_declared_constraints(table)],
            schema=table.schema,
            _namespace_metadata=_namespace_metadata if _namespace_metadata is not None else table.metadata,
            _constraints_included=True,
            comment=table.comment,
            info=dict(table.info),
            prefixes=list(table._prefixes),
            **table.kwargs,
        )

    @classmethod
    def from_value(cls, value: Table, catalog: Catalog) -> CreateTableOp:
        """The operation that creates a table as the catalog holds it, indexes and all."""
        operation = cls.__new__(cls)
        operation.table_name = value.name
        operation.schema = value.schema
        operation.if_not_exists = None
        operation.info = {}
        operation.comment = value.comment
        operation.prefixes = list(value.prefixes) or None
        operation._namespace_metadata = None
        operation._constraints_included = True
        operation._value = value
        operation._restores = True
        operation._origin = catalog
        return operation

    @cached_property
    def columns(self) -> Sequence[SchemaItem]:
        """Columns, constraints and indexes; of a dropped table made from the catalog when first asked for."""
        table = self._original()
        return [*table.columns, *_declared_constraints(table), *sorted(table.indexes, key=lambda each: str(each.name))]

    @cached_property
    def kw(self) -> dict[str, Any]:
        """What dialects add; of a dropped table made from the catalog when first asked for."""
        return dict(self._original().kwargs)

    def _original(self) -> sa.Table:
        assert self._value is not None, "made with columns, or of a value"
        assert self._origin is not None, "made with columns, or of a value"
        profile = self._origin.profile
        table = to_table(self._value, self._origin, profile)
        for index in self._value.indexes:
            if index.implicit:
                continue
            copy_index(to_index(index, self._value, profile))._set_parent(table)
        return table

    def to_table(self, migration_context: HasNamingConvention | None = None) -> sa.Table:
        """The table as a SQLAlchemy object, in a `MetaData` of its own."""
        if migration_context is not None:
            return self._built_in(metadata_for(migration_context))
        known = self._namespace_metadata
        return self._built_in(private_metadata(known.naming_convention if known is not None else None))

    def _built_in(self, metadata: sa.MetaData, items: Sequence[SchemaItem] | None = None) -> sa.Table:
        table = sa.Table(self.table_name, metadata, *self._own_items(items), **self._table_arguments())
        self._finish(table)
        return table

    def _own_items(self, items: Sequence[SchemaItem] | None = None) -> list[SchemaItem]:
        given = self.columns if items is None else items
        attached = [isinstance(item, sa.Index) and is_attached(item) for item in given]
        return [self._own(item) for item, is_index in zip(given, attached, strict=True) if not is_index]

    def _table_arguments(self) -> dict[str, Any]:
        return {
            "schema": self.schema,
            "prefixes": list(self.prefixes) if self.prefixes else [],
            "comment": self.comment,
            "info": dict(self.info),
            **self.kw,
        }

    def _finish(self, table: sa.Table) -> None:
        """Indexes that belong to another table object, and the tables that foreign keys refer to."""
        for item in self.columns:
            if isinstance(item, sa.Index) and item.table is not None and item.table is not table:
                copy_index(item)._set_parent(table)
        stub_referred_tables(table)

    def _own(self, item: SchemaItem) -> SchemaItem:
        if isinstance(item, sa.Column) and not is_attached(item) and isinstance(item.type, NullType):
            return copy_column(item)  # its type is this database's: the author's column keeps none
        if isinstance(item, sa.Column) and is_attached(item) and self._constraints_included:
            return copy_column(item, with_foreign_keys=False)
        return own_item(item)

    def reverse(self) -> DropTableOp | CreateTableOp:
        """The drop of this table."""
        if self.changes_nothing:
            return copy.copy(self)
        if self._value is None:
            dropped = DropTableOp.from_table(self.to_table(), _namespace_metadata=self._namespace_metadata)
        else:
            dropped = DropTableOp(self.table_name, schema=self.schema, _reverse=self)
            dropped.comment, dropped.prefixes = self.comment, self.prefixes
        return dropped

    def to_diff_tuple(self) -> tuple[str, sa.Table]:
        """`("add_table", table)`."""
        return ("add_table", self.to_table())

    def complete(self, catalog: Catalog) -> Self:
        """A copy that holds the table as a value, names and enum types included.

        A column without a type gets that of the column that it refers to. Raises TypeMissing when the
        catalog doesn't know it.
        """
        completed = super().complete(catalog)
        completed.changes_nothing = bool(self.if_not_exists) and (
            catalog.find_table(self.table_name, self.schema) is not None
        )
        if completed._restores:
            assert completed._value is not None, "made of a value"
            completed._late_keys = equal_keys(completed._value, catalog.profile)
            types = [column.type for column in completed._value.columns]
            completed._new_enum_types = unknown_enum_types(types, catalog)
            return completed
        completed._added_later = self._beyond_sqlalchemy(catalog)
        later = {id(each) for each in completed._added_later}
        parts = self._parts(
            catalog, [each for each in self.columns if id(each) not in later] if later else self.columns
        )
        made = table_checked_at_once(parts.table, catalog.profile)
        typed = _typed(made, catalog)
        keyed = with_key_types(typed, catalog)
        if keyed is not typed:
            completed.remarks += index_remarks(typed.indexes, keyed.indexes, catalog.profile)
        written = indexes_as_written(completed, keyed, parts.conditions, catalog.profile) if keyed.indexes else keyed
        completed._value = without_redundant(written, catalog.profile)
        if completed._value is not written:
            completed.remarks += remarks_on(left_out(completed._value), completed._value, catalog.profile)
        if made is not parts.table:
            note_left_words(completed, parts.table.constraints, made.constraints, catalog.profile)
        completed._new_enum_types = tuple(
            each for each in parts.enum_types if catalog.find_type(each.name, each.schema) is None
        )
        return completed

    def _beyond_sqlalchemy(self, catalog: Catalog) -> tuple[sa.Constraint, ...]:
        """Constraints of third parties' types that SQLAlchemy can't say, while an operation can."""
        custom = [each for each in self.columns if isinstance(each, sa.Constraint) and is_custom(each)]
        return tuple(
            each
            for each in custom
            if registered_for(each) is not None and not is_compilable(self.on_stub(each, catalog), catalog.profile)
        )

    def on_stub(self, constraint: sa.Constraint, catalog: Catalog | None = None) -> sa.Constraint:
        """A copy of one of its constraints, on a stub of its table."""
        columns = [each for each in self.columns if isinstance(each, sa.Column)]
        convention = None if catalog is None else catalog.naming_convention
        return on_stub(constraint, self.table_name, self.schema, columns, convention)

    def preceded_by(self, catalog: Catalog) -> Sequence[MigrateOperation]:
        """Types with a length for columns that its foreign keys refer to."""
        if self._value is None or self._restores or self.changes_nothing:
            return ()
        return altered_for((), self._value, catalog, self._value.foreign_keys)

    def followed_by(self) -> Sequence[MigrateOperation]:
        """What adds the constraints that CREATE TABLE can't hold."""
        if self.changes_nothing:
            return ()
        return [AddConstraintOp.from_constraint(self.on_stub(each)) for each in self._added_later]

    def _parts(self, catalog: Catalog, items: Sequence[SchemaItem]) -> TableParts:
        if self._constraints_included:  # columns of a table repeat the foreign keys among its constraints
            metadata = private_metadata(catalog.naming_convention)
            return table_parts(self._built_in(metadata, items), catalog.profile)
        if self._made_once is not None and self.schema is None and not (self.kw or catalog.naming_convention):
            return self._made_once.parts(items, catalog.profile, lambda: self._taken_apart(catalog, items))
        return self._taken_apart(catalog, items)

    def _taken_apart(self, catalog: Catalog, items: Sequence[SchemaItem]) -> TableParts:
        return table_from_items(
            self.table_name,
            items,
            catalog.profile,
            schema=self.schema,
            comment=self.comment,
            prefixes=self.prefixes or (),
            options=self.kw,
            naming_convention=catalog.naming_convention,
        )

    def evolve(self, catalog: Catalog) -> Catalog:
        assert self._value is not None, "an operation evolves the catalog after complete()"
        if self.changes_nothing:
            return catalog
        catalog = with_enum_types(catalog, self._new_enum_types).create_table(self._value)
        for key in self._late_keys:
            catalog = catalog.add_constraint(self.table_name, key, schema=self.schema)
        return catalog

    def describe(self) -> str:
        return f"create table {qualified(self.table_name, self.schema)}"

    def subject_after(self, catalog: Catalog) -> Table | None:
        """The table with the names that its constraints have in the database."""
        return catalog.find_table(self.table_name, self.schema)

    def returned(self) -> sa.Table:
        """The new table, for `bulk_insert`: its columns have the types of the database."""
        return unmade_table(self._make)

    def _make(self, table: sa.Table) -> None:
        fill(table, self.table_name, sa.MetaData(), *self._own_items(), **self._table_arguments())
        self._finish(table)
        for column in self._value.columns if self._value is not None else ():
            if isinstance(table.columns[column.name].type, NullType):
                table.columns[column.name].type = column.type


def _typed(table: Table, catalog: Catalog) -> Table:
    """The table with a type for each column."""
    if not any(is_untyped(column) for column in table.columns):
        return table
    columns = tuple(
        replace(column, type=referred_type(column.name, table, table.foreign_keys, catalog))
        if is_untyped(column)
        else column
        for column in table.columns
    )
    return replace(table, columns=columns)


def _declared_constraints(table: sa.Table) -> list[sa.Constraint]:
    """The constraints that aren't brought by types, in the order of their creation."""
    declared = [each for each in table.constraints if not getattr(each, "_type_bound", False)]
    return sorted(declared, key=lambda each: each._creation_order)


@Operations.register_operation("drop_table")
class DropTableOp(MigrateOperation):
    """Drop a table. Once completed it remembers the table, indexes and all."""

    template = "drop_table"

    _table: Table | None = None
    """The table in the catalog, known after completion of an operation on a known table."""

    _lost: bool = False
    """Completed, and nobody knows what the table is."""

    def __init__(
        self,
        table_name: str,
        *,
        schema: str | None = None,
        if_exists: bool | None = None,
        table_kw: MutableMapping[Any, Any] | None = None,
        _reverse: CreateTableOp | None = None,
    ) -> None:
        self.table_name = table_name
        self.schema = schema
        self.if_exists = if_exists
        self.table_kw = dict(table_kw or {})
        self.comment: str | None = self.table_kw.pop("comment", None)
        self.info = self.table_kw.pop("info", None)
        self.prefixes: Sequence[str] | None = self.table_kw.pop("prefixes", None)
        self._reverse = _reverse

    @classmethod
    def drop_table(
        cls,
        operations: Operations,
        table_name: str,
        *,
        schema: str | None = None,
        if_exists: bool | None = None,
        **kw: Any,
    ) -> None:
        """Drop a table and what belongs to it."""
        operations.invoke(cls(table_name, schema=schema, if_exists=if_exists, table_kw=kw))

    @classmethod
    def from_table(cls, table: sa.Table, *, _namespace_metadata: sa.MetaData | None = None) -> DropTableOp:
        """The drop of this table; remembers it for `reverse()`."""
        return cls(
            table.name,
            schema=table.schema,
            table_kw={
                "comment": table.comment,
                "info": dict(table.info),
                "prefixes": list(table._prefixes),
                **table.kwargs,
            },
            _reverse=CreateTableOp.from_table(table, _namespace_metadata=_namespace_metadata),
        )

    def to_table(self, migration_context: HasNamingConvention | None = None) -> sa.Table:
        """The table as a SQLAlchemy object; one without columns when it isn't known."""
        if self._reverse is not None:
            return self._reverse.to_table(migration_context)
        return self._without_columns().to_table(migration_context)

    def _without_columns(self) -> CreateTableOp:
        return CreateTableOp(
            self.table_name,
            [],
            schema=self.schema,
            comment=self.comment,
            info=dict(self.info or {}),
            prefixes=self.prefixes,
            **self.table_kw,
        )

    def reverse(self) -> CreateTableOp:
        """What creates the table again; a table without columns when it isn't known.

        Raises OriginalUnknown (a ValueError) for a completed operation whose table isn't known.
        """
        if self._reverse is not None and self._reverse._value is not None:
            return copy.copy(self._reverse)
        if self._lost:
            raise OriginalUnknown(
                f"{self.describe()}: the table can't be produced, since it isn't known.",
                why="no revision, baseline or metadata told what this table is",
                fix="write downgrade() for this revision, or give a baseline that holds the table",
            )
        return CreateTableOp.from_table(self.to_table())

    def to_diff_tuple(self) -> tuple[str, sa.Table]:
        """`("remove_table", table)`."""
        return ("remove_table", self.to_table())

    def complete(self, catalog: Catalog) -> Self:
        """A copy that knows the table, and the operation that creates it again."""
        completed = super().complete(catalog)
        known = catalog.find_table(self.table_name, self.schema)
        if known is not None and is_known(known):
            completed._table = known
            completed._reverse = CreateTableOp.from_value(known, catalog)
            return completed
        if known is None and not self.if_exists:
            catalog.table(self.table_name, self.schema)  # for its error, when the name is a slip
        completed._lost = completed._reverse is None
        return completed

    def evolve(self, catalog: Catalog) -> Catalog:
        if self.if_exists and catalog.find_table(self.table_name, self.schema) is None:
            return catalog
        return catalog.drop_table(self.table_name, self.schema)

    def describe(self) -> str:
        return f"drop table {qualified(self.table_name, self.schema)}"

    def subject_before(self, catalog: Catalog) -> Table | None:
        """The table that goes."""
        return self._table
