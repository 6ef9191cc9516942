"""SQL that isn't the database's own, but another one's: what the catalog is behind it, if it wasn't refused.

A statement means the same wherever it is taken, as long as it is about names: a key, a constraint or an index that
comes or goes, a table that goes. Types, generated names and what goes along with a column differ from database to
database: of these nothing is taken from another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_statements import cursor_at, evolved, is_routine, statements_in
from sqlgen.catalog.ddl_tokens import Cursor, NotHeld, Unreadable, tokens_of
from sqlgen.catalog.errors import CatalogError, IndexUnknown
from sqlgen.catalog.registry import Key
from sqlgen.catalog.values import Index, IndexPart, Knowledge, Table
from sqlgen.profile import Profile, load_profile, profile_names

_READ = (
    ("ALTER", "TABLE"),
    ("DROP", "TABLE"),
    ("DROP", "INDEX"),
    ("CREATE", "INDEX"),
    ("CREATE", "UNIQUE", "INDEX"),
)
"""What a statement of another database may begin with."""

_CODE = frozenset({"FUNCTION", "PROCEDURE"})


class ReadByAnother(NamedTuple):
    """The catalog behind a text, and the name of the database whose SQL it is."""

    catalog: Catalog
    title: str


def as_another_reads_it(sql: str, catalog: Catalog) -> ReadByAnother | None:
    """The catalog after a text that isn't SQL of its database, by the first of the others that reads all of it."""
    for profile in _others(catalog.profile):
        try:
            return ReadByAnother(_after_all(sql, catalog, profile), profile.title)
        except (Unreadable, CatalogError):
            continue
    return None


def _others(own: Profile) -> list[Profile]:
    """By name, but what is derived from another last."""
    profiles = [load_profile(name) for name in profile_names()]
    return sorted(
        (each for each in profiles if each.sqlglot != own.sqlglot), key=lambda each: (len(each.chain), each.name)
    )


def _after_all(sql: str, catalog: Catalog, profile: Profile) -> Catalog:
    for statement in statements_in(sql, tokens_of(sql, profile)):
        theirs = cursor_at(statement, sql, profile)
        try:
            own = cursor_at(tokens_of(theirs.sql, catalog.profile), theirs.sql, catalog.profile)
            catalog = evolved(own, catalog)
        except NotHeld:
            continue
        except (Unreadable, IndexUnknown):  # a constraint is an index elsewhere
            catalog = _after(theirs, catalog, profile)
    return catalog


def _after(cursor: Cursor, catalog: Catalog, profile: Profile) -> Catalog:
    words = {token.text for token in cursor.tokens if token.kind == "word"}
    if is_routine(cursor.tokens) and words & _CODE:
        return catalog
    if not any(cursor.sees(*begin) for begin in _READ):
        raise Unreadable("not a statement that means the same everywhere")
    theirs = _as_theirs(catalog, profile)
    after = evolved(cursor, theirs)
    if after.registry.views is not theirs.registry.views or after.registry.enum_types is not theirs.registry.enum_types:
        raise Unreadable("more than tables")
    said = {token.text.lower() for token in cursor.tokens}
    for key in _changed(theirs, after):
        catalog = _taken_over(catalog, theirs, after, key, said)
    return catalog


def _as_theirs(catalog: Catalog, profile: Profile) -> Catalog:
    """A catalog of the other database with the same tables."""
    theirs = Catalog.empty(profile, strict=True)
    registry = theirs.registry
    for table in catalog.tables():
        registry = registry.put_table(table)
    return replace(theirs, registry=registry)


def _changed(before: Catalog, after: Catalog) -> Iterator[Key]:
    tables = after.registry.tables
    for key, entry in before.registry.tables.items():
        if key not in tables or tables[key].value is not entry.value:
            yield key
    if any(key not in before.registry.tables for key in tables):
        raise Unreadable("another table")


def _taken_over(catalog: Catalog, before: Catalog, after: Catalog, key: Key, said: set[str]) -> Catalog:
    """With what became of one table, as far as the statement said so: ``said`` are its words."""
    old = before.registry.tables[key].value
    if key not in after.registry.tables:
        return catalog.drop_table(old.name, old.schema)
    new = after.registry.tables[key].value
    # an index that nobody named is made there for a foreign key
    kept = tuple(each for each in new.indexes if each.name.lower() in said or _is_in(old.indexes, each))
    new = replace(new, indexes=kept) if len(kept) < len(new.indexes) else new
    if old.knowledge is not Knowledge.KNOWN or not _differ_in_names_only(old, new):
        raise Unreadable("a change that another database may make otherwise")
    return catalog.replace_table(new)


def _differ_in_names_only(old: Table, new: Table) -> bool:
    """Whether all that differs are keys, constraints and indexes that have names, and nothing special about them."""
    fields = [name for name in old.__struct_fields__ if getattr(old, name) is not getattr(new, name)]
    if not _OF_NAMES.issuperset(fields):
        return False
    return all(
        _is_in(_several(getattr(old, name)), each) or _is_plain(each)
        for name in fields
        for each in _several(getattr(new, name))
    )


def _several(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _is_in(values: Iterable[Any], value: Any) -> bool:
    return any(each is value for each in values)


def _is_plain(value: Any) -> bool:
    if value.name is None or value.implicit or value.options:
        return False
    return not isinstance(value, Index) or all(part == IndexPart(part.column) for part in value.parts)


_OF_NAMES = frozenset({"primary_key", "uniques", "foreign_keys", "checks", "indexes"})
