"""Every condition that a profile may name can be told from a step."""

from __future__ import annotations

from sqlgen.compiler.conditions import TESTS
from sqlgen.profile.vocabulary import CONDITIONS


def test_each_condition_can_be_told() -> None:
    assert TESTS.keys() == CONDITIONS.keys()
