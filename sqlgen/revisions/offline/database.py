"""The database that isn't there: executes by recording, answers from what is known, refuses what nobody can know."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple, NoReturn, Protocol

from sqlalchemy.types import TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.sql_text import Verbatim
from sqlgen.compiler.expressions import leading_words
from sqlgen.errors import Location, SqlgenError
from sqlgen.operations import ExecuteSQLOp
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline import look_ups, reads
from sqlgen.revisions.offline.answers import Answer, Row, Unknown
from sqlgen.revisions.offline.dbapi import Connection, Parameters
from sqlgen.revisions.offline.driver_text import with_parameters
from sqlgen.revisions.offline.found import is_hidden
from sqlgen.revisions.offline.rows import KnownRows
from sqlgen.revisions.offline.stored_values import NOT_KNOWN, Cell, Family, delivered
from sqlgen.revisions.offline.written_rows import RowsNotKnown, State
from sqlgen.revisions.run_errors import CannotRollBack, NoConnection
from sqlgen.revisions.steps import Checkpoint

_READS = frozenset({"SELECT", "WITH", "VALUES", "TABLE", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "PRAGMA"})
_SHOWN = 200


class Columns(NamedTuple):
    """The columns of a result as SQLAlchemy knows them: what they are called, and as what they are taken."""

    names: Sequence[str]
    types: Sequence[TypeEngine[Any]]


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
    def replaying(self) -> bool:
        """Whether the revisions stand before the script's range."""

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
        """Whether a read that nobody can answer is to be taken as empty."""

    @property
    def recorded(self) -> int:
        """How many operations were recorded by now."""

    def checkpoint(self) -> Checkpoint:
        """Where the script stands."""

    def go_back(self, checkpoint: Checkpoint) -> None:
        """Forget what was recorded since."""

    def set_autocommit(self, value: bool) -> None:
        """Whether what follows stands outside of transactions."""


class OfflineDatabase:
    """One per migration context."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder: Recorder = weakref.proxy(recorder)  # it holds us: no circle, or all it knows waits for the GC
        self._own: weakref.ref[Connection] | None = None  # the connection on which directives run, too
        self._begun: dict[Connection, Checkpoint] = {}
        self._by_others: dict[Connection, int] = {}  # how many statements connections other than that one recorded
        self._savepoints: dict[tuple[Connection, str], Checkpoint] = {}

    @property
    def catalog(self) -> Catalog:
        """What is known of the schema now."""
        return self.recorder.catalog

    # ------------------------------------------------------------------ statements

    def run(self, connection: Connection, sql: str, parameters: Parameters = ()) -> Answer:
        """Execute what was handed to the driver as text."""
        return self._run(connection, with_parameters(sql, parameters, self.recorder.profile), None)

    def run_many(self, connection: Connection, sql: str, rows: Sequence[Parameters]) -> Answer:
        """Execute the same text for each set of parameters."""
        answer = Answer()
        for parameters in rows:
            answer = self.run(connection, sql, parameters)
        return answer

    def execute(
        self,
        connection: Connection,
        texts: Iterable[str],
        columns: Columns | None,
        given: Mapping[str, Any] | None,
    ) -> Answer:
        """Execute what SQLAlchemy compiled.

        :param texts: the statement with literals, once for each set of parameters.
        :param columns: the result's columns, where SQLAlchemy knows them.
        :param given: for an INSERT of one row the values that the statement gives, by column.
        """
        answer = Answer()
        text = ""
        for text in texts:
            answer = self._run(connection, text, columns)
        if columns is not None and given is not None:  # RETURNING of one row
            return Answer(columns.names, [self._returned(text, columns, given)], rowcount=1)
        return answer

    def _returned(self, sql: str, columns: Columns, given: Mapping[str, Any]) -> Row:
        """The row that an INSERT wrote: what it gave, and what the database itself put in, as far as that is known."""
        unknown = self._unknown("what the database itself puts into the row", is_recorded=True)
        put_in = {} if all(name in given for name in columns.names) else self.recorder.rows.last_row(sql, self.catalog)
        profile = self.recorder.profile

        def value(name: str, asked: TypeEngine[Any]) -> Any:
            if name in given or fold(profile, name) not in put_in:
                return given.get(name, unknown)
            found = delivered(*put_in[fold(profile, name)], asked, profile)
            return unknown if found is NOT_KNOWN else found

        return tuple(map(value, columns.names, columns.types))

    def _told(self, tell: Callable[[str, Catalog, State], int | None], sql: str, what: str) -> Callable[[], Any]:
        """A number that a statement which was recorded just now brings about, for whoever asks."""
        unknown = self._unknown(what, is_recorded=True)
        catalog, state = self.catalog, self.recorder.rows.state

        def number() -> Any:
            found = tell(sql, catalog, state)
            return unknown if found is None else found

        return number

    def _run(self, connection: Connection, sql: str, columns: Columns | None) -> Answer:
        words = leading_words(sql, 3)
        if words and words[0] == "(":
            words = words[1:]
        if words and words[0] in _READS:
            return self._read(connection, sql, columns)
        return self._write(connection, sql, None if columns is None else columns.names)

    def _write(self, connection: Connection, sql: str, columns: Sequence[str] | None) -> Answer:
        with self.writing(connection):
            self.recorder.record(ExecuteSQLOp(Verbatim(sql)))
        rows = self.recorder.rows
        if columns is None and "RETURNING" in sql.upper():
            columns = ["?"]
        return Answer(
            columns,
            self._rows_nobody_knows(sql) if columns is not None else (),
            rowcount=self._told(rows.matched, sql, "how many rows the statement changes"),
            lastrowid=self._told(rows.last_key, sql, "the key that the database gives to the row"),
        )

    def _read(self, connection: Connection, sql: str, asked: Columns | None) -> Answer:
        columns = None if asked is None else asked.names
        catalog, rows = self.recorder.catalog, self.recorder.rows

        def is_empty(name: str, schema: str | None) -> bool:
            return rows.is_empty(name, self.recorder.schema_of(schema), catalog)

        found = look_ups.answer(sql, catalog, is_empty)
        if found is not None:
            return self._answered(found.columns, found.rows, columns)
        tree = reads.parsed(sql, catalog)
        if tree is None or not reads.only_reads(tree):
            return self._write(connection, sql, columns or ["?"])  # it may do something, so it must be done
        names = columns or reads.column_names(tree, catalog) or ["?"]
        try:
            return Answer(names, reads.rows_of(tree, is_empty, catalog))
        except reads.Unanswerable:
            known = self._known_rows(tree, asked)
            return Answer(names, self._rows_nobody_knows(sql, tree) if known is None else known)

    def _known_rows(self, tree: Any, asked: Columns | None) -> Sequence[Row] | None:
        """The rows of a query on tables that the script filled; None if they can't be told."""
        recorder = self.recorder
        try:
            found = recorder.rows.answer(tree, recorder.catalog, recorder.schema_of)
        except RowsNotKnown:
            return None
        types: Sequence[Any] = asked.types if asked is not None else ()
        if len(types) != len(found.families):
            types = [None] * len(found.families)
        unknown = self._unknown("how the database, or its driver, shows a value")

        def shown(cell: Cell, family: Family, type_: Any) -> Any:
            value = delivered(cell, family, type_, recorder.profile)
            return unknown if value is NOT_KNOWN else value

        return [tuple(map(shown, row, found.families, types)) for row in found.rows]

    def _answered(self, names: Sequence[str], rows: Sequence[Row], columns: Sequence[str] | None) -> Answer:
        """What was found; a value that isn't known may be passed around."""
        unknown = self._unknown("how the server spells that")
        shown = [tuple(unknown if is_hidden(value) else value for value in row) for row in rows]
        return Answer(columns if columns is not None and len(columns) == len(names) else names, shown)

    # ------------------------------------------------------------------ what nobody knows

    def _rows_nobody_knows(self, sql: str, tree: Any = None) -> Callable[[], Sequence[Row]]:
        where, recorded = self.recorder.here(), self.recorder.recorded

        def rows() -> Sequence[Row]:
            rows_of_nothing = None if tree is None else _rows_of_nothing(tree, self.recorder.catalog)
            if rows_of_nothing is not None and self.recorder.takes_as_empty(where, _one_line(sql)):
                return rows_of_nothing
            replaying = self.recorder.replaying
            error = NoConnection.for_rows(_one_line(sql), where=where, replaying=replaying)
            error.recorded = recorded - (tree is None)
            return self.recorder.refuse(error)

        return rows

    def _unknown(self, what: str, *, is_recorded: bool = False) -> Unknown:
        """A value that only the database knows; ``is_recorded``: its statement was, as the last one."""
        where, recorded = self.recorder.here(), self.recorder.recorded

        def refuse() -> NoReturn:
            error = NoConnection(what, where=where)
            error.recorded = recorded - is_recorded
            self.recorder.refuse(error)

        return Unknown(refuse)

    # ------------------------------------------------------------------ transactions

    def begin(self, connection: Connection) -> None:
        """A transaction of the connection begins, unless it has none.

        The first connection is that of the directives: what they do belongs to its transaction. What another one's
        begins with is its own first statement.
        """
        if self._own is None:
            self._own = weakref.ref(connection)
        if not connection.autocommit and self._is_own(connection):
            self._begun.setdefault(connection, self.recorder.checkpoint())

    def commit(self, connection: Connection) -> None:
        """What the connection did stays; where it is that of the directives, the script commits, too."""
        self._begun.pop(connection, None)
        if self._is_own(connection) and not connection.autocommit:
            self.recorder.record(ExecuteSQLOp("COMMIT"))
            self._begun[connection] = self.recorder.checkpoint()

    def rollback(self, connection: Connection) -> None:
        """What was recorded since the connection's transaction began never happened."""
        checkpoint = self._begun.pop(connection, None)
        if checkpoint is not None:
            with suppress(ReferenceError):  # the script is done, and the connection is only being cleared away
                self._go_back(connection, checkpoint)

    def savepoint(self, connection: Connection, name: str) -> None:
        """Remember where the script stands; no SAVEPOINT is written, since the script never goes back."""
        self._savepoints[connection, name] = self.recorder.checkpoint()

    def rollback_to_savepoint(self, connection: Connection, name: str) -> None:
        """What was recorded since the savepoint never happened."""
        self._go_back(connection, self._savepoints[connection, name])

    def release_savepoint(self, connection: Connection, name: str) -> None:
        """What was recorded since stays."""
        self._savepoints.pop((connection, name), None)

    def _is_own(self, connection: Connection) -> bool:
        return self._own is not None and self._own() is connection

    @contextmanager
    def writing(self, connection: Connection) -> Iterator[None]:
        """Around what the connection records."""
        if not connection.autocommit:
            self._begun.setdefault(connection, self.recorder.checkpoint())
        before, counted = self.recorder.recorded, self._by_others.get(connection, 0)
        yield
        if not self._is_own(
            connection
        ):  # listeners may have written meanwhile, on the same connection: those count once
            self._by_others[connection] = counted + self.recorder.recorded - before

    def _go_back(self, connection: Connection, checkpoint: Checkpoint) -> None:
        """Forget what was recorded since; refused where a database wouldn't, or would forget less."""
        recorder = self.recorder
        since = recorder.recorded - checkpoint.recorded
        if not since:
            return
        if not recorder.profile.script.transactional_ddl and recorder.catalog is not checkpoint.catalog:
            recorder.refuse(CannotRollBack(f"{recorder.profile.title} commits each change of the schema by itself"))
        if not self._is_own(connection) and since != self._by_others.pop(connection, 0):
            recorder.refuse(CannotRollBack("directives, or another connection, wrote in between"))
        recorder.go_back(checkpoint)

    def set_autocommit(self, connection: Connection, value: bool) -> None:
        """What follows stands outside of transactions, or within again."""
        self._begun.pop(connection, None)
        self.recorder.set_autocommit(value)


def _rows_of_nothing(tree: Any, catalog: Catalog) -> Sequence[Row] | None:
    """What a query gives when all tables are empty; None when not even that tells."""
    try:
        return reads.rows_of(tree, lambda name, schema: True, catalog)
    except reads.Unanswerable:
        return None


def _one_line(sql: str) -> str:
    words = " ".join(sql.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 3]}..."
