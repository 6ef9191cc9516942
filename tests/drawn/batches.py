"""Directives that stand in one `with op.batch_alter_table(...)` block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlgen.operations import Operations

TABLE_AT = {"add_column": 0, "drop_column": 0, "alter_column": 0, "create_index": 1, "drop_index": 1,
            "drop_constraint": 1, "create_unique_constraint": 1, "create_primary_key": 1,
            "create_check_constraint": 1, "create_foreign_key": 1, "create_exclude_constraint": 1,
            "create_table_comment": 0, "drop_table_comment": 0}  # fmt: skip
"""Where the directives that a batch has, too, name the table."""


@dataclass(frozen=True)
class Directive:
    """A call of `op`, to be made again on another world."""

    name: str
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]

    def __call__(self, op: Operations) -> Any:
        return getattr(op, self.name)(*self.arguments, **self.keywords)

    def in_batch(self, batch: Any) -> None:
        """The same on what `batch_alter_table` gave, which knows the table."""
        at = TABLE_AT[self.name]
        getattr(batch, self.name)(*self.arguments[:at], *self.arguments[at + 1 :], **self.keywords)

    def rows_of(self) -> str | None:
        """The table whose rows it changes, if it only changes rows."""
        target = self.arguments[0] if self.name in ("bulk_insert", "execute") else None
        return None if target is None or isinstance(target, str) else str(getattr(target, "table", target).name)

    def batch_table(self) -> str | None:
        """Its table, if it may stand in a batch."""
        at = TABLE_AT.get(self.name)
        return None if at is None or len(self.arguments) <= at else str(self.arguments[at])

    def mentions(self, names: Iterable[str]) -> bool:
        """Whether its arguments hold one of these names, whatever else stands around it."""
        said = "\0".join(_texts((self.arguments, tuple(self.keywords.values()))))
        return any(name in said for name in names)

    def __str__(self) -> str:
        said = [*map(repr, self.arguments), *(f"{key}={value!r}" for key, value in self.keywords.items())]
        return f"op.{self.name}({', '.join(said)})"


@dataclass(frozen=True)
class Batch:
    """Directives on one table in one block."""

    table: str
    directives: tuple[Directive, ...]
    recreate: str = "auto"
    name: ClassVar[str] = "batch_alter_table"

    def __call__(self, op: Operations) -> None:
        with op.batch_alter_table(self.table, recreate=self.recreate) as batch:  # type: ignore[arg-type]
            for each in self.directives:
                each.in_batch(batch)

    def rows_of(self) -> None:
        """None: it doesn't only change rows."""
        return

    def __str__(self) -> str:
        inside = "".join(f"\n    {each}" for each in self.directives)
        return f"with op.batch_alter_table({self.table!r}, recreate={self.recreate!r}):{inside}"


def _texts(value: Any) -> list[str]:
    if isinstance(value, (list, tuple)):
        return [text for each in value for text in _texts(each)]
    return [str(value)]
