"""No SQL Server and no Oracle is at hand: our own DDL reader reads what they get, and must reach the catalog after."""

from __future__ import annotations

import pytest

from tests.golden.case import Case
from tests.golden.reread import reread, shape
from tests.golden.test_golden import PAIRS

TRIALS = [(dialect, case) for dialect, case in PAIRS if dialect in ("mssql", "oracle") and not case.unseen]


@pytest.mark.parametrize(("dialect", "case"), TRIALS, ids=[f"{dialect}-{case.name}" for dialect, case in TRIALS])
def test_reread(dialect: str, case: Case) -> None:
    """The statements alone lead from the catalog before to the one after."""
    outcome = case.outcome(dialect)
    texts = [statement.text for step in outcome.steps for statement in step.statements]
    assert shape(reread(texts, outcome.before)) == shape(outcome.after)
