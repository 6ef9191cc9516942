"""What a database makes of keys by itself: columns NOT NULL, one key where two would be the same."""

from __future__ import annotations

from typing import Any, TypeAlias

from msgspec.structs import replace

from sqlgen.catalog.tables import map_constraints
from sqlgen.catalog.values import Column, Constraint, Exclude, PrimaryKey, Table, Unique
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile

Key: TypeAlias = PrimaryKey | Unique | Exclude


def nullable_columns(table: Table, key: PrimaryKey, profile: Profile) -> tuple[Column, ...]:
    """The columns of a key that nobody has declared NOT NULL."""
    names = {fold(profile, name) for name in key.columns}
    return tuple(each for each in table.columns if each.nullable and fold(profile, each.name) in names)


def with_key_not_null(table: Table, key: PrimaryKey, profile: Profile) -> Table:
    """The table after the key was added, where a key makes its columns NOT NULL."""
    if not profile.objects.key_makes_not_null:
        return table
    nullable = nullable_columns(table, key, profile)
    columns = (replace(each, nullable=False) if each in nullable else each for each in table.columns)
    return replace(table, columns=tuple(columns)) if nullable else table


def equal_keys(table: Table, profile: Profile) -> tuple[Key, ...]:
    """The keys of which CREATE TABLE makes nothing, since one before them is the same but for its name."""
    if not profile.objects.merges_equal_keys or len(table.uniques) + len(table.excludes) == 0:
        return ()
    return tuple(left for left, _ in _pairs(table))


def without_equal_keys(table: Table, profile: Profile) -> Table:
    """The table as CREATE TABLE makes it: a key without a name takes that of the one that is left out."""
    if not equal_keys(table, profile):
        return table
    left_out = [left for left, _ in _pairs(table)]
    names: dict[int, str] = {}
    for left, kept in _pairs(table):
        if kept.name is None and left.name is not None:
            names.setdefault(id(kept), left.name)

    def named(constraint: Constraint) -> Constraint:
        return replace(constraint, name=names[id(constraint)]) if id(constraint) in names else constraint

    remaining = replace(
        table,
        uniques=tuple(each for each in table.uniques if each not in left_out),
        excludes=tuple(each for each in table.excludes if each not in left_out),
    )
    return map_constraints(remaining, named)


def _pairs(table: Table) -> list[tuple[Key, Key]]:
    """Each key that is left out, with the one that stands for it. The primary key comes first."""
    primary = (table.primary_key,) if table.primary_key is not None else ()
    first: dict[Any, Key] = {}
    pairs = []
    for key in (*primary, *table.uniques, *table.excludes):
        kept = first.setdefault(_definition(key), key)
        if kept is not key:
            pairs.append((key, kept))
    return pairs


def _definition(key: Key) -> tuple[Any, ...]:
    """What counts beside the name."""
    content: Any = (key.using, key.elements, key.where) if isinstance(key, Exclude) else key.columns
    return content, bool(key.deferrable), (key.initially or "IMMEDIATE").upper(), key.options
