"""`[depends_on_column]` against the databases themselves: what DROP COLUMN does to what hangs on the column.

Each case makes a table `t` with columns `a` (dropped), `b`, `c`, and one thing called `dependent` that hangs on `a`.
"""

from __future__ import annotations

import pytest

from sqlgen.profile import load_profile

# kind: the statements that make the dependent
CASES = {
    "primary_key": "ALTER TABLE t ADD CONSTRAINT dependent PRIMARY KEY (a);",
    "primary_key_multi": "ALTER TABLE t ADD CONSTRAINT dependent PRIMARY KEY (a, b);",
    "unique": "ALTER TABLE t ADD CONSTRAINT dependent UNIQUE (a);",
    "unique_multi": "ALTER TABLE t ADD CONSTRAINT dependent UNIQUE (b, a);",
    "foreign_key": "ALTER TABLE t ADD CONSTRAINT dependent FOREIGN KEY (a) REFERENCES parent (x);",
    "foreign_key_multi": "ALTER TABLE t ADD CONSTRAINT dependent FOREIGN KEY (a, b) REFERENCES parent (y, z);",
    "referenced": (
        "ALTER TABLE t ADD UNIQUE (a);"
        "CREATE TABLE child (a INTEGER, CONSTRAINT dependent FOREIGN KEY (a) REFERENCES t (a));"
    ),
    "check": "ALTER TABLE t ADD CONSTRAINT dependent CHECK (a > 0);",
    "check_generated": (
        "ALTER TABLE t DROP COLUMN a;"
        "ALTER TABLE t ADD a INTEGER GENERATED ALWAYS AS (b + 1) STORED;"
        "ALTER TABLE t ADD CONSTRAINT dependent CHECK (a > 0);"
    ),
    "check_multi": "ALTER TABLE t ADD CONSTRAINT dependent CHECK (a > b);",
    "index": "CREATE INDEX dependent ON t (a);",
    "index_multi": "CREATE INDEX dependent ON t (b, a);",
    "default": "ALTER TABLE t ALTER COLUMN a SET DEFAULT 7;",
}
POSTGRESQL = {
    **CASES,
    "index_predicate": "CREATE INDEX dependent ON t (b) WHERE a > 0;",
    "exclude": "ALTER TABLE t ADD CONSTRAINT dependent EXCLUDE USING btree (a WITH =);",
    "generated": "ALTER TABLE t ADD dependent INTEGER GENERATED ALWAYS AS (a + 1) STORED;",
}
MARIADB = {**CASES, "generated": "ALTER TABLE t ADD dependent INTEGER GENERATED ALWAYS AS (a + 1) STORED;"}

SETUP = """
CREATE TABLE parent (x INTEGER PRIMARY KEY, y INTEGER NOT NULL, z INTEGER NOT NULL, UNIQUE (y, z));
CREATE TABLE t (a INTEGER NOT NULL, b INTEGER NOT NULL, c INTEGER);
"""


def fate(server, database: str, dependent: str) -> str:
    """What the database does: "goes", "shrinks", or "stops" (it refuses)."""
    server.run(SETUP + dependent, database).must()
    if not server.run("ALTER TABLE t DROP COLUMN a;", database).ok:
        return "stops"
    dump = server.dump(database)
    return "shrinks" if "dependent" in dump or "PRIMARY KEY (`b`)" in dump else "goes"


def said(dialect: str, kind: str) -> str:
    decided = getattr(load_profile(dialect).depends_on_column, kind)
    return "stops" if decided in ("drop_first", "refuse") else decided


@pytest.mark.parametrize("kind", POSTGRESQL)
def test_postgresql(postgres, kind: str) -> None:
    assert fate(postgres, postgres.fresh_database("dropped"), POSTGRESQL[kind]) == said("postgresql", kind)


@pytest.mark.parametrize("kind", MARIADB)
def test_mariadb(mariadb, kind: str) -> None:
    assert fate(mariadb, mariadb.fresh_database("dropped"), MARIADB[kind]) == said("mariadb", kind)


def test_every_kind_was_asked() -> None:
    kinds = set(load_profile("postgresql").depends_on_column.__struct_fields__)
    assert kinds == set(POSTGRESQL)
    assert kinds - set(MARIADB) == {"index_predicate", "exclude"}  # MariaDB has neither
