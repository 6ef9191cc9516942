"""A clause made of its shape is the one that SQLAlchemy spells from the whole objects."""

from __future__ import annotations

import pytest

from sqlgen.compiler import clauses, compile_operation
from sqlgen.profile import load_profile, profile_names
from tests.golden.case import all_cases


@pytest.mark.parametrize("dialect", profile_names())
def test_same_text_with_and_without_shapes(dialect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every statement of every golden case."""
    profile = load_profile(dialect)
    steps = [
        (case.name, step)
        for case in all_cases()
        if case.runs_on(dialect)
        for step in (*case.outcome(dialect).setup, *case.outcome(dialect).steps)
    ]
    for name in ("column_shape", "constraint_shape", "index_shape"):
        monkeypatch.setattr(clauses, name, lambda *_: None)
    monkeypatch.setattr(clauses, "is_plain", lambda _: False)
    compared = 0
    for name, step in steps:
        direct = compile_operation(step.operation, step.before, step.after, profile)
        assert [each.text for each in direct] == [each.text for each in step.statements], name
        compared += len(direct)
    assert compared > 500
