"""The kinds of constraint: primary key, unique, foreign key, check, exclude."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.sql.elements import conv

from sqlgen.catalog import values
from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.from_sqlalchemy import constraint_value
from sqlgen.catalog.keys import nullable_columns
from sqlgen.catalog.options import options_value
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.arguments import Condition
from sqlgen.operations.base import MigrateOperation, known_from_batch, qualified
from sqlgen.operations.constraints import AddConstraintOp, CreateConstraintOp, plain_name, register_value
from sqlgen.operations.facade import BatchOperations, Operations
from sqlgen.operations.schema_objects import HasNamingConvention, metadata_for, stub_column, stub_table
from sqlgen.profile.model import Profile


def _column_names(constraint: sa.PrimaryKeyConstraint | sa.UniqueConstraint) -> list[str]:
    return [column.name for column in constraint.columns]


def _settings(constraint: sa.Constraint, *more: str) -> dict[str, Any]:
    """What a constraint was told beyond name and columns, as keywords."""
    settings = {
        name: getattr(constraint, name)
        for name in ("deferrable", "initially", "comment", *more)
        if getattr(constraint, name, None) is not None
    }
    if constraint.info:
        settings["info"] = dict(constraint.info)
    settings.update(constraint.dialect_kwargs)
    return settings


def _value_arguments(name: str | None, kw: Mapping[str, Any], profile: Profile) -> dict[str, Any]:
    """The arguments of a value that all kinds take."""
    return {
        "name": name,
        "deferrable": kw.get("deferrable"),
        "initially": kw.get("initially"),
        "comment": kw.get("comment"),
        "options": options_value(kw, profile),
    }


def _value_settings(value: values.Constraint, *more: str) -> dict[str, Any]:
    settings = {
        name: getattr(value, name)
        for name in ("deferrable", "initially", "comment", *more)
        if getattr(value, name) is not None
    }
    settings.update(sorted(value.options.items()))
    return settings


def _declared_name(value: values.Constraint) -> str | None:
    return None if value.implicit or value.name is None else conv(value.name)


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
        completed = super().complete(catalog)
        assert isinstance(completed._value, values.PrimaryKey), "completed"
        if catalog.profile.objects.key_makes_not_null:
            table = known_from_batch(self, catalog).table(self.table_name, self.schema)
            found = nullable_columns(table, completed._value, catalog.profile)
            completed._made_not_null = tuple(each.name for each in found)
        return completed

    def undone_by(self) -> tuple[MigrateOperation, ...]:
        """The drop of the key, and NULL for the columns that it has made NOT NULL."""
        nullable = (
            AlterColumnOp(self.table_name, name, schema=self.schema, modify_nullable=True)
            for name in self._made_not_null
        )
        return (self.reverse(), *nullable)

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
            plain_name(constraint), table.name, _column_names(constraint), schema=table.schema, **_settings(constraint)
        )

    @classmethod
    def _from_value(cls, value: values.PrimaryKey, table_name: str, schema: str | None) -> CreatePrimaryKeyOp:
        return cls(_declared_name(value), table_name, list(value.columns), schema=schema, **_value_settings(value))

    def as_value(self, profile: Profile) -> values.PrimaryKey:
        """The primary key in the words of a database."""
        return values.PrimaryKey(tuple(self.columns), **_value_arguments(self.constraint_name, self.kw, profile))

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
            plain_name(constraint), table.name, _column_names(constraint), schema=table.schema, **_settings(constraint)
        )

    @classmethod
    def _from_value(cls, value: values.Unique, table_name: str, schema: str | None) -> CreateUniqueConstraintOp:
        return cls(_declared_name(value), table_name, list(value.columns), schema=schema, **_value_settings(value))

    def as_value(self, profile: Profile) -> values.Unique:
        """The unique constraint in the words of a database."""
        return values.Unique(tuple(self.columns), **_value_arguments(self.constraint_name, self.kw, profile))

    def to_constraint(self, migration_context: HasNamingConvention | None = None) -> sa.UniqueConstraint:
        """The unique constraint, on a stub of its table."""
        table = stub_table(metadata_for(migration_context), self.table_name, self.schema, self.columns)
        constraint = sa.UniqueConstraint(*self.columns, name=self.constraint_name, **self.kw)
        table.append_constraint(constraint)
        return constraint


@Operations.register_operation("create_foreign_key")
@BatchOperations.register_operation("create_foreign_key", "batch_create_foreign_key")
@AddConstraintOp.register_add_constraint("foreign_key_constraint")
@register_value(values.ForeignKey)
class CreateForeignKeyOp(CreateConstraintOp):
    """Add a foreign key."""

    template = "create_foreign_key"
    constraint_type = "foreignkey"
    kind = "foreign key"

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
            **_settings(constraint, "onupdate", "ondelete", "match"),
            source_schema=table.schema,
            referent_schema=referent_schema,
        )

    @classmethod
    def _from_value(cls, value: values.ForeignKey, table_name: str, schema: str | None) -> CreateForeignKeyOp:
        return cls(
            _declared_name(value),
            table_name,
            value.referred_table,
            list(value.columns),
            list(value.referred_columns),
            **_value_settings(value, "onupdate", "ondelete", "match"),
            source_schema=schema,
            referent_schema=value.referred_schema,
        )

    def as_value(self, profile: Profile) -> values.ForeignKey:
        """The foreign key in the words of a database."""
        schema = self.kw.get("referent_schema")
        return values.ForeignKey(
            columns=tuple(self.local_cols),
            referred_table=self.referent_table,
            referred_columns=tuple(self.remote_cols),
            referred_schema=None if schema == profile.identifiers.default_schema else schema,
            onupdate=self.kw.get("onupdate"),
            ondelete=self.kw.get("ondelete"),
            match=self.kw.get("match"),
            **_value_arguments(self.constraint_name, self.kw, profile),
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


@Operations.register_operation("create_check_constraint")
@BatchOperations.register_operation("create_check_constraint", "batch_create_check_constraint")
@AddConstraintOp.register_add_constraint("check_constraint")
@AddConstraintOp.register_add_constraint("table_or_column_check_constraint")
@AddConstraintOp.register_add_constraint("column_check_constraint")
@register_value(values.Check)
class CreateCheckConstraintOp(CreateConstraintOp):
    """Add a check constraint."""

    template = "create_check_constraint"
    constraint_type = "check"
    kind = "check constraint"

    def __init__(
        self,
        constraint_name: str | None,
        table_name: str,
        condition: Condition,
        *,
        schema: str | None = None,
        **kw: Any,
    ) -> None:
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.condition = condition
        self.schema = schema
        self.kw = kw

    @classmethod
    def create_check_constraint(
        cls,
        operations: Operations,
        constraint_name: str | None,
        table_name: str,
        condition: Condition,
        *,
        schema: str | None = None,
        **kw: Any,
    ) -> None:
        """Refuse rows that don't fulfil a condition: SQL text, or an expression with `sqlalchemy.column("name")`."""
        operations.invoke(cls(constraint_name, table_name, condition, schema=schema, **kw))

    @classmethod
    def batch_create_check_constraint(
        cls, operations: BatchOperations, constraint_name: str, condition: Condition, **kw: Any
    ) -> None:
        """Refuse rows of the batch's table that don't fulfil a condition."""
        batch = operations.settings
        operations.invoke(cls(constraint_name, batch.table_name, condition, schema=batch.schema, **kw))

    @classmethod
    def from_constraint(cls, constraint: sa.Constraint) -> CreateCheckConstraintOp:
        """The operation that adds this check constraint."""
        assert isinstance(constraint, sa.CheckConstraint)
        table = constraint.table
        assert table is not None, "the constraint belongs to a table"
        return cls(plain_name(constraint), table.name, constraint.sqltext, schema=table.schema, **_settings(constraint))

    @classmethod
    def _from_value(cls, value: values.Check, table_name: str, schema: str | None) -> CreateCheckConstraintOp:
        condition: sa.ColumnElement[Any] = sa.literal_column(value.sqltext)  # unlike text(), it reads no :names
        return cls(_declared_name(value), table_name, condition, schema=schema, **_value_settings(value))

    def as_value(self, profile: Profile) -> values.Constraint:
        """The check constraint in the words of a database."""
        value = constraint_value(sa.CheckConstraint(self.condition, **self.kw), profile)
        return replace(value, name=self.constraint_name)

    def to_constraint(self, migration_context: HasNamingConvention | None = None) -> sa.CheckConstraint:
        """The check constraint, on a stub of its table."""
        table = stub_table(metadata_for(migration_context), self.table_name, self.schema, ())
        constraint = sa.CheckConstraint(self.condition, name=self.constraint_name, **self.kw)
        table.append_constraint(constraint)
        return constraint


@Operations.register_operation("create_exclude_constraint")
@BatchOperations.register_operation("create_exclude_constraint", "batch_create_exclude_constraint")
@AddConstraintOp.register_add_constraint("exclude_constraint")
@register_value(values.Exclude)
class CreateExcludeConstraintOp(CreateConstraintOp):
    """Add an exclude constraint (PostgreSQL)."""

    template = "create_exclude_constraint"
    constraint_type = "exclude"
    kind = "exclude constraint"

    def __init__(
        self,
        constraint_name: str | None,
        table_name: str,
        elements: Sequence[tuple[Any, str]],
        where: Condition | None = None,
        schema: str | None = None,
        _orig_constraint: sa.Constraint | None = None,
        **kw: Any,
    ) -> None:
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.elements = elements
        self.where = where
        self.schema = schema
        self._orig_constraint = _orig_constraint
        self.kw = kw

    @classmethod
    def create_exclude_constraint(
        cls, operations: Operations, constraint_name: str, table_name: str, *elements: tuple[Any, str], **kw: Any
    ) -> None:
        """Refuse rows that collide: each element is `(column or expression, operator)`.

        `**kw` takes `where`, `schema`, `using` ("gist"), `ops`, `deferrable` and `initially`.
        """
        operations.invoke(cls(constraint_name, table_name, elements, **kw))

    @classmethod
    def batch_create_exclude_constraint(
        cls, operations: BatchOperations, constraint_name: str, *elements: tuple[Any, str], **kw: Any
    ) -> None:
        """Refuse rows of the batch's table that collide."""
        batch = operations.settings
        kw["schema"] = batch.schema
        operations.invoke(cls(constraint_name, batch.table_name, elements, **kw))

    @classmethod
    def from_constraint(cls, constraint: sa.Constraint) -> CreateExcludeConstraintOp:
        """The operation that adds this exclude constraint."""
        table = constraint.table
        described: Any = constraint
        return cls(
            plain_name(constraint),
            table.name,
            [
                (name if isinstance(expression, sa.Column) else expression, operator)
                for expression, name, operator in described._render_exprs
            ],
            where=described.where,
            schema=table.schema,
            using=described.using,
            **({"ops": dict(described.ops)} if described.ops else {}),
            _orig_constraint=constraint,
            **_settings(constraint),
        )

    @classmethod
    def _from_value(cls, value: values.Exclude, table_name: str, schema: str | None) -> CreateExcludeConstraintOp:
        elements: list[tuple[Any, str]] = [
            (sa.column(element.column) if element.column else sa.literal_column(element.expression), element.operator)
            for element in value.elements
        ]
        return cls(
            _declared_name(value),
            table_name,
            elements,
            where=sa.literal_column(value.where) if value.where is not None else None,
            schema=schema,
            using=value.using,
            ops={element.column: element.opclass for element in value.elements if element.column and element.opclass},
            **_value_settings(value),
        )

    def as_value(self, profile: Profile) -> values.Constraint:
        """The exclude constraint in the words of a database."""
        return replace(constraint_value(self.to_constraint(), profile), name=self.constraint_name)

    def to_constraint(self, migration_context: HasNamingConvention | None = None) -> sa.Constraint:
        """The exclude constraint, on a stub of its table."""
        from sqlalchemy.dialects.postgresql import ExcludeConstraint

        table = stub_table(metadata_for(migration_context), self.table_name, self.schema, ())
        elements = [(_element_on(table, expression), operator) for expression, operator in self.elements]
        constraint = ExcludeConstraint(*elements, name=self.constraint_name, where=self.where, **self.kw)
        table.append_constraint(constraint)
        return constraint


def _element_on(table: sa.Table, expression: Any) -> Any:
    """A column of the stub table for a name; expressions as they are."""
    if isinstance(expression, str):
        return stub_column(table, expression)
    if isinstance(expression, sa.ColumnClause) and not expression.is_literal:
        return stub_column(table, expression.name)
    return expression
