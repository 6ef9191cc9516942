"""A unique index over CASE takes exactly the rows that the one with a condition takes."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from sqlgen.catalog.conditional_indexes import conditions_of, with_condition
from sqlgen.catalog.from_sqlalchemy import index_value, table_value
from sqlgen.profile import Profile, load_profile
from sqlgen.profile.portable import TypeMap

SEAT = sa.Table(
    "seat",
    sa.MetaData(),
    sa.Column("row_no", sa.Integer()),
    sa.Column("place", sa.Integer()),
    sa.Column("gone", sa.Boolean()),
)
ROWS = list(itertools.product((None, 1, 2), (None, 1), (None, 0, 1)))


def portable(dialect: str) -> Profile:
    return load_profile(dialect).mapping(TypeMap(portable=True))


def taken(elements: str, where: str, compared: str) -> Iterator[tuple[bool, ...]]:
    """Which of two rows a unique index takes, for all pairs; ``compared``: how the database compares NULLs."""
    for pair in itertools.product(ROWS, repeat=2):
        database = sqlite3.connect(":memory:")
        database.execute("CREATE TABLE seat (row_no, place, gone)")
        if compared == "some":  # Oracle: no entry where all is NULL, else NULL is like a value
            parts = [f"ifnull({each}, 'null')" for each in elements.split(", ")]
            all_null = " AND ".join(f"({each}) IS NULL" for each in elements.split(", "))
            elements_here, where_here = ", ".join(parts), f" WHERE NOT ({all_null})"
        else:
            elements_here, where_here = elements, where
        database.execute(f"CREATE UNIQUE INDEX ux ON seat ({elements_here}){where_here}")
        yield tuple(_takes(database, row) for row in pair)


def _takes(database: sqlite3.Connection, row: tuple[object, ...]) -> bool:
    try:
        database.execute("INSERT INTO seat VALUES (?, ?, ?)", row)
    except sqlite3.IntegrityError:
        return False
    return True


@pytest.mark.parametrize(("dialect", "compared"), [("mysql", "none"), ("oracle", "some")])
@pytest.mark.parametrize("columns", [("row_no",), ("row_no", "place")])
@pytest.mark.parametrize("where", ["gone = 0", "gone IS NOT TRUE", "place = 1 OR gone = 1"])
def test_as_unique_as_the_authors(dialect: str, compared: str, columns: tuple[str, ...], where: str) -> None:
    profile = portable(dialect)
    index = sa.Index("ux", *columns, unique=True, sqlite_where=sa.text(where))
    written = with_condition(
        index_value(index, profile), conditions_of(index, profile), table_value(SEAT, profile), profile
    )
    assert written.left_whole == ""
    elements = ", ".join(str(part.expression) for part in written.index.parts)
    meant = list(taken(", ".join(columns), f" WHERE {where}", "none"))
    assert list(taken(elements, "", compared)) == meant
    assert (True, False) in meant


def test_all_but_unique_indexes_stay_over_all_rows() -> None:
    profile = portable("mysql")
    index = sa.Index("ix", "place", sqlite_where=sa.text("gone = 0"))
    value = index_value(index, profile)
    written = with_condition(value, conditions_of(index, profile), table_value(SEAT, profile), profile)
    assert (written.index, written.condition) == (value, "")
    assert written.left_whole == "MySQL has no partial indexes"


@pytest.mark.parametrize(
    ("profile", "why"),
    [
        (load_profile("mysql"), "MySQL has no partial indexes"),
        (portable("mariadb"), "MariaDB has no indexes on expressions"),
        (portable("mysql:8.0.12"), "it needs MySQL 8.0.13"),
    ],
)
def test_why_it_is_left_whole(profile: Profile, why: str) -> None:
    index = sa.Index("ux", "place", unique=True, postgresql_where=sa.text("gone"))
    value = index_value(index, profile)
    written = with_condition(value, conditions_of(index, profile), table_value(SEAT, profile), profile)
    assert written.index is value
    assert why in written.left_whole


def test_nothing_is_computed_of_what_counts_up() -> None:
    profile = portable("mysql")
    table = sa.Table("t", sa.MetaData(), sa.Column("id", sa.Integer(), primary_key=True), sa.Column("a", sa.Integer()))
    for columns, where in ((("id",), "a > 1"), (("a",), "id > 1"), ((sa.text("a + id"),), "a > 1")):
        index = sa.Index("ux", *columns, unique=True, postgresql_where=sa.text(where))
        value = index_value(index, profile)
        written = with_condition(value, conditions_of(index, profile), table_value(table, profile), profile)
        assert "which counts up" in written.left_whole


def test_databases_that_have_conditions_keep_to_their_own() -> None:
    for dialect in ("postgresql", "sqlite", "mssql"):
        profile = portable(dialect)
        assert conditions_of(sa.Index("ux", "a", unique=True, postgresql_where=sa.text("a")), profile) == {}
