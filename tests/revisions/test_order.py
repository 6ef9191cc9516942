from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.order import upgrade_order
from sqlgen.revisions.revision import Revision
from tests.revisions.drawn_graphs import Drawn, chain, drawn_graphs


def names(revisions: tuple[Revision, ...]) -> list[str]:
    return [revision.revision for revision in revisions]


def test_a_line_from_its_base() -> None:
    graph = RevisionGraph(reversed(chain("a", "b", "c")))
    assert names(upgrade_order(graph, graph.ids, graph.tips)) == ["a", "b", "c"]


def test_nothing_to_run() -> None:
    graph = RevisionGraph(chain("a"))
    assert upgrade_order(graph, (), ()) == ()


def test_several_dependencies_are_walked_down_as_they_are_written() -> None:
    graph = RevisionGraph([Revision("p"), Revision("q"), Revision("r"), Revision("s", (), ("q", "r", "p"))])
    assert names(upgrade_order(graph, graph.ids, graph.tips)) == ["p", "r", "q", "s"]


@settings(max_examples=200)
@given(drawn_graphs(max_size=30))
def test_same_order_as_alembic(drawn: Drawn) -> None:
    graph = drawn.ours()
    theirs = [revision.revision for revision in drawn.alembics().iterate_revisions("heads", "base")]
    assert names(upgrade_order(graph, graph.ids, graph.tips)) == theirs[::-1]


@given(drawn_graphs(max_size=30))
def test_parents_come_first(drawn: Drawn) -> None:
    graph = drawn.ours()
    place = {name: number for number, name in enumerate(names(upgrade_order(graph, graph.ids, graph.tips)))}
    assert len(place) == len(graph)
    assert all(place[parent] < place[name] for name in graph.ids for parent in graph.parents(name))


def line(count: int) -> list[Revision]:
    return chain(*(f"r{number}" for number in range(count)))


def star(count: int) -> list[Revision]:
    return [Revision(f"r{number}", ("r0",) if number else ()) for number in range(count)]


def ladder(count: int) -> list[Revision]:
    """Every fork merged again."""
    rungs = [Revision("m0")]
    for number in range(count // 3):
        rungs.append(Revision(f"a{number}", (f"m{number}",)))
        rungs.append(Revision(f"b{number}", (f"m{number}",)))
        rungs.append(Revision(f"m{number + 1}", (f"a{number}", f"b{number}")))
    return rungs


def comb(count: int) -> list[Revision]:
    """A line with a head at every revision."""
    teeth = [Revision("m0")]
    for number in range(count // 2):
        teeth.append(Revision(f"m{number + 1}", (f"m{number}",)))
        teeth.append(Revision(f"l{number}", (f"m{number}",)))
    return teeth


def two_lines(count: int) -> list[Revision]:
    """Each revision of one line needs one of the other."""
    return [
        *(Revision(f"a{number}", (f"a{number - 1}",) if number else ()) for number in range(count // 2)),
        *(Revision(f"b{n}", (f"b{n - 1}",) if n else (), (f"a{n}",)) for n in range(count // 2)),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("shape", [line, star, ladder, comb, two_lines])
def test_linear_time(shape: Callable[[int], list[Revision]], linear_time) -> None:
    def work(count: int) -> None:
        graph = RevisionGraph(shape(count))
        upgrade_order(graph, graph.ids, graph.tips)

    linear_time(work)
