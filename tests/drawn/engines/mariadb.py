"""MariaDB: a world is a database, and what is made from the catalog stands in another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pymysql

from tests.drawn.engines.engine import Failed, Rows
from tests.servers import MariaDB
from tests.servers.mariadb import normalised

WORLD, MADE = "the world", "made anew"


class MariaDBEngine:
    """Two connections, one to each database. Where tables are made anew, foreign keys may refer to nothing."""

    def __init__(self, server: MariaDB) -> None:
        self._names = [server.fresh_database(f"drawn {name}") for name in (WORLD, MADE)]
        self._connections = [server.connect(name) for name in self._names]
        self._world, self._made = (connection.cursor() for connection in self._connections)
        self._made.execute("SET foreign_key_checks = 0")

    def close(self) -> None:
        for connection in self._connections:
            connection.close()

    def fresh(self) -> None:
        tables = self.tables()
        if tables:
            drop = f"DROP TABLE {', '.join(map(quoted, tables))}"
            execute(self._world, ["SET foreign_key_checks = 0", drop, "SET foreign_key_checks = 1"])

    def run(self, statements: Sequence[str]) -> None:
        execute(self._world, statements)

    def tables(self) -> list[str]:
        self._world.execute("SHOW TABLES")
        return [str(name) for (name,) in self._world.fetchall()]

    def described(self, tables: Sequence[str]) -> dict[str, str]:
        return {name: described(self._world, name) for name in tables}

    def made(self, statements: Sequence[str], tables: Sequence[str]) -> dict[str, str]:
        if not tables:
            return {}
        try:
            execute(self._made, statements)
            return {name: described(self._made, name) for name in tables}
        finally:
            self._made.execute(f"DROP TABLE IF EXISTS {', '.join(map(quoted, tables))}")

    def enum_types(self) -> Mapping[str, tuple[str, ...]]:
        return {}

    def rows(self, table: str, columns: Sequence[str]) -> Rows:
        self._world.execute(f"SELECT {', '.join(map(quoted, columns))} FROM {quoted(table)}")
        return list(self._world.fetchall())

    def delete_rows(self, tables: Iterable[str]) -> None:
        statements = [f"DELETE FROM {quoted(table)}" for table in tables]
        execute(self._world, ["SET foreign_key_checks = 0", *statements, "SET foreign_key_checks = 1"])


def execute(cursor: pymysql.cursors.Cursor, statements: Iterable[str]) -> None:
    for statement in statements:
        try:
            cursor.execute(statement)
        except pymysql.Error as error:
            raise Failed(str(error), statement) from error


def described(cursor: pymysql.cursors.Cursor, table: str) -> str:
    cursor.execute(f"SHOW CREATE TABLE {quoted(table)}")
    found = cursor.fetchone()
    assert found is not None
    return normalised(f"{found[1]}\n")


def quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"
