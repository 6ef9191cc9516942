"""MySQL 8: parsed by MySQL Workbench's grammar, statement by statement, as the client would send them."""

from __future__ import annotations

import re

from tests.judges.complaint import Complaint, place
from tests.judges.delimiter import pieces
from tests.judges.shadow import MYSQL, Masked
from tests.judges.worker import Worker
from tests.setup.places import NODE_MODULES, ROOT, program

NAME = r"(?:`x*`|\w+)"

# Valid MySQL 8 that the grammar refuses, and what stands for it
DROP_CHECK = re.compile(rf"\bDROP\s+(CHECK|CONSTRAINT)(?=\s+{NAME})", re.IGNORECASE)  # since 8.0.16, 8.0.19
ALTER_CONSTRAINT = re.compile(rf"\bALTER\s+(CONSTRAINT)(?=\s+{NAME}\s+(?:NOT\s+)?ENFORCED\b)", re.IGNORECASE)  # 8.0.19
INVISIBLE_COLUMN = re.compile(  # 8.0.23; ALTER INDEX ... INVISIBLE is known and stays
    rf"\bALTER\s+INDEX\s+{NAME}\s+INVISIBLE\b|(?P<column>\bINVISIBLE)\b(?=\s*(?:[,)]|\Z|COMMENT\b|FIRST\b|AFTER\b))",
    re.IGNORECASE,
)
EMPTY_HEX = re.compile(r"(?<!\w)[xX](?=''(?!'))")  # the lexer wants digits in x'00'
UPPER_HEX = re.compile(r"(?<!\w)X(?='x*')")  # the lexer knows x'00', not X'00'
TABLE_STATEMENT = re.compile(r"\s*(?:CREATE\s+(?:TEMPORARY\s+)?|ALTER\s+)TABLE\b", re.IGNORECASE)


class MySQLJudge:
    """Knows MySQL's syntax; not whether a table or column exists."""

    def __init__(self) -> None:
        script = ROOT / "tests" / "judges" / "mysql.js"
        self._worker = Worker([str(program("node")), str(script), str(NODE_MODULES)])

    def check(self, sql_text: str, *, setup: str = "") -> list[Complaint]:
        found: list[Complaint] = []
        for piece in pieces(sql_text):
            line, column = place(sql_text, piece.start)
            found += [complaint.moved(line, column) for complaint in self._worker.parse(known(piece.text))]
        return found


def known(statement: str) -> str:
    """The statement with MySQL 8's newer words written over by older ones of the same kind."""
    masked = Masked(statement, MYSQL)
    masked.replace(EMPTY_HEX)
    masked.replace(UPPER_HEX, "x")
    if TABLE_STATEMENT.match(masked.shadow):
        masked.replace(DROP_CHECK, "INDEX", group=1)
        masked.replace(ALTER_CONSTRAINT, "CHECK", group=1)
        masked.replace(INVISIBLE_COLUMN, group="column")
    return masked.text
