from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import SimpleNamespace

from alembic.runtime.migration import HeadMaintainer, RevisionStep
from alembic.script.revision import RevisionMap
from hypothesis import given, settings
from hypothesis import strategies as st

from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.ranges import RevisionRange, resolve_range
from sqlgen.revisions.revision import Revision
from sqlgen.revisions.version_rows import VersionStep, undone, upgrade_version_steps
from tests.revisions.drawn_graphs import Drawn, drawn_graphs

# a <- b <- d, a <- c <- d (merge), x needs b
GRAPH = RevisionGraph(
    [Revision("a"), Revision("b", ("a",)), Revision("c", ("a",)), Revision("d", ("b", "c")), Revision("x", (), ("b",))]
)


def told(steps: Iterable[tuple[VersionStep, ...]]) -> list[str]:
    marks = {"insert": "+{1}", "update": "{0}>{1}", "delete": "-{0}"}
    return [" ".join(marks[step.kind].format(step.old, step.new) for step in each) for each in steps]


def down_steps(graph: RevisionGraph, plan: RevisionRange) -> list[tuple[VersionStep, ...]]:
    """What each revision does when it is undone, in the order in which they are."""
    up = list(upgrade_version_steps(graph, plan.lower_heads, plan.upgrade))
    return [undone(steps) for steps in reversed(up)]


def test_up() -> None:
    plan = resolve_range(GRAPH, "base:heads")
    assert [revision.revision for revision in plan.upgrade] == ["a", "c", "b", "x", "d"]
    assert told(upgrade_version_steps(GRAPH, plan.lower_heads, plan.upgrade)) == ["+a", "a>c", "+b", "b>x", "c>d"]


def test_down() -> None:
    plan = resolve_range(GRAPH, "base:heads")
    assert told(down_steps(GRAPH, plan)) == ["d>c", "x>b", "-b", "c>a", "-a"]


def test_a_merge_takes_all_rows_but_one_and_gives_them_back() -> None:
    plan = resolve_range(GRAPH, "base:d")
    assert told(upgrade_version_steps(GRAPH, (), plan.upgrade))[-1] == "-b c>d"
    assert told(down_steps(GRAPH, plan))[0] == "+b d>c"


class Recorder(HeadMaintainer):
    """Alembic's bookkeeping, without a database."""

    def __init__(self, rows: Iterable[str]) -> None:
        super().__init__(SimpleNamespace(), rows)  # type: ignore[arg-type]
        self.steps: list[VersionStep] = []

    def _insert_version(self, version: str) -> None:
        assert version not in self.heads
        self.heads.add(version)
        self.steps.append(VersionStep("insert", None, version))

    def _delete_version(self, version: str) -> None:
        self.heads.remove(version)
        self.steps.append(VersionStep("delete", version, None))

    def _update_version(self, from_: str, to_: str) -> None:
        self.heads.remove(from_)
        self.heads.add(to_)
        self.steps.append(VersionStep("update", from_, to_))


def alembics(
    theirs: RevisionMap, rows: Iterable[str], revisions: Iterable[Revision], *, up: bool
) -> Iterator[list[VersionStep]]:
    recorder = Recorder(rows)
    for revision in revisions:
        recorder.steps.clear()
        recorder.update_to_step(RevisionStep(theirs, theirs.get_revision(revision.revision), up))  # type: ignore[arg-type]
        yield list(recorder.steps)


def effect(steps: Iterable[VersionStep]) -> tuple[list[str], set[str | None], set[str | None]]:
    """Kinds in order, rows that went, rows that came: which of several is the updated one, Alembic leaves to chance."""
    steps = list(steps)
    return [step.kind for step in steps], {step.old for step in steps}, {step.new for step in steps}


@settings(max_examples=200)
@given(drawn_graphs(max_size=16, shortcuts=False), st.data())
def test_same_steps_as_alembic(drawn: Drawn, data: st.DataObject) -> None:
    """With shortcuts Alembic loses count of its rows; the test below holds there, too."""
    graph, theirs = drawn.ours(), drawn.alembics()
    upper = data.draw(st.sampled_from(["heads", *graph.ids]))
    lower = data.draw(st.sampled_from(["base", *sorted(graph.ancestors(graph.tips if upper == "heads" else [upper]))]))
    plan = resolve_range(graph, f"{lower}:{upper}")
    up = upgrade_version_steps(graph, plan.lower_heads, plan.upgrade)
    assert [effect(each) for each in up] == [
        effect(each) for each in alembics(theirs, plan.lower_heads, plan.upgrade, up=True)
    ]
    assert [effect(each) for each in down_steps(graph, plan)] == [
        effect(each) for each in alembics(theirs, plan.upper_heads, plan.downgrade, up=False)
    ]


@given(drawn_graphs(max_size=16), st.data())
def test_rows_are_always_the_tips_of_what_was_applied(drawn: Drawn, data: st.DataObject) -> None:
    graph = drawn.ours()
    plan = resolve_range(graph, f"base:{data.draw(st.sampled_from(['heads', *graph.ids]))}")
    rows: set[str | None] = set()
    applied: set[str] = set()
    for revision, steps in zip(plan.upgrade, upgrade_version_steps(graph, (), plan.upgrade), strict=True):
        applied.add(revision.revision)
        rows = (rows - {step.old for step in steps}) | {step.new for step in steps if step.new}
        assert rows == set(graph.tips_of(applied))
    for revision, steps in zip(plan.downgrade, down_steps(graph, plan), strict=True):
        applied.discard(revision.revision)
        rows = (rows - {step.old for step in steps}) | {step.new for step in steps if step.new}
        assert rows == set(graph.tips_of(applied))
