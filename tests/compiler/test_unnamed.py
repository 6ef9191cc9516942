"""Which constraints without a name a look-up on the server can't tell apart by their columns."""

from __future__ import annotations

import pytest

from sqlgen.catalog.values import Check, Constraint, Table, Unique
from sqlgen.compiler.unnamed import likeness
from sqlgen.profile import load_profile
from tests.catalog.building import fk, table

PROFILE = load_profile("mssql")


def _with(*constraints: Constraint) -> Table:
    of_kind = {Unique: "uniques", Check: "checks"}
    return table("t", "x y", **{of_kind.get(type(constraints[0]), "foreign_keys"): constraints})


@pytest.mark.parametrize(
    ("constraints", "expected"),
    [
        ((fk("x", "p"), fk("y", "p")), "alone"),
        ((fk("x", "p"), fk("x", "q")), "alone"),
        ((fk("x", "p"), fk("x", "p", name="known")), "alone"),
        ((fk("x", "p"), fk("x", "p")), "same"),
        ((fk("x", "p"), fk("X", "P", ondelete="CASCADE")), "other"),
        ((fk("x", "p"), fk("x", "p", ondelete="RESTRICT", onupdate="no action")), "same"),
        ((fk("x y", "p", "a b"), fk("y x", "p", "a b")), "other"),
        ((Check("x > 0"), Check("x > y")), "alone"),
        ((Check("x > 0"), Check("x > 0")), "same"),
        ((Check("x > 0"), Check("x < 9")), "other"),
        ((Unique(("x", "y")), Unique(("y", "x"))), "other"),
        ((Unique(("x", "y")), Unique(("x",))), "alone"),
    ],
)
def test_likeness(constraints: tuple[Constraint, ...], expected: str) -> None:
    assert likeness(constraints[0], [table("p", "id"), _with(*constraints)], PROFILE) == expected


def test_of_those_that_all_go_any_may_go_first() -> None:
    constraints = (Check("x > 0"), Check("x < 9"))
    assert likeness(constraints[0], [_with(*constraints)], PROFILE, going=constraints) == "same"
