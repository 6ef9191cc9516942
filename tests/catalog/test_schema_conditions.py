"""Conditions of one database in the words of another one: as true as they were, for every row."""

from __future__ import annotations

import itertools
import sqlite3

import pytest
import sqlalchemy as sa

from sqlgen.catalog.from_sqlalchemy import table_value
from sqlgen.catalog.schema_conditions import NotTheSame, condition_for
from sqlgen.catalog.values import Table
from sqlgen.profile import load_profile

MEMBER = sa.Table(
    "member",
    sa.MetaData(),
    sa.Column("team", sa.Integer()),
    sa.Column("grade", sa.Integer(), nullable=False),
    sa.Column("state", sa.String(20)),
    sa.Column("Nick", sa.String(20)),
    sa.Column("note", sa.Text()),
    sa.Column("owns", sa.Boolean()),
    sa.Column("paid", sa.Boolean(), nullable=False),
    sa.Column("left_at", sa.DateTime()),
)

ORACLES_TRUE = "1" if sa.__version__.startswith("2.0") else "true"  # which has no BOOLEAN for it, but a number

VALUES = {
    "team": (None, 0, 1, -3),
    "grade": (0, 1),
    "state": (None, "new", "it's"),
    "owns": (None, 0, 1),
    "paid": (0, 1),
    "left_at": (None, "2020-01-01"),
}

SAME = {
    "left_at IS NULL": "left_at IS NULL",
    "left_at IS NOT NULL": "left_at IS NOT NULL",
    "NOT left_at IS NULL": "left_at IS NOT NULL",
    "NOT (left_at IS NOT NULL)": "NOT (left_at IS NOT NULL)",
    "state = 'it''s'": "state = 'it''s'",
    "'new' <> state": "state <> 'new'",
    "0 < team": "team > 0",
    "team != -3": "team <> -3",
    "team >= grade AND state IN ('new', 'old')": "team >= grade AND state IN ('new', 'old')",
    "team = 1 OR grade = 0 AND NOT state = 'new'": "team = 1 OR grade = 0 AND NOT (state = 'new')",
    "(team = 1 OR grade = 0) AND paid": "(team = 1 OR grade = 0) AND paid = 1",
    "owns IS TRUE": "owns = 1",
    "owns IS NOT TRUE": "NOT ((owns = 1 AND owns IS NOT NULL))",
    "NOT (paid IS FALSE OR owns IS FALSE)": "NOT (paid = 0 OR (owns = 0 AND owns IS NOT NULL))",
    "owns = true": "owns = 1",
    "NOT owns": "NOT (owns = 1)",
    "owns = 0": "owns = 0",
}


def member(dialect: str) -> Table:
    return table_value(MEMBER, load_profile(dialect))


@pytest.mark.parametrize("family", ["postgresql", "sqlite"])
@pytest.mark.parametrize("condition", SAME)
def test_as_true_as_it_was(condition: str, family: str) -> None:
    written = condition_for(condition, family, member("sqlite"), load_profile("sqlite"))
    assert written == SAME[condition]
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE TABLE member ({', '.join(VALUES)})")
    rows = list(itertools.product(*VALUES.values()))
    database.executemany(f"INSERT INTO member VALUES ({', '.join('?' * len(VALUES))})", rows)
    for where in (condition, f"CASE WHEN {condition} THEN 1 END"):
        meant = database.execute(f"SELECT rowid FROM member WHERE {where}").fetchall()
        told = database.execute(f"SELECT rowid FROM member WHERE CASE WHEN {written} THEN 1 END").fetchall()
        assert told == meant
        assert 0 < len(meant) < len(rows)


@pytest.mark.parametrize(
    ("dialect", "written"),
    [
        ("mysql", r"owns = true AND `Nick` = 'a\\b'"),
        ("oracle", r"""owns = 1 AND "Nick" = 'a\b'"""),
        ("oracle:23", rf"""owns = {ORACLES_TRUE} AND "Nick" = 'a\b'"""),
        ("postgresql", r"""owns = true AND "Nick" = 'a\b'"""),
    ],
)
def test_in_the_words_of_the_database(dialect: str, written: str) -> None:
    condition = r"""owns IS TRUE AND "Nick" = 'a\b'"""
    assert condition_for(condition, "postgresql", member(dialect), load_profile(dialect)) == written


def test_an_expression_of_sqlalchemy() -> None:
    column = MEMBER.c
    condition = sa.and_(column.owns.is_(True), column.left_at.is_(None), column.state.in_(["new", "it's"]))
    told = condition_for(condition, "postgresql", member("oracle"), load_profile("oracle"))
    assert told == "owns = 1 AND left_at IS NULL AND state IN ('new', 'it''s')"


@pytest.mark.parametrize(
    "condition",
    [
        "lower(state) = 'new'",
        "state LIKE 'n%'",
        "state ~ 'n'",
        "left_at > '2020-01-01'",
        "left_at > now()",
        "team + 1 = 2",
        "team = '1'",
        "state = 1",
        "team",
        "other IS NULL",
        "member.team = 1",
        "team = state",
        "team IN (SELECT 1)",
        "EXISTS (SELECT 1)",
        "team IS DISTINCT FROM 1",
        "team = 1 GROUP BY team",
        "team = 1; DROP TABLE member",
        "team =",
        "state = 'a' COLLATE nocase",
        "(data ->> 'status') = 'x'",
        "state BETWEEN 'a' AND 'b'",
    ],
)
def test_what_may_mean_another_thing(condition: str) -> None:
    with pytest.raises(NotTheSame):
        condition_for(condition, "postgresql", member("mysql"), load_profile("mysql"))


def test_what_oracle_takes_otherwise() -> None:
    """An empty text is NULL; a CLOB can't be compared."""
    for condition in ("state = ''", "note = 'a'", "note IN ('a', 'b')"):
        with pytest.raises(NotTheSame):
            condition_for(condition, "postgresql", member("oracle"), load_profile("oracle"))
    assert condition_for("note IS NULL", "postgresql", member("oracle"), load_profile("oracle")) == "note IS NULL"
