from __future__ import annotations

import pytest
from alembic.script.revision import RevisionMap
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sqlgen.revisions.errors import (
    AmbiguousWalk,
    BadRevisionName,
    NotInBranch,
    RangeNotAncestor,
    RevisionNameError,
    SeveralHeads,
    WalkTooFar,
)
from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.ranges import RevisionRange, resolve_range
from sqlgen.revisions.revision import Revision
from tests.revisions.drawn_graphs import Drawn, chain, drawn_graphs

LINE = RevisionGraph(chain("a", "b", "c", "d"))

# a1 <- a2 <- a3 (core), a2 <- s1 <- s2 (side), x1 <- x2 (shop), x2 needs a3
BRANCHES = RevisionGraph(
    [
        Revision("a1", branch_labels=("core",)),
        Revision("a2", ("a1",)),
        Revision("a3", ("a2",)),
        Revision("s1", ("a2",), branch_labels=("side",)),
        Revision("s2", ("s1",)),
        Revision("x1", branch_labels=("shop",)),
        Revision("x2", ("x1",), ("a3",)),
    ]
)


def told(plan: RevisionRange) -> str:
    """A range on one line: what is below, what is between."""
    below = " ".join(revision.revision for revision in plan.before)
    between = " ".join(revision.revision for revision in plan.upgrade)
    return f"{below} {'^' if plan.direction == 'upgrade' else 'v'} {between}"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("base:head", " ^ a b c d"),
        ("head", " ^ a b c d"),
        ("b", " ^ a b"),
        ("base", " ^ "),
        ("b:", "a b ^ c d"),
        (":b", " ^ a b"),
        (":", " ^ a b c d"),
        ("b:d", "a b ^ c d"),
        ("b:b", "a b ^ "),
        ("b:+1", "a b ^ c"),
        ("-1:head", "a b c ^ d"),
        ("-1:c", "a b ^ c"),
        ("-1", " ^ a b c"),
        ("+2", " ^ a b"),
        ("head-2:head", "a b ^ c d"),
        ("head:base", " v a b c d"),
        ("head:b", "a b v c d"),
        ("head:-1", "a b c v d"),
        ("c:-3", " v a b c"),
        ("+1:c", "a b c v d"),
    ],
)
def test_one_line(text: str, says: str) -> None:
    assert told(resolve_range(LINE, text)) == says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("base:shop@head", " ^ a1 a2 a3 x1 x2"),
        ("shop@base:heads", " ^ a1 a2 a3 x1 x2"),
        ("shop@base:head", " ^ a1 a2 a3 x1 x2"),
        ("core@base:a2", " ^ a1 a2"),
        ("a3:x2", "a1 a2 a3 ^ x1 x2"),
        ("a2:shop@+1", "a1 a2 ^ x1"),  # from base: nothing of the branch is there
        ("a2:shop@head", "a1 a2 ^ a3 x1 x2"),
        ("a1:side@head", "a1 ^ a2 s1 s2"),
        ("s1:side@+1", "a1 a2 s1 ^ s2"),
        ("heads:shop@-1", "a1 a2 a3 x1 s1 s2 v x2"),
        ("heads:side@-1", "x1 a1 a2 a3 x2 s1 v s2"),
        ("shop@-1:heads", "a1 a2 a3 x1 s1 s2 ^ x2"),
        ("heads:shop@base", "a1 a2 a3 s1 s2 v x1 x2"),
        ("heads:side@a2", "x1 a1 a2 a3 x2 v s1 s2"),
        ("heads:core@a2", "a1 a2 x1 v s1 s2 a3 x2"),  # x2 goes, too: it needs a3
        ("heads:core@base", "x1 v a1 a2 s1 s2 a3 x2"),
        ("heads:x1", "x1 v a1 a2 a3 x2 s1 s2"),  # without a label: to a database that has x1 and nothing else
        ("x2:-1", "a1 a2 a3 x1 v x2"),  # counted: only what was counted goes
    ],
)
def test_branches(text: str, says: str) -> None:
    plan = resolve_range(BRANCHES, text)
    below, arrow, between = says.partition(" ^ " if " ^ " in f"{says} " else " v ")
    assert plan.direction == ("upgrade" if "^" in arrow else "downgrade")
    assert {revision.revision for revision in plan.before} == set(below.split())
    assert {revision.revision for revision in plan.upgrade} == set(between.split())


def test_version_table_before_and_after() -> None:
    plan = resolve_range(BRANCHES, "heads:shop@-1")
    assert (plan.from_heads, plan.to_heads) == (("s2", "x2"), ("a3", "s2", "x1"))
    assert (plan.lower_heads, plan.upper_heads) == (plan.to_heads, plan.from_heads)
    assert [revision.revision for revision in resolve_range(LINE, "d:b").downgrade] == ["d", "c"]


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        ("a3:s1", RangeNotAncestor, "no way from 'a3' to 's1'"),
        ("base:head", SeveralHeads, "3 heads"),
        ("a1:b:c", BadRevisionName, "more than one colon"),
        ("+1:-1", BadRevisionName, "counted from each other"),
        ("heads:-1", AmbiguousWalk, "at the heads there are 2 ways, s2, x2"),
        ("a2:+1", AmbiguousWalk, "at a2"),
        ("shop@base:s1", NotInBranch, "'s1' isn't in branch 'shop'"),
        ("a2:-3", WalkTooFar, "3 steps down from a2"),
    ],
)
def test_ranges_that_are_none(text: str, error: type[RevisionNameError], says: str) -> None:
    with pytest.raises(error, match=says):
        resolve_range(BRANCHES, text)


def alembic_upgrade(theirs: RevisionMap, lower: str, upper: str) -> list[str]:
    """The order in which Alembic would apply them."""
    return [revision.revision for revision in theirs.iterate_revisions(upper, lower, implicit_base=True)][::-1]


def alembic_downgrade(theirs: RevisionMap, upper: tuple[str, ...] | str, lower: str) -> list[str]:
    """The order in which Alembic would undo them."""
    return [revision.revision for revision in theirs.iterate_revisions(upper, lower, select_for_downgrade=True)]


@settings(max_examples=200)
@given(drawn_graphs(max_size=20), st.data())
def test_upgrades_are_alembics(drawn: Drawn, data: st.DataObject) -> None:
    ours, theirs = drawn.ours(), drawn.alembics()
    upper = data.draw(st.sampled_from(["heads", *ours.ids]))
    above = ours.ancestors(ours.tips if upper == "heads" else [upper])
    lower = data.draw(st.sampled_from(["base", *sorted(above)]))
    plan = resolve_range(ours, f"{lower}:{upper}")
    assert plan.direction == "upgrade"
    assert [revision.revision for revision in plan.upgrade] == alembic_upgrade(theirs, lower, upper)


@settings(max_examples=200)
@given(drawn_graphs(max_size=20, labels=True), st.data())
def test_ranges_are_whole(drawn: Drawn, data: st.DataObject) -> None:
    """Whatever the range: below and between are closed downwards, in an order that can run."""
    graph = drawn.ours()
    names = [
        "heads",
        "base",
        "+1",
        "-1",
        *graph.ids,
        *(f"{label}@{to}" for label in graph.labels for to in ("base", "-1", "+1", "head")),
    ]
    text = f"{data.draw(st.sampled_from(names))}:{data.draw(st.sampled_from(names))}"
    try:
        plan = resolve_range(graph, text)
    except RevisionNameError:
        assume(False)
        raise
    run = [revision.revision for revision in (*plan.before, *plan.upgrade)]
    assert len(set(run)) == len(run)
    for number, name in enumerate(run):
        assert set(graph.parents(name)) <= set(run[:number])
    assert plan.upper_heads == graph.tips_of(set(run))
    assert plan.lower_heads == graph.tips_of({revision.revision for revision in plan.before})
    back = (
        resolve_range(graph, f"{text.partition(':')[2]}:{text.partition(':')[0]}")
        if "+" not in text and "-" not in text and "@" not in text
        else plan.undone
    )
    assert back.upgrade == plan.upgrade


@settings(max_examples=200)
@given(drawn_graphs(max_size=16, labels=True), st.data())
def test_moving_one_branch_down_is_alembics(drawn: Drawn, data: st.DataObject) -> None:
    ours, theirs = drawn.ours(), drawn.alembics()
    assume(ours.labels)
    label = data.draw(st.sampled_from(sorted(ours.labels)))
    target = data.draw(st.sampled_from([f"{label}@base", f"{label}@-1"]))
    try:
        their = alembic_downgrade(theirs, ours.tips, target)
    except Exception:  # Alembic refuses more, and its errors have no common base
        assume(False)
        raise
    plan = resolve_range(ours, f"heads:{target}")
    assert [revision.revision for revision in plan.downgrade] == their
