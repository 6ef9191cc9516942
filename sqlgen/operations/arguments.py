"""The kinds of argument that several directives share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

import sqlalchemy as sa
from sqlalchemy.types import TypeEngine

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
