"""DEFERRABLE constraints, where the database has none: without the word, in a project that maps what others have.

The mapping is a fact of the database, in the `[portable]` table of its fact sheet. What is mapped is mapped on entry,
so that the catalog knows only what the database will have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from msgspec.structs import replace

from sqlgen.catalog.values import Constraint, Table
from sqlgen.profile.model import Profile

_Any = TypeVar("_Any", bound=Constraint)


def checked_at_once(constraint: _Any, profile: Profile) -> _Any:
    """The constraint as the database can have it; the same value where it has all that was said, or refuses it."""
    if constraint.deferrable is None and constraint.initially is None:
        return constraint
    if profile.has("deferrable") or (_defers(constraint) and not _is_mapped(profile)):
        return constraint
    said_nothing: Any = replace(constraint, deferrable=None, initially=None)  # NOT DEFERRABLE is no news there
    return said_nothing  # type: ignore[no-any-return]


def table_checked_at_once(table: Table, profile: Profile) -> Table:
    """The table with such constraints."""
    changed: dict[str, Any] = {}
    for field in ("uniques", "foreign_keys", "checks", "excludes"):
        members = getattr(table, field)
        if any(each.deferrable is not None or each.initially is not None for each in members):
            changed[field] = tuple(checked_at_once(each, profile) for each in members)
    if table.primary_key is not None:
        primary_key = checked_at_once(table.primary_key, profile)
        if primary_key is not table.primary_key:
            changed["primary_key"] = primary_key
    return replace(table, **changed) if changed else table


def no_longer_deferrable(before: Iterable[Constraint], after: Iterable[Constraint]) -> Iterator[Constraint]:
    """Which constraints were to be deferrable and aren't."""
    for said, written in zip(before, after, strict=True):
        if _defers(said) and not _defers(written):
            yield written


def _defers(constraint: Constraint) -> bool:
    return bool(constraint.deferrable) or (constraint.initially or "").upper() == "DEFERRED"


def _is_mapped(profile: Profile) -> bool:
    return profile.type_map is not None and profile.type_map.portable and bool(profile.portable.deferrable)
