"""What a judge is, and what it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol


@dataclass(frozen=True, slots=True, order=True)
class Complaint:
    """Something that the judge wouldn't take; line and column count from 1, 0 means that it didn't say."""

    line: int
    column: int
    message: str

    def moved(self, line: int, column: int) -> Complaint:
        """The same, where the judged text begins at this line and column of a larger one."""
        moved_column = self.column + column - 1 if self.line == 1 and self.column else self.column
        return replace(self, line=self.line + line - 1, column=moved_column)


class Judge(Protocol):
    """Says what is wrong with SQL."""

    def check(self, sql_text: str, *, setup: str = "") -> list[Complaint]:
        """The complaints about a script, none when it is good.

        `setup` makes what the script needs. A judge that executes runs it first (an AssertionError when that
        fails); one that only parses doesn't look at it.
        """


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
