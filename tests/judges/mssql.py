"""SQL Server: parsed by Microsoft's ScriptDom (2019), which knows GO and batches."""

from __future__ import annotations

import re
import sys

from tests.judges.complaint import Complaint, place
from tests.judges.shadow import MSSQL, Masked, shadow
from tests.judges.worker import Worker
from tests.setup.places import SCRIPTDOM, NotInstalledError

# sqlcmd reads these lines itself
COMMAND = re.compile(
    r"^:(?:setvar[ \t]+\w+[ \t]+\S[^\n]*|on[ \t]+error[ \t]+(?:exit|ignore)|r[ \t]+\S+)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
EXECUTED = re.compile(
    r"\bEXEC(?:UTE)?\s*(?:\(\s*N?'(?P<sql>[x\n]*)'\s*\)|(?:sys\s*\.\s*)?sp_executesql\s+N'(?P<statement>[x\n]*)')",
    re.IGNORECASE,
)


class MSSQLJudge:
    """Knows T-SQL's syntax; not whether a table or column exists."""

    def __init__(self) -> None:
        if not SCRIPTDOM.is_dir():
            raise NotInstalledError("ScriptDom isn't installed: run `make judges`")
        self._worker = Worker([sys.executable, "-m", "tests.judges.scriptdom", str(SCRIPTDOM)])

    def check(self, sql_text: str, *, setup: str = "") -> list[Complaint]:
        masked = Masked(sql_text, MSSQL)
        masked.replace(COMMAND)
        found = self._worker.parse(masked.text)
        for text, start in executed(sql_text):
            line, column = place(sql_text, start)
            found += [complaint.moved(line, column) for complaint in self.check(text)]
        return sorted(found)


def executed(sql_text: str) -> list[tuple[str, int]]:
    """The SQL in EXEC (N'...') and sp_executesql N'...', with where it begins; text put together can't be known."""
    found = []
    for match in EXECUTED.finditer(shadow(sql_text, MSSQL)):
        group = "sql" if match.start("sql") >= 0 else "statement"
        found.append((sql_text[match.start(group) : match.end(group)].replace("''", "'"), match.start(group)))
    return found
