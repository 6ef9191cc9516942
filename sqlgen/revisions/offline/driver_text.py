"""Statements that go to the driver as text: parameters in its style, whichever it is, become literals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sqlgen.compiler.literals import literal
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline.answers import Unknown
from sqlgen.revisions.offline.dbapi import Parameters, ProgrammingError

_PIECES = re.compile(
    r"""(?P<text>'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*.*?\*/|::)"""
    r"""|(?P<pyformat>%\((?P<key>\w+)\)s)|(?P<format>%s)|(?P<percent>%%)|(?P<qmark>\?)|:(?P<numeric>\d+)|:(?P<named>[A-Za-z_]\w*)""",
    re.DOTALL,
)
_IN_TEXT = re.compile(r"%%")


def with_parameters(sql: str, parameters: Parameters, profile: Profile) -> str:
    """The statement with its parameters as literals; without any it stays as it is, percent signs, too.

    Raises ProgrammingError, as drivers do, when there are more or fewer than the statement has places for.
    """
    if not parameters:
        return sql
    if isinstance(parameters, Mapping):
        return _PIECES.sub(lambda piece: _by_name(piece, parameters, profile), sql)
    values = list(parameters)
    formats = bool(re.search(r"%s", sql))
    used: list[bool] = []

    def by_place(piece: re.Match[str]) -> str:
        if piece["numeric"]:
            return _spelled(_at(values, int(piece["numeric"]) - 1), profile)
        if piece["qmark"] or piece["format"]:
            used.append(True)
            return _spelled(_at(values, len(used) - 1), profile)
        return _plain(piece, doubled=formats)

    text = _PIECES.sub(by_place, sql)
    if used and len(used) != len(values):
        raise ProgrammingError(f"the statement has places for {len(used)} parameters, {len(values)} were given")
    return text


def _by_name(piece: re.Match[str], parameters: Mapping[str, Any], profile: Profile) -> str:
    name = piece["key"] or piece["named"]
    if not name:
        return _plain(piece, doubled=True)
    if name not in parameters:
        if piece["named"]:
            return piece[0]  # a colon of the author's
        raise ProgrammingError(f"the parameter {name!r} has no value")
    return _spelled(parameters[name], profile)


def _plain(piece: re.Match[str], *, doubled: bool) -> str:
    if piece["percent"]:
        return "%" if doubled else piece[0]
    return _IN_TEXT.sub("%", piece[0]) if doubled else piece[0]


def _at(values: list[Any], place: int) -> Any:
    try:
        return values[place]
    except IndexError:
        raise ProgrammingError(f"the statement has more places than the {len(values)} parameters given") from None


def _spelled(value: Any, profile: Profile) -> str:
    if isinstance(value, Unknown):
        value.refuse()
    return literal(value, None, profile)
