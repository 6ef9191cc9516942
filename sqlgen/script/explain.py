"""The plan of a range: what each revision does to a database, and which tables must be made anew for it, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlgen.compiler import plan
from sqlgen.compiler.step import Step
from sqlgen.operations.rebuild_table import RebuildTableOp
from sqlgen.revisions.loader import RevisionSession
from sqlgen.revisions.revision import Revision
from sqlgen.script.generation import Wanted


@dataclass(frozen=True, slots=True)
class PlannedCause:
    """A directive that a rebuild carries out; ``reason`` is empty when ALTER could have done it, too."""

    what: str
    reason: str
    where: str


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """One change. ``rebuilds`` names the table that is made anew for it, ``causes`` say why; else both are empty."""

    what: str
    where: str
    rebuilds: str = ""
    causes: tuple[PlannedCause, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedRevision:
    """What one revision does on the way up."""

    revision: Revision
    changes: tuple[PlannedChange, ...]


def explain(wanted: Wanted, name: str, session: RevisionSession) -> Iterator[PlannedRevision]:
    """The plan of the range's upgrade for one database (a key of ``wanted.profiles``), revision by revision.

    :raises SqlgenError: something in a revision file, or a table that can't be made anew.
    """
    walker = wanted.walker(name, session)
    profile = wanted.profiles[name]
    with session.entered():
        for revision in wanted.replayed(name):
            walker.replay(session.load(revision.file))
        for revision in wanted.range.upgrade:
            steps = plan(walker.upgrade(session.load(revision.file)), profile)
            yield PlannedRevision(revision, tuple(map(_change, steps)))


def _change(step: Step) -> PlannedChange:
    operation = step.operation
    where = str(step.source or "")
    if not isinstance(operation, RebuildTableOp):
        return PlannedChange(operation.describe(), where)
    causes = tuple(
        PlannedCause(cause.operation.describe(), cause.reason, str(cause.operation.source or ""))
        for cause in operation.causes
    )
    table = f"{operation.schema}.{operation.table_name}" if operation.schema else operation.table_name
    return PlannedChange(f"make table {table} anew", where, table, causes)
