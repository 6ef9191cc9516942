"""What an operation tells its reader of constraints that the database can't have as their author said them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sqlgen.catalog.conditional_indexes import Conditional, Conditions, with_condition
from sqlgen.catalog.deferrable import no_longer_deferrable, without_updates
from sqlgen.catalog.left_out import with_left_out
from sqlgen.catalog.naming import kind_of
from sqlgen.catalog.unindexable import unindexable
from sqlgen.catalog.values import Constraint, ForeignKey, Index, PrimaryKey, Table, Unique
from sqlgen.operations.base import MigrateOperation, qualified
from sqlgen.profile.model import Profile


def note_left_words(
    operation: MigrateOperation, said: Sequence[Constraint], written: Sequence[Constraint], profile: Profile
) -> None:
    """Take down on a completed operation which of its constraints were to be deferrable, or to change with a key."""
    table = qualified(getattr(operation, "table_name", None), getattr(operation, "schema", None))
    for constraint, action in without_updates(said, written):
        called, instead = _called(constraint), profile.portable.on_update
        operation.remarks += (f"{called} is written without ON UPDATE {action}: {instead}",)
        operation.written_otherwise += ((f"ON UPDATE as none, so that {instead}", f"{called} of {table}"),)
    for constraint in no_longer_deferrable(said, written):
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


def note_unindexable(operation: MigrateOperation, index: Index, table: Table, profile: Profile) -> None:
    """Take down on a completed operation that its index is left out, if the database has none of its kind."""
    why = unindexable(index, table, profile)
    if why:
        operation.is_left_out = True
        operation.remarks = ()
        _note_left_out(operation, index, table, why)


def indexes_as_written(
    operation: MigrateOperation, table: Table, conditions: Sequence[Conditions], profile: Profile
) -> Table:
    """A new table with indexes that the database can have; its operation takes down what became of the others.

    :param conditions: of each index what was said for other databases; empty if nothing was.
    """
    if conditions:
        pairs = zip(table.indexes, conditions, strict=True)
        conditional = [with_condition(index, said, table, profile) for index, said in pairs]
        table = replace(table, indexes=tuple(each.index for each in conditional))
        note_conditions(operation, conditional, profile)
    for index in table.indexes:
        why = unindexable(index, table, profile)
        if why:
            kept = tuple(each for each in table.indexes if each is not index)
            table = with_left_out(replace(table, indexes=kept), index)
            _note_left_out(operation, index, table, why)
    return table


def _note_left_out(operation: MigrateOperation, index: Index, table: Table, why: str) -> None:
    operation.remarks += (f"the index {index.name} is left out, which changes no answer: {why}",)
    operation.written_otherwise += (("an index as none", f"{index.name} of {qualified(table.name, table.schema)}"),)


def _called(constraint: Constraint) -> str:
    """Its name, or "the foreign key over (a, b)"."""
    if constraint.name is not None:
        return constraint.name
    kind = kind_of(constraint).replace("_", " ").replace("unique", "unique constraint")
    columns = constraint.columns if isinstance(constraint, (PrimaryKey, Unique, ForeignKey)) else ()
    return f"the {kind} over ({', '.join(columns)})" if columns else f"a {kind}"
