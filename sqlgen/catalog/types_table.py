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
from sqlalchemy.types import Enum, TypeEngine

_GENERIC = """
    ARRAY BIGINT BINARY BLOB BOOLEAN BigInteger Boolean CHAR CLOB DATE DATETIME DECIMAL DOUBLE DOUBLE_PRECISION
    Date DateTime Double Enum FLOAT Float INT INTEGER Integer Interval JSON LargeBinary NCHAR NUMERIC NVARCHAR
    NullType Numeric PickleType REAL SMALLINT SmallInteger String TEXT TIME TIMESTAMP Text Time UUID Unicode
    UnicodeText Uuid VARBINARY VARCHAR
"""

_OF_DIALECTS = {
    "postgresql": """
        ARRAY BIT BYTEA CIDR CITEXT DATEMULTIRANGE DATERANGE DOMAIN ENUM HSTORE INET INT4MULTIRANGE INT4RANGE
        INT8MULTIRANGE INT8RANGE INTERVAL JSON JSONB JSONPATH MACADDR MACADDR8 MONEY NUMMULTIRANGE NUMRANGE OID
        REGCLASS REGCONFIG TIME TIMESTAMP TSMULTIRANGE TSQUERY TSRANGE TSTZMULTIRANGE TSTZRANGE TSVECTOR
    """,
    "mysql": """
        BIGINT BIT CHAR DATETIME DECIMAL DOUBLE ENUM FLOAT INET4 INET6 INTEGER JSON LONGBLOB LONGTEXT MEDIUMBLOB
        MEDIUMINT MEDIUMTEXT NCHAR NUMERIC NVARCHAR REAL SET SMALLINT TEXT TIME TIMESTAMP TINYBLOB TINYINT TINYTEXT
        VARCHAR YEAR
    """,
    "sqlite": "DATE DATETIME JSON JSONB TIME",
    "mssql": """
        BIT DATETIME2 DATETIMEOFFSET DOUBLE_PRECISION IMAGE JSON MONEY NTEXT REAL ROWVERSION SMALLDATETIME SMALLMONEY
        SQL_VARIANT TIME TIMESTAMP TINYINT UNIQUEIDENTIFIER VARBINARY XML
    """,
    "oracle": """
        BFILE BINARY_DOUBLE BINARY_FLOAT DATE FLOAT INTERVAL JSON LONG NCLOB NUMBER RAW ROWID TIMESTAMP VARCHAR2 VECTOR
    """,
}

_OF_ENUM = {
    "create_constraint": False,
    "inherit_schema": False,
    "length": None,
    "name": None,
    "native_enum": True,
    "schema": None,
}

FAMILIES = tuple(_OF_DIALECTS)
"""Dialects of SQLAlchemy that have types of their own."""

_KEPT_FOR_PYTHON = frozenset(
    {"as_tuple", "as_uuid", "asdecimal", "create_type", "decimal_return_scale", "none_as_null", "zero_indexes"}
)
"""Arguments that say how Python sees the values; data carries them, since literals and enum creation ask."""

_NOT_KEPT = frozenset(
    """
    _adapted_from _create_events _enums _expect_unicode astext_type comparator constraint_name convert_int enums impl
    metadata omit_aliases pickler protocol quote quoting regexp retrieve_as_bitwise
    should_evaluate_none sort_key_function text_type validate_strings values_callable
    """.split()  # noqa: SIM905  # a table of words reads better
)
"""Arguments that neither the database nor a literal sees."""


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
def key_of_class(cls: Any) -> str | None:
    """The key of exactly this class, None for a subclass or a stranger."""
    module = str(getattr(cls, "__module__", ""))
    own_name = getattr(cls, "__name__", "")
    for name, known in _generic_classes().items():
        if known is cls and name == own_name:
            return name
    if module.startswith("sqlalchemy.dialects."):
        family = module.split(".")[2]
        if family in _OF_DIALECTS:
            return next((key for key, known in _dialect_classes(family).items() if known is cls), None)
    return next((name for name, known in _generic_classes().items() if known is cls), None)


@functools.cache
def nearest_known(cls: Any) -> Any:
    """The class itself, or its closest ancestor that has a key."""
    return next((ancestor for ancestor in cls.__mro__ if key_of_class(ancestor) is not None), None)


@functools.cache
def arguments_of(cls: Any) -> tuple[tuple[str, Any], ...]:
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
    if issubclass(cls, Enum):  # it hides its arguments behind **kw
        found = {name: found.get(name) for name in found if name not in ("name", "schema", "length")} | _OF_ENUM
    return tuple((name, found[name]) for name in sorted(found) if name not in _NOT_KEPT)


def matters_to_database(argument: str) -> bool:
    """False for an argument that only says how Python sees the values."""
    return argument not in _KEPT_FOR_PYTHON
