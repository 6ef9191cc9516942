"""Where templates are found, what they may do, and what an author of one is told about a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from sqlgen.catalog.catalog import Catalog
from sqlgen.compiler import (
    DialectRefusal,
    ExpressionRefused,
    Statement,
    TemplateFailed,
    TemplateMissing,
    compile_operation,
)
from sqlgen.errors import Location
from sqlgen.operations.base import AlterTableOp, MigrateOperation
from sqlgen.operations.columns import AddColumnOp
from sqlgen.operations.tables import DropTableOp
from sqlgen.profile import load_profile


class SpeakOp(AlterTableOp):
    """An operation of a third party, with a template of its own."""

    template = "speak"
    words = "hello"

    def describe(self) -> str:
        return "speak"


def compiled(
    folder: Path, source: str, dialect: str = "postgresql", operation: MigrateOperation | None = None
) -> list[Statement]:
    """The statements that a template yields which a project put into its folder."""
    place = folder / "postgresql"
    place.mkdir(parents=True, exist_ok=True)
    (place / "speak.sql.j2").write_text(source, encoding="utf-8")
    profile = load_profile("postgresql")
    empty = Catalog.empty(profile)
    return compile_operation(operation or SpeakOp("t"), empty, empty, profile, template_folders=(folder,))


def test_only_statement_blocks_yield(tmp_path: Path) -> None:
    statements = compiled(
        tmp_path,
        "this goes nowhere\n"
        "{% call statement() %}\nSELECT {{ op.words | literal }}\n{% endcall %}\n"
        "{% call statement(own_batch=true, transactional=false) %}\nBEGIN  x{% endcall %}\n"
        "{% call statement() %}   {% endcall %}\n",
    )
    assert [(each.text, each.own_batch, each.transactional) for each in statements] == [
        ("SELECT 'hello'", False, True),
        ("BEGIN x", True, False),
    ]
    assert {(each.kind, each.table) for each in statements} == {("speak", "t")}


def test_notes_stand_above_the_statement_that_follows(tmp_path: Path) -> None:
    statements = compiled(
        tmp_path,
        '{{ note("one") }}{% call statement() %}A{{ note("two") }}{% endcall %}{% call statement() %}B{% endcall %}'
        '{{ note("three") }}',
    )
    assert [(each.text, each.notes) for each in statements] == [("A", ("one", "two")), ("B", ("three",))]


def test_a_note_alone_is_a_comment(tmp_path: Path) -> None:
    (only,) = compiled(tmp_path, '{{ note("nothing to do") }}')
    assert (only.kind, only.text, only.notes) == ("comment", "", ("nothing to do",))


def test_refusal_says_what_why_and_the_ways_out(tmp_path: Path) -> None:
    operation = SpeakOp("t")
    operation.source = Location("versions/a.py", 7)
    with pytest.raises(DialectRefusal) as refused:
        compiled(tmp_path, '{{ refuse("it is dumb", "write", "draw") }}', operation=operation)
    assert str(refused.value) == (
        "SG401: PostgreSQL can't do this: speak\n"
        "  where: versions/a.py:7\n"
        "  why:   it is dumb\n"
        "  do:    write\n"
        "  do:    draw"
    )


def test_an_undefined_name_is_an_error_with_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateFailed, match="'nobody' is undefined") as failed:
        compiled(tmp_path, "{# one #}\n{% call statement() %}\nSELECT {{ nobody }}\n{% endcall %}")
    assert failed.value.where == Location(str(tmp_path / "postgresql" / "speak.sql.j2"), 3)


def test_an_undefined_name_in_an_included_template_is_found_there(tmp_path: Path) -> None:
    (tmp_path / "postgresql").mkdir()
    (tmp_path / "postgresql" / "inner.sql.j2").write_text("\n\n{{ nobody }}", encoding="utf-8")
    with pytest.raises(TemplateFailed) as failed:
        compiled(tmp_path, '{% call statement() %}{% include "inner" %}{% endcall %}')
    assert failed.value.where == Location(str(tmp_path / "postgresql" / "inner.sql.j2"), 3)


def test_an_unknown_attribute_and_an_unknown_filter_are_errors(tmp_path: Path) -> None:
    with pytest.raises(TemplateFailed, match="no attribute 'volume'"):
        compiled(tmp_path, "{% call statement() %}{{ op.volume }}{% endcall %}")
    with pytest.raises(TemplateFailed, match="shout"):
        compiled(tmp_path / "other", "{% call statement() %}{{ op.words | shout }}{% endcall %}")


def test_a_syntax_error_has_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateFailed, match="isn't valid") as failed:
        compiled(tmp_path, "{% call statement() %}\n{% if %}{% endcall %}")
    assert failed.value.where == Location(str(tmp_path / "postgresql" / "speak.sql.j2"), 2)


def test_a_missing_template_says_where_it_was_looked_for() -> None:
    profile = load_profile("mariadb")
    empty = Catalog.empty(profile)
    with pytest.raises(TemplateMissing, match=r"no template speak\.sql\.j2") as missing:
        compile_operation(SpeakOp("t"), empty, empty, profile)
    assert missing.value.why == "looked for it along mariadb -> mysql -> _ansi"


def test_an_operation_without_template_is_an_error() -> None:
    profile = load_profile("sqlite")
    empty = Catalog.empty(profile)
    with pytest.raises(TemplateMissing, match="nothing says how"):
        compile_operation(MigrateOperation(), empty, empty, profile)


def test_a_projects_template_goes_before_ours_and_may_extend_it(tmp_path: Path) -> None:
    (tmp_path / "_ansi").mkdir()
    (tmp_path / "_ansi" / "drop_table.sql.j2").write_text(
        '{{ note("ask first") }}{% include "inner" %}', encoding="utf-8"
    )
    (tmp_path / "_ansi" / "inner.sql.j2").write_text(
        "{% call statement() %}DROP TABLE {{ op | table_name }} RESTRICT{% endcall %}", encoding="utf-8"
    )
    profile = load_profile("postgresql")
    empty = Catalog.empty(profile)
    (mine,) = compile_operation(DropTableOp("t"), empty, empty, profile, template_folders=(tmp_path,))
    (ours,) = compile_operation(DropTableOp("t"), empty, empty, profile)
    assert (mine.text, mine.notes, ours.text) == ("DROP TABLE t RESTRICT", ("ask first",), "DROP TABLE t")


def test_what_sqlalchemy_cant_spell_is_an_error_with_the_directive(tmp_path: Path) -> None:
    profile = load_profile("mysql")
    empty = Catalog.empty(profile)
    operation = AddColumnOp("t", sa.Column("label", sa.String())).complete(empty)
    operation.source = Location("versions/a.py", 3)
    with pytest.raises(ExpressionRefused) as refused:
        compile_operation(operation, empty, operation.evolve(empty), profile)
    assert refused.value.where == Location("versions/a.py", 3)
