"""Histories of public projects: what sqlgen makes of them offline is what Alembic makes of them online."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.corpus.projects import CACHE, Project, fetch, load
from tests.servers import PostgreSQL, SQLite
from tests.servers.lifetime import locked

PROJECTS = load()
ONLINE = [project for project in PROJECTS.values() if project.online]
IN_PART = [project for project in PROJECTS.values() if project.assumes or project.stops_at]
ON_SQLITE = [project for project in PROJECTS.values() if project.sqlite]
ON_SQLITE_IN_PART = [project for project in PROJECTS.values() if project.sqlite_until]
STOPPED = [project for project in PROJECTS.values() if project.stops_at]
ROOT = Path(__file__).resolve().parents[2]
ALEMBIC_ONLINE = Path(__file__).with_name("alembic_online.py")

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Expected:
    """What is expected of a project on one database."""

    dialect: str
    target: str
    differences: list[dict[str, str]]
    rollback_reads: bool


def on_postgresql(project: Project) -> Expected:
    return Expected("postgresql:15", project.heads, project.differences, project.rollback_reads)


def on_sqlite(project: Project) -> Expected:
    return Expected("sqlite:3.40", "heads", project.sqlite_differences, project.sqlite_rollback_reads)


@pytest.fixture
def fetched(request: pytest.FixtureRequest) -> Project:
    CACHE.mkdir(parents=True, exist_ok=True)
    with locked(CACHE / ".lock"):
        project = fetch(request.param)
        project.import_paths()
        return project


def environment(project: Project, folder: Path) -> dict[str, str]:
    paths = [str(ROOT), *map(str, project.import_paths())]
    for name, text in project.files.items():
        (folder / name).write_text(text)
    own = {name: value.format(folder=folder) for name, value in project.environment.items()}
    return {**os.environ, **own, "PYTHONPATH": os.pathsep.join(paths)}


def sqlgen(project: Project, arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command on the unmodified history; what its env.py says of names stands in the configuration."""
    configuration = folder / "sqlgen.toml"
    names = "".join(f"{kind} = {json.dumps(form)}\n" for kind, form in project.naming_convention.items())
    locations = json.dumps([str(project.folder)])
    configuration.write_text(f"script_location = '.'\nversion_locations = {locations}\n[naming_convention]\n{names}")
    command = [sys.executable, "-m", "sqlgen", "script", *arguments, "--config", str(configuration)]
    return subprocess.run(
        command, capture_output=True, text=True, env=environment(project, folder), cwd=folder, check=False
    )


@pytest.mark.parametrize("fetched", ONLINE, indirect=True, ids=lambda project: project.name)
def test_schema_is_the_one_that_alembic_makes_online(fetched: Project, postgres: PostgreSQL, tmp_path: Path) -> None:
    there_and_back(fetched, on_postgresql(fetched), postgres, tmp_path)


@pytest.mark.parametrize("fetched", ON_SQLITE, indirect=True, ids=lambda project: project.name)
def test_the_same_on_sqlite(fetched: Project, sqlite: SQLite, tmp_path: Path) -> None:
    there_and_back(fetched, on_sqlite(fetched), sqlite, tmp_path)


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
    online = subprocess.run(command, capture_output=True, text=True, env=environment(fetched, tmp_path), check=False)
    assert "No support for ALTER" in online.stderr

    stopped = sqlgen(fetched, ["base:heads", "--dialect", "sqlite:3.40"], tmp_path)
    assert stopped.returncode == 3
    assert f"{fetched.sqlite_because}: " in stopped.stderr
    assert f"{fetched.sqlite_stops_at}_" in stopped.stderr


def there_and_back(project: Project, on: Expected, server: PostgreSQL | SQLite, folder: Path) -> None:
    """The whole chain up makes what Alembic makes online; the whole chain down leaves nothing."""
    ways = ["--rollback", "none"] if project.no_way_back else ["--reads", "empty"] if on.rollback_reads else []
    arguments = [f"base:{on.target}", "--dialect", on.dialect, "-o", str(folder / "out"), *ways]
    done = sqlgen(project, arguments, folder)
    assert done.returncode == on.rollback_reads, done.stderr  # 1: something had to be assumed
    scripts = folder / "out" / on.dialect.partition(":")[0]
    upgrade = (scripts / "upgrade.sql").read_text(encoding="utf-8")
    assert "ASSUMED" not in upgrade
    assert assumed_tables(upgrade) == []
    ours = server.fresh_database(f"{project.name}_ours")
    carried_out(server, upgrade, ours)

    theirs = server.fresh_database(f"{project.name}_theirs")
    convention = json.dumps(project.naming_convention)
    command = [sys.executable, str(ALEMBIC_ONLINE), server.url(theirs), str(project.folder), on.target, convention]
    online = subprocess.run(
        command, capture_output=True, text=True, env=environment(project, folder), cwd=folder, check=False
    )
    assert online.returncode == 0, online.stderr

    made, expected = server.dump(ours), server.dump(theirs)
    for difference in on.differences:
        more, text = (made, difference["ours"]) if difference["ours"] else (expected, difference["theirs"])
        assert made.count(text) != expected.count(text), f"no longer different: {text}"
        assert text in more
        instead = difference["theirs"] if difference["ours"] else ""
        made, expected = made.replace(text, instead), expected.replace(text, instead)
    assert made == expected
    assert contents(project, server, ours) == contents(project, server, theirs)

    if project.no_way_back is not None:
        refused = sqlgen(project, [*arguments[:-2], "--rollback", "written"], folder)
        assert refused.returncode == 3
        assert f"{project.no_way_back}_" in refused.stderr
        return
    carried_out(server, (scripts / "rollback.sql").read_text(encoding="utf-8"), ours)
    below = server.fresh_database(f"{project.name}_below")
    server.run("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);", below).must()
    before, after = server.dump(below).splitlines(), server.dump(ours).splitlines()
    assert [line for line in after if line not in before and "alembic_version_pkc" not in line] == []
    assert server.rows("SELECT version_num FROM alembic_version", ours) == []


def carried_out(server: PostgreSQL | SQLite, script: str, database: str) -> None:
    """The client runs a script and has nothing to say, but what DROP ... IF EXISTS makes PostgreSQL say."""
    ran = server.run(script, database)
    said = [line for line in ran.stderr.splitlines() if not line.endswith("does not exist, skipping")]
    assert (ran.status, said) == (0, []), ran.stderr


def contents(project: Project, server: PostgreSQL | SQLite, database: str) -> dict[str, list[str]]:
    """All rows of all tables, but for what is drawn or taken from the clock."""
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        if isinstance(server, SQLite)
        else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    )
    columns = (
        "SELECT name FROM pragma_table_info('{}')"
        if isinstance(server, SQLite)
        else "SELECT column_name FROM information_schema.columns WHERE table_name = '{}'"
    )
    found = {}
    for (table,) in server.rows(tables, database):
        names = [str(name) for (name,) in server.rows(columns.format(table), database)]
        kept = ", ".join(f'"{name}"' for name in sorted(names) if f"{table}.{name}" not in project.random_columns)
        found[str(table)] = sorted(map(repr, server.rows(f'SELECT {kept} FROM "{table}"', database)))
    return found


@pytest.mark.parametrize("fetched", STOPPED, indirect=True, ids=lambda project: project.name)
def test_what_is_left_out_stops_with_a_reason(fetched: Project, tmp_path: Path) -> None:
    """When one of these no longer stops, projects.toml takes it in."""
    done = sqlgen(fetched, ["base:heads", "--dialect", "postgresql:15"], tmp_path)
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.startswith(f"{fetched.because}: ")
    assert f"{fetched.stops_at}_" in done.stderr


@pytest.mark.parametrize("fetched", IN_PART, indirect=True, ids=lambda project: project.name)
def test_the_header_says_what_a_history_assumes(fetched: Project, tmp_path: Path) -> None:
    done = sqlgen(fetched, [f"base:{fetched.heads}", "--dialect", "postgresql:15"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert assumed_tables(done.stdout) == fetched.assumes


def assumed_tables(script: str) -> list[str]:
    header = script.split("\n\n", 1)[0]
    _, _, assumed = header.partition("-- Tables that no revision creates, and that must be there already:\n")
    return [line.removeprefix("-- ") for line in assumed.splitlines()]
