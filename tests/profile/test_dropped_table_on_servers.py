"""`[depends_on_table]` against the databases themselves: what DROP TABLE does while another table refers to it."""

from __future__ import annotations

import pytest

from sqlgen.profile import load_profile
from tests.servers import MariaDB, PostgreSQL, SQLite, SQLiteNewest

SETUP = """
CREATE TABLE parent (id INTEGER NOT NULL PRIMARY KEY);
CREATE TABLE child (
  id INTEGER NOT NULL PRIMARY KEY, parent_id INTEGER, CONSTRAINT fk FOREIGN KEY (parent_id) REFERENCES parent (id)
);
INSERT INTO parent VALUES (1);
INSERT INTO child VALUES (1, 1);
"""


def test_postgresql(postgres: PostgreSQL) -> None:
    rule = load_profile("postgresql").depends_on_table
    database = postgres.fresh_database("dropped_table")
    postgres.run(SETUP, database).must()
    refused = postgres.run("\\set VERBOSITY verbose\nDROP TABLE parent;", database)
    assert (rule.referenced, not refused.ok, rule.error in refused.stderr) == ("refuse", True, True)
    postgres.run("DROP TABLE child, parent;", database).must()


def test_mariadb(mariadb: MariaDB) -> None:
    rule = load_profile("mariadb").depends_on_table
    database = mariadb.fresh_database("dropped_table")
    mariadb.run(SETUP, database).must()
    refused = mariadb.run("DROP TABLE parent;", database)
    assert rule.referenced == "refuse"
    assert rule.error.replace("error", "ERROR") in refused.stderr
    mariadb.run(f"SET {rule.switch} = 0; DROP TABLE parent;", database).must()


@pytest.mark.parametrize("newest", [False, True])
def test_sqlite(sqlite: SQLite, sqlite_newest: SQLiteNewest, newest: bool) -> None:
    server = sqlite_newest if newest else sqlite
    assert load_profile("sqlite").depends_on_table.referenced == "stays"
    database = server.fresh_database("dropped_table")
    server.run(SETUP, database).must()
    assert not server.run("PRAGMA foreign_keys=ON; DROP TABLE parent;", database).ok  # its rows are deleted first
    server.run("PRAGMA foreign_keys=OFF; DROP TABLE parent; INSERT INTO child VALUES (2, 2);", database).must()
    assert "REFERENCES (parent_id -> id) parent" in server.dump(database)
