"""Sections of a script are joined with the transactions that they need, in any order."""

from __future__ import annotations

import pytest

from sqlgen.compiler.statement import Statement
from sqlgen.profile import load_profile
from sqlgen.script.sections import Body, Placed, Section, total

INSIDE = Placed(Statement("INSIDE", "execute"))
OUTSIDE = Placed(Statement("OUTSIDE", "create_index", transactional=False))
BLOCK = Placed(Statement("OUTSIDE", "execute"), autocommit=True)
NOTHING = Placed(Statement("", "comment", notes=("nothing",)))


def lines(body: Body, *sections: Section) -> list[str]:
    """The lines of the joined sections, comments and blank ones left out."""
    text = b"".join(body.assemble(sections)).decode()
    return [line for line in text.splitlines() if line and not line.startswith("--")]


def test_one_transaction_spans_all_sections() -> None:
    body = Body(load_profile("postgresql"))
    first, second = body.add("-- 1\n", [INSIDE]), body.add("-- 2\n", [INSIDE, INSIDE])
    assert lines(body, first, second) == ["BEGIN;", "INSIDE;", "INSIDE;", "INSIDE;", "COMMIT;"]
    assert total([first, second]).transactions == 1
    assert (first.statements, second.statements) == (1, 2)


def test_from_a_section_on_each_may_have_its_own() -> None:
    body = Body(load_profile("postgresql"))
    sections = [body.add("", [INSIDE]) for _ in range(3)]
    assert total(sections, 0).transactions == b"".join(body.assemble(sections, 0)).count(b"BEGIN;") == 3
    assert total(sections, 1).transactions == b"".join(body.assemble(sections, 1)).count(b"BEGIN;") == 2


@pytest.mark.parametrize("outside", [OUTSIDE, BLOCK])
def test_what_cannot_be_in_a_transaction_splits_it(outside: Placed) -> None:
    body = Body(load_profile("postgresql"))
    section = body.add("-- 1\n", [INSIDE, outside, outside, INSIDE])
    assert lines(body, section) == [
        "BEGIN;",
        "INSIDE;",
        "COMMIT;",
        "OUTSIDE;",
        "OUTSIDE;",
        "BEGIN;",
        "INSIDE;",
        "COMMIT;",
    ]
    assert total([section]).transactions == 2
    assert section.outside
    text = b"".join(body.assemble([section])).decode()
    assert text.count("-- Outside of a transaction") == 1


def test_sections_join_in_the_other_order_too() -> None:
    body = Body(load_profile("postgresql"))
    first = body.add("-- 1\n", [OUTSIDE, INSIDE])
    second = body.add("-- 2\n", [INSIDE])
    third = body.add("-- 3\n", [OUTSIDE])
    assert lines(body, first, second, third) == ["OUTSIDE;", "BEGIN;", "INSIDE;", "INSIDE;", "COMMIT;", "OUTSIDE;"]
    assert lines(body, third, second, first) == [
        *["OUTSIDE;", "BEGIN;", "INSIDE;", "COMMIT;", "OUTSIDE;", "BEGIN;", "INSIDE;", "COMMIT;"]
    ]
    assert total([first, second, third]).transactions == 1
    assert total([third, second, first]).transactions == 2


def test_remarks_neither_begin_nor_end_a_transaction() -> None:
    body = Body(load_profile("postgresql"))
    section = body.add("-- 1\n", [NOTHING, "-- a remark\n", OUTSIDE, "-- another\n"])
    assert lines(body, section) == ["OUTSIDE;"]
    assert section.statements == 1
    assert lines(body, body.add("-- 2\n", [NOTHING])) == []


def test_where_schema_changes_commit_themselves_a_section_ends_with_commit() -> None:
    body = Body(load_profile("mysql"))
    first, second = body.add("-- 1\n", [INSIDE, OUTSIDE]), body.add("-- 2\n", [NOTHING])
    assert lines(body, first, second) == ["INSIDE;", "OUTSIDE;", "COMMIT;"]


def test_sqlite_takes_the_lock_first_and_sql_server_ends_batches() -> None:
    sqlite, mssql = Body(load_profile("sqlite")), Body(load_profile("mssql"))
    assert lines(sqlite, sqlite.add("", [INSIDE])) == ["BEGIN IMMEDIATE;", "INSIDE;", "COMMIT;"]
    assert lines(mssql, mssql.add("", [INSIDE])) == [
        *["SET XACT_ABORT ON;", "SET QUOTED_IDENTIFIER ON;", "SET ANSI_NULLS ON;", "GO"],
        *["BEGIN TRANSACTION;", "GO", "INSIDE;", "GO", "COMMIT TRANSACTION;", "GO"],
    ]


def test_a_long_body_is_read_back_in_pieces() -> None:
    body = Body(load_profile("postgresql"))
    long = Placed(Statement("'" + "é" * 3_000_000 + "'", "execute"))
    sections = [body.add("", [long]), body.add("", [INSIDE])]
    pieces = list(body.assemble(sections))
    assert max(map(len, pieces)) <= 1024 * 1024
    assert b"".join(pieces).decode() == f"\nBEGIN;\n\n'{'é' * 3_000_000}';\n\nINSIDE;\n\nCOMMIT;\n"
