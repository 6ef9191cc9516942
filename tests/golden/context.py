"""The smallest migration context: completes operations, lets the catalog evolve, keeps every step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.engine import Dialect

from sqlgen.catalog.catalog import Catalog
from sqlgen.compiler import Statement, compile_operation, plan
from sqlgen.compiler import Step as Recorded
from sqlgen.operations.base import MigrateOperation
from sqlgen.profile import Profile
from sqlgen.profile.dialect import make_dialect

Operation = TypeVar("Operation", bound=MigrateOperation)


@dataclass(frozen=True)
class Step:
    """One completed operation, the catalogs around it, and what it compiles to."""

    operation: MigrateOperation
    before: Catalog
    after: Catalog
    statements: tuple[Statement, ...]


def planned(recorded: Iterable[Recorded], profile: Profile) -> Iterator[Step]:
    """The steps as they are compiled: those that need a rebuild of the same table as one."""
    for step in plan(recorded, profile):
        statements = compile_operation(step.operation, step.before, step.after, profile)
        yield Step(step.operation, step.before, step.after, tuple(statements))


class StepsContext:
    """What `Operations` needs, for a profile and an empty (or a given) database."""

    as_sql = True
    bind = None
    naming_convention: Mapping[str, Any] | None = None

    def __init__(self, profile: Profile, catalog: Catalog | None = None, *, joined: bool = False) -> None:
        """``joined``: steps are only recorded, to be planned together by `planned`; else each by itself, at once."""
        self.profile = profile
        self.catalog = Catalog.empty(profile) if catalog is None else catalog
        self.opts: dict[str, Any] = {}
        self.steps: list[Step] = []
        self.recorded: list[Recorded] = []
        self._joined = joined

    @property
    def dialect(self) -> Dialect:
        return make_dialect(self.profile)

    def record(self, operation: Operation) -> Operation:
        before = self.catalog
        completed = operation.complete(before)
        for earlier in completed.preceded_by(before):
            earlier.batch = operation.batch
            self.record(earlier)
        if self.catalog is not before:
            before = self.catalog
            completed = operation.complete(before)
        after = completed.evolve(before)
        recorded = Recorded(completed, before, after)
        if self._joined:
            self.recorded.append(recorded)
        else:
            self.steps += planned([recorded], self.profile)
        self.catalog = after
        return completed

    def mark(self, operation: MigrateOperation) -> None:
        pass

    @contextmanager
    def span(self, operation: MigrateOperation) -> Iterator[None]:
        yield

    @contextmanager
    def autocommit_block(self) -> Iterator[None]:
        yield
