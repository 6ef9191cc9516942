"""Columns that stand in a key, where the database has no keys over what has no length: their types, in a project
that maps types.

What a type is written as in a key is said like any other mapping, by the type's name and `IN KEY`: in `[types]` of the
configuration, and in the `[portable]` table of a fact sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from immutables import Map
from msgspec.structs import replace
from sqlalchemy.types import NullType, TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.mapped_types import mapped_in_key, marked_in_key
from sqlgen.catalog.naming import kind_of
from sqlgen.catalog.sql_text import speaker
from sqlgen.catalog.tables import by_name
from sqlgen.catalog.values import Column, Constraint, ForeignKey, Index, PrimaryKey, Table, Unique
from sqlgen.profile.model import Profile


def with_key_types(table: Table, catalog: Catalog) -> Table:
    """A new table whose columns have types that its keys can be over, and whose indexes say how much they hold."""
    if catalog.profile.type_map is None:
        return table
    table = with_columns_as(table, types_for((*table.constraints, *table.indexes), table, catalog))
    indexes = tuple(with_lengths(index, table, catalog.profile) for index in table.indexes)
    return replace(table, indexes=indexes)


def with_columns_as(table: Table, types: dict[str, TypeEngine[Any]]) -> Table:
    """The table with other types for some of its columns, by name."""
    if not types:
        return table
    columns = (replace(each, type=types[each.name]) if each.name in types else each for each in table.columns)
    return replace(table, columns=tuple(columns))


def types_for(members: Iterable[Constraint | Index], table: Table, catalog: Catalog) -> dict[str, TypeEngine[Any]]:
    """Which columns of a table must have another type for these keys and indexes to be, and which one.

    A column that refers to another one gets that one's type.
    """
    profile = catalog.profile
    found: dict[str, TypeEngine[Any]] = {}
    if profile.type_map is None:
        return found
    for member in members:
        for name in _keyed(member, profile):
            column = by_name(table.columns, name, profile)
            type_ = None if column is None else mapped_in_key(column.type, profile)
            if column is None or type_ is None:
                continue
            if isinstance(member, ForeignKey):
                found[column.name] = _as_referred(column, type_, referred_column(name, member, table, catalog), profile)
            else:
                found.setdefault(column.name, type_)
    return found


def _as_referred(column: Column, type_: TypeEngine[Any], referred: Column | None, profile: Profile) -> TypeEngine[Any]:
    if referred is None or isinstance(referred.type, NullType):
        return type_
    return mapped_in_key(referred.type, profile) or marked_in_key(referred.type, column.type)


def referred_types(key: ForeignKey, table: Table, catalog: Catalog) -> dict[str, TypeEngine[Any]]:
    """Which columns of the table that a foreign key refers to must have another type for it, and which one."""
    profile = catalog.profile
    found: dict[str, TypeEngine[Any]] = {}
    if profile.type_map is None or "foreign_key" not in profile.portable.sized_keys:
        return found
    for name in key.columns:
        referred = referred_column(name, key, table, catalog)
        type_ = None if referred is None else mapped_in_key(referred.type, profile)
        if referred is not None and type_ is not None:
            found[referred.name] = type_
    return found


def referred_column(column: str, key: ForeignKey, table: Table, catalog: Catalog) -> Column | None:
    """What a column of a foreign key's table refers to; None if nobody knows it."""
    is_own = (key.referred_table, key.referred_schema) == (table.name, table.schema)
    referred = table if is_own else catalog.find_table(key.referred_table, key.referred_schema)
    if referred is None:
        return None
    if key.referred_columns:
        name = key.referred_columns[key.columns.index(column)]
    elif referred.primary_key is not None:
        name = referred.primary_key.columns[key.columns.index(column)]
    else:
        return None
    return by_name(referred.columns, name, catalog.profile)


def with_lengths(index: Index, table: Table, profile: Profile) -> Index:
    """A plain index of the beginnings of columns that it can't hold as a whole, where the database has such ones."""
    if profile.type_map is None or not profile.portable.index_length or index.unique or index.implicit:
        return index
    option = f"{speaker(profile).dialect.name}_length"
    given = index.options.get(option)
    if isinstance(given, int):
        return index
    lengths = dict(given or {})
    for name in _in_index(index, profile):
        column = by_name(table.columns, name, profile)
        if column is not None and mapped_in_key(column.type, profile) is not None:
            lengths[name] = profile.portable.index_length
    if len(lengths) == len(given or {}):
        return index
    return replace(index, options=index.options.set(option, Map(sorted(lengths.items()))))


def shortened(index: Index, before: Index) -> dict[str, int]:
    """How much an index holds of columns for which ``before`` said nothing."""
    if index.options == before.options:
        return {}
    keyword = next(each for each in index.options if each.endswith("_length"))
    said = before.options.get(keyword) or {}
    return {name: length for name, length in index.options[keyword].items() if name not in said}


def _keyed(member: Constraint | Index, profile: Profile) -> Iterable[str]:
    """The columns that a key or index can only be over if their type has a length."""
    if isinstance(member, Index):
        if member.implicit or ("unique" if member.unique else "index") not in profile.portable.sized_keys:
            return ()
        return _in_index(member, profile)
    if not isinstance(member, (PrimaryKey, Unique, ForeignKey)) or kind_of(member) not in profile.portable.sized_keys:
        return ()
    return member.columns


def _in_index(index: Index, profile: Profile) -> Iterator[str]:
    """The columns of an index of which nobody said how much counts; none for an index of words (FULLTEXT)."""
    own = speaker(profile).dialect.name
    lengths = index.options.get(f"{own}_length")
    if isinstance(lengths, int) or index.options.get(f"{own}_prefix"):
        return
    for part in index.parts:
        if part.column is not None and part.column not in (lengths or {}):
            yield part.column
