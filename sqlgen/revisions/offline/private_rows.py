"""A private SQLite in memory that holds known rows, and functions that give up where a database may differ from it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlgen.profile.model import Profile
from sqlgen.revisions.offline.stored_values import NOT_KNOWN, Cell, Family, Other, family_of, is_exact_text
from sqlgen.revisions.offline.written_rows import Rows

_KEPT = 100_000  # values that are handed out only; beyond, SQLite begins anew
_LARGEST = 2**31 - 1


class Kind(NamedTuple):
    """What is known of the values of an expression.

    ``exact``: two texts are equal only if they are the same. ``opaque``: they can only be handed out, and are numbers
    in the private database. ``is_sure`` False: one of them isn't known, not even whether it is NULL.
    """

    family: Family
    exact: bool = True
    opaque: bool = False
    is_sure: bool = True


class PrivateRows:
    """One per script. Tables are loaded when a query names them, and again when their rows are others."""

    def __init__(self) -> None:
        self._connection: sqlite3.Connection | None = None
        self._loaded: dict[Any, tuple[Rows, str, list[Kind]]] = {}
        self._replaced: list[str] = []
        self._made = 0
        self._values: list[Cell] = []
        self._asking = 0

    @contextmanager
    def asking(self) -> Iterator[None]:
        """While a query is made and run its tables stay, also when rows must be computed for it by further queries."""
        if not self._asking:
            self._clear()
        self._asking += 1
        try:
            yield
        finally:
            self._asking -= 1

    def _clear(self) -> None:
        if len(self._values) > _KEPT:
            self.close()
        for name in self._replaced:
            self._connected().execute(f"DROP TABLE {name}")
        self._replaced.clear()

    def table(self, key: Any, rows: Rows, profile: Profile) -> tuple[str, list[Kind]]:
        """The name of a private table with these rows, whose columns are c0, c1, ... and their kinds."""
        present = self._loaded.get(key)
        if present is not None and present[0] is rows:
            return present[1:]
        if present is not None:
            self._replaced.append(present[1])
        connection = self._connected()
        name, self._made = f"t{self._made}", self._made + 1
        kinds = [_kind(rows, place, profile) for place in range(len(rows.columns))]
        columns = ", ".join(f"c{place}" for place in range(len(kinds)))
        connection.execute(f"CREATE TABLE {name} ({columns})")
        marks = ", ".join("?" * len(kinds))
        connection.executemany(f"INSERT INTO {name} VALUES ({marks})", (self._held(row, kinds) for row in rows.rows))
        self._loaded[key] = rows, name, kinds
        return name, kinds

    def run(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query in SQLite's words. Raises sqlite3.Error, also where one of our functions gives up."""
        return self._connected().execute(sql).fetchall()

    def cell(self, value: Any, kind: Kind) -> Cell:
        """What a value of a query's stands for."""
        if not kind.opaque or value is None:
            found: Cell = value
            return found
        return self._values[int(value)]

    def close(self) -> None:
        """Let go of everything."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._loaded, self._values, self._replaced = {}, [], []

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(":memory:", isolation_level=None)
            for function in (same_text, is_like, not_null, plus, lower_text, upper_text, only):
                self._connection.create_function(function.__name__, function.__code__.co_argcount, function)
        return self._connection

    def _held(self, row: Sequence[Cell], kinds: Sequence[Kind]) -> tuple[Any, ...]:
        return tuple(
            self._number(cell) if kind.opaque and cell is not None else cell
            for cell, kind in zip(row, kinds, strict=True)
        )

    def _number(self, cell: Cell) -> int:
        self._values.append(cell)
        return len(self._values) - 1


def _kind(rows: Rows, place: int, profile: Profile) -> Kind:
    column = rows.columns[place]
    family = family_of(column, profile)
    is_sure = all(row[place] is not NOT_KNOWN for row in rows.rows)
    opaque = not is_sure or any(isinstance(row[place], Other) for row in rows.rows)
    return Kind(family, family != "text" or is_exact_text(column, profile), opaque, is_sure)


def same_text(left: str | None, right: str | None) -> int | None:
    """Whether two texts are equal under whichever collation. Raises ValueError where collations differ about it."""
    if left is None or right is None:
        return None
    if left == right:
        return 1
    if not (_is_plain(left) and _is_plain(right)) or _folded(left) == _folded(right):
        raise ValueError
    return 0


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _folded(text: str) -> str:
    return text.rstrip().casefold()


def is_like(text: str | None, pattern: str | None) -> int | None:
    """LIKE. Raises ValueError where it depends on case, or on what else than % and _ means something."""
    if text is None or pattern is None:
        return None
    if not (_is_plain(text) and _is_plain(pattern)) or "\\" in pattern or "[" in pattern or text != text.rstrip():
        raise ValueError
    expression = "".join({"%": ".*", "_": "."}.get(each) or re.escape(each) for each in pattern)
    exact = re.fullmatch(expression, text) is not None
    if exact is not (re.fullmatch(expression, text, re.IGNORECASE) is not None):
        raise ValueError
    return int(exact)


def not_null(value: Any) -> Any:
    """What is sorted by: where NULL stands, databases differ about."""
    if value is None:
        raise ValueError
    return value


def plus(left: int | None, right: int | None) -> int | None:
    """A sum that every database's integers hold."""
    if left is None or right is None:
        return None
    if abs(left + right) > _LARGEST:
        raise ValueError
    return left + right


def lower_text(text: str | None) -> str | None:
    """LOWER, of letters about which all agree."""
    if text is not None and not text.isascii():
        raise ValueError
    return None if text is None else text.lower()


def upper_text(text: str | None) -> str | None:
    """UPPER, of letters about which all agree."""
    if text is not None and not text.isascii():
        raise ValueError
    return None if text is None else text.upper()


def only(count: int, value: Any) -> Any:
    """The value of a subquery that has one row at most."""
    if count > 1:
        raise ValueError
    return value
