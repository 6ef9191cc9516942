"""Operations on rows: `bulk_insert` and `execute`."""

from __future__ import annotations

from typing import Any, Literal, Self

import sqlalchemy as sa
from sqlalchemy.schema import ExecutableDDLElement
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.elements import ClauseElement

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl import read_ddl
from sqlgen.catalog.sql_text import Verbatim, unescaped
from sqlgen.catalog.tables import column_of
from sqlgen.catalog.values import Table
from sqlgen.operations.arguments import shown
from sqlgen.operations.base import MigrateOperation, qualified
from sqlgen.operations.errors import ArgumentsMalformed, RowsMalformed, StatementMalformed
from sqlgen.operations.facade import BatchOperations, Operations
from sqlgen.profile.dialect import make_dialect

_SHOWN = 60
_COMMITS = frozenset({"COMMIT", "COMMIT WORK", "COMMIT TRANSACTION", "COMMIT TRAN"})
_BEGINS = frozenset({"BEGIN", "BEGIN WORK", "BEGIN TRANSACTION", "BEGIN TRAN", "START TRANSACTION"})


@Operations.register_operation("bulk_insert")
class BulkInsertOp(MigrateOperation):
    """Insert rows."""

    template = "bulk_insert"

    def __init__(
        self,
        table: sa.Table | sa.TableClause,
        rows: list[dict[str, Any]],
        *,
        multiinsert: bool = True,
    ) -> None:
        self.table = table
        self.rows = rows
        self.multiinsert = multiinsert

    @classmethod
    def bulk_insert(
        cls,
        operations: Operations,
        table: sa.Table | sa.TableClause,
        rows: list[dict[str, Any]],
        *,
        multiinsert: bool = True,
    ) -> None:
        """Insert rows, each a dictionary by column name.

        `table` is what `create_table` returned, or a `sqlalchemy.table("name", column("id", Integer), ...)`;
        types that it leaves out come from the catalog. `multiinsert=False` writes one statement per row.
        """
        operations.invoke(cls(table, rows, multiinsert=multiinsert))

    @property
    def table_name(self) -> str:
        """The table that gets the rows."""
        return str(self.table.name)

    @property
    def schema(self) -> str | None:
        """The schema of that table."""
        schema: str | None = getattr(self.table, "schema", None)
        return schema

    def complete(self, catalog: Catalog) -> Self:
        """A copy whose rows are well-formed: a list of dictionaries by column name.

        Raises ColumnUnknown for a column that a table known in full doesn't have.
        """
        if not isinstance(self.table, sa.TableClause):
            raise ArgumentsMalformed(
                f"bulk_insert: a table is expected, not {shown(self.table)}",
                fix="what create_table returned, or sqlalchemy.table(name, column(...), ...)",
            )
        completed = super().complete(catalog)
        completed.rows = _checked(self.rows, self.describe())
        known = catalog.find_table(self.table_name, self.schema)
        if known is not None:
            names = {column.key: column.name for column in self.table.c}
            for key in dict.fromkeys(key for row in completed.rows for key in row):
                column_of(known, str(names.get(key, key)), catalog.profile)
        return completed

    def describe(self) -> str:
        count = len(self.rows)
        return f"insert {count} {'row' if count == 1 else 'rows'} into {qualified(self.table_name, self.schema)}"

    def subject_before(self, catalog: Catalog) -> Table | None:
        return catalog.find_table(self.table_name, self.schema)

    def subject_after(self, catalog: Catalog) -> Table | None:
        return catalog.find_table(self.table_name, self.schema)


@Operations.register_operation("execute")
@BatchOperations.register_operation("execute", "batch_execute")
class ExecuteSQLOp(MigrateOperation):
    """Run a statement."""

    template = "execute"
    waits_in_batch = False  # as in Alembic: a batch collects changes of its table, and nothing else

    def __init__(self, sqltext: Executable | str, *, execution_options: dict[str, Any] | None = None) -> None:
        self.sqltext = sqltext
        self.execution_options = execution_options

    @classmethod
    def execute(
        cls,
        operations: Operations,
        sqltext: Executable | str,
        *,
        execution_options: dict[str, Any] | None = None,
    ) -> None:
        """Run SQL: a string as it is, `text()`, or a SQLAlchemy statement, whose parameters must have values.

        DDL is read, so that the catalog stays true.
        """
        operations.invoke(cls(sqltext, execution_options=execution_options))

    @classmethod
    def batch_execute(
        cls,
        operations: BatchOperations,
        sqltext: Executable | str,
        *,
        execution_options: dict[str, Any] | None = None,
    ) -> None:
        """Run SQL now, before the changes of the batch, which are made when its block ends."""
        operations.invoke(cls(sqltext, execution_options=execution_options))

    def to_diff_tuple(self) -> tuple[str, Executable | str]:
        """`("execute", sqltext)`."""
        return ("execute", self.sqltext)

    def complete(self, catalog: Catalog) -> Self:
        """A copy, after a look at what was given: SQL, or an expression."""
        if not isinstance(self.sqltext, str | ClauseElement):
            raise StatementMalformed(
                f"a statement is expected, not a {type(self.sqltext).__name__}",
                fix="a string of SQL, text(), or a statement of SQLAlchemy",
            )
        return super().complete(catalog)

    def transaction_edge(self) -> Literal["commit", "begin"] | None:
        """What it does if it says nothing but COMMIT or BEGIN: whoever writes a script lays its transactions out."""
        text = statement_text(self.sqltext)
        if text is None or len(text) > _SHOWN:
            return None
        words = " ".join(text.upper().rstrip("; \t\r\n").split())
        return "commit" if words in _COMMITS else "begin" if words in _BEGINS else None

    def evolve(self, catalog: Catalog) -> Catalog:
        if self.transaction_edge() is not None:
            return catalog
        text = statement_text(self.sqltext)
        if text is None and isinstance(self.sqltext, ExecutableDDLElement):
            text = str(self.sqltext.compile(dialect=make_dialect(catalog.profile)))
        return catalog if text is None else read_ddl(text, catalog)

    def describe(self) -> str:
        text = statement_text(self.sqltext)
        words = " ".join((text if text is not None else type(self.sqltext).__name__).split())
        return f"execute {words if len(words) <= _SHOWN else words[: _SHOWN - 3] + '...'}"


def statement_text(statement: Executable | str) -> str | None:
    """The SQL of a string or `text()` as its author wrote it; None for other statements."""
    if isinstance(statement, str):
        return statement
    if isinstance(statement, Verbatim):
        return statement.text
    if isinstance(statement, sa.TextClause):
        return unescaped(statement)
    return None


def _checked(rows: Any, doing: str) -> list[dict[str, Any]]:
    if not isinstance(rows, (list, tuple)):
        raise RowsMalformed(f"{doing}: a list of dictionaries is expected, not a {type(rows).__name__}.")
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            raise RowsMalformed(f"{doing}: row {number} is a {type(row).__name__}, a dictionary is expected.")
    return [{str(getattr(key, "name", key)): value for key, value in row.items()} for row in rows]
