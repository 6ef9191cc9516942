"""What running revision files gives: one step for each operation, with the schema before and after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, NamedTuple, Protocol

from sqlgen.catalog.catalog import Catalog
from sqlgen.compiler.step import Step

__all__ = ["Checkpoint", "Recording", "Silent", "Sink", "Step"]


class Checkpoint(NamedTuple):
    """Where a script stands: the catalog, how much was recorded, the rows that are known, the place in the sink."""

    catalog: Catalog
    recorded: int
    rows: Any
    mark: int


class Sink(Protocol):
    """Where a migration context hands its steps."""

    def take(self, step: Step) -> None:
        """Write, send or keep one step. Steps come in the order in which they must run."""

    def flush(self) -> None:
        """Nothing may be held back any longer: something else is about to be done."""

    def mark(self) -> int:
        """Where it stands, to go back to."""

    def rewind(self, mark: int) -> None:
        """Let go of the steps since the mark."""

    def transaction(self) -> AbstractContextManager[None]:
        """What happens inside the block belongs to one transaction."""

    def autocommit(self) -> AbstractContextManager[None]:
        """What happens inside the block belongs to no transaction."""


class Recording:
    """A sink that keeps the steps; whoever lays out a script decides about transactions."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def take(self, step: Step) -> None:
        """Keep the step."""
        self.steps.append(step)

    def flush(self) -> None:
        """Nothing is held back."""

    def mark(self) -> int:
        """How many steps there are."""
        return len(self.steps)

    def rewind(self, mark: int) -> None:
        """Let go of the steps since the mark."""
        del self.steps[mark:]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A script has transactions of its own."""
        yield

    @contextmanager
    def autocommit(self) -> Iterator[None]:
        """Steps say themselves that they were called here."""
        yield


class Silent(Recording):
    """A sink for replaying: only the catalog is wanted."""

    def take(self, step: Step) -> None:
        """Let go of the step."""
