"""The kinds of argument that several directives share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, TypeVar

import sqlalchemy as sa
from sqlalchemy.types import TypeEngine

from sqlgen.operations.errors import ArgumentsMalformed

_Columns = TypeVar("_Columns", bound=Sequence[Any])

TypeArgument: TypeAlias = TypeEngine[Any] | type[TypeEngine[Any]]
"""A type, or its class as short for an instance without arguments."""

ServerDefault: TypeAlias = (
    str | sa.TextClause | sa.ColumnElement[Any] | sa.FetchedValue | sa.Identity | sa.Computed | Literal[False] | None
)
"""False: not given; None: no default; a string is a value, ``text()`` is SQL."""

Comment: TypeAlias = str | Literal[False] | None
"""False: not given; None: no comment."""

Condition: TypeAlias = str | sa.TextClause | sa.ColumnElement[Any]
"""SQL text, or an expression."""

IndexElements: TypeAlias = Sequence[str | sa.TextClause | sa.ColumnElement[Any]]
"""Column names and expressions of an index."""


def checked_columns(columns: _Columns, directive: str, name: str | None) -> _Columns:
    """The columns of a key or an index. Raises ArgumentsMalformed for none, and for a string: they'd be its letters."""
    if isinstance(columns, (str, sa.ClauseElement)) or not columns:
        raise ArgumentsMalformed(
            f"{directive} {name or '(unnamed)'}: a list of columns is expected, not {shown(columns)}",
            fix=f"[{columns!r}]" if isinstance(columns, str) else "name the columns",
        )
    return columns


def shown(argument: object) -> str:
    """An argument that doesn't fit, for people."""
    if isinstance(argument, (str, type)) or argument is None:
        return getattr(argument, "__name__", repr(argument))
    return f"an empty {type(argument).__name__}" if argument == [] or argument == () else f"a {type(argument).__name__}"


def checked_type(type_: Any, column: str) -> TypeArgument:
    """A type, or the class of one. Raises ArgumentsMalformed."""
    if isinstance(type_, TypeEngine) or (isinstance(type_, type) and issubclass(type_, TypeEngine)):
        return type_
    raise ArgumentsMalformed(f"the type of {column} is {shown(type_)}, and that is none of SQLAlchemy's")
