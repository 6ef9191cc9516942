"""Histories of public projects: what sqlgen makes of them offline is what Alembic makes of them online."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus.projects import CACHE, Project, fetch, load
from tests.servers import PostgreSQL, SQLite
from tests.servers.lifetime import locked

PROJECTS = load()
ONLINE = [project for project in PROJECTS.values() if project.online]
ON_SQLITE = [project for project in PROJECTS.values() if project.sqlite]
ON_SQLITE_IN_PART = [project for project in PROJECTS.values() if project.sqlite_until]
STOPPED = [project for project in PROJECTS.values() if project.stops_at]
ROOT = Path(__file__).resolve().parents[2]
ALEMBIC_ONLINE = Path(__file__).with_name("alembic_online.py")

pytestmark = pytest.mark.slow


@pytest.fixture
def fetched(request: pytest.FixtureRequest) -> Project:
    CACHE.mkdir(parents=True, exist_ok=True)
    with locked(CACHE / ".lock"):
        return fetch(request.param)


def environment(project: Project) -> dict[str, str]:
    paths = [str(ROOT), *map(str, project.import_paths())]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def sqlgen(project: Project, arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command on the unmodified history; what its env.py says of names stands in the configuration."""
    configuration = folder / "sqlgen.toml"
    names = "".join(f"{kind} = {json.dumps(form)}\n" for kind, form in project.naming_convention.items())
    locations = json.dumps([str(project.folder)])
    configuration.write_text(f"script_location = '.'\nversion_locations = {locations}\n[naming_convention]\n{names}")
    command = [sys.executable, "-m", "sqlgen", "script", *arguments, "--config", str(configuration)]
    return subprocess.run(command, capture_output=True, text=True, env=environment(project), check=False)


@pytest.mark.parametrize("fetched", ONLINE, indirect=True, ids=lambda project: project.name)
def test_schema_is_the_one_that_alembic_makes_online(fetched: Project, postgres: PostgreSQL, tmp_path: Path) -> None:
    compare(fetched, "postgresql:15", postgres, fetched.heads, fetched.differences, tmp_path)


@pytest.mark.parametrize("fetched", ON_SQLITE, indirect=True, ids=lambda project: project.name)
def test_the_same_on_sqlite(fetched: Project, sqlite: SQLite, tmp_path: Path) -> None:
    compare(fetched, "sqlite:3.40", sqlite, "heads", fetched.sqlite_differences, tmp_path)


@pytest.mark.parametrize("fetched", ON_SQLITE_IN_PART, indirect=True, ids=lambda project: project.name)
def test_further_on_sqlite_than_alembic(fetched: Project, sqlite: SQLite, tmp_path: Path) -> None:
    """Up to there the script runs, rebuilds and all; and the project's tables are there."""
    done = sqlgen(fetched, [f"base:{fetched.sqlite_until}", "--dialect", "sqlite:3.40"], tmp_path)
    assert done.returncode == 0, done.stderr
    ours = sqlite.fresh_database(f"{fetched.name}_ours")
    ran = sqlite.run(done.stdout, ours)
    assert (ran.status, ran.stderr) == (0, ""), ran.stderr
    assert sqlite.rows("SELECT version_num FROM alembic_version", ours) == [(fetched.sqlite_until,)]
    assert sqlite.rows("PRAGMA foreign_key_check", ours) == []

    theirs = sqlite.fresh_database(f"{fetched.name}_theirs")
    convention = json.dumps(fetched.naming_convention)
    command = [
        sys.executable,
        str(ALEMBIC_ONLINE),
        sqlite.url(theirs),
        str(fetched.folder),
        fetched.sqlite_until,
        convention,
    ]
    online = subprocess.run(command, capture_output=True, text=True, env=environment(fetched), check=False)
    assert "No support for ALTER" in online.stderr

    stopped = sqlgen(fetched, ["base:heads", "--dialect", "sqlite:3.40"], tmp_path)
    assert stopped.returncode == 3
    assert f"{fetched.sqlite_because}: " in stopped.stderr
    assert f"{fetched.sqlite_stops_at}_" in stopped.stderr


def compare(
    project: Project,
    dialect: str,
    server: PostgreSQL | SQLite,
    target: str,
    differences: list[dict[str, str]],
    folder: Path,
) -> None:
    done = sqlgen(project, [f"base:{target}", "--dialect", dialect], folder)
    assert done.returncode == 0, done.stderr
    ours = server.fresh_database(f"{project.name}_ours")
    ran = server.run(done.stdout, ours)
    assert (ran.status, ran.stderr) == (0, ""), ran.stderr

    theirs = server.fresh_database(f"{project.name}_theirs")
    convention = json.dumps(project.naming_convention)
    command = [sys.executable, str(ALEMBIC_ONLINE), server.url(theirs), str(project.folder), target, convention]
    online = subprocess.run(command, capture_output=True, text=True, env=environment(project), check=False)
    assert online.returncode == 0, online.stderr

    made, expected = server.dump(ours), server.dump(theirs)
    for difference in differences:
        more, text = (made, difference["ours"]) if difference["ours"] else (expected, difference["theirs"])
        assert made.count(text) != expected.count(text), f"no longer different: {text}"
        assert text in more
        instead = difference["theirs"] if difference["ours"] else ""
        made, expected = made.replace(text, instead), expected.replace(text, instead)
    assert made == expected
    rows = "SELECT version_num FROM alembic_version ORDER BY 1"
    assert server.rows(rows, ours) == server.rows(rows, theirs)


@pytest.mark.parametrize("fetched", STOPPED, indirect=True, ids=lambda project: project.name)
def test_what_is_left_out_stops_with_a_reason(fetched: Project, tmp_path: Path) -> None:
    """When one of these no longer stops, projects.toml takes it in."""
    done = sqlgen(fetched, ["base:heads", "--dialect", "postgresql:15"], tmp_path)
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.startswith(f"{fetched.because}: ")
    assert f"{fetched.stops_at}_" in done.stderr


@pytest.mark.parametrize("fetched", PROJECTS.values(), indirect=True, ids=lambda project: project.name)
def test_the_header_says_what_a_history_assumes(fetched: Project, tmp_path: Path) -> None:
    done = sqlgen(fetched, [f"base:{fetched.heads}", "--dialect", "postgresql:15"], tmp_path)
    assert done.returncode == 0, done.stderr
    header = done.stdout.split("\n\n", 1)[0]
    _, _, assumed = header.partition("-- Tables that no revision creates, and that must be there already:\n")
    assert [line.removeprefix("-- ") for line in assumed.splitlines()] == fetched.assumes
