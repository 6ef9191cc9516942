"""A world: one small schema that goes through a sequence of directives, and what is known of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

import sqlalchemy as sa

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Table
from sqlgen.compiler import compile_operation, plan
from sqlgen.errors import SqlgenError
from sqlgen.operations import Operations
from sqlgen.profile import Profile
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.derive import NotUndone, derive_rollback
from sqlgen.revisions.steps import Recording, Step
from tests.drawn.batches import Batch, Directive
from tests.drawn.kinds import Kind

Pair = tuple[str, str]
"""An operation, and the type of a column or the kind of a constraint that it met: ("drop_column", "Uuid")."""

Content = Literal["own", "cast", "same", "null", "mixed", "computed"]
"""What a column holds: in row n the n-th value of its kind; those, converted; one value; nothing; some of both."""


@dataclass
class Fact:
    """A column: its kind and what stands in it. A column keeps its fact as long as it keeps its values.

    `was`: what it was before it got another type, with the same values in other words.
    """

    kind: Kind
    content: Content
    was: Fact | None = None
    renamed: bool = False


Facts = dict[tuple[str, str], Fact]
"""By table and column."""


@dataclass
class Stage:
    """A directive or a batch that was done: its SQL, the schema before and after it, and the columns then.

    `inside` are the directives of a batch, each with the schema and the columns as if it stood alone.
    """

    directive: Directive | Batch
    statements: list[str]
    before: Catalog
    after: Catalog
    facts_before: Facts
    facts_after: Facts = field(default_factory=dict)
    inside: list[Stage] = field(default_factory=list)

    def parts(self) -> list[Stage]:
        """What was done, directive by directive."""
        return self.inside or [self]

    def directives(self) -> list[Directive]:
        """The calls of `op` or of its batch."""
        return [part.directive for part in self.parts() if isinstance(part.directive, Directive)]

    def changed(self) -> list[str]:
        """The tables that aren't what they were."""
        before, after = self.before, self.after
        return [table.name for table in after.tables() if before.find_table(table.name) != table]


@dataclass
class _OpenBatch:
    table: str
    stages: list[Stage] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)


@dataclass
class _State:
    catalog: Catalog
    facts: Facts
    lossy: bool


@dataclass
class World:
    """The catalog on its way, the steps, their SQL. `facts` are kept for the strategies that change it.

    `wanted` are the kinds of columns that it shall meet; `lately` are what the last step changed, by table and name.
    """

    profile: Profile
    wanted: tuple[Kind, ...] = ()
    facts: Facts = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    refused: list[tuple[Directive | Batch, SqlgenError]] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    setup: list[Stage] = field(default_factory=list)
    lossy: bool = False
    names: int = 0
    lately: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._sink = Recording()
        self.context = MigrationContext(Catalog.empty(self.profile, strict=True), self._sink)
        self.op = Operations(self.context)
        self.start = self.context.catalog
        self.start_facts: Facts = {}
        self._batch: _OpenBatch | None = None

    @property
    def catalog(self) -> Catalog:
        return self.context.catalog

    @property
    def steps(self) -> list[Step]:
        """The steps since the set-up."""
        return self._sink.steps

    def table(self, name: str) -> Table:
        found = self.catalog.find_table(name)
        assert found is not None, f"no table {name}"
        return found

    @property
    def in_batch(self) -> bool:
        return self._batch is not None

    def new_name(self, prefix: str) -> str:
        self.names += 1
        return f"{prefix}{self.names}"

    def tables(self) -> list[Table]:
        """The tables that may be changed now: in a batch, its own."""
        batch = self._batch
        return [table for table in self.catalog.tables() if batch is None or table.name == batch.table]

    def do(self, name: str, *arguments: Any, **keywords: Any) -> bool:
        """Run a directive; False if it was refused, or can't stand in the batch: then nothing of it is left."""
        self.settle()
        directive = Directive(name, arguments, keywords)
        if self._batch is not None:
            return self._take(directive, self._batch)
        return self._run(directive)

    @contextmanager
    def batch(self, table: str) -> Iterator[None]:
        """What is done inside stands in one batch, if it may; it is one stage, or refused as a whole."""
        self.settle()
        before = _State(self.catalog, dict(self.facts), self.lossy)
        count = len(self.steps)
        self._batch = batch = _OpenBatch(table)
        yield
        self.settle()
        self._batch = None
        after = _State(self.catalog, dict(self.facts), self.lossy)
        self._return_to(before)
        del self.steps[count:]
        directives = tuple(stage.directive for stage in batch.stages if isinstance(stage.directive, Directive))
        if directives and self._run(Batch(table, directives)):
            self.stages[-1].inside = batch.stages
            self.facts, self.lossy = after.facts, after.lossy

    def _run(self, directive: Directive | Batch) -> bool:
        before, count = self.catalog, len(self.steps)
        try:
            directive(self.op)
            texts = compiled(*self.steps[count:])
        except SqlgenError as error:
            self.context.catalog = before
            del self.steps[count:]
            self.refused.append((directive, error))
            return False
        self.stages.append(Stage(directive, texts, before, self.catalog, dict(self.facts)))
        return True

    def _take(self, directive: Directive, batch: _OpenBatch) -> bool:
        """Into the batch, if all goes well so far. A column that was renamed there isn't spoken of again."""
        if directive.batch_table() != batch.table or directive.mentions(batch.renamed):
            return False
        before, count = self.catalog, len(self.steps)
        try:
            directive(self.op)
        except SqlgenError as error:
            self.context.catalog = before
            del self.steps[count:]
            self.refused.append((directive, error))
            return False
        if "new_column_name" in directive.keywords:
            batch.renamed.append(directive.keywords["new_column_name"])
        batch.stages.append(Stage(directive, [], before, self.catalog, dict(self.facts)))
        return True

    def _return_to(self, state: _State) -> None:
        self.context.catalog, self.facts, self.lossy = state.catalog, state.facts, state.lossy

    def settle(self) -> None:
        """What is known of the columns now is what the last stage left."""
        stages = self.stages if self._batch is None else self._batch.stages
        if stages:
            stages[-1].facts_after = dict(self.facts)

    def end_setup(self) -> None:
        """What was done until now is the start."""
        self.settle()
        self.setup, self.stages = self.stages, []
        self.start, self.start_facts = self.catalog, dict(self.facts)
        self.steps.clear()

    def way_back(self) -> tuple[list[str], Catalog]:
        """The SQL of the derived rollback, and the catalog after it. The world stays where it is."""
        catalog, count = self.catalog, len(self.steps)
        try:
            for entry in derive_rollback(self.steps):
                if not isinstance(entry, NotUndone):
                    self.context.record(entry.operation)
            return compiled(*self.steps[count:]), self.catalog
        finally:
            self.context.catalog = catalog
            del self.steps[count:]


def compiled(*steps: Step) -> list[str]:
    return [
        each.text
        for step in (plan(steps, steps[0].before.profile) if steps else ())
        for each in compile_operation(step.operation, step.before, step.after, step.before.profile)
        if each.text
    ]


def rerun(world: World, setup: Iterable[Stage], stages: Iterable[Stage]) -> World:
    """A world that goes a part of the same way, as far as it can; what is refused is left out."""
    other = World(world.profile, lossy=world.lossy)
    for stage in setup:
        _again(other, stage)
    other.end_setup()
    for stage in stages:
        if isinstance(stage.directive, Batch):
            with other.batch(stage.directive.table):
                for part in stage.inside:
                    _again(other, part)
        else:
            _again(other, stage)
    other.settle()
    return other


def _again(world: World, stage: Stage) -> None:
    """Do the directive of a stage of another world; the columns are what they were there, as far as they are here."""
    directive = stage.directive
    assert isinstance(directive, Directive)
    if world.do(directive.name, *directive.arguments, **directive.keywords):
        present = {(table.name, each.name) for table in world.catalog.tables() for each in table.columns}
        world.facts = {key: fact for key, fact in stage.facts_after.items() if key in present}


def column(name: str, kind: Kind, *more: Any, **keywords: Any) -> sa.Column[Any]:
    return sa.Column(name, kind.type(), *more, **keywords)
