"""Adding foreign keys."""

from __future__ import annotations

from typing import Any, Self

import sqlalchemy as sa

from sqlgen.catalog import values
from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.implied_indexes import index_brought_by, is_said, is_same_index, supplanted_by
from sqlgen.operations.arguments import checked_columns
from sqlgen.operations.base import MigrateOperation, known_from_batch, qualified
from sqlgen.operations.constraint_settings import declared_name, settings, value_arguments, value_settings
from sqlgen.operations.constraints import AddConstraintOp, CreateConstraintOp, plain_name, register_value
from sqlgen.operations.facade import BatchOperations, Operations
from sqlgen.operations.indexes import DropIndexOp, created_again
from sqlgen.operations.schema_objects import HasNamingConvention, metadata_for, stub_table
from sqlgen.profile.model import Profile


@Operations.register_operation("create_foreign_key")
@BatchOperations.register_operation("create_foreign_key", "batch_create_foreign_key")
@AddConstraintOp.register_add_constraint("foreign_key_constraint")
@register_value(values.ForeignKey)
class CreateForeignKeyOp(CreateConstraintOp):
    """Add a foreign key."""

    template = "create_foreign_key"
    constraint_type = "foreignkey"
    kind = "foreign key"

    _brings: values.Index | None = None
    """The index that comes with it, and stays when it goes (MySQL); known after completion."""

    def __init__(
        self,
        constraint_name: str | None,
        source_table: str,
        referent_table: str,
        local_cols: list[str],
        remote_cols: list[str],
        **kw: Any,
    ) -> None:
        self.constraint_name = constraint_name
        self.source_table = source_table
        self.referent_table = referent_table
        self.local_cols = local_cols
        self.remote_cols = remote_cols
        self.kw = kw

    @property
    def table_name(self) -> str:  # type: ignore[override]
        """The table that gets the foreign key."""
        return self.source_table

    @property
    def schema(self) -> str | None:  # type: ignore[override]
        """The schema of the table that gets the foreign key."""
        schema: str | None = self.kw.get("source_schema")
        return schema

    def complete(self, catalog: Catalog) -> Self:
        """A copy that holds the foreign key as a value, and knows which index comes with it."""
        completed = super().complete(catalog)
        assert isinstance(completed._value, values.ForeignKey), "completed"
        if catalog.profile.objects.foreign_key_index:
            table = known_from_batch(self, catalog).table(self.table_name, self.schema)
            said = is_said(completed._value, table, catalog.profile)
            brings = index_brought_by(completed._value, table, catalog.profile, said=said)
            lost = () if brings is None else supplanted_by(brings, table, catalog.profile)
            if brings is not None and not any(is_same_index(each, brings) for each in lost):
                completed._brings, completed._supplanted = brings, lost
        return completed

    def undone_by(self) -> tuple[MigrateOperation, ...]:
        """The drop of the foreign key, and of the index that it leaves behind."""
        if self._brings is None:
            return super().undone_by()
        dropped = DropIndexOp(self._brings.name, self.table_name, schema=self.schema)
        before = [each for each in self._supplanted if each.name != self._brings.name]
        after = [each for each in self._supplanted if each not in before]
        place = (self.table_name, self.schema)
        return (self.reverse(), *created_again(before, *place), dropped, *created_again(after, *place))

    @classmethod
    def create_foreign_key(
        cls,
        operations: Operations,
        constraint_name: str | None,
        source_table: str,
        referent_table: str,
        local_cols: list[str],
        remote_cols: list[str],
        *,
        onupdate: str | None = None,
        ondelete: str | None = None,
        deferrable: bool | None = None,
        initially: str | None = None,
        match: str | None = None,
        source_schema: str | None = None,
        referent_schema: str | None = None,
        **dialect_kw: Any,
    ) -> None:
        """Let columns of one table refer to columns of another.

        `onupdate` and `ondelete` are the words after ON UPDATE and ON DELETE; `**dialect_kw` takes what
        dialects add (`postgresql_not_valid`).
        """
        operations.invoke(
            cls(
                constraint_name,
                source_table,
                referent_table,
                local_cols,
                remote_cols,
                onupdate=onupdate,
                ondelete=ondelete,
                deferrable=deferrable,
                initially=initially,
                match=match,
                source_schema=source_schema,
                referent_schema=referent_schema,
                **dialect_kw,
            )
        )

    @classmethod
    def batch_create_foreign_key(
        cls,
        operations: BatchOperations,
        constraint_name: str | None,
        referent_table: str,
        local_cols: list[str],
        remote_cols: list[str],
        *,
        referent_schema: str | None = None,
        onupdate: str | None = None,
        ondelete: str | None = None,
        deferrable: bool | None = None,
        initially: str | None = None,
        match: str | None = None,
        **dialect_kw: Any,
    ) -> None:
        """Let columns of the batch's table refer to columns of another."""
        batch = operations.settings
        operations.invoke(
            cls(
                constraint_name,
                batch.table_name,
                referent_table,
                local_cols,
                remote_cols,
                onupdate=onupdate,
                ondelete=ondelete,
                deferrable=deferrable,
                initially=initially,
                match=match,
                source_schema=batch.schema,
                referent_schema=referent_schema,
                **dialect_kw,
            )
        )

    @classmethod
    def from_constraint(cls, constraint: sa.Constraint) -> CreateForeignKeyOp:
        """The operation that adds this foreign key."""
        assert isinstance(constraint, sa.ForeignKeyConstraint)
        table = constraint.table
        targets = [element._column_tokens for element in constraint.elements]
        referent_schema, referent_table, _column = targets[0]
        assert referent_table is not None, "a foreign key refers to columns of a table"
        return cls(
            plain_name(constraint),
            table.name,
            referent_table,
            [column.name for column in constraint.columns],
            [column for _schema, _table, column in targets if column is not None],
            **settings(constraint, "onupdate", "ondelete", "match"),
            source_schema=table.schema,
            referent_schema=referent_schema,
        )

    @classmethod
    def _from_value(cls, value: values.ForeignKey, table_name: str, schema: str | None) -> CreateForeignKeyOp:
        return cls(
            declared_name(value),
            table_name,
            value.referred_table,
            list(value.columns),
            list(value.referred_columns),
            **value_settings(value, "onupdate", "ondelete", "match"),
            source_schema=schema,
            referent_schema=value.referred_schema,
        )

    def as_value(self, profile: Profile) -> values.ForeignKey:
        """The foreign key in the words of a database."""
        schema = self.kw.get("referent_schema")
        for columns in (self.local_cols, self.remote_cols):
            checked_columns(columns, "create_foreign_key", self.constraint_name)
        return values.ForeignKey(
            columns=tuple(self.local_cols),
            referred_table=self.referent_table,
            referred_columns=tuple(self.remote_cols),
            referred_schema=None if schema == profile.identifiers.default_schema else schema,
            onupdate=self.kw.get("onupdate"),
            ondelete=self.kw.get("ondelete"),
            match=self.kw.get("match"),
            **value_arguments(self.constraint_name, self.kw, profile),
        )

    def to_constraint(self, migration_context: HasNamingConvention | None = None) -> sa.ForeignKeyConstraint:
        """The foreign key, on a stub of its table, pointing at a stub of the other."""
        kw = dict(self.kw)
        source_schema = kw.pop("source_schema", None)
        referent_schema = kw.pop("referent_schema", None)
        metadata = metadata_for(migration_context)
        source = stub_table(metadata, self.source_table, source_schema, self.local_cols)
        referent = stub_table(metadata, self.referent_table, referent_schema, self.remote_cols)
        constraint = sa.ForeignKeyConstraint(
            self.local_cols, [referent.c[name] for name in self.remote_cols], name=self.constraint_name, **kw
        )
        source.append_constraint(constraint)
        return constraint

    def to_diff_tuple(self) -> tuple[str, sa.Constraint]:
        """`("add_fk", constraint)`."""
        return ("add_fk", self.to_constraint())

    def describe(self) -> str:
        referred = qualified(self.referent_table, self.kw.get("referent_schema"))
        return f"{super().describe()}, referring to {referred} ({', '.join(self.remote_cols)})"
