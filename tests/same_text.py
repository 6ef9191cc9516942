"""A fixture for texts that stand in files beside the tests: conftest modules import it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def same_text(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare with a golden file; `--update-golden` writes it."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"{os.path.relpath(path)} differs"

    return compare
