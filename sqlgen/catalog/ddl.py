"""Raw SQL that an author executes: what the catalog is after it.

What this reader knows for certain evolves the catalog; what it can't read makes the tables that it names
uncertain. It never fails: the SQL goes into the script as it is, and the database has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_alter import alter_table
from sqlgen.catalog.ddl_create import create
from sqlgen.catalog.ddl_objects import (
    alter_index,
    alter_sequence,
    alter_type,
    alter_view,
    comment,
    drop,
    rename,
)
from sqlgen.catalog.ddl_procedures import execute
from sqlgen.catalog.ddl_tokens import Cursor, NotHeld, Token, Unreadable, UnreadableTable, tokens_of
from sqlgen.catalog.errors import CatalogError, TableUnknown
from sqlgen.profile.identifiers import from_sql

_SPEAKS_OF_SCHEMA = re.compile(
    r"\b(?:create|alter|drop|rename|sp_rename|sp_addextendedproperty|comment\s+on)\b", re.IGNORECASE
)
"""Without one of these words, or SELECT ... INTO, no statement changes a schema, and no tokenizer is needed."""

_SELECT = re.compile(r"\bselect\b", re.IGNORECASE)
_INTO = re.compile(r"\binto\b", re.IGNORECASE)

_NAMES = re.compile(r"""(?:[\w$#@]+|"(?:[^"]|"")+"|`(?:[^`]|``)+`|\[[^\]]+\])""")

_WITHOUT_EFFECT = frozenset(
    {
        *("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "WITH", "VALUES", "TRUNCATE", "COPY", "SET"),
        *("RESET", "SHOW", "USE", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "START", "PRAGMA", "ANALYZE", "VACUUM"),
        *("EXPLAIN", "GRANT", "REVOKE", "LOCK", "UNLOCK", "REINDEX", "CLUSTER", "NOTIFY", "LISTEN", "DISCARD"),
        *("OPTIMIZE", "REFRESH", "GO", "PRINT", "DBCC", "ABORT", "END", "CHECKPOINT", "SECURITY", "REASSIGN", "FLUSH"),
    }
)
_CHANGES_SCHEMA = frozenset({"CREATE", "ALTER", "DROP", "EXEC", "EXECUTE"})
_BLOCKS = frozenset({"BEGIN", "DECLARE", "IF", "WHILE", "FOR", "LOOP"})
_ROUTINES = frozenset({"TRIGGER", "FUNCTION", "PROCEDURE", "PACKAGE", "EVENT"})

_STATEMENTS: tuple[tuple[tuple[str, ...], Callable[[Cursor, Catalog], Catalog]], ...] = (
    (("ALTER", "TABLE"), alter_table),
    (("ALTER", "TYPE"), alter_type),
    (("ALTER", "INDEX"), alter_index),
    (("ALTER", "SEQUENCE"), alter_sequence),
    (("ALTER", "VIEW"), alter_view),
    (("CREATE",), create),
    (("DROP",), drop),
    (("RENAME",), rename),
    (("COMMENT",), comment),
)
_ALTERS_NOTHING = frozenset(
    {
        *("FUNCTION", "PROCEDURE", "EXTENSION", "DATABASE", "ROLE", "USER", "LOGIN", "DOMAIN", "COLLATION", "POLICY"),
        *("PUBLICATION", "SUBSCRIPTION", "STATISTICS", "SERVER", "LANGUAGE", "TABLESPACE", "SYSTEM", "SESSION"),
        *("DEFAULT", "EVENT", "OPERATOR", "AGGREGATE", "TRIGGER", "PACKAGE"),
    }
)


def speaks_of_schema(sql: str) -> bool:
    """Whether a text may change a schema; it costs little to ask, also of a long one."""
    return _SPEAKS_OF_SCHEMA.search(sql) is not None or any(map(_selects_into, sql.split(";")))


def _selects_into(text: str) -> bool:
    select = _SELECT.search(text)
    return select is not None and _INTO.search(text, select.end()) is not None


def read_ddl(sql: str, catalog: Catalog) -> Catalog:
    """The catalog after one or several statements, in the order of the text.

    DML and queries leave it as it is. CREATE, ALTER, DROP and RENAME of tables, columns, constraints, indexes,
    enum types, views, sequences and triggers evolve it. All else makes the tables that it names uncertain.

    :raises TableUnknown: only under a strict catalog.
    """
    if not speaks_of_schema(sql) and not _speaks_of_switch(sql, catalog):
        return catalog
    try:
        tokens = tokens_of(sql, catalog.profile)
    except Unreadable:
        return uncertain(sql, catalog)
    for statement in _statements(sql, tokens):
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
    for statement in _statements(sql, tokens):
        cursor = _cursor(statement, sql, catalog)
        try:
            catalog = _evolved(cursor, catalog)
        except NotHeld:
            continue
        except (Unreadable, CatalogError):
            unread.append(cursor.sql)
            catalog = _read(statement, sql, catalog)
    return tuple(unread)


def _speaks_of_switch(sql: str, catalog: Catalog) -> bool:
    switch = catalog.profile.depends_on_table.switch
    return switch is not None and switch in sql.lower()


def _after_set(sql: str, catalog: Catalog) -> Catalog:
    """``SET foreign_key_checks = 0``, and back to 1 or to what a variable kept."""
    switch = catalog.profile.depends_on_table.switch
    found = re.search(rf"\b{switch}\s*:?=\s*(\w*)", sql, re.IGNORECASE) if switch is not None else None
    if found is None or re.search(r"\bglobal\b", sql, re.IGNORECASE):
        return catalog
    return replace(catalog, checks_keys=found[1].upper() not in ("0", "OFF", "FALSE"))


def _statements(sql: str, tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Split at semicolons, but not inside of a routine's body; a block is everything to the end."""
    start = depth = 0
    while start < len(tokens):
        end = start
        routine = _is_routine(tokens[start : start + 8])
        if _is_block(tokens[start : start + 2]):
            end = len(tokens)
        while end < len(tokens) and (depth > 0 or tokens[end].text != ";" or tokens[end].kind != "mark"):
            if routine:
                depth += _nesting(tokens, end)
            end += 1
        if end > start:
            yield tokens[start:end]
        start, depth = end + 1, 0


def _is_routine(tokens: tuple[Token, ...]) -> bool:
    words = [token.text for token in tokens if token.kind == "word"]
    return bool(words) and words[0] == "CREATE" and any(word in _ROUTINES for word in words[1:])


def _is_block(tokens: tuple[Token, ...]) -> bool:
    first = tokens[0]
    if first.kind != "word" or first.text not in _BLOCKS:
        return False
    following = tokens[1].text if len(tokens) > 1 else ";"
    return not (first.text == "BEGIN" and following in (";", "TRANSACTION", "TRAN", "WORK", "IMMEDIATE", "EXCLUSIVE"))


def _nesting(tokens: tuple[Token, ...], place: int) -> int:
    token = tokens[place]
    if token.kind != "word":
        return 0
    before = tokens[place - 1].text if place else ""
    after = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if token.text == "BEGIN" or (token.text == "CASE" and before != "END"):
        return 1
    if token.text == "END" and after not in ("IF", "LOOP", "WHILE", "REPEAT", "FOR"):
        return -1
    return 0


def _read(tokens: tuple[Token, ...], sql: str, catalog: Catalog) -> Catalog:
    cursor = _cursor(tokens, sql, catalog)
    try:
        return _evolved(cursor, catalog)
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
    return _evolved(_cursor(tokens, sql, catalog), catalog) if tokens else catalog


def _cursor(tokens: tuple[Token, ...], sql: str, catalog: Catalog) -> Cursor:
    text = sql[tokens[0].start : tokens[-1].end]
    return Cursor(text, tuple(_moved(token, -tokens[0].start) for token in tokens), catalog.profile)


def _moved(token: Token, by: int) -> Token:
    return Token(token.kind, token.text, token.start + by, token.end + by)


def _evolved(cursor: Cursor, catalog: Catalog) -> Catalog:
    first = cursor.peek()
    if first is None or first.kind != "word":
        raise Unreadable("not a statement")
    if first.text == "SET" and _speaks_of_switch(cursor.sql, catalog):
        return _after_set(cursor.sql, catalog)
    if first.text in _WITHOUT_EFFECT or (first.text == "BEGIN" and not _is_block(cursor.tokens)):
        return _after_query(cursor, catalog)
    if first.text in ("EXEC", "EXECUTE"):
        return execute(cursor.sql, catalog)
    for words, act in _STATEMENTS:
        if cursor.accept(*words):
            return act(cursor, catalog)
    if cursor.accept("ALTER") and (cursor.sees_any(_ALTERS_NOTHING) or _changes_owner(cursor)):
        return catalog
    raise Unreadable("an unknown statement")


def _changes_owner(cursor: Cursor) -> bool:
    """Whether a statement ends with OWNER TO somebody: whatever it is about stays what it is."""
    words = [token.text for token in cursor.tokens[-3:-1]]
    return words == ["OWNER", "TO"]


def _after_query(cursor: Cursor, catalog: Catalog) -> Catalog:
    """DML changes nothing; but SQL Server needs no semicolon between statements, and SELECT ... INTO makes a table."""
    words = [token.text for token in cursor.tokens if token.kind == "word"]
    makes_table = words[0] in ("SELECT", "WITH") and "INTO" in words and "INSERT" not in words and "MERGE" not in words
    if makes_table or (words[0] not in ("GRANT", "REVOKE") and _CHANGES_SCHEMA.intersection(words[1:])):
        raise Unreadable("more than a query")
    return catalog


def uncertain(text: str, catalog: Catalog) -> Catalog:
    """The catalog after SQL that can't be read.

    Every known table or view whose name stands in the text, in its strings too, is known no longer.
    """
    subject = _subject(text, catalog)
    if subject is not None:
        catalog = catalog.mark_uncertain(*subject)
    schemas = sorted({table.schema for table in catalog.tables() if table.schema is not None})
    for word in dict.fromkeys(_NAMES.findall(text)):
        quoted = word[0] in '"`['
        name = from_sql(catalog.profile, word[1:-1] if quoted else word, quoted=quoted)
        for schema in (None, *schemas):
            if catalog.find_table(name, schema) is not None:
                catalog = catalog.mark_uncertain(name, schema)
            view = catalog.find_view(name, schema)
            if view is not None:
                catalog = replace(catalog, registry=catalog.registry.put("view", replace(view, is_true=False)))
    return catalog


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
