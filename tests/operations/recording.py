"""A migration context that keeps what it is given: completed operations and the catalogs around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.engine import Dialect

from sqlgen.catalog import Catalog
from sqlgen.operations import MigrateOperation, Operations
from sqlgen.profile import load_profile
from sqlgen.profile.dialect import make_dialect

DIALECTS = ("postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle")

_Operation = TypeVar("_Operation", bound=MigrateOperation)


@dataclass(frozen=True)
class Recorded:
    operation: MigrateOperation
    before: Catalog
    after: Catalog


class RecordingContext:
    """Operations as they come, spans as a list of what they stood around."""

    def __init__(self, dialect: str = "postgresql", **catalog: Any) -> None:
        self.profile = load_profile(dialect)
        self.catalog = Catalog.empty(self.profile, **catalog)
        self.opts: dict[str, Any] = {}
        self.as_sql = True
        self.bind: Any = object()
        self.steps: list[Recorded] = []
        self.spans: list[MigrateOperation] = []

    @property
    def dialect(self) -> Dialect:
        return make_dialect(self.profile)

    @property
    def naming_convention(self) -> Mapping[str, Any] | None:
        return self.catalog.naming_convention

    def record(self, operation: _Operation) -> _Operation:
        before = self.catalog
        completed = operation.complete(before)
        self.catalog = completed.evolve(before)
        self.steps.append(Recorded(completed, before, self.catalog))
        return completed

    def mark(self, operation: MigrateOperation) -> None:
        pass

    @contextmanager
    def span(self, operation: MigrateOperation) -> Iterator[None]:
        self.spans.append(operation)
        yield

    @contextmanager
    def autocommit_block(self) -> Iterator[None]:
        yield

    @property
    def operations(self) -> list[MigrateOperation]:
        return [step.operation for step in self.steps]

    @property
    def last(self) -> Any:
        return self.steps[-1].operation

    def __enter__(self) -> Operations:
        return Operations(self)

    def __exit__(self, *_error: object) -> None:
        pass


def record(upgrade: Callable[[Operations], Any], dialect: str = "postgresql", **catalog: Any) -> RecordingContext:
    context = RecordingContext(dialect, **catalog)
    upgrade(Operations(context))
    return context
