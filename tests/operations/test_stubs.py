from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from sqlgen.operations import BatchOperations, Operations
from sqlgen.operations.directives import BatchDirectives, TableDirectives

ROOT = Path(__file__).resolve().parents[2]


def test_committed_stubs_are_fresh() -> None:
    pytest.importorskip("ruff")  # which formats them
    check = [sys.executable, str(ROOT / "tools" / "stubs.py"), "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False, cwd=ROOT, env={"PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr


def test_stub_of_the_facades_has_every_directive() -> None:
    tree = ast.parse((ROOT / "sqlgen" / "operations" / "directives.pyi").read_text(encoding="utf-8"))
    stubbed = {
        node.name: {each.name for each in node.body if isinstance(each, ast.FunctionDef)}
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
    for facade, declared in ((Operations, TableDirectives), (BatchOperations, BatchDirectives)):
        registered = {
            name
            for name, member in vars(facade).items()
            if getattr(member, "__module__", "") != facade.__module__ and callable(member)
        }
        assert stubbed[declared.__name__] == {name for name in registered if not name.startswith("_")}
