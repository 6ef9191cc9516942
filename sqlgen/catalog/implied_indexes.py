"""Indexes that nobody asked for: of unique constraints, and of MySQL's foreign keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlgen.catalog.naming import foreign_key_index_name
from sqlgen.catalog.tables import by_name, constraint_named
from sqlgen.catalog.values import ForeignKey, Index, IndexPart, Table, Unique
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile


def index_named(table: Table, name: str, profile: Profile) -> Index | None:
    """The index of that name; where a unique constraint is an index, that one too, as an Index value."""
    index = by_name(table.indexes, name, profile)
    if index is not None or not profile.objects.unique_is_index:
        return index
    unique = constraint_named(table, name, profile)
    if not isinstance(unique, Unique) or unique.name is None:
        return None
    parts = tuple(IndexPart(column) for column in unique.columns)
    return Index(unique.name, parts, unique=True, comment=unique.comment, options=unique.options)


def without_index(table: Table, index: Index, profile: Profile) -> Table:
    """The table without an index that ``index_named`` found."""
    if index in table.indexes:
        return replace(table, indexes=tuple(each for each in table.indexes if each is not index))
    folded = fold(profile, index.name)
    return replace(
        table, uniques=tuple(each for each in table.uniques if each.name is None or fold(profile, each.name) != folded)
    )


def keeping_index_of(table: Table, foreign_key: ForeignKey, profile: Profile) -> Table:
    """The table after a foreign key left it: MySQL keeps the index that it had brought along.

    While the foreign key was there the index was part of it; now it is one like any other. None was made
    if another key or index begins with the same columns.
    """
    if not profile.objects.foreign_key_index:
        return table
    columns = [fold(profile, name) for name in foreign_key.columns]

    def serves(names: Iterable[str | None]) -> bool:
        folded = [None if name is None else fold(profile, name) for name in names]
        return folded[: len(columns)] == columns

    keys: list[Iterable[str | None]] = [unique.columns for unique in table.uniques]
    keys += [each.columns for each in table.foreign_keys]
    keys += [[part.column for part in index.parts] for index in table.indexes]
    if table.primary_key is not None:
        keys.append(table.primary_key.columns)
    if any(serves(key) for key in keys):
        return table
    index = Index(foreign_key_index_name(foreign_key), tuple(IndexPart(name) for name in foreign_key.columns))
    return replace(table, indexes=(*table.indexes, index))
