"""SQL with everything blotted out that isn't SQL: for looking at the words without meeting them in a string.

A shadow is as long as its text and has its line ends. Comments become blanks; what is inside quotes becomes `x`,
the quotes stay.
"""

from __future__ import annotations

import re

COMMENT = r"(?P<comment>--[^\n]*|/\*.*?(?:\*/|\Z))"
ORACLE = re.compile(
    rf"""
    {COMMENT}
    |(?P<line>^[^\S\n]*(?:PROMPT|REM|REMARK)\b[^\n]*)  # SQL*Plus takes the whole line
    |(?P<quoted>
        [nN]?[qQ]'(?:\[.*?\]'|\(.*?\)'|\{{.*?\}}'|<.*?>'|(?P<mark>[^\s\[({{<]).*?(?P=mark)')
        |'(?:[^']|'')*(?:'|\Z)
        |"[^"]*(?:"|\Z)
    )
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
MYSQL = re.compile(
    r"""
    (?P<comment>\#[^\n]*|--(?=\s|\Z)[^\n]*|/\*.*?(?:\*/|\Z))
    |(?P<quoted>'(?:[^'\\]|\\.|'')*(?:'|\Z)|"(?:[^"\\]|\\.|"")*(?:"|\Z)|`(?:[^`]|``)*(?:`|\Z))
    """,
    re.VERBOSE | re.DOTALL,
)
MSSQL = re.compile(
    rf"""
    {COMMENT}
    |(?P<quoted>'(?:[^']|'')*(?:'|\Z)|"(?:[^"]|"")*(?:"|\Z)|\[(?:[^\]]|\]\])*(?:\]|\Z))
    """,
    re.VERBOSE | re.DOTALL,
)
POSTGRESQL = re.compile(
    rf"""
    {COMMENT}
    |(?P<quoted>
        (?<![\w$])[eE]'(?:[^'\\]|\\.|'')*(?:'|\Z)
        |'(?:[^']|'')*(?:'|\Z)
        |"(?:[^"]|"")*(?:"|\Z)
        |(?<![\w$])\$(?P<mark>\w*)\$.*?(?:\$(?P=mark)\$|\Z)
    )
    """,
    re.VERBOSE | re.DOTALL,
)


def shadow(text: str, quoting: re.Pattern[str]) -> str:
    """The shadow of `text` under one database's way of quoting."""
    return quoting.sub(blot, text)


def blot(match: re.Match[str]) -> str:
    """Blanks for a comment, `x` for what is quoted."""
    token = match.group()
    if match.lastgroup in ("comment", "line"):
        return blank(token)
    return token[0] + re.sub(r"[^\n]", "x", token[1:-1]) + token[-1] if len(token) > 1 else token


def blank(text: str) -> str:
    """As many blanks, and the same line ends."""
    return re.sub(r"[^\n]", " ", text)


class Masked:
    """A text in which valid SQL that a parser doesn't know is written over, place by place."""

    def __init__(self, text: str, quoting: re.Pattern[str]) -> None:
        self.text = text
        self.shadow = shadow(text, quoting)

    def write(self, start: int, end: int, instead: str = "") -> None:
        """Put `instead`, filled up with blanks, over a span."""
        room = blank(self.text[start:end])
        if len(instead) > len(room) or "\n" in room[: len(instead)]:
            raise ValueError(f"no room for {instead!r} in {self.text[start:end]!r}")
        filled = instead + room[len(instead) :]
        self.text = self.text[:start] + filled + self.text[end:]
        self.shadow = self.shadow[:start] + filled + self.shadow[end:]

    def replace(self, pattern: re.Pattern[str], instead: str = "", group: int | str = 0) -> None:
        """Write over a group of every match in the shadow."""
        for match in list(pattern.finditer(self.shadow)):
            if match.start(group) >= 0:
                self.write(match.start(group), match.end(group), instead)

    def closing(self, opening: int) -> int:
        """The position of the parenthesis that closes the one at `opening`; the end of the text if none does."""
        depth = 0
        for position in range(opening, len(self.shadow)):
            depth += (self.shadow[position] == "(") - (self.shadow[position] == ")")
            if depth == 0:
                return position
        return len(self.shadow)
