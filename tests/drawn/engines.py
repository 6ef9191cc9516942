"""Databases that take many worlds at once, each in a place of its own.

Scripts, dumps and rows go world by world, a whole batch in one round trip where the database can.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from tests.servers import MariaDB, PostgreSQL, SQLite, SQLiteNewest
from tests.servers.names import database_name

Texts = Sequence[Sequence[str]]
"""For each world its statements."""

Columns = dict[str, list[str]]
"""Column names by table: what is read of a world."""


class Engine(Protocol):
    """Two databases side by side, `migrated` and `made`, with places for a batch of worlds."""

    needs_rebuilds: bool
    """Much of ALTER TABLE is refused, on the way back, too."""

    def fresh(self, database: str, count: int) -> None:
        """Empty places for so many worlds."""

    def run(self, database: str, texts: Texts) -> list[str]:
        """Run each world's statements; what went wrong there, "" for nothing."""

    def dumps(self, database: str, count: int) -> list[str]:
        """The schema of each world, by the database's own means."""

    def rows(self, database: str, columns: Sequence[Columns]) -> list[dict[str, list[str]]]:
        """For each world and table the rows, restricted to the columns, as text, sorted."""

    def empty(self, tables: Sequence[str]) -> list[str]:
        """Statements that delete all rows of these tables."""


MARK = "sqlgen world"
WORLD = re.compile(r"\bw(\d+)\b")
STARTS = re.compile(r"^(CREATE|ALTER|COMMENT) ")
OWNED = re.compile(r"^ALTER SEQUENCE (w\d+\.(?:\"[^\n]*\"|\S+)) OWNED BY w\d+\.(.*);$", re.MULTILINE)


class PostgreSQLEngine:
    """A world is a schema on the search path, and a transaction."""

    needs_rebuilds = False

    def __init__(self, server: PostgreSQL) -> None:
        self._server = server

    def fresh(self, database: str, count: int) -> None:
        name = self._server.fresh_database(f"drawn_{database}")
        self._server.run("".join(f"CREATE SCHEMA w{number};\n" for number in range(count)), name).must()

    def run(self, database: str, texts: Texts) -> list[str]:
        script = ["\\set ON_ERROR_STOP off\nSET client_min_messages = warning;\n"]
        for number, statements in enumerate(texts):
            script.append(f"\\warn '{MARK} {number}'\nSET search_path TO w{number};\nBEGIN;\n")
            script.append("SET CONSTRAINTS ALL IMMEDIATE;\n")  # DDL can't follow rows whose checks are still due
            script += [f"{statement};\n" for statement in statements]
            script.append("COMMIT;\n")
        result = self._server.run("".join(script), self._database(database)).must()
        told = re.split(rf"^{MARK} \d+\n", result.stderr, flags=re.MULTILINE)
        assert len(told) == len(texts) + 1, result.stderr
        return [error.partition("ERROR:")[2].partition("psql:")[0].strip() for error in told[1:]]

    def dumps(self, database: str, count: int) -> list[str]:
        found: list[list[str]] = [[] for _ in range(count)]
        for statement in statements_of(self._server.dump(self._database(database))):
            place = WORLD.search(statement)
            if place and not statement.startswith("CREATE SCHEMA"):
                found[int(place[1])].append(statement)
        return ["".join(sorted(statements_of(plain("".join(each))))) for each in found]

    def rows(self, database: str, columns: Sequence[Columns]) -> list[dict[str, list[str]]]:
        queries = []
        for number, tables in enumerate(columns):
            for table, names in tables.items():
                row = ", ".join(f"{quoted(name)}::text" for name in names)
                value = f"SELECT json_build_array({row})::text AS row FROM w{number}.{quoted(table)}"
                label = "'" + table.replace("'", "''") + "'"
                queries.append(f"SELECT {number}, {label}, array(SELECT row FROM ({value}) AS r ORDER BY row)")
        found: list[dict[str, list[str]]] = [{} for _ in columns]
        if queries:
            for number, table, values in self._server.rows(" UNION ALL ".join(queries), self._database(database)):
                found[int(str(number))][str(table)] = values  # type: ignore[assignment]
        return found

    def empty(self, tables: Sequence[str]) -> list[str]:
        return [f"TRUNCATE {', '.join(map(quoted, tables))}"] if tables else []

    def _database(self, database: str) -> str:
        return database_name(f"drawn_{database}")


FOREIGN_KEYS_OFF = "PRAGMA foreign_keys = OFF"


class SQLiteEngine:
    """A world is a file."""

    needs_rebuilds = True

    def __init__(self, server: SQLite | SQLiteNewest) -> None:
        self._server = server
        self._files: dict[str, list[str]] = {}

    def fresh(self, database: str, count: int) -> None:
        self._files[database] = [self._server.fresh_database(f"drawn_{database}_{number}") for number in range(count)]

    def run(self, database: str, texts: Texts) -> list[str]:
        results = []
        for file, statements in zip(self._files[database], texts, strict=True):
            off = any(
                "_sqlgen_check" in each or each == FOREIGN_KEYS_OFF for each in statements
            )  # before BEGIN, or never
            script = f"{FOREIGN_KEYS_OFF if off else 'PRAGMA foreign_keys = ON'};\nBEGIN;\n"
            script += "".join(f"{statement};\n" for statement in statements) + "COMMIT;\n"
            result = self._server.run(script, file) if statements else None
            results.append("" if result is None or result.ok else result.stderr.strip())
        return results

    def dumps(self, database: str, count: int) -> list[str]:
        return [self._server.dump(file) for file in self._files[database]]

    def rows(self, database: str, columns: Sequence[Columns]) -> list[dict[str, list[str]]]:
        return [
            {table: self._rows(file, table, names) for table, names in tables.items()}
            for file, tables in zip(self._files[database], columns, strict=True)
        ]

    def _rows(self, file: str, table: str, names: Sequence[str]) -> list[str]:
        chosen = ", ".join(map(quoted, names))
        return sorted(map(repr, self._server.rows(f"SELECT {chosen} FROM {quoted(table)}", file)))

    def empty(self, tables: Sequence[str]) -> list[str]:
        return [FOREIGN_KEYS_OFF, *(f"DELETE FROM {quoted(table)}" for table in tables)]


class MariaDBEngine:
    """A world is a database."""

    needs_rebuilds = False

    def __init__(self, server: MariaDB) -> None:
        self._server = server
        self._databases: dict[str, list[str]] = {}

    def fresh(self, database: str, count: int) -> None:
        self._databases[database] = [self._server.fresh_database(f"drawn_{database}_{n}") for n in range(count)]

    def run(self, database: str, texts: Texts) -> list[str]:
        results = []
        for name, statements in zip(self._databases[database], texts, strict=True):
            script = "".join(f"{statement};\n" for statement in statements)
            results.append(self._server.run(script, name).stderr.strip() if statements else "")
        return results

    def dumps(self, database: str, count: int) -> list[str]:
        return [without_key_names(dump) for dump in self._server.dumps(self._databases[database])]

    def rows(self, database: str, columns: Sequence[Columns]) -> list[dict[str, list[str]]]:
        return [
            {table: self._rows(name, table, names) for table, names in tables.items()}
            for name, tables in zip(self._databases[database], columns, strict=True)
        ]

    def _rows(self, database: str, table: str, names: Sequence[str]) -> list[str]:
        chosen = ", ".join(f"`{name}`" for name in names)
        return sorted(map(repr, self._server.rows(f"SELECT {chosen} FROM `{table}`", database)))

    def empty(self, tables: Sequence[str]) -> list[str]:
        off = ["SET foreign_key_checks = 0"]
        return [*off, *(f"DELETE FROM `{table}`" for table in tables), "SET foreign_key_checks = 1"] if tables else []


KEYS = re.compile(r"^  (PRIMARY KEY|(UNIQUE |FULLTEXT |SPATIAL )?KEY|CONSTRAINT) ")
FOREIGN_KEY = re.compile(r" FOREIGN KEY (\(.*?\)) REFERENCES ")
KEY = re.compile(r"^  KEY `.*?` (\(.*\))$")


def without_key_names(dump: str) -> str:
    """A dump in which indexes on the columns of a foreign key have no name.

    The server makes one with the foreign key and calls it like the first column as it was called then.
    """
    tables = dump.split("CREATE TABLE ")
    return "CREATE TABLE ".join(map(_without_key_names, tables))


def _without_key_names(table: str) -> str:
    served = set(FOREIGN_KEY.findall(table))
    columns, keys, end = [], [], []
    for line in table.splitlines(keepends=True):
        found = KEY.match(line)
        line = f"  KEY of a foreign key {found[1]}\n" if found and found[1] in served else line
        part = keys if KEYS.match(line) else end if keys else columns
        part.append(line)
    return "".join((*columns, *sorted(keys), *end))


def statements_of(dump: str) -> list[str]:
    """The statements of a dump, each with its last line end."""
    found: list[str] = []
    for line in dump.splitlines(keepends=True):
        if not found or (STARTS.match(line) and found[-1].endswith(";\n")):
            found.append("")
        found[-1] += line
    return found


IDENTITY_NAME = re.compile(r"^    SEQUENCE NAME .*\n", re.MULTILINE)


def plain(dump: str) -> str:
    """A dump in which each sequence is named by its column: it keeps the name of the column that it was made for."""
    dump = IDENTITY_NAME.sub("", dump)
    for spelled, owner in OWNED.findall(dump):
        dump = dump.replace(spelled, f"sequence of {owner}").replace(spelled.replace("'", "''"), f"sequence of {owner}")
    return dump


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
