"""The closed table of types: every public type of SQLAlchemy and of its six dialects, by a stable key.

A key is ``String`` for ``sqlalchemy.types.String`` and ``postgresql.JSONB`` for a dialect's own. What data
names is looked up here and nowhere else, so reading data imports nothing that the data asks for; a dialect's
module is imported when one of its types is first met.
"""

from __future__ import annotations

import functools
import inspect
from importlib import import_module
from typing import Any

from sqlalchemy import types as sqltypes
from sqlalchemy.types import TypeEngine

_GENERIC = (
    "ARRAY BIGINT BINARY BLOB BOOLEAN BigInteger Boolean CHAR CLOB DATE DATETIME DECIMAL DOUBLE DOUBLE_PRECISION Date DateTime "
    "Double Enum FLOAT Float INT INTEGER Integer Interval JSON LargeBinary MatchType NCHAR NUMERIC NVARCHAR NullType Numeric "
    "PickleType REAL SMALLINT SmallInteger String TEXT TIME TIMESTAMP Text Time TupleType UUID Unicode UnicodeText Uuid "
    "VARBINARY VARCHAR"
)

_OF_DIALECTS = {
    "postgresql": (
        "ARRAY BIT BYTEA CIDR CITEXT DATEMULTIRANGE DATERANGE DOMAIN ENUM HSTORE INET INT4MULTIRANGE INT4RANGE INT8MULTIRANGE "
        "INT8RANGE INTERVAL JSON JSONB JSONPATH MACADDR MACADDR8 MONEY NUMMULTIRANGE NUMRANGE OID REGCLASS REGCONFIG TIME "
        "TIMESTAMP TSMULTIRANGE TSQUERY TSRANGE TSTZMULTIRANGE TSTZRANGE TSVECTOR"
    ),
    "mysql": (
        "BIGINT BIT CHAR DATETIME DECIMAL DOUBLE ENUM FLOAT INTEGER JSON LONGBLOB LONGTEXT MEDIUMBLOB MEDIUMINT MEDIUMTEXT NCHAR "
        "NUMERIC NVARCHAR REAL SET SMALLINT TEXT TIME TIMESTAMP TINYBLOB TINYINT TINYTEXT VARCHAR YEAR INET4 INET6"
    ),
    "sqlite": "DATE DATETIME JSON TIME",
    "mssql": (
        "BIT DATETIME2 DATETIMEOFFSET DOUBLE_PRECISION IMAGE JSON MONEY NTEXT REAL ROWVERSION SMALLDATETIME SMALLMONEY "
        "SQL_VARIANT TIME TIMESTAMP TINYINT UNIQUEIDENTIFIER VARBINARY XML"
    ),
    "oracle": "BFILE BINARY_DOUBLE BINARY_FLOAT BOOLEAN DATE FLOAT INTERVAL LONG NCLOB NUMBER NVARCHAR2 RAW ROWID TIMESTAMP VARCHAR2 VECTOR",
}

_PYTHON_SIDE = frozenset(
    "as_uuid as_tuple asdecimal comparator convert_unicode create_constraint create_type decimal_return_scale impl inherit_schema "
    "metadata name_in_metadata none_as_null omit_aliases pickler protocol quote quoting retrieve_as_bitwise should_evaluate_none "
    "sort_key_function validate_strings values_callable zero_indexes _create_events _adapted_from _expect_unicode _enums enums "
    "constraint_name create_events text_type hashable dimensions_hint".split()
)
"""Constructor arguments that say how Python sees values, not what stands in the database."""

_KEPT_FOR_PYTHON = frozenset({"as_uuid", "asdecimal", "as_tuple", "none_as_null", "decimal_return_scale", "zero_indexes", "create_type"})
"""Those of them that data carries, since literals and enum creation ask for them."""


@functools.cache
def _generic_classes() -> dict[str, type[TypeEngine[Any]]]:
    return {name: getattr(sqltypes, name) for name in _GENERIC.split() if hasattr(sqltypes, name)}


@functools.cache
def _dialect_classes(family: str) -> dict[str, type[TypeEngine[Any]]]:
    generic = set(_generic_classes().values())
    module = import_module(f"sqlalchemy.dialects.{family}")
    named = ((name, getattr(module, name, None)) for name in _OF_DIALECTS[family].split())
    return {f"{family}.{name}": cls for name, cls in named if cls is not None and cls not in generic}


def class_of_key(key: str) -> type[TypeEngine[Any]] | None:
    """The class that a key stands for; None when no table has it (or this SQLAlchemy doesn't)."""
    family, dot, _ = key.partition(".")
    if not dot:
        return _generic_classes().get(key)
    return _dialect_classes(family).get(key) if family in _OF_DIALECTS else None


@functools.cache
def key_of_class(cls: type[Any]) -> str | None:
    """The key of exactly this class, None for a subclass or a stranger."""
    module = cls.__module__
    for name, known in _generic_classes().items():
        if known is cls and (name == cls.__name__):
            return name
    if module.startswith("sqlalchemy.dialects."):
        family = module.split(".")[2]
        if family in _OF_DIALECTS:
            return next((key for key, known in _dialect_classes(family).items() if known is cls), None)
    return next((name for name, known in _generic_classes().items() if known is cls), None)


@functools.cache
def nearest_known(cls: type[Any]) -> type[TypeEngine[Any]] | None:
    """The class itself, or its closest ancestor that has a key."""
    return next((ancestor for ancestor in cls.__mro__ if key_of_class(ancestor) is not None), None)


@functools.cache
def arguments_of(cls: type[Any]) -> tuple[tuple[str, Any], ...]:
    """Names and defaults of the constructor arguments that a type keeps as attributes, in a stable order."""
    found: dict[str, Any] = {}
    for ancestor in cls.__mro__:
        initializer = ancestor.__dict__.get("__init__")
        if initializer is None:
            continue
        parameters = inspect.signature(initializer).parameters.values()
        for parameter in parameters:
            if parameter.kind in (parameter.KEYWORD_ONLY, parameter.POSITIONAL_OR_KEYWORD) and parameter.name != "self":
                default = None if parameter.default is parameter.empty else parameter.default
                found.setdefault(parameter.name, default)
        if not any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters):
            break
    kept = (name for name in sorted(found) if name not in _PYTHON_SIDE or name in _KEPT_FOR_PYTHON)
    return tuple((name, found[name]) for name in kept)


def matters_to_database(argument: str) -> bool:
    """False for an argument that only says how Python sees the values."""
    return argument not in _KEPT_FOR_PYTHON
