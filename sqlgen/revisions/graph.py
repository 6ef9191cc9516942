"""The graph that revisions make: who follows whom, who needs whom, and which branch each is on.

There are two kinds of edges. A revision *follows* its `down_revisions`: these make the lines, branches and
merges of the history. It *needs* what it `depends_on`: that has to be there first, but the lines stay separate.
Where both kinds count together the methods speak of ancestors and descendants; `line` means the first kind only.

Everything is computed once, in time linear in the number of revisions and edges.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlgen.revisions.errors import AmbiguousRevision, DuplicateLabel, DuplicateRevision, MissingParent, RevisionCycle
from sqlgen.revisions.revision import Revision, read_revisions

_Edges = Mapping[str, Sequence[str]]


class RevisionGraph:
    """The revisions of a project by id, in the order in which they were found.

    :raises DuplicateRevision: two revisions have one id.
    :raises DuplicateLabel: a branch label is taken already.
    :raises MissingParent: a revision follows or needs one that isn't there.
    :raises AmbiguousRevision: `depends_on` holds the beginning of several ids.
    :raises RevisionCycle: revisions follow or need each other in a circle.
    """

    def __init__(self, revisions: Iterable[Revision]) -> None:
        self._by_id: dict[str, Revision] = {}
        for revision in revisions:
            same = self._by_id.setdefault(revision.revision, revision)
            if same is not revision:
                raise DuplicateRevision(revision.revision, same.path, revision.path)
        self._by_label = self._labelled()
        needs = {name: self._resolved_dependencies(one) for name, one in self._by_id.items() if one.depends_on}
        self._check_parents()
        self._down: _Edges = {name: _distinct(revision.down_revisions) for name, revision in self._by_id.items()}
        every = _joined(self._down, needs)
        every_child = _turned(every)
        self._raise_on_cycle(every, every_child)
        # in most projects nothing depends on another line: then these are the same edges, held once
        self._next_on_line = _turned(self._down) if needs else every_child
        self._parents = _joined(self._down, self._without_inherited(needs))
        self._children = _turned(self._parents) if needs else every_child
        self._labels = self._spread_labels(every_child)

    @classmethod
    def read(cls, locations: Sequence[str | os.PathLike[str]], *, recursive: bool = False) -> RevisionGraph:
        """The graph of the revision files in these folders (`find_revision_files` says which)."""
        return cls(read_revisions(locations, recursive=recursive))

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Revision]:
        return iter(self._by_id.values())

    def __contains__(self, revision: str) -> bool:
        return revision in self._by_id

    def __getitem__(self, revision: str) -> Revision:
        return self._by_id[revision]

    # ------------------------------------------------------------------ what the graph knows of a revision

    @property
    def ids(self) -> Collection[str]:
        """All revision ids, in the order in which their files were found."""
        return self._by_id.keys()

    @property
    def labels(self) -> Mapping[str, Revision]:
        """Branch labels as written, and the revision that carries each."""
        return self._by_label

    @property
    def heads(self) -> tuple[str, ...]:
        """The ends of the lines: no revision follows them."""
        return tuple(name for name in self._by_id if not self._next_on_line[name])

    @property
    def tips(self) -> tuple[str, ...]:
        """The heads that no revision needs either: to have them is to have everything."""
        return tuple(name for name in self._by_id if not self._children[name])

    @property
    def bases(self) -> tuple[str, ...]:
        """The beginnings of the lines: they follow nothing."""
        return tuple(name for name, revision in self._by_id.items() if not revision.down_revisions)

    @property
    def branch_points(self) -> tuple[str, ...]:
        """Revisions that more than one revision follows."""
        return tuple(name for name in self._by_id if len(self._next_on_line[name]) > 1)

    @property
    def merge_points(self) -> tuple[str, ...]:
        """Revisions that follow more than one revision."""
        return tuple(name for name, revision in self._by_id.items() if len(revision.down_revisions) > 1)

    def parents(self, revision: str) -> Sequence[str]:
        """What has to be there first: what it follows, then what it needs beyond that.

        A dependency that a revision further down the line has already isn't named again.
        """
        return self._parents[revision]

    def children(self, revision: str) -> Sequence[str]:
        """Which revisions name it among their `parents`."""
        return self._children[revision]

    def next_on_line(self, revision: str) -> Sequence[str]:
        """Which revisions follow it."""
        return self._next_on_line[revision]

    def branch_labels(self, revision: str) -> frozenset[str]:
        """The labels of the branches that it is on.

        A label holds for the revision that carries it, for everything that follows, and for what stands below
        it down to the fork (or merge) where its branch begins.
        """
        return self._labels.get(revision, frozenset())

    # ------------------------------------------------------------------ sets of revisions

    def ancestors(self, revisions: Iterable[str]) -> set[str]:
        """These revisions and all that have to be there before them."""
        return _reachable(revisions, self._parents)

    def descendants(self, revisions: Iterable[str]) -> set[str]:
        """These revisions and all that can't be there without them."""
        return _reachable(revisions, self._children)

    def line(self, revision: str) -> set[str]:
        """The revision, what it follows and what follows it; dependencies don't count."""
        return _reachable([revision], self._down) | _reachable([revision], self._next_on_line)

    def line_below(self, revisions: Iterable[str]) -> set[str]:
        """These revisions and what they follow; dependencies don't count."""
        return _reachable(revisions, self._down)

    def tips_of(self, revisions: Collection[str]) -> tuple[str, ...]:
        """Those of a set that nothing else in the set is built on: the rows of a version table."""
        within = revisions if isinstance(revisions, set | frozenset) else set(revisions)
        return tuple(name for name in self._by_id if name in within and within.isdisjoint(self._children[name]))

    # ------------------------------------------------------------------ building

    def _labelled(self) -> dict[str, Revision]:
        by_label: dict[str, Revision] = {}
        for revision in self._by_id.values():
            for label in revision.branch_labels:
                taken = self._by_id.get(label) or by_label.get(label)
                if taken is not None:
                    raise DuplicateLabel(label, f"revision {taken.revision!r}", revision.where)
                by_label[label] = revision
        return by_label

    def _check_parents(self) -> None:
        for revision in self._by_id.values():
            for parent in revision.down_revisions:
                if parent not in self._by_id:
                    raise MissingParent(revision.revision, "down_revision", parent, revision.where, self._by_id)

    def _resolved_dependencies(self, revision: Revision) -> tuple[str, ...]:
        """The ids of what a revision depends on: written as ids, labels or beginnings of ids."""
        resolved = []
        for name in revision.depends_on:
            if name in self._by_id:
                resolved.append(name)
            elif name in self._by_label:
                resolved.append(self._by_label[name].revision)
            else:
                matches = [known for known in self._by_id if known.startswith(name)]
                if len(matches) > 1:
                    raise AmbiguousRevision(name, matches).at(revision.where)
                if not matches:
                    known_names = [*self._by_id, *self._by_label]
                    raise MissingParent(revision.revision, "depends_on", name, revision.where, known_names)
                resolved.append(matches[0])
        return _distinct(tuple(resolved))

    def _raise_on_cycle(self, parents: _Edges, children: _Edges) -> None:
        """Take away what has no parents left, until nothing is left; what stays holds a circle."""
        missing = {name: len(above) for name, above in parents.items()}
        ready = [name for name, count in missing.items() if not count]
        while ready:
            name = ready.pop()
            del missing[name]
            for child in children[name]:
                missing[child] -= 1
                if not missing[child]:
                    ready.append(child)
        if missing:
            raise RevisionCycle([(name, self._by_id[name].path) for name in _circle(missing, parents)])

    def _without_inherited(self, needs: _Edges) -> _Edges:
        """What revisions need, without what their line has already."""
        needed_by: dict[str, list[str]] = {}
        for name, needed in needs.items():
            for need in needed:
                needed_by.setdefault(need, []).append(name)
        inherited: dict[str, set[str]] = {}
        for need, names in needed_by.items():
            if len(names) > 1:  # only then can one of them have it from another one on its line
                above = [name for needing in names for name in self._next_on_line[needing]]
                inherited[need] = _reachable(above, self._next_on_line)
        return {
            name: tuple(need for need in needed if name not in inherited.get(need, ()))
            for name, needed in needs.items()
        }

    def _spread_labels(self, every_child: _Edges) -> dict[str, frozenset[str]]:
        spread: dict[str, frozenset[str]] = {}
        for revision in self._by_id.values():
            if revision.branch_labels:
                labels = frozenset(revision.branch_labels)
                for name in _reachable([revision.revision], self._next_on_line) | self._below(revision, every_child):
                    spread[name] = spread.get(name, labels) | labels
        return spread

    def _below(self, revision: Revision, every_child: _Edges) -> set[str]:
        """The line beneath a revision, down to the fork or merge (excluded) where its branch begins."""
        branch = set()
        while len(every_child[revision.revision]) <= 1 and len(revision.down_revisions) <= 1:
            branch.add(revision.revision)
            if not revision.down_revisions:
                break
            revision = self._by_id[revision.down_revisions[0]]
        return branch


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    return names if len(names) < 2 else tuple(dict.fromkeys(names))


def _joined(edges: _Edges, more: _Edges) -> _Edges:
    """The edges of both; all revisions are in the first."""
    if not more:
        return edges
    return {name: _distinct((*targets, *more[name])) if name in more else targets for name, targets in edges.items()}


def _turned(edges: _Edges) -> _Edges:
    """The edges the other way round; all revisions are in them."""
    turned: dict[str, list[str]] = {name: [] for name in edges}
    for name, targets in edges.items():
        for target in targets:
            turned[target].append(name)
    return {name: tuple(sources) for name, sources in turned.items()}


def _reachable(start: Iterable[str], edges: _Edges) -> set[str]:
    reached = set(start)
    todo = list(reached)
    while todo:
        for name in edges[todo.pop()]:
            if name not in reached:
                reached.add(name)
                todo.append(name)
    return reached


def _circle(left: Mapping[str, int], parents: _Edges) -> list[str]:
    """One circle among revisions that all have a parent among them, beginning with its least id."""
    path: dict[str, None] = {}
    name = min(left)
    while name not in path:
        path[name] = None
        name = min(parent for parent in parents[name] if parent in left)
    names = list(path)
    circle = names[names.index(name) :]
    first = circle.index(min(circle))
    return circle[first:] + circle[:first]
