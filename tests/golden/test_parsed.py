"""Golden cases before parsers that we didn't write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.golden.case import Case
from tests.golden.test_golden import PAIRS, VERSIONS
from tests.judges import Judge

JUDGES = {
    "postgresql": ["postgresql-parser"],  # test_executed_postgresql.py runs them
    "mysql": ["mysql"],
    "mariadb": [],  # test_executed_mariadb.py runs them
    "sqlite": [],  # test_executed_sqlite.py runs them
    "mssql": ["mssql"],
    "oracle": ["oracle"],
}
READING = {"postgresql": "postgresql-parser", "mysql": "mysql"}

TRIALS = [(name, dialect, case) for dialect, case in PAIRS for name in JUDGES.get(dialect, [])]


@pytest.mark.parametrize(("name", "dialect", "case"), TRIALS, ids=[f"{name}-{case.name}" for name, _, case in TRIALS])
def test_judged(name: str, dialect: str, case: Case, judge: Callable[[str], Judge]) -> None:
    """The judge has nothing to complain about."""
    assert judge(name).check(case.setup_script(dialect) + case.script(dialect)) == []


@pytest.mark.parametrize("spec", [spec for spec in VERSIONS if spec.partition(":")[0] in READING])
def test_judged_for_version(spec: str, judge: Callable[[str], Judge]) -> None:
    """What other versions get is read by the newest parser."""
    name = spec.partition(":")[0]
    complaints = {
        case.name: found
        for dialect, case in PAIRS
        if dialect == name and (found := judge(READING[name]).check(case.script(spec)))
    }
    assert complaints == {}
