"""What a connection's transaction does to the script: what was rolled back isn't in it, and nothing else is missing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

import sqlgen
from sqlgen.errors import SqlgenError
from tests.rebuild.project import write_revision

Script: TypeAlias = Callable[..., str]


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """The upgrade that a body makes."""

    def made(body: str, dialect: str = "postgresql") -> str:
        write_revision(tmp_path, "aaa", None, body)
        (one,) = sqlgen.generate(versions=tmp_path, dialects=dialect, rollback=None).values()
        return str(one.upgrade)

    return made


TABLE = "op.create_table('t', sa.Column('x', sa.Integer()))\n"


def test_what_was_rolled_back_is_gone(script: Script) -> None:
    text = script(TABLE + "bind = op.get_bind()\nbind.execute(sa.text('INSERT INTO t VALUES (1)'))\nbind.rollback()\n")
    assert "INSERT INTO t" not in text
    assert "CREATE TABLE t" in text


def test_back_to_a_savepoint(script: Script) -> None:
    text = script(
        TABLE
        + "bind = op.get_bind()\n"
        + "inner = bind.begin_nested()\n"
        + "bind.execute(sa.text('INSERT INTO t VALUES (1)'))\n"
        + "inner.rollback()\n"
        + "bind.execute(sa.text('INSERT INTO t VALUES (2)'))\n"
    )
    assert "VALUES (1)" not in text
    assert "VALUES (2)" in text


@pytest.mark.parametrize(
    "commit",
    [
        "op.get_bind().commit()",
        "op.get_bind().commit()\nop.get_bind().commit()",
        "op.get_bind().connection.commit()",
        "op.execute('COMMIT')",
        "op.get_bind().execute(sa.text(' commit; '))",
        "op.execute('COMMIT')\nop.execute('BEGIN')",
    ],
)
@pytest.mark.parametrize("dialect", ["postgresql", "sqlite", "mssql"])
def test_a_commit_ends_the_transaction_and_another_begins(script: Script, commit: str, dialect: str) -> None:
    text = script(f"{TABLE}{commit}\nop.execute('INSERT INTO t VALUES (1)')\n", dialect)
    ends = ("COMMIT TRANSACTION;", "COMMIT;")
    lines = [line for line in text.splitlines() if line.startswith(("CREATE TABLE t", "INSERT INTO t", "BEGIN", *ends))]
    begin, end = lines[0], lines[-1]
    assert begin.startswith("BEGIN")
    assert end in ends
    assert [line.partition(" (")[0] for line in lines] == [
        *(begin, "CREATE TABLE t", end),
        *(begin, "INSERT INTO t VALUES", end),
    ]
    assert "-- Transactions: 2, since revisions commit by themselves;" in text


def test_a_commit_at_the_edges_of_a_revision(script: Script) -> None:
    text = script(f"op.get_bind().commit()\n{TABLE}op.get_bind().commit()\n")
    found = re.findall(r"^(?:BEGIN|COMMIT|CREATE TABLE \w+|INSERT INTO \w+)", text, re.MULTILINE)
    assert found == [
        *("BEGIN", "CREATE TABLE IF", "COMMIT"),
        *("BEGIN", "CREATE TABLE t", "COMMIT"),
        *("BEGIN", "INSERT INTO alembic_version", "COMMIT"),
    ]


def test_what_the_script_wrote_is_still_known_after_a_commit(script: Script) -> None:
    body = (
        f"{TABLE}bind = op.get_bind()\nbind.execute(sa.text('INSERT INTO t VALUES (1)'))\nbind.commit()\n"
        "for x in bind.scalars(sa.text('SELECT x FROM t')): op.execute(f'SELECT {x + 41}')\n"
    )
    assert "SELECT 42;" in script(body)


def test_after_a_commit_only_what_came_later_is_rolled_back(script: Script) -> None:
    body = (
        f"{TABLE}bind = op.get_bind()\nbind.execute(sa.text('INSERT INTO t VALUES (1)'))\nbind.commit()\n"
        "bind.execute(sa.text('INSERT INTO t VALUES (2)'))\nbind.rollback()\n"
    )
    text = script(body)
    assert "VALUES (1)" in text
    assert "VALUES (2)" not in text


def test_a_rollback_takes_what_listeners_did(script: Script) -> None:
    body = (
        "table = sa.Table('t', sa.MetaData(), sa.Column('x', sa.Integer()))\n"
        "sa.event.listen(table, 'after_create', sa.DDL('UPDATE a SET b = 1'))\n"
        "with op.get_bind().engine.connect() as other:\n"
        "    table.create(other)\n"
        "    other.rollback()\n"
        "    table.create(other)\n"
        "    other.commit()\n"
    )
    assert script(body).count("UPDATE a SET b = 1;") == 1


def test_what_directives_did_after_a_commit_can_be_rolled_back(script: Script) -> None:
    text = script(f"{TABLE}bind = op.get_bind()\nbind.commit()\nop.execute('DELETE FROM t')\nbind.rollback()\n")
    assert "CREATE TABLE t" in text
    assert "DELETE FROM t" not in text


def test_the_way_back_needs_no_commit(tmp_path: Path) -> None:
    write_revision(tmp_path, "aaa", None, f"{TABLE}op.execute('COMMIT')\nop.get_bind().commit()\n")
    (one,) = sqlgen.generate(versions=tmp_path, dialects="postgresql", rollback="derived").values()
    assert str(one.rollback).count("COMMIT;") == 1


def test_outside_of_transactions_nothing_is_rolled_back(script: Script) -> None:
    body = (
        "engine = op.get_bind().engine\n"
        "with engine.connect().execution_options(isolation_level='AUTOCOMMIT') as connection:\n"
        "    connection.execute(sa.text('VACUUM'))\n"
    )
    assert "\nVACUUM;" in script(body)


@pytest.mark.parametrize(
    "body",
    [
        "s = Session(bind=op.get_bind().engine)\ns.execute(sa.text('SELECT 1'))\n" + TABLE + "s.close()\n",
        "c = op.get_bind().engine.connect()\nc.execute(sa.text('SELECT 1'))\n" + TABLE + "c.close()\n",
        "c = op.get_bind().engine.connect()\nc.execute(sa.text('SELECT 1'))\n" + TABLE + "del c\ngc.collect()\n",
    ],
)
def test_another_connection_takes_no_directives_along(script: Script, body: str) -> None:
    assert "CREATE TABLE t" in script("import gc\nfrom sqlalchemy.orm import Session\n" + body)


def test_another_connection_that_commits_nothing_leaves_nothing(script: Script) -> None:
    text = script(
        TABLE
        + "with op.get_bind().engine.connect() as c:\n"
        + "    c.execute(sa.text('INSERT INTO t VALUES (1)'))\n"
        + "    sa.Table('u', sa.MetaData(), sa.Column('x', sa.Integer())).create(c)\n"
    )
    assert "INSERT INTO t" not in text
    assert "CREATE TABLE u" not in text
    assert "CREATE TABLE t" in text


def test_what_nobody_can_take_apart_is_refused(script: Script) -> None:
    body = (
        TABLE
        + "c = op.get_bind().engine.connect()\nc.execute(sa.text('INSERT INTO t VALUES (1)'))\n"
        + "op.create_table('u', sa.Column('x', sa.Integer()))\nc.rollback()\n"
    )
    with pytest.raises(SqlgenError, match="SG560"):
        script(body)


def test_changes_of_the_schema_that_commit_themselves_stay(script: Script) -> None:
    """The server would keep what the script left out."""
    body = "bind = op.get_bind()\n" + TABLE + "bind.rollback()\n"
    assert "CREATE TABLE t" not in script(body, "postgresql")
    with pytest.raises(SqlgenError, match="SG560"):
        script(body, "mysql")


@pytest.mark.parametrize("kind", ["async def", "generator", "both"])
@pytest.mark.parametrize("dialects", [["postgresql"], ["postgresql", "mysql"]])
def test_a_function_that_isnt_run_by_a_call(tmp_path: Path, kind: str, dialects: list[str]) -> None:
    write_revision(tmp_path, "aaa", None, "op.execute('SELECT 1')\n" + ("" if kind == "async def" else "yield\n"))
    (path,) = tmp_path.glob("*.py")
    text = path.read_text()
    path.write_text(text if kind == "generator" else text.replace("def upgrade", "async def upgrade"))
    with pytest.raises(SqlgenError, match="nothing in it was done"):
        sqlgen.generate(versions=tmp_path, dialects=dialects)
