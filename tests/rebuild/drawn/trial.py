"""A script on a database, and beside it the database as the model says that it must be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import apsw

from tests.rebuild.drawn.changes import Change
from tests.rebuild.drawn.schema import Schema, Table, quoted, statements
from tests.rebuild.drawn.start import VALUES
from tests.servers.sqlite_schema import describe

Rows = dict[str, list[str]]
"""By table its rows, each as SQL literals, sorted."""


def database(texts: Sequence[str], *, keys: bool = True) -> apsw.Connection:
    """A new database in memory; what it doesn't accept of rows it hasn't."""
    connection = apsw.Connection(":memory:")
    connection.execute(f"PRAGMA foreign_keys={'ON' if keys else 'OFF'}")
    for text in texts:
        try:
            connection.execute(text)
        except apsw.Error:
            if not text.startswith("INSERT"):
                raise
    return connection


def rows(connection: apsw.Connection, table: str, columns: Sequence[str] = ()) -> list[str]:
    """The rows of a table, or of some of its columns, as SQLite itself writes values."""
    if not columns:
        columns = [each[1] for each in connection.execute(f"PRAGMA table_xinfo({quoted(table)})").fetchall()]
    chosen = " || ',' || ".join(f"quote({quoted(name)})" for name in columns)
    return sorted(row for (row,) in connection.execute(f"SELECT {chosen} FROM {quoted(table)}"))


def all_rows(connection: apsw.Connection, schema: Schema) -> Rows:
    return {table: rows(connection, table) for table in (schema.table.name, "p", "c", "log")}


def sequences(connection: apsw.Connection) -> list[tuple[object, ...]]:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").fetchall():
        return []
    return connection.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall()


def dump(connection: apsw.Connection) -> list[tuple[object, ...]]:
    """Everything, to see that nothing has changed."""
    found = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    for kind, name, _ in list(found):
        if kind == "table":
            found += [(name, row) for row in rows(connection, str(name))]
    return found + sequences(connection)


@dataclass(frozen=True)
class Expected:
    """The database as it must be, or why its rows can't be as the changes want them.

    ``strict``: nothing is wrong on the way there either, if every change is made by itself.
    """

    connection: apsw.Connection | None
    why_not: str
    strict: bool


def expected(
    start: apsw.Connection, schema: Schema, changes: Sequence[Change], *, child_first: bool = False
) -> Expected:
    """What the changes make of a database, one after the other.

    :param child_first: the child stands before the table, as it does in a file in which the table was made anew. Of
        several foreign keys that something breaks SQLite sees to that of the first table first.
    """
    start.execute("ATTACH ':memory:' AS staged")
    table, place = schema.table, f"main.{quoted(schema.table.name)}"
    columns = ", ".join(f"{quoted(each.name)} AS k{each.key}" for each in table.plain)
    start.execute(f"CREATE TABLE staged.s0 AS SELECT {columns} FROM {place}")
    strict, inserted = True, 0
    for number, change in enumerate(changes, start=1):
        stage(start, number, change)
        inserted += change.about == "rows"
        if strict:
            strict = not isinstance(filled(start, change.after, number, inserted), str)
    last = changes[-1].after
    made = filled(start, last, len(changes), inserted, child_first=child_first)
    start.execute("DETACH staged")
    return Expected(None, made, strict) if isinstance(made, str) else Expected(made, "", strict)


def stage(start: apsw.Connection, number: int, change: Change) -> None:
    """The rows after one more change, in a table without constraints."""
    table = change.after.table
    definitions = ", ".join(f"k{each.key} {each.type}" for each in table.plain)
    start.execute(f"CREATE TABLE staged.s{number} ({definitions})")
    values = ", ".join(change.values.get(each.key, f"k{each.key}") for each in table.plain)
    start.execute(f"INSERT INTO staged.s{number} SELECT {values} FROM staged.s{number - 1}")


def filled(
    start: apsw.Connection, schema: Schema, number: int, inserted: int, *, child_first: bool = False
) -> apsw.Connection | str:
    """A database with a schema and rows; what SQLite says against these."""
    texts = statements(without_triggers(schema))
    if child_first:
        texts.sort(key=lambda text: not text.startswith("CREATE TABLE c "))
    made = database(texts, keys=False)
    table = schema.table
    keys = [each.key for each in table.plain]
    taken = {
        "p": ("id, code", "SELECT id, code FROM main.p"),
        "log": ("x", "SELECT x FROM main.log"),
        quoted(table.name): (
            table.names(tuple(keys)),
            f"SELECT {', '.join(f'k{key}' for key in keys)} FROM staged.s{number}",
        ),
        "c": ("id, ref, note", "SELECT id, ref, note FROM main.c"),
    }
    try:
        for name, (columns, query) in taken.items():
            marks = ", ".join("?" for _ in columns.split(", ")) if name != quoted(table.name) else None
            for row in start.execute(query).fetchall():
                places = marks or ", ".join("?" for _ in row)
                made.execute(f"INSERT INTO {name} ({columns}) VALUES ({places})", row)
    except apsw.ConstraintError as error:
        return str(error)
    for _ in range(inserted):
        made.execute("INSERT INTO log VALUES ('between')")
    broken = made.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        return f"FOREIGN KEY: {broken}"
    if len(rows(made, table.name)) != start.execute(f"SELECT count(*) FROM staged.s{number}").fetchone()[0]:
        return "ON CONFLICT: not all rows are there"
    for words in (*schema.others, *table.triggers):
        made.execute(words.said(table))
    carry_sequence(start, made, table)
    made.execute("PRAGMA foreign_keys=ON")
    return made


def without_triggers(schema: Schema) -> Schema:
    """Rows are put in as they are, and views and triggers come afterwards."""
    return replace(schema, others=(), table=replace(schema.table, triggers=()))


def carry_sequence(start: apsw.Connection, made: apsw.Connection, table: Table) -> None:
    if table.counting:
        for _, number in sequences(start):
            made.execute("DELETE FROM sqlite_sequence")
            made.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (table.name, number))


def probes(schema: Schema, numbers: Sequence[int]) -> list[str]:
    """Statements that show whether constraints, defaults, collations, triggers and views do what they did."""
    table = schema.table
    name = quoted(table.name)
    plain = [each for each in table.plain if each.key not in table.primary]
    found = [
        f"SELECT * FROM {view}" for view in ("v", "w") if any(f"VIEW {view} " in o.template for o in schema.others)
    ]
    number = iter(numbers)
    for count in range(4):
        columns = [each for each in table.plain if not (table.is_rowid and each.key in table.primary)]
        if count % 2:
            columns = [each for each in columns if each.default is None]
        values = ", ".join(VALUES[next(number)] for _ in columns)
        names = ", ".join(quoted(each.name) for each in columns)
        found.append(
            f"INSERT INTO {name} ({names}) VALUES ({values})" if columns else f"INSERT INTO {name} DEFAULT VALUES"
        )
    found += [f"UPDATE {name} SET {quoted(each.name)} = {VALUES[next(number)]}" for each in plain]
    found += [f"SELECT count(*) FROM {name} WHERE {quoted(each.name)} = 'A'" for each in table.columns]
    found += ["UPDATE p SET code = 'z' WHERE id = 1", "UPDATE p SET id = 9 WHERE id = 2", "DELETE FROM p WHERE id = 1"]
    found += ["INSERT INTO c DEFAULT VALUES", f"DELETE FROM {name} WHERE {quoted(table.columns[0].name)} IN (10, 'a')"]
    return found


def answers(connection: apsw.Connection, texts: Sequence[str]) -> list[str]:
    """What each statement gives, or how it is refused."""
    found = []
    for text in texts:
        try:
            answer = str(sorted(map(repr, connection.execute(text).fetchall())))
        except apsw.Error as error:
            answer = type(error).__name__
        found.append(f"{text}: {answer}")
    return found


def sound(connection: apsw.Connection) -> list[object]:
    return [
        *connection.execute("PRAGMA integrity_check").fetchall(),
        *connection.execute("PRAGMA foreign_key_check").fetchall(),
        *connection.execute("SELECT name FROM sqlite_master WHERE name LIKE '%sqlgen%'").fetchall(),
        *connection.execute("PRAGMA foreign_keys").fetchall(),
    ]


__all__ = ["all_rows", "answers", "database", "describe", "dump", "expected", "probes", "sequences", "sound"]
