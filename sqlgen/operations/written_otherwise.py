"""What an operation tells its reader of constraints that the database can't have as their author said them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlgen.catalog.conditional_indexes import Conditional
from sqlgen.catalog.naming import kind_of
from sqlgen.catalog.values import Constraint, ForeignKey, PrimaryKey, Unique
from sqlgen.operations.base import MigrateOperation, qualified
from sqlgen.profile.model import Profile


def note_deferrable(operation: MigrateOperation, constraints: Iterable[Constraint], profile: Profile) -> None:
    """Take down on a completed operation which of its constraints were to be deferrable."""
    table = qualified(getattr(operation, "table_name", None), getattr(operation, "schema", None))
    for constraint in constraints:
        called = _called(constraint)
        operation.remarks += (f"{called} is written without DEFERRABLE: {profile.lacks('deferrable')}",)
        operation.written_otherwise += ((f"DEFERRABLE as {profile.portable.deferrable}", f"{called} of {table}"),)


def note_conditions(operation: MigrateOperation, indexes: Iterable[Conditional], profile: Profile) -> None:
    """Take down on a completed operation what became of the conditions of its indexes."""
    table = qualified(getattr(operation, "table_name", None), getattr(operation, "schema", None))
    for each in indexes:
        if each.left_whole:
            operation.left_whole = {**operation.left_whole, each.index.name: each.left_whole}
        if each.condition:
            why = "what it is over is NULL for the other rows"
            operation.remarks += (f"{each.index.name} is unique where {each.condition}: {why}",)
            operation.written_otherwise += (
                ("WHERE of a unique index as CASE in what it is over", f"{each.index.name} of {table}"),
            )


def _called(constraint: Constraint) -> str:
    """Its name, or "the foreign key over (a, b)"."""
    if constraint.name is not None:
        return constraint.name
    kind = kind_of(constraint).replace("_", " ").replace("unique", "unique constraint")
    columns = constraint.columns if isinstance(constraint, (PrimaryKey, Unique, ForeignKey)) else ()
    return f"the {kind} over ({', '.join(columns)})" if columns else f"a {kind}"
