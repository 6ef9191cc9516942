"""MySQL's SHOW and DESCRIBE, in the columns that a catalog knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.sql_text import speaker
from sqlgen.catalog.values import Column, Table
from sqlgen.revisions.offline.dbapi import ProgrammingError
from sqlgen.revisions.offline.found import Found, is_complete
from sqlgen.revisions.offline.information_schema import index_rows
from sqlgen.revisions.offline.reflected_types import reflected_type


def shown(sql: str, catalog: Catalog) -> Found | None:
    """MySQL's SHOW TABLES, SHOW COLUMNS, SHOW INDEX and DESCRIBE, in the columns that a catalog knows."""
    found = _SHOWS.match(sql)
    if found is None or not catalog.profile.reflection.shows or not is_complete(sql, catalog):
        return None
    like = found["like"]
    if found["tables"]:
        names = [(table.name,) for table in catalog.tables() if table.schema is None]
        return Found(["Tables_in_database"], sorted(name for name in names if _is_like(name[0], like)))
    name = (found["columns_of"] or found["described"] or found["index_of"]).strip("`")
    table = catalog.find_table(name)
    if table is None:
        raise ProgrammingError(f"Table '{name}' doesn't exist")
    if found["index_of"]:
        return Found(_OF_INDEX, [row for row in index_rows(table) if _is_like(str(row[2]), found["key"])])
    return Found(_OF_COLUMN, [row for row in _column_rows(table, catalog) if _is_like(row[0], like)])


_OF_COLUMN = ("Field", "Type", "Null", "Key", "Default", "Extra")
_OF_INDEX = ("Table", "Non_unique", "Key_name", "Seq_in_index", "Column_name")
_SHOWS = re.compile(
    r"""\s*(?:show\s+(?:full\s+)?(?P<tables>tables)|show\s+(?:full\s+)?(?:columns|fields)\s+(?:from|in)\s+(?P<columns_of>`[^`]+`|\w+)
    |(?:describe|desc|explain)\s+(?P<described>`[^`]+`|\w+)
    |show\s+(?:index|indexes|keys)\s+(?:from|in)\s+(?P<index_of>`[^`]+`|\w+))
    (?:\s+like\s+'(?P<like>[^']*)'|\s+where\s+`?key_name`?\s*=\s*'(?P<key>[^']*)')?\s*;?\s*\Z""",
    re.IGNORECASE | re.VERBOSE,
)


def _is_like(name: str, pattern: str | None) -> bool:
    if pattern is None:
        return True
    expression = "".join({"%": ".*", "_": "."}.get(letter, re.escape(letter)) for letter in pattern.replace("\\_", "_"))
    return re.fullmatch(expression, name, re.IGNORECASE) is not None


def _column_rows(table: Table, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    """Rows about the columns of a table: field, type, null, key, default, extra."""
    key = table.primary_key.columns if table.primary_key is not None else ()
    for column in table.columns:
        type_ = speaker(catalog.profile).type(reflected_type(column, catalog)).lower()
        nullable = "YES" if column.nullable and column.name not in key else "NO"
        default = column.server_default
        if default is not None and default.startswith("'") and default.endswith("'"):
            default = default[1:-1].replace("''", "'")
        yield (
            column.name,
            type_.replace("integer", "int"),
            nullable,
            _key_mark(column, table),
            default,
            "auto_increment" if column.autoincrement else "",
        )


def _key_mark(column: Column, table: Table) -> str:
    if table.primary_key is not None and column.name in table.primary_key.columns:
        return "PRI"
    if any(unique.columns == (column.name,) for unique in table.uniques):
        return "UNI"
    firsts = [*(index.parts[0].column for index in table.indexes), *(each.columns[0] for each in table.uniques)]
    return "MUL" if column.name in firsts else ""
