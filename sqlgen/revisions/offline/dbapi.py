"""A driver (PEP 249) without a database: what is executed goes to a :class:`Database`, which answers if it can."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeAlias

from sqlgen.revisions.offline.answers import Answer

apilevel = "2.0"
threadsafety = 1
paramstyle = "named"

Parameters: TypeAlias = Sequence[Any] | Mapping[str, Any]


class Warning(Exception):
    """Never raised."""


class Error(Exception):
    """What a database says."""


class InterfaceError(Error):
    """The driver was used wrongly."""


class DatabaseError(Error):
    """What a database says of a statement."""


class DataError(DatabaseError):
    """A value doesn't fit."""


class OperationalError(DatabaseError):
    """The database can't do it."""


class IntegrityError(DatabaseError):
    """A constraint is violated."""


class InternalError(DatabaseError):
    """The database is in a wrong state."""


class ProgrammingError(DatabaseError):
    """The statement is wrong."""


class NotSupportedError(DatabaseError):
    """The database has no such thing."""


STRING, BINARY, NUMBER, DATETIME, ROWID = str, bytes, float, dt.datetime, int
Date, Time, Timestamp, Binary = dt.date, dt.time, dt.datetime, bytes


class Database(Protocol):
    """What stands behind the driver."""

    def run(self, connection: Connection, sql: str, parameters: Parameters = ()) -> Answer:
        """Do what a statement says, with parameters in the style of the database's usual driver."""

    def run_many(self, connection: Connection, sql: str, rows: Sequence[Parameters]) -> Answer:
        """Do the same for each set of parameters."""

    def begin(self, connection: Connection) -> None:
        """A transaction of this connection begins, unless one is open."""

    def commit(self, connection: Connection) -> None:
        """Its transaction ends, and stays."""

    def rollback(self, connection: Connection) -> None:
        """Its transaction ends, and what it did never happened."""

    def set_autocommit(self, connection: Connection, value: bool) -> None:
        """What follows is, or isn't, outside of transactions."""

    def savepoint(self, connection: Connection, name: str) -> None:
        """A point to which the transaction may go back."""

    def rollback_to_savepoint(self, connection: Connection, name: str) -> None:
        """What was done since never happened."""

    def release_savepoint(self, connection: Connection, name: str) -> None:
        """Nobody will go back there."""


def connect(database: Database) -> Connection:
    """A connection. There may be several: what they execute goes into one script, in the order of the calls."""
    return Connection(database)


class Connection:
    """A connection as PEP 249 describes it, with the ``autocommit`` that drivers have."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.closed = False
        self._autocommit = False

    @property
    def autocommit(self) -> bool:
        """Whether statements run outside of transactions."""
        return self._autocommit

    @autocommit.setter
    def autocommit(self, value: bool) -> None:
        if value is not self._autocommit:
            self.database.set_autocommit(self, value)
        self._autocommit = value

    def cursor(self, *_: Any, **__: Any) -> Cursor:
        """A cursor; what drivers take as arguments (a kind of rows, a name) changes nothing here."""
        return Cursor(self)

    def begin(self) -> None:
        """As some drivers have it; others begin by themselves."""
        self.database.begin(self)

    def commit(self) -> None:
        """End the transaction."""
        self.database.commit(self)

    def rollback(self) -> None:
        """Undo the transaction: what it executed leaves the script."""
        self.database.rollback(self)

    def savepoint(self, name: str) -> None:
        """Set a point to go back to."""
        self.database.savepoint(self, name)

    def rollback_to_savepoint(self, name: str) -> None:
        """Go back: what was executed since leaves the script."""
        self.database.rollback_to_savepoint(self, name)

    def release_savepoint(self, name: str) -> None:
        """Forget the point; what was executed since stays."""
        self.database.release_savepoint(self, name)

    def close(self) -> None:
        """Nothing is kept open; a transaction that wasn't committed is undone, as every database does."""
        if not self.closed:
            self.database.rollback(self)
        self.closed = True

    def execute(self, sql: str, parameters: Parameters = ()) -> Cursor:
        """As sqlite3 and psycopg have it."""
        cursor = self.cursor()
        cursor.execute(sql, parameters)
        return cursor


class Cursor:
    """A cursor: the answer to the statement that it executed last."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._answer = Answer()
        self._place = 0

    @property
    def description(self) -> list[tuple[Any, ...]] | None:
        """Names of columns; None when the statement gives no rows."""
        if self._answer.columns is None:
            return None
        return [(name, None, None, None, None, None, None) for name in self._answer.columns]

    @property
    def rowcount(self) -> Any:
        """How many rows were written; an object that refuses to be used where nobody can know."""
        return self._answer.rowcount

    @property
    def lastrowid(self) -> Any:
        """The key that the database gave to the row; an object that refuses to be used."""
        return self._answer.lastrowid

    def execute(self, sql: str, parameters: Parameters = (), *_: Any, **__: Any) -> Cursor:
        """Execute a statement, with parameters in the style of the database's usual driver."""
        self.take(self.connection.database.run(self.connection, sql, parameters or ()))
        return self

    def executemany(self, sql: str, rows: Sequence[Parameters]) -> Cursor:
        """Execute a statement for each set of parameters."""
        self.take(self.connection.database.run_many(self.connection, sql, rows))
        return self

    def take(self, answer: Answer) -> None:
        """Begin at the first row of an answer."""
        self._answer, self._place = answer, 0

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row."""
        rows = self._answer.rows()
        if self._place >= len(rows):
            return None
        self._place += 1
        return rows[self._place - 1]

    def fetchmany(self, size: int | None = None) -> list[tuple[Any, ...]]:
        """The next rows."""
        start = self._place
        rows = self._answer.rows()[start : start + (self.arraysize if size is None else size)]
        self._place += len(rows)
        return list(rows)

    def fetchall(self) -> list[tuple[Any, ...]]:
        """All rows that are left."""
        rows = self._answer.rows()[self._place :]
        self._place += len(rows)
        return list(rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        while (row := self.fetchone()) is not None:
            yield row

    def close(self) -> None:
        """Nothing is kept open."""

    def setinputsizes(self, *_: Any, **__: Any) -> None:
        """Types are known otherwise."""

    def setoutputsize(self, *_: Any) -> None:
        """Nothing is fetched in pieces."""

    def __enter__(self) -> Cursor:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
