"""What isn't SQL is blotted out, everything else stays where it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judges.delimiter import pieces
from tests.judges.shadow import MSSQL, MYSQL, ORACLE, POSTGRESQL, Masked, shadow


@pytest.mark.parametrize(
    ("quoting", "text", "expected"),
    [
        (POSTGRESQL, "a 'b''c' d", "a 'xxxx' d"),
        (
            POSTGRESQL,
            "a E'b\\'c' $$d;'$$ $x$ $$ $x$ f",
            "a Exxxxx' $xxxxx$ $xxxxxxxx$ f",
        ),
        (POSTGRESQL, 'a -- b\'\n"c""d" /* e\n*/ f', 'a      \n"xxxx"     \n   f'),
        (MYSQL, "a `b` # c'\n'd\\'e' -- f", "a `x`     \n'xxxx'     "),
        (MYSQL, "a --1 '--' b", "a --1 'xx' b"),
        (MSSQL, "[a]]b] N'c''d' --x", "[xxxx] N'xxxx'    "),
        (ORACLE, "q'[it's]' nq'!a'!' 'b'", "qxxxxxxx' nxxxxxx' 'x'"),
        (ORACLE, "prompt it's\nPROMPT2 'a'\n 'a\nREM b' c", "           \nPROMPT2 'x'\n 'x\nxxxxx' c"),
        (ORACLE, "'unfinished", "'xxxxxxxxxd"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_shadow_blots_what_is_not_sql(quoting: re.Pattern[str], text: str, expected: str) -> None:
    assert shadow(text, quoting) == expected


@given(st.text(alphabet="ab'\"`[]q$\\-#/*;\n "), st.sampled_from([POSTGRESQL, MYSQL, MSSQL, ORACLE]))
def test_a_shadow_has_the_size_and_lines_of_its_text(text: str, quoting: re.Pattern[str]) -> None:
    blotted = shadow(text, quoting)
    assert len(blotted) == len(text)
    assert [i for i, c in enumerate(blotted) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


def test_write_keeps_everything_in_place() -> None:
    masked = Masked("a BEFORE\n'BEFORE' b", MSSQL)
    masked.replace(re.compile("BEFORE"), "NOW")
    assert masked.text == "a NOW   \n'BEFORE' b"
    with pytest.raises(ValueError, match="no room"):
        masked.write(0, 1, "too long")


def test_pieces_of_a_mysql_script() -> None:
    script = (
        "SELECT ';'; -- a; b\n  SELECT 2\n;\nDELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; END//\n"
        "delimiter ;\nSELECT 'x\nDELIMITER $$\n';\n/* ; */ ;\nSELECT 3"
    )
    found = list(pieces(script))
    assert [piece.text for piece in found] == [
        "SELECT ';'",
        "SELECT 2",
        "CREATE PROCEDURE p() BEGIN SELECT 1; END",
        "SELECT 'x\nDELIMITER $$\n'",
        "SELECT 3",
    ]
    assert all(script.startswith(piece.text, piece.start) for piece in found)
