"""Keys and indexes that Oracle takes no second of: not in the database, remembered in the catalog."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from sqlgen.catalog import Catalog
from sqlgen.catalog.canonical import canonical
from sqlgen.catalog.errors import NameTaken, SameColumns, StandsForAnother
from sqlgen.catalog.left_out import left_out
from sqlgen.catalog.snapshot import from_json, to_json
from sqlgen.catalog.values import Index, IndexPart, PrimaryKey, Unique
from sqlgen.operations import MigrateOperation, Operations
from tests.operations.recording import RecordingContext


def coins(dialect: str = "oracle", **options: Any) -> tuple[RecordingContext, Operations]:
    context = RecordingContext(dialect)
    op = Operations(context)
    op.create_table(
        "coin",
        sa.Column("id", sa.Integer(), primary_key=True, **options),
        sa.Column("land", sa.String(20)),
        sa.Column("name", sa.String(20)),
    )
    return context, op


def names(catalog: Catalog) -> list[str | None]:
    return [each.name for each in left_out(catalog.table("coin"))]


def undone(context: RecordingContext) -> Catalog:
    """The catalog after the derived way back of the last step."""
    catalog = context.catalog
    operation: MigrateOperation
    for operation in context.steps[-1].operation.undone_by():
        catalog = operation.complete(catalog).evolve(catalog)
    return catalog


@pytest.mark.parametrize("dialect", ["postgresql", "mysql", "mssql", "sqlite"])
def test_other_databases_take_it(dialect: str) -> None:
    context, op = coins(dialect, index=True)
    op.create_unique_constraint("uq_coin", "coin", ["id"])
    table = context.catalog.table("coin")
    assert left_out(table) == ()
    assert [each.name for each in table.indexes] == ["ix_coin_id"]
    assert [each.name for each in table.uniques] == ["uq_coin"]


def test_what_is_left_out_of_a_new_table() -> None:
    context, _ = coins(unique=True)
    table = context.catalog.table("coin")
    assert table.uniques == ()
    assert [each.columns for each in table.left_out_uniques] == [("id",)]


def test_the_way_back_of_an_addition_and_of_a_drop() -> None:
    context, op = coins()
    op.create_unique_constraint("uq_coin", "coin", ["id"])
    assert names(context.catalog) == ["uq_coin"]
    assert names(undone(context)) == []
    op.drop_constraint("uq_coin", "coin", type_="unique")
    assert names(context.catalog) == []
    assert names(undone(context)) == ["uq_coin"]
    op.create_index("ix_coin", "coin", ["id"])
    assert names(undone(context)) == []
    op.drop_index("ix_coin")
    assert names(undone(context)) == ["ix_coin"]


def test_it_comes_back_with_its_table() -> None:
    context, op = coins(index=True)
    op.drop_table("coin")
    assert names(undone(context)) == ["ix_coin_id"]


def test_it_follows_a_rename() -> None:
    context, op = coins(unique=True)
    op.alter_column("coin", "id", new_column_name="number")
    op.rename_table("coin", "money")
    (unique,) = context.catalog.table("money").left_out_uniques
    assert unique.columns == ("number",)


def test_it_goes_with_its_column() -> None:
    context, op = coins()
    op.create_unique_constraint("uq_coin", "coin", ["land", "name"])
    op.create_index("ix_coin", "coin", ["land", "name"])
    assert names(context.catalog) == ["ix_coin"]
    op.drop_index("ix_coin", "coin")
    op.drop_constraint("uq_coin", "coin", type_="unique")
    op.create_index("ix_one", "coin", ["name"])
    op.create_index("ix_two", "coin", ["name"])
    op.drop_column("coin", "name")
    assert names(context.catalog) == []


def test_a_drop_by_the_name_that_another_database_made_up() -> None:
    context, op = coins(unique=True)
    op.drop_constraint("coin_id_key", "coin", type_="unique")
    assert names(context.catalog) == []


def test_what_stands_for_it_stays() -> None:
    _, op = coins(index=True)
    with pytest.raises(StandsForAnother, match='the primary key of table "coin" stands for the index ix_coin_id'):
        op.drop_constraint(None, "coin", type_="primary")
    op.drop_index("ix_coin_id", "coin")
    op.drop_constraint(None, "coin", type_="primary")
    op.create_index("ix_name", "coin", ["name"])
    op.create_index("ix_again", "coin", ["name"])
    with pytest.raises(StandsForAnother):
        op.drop_index("ix_name", "coin")


def test_what_does_more_isnt_left_out() -> None:
    """A plain index doesn't make values unique, and a unique constraint lets NULL in."""
    _, op = coins()
    op.create_index("ix_name", "coin", ["name"])
    with pytest.raises(SameColumns):
        op.create_index("ux_name", "coin", ["name"], unique=True)
    context = RecordingContext("oracle")
    op = Operations(context)
    op.create_table("coin", sa.Column("id", sa.Integer(), unique=True))
    with pytest.raises(SameColumns):
        op.create_primary_key("pk", "coin", ["id"])


def test_its_name_is_taken() -> None:
    _, op = coins()
    op.create_index("ix_coin", "coin", ["id"])
    with pytest.raises(NameTaken):
        op.create_index("ix_coin", "coin", ["id"])


def test_a_snapshot_remembers_it() -> None:
    context, op = coins(unique=True, index=True)
    op.create_unique_constraint("uq_coin", "coin", ["id"])
    read = from_json(to_json(context.catalog), context.profile)
    assert names(read) == names(context.catalog)
    assert names(read) == ["uq_coin", "ix_coin_id"]


def test_the_schema_is_the_same_without_it() -> None:
    """It isn't in the database."""
    context, op = coins()
    before = canonical(context.catalog)
    op.create_unique_constraint("uq_coin", "coin", ["id"])
    assert canonical(context.catalog) == before


def test_the_order_of_columns_counts() -> None:
    context, op = coins()
    op.create_unique_constraint("uq_coin", "coin", ["land", "name"])
    op.create_index("ix_coin", "coin", ["name", "land"])
    table = context.catalog.table("coin")
    assert isinstance(table.primary_key, PrimaryKey)
    assert [type(each) for each in (*table.uniques, *table.indexes)] == [Unique, Index]
    assert table.indexes[0].parts == (IndexPart("name"), IndexPart("land"))
