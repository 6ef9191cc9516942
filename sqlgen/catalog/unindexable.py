"""Indexes over what the database can't index: without them no answer changes, so they can be left out.

In a project that maps what others have, an index that isn't unique is left out where the database has none of its
kind; the catalog remembers it as left out, until its author drops it. Which kinds are is a fact of the database, in the
`[portable]` table of its fact sheet.
"""

from __future__ import annotations

import re

from sqlgen.catalog.sql_text import speaker
from sqlgen.catalog.tables import by_name
from sqlgen.catalog.values import Index, Table
from sqlgen.profile.model import Profile

_PREFIX = re.compile(r"(?:\w+|`(?:[^`]|``)+`)\s*\(\s*\d+\s*\)")


def unindexable(index: Index, table: Table, profile: Profile) -> str:
    """Why the database has no such index, if the project wants it to be left out then; empty if it doesn't.

    :param table: with the types that its columns have when the index is made.
    """
    kinds = profile.portable.left_out_indexes
    if not kinds or index.unique or not profile.is_portable:
        return ""
    if "expression" in kinds and not profile.has("expression_index") and any(map(_is_expression, _texts(index))):
        return profile.lacks("expression_index")
    large = _large_column(index, table, profile) if "large" in kinds else ""
    return f"{profile.title} has no index over {large}" if large else ""


def _texts(index: Index) -> list[str]:
    return [part.expression for part in index.parts if part.expression is not None]


def _is_expression(text: str) -> bool:
    return _PREFIX.fullmatch(text.strip()) is None  # MySQL's name(10) is the beginning of a column


def _large_column(index: Index, table: Table, profile: Profile) -> str:
    """The first column of a type that no index can be over: `note, which is CLOB`."""
    for part in index.parts:
        column = None if part.column is None else by_name(table.columns, part.column, profile)
        if column is not None and not column.type._isnull:
            spelled = speaker(profile).type(column.type)
            if spelled.upper() in profile.types.not_in_keys:
                return f"{column.name}, which is {spelled}"
    return ""
