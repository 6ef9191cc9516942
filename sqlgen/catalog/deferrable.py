"""DEFERRABLE constraints and ON UPDATE, where the database has none: without the words, in a project that maps what
others have. What they would have let pass is an error then; nothing becomes wrong.

The mapping is a fact of the database, in the `[portable]` table of its fact sheet. What is mapped is mapped on entry,
so that the catalog knows only what the database will have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import is_not
from typing import Any, TypeVar

from msgspec.structs import replace

from sqlgen.catalog.values import Constraint, ForeignKey, Table
from sqlgen.profile.model import Profile

_Any = TypeVar("_Any", bound=Constraint)


def checked_at_once(constraint: _Any, profile: Profile) -> _Any:
    """The constraint as the database can have it; the same value where it has all that was said, or refuses it."""
    if isinstance(constraint, ForeignKey) and _updates(constraint, profile) and _leaves_updates_out(profile):
        constraint = replace(constraint, onupdate=None)
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
        if members:
            written = tuple([checked_at_once(each, profile) for each in members])
            if any(map(is_not, written, members)):
                changed[field] = written
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


def without_updates(before: Iterable[Constraint], after: Iterable[Constraint]) -> Iterator[tuple[Constraint, str]]:
    """Which foreign keys were to do something ON UPDATE and don't, with what it was."""
    for said, written in zip(before, after, strict=True):
        if isinstance(said, ForeignKey) and isinstance(written, ForeignKey) and said.onupdate != written.onupdate:
            yield written, (said.onupdate or "").upper()


def _updates(foreign_key: ForeignKey, profile: Profile) -> bool:
    """Whether it does more ON UPDATE than the database does without a word."""
    action = " ".join((foreign_key.onupdate or "").upper().split())
    return bool(action) and action not in profile.foreign_key_actions.onupdate


def _leaves_updates_out(profile: Profile) -> bool:
    return profile.is_portable and bool(profile.portable.on_update) and not profile.has("foreign_key_on_update")


def _defers(constraint: Constraint) -> bool:
    return bool(constraint.deferrable) or (constraint.initially or "").upper() == "DEFERRED"


def _is_mapped(profile: Profile) -> bool:
    return profile.is_portable and bool(profile.portable.deferrable)
