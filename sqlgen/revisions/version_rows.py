"""The rows of the version table (`alembic_version`), revision by revision.

The table holds the revisions on which nothing else that was applied is built. So a revision replaces the rows of
its parents; a fork adds a row, a merge takes rows away. What a revision depends on counts like what it follows:
its row goes when a revision needs it, and comes back when that one is undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.revision import Revision

Kind: TypeAlias = Literal["insert", "update", "delete"]


class VersionStep(Struct, frozen=True):
    """One change of the version table: `insert` has no old row, `delete` no new one."""

    kind: Kind
    old: str | None
    new: str | None


_UNDONE: Mapping[Kind, Kind] = {"insert": "delete", "update": "update", "delete": "insert"}


def upgrade_version_steps(
    graph: RevisionGraph, rows: Iterable[str], revisions: Iterable[Revision]
) -> Iterator[tuple[VersionStep, ...]]:
    """What each revision does to the version table when it is applied.

    :param rows: the rows before the first of them.
    :param revisions: in the order in which they run, parents first.
    """
    present = set(rows)
    for revision in revisions:
        name = revision.revision
        replaced = [parent for parent in graph.parents(name) if parent in present]
        present.difference_update(replaced)
        present.add(name)
        if not replaced:
            yield (VersionStep("insert", None, name),)
        else:
            *others, last = replaced
            yield (*(VersionStep("delete", other, None) for other in others), VersionStep("update", last, name))


def undone(steps: Sequence[VersionStep]) -> tuple[VersionStep, ...]:
    """What the revision does to the version table when it is undone; ``steps``: when it is applied.

    Rows that went come back first, and its own row becomes the last of them.
    """
    return tuple(VersionStep(_UNDONE[step.kind], step.new, step.old) for step in steps)
