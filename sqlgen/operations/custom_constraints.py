"""Constraints of third parties' types, carried out by what SQLAlchemy's compilation says of them.

An operation that is registered for such a type and has neither an implementation nor a template of its own
adds its `to_constraint()`.
"""

from __future__ import annotations

from sqlgen.catalog.conversion_errors import NotConvertible
from sqlgen.catalog.from_sqlalchemy import constraint_value
from sqlgen.operations.constraints import AddConstraintOp, CreateConstraintOp
from sqlgen.operations.errors import NoImplementation
from sqlgen.operations.facade import AbstractOperations


@AbstractOperations.implementation_for(AddConstraintOp)
def add_as_compiled(operations: AbstractOperations, operation: AddConstraintOp) -> None:
    """Add the constraint that the operation makes, as the kind that its compilation turns out to be."""
    op_cls = type(operation)
    if op_cls.to_constraint is AddConstraintOp.to_constraint:
        raise NoImplementation(
            f"{op_cls.__name__} doesn't say what its constraint is, so nobody can say what it does.",
            fix=(
                f"define {op_cls.__name__}.to_constraint, and compile what it returns with @compiles",
                f"or write a function with @Operations.implementation_for({op_cls.__name__})",
            ),
        )
    context = operations.migration_context
    constraint = operation.to_constraint(context)
    try:
        value = constraint_value(constraint, context.profile)
    except NotConvertible as error:
        raise NoImplementation(
            f"{operation.describe()}: {op_cls.__name__} has neither an implementation nor a template.",
            why=error.why,
            fix=error.fix,
        ) from error
    operations.invoke(CreateConstraintOp.from_value(value, operation.table_name, operation.schema))
