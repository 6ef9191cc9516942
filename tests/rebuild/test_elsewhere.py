"""`recreate="always"` on servers that could ALTER: rows, sequences, triggers, views and what refers to the table."""

from __future__ import annotations

from pathlib import Path

import pytest

import sqlgen
from sqlgen.compiler import RebuildImpossible
from tests.rebuild.project import write_revision
from tests.servers import MariaDB, PostgreSQL

Server = PostgreSQL | MariaDB

CHANGE = """\
with op.batch_alter_table("account", recreate="always") as batch:
    batch.alter_column("name", type_=sa.String(80), nullable=False, server_default="nobody")
    batch.add_column(sa.Column("note", sa.String(20)), insert_after="id")
"""

POSTGRESQL = [
    "CREATE TABLE account (id SERIAL PRIMARY KEY, name VARCHAR(50),"
    " twice INTEGER GENERATED ALWAYS AS (level * 2) STORED, level INTEGER, CONSTRAINT uq_account_name UNIQUE (name))",
    "CREATE TABLE child (id INTEGER PRIMARY KEY, account_id INTEGER REFERENCES account (id) ON DELETE CASCADE)",
    "CREATE TABLE log (what TEXT)",
    "CREATE FUNCTION logged() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO log VALUES (new.name);"
    " RETURN new; END'",
    "CREATE TRIGGER account_logged AFTER INSERT ON account FOR EACH ROW EXECUTE FUNCTION logged()",
    "CREATE VIEW levels AS SELECT id, level FROM account",
    "CREATE VIEW higher AS SELECT id FROM levels WHERE level > 1",
]
MARIADB = [
    "CREATE TABLE account (id INTEGER AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50),"
    " twice INTEGER GENERATED ALWAYS AS (level * 2) STORED, level INTEGER, CONSTRAINT uq_account_name UNIQUE (name))",
    "CREATE TABLE child (id INTEGER PRIMARY KEY, account_id INTEGER,"
    " CONSTRAINT fk_child FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE)",
    "CREATE TABLE log (what TEXT)",
    "CREATE TRIGGER account_logged AFTER INSERT ON account FOR EACH ROW INSERT INTO log VALUES (new.name)",
    "CREATE VIEW levels AS SELECT id, level FROM account",
    "CREATE VIEW higher AS SELECT id FROM levels WHERE level > 1",
]
ROWS = """\
INSERT INTO account (name, level) VALUES ('Ada', 1), (NULL, 2), ('gone', 3);
DELETE FROM account WHERE name = 'gone';
INSERT INTO child VALUES (1, 1), (2, 2);
"""
VERSION = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL); INSERT INTO alembic_version VALUES ('aaa');\n"
)


@pytest.fixture(params=["postgresql", "mariadb"])
def server(request: pytest.FixtureRequest) -> Server:
    """Each of the servers in turn."""
    found: Server = request.getfixturevalue({"postgresql": "postgres", "mariadb": "mariadb"}[request.param])
    return found


def prepared(server: Server, folder: Path, change: str, name: str) -> tuple[str, str, str]:
    """A database before the change, the change's script and the one that takes it back."""
    dialect, setup = ("postgresql", POSTGRESQL) if isinstance(server, PostgreSQL) else ("mariadb", MARIADB)
    database = server.fresh_database(name)
    server.run("".join(f"{statement};\n" for statement in setup) + ROWS + VERSION, database).must()
    write_revision(folder, "aaa", None, "".join(f"op.execute({statement!r})\n" for statement in setup))
    write_revision(folder, "bbb", "aaa", change)
    (script,) = sqlgen.generate("aaa:bbb", dialects=dialect, versions=folder).values()
    return database, str(script.upgrade), str(script.rollback)


def test_everything_is_there_again(server: Server, tmp_path: Path) -> None:
    database, upgrade, _ = prepared(server, tmp_path, CHANGE, "elsewhere")
    server.run("DELETE FROM log", database).must()
    server.run(upgrade, database).must()
    checks = {
        "SELECT count(*) FROM account WHERE (id, name, twice) IN ((1, 'Ada', 2), (2, 'nobody', 4))": "2",
        "SELECT count(*) FROM child": "2",
        "SELECT count(*) FROM higher": "1",
        "SELECT count(*) FROM log": "0",
    }
    for query, expected in checks.items():
        assert expected in server.run(query, database).must().stdout.split(), query
    server.run("INSERT INTO account (name, level) VALUES ('new', 5)", database).must()
    assert (
        "1" in server.run("SELECT count(*) FROM account WHERE name = 'new' AND id = 4", database).must().stdout.split()
    )
    assert "new" in server.run("SELECT what FROM log", database).must().stdout.split()
    assert not server.run("INSERT INTO child VALUES (3, 99)", database).ok, "the foreign key is there"
    assert not server.run("INSERT INTO account (name) VALUES ('Ada')", database).ok, "the unique constraint is there"
    server.run("DELETE FROM account WHERE id = 1", database).must()
    assert "1" in server.run("SELECT count(*) FROM child", database).must().stdout.split(), "it cascades"


def test_there_and_back(server: Server, tmp_path: Path) -> None:
    """The derived rollback makes the table anew, too, and leaves the schema as it was."""
    database, upgrade, rollback = prepared(server, tmp_path, CHANGE, "and_back")
    before = server.dump(database)
    server.run(upgrade, database).must()
    assert server.dump(database) != before
    server.run(rollback, database).must()
    assert in_any_order(server.dump(database)) == in_any_order(before)


def in_any_order(dump: str) -> list[str]:
    """Statements of a dump: objects are listed in the order in which they came to be. The next number is data."""
    return sorted(piece.split(" AUTO_INCREMENT=")[0].strip() for piece in dump.split(";\n"))


def test_another_table_than_the_known_one(server: Server, tmp_path: Path) -> None:
    """A column that no revision knows isn't lost: the script stops, and nothing has happened."""
    database, upgrade, _ = prepared(server, tmp_path, CHANGE, "another")
    server.run("ALTER TABLE account ADD COLUMN secret VARCHAR(10)", database).must()
    before = server.dump(database)
    result = server.run(upgrade, database)
    assert not result.ok
    assert "columns" in result.stderr + result.stdout
    assert "secret" in server.dump(database)
    assert (
        "1"
        in server.run("SELECT count(*) FROM account WHERE id = 1 AND secret IS NULL", database).must().stdout.split()
    )
    if isinstance(server, PostgreSQL):
        assert server.dump(database) == before


def test_a_view_that_names_a_renamed_column(server: Server, tmp_path: Path) -> None:
    change = (
        'with op.batch_alter_table("account", recreate="always") as batch:\n'
        '    batch.alter_column("level", new_column_name="height")\n'
    )
    with pytest.raises(RebuildImpossible, match="the view levels names a column that is renamed"):
        prepared(server, tmp_path, change, "renamed")
