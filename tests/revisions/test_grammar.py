from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqlgen.revisions.errors import (
    AmbiguousRevision,
    AmbiguousWalk,
    BadRevisionName,
    NotInBranch,
    RevisionNameError,
    SeveralHeads,
    UnknownRevision,
    WalkTooFar,
)
from sqlgen.revisions.grammar import find_revision, resolve
from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.revision import Revision
from tests.revisions.drawn_graphs import Drawn, chain, drawn_graphs

LINE = RevisionGraph(chain("ae1027a6acf", "ae5541bb210", "b1c2d3e4f5a", "head_of_all"))

# core: a1 <- a2 <- a3, a fork at a2: a2 <- s1 <- s2 (side-track); shop: x1 <- x2, x2 needs a3
BRANCHES = RevisionGraph(
    [
        Revision("a1", branch_labels=("core",)),
        Revision("a2", ("a1",)),
        Revision("a3", ("a2",)),
        Revision("s1", ("a2",), branch_labels=("side-track",)),
        Revision("s2", ("s1",)),
        Revision("x1", branch_labels=("shop",)),
        Revision("x2", ("x1",), ("a3",)),
    ]
)


def resolved(graph: RevisionGraph, text: str) -> list[str]:
    return [revision.revision for revision in resolve(graph, text)]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("ae1027a6acf", ["ae1027a6acf"]),
        ("ae10", ["ae1027a6acf"]),
        ("b", ["b1c2d3e4f5a"]),
        ("head", ["head_of_all"]),
        ("heads", ["head_of_all"]),
        ("base", []),
        (" head ", ["head_of_all"]),
        ("head-1", ["b1c2d3e4f5a"]),
        ("-1", ["b1c2d3e4f5a"]),
        ("-4", []),
        ("+1", ["ae1027a6acf"]),
        ("+4", ["head_of_all"]),
        ("base+2", ["ae5541bb210"]),
        ("ae10+2", ["b1c2d3e4f5a"]),
        ("b1c2-1", ["ae5541bb210"]),
        ("ae10-1", []),
        ("b1c2@head", ["head_of_all"]),
    ],
)
def test_one_line(text: str, meaning: list[str]) -> None:
    assert resolved(LINE, text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("heads", ["s2", "x2"]),  # x2 needs a3
        ("core@heads", ["a3", "s2"]),
        ("shop@head", ["x2"]),
        ("shop@heads", ["x2"]),
        ("side-track@head", ["s2"]),
        ("side-track", ["s1"]),
        ("side-track+1", ["s2"]),
        ("side-track@-1", ["s1"]),
        ("side-track@head-2", ["a2"]),
        ("side-track@+3", ["s1"]),  # along the branch from base, past the fork
        ("side-track@a1", ["a1"]),
        ("s1@a1+2", ["s1"]),
        ("shop@base", []),
        ("shop@base+1", ["x1"]),
        ("shop@+2", ["x2"]),
        ("a3@head", ["a3"]),
        ("s1@head", ["s2"]),
    ],
)
def test_branches(text: str, meaning: list[str]) -> None:
    assert resolved(BRANCHES, text) == meaning


@pytest.mark.parametrize(
    ("graph", "text", "error", "says"),
    [
        (LINE, "ae1027a6adf", UnknownRevision, "did you mean 'ae1027a6acf'"),
        (LINE, "heda", UnknownRevision, "did you mean 'head'"),
        (LINE, "ae", AmbiguousRevision, "beginning of 2 revision ids: ae1027a6acf, ae5541bb210"),
        (LINE, "head-5", WalkTooFar, "5 steps down from head_of_all can't be made[^$]*only 4"),
        (LINE, "head+1", WalkTooFar, "1 step up from head_of_all"),
        (LINE, "+5", WalkTooFar, "5 steps up from base"),
        (LINE, "", BadRevisionName, "a name is missing"),
        (LINE, "core@", BadRevisionName, "a name is missing"),
        (LINE, "a@b@c", BadRevisionName, "more than one @"),
        (BRANCHES, "head", SeveralHeads, "3 heads: a3, s2, x2"),
        (BRANCHES, "core@head", SeveralHeads, "2 heads: a3, s2"),
        (BRANCHES, "shop@a3", NotInBranch, "'a3' isn't in branch 'shop'"),
        (BRANCHES, "nothing@head", UnknownRevision, "'nothing'"),
        (BRANCHES, "a2+1", AmbiguousWalk, "at a2 there are 2 ways, a3, s1"),
        (BRANCHES, "+1", AmbiguousWalk, "at base there are 2 ways, a1, x1"),
        (BRANCHES, "-1", AmbiguousWalk, "at the heads there are 3 ways"),
    ],
)
def test_what_it_can_not_mean(graph: RevisionGraph, text: str, error: type[RevisionNameError], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        resolve(graph, text)
    assert caught.value.exit_status == 2


def test_down_through_a_merge_along_a_branch() -> None:
    merged = RevisionGraph(
        [
            Revision("a"),
            Revision("b", ("a",)),
            Revision("c", ("a",), branch_labels=("left",)),
            Revision("d", ("b", "c")),
        ]
    )
    with pytest.raises(AmbiguousWalk, match="at d there are 2 ways, b, c"):
        resolve(merged, "d-1")
    assert resolved(merged, "left@d-1") == ["c"]


def test_a_label_that_looks_like_a_step() -> None:
    graph = RevisionGraph([Revision("a", branch_labels=("release-1",)), Revision("b", ("a",))])
    assert resolved(graph, "release-1") == ["a"]
    assert resolved(graph, "release-1+1") == ["b"]
    assert resolved(graph, "release-1@head") == ["b"]


def test_an_empty_project() -> None:
    empty = RevisionGraph([])
    assert (resolve(empty, "head"), resolve(empty, "heads"), resolve(empty, "base")) == ((), (), ())
    with pytest.raises(UnknownRevision):
        find_revision(empty, "")


@given(drawn_graphs(labels=True), st.data())
def test_what_alembic_understands_means_the_same(drawn: Drawn, data: st.DataObject) -> None:
    ours, theirs = drawn.ours(), drawn.alembics()
    name = st.sampled_from(["head", "heads", "base", *ours.ids, *ours.labels])
    labels = [*ours.labels, *ours.ids]
    text = data.draw(
        name | st.builds("{}@{}".format, st.sampled_from(labels), st.sampled_from(["head", "heads", *ours.ids]))
    )
    try:
        their = [revision.revision for revision in theirs.get_revisions(text) if revision is not None]
    except Exception:  # Alembic's errors have no common base
        with pytest.raises(RevisionNameError):
            resolve(ours, text)
    else:
        assert set(resolved(ours, text)) == set(their)
