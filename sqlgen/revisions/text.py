"""A sink that writes SQL to a buffer while operations run: `MigrationContext.configure(as_sql=True)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import groupby
from typing import TextIO

from sqlgen.compiler import Statement
from sqlgen.operations import ExecuteSQLOp
from sqlgen.operations.rebuild_table import RebuildTableOp
from sqlgen.profile.model import Profile
from sqlgen.revisions.held import HeldSteps
from sqlgen.revisions.parts import part
from sqlgen.revisions.run_errors import OfflineOnly
from sqlgen.revisions.steps import Step
from sqlgen.revisions.written import written


class TextSink:
    """Writes statements as the database's client takes them, with a blank line after each."""

    def __init__(self, profile: Profile, buffer: TextIO) -> None:
        self._profile = profile
        self._buffer = buffer
        self._in_transaction = False
        self._held = HeldSteps()
        self._written = 0
        self._rebuilds = False
        self._before_rebuilds = part("before_rebuilds", profile)
        self._after_rebuilds = part("after_rebuilds", profile, foreign_keys=True)
        self._waiting: list[str] | None = None

    def take(self, step: Step) -> None:
        """Write the statements of a step, with their notes above them."""
        operation = step.operation
        edge = operation.transaction_edge() if isinstance(operation, ExecuteSQLOp) and self._in_transaction else None
        if edge is not None:
            self._write_all(self._held.release())
        if edge == "commit":
            self._commit()
            self._begin()
        if edge is not None:
            return
        self._write_all(self._held.take(step))

    def flush(self) -> None:
        """Hand what was written to whoever reads the buffer."""
        self._write_all(self._held.release())
        self._buffer.flush()

    def mark(self) -> int:
        """How many statements were written; what waited is."""
        self._write_all(self._held.release())
        return self._written

    def rewind(self, mark: int) -> None:
        """Raises OfflineOnly when statements were written since: a buffer can't be taken back."""
        self._held.drop()
        if self._written != mark:
            raise OfflineOnly(
                "a transaction was rolled back whose statements are written already",
                fix="roll back nothing while SQL is written to a buffer",
            )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """BEGIN and COMMIT, where the database can undo schema changes."""
        if not self._profile.script.transactional_ddl or self._in_transaction:
            yield
            return
        self._begin()
        try:
            yield
        except BaseException:
            self._hand_over()
            raise
        self._commit()

    @contextmanager
    def autocommit(self) -> Iterator[None]:
        """COMMIT before and BEGIN afterwards, when a transaction is open."""
        if not self._in_transaction:
            yield
            return
        self._commit()
        yield
        self._begin()

    def _begin(self) -> None:
        if self._before_rebuilds:
            self._waiting = []  # it may turn out that something must stand before it
        self._write(part("begin", self._profile))
        self._in_transaction = True
        self._rebuilds = False

    def _commit(self) -> None:
        self._write(part("commit", self._profile))
        self._hand_over()
        if self._rebuilds:
            self._write(self._after_rebuilds)

    def _hand_over(self) -> None:
        """Write what waited for the end of the transaction, and what must stand before it."""
        self._in_transaction = False
        waiting, self._waiting = self._waiting or [], None
        if self._rebuilds:
            self._write(self._before_rebuilds)
        for text in waiting:
            self._write(text)

    def _write_all(self, statements: Iterable[Statement]) -> None:
        for rebuilds, group in groupby(statements, lambda statement: isinstance(statement.operation, RebuildTableOp)):
            with self.transaction() if rebuilds else nullcontext():
                for statement in group:
                    self._rebuilds = self._rebuilds or rebuilds
                    self._written += 1
                    self._write(written(statement, self._profile))

    def _write(self, text: str) -> None:
        if text and self._waiting is not None:
            self._waiting.append(text)
        elif text:
            self._buffer.write(f"{text}\n")
