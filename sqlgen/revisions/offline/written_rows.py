"""The rows of one table, as a script's own statements make them: computed only when somebody asks for them.

Each change of a table hangs on the one before it. Nothing is read while the script is made: most tables are never
asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol, TypeAlias

from immutables import Map

from sqlgen.catalog.registry import Key
from sqlgen.catalog.values import Column
from sqlgen.profile.identifiers import fold, from_sql
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline.stored_values import Cell

Row: TypeAlias = tuple[Cell, ...]


class RowsNotKnown(Exception):  # control flow, never seen by a user
    """What a table holds can't be told any more."""


class Rows:
    """The rows of a table at one moment, in the order in which they were written.

    ``given``: how many keys the database gave so far; None: it may have gone on from any number. ``matched``: how many
    rows the last statement changed or deleted; None: that isn't known.
    """

    def __init__(self, columns: tuple[Column, ...], rows: Sequence[Row] = (), given: int | None = 0) -> None:
        self.columns = columns
        self.rows = list(rows)
        self.given = given
        self.matched: int | None = None

    def copy(self) -> Rows:
        """Another that may be changed."""
        return Rows(self.columns, self.rows, self.given)

    def place(self, name: str, profile: Profile) -> int:
        """Which column has the name. Raises RowsNotKnown."""
        key = fold(profile, name)
        for place, column in enumerate(self.columns):
            if fold(profile, column.name) == key:
                return place
        raise RowsNotKnown

    def column_of(self, identifier: Any, profile: Profile) -> int:
        """The place of the column that an identifier in a statement means."""
        return self.place(from_sql(profile, identifier.name, bool(identifier.args.get("quoted"))), profile)


class Change(Protocol):
    """What happens to a table."""

    def __call__(self, rows: Rows) -> None:
        """Change the rows; raises RowsNotKnown."""


class Written:
    """A table's rows after a change; ``before`` is None where the table was empty.

    :param size: how many rows and characters hang on it at most, for whoever limits that.
    """

    __slots__ = ("_before", "_change", "_is_lost", "_rows", "columns", "size")

    def __init__(self, before: Written | None, change: Change, columns: tuple[Column, ...], size: int) -> None:
        self._before = before
        self._change = change
        self._rows: Rows | None = None
        self._is_lost = False
        self.columns = columns
        self.size: int = size + (0 if before is None else before.size)

    def rows(self) -> Rows:
        """The rows, which nobody may change. Raises RowsNotKnown."""
        if self._is_lost:
            raise RowsNotKnown
        if self._rows is None:
            self._is_lost = True  # unless this comes to an end
            self._rows = self._computed()
            self._is_lost = False
            self._before, self._change = None, _nothing
        return self._rows

    def _computed(self) -> Rows:
        pending: list[Written] = []
        node: Written | None = self
        while node is not None and node._rows is None:
            pending.append(node)
            node = node._before
        rows = Rows(pending[-1].columns) if node is None or node._rows is None else node._rows.copy()
        for each in reversed(pending):
            each._change(rows)
        return rows


def _nothing(rows: Rows) -> None:
    """No change."""


class State(NamedTuple):
    """What is known at one moment.

    ``empty``: tables to which nothing was written; ``filled``: those whose rows follow from what was;
    ``keys_count`` False: the numbers from which keys go on were touched.
    """

    empty: Map[Key, bool] = Map()
    filled: Map[Key, Written] = Map()
    keys_count: bool = True
