"""Runs the command line in a folder of its own, and compares what it prints with a file."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sqlgen.cli import main
from tests.same_text import same_text

__all__ = ["same_text"]

MESSAGES = Path(__file__).parent / "messages"

REVISION = """\
import sqlalchemy as sa
from sqlgen import op

revision = {revision!r}
down_revision = {down!r}


def upgrade():
{body}
"""


@dataclass(frozen=True)
class Result:
    command: str
    status: int
    out: str
    err: str


class Project:
    """A folder with revision files; commands run in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def revision(self, revision: str, down: str | tuple[str, ...] | None, body: str = "pass") -> Path:
        """A revision file; `upgrade()` starts in its line 9."""
        indented = "\n".join(f"    {line}" for line in body.splitlines())
        return self.write(f"versions/{revision}.py", REVISION.format(revision=revision, down=down, body=indented))

    def run(self, command: str) -> Result:
        self._capsys.readouterr()
        status = main(shlex.split(command))
        printed = self._capsys.readouterr()
        return Result(f"sqlgen {command}", status, printed.out, printed.err)

    def files(self) -> set[str]:
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    """A project that creates a table `account`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    made = Project(tmp_path, capsys)
    made.revision(
        "0001",
        None,
        'op.create_table(\n    "account",\n    sa.Column("id", sa.Integer(), primary_key=True),\n'
        '    sa.Column("email", sa.String(50)),\n    sa.UniqueConstraint("email", name="uq_email"),\n)',
    )
    return made


@pytest.fixture
def message(same_text: Callable[[Path, str], None]) -> Callable[[str, Result], None]:
    """Compare an error message with `messages/NAME.txt`: the command, its exit status, what it says."""

    def compare(name: str, result: Result) -> None:
        same_text(MESSAGES / f"{name}.txt", f"$ {result.command}\n{result.err}[exit status {result.status}]\n")

    return compare
