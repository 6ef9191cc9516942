"""What belongs to one rebuild, what keeps changes apart, and what is refused before anything is written."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from sqlgen.compiler import RebuildImpossible
from sqlgen.operations import Operations
from sqlgen.revisions.context import MigrationContext
from tests.rebuild.project import raw, script_of
from tests.servers import SQLite

VERSION_TABLE = "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('aaa');\n"
PLAIN = "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(10), amount INTEGER);\n"
ROWS = "INSERT INTO t VALUES (1, 'a', 5), (2, NULL, 6);\n"


def run(setup: str, rows: str, change: str, folder: Path, sqlite: SQLite) -> tuple[str, str]:
    """The script, and the database after it."""
    text = str(script_of(folder, raw(setup), change).upgrade)
    database = sqlite.fresh_database("plan")
    sqlite.run(VERSION_TABLE + setup + rows, database).must()
    sqlite.run(text, database).must()
    return text, database


def rebuilds(text: str) -> int:
    return text.count("CREATE TABLE _sqlgen_new_t (")


def test_others_follow_a_rename_within_a_rebuild(tmp_path: Path, sqlite: SQLite) -> None:
    """A foreign key, a view and a trigger elsewhere that name the column."""
    setup = (
        "CREATE TABLE t (id INTEGER PRIMARY KEY, code VARCHAR(10) NOT NULL UNIQUE);\n"
        "CREATE TABLE child (id INTEGER PRIMARY KEY, t_code VARCHAR(10) REFERENCES t (code));\n"
        "CREATE VIEW v AS SELECT code FROM t;\n"
    )
    rows = "INSERT INTO t VALUES (1, 'x'); INSERT INTO child VALUES (5, 'x');"
    change = 'op.alter_column("t", "code", new_column_name="label", type_=sa.Text())\n'
    text, database = run(setup, rows, change, tmp_path, sqlite)
    assert rebuilds(text) == 1
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA foreign_key_list(child)").fetchone()[2:5] == ("t", "t_code", "label")
        assert connection.execute("SELECT * FROM v").fetchall() == [("x",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_child_waits_for_its_own_turn(tmp_path: Path, sqlite: SQLite) -> None:
    """The key that it refers to goes first, and its rows can't be checked until its own foreign key follows."""
    setup = (
        "CREATE TABLE t (id INTEGER NOT NULL, name VARCHAR(10) NOT NULL, CONSTRAINT pk PRIMARY KEY (name));\n"
        "CREATE TABLE child (id INTEGER PRIMARY KEY, t_id INTEGER, t_name VARCHAR(10),"
        " CONSTRAINT fk FOREIGN KEY (t_name) REFERENCES t (name));\n"
    )
    rows = "INSERT INTO t VALUES (1, 'x'); INSERT INTO child VALUES (5, 1, 'x');"
    change = (
        'with op.batch_alter_table("t") as batch:\n'
        '    batch.drop_constraint("pk", type_="primary")\n'
        '    batch.create_primary_key("pk", ["id", "name"])\n'
        'with op.batch_alter_table("child") as batch:\n'
        '    batch.drop_constraint("fk", type_="foreignkey")\n'
        '    batch.create_foreign_key("fk", "t", ["t_id", "t_name"], ["id", "name"])\n'
    )
    text, database = run(setup, rows, change, tmp_path, sqlite)
    assert text.count("The rows of child aren't checked") == 1
    assert "pragma_foreign_key_check('child')" in text
    with closing(sqlite3.connect(database)) as connection:
        assert [row[2:5] for row in connection.execute("PRAGMA foreign_key_list(child)")] == [
            ("t", "t_id", "id"),
            ("t", "t_name", "name"),
        ]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_names_that_change_places(tmp_path: Path, sqlite: SQLite) -> None:
    """A column takes the name of one that is dropped: that can't be one rebuild, and each value stays in its place."""
    change = (
        'op.alter_column("t", "amount", server_default="3")\n'
        'op.drop_column("t", "name")\n'
        'op.alter_column("t", "amount", new_column_name="name")\n'
        'op.alter_column("t", "name", type_=sa.Text())\n'
    )
    text, database = run(PLAIN, ROWS, change, tmp_path, sqlite)
    assert rebuilds(text) == 2
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT id, name FROM t").fetchall() == [(1, "5"), (2, "6")]


def test_an_expression_in_the_names_at_its_place(tmp_path: Path, sqlite: SQLite) -> None:
    change = (
        'op.alter_column("t", "name", new_column_name="label")\n'
        'op.alter_column("t", "amount", type_=sa.Text(), sqlite_using="coalesce(label, \'-\') || amount")\n'
    )
    text, database = run(PLAIN, ROWS, change, tmp_path, sqlite)
    assert rebuilds(text) == 1
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT label, amount FROM t").fetchall() == [("a", "a5"), (None, "-6")]


def test_an_expression_over_a_column_that_is_new(tmp_path: Path, sqlite: SQLite) -> None:
    """It isn't there yet when the rows are moved, so it is added before."""
    change = (
        'op.add_column("t", sa.Column("more", sa.Integer(), server_default="3"))\n'
        'op.alter_column("t", "amount", type_=sa.Text(), sqlite_using="more || amount")\n'
    )
    text, database = run(PLAIN, ROWS, change, tmp_path, sqlite)
    assert rebuilds(text) == 1
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT amount, more FROM t").fetchall() == [("35", 3), ("36", 3)]


@pytest.mark.parametrize("own", [True, False])
def test_an_expression_over_a_column_that_was_converted(own: bool, tmp_path: Path, sqlite: SQLite) -> None:
    """It reads what the first change made of the values, so that comes before."""
    using = "typeof(amount) || amount"
    column, typed = ("amount", "sa.String(20)") if own else ("name", "sa.Text()")
    change = (
        'op.alter_column("t", "amount", type_=sa.Text())\n'
        f'op.alter_column("t", "{column}", type_={typed}, sqlite_using="{using}")\n'
    )
    text, database = run(PLAIN, ROWS, change, tmp_path, sqlite)
    assert rebuilds(text) == 2
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute(f"SELECT {column} FROM t").fetchall() == [("text5",), ("text6",)]


@pytest.mark.parametrize(
    ("after", "value"),
    [
        ('op.alter_column("t", "more", server_default=None)\n', 3),
        ('op.alter_column("t", "more", server_default="4")\n', 3),
        ('op.alter_column("t", "more", server_default="4", new_column_name="most")\n', 3),
        ('op.alter_column("t", "more", nullable=True)\n', 3),
        ('op.alter_column("t", "more", type_=sa.Text(), server_default=None)\n', "3"),
    ],
)
def test_rows_have_the_default_that_a_column_was_added_with(
    after: str, value: object, tmp_path: Path, sqlite: SQLite
) -> None:
    """A default that is only for the rows that are there is what many authors mean."""
    added = 'op.add_column("t", sa.Column("more", sa.Integer(), server_default="3", nullable=False))\n'
    text, database = run(PLAIN, ROWS, added + after, tmp_path, sqlite)
    assert rebuilds(text) == 1
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT * FROM t").fetchall() == [(1, "a", 5, value), (2, None, 6, value)]


def test_rows_have_what_a_new_column_made(tmp_path: Path, sqlite: SQLite) -> None:
    change = (
        'op.add_column("t", sa.Column("more", sa.Integer(), sa.Computed("amount * 2", persisted=True)))\n'
        'op.alter_column("t", "more", server_default=None)\n'
        'op.add_column("t", sa.Column("last", sa.Integer()))\n'
        'op.alter_column("t", "last", server_default="8")\n'
    )
    _, database = run(PLAIN, ROWS, change, tmp_path, sqlite)
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT id, more, last FROM t").fetchall() == [(1, 10, None), (2, 12, None)]


def test_sql_between_two_changes_keeps_them_apart(tmp_path: Path, sqlite: SQLite) -> None:
    change = (
        'op.alter_column("t", "amount", server_default="3")\n'
        "op.execute(\"UPDATE t SET name = 'none' WHERE name IS NULL\")\n"
        'op.alter_column("t", "name", nullable=False)\n'
    )
    text, _ = run(PLAIN, ROWS, change, tmp_path, sqlite)
    assert rebuilds(text) == 2


def test_two_batches_in_a_row_share_a_rebuild(tmp_path: Path, sqlite: SQLite) -> None:
    batch = 'with op.batch_alter_table("t") as batch:\n    batch.alter_column({0!r}, server_default={1!r})\n'
    text, _ = run(PLAIN, ROWS, batch.format("amount", "3") + batch.format("name", "x"), tmp_path, sqlite)
    assert rebuilds(text) == 1


@pytest.mark.parametrize(
    ("kind", "setup"),
    [
        ("trigger", "CREATE TRIGGER own AFTER INSERT ON t BEGIN UPDATE t SET amount = 1 WHERE id = new.id; END;\n"),
        ("view", "CREATE VIEW v AS SELECT id, amount FROM t;\n"),
        ("trigger", "CREATE TRIGGER own AFTER UPDATE OF 'amount' ON t BEGIN SELECT 1; END;\n"),
        ("trigger", "CREATE TRIGGER own AFTER INSERT ON t WHEN new.'amount' > 1 BEGIN SELECT 1; END;\n"),
        ("trigger", "CREATE TRIGGER own AFTER INSERT ON t BEGIN UPDATE t SET 'amount' = 1; END;\n"),
        ("trigger", "CREATE TRIGGER own AFTER INSERT ON t BEGIN SELECT new.'amount'; END;\n"),
        ("trigger", "CREATE TRIGGER own AFTER INSERT ON t WHEN 0 BEGIN INSERT INTO t ('amount') VALUES (1); END;\n"),
        ("trigger", "CREATE TRIGGER far AFTER INSERT ON log BEGIN INSERT INTO log SELECT t.amount FROM t; END;\n"),
    ],
)
def test_what_would_break_is_refused(kind: str, setup: str, tmp_path: Path) -> None:
    with pytest.raises(RebuildImpossible, match=f"the {kind} .* names a column that is dropped"):
        script_of(tmp_path, raw(PLAIN + setup), 'op.drop_column("t", "amount")\n')


@pytest.mark.parametrize(
    "setup",
    [
        "CREATE TRIGGER a AFTER INSERT ON t WHEN new.name <> 'amount' BEGIN INSERT INTO log VALUES ('amount'); END;\n",
        "CREATE TRIGGER a AFTER INSERT ON log BEGIN UPDATE log SET x = 'amount' WHERE x IN (SELECT id FROM t); END;\n",
        "CREATE TRIGGER a AFTER INSERT ON bill BEGIN UPDATE bill SET amount = (SELECT count(*) FROM t); END;\n",
        "CREATE VIEW v AS SELECT name, 'amount' AS what FROM t;\n",
        "CREATE VIEW v AS SELECT t.name, bill.amount FROM t JOIN bill ON bill.id = t.id;\n",
    ],
)
@pytest.mark.parametrize("before", ["", 'op.alter_column("t", "name", type_=sa.Text())\n'])
def test_what_only_says_the_word_is_not_in_the_way(setup: str, before: str, tmp_path: Path, sqlite: SQLite) -> None:
    """Neither for a rebuild nor for ALTER; and what stays goes on working."""
    around = "CREATE TABLE log (x);\nCREATE TABLE bill (id INTEGER, amount INTEGER);\n"
    text, database = run(PLAIN + around + setup, ROWS, before + 'op.drop_column("t", "amount")\n', tmp_path, sqlite)
    assert rebuilds(text) == (1 if before else 0)
    use = "INSERT INTO t (id, name) VALUES (9, 'z'); INSERT INTO log VALUES (1); INSERT INTO bill VALUES (9, 1);"
    sqlite.run(use, database).must()
    for (view,) in sqlite.rows("SELECT name FROM sqlite_master WHERE type = 'view'", database):
        assert sqlite.rows(f"SELECT * FROM {view}", database) != []


def test_virtual_tables_are_refused(tmp_path: Path) -> None:
    setup = "CREATE VIRTUAL TABLE t USING fts5(name);\n"
    with pytest.raises(RebuildImpossible, match="if it is a virtual table, it can't be made anew at all"):
        script_of(tmp_path, raw(setup), 'op.alter_column("t", "name", type_=sa.String(20))\n')


def make(op: Operations) -> None:
    op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.String(5)))
    op.execute("INSERT INTO t VALUES (1, 'a')")
    with op.batch_alter_table("t") as batch:
        batch.alter_column("name", type_=sa.Text(), nullable=False)
        batch.create_unique_constraint("uq_name", ["name"])


def test_on_a_connection() -> None:
    """A batch is one rebuild there, too."""
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        make(Operations(MigrationContext.configure(connection=connection)))
        assert connection.exec_driver_sql("SELECT * FROM t").fetchall() == [(1, "a")]
        (made,) = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 't'").fetchone() or ("",)
    assert "name TEXT NOT NULL" in made
    assert "CONSTRAINT uq_name UNIQUE (name)" in made


def test_into_a_buffer() -> None:
    """What is written is complete when the batch ends."""
    buffer = io.StringIO()
    make(Operations(MigrationContext.configure(dialect_name="sqlite", as_sql=True, output_buffer=buffer)))
    assert rebuilds(buffer.getvalue()) == 1
