"""Columns, constraints and indexes as JSON and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import NullType

from sqlgen.operations.codec_base import Codec, Data, Schema, Writer, array, expect, expect_keys
from sqlgen.operations.codec_values import (
    DEFAULT,
    ELEMENT,
    EXCLUDE_ELEMENT,
    EXPRESSION,
    FLAG,
    KEYWORDS,
    NAME,
    OPTIONAL_NAME,
    TEXT,
    TYPE,
    read_sequence,
    write_sequence,
)
from sqlgen.operations.errors import OperationUnreadable, OperationUnwritable

NAMES = array(NAME)
ELEMENTS = array(ELEMENT)

Fields = dict[str, Codec]

_SHARED: Fields = {
    "name": OPTIONAL_NAME,
    "deferrable": FLAG,
    "initially": TEXT,
    "comment": TEXT,
    "options": KEYWORDS,
}
_ACTIONS: Fields = {"onupdate": TEXT, "ondelete": TEXT, "match": TEXT}

TARGET = Codec(
    lambda tokens, writer: [OPTIONAL_NAME.write(each, writer) for each in tokens],
    lambda data: tuple(OPTIONAL_NAME.read(each) for each in expect(data, list, "schema, table and column")),
    {"type": "array", "items": OPTIONAL_NAME.schema, "minItems": 3, "maxItems": 3},
)

KINDS: dict[str, Fields] = {
    "primary_key": {"columns": NAMES, **_SHARED},
    "unique": {"columns": NAMES, **_SHARED},
    "foreign_key": {"columns": NAMES, "targets": array(TARGET), **_ACTIONS, **_SHARED},
    "check": {"condition": EXPRESSION, **_SHARED},
    "exclude": {"elements": array(EXCLUDE_ELEMENT), "where": EXPRESSION, "using": TEXT, "ops": KEYWORDS, **_SHARED},
    "index": {"columns": ELEMENTS, "unique": FLAG, "name": OPTIONAL_NAME, "options": KEYWORDS},
}
"""What is said of each kind of item beside columns, in the order in which it is written."""

_FOREIGN_KEY: Fields = {"target": TARGET, **_ACTIONS, **_SHARED}


def write_fields(fields: Fields, values: dict[str, Any], writer: Writer) -> dict[str, Data]:
    """The values that say something, each by its codec."""
    written: dict[str, Data] = {}
    for name, codec in fields.items():
        value = values.get(name)
        if value is None or value == {} or (value is False and name in _FALSE_UNLESS_SAID):
            continue
        written[name] = codec.write(value, writer)
    return written


_FALSE_UNLESS_SAID = frozenset({"primary_key", "unique", "index"})


def read_fields(fields: Fields, data: dict[str, Any], what: str) -> dict[str, Any]:
    """The values that are there, each by its codec. Raises OperationUnreadable for unknown keys."""
    return {name: fields[name].read(item) for name, item in expect_keys(data, tuple(fields), what).items()}


def object_schema(fields: Mapping[str, Codec], required: Sequence[str] = (), **more: Any) -> Schema:
    """The JSON Schema of an object with these fields; `more` are schemas of keys that must be there."""
    properties = {**more, **{name: codec.schema for name, codec in fields.items()}}
    return {
        "type": "object",
        "properties": properties,
        "required": [*more, *required],
        "additionalProperties": False,
    }


# columns


def write_column(column: sa.Column[Any], writer: Writer, *, with_foreign_keys: bool = True) -> dict[str, Data]:
    """A column with what its author said along with it."""
    keys = sorted(column.foreign_keys, key=lambda key: str(key._column_tokens)) if with_foreign_keys else ()
    checks = [each for each in column.constraints if isinstance(each, sa.CheckConstraint) and not _is_type_bound(each)]
    options = dict(column.dialect_kwargs) if "dialect_options" in column.__dict__ else {}
    values: dict[str, Any] = {
        "name": column.name,
        "type": None if isinstance(column.type, NullType) else column.type,
        "primary_key": column.primary_key,
        "unique": column.unique,
        "index": column.index,
        "autoincrement": None if column.autoincrement == "auto" else column.autoincrement,
        "server_default": column.server_default,
        "comment": column.comment,
        "options": options,
    }
    written = write_fields(_COLUMN, values, writer)
    if (
        bool(column.nullable) is bool(column.primary_key) or column.identity is not None
    ):  # an identity isn't, unless said
        written["nullable"] = bool(column.nullable)
    if isinstance(column.default, sa.Sequence):
        written["sequence"] = write_sequence(column.default)
    if keys:
        written["foreign_keys"] = [_write_foreign_key(key, writer) for key in keys]
    if checks:
        written["checks"] = [write_item(each, writer) for each in sorted(checks, key=lambda each: each._creation_order)]
    return written


def _is_type_bound(constraint: sa.Constraint) -> bool:
    return bool(getattr(constraint, "_type_bound", False))


def read_column(data: Data) -> sa.Column[Any]:
    """The column that :func:`write_column` wrote."""
    fields = expect_keys(data, (*_COLUMN, *_COLUMN_PARTS), "a column")
    values = {name: _COLUMN[name].read(item) for name, item in fields.items() if name in _COLUMN}
    if "name" not in values:
        raise OperationUnreadable(f"a column without a name: {data!r}")
    type_ = values.pop("type", None)
    default = values.pop("server_default", None)
    parts: list[Any] = [
        _read_foreign_key(each) for each in expect(fields.get("foreign_keys", []), list, "foreign keys")
    ]
    parts.extend(read_item(each) for each in expect(fields.get("checks", []), list, "checks"))
    if "sequence" in fields:
        parts.append(read_sequence(fields["sequence"]))
    if isinstance(default, (sa.Identity, sa.Computed)):
        parts.append(default)
        default = None
    if "nullable" in fields:
        values["nullable"] = expect(fields["nullable"], bool, "true or false")
    options = values.pop("options", {})
    name = values.pop("name")
    arguments = parts if type_ is None else [type_, *parts]
    column: sa.Column[Any] = sa.Column(name, *arguments, server_default=default, **values, **options)
    return column


_AUTOINCREMENT = Codec(
    lambda value, _writer: value,
    lambda data: expect(data, (bool, str), 'true, false or "ignore_fk"'),
    {"enum": [True, False, "ignore_fk"]},
)

_COLUMN: Fields = {
    "name": NAME,
    "type": TYPE,
    "primary_key": FLAG,
    "unique": FLAG,
    "index": FLAG,
    "autoincrement": _AUTOINCREMENT,
    "server_default": DEFAULT,
    "comment": TEXT,
    "options": KEYWORDS,
}
_COLUMN_PARTS = ("nullable", "sequence", "foreign_keys", "checks")

COLUMN = Codec(write_column, read_column, {"$ref": "#/$defs/column"})


def _write_foreign_key(key: sa.ForeignKey, writer: Writer) -> Data:
    values = {name: getattr(key, name, None) for name in (*_ACTIONS, "deferrable", "initially", "comment")}
    values |= {
        "target": key._column_tokens,
        "name": key.name if isinstance(key.name, str) else None,
        "options": dict(key._unvalidated_dialect_kw),
    }
    return write_fields(_FOREIGN_KEY, values, writer)


def _read_foreign_key(data: Data) -> sa.ForeignKey:
    values = read_fields(_FOREIGN_KEY, data, "a foreign key")
    target = _spec(values.pop("target", ()))
    options = values.pop("options", {})
    return sa.ForeignKey(target, **values, **options)


def _spec(tokens: tuple[str | None, ...]) -> str:
    if len(tokens) != 3 or tokens[1] is None:
        raise OperationUnreadable(f"a foreign key refers to [schema, table, column], not to {list(tokens)!r}")
    return ".".join(token for token in tokens if token is not None)


# constraints and indexes


def write_item(item: Any, writer: Writer) -> dict[str, Data]:
    """A column, constraint or index, with a key that says which. Raises OperationUnwritable."""
    if isinstance(item, sa.Column):
        return {"column": write_column(item, writer)}
    kind = _KIND_OF.get(getattr(item, "__visit_name__", ""))
    if kind is None:
        raise OperationUnwritable(
            f"a {type(item).__name__} has no form in JSON: {item!r}",
            fix=(
                f'register an operation with @AddConstraintOp.register_add_constraint("{item.__visit_name__}"), '
                "and an OperationForm for it (sqlgen.operations.codec.register_form)"
                if isinstance(item, sa.Constraint)
                else "use SQLAlchemy's columns, constraints and indexes"
            ),
        )
    return {kind: write_fields(KINDS[kind], _values(kind, item), writer)}


_KIND_OF = {
    "primary_key_constraint": "primary_key",
    "unique_constraint": "unique",
    "foreign_key_constraint": "foreign_key",
    "check_constraint": "check",
    "column_check_constraint": "check",
    "table_or_column_check_constraint": "check",
    "exclude_constraint": "exclude",
    "index": "index",
}


def _values(kind: str, item: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "name": item.name if isinstance(item.name, str) else None,
        "options": dict(item.dialect_kwargs) if "dialect_options" in item.__dict__ else {},
    }
    for name in (*_ACTIONS, "deferrable", "initially", "comment", "using", "unique"):
        values[name] = getattr(item, name, None)
    if kind == "index":
        values["columns"] = list(item.expressions)
    elif kind == "check":
        values["condition"] = item.sqltext
    elif kind == "exclude":
        values["elements"] = [
            (expression if name is None else name, operator) for expression, name, operator in item._render_exprs
        ]
        values["where"], values["ops"] = item.where, dict(item.ops)
    else:
        given = item._columns if len(item._columns) else item._pending_colargs
        values["columns"] = [getattr(column, "name", column) for column in given]
    if kind == "foreign_key":
        values["targets"] = [key._column_tokens for key in item.elements]
    return values


def read_item(data: Data) -> Any:
    """The column, constraint or index that :func:`write_item` wrote."""
    fields = expect(data, dict, "a column, constraint or index")
    if len(fields) != 1:
        raise OperationUnreadable(f"an item has one key, {', '.join(('column', *KINDS))}, not {sorted(fields)}")
    ((kind, content),) = fields.items()
    if kind == "column":
        return read_column(content)
    if kind not in KINDS:
        raise OperationUnreadable(f"nobody knows an item {kind!r}", fix=f"known: {', '.join(('column', *KINDS))}")
    values = read_fields(KINDS[kind], content, kind)
    options = values.pop("options", {})
    return _MADE[kind](values, options)


def _of_columns(cls: Any) -> Callable[[dict[str, Any], dict[str, Any]], Any]:
    return lambda values, options: cls(*values.pop("columns", ()), **values, **options)


def _foreign_key(values: dict[str, Any], options: dict[str, Any]) -> sa.ForeignKeyConstraint:
    targets = [_spec(target) for target in values.pop("targets", ())]
    return sa.ForeignKeyConstraint(values.pop("columns", ()), targets, **values, **options)


def _check(values: dict[str, Any], options: dict[str, Any]) -> sa.CheckConstraint:
    return sa.CheckConstraint(values.pop("condition", ""), **values, **options)


def _exclude(values: dict[str, Any], options: dict[str, Any]) -> sa.Constraint:
    from sqlalchemy.dialects.postgresql import ExcludeConstraint

    return ExcludeConstraint(*values.pop("elements", ()), **values, **options)


def _index(values: dict[str, Any], options: dict[str, Any]) -> sa.Index:
    return sa.Index(values.pop("name", None), *values.pop("columns", ()), **values, **options)


_MADE: dict[str, Callable[[dict[str, Any], dict[str, Any]], Any]] = {
    "primary_key": _of_columns(sa.PrimaryKeyConstraint),
    "unique": _of_columns(sa.UniqueConstraint),
    "foreign_key": _foreign_key,
    "check": _check,
    "exclude": _exclude,
    "index": _index,
}

ITEM = Codec(write_item, read_item, {"$ref": "#/$defs/item"})

DEFINITIONS: dict[str, Schema] = {
    "column": {
        "type": "object",
        "properties": {
            **{name: codec.schema for name, codec in _COLUMN.items()},
            "nullable": {"type": "boolean"},
            "sequence": {"type": "object"},
            "foreign_keys": {"type": "array", "items": object_schema(_FOREIGN_KEY, ("target",))},
            "checks": {"type": "array", "items": {"$ref": "#/$defs/item"}},
        },
        "required": ["name"],
        "additionalProperties": False,
    },
    "item": {
        "description": "A column, constraint or index of a new table: one key says which.",
        "anyOf": [
            object_schema({}, column={"$ref": "#/$defs/column"}),
            *(object_schema({}, (), **{kind: object_schema(fields)}) for kind, fields in KINDS.items()),
        ],
    },
}
