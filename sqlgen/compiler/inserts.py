"""The rows of `bulk_insert` as SQL: literals by column, in statements that the database takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy.sql.dml import Insert as Insert_
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Column, Table
from sqlgen.compiler.errors import LiteralImpossible
from sqlgen.compiler.expressions import value_sql
from sqlgen.errors import SqlgenError
from sqlgen.operations.data import BulkInsertOp
from sqlgen.profile import Profile
from sqlgen.profile.identifiers import fold


@dataclass(frozen=True, slots=True)
class Insert:
    """Rows for one INSERT. ``columns`` and each of ``rows`` are SQL in parentheses.

    ``gives_identity``: the rows give values to a column that the server counts up by itself.
    ``gives_always``: that column is GENERATED ALWAYS. ``gives_zero``: one of the rows has 0 for it.
    """

    columns: str
    rows: tuple[str, ...]
    gives_identity: bool
    gives_always: bool
    gives_zero: bool


def inserts(
    operation: BulkInsertOp, known: Table | None, profile: Profile, identifiers: Callable[[Iterable[str]], str]
) -> Iterator[Insert]:
    """The INSERTs of an operation, in the order of its rows; a new one where a row has other columns.

    Generated columns are left out: their values are the database's. Types come from the operation's table, or
    else from the catalog.
    """
    columns = _Columns(operation, known, profile)
    rows = enumerate(operation.rows, start=1)
    for names, group in groupby(rows, key=lambda row: columns.given(row[1])):
        listed = f"({identifiers(names)})"
        found = {name: columns.known(name) for name in names}
        counted = {name: column for name, column in found.items() if column is not None and _counts_up(column)}
        always = any(column.identity is not None and column.identity.always for column in counted.values())
        members = list(group)
        zero = any(_is_zero(columns.value(row, name)) for name in counted for _, row in members)
        spelled = (_row(row, number, names, columns, profile, operation) for number, row in members)
        for chunk in _chunks(spelled, profile, one_by_one=not operation.multiinsert):
            yield Insert(listed, tuple(chunk), bool(counted), always, zero)


def counted_up_in(statement: Any, catalog: Catalog, profile: Profile) -> Table | None:
    """The table of a SQLAlchemy INSERT that gives values to a column which the server counts up by itself.

    None for other statements, for SQL text, and for a table or column that isn't known.
    """
    if not isinstance(statement, Insert_):
        return None
    target = statement.table
    known = catalog.find_table(str(getattr(target, "name", "")), getattr(target, "schema", None))
    if known is None:
        return None
    counted = {fold(profile, column.name) for column in known.columns if _counts_up(column)}
    return known if counted & {fold(profile, name) for name in _columns_given(statement)} else None


def _columns_given(statement: Insert_) -> Iterator[str]:
    """The columns that an INSERT names; several rows name those of the first."""
    first: Any = next((row for several in statement._multi_values for row in several), ())
    if not isinstance(first, dict):  # values without names, in the order of the table
        first = list(statement.table.c)[: len(first)]
    for each in (*(statement._values or ()), *(statement._select_names or ()), *first):
        name = getattr(each, "name", each)
        yield str(getattr(statement.table.c.get(name), "name", name))


def _is_zero(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and value == 0


def _counts_up(column: Column) -> bool:
    return column.autoincrement or column.identity is not None


class _Columns:
    """Columns of the table that gets the rows, by the author's Table and by the catalog."""

    def __init__(self, operation: BulkInsertOp, known: Table | None, profile: Profile) -> None:
        self._profile = profile
        self._types: dict[str, TypeEngine[Any]] = {column.name: column.type for column in operation.table.c}
        self._names: dict[str, str] = {column.key: column.name for column in operation.table.c}
        self._known = {fold(profile, column.name): column for column in known.columns} if known is not None else {}

    def known(self, name: str) -> Column | None:
        return self._known.get(fold(self._profile, name))

    def given(self, row: dict[str, Any]) -> tuple[str, ...]:
        """The columns that a row has values for, in the order of the table, then of the row."""
        present = {self._names.get(key, key) for key in row}
        ordered = [name for name in self._types if name in present]
        ordered += [name for key in row if (name := self._names.get(key, key)) not in self._types]
        return tuple(name for name in ordered if (column := self.known(name)) is None or column.computed is None)

    def type(self, name: str) -> TypeEngine[Any] | None:
        declared = self._types.get(name)
        if declared is not None and not declared._isnull:
            return declared
        known = self.known(name)
        return None if known is None else known.type

    def value(self, row: dict[str, Any], name: str) -> Any:
        return row[name] if name in row else row[next(key for key, own in self._names.items() if own == name)]


def _row(
    row: dict[str, Any],
    number: int,
    names: tuple[str, ...],
    columns: _Columns,
    profile: Profile,
    operation: BulkInsertOp,
) -> str:
    spelled = []
    for name in names:
        try:
            spelled.append(value_sql(columns.value(row, name), columns.type(name), profile))
        except SqlgenError as error:
            raise LiteralImpossible(
                f"column {name!r} of row {number} for {operation.table_name!r}: {error.what}",
                where=operation.source,
                why=error.why,
                fix=error.fix,
            ) from error
    one_line = f"({', '.join(spelled)})"
    limit = profile.limits.line_bytes
    if limit and len(one_line) * 4 > limit and any(len(line.encode()) > limit for line in one_line.split("\n")):
        return f"({_NEXT_LINE.join(spelled)})"
    return one_line


_NEXT_LINE = ",\n   "


def _chunks(rows: Iterable[str], profile: Profile, *, one_by_one: bool) -> Iterator[list[str]]:
    """Rows for one statement each: as many as the database and its client take."""
    limit = 1 if one_by_one or not profile.has("multi_row_insert") else profile.limits.insert_rows
    chunk: list[str] = []
    size = 0
    for row in rows:
        length = len(row.encode())
        if chunk and ((limit and len(chunk) >= limit) or size + length > profile.limits.statement_bytes > 0):
            yield chunk
            chunk, size = [], 0
        chunk.append(row)
        size += length
    if chunk:
        yield chunk
