"""Types that a project wants others for, and defaults that another database spells otherwise.

The mapping is data: `[types]` of the configuration, and the `[portable]` table of a fact sheet. What is mapped is
mapped on entry, so that the catalog and all that is made of it know only what the database will have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.array_text import json_of_array
from sqlgen.catalog.conversion_errors import DefaultElsewhere
from sqlgen.catalog.raw_type import RawType
from sqlgen.catalog.types_table import arguments_of, class_of_key, key_of_class
from sqlgen.profile.model import Profile

_MAPPED = "sqlgen_mapped"
_IN_KEY = " IN KEY"
_NOT_COPIED = frozenset({"dispatch", "_static_cache_key", "metadata"})

_SQL_NAMES = {"String": "VARCHAR", "Unicode": "VARCHAR", "Float": "FLOAT"}
"""What every database has in some form, but not without a length, or with every precision."""

_SIZES = ("length", "precision", "scale")
_OF_STRING = frozenset({"VARCHAR", "STRING"})
_WITH_NUMBERS: dict[str, Any] = {
    "VARCHAR": sa.String,
    "NVARCHAR": sa.Unicode,
    "CHAR": sa.CHAR,
    "NUMERIC": sa.Numeric,
    "DECIMAL": sa.Numeric,
    "VARBINARY": sa.VARBINARY,
}
_TARGET = re.compile(r"\s*(?P<name>\w+)\s*(?:\((?P<numbers>[\d\s,]+)\))?\s*\Z")


def mapped_from(type_: TypeEngine[Any]) -> str | None:
    """What the type stands for; None for one that is what its author said."""
    name: str | None = type_.__dict__.get(_MAPPED)
    return None if name is None else name.removesuffix(_IN_KEY)


def is_for_key(type_: TypeEngine[Any]) -> bool:
    """Whether it stands for another one since its column is in a key."""
    return str(type_.__dict__.get(_MAPPED, "")).endswith(_IN_KEY)


def mapped(type_: TypeEngine[Any], profile: Profile) -> TypeEngine[Any]:
    """The type that the project wants instead of this one, which is of the closed table; mostly the type itself."""
    types = profile.type_map
    if types is None or _MAPPED in type_.__dict__:
        return type_
    key = _key(type_)
    own = key.rpartition(".")[2]
    is_everywhere = own != own.upper() and own not in _SQL_NAMES  # SQLAlchemy finds a form of it: Uuid, Double
    is_everywhere = is_everywhere and not _has_no_values(type_)
    is_portable = types.portable and not is_everywhere and not key.startswith(f"{profile.sqlalchemy}.")
    for name in _names(key, type_):
        target = types.given.get(name)
        if target is None and is_portable:
            target = profile.portable.types.get(name)
        if target is not None:
            return _marked(_made(target, type_, profile), name.replace("(*)", ""))
    return type_


def mapped_in_key(type_: TypeEngine[Any], profile: Profile) -> TypeEngine[Any] | None:
    """What the project wants instead of this type, of the closed table, in a key; None if it can stand there."""
    types = profile.type_map
    if types is None or is_for_key(type_):
        return None
    source, own = mapped_from(type_), tuple(_names(_key(type_), type_))
    names = own if source is None else (source, *own)
    for table in (types.given, profile.portable.types if types.portable else {}):
        for name in names:
            target = table.get(f"{name}{_IN_KEY}")
            if target is not None:
                return _marked(_made(target, type_, profile), f"{source or name.replace('(*)', '')}{_IN_KEY}")
        names = own  # what stands for a type says more of it than its name elsewhere
    return None


def marked_in_key(type_: TypeEngine[Any], given: TypeEngine[Any]) -> TypeEngine[Any]:
    """A copy of a type, which stands for the one that an author gave to a column of a key."""
    source = mapped_from(given) or next(_names(_key(given), given))
    return _marked(_copy(type_, type(type_), {}), f"{source}{_IN_KEY}")


def _marked(type_: TypeEngine[Any], name: str) -> TypeEngine[Any]:
    type_.__dict__[_MAPPED] = name
    return type_


def _key(type_: TypeEngine[Any]) -> str:
    cls: Any = type_.__class__
    return key_of_class(cls) or str(cls.__name__)


def _has_no_values(type_: TypeEngine[Any]) -> bool:
    """Whether it is an enum of which only the name is said: a type that the database has."""
    return isinstance(type_, sa.Enum) and not type_.enums


def _names(key: str, type_: TypeEngine[Any]) -> Iterator[str]:
    """What a type may be called in a mapping, the most special first."""
    family, _, own = key.rpartition(".")
    name = _SQL_NAMES.get(own, own.upper())
    is_time = isinstance(type_, (sa.DateTime, sa.Time, sa.Date, sa.Interval))
    sizes = () if is_time or isinstance(type_, sa.Enum) else tuple(getattr(type_, each, None) for each in _SIZES)
    if _has_no_values(type_):
        yield f"{name}()"
    numbers = ",".join(str(size) for size in sizes if size is not None)
    suffixes = [f"({numbers})", "(*)"] if numbers else [""]
    if is_time and getattr(type_, "timezone", False):
        suffixes.insert(0, " WITH TIME ZONE")
    for suffix in suffixes:
        if family:
            yield f"{family.upper()}.{name}{suffix}"
        yield f"{name}{suffix}"


def _made(target: str, source: TypeEngine[Any], profile: Profile) -> TypeEngine[Any]:
    """A type of its own (nobody else has it, so that it can be marked)."""
    match = _TARGET.match(target)
    if match is None:
        return RawType(target)
    name, numbers = match["name"], [int(number) for number in (match["numbers"] or "").split(",") if number.strip()]
    if numbers:
        if name.upper() in _OF_STRING and type(source) in (sa.String, sa.Unicode):
            return _copy(source, type(source), {"length": numbers[0]})
        sized = _WITH_NUMBERS.get(name.upper())
        return RawType(target) if sized is None else sized(*numbers)
    cls: Any = class_of_key(name) or class_of_key(f"{profile.sqlalchemy}.{name}")
    if cls is None:
        return RawType(target)
    if issubclass(cls, sa.Enum) and isinstance(source, sa.Enum):
        return _copy(source, cls, {"_create_events": False, "create_constraint": False})
    given: Any = source.__class__
    common = dict(arguments_of(given)).keys() & dict(arguments_of(cls)).keys()
    arguments = {each: getattr(source, each) for each in common if getattr(source, each, None) is not None}
    made: TypeEngine[Any] = cls(**arguments)
    return made


def _copy(source: TypeEngine[Any], cls: type[TypeEngine[Any]], changes: dict[str, Any]) -> TypeEngine[Any]:
    made = cls.__new__(cls)
    kept = {key: value for key, value in source.__dict__.items() if key not in _NOT_COPIED}
    made.__dict__.update(kept | changes)
    if isinstance(made, sa.types.SchemaType):
        made.metadata = None
    return made


# ---------------------------------------------------------------------------------- defaults

_TEXT = r"'(?:[^']|'')*'"
_CAST_LITERAL = re.compile(
    rf"\(?\s*(?P<literal>{_TEXT}|[+-]?\d+(?:\.\d+)?|true|false|null)\s*\)?"
    r"\s*::\s*[\w ]+(?:\([\d, ]+\))?(?:\[\])*",
    re.IGNORECASE,
)
_EMPTY_ARRAY = re.compile(r"array\s*\[\s*\](?:\s*::\s*[\w ]+(?:\([\d, ]+\))?\[\])?", re.IGNORECASE)
_STRING = re.compile(_TEXT)


def default_for(text: str, type_: TypeEngine[Any], profile: Profile, column: str, table: str = "") -> str:
    """A default as this database spells it; the text itself, where it may be this database's own.

    :param type_: the column's, as the catalog keeps it.
    :raises DefaultElsewhere: another database's, and the project doesn't want an equal one, or there is none.
    """
    facts, is_portable = profile.portable, profile.type_map is not None and profile.type_map.portable
    inner = _plain(text)
    if not facts.cast_operator:
        cast = _CAST_LITERAL.fullmatch(inner)
        empty = mapped_from(type_) == "ARRAY" and _EMPTY_ARRAY.fullmatch(inner) is not None
        if (cast is not None or empty) and not is_portable and mapped_from(type_) is None:
            raise DefaultElsewhere(text, column, table, profile.title, "--types portable writes it without the cast")
        inner = "'{}'" if empty else inner if cast is None else cast["literal"]
        if "::" in _STRING.sub("''", inner):
            raise DefaultElsewhere(text, column, table, profile.title)
    if mapped_from(type_) is not None:
        inner = _of_mapped(inner, type_, profile) or ""
        if not inner:
            raise DefaultElsewhere(text, column, table, profile.title)
    equal = facts.defaults.get(" ".join(inner.lower().split()))
    if equal is not None and (is_portable or not facts.own_functions):
        if not is_portable or not equal:
            way = f"--types portable writes {equal}" if equal else ""
            raise DefaultElsewhere(text, column, table, profile.title, way)
        return equal
    return text if inner == _plain(text) else inner


def _of_mapped(inner: str, type_: TypeEngine[Any], profile: Profile) -> str | None:
    """A default of a type that isn't the author's; None for a literal that can't be known to mean the same."""
    source = mapped_from(type_)
    is_literal = _STRING.fullmatch(inner) is not None
    if isinstance(type_, sa.JSON):
        if source == "ARRAY":
            inner = json_of_array(inner) or ""
        elif source == "HSTORE" and is_literal:
            inner = "'{}'" if inner == "''" else ""
        json_default = profile.portable.json_default
        return json_default.format(inner) if json_default and inner.startswith("'") else inner
    if isinstance(type_, sa.Boolean) and (is_literal or inner.lower() in _TRUTH):
        truth = _TRUTH.get(inner.lower())
        return None if truth is None else _words_of_truth(profile)[truth]
    if is_literal and not isinstance(type_, (sa.String, sa.Enum, sa.Numeric, sa.Integer, sa.Float, RawType)):
        return None  # bytes, intervals, times: each database has another way to write them
    return inner


_TRUTH = dict.fromkeys(("'true'", "'t'", "'1'", "1", "b'1'"), True) | dict.fromkeys(
    ("'false'", "'f'", "'0'", "0", "b'0'"), False
)


def _words_of_truth(profile: Profile) -> tuple[str, str]:
    """False and true: where a boolean isn't a number, the server takes no 1 for a default."""
    return ("false", "true") if profile.literals.boolean == "keyword" else ("0", "1")


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """Without parentheses around all of it."""
    inner = text.strip()
    while inner.startswith("(") and inner.endswith(")") and _closes_at_end(inner):
        inner = inner[1:-1].strip()
    return inner


def _closes_at_end(text: str) -> bool:
    depth = 0
    for place, character in enumerate(_STRING.sub(lambda each: "'" * len(each[0]), text)):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return place == len(text) - 1
    return False
