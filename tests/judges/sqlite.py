"""SQLite: run, by the machine's command line or by the newest library."""

from __future__ import annotations

import re

from tests.judges.complaint import Complaint
from tests.servers import SQLite, SQLiteNewest

# "Parse error near line 2: ..." (command line), "At Line 4 : <stdin>\n..." (apsw's shell, and not for every error)
ERROR = re.compile(r"^(?:(?:Parse|Runtime) error near line (\d+): (.*)|At Line (\d+) : <stdin>\n(.*))$", re.MULTILINE)


class SQLiteJudge:
    """What SQLite says; it stops at the first error."""

    def __init__(self, engine: SQLite | SQLiteNewest) -> None:
        self._engine = engine

    def check(self, sql_text: str, *, setup: str = "") -> list[Complaint]:
        database = self._engine.fresh_database("judge")
        self._engine.run(setup, database).must()
        result = self._engine.run(sql_text, database)
        if result.ok:
            return []
        said = [Complaint(int(a or c), 0, b or d) for a, b, c, d in ERROR.findall(result.stderr)]
        return said or [Complaint(0, 0, result.stderr.strip())]
