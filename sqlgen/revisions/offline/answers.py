"""What a database that isn't there answers: rows that are known for certain, or a refusal for whoever asks for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NoReturn, TypeAlias

Row: TypeAlias = tuple[Any, ...]


class Unknown:
    """A value that only the database knows: a key that it gave, a number of rows.

    It may be passed around. Whoever looks at it, compares it or puts it into a statement gets an error.

    :param refuse: raises the error.
    """

    __slots__ = ("_refuse",)

    def __init__(self, refuse: Callable[[], NoReturn]) -> None:
        self._refuse = refuse

    def refuse(self) -> NoReturn:
        """Raise the error that says what isn't known."""
        self._refuse()

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return other is self or self._refuse()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)  # whether it is something else is a fair question
        self._refuse()


def _refusing(self: Unknown, *_: Any) -> NoReturn:
    self.refuse()


_USES = (
    "ne lt le gt ge bool int index float complex str repr format bytes len iter contains getitem neg pos abs invert "
    "round add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow and rand or ror xor rxor"
)
for _name in _USES.split():
    setattr(Unknown, f"__{_name}__", _refusing)


class Answer:
    """What came of a statement.

    :param columns: the names of its columns; None when it gives no rows.
    :param rows: the rows, or what is called to get them: it may raise.
    :param rowcount: how many rows were written, or what is called to get it.
    :param lastrowid: the key that the database gave, likewise.
    """

    __slots__ = ("_lastrowid", "_rowcount", "_rows", "columns")

    def __init__(
        self,
        columns: Sequence[str] | None = None,
        rows: Sequence[Row] | Callable[[], Sequence[Row]] = (),
        *,
        rowcount: Any = -1,
        lastrowid: Any = None,
    ) -> None:
        self.columns = columns
        self._rows = rows
        self._rowcount = rowcount
        self._lastrowid = lastrowid

    @property
    def rowcount(self) -> Any:
        """How many rows were written, an Unknown where nobody can know it."""
        if callable(self._rowcount):
            self._rowcount = self._rowcount()
        return self._rowcount

    @property
    def lastrowid(self) -> Any:
        """The key that the database gave to a row, an Unknown where nobody can know it."""
        if callable(self._lastrowid):
            self._lastrowid = self._lastrowid()
        return self._lastrowid

    def rows(self) -> Sequence[Row]:
        """The rows; raises when nobody can know them."""
        if callable(self._rows):
            self._rows = self._rows()
        return self._rows
