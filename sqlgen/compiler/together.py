"""Which changes of a batch share one ALTER TABLE.

A statement with several clauses is made in one go, all of it or nothing, and what writes the rows again writes them
once. But it is as dear as its dearest clause: changes that leave the rows as they are (the profile's
``[clauses.instant]``) share one only among themselves. And no clause may speak of what another one of the same
statement drops, renames or changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import ForeignKey, PrimaryKey, Unique
from sqlgen.compiler.conditions import holds
from sqlgen.compiler.rebuild_reasons import changes
from sqlgen.compiler.step import Step
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.alter_together import AlterTogetherOp, Part
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.columns import AddColumnOp, DropColumnOp
from sqlgen.operations.constraints import CreateConstraintOp, DropConstraintOp
from sqlgen.operations.indexes import CreateIndexOp, DropIndexOp
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile


def together(steps: Sequence[Step], profile: Profile) -> Iterator[Step]:
    """The steps of one table, in their order; neighbours of one batch as one step where they share a statement."""
    group: list[Step] = []
    names = _Names(profile)
    for step in steps:
        if group and not (
            _goes_with(step, group[-1], profile)
            and names.leave_room_for(step.operation)
            and not _ends_what_came(step, group[0])
        ):
            yield _joined(group)
            group, names = [], _Names(profile)
        group.append(step)
        names.take(step.operation)
    if group:
        yield _joined(group)


def _joined(group: list[Step]) -> Step:
    if len(group) == 1:
        return group[0]
    first, last = group[0], group[-1]
    operation = first.operation
    parts = tuple(Part(step.operation, step.before, step.after) for step in group)
    joined = AlterTogetherOp(operation.table_name, parts, schema=operation.schema)  # type: ignore[attr-defined]
    joined.source = operation.source
    return Step(joined, first.before, last.after, first.source, first.autocommit)


def _goes_with(step: Step, other: Step, profile: Profile) -> bool:
    batch = step.operation.batch
    return (
        batch is not None
        and batch is other.operation.batch
        and not any(_is_alone(each, profile) for each in (step, other))
        and _is_instant(step, profile) is _is_instant(other, profile)
    )


def _ends_what_came(step: Step, first: Step) -> bool:
    """Whether a key goes that came in the same statement, or a column, or its name, of which such a key speaks."""
    operation = step.operation
    if isinstance(operation, DropConstraintOp):
        table = first.before.find_table(operation.table_name, operation.schema)
        return table is not None and operation._constraint not in table.constraints
    if isinstance(operation, DropColumnOp) or (isinstance(operation, AlterColumnOp) and "name" in operation.changed):
        before = _hanging(first.before, operation)
        return any(each not in before for each in _hanging(step.before, operation))
    return False


def _hanging(catalog: Catalog, operation: DropColumnOp | AlterColumnOp) -> list[object]:
    found = catalog.in_the_way(operation.table_name, operation.column_name, schema=operation.schema)
    return [dependent.value for dependent in found if dependent.kind != "default"]


def _is_alone(step: Step, profile: Profile) -> bool:
    return any(holds(condition, step) for condition in profile.clauses.alone)


def _is_instant(step: Step, profile: Profile) -> bool:
    """Whether it leaves the rows as they are; what is no change of a column or a key does not."""
    instant = profile.clauses.instant
    made_of = list(changes(step.operation))
    return bool(made_of) and all(
        profile.is_instant(change) and not any(holds(condition, step) for condition in instant[change].unless)
        for change in made_of
    )


def _is_primary(operation: MigrateOperation) -> bool:
    return isinstance(operation, CreateConstraintOp) and isinstance(operation._value, PrimaryKey)


def _ends_primary(operation: MigrateOperation) -> bool:
    return isinstance(operation, DropConstraintOp) and isinstance(operation._constraint, PrimaryKey)


@dataclass(slots=True)
class _Names:
    """What the clauses of one statement speak of."""

    profile: Profile
    added: set[str] = field(default_factory=set)  # columns
    changed: set[str] = field(default_factory=set)  # columns that are dropped, altered or renamed
    keys: set[str] = field(default_factory=set)  # constraints and indexes that come or go
    renamed: bool = False
    primary: bool = False  # a primary key comes
    referable: set[str] = field(default_factory=set)  # columns of keys that come

    def take(self, operation: MigrateOperation) -> None:
        """Add what an operation speaks of."""
        if isinstance(operation, AddColumnOp):
            self.added |= self._folded(operation._value.name if operation._value else operation.column.name)
        elif isinstance(operation, (DropColumnOp, AlterColumnOp)):
            self.changed |= self._columns(operation)
        elif isinstance(operation, DropConstraintOp):
            self.changed |= self._folded(*operation._stopped)
        self.keys |= self._keys(operation)
        self.primary = self.primary or _is_primary(operation)
        self.referable |= self._key_columns(operation)
        self.renamed = self.renamed or (isinstance(operation, AlterColumnOp) and "name" in operation.changed)

    def leave_room_for(self, operation: MigrateOperation) -> bool:
        """Whether an operation speaks of nothing that is another thing in the same statement."""
        if self._keys(operation) & self.keys or (self.primary and _ends_primary(operation)):
            return False
        if isinstance(operation, AddColumnOp):
            assert operation._value is not None, "planned after complete()"
            beside = operation.position.column if operation.position is not None else None
            named = self._folded(operation._value.name, *([beside] if beside else []))
            return not named & self.changed and not (operation._value.computed and (self.changed or self.added))
        if isinstance(operation, (DropColumnOp, AlterColumnOp)):
            return not self._columns(operation) & (self.added | self.changed)
        if isinstance(operation, CreateConstraintOp):
            return not self._reads_changed(operation)
        return not (isinstance(operation, CreateIndexOp) and self.renamed)

    def _reads_changed(self, operation: CreateConstraintOp) -> bool:
        value = operation._value
        if isinstance(value, ForeignKey):
            named = self._folded(*value.columns, *value.referred_columns)
            return bool(named & self.changed) or self._refers_to_what_comes(operation, value)
        return self.renamed

    def _refers_to_what_comes(self, operation: CreateConstraintOp, value: ForeignKey) -> bool:
        """Whether a foreign key refers to a key of its own table that the same statement adds: InnoDB misses it."""
        if self._folded(value.referred_table) != self._folded(operation.table_name):
            return False
        return bool(self._folded(*value.referred_columns) & self.referable) or (
            self.primary and not value.referred_columns
        )

    def _key_columns(self, operation: MigrateOperation) -> set[str]:
        if isinstance(operation, CreateIndexOp):
            parts = operation._value.parts if operation._value is not None and operation._value.unique else ()
            return self._folded(*(part.column for part in parts if part.column is not None))
        value = operation._value if isinstance(operation, CreateConstraintOp) else None
        return self._folded(*value.columns) if isinstance(value, (PrimaryKey, Unique)) else set()

    def _columns(self, operation: DropColumnOp | AlterColumnOp) -> set[str]:
        if isinstance(operation, DropColumnOp):
            return self._folded(operation.column_name)
        assert operation._before is not None, "planned after complete()"
        assert operation._after is not None, "planned after complete()"
        beside = operation._place.column if operation._place is not None else None
        return self._folded(operation._before.name, operation._after.name, *([beside] if beside else []))

    def _keys(self, operation: MigrateOperation) -> set[str]:
        if isinstance(operation, (CreateIndexOp, DropIndexOp)):
            return self._folded(operation.index_name) if operation.index_name else set()
        if isinstance(operation, (CreateConstraintOp, DropConstraintOp)):
            value = operation._value if isinstance(operation, CreateConstraintOp) else operation._constraint
            if isinstance(value, PrimaryKey) or value is None or value.name is None:
                return set()
            return self._folded(value.name)
        return set()

    def _folded(self, *names: str) -> set[str]:
        return {fold(self.profile, name) for name in names}
