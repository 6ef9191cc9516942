"""The names that revisions go by, as people type them.

    ae1027a6acf      an id, or the beginning of one id
    head  heads      the one end of all lines; all ends
    base             before the first revision
    LABEL            the revision that carries the label
    LABEL@NAME       the name as the branch sees it: LABEL@head, LABEL@heads, LABEL@base, LABEL@ae10
    NAME+2  NAME-1   counted up or down a line: ae10+2, head-1, base+1
    +2  -1           counted from somewhere that the context knows; alone: up from base, down from the head
    LABEL@+2         the same, along a branch

LABEL may also be the id of a revision: its branch is what it follows and what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlgen.revisions.errors import (
    AmbiguousRevision,
    AmbiguousWalk,
    BadRevisionName,
    NoCurrentRevision,
    NotInBranch,
    SeveralHeads,
    UnknownRevision,
    WalkTooFar,
)
from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.revision import Revision

BASE = "base"
_NAME = re.compile(r"(?:(?P<label>[^@]+)@)?(?P<symbol>[^@]*?)(?P<steps>[+-]\d+)?")
_SYMBOLS = (BASE, "head", "heads")


@dataclass(frozen=True, slots=True)
class RevisionName:
    """A name taken apart: `label@symbol+steps`. Without a symbol it counts from what the context says."""

    text: str
    label: str | None = None
    symbol: str | None = None
    steps: int = 0

    @property
    def is_relative(self) -> bool:
        """Whether it says only how far: `+2`, `LABEL@-1`."""
        return self.symbol is None

    @property
    def is_base(self) -> bool:
        """Whether it is `base` itself, with or without a label."""
        return self.symbol == BASE and not self.steps


def parse_name(graph: RevisionGraph, text: str) -> RevisionName:
    """Take a name apart.

    :param graph: tells a label with a hyphen in it from a step down.
    :raises BadRevisionName: it doesn't follow the grammar.
    """
    text = text.strip()
    if text in graph or text in graph.labels:
        return RevisionName(text, symbol=text)
    match = _NAME.fullmatch(text)
    if match is None or not (match["symbol"] or match["steps"]):
        raise BadRevisionName(
            text, "a name is missing" if not text or text.endswith("@") else "there is more than one @"
        )
    label, symbol, steps = match["label"], match["symbol"] or None, int(match["steps"] or 0)
    if label is None and symbol and steps and f"{symbol}{match['steps']}" in graph.labels:
        return RevisionName(text, symbol=text)
    return RevisionName(text, label, symbol, steps)


def resolve(graph: RevisionGraph, text: str) -> tuple[Revision, ...]:
    """The revisions that a name means by itself; none for `base`.

    :raises RevisionNameError: it means nothing, or more than it may.
    """
    name = parse_name(graph, text)
    if name.is_relative:
        start = () if name.steps > 0 else _heads(graph, name)
        return _as_revisions(graph, walk_from(graph, name, start))
    return tuple(graph[found] for found in absolute_ids(graph, name))


def find_revision(graph: RevisionGraph, name: str) -> Revision:
    """The revision with this id or label, or with the only id that begins so.

    :raises UnknownRevision: there is none.
    :raises AmbiguousRevision: several ids begin so.
    """
    if name in graph:
        return graph[name]
    if name in graph.labels:
        return graph.labels[name]
    matches = [known for known in graph.ids if known.startswith(name)] if name else []
    if len(matches) > 1:
        raise AmbiguousRevision(name, matches)
    if not matches and name == "current":
        raise NoCurrentRevision
    if not matches:
        raise UnknownRevision(name, [*graph.ids, *graph.labels, *_SYMBOLS])
    return graph[matches[0]]


def branch_line(graph: RevisionGraph, label: str | None) -> set[str] | None:
    """The revisions of a branch, by its label or by a revision on it; None without a label: all are meant."""
    return graph.line(find_revision(graph, label).revision) if label else None


# ---------------------------------------------------------------------------------- names with a symbol


def absolute_ids(graph: RevisionGraph, name: RevisionName) -> tuple[str, ...]:
    """What a name with a symbol means: no id for `base`, several perhaps for `heads`."""
    line = branch_line(graph, name.label)
    start: tuple[str, ...]
    match name.symbol:
        case "base":
            start = ()
        case "heads":
            start = _heads(graph, name)
        case "head":
            start = _heads(graph, name)
            if len(start) > 1:
                raise SeveralHeads(name.text, start)
        case symbol:
            start = (find_revision(graph, symbol or "").revision,)
            if line is not None and not line.issuperset(start):
                raise NotInBranch(start[0], name.label or "")
    if not name.steps:
        return start
    found = [walk(graph, name, one, line) for one in (start or (None,))]
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _heads(graph: RevisionGraph, name: RevisionName) -> tuple[str, ...]:
    """`head` counts every end of a line, `heads` those that no other revision needs."""
    line = branch_line(graph, name.label)
    if line is not None:
        return tuple(head for head in graph.heads if head in line)
    return graph.tips if name.symbol == "heads" else graph.heads


# ---------------------------------------------------------------------------------- counting steps


def walk_from(graph: RevisionGraph, name: RevisionName, applied: Iterable[str]) -> str | None:
    """Where a relative name leads from what is there; None: to base.

    :param applied: the heads of what is there, none for an empty database.
    :raises AmbiguousWalk: it could begin at several of them, or meets a fork.
    :raises WalkTooFar: there aren't so many revisions.
    """
    line = branch_line(graph, name.label)
    starts = start_on(graph, applied, line)
    if len(starts) > 1:
        raise AmbiguousWalk(name.text, "the heads", starts)
    return walk(graph, name, starts[0] if starts else None, line)


def start_on(graph: RevisionGraph, applied: Iterable[str], line: set[str] | None) -> tuple[str, ...]:
    """Where a branch stands among what is there: on one of the heads, or below them where they need it."""
    heads = tuple(dict.fromkeys(applied))
    if line is None:
        return heads
    return tuple(head for head in heads if head in line) or graph.tips_of(graph.ancestors(heads) & line)


def walk(graph: RevisionGraph, name: RevisionName, start: str | None, line: set[str] | None) -> str | None:
    """Go up or down a line, step by step. None is base, at both ends of the walk."""
    at = start
    for done in range(abs(name.steps)):
        if name.steps > 0:
            ways = graph.bases if at is None else graph.next_on_line(at)
        else:
            ways = () if at is None else graph[at].down_revisions
        if line is not None and (name.steps > 0 or len(ways) > 1):
            ways = [way for way in ways if way in line]
        if len(ways) > 1:
            raise AmbiguousWalk(name.text, at or BASE, ways)
        if not ways and (name.steps > 0 or at is None):
            raise WalkTooFar(name.text, start or BASE, name.steps, done)
        at = ways[0] if ways else None
    return at


def _as_revisions(graph: RevisionGraph, found: str | None) -> tuple[Revision, ...]:
    return () if found is None else (graph[found],)
