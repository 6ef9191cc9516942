"""Random changes on real databases: up as the catalog says, down to the start, rows kept.

Each test takes the pairs of one column type, or of one kind of constraint, with every operation: it draws worlds until
each pair was met often enough, and fails when that doesn't happen. What fails is shown as a short list of directives.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from sqlgen.profile import load_profile
from tests.drawn.engines import Engine, MariaDBEngine, PostgreSQLEngine, SQLiteEngine
from tests.drawn.trial import Problem, problems_of, smallest
from tests.drawn.world import Pair, World
from tests.drawn.worlds import drawn, pairs_of

FUZZ = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
ENOUGH = 50 if FUZZ else 8
BATCH = 60 if FUZZ else 10
MOST_BATCHES = 6


def groups(dialect: str) -> list[object]:
    found = pairs_of(load_profile(dialect))
    return [pytest.param(group, id=f"{dialect}-{group[0][1]}") for group in found]


@pytest.mark.fuzz
@pytest.mark.slow
@pytest.mark.parametrize("pairs", groups("postgresql"))
def test_postgresql(pairs: list[Pair], postgres) -> None:
    """On a real PostgreSQL."""
    check("postgresql", pairs, PostgreSQLEngine(postgres))


@pytest.mark.fuzz
@pytest.mark.slow
@pytest.mark.parametrize("pairs", groups("mariadb"))
def test_mariadb(pairs: list[Pair], mariadb) -> None:
    """On a real MariaDB."""
    check("mariadb", pairs, MariaDBEngine(mariadb))


@pytest.mark.fuzz
@pytest.mark.slow
@pytest.mark.parametrize("pairs", groups("sqlite"))
def test_sqlite(pairs: list[Pair], sqlite_newest) -> None:
    """On the newest SQLite, with what SQLite can alter by itself."""
    check("sqlite", pairs, SQLiteEngine(sqlite_newest))


def check(dialect: str, pairs: list[Pair], engine: Engine) -> None:
    """Batches of worlds until each pair was met often enough: done, or refused by sqlgen."""
    profile = load_profile(dialect)
    others = [pair for group in pairs_of(profile) for pair in group]
    tally: Counter[Pair] = Counter()
    for _ in range(MOST_BATCHES):
        lacking = [pair for pair in pairs if tally[pair] < ENOUGH]
        if not lacking:
            return
        worlds = drawn(profile, lacking, others, BATCH, random=FUZZ)
        for world in worlds:
            tally.update(world.pairs)
            tally.update(world.refused_pairs)
        for world, problem in zip(worlds, problems_of(worlds, engine), strict=True):
            if problem is not None:
                pytest.fail(told(world, problem, engine), pytrace=False)
    lacking = [f"{name} {what}: {tally[name, what]}" for name, what in pairs if tally[name, what] < ENOUGH]
    assert not lacking, f"pairs of operation and type or constraint that were met less than {ENOUGH} times"


def told(world: World, problem: Problem, engine: Engine) -> str:
    """A problem, with the directives that show it."""
    small = smallest(world, engine)
    setup, steps = small.directives[: small.setup_length], small.directives[small.setup_length :]
    return "\n".join(
        [str(problem), "set-up:", *map(str, setup), "directives:", *map(str, steps), "SQL:", *small.statements]
    )
