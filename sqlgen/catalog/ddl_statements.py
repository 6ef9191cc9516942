"""SQL text as statements, and what the catalog is after one of them that is read for certain."""

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
from sqlgen.catalog.ddl_tokens import Cursor, Token, Unreadable
from sqlgen.profile.model import Profile

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


def speaks_of_switch(sql: str, catalog: Catalog) -> bool:
    """Whether a text may say that foreign keys aren't looked at."""
    switch = catalog.profile.depends_on_table.switch
    return switch is not None and switch in sql.lower()


def _after_set(sql: str, catalog: Catalog) -> Catalog:
    """``SET foreign_key_checks = 0``, and back to 1 or to what a variable kept."""
    switch = catalog.profile.depends_on_table.switch
    found = re.search(rf"\b{switch}\s*:?=\s*(\w*)", sql, re.IGNORECASE) if switch is not None else None
    if found is None or re.search(r"\bglobal\b", sql, re.IGNORECASE):
        return catalog
    return replace(catalog, checks_keys=found[1].upper() not in ("0", "OFF", "FALSE"))


def statements_in(sql: str, tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Split at semicolons, but not inside of a routine's body; a block is everything to the end."""
    start = depth = 0
    while start < len(tokens):
        end = start
        routine = is_routine(tokens[start : start + 8])
        if _is_block(tokens[start : start + 2]):
            end = len(tokens)
        while end < len(tokens) and (depth > 0 or tokens[end].text != ";" or tokens[end].kind != "mark"):
            if routine:
                depth += _nesting(tokens, end)
            end += 1
        if end > start:
            yield tokens[start:end]
        start, depth = end + 1, 0


def is_routine(tokens: tuple[Token, ...]) -> bool:
    """Whether a statement that begins so makes a trigger, a function or the like."""
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


def cursor_at(tokens: tuple[Token, ...], sql: str, profile: Profile) -> Cursor:
    """One of the statements of a text, from its first word on."""
    text = sql[tokens[0].start : tokens[-1].end]
    return Cursor(text, tuple(_moved(token, -tokens[0].start) for token in tokens), profile)


def _moved(token: Token, by: int) -> Token:
    return Token(token.kind, token.text, token.start + by, token.end + by)


def evolved(cursor: Cursor, catalog: Catalog) -> Catalog:
    """The catalog after one statement.

    :raises Unreadable: it isn't known for certain what it makes of the catalog; NotHeld if nothing.
    :raises CatalogError: it doesn't fit the catalog.
    """
    first = cursor.peek()
    if first is None or first.kind != "word":
        raise Unreadable("not a statement")
    if first.text == "SET" and speaks_of_switch(cursor.sql, catalog):
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
