"""The strategy of worlds that reach given pairs of operation and column type or constraint kind."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sqlgen.catalog.lookup import KINDS as CONSTRAINTS
from sqlgen.profile import Profile
from tests.drawn.changes import ON_CONSTRAINTS, ON_KINDS, change
from tests.drawn.kinds import KINDS, Kind
from tests.drawn.tables import Draw, draw_table, kind_called
from tests.drawn.world import Pair, World


def worlds(profile: Profile, aims: Sequence[Pair], others: Sequence[Pair]) -> st.SearchStrategy[World]:
    """Worlds whose changes are all the aims, in any order, and some of the others."""

    @st.composite
    def drawn_world(draw: Draw) -> World:
        world = World(profile)
        kinds = [kind_called(world, name) for name in sorted({what for name, what in aims if name in ON_KINDS})]
        draw_table(draw, world, [kind for kind in kinds for _ in range(2)])
        if draw(st.booleans()):
            draw_table(draw, world, [*kinds, kind_called(world, "String")])
        world.end_setup()
        more = draw(st.lists(st.sampled_from(others), max_size=2))
        for pair in draw(st.permutations([*aims, *more])):
            change(draw, world, pair)
        return world

    return drawn_world()


def drawn(
    profile: Profile, aims: Sequence[Pair], others: Sequence[Pair], count: int, *, random: bool = False
) -> list[World]:
    """So many worlds; the same ones each time unless they shall be random."""
    found: list[World] = []

    @settings(
        max_examples=count,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        derandomize=not random,
        suppress_health_check=list(HealthCheck),
    )
    @given(worlds(profile, aims, others))
    def collect(world: World) -> None:
        found.append(world)

    collect()
    return found


def pairs_of(profile: Profile) -> list[list[Pair]]:
    """All pairs, in groups that one world can reach: those of a kind of columns, those of a kind of constraints."""
    constraints = [kind for kind in CONSTRAINTS if kind != "exclude" or profile.can("add_exclude")]
    of_constraints = [[(name, kind) for name in ON_CONSTRAINTS] for kind in constraints]
    of_kinds = [
        [(name, kind.name) for name in ON_KINDS if _possible(name, kind, profile)] for kind in KINDS[profile.name]
    ]
    return [*of_constraints, *of_kinds]


def _possible(name: str, kind: Kind, profile: Profile) -> bool:
    if name == "alter_type_from" and kind.family == "bytes":  # bytes aren't text: they change among themselves
        return sum(other.family == "bytes" for other in KINDS[profile.name]) > 1
    return kind.key or name not in ("create_index", "drop_index")
