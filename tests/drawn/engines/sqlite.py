"""The newest SQLite, through apsw: a world is a database in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import apsw

from tests.drawn.engines.engine import Failed, Rows
from tests.servers.sqlite_schema import describe_table


class SQLiteEngine:
    """Two databases. Each change of the world is a transaction, as in a script."""

    def __init__(self) -> None:
        self._world = apsw.Connection(":memory:")
        self._made = apsw.Connection(":memory:")

    def fresh(self) -> None:
        self._world.close()
        self._world = apsw.Connection(":memory:")
        self._world.execute("PRAGMA foreign_keys = ON")

    def run(self, statements: Sequence[str]) -> None:
        rebuild = any("_sqlgen_check" in each for each in statements)
        if rebuild:  # as a script does, before its BEGIN
            self._world.execute("PRAGMA foreign_keys = OFF")
        self._world.execute("BEGIN IMMEDIATE")
        execute(self._world, statements)
        self._world.execute("COMMIT")
        if rebuild:
            self._world.execute("PRAGMA foreign_keys = ON")

    def tables(self) -> list[str]:
        named = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        return [str(name) for (name,) in self._world.execute(named)]

    def described(self, tables: Sequence[str]) -> dict[str, str]:
        return {name: describe_table(self._world, name) for name in tables}

    def made(self, statements: Sequence[str], tables: Sequence[str]) -> dict[str, str]:
        self._made.execute("BEGIN")
        try:
            execute(self._made, statements)
            return {name: describe_table(self._made, name) for name in tables}
        finally:
            self._made.execute("ROLLBACK")

    def enum_types(self) -> Mapping[str, tuple[str, ...]]:
        return {}

    def rows(self, table: str, columns: Sequence[str]) -> Rows:
        chosen = ", ".join(map(quoted, columns))
        return list(self._world.execute(f"SELECT {chosen} FROM {quoted(table)}"))

    def delete_rows(self, tables: Iterable[str]) -> None:
        self._world.execute("PRAGMA foreign_keys = OFF")
        execute(self._world, [f"DELETE FROM {quoted(table)}" for table in tables])
        self._world.execute("PRAGMA foreign_keys = ON")


def execute(connection: apsw.Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        try:
            connection.execute(statement).fetchall()
        except apsw.Error as error:
            raise Failed(str(error), statement) from error


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
