"""The text that a database's own program writes about a schema, cut into statements.

Each program has ways of its own to end a statement whose body holds semicolons, and lines that are for the client
alone. What a cut must know stands in a `Layout`, chosen by the client in the profile.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from sqlgen.profile.model import Profile

_COMMENTS = r"--[^\n]*|/\*.*?\*/"
_ANSI_QUOTES = r"""'(?:[^']|'')*'|"(?:[^"]|"")*\""""
_SQLITE_QUOTES = rf"{_ANSI_QUOTES}|`(?:[^`]|``)*`|\[[^\]]*\]"
_POSTGRESQL_QUOTES = rf"""\$(?P<tag>\w*)\$.*?\$(?P=tag)\$|\b[Ee]'(?:[^'\\]|''|\\.)*'|{_ANSI_QUOTES}"""
_MYSQL_QUOTES = r"""'(?:[^'\\]|''|\\.)*'|"(?:[^"\\]|""|\\.)*"|`(?:[^`]|``)*`"""
_SQL_SERVER_QUOTES = rf"{_ANSI_QUOTES}|\[(?:[^\]]|\]\])*\]"

_COPIED_ROWS = re.compile(r"[^\n]*\n(?:.*?\n)??\\\.(?:\n|\Z)", re.DOTALL)
_BLANK = rf"(?:\s|{_COMMENTS})*"


class Layout(Struct, frozen=True):
    """How one client tells statements apart.

    ``stops``: what may end a statement, beside quotes and comments, which are stepped over. ``begins``: the first words
    of one, where nothing need end the one before. ``goes_on`` is asked at both with the statement so far whether it is
    only a part of its body. ``commands`` match a whole line between statements that is for the client. ``internal``
    matches names of tables that the database keeps for itself.
    """

    quotes: str
    stops: str = ";"
    begins: str = r"(?!)"
    comments: str = _COMMENTS
    goes_on: Callable[[str, str], bool] = lambda statement, stop: False
    commands: str = r"(?!)"
    prepared: Callable[[str], str] = lambda text: text
    internal: str = r"(?!)"
    has_copied_rows: bool = False


def layout_of(profile: Profile) -> Layout:
    """The layout of a database's own client; that of the standard for one that nobody here knows."""
    return _LAYOUTS.get(profile.script.client, Layout(_ANSI_QUOTES))


def statements_of(text: str, profile: Profile) -> Iterator[str]:
    """The statements, without what ends them, in the order of the text; comments before one stay with it."""
    layout = layout_of(profile)
    text = layout.prepared(text)
    scanner = re.compile(
        rf"(?P<skip>{layout.comments}|{layout.quotes})|(?P<stop>{layout.stops}|(?P<begin>{layout.begins}))"
        rf"|(?P<command>{layout.commands})",
        re.DOTALL | re.IGNORECASE | re.MULTILINE,
    )
    start = place = 0
    while (match := scanner.search(text, place)) is not None:
        place = max(match.end(), place + 1)
        if match["skip"] is not None:
            continue
        statement = text[start : match.start()]
        if match["command"] is not None:
            if not _is_blank(statement):
                continue  # it begins like a client's command, within a statement
        elif layout.goes_on(statement, match["stop"]):
            continue
        elif not _is_blank(statement):
            yield statement.strip()
            if layout.has_copied_rows and _begins_copy(statement):
                rows = _COPIED_ROWS.match(text, place)
                place = place if rows is None else rows.end()
        start = place if match["begin"] is None else match.start()
    if not _is_blank(text[start:]):
        yield text[start:].strip()


def _is_blank(text: str) -> bool:
    return re.fullmatch(_BLANK, text, re.DOTALL) is not None


_begins_copy = re.compile(rf"{_BLANK}COPY\b", re.IGNORECASE | re.DOTALL).match


# sqlite3: a trigger ends behind `; END`; what SELECT sql FROM sqlite_master prints has no semicolons at all

_is_trigger = re.compile(rf"{_BLANK}CREATE\s+(?:TEMP\w*\s+)?TRIGGER\b", re.IGNORECASE | re.DOTALL).match
_ends_trigger = re.compile(rf";{_BLANK}END{_BLANK}\Z", re.IGNORECASE | re.DOTALL).search
_QUOTED = re.compile(rf"{_COMMENTS}|{_SQLITE_QUOTES}", re.DOTALL)


def _is_part_of_sqlite(statement: str, stop: str) -> bool:
    if _is_trigger(statement) is not None:
        return _ends_trigger(statement, max(0, len(statement) - 2000)) is None
    if stop == ";":
        return False
    bare = _QUOTED.sub("", statement)
    return not bare.strip() or bare.count("(") != bare.count(")")


# psql: functions in SQL have bodies without quotes

_is_atomic = re.compile(r"\bBEGIN\s+ATOMIC\b", re.IGNORECASE).search
_NESTING = re.compile(rf"{_COMMENTS}|{_POSTGRESQL_QUOTES}|(?P<word>\b(?:BEGIN|CASE|END)\b)", re.IGNORECASE | re.DOTALL)


def _is_open(statement: str, nesting: re.Pattern[str]) -> bool:
    """Whether more begins in a statement than ends."""
    words = [match["word"].upper() for match in nesting.finditer(statement) if match["word"]]
    ends = [word for word in words if word.startswith("END")]
    return len(words) > 2 * len(ends)


def _is_part_of_postgresql(statement: str, _stop: str) -> bool:
    return _is_atomic(statement) is not None and _is_open(statement, _NESTING)


# mysql: what stands in /*!50003 ... */ is said to newer servers, and DELIMITER says what ends a statement

_CONDITIONAL = re.compile(rf"/\*M?!\d{{5,6}}(?![\d\\])\s?(?P<sql>.*?)\*/|{_MYSQL_QUOTES}|--\s[^\n]*", re.DOTALL)
_DELIMITED = re.compile(r"^DELIMITER (?P<end>\S+)\n(?P<body>.*?)^DELIMITER ;$", re.MULTILINE | re.DOTALL)
_END_OF_BODY = "\x1e"
"""Stands for a delimiter other than a semicolon."""


def _without_conditions(text: str) -> str:
    def unfolded(match: re.Match[str]) -> str:
        return match[0] if match["sql"] is None else match["sql"]

    def delimited(match: re.Match[str]) -> str:
        return f"{_END_OF_BODY}{match['body'].replace(match['end'], _END_OF_BODY)}"

    return _CONDITIONAL.sub(unfolded, _DELIMITED.sub(delimited, text))


_has_body = re.compile(
    rf"{_BLANK}CREATE\s+(?:OR\s+REPLACE\s+)?(?:DEFINER\s*=\s*\S+\s+)?(?:TRIGGER|PROCEDURE|FUNCTION|EVENT|PACKAGE)\b",
    re.IGNORECASE | re.DOTALL,
).match


_IN_BODY = re.compile(
    rf"--\s[^\n]*|/\*.*?\*/|{_MYSQL_QUOTES}|\bEND\s+(?:IF|LOOP|WHILE|REPEAT|FOR)\b"
    r"|(?P<word>\b(?:BEGIN|CASE|END(?:\s+CASE)?)\b)",
    re.IGNORECASE | re.DOTALL,
)


def _is_part_of_mysql(statement: str, stop: str) -> bool:
    return stop == ";" and _has_body(statement) is not None and _is_open(statement, _IN_BODY)


# sqlplus: a routine goes on to a line with a slash

_is_routine = re.compile(
    rf"{_BLANK}(?:CREATE\s+(?:OR\s+REPLACE\s+)?(?:(?:NON)?EDITIONABLE\s+)?(?:TRIGGER|PROCEDURE|FUNCTION|PACKAGE|TYPE)\b"
    r"|BEGIN\b|DECLARE\b)",
    re.IGNORECASE | re.DOTALL,
).match


def _is_part_of_oracle(statement: str, stop: str) -> bool:
    return stop == ";" and _is_routine(statement) is not None


_SQLITE = Layout(
    _SQLITE_QUOTES,
    begins=r"^CREATE (?:TABLE|VIRTUAL TABLE|INDEX|UNIQUE INDEX|VIEW|TRIGGER)\b",
    goes_on=_is_part_of_sqlite,
    commands=r"^\.\w[^\n]*$",
    internal=r"sqlite_",
)
_POSTGRESQL = Layout(_POSTGRESQL_QUOTES, goes_on=_is_part_of_postgresql, commands=r"^\\[^\n]*$", has_copied_rows=True)
_MYSQL = Layout(
    _MYSQL_QUOTES,
    stops=f";|{_END_OF_BODY}",
    comments=r"(?:--\s|#)[^\n]*|--$|/\*.*?\*/",
    goes_on=_is_part_of_mysql,
    prepared=_without_conditions,
)
_SQL_SERVER = Layout(_SQL_SERVER_QUOTES, stops=r"^\s*GO\s*(?:\d+\s*)?$", commands=r"^:\w[^\n]*$")
_ORACLE = Layout(
    rf"""\b[Nn]?[Qq]'(?:\[.*?\]|\{{.*?\}}|\(.*?\)|<.*?>|(?P<mark>\S).*?(?P=mark))'|{_ANSI_QUOTES}""",
    stops=r";|^\s*/\s*$",
    goes_on=_is_part_of_oracle,
    commands=r"^(?:SET|PROMPT|REM|SPOOL|EXIT|WHENEVER|DEFINE)\b[^\n]*$",
)
_LAYOUTS = {
    "sqlite3": _SQLITE,
    "psql": _POSTGRESQL,
    "mysql": _MYSQL,
    "mariadb": _MYSQL,
    "sqlcmd": _SQL_SERVER,
    "sqlplus": _ORACLE,
}
