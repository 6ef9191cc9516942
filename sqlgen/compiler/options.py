"""Dialect keywords that an author gave and nobody uses: almost always a typo, so a script says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlgen.operations.base import MigrateOperation
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


def _unused(given: Mapping[str, Any], template: str, profile: Profile) -> Iterable[str]:
    facts = profile.options
    known = set(facts.operation.get(template, ()))
    if template in _OBJECTS:
        known.update(getattr(facts, _OBJECTS[template]))
    for keyword in given:
        family, _, name = keyword.partition("_")
        if family in facts.prefixes and name not in known and "*" not in known:
            yield keyword
