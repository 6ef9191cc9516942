"""The proof: a table with everything that rebuilds use to lose, and one column that becomes nullable."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sqlgen.script.script import Script
from tests.rebuild.project import raw, script_of, statements
from tests.servers import SQLite, SQLiteNewest

BASE = (Path(__file__).parent / "base.sql").read_text()
"""A schema with rows: generated columns, a key to itself, a partial index and one by expression, triggers, a view."""

CHANGE = 'op.alter_column("t", "name", nullable=True)\n'

SCHEMA = "".join(
    f"{statement};\n"
    for statement in statements(BASE)
    if statement.startswith("create") and "alembic_version" not in statement
)


@pytest.fixture(params=["sqlite", "sqlite_newest"])
def engine(request: pytest.FixtureRequest) -> SQLite | SQLiteNewest:
    found: SQLite | SQLiteNewest = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def script(tmp_path: Path) -> Script:
    return script_of(tmp_path / "versions", raw(SCHEMA), CHANGE)


@pytest.fixture
def database(engine: SQLite | SQLiteNewest) -> str:
    path = engine.fresh_database("proof")
    engine.run(BASE, path).must()
    return path


def test_nothing_is_lost(script: Script, database: str, engine: SQLite | SQLiteNewest) -> None:
    before = rows(database)
    text = str(script.upgrade)
    assert text.index("PRAGMA foreign_keys=OFF") < text.index("BEGIN IMMEDIATE")
    assert text.rstrip().endswith("PRAGMA foreign_keys=ON;")
    engine.run(text, database).must()
    with closing(sqlite3.connect(database)) as connection:
        said = connection.execute
        assert said("SELECT version_num FROM alembic_version").fetchall() == [("bbb",)]
        assert rows(database) == before
        assert said("SELECT seq FROM sqlite_sequence WHERE name = 't'").fetchall() == [(500,)]
        columns = {name: notnull for _, name, _, notnull, *_ in said("PRAGMA table_xinfo(t)")}
        assert columns["name"] == 0
        assert list(columns) == ["id", "name", "parent_id", "self_id", "amt", "gv", "gs"]
        assert said("SELECT id, name FROM v").fetchall() == [(100, "a")]
        assert {name for (name,) in said("SELECT name FROM sqlite_master WHERE type = 'trigger'")} == {
            "trg",
            "trg_other",
        }
        assert {name for (name,) in said("SELECT name FROM sqlite_master WHERE name LIKE 'ix%'")} == {
            "ix_partial",
            "ix_expr",
        }
        said("INSERT INTO parent VALUES (2, 'q')")
        said("INSERT INTO t (name, parent_id, amt) VALUES (NULL, 2, 7)")
        assert said("SELECT max(id) FROM t").fetchall() == [(501,)]
        assert said("SELECT x FROM log").fetchall()[-1:] == [(501,)]
        assert said("SELECT name FROM t WHERE name = 'A'").fetchall() == [("a",)]  # NOCASE
        with pytest.raises(sqlite3.IntegrityError):
            said("INSERT INTO t (amt) VALUES (0)")
        assert said("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert said("PRAGMA foreign_key_check").fetchall() == []


def test_a_second_run_refuses(script: Script, database: str, engine: SQLite | SQLiteNewest) -> None:
    engine.run(str(script.upgrade), database).must()
    dump, before = engine.dump(database), rows(database)
    again = engine.run(str(script.upgrade), database)
    assert again.status == 1
    assert "hasn't the columns that this script was made for" in again.stderr
    assert (engine.dump(database), rows(database)) == (dump, before)


def test_down_again(script: Script, database: str, engine: SQLite | SQLiteNewest) -> None:
    """The derived rollback makes the schema that was there."""
    dump, before = engine.dump(database), rows(database)
    engine.run(str(script.upgrade), database).must()
    assert engine.dump(database) != dump
    engine.run(str(script.rollback), database).must()
    # an INTEGER PRIMARY KEY takes no NULL either way; SQLAlchemy says so
    back = engine.dump(database).replace("id INTEGER NOT NULL PRIMARY KEY", "id INTEGER PRIMARY KEY")
    assert back.lower() == dump.lower()
    assert rows(database) == before


@pytest.mark.parametrize(
    ("altered", "said"),
    [
        ("ALTER TABLE t ADD COLUMN extra INT", "hasn't the columns"),
        ("CREATE INDEX ix_extra ON t (amt)", "hasn't the indexes"),
        ("CREATE TRIGGER more AFTER DELETE ON t BEGIN SELECT 1; END", "hasn't the triggers"),
    ],
)
def test_another_table_refuses(
    script: Script, database: str, engine: SQLite | SQLiteNewest, altered: str, said: str
) -> None:
    engine.run(f"{altered};", database).must()
    dump = engine.dump(database)
    result = engine.run(str(script.upgrade), database)
    assert result.status == 1
    assert said in result.stderr
    assert engine.dump(database) == dump


def test_without_fingerprint(database: str, engine: SQLite | SQLiteNewest, tmp_path: Path) -> None:
    script = script_of(tmp_path / "versions", raw(SCHEMA), CHANGE, fingerprint=False, foreign_keys=False)
    engine.run("CREATE INDEX ix_extra ON t (amt);", database).must()
    engine.run(str(script.upgrade), database).must()
    assert str(script.upgrade).rstrip().endswith("PRAGMA foreign_keys=OFF;")


def rows(database: str) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(database)) as connection:
        tables = ("t", "child", "parent", "log")
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables}
