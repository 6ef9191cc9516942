"""A type of constraint of your own: a SQLAlchemy class, an operation registered for it, directives.

`op.create_range("ck_age", "person", "age", 0, 150)` adds what every database knows as a CHECK; hooks and
plugins see a constraint of the type `range`, which can be turned around and compared like any other.
Run me: python examples/custom_constraint.py [DIALECT ...]
"""

from __future__ import annotations

import io
import sys
from typing import Any

import sqlalchemy as sa

from sqlgen.operations import AddConstraintOp, BatchOperations, DropConstraintOp, Operations
from sqlgen.profile import profile_names
from sqlgen.revisions.context import MigrationContext


class RangeConstraint(sa.schema.Constraint):
    """The values of a column lie between two numbers."""

    __visit_name__ = "range_constraint"

    def __init__(self, column: str, low: int, high: int, *, name: str | None = None) -> None:
        super().__init__(name=name)
        self.column = column
        self.low = low
        self.high = high


@Operations.register_operation("create_range")
@BatchOperations.register_operation("create_range", "batch_create_range")
@AddConstraintOp.register_add_constraint("range_constraint")
class CreateRangeOp(AddConstraintOp):
    """Add a range constraint."""

    constraint_type = "range"

    def __init__(
        self, constraint_name: str, table_name: str, column: str, low: int, high: int, *, schema: str | None = None
    ) -> None:
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.column = column
        self.low = low
        self.high = high
        self.schema = schema

    @classmethod
    def create_range(
        cls,
        operations: Operations,
        constraint_name: str,
        table_name: str,
        column: str,
        low: int,
        high: int,
        *,
        schema: str | None = None,
    ) -> None:
        """Let the values of a column lie between two numbers."""
        operations.invoke(cls(constraint_name, table_name, column, low, high, schema=schema))

    @classmethod
    def batch_create_range(
        cls, operations: BatchOperations, constraint_name: str, column: str, low: int, high: int
    ) -> None:
        """Let the values of a column of the batch's table lie between two numbers."""
        batch = operations.impl
        operations.invoke(cls(constraint_name, batch.table_name, column, low, high, schema=batch.schema))

    @classmethod
    def from_constraint(cls, constraint: sa.Constraint) -> CreateRangeOp:
        assert isinstance(constraint, RangeConstraint)
        table = constraint.table
        return cls(
            str(constraint.name),
            table.name,
            constraint.column,
            constraint.low,
            constraint.high,
            schema=table.schema,
        )

    def to_constraint(self, migration_context: Any = None) -> RangeConstraint:
        constraint = RangeConstraint(self.column, self.low, self.high, name=self.constraint_name)
        sa.Table(self.table_name, sa.MetaData(), schema=self.schema).append_constraint(constraint)
        return constraint


@Operations.implementation_for(CreateRangeOp)
def create_range(operations: Any, operation: CreateRangeOp) -> None:
    condition = sa.column(operation.column).between(operation.low, operation.high)
    if isinstance(operations, BatchOperations):
        operations.create_check_constraint(operation.constraint_name, condition)
    else:
        operations.create_check_constraint(
            operation.constraint_name, operation.table_name, condition, schema=operation.schema
        )


def upgrade(op: Any) -> None:
    op.create_table("person", sa.Column("id", sa.Integer, primary_key=True), sa.Column("age", sa.Integer))
    with op.batch_alter_table("person") as batch_op:
        batch_op.create_range("ck_age", "age", 0, 150)


def downgrade(op: Any) -> None:
    added = CreateRangeOp("ck_age", "person", "age", 0, 150)
    dropped = added.reverse()
    assert isinstance(dropped, DropConstraintOp)
    op.invoke(dropped)


def written(dialect: str) -> str:
    """The SQL of `upgrade` and then `downgrade` for a database."""
    out = io.StringIO()
    with Operations.context(MigrationContext.configure(dialect_name=dialect, output_buffer=out)) as op:
        upgrade(op)
        downgrade(op)
        op.get_context().sink.flush()
    return out.getvalue()


if __name__ == "__main__":
    for dialect in sys.argv[1:] or profile_names():
        print(f"-- {dialect}\n{written(dialect)}")
