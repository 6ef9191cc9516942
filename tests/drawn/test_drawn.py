"""Random changes on real databases: up as the catalog says after each of them, down to the start, rows kept.

Each test takes the pairs of a few column types, or of all kinds of constraints, with every operation: it draws worlds
until each pair was met often enough, and fails when that doesn't happen. What fails is shown as a short list of
directives.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from sqlgen.profile import load_profile
from tests.drawn.conftest import DRAWN
from tests.drawn.engines import Engine, MariaDBEngine, PostgreSQLEngine, SQLiteEngine
from tests.drawn.trial import Problem, any_problem_of, problem_of, smallest
from tests.drawn.world import World
from tests.drawn.worlds import AT_ONCE, Tally, drawn, themes, worlds

FUZZ = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
ENOUGH = 500 if FUZZ else 50
MOST_WORLDS = 5 * ENOUGH

Record = Callable[[str, object], None]

pytestmark = [pytest.mark.slow, pytest.mark.fuzz]


def of(dialect: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("theme", themes(load_profile(dialect)))


@pytest.fixture(scope="module")
def on_postgresql(postgres) -> Iterator[Engine]:
    engine = PostgreSQLEngine(postgres)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def on_mariadb(mariadb) -> Iterator[Engine]:
    engine = MariaDBEngine(mariadb)
    yield engine
    engine.close()


@of("postgresql")
def test_postgresql(theme: str, on_postgresql: Engine, record_property: Record) -> None:
    """On a real PostgreSQL."""
    check("postgresql", theme, on_postgresql, record_property)


@of("mariadb")
def test_mariadb(theme: str, on_mariadb: Engine, record_property: Record) -> None:
    """On a real MariaDB."""
    check("mariadb", theme, on_mariadb, record_property)


@of("sqlite")
def test_sqlite(theme: str, record_property: Record) -> None:
    """On the newest SQLite, with what the default version can alter by itself."""
    check("sqlite", theme, SQLiteEngine(), record_property)


def check(dialect: str, theme: str, engine: Engine, record: Record) -> None:
    """Worlds until each pair was met often enough; what sqlgen refused on the way doesn't count, but is told."""
    profile = load_profile(dialect)
    tally = Tally(themes(profile)[theme], ENOUGH)
    tried = 0
    while (aims := tally.aims()) and tried < MOST_WORLDS:
        for world in drawn(worlds(profile, aims), AT_ONCE, number=tried, random=FUZZ):
            problem = any_problem_of(world, engine)
            if problem is not None:
                pytest.fail(told(world, problem_of(world, engine) or problem, engine), pytrace=False)
            tally.add(world)
            tried += 1
    record(DRAWN, f"{dialect} {theme}: {tally.told(tried)}")
    rare = [f"{name} {what}: {tally.count[name, what]}" for name, what in tally.lacking()]
    assert not rare, f"pairs of operation and type or constraint that were met less than {ENOUGH} times"


def told(world: World, problem: Problem, engine: Engine) -> str:
    """A problem, with the directives that show it."""
    small = smallest(world, problem, engine)
    return "\n".join(
        [
            str(problem_of(small, engine) or problem),
            "set-up:",
            *(str(stage.directive) for stage in small.setup),
            "directives:",
            *(str(stage.directive) for stage in small.stages),
            "SQL:",
            *(text for stage in small.stages for text in stage.statements),
        ]
    )
