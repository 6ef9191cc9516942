"""A world on a database: up step by step, each compared with the catalog; down, compared with the start; rows, too."""

from __future__ import annotations

import dataclasses
import difflib
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence, Set
from dataclasses import dataclass

from msgspec.structs import replace

from sqlgen.catalog.canonical import canonical
from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Table
from sqlgen.errors import SqlgenError
from tests.drawn.creation import creation
from tests.drawn.engines.engine import Engine, Failed, Rows
from tests.drawn.steps import Step, one_by_one, together
from tests.drawn.world import Fact, Facts, Stage, World, rerun


@dataclass(frozen=True)
class Problem:
    """What went wrong with a world, and where on its way: after which stage, -1 for the set-up."""

    where: str
    told: str
    stage: int

    def __str__(self) -> str:
        return f"{self.where}: {self.told}"


class Wrong(Exception):
    """The database isn't what it should be."""


def problem_of(world: World, engine: Engine) -> Problem | None:
    """Take the world up and down, compared after each directive; its first problem."""
    return _problem(_Trial(world, engine, one_by_one(world)))


def any_problem_of(world: World, engine: Engine) -> Problem | None:
    """The same, compared after steps of several directives: cheaper, but it may not know the first problem."""
    return _problem(_Trial(world, engine, together(world)))


def _problem(trial: _Trial) -> Problem | None:
    try:
        trial.run()
    except Wrong as wrong:
        return Problem(trial.where, str(wrong), trial.number)
    except Failed as failed:
        return Problem(trial.where, f"refused: {failed}", trial.number)
    except SqlgenError as error:
        return Problem(trial.where, f"{error.code}: {error}", trial.number)
    return None


Read = Mapping[str, tuple[list[str], Rows]]
"""By table: its columns and rows."""


class _Trial:
    def __init__(self, world: World, engine: Engine, steps: list[Step]) -> None:
        self.world, self.engine, self.steps = world, engine, steps
        self.where, self.number = "set-up", -1
        self.read: dict[str, tuple[list[str], Rows]] = {}

    def run(self) -> None:
        self.set_up()
        for step in self.steps:
            self.number += len(step.stages)
            self.up(step)
        self.check_tables(self.world.catalog)
        self.down()

    def set_up(self) -> None:
        world, engine = self.world, self.engine
        engine.fresh()
        engine.run([text for stage in world.setup for text in stage.statements])
        names = [table.name for table in world.start.tables()]
        self.start = engine.described(names)
        self.compare(self.start, engine.made(creation(world.start, names), names))
        for table in world.start.tables():
            self.read_rows(table)
        self.start_rows = dict(self.read)

    def up(self, step: Step) -> None:
        self.where = str(step)
        self.engine.run(step.statements)
        changed = step.changed()
        if changed:
            self.compare(self.engine.described(changed), self.engine.made(creation(step.after, changed), changed))
        self.compare_rows(step, {*changed, *step.rows_of()})

    def compare_rows(self, step: Step, touched: Set[str]) -> None:
        """What a step didn't mean to change is the same, row by row. It may add rows, never lose one."""
        before = dict(self.read)
        for name in [name for name in self.read if step.after.find_table(name) is None]:
            del self.read[name]
        came_from = {id(fact): key for key, fact in step.facts_before.items()}
        for table in step.after.tables():
            if table.name in touched:
                self.read_rows(table)
                self.compare_table(table, step.facts_after, came_from, before)

    def compare_table(self, table: Table, facts: Facts, came_from: Mapping[int, tuple[str, str]], before: Read) -> None:
        kept: dict[str, tuple[str, str]] = {}
        converted: set[int] = set()
        for each in table.columns:
            fact = facts.get((table.name, each.name))
            origin = None if fact is None or fact.content == "computed" else _origin(fact, came_from)
            if origin is not None:
                if origin is not fact:
                    converted.add(len(kept))
                kept[each.name] = came_from[id(origin)]
        olds = {old_table for old_table, _ in kept.values()}
        if len(olds) == 1:
            then = chosen(before[olds.pop()], [old for _, old in kept.values()], converted)
            now = chosen(self.read[table.name], list(kept), converted)
            lost = then - now
            if lost:
                raise Wrong(f"rows of {table.name} are lost, {list(kept)}: {list(lost)} of {list(now)}")

    def down(self) -> None:
        world, engine = self.world, self.engine
        self.where = "way back"
        if world.lossy:
            engine.delete_rows([table.name for table in world.catalog.tables()])
        statements, catalog = world.way_back()
        engine.run(statements)
        self.where = "way back, compared with the start"
        told = difference(described(world.start), described(catalog))
        if told:
            raise Wrong(f"the catalog: {told}")
        self.check_tables(world.start)
        ended = engine.described(list(self.start))
        for name, text in self.start.items():
            expect(without_order(text), without_order(ended[name]))
        if not world.lossy:
            self.compare_with_start()

    def compare_with_start(self) -> None:
        """Every row of the start is there, as it was; but for columns that were given other values or types."""
        untouched = set(map(id, self.world.facts.values()))
        for table in self.world.start.tables():
            facts = {each.name: self.world.start_facts.get((table.name, each.name)) for each in table.columns}
            columns = [
                name for name, fact in facts.items() if fact and fact.content != "computed" and id(fact) in untouched
            ]
            if columns:
                lost = chosen(self.start_rows[table.name], columns)
                lost -= chosen((columns, self.engine.rows(table.name, columns)), columns)
                if lost:
                    raise Wrong(f"rows of {table.name} are lost, {columns}: {list(lost)}")

    def check_tables(self, catalog: Catalog) -> None:
        """All tables and types are there, and no others."""
        expect("\n".join(sorted(table.name for table in catalog.tables())), "\n".join(sorted(self.engine.tables())))
        types = {each.name: tuple(each.values) for each in catalog.types()}
        if types != self.engine.enum_types():
            raise Wrong(f"types are {self.engine.enum_types()}, not {types}")

    def compare(self, found: Mapping[str, str], wanted: Mapping[str, str]) -> None:
        for name, text in wanted.items():
            expect(text, found[name])

    def read_rows(self, table: Table) -> None:
        columns = [each.name for each in table.columns]
        self.read[table.name] = columns, self.engine.rows(table.name, columns)


def _origin(fact: Fact, came_from: Container[int]) -> Fact | None:
    """What a column was before a stage, if it was there."""
    origin: Fact | None = fact
    while origin is not None and id(origin) not in came_from:
        origin = origin.was
    return origin


def chosen(
    read: tuple[list[str], Rows], columns: Sequence[str], converted: Container[int] = frozenset()
) -> Counter[str]:
    """The rows, restricted to some columns; of those that got another type only whether there is a value."""
    names, rows = read
    positions = [(names.index(name), number in converted) for number, name in enumerate(columns)]
    return Counter(
        repr([row[position] is None if is_converted else row[position] for position, is_converted in positions])
        for row in rows
    )


def expect(wanted: str, found: str) -> None:
    if wanted != found:
        raise Wrong(f"it differs from what the catalog says\n{difference(wanted, found)}")


def unordered(catalog: Catalog) -> Catalog:
    """Without the order of columns: one that comes back stands at the end of its table."""
    for table in catalog.tables():
        columns = tuple(sorted(table.columns, key=lambda each: each.name))
        catalog = catalog.replace_table(replace(table, columns=columns))
    return catalog


def without_order(text: str) -> str:
    """A description without the order of its lines, for the same reason."""
    return "".join(f"{line}\n" for line in sorted(line.rstrip(",") for line in text.splitlines()))


def difference(wanted: str, found: str) -> str:
    lines = difflib.unified_diff(wanted.splitlines(), found.splitlines(), "wanted", "found", lineterm="", n=1)
    return "\n".join(lines)


_NOT_COUNTED = str.maketrans("", "", "\"\\'`")


def described(catalog: Catalog) -> str:
    """A catalog as sorted lines. Quotes don't count: a column that was renamed and back stands in them."""
    return "\n".join(sorted(line.translate(_NOT_COUNTED) for line in _spread(canonical(unordered(catalog)))))


def _spread(form: object, path: str = "") -> list[str]:
    if isinstance(form, tuple) and any(isinstance(each, tuple) for each in form):
        return [
            line
            for each in form
            for line in _spread(
                each, f"{path}{each[0] if isinstance(each, tuple) and each and isinstance(each[0], str) else ''}."
            )
        ]
    return [f"{path} {form!r}"]


KIND = 24
"""So much of what is told says which kind of problem it is: "refused: (1072, ", "SG202: "."""


def smallest(world: World, problem: Problem, engine: Engine) -> World:
    """The same world with as few directives as show a problem in the same place."""
    setup, stages = list(world.setup), world.stages[: problem.stage + 1]
    if problem.where.startswith("way back"):
        stages = list(world.stages)

    def shows(setup: list[Stage], stages: list[Stage]) -> bool:
        found = problem_of(rerun(world, setup, stages), engine)
        return found is not None and found.where == problem.where and found.told[:KIND] == problem.told[:KIND]

    if not shows(setup, stages):
        return world
    stages = _fewest(stages, lambda some: shows(setup, some))
    for position in range(len(stages)):
        stages = _with_smallest_batch(stages, position, lambda some: shows(setup, some))
    setup = _fewest(setup, lambda some: shows(some, stages))
    return rerun(world, setup, stages)


def _with_smallest_batch(stages: list[Stage], position: int, shows: Callable[[list[Stage]], bool]) -> list[Stage]:
    def with_inside(inside: list[Stage]) -> list[Stage]:
        smaller = dataclasses.replace(stages[position], inside=inside)
        return [*stages[:position], smaller, *stages[position + 1 :]]

    return with_inside(_fewest(stages[position].inside, lambda some: shows(with_inside(some))))


def _fewest(stages: list[Stage], shows: Callable[[list[Stage]], bool]) -> list[Stage]:
    """Leave out as many as possible, first by the half, in the end one by one."""
    size = max(1, len(stages) // 2)
    while size:
        position = 0
        while position < len(stages):
            shorter = stages[:position] + stages[position + size :]
            if shows(shorter):
                stages = shorter
            else:
                position += size
        size //= 2
    return stages
