"""`bulk_insert`: statements as large as the database takes."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from sqlgen.catalog.catalog import Catalog
from sqlgen.compiler import LiteralImpossible, Statement, compile_operation
from sqlgen.errors import Location
from sqlgen.operations.data import BulkInsertOp
from sqlgen.profile import load_profile, profile_names

TABLE = sa.table("t", sa.column("id", sa.Integer()), sa.column("text", sa.Text()))


def statements(dialect: str, rows: list[dict[str, Any]], table: Any = TABLE, **kw: Any) -> list[Statement]:
    profile = load_profile(dialect)
    empty = Catalog.empty(profile)
    operation = BulkInsertOp(table, rows, **kw).complete(empty)
    operation.source = Location("versions/a.py", 4)
    return compile_operation(operation, empty, empty, profile)


@pytest.mark.parametrize("dialect", profile_names())
def test_no_statement_has_more_rows_or_bytes_than_the_database_takes(dialect: str) -> None:
    limits = load_profile(dialect).limits
    rows = [{"id": number, "text": "x" * 2000} for number in range(1500)]
    made = statements(dialect, rows)
    assert sum(each.text.count("xxxx')") for each in made) == 1500
    assert all(len(each.text.encode()) <= limits.statement_bytes * 1.1 for each in made)
    assert all(each.text.count("xxxx'") <= limits.insert_rows for each in made)


def test_a_row_larger_than_a_statement_should_be_stands_alone() -> None:
    limit = load_profile("sqlite").limits.statement_bytes
    made = statements("sqlite", [{"id": 1, "text": "x" * limit}, {"id": 2, "text": "y"}, {"id": 3, "text": "z"}])
    assert [each.text.count("\n  (") for each in made] == [1, 2]


def test_columns_are_in_the_order_of_the_table() -> None:
    (only,) = statements("postgresql", [{"text": "a", "id": 1}])
    assert only.text == "INSERT INTO t (id, text) VALUES\n  (1, 'a')"


def test_rows_by_key_of_a_column_that_is_called_otherwise() -> None:
    table = sa.Table("t", sa.MetaData(), sa.Column("real_name", sa.Integer(), key="given"))
    (only,) = statements("postgresql", [{"given": 1}], table)
    assert only.text == "INSERT INTO t (real_name) VALUES\n  (1)"


def test_one_statement_for_each_row_on_demand() -> None:
    assert len(statements("postgresql", [{"id": 1}, {"id": 2}], multiinsert=False)) == 2


def test_an_impossible_value_is_named_by_row_and_column() -> None:
    with pytest.raises(LiteralImpossible, match="column 'text' of row 2 for 't'") as error:
        statements("postgresql", [{"id": 1, "text": "a"}, {"id": 2, "text": object()}])
    assert error.value.where == Location("versions/a.py", 4)
