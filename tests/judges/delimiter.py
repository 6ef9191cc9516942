"""A MySQL script as its client cuts it: at the delimiter, which the DELIMITER command changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.judges.shadow import MYSQL, shadow

COMMAND = re.compile(r"[ \t]*DELIMITER[ \t]+(\S+)[ \t]*\r?(?:\n|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One statement without its delimiter, and where it begins in the script."""

    text: str
    start: int


def pieces(script: str) -> Iterator[Piece]:
    """The statements of a script; blanks and comments around them are left out, comments inside stay."""
    blotted = shadow(script, MYSQL)
    delimiter, position = ";", 0
    while position < len(script):
        begin = position + len(blotted[position:]) - len(blotted[position:].lstrip())
        line_start = script.rfind("\n", 0, begin) + 1
        command = COMMAND.match(script, line_start) if not blotted[line_start:begin].strip() else None
        if command:
            delimiter, position = command.group(1), command.end()
            continue
        end = blotted.find(delimiter, begin)
        end = len(script) if end < 0 else end
        if blotted[begin:end].strip():
            yield Piece(script[begin:end].rstrip(), begin)
        position = end + len(delimiter)
