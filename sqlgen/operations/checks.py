"""Adding check and exclude constraints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace

from sqlgen.catalog import values
from sqlgen.catalog.custom_constraints import VerbatimConstraint
from sqlgen.catalog.from_sqlalchemy import constraint_value
from sqlgen.operations.arguments import Condition
from sqlgen.operations.constraint_settings import declared_name, settings, value_settings
from sqlgen.operations.constraints import AddConstraintOp, CreateConstraintOp, plain_name, register_value
from sqlgen.operations.facade import BatchOperations, Operations
from sqlgen.operations.schema_objects import HasNamingConvention, metadata_for, stub_column, stub_table
from sqlgen.profile.model import Profile


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
        return cls(plain_name(constraint), table.name, constraint.sqltext, schema=table.schema, **settings(constraint))

    @classmethod
    def _from_value(cls, value: values.Check, table_name: str, schema: str | None) -> CreateCheckConstraintOp:
        condition: Any = sa.literal_column(value.sqltext)  # unlike text(), it reads no :names
        if value.verbatim:
            condition = VerbatimConstraint(value.sqltext)
        return cls(declared_name(value), table_name, condition, schema=schema, **value_settings(value))

    def as_value(self, profile: Profile) -> values.Constraint:
        """The check constraint in the words of a database."""
        value = constraint_value(sa.CheckConstraint(self.condition, **self.kw), profile)
        return replace(value, name=self.constraint_name)

    def to_constraint(self, migration_context: HasNamingConvention | None = None) -> sa.Constraint:
        """The check constraint, on a stub of its table."""
        table = stub_table(metadata_for(migration_context), self.table_name, self.schema, ())
        constraint: sa.Constraint
        if isinstance(self.condition, VerbatimConstraint):  # a kind that only a third party knows
            constraint = VerbatimConstraint(self.condition.sqltext, self.constraint_name)
        else:
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
            **settings(constraint),
        )

    @classmethod
    def _from_value(cls, value: values.Exclude, table_name: str, schema: str | None) -> CreateExcludeConstraintOp:
        elements: list[tuple[Any, str]] = [
            (sa.column(element.column) if element.column else sa.literal_column(element.expression), element.operator)
            for element in value.elements
        ]
        return cls(
            declared_name(value),
            table_name,
            elements,
            where=sa.literal_column(value.where) if value.where is not None else None,
            schema=schema,
            using=value.using,
            ops={element.column: element.opclass for element in value.elements if element.column and element.opclass},
            **value_settings(value),
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
