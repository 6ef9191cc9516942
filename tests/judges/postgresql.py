"""PostgreSQL: parsed by its own parser (pglast), then run on a real server."""

from __future__ import annotations

import re

import pglast

from tests.judges.complaint import Complaint, place
from tests.judges.shadow import POSTGRESQL, Masked
from tests.servers import PostgreSQL

COMMAND = re.compile(r"^[ \t]*\\[a-z!?][^\n]*$", re.MULTILINE)  # psql reads these lines itself
ERROR = re.compile(r"^psql:<stdin>:(\d+): (?:ERROR|FATAL):\s+(.*)$", re.MULTILINE)


class PostgreSQLParser:
    """The syntax of the newest PostgreSQL, also where the server at hand is older."""

    def check(self, sql_text: str, *, setup: str = "") -> list[Complaint]:
        masked = Masked(sql_text, POSTGRESQL)
        masked.replace(COMMAND)
        try:
            pglast.parse_sql(masked.text)
        except pglast.parser.ParseError as problem:
            message, *where = problem.args
            # no place is given where only the end of the text tells the mistake
            offset = where[0] if where and isinstance(where[0], int) else len(sql_text)
            return [Complaint(*place(sql_text, offset), str(message))]
        return []


class PostgreSQLJudge:
    """The parser's complaints, else the server's: psql stops at the first error."""

    def __init__(self, server: PostgreSQL) -> None:
        self._server = server
        self._parser = PostgreSQLParser()

    def check(self, sql_text: str, *, setup: str = "") -> list[Complaint]:
        found = self._parser.check(sql_text)
        if found:
            return found
        database = self._server.fresh_database("judge")
        self._server.run(setup, database).must()
        result = self._server.run(sql_text, database)
        if result.ok:
            return []
        said = [Complaint(int(line), 0, message) for line, message in ERROR.findall(result.stderr)]
        return said or [Complaint(0, 0, result.stderr.strip())]
