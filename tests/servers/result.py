"""What every real database of the tests offers, and what running a script on it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Result:
    """How the database's own client ended; the client stops at the first error."""

    status: int
    stdout: str
    stderr: str

    @property
    def ok(self) -> bool:
        return self.status == 0

    def must(self) -> Result:
        """Itself, or an AssertionError that shows what the client said."""
        assert self.ok, f"exit status {self.status}\n{self.stdout}{self.stderr}"
        return self


class Server(Protocol):
    """A database engine: databases made and emptied at will, scripts run through its own client."""

    @property
    def version(self) -> str:
        """As the server says it, "15.18"."""

    def fresh_database(self, name: str) -> str:
        """An empty database; what to give to the other methods. The same name again: the same one, emptied."""

    def run(self, sql_text: str, database: str) -> Result:
        """Feed a script to the database's own client, as a DBA would."""

    def rows(self, query: str, database: str) -> list[tuple[object, ...]]:
        """What a query gives, through a driver."""

    def dump(self, database: str) -> str:
        """The schema by the database's own means, without what differs from run to run."""

    def url(self, database: str) -> str:
        """For `sqlalchemy.create_engine`."""
