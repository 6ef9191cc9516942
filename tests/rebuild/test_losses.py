"""Nothing of a table is lost when it is made anew: each case on two SQLites, and what Alembic's batch makes of it.

`pytest tests/rebuild --update-golden` writes docs/sqlite-rebuild.md.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from sqlgen.errors import SqlgenError
from tests.rebuild.losses import LOSSES, Loss, Outcome
from tests.rebuild.project import raw, script_of
from tests.servers import SQLite, SQLiteNewest

PAGE = Path(__file__).parents[2] / "docs" / "sqlite-rebuild.md"
VERSION_TABLE = "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('aaa');\n"


@pytest.mark.parametrize("engine_name", ["sqlite", "sqlite_newest"])
@pytest.mark.parametrize("case", LOSSES, ids=lambda case: case.name)
def test_nothing_is_lost(case: Loss, engine_name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    with made_by_sqlgen(case, request.getfixturevalue(engine_name), tmp_path) as outcome:
        case.check(outcome)
        assert outcome.rows("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.slow
def test_page(tmp_path: Path, sqlite: SQLite, sqlite_newest: SQLiteNewest, request: pytest.FixtureRequest) -> None:
    """docs/sqlite-rebuild.md says what came out, Alembic's batch beside ours."""
    lines = []
    for number, case in enumerate(LOSSES):
        cells = []
        for engine in (sqlite, sqlite_newest):
            with made_by_sqlgen(case, engine, tmp_path / f"{number}-{type(engine).__name__}") as outcome:
                cells.append(verdict(case, outcome))
        with made_by_alembic(case, sqlite) as outcome:
            cells.append(verdict(case, outcome))
        lines.append(f"| {' | '.join([case.name, case.expected, *cells])} |")
    text = HEAD + "".join(f"{line}\n" for line in lines)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(text, encoding="utf-8")
    written = PAGE.read_text(encoding="utf-8")
    assert without_messages(written) == without_messages(text), "run pytest tests/rebuild --update-golden, and read it"


def without_messages(page: str) -> str:
    """What databases and Alembic say differs from version to version."""
    return re.sub(r"\| no: [^|]* \|", "| no |", page)


HEAD = """\
# SQLite: tables that are made anew

SQLite's ALTER TABLE can't change a type, a default or a key. Such a table is made anew, and its rows are moved.
This page is written by `pytest tests/rebuild --update-golden` from what came out: each line is a database, a change
of one table, and what must be so afterwards. *sqlite3* is the command line of the machine, *newest* the newest SQLite;
beside them what the batch of Alembic makes of the same, on a connection with foreign keys on.
A rebuild states the whole table. Where the history doesn't tell it, `--baseline FILE` does: the text of `.schema` makes
the same script in each of these cases.

Before anything else the script compares the table with the one that it was made for: its columns with affinity,
nullability, default, place in the key and whether they are generated, in any order; foreign keys with what they refer
to and their actions; keys and indexes with uniqueness, columns, order and collations; triggers by name. From the
texts in the file: checks, generated columns, collations, AUTOINCREMENT, STRICT, ON CONFLICT, what is deferred, what
partial indexes and those over expressions say, and triggers. Case, blank space and quotes around names don't count;
the text of a table or an index with a comment in it isn't compared, nor are the names of constraints.
`--no-fingerprint` leaves the comparison out. Rows that refer to others are looked at where they could come to refer
to nothing: by a new key, or where a column of a key isn't copied as it is.

The new table says its primary key before its other keys. Where the old one said it behind them, and a key has ON
CONFLICT, a row in conflict with both is now treated as the other key says: SQLite asks the last key first.

In the file the new table stands behind all others, as after any `CREATE`, copy, `DROP`, `RENAME`. Where ON CONFLICT
REPLACE takes away a row that several foreign keys refer to, SQLite sees to the keys of the first table first: a table
that refers to itself and has a child may be changed, or be refused a change, in another order than before.

| what | what must be so | sqlite3 | newest | Alembic's batch |
| --- | --- | --- | --- | --- |
"""


def verdict(case: Loss, outcome: Outcome) -> str:
    """ "yes", or what isn't so."""
    try:
        case.check(outcome)
    except AssertionError:
        return f"no: {' '.join(outcome.error.split())[:80]}".replace("|", "/") if outcome.error else "no"
    except sqlite3.Error as error:
        return f"no: {error}"
    return "yes"


@contextmanager
def made_by_sqlgen(case: Loss, engine: SQLite | SQLiteNewest, folder: Path) -> Iterator[Outcome]:
    body = "with op.batch_alter_table('t') as batch:\n" + "".join(f"    {line}\n" for line in case.change.splitlines())
    script = str(script_of(folder / "versions", raw(case.setup), body).upgrade)
    database = engine.fresh_database("loss")
    engine.run(VERSION_TABLE + case.setup + case.rows + case.behind_our_back, database).must()
    result = engine.run(f"PRAGMA foreign_keys=ON;\n{script}", database)
    with closing(sqlite3.connect(database)) as connection:
        yield Outcome(connection, script, result.stderr)


@contextmanager
def made_by_alembic(case: Loss, engine: SQLite) -> Iterator[Outcome]:
    database = engine.fresh_database("loss_alembic")
    engine.run(VERSION_TABLE + case.setup + case.rows + case.behind_our_back, database).must()
    executed: list[str] = []
    error = ""
    url = f"sqlite:///{database}"
    connected = sa.create_engine(url)

    @sa.event.listens_for(connected, "before_cursor_execute")
    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        executed.append(" ".join(statement.split()))

    with connected.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        connection.commit()
        executed.clear()
        try:
            offline = case.name == "works offline"
            run_batch(case, connection, offline=offline)
            connection.commit()
        except Exception as refused:  # whatever it is, it is the result
            error = str(refused).splitlines()[0] or type(refused).__name__
            connection.rollback()
    connected.dispose()
    with closing(sqlite3.connect(database)) as read:
        yield Outcome(read, ";\n".join(executed) + ";", error)


def run_batch(case: Loss, connection: sa.Connection, *, offline: bool) -> None:
    """The same batch, by Alembic."""
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    opts = {"as_sql": True} if offline else {}
    context = MigrationContext.configure(connection=connection, opts=opts)
    op = Operations(context)
    with op.batch_alter_table("t") as batch:
        exec(case.change, {"batch": batch, "sa": sa})


def test_refused_without_a_table(tmp_path: Path) -> None:
    """A table that nobody knows isn't guessed at."""
    with pytest.raises(SqlgenError) as refused:
        script_of(tmp_path, "pass\n", 'op.alter_column("t", "name", type_=sa.String(20))\n')
    assert refused.value.code == "SG407"
    assert len(refused.value.fix) == 3
