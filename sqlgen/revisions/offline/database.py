"""The database that isn't there: executes by recording, answers from what is known, refuses what nobody can know."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, NoReturn, Protocol

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.sql_text import Verbatim
from sqlgen.compiler.expressions import leading_words
from sqlgen.errors import Location, SqlgenError
from sqlgen.operations import ExecuteSQLOp
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline import look_ups, reads
from sqlgen.revisions.offline.answers import Answer, Row, Unknown
from sqlgen.revisions.offline.dbapi import Connection, Parameters
from sqlgen.revisions.offline.driver_text import with_parameters
from sqlgen.revisions.offline.rows import KnownRows
from sqlgen.revisions.run_errors import NoConnection

_READS = frozenset({"SELECT", "WITH", "VALUES", "TABLE", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "PRAGMA"})
_SHOWN = 200


class Recorder(Protocol):
    """The part of a migration context that stands behind the database."""

    @property
    def catalog(self) -> Catalog:
        """What is known of the schema now."""

    @property
    def profile(self) -> Profile:
        """The database that the script is for."""

    @property
    def rows(self) -> KnownRows:
        """Which rows are known now."""

    @property
    def schemas(self) -> Mapping[str | None, str]:
        """Other names for the schemas of the revisions."""

    def schema_of(self, schema: str | None) -> str | None:
        """The name under which the catalog knows a schema of the revisions."""

    def record(self, operation: Any) -> Any:
        """Record an operation."""

    def here(self) -> Location | None:
        """The line of the revision file that runs."""

    def refuse(self, error: SqlgenError) -> NoReturn:
        """Raise an error that ends the revision, also when the revision file catches it."""

    def takes_as_empty(self, where: Location | None, sql: str) -> bool:
        """Whether a read that nobody can answer is to be taken as empty; who says so notes it."""

    def checkpoint(self) -> Any:
        """Where the script stands."""

    def go_back(self, checkpoint: Any) -> None:
        """Forget what was recorded since."""

    def set_autocommit(self, value: bool) -> None:
        """Whether what follows stands outside of transactions."""

    def end_transaction(self) -> None:
        """What follows belongs to a transaction of its own."""


class OfflineDatabase:
    """One per migration context."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder: Recorder = weakref.proxy(recorder)  # it holds us: no circle, or all it knows waits for the GC
        self._begun: dict[Connection, Any] = {}
        self._savepoints: dict[tuple[Connection, str], Any] = {}

    @property
    def catalog(self) -> Catalog:
        """What is known of the schema now."""
        return self.recorder.catalog

    # ------------------------------------------------------------------ statements

    def run(self, sql: str, parameters: Parameters = ()) -> Answer:
        """Execute what was handed to the driver as text."""
        return self._run(with_parameters(sql, parameters, self.recorder.profile), None)

    def run_many(self, sql: str, rows: Sequence[Parameters]) -> Answer:
        """Execute the same text for each set of parameters."""
        answer = Answer()
        for parameters in rows:
            answer = self.run(sql, parameters)
        return answer

    def execute(self, texts: Iterable[str], columns: Sequence[str] | None, given: Mapping[str, Any] | None) -> Answer:
        """Execute what SQLAlchemy compiled.

        :param texts: the statement with literals, once for each set of parameters.
        :param columns: the names of the result's columns, where SQLAlchemy knows them.
        :param given: for an INSERT of one row the values that the statement gives, by column.
        """
        answer = Answer()
        for text in texts:
            answer = self._run(text, columns)
        if columns is not None and given is not None:  # RETURNING of one row
            unknown = self._unknown("what the database itself puts into the row")
            return Answer(columns, [tuple(given.get(column, unknown) for column in columns)], rowcount=1)
        return answer

    def _run(self, sql: str, columns: Sequence[str] | None) -> Answer:
        words = leading_words(sql, 3)
        if words and words[0] == "(":
            words = words[1:]
        if words and words[0] in _READS:
            return self._read(sql, columns)
        return self._write(sql, columns)

    def _write(self, sql: str, columns: Sequence[str] | None) -> Answer:
        self.recorder.record(ExecuteSQLOp(Verbatim(sql)))
        if columns is None and "RETURNING" in sql.upper():
            columns = ["?"]
        return Answer(
            columns,
            self._rows_nobody_knows(sql) if columns is not None else (),
            rowcount=self._unknown("how many rows the statement changes"),
            lastrowid=self._unknown("the key that the database gives to the row"),
        )

    def _read(self, sql: str, columns: Sequence[str] | None) -> Answer:
        catalog, rows = self.recorder.catalog, self.recorder.rows
        found = look_ups.answer(sql, catalog)
        if found is not None:
            return self._answered(found.columns, found.rows, columns)
        tree = reads.parsed(sql, catalog)
        if tree is None or not reads.only_reads(tree):
            return self._write(sql, columns or ["?"])  # it may do something, so it must be done
        names = columns or reads.column_names(tree, catalog) or ["?"]

        def is_empty(name: str, schema: str | None) -> bool:
            return rows.is_empty(name, self.recorder.schema_of(schema), catalog)

        try:
            return Answer(names, reads.rows_of(tree, is_empty, catalog))
        except reads.Unanswerable:
            return Answer(names, self._rows_nobody_knows(sql, tree))

    def _answered(self, names: Sequence[str], rows: Sequence[Row], columns: Sequence[str] | None) -> Answer:
        return Answer(columns if columns is not None and len(columns) == len(names) else names, rows)

    # ------------------------------------------------------------------ what nobody knows

    def _rows_nobody_knows(self, sql: str, tree: Any = None) -> Callable[[], Sequence[Row]]:
        where = self.recorder.here()

        def rows() -> Sequence[Row]:
            if tree is not None and self.recorder.takes_as_empty(where, sql):
                with suppress(reads.Unanswerable):  # not even an empty table would tell
                    return reads.rows_of(tree, lambda name, schema: True, self.recorder.catalog)
            return self.recorder.refuse(NoConnection.for_rows(_one_line(sql), where=where))

        return rows

    def _unknown(self, what: str) -> Unknown:
        where = self.recorder.here()

        def refuse() -> NoReturn:
            self.recorder.refuse(NoConnection(what, where=where))

        return Unknown(refuse)

    # ------------------------------------------------------------------ transactions

    def begin(self, connection: Connection) -> None:
        """Remember where the connection's transaction begins."""
        self._begun.setdefault(connection, self.recorder.checkpoint())

    def commit(self, connection: Connection) -> None:
        """What the connection did stays, whatever comes."""
        if self._begun.pop(connection, None) is not None:
            self.recorder.end_transaction()

    def rollback(self, connection: Connection) -> None:
        """What was recorded since the connection's transaction began never happened."""
        checkpoint = self._begun.pop(connection, None)
        if checkpoint is not None:
            with suppress(ReferenceError):  # the script is done, and the connection is only being cleared away
                self.recorder.go_back(checkpoint)

    def savepoint(self, connection: Connection, name: str) -> None:
        """Remember where the script stands; no SAVEPOINT is written, since the script never goes back."""
        self._savepoints[connection, name] = self.recorder.checkpoint()

    def rollback_to_savepoint(self, connection: Connection, name: str) -> None:
        """What was recorded since the savepoint never happened."""
        self.recorder.go_back(self._savepoints[connection, name])

    def release_savepoint(self, connection: Connection, name: str) -> None:
        """What was recorded since stays."""
        self._savepoints.pop((connection, name), None)

    def set_autocommit(self, connection: Connection, value: bool) -> None:
        """What follows stands outside of transactions, or within again."""
        self._begun.pop(connection, None)
        self.recorder.set_autocommit(value)


def _one_line(sql: str) -> str:
    words = " ".join(sql.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 3]}..."
