"""Tables of an attached file: what they refer to without a schema stands in the same file."""

from __future__ import annotations

from pathlib import Path

import pytest

from sqlgen.catalog.baseline import read_baseline
from sqlgen.profile import load_profile
from tests.rebuild.project import raw, script_of
from tests.servers import SQLite, SQLiteNewest

SCHEMA = """\
CREATE TABLE p (other TEXT PRIMARY KEY);
CREATE TABLE extra.t (
  id INTEGER PRIMARY KEY, up INTEGER REFERENCES t ON DELETE CASCADE, p_id INTEGER, code TEXT REFERENCES p (code),
  FOREIGN KEY (p_id) REFERENCES p
);
CREATE TABLE extra.p (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE extra.c (id INTEGER PRIMARY KEY, t_id INTEGER REFERENCES t ON DELETE CASCADE);
ALTER TABLE extra.c ADD COLUMN p_id INTEGER REFERENCES p;
"""
ROWS = """\
CREATE TABLE alembic_version (version_num TEXT);
INSERT INTO alembic_version VALUES ('aaa');
INSERT INTO extra.p VALUES (1, 'x');
INSERT INTO extra.t VALUES (1, NULL, 1, 'x'), (2, 1, 1, 'x');
INSERT INTO extra.c VALUES (1, 2, 1);
"""
CHANGE = """\
op.alter_column("t", "p_id", type_=sa.String(20), schema="extra")
op.alter_column("p", "id", type_=sa.BigInteger(), schema="extra")
"""


@pytest.fixture(params=["sqlite", "sqlite_newest"])
def engine(request: pytest.FixtureRequest) -> SQLite | SQLiteNewest:
    found: SQLite | SQLiteNewest = request.getfixturevalue(request.param)
    return found


def test_references_stay_in_the_file() -> None:
    catalog = read_baseline(SCHEMA, load_profile("sqlite")).catalog
    keys = [
        (key.referred_schema, key.referred_table, key.referred_columns)
        for name in ("t", "c")
        for key in catalog.table(name, "extra").foreign_keys
    ]
    assert keys == [
        ("extra", "t", ("id",)),
        ("extra", "p", ("code",)),
        ("extra", "p", ("id",)),
        ("extra", "t", ("id",)),
        ("extra", "p", ("id",)),
    ]
    assert [table.name for table, _ in catalog.referrers("t", "extra")] == ["t", "c"]
    assert catalog.referrers("p") == ()


def test_rebuild(tmp_path: Path, engine: SQLite | SQLiteNewest) -> None:
    """Up and back with foreign keys on, and a table of the same name in the first file."""
    database, attached = engine.fresh_database("main"), engine.fresh_database("extra")
    attach = f"ATTACH DATABASE '{attached}' AS extra;\n"
    script = script_of(tmp_path / "versions", raw(SCHEMA), CHANGE)
    engine.run(attach + SCHEMA + ROWS, database).must()
    engine.run(attach + str(script.upgrade), database).must()
    assert types(engine, attached) == ["INTEGER", "INTEGER", "VARCHAR(20)", "TEXT", "BIGINT", "TEXT"]
    after = engine.dump(attached)
    engine.run(attach + str(script.rollback), database).must()
    assert types(engine, attached) == ["INTEGER", "INTEGER", "INTEGER", "TEXT", "INTEGER", "TEXT"]
    engine.run(attach + str(script.upgrade), database).must()
    assert engine.dump(attached) == after
    engine.run(f"{attach}PRAGMA foreign_keys=ON; DELETE FROM extra.t WHERE id = 1;", database).must()
    assert engine.rows("SELECT (SELECT count(*) FROM t), (SELECT count(*) FROM c)", attached) == [(0, 0)]


def types(engine: SQLite | SQLiteNewest, attached: str) -> list[object]:
    """Of the columns of both tables that are made anew, as they were written."""
    query = "SELECT type FROM pragma_table_info('{}') ORDER BY cid"
    return [type_ for table in ("t", "p") for (type_,) in engine.rows(query.format(table), attached)]
