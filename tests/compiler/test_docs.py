"""`docs/templates.md` lists what templates may use."""

from __future__ import annotations

from pathlib import Path

from sqlgen.compiler.filters import Filters
from sqlgen.profile import load_profile

DOCUMENT = Path(__file__).parents[2] / "docs" / "templates.md"


def test_every_filter_is_documented() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    names = Filters(load_profile("postgresql")).as_filters()
    missing = [name for name in names if f"\\| {name}" not in text]
    assert not missing
