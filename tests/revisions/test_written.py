"""What ends a statement in a file."""

from __future__ import annotations

import pytest

from sqlgen.compiler.statement import Statement
from sqlgen.profile import load_profile
from sqlgen.revisions.written import ended, written

POSTGRESQL = load_profile("postgresql")
MYSQL = load_profile("mysql")
MSSQL = load_profile("mssql")
ORACLE = load_profile("oracle")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT 1", "SELECT 1;\n"),
        ("SELECT 1;\n", "SELECT 1;\n"),
        ("SELECT 1 -- one", "SELECT 1 -- one\n;\n"),
        ("SELECT 1; -- one", "SELECT 1; -- one\n"),
        ("SELECT 1 -- one;", "SELECT 1 -- one;\n;\n"),
        ("SELECT 1 /* one; */", "SELECT 1 /* one; */\n;\n"),
        ("SELECT '-- no comment'", "SELECT '-- no comment';\n"),
        ("SELECT '-- no comment;'", "SELECT '-- no comment;';\n"),
        ("SELECT '/* none */'; -- one", "SELECT '/* none */'; -- one\n"),
        ("SELECT 'it''s\n-- none'", "SELECT 'it''s\n-- none';\n"),
        ("SELECT E'it\\'s -- none'", "SELECT E'it\\'s -- none';\n"),
        ('SELECT "a--b"', 'SELECT "a--b";\n'),
        ("SELECT data #> '{a}'", "SELECT data #> '{a}';\n"),
        ("-- nothing", "-- nothing\n;\n"),
        ("DO $$BEGIN NULL; -- x;\nEND$$", "DO $$BEGIN NULL; -- x;\nEND$$;\n"),
    ],
)
def test_a_statement_ends_once_and_never_in_a_comment(text: str, expected: str) -> None:
    assert ended(text, POSTGRESQL, ends_batch=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT 1 # one;", "SELECT 1 # one;\n;\n"),
        ("SELECT 'it\\'s # no comment'", "SELECT 'it\\'s # no comment';\n"),
        ("SELECT `a#b`", "SELECT `a#b`;\n"),
    ],
)
def test_comments_and_literals_are_those_of_the_database(text: str, expected: str) -> None:
    assert ended(text, MYSQL, ends_batch=False) == expected


def test_what_cannot_be_told_apart_ends_on_a_line_of_its_own() -> None:
    assert ended("SELECT 'open -- end", POSTGRESQL, ends_batch=False) == "SELECT 'open -- end\n;\n"


def test_a_batch_ends_after_every_statement_where_the_profile_says_so() -> None:
    assert written(Statement("SELECT 1", "execute"), MSSQL) == "SELECT 1;\nGO\n"


def test_a_slash_stands_only_after_a_block() -> None:
    assert written(Statement("SELECT 1 FROM dual", "execute"), ORACLE) == "SELECT 1 FROM dual;\n"
    assert written(Statement("BEGIN NULL; END;", "execute", own_batch=True), ORACLE) == "BEGIN NULL; END;\n/\n"


def test_notes_are_comments_line_by_line() -> None:
    statement = Statement("SELECT 1", "execute", notes=("first\nDROP TABLE account;", "second"))
    assert written(statement, POSTGRESQL) == "-- first\n-- DROP TABLE account;\n-- second\nSELECT 1;\n"


def test_a_comment_without_text_is_only_its_notes() -> None:
    assert written(Statement("", "comment", notes=("nothing to do",)), POSTGRESQL) == "-- nothing to do\n"
