from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from sqlgen.revisions.errors import (
    AmbiguousRevision,
    DuplicateLabel,
    DuplicateRevision,
    MissingParent,
    RevisionCycle,
)
from sqlgen.revisions.files import RevisionFile
from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.revision import Revision
from tests.revisions.drawn_graphs import Drawn, chain, drawn_graphs


def revision(name: str, *down: str, needs: tuple[str, ...] = (), labels: tuple[str, ...] = ()) -> Revision:
    return Revision(name, down, needs, labels, file=RevisionFile(f"versions/{name}.py"), line=7)


# a <- b <- c <- e (merge) ; a <- d <- e ; x <- y, y needs c
SMALL = [
    revision("a"),
    revision("b", "a"),
    revision("c", "b"),
    revision("d", "a", labels=("side",)),
    revision("e", "c", "d"),
    revision("x"),
    revision("y", "x", needs=("c",)),
]


def test_ends_forks_and_merges() -> None:
    graph = RevisionGraph(SMALL)
    assert graph.heads == ("e", "y")
    assert graph.bases == ("a", "x")
    assert graph.branch_points == ("a",)
    assert graph.merge_points == ("e",)
    assert graph.tips == ("e", "y")
    assert graph.parents("y") == ("x", "c")
    assert graph.next_on_line("c") == ("e",)
    assert graph.children("c") == ("e", "y")


def test_a_head_that_another_branch_needs_is_no_tip() -> None:
    graph = RevisionGraph([revision("a"), revision("b", needs=("a",))])
    assert graph.heads == ("a", "b")
    assert graph.tips == ("b",)


def test_ancestors_count_dependencies_and_lines_do_not() -> None:
    graph = RevisionGraph(SMALL)
    assert graph.ancestors(["y"]) == {"x", "y", "a", "b", "c"}
    assert graph.descendants(["x"]) == {"x", "y"}
    assert graph.line("y") == {"x", "y"}
    assert graph.line("d") == {"a", "d", "e"}
    assert graph.tips_of({"a", "b", "x"}) == ("b", "x")


def test_a_dependency_that_the_line_has_already_is_not_named_again() -> None:
    graph = RevisionGraph(
        [revision("n"), revision("a", needs=("n",)), revision("b", "a", needs=("n",)), revision("c", "b")]
    )
    assert graph.parents("a") == ("n",)
    assert graph.parents("b") == ("a",)


def test_dependencies_by_label_and_by_the_beginning_of_an_id() -> None:
    graph = RevisionGraph(
        [revision("ae1027a", labels=("core",)), revision("b", needs=("core",)), revision("c", needs=("ae10",))]
    )
    assert graph.parents("b") == ("ae1027a",)
    assert graph.parents("c") == ("ae1027a",)


def test_a_label_holds_up_the_branch_and_down_to_its_fork() -> None:
    revisions = [
        revision("a"),
        revision("b", "a"),
        revision("c", "b"),
        revision("d", "c", labels=("left",)),
        revision("e", "d"),
        revision("z", "b"),
    ]
    graph = RevisionGraph(revisions)
    assert [name for name in graph.ids if "left" in graph.branch_labels(name)] == ["c", "d", "e"]


def test_duplicate_revision_names_both_files() -> None:
    twin = Revision("a", file=RevisionFile("other/a_again.py"))
    with pytest.raises(DuplicateRevision, match=r"SG506.*versions/a\.py and in other/a_again\.py"):
        RevisionGraph([revision("a"), twin])


def test_duplicate_label() -> None:
    with pytest.raises(DuplicateLabel, match=r"'one' is already the name of revision 'a'[^$]*versions/b\.py:7"):
        RevisionGraph([revision("a", labels=("one",)), revision("b", labels=("one",))])
    with pytest.raises(DuplicateLabel):
        RevisionGraph([revision("a"), revision("b", labels=("a",))])


def test_missing_parent_names_the_file_and_what_was_meant() -> None:
    with pytest.raises(MissingParent) as caught:
        RevisionGraph([revision("ae1027a6acf"), revision("b", "ae1027a6adf")])
    assert str(caught.value) == (
        "SG508: revision 'b' names 'ae1027a6adf' as its down_revision, but no file has that revision\n"
        "  where: versions/b.py:7\n"
        "  do:    did you mean 'ae1027a6acf'?\n"
        "  do:    add the missing file, or the folder that holds it to version_locations"
    )
    with pytest.raises(MissingParent, match="as its depends_on"):
        RevisionGraph([revision("a", needs=("nothing",))])


def test_dependency_on_the_beginning_of_several_ids() -> None:
    with pytest.raises(AmbiguousRevision, match=r"SG512[^$]*versions/c\.py:7"):
        RevisionGraph([revision("ab1"), revision("ab2"), revision("c", needs=("ab",))])


def test_cycle_names_its_revisions_and_files() -> None:
    with pytest.raises(RevisionCycle) as caught:
        RevisionGraph(
            [revision("a"), revision("d", "b"), revision("c", "a", "d"), revision("b", "c"), revision("e", "b")]
        )
    assert caught.value.revisions == ("b", "c", "d")
    assert str(caught.value) == (
        "SG509: revisions follow each other in a circle: b -> c -> d -> b\n"
        "  where: versions/b.py\n"
        "  why:   their files are versions/b.py, versions/c.py, versions/d.py\n"
        "  do:    correct down_revision or depends_on in one of them"
    )


@pytest.mark.parametrize(
    "circle",
    [
        [revision("a", "a")],
        [revision("a", needs=("a",))],
        [revision("a"), revision("b", "a", needs=("c",)), revision("c", "b")],
    ],
)
def test_circles_of_every_kind(circle: list[Revision]) -> None:
    with pytest.raises(RevisionCycle):
        RevisionGraph(circle)


def test_no_revisions_at_all() -> None:
    graph = RevisionGraph([])
    assert (len(graph), graph.heads, graph.bases, graph.tips) == (0, (), (), ())


@pytest.mark.slow
def test_ten_thousand_revisions_take_ten_times_a_thousand(linear_time) -> None:
    linear_time(lambda count: RevisionGraph(chain(*(f"r{number}" for number in range(count)))))


def test_read_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "b.py").write_text("revision = 'b'\ndown_revision = 'a'\n")
    (tmp_path / "a.py").write_text("revision = 'a'\n")
    (tmp_path / "names.py").write_text("TABLE = 'x'\n")
    graph = RevisionGraph.read([tmp_path])
    assert list(graph.ids) == ["a", "b"]
    assert re.search(r"b\.py:1$", str(graph["b"].where))


@given(drawn_graphs(labels=True))
def test_same_graph_as_alembic(drawn: Drawn) -> None:
    ours, theirs = drawn.ours(), drawn.alembics()
    assert ours.heads == tuple(name for name in ours.ids if name in theirs.heads)
    assert ours.tips == tuple(name for name in ours.ids if name in theirs._real_heads)
    assert set(ours.bases) == set(theirs.bases)
    for name in ours.ids:
        their = theirs.get_revision(name)
        assert their is not None
        assert set(ours.parents(name)) == set(their._normalized_down_revisions)
        assert set(ours.next_on_line(name)) == set(their.nextrev)
        assert (name in ours.branch_points, name in ours.merge_points) == (their.is_branch_point, their.is_merge_point)


@given(drawn_graphs(labels=True))
def test_labels_hold_for_descendants_as_in_alembic(drawn: Drawn) -> None:
    ours, theirs = drawn.ours(), drawn.alembics()
    for label, carrier in ours.labels.items():
        for name in ours.line(carrier.revision) - ours.line_below([carrier.revision]):
            their = theirs.get_revision(name)
            assert their is not None
            assert label in their.branch_labels
            assert label in ours.branch_labels(name)
