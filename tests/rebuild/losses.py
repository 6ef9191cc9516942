"""What rebuilds of SQLite tables use to lose, one case for each: a database, a batch, and what must be so afterwards.

The batches are run by Alembic, too: `docs/sqlite-rebuild.md` puts both side by side.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """A database after a batch."""

    connection: sqlite3.Connection
    sql: str
    """What was executed."""
    error: str
    """What the database said when it refused; empty when it didn't."""

    def rows(self, query: str) -> list[tuple[object, ...]]:
        return self.connection.execute(query).fetchall()

    def text(self, name: str) -> str:
        """The statement that made a table, an index or a trigger; empty for one that isn't there."""
        found = self.connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""


Check = Callable[[Outcome], None]


@dataclass(frozen=True)
class Loss:
    """One case. ``behind_our_back``: what somebody did to the database that no revision knows."""

    name: str
    expected: str
    setup: str
    change: str
    check: Check
    rows: str = ""
    behind_our_back: str = ""


PARENT = "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);\n"
PLAIN = "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(10), amount INTEGER);\n"
WIDER = 'batch.alter_column("name", type_=sa.String(20), existing_type=sa.String(10))\n'
"""A change that takes a rebuild, and has nothing to do with what is looked at."""

LOSSES: list[Loss] = []


def loss(
    name: str, expected: str, setup: str, change: str = WIDER, *, rows: str = "", behind_our_back: str = ""
) -> Callable[[Check], Check]:
    """Decorator of the check of a case."""

    def declare(check: Check) -> Check:
        LOSSES.append(Loss(name, expected, setup, change, check, rows, behind_our_back))
        return check

    return declare


def done(outcome: Outcome) -> None:
    assert not outcome.error, outcome.error


@loss("works offline", "the SQL is made without a database", PLAIN)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert "VARCHAR(20)" in outcome.text("t")


@loss(
    "PRAGMA foreign_keys=OFF",
    "rows of a child with ON DELETE CASCADE stay",
    PLAIN + "CREATE TABLE child (id INTEGER PRIMARY KEY, t_id INTEGER REFERENCES t (id) ON DELETE CASCADE);\n",
    rows="INSERT INTO t VALUES (1, 'a', 1); INSERT INTO child VALUES (5, 1);",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert outcome.rows("SELECT * FROM child") == [(5, 1)]


@loss("restores the setting of foreign keys", "the last statement sets it as asked for", PLAIN)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert outcome.sql.rstrip().endswith("PRAGMA foreign_keys=ON;")


@loss(
    "explicit transaction",
    "a change that fails in the middle leaves nothing behind",
    PLAIN,
    'batch.create_check_constraint("ck_amount", "amount > 0")\n',
    rows="INSERT INTO t VALUES (1, 'a', 0);",
)
def _(outcome: Outcome) -> None:
    assert outcome.error, "the row doesn't satisfy the check"
    assert outcome.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") == [
        ("alembic_version",),
        ("t",),
    ]


@loss(
    "guard: the table is the one that is known",
    "another table than the history's isn't overwritten",
    PLAIN,
    behind_our_back="ALTER TABLE t ADD COLUMN extra INTEGER; INSERT INTO t VALUES (1, 'a', 0, 7);",
)
def _(outcome: Outcome) -> None:
    assert "extra" in outcome.text("t")


@loss(
    "create, copy, drop, rename: in this order",
    "foreign keys of others refer to the table",
    PLAIN + "CREATE TABLE child (id INTEGER PRIMARY KEY, t_id INTEGER REFERENCES t (id));\n",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert [row[2] for row in outcome.rows("PRAGMA foreign_key_list(child)")] == ["t"]


@loss(
    "views and triggers of other tables name the table",
    "they go on working",
    PLAIN
    + PARENT
    + "CREATE VIEW v AS SELECT id, name FROM t;\n"
    + "CREATE TRIGGER other AFTER INSERT ON parent BEGIN UPDATE t SET amount = 9 WHERE id = new.id; END;\n",
    rows="INSERT INTO t VALUES (1, 'a', 1);",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    outcome.connection.execute("INSERT INTO parent VALUES (1, 'p')")
    assert outcome.rows("SELECT * FROM v") == [(1, "a")]
    assert outcome.rows("SELECT amount FROM t") == [(9,)]


@loss(
    "triggers of its own",
    "they are there again, and fire",
    PLAIN + "CREATE TABLE log (x);\nCREATE TRIGGER own AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.id); END;\n",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    outcome.connection.execute("INSERT INTO t VALUES (4, 'a', 1)")
    assert outcome.rows("SELECT x FROM log") == [(4,)]


@loss(
    "indexes, plain and unique",
    "they are there again",
    PLAIN + "CREATE INDEX ix_name ON t (name);\nCREATE UNIQUE INDEX ux_amount ON t (amount);\n",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    listed = {row[1]: row[2] for row in outcome.rows("PRAGMA index_list(t)")}
    assert listed == {"ix_name": 0, "ux_amount": 1}


@loss("partial index", "its condition stays", PLAIN + "CREATE INDEX ix_part ON t (name) WHERE amount > 5;\n")
def _(outcome: Outcome) -> None:
    done(outcome)
    assert "WHERE amount > 5" in outcome.text("ix_part")


@loss("index on an expression", "it is there again", PLAIN + "CREATE INDEX ix_lower ON t (lower(name));\n")
def _(outcome: Outcome) -> None:
    done(outcome)
    assert "lower(name)" in outcome.text("ix_lower")


@loss(
    "DESC and COLLATE in an index",
    "both stay",
    PLAIN + "CREATE UNIQUE INDEX ix_order ON t (name COLLATE NOCASE, amount DESC);\n",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    parts = [(row[2], row[3], row[4]) for row in outcome.rows("PRAGMA index_xinfo(ix_order)") if row[5]]
    assert parts == [("name", 0, "NOCASE"), ("amount", 1, "BINARY")]


@loss(
    "index on a dropped column",
    "it goes, and the script says so",
    PLAIN + "CREATE INDEX ix_amount ON t (amount);\n",
    'batch.drop_column("amount")\n' + WIDER,
)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert not outcome.text("ix_amount")
    assert "ix_amount" in outcome.sql


@loss(
    "named CHECK on a dropped column",
    "it goes, and the script says so",
    "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(10), amount INTEGER,"
    " CONSTRAINT ck_amount CHECK (amount > 0));\n",
    'batch.drop_column("amount")\n',
)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert "ck_amount" not in outcome.text("t")
    assert "ck_amount" in outcome.sql


@loss(
    "CHECK without a name",
    "it stays",
    "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(10), amount INTEGER, CHECK (amount > 0));\n",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert "amount > 0" in outcome.text("t")


@loss(
    "COLLATE of a column",
    "it stays",
    "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(10), label TEXT COLLATE NOCASE);\n",
    rows="INSERT INTO t VALUES (1, 'a', 'X');",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert outcome.rows("SELECT id FROM t WHERE label = 'x'") == [(1,)]


COUNTING = "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(10));\n"


@loss("AUTOINCREMENT", "it stays", COUNTING)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert "AUTOINCREMENT" in outcome.text("t")


@loss(
    "sqlite_sequence",
    "an id that was used and deleted isn't used again",
    COUNTING,
    rows="INSERT INTO t VALUES (500, 'a'); DELETE FROM t;",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    outcome.connection.execute("INSERT INTO t (name) VALUES ('b')")
    assert outcome.rows("SELECT id FROM t") == [(501,)]


@loss(
    "generated columns",
    "they aren't copied, and stay",
    "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(10), amount INTEGER,"
    " one INTEGER GENERATED ALWAYS AS (amount + 1) VIRTUAL, two INTEGER GENERATED ALWAYS AS (amount + 2) STORED);\n",
    rows="INSERT INTO t (id, name, amount) VALUES (1, 'a', 5);",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert outcome.rows("SELECT one, two FROM t") == [(6, 7)]
    assert [row[6] for row in outcome.rows("PRAGMA table_xinfo(t)")] == [0, 0, 0, 2, 3]


@loss(
    "STRICT, WITHOUT ROWID",
    "both stay",
    "CREATE TABLE t (id TEXT NOT NULL PRIMARY KEY, name TEXT, amount INT) STRICT, WITHOUT ROWID;\n",
    'batch.alter_column("name", nullable=False, server_default="x", existing_type=sa.Text())\n',
)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert outcome.rows("SELECT wr, strict FROM pragma_table_list WHERE name = 't'") == [(1, 1)]


@loss(
    "UNIQUE ... ON CONFLICT",
    "it stays",
    "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(10), amount INTEGER,"
    " CONSTRAINT uq_amount UNIQUE (amount) ON CONFLICT REPLACE);\n",
    rows="INSERT INTO t VALUES (1, 'a', 7);",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    outcome.connection.execute("INSERT INTO t VALUES (2, 'b', 7)")
    assert outcome.rows("SELECT id FROM t") == [(2,)]


REFERRING = (
    PARENT + "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(10), parent_id INTEGER" + "{inline}{table});\n"
)


def deferred_with_actions(outcome: Outcome) -> None:
    done(outcome)
    ((_, _, table, column, to, on_update, on_delete, _),) = outcome.rows("PRAGMA foreign_key_list(t)")
    assert (table, column, to, on_update, on_delete) == ("parent", "parent_id", "id", "CASCADE", "SET NULL")
    assert "DEFERRABLE INITIALLY DEFERRED" in outcome.text("t")
    assert "fk_parent" in outcome.text("t")


_HOW = " REFERENCES parent (id) ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED"

loss(
    "FOREIGN KEY with actions, deferrable",
    "all of it stays",
    REFERRING.format(inline="", table=f", CONSTRAINT fk_parent FOREIGN KEY (parent_id){_HOW}"),
)(deferred_with_actions)
loss(
    "REFERENCES beside the column",
    "name, actions and deferrability stay",
    REFERRING.format(inline=f" CONSTRAINT fk_parent{_HOW}", table=""),
)(deferred_with_actions)


@loss(
    "a foreign key to itself",
    "it refers to the table",
    "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(10), up INTEGER,"
    " CONSTRAINT fk_up FOREIGN KEY (up) REFERENCES t (id));\n",
    rows="INSERT INTO t VALUES (1, 'a', NULL), (2, 'b', 1);",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert [row[2] for row in outcome.rows("PRAGMA foreign_key_list(t)")] == ["t"]
    assert outcome.rows("SELECT id, up FROM t") == [(1, None), (2, 1)]


@loss(
    "NOT NULL where there are NULLs",
    "they get the default",
    PLAIN,
    'batch.alter_column("name", nullable=False, server_default="none", existing_type=sa.String(10))\n',
    rows="INSERT INTO t VALUES (1, NULL, 1), (2, 'b', 2);",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert outcome.rows("SELECT name FROM t ORDER BY id") == [("none",), ("b",)]


@loss(
    "values of a column whose type changes",
    "they are converted",
    PLAIN,
    'batch.alter_column("amount", type_=sa.Text(), existing_type=sa.Integer())\n'
    'batch.alter_column("name", type_=sa.Integer(), existing_type=sa.String(10))\n',
    rows="INSERT INTO t VALUES (1, '12', 5);",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert outcome.rows("SELECT name, amount FROM t") == [(12, "5")]


@loss(
    "foreign_key_check at the end",
    "rows that refer to nothing stop the change",
    PARENT + "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(10), parent_id INTEGER);\n",
    'batch.create_foreign_key("fk_parent", "parent", ["parent_id"], ["id"])\n',
    rows="INSERT INTO t VALUES (1, 'a', 77);",
)
def _(outcome: Outcome) -> None:
    assert outcome.error
    assert "fk_parent" not in outcome.text("t")


@loss(
    "several changes, one rebuild",
    "the rows are copied once",
    PLAIN,
    WIDER
    + 'batch.alter_column("amount", server_default="3")\nbatch.create_unique_constraint("uq_amount", ["amount"])\n',
)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert copies(outcome) == 1


@loss(
    "no rebuild where ALTER can",
    "a rename and a drop leave the rows in place",
    PLAIN,
    'batch.alter_column("name", new_column_name="label")\nbatch.drop_column("amount")\n',
)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert [row[1] for row in outcome.rows("PRAGMA table_info(t)")] == ["id", "label"]
    assert copies(outcome) == 0


@loss(
    "the name of the new table is free",
    "a table that has it already isn't in the way",
    PLAIN + "CREATE TABLE _alembic_tmp_t (x);\nCREATE TABLE _sqlgen_new_t (x);\n",
)
def _(outcome: Outcome) -> None:
    done(outcome)
    assert "(x)" in outcome.text("_sqlgen_new_t")
    assert "(x)" in outcome.text("_alembic_tmp_t")


@loss("row count", "the script compares the number of rows", PLAIN, rows="INSERT INTO t VALUES (1, 'a', 1);")
def _(outcome: Outcome) -> None:
    done(outcome)
    assert "changes() = (SELECT count(*) FROM t)" in outcome.sql


def copies(outcome: Outcome) -> int:
    """How often rows were moved into a new table."""
    return outcome.sql.count("INSERT INTO _sqlgen_new_t (") + outcome.sql.count("INSERT INTO _alembic_tmp_t (")
