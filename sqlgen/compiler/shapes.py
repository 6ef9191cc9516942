"""Clauses by shape: SQLAlchemy spells each shape once, with placeholders; names are put in afterwards.

Most constraints and indexes of a history differ in nothing but their names, and most columns in nothing but
theirs. Building SQLAlchemy objects for each costs far more than the SQL is worth. What isn't plain (options, a
schema, an expression, a comment) has no shape: the caller spells it directly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from typing import Any, TypeAlias

from msgspec.structs import replace

from sqlgen.catalog.values import Check, Column, Constraint, ForeignKey, Index, IndexPart, PrimaryKey, Table, Unique

Spell: TypeAlias = Callable[..., str]
Quote: TypeAlias = Callable[[str], str]
_MOST = 4096  # shapes kept: defaults are part of a column's
_PLACEHOLDER = re.compile(r"\bsqlgen_([0-9]+)_\b")


class Shapes:
    """What SQLAlchemy said about each shape so far, for one profile."""

    def __init__(self) -> None:
        self._forms: dict[Hashable, tuple[str, tuple[int, ...]]] = {}

    def fill(self, shape: Shape, spell: Spell, *of: Any) -> str:
        """The clause of a shape, names in place of the placeholders.

        :param spell: called with `of`, spells the shape with `placeholder(0)`, `placeholder(1)`, ... for the names.
        """
        key, names = shape
        known = self._forms.get(key)
        if known is None:
            if len(self._forms) >= _MOST:
                self._forms.clear()
            known = self._forms[key] = _form(spell(*of))
        form, numbers = known
        if len(numbers) == 1:
            return form % names[numbers[0]]
        return form % tuple([names[number] for number in numbers])


def _form(spelled: str) -> tuple[str, tuple[int, ...]]:
    """A format for the operator %, and the numbers of the names that it takes."""
    pieces = _PLACEHOLDER.split(spelled)  # text and the number of the name that follows it, in turn
    return "%s".join(piece.replace("%", "%%") for piece in pieces[::2]), tuple(map(int, pieces[1::2]))


def placeholder(number: int) -> str:
    """A name that needs no quotes in any database, and that nobody else uses."""
    return f"sqlgen_{number}_"


Shape: TypeAlias = tuple[Hashable, tuple[str, ...]]
"""What all of one shape have in common, and what takes the place of the placeholders, in order."""


def column_shape(column: Column, type_text: str, table: Table | None, quote: Quote) -> Shape | None:
    """A plain column's shape, None for others; its name is the only name.

    Whether it is part of the primary key counts for some databases.
    """
    if column.options or column.comment is not None or column.default_name is not None:
        return None
    if table is not None and table.options:
        return None
    in_key = table is not None and table.primary_key is not None and column.name in table.primary_key.columns
    kind: Any = type(column.type)
    shape = (kind, type_text, column.nullable, in_key)
    given = column.server_default, column.computed, column.identity, column.collation, column.autoincrement
    if given != _NOTHING_GIVEN:
        texts = (column.server_default or "", "" if column.computed is None else column.computed.sqltext)
        if "sqlgen_" in "\n".join(texts):
            return None  # it would be taken for a placeholder
        return (*shape, *given), (quote(column.name),)
    return shape, (quote(column.name),)


_NOTHING_GIVEN = (None, None, None, None, False)


def constraint_shape(constraint: Constraint, name: str | None, table: Table, quote: Quote) -> Shape | None:
    """A plain constraint's shape, None for others. ``name`` None: it has none in SQL, whatever it is called."""
    if constraint.options or constraint.comment is not None or table.schema is not None or table.options:
        return None
    names: tuple[str, ...]
    shape: tuple[Hashable, ...]
    if isinstance(constraint, (PrimaryKey, Unique)):
        shape, names = (), constraint.columns
    elif isinstance(constraint, ForeignKey):
        if constraint.referred_schema is not None or not constraint.referred_columns:
            return None
        names = (*constraint.columns, constraint.referred_table, *constraint.referred_columns)
        shape = (len(constraint.columns), constraint.ondelete, constraint.onupdate, constraint.match)
    elif isinstance(constraint, Check):
        shape, names = (constraint.verbatim,), ()
    else:
        return None
    if name is not None:
        names = (*names, name)
    shared = (type(constraint), name is None, len(names), constraint.deferrable, constraint.initially)
    filled = tuple(map(quote, names))
    return (*shared, *shape), (constraint.sqltext, *filled) if isinstance(constraint, Check) else filled


def constraint_stand_in(constraint: Constraint, name: str | None) -> Constraint:
    """A constraint that has a shape, with placeholders for its names, or the text of a CHECK and its name."""
    if isinstance(constraint, Check):
        called = None if name is None else placeholder(1)
        return replace(constraint, name=called, implicit=False, sqltext=placeholder(0))
    assert isinstance(constraint, (PrimaryKey, Unique, ForeignKey)), "others have no shape"
    width = len(constraint.columns)
    number = width
    changes: dict[str, Any] = {"columns": _placeholders(0, width)}
    if isinstance(constraint, ForeignKey):
        number = width + 1 + len(constraint.referred_columns)
        changes |= {"referred_table": placeholder(width), "referred_columns": _placeholders(width + 1, number)}
    called = None if name is None else placeholder(number)
    stand_in: Constraint = replace(constraint, name=called, implicit=False, **changes)
    return stand_in


def index_shape(index: Index, table: Table, quote: Quote) -> Shape | None:
    """The shape of a plain index on columns, None for others. Names: its own, the table's, the columns'."""
    if index.options or index.comment is not None or table.schema is not None:
        return None
    columns = [part.column for part in index.parts if part.column is not None and not part.suffix]
    if len(columns) < len(index.parts):
        return None
    return ("index", index.unique, len(columns)), tuple(map(quote, (index.name, table.name, *columns)))


def index_stand_in(index: Index) -> tuple[Index, Table]:
    """An index that has a shape, and its table, with placeholders for their names."""
    parts = tuple(IndexPart(place) for place in _placeholders(2, 2 + len(index.parts)))
    return Index(placeholder(0), parts, unique=index.unique), Table(placeholder(1))


def is_plain(table: Table) -> bool:
    """Whether a table's CREATE TABLE is its columns and constraints and nothing else."""
    return not (table.options or table.prefixes or table.schema or table.comment)


def _placeholders(start: int, end: int) -> tuple[str, ...]:
    return tuple(placeholder(number) for number in range(start, end))
