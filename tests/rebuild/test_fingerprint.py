"""Before a table is made anew it is compared with the one that is known: what a script notices, and what it doesn't."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rebuild.project import raw, script_of
from tests.servers import SQLite

COLUMNS = "id INTEGER PRIMARY KEY, name VARCHAR(10) COLLATE NOCASE, amount INTEGER NOT NULL, parent_id INTEGER"
KNOWN = (
    f"CREATE TABLE t ({COLUMNS}, UNIQUE (name, amount), CHECK (amount > 0),"
    " FOREIGN KEY (parent_id) REFERENCES t (id));\n"
    "CREATE INDEX ix ON t (amount DESC, name COLLATE BINARY);\n"
    "CREATE UNIQUE INDEX part ON t (lower(name)) WHERE amount > 3;\n"
    "CREATE TRIGGER tr AFTER INSERT ON t BEGIN DELETE FROM t WHERE amount > 100; END;\n"
)
VERSION = "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('aaa');\n"
CHANGE = 'op.alter_column("t", "parent_id", type_=sa.BigInteger(), server_default="1")\n'
DIFFERENT = {
    "another column": ("parent_id INTEGER,", "parent_id INTEGER, more TEXT,", "columns"),
    "another affinity": ("amount INTEGER NOT NULL", "amount TEXT NOT NULL", "columns"),
    "NULL allowed": ("amount INTEGER NOT NULL", "amount INTEGER", "columns"),
    "another action": ("REFERENCES t (id)", "REFERENCES t (id) ON DELETE CASCADE", "foreign keys"),
    "no UNIQUE": (" UNIQUE (name, amount),", "", "indexes"),
    "UNIQUE over another column": ("UNIQUE (name, amount)", "UNIQUE (name)", "indexes"),
    "one UNIQUE more": ("CHECK (amount", "UNIQUE (parent_id), CHECK (amount", "indexes"),
    "an index the other way round": ("amount DESC", "amount", "indexes"),
    "another collation in an index": ("name COLLATE BINARY", "name COLLATE RTRIM", "indexes"),
    "another collation of a column in an index": ("COLLATE NOCASE", "COLLATE RTRIM", "indexes"),
    "an index that isn't unique": ("CREATE UNIQUE INDEX part", "CREATE INDEX part", "indexes"),
    "an index of all rows": (" WHERE amount > 3", "", "indexes"),
    "one CHECK more": ("CHECK (amount > 0)", "CHECK (amount > 0), CHECK(\n  parent_id > 0)", "checks"),
    "no CHECK": (" CHECK (amount > 0),", "", "checks"),
    "one COLLATE more": ("amount INTEGER NOT NULL", "amount INTEGER NOT NULL COLLATE RTRIM", "indexes"),
    "another trigger": ("TRIGGER tr ", "TRIGGER other ", "triggers"),
}
THE_SAME = {
    "as it is": (" ", " "),
    "laid out otherwise": (", ", "\n\t,  "),
    "keywords in lower case": ("CHECK (amount > 0)", "check(amount>0)"),
    "another text of a CHECK": (
        "amount > 0",
        "amount > -1",
    ),  # only SQLite's text tells, and everyone spells it otherwise
}


def made(setup: str, sqlite: SQLite) -> str:
    database = sqlite.fresh_database("fingerprint")
    sqlite.run(VERSION + setup, database).must()
    return database


@pytest.mark.parametrize("name", DIFFERENT)
def test_noticed(name: str, tmp_path: Path, sqlite: SQLite) -> None:
    old, new, what = DIFFERENT[name]
    assert old in KNOWN
    database = made(KNOWN.replace(old, new), sqlite)
    before = sqlite.dump(database)
    result = sqlite.run(str(script_of(tmp_path, raw(KNOWN), CHANGE).upgrade), database)
    assert not result.ok
    assert f"the table t hasn't the {what}" in result.stderr
    assert sqlite.dump(database) == before


@pytest.mark.parametrize("name", THE_SAME)
def test_let_pass(name: str, tmp_path: Path, sqlite: SQLite) -> None:
    database = made(KNOWN.replace(*THE_SAME[name]), sqlite)
    sqlite.run(str(script_of(tmp_path, raw(KNOWN), CHANGE).upgrade), database).must()


def test_switched_off(tmp_path: Path, sqlite: SQLite) -> None:
    """Who knows better says so; what isn't known is lost then."""
    database = made(KNOWN.replace(" UNIQUE (name, amount),", ""), sqlite)
    script = script_of(tmp_path, raw(KNOWN), CHANGE, fingerprint=False)
    sqlite.run(str(script.upgrade), database).must()
    assert "UNIQUE" in sqlite.dump(database)
