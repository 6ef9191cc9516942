"""The order in which revisions run.

Of all orders that put parents first we keep the one in which Alembic would run the same revisions, so that a
script and an online upgrade of one project do the same things one after the other. It walks down from the heads,
taking the head whose file was found first, and stays on a line until that line needs to wait for another one.

Where a revision depends on several others at once Alembic's order isn't defined (it follows the order of a set);
here the walk down takes them in the order in which they are written.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable

from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.revision import Revision

_NONE = -1


def upgrade_order(graph: RevisionGraph, names: Collection[str], heads: Iterable[str]) -> tuple[Revision, ...]:
    """The revisions of a set, parents first.

    :param names: without gaps: what lies between two of them is one of them, too.
    :param heads: where to begin the walk down; all of `names` must be their ancestors.
    """
    order = _Walk(graph, set(names), heads).downwards()
    return tuple(graph[name] for name in reversed(order))


class _Walk:
    """A walk down from several heads at once.

    Each head occupies a *slot*; a slot moves down its line, splits at a merge and ends at a base or where it
    meets another slot. Slots are numbered as they come, and a linked list holds those that are left.
    """

    def __init__(self, graph: RevisionGraph, todo: set[str], heads: Iterable[str]) -> None:
        self._graph = graph
        self.todo = todo
        self.children = {name: [child for child in graph.children(name) if child in todo] for name in todo}
        self._waits_for = {name: len(children) for name, children in self.children.items()}
        self.head: list[str] = []
        self._before: list[int] = []
        self._after: list[int] = []
        self._last = _NONE
        self.slot_of: dict[str, int] = {}
        wanted = todo.intersection(heads)
        for name in graph.ids:
            if name in wanted:
                self._add_slot(name)
        self.bound = self._first_slot_above_each()
        for children in self.children.values():
            children.sort(key=self.bound.__getitem__)
        self._climbs: dict[str, _Climb] = {}

    def downwards(self) -> list[str]:
        """All revisions, children first."""
        order: list[str] = []
        slot = 0 if self.head else _NONE
        while slot != _NONE:
            name = self.head[slot]
            if self._waits_for[name]:
                slot = self._first_slot_above(name)
                continue
            order.append(name)
            self._take(name)
            slot = self._move_down(slot, name)
        return order

    def _take(self, name: str) -> None:
        self.todo.discard(name)
        for parent in self._graph.parents(name):
            if parent in self._waits_for:
                self._waits_for[parent] -= 1

    def _move_down(self, slot: int, name: str) -> int:
        """Let the slot of a taken revision stand on its parents; the slot to go on with."""
        del self.slot_of[name]
        onto = [p for p in self._graph.parents(name) if p in self.todo and p not in self.slot_of]
        if not onto:
            return self._end_slot(slot)
        self.head[slot] = onto[0]
        self.slot_of[onto[0]] = slot
        for parent in onto[1:]:
            self._add_slot(parent)
        return slot

    # ------------------------------------------------------------------ who is waited for

    def _first_slot_above_each(self) -> dict[str, int]:
        """For each revision the first slot above it (or on it) at the start.

        Later it is that one or a later one, never an earlier: slots only go down, and new ones come last.
        """
        bound = dict.fromkeys(self.todo, len(self.head)) | self.slot_of
        waits_for = dict(self._waits_for)
        ready = [name for name, count in waits_for.items() if not count]
        while ready:
            name = ready.pop()
            for parent in self._graph.parents(name):
                if parent in waits_for:
                    bound[parent] = min(bound[parent], bound[name])
                    waits_for[parent] -= 1
                    if not waits_for[parent]:
                        ready.append(parent)
        return bound

    def _first_slot_above(self, waiting: str) -> int:
        """The first slot whose line has to be walked before a revision can be taken."""
        climb = self._climbs.get(waiting)
        slot = climb.first_slot() if climb else None
        while slot is None:
            climb = self._climbs[waiting] = _Climb(self, waiting)
            slot = climb.first_slot()
        return slot

    # ------------------------------------------------------------------ slots

    def _add_slot(self, name: str) -> None:
        slot = len(self.head)
        self.head.append(name)
        self._before.append(self._last)
        self._after.append(_NONE)
        if self._last != _NONE:
            self._after[self._last] = slot
        self._last = slot
        self.slot_of[name] = slot

    def _end_slot(self, slot: int) -> int:
        """Take a slot out of the list; the one before it, or else after it, is the next."""
        before, after = self._before[slot], self._after[slot]
        if before != _NONE:
            self._after[before] = after
        if after != _NONE:
            self._before[after] = before
        if self._last == slot:
            self._last = before
        return before if before != _NONE else after


class _Climb:
    """The way up from a waiting revision to the slots above it, the first slots first.

    It goes from child to child, the most promising first, and no further than it must; asked again, it goes on
    where it was, since many lines often wait for one revision. What it found holds while slots end; when one of
    them moved, the climb is over and another one has to begin.
    """

    def __init__(self, walk: _Walk, waiting: str) -> None:
        self._walk = walk
        self._waiting = waiting
        self._seen = {waiting}
        self._ways: list[tuple[int, str, int]] = []  # a bound, a revision, which of its children is next
        self._found: list[tuple[int, str]] = []  # a slot and where it stood
        self._add_way(waiting, 0)

    def first_slot(self) -> int | None:
        """The first slot above; None where the climb is over."""
        walk = self._walk
        while True:
            if self._ways and (not self._found or self._ways[0][0] < self._found[0][0]):
                if not self._go_on():
                    return None
                continue
            slot, head = self._found[0]
            if walk.head[slot] != head:
                return None
            if head in walk.todo:
                return slot
            heapq.heappop(self._found)

    def _go_on(self) -> bool:
        _, name, index = heapq.heappop(self._ways)
        if name not in self._walk.todo:
            return False  # a slot came through here and went on
        self._find(name)
        self._add_way(name, index + 1)
        child = self._walk.children[name][index]
        if child not in self._seen and child in self._walk.todo:
            self._seen.add(child)
            self._find(child)
            self._add_way(child, 0)
        return True

    def _find(self, name: str) -> None:
        slot = self._walk.slot_of.get(name)
        if slot is not None and name != self._waiting:
            heapq.heappush(self._found, (slot, name))

    def _add_way(self, name: str, index: int) -> None:
        children = self._walk.children[name]
        while index < len(children) and children[index] not in self._walk.todo:
            index += 1
        if index < len(children):
            heapq.heappush(self._ways, (self._walk.bound[children[index]], name, index))
