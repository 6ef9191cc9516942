"""Worlds on a database: up, compared with the catalog; down, compared with the start; rows before and after."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from sqlgen.catalog.canonical import canonical
from sqlgen.catalog.catalog import Catalog
from sqlgen.compiler.errors import DialectRefusal
from sqlgen.errors import SqlgenError
from tests.drawn.engines import Columns, Engine
from tests.drawn.world import World, creation, rerun


@dataclass(frozen=True)
class Problem:
    """What went wrong with a world, and where on its way."""

    where: str
    told: str

    def __str__(self) -> str:
        return f"{self.where}: {self.told}"


def problems_of(worlds: Sequence[World], engine: Engine) -> list[Problem | None]:
    """Take the worlds up and down; the first problem of each."""
    trial = _Trial(worlds, engine)
    trial.up()
    trial.compare_with_catalog()
    trial.compare_rows()
    trial.down()
    return trial.problems


class _Trial:
    def __init__(self, worlds: Sequence[World], engine: Engine) -> None:
        self.worlds, self.engine = worlds, engine
        self.count = len(worlds)
        self.problems: list[Problem | None] = [None] * self.count
        self.stuck: set[int] = set()
        self.survivors = [survivors(world) for world in worlds]

    def up(self) -> None:
        engine = self.engine
        engine.fresh("migrated", self.count)
        self._note("set-up", engine.run("migrated", [world.setup_statements for world in self.worlds]))
        self.start = engine.dumps("migrated", self.count)
        self.rows_before = self._rows([{old: names for old, (_, names, _) in each.items()} for each in self.survivors])
        self._note("up", engine.run("migrated", self._texts([world.together() for world in self.worlds])))

    def compare_with_catalog(self) -> None:
        engine = self.engine
        engine.fresh("made", self.count)
        self._note("made from the catalog", engine.run("made", [creation(world.catalog) for world in self.worlds]))
        migrated, made = engine.dumps("migrated", self.count), engine.dumps("made", self.count)
        self._compare("the schema isn't the catalog's", made, migrated)

    def compare_rows(self) -> None:
        wanted = [{new: names for _, (new, _, names) in each.items()} for each in self.survivors]
        after = self._rows(wanted)
        for number, each in enumerate(self.survivors):
            for old, (new, _, _) in each.items():
                if self.problems[number] is None:
                    lost = Counter(self.rows_before[number][old]) - Counter(after[number][new])
                    if lost:
                        self.problems[number] = Problem("rows are lost", f"{new}: {lost} of {after[number][new]}")

    def down(self) -> None:
        texts: list[list[str]] = []
        for number, world in enumerate(self.worlds):
            tables = [table.name for table in world.catalog.tables()]
            try:
                back = world.way_back()
                told = difference(described(world.start), described(world.catalog))
                self._add(number, "the catalog isn't back at its start", told)
            except SqlgenError as error:
                if not (self.engine.needs_rebuilds and isinstance(error, DialectRefusal)):
                    self._add(number, "way back", str(error))
                self.stuck.add(number)
                back = []
            texts.append([*(self.engine.empty(tables) if world.lossy else ()), *back])
        self._note("down", self.engine.run("migrated", self._texts(texts)))
        ended = self.engine.dumps("migrated", self.count)
        self._compare("the schema isn't back at its start", *(map(without_order, each) for each in (self.start, ended)))

    def _texts(self, texts: Sequence[Sequence[str]]) -> list[Sequence[str]]:
        """Those of worlds that have no problem yet."""
        return [() if problem else each for problem, each in zip(self.problems, texts, strict=True)]

    def _rows(self, columns: Sequence[Columns]) -> list[dict[str, list[str]]]:
        return self.engine.rows("migrated", [{} if p else each for p, each in zip(self.problems, columns, strict=True)])

    def _add(self, number: int, where: str, told: str) -> None:
        if told and self.problems[number] is None:
            self.problems[number] = Problem(where, told)

    def _note(self, where: str, errors: Sequence[str]) -> None:
        for number, error in enumerate(errors):
            self._add(number, where, error)

    def _compare(self, where: str, wanted: Iterable[str], found: Iterable[str]) -> None:
        for number, (one, other) in enumerate(zip(wanted, found, strict=True)):
            if one != other and number not in self.stuck:
                self._add(number, where, difference(one, other))


def survivors(world: World) -> dict[str, tuple[str, list[str], list[str]]]:
    """By each table of the start that lives: its name now, and its untouched columns, then and now."""
    found: dict[str, tuple[str, list[str], list[str]]] = {}
    for (table, column), fact in sorted(world.facts.items()):
        if fact.origin is not None and fact.content != "computed":
            old_table, old_column = fact.origin
            _, then, now = found.setdefault(old_table, (table, [], []))
            then.append(old_column)
            now.append(column)
    return found


def unordered(catalog: Catalog) -> Catalog:
    """Without the order of columns: one that comes back stands at the end of its table."""
    for table in catalog.tables():
        columns = tuple(sorted(table.columns, key=lambda each: each.name))
        catalog = catalog.replace_table(replace(table, columns=columns))
    return catalog


def without_order(dump: str) -> str:
    """A dump without the order of its lines, for the same reason."""
    return "".join(f"{line}\n" for line in sorted(line.rstrip(",") for line in dump.splitlines()))


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


def smallest(world: World, engine: Engine) -> World:
    """The same world with as few directives as show a problem of the same sort."""
    setup, steps = world.directives[: world.setup_length], world.directives[world.setup_length :]
    world = rerun(world.profile, setup, steps)
    problem = problems_of([world], engine)[0]
    if problem is None:
        return world
    while True:
        shorter = [(setup, steps[:number] + steps[number + 1 :]) for number in range(len(steps))]
        shorter += [(setup[:number] + setup[number + 1 :], steps) for number in range(len(setup))]
        tried = [rerun(world.profile, *each) for each in shorter]
        found = problems_of(tried, engine) if tried else []
        for (setup_left, steps_left), other in zip(shorter, found, strict=True):
            if other is not None and other.where == problem.where:
                setup, steps = setup_left, steps_left
                break
        else:
            return rerun(world.profile, setup, steps)
