"""What stands after DEFAULT: the catalog's text, in parentheses where the database wants them.

MySQL takes literals as they are, CURRENT_TIMESTAMP as it is for a DATETIME or TIMESTAMP of the same precision, and
everything else only in parentheses, from a version on; for TEXT, BLOB and JSON literals, too. MariaDB wants
parentheses around operators. SQLAlchemy guesses; a wrong guess is an error, or a default that is no constant any more,
for which the server copies the table.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace
from sqlalchemy.sql import sqltypes
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.values import Column, Table
from sqlgen.profile import Profile

_CURRENT_TIMESTAMP = re.compile(
    r"(?:CURRENT_TIMESTAMP|NOW|LOCALTIME|LOCALTIMESTAMP)\s*(?:\(\s*(?P<digits>\d*)\s*\))?", re.IGNORECASE
)
_BARE_NOW = re.compile(r"NOW\s*", re.IGNORECASE)  # a name, without its parentheses
_ON_UPDATE = re.compile(r"\bON\s+UPDATE\b", re.IGNORECASE)
_LITERAL = re.compile(
    r"""(?ix) [+-]?\s*(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)? | 0x[0-9a-f]+ | 0b[01]+ | true | false | null
    | (?:[xbn]|_\w+\s*|date\s*|time\s*|timestamp\s*)? (?:'(?:[^'\\]|''|\\.)*' | "(?:[^"\\]|""|\\.)*")"""
)


def with_spelled_default(column: Column, profile: Profile) -> Column:
    """The column whose default can stand after DEFAULT as it is."""
    if column.server_default is None or profile.types.default_parentheses == "author":
        return column
    spelled = spelled_default(column, profile)
    return column if spelled == column.server_default else replace(column, server_default=spelled)


def with_spelled_defaults(table: Table, profile: Profile) -> Table:
    """The same for all columns of a table."""
    if profile.types.default_parentheses == "author":
        return table
    columns = tuple(with_spelled_default(column, profile) for column in table.columns)
    return table if columns == table.columns else replace(table, columns=columns)


def spelled_default(column: Column, profile: Profile) -> str:
    """A column's default as it stands after DEFAULT."""
    text = column.server_default
    assert text is not None, "asked only where there is a default"
    if profile.types.default_parentheses == "author":
        return text
    inner = without_parentheses(text)
    if _ON_UPDATE.search(text) or is_current_timestamp(inner, column.type):
        return inner
    if _LITERAL.fullmatch(inner) is None:
        return f"({inner})"
    large = profile.types.default_parentheses == "expressions_and_large" and _is_large(column.type)
    return f"({inner})" if large and inner.upper() != "NULL" else inner


def is_current_timestamp(text: str, type_: TypeEngine[Any]) -> bool:
    """Whether it is CURRENT_TIMESTAMP or a word for it, for a type that takes it without parentheses."""
    found = _CURRENT_TIMESTAMP.fullmatch(text)
    if found is None or _BARE_NOW.fullmatch(text) or not isinstance(type_, sqltypes.DateTime):
        return False
    return int(found["digits"] or 0) == (getattr(type_, "fsp", None) or 0)


def needs_default_expression(column: Column, profile: Profile) -> bool:
    """Whether the column's default is one that must be in parentheses."""
    if column.server_default is None or profile.types.default_parentheses == "author":
        return False
    return spelled_default(column, profile).startswith("(")


def _is_large(type_: TypeEngine[Any]) -> bool:
    return isinstance(type_, (sqltypes.Text, sqltypes.LargeBinary, sqltypes.JSON)) or type_.__visit_name__ in _LARGE


_LARGE = frozenset({"TINYTEXT", "MEDIUMTEXT", "LONGTEXT", "TINYBLOB", "MEDIUMBLOB", "LONGBLOB"})


def without_parentheses(text: str) -> str:
    """The text without the pairs of parentheses that hold all of it."""
    text = text.strip()
    while text.startswith("(") and _closing(text) == len(text) - 1:
        text = text[1:-1].strip()
    return text


def _closing(text: str) -> int:
    """Where the parenthesis closes that the text begins with; -1 if nowhere."""
    depth, quote, escaped = 0, "", False
    for position, character in enumerate(text):
        if escaped:
            escaped = False
        elif quote:
            escaped = character == "\\" and quote != "`"
            quote = "" if character == quote else quote
        elif character in "'\"`":
            quote = character
        elif character in "()":
            depth += 1 if character == "(" else -1
            if depth == 0:
                return position
    return -1
