"""Dialect keywords that nobody reads are reported where the script says what it does."""

from __future__ import annotations

import pytest

from sqlgen.catalog.catalog import Catalog
from sqlgen.compiler import compile_operation, unused_options
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.columns import DropColumnOp
from sqlgen.operations.indexes import DropIndexOp
from sqlgen.operations.tables import DropTableOp
from sqlgen.profile import load_profile


@pytest.mark.parametrize(
    ("dialect", "operation", "unused"),
    [
        ("postgresql", AlterColumnOp("t", "c", postgresql_using="c::int", mysql_charset="x"), ()),
        ("postgresql", AlterColumnOp("t", "c", postgresql_usign="c::int"), ("postgresql_usign",)),
        ("postgresql", DropIndexOp("ix", "t", postgresql_concurrently=True), ()),
        ("postgresql", DropColumnOp("t", "c", mssql_drop_default=True), ()),
        ("mssql", DropColumnOp("t", "c", mssql_drop_default=True, mssql_drop_all=True), ("mssql_drop_all",)),
        ("mariadb", DropTableOp("t", table_kw={"mysql_engine": "InnoDB", "mariadb_x": 1, "sqlite_y": 2}), ()),
        ("sqlite", DropTableOp("t", table_kw={"sqlite_shape": 2}), ("sqlite_shape",)),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_unused_options(dialect: str, operation: MigrateOperation, unused: tuple[str, ...]) -> None:
    """Only keywords of this database count; a table of MySQL takes any."""
    assert unused_options(operation, load_profile(dialect)) == unused


def test_a_script_says_so() -> None:
    profile = load_profile("postgresql")
    empty = Catalog.empty(profile)
    (statement,) = compile_operation(DropColumnOp("t", "c", postgresql_fast=True), empty, empty, profile)
    assert statement.notes == ("PostgreSQL has no use for the option postgresql_fast",)
