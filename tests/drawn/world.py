"""A world: one small schema that goes through a sequence of directives, and what is known of its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

import sqlalchemy as sa
from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import ForeignKey, Table
from sqlgen.compiler import compile_operation, plan
from sqlgen.errors import SqlgenError
from sqlgen.operations import CreateEnumTypeOp, CreateForeignKeyOp, CreateTableOp, Operations
from sqlgen.operations.base import MigrateOperation
from sqlgen.profile import Profile
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.derive import NotUndone, derive_rollback
from sqlgen.revisions.steps import Recording, Step
from tests.drawn.kinds import Kind

Pair = tuple[str, str]
"""An operation, and the type of a column or the kind of a constraint that it met: ("drop_column", "Uuid")."""

Content = Literal["own", "cast", "same", "null", "mixed", "computed"]
"""What a column holds: in row n the n-th value of its kind; those, converted; one value; nothing; some of both."""


@dataclass(frozen=True)
class Directive:
    """A call of `op`, to be made again on another world."""

    name: str
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]

    def __call__(self, op: Operations) -> Any:
        return getattr(op, self.name)(*self.arguments, **self.keywords)

    def __str__(self) -> str:
        said = [*map(repr, self.arguments), *(f"{key}={value!r}" for key, value in self.keywords.items())]
        return f"op.{self.name}({', '.join(said)})"


@dataclass
class Fact:
    """A column: its kind, what stands in it, and the column of the start that it still holds the values of.

    `retyped`: its type is of another family than before, and new values needn't fit into the old one.
    """

    kind: Kind
    content: Content
    origin: tuple[str, str] | None = None
    retyped: bool = False
    renamed: bool = False


@dataclass
class World:
    """The catalog on its way, the steps, their SQL. `facts` are kept for the strategies that change it."""

    profile: Profile
    facts: dict[tuple[str, str], Fact] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)
    refused_pairs: list[Pair] = field(default_factory=list)
    refused: list[tuple[Directive, SqlgenError]] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    setup_length: int = 0
    names: int = 0
    lossy: bool = False
    """The way back isn't open to all rows: columns come back empty, or new values don't fit into old types."""

    def __post_init__(self) -> None:
        self._sink = Recording()
        self.context = MigrationContext(Catalog.empty(self.profile, strict=True), self._sink)
        self.op = Operations(self.context)
        self.statements: list[str] = []
        self.setup_statements: tuple[str, ...] = ()
        self.start = self.context.catalog

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

    def new_name(self, prefix: str) -> str:
        self.names += 1
        return f"{prefix}{self.names}"

    def do(self, name: str, *arguments: Any, **keywords: Any) -> bool:
        """Run a directive; False if it was refused, and then nothing of it is left."""
        directive = Directive(name, arguments, keywords)
        before, count = self.catalog, len(self.steps)
        try:
            directive(self.op)
            texts = [text for step in self.steps[count:] for text in compiled(step)]
        except SqlgenError as error:
            self.context.catalog = before
            del self.steps[count:]
            self.refused.append((directive, error))
            return False
        self.directives.append(directive)
        self.statements += texts
        return True

    def end_setup(self) -> None:
        """What was done until now is the start."""
        self.setup_length = len(self.directives)
        self.setup_statements = tuple(self.statements)
        self.start = self.catalog
        self.steps.clear()
        self.statements.clear()
        for (table, column), fact in self.facts.items():
            fact.origin = (table, column)

    def way_back(self) -> list[str]:
        """The SQL of the derived rollback. The world is at its start again afterwards."""
        entries = [each for each in derive_rollback(self.steps) if not isinstance(each, NotUndone)]
        count = len(self.steps)
        for entry in entries:
            self.context.record(entry.operation)
        return compiled(*self.steps[count:])

    def together(self) -> list[str]:
        """The SQL of all steps since the set-up: what one change of a table can do for several, it does."""
        return compiled(*self.steps)


def compiled(*steps: Step) -> list[str]:
    return [
        each.text
        for step in (plan(steps, steps[0].before.profile) if steps else ())
        for each in compile_operation(step.operation, step.before, step.after, step.before.profile)
        if each.text
    ]


def rerun(profile: Profile, setup: Iterable[Directive], directives: Iterable[Directive]) -> World:
    """A world that goes the same way, as far as it can; what is refused is left out."""
    world = World(profile)
    for directive in setup:
        world.do(directive.name, *directive.arguments, **directive.keywords)
    world.end_setup()
    for directive in directives:
        world.do(directive.name, *directive.arguments, **directive.keywords)
    return world


def creation(catalog: Catalog) -> list[str]:
    """The SQL that makes a catalog's schema on an empty database.

    Each type, each table with its indexes. Foreign keys to tables that come later are added at the end, where the
    database can do that; where it can't, it takes them early.
    """
    made = Catalog.empty(catalog.profile)
    texts: list[str] = []

    def make(operation: MigrateOperation) -> None:
        nonlocal made
        completed = operation.complete(made)
        after = completed.evolve(made)
        texts.extend(compiled(Step(completed, made, after)))
        made = after

    late: list[tuple[Table, ForeignKey]] = []
    for enum_type in catalog.types():
        make(CreateEnumTypeOp(enum_type.name, enum_type.values, schema=enum_type.schema))
    names: set[str] = set()
    for table in catalog.tables():
        names.add(table.name)
        if catalog.profile.can("add_foreign_key"):
            late += [(table, each) for each in table.foreign_keys if each.referred_table not in names]
            early = tuple(each for each in table.foreign_keys if each.referred_table in names)
            table = replace(table, foreign_keys=early)
        make(CreateTableOp.from_value(table, catalog))
    for table, foreign_key in late:
        make(CreateForeignKeyOp.from_value(replace(foreign_key, implicit=False), table.name, table.schema))
    return texts


def column(name: str, kind: Kind, *more: Any, **keywords: Any) -> sa.Column[Any]:
    return sa.Column(name, kind.type(), *more, **keywords)
