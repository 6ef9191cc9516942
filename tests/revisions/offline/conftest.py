"""`op` for a dialect, on a script that is written as it goes."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TypeAlias

import pytest

from sqlgen.operations import Operations
from sqlgen.revisions.context import MigrationContext

Written: TypeAlias = Callable[[], list[str]]
On: TypeAlias = Callable[[str], tuple[Operations, Written]]


@pytest.fixture
def on() -> On:
    """`op` for a dialect, and what was written so far, one statement per entry."""

    def begin(dialect: str) -> tuple[Operations, Written]:
        buffer = io.StringIO()
        context = MigrationContext.configure(dialect_name=dialect, as_sql=True, output_buffer=buffer)
        return Operations(context), lambda: [" ".join(text.split()) for text in buffer.getvalue().split("\n\n") if text]

    return begin
