"""What an operation tells its reader of constraints that the database can't have as their author said them."""

from __future__ import annotations

from collections.abc import Iterable

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


def _called(constraint: Constraint) -> str:
    """Its name, or "the foreign key over (a, b)"."""
    if constraint.name is not None:
        return constraint.name
    kind = kind_of(constraint).replace("_", " ").replace("unique", "unique constraint")
    columns = constraint.columns if isinstance(constraint, (PrimaryKey, Unique, ForeignKey)) else ()
    return f"the {kind} over ({', '.join(columns)})" if columns else f"a {kind}"
