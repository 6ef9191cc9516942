"""A bar on standard error for long runs, only where somebody watches."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

_PATIENCE = 1.0
"""Seconds after which a run is long."""


class Progress:
    """A context manager; nothing is shown, and rich isn't imported, before the run is long."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._watched = sys.stderr.isatty()
        self._start = time.monotonic()
        self._bar: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, _: object = None) -> None:
        """One more revision is done."""
        self._done += 1
        if not self._watched:
            return
        if self._bar is None and time.monotonic() - self._start > _PATIENCE:
            self._bar = self._begun()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done)

    def _begun(self) -> Any:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        bar = Progress(
            TextColumn("revisions"), BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True
        )
        bar.add_task("", total=self._total)
        bar.start()
        return bar
