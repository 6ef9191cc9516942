"""What a database stores of a literal that a script writes into a column, and what its driver gives back of it.

Only what every server of the profile's version does alike is known. A value is kept as an integer (booleans, too), a
text, NULL, or :class:`Other`, which can be handed out and not compared; all else is ``NOT_KNOWN``.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from contextlib import suppress
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from sqlalchemy.sql.sqltypes import NullType
from sqlalchemy.types import TypeDecorator, TypeEngine

from sqlgen.catalog.values import Column
from sqlgen.profile.dialect import make_dialect
from sqlgen.profile.model import Profile

if TYPE_CHECKING:
    from sqlglot import exp


class _Known(Enum):
    NOT = "not known"


NOT_KNOWN: Final = _Known.NOT
"""In the place of a value that only the database knows."""


class Other(NamedTuple):
    """A value of a kind that isn't compared here: a date, a number with decimals, JSON."""

    value: Any


Cell: TypeAlias = int | str | Other | Literal[_Known.NOT] | None

Family: TypeAlias = Literal[
    "integer", "boolean", "text", "uuid", "date", "datetime", "decimal", "double", "json", "sorted_json", "unknown"
]

_FAMILIES: dict[str, Family] = {
    **dict.fromkeys(("integer", "big_integer", "small_integer", "INTEGER", "BIGINT", "SMALLINT", "TINYINT"), "integer"),
    **dict.fromkeys(("boolean", "BOOLEAN"), "boolean"),
    **dict.fromkeys(("string", "text", "unicode", "unicode_text", "VARCHAR", "TEXT", "NVARCHAR", "LONGTEXT"), "text"),
    **dict.fromkeys(("enum", "ENUM"), "text"),
    **dict.fromkeys(("date", "DATE"), "date"),
    **dict.fromkeys(("datetime", "DATETIME"), "datetime"),
    **dict.fromkeys(("numeric", "NUMERIC", "DECIMAL"), "decimal"),
    **dict.fromkeys(("uuid", "UUID"), "uuid"),
    "JSON": "json",
    "JSONB": "sorted_json",
}
_CASTS: dict[Family, frozenset[str]] = {
    "text": frozenset({"USERDEFINED", "TEXT"}),
    "uuid": frozenset({"UUID"}),
    "date": frozenset({"DATE"}),
    "datetime": frozenset({"TIMESTAMP", "DATETIME", "DATETIME2"}),
    "json": frozenset({"JSON"}),
    "sorted_json": frozenset({"JSONB", "JSON"}),
}
_OWN_NULL = frozenset({"TIMESTAMP", "ROWVERSION", "domain", "DOMAIN"})
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DATETIME = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,6})?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_EXACT_DIGITS = 15  # as many does a double hold, through which SQLAlchemy may read a decimal
_TRUTHS = {"true": 1, "false": 0}


def family_of(column: Column, profile: Profile) -> Family:
    """Which values a column has; "unknown" where servers, or we, differ about them."""
    if column.computed is not None:
        return "unknown"
    return _family(column.type, profile)


@lru_cache(maxsize=1024)
def _family(type_: TypeEngine[Any], profile: Profile) -> Family:
    facts = profile.rows
    plain = _plain(type_, profile)
    name = plain.__visit_name__
    family = _FAMILIES.get(name, "unknown")
    if name in facts.doubles:
        return "double" if (getattr(plain, "precision", None) or 53) > 24 else "unknown"  # up to there it is single
    if family == "uuid":
        native: Any = make_dialect(profile)
        if not getattr(native, "supports_native_uuid", False):
            return "text"  # 32 hexadecimal digits
        return "uuid" if facts.json == "text" and facts.text_equality == "exact" else "unknown"
    if family in ("date", "datetime"):
        zoned = bool(getattr(plain, "timezone", False)) or getattr(plain, "fsp", None) is not None
        if facts.dates == "unknown" or zoned:
            return "unknown"
        return "text" if facts.dates == "text" else family
    if family == "decimal":
        return "unknown" if facts.decimals == "unknown" else family
    if family in ("json", "sorted_json"):
        return "unknown" if facts.json == "unknown" else family
    return family


def _plain(type_: TypeEngine[Any], profile: Profile) -> TypeEngine[Any]:
    """What a decorator of types stands in front of."""
    while isinstance(type_, TypeDecorator):
        type_ = type_.load_dialect_impl(make_dialect(profile))
    return type_


def keeps_null(column: Column, profile: Profile) -> bool:
    """Whether NULL stays NULL: some types put a value of the server's into its place."""
    if family_of(column, profile) != "unknown":
        return True
    plain = _plain(column.type, profile)
    return type(plain).__module__.startswith("sqlalchemy.") and plain.__visit_name__ not in _OWN_NULL


def is_exact_text(column: Column, profile: Profile) -> bool:
    """Whether two texts of the column are equal only if they are the same."""
    return profile.rows.text_equality == "exact" and column.collation is None


# ---------------------------------------------------------------------------------- what is stored


def stored(expression: exp.Expression, column: Column, profile: Profile) -> Cell:
    """What a literal becomes in a column."""
    from sqlglot import exp

    family = family_of(column, profile)
    if isinstance(expression, exp.Paren):
        return stored(expression.this, column, profile)
    if isinstance(expression, exp.Null):
        return None if keeps_null(column, profile) else NOT_KNOWN
    if family == "unknown":
        return NOT_KNOWN
    if isinstance(expression, exp.Cast):
        to = expression.to
        is_moment = family == "datetime" and to.this.name == profile.rows.moment_literal
        if to.expressions or not (is_moment or to.this.name in _CASTS.get(family, ())):
            return NOT_KNOWN
        return stored(expression.this, column, profile)
    if isinstance(expression, exp.Boolean):
        return int(bool(expression.this)) if family in ("boolean", "integer") else NOT_KNOWN
    if isinstance(expression, exp.National):
        return _of_text(str(expression.this), family, column, profile, national=True)
    if isinstance(expression, exp.Literal) and expression.is_string:
        return _of_text(str(expression.this), family, column, profile)
    if isinstance(expression, exp.Neg) and isinstance(expression.this, exp.Literal) and not expression.this.is_string:
        return _of_number(f"-{expression.this.this}", family, column, profile)
    if isinstance(expression, exp.Literal):
        return _of_number(str(expression.this), family, column, profile)
    return NOT_KNOWN


def _of_number(text: str, family: Family, column: Column, profile: Profile) -> Cell:
    if family == "decimal":
        return _decimal(text, column, profile)
    if family == "double":
        return Other(float(text)) if _DECIMAL.fullmatch(text) else NOT_KNOWN
    if _INTEGER.fullmatch(text) is None:
        return NOT_KNOWN
    if family == "integer":
        return int(text)
    if family == "boolean":
        return int(text) if text in ("0", "1") else NOT_KNOWN
    return text if family == "text" and _enum_values(column, profile) is None else NOT_KNOWN


def _of_text(text: str, family: Family, column: Column, profile: Profile, *, national: bool = False) -> Cell:
    facts = profile.rows
    if facts.empty_text_is_null and text == "":
        return None
    if family == "integer":
        return int(text) if _INTEGER.fullmatch(text) else NOT_KNOWN
    if family == "boolean":
        return _TRUTHS.get(text, NOT_KNOWN) if profile.reflection.native_boolean else NOT_KNOWN
    if family == "text":
        return text if _fits(text, column, profile, national=national) else NOT_KNOWN
    if family == "uuid":
        with suppress(ValueError):
            return str(uuid.UUID(text))
    if family == "date" and _DATE.fullmatch(text):
        with suppress(ValueError):
            return Other(dt.date.fromisoformat(text))
    if family == "datetime" and _DATETIME.fullmatch(text):
        with suppress(ValueError):
            moment = dt.datetime.fromisoformat(text)
            return Other(moment) if facts.microseconds or not moment.microsecond else NOT_KNOWN
    if family in ("json", "sorted_json") and (facts.text_beyond_ascii or text.isascii()):
        return _json(text, is_sorted=family == "sorted_json")
    return NOT_KNOWN


def _enum_values(column: Column, profile: Profile) -> list[str] | None:
    return getattr(_plain(column.type, profile), "enums", None)


def _fits(text: str, column: Column, profile: Profile, *, national: bool) -> bool:
    """Whether the text comes back as it is."""
    facts = profile.rows
    plain = _plain(column.type, profile)
    if not text.isascii() and not facts.text_beyond_ascii:
        wide = plain.__visit_name__ in ("unicode", "unicode_text", "NVARCHAR")
        if not (national and wide):
            return False
    allowed = _enum_values(column, profile)
    if allowed is not None:
        return not facts.text_lengths or text in allowed
    length = getattr(plain, "length", None)
    return length is None or not facts.text_lengths or len(text) <= length


def _decimal(text: str, column: Column, profile: Profile) -> Cell:
    if _DECIMAL.fullmatch(text) is None or len(text.strip("-0.").replace(".", "")) > _EXACT_DIGITS:
        return NOT_KNOWN
    number = Decimal(text)
    if profile.rows.decimals == "affinity":
        return Other(int(number) if number == int(number) else float(number))
    scale = getattr(_plain(column.type, profile), "scale", None)
    if scale is None or -int(number.as_tuple().exponent) > scale:
        return NOT_KNOWN  # as many decimals as were written, or rounded
    return Other(number.quantize(Decimal(1).scaleb(-scale)))


def _json(text: str, *, is_sorted: bool) -> Cell:
    try:
        value = json.loads(text)
    except ValueError:
        return NOT_KNOWN
    if not is_sorted:
        return Other(text)
    return Other(json.dumps(_in_order(value), ensure_ascii=False)) if _is_plain(value) else NOT_KNOWN


def _in_order(value: Any) -> Any:
    """As JSONB keeps objects: shorter keys first, those of one length by their bytes."""
    if isinstance(value, dict):
        ordered = sorted(value.items(), key=lambda item: (len(item[0].encode()), item[0].encode()))
        return {key: _in_order(each) for key, each in ordered}
    return [_in_order(each) for each in value] if isinstance(value, list) else value


def _is_plain(value: Any) -> bool:
    """Without numbers that JSONB may write otherwise."""
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    return all(map(_is_plain, value)) if isinstance(value, list) else not isinstance(value, float)


# ---------------------------------------------------------------------------------- what stands where nothing is given


def counts(column: Column) -> bool:
    """Whether the database gives values to it that count up."""
    return column.autoincrement or column.identity is not None


def default_of(column: Column, profile: Profile) -> Cell:
    """What stands in a column to which a row gives no value."""
    if column.computed is not None or counts(column):
        return NOT_KNOWN
    if column.server_default is None:
        return None if column.nullable and keeps_null(column, profile) else NOT_KNOWN
    tree = _default(column.server_default, profile)
    return NOT_KNOWN if tree is None else stored(tree, column, profile)


@lru_cache(maxsize=256)
def _default(text: str, profile: Profile) -> Any:
    import sqlglot
    from sqlglot.errors import SqlglotError

    try:
        tree: Any = sqlglot.parse_one(f"SELECT {text}", read=profile.sqlglot)
    except (SqlglotError, RecursionError):
        return None
    return tree.expressions[0] if len(tree.expressions) == 1 else None


# ---------------------------------------------------------------------------------- what a driver gives


def delivered(cell: Cell, family: Family, asked: TypeEngine[Any] | None, profile: Profile) -> Any:
    """What a driver gives for a value, to a query that takes the column for a type; None: it names no type.

    ``NOT_KNOWN`` where drivers differ, or where the type is of another kind than what is stored.
    """
    if cell is NOT_KNOWN or cell is None:
        return cell
    as_asked: Family | None = None if asked is None or isinstance(asked, NullType) else _family(asked, profile)
    if isinstance(cell, Other):
        if as_asked is None:
            return NOT_KNOWN if family in ("json", "sorted_json") else cell.value
        same = as_asked == family or {as_asked, family} == {"json", "sorted_json"}
        return cell.value if same else NOT_KNOWN
    if family == "uuid":
        return uuid.UUID(str(cell)) if as_asked == "uuid" else NOT_KNOWN
    if family == "boolean" and as_asked in (None, "boolean") and profile.reflection.native_boolean:
        return bool(cell)
    if isinstance(cell, str) and as_asked not in (None, "text"):
        return NOT_KNOWN
    return cell
