"""What an author said in vain: dialect keywords that nobody uses, a place in the table; a script says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.base import MigrateOperation, is_placed
from sqlgen.operations.columns import AddColumnOp
from sqlgen.profile import Profile

_OBJECTS: Mapping[str, str] = {
    "create_table": "table",
    "drop_table": "table",
    "add_column": "column",
    "alter_column": "column",
    "create_index": "index",
    "drop_index": "index",
    "create_primary_key": "primary_key",
    "create_unique_constraint": "unique",
    "create_foreign_key": "foreign_key",
    "create_check_constraint": "check",
    "create_exclude_constraint": "exclude",
}
"""Which table of keywords in a profile's `[options]` a template's operation takes, beside its own."""


def unused_options(operation: MigrateOperation, profile: Profile) -> tuple[str, ...]:
    """Keywords of this database (`postgresql_usign`) that neither SQLAlchemy nor a template reads, sorted.

    Keywords of other databases aren't among them: they wait for their own script.
    """
    given = getattr(operation, "kw", None)
    if given is None:
        given = getattr(operation, "table_kw", None)
    if not given:
        return ()
    return tuple(sorted(_unused(given, operation.template, profile)))


def unheeded_place(operation: AddColumnOp | AlterColumnOp, profile: Profile) -> tuple[str, ...]:
    """That a column doesn't get the place which its batch says, where only a rebuild would give it; else nothing."""
    if operation.position is None or is_placed(operation, profile):
        return ()
    why = profile.reason_never("move_column") or "the batch must not make the table anew"
    name = operation.column.name if isinstance(operation, AddColumnOp) else operation.column_name
    return (f"{name} doesn't get the place that was asked for: {why}",)


def _unused(given: Mapping[str, Any], template: str, profile: Profile) -> Iterable[str]:
    facts = profile.options
    known = set(facts.operation.get(template, ()))
    if template in _OBJECTS:
        known.update(getattr(facts, _OBJECTS[template]))
    for keyword in given:
        family, _, name = keyword.partition("_")
        if family in facts.prefixes and name not in known and "*" not in known:
            yield keyword
