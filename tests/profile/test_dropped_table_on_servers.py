"""`[depends_on_table]` and `[views_in_the_way]` against the databases themselves.

What DROP TABLE does while another table refers to it; and what can't be done while a view reads the table.
"""

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


VIEW = """
CREATE TABLE base (id INTEGER NOT NULL PRIMARY KEY, length INTEGER, other INTEGER);
CREATE VIEW reading AS SELECT id, length FROM base;
"""

CHANGES = {
    "drop_table": "DROP TABLE base;",
    "drop_column": "ALTER TABLE base DROP COLUMN length;",
    "column_type": "ALTER TABLE base ALTER COLUMN length TYPE BIGINT;",
}


def test_postgresql_refuses_what_a_view_reads(postgres: PostgreSQL) -> None:
    rule = load_profile("postgresql").views_in_the_way
    database = postgres.fresh_database("views_in_the_way")
    postgres.run(VIEW, database).must()
    for change, sql in CHANGES.items():
        refused = postgres.run(f"\\set VERBOSITY verbose\n{sql}", database)
        assert (change in rule.stop, refused.ok) == (True, False)
        assert ("0A000" if change == "column_type" else rule.error) in refused.stderr
    postgres.run("ALTER TABLE base ALTER other TYPE BIGINT; ALTER TABLE base DROP COLUMN other;", database).must()


def test_mariadb_leaves_the_view_broken(mariadb: MariaDB) -> None:
    assert load_profile("mariadb").views_in_the_way.stop == ()
    database = mariadb.fresh_database("views_in_the_way")
    mariadb.run(VIEW, database).must()
    mariadb.run("ALTER TABLE base MODIFY length BIGINT; ALTER TABLE base DROP COLUMN length;", database).must()
    mariadb.run("DROP TABLE base;", database).must()
    assert "ERROR 1356" in mariadb.run("SELECT * FROM reading;", database).stderr


@pytest.mark.parametrize("newest", [False, True])
def test_sqlite_leaves_the_view_broken(sqlite: SQLite, sqlite_newest: SQLiteNewest, newest: bool) -> None:
    server = sqlite_newest if newest else sqlite
    assert load_profile("sqlite").views_in_the_way.stop == ()
    database = server.fresh_database("views_in_the_way")
    server.run(VIEW, database).must()
    server.run("DROP TABLE base;", database).must()
    assert not server.run("SELECT * FROM reading;", database).ok
