"""What all tests share: real databases, judges of SQL, and the switch that rewrites golden files."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.judges import Judge
from tests.judges.mariadb import MariaDBJudge
from tests.judges.mssql import MSSQLJudge
from tests.judges.mysql import MySQLJudge
from tests.judges.oracle import OracleJudge
from tests.judges.postgresql import PostgreSQLJudge, PostgreSQLParser
from tests.judges.sqlite import SQLiteJudge
from tests.servers import MariaDB, PostgreSQL, SQLite, SQLiteNewest
from tests.servers.lifetime import SessionFolder

SERVER_FIXTURES = {"postgres", "mariadb"}
JUDGE_FIXTURES = {"judge"}
SESSION_FOLDER = "sqlgen_session_folder"
SESSION_FOLDER_KEY = pytest.StashKey[SessionFolder | None]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files instead of comparing with them")


def pytest_configure(config: pytest.Config) -> None:
    settings.register_profile("default", deadline=None)
    settings.register_profile("fuzz", deadline=None, max_examples=5_000)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what stays until the end, and come seldom: it took a third of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need more than Python by the fixtures they use. Slow ones come first: none is waited for."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & SERVER_FIXTURES:
            item.add_marker(pytest.mark.server)
        if fixtures & JUDGE_FIXTURES:
            item.add_marker(pytest.mark.judge)
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """xdist's controller gives every worker the session's folder before it starts."""
    folder = node.config.stash.setdefault(SESSION_FOLDER_KEY, None) or SessionFolder()
    node.config.stash[SESSION_FOLDER_KEY] = folder
    node.workerinput[SESSION_FOLDER] = str(folder.path)


def pytest_unconfigure(config: pytest.Config) -> None:
    folder = config.stash.get(SESSION_FOLDER_KEY, None)
    if folder is not None:
        folder.close()


@pytest.fixture(scope="session")
def session_folder(request: pytest.FixtureRequest) -> Iterator[Path]:
    """The folder of this test session's servers; xdist's controller made it for its workers."""
    given = getattr(request.config, "workerinput", {}).get(SESSION_FOLDER)
    if given:
        yield Path(given)
        return
    folder = SessionFolder()
    yield folder.path
    folder.close()


@pytest.fixture(scope="session")
def postgres(session_folder: Path) -> PostgreSQL:
    """A real PostgreSQL."""
    return PostgreSQL(session_folder)


@pytest.fixture(scope="session")
def mariadb(session_folder: Path) -> MariaDB:
    """A real MariaDB."""
    return MariaDB(session_folder)


@pytest.fixture(scope="session")
def sqlite(session_folder: Path) -> SQLite:
    """The SQLite command line of this machine."""
    return SQLite(session_folder)


@pytest.fixture(scope="session")
def sqlite_newest(session_folder: Path) -> SQLiteNewest:
    """The newest SQLite, through apsw."""
    return SQLiteNewest(session_folder)


@pytest.fixture(scope="session")
def judge(request: pytest.FixtureRequest) -> Callable[[str], Judge]:
    """`judge("mssql").check(sql_text)`; the judges start when they are first asked for."""

    @cache
    def chosen(name: str) -> Judge:
        return JUDGES[name](request)

    return chosen


JUDGES: dict[str, Callable[[pytest.FixtureRequest], Judge]] = {
    "postgresql": lambda request: PostgreSQLJudge(request.getfixturevalue("postgres")),
    "postgresql-parser": lambda request: PostgreSQLParser(),
    "mysql": lambda request: MySQLJudge(),
    "mariadb": lambda request: MariaDBJudge(request.getfixturevalue("mariadb")),
    "sqlite": lambda request: SQLiteJudge(request.getfixturevalue("sqlite")),
    "sqlite-newest": lambda request: SQLiteJudge(request.getfixturevalue("sqlite_newest")),
    "mssql": lambda request: MSSQLJudge(),
    "oracle": lambda request: OracleJudge(),
}
