"""Which steps of a revision can't be written for a database, and which tables are in doubt because of them.

Whoever does such a step in another way decides what comes of it: what the revision meant isn't known to be there. The
tables of other steps are what these made of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy.sql.dml import UpdateBase

from sqlgen.catalog.registry import Key
from sqlgen.compiler import compile_operation, plan
from sqlgen.operations import BulkInsertOp, ExecuteSQLOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.profile.model import Profile
from sqlgen.revisions.steps import Step
from sqlgen.script.generation import Wanted


class Refused(NamedTuple):
    """The first ``error``, and the tables (name, schema) that are in doubt after the steps."""

    error: Exception
    tables: tuple[tuple[str, str | None], ...]


class _Tried(NamedTuple):
    step: Step
    error: Exception | None


def refused(steps: Sequence[Step], profile: Profile, wanted: Wanted) -> Refused | None:
    """What of the steps of a revision can't be written; None if nothing. A mistake of ours counts as well."""
    tried: list[_Tried] = []
    try:
        for step in plan(steps, profile, fingerprint=wanted.fingerprint):
            tried.append(_Tried(step, _error_of(step, profile, wanted)))  # noqa: PERF401 - what came before an error counts
    except Exception as error:
        first = _first_error(tried) or error
        doubted = {key for step in steps for key in _changed_by(step)}
    else:
        found = _first_error(tried)
        if found is None:
            return None
        first, doubted = found, _doubted(tried)
    left = steps[-1].after.registry.tables if steps else {}
    tables = sorted((left[key] for key in doubted if key in left), key=lambda entry: entry.number)
    return Refused(first, tuple((entry.value.name, entry.value.schema) for entry in tables))


def _error_of(step: Step, profile: Profile, wanted: Wanted) -> Exception | None:
    try:
        for _ in compile_operation(
            step.operation, step.before, step.after, profile, template_folders=wanted.template_folders
        ):
            pass
    except Exception as error:
        return error
    return None


def _first_error(tried: Iterable[_Tried]) -> Exception | None:
    return next((each.error for each in tried if each.error is not None), None)


def _doubted(tried: Sequence[_Tried]) -> set[Key]:
    """The tables of refused steps, and those of later steps that are about these or begin to refer to them."""
    doubted: set[Key] = set()
    for step, error in tried:
        changed = _changed_by(step)
        if error is not None and not changed and not _only_moves_rows(step.operation):
            # a type, a view, SQL: what uses it may be otherwise, too
            return {key for each in tried for key in _changed_by(each.step)}
        if error is not None or changed & doubted or not doubted.isdisjoint(_referred_anew(step, changed)):
            doubted |= changed
    return doubted


def _changed_by(step: Step) -> set[Key]:
    before, after = step.before.registry.tables, step.after.registry.tables
    if before is after:
        return set()
    changed = {key for key, entry in after.items() if key not in before or before[key].value is not entry.value}
    return changed | {key for key in before if key not in after}


def _referred_anew(step: Step, changed: Iterable[Key]) -> Iterator[Key]:
    registry = step.after.registry
    for key in changed:
        before = step.before.registry.tables.get(key)
        known = () if before is None else before.value.foreign_keys
        after = registry.tables.get(key)
        for each in () if after is None else after.value.foreign_keys:
            if each not in known:
                yield registry.key(each.referred_table, each.referred_schema)


def _only_moves_rows(operation: MigrateOperation) -> bool:
    return isinstance(operation, BulkInsertOp) or (
        isinstance(operation, ExecuteSQLOp) and isinstance(operation.sqltext, UpdateBase)
    )
