"""Adding primary keys and unique constraints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import sqlalchemy as sa

from sqlgen.catalog import values
from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.keys import nullable_columns
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.arguments import checked_columns
from sqlgen.operations.base import MigrateOperation, known_from_batch
from sqlgen.operations.constraint_settings import column_names, declared_name, settings, value_arguments, value_settings
from sqlgen.operations.constraints import (
    AddConstraintOp,
    CreateConstraintOp,
    DropConstraintOp,
    plain_name,
    register_value,
)
from sqlgen.operations.facade import BatchOperations, Operations
from sqlgen.operations.schema_objects import HasNamingConvention, metadata_for, stub_table
from sqlgen.profile.model import Profile


@Operations.register_operation("create_primary_key")
@BatchOperations.register_operation("create_primary_key", "batch_create_primary_key")
@AddConstraintOp.register_add_constraint("primary_key_constraint")
@register_value(values.PrimaryKey)
class CreatePrimaryKeyOp(CreateConstraintOp):
    """Add a primary key."""

    template = "create_primary_key"
    constraint_type = "primarykey"
    kind = "primary key"

    _made_not_null: tuple[str, ...] = ()
    """Columns that become NOT NULL with the key, and don't get back by themselves; known after completion."""

    _instead_of: DropConstraintOp | None = None
    """The drop of a key without a name, in whose place a rebuild puts this one; known after completion."""

    def __init__(
        self,
        constraint_name: str | None,
        table_name: str,
        columns: Sequence[str],
        *,
        schema: str | None = None,
        **kw: Any,
    ) -> None:
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.kw = kw

    def complete(self, catalog: Catalog) -> Self:
        """A copy that holds the key as a value, and knows which columns become NOT NULL with it."""
        dropped = self._drop_of_nameless(catalog)
        completed = super().complete(catalog if dropped is None else dropped.evolve(catalog))
        completed._instead_of = dropped
        assert isinstance(completed._value, values.PrimaryKey), "completed"
        if catalog.profile.objects.key_makes_not_null:
            table = known_from_batch(self, catalog).table(self.table_name, self.schema)
            found = nullable_columns(table, completed._value, catalog.profile)
            completed._made_not_null = tuple(each.name for each in found)
        return completed

    def _drop_of_nameless(self, catalog: Catalog) -> DropConstraintOp | None:
        """Of a key that nobody can name, so that nobody could drop it: Alembic's batch lets it go for the new one."""
        if self.batch is None or not (catalog.profile.rebuilds and self.batch.may_rebuild(catalog.profile)):
            return None
        catalog = known_from_batch(self, catalog)
        table = catalog.find_table(self.table_name, self.schema)
        key = None if table is None else table.primary_key
        if key is None or key.name is not None:
            return None
        drop = DropConstraintOp.from_value(key, self.table_name, self.schema)
        drop.batch = self.batch
        return drop.complete(catalog)

    def evolve(self, catalog: Catalog) -> Catalog:
        return super().evolve(catalog if self._instead_of is None else self._instead_of.evolve(catalog))

    def undone_by(self) -> tuple[MigrateOperation, ...]:
        """The drop of the key, NULL for the columns that it has made NOT NULL, and the key that gave way to it."""
        nullable = (
            AlterColumnOp(self.table_name, name, schema=self.schema, modify_nullable=True)
            for name in self._made_not_null
        )
        before = () if self._instead_of is None else self._instead_of.undone_by()
        return (*super().undone_by(), *nullable, *before)

    def describe(self) -> str:
        key = None if self._instead_of is None else self._instead_of._constraint
        if not isinstance(key, values.PrimaryKey):
            return super().describe()
        return f"{super().describe()}, instead of the one over ({', '.join(key.columns)})"

    @classmethod
    def create_primary_key(
        cls,
        operations: Operations,
        constraint_name: str | None,
        table_name: str,
        columns: list[str],
        *,
        schema: str | None = None,
    ) -> None:
        """Make columns the primary key of a table. Without a name, the naming convention or the database gives one."""
        operations.invoke(cls(constraint_name, table_name, columns, schema=schema))

    @classmethod
    def batch_create_primary_key(
        cls, operations: BatchOperations, constraint_name: str | None, columns: list[str]
    ) -> None:
        """Make columns the primary key of the batch's table."""
        batch = operations.settings
        operations.invoke(cls(constraint_name, batch.table_name, columns, schema=batch.schema))

    @classmethod
    def from_constraint(cls, constraint: sa.Constraint) -> CreatePrimaryKeyOp:
        """The operation that adds this primary key."""
        assert isinstance(constraint, sa.PrimaryKeyConstraint)
        table = constraint.table
        return cls(
            plain_name(constraint), table.name, column_names(constraint), schema=table.schema, **settings(constraint)
        )

    @classmethod
    def _from_value(cls, value: values.PrimaryKey, table_name: str, schema: str | None) -> CreatePrimaryKeyOp:
        return cls(declared_name(value), table_name, list(value.columns), schema=schema, **value_settings(value))

    def as_value(self, profile: Profile) -> values.PrimaryKey:
        """The primary key in the words of a database."""
        columns = checked_columns(self.columns, "create_primary_key", self.constraint_name)
        return values.PrimaryKey(tuple(columns), **value_arguments(self.constraint_name, self.kw, profile))

    def to_constraint(self, migration_context: HasNamingConvention | None = None) -> sa.PrimaryKeyConstraint:
        """The primary key, on a stub of its table."""
        table = stub_table(metadata_for(migration_context), self.table_name, self.schema, self.columns)
        constraint = sa.PrimaryKeyConstraint(*self.columns, name=self.constraint_name, **self.kw)
        table.append_constraint(constraint)
        return constraint


@Operations.register_operation("create_unique_constraint")
@BatchOperations.register_operation("create_unique_constraint", "batch_create_unique_constraint")
@AddConstraintOp.register_add_constraint("unique_constraint")
@register_value(values.Unique)
class CreateUniqueConstraintOp(CreateConstraintOp):
    """Add a unique constraint."""

    template = "create_unique_constraint"
    constraint_type = "unique"
    kind = "unique constraint"

    def __init__(
        self,
        constraint_name: str | None,
        table_name: str,
        columns: Sequence[str],
        *,
        schema: str | None = None,
        **kw: Any,
    ) -> None:
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.kw = kw

    @classmethod
    def create_unique_constraint(
        cls,
        operations: Operations,
        constraint_name: str | None,
        table_name: str,
        columns: Sequence[str],
        *,
        schema: str | None = None,
        **kw: Any,
    ) -> Any:
        """Make the values of columns unique together.

        `**kw` takes `deferrable`, `initially` and what dialects add (`postgresql_nulls_not_distinct`,
        `postgresql_include`, `mssql_clustered`, ...).
        """
        return operations.invoke(cls(constraint_name, table_name, columns, schema=schema, **kw))

    @classmethod
    def batch_create_unique_constraint(
        cls, operations: BatchOperations, constraint_name: str, columns: Sequence[str], **kw: Any
    ) -> Any:
        """Make the values of columns of the batch's table unique together."""
        batch = operations.settings
        kw["schema"] = batch.schema
        return operations.invoke(cls(constraint_name, batch.table_name, columns, **kw))

    @classmethod
    def from_constraint(cls, constraint: sa.Constraint) -> CreateUniqueConstraintOp:
        """The operation that adds this unique constraint."""
        assert isinstance(constraint, sa.UniqueConstraint)
        table = constraint.table
        return cls(
            plain_name(constraint), table.name, column_names(constraint), schema=table.schema, **settings(constraint)
        )

    @classmethod
    def _from_value(cls, value: values.Unique, table_name: str, schema: str | None) -> CreateUniqueConstraintOp:
        return cls(declared_name(value), table_name, list(value.columns), schema=schema, **value_settings(value))

    def as_value(self, profile: Profile) -> values.Unique:
        """The unique constraint in the words of a database."""
        columns = checked_columns(self.columns, "create_unique_constraint", self.constraint_name)
        return values.Unique(tuple(columns), **value_arguments(self.constraint_name, self.kw, profile))

    def to_constraint(self, migration_context: HasNamingConvention | None = None) -> sa.UniqueConstraint:
        """The unique constraint, on a stub of its table."""
        table = stub_table(metadata_for(migration_context), self.table_name, self.schema, self.columns)
        constraint = sa.UniqueConstraint(*self.columns, name=self.constraint_name, **self.kw)
        table.append_constraint(constraint)
        return constraint
