"""What a trial asks of a database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

Rows = list[tuple[object, ...]]


class Failed(Exception):
    """The database refused a statement."""

    def __init__(self, message: str, statement: str) -> None:
        super().__init__(f"{message.strip()}\nin: {statement}")


class Engine(Protocol):
    """A place where a world is changed, and beside it one where its tables are made as the catalog has them."""

    def fresh(self) -> None:
        """Throw away what the last world left."""

    def run(self, statements: Sequence[str]) -> None:
        """Change the world.

        :raises Failed: a statement was refused.
        """

    def tables(self) -> list[str]:
        """The names of all tables of the world."""

    def described(self, tables: Sequence[str]) -> dict[str, str]:
        """Each table by the database's own means: all that belongs to it, in lines."""

    def made(self, statements: Sequence[str], tables: Sequence[str]) -> dict[str, str]:
        """The same of tables that these statements make, out of the world's sight; nothing of them stays.

        :raises Failed: a statement was refused.
        """

    def enum_types(self) -> Mapping[str, tuple[str, ...]]:
        """The world's enum types, with their values; empty where there is no such thing."""

    def rows(self, table: str, columns: Sequence[str]) -> Rows:
        """All rows of a table, these columns only."""

    def delete_rows(self, tables: Iterable[str]) -> None:
        """Delete all rows of these tables."""
