from __future__ import annotations

from pathlib import Path

import pytest

from sqlgen.compiler.errors import TemplateFailed
from sqlgen.profile import load_profile
from sqlgen.revisions.parts import part, pieces_of_part

POSTGRESQL = load_profile("postgresql")


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("\n\n-- one{{ breaks }}-- two\n{{ breaks }}\n", "-- one\n\n-- two\n"),
        ("{{ breaks }}{{ breaks }}", ""),
        ("{% for number in range(5000) %}{{ number }}{{ breaks }}{% endfor %}", None),
    ],
)
def test_in_pieces_the_text_is_the_same(template: str, text: str | None, tmp_path: Path) -> None:
    folder = tmp_path / "script"
    folder.mkdir()
    (folder / "header.sql.j2").write_text(template)
    whole = part("header", POSTGRESQL, (tmp_path,), breaks="\n\n")
    pieces = list(pieces_of_part("header", POSTGRESQL, (tmp_path,), breaks="\n\n"))
    assert "".join(pieces) == whole
    if text is None:
        assert len(pieces) > 5
        assert whole.endswith("4998\n\n4999\n")
    else:
        assert whole == text


def test_a_piece_that_fails_names_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "script"
    folder.mkdir()
    (folder / "header.sql.j2").write_text("-- one\n{{ nobody }}\n")
    with pytest.raises(TemplateFailed, match="'nobody' is undefined") as failed:
        list(pieces_of_part("header", POSTGRESQL, (tmp_path,)))
    assert failed.value.where is not None
    assert failed.value.where.line == 2
