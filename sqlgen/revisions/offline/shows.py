"""MySQL's SHOW and DESCRIBE, in the columns that a catalog knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.sql_text import speaker
from sqlgen.catalog.values import Column, Knowledge, Table
from sqlgen.revisions.offline.dbapi import ProgrammingError
from sqlgen.revisions.offline.found import Found
from sqlgen.revisions.offline.information_schema import index_rows, plain_default
from sqlgen.revisions.offline.reflected_types import reflected_type
from sqlgen.revisions.offline.system_table import HIDDEN_NAME, not_null_columns


def shown(sql: str, catalog: Catalog) -> Found | None:
    """MySQL's SHOW TABLES, SHOW COLUMNS, SHOW INDEX and DESCRIBE, in the columns that a catalog knows.

    :raises ProgrammingError: as MySQL's drivers do, when there is no such table.
    """
    found = _SHOWS.match(sql)
    if found is None or not catalog.profile.reflection.shows:
        return None
    if found["tables"]:
        return _tables(catalog, found["like"], full=found["full"] is not None)
    name = (found["columns_of"] or found["described"] or found["index_of"]).strip("`")
    table = catalog.find_table(name)
    if table is None:
        if catalog.find_view(name) is not None:
            return None
        raise ProgrammingError(f"Table '{name}' doesn't exist")
    if table.knowledge is not Knowledge.KNOWN:
        return None
    if found["index_of"]:
        key = found["key"]
        return Found(_OF_INDEX, [row for row in index_rows(table) if key is None or row[2].lower() == key.lower()])
    return Found(_OF_COLUMN, [row for row in _column_rows(table, catalog) if _is_like(row[0], found["like"])])


def _tables(catalog: Catalog, like: str | None, *, full: bool) -> Found | None:
    """Tables and views of the database that is connected to; None if somebody may have dropped one of them."""
    tables = list(catalog.tables())
    if any(table.knowledge is Knowledge.UNCERTAIN for table in tables):
        return None
    kinds = {table.name: "BASE TABLE" for table in tables if table.schema is None}
    kinds |= {view.name: "VIEW" for view in catalog.views() if view.schema is None}
    rows = sorted((name, kind) for name, kind in kinds.items() if _is_like(name, like))
    if full:
        return Found(["Tables_in_database", "Table_type"], rows)
    return Found(["Tables_in_database"], [(name,) for name, _ in rows])


_OF_COLUMN = ("Field", "Type", "Null", "Key", "Default", "Extra")
_OF_INDEX = ("Table", "Non_unique", "Key_name", "Seq_in_index", "Column_name")
_SHOWS = re.compile(
    r"""\s*(?:show\s+(?P<full>full\s+)?(?P<tables>tables)|show\s+(?:columns|fields)\s+(?:from|in)\s+(?P<columns_of>`[^`]+`|\w+)
    |(?:describe|desc|explain)\s+(?P<described>`[^`]+`|\w+)
    |show\s+(?:index|indexes|keys)\s+(?:from|in)\s+(?P<index_of>`[^`]+`|\w+))
    (?:\s+like\s+'(?P<like>[^']*)'|\s+where\s+`?key_name`?\s*=\s*'(?P<key>[^']*)')?\s*;?\s*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_IN_PATTERN = re.compile(r"\\?.", re.DOTALL)


def _is_like(name: str, pattern: str | None) -> bool:
    """As LIKE says it: % is anything, _ one letter, behind a backslash they are themselves."""
    if pattern is None:
        return True
    expression = _IN_PATTERN.sub(lambda each: {"%": ".*", "_": "."}.get(each[0]) or re.escape(each[0][-1]), pattern)
    return re.fullmatch(expression, name, re.IGNORECASE) is not None


def _column_rows(table: Table, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    """Rows about the columns of a table: field, type, null, key, default, extra."""
    facts = catalog.profile.reflection
    not_null = {column.name for column in not_null_columns(table)}
    for column in table.columns:
        text = speaker(catalog.profile).type(reflected_type(column, catalog)).lower().replace("integer", "int")
        default = None if column.server_default is None else plain_default(column.server_default)
        if column.autoincrement:
            extra = "auto_increment"
        else:
            extra = "" if column.computed is None and default != HIDDEN_NAME else HIDDEN_NAME
        yield (
            column.name,
            facts.shown_types.get(text, text),
            "NO" if column.name in not_null else "YES",
            _key_mark(column, table),
            default,
            extra,
        )


def _key_mark(column: Column, table: Table) -> str:
    if table.primary_key is not None and column.name in table.primary_key.columns:
        return "PRI"
    keys = [(index.unique, [part.column for part in index.parts]) for index in table.indexes]
    keys += [(True, list(unique.columns)) for unique in table.uniques]
    if (True, [column.name]) in keys:
        return "UNI" if column.nullable or table.primary_key is not None else HIDDEN_NAME  # it may stand in for the key
    return "MUL" if any(names[0] == column.name for _, names in keys) else ""
