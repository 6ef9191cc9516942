"""MariaDB: run on a real server; the client stops at the first error."""

from __future__ import annotations

import re

from tests.judges.complaint import Complaint
from tests.servers import MariaDB

ERROR = re.compile(r"^ERROR (\d+ \(\w+\)) at line (\d+)[^:]*: (.*)", re.MULTILINE | re.DOTALL)


class MariaDBJudge:
    """What the server says."""

    def __init__(self, server: MariaDB) -> None:
        self._server = server

    def check(self, sql_text: str, *, setup: str = "") -> list[Complaint]:
        database = self._server.fresh_database("judge")
        self._server.run(setup, database).must()
        result = self._server.run(sql_text, database)
        if result.ok:
            return []
        said = [Complaint(int(line), 0, f"{code} {text.strip()}") for code, line, text in ERROR.findall(result.stderr)]
        return said or [Complaint(0, 0, result.stderr.strip())]
