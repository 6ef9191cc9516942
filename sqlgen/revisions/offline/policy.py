"""What becomes of a read that nobody can answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sqlgen.errors import Location

Reads: TypeAlias = Literal["refuse", "empty", "manual"]
"""refuse: the revision stops; empty: there are no rows, and the script says that this was assumed; manual: the rest of
the revision is left to a person."""


@dataclass(frozen=True, slots=True)
class AssumedRead:
    """A query whose rows were assumed to be none.

    ``replayed``: before the script's range; ``going_down``: in a `downgrade()`, so that only a rollback rests on it.
    """

    sql: str
    where: Location | None
    replayed: bool = False
    going_down: bool = False

    @property
    def summary(self) -> str:
        """One line for a person."""
        place = "" if self.where is None else f" ({self.where})"
        return f"{self.sql}{place}"
