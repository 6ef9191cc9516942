"""A script through the sqlite3 program of the machine, and what the program's own `.dump` says then."""

from __future__ import annotations

from contextlib import closing

import apsw

from tests.servers import SQLite


def saved(connection: apsw.Connection, name: str, program: SQLite) -> str:
    """The database as a file."""
    path = program.fresh_database(name)
    with closing(apsw.Connection(path)) as file, file.backup("main", connection, "main") as copy:
        copy.step()
    return path


def dumped(path: str, program: SQLite) -> str:
    return program.run(".dump\n", path).must().stdout


def reloaded(dump: str, program: SQLite) -> str:
    """A new database that a dump makes; it empties sqlite_sequence also where no table that counts is left."""
    if "INSERT INTO sqlite_sequence" not in dump:
        dump = dump.replace("DELETE FROM sqlite_sequence;\n", "")
    path = program.fresh_database("reloaded")
    program.run(dump, path).must()
    return path


def inserts(dump: str) -> list[str]:
    """The rows of all tables, in whatever order they are stored; names and CREATE may be spelled in another way."""
    return sorted(line for line in dump.splitlines() if line.startswith("INSERT INTO"))
