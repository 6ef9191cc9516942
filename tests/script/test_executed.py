"""Whole scripts on real databases: up, back, up again, and nothing is left or missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import sqlgen
from benchmarks.histories import NOT_ON_SQLITE, write_project

ROWS = frozenset({"bulk_insert"})  # the histories don't care for values that columns require

LEAVE_OUT = {
    "postgres": ROWS,
    "mariadb": ROWS,
    "sqlite": ROWS | NOT_ON_SQLITE,
}
DIALECTS = {"postgres": "postgresql", "mariadb": "mariadb", "sqlite": "sqlite"}


def without_version_table(dump: str) -> str:
    return "\n\n".join(part for part in dump.split("\n\n") if "alembic_version" not in part)


@pytest.mark.parametrize("mode", ["written", "derived"])
@pytest.mark.parametrize("server_name", DIALECTS)
def test_up_back_and_up_again(server_name: str, mode: Any, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue(server_name)
    folder = write_project(tmp_path / "project", 20, leave_out=LEAVE_OUT[server_name])
    dialect = DIALECTS[server_name]
    (script,) = sqlgen.generate(versions=folder / "migrations/versions", dialects=dialect, rollback=mode).values()
    database = server.fresh_database(f"script_{mode}")
    server.run(str(script.upgrade), database).must()
    first = server.dump(database)
    assert server.rows("SELECT version_num FROM alembic_version", database) == [(script.span.to_heads[0],)]
    server.run(str(script.rollback), database).must()
    assert server.rows("SELECT version_num FROM alembic_version", database) == []
    assert "CREATE TABLE" not in without_version_table(server.dump(database))
    server.run(str(script.upgrade), database).must()
    assert server.dump(database) == first


@pytest.mark.parametrize("server_name", DIALECTS)
def test_an_error_in_a_script_undoes_what_it_can(
    server_name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Where schema changes are transactional, a script that fails leaves nothing behind."""
    server = request.getfixturevalue(server_name)
    (tmp_path / "1.py").write_text(
        "import sqlalchemy as sa\nfrom sqlgen import op\nrevision = '1'\ndown_revision = None\n"
        "def upgrade():\n    op.create_table('account', sa.Column('id', sa.Integer()))\n"
        "    op.execute('INSERT INTO nobody_made_this VALUES (1)')\n"
    )
    (script,) = sqlgen.generate(versions=tmp_path, dialects=DIALECTS[server_name]).values()
    database = server.fresh_database("script_fails")
    result = server.run(str(script.upgrade), database)
    assert not result.ok
    left = "account" in server.dump(database)
    assert left is (server_name == "mariadb")


def test_the_header_says_how_a_client_is_called_that_would_go_on(tmp_path: Path) -> None:
    folder = write_project(tmp_path / "project", 1)
    for dialect, said in {"sqlite": ", if the client stops there: sqlite3 -bail", "postgresql": ""}.items():
        (script,) = sqlgen.generate(versions=folder / "migrations/versions", dialects=dialect).values()
        assert f"\n-- Transactions: one; an error undoes everything{said}\n" in str(script.upgrade)
