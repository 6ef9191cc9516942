"""Operations that hold operations: what autogenerate hooks and rewriters walk through."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlgen.operations.base import MigrateOperation, qualified
from sqlgen.operations.errors import SeveralContainers

_Container = TypeVar("_Container", "UpgradeOps", "DowngradeOps")


class OpContainer(MigrateOperation):
    """A sequence of operations."""

    def __init__(self, ops: Sequence[MigrateOperation] = ()) -> None:
        self.ops = list(ops)

    def is_empty(self) -> bool:
        """Whether it holds nothing, not even empty containers."""
        return not self.ops

    def as_diffs(self) -> list[Any]:
        """The difference tuples of all members, containers within it opened up."""
        return list(self._diffs())

    def _diffs(self) -> Iterator[Any]:
        for operation in self.ops:
            if isinstance(operation, OpContainer):
                yield from operation._diffs()
            else:
                yield operation.to_diff_tuple()

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in self.ops) or "nothing"


class ModifyTableOps(OpContainer):
    """Changes of one table that belong together."""

    def __init__(self, table_name: str, ops: Sequence[MigrateOperation], *, schema: str | None = None) -> None:
        super().__init__(ops)
        self.table_name = table_name
        self.schema = schema

    def reverse(self) -> ModifyTableOps:
        """The reverses of the members, last first."""
        return ModifyTableOps(self.table_name, _reversed(self.ops), schema=self.schema)

    def describe(self) -> str:
        return f"change {qualified(self.table_name, self.schema)}: {super().describe()}"


class UpgradeOps(OpContainer):
    """What an `upgrade()` does; `upgrade_token` names the place in the file that it is rendered to."""

    def __init__(self, ops: Sequence[MigrateOperation] = (), upgrade_token: str = "upgrades") -> None:
        super().__init__(ops)
        self.upgrade_token = upgrade_token

    def reverse_into(self, downgrade_ops: DowngradeOps) -> DowngradeOps:
        """Put the reverses of the members, last first, in place of what `downgrade_ops` holds."""
        downgrade_ops.ops[:] = _reversed(self.ops)
        return downgrade_ops

    def reverse(self) -> DowngradeOps:
        """The reverses of the members, last first."""
        return self.reverse_into(DowngradeOps())


class DowngradeOps(OpContainer):
    """What a `downgrade()` does; `downgrade_token` names the place in the file that it is rendered to."""

    def __init__(self, ops: Sequence[MigrateOperation] = (), downgrade_token: str = "downgrades") -> None:
        super().__init__(ops)
        self.downgrade_token = downgrade_token

    def reverse(self) -> UpgradeOps:
        """The reverses of the members, last first."""
        return UpgradeOps(_reversed(self.ops))


def _reversed(operations: Iterable[MigrateOperation]) -> list[MigrateOperation]:
    return [operation.reverse() for operation in reversed(list(operations))]


class MigrationScript(MigrateOperation):
    """A revision file to be written: what it is called, and what its two functions do."""

    def __init__(
        self,
        rev_id: str | None,
        upgrade_ops: UpgradeOps | list[UpgradeOps],
        downgrade_ops: DowngradeOps | list[DowngradeOps],
        *,
        message: str | None = None,
        imports: set[str] = set(),  # noqa: B006  (never changed here; the API says what the default is)
        head: str | None = None,
        splice: bool | None = None,
        branch_label: str | list[str] | None = None,
        version_path: str | os.PathLike[str] | None = None,
        depends_on: str | list[str] | None = None,
    ) -> None:
        self.rev_id = rev_id
        self.message = message
        self.imports = imports
        self.head = head
        self.splice = splice
        self.branch_label = branch_label
        self.version_path = version_path
        self.depends_on = depends_on
        self.upgrade_ops = upgrade_ops
        self.downgrade_ops = downgrade_ops

    @property
    def upgrade_ops(self) -> UpgradeOps | None:
        """The one container; None when there is none. SeveralContainers (a ValueError) when there are more."""
        return _the_one(self._upgrade_ops, "UpgradeOps", "upgrade_ops_list")

    @upgrade_ops.setter
    def upgrade_ops(self, upgrade_ops: UpgradeOps | list[UpgradeOps]) -> None:
        self._upgrade_ops = _as_list(upgrade_ops)

    @property
    def downgrade_ops(self) -> DowngradeOps | None:
        """The one container; None when there is none. SeveralContainers (a ValueError) when there are more."""
        return _the_one(self._downgrade_ops, "DowngradeOps", "downgrade_ops_list")

    @downgrade_ops.setter
    def downgrade_ops(self, downgrade_ops: DowngradeOps | list[DowngradeOps]) -> None:
        self._downgrade_ops = _as_list(downgrade_ops)

    @property
    def upgrade_ops_list(self) -> list[UpgradeOps]:
        """All containers: one per database of a project with several."""
        return self._upgrade_ops

    @property
    def downgrade_ops_list(self) -> list[DowngradeOps]:
        """All containers: one per database of a project with several."""
        return self._downgrade_ops

    def describe(self) -> str:
        return f"revision {self.rev_id}: {self.message or 'no message'}"


def _as_list(containers: _Container | list[_Container]) -> list[_Container]:
    return list(containers) if isinstance(containers, (list, tuple)) else [containers]


def _the_one(containers: list[_Container], kind: str, list_name: str) -> _Container | None:
    if len(containers) > 1:
        raise SeveralContainers(
            f"this MigrationScript holds several {kind}, one for each database.", fix=f"use its {list_name} attribute"
        )
    return containers[0] if containers else None
