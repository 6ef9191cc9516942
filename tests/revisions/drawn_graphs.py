"""Revision graphs drawn by hypothesis, as ours and as Alembic's."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from types import SimpleNamespace

from alembic.script.revision import Revision as AlembicRevision
from alembic.script.revision import RevisionMap
from hypothesis import strategies as st

from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.revision import Revision


@dataclass(frozen=True)
class Drawn:
    """One graph: (id, down revisions, depends on, labels) per revision, in the order of the files."""

    revisions: tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]

    def ours(self) -> RevisionGraph:
        return RevisionGraph(Revision(name, down, needs, labels) for name, down, needs, labels in self.revisions)

    def alembics(self) -> RevisionMap:
        return RevisionMap(self._alembic_revisions)

    def _alembic_revisions(self) -> list[AlembicRevision]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = [
                AlembicRevision(name, down or None, needs or None, labels or None)
                for name, down, needs, labels in self.revisions
            ]
        for revision in made:
            revision.module = SimpleNamespace(upgrade=None, downgrade=None)
        return made


@st.composite
def drawn_graphs(draw: st.DrawFn, *, max_size: int = 14, labels: bool = False, shortcuts: bool = True) -> Drawn:
    """Branches, merges and (at most one per revision, else Alembic's order isn't defined) dependencies.

    With `shortcuts` a parent of a revision may be an ancestor of another of its parents.
    """
    revisions: list[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = []
    below: dict[str, set[str]] = {}
    size = draw(st.integers(1, max_size))
    labelled = draw(st.sets(st.integers(0, size - 1), max_size=2)) if labels else set()
    for number in range(size):
        earlier = [revision[0] for revision in revisions]
        down = draw(st.lists(st.sampled_from(earlier[-6:]), max_size=3, unique=True)) if earlier else []
        others = [name for name in earlier if name not in down]
        needs = [draw(st.sampled_from(others))] if others and draw(st.integers(0, 3)) == 0 else []
        if not shortcuts:
            inherited = set[str]().union(*(below[parent] for parent in (*down, *needs)))
            down = [parent for parent in down if parent not in inherited]
            needs = [need for need in needs if need not in inherited]
        name = f"rev{number:02d}"
        below[name] = set(down).union(needs, *(below[parent] for parent in (*down, *needs)))
        revisions.append((name, tuple(down), tuple(needs), (f"branch_{number}",) if number in labelled else ()))
    return Drawn(tuple(draw(st.permutations(revisions))))


def chain(*names: str) -> list[Revision]:
    """Revisions that follow one another."""
    return [Revision(name, names[number - 1 : number] if number else ()) for number, name in enumerate(names)]
