"""What templates see of an operation and its catalogs, and when it is looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Table
from sqlgen.compiler import TemplateFailed, compile_operation
from sqlgen.operations.base import AlterTableOp
from sqlgen.profile import load_profile


class LookOp(AlterTableOp):
    """An operation that counts how often somebody asks what it is about."""

    template = "look"

    def __init__(self, table_name: str) -> None:
        super().__init__(table_name)
        self.asked = 0

    def subject_before(self, catalog: Catalog) -> Table | None:
        self.asked += 1
        return catalog.find_table(self.table_name)

    def describe(self) -> str:
        return "look"


def looked(folder: Path, operation: LookOp, **templates: str) -> list[str]:
    """The statements of the template `look`, with the table `account` in the catalog before it."""
    for name, source in templates.items():
        (folder / f"{name}.sql.j2").write_text(source, encoding="utf-8")
    profile = load_profile("postgresql")
    empty = Catalog.empty(profile)
    before = empty.create_table(Table("account"))
    return [each.text for each in compile_operation(operation, before, empty, profile, template_folders=(folder,))]


STATEMENT = "{%% call statement() %%}%s{%% endcall %%}"


def test_what_nobody_asks_for_is_not_looked_up(tmp_path: Path) -> None:
    operation = LookOp("account")
    assert looked(tmp_path, operation, look=STATEMENT % "SELECT {{ op.table_name }}") == ["SELECT account"]
    assert operation.asked == 0


def test_it_is_looked_up_once(tmp_path: Path) -> None:
    operation = LookOp("account")
    source = STATEMENT % "{{ before.name }} {% include 'more' %}"
    assert looked(tmp_path, operation, look=source, more="{{ before.name }}, {{ table_after is none }}") == [
        "account account, True"
    ]
    assert operation.asked == 1


def test_an_included_template_sees_loops_blocks_and_settings(tmp_path: Path) -> None:
    source = (
        "{% set outer = 'o' %}{% for each in ['a', 'b'] %}{% set inner = each ~ outer %}"
        "{% include 'more' %}{% endfor %}"
        + STATEMENT
        % "{% set inner = 'last' %}{% set each = table_before.name %}{% include 'shown' %}"
    )
    more = "{% set outer = 'not seen outside' %}" + STATEMENT % "{{ each }} {{ inner }}"
    shown = "{{ outer }} {{ inner }} {{ each }}"
    assert looked(tmp_path, LookOp("account"), look=source, more=more, shown=shown) == [
        "a ao",
        "b bo",
        "o last account",
    ]


def test_what_a_macro_or_an_import_with_context_sees(tmp_path: Path) -> None:
    source = "{% from 'names' import of with context %}" + STATEMENT % "{{ of() }}"
    names = "{% macro of() %}{{ table_before.name }} {{ op.table_name }}{% endmacro %}"
    assert looked(tmp_path, LookOp("account"), look=source, names=names) == ["account account"]


@pytest.mark.parametrize("name", ["befor", "table"])
def test_what_there_is_not_is_an_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateFailed, match=f"'{name}' is undefined"):
        looked(tmp_path, LookOp("account"), look=STATEMENT % f"{{{{ {name} }}}}")
