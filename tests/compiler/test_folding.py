"""Blank space: the template's own is folded, the author's survives byte for byte."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sqlgen.compiler.folding import Inserted, fold


def test_runs_of_spaces_become_one() -> None:
    assert fold(["  ALTER   TABLE ", "", "  t \t ADD  x  "]).body == "ALTER TABLE t ADD x"


def test_empty_lines_go_and_indentation_stays() -> None:
    assert fold(["DO x\n\n\n  BEGIN\n", "   \n", "END\n"]).body == "DO x\n  BEGIN\nEND"


def test_blank_space_around_an_empty_insertion_is_one() -> None:
    assert fold(["ADD ", Inserted(""), " COLUMN"]).body == "ADD COLUMN"


def test_a_line_end_between_fragments_wins_over_spaces() -> None:
    assert fold(["a ", "\n  ", "b"]).body == "a\n  b"


def test_a_folded_part_takes_part_in_folding() -> None:
    inner = fold(["\n  inside  "])
    assert fold(["before ", inner, " after"]).body == "before\n  inside after"


@given(st.text(alphabet=" \t\n\r'x-", min_size=1, max_size=20))
def test_what_is_inserted_stays(text: str) -> None:
    assert fold(["SELECT  ", Inserted(text), "  ,  ", Inserted(text)]).body == f"SELECT {text} , {text}"
