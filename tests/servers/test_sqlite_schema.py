"""The text of an SQLite schema: the same for the same schema, different for a different one."""

from __future__ import annotations

import apsw
import pytest

from tests.servers.sqlite_schema import describe


def described(*statements: str) -> str:
    connection = apsw.Connection(":memory:")
    for statement in ("CREATE TABLE p (id INTEGER PRIMARY KEY)", *statements):
        connection.execute(statement)
    text = describe(connection)
    connection.close()
    return text


SAME = {
    "layout": ["CREATE TABLE t(a INT,b TEXT)", 'create table "t" (\n  "a" INT, -- first\n  b text\n)'],
    "column or table constraint": [
        "CREATE TABLE t (a INT UNIQUE, b INT CONSTRAINT fk REFERENCES p (id) ON DELETE SET NULL, "
        "CONSTRAINT ck CHECK (a > 0))",
        'CREATE TABLE t (a INT CONSTRAINT ck CHECK ("a">0), b INT, UNIQUE (a), '
        "CONSTRAINT fk FOREIGN KEY (b) REFERENCES p (id) ON DELETE SET NULL)",
    ],
    "added column": ["CREATE TABLE t (a INT, b INT NOT NULL DEFAULT 1)",
                     ["CREATE TABLE t (a INT)", "ALTER TABLE t ADD COLUMN b INT DEFAULT 1 NOT NULL"]],
    "renamed": ["CREATE TABLE t (a INT, CHECK (a <> 'A'))",
                ["CREATE TABLE t0 (x INT, CHECK (x <> 'A'))", "ALTER TABLE t0 RENAME TO t",
                 "ALTER TABLE t RENAME COLUMN x TO a"]],
    "order of constraints": ["CREATE TABLE t (a INT, b INT, CHECK (a > 0), CHECK (b > 0), UNIQUE (a), UNIQUE (b))",
                             "CREATE TABLE t (a INT, b INT, UNIQUE (b), UNIQUE (a), CHECK (b > 0), CHECK (a > 0))"],
    "spelling of actions": ["CREATE TABLE t (a INT REFERENCES p (id) NOT NULL)",
                            "CREATE TABLE t (a INT NOT NULL REFERENCES p (id) ON DELETE NO ACTION NOT DEFERRABLE)"],
}  # fmt: skip

DIFFERENT = {
    "type": ["CREATE TABLE t (a INT)", "CREATE TABLE t (a TEXT)"],
    "nullability": ["CREATE TABLE t (a INT)", "CREATE TABLE t (a INT NOT NULL)"],
    "default": ["CREATE TABLE t (a INT DEFAULT 'a')", "CREATE TABLE t (a INT DEFAULT 'A')"],
    "collation": ["CREATE TABLE t (a TEXT)", "CREATE TABLE t (a TEXT COLLATE NOCASE)"],
    "order of columns": ["CREATE TABLE t (a INT, b INT)", "CREATE TABLE t (b INT, a INT)"],
    "check": ["CREATE TABLE t (a INT, CHECK (a > 0))", "CREATE TABLE t (a INT, CHECK (a > 1))"],
    "check of a string": ["CREATE TABLE t (a, CHECK (a <> 'x'))", "CREATE TABLE t (a, CHECK (a <> 'X'))"],
    "name of a check": ["CREATE TABLE t (a INT, CHECK (a > 0))", "CREATE TABLE t (a INT, CONSTRAINT c CHECK (a > 0))"],
    "name of a unique": ["CREATE TABLE t (a, CONSTRAINT u UNIQUE (a))", "CREATE TABLE t (a, UNIQUE (a))"],
    "name of a primary key": ["CREATE TABLE t (a, CONSTRAINT u PRIMARY KEY (a))", "CREATE TABLE t (a PRIMARY KEY)"],
    "action": ["CREATE TABLE t (a REFERENCES p ON DELETE CASCADE)",
               "CREATE TABLE t (a REFERENCES p ON UPDATE CASCADE)"],
    "deferred": ["CREATE TABLE t (a REFERENCES p)", "CREATE TABLE t (a REFERENCES p DEFERRABLE INITIALLY DEFERRED)"],
    "autoincrement": ["CREATE TABLE t (a INTEGER PRIMARY KEY)", "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)"],
    "generated": ["CREATE TABLE t (a INT, b INT AS (a + 1))", "CREATE TABLE t (a INT, b INT AS (a + 2))"],
    "stored": ["CREATE TABLE t (a INT, b INT AS (a) STORED)", "CREATE TABLE t (a INT, b INT AS (a) VIRTUAL)"],
    "strict": ["CREATE TABLE t (a INT)", "CREATE TABLE t (a INT) STRICT"],
    "without rowid": ["CREATE TABLE t (a INT PRIMARY KEY)", "CREATE TABLE t (a INT PRIMARY KEY) WITHOUT ROWID"],
    "conflict": ["CREATE TABLE t (a UNIQUE)", "CREATE TABLE t (a UNIQUE ON CONFLICT IGNORE)"],
    "index condition": [["CREATE TABLE t (a INT)", "CREATE INDEX i ON t (a)"],
                        ["CREATE TABLE t (a INT)", "CREATE INDEX i ON t (a) WHERE a > 0"]],
    "index expression": [["CREATE TABLE t (a INT)", "CREATE INDEX i ON t (lower(a))"],
                         ["CREATE TABLE t (a INT)", "CREATE INDEX i ON t (upper(a))"]],
    "index direction": [["CREATE TABLE t (a INT)", "CREATE INDEX i ON t (a)"],
                        ["CREATE TABLE t (a INT)", "CREATE INDEX i ON t (a DESC)"]],
    "trigger": [["CREATE TABLE t (a INT)", "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END"],
                ["CREATE TABLE t (a INT)", "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 2; END"]],
    "view": [["CREATE TABLE t (a INT)", "CREATE VIEW v AS SELECT a FROM t"],
             ["CREATE TABLE t (a INT)", "CREATE VIEW v AS SELECT 1 FROM t"]],
}  # fmt: skip


def both(pair: list[str | list[str]]) -> list[str]:
    return [described(*([one] if isinstance(one, str) else one)) for one in pair]


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_same_schema_same_text(pair: list[str | list[str]]) -> None:
    one, other = both(pair)
    assert one == other


@pytest.mark.parametrize("pair", DIFFERENT.values(), ids=DIFFERENT)
def test_different_schema_different_text(pair: list[str | list[str]]) -> None:
    one, other = both(pair)
    assert one != other
