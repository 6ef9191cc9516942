"""What templates are compiled to says the same as Jinja's own code would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
import pytest

from sqlgen.compiler.environment import TemplateEnvironment, environment
from sqlgen.compiler.folding import Folded
from sqlgen.profile import load_profile


def rendered(source: str, folder: Path, dialect: str = "postgresql", **values: Any) -> str:
    """What a template puts out."""
    (folder / "tried.sql.j2").write_text(source, encoding="utf-8")
    return made(folder, dialect).get_template("tried").render(values)


def made(folder: Path, dialect: str) -> TemplateEnvironment:
    return environment(load_profile(dialect), (folder,))


def test_an_attribute_goes_before_a_key_and_a_key_before_nothing(tmp_path: Path) -> None:
    source = (
        "{{ of.items is callable }} {{ of.size }} {{ of.none is none }} {{ of.absent is defined }} {{ of.inner.deep }}"
    )
    assert rendered(source, tmp_path, of={"size": 3, "none": None, "inner": {"deep": "d"}}) == "True 3 True False d"


def test_an_attribute_that_nobody_has_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(jinja2.UndefinedError, match="absent"):
        rendered("{{ of.absent }}", tmp_path, of={})


def test_a_filter_of_something_constant_is_each_databases_own(tmp_path: Path) -> None:
    source = "{{ 'select' | identifier }} {{ ('order' | identifier) ~ '!' }}"
    assert rendered(source, tmp_path) == '"select" "order"!'
    assert rendered(source, tmp_path, "mysql") == "`select` `order`!"
    assert rendered(source, tmp_path, "mssql") == "[select] [order]!"


def test_code_is_shared_only_while_the_source_is_the_same(tmp_path: Path) -> None:
    assert rendered("SELECT 1", tmp_path) == "SELECT 1"
    assert rendered("SELECT 2", tmp_path, "mysql") == "SELECT 2"


def test_blocks_see_the_loop_and_take_options(tmp_path: Path) -> None:
    source = (
        "{% set end = ' !' %}{% for each in names %}{% call statement(own_batch=each == 'b') %}\n"
        "{{ loop.index }}  {{ each }}{{ end }}\n{% endcall %}{% endfor %}"
    )
    blocks: list[tuple[str, bool]] = []

    def statement(*, caller: Callable[[], Folded], own_batch: bool) -> None:
        blocks.append((caller().body, own_batch))

    rendered(source, tmp_path, statement=statement, names=["a", "b"])
    assert blocks == [("1 a !", False), ("2 b !", True)]


def test_a_block_with_arguments_stays_a_macro(tmp_path: Path) -> None:
    twice = "{% macro twice() %}{{ caller('x') }}-{{ caller('y') }}{% endmacro %}"
    source = twice + "{% call(one) twice() %}{{ one }}{% endcall %}"
    assert rendered(source, tmp_path) == "x-y"


def test_what_is_inserted_stays_and_what_is_put_together_folds(tmp_path: Path) -> None:
    source = "{% set part %}  a   b\n\n{% endset %}[{{ part }}]   {{ text }}   {{ part ~ text }}"
    assert rendered(source, tmp_path, text="c   d") == "[ a b\n] c   d  a b\nc   d"
