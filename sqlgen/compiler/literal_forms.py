"""Forms of literals: small functions from a Python value to SQL text, chosen by name in a profile's ``[literals]``.

A form knows SQL, not types: which form a value of a column takes is decided in ``literals.py``. Texts must
survive not only the server but its command line client, which reads them first: a form breaks a literal
into pieces where a client would see a terminator or a variable in it.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeAlias

from sqlgen.compiler.errors import LiteralImpossible

Form: TypeAlias = Callable[[Any], str]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


# -- text --------------------------------------------------------------------------------------------


def _string_quoted(value: str) -> str:
    _refuse_nul(value)
    return _quoted(value)


def _string_backslash(value: str) -> str:
    """MySQL: a backslash escapes, unless the session says otherwise; the client takes the CR from a CRLF."""
    return _quoted(value.replace("\\", "\\\\").replace("\0", "\\0").replace("\r", "\\r"))


_SQLITE_CONTROL = re.compile(r"([\r\0])")


def _string_char(value: str) -> str:
    """SQLite: text may hold a NUL, a literal may not; and the command line takes the CR from a CRLF."""
    if not _SQLITE_CONTROL.search(value):
        return _quoted(value)
    pieces = _SQLITE_CONTROL.split(value)
    return "(" + "||".join(f"char({ord(each)})" if each in ("\r", "\0") else _quoted(each) for each in pieces) + ")"


# A backslash before a line break continues the line (both vanish); sqlcmd substitutes $(x) also inside
# quotes, and takes a line that is just GO for the end of the batch wherever it stands.
_TSQL_BREAK = re.compile(r"(?<=\\)(?=\r?\n)|(?<=\$)(?=\()|(?<=\n)(?=[ \t]*go\b)", re.IGNORECASE)


def _tsql(value: str, prefix: str) -> str:
    _refuse_nul(value)
    pieces = [prefix + _quoted(piece) for piece in _TSQL_BREAK.split(value)]
    return pieces[0] if len(pieces) == 1 else "(" + " + ".join(pieces) + ")"


def _string_tsql(value: str) -> str:
    return _tsql(value, "")


def _string_national(value: str) -> str:
    """SQL Server: without N the text goes through the database's code page."""
    return _tsql(value, "N")


_ORACLE_LIMIT = 4000  # bytes of a text (VARCHAR2) outside of PL/SQL
_ORACLE_LINE = 1000  # SQL*Plus takes lines of 2499 bytes, and a quote is doubled
_ORACLE_CONTROL = re.compile(r"([\r\n\0]+)")
_ORACLE_JOINED = "\n    || "


def _string_oracle(value: str) -> str:
    """Oracle: texts of more than 4000 bytes are CLOB, put together of pieces, a line each. SQL*Plus ends a
    statement at ";" or "/" at the end of a line, also inside quotes: so no line break stands in a literal.
    """
    length = len(value.encode())
    if length <= _ORACLE_LINE:
        return _oracle_piece(value)
    pieces = [_oracle_piece(piece) for piece in _pieces_of_bytes(value, _ORACLE_LINE)]
    return _ORACLE_JOINED.join(pieces if length <= _ORACLE_LIMIT else [f"TO_CLOB({piece})" for piece in pieces])


def _oracle_piece(value: str) -> str:
    if not _ORACLE_CONTROL.search(value):
        return _quoted(value)
    parts: list[str] = []
    for part in _ORACLE_CONTROL.split(value):
        if part and _ORACLE_CONTROL.fullmatch(part):
            parts.extend(f"CHR({ord(character)})" for character in part)
        elif part:
            parts.append(_quoted(part))
    return " || ".join(parts)


def _pieces_of_bytes(text: str, limit: int) -> list[str]:
    pieces, start, size = [], 0, 0
    for position, character in enumerate(text):
        width = len(character.encode())
        if size + width > limit:
            pieces.append(text[start:position])
            start, size = position, 0
        size += width
    pieces.append(text[start:])
    return pieces


def _refuse_nul(value: str) -> None:
    if "\0" in value:
        raise LiteralImpossible(
            "a text with a NUL character can't be written as a literal",
            why="the database doesn't keep NUL characters in text",
            fix="take the character out, or store the value as bytes",
        )


# -- bytes -------------------------------------------------------------------------------------------


def _bytes_bytea(value: bytes) -> str:
    return f"'\\x{value.hex()}'::bytea"


def _bytes_x(value: bytes) -> str:
    return f"X'{value.hex().upper()}'"


def _bytes_0x(value: bytes) -> str:
    return f"0x{value.hex().upper()}"


def _bytes_hextoraw(value: bytes) -> str:
    if len(value) > _ORACLE_LIMIT // 2:
        raise LiteralImpossible(
            f"{len(value)} bytes can't be written as one literal",
            why=f"a text literal holds {_ORACLE_LIMIT} bytes, two for each byte",
            fix="load large values with a tool of the database (SQL*Loader), or in a PL/SQL block of your own",
        )
    digits = value.hex().upper()
    pieces = [digits[start : start + _ORACLE_LINE] for start in range(0, len(digits), _ORACLE_LINE)] or [""]
    return f"HEXTORAW({_ORACLE_JOINED.join(map(_quoted, pieces))})"


# -- dates and times ---------------------------------------------------------------------------------


def _iso_time(value: dt.time | dt.datetime) -> str:
    return value.strftime("%H:%M:%S") + (f".{value.microsecond:06d}" if value.microsecond else "")


def _offset(value: dt.time | dt.datetime) -> str:
    offset = value.utcoffset()
    assert offset is not None
    seconds = int(offset.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("+", seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"


def _iso_date(value: dt.date) -> str:
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"


def _iso(value: dt.datetime, between: str = " ") -> str:
    return f"{_iso_date(value)}{between}{_iso_time(value)}"


def _utc(value: dt.datetime) -> dt.datetime:
    return value.astimezone(dt.UTC).replace(tzinfo=None) if value.tzinfo is not None else value


def _date_keyword(value: dt.date) -> str:
    return f"DATE '{_iso_date(value)}'"


def _date_quoted(value: dt.date) -> str:
    return f"'{_iso_date(value)}'"


def _date_cast(value: dt.date) -> str:
    return f"CAST('{_iso_date(value)}' AS DATE)"


def _time_keyword(value: dt.time) -> str:
    if value.tzinfo is not None and value.utcoffset() is not None:
        return f"TIME WITH TIME ZONE '{_iso_time(value)}{_offset(value)}'"
    return f"TIME '{_iso_time(value)}'"


def _time_keyword_without_zone(value: dt.time) -> str:
    return f"TIME '{_iso_time(value)}'"


def _time_quoted(value: dt.time) -> str:
    """As SQLAlchemy stores and reads it: always with six digits."""
    return f"'{value.strftime('%H:%M:%S')}.{value.microsecond:06d}'"


def _time_cast(value: dt.time) -> str:
    return f"CAST('{_iso_time(value)}' AS TIME)"


def _datetime_keyword(value: dt.datetime) -> str:
    return f"TIMESTAMP '{_iso(_utc(value))}'"


def _datetime_quoted(value: dt.datetime) -> str:
    """As SQLAlchemy stores and reads it; a zone can't be kept, so it is the same moment in UTC."""
    moment = _utc(value)
    return f"'{_iso_date(moment)} {moment.strftime('%H:%M:%S')}.{moment.microsecond:06d}'"


def _datetime_cast(value: dt.datetime) -> str:
    return f"CAST('{_iso(_utc(value), 'T')}' AS DATETIME2)"


def _datetime_tz_quoted(value: dt.datetime) -> str:
    return f"'{_iso_date(value)} {value.strftime('%H:%M:%S')}.{value.microsecond:06d}{_offset(value)}'"


def _datetime_tz_keyword(value: dt.datetime) -> str:
    return f"TIMESTAMP WITH TIME ZONE '{_iso(value)}{_offset(value)}'"


def _datetime_tz_offset_keyword(value: dt.datetime) -> str:
    """Oracle: the literal's type follows from the zone that stands in it."""
    return f"TIMESTAMP '{_iso(value)} {_offset(value)}'"


def _datetime_tz_cast(value: dt.datetime) -> str:
    return f"CAST('{_iso(value, 'T')}{_offset(value)}' AS DATETIMEOFFSET)"


def _span(value: dt.timedelta) -> tuple[str, int, int, int]:
    """Sign, days, seconds and microseconds of a span, none of them negative."""
    sign = "-" if value < dt.timedelta(0) else ""
    value = abs(value)
    return sign, value.days, value.seconds, value.microseconds


def _clock(seconds: int, microseconds: int) -> str:
    text = f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"
    return text + (f".{microseconds:06d}" if microseconds else "")


def hours_of(value: dt.timedelta) -> str:
    """A span as hours, minutes and seconds: -30:00:00.000001."""
    sign, days, seconds, microseconds = _span(value)
    return sign + _clock(days * 86_400 + seconds, microseconds)


def _interval_keyword(value: dt.timedelta) -> str:
    sign, days, seconds, microseconds = _span(value)
    return f"INTERVAL '{sign}{days} days {sign}{_clock(seconds, microseconds)}'"


def _interval_day_to_second(value: dt.timedelta) -> str:
    sign, days, seconds, microseconds = _span(value)
    return f"INTERVAL '{sign}{days} {_clock(seconds, microseconds)}' DAY(9) TO SECOND(6)"


# -- numbers and truth -------------------------------------------------------------------------------


def _decimal_digits(value: Decimal) -> str:
    if not value.is_finite():
        raise _no_number(value)
    return format(value, "f")


def _float_digits(value: float) -> str:
    if not math.isfinite(value):
        raise _no_number(value)
    return repr(float(value))


def _float_or_quoted(value: float) -> str:
    if math.isnan(value):
        return "'NaN'::double precision"
    if math.isinf(value):
        return f"'{'-' if value < 0 else ''}Infinity'::double precision"
    return repr(float(value))


def _float_or_overflow(value: float) -> str:
    """SQLite has no word for infinity, but a number that large is one; NaN it stores as NULL."""
    if math.isnan(value):
        raise _no_number(value)
    if math.isinf(value):
        return "-9e999" if value < 0 else "9e999"
    return repr(float(value))


def _float_or_binary(value: float) -> str:
    if math.isnan(value):
        return "BINARY_DOUBLE_NAN"
    if math.isinf(value):
        return "-BINARY_DOUBLE_INFINITY" if value < 0 else "BINARY_DOUBLE_INFINITY"
    return repr(float(value))


def _no_number(value: object) -> LiteralImpossible:
    return LiteralImpossible(
        f"{value!r} can't be written as a literal",
        why="the database has no such number",
        fix="use NULL or a number of your own choice for it",
    )


def _boolean_keyword(value: bool) -> str:
    return "true" if value else "false"


def _boolean_digit(value: bool) -> str:
    return "1" if value else "0"


# -- documents and identifiers -----------------------------------------------------------------------


def dump_json(value: Any) -> str:
    """The text of a JSON document, as SQLAlchemy serializes it unless told otherwise."""
    try:
        return json.dumps(value)
    except (TypeError, ValueError) as error:
        raise LiteralImpossible(
            "a value can't be written as JSON", why=str(error), fix="use only what JSON knows"
        ) from error


def _none(value: object) -> str:
    raise LiteralImpossible(
        f"a {type(value).__name__} can't be written as a literal",
        why="the database has no type for such a value",
        fix="store it as text, or as another type that the database has",
    )


FORMS: dict[str, dict[str, Form]] = {
    "string": {
        "quoted": _string_quoted,
        "quoted_backslash": _string_backslash,
        "quoted_char": _string_char,
        "tsql_quoted": _string_tsql,
        "n_quoted": _string_national,
        "quoted_or_clob": _string_oracle,
    },
    "bytes": {"bytea_hex": _bytes_bytea, "x_quoted": _bytes_x, "zero_x": _bytes_0x, "hextoraw": _bytes_hextoraw},
    "date": {"date_keyword": _date_keyword, "quoted": _date_quoted, "cast_date": _date_cast},
    "time": {
        "time_keyword": _time_keyword,
        "time_keyword_without_zone": _time_keyword_without_zone,
        "quoted": _time_quoted,
        "cast_time": _time_cast,
        "none": _none,
    },
    "datetime": {
        "timestamp_keyword": _datetime_keyword,
        "quoted": _datetime_quoted,
        "cast_datetime2": _datetime_cast,
    },
    "datetime_tz": {
        "timestamptz_keyword": _datetime_tz_keyword,
        "timestamp_offset_keyword": _datetime_tz_offset_keyword,
        "cast_datetimeoffset": _datetime_tz_cast,
        "quoted_offset": _datetime_tz_quoted,
        "timestamp_utc": _datetime_keyword,
    },
    "interval": {"interval_keyword": _interval_keyword, "day_to_second": _interval_day_to_second, "none": _none},
    "decimal": {"digits": _decimal_digits},
    "float": {
        "digits": _float_digits,
        "digits_or_quoted": _float_or_quoted,
        "digits_or_overflow": _float_or_overflow,
        "digits_or_binary": _float_or_binary,
    },
    "boolean": {"keyword": _boolean_keyword, "digit": _boolean_digit},
}
"""Strategies by family (see ``profile.vocabulary.LITERALS``) and name.

The families json, uuid, enum and array, and ``interval = "epoch"`` and ``boolean = "native_or_digit"``, depend on
a column's type as well: ``literals.py`` knows them.
"""
