"""Indexes that nobody asked for: of unique constraints, and of MySQL's foreign keys.

A foreign key of MySQL and MariaDB needs an index that begins with its columns. Where there is none the server makes
one, and marks it: as soon as another key begins with the same columns, that one goes without a word. It stays when
its foreign key is dropped, and keeps its name when columns are renamed. All of this was tried on MariaDB 10.11.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from immutables import Map
from msgspec.structs import replace

from sqlgen.catalog.naming import free_key_name, named_by_database, would_be_named_so
from sqlgen.catalog.refusals import refuse_duplicate
from sqlgen.catalog.tables import by_name, constraint_named, is_known
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


def index_brought_by(foreign_key: ForeignKey, table: Table, profile: Profile, *, said: bool = False) -> Index | None:
    """The index that a foreign key makes on a table, called like itself or like its first column.

    ``said``: it is added under its name, though that is one that the database once made up.

    None where nothing is made, another key serves, or nobody knows all keys of the table.
    """
    if not profile.objects.foreign_key_index or not is_known(table):
        return None
    if any(_serves(key, foreign_key, profile) for key in _keys_of(table)):
        return None
    index = Index("", tuple(map(IndexPart, foreign_key.columns)), implicit=True)
    others = without_supplanted(table, index, profile)
    return replace(index, name=_index_name(foreign_key, others, said))


def _serves(key: Key, foreign_key: ForeignKey, profile: Profile) -> bool:
    """Whether no index is made beside that key: of two that were made for foreign keys, the younger stays."""
    if not _begins_with(key, foreign_key.columns, profile):
        return False
    return not (isinstance(key, Index) and key.implicit) or len(key.parts) > len(foreign_key.columns)


def _index_name(foreign_key: ForeignKey, table: Table, said: bool) -> str:
    """A name of the author's as it is, free or not; else the first column's, in a free form."""
    if foreign_key.name is not None and (said or not foreign_key.implicit):
        return foreign_key.name
    return free_key_name(foreign_key.columns[0], _key_names(table))


def is_said(foreign_key: ForeignKey, table: Table, profile: Profile) -> bool:
    """Whether ALTER TABLE adds a foreign key under a name of its own, which its index then has, too."""
    return foreign_key.name is not None and not would_be_named_so(foreign_key, table, profile)


def with_index_of(table: Table, foreign_key: ForeignKey, profile: Profile, *, said: bool = False) -> Table:
    """The table after one of its foreign keys was added: with the index that it brings. NameTaken."""
    index = index_brought_by(foreign_key, table, profile, said=said)
    if index is None:
        return table
    left = without_supplanted(table, index, profile)
    stale = _stale(index.name, left, profile)
    if stale is not None:
        left = without_index(left, stale, profile)
    refuse_duplicate(left, index.name, "index", profile)
    return replace(left, indexes=(*left.indexes, index))


def left_under_its_name(foreign_key: ForeignKey, table: Table, profile: Profile) -> Index | None:
    """The index that an earlier foreign key left behind, under the name that this one's index gets.

    It is to be dropped first: the database doesn't take it away, unless the new index begins with the same columns.
    """
    index = index_brought_by(foreign_key, table, profile)
    return None if index is None else _stale(index.name, without_supplanted(table, index, profile), profile)


def _stale(name: str, table: Table, profile: Profile) -> Index | None:
    """An index of that name that was made for a foreign key, and that none needs any more."""
    index = by_name(table.indexes, name, profile)
    if index is None or not index.implicit:
        return None
    needed = only_served_by(index, table, (each.columns for each in table.foreign_keys), profile)
    return None if needed else index


def with_indexes_of_new_table(table: Table, profile: Profile) -> Table:
    """A new table with the indexes that its foreign keys bring; its own indexes come after those. NameTaken.

    An index that was implicit in a table that comes back is one of the table's own, unless it comes by itself.
    """
    if not profile.objects.foreign_key_index or not (
        table.foreign_keys or any(each.implicit for each in table.indexes)
    ):
        return table
    made = replace(table, indexes=())
    unsaid = named_by_database(table, profile)
    for foreign_key in table.foreign_keys:
        made = with_index_of(made, foreign_key, profile, said=id(foreign_key) not in unsaid)
    for index in table.indexes:
        if index.implicit and any(is_same_index(index, each) for each in made.indexes):
            continue
        made = without_supplanted(made, index, profile)
        refuse_duplicate(made, index.name, "index", profile)
        made = replace(made, indexes=(*made.indexes, replace(index, implicit=False) if index.implicit else index))
    return made


def is_same_index(index: Index, other: Index) -> bool:
    """Whether two indexes have one name and the same columns."""
    return index.name == other.name and index.parts == other.parts


def without_supplanted_by_shrunk(table: Table, shrunk: Iterable[str], profile: Profile) -> Table:
    """The table after indexes lost a column: those made for foreign keys give way to what is left of the others."""
    if not profile.objects.foreign_key_index:
        return table
    for name in shrunk:
        index = index_named(table, name, profile)
        if index is not None and not index.implicit:
            table = without_supplanted(table, index, profile)
    return table


def called_otherwise(foreign_key: ForeignKey, table: Table, profile: Profile) -> tuple[Index, ...]:
    """The index made for a foreign key, if that would bring one of its own name were it added again.

    It must then be created by itself, and stays when another key could serve.
    """
    if not profile.objects.foreign_key_index or not is_said(foreign_key, table, profile):
        return ()
    return tuple(
        replace(index, implicit=False)
        for index in table.indexes
        if index.implicit
        and index.name != foreign_key.name
        and index.parts == tuple(map(IndexPart, foreign_key.columns))
    )


def with_indexes(table: Table, indexes: tuple[Index, ...]) -> Table:
    """The table with more indexes; the same value where there are none."""
    return replace(table, indexes=(*table.indexes, *indexes)) if indexes else table


def comes_by_itself(index: Index, foreign_keys: Iterable[ForeignKey], table: Table, profile: Profile) -> bool:
    """Whether one of these foreign keys would bring just that index, were both of them new to the table."""
    if not index.implicit:
        return False
    alone = replace(table, indexes=tuple(each for each in table.indexes if each is not index))
    brought = (index_brought_by(foreign_key, alone, profile) for foreign_key in foreign_keys)
    return any(each is not None and is_same_index(index, each) for each in brought)


def supplanted_by(key: Key, table: Table, profile: Profile) -> tuple[Index, ...]:
    """The indexes, made for foreign keys, that the database takes away when this key is added to the table."""
    if not profile.objects.foreign_key_index:
        return ()
    return tuple(
        index
        for index in table.indexes
        if index.implicit and _begins_with(key, [part.column or "" for part in index.parts], profile)
    )


def served_under_its_name(key: Key, table: Table, profile: Profile) -> tuple[ForeignKey, ...]:
    """Foreign keys of which the key supplants the index, and takes its name, too."""
    named = [each for each in supplanted_by(key, table, profile) if each.name == key.name]
    return tuple(
        foreign_key
        for foreign_key in (table.foreign_keys if named else ())
        if _begins_with(named[0], foreign_key.columns, profile)
    )


def without_supplanted(table: Table, key: Key, profile: Profile) -> Table:
    """The table without the indexes that give way to a new key."""
    gone = supplanted_by(key, table, profile)
    return replace(table, indexes=tuple(each for each in table.indexes if each not in gone)) if gone else table


def taking_over_from(key: Key, table: Table, profile: Profile) -> tuple[Index, ...]:
    """Indexes to be created before this key goes, as foreign keys of its table have no other."""
    if not profile.objects.foreign_key_index or not table.foreign_keys:
        return ()
    lost = only_served_by(key, table, (each.columns for each in table.foreign_keys), profile)
    if not lost:
        return ()
    made: list[Index] = []
    for foreign_key in sorted(table.foreign_keys, key=lambda each: -len(each.columns)):
        if foreign_key.columns in lost and not any(_begins_with(each, foreign_key.columns, profile) for each in made):
            names = (*_key_names(table), *(each.name for each in made))
            declared = None if foreign_key.implicit else foreign_key.name
            name = free_key_name(declared or foreign_key.columns[0], names)
            made.append(Index(name, tuple(map(IndexPart, foreign_key.columns))))
    return tuple(made)


def only_served_by(
    key: Key, table: Table, column_lists: Iterable[tuple[str, ...]], profile: Profile
) -> tuple[tuple[str, ...], ...]:
    """Those of some lists of columns of foreign keys that no index of the table begins with but this one.

    MySQL lets such an index go only when another takes its place.
    """
    if not profile.objects.foreign_key_index:
        return ()
    served = [columns for columns in dict.fromkeys(column_lists) if _begins_with(key, columns, profile)]
    if not served:
        return ()
    others = _others(key, table)
    return tuple(columns for columns in served if not any(_begins_with(other, columns, profile) for other in others))


def counting_by(key: Key, table: Table, profile: Profile) -> tuple[Column, ...]:
    """Columns with AUTO_INCREMENT that only this key allows to have it: they must be the first of some key."""
    if profile.types.autoincrement != "auto_increment":
        return ()
    counting = [
        column for column in table.columns if column.autoincrement and _begins_with(key, (column.name,), profile)
    ]
    if not counting:
        return ()
    others = _others(key, table)
    return tuple(
        column for column in counting if not any(_begins_with(other, (column.name,), profile) for other in others)
    )


def without_counting(table: Table, key: PrimaryKey, profile: Profile) -> Table:
    """The table, without its primary key already, whose column stops counting up with it."""
    stopping = {column.name for column in counting_by(key, table, profile)}
    if profile.types.autoincrement == "rowid":  # the primary key it is that counts
        stopping = {column.name for column in table.columns if column.autoincrement}
    options = {name: value for name, value in table.options.items() if not name.endswith("_autoincrement")}
    if not stopping and len(options) == len(table.options):
        return table
    columns = (replace(each, autoincrement=False) if each.name in stopping else each for each in table.columns)
    return replace(table, columns=tuple(columns), options=Map(options))


Key: TypeAlias = PrimaryKey | Unique | Index


def _keys_of(table: Table) -> tuple[Key, ...]:
    primary = () if table.primary_key is None else (table.primary_key,)
    return (*primary, *table.uniques, *table.indexes)


def _others(key: Key, table: Table) -> list[Key]:
    """The keys of the table without that one."""
    return [each for each in _keys_of(table) if each.name is None or each.name != key.name]


def _key_names(table: Table) -> tuple[str, ...]:
    return tuple(key.name for key in _keys_of(table) if key.name is not None)


def _begins_with(key: Key, columns: Sequence[str], profile: Profile) -> bool:
    """Whether the key's first columns are these, in this order, with their whole values."""
    names = _columns_of(key) if isinstance(key, Index) else key.columns
    if len(names) < len(columns):
        return False
    for name, column in zip(names, columns, strict=False):
        if name != column and (name is None or fold(profile, name) != fold(profile, column)):
            return False
    return True


def _columns_of(index: Index) -> list[str | None]:
    """The columns of an index; None for an expression, and for a column of which it holds only the beginning."""
    if not index.options:
        return [part.column for part in index.parts]
    shortened: set[Any] = set()
    for option, value in index.options.items():
        if option.endswith("_length"):
            shortened.update(value if isinstance(value, Mapping) else [part.column for part in index.parts])
        elif option.endswith("_prefix") and value:  # FULLTEXT and SPATIAL
            return []
    return [None if part.column in shortened else part.column for part in index.parts]
