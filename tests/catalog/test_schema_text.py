"""Schemas as text: nothing of one is passed over in silence, whoever wrote it, and in whatever order it stands."""

from __future__ import annotations

import pytest

from sqlgen.catalog.baseline import read_baseline
from sqlgen.catalog.values import Knowledge
from sqlgen.profile import load_profile


def names(text: str, dialect: str) -> list[str]:
    return [table.name for table in read_baseline(text, load_profile(dialect)).catalog.tables()]


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("sqlite", "CREATE TABLE a (x INTEGER);\nCREATE TABLE b (x INTEGER);\n"),
        ("sqlite", "CREATE TABLE a (x INTEGER)\nCREATE TABLE b (x INTEGER)\n"),
        ("postgresql", "CREATE TABLE a (x INTEGER);\n\nCREATE TABLE b (x INTEGER);\n"),
        ("mysql", "# by hand\nCREATE TABLE `a` (`x` int);\nCREATE TABLE `b` (`x` int);\n"),
        ("mssql", "SET ANSI_NULLS ON\nGO\nCREATE TABLE [a] ([x] INT)\nGO\nCREATE TABLE [b] ([x] INT)\nGO\n"),
        ("oracle", "CREATE TABLE a (x NUMBER);\n/\nCREATE TABLE b (x NUMBER);\n"),
    ],
)
def test_each_layout(dialect: str, text: str) -> None:
    assert names(text, dialect) == ["a", "b"]
    assert read_baseline(text, load_profile(dialect)).unread == ()


@pytest.mark.parametrize(
    ("dialect", "statement"),
    [
        ("postgresql", "DO $$ BEGIN EXECUTE 'ALTER TABLE a ADD c integer'; END $$;"),
        ("postgresql", "SELECT * INTO more FROM a;"),
        ("postgresql", "CREATE TABLE child (extra integer) INHERITS (a);"),
        ("oracle", "BEGIN EXECUTE IMMEDIATE 'CREATE TABLE more (x NUMBER)'; END;\n/"),
        ("mssql", "IF OBJECT_ID('more') IS NULL CREATE TABLE more (x INT)\nGO"),
    ],
)
def test_what_cannot_be_read_is_told(dialect: str, statement: str) -> None:
    type_ = "NUMBER" if dialect == "oracle" else "INT"
    end = "\nGO" if dialect == "mssql" else ";"
    baseline = read_baseline(f"CREATE TABLE a (x {type_}){end}\n{statement}\n", load_profile(dialect))
    assert baseline.unread
    assert baseline.catalog.find_table("a") is not None


def test_any_order() -> None:
    text = "CREATE INDEX ix ON elsewhere (y);\nCREATE TABLE elsewhere (y INTEGER);\n"
    baseline = read_baseline(text, load_profile("postgresql"))
    table = baseline.catalog.table("elsewhere")
    assert baseline.unread == ()
    assert (table.knowledge, [index.name for index in table.indexes]) == (Knowledge.KNOWN, ["ix"])


def test_an_index_of_a_table_that_never_comes() -> None:
    text = "CREATE TABLE a (x INTEGER);\nCREATE INDEX ix ON quite_elsewhere (y);\n"
    assert [one.what for one in read_baseline(text, load_profile("postgresql")).unread] != []


def test_shadow_tables_are_of_sqlite() -> None:
    text = "CREATE TABLE measure (x integer) INHERITS (base);\nCREATE TABLE measure_data (x integer);\n"
    catalog = read_baseline(text, load_profile("postgresql")).catalog
    assert catalog.table("measure_data").knowledge is Knowledge.KNOWN


@pytest.mark.parametrize("statement", ["ALTER SEQUENCE s OWNED BY foo;", "CREATE TABLE t (x numeric(²));"])
def test_nonsense_is_no_crash(statement: str) -> None:
    read_baseline(f"CREATE TABLE a (x integer);\nCREATE SEQUENCE s;\n{statement}\n", load_profile("postgresql"))


def test_a_routine_with_a_case() -> None:
    text = "CREATE PROCEDURE p() BEGIN CASE 1 WHEN 1 THEN SELECT 1; END CASE; END;\nCREATE TABLE b (x INT);\n"
    assert names(text, "mysql") == ["b"]
