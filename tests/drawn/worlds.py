"""The strategy of worlds that reach given pairs of operation and column type or constraint kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from operator import itemgetter
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from sqlgen.profile import Profile
from tests.drawn import on_columns, on_constraints
from tests.drawn.choices import Draw, NothingFits, chance, pick, shuffled, some
from tests.drawn.kinds import KINDS
from tests.drawn.pairs import pairs_met, pairs_of
from tests.drawn.steps import Step, take
from tests.drawn.tables import (
    ROWS,
    draw_table,
    kind_called,
)
from tests.drawn.world import Pair, World

T = TypeVar("T")

AT_ONCE = 10
"""Worlds with the same aims."""
LONGEST = 120
AT_MOST = {"create_table": 1, "drop_table": 3, "rename_table": 2, "bulk_insert": 2, "table_comment": 2, "update": 3}
"""Operations that meet many types at once needn't be aimed at for each of them."""
KINDS_TOGETHER = 12
OTHERS = 2
OFTEN_KEPT = 5
"""Of so many worlds one loses nothing on its way: its rows stay for the way back."""
LONGEST_BATCH = 20
CONSTRAINT_KINDS = frozenset(on_constraints.ADDING)
IN_BATCH = frozenset({"add_column", "drop_column", "rename_column", "alter_type_from", "alter_type_to",
                      "alter_nullable", "alter_default", "alter_comment", "alter_everything",
                      "create_index", "drop_index", "add_constraint", "drop_constraint", "drop_unnamed",
                      "alter_column"})  # fmt: skip
LOSING = ("drop_column", "drop_table", "alter_type_from", "alter_type_to", "update", "bulk_insert")


def themes(profile: Profile) -> dict[str, list[Pair]]:
    """All pairs, in groups that one world can reach: those of a few kinds of columns, those of constraints.

    Kinds of one family stand together, since they change into each other.
    """
    pairs = pairs_of(profile)
    kinds = sorted(KINDS[profile.name], key=lambda kind: kind.family)
    names = [kind.name for kind in kinds]
    groups = [names[start : start + KINDS_TOGETHER] for start in range(0, len(names), KINDS_TOGETHER)]
    found = {"-".join(group): [pair for pair in pairs if pair[1] in group] for group in groups}
    return {"constraints": [pair for pair in pairs if pair[1] not in names], **found}


def worlds(profile: Profile, aims: Sequence[Pair]) -> st.SearchStrategy[World]:
    """Worlds whose changes are all the aims, in any order, and some others."""
    every = pairs_of(profile)
    names = {kind.name for kind in KINDS[profile.name]}

    @st.composite
    def drawn_world(draws: Callable[[st.SearchStrategy[Any]], Any]) -> World:
        draw = Draw(draws)
        wanted = sorted({what for _, what in aims if what in names})
        world = World(profile, wanted=tuple(kind for kind in KINDS[profile.name] if kind.name in wanted))
        draw_table(draw, world, world.wanted)
        draw_table(draw, world, world.wanted)
        draw_table(draw, world, [kind_called(world, "String")], rows=0)
        world.end_setup()
        pairs = [*aims, *some(draw, every, OTHERS)]
        if chance(draw, OFTEN_KEPT):
            pairs = [pair for pair in pairs if pair[0] not in LOSING]
        changes(draw, world, ordered(draw, pairs))
        world.settle()
        return world

    return drawn_world()


def ordered(draw: Draw, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs in any order, but such that many of them can be told apart at once.

    A type or kind of constraint comes after the other, so that what follows each other is about other columns. Tables
    are dropped together: what was changed in them must have been seen before.
    """
    turns: Counter[str] = Counter()
    by_turn: list[tuple[int, Pair]] = []
    for pair in shuffled(draw, pairs):
        turns[pair[1]] += 1
        by_turn.append((turns[pair[1]], pair))
    found = [pair for _, pair in sorted(by_turn, key=itemgetter(0))]
    drops = [pair for pair in found if pair[0] == "drop_table"]
    found = [pair for pair in found if pair[0] != "drop_table"]
    place = draw.below(len(found) + 1)
    return [*found[:place], *drops, *found[place:]]


def changes(draw: Draw, world: World, pairs: Sequence[Pair]) -> None:
    """Do the operations of all pairs that the world has what it needs for; some of them together, in batches."""
    waiting = list(pairs)
    steps: list[Step] = []
    while waiting:
        aimed = [pair for pair in waiting if pair[0] in IN_BATCH][: 1 + draw.below(LONGEST_BATCH)]
        if len(aimed) > 1:
            for pair in aimed:
                waiting.remove(pair)
            for table in tables_for(world, aimed):
                aimed = batch(draw, world, table, aimed)
            names = {what for _, what in aimed}
            wanted = [kind for kind in world.wanted if kind.name in names]
            if len(aimed) > 1 and (table := draw_table(draw, world, wanted, rows=pick(draw, (ROWS, 0)))):
                aimed = batch(draw, world, table, aimed)
        else:
            aimed = [waiting.pop()]
        follow(world, steps)
        for pair in aimed:
            changed(draw, world, pair)
            follow(world, steps)


def follow(world: World, steps: list[Step]) -> None:
    """Let the world know which columns its last step changed: others are better for what comes next."""
    for stage in world.stages[sum(len(step.stages) for step in steps) :]:
        take(steps, stage)
        world.lately = set(steps[-1].touched)


def tables_for(world: World, pairs: Sequence[Pair]) -> list[str]:
    """The two tables that have most columns of the kinds of these pairs; those with most columns for constraints."""
    names = {what for _, what in pairs}
    fitting = Counter(
        table for (table, _), fact in world.facts.items() if fact.kind.name in names or not names - CONSTRAINT_KINDS
    )
    return [table for table, _ in fitting.most_common(2)]


def batch(draw: Draw, world: World, table: str, pairs: Sequence[Pair]) -> list[Pair]:
    """Do the operations of all pairs that fit there in one batch on a table; those that don't are left."""
    with world.batch(table):
        return [pair for pair in pairs if not changed(draw, world, pair)]


def changed(draw: Draw, world: World, pair: Pair) -> bool:
    """Do the operation of a pair, if the world has what it needs."""
    name, what = pair
    with suppress(NothingFits):
        if what in on_constraints.ADDING:
            return on_constraints.CHANGES[name](draw, world, what)
        return on_columns.CHANGES[name](draw, world, kind_called(world, what))
    return False


def drawn(strategy: st.SearchStrategy[T], count: int, *, number: int = 0, random: bool = False) -> Iterator[T]:
    """So many examples; of the same number the same ones each time, unless they shall be random."""
    found: list[T] = []

    @settings(
        max_examples=count,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(example: T) -> None:
        found.append(example)

    (collect if random else seed(number)(collect))()
    return iter(found)


class Tally:
    """How often each pair was met, and which were met least."""

    def __init__(self, pairs: Sequence[Pair], enough: int) -> None:
        self.enough = enough
        self.count: Counter[Pair] = Counter(dict.fromkeys(pairs, 0))
        self.refused: Counter[str] = Counter()
        self.directives = 0

    def add(self, world: World) -> None:
        self.refused.update(f"{directive.name} {error.code}" for directive, error in world.refused)
        for stage in world.stages:
            self.directives += len(stage.parts())
            for part in stage.parts():
                self.count.update(pair for pair in pairs_met(part) if pair in self.count)

    def told(self, worlds: int) -> str:
        """How much was drawn, how rare the rarest pair is, and how often what was refused."""
        (name, what), rarest = min(self.count.items(), key=lambda it: (it[1], it[0]))
        refused = ", ".join(f"{each} {count}" for each, count in sorted(self.refused.items())) or "nothing"
        return (
            f"{worlds} worlds, {self.directives} directives, {len(self.count)} pairs, "
            f"{name} {what} {rarest} times; refused: {refused}"
        )

    def lacking(self) -> list[Pair]:
        """What wasn't met often enough yet, the rarest first."""
        return sorted(
            (pair for pair, count in self.count.items() if count < self.enough), key=lambda it: self.count[it]
        )

    def aims(self) -> list[Pair]:
        """What the next worlds try to meet, the rarest first, and again as long as it is rare and there is room."""
        lacking = self.lacking()
        found: list[Pair] = []
        for again in range(AT_ONCE):
            aimed: Counter[str] = Counter()
            for pair in lacking:
                [name, _] = pair
                if self.count[pair] + again * AT_ONCE < self.enough and aimed[name] < AT_MOST.get(name, LONGEST):
                    aimed[name] += 1
                    found.append(pair)
        return found[:LONGEST]
