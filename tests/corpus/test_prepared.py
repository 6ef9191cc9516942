"""Histories of public projects that begin on tables which no revision creates, on a database prepared with these.

The prepared tables are empty, so revisions that read them are rendered with `--reads empty`, and say so.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.corpus.projects import CACHE, Project, fetch, load
from tests.corpus.test_histories import ALEMBIC_ONLINE, carried_out, contents, environment, sqlgen
from tests.servers import PostgreSQL, SQLite
from tests.servers.lifetime import locked

BASELINES = Path(__file__).with_name("baselines")
DIALECTS = {"postgresql": "postgresql:15", "sqlite": "sqlite:3.40"}

pytestmark = pytest.mark.slow

Server = PostgreSQL | SQLite


@dataclass(frozen=True)
class Expected:
    """What is expected of a project on one database."""

    differences: list[dict[str, str]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    no_way_back: str | None = None
    stops: dict[str, str] = field(default_factory=dict)


PROJECTS = load("prepared.toml", apart=tuple(DIALECTS))
EXPECTED = {
    (name, dialect): Expected(**project.apart[dialect])
    for name, project in PROJECTS.items()
    for dialect in DIALECTS
    if dialect in project.apart
}
COMPARED = [case for case, expected in EXPECTED.items() if not expected.stops]
STOPPED = [case for case, expected in EXPECTED.items() if expected.stops]


@pytest.fixture
def server(dialect: str, request: pytest.FixtureRequest) -> Server:
    found: Server = request.getfixturevalue({"postgresql": "postgres", "sqlite": "sqlite"}[dialect])
    return found


@pytest.fixture
def project(name: str) -> Project:
    CACHE.mkdir(parents=True, exist_ok=True)
    with locked(CACHE / ".lock"):
        found = fetch(PROJECTS[name])
        found.import_paths()
        return found


@pytest.mark.server
@pytest.mark.parametrize(("name", "dialect"), COMPARED)
def test_schema_is_the_one_that_alembic_makes_online(
    name: str, dialect: str, project: Project, server: Server, tmp_path: Path
) -> None:
    expected = EXPECTED[name, dialect]
    ours, theirs = prepared(project, server, "ours"), prepared(project, server, "theirs")
    ways = ["--rollback", "none"] if expected.no_way_back else []
    arguments = ["base:heads", "-d", DIALECTS[dialect], "--reads", "empty", "-o", str(tmp_path / "out")]
    arguments += ["--baseline", baseline(server, ours, tmp_path)]
    done = sqlgen(project, [*arguments, *ways], tmp_path)
    assert done.returncode == ("assumed to give no rows" in done.stderr), done.stderr
    scripts = tmp_path / "out" / dialect
    upgrade = (scripts / "upgrade.sql").read_text(encoding="utf-8")
    assert "must be there already" not in upgrade  # the baseline has them all
    carried_out(server, upgrade, ours)

    online = on_alembic(project, server, theirs, tmp_path)
    assert online.returncode == 0, online.stderr
    made, wanted = server.dump(ours), server.dump(theirs)
    for difference in expected.differences:
        more, text = (made, difference["ours"]) if difference["ours"] else (wanted, difference["theirs"])
        assert made.count(text) != wanted.count(text), f"no longer different: {text}"
        assert text in more
        made, wanted = made.replace(difference["ours"] or text, ""), wanted.replace(difference["theirs"] or text, "")
    assert made == wanted
    assert contents(project, server, ours) == contents(project, server, theirs)

    if expected.no_way_back is not None:
        refused = sqlgen(project, [f"base:{expected.no_way_back}", *arguments[1:]], tmp_path)
        assert refused.returncode == 3
        assert f"{expected.no_way_back}_" in refused.stderr
        return
    carried_out(server, (scripts / "rollback.sql").read_text(encoding="utf-8"), ours)
    below = prepared(project, server, "below")
    server.run("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);", below).must()
    before, after = (Counter(server.dump(database).splitlines()) for database in (below, ours))
    own = [line for line in (after - before).elements() if "alembic_version_pkc" not in line]
    assert own == expected.left
    assert [line for line in (before - after).elements() if "alembic_version" not in line] == []
    assert server.rows("SELECT version_num FROM alembic_version", ours) == []


@pytest.mark.server
@pytest.mark.parametrize(("name", "dialect"), STOPPED)
def test_what_is_left_out_stops_with_a_reason(
    name: str, dialect: str, project: Project, server: Server, tmp_path: Path
) -> None:
    """When one of these no longer stops, it can be compared."""
    stops = EXPECTED[name, dialect].stops
    if stops["by"] == "sqlgen":
        stopped = sqlgen(project, ["base:heads", "-d", DIALECTS[dialect], "--reads", "empty"], tmp_path)
    else:
        stopped = on_alembic(project, server, server.fresh_database(f"{name}_stopped"), tmp_path)
    assert stopped.returncode != 0
    assert stops["says"] in stopped.stderr
    assert f"{stops['at']}_" in stopped.stderr


def prepared(project: Project, server: Server, purpose: str) -> str:
    """A database with the tables that the history takes for granted."""
    database = server.fresh_database(f"{project.name}_{purpose}")
    server.run((BASELINES / f"{project.name}.sql").read_text(encoding="utf-8"), database).must()
    return database


def baseline(server: Server, database: str, folder: Path) -> str:
    """What a DBA would hand over: the dump of a server, the file itself of SQLite, before anything ran."""
    if isinstance(server, SQLite):
        copy = folder / "prepared.db"
        copy.write_bytes(Path(database).read_bytes())
        return str(copy)
    dump = folder / "prepared.sql"
    dump.write_text(server.dump(database), encoding="utf-8")
    return f"postgresql={dump}"


def on_alembic(project: Project, server: Server, database: str, folder: Path) -> subprocess.CompletedProcess[str]:
    convention = json.dumps(project.naming_convention)
    command = [sys.executable, str(ALEMBIC_ONLINE), server.url(database), str(project.folder), "heads", convention]
    return subprocess.run(
        command, capture_output=True, text=True, env=environment(project, folder), cwd=folder, check=False
    )
