"""Constraints found by the name that another database would have given them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sqlgen.catalog import Catalog
from sqlgen.catalog.errors import ConstraintUnknown
from sqlgen.catalog.snapshot import from_json, to_json
from sqlgen.catalog.values import Check, Constraint
from tests.catalog.building import FULL, catalog, column, fk, table


@pytest.mark.parametrize(
    ("dialect", "name", "kind", "rule"),
    [
        ("mysql", "a_x_fkey", "foreignkey", "PostgreSQL"),
        ("mysql", "a_x_y_key", "unique", "PostgreSQL"),
        ("mysql", "a_pkey", "primary", "PostgreSQL"),
        ("mysql", "a_x_check", "check", "PostgreSQL"),
        ("mariadb", "a_chk_2", "check", "MySQL"),
        ("postgresql", "a_ibfk_1", "foreignkey", "MySQL"),
        ("postgresql", "PRIMARY", "primary", "MySQL"),
        ("postgresql", "x", "unique", "MySQL"),
        ("postgresql", "CONSTRAINT_1", "check", "MariaDB"),
        ("mssql", "a_x_fkey", "foreignkey", "PostgreSQL"),
        ("oracle", "a_ibfk_1", "foreignkey", "MySQL"),
        ("sqlite", "a_x_y_key", "unique", "PostgreSQL"),
    ],
)
def test_a_name_by_the_rule_of_another_database(dialect: str, name: str, kind: str, rule: str) -> None:
    made = catalog(dialect, table("p", "id"), FULL)
    for asked_kind in (kind, None):
        found = made.find_constraint("a", name, kind=asked_kind)
        assert found is not None
        assert (found.how, found.rule) == ("other_rule", rule)
        assert found.constraint in made.table("a").constraints


def _found(of: Catalog, table_name: str, name: str) -> Constraint:
    found = of.find_constraint(table_name, name)
    assert found is not None
    assert found.how == "other_rule"
    return found.constraint


def test_a_name_by_another_rule_is_made_of_what_the_table_was_called_then() -> None:
    made = catalog("mysql", table("p", "id"), FULL).rename_table("a", "b").rename_table("b", "c")
    assert _found(made, "c", "a_x_fkey") is made.table("c").foreign_keys[0]
    with pytest.raises(ConstraintUnknown):  # PostgreSQL has no such constraint, either
        made.find_constraint("c", "c_x_fkey")
    with pytest.raises(ConstraintUnknown):
        made.create_table(table("a", "x")).find_constraint("a", "a_x_fkey")


@pytest.mark.parametrize("dialect", ["mysql", "mariadb", "sqlite", "mssql", "oracle"])
def test_a_name_by_another_rule_is_made_of_what_the_columns_were_called_then(dialect: str) -> None:
    made = catalog(dialect, table("p", "id"), FULL)
    renamed = made.alter_column("a", "x", column("z"))
    (key,), (unique,), checks = renamed.table("a").foreign_keys, renamed.table("a").uniques, renamed.table("a").checks
    assert _found(renamed, "a", "a_x_fkey") is key
    assert _found(renamed, "a", "a_x_y_key") is unique
    assert _found(renamed, "a", "a_x_check") is checks[0]
    with pytest.raises(ConstraintUnknown):
        renamed.find_constraint("a", "a_z_fkey")


def test_a_new_column_of_the_old_name_gets_the_next_number() -> None:
    made = catalog("oracle", table("p", "id"), FULL).alter_column("a", "x", column("z"))
    made = made.add_column("a", column("x")).add_constraint("a", fk("x", "p"))
    old, new = made.table("a").foreign_keys
    assert _found(made, "a", "a_x_fkey") is old
    assert _found(made, "a", "a_x_fkey1") is new


def test_mysql_s_names_follow_the_table_in_other_databases_too() -> None:
    made = catalog("postgresql", table("p", "id"), FULL).rename_table("a", "b")
    assert _found(made, "b", "b_ibfk_1") is made.table("b").foreign_keys[0]
    assert _found(made, "b", "b_chk_2") is made.table("b").checks[1]
    with pytest.raises(ConstraintUnknown):
        made.find_constraint("b", "a_ibfk_1")


def test_a_dropped_constraint_leaves_the_others_their_numbers() -> None:
    keys = tuple(fk("x", "p", ondelete=action) for action in ("CASCADE", "SET NULL", "NO ACTION"))
    made = catalog("postgresql", table("p", "id"), table("t", "x", foreign_keys=keys))
    first, second, third = made.table("t").foreign_keys
    assert _found(made, "t", "t_ibfk_1") is first
    left = made.numbering_as_now("t", (first,)).drop_constraint("t", first)
    second, third = left.table("t").foreign_keys
    assert (_found(left, "t", "t_ibfk_2"), _found(left, "t", "t_ibfk_3")) == (second, third)
    with pytest.raises(ConstraintUnknown):
        left.find_constraint("t", "t_ibfk_1")
    again = left.add_constraint("t", fk("x", "p"))
    assert _found(again, "t", "t_ibfk_4") is again.table("t").foreign_keys[2]


def test_a_dropped_column_leaves_the_checks_of_others_their_numbers() -> None:
    checks = (Check("x > 0"), Check("y > 0"))
    made = catalog("postgresql", table("t", "id x y", checks=checks)).drop_column("t", "x")
    assert _found(made, "t", "t_chk_2") is made.table("t").checks[0]


def test_a_snapshot_remembers_the_names_by_other_rules() -> None:
    made = catalog("sqlite", table("p", "id"), FULL).rename_table("a", "b")
    again = from_json(to_json(made), made.profile)
    assert _found(again, "b", "a_x_fkey") is again.table("b").foreign_keys[0]


def test_a_real_name_comes_before_a_rule() -> None:
    made = catalog("mysql", table("p", "id"), replace(FULL, checks=(Check("y > 1", "a_x_fkey"),)))
    found = made.find_constraint("a", "a_x_fkey")
    assert found is not None
    assert (found.how, type(found.constraint)) == ("declared", Check)


def test_a_declared_name_follows_no_rule() -> None:
    made = catalog("mysql", table("p", "id"), table("t", "x", foreign_keys=(fk("x", "p", name="mine"),)))
    with pytest.raises(ConstraintUnknown, match='has no constraint "t_x_fkey"'):
        made.find_constraint("t", "t_x_fkey")
