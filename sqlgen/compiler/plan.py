"""The plan: neighbouring steps on one table become one rebuild where ALTER can't make one of them, or one ALTER TABLE.

Steps in, steps out, a function of catalog and operations. What stands between two changes of a table (another
table's change, raw SQL, an autocommit block) keeps them apart, since it may rely on the first one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from sqlgen.catalog.expressions import reads_column
from sqlgen.catalog.tables import by_name
from sqlgen.catalog.values import Knowledge, Table
from sqlgen.compiler.conditions import mentions_column
from sqlgen.compiler.errors import RebuildImpossible
from sqlgen.compiler.rebuild_reasons import rebuild_reason
from sqlgen.compiler.references import children_at_risk, own_keys_at_risk, without_key
from sqlgen.compiler.step import Step
from sqlgen.compiler.together import together
from sqlgen.compiler.transfers import moved, using_of
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.arrange_table import ArrangeTableOp
from sqlgen.operations.base import known_from_batch
from sqlgen.operations.columns import AddColumnOp, DropColumnOp
from sqlgen.operations.constraints import AddConstraintOp, DropConstraintOp
from sqlgen.operations.indexes import CreateIndexOp, DropIndexOp
from sqlgen.operations.rebuild_table import Cause, RebuildTableOp
from sqlgen.operations.table_comments import CreateTableCommentOp, DropTableCommentOp
from sqlgen.profile.identifiers import fold, fold_table
from sqlgen.profile.model import Profile

JOINED = (
    AddColumnOp,
    DropColumnOp,
    AlterColumnOp,
    AddConstraintOp,
    DropConstraintOp,
    CreateIndexOp,
    DropIndexOp,
    CreateTableCommentOp,
    DropTableCommentOp,
    ArrangeTableOp,
)
"""What a rebuild can carry out along the way."""


class _Planned(Struct, frozen=True):
    step: Step
    reason: str  # why it takes a rebuild; empty when it doesn't


def plan(steps: Iterable[Step], profile: Profile, *, fingerprint: bool = True) -> Iterator[Step]:
    """The steps as they will be compiled, in order.

    :param fingerprint: whether a rebuild compares the table in the database with the one that the catalog knows.
    :raises RebuildImpossible: a table must be rebuilt that isn't known in full, or something stands in the way.
    """
    everywhere = profile.rebuilds
    group: list[_Planned] = []
    for step in steps:
        if not everywhere and step.operation.batch is None:
            if group:
                yield from _joined(group, profile, fingerprint)
                group = []
            yield step
            continue
        if group and _belongs(step, group[0].step, profile) and not _reads_what_is_new(step, group, profile):
            group.append(_Planned(step, rebuild_reason(step, profile)))
            continue
        if group:
            yield from _joined(group, profile, fingerprint)
            group = []
        if isinstance(step.operation, JOINED):
            group = [_Planned(step, rebuild_reason(step, profile))]
        else:
            yield step
    if group:
        yield from _joined(group, profile, fingerprint)


def _belongs(step: Step, first: Step, profile: Profile) -> bool:
    return (
        isinstance(step.operation, JOINED)
        and step.autocommit == first.autocommit
        and _table_key(step, profile) == _table_key(first, profile)
        and not _takes_a_name(step, first, profile)
    )


def _takes_a_name(step: Step, first: Step, profile: Profile) -> bool:
    """Whether a column gets a name that another one had when the group began: renames come before a rebuild."""
    operation = step.operation
    if not isinstance(operation, AlterColumnOp) or "name" not in operation.changed:
        return False
    assert operation._before is not None, "planned after complete()"
    assert operation._after is not None, "planned after complete()"
    old, new = operation._before.name, operation._after.name
    table = first.before.find_table(operation.table_name, operation.schema)
    return fold(profile, old) != fold(profile, new) and (
        table is not None and by_name(table.columns, new, profile) is not None
    )


def _reads_what_is_new(step: Step, group: Iterable[_Planned], profile: Profile) -> bool:
    """Whether values are made of a column that the group adds or converts: the old table hasn't these values yet."""
    operation = step.operation
    using = using_of(operation, profile) if isinstance(operation, AlterColumnOp) else None
    if using is None:
        return False
    new: list[str] = []
    for earlier in (planned.step.operation for planned in group):
        if isinstance(earlier, AddColumnOp) and earlier._value is not None:
            new.append(earlier._value.name)
        elif isinstance(earlier, AlterColumnOp) and earlier._after is not None:
            converts = not _GIVES_OTHER_VALUES.isdisjoint(earlier.changed) or using_of(earlier, profile) is not None
            if converts or earlier.column_name in new:
                new.append(earlier._after.name)
    return any(reads_column(using, name, profile) for name in new)


_GIVES_OTHER_VALUES = frozenset({"type", "nullable", "computed"})


def _table_key(step: Step, profile: Profile) -> tuple[str | None, str]:
    operation = step.operation
    schema, name = getattr(operation, "schema", None), getattr(operation, "table_name", None)
    default = profile.identifiers.default_schema
    return (None if schema == default else schema, fold_table(profile, name or ""))


def _joined(group: list[_Planned], profile: Profile, fingerprint: bool) -> Iterator[Step]:
    """One rebuild for all of a group as soon as one of them needs it: the others cost nothing there."""
    steps = [planned.step for planned in group]
    if not any(planned.reason for planned in group):
        yield from together(steps, profile) if profile.clauses.shared else steps
        return
    causes = tuple(Cause(planned.step.operation, planned.reason) for planned in group)
    old, new = _whole_tables(steps, causes)
    for step in steps:
        _refuse_what_breaks(step, profile)
    how = moved([step.operation for step in steps], old, new, profile)
    after = steps[-1].after
    children = children_at_risk(new, how.transfers, after)
    own_keys = own_keys_at_risk(old, new, how.transfers)
    keyless = without_key([*([new.name] if own_keys else []), *children], new.schema, after)
    operation = RebuildTableOp(
        causes,
        old,
        new,
        how.renames,
        how.transfers,
        _left_over(steps),
        fingerprint,
        check_own_keys=own_keys and new.name not in keyless,
        check_children=tuple(child for child in children if child not in keyless),
        keyless=keyless,
    )
    first = steps[0]
    operation.source = first.operation.source
    yield Step(operation, first.before, after, first.source)  # all or nothing, wherever it was called


def _left_over(steps: list[Step]) -> tuple[str, ...]:
    """What goes with a column that is dropped, for people."""
    return tuple(
        f"{dependent.describe()}, with the column {step.operation.column_name}"
        for step in steps
        if isinstance(step.operation, DropColumnOp)
        for dependent in step.operation._in_the_way
        if dependent.kind != "default"
    )


def _whole_tables(steps: list[Step], causes: tuple[Cause, ...]) -> tuple[Table, Table]:
    """The table before and after, both known in full."""
    operation = steps[0].operation
    name, schema = operation.table_name, operation.schema  # type: ignore[attr-defined]
    before = known_from_batch(operation, steps[0].before).find_table(name, schema)
    after = steps[-1].after.find_table(name, schema)
    if before is not None and before.knowledge is Knowledge.KNOWN and after is not None:
        return before, after
    needing = next(cause for cause in causes if cause.reason)
    known = "isn't known" if before is None else _UNKNOWN[before.knowledge]
    if before is not None and before.knowledge is Knowledge.UNCERTAIN and not before.columns:
        known += "; if it is a virtual table, it can't be made anew at all"
    raise RebuildImpossible(
        f"the table {name} must be made anew for this, and it {known}: {needing.operation.describe()}",
        where=needing.operation.source,
        why=f"{needing.reason}; a rebuild states every column, key, index and trigger of the table",
        fix=(
            "start the range at base, if a revision creates the table",
            "give a baseline that holds the table: --baseline FILE, a snapshot or what `.schema` prints",
            "tell the table in the batch: op.batch_alter_table(..., copy_from=sa.Table(...))",
        ),
    )


_UNKNOWN = {
    Knowledge.PARTIAL: "is known only in part",
    Knowledge.UNCERTAIN: "isn't known for certain, since raw SQL that can't be read named it",
    Knowledge.KNOWN: "isn't there afterwards",
}


def _refuse_what_breaks(step: Step, profile: Profile) -> None:
    """A trigger or a view that names a dropped column would stay as it is, and fail when it is used.

    So it is with a renamed one, where the old table isn't there to be renamed.
    """
    operation = step.operation
    if isinstance(operation, DropColumnOp):
        fate = "dropped"
    elif isinstance(operation, AlterColumnOp) and "name" in operation.changed and not profile.rebuild.renames_first:
        fate = "renamed"
    else:
        return
    for kind, name, does in mentions_column(operation, step.before):
        raise RebuildImpossible(
            f"the {kind} {name} {does} a column that is {fate}: {operation.describe()}",
            where=operation.source,
            why=f"the {kind} would fail from then on, whenever it is used",
            fix=(f'drop the {kind} first, and create it again as it is to be: op.execute("DROP {kind.upper()} ...")',),
        )
