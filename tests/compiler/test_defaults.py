"""Parentheses around defaults: where MySQL and MariaDB want them, and nowhere else."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

from sqlgen.catalog.values import Column
from sqlgen.compiler.defaults import needs_default_expression, spelled_default, with_spelled_default
from sqlgen.profile import load_profile

INTEGER, STRING, TEXT, DATETIME = sa.Integer(), sa.String(20), sa.Text(), sa.DateTime()


def spelled(text: str, type_: sa.types.TypeEngine, dialect: str = "mysql") -> str:
    return spelled_default(Column("c", type_, server_default=text), load_profile(dialect))


@pytest.mark.parametrize(
    "text",
    [
        "5",
        "-5",
        "+1.5e3",
        ".5",
        "'it''s'",
        r"'a\'b'",
        '"x"',
        "X'00FF'",
        "b'1'",
        "0xFF",
        "NULL",
        "true",
        "DATE '2024-02-29'",
    ],
)
def test_a_literal_stays_plain(text: str) -> None:
    assert spelled(text, INTEGER) == text
    assert spelled(f"(({text}))", INTEGER) == text


@pytest.mark.parametrize("text", ["1 + 2", "uuid()", "CURRENT_DATE", "'a' 'b'", "(1) + (2)", "concat('(', ')')", "now"])
def test_an_expression_stands_in_one_pair(text: str) -> None:
    assert spelled(text, INTEGER) == f"({text})"
    assert spelled(f"({text})", INTEGER) == f"({text})"


def test_text_wants_parentheses_around_literals_too() -> None:
    assert spelled("'x'", TEXT) == "('x')"
    assert spelled("'x'", mysql.LONGTEXT()) == "('x')"
    assert spelled("'{}'", sa.JSON()) == "('{}')"
    assert spelled("NULL", TEXT) == "NULL"
    assert spelled("'x'", TEXT, "mariadb") == "'x'"
    assert spelled("'x'", STRING) == "'x'"


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("CURRENT_TIMESTAMP", DATETIME, "CURRENT_TIMESTAMP"),
        ("(now())", DATETIME, "now()"),
        ("now(6)", mysql.DATETIME(fsp=6), "now(6)"),
        ("now()", mysql.DATETIME(fsp=6), "(now())"),
        ("now(3)", DATETIME, "(now(3))"),
        ("CURRENT_TIMESTAMP", STRING, "(CURRENT_TIMESTAMP)"),
        ("CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP", DATETIME, "CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"),
    ],
)
def test_the_present_moment(text: str, type_: sa.types.TypeEngine, expected: str) -> None:
    assert spelled(text, type_) == expected


def test_other_databases_keep_the_authors_words() -> None:
    column = Column("c", TEXT, server_default="((1 + 2))")
    assert with_spelled_default(column, load_profile("postgresql")) is column
    assert not needs_default_expression(column, load_profile("postgresql"))


def test_what_needs_a_server_that_takes_expressions() -> None:
    profile = load_profile("mysql")
    assert needs_default_expression(Column("c", INTEGER, server_default="1 + 2"), profile)
    assert not needs_default_expression(Column("c", INTEGER, server_default="(-1)"), profile)
    assert not needs_default_expression(Column("c", INTEGER), profile)
