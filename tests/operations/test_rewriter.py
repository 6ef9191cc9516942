from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from sqlgen.operations import (
    AddColumnOp,
    AlterColumnOp,
    CreateTableOp,
    DowngradeOps,
    DropColumnOp,
    DropTableOp,
    ExecuteSQLOp,
    MigrationScript,
    ModifyTableOps,
    Rewriter,
    UpgradeOps,
)


def add(name: str) -> AddColumnOp:
    return AddColumnOp("t", sa.Column(name, sa.Integer))


def script(*operations: Any) -> MigrationScript:
    downgrade = DowngradeOps([DropTableOp("z")])
    return MigrationScript("a", UpgradeOps([ModifyTableOps("t", list(operations)), CreateTableOp("z", [])]), downgrade)


def run(rewriter: Any, *operations: Any) -> list[Any]:
    directives = [script(*operations)]
    rewriter("context", ("base", "head"), directives)
    upgrade = directives[0].upgrade_ops
    assert upgrade is not None
    return list(upgrade.ops[0].ops)  # type: ignore[attr-defined]  # of the ModifyTableOps


def test_function_gets_context_and_revision() -> None:
    seen: list[Any] = []
    rewriter = Rewriter()

    @rewriter.rewrites(AddColumnOp)
    def note(context: Any, revision: Any, operation: AddColumnOp) -> AddColumnOp:
        seen.append((context, revision, operation.column.name))
        return operation

    run(rewriter, add("a"), add("b"))
    assert seen == [("context", ("base", "head"), "a"), ("context", ("base", "head"), "b")]


def test_one_becomes_several_and_none() -> None:
    rewriter = Rewriter()

    @rewriter.rewrites(AddColumnOp)
    def split(context: Any, revision: Any, operation: AddColumnOp) -> list[Any]:
        return [operation, AlterColumnOp("t", operation.column.name, modify_nullable=False)]

    @rewriter.rewrites(DropColumnOp)
    def keep(context: Any, revision: Any, operation: DropColumnOp) -> Any:
        return iter(())

    rewritten = run(rewriter, add("a"), DropColumnOp("t", "x"), add("b"))
    assert [type(each).__name__ for each in rewritten] == ["AddColumnOp", "AlterColumnOp"] * 2


def test_what_a_function_returned_is_not_shown_to_its_rewriter_again() -> None:
    rewriter = Rewriter()

    @rewriter.rewrites((AddColumnOp, AlterColumnOp))
    def again(context: Any, revision: Any, operation: Any) -> list[Any]:
        return [operation, add("more")]

    operation = add("a")
    assert len(run(rewriter, operation)) == 2
    assert rewriter in operation._mutations
    assert len(run(rewriter, operation)) == 1


def test_containers_are_rewritten_and_walked() -> None:
    rewriter = Rewriter()

    @rewriter.rewrites(ModifyTableOps)
    def comment(context: Any, revision: Any, operation: ModifyTableOps) -> ModifyTableOps:
        operation.ops.append(ExecuteSQLOp("x"))
        return operation

    @rewriter.rewrites(ExecuteSQLOp)
    def shout(context: Any, revision: Any, operation: ExecuteSQLOp) -> ExecuteSQLOp:
        return ExecuteSQLOp(str(operation.sqltext).upper())

    @rewriter.rewrites(DowngradeOps)
    def nothing(context: Any, revision: Any, operation: DowngradeOps) -> DowngradeOps:
        return DowngradeOps([])

    directives = [script(add("a"))]
    rewriter.process_revision_directives(None, None, directives)
    upgrade, downgrade = directives[0].upgrade_ops, directives[0].downgrade_ops
    assert upgrade is not None
    assert upgrade.ops[0].ops[-1].sqltext == "X"  # type: ignore[attr-defined]  # as above
    assert downgrade is not None
    assert downgrade.is_empty()


def test_chain_runs_in_order_and_leaves_its_parts_alone() -> None:
    first, second = Rewriter(), Rewriter()

    @first.rewrites(AddColumnOp)
    def alter(context: Any, revision: Any, operation: AddColumnOp) -> AlterColumnOp:
        return AlterColumnOp("t", "first", modify_nullable=True)

    @second.rewrites(AlterColumnOp)
    def drop(context: Any, revision: Any, operation: AlterColumnOp) -> DropColumnOp:
        return DropColumnOp("t", operation.column_name)

    assert [type(each) for each in run(first.chain(second), add("a"))] == [DropColumnOp]
    assert [type(each) for each in run(second.chain(first), add("a"))] == [AlterColumnOp]
    assert [type(each) for each in run(first, add("a"))] == [AlterColumnOp]


def test_chain_takes_any_hook() -> None:
    seen: list[str] = []
    chained = Rewriter().chain(lambda context, revision, directives: seen.append(directives[0].rev_id))
    run(chained, add("a"))
    assert seen == ["a"]


def test_two_functions_for_a_class() -> None:
    rewriter = Rewriter()
    rewriter.rewrites(AddColumnOp)(lambda context, revision, operation: operation)
    with pytest.raises(ValueError, match="AddColumnOp"):
        rewriter.rewrites(AddColumnOp)(lambda context, revision, operation: operation)


def test_the_same_as_alembics() -> None:
    """A scenario with every feature, on both."""
    theirs = pytest.importorskip("alembic.autogenerate.rewriter")
    ops = pytest.importorskip("alembic.operations.ops")

    def scenario(rewriter_class: Any, kinds: Any) -> list[str]:
        first, second = rewriter_class(), rewriter_class()

        @first.rewrites(kinds.AddColumnOp)
        def split(context: Any, revision: Any, operation: Any) -> list[Any]:
            return [operation, kinds.DropColumnOp("t", operation.column.name), kinds.ExecuteSQLOp("one")]

        @second.rewrites(kinds.DropColumnOp)
        @second.rewrites(kinds.CreateTableOp)
        def execute(context: Any, revision: Any, operation: Any) -> Any:
            return kinds.ExecuteSQLOp("two")

        table = kinds.ModifyTableOps("t", [kinds.AddColumnOp("t", sa.Column("a", sa.Integer))])
        upgrade = kinds.UpgradeOps([table, kinds.CreateTableOp("z", [])])
        directives = [kinds.MigrationScript("a", upgrade, kinds.DowngradeOps([]))]
        first.chain(second)(None, None, directives)
        flat = [*directives[0].upgrade_ops.ops[0].ops, *directives[0].upgrade_ops.ops[1:]]
        return [f"{type(each).__name__} {getattr(each, 'sqltext', '')}" for each in flat]

    from sqlgen import operations

    assert scenario(Rewriter, operations) == scenario(theirs.Rewriter, ops)


def _shape(operation: Any) -> str:
    inside = ", ".join(_shape(each) for each in operation.ops) if hasattr(operation, "ops") else ""
    return f"{type(operation).__name__}({inside})"


RETURNED: dict[str, tuple[str, Any]] = {
    "none": ("AddColumnOp", lambda kinds, operation: None),
    "nothing": ("AddColumnOp", lambda kinds, operation: []),
    "a tuple": ("AddColumnOp", lambda kinds, operation: (operation, operation)),
    "a set": ("AddColumnOp", lambda kinds, operation: {operation}),
    "a generator": ("AddColumnOp", lambda kinds, operation: (each for each in [operation])),
    "all operations": ("MigrateOperation", lambda kinds, operation: operation),
    "a base of several": ("AlterTableOp", lambda kinds, operation: []),
    "containers": ("OpContainer", lambda kinds, operation: operation),
    "no container": ("ModifyTableOps", lambda kinds, operation: None),
    "no upgrade": ("UpgradeOps", lambda kinds, operation: []),
    "two upgrades": ("UpgradeOps", lambda kinds, operation: [operation, operation]),
}


@pytest.mark.parametrize("case", RETURNED)
def test_what_a_function_may_return_is_what_alembics_may(case: str) -> None:
    theirs = pytest.importorskip("alembic.autogenerate.rewriter")
    ops = pytest.importorskip("alembic.operations.ops")
    kind, function = RETURNED[case]

    def outcome(rewriter_class: Any, kinds: Any) -> Any:
        rewriter = rewriter_class()
        rewriter.rewrites(getattr(kinds, kind))(lambda context, revision, operation: function(kinds, operation))
        loose = kinds.OpContainer([kinds.AddColumnOp("t", sa.Column("b", sa.Integer))])
        table = kinds.ModifyTableOps("t", [kinds.AddColumnOp("t", sa.Column("a", sa.Integer)), loose])
        downgrade = kinds.DowngradeOps([kinds.DropColumnOp("t", "a")])
        directives = [kinds.MigrationScript("a", kinds.UpgradeOps([table]), downgrade)]
        try:
            rewriter(None, None, directives)
        except ValueError:
            return "refused"
        return [_shape(each) for each in (directives[0].upgrade_ops, directives[0].downgrade_ops)]

    from sqlgen import operations

    assert outcome(Rewriter, operations) == outcome(theirs.Rewriter, ops)


def test_a_chain_of_a_subclass_is_one() -> None:
    class Own(Rewriter):
        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    first = Own("first")
    chained = first.chain(Own("second"))
    assert (type(chained), chained.name) == (Own, "first")
    assert chained is not first
