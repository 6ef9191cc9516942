"""Raw SQL that an author executes: what the catalog is after it.

What this reader knows for certain evolves the catalog; what it can't read makes the tables that it names
uncertain. It never fails: the SQL goes into the script as it is, and the database has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_of_others import as_another_reads_it
from sqlgen.catalog.ddl_statements import cursor_at, evolved, speaks_of_switch, statements_in
from sqlgen.catalog.ddl_tokens import NotHeld, Token, Unreadable, UnreadableTable, tokens_of
from sqlgen.catalog.errors import CatalogError, IndexUnknown, TableUnknown
from sqlgen.profile.identifiers import from_sql

_SPEAKS_OF_SCHEMA = re.compile(
    r"\b(?:create|alter|drop|rename|sp_rename|sp_addextendedproperty|comment\s+on)\b", re.IGNORECASE
)
"""Without one of these words, or SELECT ... INTO, no statement changes a schema, and no tokenizer is needed."""

_SELECT = re.compile(r"\bselect\b", re.IGNORECASE)
_INTO = re.compile(r"\binto\b", re.IGNORECASE)

_NAMES = re.compile(r"""(?:[\w$#@]+|"(?:[^"]|"")+"|`(?:[^`]|``)+`|\[[^\]]+\])""")


def speaks_of_schema(sql: str) -> bool:
    """Whether a text may change a schema; it costs little to ask, also of a long one."""
    return _SPEAKS_OF_SCHEMA.search(sql) is not None or any(map(_selects_into, sql.split(";")))


def _selects_into(text: str) -> bool:
    select = _SELECT.search(text)
    return select is not None and _INTO.search(text, select.end()) is not None


def read_ddl(sql: str, catalog: Catalog) -> Catalog:
    """The catalog after one or several statements, in the order of the text.

    DML and queries leave it as it is. CREATE, ALTER, DROP and RENAME of tables, columns, constraints, indexes,
    enum types, views, sequences and triggers evolve it. What isn't the database's own SQL does so, too, where it is
    SQL of another one: a script stops where the database refuses a statement, so behind it it wasn't refused. All else
    makes the tables that it names uncertain.

    :raises TableUnknown: only under a strict catalog.
    """
    if not speaks_of_schema(sql) and not speaks_of_switch(sql, catalog):
        return catalog
    try:
        return _read_in_full(sql, catalog)
    except (Unreadable, IndexUnknown):
        other = as_another_reads_it(sql, catalog)
        if other is not None:
            return other.catalog
    except CatalogError:
        pass
    return _read_as_far_as_known(sql, catalog)


def title_of_another(sql: str, catalog: Catalog) -> str | None:
    """The name of the database whose SQL a text is, if it isn't that of the catalog's own, and is understood."""
    if not speaks_of_schema(sql):
        return None
    try:
        _read_in_full(sql, catalog)
    except (Unreadable, IndexUnknown):
        other = as_another_reads_it(sql, catalog)
        return None if other is None else other.title
    except CatalogError:
        pass
    return None


def _read_in_full(sql: str, catalog: Catalog) -> Catalog:
    for statement in statements_in(sql, tokens_of(sql, catalog.profile)):
        try:
            catalog = evolved(cursor_at(statement, sql, catalog.profile), catalog)
        except NotHeld:
            continue
    return catalog


def _read_as_far_as_known(sql: str, catalog: Catalog) -> Catalog:
    try:
        tokens = tokens_of(sql, catalog.profile)
    except Unreadable:
        return uncertain(sql, catalog)
    for statement in statements_in(sql, tokens):
        catalog = _read(statement, sql, catalog)
    return catalog


def unread_parts(sql: str, catalog: Catalog) -> tuple[str, ...]:
    """Those of the statements in a text of which :func:`read_ddl` can't tell what they make of the catalog."""
    if not speaks_of_schema(sql):
        return ()
    try:
        tokens = tokens_of(sql, catalog.profile)
    except Unreadable:
        return (sql.strip(),)
    unread = []
    for statement in statements_in(sql, tokens):
        cursor = cursor_at(statement, sql, catalog.profile)
        try:
            catalog = evolved(cursor, catalog)
        except NotHeld:
            continue
        except (Unreadable, CatalogError):
            unread.append(cursor.sql)
            catalog = _read(statement, sql, catalog)
    return tuple(unread)


def _read(tokens: tuple[Token, ...], sql: str, catalog: Catalog) -> Catalog:
    cursor = cursor_at(tokens, sql, catalog.profile)
    try:
        return evolved(cursor, catalog)
    except NotHeld:
        return catalog
    except UnreadableTable as unreadable:
        return catalog.mark_uncertain(*unreadable.table)
    except Unreadable:
        return uncertain(cursor.sql, catalog)
    except TableUnknown:
        if catalog.strict:
            raise
        return uncertain(cursor.sql, catalog)
    except CatalogError:  # it doesn't fit what we know, so what we know is wrong, or the database will refuse it
        return uncertain(cursor.sql, catalog)


def read_statement(sql: str, catalog: Catalog) -> Catalog:
    """The catalog after one statement, which is everything in the text.

    :raises Unreadable: it isn't known for certain what it makes of the catalog; UnreadableTable says of which table.
    :raises CatalogError: it doesn't fit the catalog.
    """
    tokens = tokens_of(sql, catalog.profile)
    return evolved(cursor_at(tokens, sql, catalog.profile), catalog) if tokens else catalog


def uncertain(text: str, catalog: Catalog) -> Catalog:
    """The catalog after SQL that can't be read.

    Every known table or view whose name stands in the text, in its strings too, is known no longer.
    """
    subject = _subject(text, catalog)
    if subject is not None:
        catalog = catalog.mark_uncertain(*subject)
    schemas = sorted({table.schema for table in catalog.tables() if table.schema is not None})
    for word in dict.fromkeys(_NAMES.findall(text)):
        for name in _names(word, catalog):
            for schema in (None, *schemas):
                catalog = _doubted(name, schema, catalog)
    return catalog


def _names(word: str, catalog: Catalog) -> Iterable[str]:
    """What a word may be the name of; quoted as elsewhere, nobody knows what is meant."""
    if word[0] not in '"`[':
        return (from_sql(catalog.profile, word, quoted=False),)
    return tuple(from_sql(catalog.profile, word[1:-1], quoted=quoted) for quoted in (True, False))


def _doubted(name: str, schema: str | None, catalog: Catalog) -> Catalog:
    if catalog.find_table(name, schema) is not None:
        catalog = catalog.mark_uncertain(name, schema)
    view = catalog.find_view(name, schema)
    if view is None:
        return catalog
    return replace(catalog, registry=catalog.registry.put("view", replace(view, is_true=False)))


_SUBJECT = re.compile(
    r"\s*(?:ALTER|CREATE|DROP)\s+(?:\w+\s+){0,2}?TABLE\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?(?:ONLY\s+)?(?P<name>[\w$#@.]+)",
    re.IGNORECASE,
)


def _subject(text: str, catalog: Catalog) -> tuple[str, str | None] | None:
    """The table that a statement begins with, known or not."""
    match = _SUBJECT.match(text)
    if match is None:
        return None
    schema, _, name = match["name"].rpartition(".")
    spelled = from_sql(catalog.profile, name, quoted=False)
    return spelled, from_sql(catalog.profile, schema, quoted=False) if schema else None
