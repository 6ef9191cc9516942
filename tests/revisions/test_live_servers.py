"""A live context does on a server what its script would do there."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

import sqlgen
from benchmarks.histories import write_project
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.loader import RevisionSession
from sqlgen.revisions.ranges import resolve_range


@pytest.mark.parametrize(("server_name", "dialect"), [("postgres", "postgresql"), ("mariadb", "mariadb")])
def test_live_and_script_make_the_same_schema(
    server_name: str, dialect: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    server = request.getfixturevalue(server_name)
    versions = write_project(tmp_path / "project", 12, leave_out=frozenset({"bulk_insert"})) / "migrations/versions"
    by_script, live = server.fresh_database("by_script"), server.fresh_database("live")
    (script,) = sqlgen.generate(versions=versions, dialects=dialect, rollback=None).values()
    server.run(str(script.upgrade), by_script).must()
    session = RevisionSession()
    with sa.create_engine(server.url(live)).connect() as connection, session.entered():
        context = MigrationContext.configure(connection=connection)
        for revision in resolve_range(RevisionGraph.read([versions]), "base:heads").upgrade:
            with context.begin_transaction():
                session.run(session.load(revision.file), "upgrade", context)
    server.run("DROP TABLE alembic_version;", by_script).must()
    assert server.dump(live) == server.dump(by_script)
