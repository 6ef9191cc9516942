"""Ranges of revisions: which ones run between two points of the history, and in which order.

    FROM:TO    from the database that has FROM to the one that has TO; downwards where TO is below FROM
    TO         base:TO
    FROM:      FROM:heads
    :TO        base:TO
    FROM:+2    counted from the other end, as in FROM:-1 and -1:TO

A database that *has* a revision has all its ancestors. So `A:B` brings exactly the ancestors of B that A doesn't
have, and `B:A` takes away the same ones. Where an end is named along a branch (`LABEL@...`) or counted (`+2`,
`-1`) only that branch moves, and what depends on it; the others stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from sqlgen.revisions.errors import BadRevisionName, NotInBranch, RangeNotAncestor
from sqlgen.revisions.grammar import (
    BASE,
    RevisionName,
    absolute_ids,
    branch_line,
    parse_name,
    start_on,
    walk_from,
)
from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.order import upgrade_order
from sqlgen.revisions.revision import Revision

Direction = Literal["upgrade", "downgrade"]


@dataclass(frozen=True, slots=True)
class RevisionRange:
    """What lies between two points of the history.

    :param text: the range as it was asked for.
    :param direction: `downgrade` where TO is below FROM.
    :param from_heads: the rows of the version table before; none: an empty database.
    :param to_heads: the rows of the version table after.
    :param upgrade: the revisions between, parents first (whatever the direction).
    :param before: the revisions below them, parents first: replayed to know the schema that `upgrade` begins on.
    """

    text: str
    direction: Direction
    from_heads: tuple[str, ...]
    to_heads: tuple[str, ...]
    upgrade: tuple[Revision, ...] = field(repr=False)
    before: tuple[Revision, ...] = field(repr=False)

    @property
    def downgrade(self) -> tuple[Revision, ...]:
        """The revisions between, children first: the way down."""
        return self.upgrade[::-1]

    @property
    def lower_heads(self) -> tuple[str, ...]:
        """The rows of the version table without the revisions between."""
        return self.from_heads if self.direction == "upgrade" else self.to_heads

    @property
    def upper_heads(self) -> tuple[str, ...]:
        """The rows of the version table with the revisions between."""
        return self.to_heads if self.direction == "upgrade" else self.from_heads

    @property
    def undone(self) -> RevisionRange:
        """The same revisions the other way round."""
        direction: Direction = "downgrade" if self.direction == "upgrade" else "upgrade"
        return replace(self, direction=direction, from_heads=self.to_heads, to_heads=self.from_heads)


def resolve_range(graph: RevisionGraph, text: str) -> RevisionRange:
    """The revisions that a range names.

    :raises BadRevisionName: the text doesn't follow the grammar.
    :raises RevisionNameError: an end means nothing, or more than it may (each with a class of its own).
    :raises RangeNotAncestor: the ends are on different branches.
    """
    lower, upper = _ends(graph, text)
    if lower.is_relative and upper.is_relative:
        raise BadRevisionName(text.strip(), "both ends are counted from each other")
    if lower.is_relative:
        return replace(_moved(graph, text, absolute_ids(graph, upper), lower).undone, text=text)
    if upper.is_relative or (upper.label and not lower.is_base):
        return _moved(graph, text, absolute_ids(graph, lower), upper)
    if lower.is_base and lower.label:
        return _between(graph, text, (), _on_branch(graph, lower.label, upper))
    return _between(graph, text, absolute_ids(graph, lower), absolute_ids(graph, upper))


def _ends(graph: RevisionGraph, text: str) -> tuple[RevisionName, RevisionName]:
    lower, colon, upper = text.strip().partition(":")
    if ":" in upper:
        raise BadRevisionName(text, "there is more than one colon")
    if colon:
        return parse_name(graph, lower or BASE), parse_name(graph, upper or "heads")
    alone = parse_name(graph, lower)
    if alone.is_relative and alone.steps < 0:
        alone = replace(alone, symbol="head")
    return RevisionName(BASE, symbol=BASE), alone


def _on_branch(graph: RevisionGraph, label: str, upper: RevisionName) -> tuple[str, ...]:
    """Where `LABEL@base:TO` ends: TO, which has to be on the branch; `heads` are those of the branch."""
    if upper.label is None and upper.symbol in {"head", "heads"}:
        return absolute_ids(graph, replace(upper, label=label))
    ids = absolute_ids(graph, upper)
    line = branch_line(graph, label) or set()
    for name in ids:
        if name not in line:
            raise NotInBranch(name, label)
    return ids


def range_between(graph: RevisionGraph, lower: Iterable[str], upper: Iterable[str]) -> RevisionRange:
    """The revisions between two states of a version table, each given by its rows (none: an empty database).

    :raises RevisionNameError: no revision is called so.
    :raises RangeNotAncestor: neither state has all that the other has.
    """
    states = [
        [name for given in rows for name in absolute_ids(graph, parse_name(graph, given))] for rows in (lower, upper)
    ]
    text = ":".join(", ".join(rows) or BASE for rows in states)
    return _between(graph, text, *states)


# ---------------------------------------------------------------------------------- from a state to a state


def _between(graph: RevisionGraph, text: str, lower: Iterable[str], upper: Iterable[str]) -> RevisionRange:
    lower, upper = tuple(lower), tuple(upper)
    has, wants = graph.ancestors(lower), graph.ancestors(upper)
    if has <= wants:
        return _range(graph, text, "upgrade", has, wants - has, upper)
    if wants <= has:
        return _range(graph, text, "downgrade", wants, has - wants, lower)
    raise RangeNotAncestor(", ".join(lower), ", ".join(upper))


# ---------------------------------------------------------------------------------- one branch moves


def _moved(graph: RevisionGraph, text: str, start: tuple[str, ...], to: RevisionName) -> RevisionRange:
    """Move one branch of a database that has `start`."""
    has = graph.ancestors(start)
    targets = _targets(graph, start, to)
    if targets and not has.issuperset(targets):
        return _range(graph, text, "upgrade", has, graph.ancestors(targets) - has, targets)
    undone = graph.descendants(_first_undone(graph, start, to, targets)) & has
    return _range(graph, text, "downgrade" if undone else "upgrade", has - undone, undone, start)


def _targets(graph: RevisionGraph, start: tuple[str, ...], to: RevisionName) -> tuple[str, ...]:
    if not to.is_relative:
        return absolute_ids(graph, to)
    found = walk_from(graph, to, start)
    return () if found is None else (found,)


def _first_undone(
    graph: RevisionGraph, start: tuple[str, ...], to: RevisionName, targets: tuple[str, ...]
) -> Iterable[str]:
    """The lowest revisions that go when a branch moves down to its targets (none: to its base)."""
    line = branch_line(graph, to.label)
    if to.is_relative:  # what goes is on the one way that was counted
        line = graph.line_below(start_on(graph, start, line))
    first = [name for target in targets for name in graph.next_on_line(target)] if targets else graph.bases
    return [name for name in first if line is None or name in line]


def _range(
    graph: RevisionGraph, text: str, direction: Direction, below: set[str], between: set[str], heads: Iterable[str]
) -> RevisionRange:
    lower, upper = graph.tips_of(below), graph.tips_of(below | between)
    upgrading = direction == "upgrade"
    return RevisionRange(
        text=text,
        direction=direction,
        from_heads=lower if upgrading else upper,
        to_heads=upper if upgrading else lower,
        upgrade=upgrade_order(graph, between, heads),
        before=upgrade_order(graph, below, lower),
    )
