"""A script that stops anywhere leaves the file as it was: it is cut after every statement in turn."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.rebuild.project import raw, script_of, statements
from tests.rebuild.test_proof import BASE, SCHEMA
from tests.servers import SQLite

CHANGE = """\
op.alter_column("t", "name", nullable=True)
op.drop_column("child", "t_id")
op.create_check_constraint("ck_parent", "parent", "id > 0")
"""


@pytest.fixture
def pieces(tmp_path: Path) -> list[str]:
    """The statements of a script, comments included."""
    script = script_of(tmp_path / "versions", raw(SCHEMA), CHANGE)
    return statements(str(script.upgrade))


def test_killed_after_each_statement(pieces: list[str], sqlite: SQLite, tmp_path: Path) -> None:
    """sqlite3 is killed there, and the database is opened again."""
    assert len(pieces) > 30
    assert pieces[-1].endswith("PRAGMA foreign_keys=ON")
    assert pieces[-2].endswith("COMMIT")
    start = sqlite.fresh_database("fault")
    sqlite.run(BASE, start).must()
    dump = everything(start)
    for count in range(1, len(pieces) - 1):
        database = tmp_path / "cut.db"
        database.write_bytes(Path(start).read_bytes())
        kill_after(pieces[:count], database)
        assert everything(str(database)) == dump, pieces[count - 1]


def test_an_error_after_each_statement(pieces: list[str], sqlite: SQLite, tmp_path: Path) -> None:
    """`sqlite3 -bail` stops at the first error."""
    start = sqlite.fresh_database("fault")
    sqlite.run(BASE, start).must()
    dump = everything(start)
    for count in range(3, len(pieces) - 1):
        database = tmp_path / "failed.db"
        database.write_bytes(Path(start).read_bytes())
        broken = [*pieces[:count], "SELECT no_such_function()", *pieces[count:]]
        assert sqlite.run("".join(f"{piece};\n" for piece in broken), str(database)).status == 1
        assert everything(str(database)) == dump, pieces[count - 1]


def kill_after(pieces: list[str], database: Path) -> None:
    client = subprocess.Popen(
        ["sqlite3", "-init", "/dev/null", "-batch", "-bail", str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert client.stdin is not None
    assert client.stdout is not None
    client.stdin.write("".join(f"{piece};\n" for piece in pieces).encode() + b"SELECT 'here';\n")
    client.stdin.flush()
    assert client.stdout.readline() == b"here\n"  # all before it has run
    client.kill()
    client.wait()
    client.stdin.close()
    client.stdout.close()


def everything(database: str) -> str:
    """Schema and rows, as sqlite3 itself dumps them."""
    done = subprocess.run(["sqlite3", database, ".dump"], capture_output=True, text=True, check=True)
    return done.stdout
