"""Blank space: the template's own is folded, the author's survives byte for byte."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sqlgen.compiler.folding import fold, template_text


def folded(*texts: str) -> str:
    """What stands between the blank space at the ends of a template's own texts."""
    return fold(map(template_text, texts)).body


def test_runs_of_spaces_become_one() -> None:
    assert folded("  ALTER   TABLE ", "", "  t \t ADD  x  ") == "ALTER TABLE t ADD x"


def test_empty_lines_go_and_indentation_stays() -> None:
    assert folded("DO x\n\n\n  BEGIN\n", "   \n", "END\n") == "DO x\n  BEGIN\nEND"


def test_blank_space_around_an_empty_insertion_is_one() -> None:
    assert fold([template_text("ADD "), "", template_text(" COLUMN")]).body == "ADD COLUMN"


def test_a_line_end_between_fragments_wins_over_spaces() -> None:
    assert folded("a ", "\n  ", "b") == "a\n  b"


def test_a_folded_part_takes_part_in_folding() -> None:
    inner = fold([template_text("\n  inside  ")])
    assert fold([template_text("before "), inner, template_text(" after")]).body == "before\n  inside after"


@given(st.text(alphabet=" \t\n\r'x-", min_size=1, max_size=20))
def test_what_is_inserted_stays(text: str) -> None:
    fragments = [template_text("SELECT  "), text, template_text("  ,  "), text]
    assert fold(fragments).body == f"SELECT {text} , {text}"
