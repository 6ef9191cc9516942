"""A table in which a database keeps its own catalog, filled from ours; and what all such tables share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Check, Column, Constraint, Exclude, ForeignKey, Knowledge, PrimaryKey, Table, Unique
from sqlgen.revisions.offline.answers import Row

HIDDEN_NAME = "\0database"
"""Stands for a name that nobody here knows (of the database, of an object of the server's own): it may be compared."""

_Rows: TypeAlias = Callable[[Catalog], Iterable[Row]]


class SystemTable(NamedTuple):
    """``name`` is what it is called in the private SQLite.

    ``booleans`` are columns with truth values. ``of_partial_tables``: it holds as much of a table that is known in
    part as of one that is known in full.
    """

    name: str
    columns: tuple[str, ...]
    rows: _Rows
    booleans: frozenset[str] = frozenset()
    of_partial_tables: bool = False


def system_table(
    name: str, columns: str, rows: _Rows, booleans: str = "", *, of_partial_tables: bool = False
) -> tuple[str, SystemTable]:
    """A table by the name that queries have for it; ``columns`` and ``booleans`` are names with spaces between."""
    inside = name.replace(".", "_")
    return name, SystemTable(inside, tuple(columns.split()), rows, frozenset(booleans.split()), of_partial_tables)


def schema_name(schema: str | None, catalog: Catalog) -> str:
    """The name that a schema has in system tables, the default one, too."""
    return schema or catalog.profile.identifiers.default_schema or HIDDEN_NAME


def known_tables(catalog: Catalog) -> Iterator[Table]:
    """Those whose columns and keys are known."""
    return (table for table in catalog.tables() if table.knowledge is Knowledge.KNOWN)


def not_null_columns(table: Table) -> Iterator[Column]:
    """The columns that allow no NULL, those of the primary key, too."""
    key = () if table.primary_key is None else table.primary_key.columns
    return (column for column in table.columns if not column.nullable or column.name in key)


def kind_of(constraint: Constraint) -> str:
    """The standard's word for a kind of constraint."""
    return next(name for kind, name in _KINDS if isinstance(constraint, kind))


_KINDS = (
    (PrimaryKey, "PRIMARY KEY"),
    (Unique, "UNIQUE"),
    (ForeignKey, "FOREIGN KEY"),
    (Check, "CHECK"),
    (Exclude, "EXCLUDE"),
)
