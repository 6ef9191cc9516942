"""A sink that writes SQL to a buffer while operations run: `MigrationContext.configure(as_sql=True)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

from sqlgen.compiler import Statement
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

    def take(self, step: Step) -> None:
        """Write the statements of a step, with their notes above them."""
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
        yield
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
        self._write(part("begin", self._profile))
        self._in_transaction = True

    def _commit(self) -> None:
        self._write(part("commit", self._profile))
        self._in_transaction = False

    def _write_all(self, statements: Iterable[Statement]) -> None:
        for statement in statements:
            self._written += 1
            self._write(written(statement, self._profile))

    def _write(self, text: str) -> None:
        if text:
            self._buffer.write(f"{text}\n")
