"""The code of templates is kept on disk as Python keeps its own, and never taken for that of another text."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import pytest

from sqlgen.compiler.environment import ChainLoader
from sqlgen.compiler.template_cache import TemplateCache


@pytest.fixture
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "cache"


class Environment(jinja2.Environment):
    """Counts how often a template is compiled."""

    compiled = 0

    def _generate(self, *arguments, **keywords):
        self.compiled += 1
        return super()._generate(*arguments, **keywords)


def say(folder: Path, ours: Path) -> tuple[str, int]:
    """What the template says, in an environment that knows nothing; how often it had to be compiled."""
    environment = Environment(loader=ChainLoader((folder,), ("db",)), bytecode_cache=TemplateCache(ours))
    return environment.get_template("greeting").render(), environment.compiled


def template(folder: Path, text: str) -> Path:
    file = folder / "db" / "greeting.sql.j2"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return folder


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_next_process_compiles_nothing(kept_in: Path, tmp_path: Path) -> None:
    ours = template(tmp_path / "templates", "hello")
    assert say(ours, ours) == ("hello", 1)
    assert say(ours, ours) == ("hello", 0)
    assert [path.name.split(".cpython")[0] for path in files(kept_in)] == ["template.db.greeting.sql.j2"]


def test_another_text_is_compiled(kept_in: Path, tmp_path: Path) -> None:
    ours = template(tmp_path / "templates", "hello")
    say(ours, ours)
    template(ours, "good morning")
    assert say(ours, ours) == ("good morning", 1)


@pytest.mark.parametrize("broken", [b"", b"j2", b"\x80\x04nothing"])
def test_a_broken_file_is_compiled_anew(broken: bytes, kept_in: Path, tmp_path: Path) -> None:
    ours = template(tmp_path / "templates", "hello")
    say(ours, ours)
    (file,) = files(kept_in)
    whole = file.read_bytes()
    for text in (broken, whole[:-3], whole[:20] + broken):
        file.write_bytes(text)
        assert say(ours, ours)[0] == "hello"
    assert say(ours, ours) == ("hello", 0)


def test_nothing_is_written_where_python_may_not(
    kept_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = template(tmp_path / "templates", "hello")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    say(ours, ours)
    assert files(kept_in) == []
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept_in.write_text("no folder")
    assert say(ours, ours) == ("hello", 1)


def test_templates_of_a_project_leave_nothing(kept_in: Path, tmp_path: Path) -> None:
    ours, theirs = template(tmp_path / "templates", "hello"), template(tmp_path / "theirs", "hi")
    assert say(theirs, ours) == ("hi", 1)
    assert files(kept_in) == []
