"""Indexes that nobody asked for: of unique constraints, and of MySQL's foreign keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from msgspec.structs import replace

from sqlgen.catalog.naming import foreign_key_index_name
from sqlgen.catalog.tables import by_name, constraint_named
from sqlgen.catalog.values import Column, ForeignKey, Index, IndexPart, PrimaryKey, Table, Unique
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
    index = index_brought_by(foreign_key, table, profile)
    return table if index is None else replace(table, indexes=(*table.indexes, index))


def index_brought_by(foreign_key: ForeignKey, table: Table, profile: Profile) -> Index | None:
    """The index that a foreign key makes on a table without it; None where nothing is made, or another serves."""
    if not profile.objects.foreign_key_index:
        return None
    keys = (*_keys_of(table), *table.foreign_keys)
    if any(_begins_with(key, foreign_key.columns, profile) for key in keys):
        return None
    return Index(foreign_key_index_name(foreign_key), tuple(IndexPart(name) for name in foreign_key.columns))


def only_served_by(
    key: Key, table: Table, column_lists: Iterable[tuple[str, ...]], profile: Profile
) -> tuple[tuple[str, ...], ...]:
    """Those of some lists of columns of foreign keys that no index of the table begins with but this one.

    MySQL lets such an index go only when another takes its place.
    """
    if not profile.objects.foreign_key_index:
        return ()
    others = [each for each in _keys_of(table) if each.name is None or each.name != key.name]
    return tuple(
        columns
        for columns in dict.fromkeys(column_lists)
        if _begins_with(key, columns, profile) and not any(_begins_with(other, columns, profile) for other in others)
    )


def counting_by(key: Key, table: Table, profile: Profile) -> tuple[Column, ...]:
    """Columns with AUTO_INCREMENT that only this key allows to have it: they must be the first of some key."""
    if profile.types.autoincrement != "auto_increment":
        return ()
    others = [each for each in _keys_of(table) if each.name is None or each.name != key.name]
    counting = (column for column in table.columns if column.autoincrement)
    return tuple(
        column
        for column in counting
        if _begins_with(key, (column.name,), profile)
        and not any(_begins_with(other, (column.name,), profile) for other in others)
    )


def without_counting(table: Table, key: PrimaryKey, profile: Profile) -> Table:
    """The table, without its primary key already, whose column stops counting up with it."""
    stopping = {column.name for column in counting_by(key, table, profile)}
    if profile.types.autoincrement == "rowid":  # the primary key it is that counts
        stopping = {column.name for column in table.columns if column.autoincrement}
    if not stopping:
        return table
    columns = (replace(each, autoincrement=False) if each.name in stopping else each for each in table.columns)
    return replace(table, columns=tuple(columns))


Key: TypeAlias = PrimaryKey | Unique | Index


def _keys_of(table: Table) -> tuple[Key, ...]:
    primary = () if table.primary_key is None else (table.primary_key,)
    return (*primary, *table.uniques, *table.indexes)


def _begins_with(key: Key | ForeignKey, columns: Iterable[str], profile: Profile) -> bool:
    names = [part.column for part in key.parts] if isinstance(key, Index) else key.columns
    wanted = [fold(profile, name) for name in columns]
    return [None if name is None else fold(profile, name) for name in names][: len(wanted)] == wanted
