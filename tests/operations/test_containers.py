from __future__ import annotations

import pytest
import sqlalchemy as sa

from sqlgen.operations import (
    AddColumnOp,
    CreateTableOp,
    DowngradeOps,
    DropColumnOp,
    DropTableOp,
    MigrateOperation,
    MigrationScript,
    ModifyTableOps,
    OpContainer,
    UpgradeOps,
)
from sqlgen.operations.errors import NotReversible, SeveralContainers


def upgrade() -> UpgradeOps:
    return UpgradeOps(
        [
            CreateTableOp("a", [sa.Column("x", sa.Integer)]),
            ModifyTableOps("b", [AddColumnOp("b", sa.Column("y", sa.Integer))], schema="s"),
        ]
    )


def test_diffs_of_nested_containers_are_one_list() -> None:
    assert [diff[0] for diff in upgrade().as_diffs()] == ["add_table", "add_column"]


def test_reverse_reverses_members_and_their_order() -> None:
    downgrade = upgrade().reverse()
    assert isinstance(downgrade, DowngradeOps)
    first, second = downgrade.ops
    assert isinstance(first, ModifyTableOps)
    assert (first.schema, type(first.ops[0])) == ("s", DropColumnOp)
    assert isinstance(second, DropTableOp)
    assert [type(each) for each in downgrade.reverse().ops] == [CreateTableOp, ModifyTableOps]


def test_reverse_into_replaces_what_is_there() -> None:
    downgrade = DowngradeOps([DropTableOp("old")], "token")
    assert upgrade().reverse_into(downgrade) is downgrade
    assert len(downgrade.ops) == 2
    assert downgrade.downgrade_token == "token"


def test_member_without_a_reverse() -> None:
    with pytest.raises(NotImplementedError) as caught:
        UpgradeOps([MigrateOperation()]).reverse()
    assert isinstance(caught.value, NotReversible)


def test_empty() -> None:
    assert OpContainer().is_empty()
    assert not upgrade().is_empty()


def test_info_is_made_on_first_use_and_belongs_to_one() -> None:
    one, other = MigrateOperation(), MigrateOperation()
    one.info["a"] = 1
    assert one.info == {"a": 1}
    assert other.info == {}


class TestMigrationScript:
    def test_one_container(self) -> None:
        script = MigrationScript("a", UpgradeOps(), DowngradeOps(), message="m")
        assert script.upgrade_ops_list == [script.upgrade_ops]
        assert script.downgrade_ops_list == [script.downgrade_ops]
        assert (script.imports, script.head, script.splice) == (set(), None, None)

    def test_several_databases(self) -> None:
        script = MigrationScript("a", [UpgradeOps(), UpgradeOps()], DowngradeOps())
        assert len(script.upgrade_ops_list) == 2
        with pytest.raises(SeveralContainers, match="upgrade_ops_list"):
            _ = script.upgrade_ops
        script.upgrade_ops = UpgradeOps([DropTableOp("x")])
        assert len(script.upgrade_ops.ops) == 1
        script.downgrade_ops = []
        assert script.downgrade_ops is None
