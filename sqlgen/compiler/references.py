"""Which foreign keys a rebuild could break: those whose values, or what these refer to, aren't copied as they are.

All rows are moved, and that is checked; a row refers to the same row afterwards if both columns have the values that
they had, and what is referred to is still a key. So only the others must be looked at, which on large tables would
cost as much as the copy itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.tables import is_known
from sqlgen.catalog.values import ForeignKey, Table
from sqlgen.operations.rebuild_table import Transfer
from sqlgen.profile.identifiers import fold


def own_keys_at_risk(old: Table, new: Table, transfers: Iterable[Transfer]) -> bool:
    """Whether rows of the table may refer to nothing now: by a new key, or by a column that is made of others."""
    kept = _kept(transfers)
    return any(
        not kept.issuperset(key.columns)
        or (_is_to(key, new) and not _is_whole(key, new, kept))
        or not any(_says_the_same(key, each) for each in old.foreign_keys)
        for key in new.foreign_keys
    )


def children_at_risk(new: Table, transfers: Iterable[Transfer], catalog: Catalog) -> tuple[str, ...]:
    """Other tables, by name, whose rows may refer to nothing now, since what they refer to is made of others."""
    return tuple(dict.fromkeys(_at_risk(new, _kept(transfers), catalog)))


def without_key(tables: Iterable[str], schema: str | None, catalog: Catalog) -> tuple[str, ...]:
    """Those of the tables, by name, of which a foreign key refers to columns that are no key: SQLite can't check them.

    That may be so for a while, until the table itself is made anew with a foreign key to the new key.
    """
    found = (catalog.find_table(name, schema) for name in tables)
    return tuple(table.name for table in found if table is not None and not _can_be_checked(table, catalog))


def _can_be_checked(child: Table, catalog: Catalog) -> bool:
    for key in child.foreign_keys:
        parent = catalog.find_table(key.referred_table, key.referred_schema)
        if parent is None or not is_known(parent):
            continue
        primary = parent.primary_key.columns if parent.primary_key is not None else ()
        if _folded(key.referred_columns or primary, catalog) not in {_folded(each, catalog) for each in _keys(parent)}:
            return False
    return True


def _folded(columns: Iterable[str | None], catalog: Catalog) -> frozenset[str | None]:
    return frozenset(None if column is None else fold(catalog.profile, column) for column in columns)


def _at_risk(new: Table, kept: frozenset[str], catalog: Catalog) -> Iterator[str]:
    for child, key in catalog.referrers(new.name, new.schema):
        if child.name != new.name and not _is_whole(key, new, kept):
            yield child.name


def _is_whole(key: ForeignKey, new: Table, kept: frozenset[str]) -> bool:
    """Whether what a key refers to has the values that it had, and is a key of the table."""
    primary = new.primary_key.columns if new.primary_key is not None else ()
    referred = key.referred_columns or primary
    return bool(referred) and kept.issuperset(referred) and frozenset(referred) in _keys(new)


def _keys(table: Table) -> set[frozenset[str | None]]:
    """The columns of each key that a foreign key may refer to."""
    keys = [unique.columns for unique in table.uniques]
    if table.primary_key is not None:
        keys.append(table.primary_key.columns)
    found: set[frozenset[str | None]] = {frozenset(columns) for columns in keys}
    for index in table.indexes:
        if index.unique and not index.options and not any(part.suffix for part in index.parts):
            found.add(frozenset(part.column for part in index.parts))
    return found


def _kept(transfers: Iterable[Transfer]) -> frozenset[str]:
    return frozenset(transfer.column for transfer in transfers if transfer.verbatim)


def _is_to(key: ForeignKey, table: Table) -> bool:
    return key.referred_table == table.name and key.referred_schema == table.schema


def _says_the_same(key: ForeignKey, other: ForeignKey) -> bool:
    """Whether two keys are over the same columns, and refer to the same ones."""
    return (key.columns, key.referred_table, key.referred_columns, key.referred_schema) == (
        other.columns,
        other.referred_table,
        other.referred_columns,
        other.referred_schema,
    )
