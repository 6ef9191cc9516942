"""The rows of the version table (`alembic_version`), revision by revision.

The table holds the revisions on which nothing else that was applied is built. So a revision replaces the rows of
its parents; a fork adds a row, a merge takes rows away. What a revision depends on counts like what it follows:
its row goes when a revision needs it, and comes back when that one is undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.revision import Revision


@dataclass(frozen=True, slots=True)
class VersionStep:
    """One change of the version table: `insert` has no old row, `delete` no new one."""

    kind: Literal["insert", "update", "delete"]
    old: str | None
    new: str | None


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


def downgrade_version_steps(
    graph: RevisionGraph, rows: Iterable[str], revisions: Iterable[Revision]
) -> Iterator[tuple[VersionStep, ...]]:
    """What each revision does to the version table when it is undone.

    :param rows: the rows before the first of them is undone.
    :param revisions: in the order in which they are undone, children first.
    """
    applied = graph.ancestors(rows)
    for revision in revisions:
        name = revision.revision
        applied.discard(name)
        shown = [parent for parent in graph.parents(name) if applied.isdisjoint(graph.children(parent))]
        if not shown:
            yield (VersionStep("delete", name, None),)
        else:
            *others, last = shown
            yield (*(VersionStep("insert", None, other) for other in others), VersionStep("update", name, last))
