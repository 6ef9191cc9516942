"""The README is true: every command and every piece of Python in it is run, in a copy of the shop."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
INDENTED = [line.strip() for line in README.splitlines() if line.startswith("    ")]
COMMANDS = [line.partition("  #")[0].strip() for line in INDENTED if line.startswith("sqlgen ")]
TARGETS = [line.split()[1] for line in INDENTED if line.startswith("make ")]
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a configured project, and the same revisions as a bare folder `path/to/versions`."""
    shutil.copytree(
        ROOT / "examples" / "shop", tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(tmp_path / "versions", tmp_path / "path" / "to" / "versions")
    return tmp_path


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_there_is_something_to_run() -> None:
    assert len(COMMANDS) >= 10
    assert {"demo", "test", "lint", "golden", "bench"} <= set(TARGETS)
    assert len(PYTHON) == 2


@pytest.mark.slow
def test_commands(project: Path) -> None:
    """In the order in which they stand: `sqlgen revision` needs what `sqlgen init` made."""
    for command in COMMANDS:
        done = run([sys.executable, "-m", "sqlgen", *_words(command)], project)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert done.stdout or done.stderr or "-o" in command, command
    for dialect in ("mysql", "oracle"):
        assert (project / "out" / dialect / "upgrade.sql").read_text(encoding="utf-8")
        assert (project / "out" / dialect / "rollback.sql").read_text(encoding="utf-8")


def _words(command: str) -> list[str]:
    return [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)][1:]


def test_make_targets() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in TARGETS:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_revision_file(tmp_path: Path) -> None:
    versions = tmp_path / "versions"
    versions.mkdir()
    (versions / "0001.py").write_text(PYTHON[0], encoding="utf-8")
    command = ["script", "base:heads", "--versions", str(versions), "--dialect", "postgresql"]
    done = run([sys.executable, "-m", "sqlgen", *command], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "CREATE TABLE account" in done.stdout


def test_python(project: Path) -> None:
    done = run([sys.executable, "-c", PYTHON[1]], project)
    assert done.returncode == 0, done.stderr
    assert "CREATE TABLE customer" in done.stdout
    assert "'customer'" in done.stdout.splitlines()[-1]
