"""Directives that are done together and compared at once, as those of one revision.

Of two directives in a step neither speaks of what the other changed: whatever one of them did wrong still stands there
when the step is compared with the catalog.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Column, Constraint, ForeignKey, Index, Table
from tests.drawn.pairs import columns_of
from tests.drawn.world import Facts, Stage, World

Place = tuple[str, str]
"""A table, and a column of it; or one of the other things that are called by a name there, or the table itself."""

ITSELF = ""


@dataclass
class Step:
    """Stages that follow each other. `touched` are the places that they change."""

    stages: list[Stage] = field(default_factory=list)
    touched: set[Place] = field(default_factory=set)

    @property
    def statements(self) -> list[str]:
        return [text for stage in self.stages for text in stage.statements]

    @property
    def after(self) -> Catalog:
        return self.stages[-1].after

    @property
    def facts_before(self) -> Facts:
        return self.stages[0].facts_before

    @property
    def facts_after(self) -> Facts:
        return self.stages[-1].facts_after

    def changed(self) -> list[str]:
        """The tables that aren't what they were."""
        before = self.stages[0].before
        return [table.name for table in self.after.tables() if before.find_table(table.name) is not table]

    def rows_of(self) -> set[str]:
        """The tables whose rows it changes by itself."""
        return {name for stage in self.stages if (name := stage.directive.rows_of()) is not None}

    def rename_table(self, old: str, new: str) -> None:
        """What was changed in a table is still there under its new name."""
        self.touched = {(new if table == old else table, name) for table, name in self.touched}

    def __str__(self) -> str:
        names = (stage.directive.name for stage in self.stages)
        return ", ".join(f"op.{name}" for name in dict.fromkeys(names))


def one_by_one(world: World) -> list[Step]:
    """Each stage is a step."""
    return [Step([stage]) for stage in world.stages]


def together(world: World) -> list[Step]:
    """As many stages in a step as can be told apart in the end."""
    steps: list[Step] = []
    for stage in world.stages:
        take(steps, stage)
    return steps


def take(steps: list[Step], stage: Stage) -> None:
    """Into the last of the steps, if it can be told apart from what is done there, or else into a new one."""
    places = set(_places(stage))
    if steps and stage.directive.name == "rename_table":
        steps[-1].rename_table(*stage.directives()[0].arguments)
    if not steps or _hides(stage, places, steps[-1].touched):
        steps.append(Step())
    steps[-1].stages.append(stage)
    steps[-1].touched |= places | set(_filled(stage))


def _hides(stage: Stage, places: set[Place], touched: set[Place]) -> bool:
    """Whether a stage changes or takes away something that others changed."""
    gone = {table.name for table in stage.before.tables() if stage.after.find_table(table.name) is None}
    return not places.isdisjoint(touched) or any(table in gone for table, _ in touched)


def _filled(stage: Stage) -> Iterator[Place]:
    """All columns of a table that got rows."""
    if stage.directive.name == "bulk_insert" and (name := stage.directive.rows_of()):
        yield from ((name, each.name) for each in stage.after.table(name).columns)


def _places(stage: Stage) -> Iterator[Place]:
    """What a stage changes: what it is called before, and after."""
    [directive, *_] = stage.directives()
    if directive.name == "execute" and (name := directive.rows_of()):
        yield from ((name, each.name) for each in directive.arguments[0].table.columns)
    before = {table.name: table for table in stage.before.tables()}
    after = {table.name: table for table in stage.after.tables()}
    if directive.name == "rename_table":
        [old, new] = directive.arguments
        before[new] = before.pop(old)
        yield new, ITSELF
    for name in (*before, *(name for name in after if name not in before)):
        one, other = before.get(name), after.get(name)
        if one is not other:
            yield from _differing(name, one, other)
            yield from _differing(name, other, one)


def _differing(name: str, table: Table | None, other: Table | None) -> Iterator[Place]:
    """What a table called like this has that the other hasn't."""
    kept = {id(each) for each in _members(other)}
    for each in _members(table):
        if id(each) not in kept:
            if each.name is not None:
                yield name, each.name
            if isinstance(each, ForeignKey):
                yield from ((each.referred_table, column) for column in each.referred_columns)
            yield from ((name, column) for column in _on(each))
    if table is None or other is None or table.comment != other.comment:
        yield name, ITSELF


def _members(table: Table | None) -> Sequence[Column | Constraint | Index]:
    return () if table is None else (*table.columns, *table.constraints, *table.indexes)


def _on(member: Column | Constraint | Index) -> Iterator[str]:
    """The columns that a constraint or an index is on."""
    if isinstance(member, Index):
        yield from (part.column for part in member.parts if part.column is not None)
    elif not isinstance(member, Column):
        yield from columns_of(member)
