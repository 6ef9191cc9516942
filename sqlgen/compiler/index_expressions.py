"""Elements of an index that an author wrote as text: prefixes and expressions, told apart where the database does.

MySQL wants an expression in parentheses; `name(10)` without them is the first ten characters of a column.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from sqlgen.catalog.values import Index, IndexPart
from sqlgen.compiler.defaults import without_parentheses
from sqlgen.profile import Profile

_PREFIX = re.compile(r"(?:\w+|`(?:[^`]|``)+`)\s*\(\s*\d+\s*\)")


def is_expression(part: IndexPart, profile: Profile) -> bool:
    """Whether the database must compute the element."""
    if part.expression is None:
        return False
    return profile.types.index_expressions == "author" or _PREFIX.fullmatch(part.expression.strip()) is None


def with_parentheses(index: Index, profile: Profile) -> Index:
    """The index with its expressions in parentheses, where the database wants them there."""
    if profile.types.index_expressions == "author" or all(part.expression is None for part in index.parts):
        return index
    return replace(index, parts=tuple(_in_parentheses(part, profile) for part in index.parts))


def _in_parentheses(part: IndexPart, profile: Profile) -> IndexPart:
    if part.expression is None or not is_expression(part, profile):
        return part
    return replace(part, expression=f"({without_parentheses(part.expression)})")
