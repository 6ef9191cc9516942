"""Before a table is made anew it is compared with the one that is known: what a script notices, and what it doesn't."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rebuild.project import raw, script_of
from tests.servers import SQLite

KNOWN = (
    "CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE);\n"
    "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(10) COLLATE NOCASE NOT NULL DEFAULT 'x',"
    " amount NUMERIC(10, 2) CHECK (amount > 0), p_id INT CONSTRAINT fk REFERENCES p (id) ON DELETE CASCADE,"
    ' twice INT GENERATED ALWAYS AS (amount * 2) STORED, "from" TEXT,'
    " CONSTRAINT uq UNIQUE (name, amount), CHECK (name <> ''));\n"
    "CREATE INDEX ix ON t (amount DESC, name COLLATE BINARY);\n"
    "CREATE UNIQUE INDEX part ON t (lower(name)) WHERE amount > 3;\n"
    "CREATE TRIGGER tr AFTER INSERT ON t WHEN new.amount > 1 BEGIN UPDATE p SET code = 'y'; END;\n"
)
VERSION = "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('aaa');\n"
CHANGE = 'op.alter_column("t", "p_id", server_default="1")\n'
DIFFERENT = {
    "another column": ('"from" TEXT', '"from" TEXT, more TEXT', "columns"),
    "another affinity": ('"from" TEXT', '"from" INT', "columns"),
    "NULL allowed": (" NOT NULL", "", "columns"),
    "another default": ("DEFAULT 'x'", "DEFAULT 'z'", "columns"),
    "no default": ("DEFAULT 'x'", "", "columns"),
    "a default more": ('"from" TEXT', '"from" TEXT DEFAULT 5', "columns"),
    "another key": ("(id INTEGER PRIMARY KEY, name", "(id INTEGER UNIQUE, name", "columns"),
    "not stored": ("STORED", "VIRTUAL", "columns"),
    "another expression": ("amount * 2", "amount * 3", "checks"),
    "another action": ("ON DELETE CASCADE", "ON DELETE SET NULL", "foreign keys"),
    "another column referred to": ("REFERENCES p (id)", "REFERENCES p (code)", "foreign keys"),
    "another table referred to": ("REFERENCES p (id)", "REFERENCES t (id)", "foreign keys"),
    "no foreign key": (" CONSTRAINT fk REFERENCES p (id) ON DELETE CASCADE", "", "foreign keys"),
    "a foreign key that is deferred": ("CASCADE", "CASCADE DEFERRABLE INITIALLY DEFERRED", "checks"),
    "no UNIQUE": (" CONSTRAINT uq UNIQUE (name, amount),", "", "indexes"),
    "UNIQUE over another column": ("UNIQUE (name, amount)", "UNIQUE (name)", "indexes"),
    "one UNIQUE more": ('"from" TEXT', '"from" TEXT UNIQUE', "indexes"),
    "another answer to a conflict": ("UNIQUE (name, amount)", "UNIQUE (name, amount) ON CONFLICT REPLACE", "checks"),
    "an index the other way round": ("amount DESC", "amount", "indexes"),
    "another collation in an index": ("name COLLATE BINARY", "name COLLATE RTRIM", "indexes"),
    "another collation of a column in an index": ("COLLATE NOCASE", "COLLATE RTRIM", "indexes"),
    "an index that isn't unique": ("CREATE UNIQUE INDEX part", "CREATE INDEX part", "indexes"),
    "an index of all rows": (" WHERE amount > 3", "", "indexes"),
    "an index of other rows": ("amount > 3", "amount > 30", "indexes"),
    "an index over another expression": ("lower(name)", "upper(name)", "indexes"),
    "no index": ("CREATE INDEX ix ON t (amount DESC, name COLLATE BINARY);\n", "", "indexes"),
    "another CHECK": ("CHECK (amount > 0)", "CHECK (amount > 7)", "checks"),
    "a CHECK that says more": ("name <> ''", "name <> '' AND name <> 'q'", "checks"),
    "one CHECK more": ("CHECK (amount > 0)", "CHECK (amount > 0) CHECK(\n  amount < 10)", "checks"),
    "no CHECK": (" CHECK (amount > 0)", "", "checks"),
    "one COLLATE more": ('"from" TEXT', '"from" TEXT COLLATE RTRIM', "checks"),
    "counting": ("t (id INTEGER PRIMARY KEY", "t (id INTEGER PRIMARY KEY AUTOINCREMENT", "checks"),
    "without rowid": ("(name <> ''));", "(name <> '')) WITHOUT ROWID;", "indexes"),
    "another trigger": ("TRIGGER tr ", "TRIGGER other ", "triggers"),
    "a trigger that does something else": ("SET code = 'y'", "SET code = 'w'", "triggers"),
    "a trigger at another time": ("AFTER INSERT", "AFTER DELETE", "triggers"),
    "no trigger": ("CREATE TRIGGER tr AFTER INSERT ON t WHEN", "CREATE TRIGGER tr AFTER INSERT ON p WHEN", "triggers"),
}
THE_SAME = {
    "another order of columns": (  # so it is after a column was dropped and came back
        'twice INT GENERATED ALWAYS AS (amount * 2) STORED, "from" TEXT',
        '"from" TEXT, twice INT GENERATED ALWAYS AS (amount * 2) STORED',
    ),
    "as it is": (" ", " "),
    "laid out otherwise": (", ", "\n\t,  "),
    "lower case": (KNOWN, KNOWN.lower()),
    "upper case": (KNOWN, KNOWN.upper()),
    "keywords in lower case": ("CHECK (amount > 0)", "check(amount>0)"),
    "quoted with brackets": (" name VARCHAR(10)", " [name] varchar(10)"),
    "quoted with backticks": ('"from"', "`from`"),
    "quoted without need": (" ON t ", ' ON "t" '),
    "another type of the same affinity": ("VARCHAR(10)", "TEXT"),
    "a foreign key that names no column": ("REFERENCES p (id)", "REFERENCES p"),
    "a foreign key apart": (
        "p_id INT CONSTRAINT fk REFERENCES p (id) ON DELETE CASCADE, twice INT GENERATED ALWAYS AS (amount * 2) STORED,"
        ' "from" TEXT,',
        'p_id INT, twice INT GENERATED ALWAYS AS (amount * 2) STORED, "from" TEXT,'
        " FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE CASCADE,",
    ),
    "another order of constraints": (
        "CONSTRAINT uq UNIQUE (name, amount), CHECK (name <> '')",
        "CHECK (name <> ''), CONSTRAINT uq UNIQUE (name, amount)",
    ),
    "the collation that there is anyway": ('"from" TEXT', '"from" TEXT COLLATE BINARY'),
    "NOT NULL of a key": ("t (id INTEGER PRIMARY KEY", "t (id INTEGER NOT NULL PRIMARY KEY"),
    "a comment": ("name VARCHAR(10)", "name /* CHECK (COLLATE) */ VARCHAR(10)"),
    "a column that was added later": (
        ", \"from\" TEXT, CONSTRAINT uq UNIQUE (name, amount), CHECK (name <> ''));",
        ", CONSTRAINT uq UNIQUE (name, amount), CHECK (name <> '')); ALTER TABLE t ADD COLUMN \"from\" TEXT;",
    ),
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
    old, new = THE_SAME[name]
    assert old in KNOWN
    database = made(KNOWN.replace(old, new), sqlite)
    sqlite.run(str(script_of(tmp_path, raw(KNOWN), CHANGE).upgrade), database).must()


def test_names_with_words_in_them(tmp_path: Path, sqlite: SQLite) -> None:
    """What the script counts are words: how often a table names its column `district` is a matter of spelling."""
    setup = (
        "CREATE TABLE precheck (id INTEGER PRIMARY KEY);\n"
        "CREATE TABLE t (id INTEGER PRIMARY KEY, district TEXT UNIQUE CHECK(district<>'')COLLATE NOCASE,"
        " collateral INT CONSTRAINT district_collateral REFERENCES precheck(id), p_id INT);\n"
    )
    sqlite.run(str(script_of(tmp_path, raw(setup), CHANGE).upgrade), made(setup, sqlite)).must()


def test_switched_off(tmp_path: Path, sqlite: SQLite) -> None:
    """Who knows better says so; what isn't known is lost then."""
    database = made(KNOWN.replace(" CONSTRAINT uq UNIQUE (name, amount),", ""), sqlite)
    script = script_of(tmp_path, raw(KNOWN), CHANGE, fingerprint=False)
    sqlite.run(str(script.upgrade), database).must()
    assert "UNIQUE" in sqlite.dump(database)
