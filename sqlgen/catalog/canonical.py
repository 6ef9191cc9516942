"""What is equal: one canonical form of everything, as nested tuples of plain values.

Two things are equal when their canonical forms are. It serves tests, comparison, codecs and fingerprints:
values of the catalog, catalogs, SQLAlchemy's types, expressions and schema objects, and what stands in the
arguments of operations.
"""

from __future__ import annotations

import datetime
import decimal
import enum
import uuid
from collections.abc import Callable, Mapping, Set
from typing import Any

import sqlalchemy as sa
from immutables import Map
from msgspec import Struct
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql.elements import ClauseElement, TextClause
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.conversion_errors import NotConvertible
from sqlgen.catalog.sql_text import unescaped
from sqlgen.catalog.types_codec import canonical_type
from sqlgen.catalog.values import Check, Exclude, ForeignKey, Index, PrimaryKey, Table, Unique

Canonical = Any
"""``str | int | float | bool | None`` and tuples of it."""


def canonical(value: Any) -> Canonical:
    """The canonical form of a value.

    Text of SQL counts byte for byte; whether a constraint's name or an index was implicit doesn't, nor the
    order of a table's constraints and indexes.

    :raises UnknownType: a column type that nobody knows.
    :raises NotConvertible: an object that has no canonical form.
    """
    convert = _BY_CLASS.get(value.__class__)
    if convert is not None:
        return convert(value)
    if isinstance(value, Struct):
        return _struct(value)
    for kind, convert in _BY_KIND:
        if isinstance(value, kind):
            return convert(value)
    if isinstance(value, type) and issubclass(value, TypeEngine):
        return canonical_type(value)
    raise NotConvertible("a comparable value", value)


def _itself(value: Any) -> Canonical:
    return value


def _text(value: str) -> Canonical:
    """A name that insists on its quotes isn't the plain one."""
    if getattr(value, "quote", None):
        return ("quoted", str(value))
    return str(value)


def _items(value: Any) -> Canonical:
    return tuple(canonical(item) for item in value)


def _set(value: Set[Any]) -> Canonical:
    return ("set", *sorted((canonical(item) for item in value), key=repr))


def _mapping(value: Mapping[Any, Any]) -> Canonical:
    pairs = ((canonical(key), canonical(item)) for key, item in value.items())
    return ("map", *sorted(pairs, key=lambda pair: repr(pair[0])))


def _struct(value: Struct) -> Canonical:
    cls = value.__class__
    return (cls.__name__, *((name, canonical(getattr(value, name))) for name in cls.__struct_fields__))


_NOT_SAID = frozenset({"implicit", "elsewhere"})


def _constraint(value: Any) -> Canonical:
    cls = value.__class__
    names = (name for name in cls.__struct_fields__ if name not in _NOT_SAID)
    return (cls.__name__, *((name, canonical(getattr(value, name))) for name in names))


_UNORDERED = frozenset({"uniques", "foreign_keys", "checks", "excludes", "indexes", "triggers"})


_NOT_THERE = frozenset({"left_out_uniques", "left_out_indexes"})


def _table(table: Table) -> Canonical:
    names = (name for name in Table.__struct_fields__ if name not in _NOT_THERE)
    return ("Table", *((name, _table_field(table, name)) for name in names))


def _table_field(table: Table, name: str) -> Canonical:
    form = canonical(getattr(table, name))
    return tuple(sorted(form, key=repr)) if name in _UNORDERED else form


def _catalog(catalog: Catalog) -> Canonical:
    """The schema and whose it is; how it was come by (assumptions, conventions) doesn't count."""
    listed = {
        "tables": catalog.tables(),
        "views": catalog.views(),
        "sequences": catalog.sequences(),
        "types": catalog.types(),
    }
    objects = ((kind, tuple(sorted((canonical(item) for item in items), key=repr))) for kind, items in listed.items())
    return ("Catalog", catalog.profile.name, catalog.profile.version_text, *objects)


def _decimal(value: decimal.Decimal) -> Canonical:
    return ("decimal", str(value))


def _float(value: float) -> Canonical:
    return ("float", repr(value))


def _bytes(value: bytes) -> Canonical:
    return ("bytes", value.hex())


def _moment(value: Any) -> Canonical:
    return (value.__class__.__name__, value.isoformat())


def _timedelta(value: datetime.timedelta) -> Canonical:
    return ("timedelta", value.days, value.seconds, value.microseconds)


def _uuid(value: uuid.UUID) -> Canonical:
    return ("uuid", str(value))


def _member(value: enum.Enum) -> Canonical:
    return (value.__class__.__name__, value.name)


def _text_clause(value: TextClause) -> Canonical:
    binds = value._bindparams
    return ("text", unescaped(value), *((name, canonical(binds[name].value)) for name in sorted(binds)))


def _expression(value: ClauseElement) -> Canonical:
    """An expression by what SQLAlchemy says of it: with literals where it can, else with its parameters."""
    try:
        return ("sql", str(value.compile(compile_kwargs={"literal_binds": True})))
    except (SQLAlchemyError, NotImplementedError):
        compiled = value.compile()
        parameters = ((name, canonical(item)) for name, item in sorted(compiled.params.items()))
        return ("sql", str(compiled), *parameters)


def _sa_column(column: sa.Column[Any]) -> Canonical:
    named = (
        ("type", canonical_type(column.type)),
        ("nullable", bool(column.nullable)),
        ("primary_key", bool(column.primary_key)),
        ("unique", bool(column.unique)),
        ("index", bool(column.index)),
        ("autoincrement", column.autoincrement),
        ("server_default", canonical(column.server_default)),
        ("default", _client_default(column.default)),
        ("comment", column.comment),
        ("foreign_keys", tuple(sorted((canonical(key) for key in column.foreign_keys), key=repr))),
        ("constraints", tuple(sorted((canonical(item) for item in column.constraints), key=repr))),
        ("options", _sa_options(column)),
    )
    return ("sa.Column", column.name, *named)


def _client_default(default: Any) -> Canonical:
    """Only a sequence says something to the database."""
    return canonical(default) if isinstance(default, sa.Sequence) else None


def _sa_default(default: sa.FetchedValue) -> Canonical:
    return canonical(default.arg) if isinstance(default, sa.DefaultClause) else "FetchedValue"


_SEQUENCE_ATTRIBUTES = (
    *("name", "schema", "always", "start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue"),
    *("cycle", "cache", "order", "on_null", "optional"),
)


def _sa_identity(value: Any) -> Canonical:
    given = ((name, getattr(value, name, None)) for name in _SEQUENCE_ATTRIBUTES)
    return (f"sa.{value.__class__.__name__}", *((name, canonical(item)) for name, item in given if item is not None))


def _sa_computed(value: sa.Computed) -> Canonical:
    return ("sa.Computed", canonical(value.sqltext), value.persisted)


def _sa_options(item: Any) -> Canonical:
    return canonical(dict(item.dialect_kwargs)) if "dialect_options" in item.__dict__ else ("map",)


def _sa_names(constraint: Any) -> Canonical:
    given = constraint._columns if len(constraint._columns) else constraint._pending_colargs
    return tuple(str(getattr(column, "name", column)) for column in given)


def _sa_shared(constraint: Any) -> Canonical:
    names = ("name", "deferrable", "initially", "onupdate", "ondelete", "match", "comment", "using")
    given = ((name, getattr(constraint, name, None)) for name in names)
    plain = ((name, str(item) if isinstance(item, str) else item) for name, item in given)
    return (
        *((name, item) for name, item in plain if isinstance(item, str | bool)),
        ("options", _sa_options(constraint)),
    )


def _sa_constraint(constraint: Any) -> Canonical:
    kind = constraint.__visit_name__
    if isinstance(constraint, sa.CheckConstraint):
        content: Canonical = canonical(constraint.sqltext)
    elif isinstance(constraint, sa.ForeignKeyConstraint):
        content = (_sa_names(constraint), tuple(_sa_target(key) for key in constraint.elements))
    elif hasattr(constraint, "_render_exprs"):  # PostgreSQL's EXCLUDE
        elements = constraint._render_exprs
        content = (
            tuple((_sa_element(expression), operator) for expression, _, operator in elements),
            canonical(constraint.where),
            canonical(dict(constraint.ops)),
        )
    else:
        content = _sa_names(constraint)
    return (kind, content, *_sa_shared(constraint))


def _sa_target(key: sa.ForeignKey) -> Canonical:
    return tuple(None if token is None else str(token) for token in key._column_tokens)


def _sa_foreign_key(key: sa.ForeignKey) -> Canonical:
    options = canonical(dict(key._unvalidated_dialect_kw))
    return ("sa.ForeignKey", _sa_target(key), *_sa_shared(key)[:-1], ("options", options))


def _sa_index(index: sa.Index) -> Canonical:
    expressions = tuple(_sa_element(expression) for expression in index.expressions)
    name = None if index.name is None else str(index.name)
    return ("sa.Index", name, expressions, bool(index.unique), _sa_options(index))


def _sa_element(expression: Any) -> Canonical:
    """A column of an index by its name alone."""
    if isinstance(expression, str | sa.Column):
        return ("column", str(getattr(expression, "name", expression)))
    return canonical(expression)


def _sa_table(table: sa.Table) -> Canonical:
    constraints = sorted((canonical(item) for item in table.constraints), key=repr)
    indexes = sorted((canonical(item) for item in table.indexes), key=repr)
    return (
        "sa.Table",
        str(table.name),
        table.schema,
        tuple(canonical(column) for column in table.columns),
        tuple(constraints),
        tuple(indexes),
        table.comment,
        tuple(str(prefix) for prefix in table._prefixes),
        _sa_options(table),
    )


_BY_CLASS: dict[type[Any], Callable[[Any], Canonical]] = {
    str: _itself,
    int: _itself,
    bool: _itself,
    type(None): _itself,
    tuple: _items,
    list: _items,
    dict: _mapping,
    Map: _mapping,
    Table: _table,
    Catalog: _catalog,
    **dict.fromkeys((PrimaryKey, Unique, ForeignKey, Check, Exclude, Index), _constraint),
}

_BY_KIND: tuple[tuple[Any, Callable[[Any], Canonical]], ...] = (
    (TypeEngine, canonical_type),
    (sa.Table, _sa_table),
    (sa.Column, _sa_column),
    (sa.Index, _sa_index),
    (sa.ForeignKey, _sa_foreign_key),
    (sa.Constraint, _sa_constraint),
    (sa.Computed, _sa_computed),
    ((sa.Identity, sa.Sequence), _sa_identity),
    (sa.FetchedValue, _sa_default),
    (TextClause, _text_clause),
    (ClauseElement, _expression),
    (enum.Enum, _member),
    (str, _text),
    (bool, _itself),
    (int, int),
    (float, _float),
    (decimal.Decimal, _decimal),
    (bytes | bytearray | memoryview, _bytes),
    ((datetime.datetime, datetime.date, datetime.time), _moment),
    (datetime.timedelta, _timedelta),
    (uuid.UUID, _uuid),
    (Mapping, _mapping),
    (Set, _set),
    ((list, tuple), _items),
)
