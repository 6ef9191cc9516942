"""Arguments of operations as JSON and back: names, types, defaults, expressions, options, rows.

Expressions are written as SQL text: in the words of the database that the writer is given, else in
SQLAlchemy's neutral ones. Reading makes values of the classes named here only; it imports nothing that the
data names.
"""

from __future__ import annotations

import base64
import datetime
import decimal
import enum
import math
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from immutables import Map
from sqlalchemy.sql.elements import ClauseElement, conv, quoted_name
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.snapshot import type_from_data, type_to_data
from sqlgen.catalog.sql_text import unescaped
from sqlgen.operations.codec_base import Codec, Data, Schema, Writer, array, expect, expect_keys, optional
from sqlgen.operations.errors import OperationUnreadable, OperationUnwritable

# names


def _write_name(name: Any, _writer: Writer) -> Data:
    if isinstance(name, conv):
        return {"final": str(name)}
    if not isinstance(name, str):
        raise OperationUnwritable(f"a name is a string, not {name!r}")
    return {"quoted": str(name)} if getattr(name, "quote", None) else str(name)


def _read_name(data: Data) -> str:
    if isinstance(data, dict) and len(data) == 1:
        ((how, name),) = data.items()
        if how in _NAMES and isinstance(name, str):
            return _NAMES[how](name)
    name = expect(data, str, "a name")
    return str(name)


_NAMES: dict[str, Callable[[str], str]] = {"final": conv, "quoted": lambda name: quoted_name(name, quote=True)}

NAME = Codec(_write_name, _read_name, {"$ref": "#/$defs/name"})
OPTIONAL_NAME = optional(NAME)


# plain values


def _plain(kind: type | tuple[type, ...], what: str, schema: Schema) -> Codec:
    def write(value: Any, _writer: Writer) -> Data:
        if value is not None and not isinstance(value, kind):
            raise OperationUnwritable(f"expected {what}, found {value!r}")
        return str(value) if isinstance(value, str) else value

    return Codec(write, lambda data: None if data is None else expect(data, kind, what), schema)


TEXT = _plain(str, "a string", {"type": ["string", "null"]})
FLAG = _plain(bool, "true or false", {"type": ["boolean", "null"]})


# types, expressions


def _write_type(type_: Any, _writer: Writer) -> Data:
    return type_to_data(type_)


TYPE = Codec(_write_type, type_from_data, {"$ref": "#/$defs/type"})

_PARAMETER = re.compile(r"(?<![:\w\\]):(?=\w+(?!:))")


def verbatim_text(sql: str) -> sa.TextClause:
    """SQL text without parameters: what looks like one is escaped."""
    return sa.text(_PARAMETER.sub(r"\\:", sql))


def _write_expression(expression: Any, writer: Writer) -> Data:
    if isinstance(expression, str):
        return str(expression)
    if isinstance(expression, sa.TextClause):
        if not expression._bindparams:
            return {"sql": unescaped(expression)}
        binds = sorted(expression._bindparams.items())
        return {"text": expression.text, "parameters": {name: _write_parameter(bind, writer) for name, bind in binds}}
    if isinstance(expression, ClauseElement):
        return {"sql": writer.sql(expression)}
    raise OperationUnwritable(f"this is no SQL: {expression!r}")


def _write_parameter(bind: sa.BindParameter[Any], writer: Writer) -> Data:
    if bind.required:
        return None
    written = {"value": write_value(bind.value, writer)}
    if not bind.type._isnull and not isinstance(bind.value, (str, int, float, type(None))):
        written["type"] = type_to_data(bind.type)
    return written


def _read_expression(data: Data) -> Any:
    if isinstance(data, str):
        return data
    fields = expect_keys(data, ("sql", "text", "parameters"), "an expression")
    if "sql" in fields:
        return verbatim_text(expect(fields["sql"], str, "SQL text"))
    text = sa.text(expect(fields.get("text"), str, "SQL text"))
    given = expect(fields.get("parameters", {}), dict, "parameters")
    missing = sorted(set(given) - set(text._bindparams))
    if missing:
        raise OperationUnreadable(f"the text has no parameter {missing[0]!r}: {text.text}")
    return text.bindparams(*(_read_parameter(name, each) for name, each in given.items() if each is not None))


def _read_parameter(name: str, data: Data) -> sa.BindParameter[Any]:
    fields = expect_keys(data, ("value", "type"), "a parameter")
    type_ = type_from_data(fields["type"]) if "type" in fields else None
    return sa.bindparam(name, read_value(fields.get("value")), type_=type_)


EXPRESSION = Codec(_write_expression, _read_expression, {"$ref": "#/$defs/expression"})


def _write_element(element: Any, writer: Writer) -> Data:
    """An element of an index: a column's name as a string."""
    if isinstance(element, sa.ColumnClause) and not element.is_literal:
        return NAME.write(element.name, writer)
    return NAME.write(element, writer) if isinstance(element, str) else _write_expression(element, writer)


def _read_element(data: Data) -> Any:
    if isinstance(data, dict) and ("sql" in data or "text" in data):
        return _read_expression(data)
    return _read_name(data)


ELEMENT = Codec(_write_element, _read_element, {"anyOf": [NAME.schema, EXPRESSION.schema]})

EXCLUDE_ELEMENT = Codec(
    lambda pair, writer: [_write_element(pair[0], writer), str(pair[1])],
    lambda data: (_read_element(expect(data, list, "a pair")[0]), expect(data[1], str, "an operator")),
    {"type": "array", "prefixItems": [ELEMENT.schema, {"type": "string"}], "minItems": 2, "maxItems": 2},
)


# defaults: a string is a value, everything else is SQL


def _write_default(default: Any, writer: Writer) -> Data:
    if default is None:
        return None
    if isinstance(default, sa.Identity):
        return {"identity": _write_options(default, _IDENTITY_OPTIONS)}
    if isinstance(default, sa.Computed):
        return {"computed": _write_expression(default.sqltext, writer), "persisted": default.persisted}
    if isinstance(default, sa.DefaultClause):
        default = default.arg
    elif isinstance(default, sa.FetchedValue):
        return {"fetched": True}
    if isinstance(default, sa.Sequence):
        return {"sequence": write_sequence(default)}
    return {"value": str(default)} if isinstance(default, str) else _write_expression(default, writer)


def _read_default(data: Data) -> Any:
    if data is None:
        return None
    fields = expect(data, dict, "a default")
    for key, read in _DEFAULTS.items():
        if key in fields:
            return read(fields)
    return _read_expression(fields)


_DEFAULTS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "value": lambda fields: expect(fields["value"], str, "a string"),
    "identity": lambda fields: sa.Identity(**expect_keys(fields["identity"], _IDENTITY_OPTIONS, "an identity")),
    "computed": lambda fields: sa.Computed(_read_expression(fields["computed"]), persisted=fields.get("persisted")),
    "fetched": lambda _fields: sa.FetchedValue(),
    "sequence": lambda fields: read_sequence(fields["sequence"]),
}

_COUNTING = ("start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle", "cache")
_ORACLE = ("oracle_on_null", "oracle_order") if hasattr(sa.Identity, "dialect_kwargs") else ("on_null", "order")
_IDENTITY_OPTIONS: tuple[str, ...] = ("always", *_COUNTING, *_ORACLE)
_SEQUENCE_OPTIONS = ("name", "schema", "optional", *_COUNTING)


def _write_options(item: Any, names: Sequence[str]) -> Data:
    dialect = dict(item.dialect_kwargs) if hasattr(item, "dialect_kwargs") else {}
    given = ((name, dialect.get(name, getattr(item, name, None))) for name in names)
    return {name: value for name, value in given if value is not None and value is not False}


def write_sequence(sequence: sa.Sequence) -> Data:
    """A sequence with its options."""
    return _write_options(sequence, _SEQUENCE_OPTIONS)


def read_sequence(data: Data) -> sa.Sequence:
    """The sequence that :func:`write_sequence` wrote."""
    return sa.Sequence(**expect_keys(data, _SEQUENCE_OPTIONS, "a sequence"))


DEFAULT = Codec(_write_default, _read_default, {"$ref": "#/$defs/default"})


# values of options, parameters and rows: JSON's own, and what is tagged


def write_value(value: Any, writer: Writer) -> Data:
    """Any value that an author may put into a row or an option. Raises OperationUnwritable."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, enum.Enum):
        return value.name  # what SQLAlchemy's Enum stores
    for kind, tag, write in _TAGGED:
        if isinstance(value, kind):
            return {tag: write(value)}
    if isinstance(value, str):
        return {"$quoted": str(value)} if getattr(value, "quote", None) else str(value)
    if isinstance(value, (int, float)):
        return {"$float": repr(value)} if isinstance(value, float) and not math.isfinite(value) else value
    if isinstance(value, Mapping):
        return _write_mapping(value, writer)
    if isinstance(value, (list, tuple, set, frozenset)):
        members = sorted(value, key=repr) if isinstance(value, (set, frozenset)) else value
        return [write_value(each, writer) for each in members]
    if isinstance(value, sa.ColumnClause) and not value.is_literal:
        return str(value.name)
    if isinstance(value, ClauseElement):
        return {"$sql": _write_expression(value, writer)}
    if isinstance(value, TypeEngine):
        return {"$type": type_to_data(value)}
    raise OperationUnwritable(f"a {type(value).__name__} has no form in JSON: {value!r}")


def _write_mapping(value: Mapping[Any, Any], writer: Writer) -> Data:
    items = value.items() if not isinstance(value, Map) else sorted(value.items())
    if all(isinstance(key, str) and not key.startswith("$") for key in value):
        return {str(key): write_value(each, writer) for key, each in items}
    return {"$map": [[write_value(key, writer), write_value(each, writer)] for key, each in items]}


def read_value(data: Data) -> Any:
    """The value that :func:`write_value` wrote. Raises OperationUnreadable."""
    if isinstance(data, list):
        return [read_value(item) for item in data]
    if not isinstance(data, dict):
        return data
    tags = [key for key in data if key.startswith("$")]
    if not tags:
        return {key: read_value(item) for key, item in data.items()}
    read = _READ.get(tags[0])
    if read is None or len(data) != 1:
        raise OperationUnreadable(f"nobody knows a value {data!r}", fix=f"known tags: {', '.join(sorted(_READ))}")
    try:
        return read(data[tags[0]])
    except (TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise OperationUnreadable(f"this is no {tags[0][1:]}: {data[tags[0]]!r}") from error


_TAGGED: tuple[tuple[Any, str, Callable[[Any], Data]], ...] = (
    ((bytes, bytearray, memoryview), "$bytes", lambda value: base64.b64encode(bytes(value)).decode("ascii")),
    (decimal.Decimal, "$decimal", str),
    (datetime.datetime, "$datetime", datetime.datetime.isoformat),
    (datetime.date, "$date", datetime.date.isoformat),
    (datetime.time, "$time", datetime.time.isoformat),
    (datetime.timedelta, "$interval", lambda value: [value.days, value.seconds, value.microseconds]),
    (uuid.UUID, "$uuid", str),
)

_READ: dict[str, Callable[[Any], Any]] = {
    "$bytes": lambda data: base64.b64decode(data, validate=True),
    "$decimal": decimal.Decimal,
    "$datetime": datetime.datetime.fromisoformat,
    "$date": datetime.date.fromisoformat,
    "$time": datetime.time.fromisoformat,
    "$interval": lambda data: datetime.timedelta(*data),
    "$uuid": uuid.UUID,
    "$float": float,
    "$quoted": lambda data: quoted_name(data, quote=True),
    "$map": lambda data: {read_value(key): read_value(item) for key, item in data},
    "$sql": _read_expression,
    "$type": type_from_data,
}

VALUE = Codec(write_value, read_value, {"$ref": "#/$defs/value"})


def _write_keywords(keywords: Mapping[str, Any], writer: Writer) -> Data:
    return {str(key): write_value(keywords[key], writer) for key in sorted(keywords) if keywords[key] is not None}


def _read_keywords(data: Data) -> dict[str, Any]:
    return {key: read_value(item) for key, item in expect(data, dict, "keywords").items()}


KEYWORDS = Codec(_write_keywords, _read_keywords, {"type": "object", "additionalProperties": VALUE.schema})

ROWS = array(
    Codec(
        lambda row, writer: {str(getattr(key, "name", key)): write_value(each, writer) for key, each in row.items()},
        lambda data: {key: read_value(item) for key, item in expect(data, dict, "a row").items()},
        {"type": "object", "additionalProperties": VALUE.schema},
    )
)

DEFINITIONS: dict[str, Schema] = {
    "name": {
        "description": "A name; final: no naming convention is applied; quoted: in quotes, whatever the case.",
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {"final": {"type": "string"}},
                "required": ["final"],
                "additionalProperties": False,
            },
            {
                "type": "object",
                "properties": {"quoted": {"type": "string"}},
                "required": ["quoted"],
                "additionalProperties": False,
            },
        ],
    },
    "type": {
        "description": "A column type: its key, or an object with its arguments (and variants).",
        "anyOf": [
            {"type": "string"},
            {"type": "object", "properties": {"type": {"type": "string"}}, "required": ["type"]},
        ],
    },
    "expression": {
        "description": "SQL: a string as the author gave it, text without parameters, or text with them.",
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {"sql": {"type": "string"}},
                "required": ["sql"],
                "additionalProperties": False,
            },
            {
                "type": "object",
                "properties": {"text": {"type": "string"}, "parameters": {"type": "object"}},
                "required": ["text"],
                "additionalProperties": False,
            },
        ],
    },
    "default": {
        "description": "A server default: null for none, a value, SQL, an identity, a computed column, a sequence.",
        "anyOf": [
            {"type": "null"},
            {
                "type": "object",
                "properties": {
                    "value": {"type": "string"},
                    "sql": {"type": "string"},
                    "text": {"type": "string"},
                    "parameters": {"type": "object"},
                    "identity": {"type": "object"},
                    "computed": {"$ref": "#/$defs/expression"},
                    "persisted": {"type": ["boolean", "null"]},
                    "fetched": {"const": True},
                    "sequence": {"type": "object"},
                },
                "additionalProperties": False,
            },
        ],
    },
    "value": {
        "description": f"A value of a row or an option; what JSON lacks has a tag: {', '.join(sorted(_READ))}.",
    },
}
