"""What the actions of foreign keys do to columns, told from the catalog."""

from __future__ import annotations

from msgspec.structs import replace

from sqlgen.compiler.foreign_key_actions import cascades_of_null
from tests.catalog.building import catalog, fk, table


def test_null_cascades_to_a_table_of_that_name_in_another_schema() -> None:
    follows = fk("m", "t", "n", onupdate="CASCADE", referred_schema="y")
    referring = table("t", "m", schema="x", foreign_keys=(follows,))
    never_null = replace(referring, columns=tuple(replace(each, nullable=False) for each in referring.columns))
    made = catalog("mariadb", table("t", "n", schema="y"), never_null)
    assert [column for column, _, _ in cascades_of_null(made.table("t", "y"), made)] == ["t.m"]
    assert [column for column, _, _ in cascades_of_null(made.table("t", "x"), made)] == ["t.m"]


def test_a_table_that_refers_to_itself_is_told_once() -> None:
    itself = table("t", "m n", foreign_keys=(fk("m", "t", "n", onupdate="CASCADE"),))
    first, second = itself.columns
    made = catalog("mariadb", replace(itself, columns=(replace(first, nullable=False), second)))
    assert len(list(cascades_of_null(made.table("t"), made))) == 1
