"""Types as plain data and back, and their canonical form: both from one portable shape.

The portable shape of an author's type has only classes of the closed table: decorators and classes of his
own become what they are in each database, and remember the dotted path they came from. Reading data looks
names up in that table; it imports nothing that the data asks for.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.sql.elements import TextClause
from sqlalchemy.types import TypeEngine
from sqlalchemy.util import immutabledict

from sqlgen.catalog.conversion_errors import UnknownType
from sqlgen.catalog.sql_text import Speaker, Verbatim, unescaped
from sqlgen.catalog.types import RawType, changed_type, origin_of, resolved, with_origin
from sqlgen.catalog.types_table import FAMILIES, arguments_of, class_of_key, key_of_class, matters_to_database

Data = Any
"""What JSON can say."""

_RAW = "raw"


def type_to_data(type_: TypeEngine[Any] | type[TypeEngine[Any]]) -> Data:
    """A type as data: its key when nothing else is to be said, else ``{"type": key, argument: value, ...}``.

    :raises UnknownType: an object that is no type, or a type that can't be said in any database.
    """
    shape = portable(type_)
    arguments = {name: _to_data(value) for name, value in _arguments(shape)}
    origin = origin_of(shape)
    if origin is not None:
        arguments["origin"] = origin
    if shape._variant_mapping:
        variants = shape._variant_mapping
        arguments["variants"] = {name: type_to_data(variants[name]) for name in sorted(variants)}
    key = _key(shape)
    return {"type": key, **arguments} if arguments else key


def type_from_data(data: Data) -> TypeEngine[Any]:
    """The type that :func:`type_to_data` said.

    :raises UnknownType: the data names a type that the closed table doesn't have.
    """
    if isinstance(data, str):
        data = {"type": data}
    if not isinstance(data, Mapping) or not isinstance(data.get("type"), str):
        raise UnknownType(str(data))
    given = dict(data)
    key = given.pop("type")
    origin, variants = given.pop("origin", None), given.pop("variants", None)
    type_ = _made(key, given)
    if variants:
        mapping = immutabledict({name: type_from_data(item) for name, item in variants.items()})
        type_ = changed_type(type_, _variant_mapping=mapping)
    return with_origin(type_, origin) if origin is not None else type_


def canonical_type(type_: TypeEngine[Any] | type[TypeEngine[Any]]) -> tuple[Any, ...]:
    """Class, arguments that the database sees, variants, and the author's class, as nested tuples.

    :raises UnknownType: as :func:`type_to_data`.
    """
    shape = portable(type_)
    arguments = tuple((name, _frozen(value)) for name, value in _arguments(shape) if matters_to_database(name))
    variants = shape._variant_mapping
    known = tuple((f"with_variant({name})", canonical_type(variants[name])) for name in sorted(variants))
    origin = origin_of(shape)
    return ("type", _key(shape), *arguments, *known, *((("origin", origin),) if origin else ()))


def portable(type_: TypeEngine[Any] | type[TypeEngine[Any]]) -> TypeEngine[Any]:
    """The type in classes of the closed table; itself when it has one and its variants too."""
    instance: Any = type_() if isinstance(type_, type) and issubclass(type_, TypeEngine) else type_
    if not isinstance(instance, TypeEngine):
        raise UnknownType(repr(type_))
    variants = instance._variant_mapping
    cls: Any = instance.__class__
    if isinstance(instance, RawType) or key_of_class(cls) is not None:
        if not variants:
            return instance
        shapes = {name: portable(variant) for name, variant in variants.items()}
        if all(shapes[name] is variants[name] for name in shapes):
            return instance
        return changed_type(instance, _variant_mapping=immutabledict(shapes))
    return _portable_stranger(instance)


def _portable_stranger(type_: TypeEngine[Any]) -> TypeEngine[Any]:
    """An author's own class: what it is by default, with a variant for each database where it is something else."""
    plain = changed_type(type_, _variant_mapping=immutabledict()) if type_._variant_mapping else type_
    base = _spoken(plain, _neutral())
    usual = canonical_type(base)
    variants: dict[str, TypeEngine[Any]] = {}
    for family in FAMILIES:
        given = type_._variant_mapping.get(family)
        spoken = portable(given) if given is not None else _spoken(plain, _of_family(family))
        if canonical_type(spoken) != usual:
            variants[family] = spoken
    for name in sorted(set(type_._variant_mapping) - set(FAMILIES)):
        variants[name] = portable(type_._variant_mapping[name])
    shape = changed_type(base, _variant_mapping=immutabledict(variants)) if variants else base
    cls = type_.__class__
    return with_origin(shape, f"{cls.__module__}.{cls.__qualname__}")


def _spoken(type_: TypeEngine[Any], words: Speaker) -> TypeEngine[Any]:
    shape = resolved(type_, words)
    cls: Any = shape.__class__
    if key_of_class(cls) is None and not isinstance(shape, RawType):
        raise UnknownType(f"{cls.__module__}.{cls.__qualname__}")
    origin = origin_of(shape)
    return shape if origin is None else changed_type(shape, sqlgen_origin=None)


@functools.cache
def _neutral() -> Speaker:
    return Speaker(DefaultDialect(), ())


@functools.cache
def _of_family(family: str) -> Speaker:
    dialect = getattr(import_module(f"sqlalchemy.dialects.{family}.base"), _DIALECTS[family])
    return Speaker(dialect(), (family,))


_DIALECTS = {  # those without a driver, which has its own ideas of types
    "postgresql": "PGDialect",
    "mysql": "MySQLDialect",
    "sqlite": "SQLiteDialect",
    "mssql": "MSDialect",
    "oracle": "OracleDialect",
}


def _key(type_: TypeEngine[Any]) -> str:
    cls: Any = type_.__class__
    key = _RAW if isinstance(type_, RawType) else key_of_class(cls)
    if key is None:
        raise UnknownType(f"{cls.__module__}.{cls.__qualname__}")
    return key


def _arguments(type_: TypeEngine[Any]) -> list[tuple[str, Any]]:
    """What the type was made with and isn't the default, in a stable order."""
    if isinstance(type_, RawType):
        return [("text", type_.text)]
    cls: Any = type_.__class__
    found = {}
    for name, default in arguments_of(cls):
        value = _argument(type_, name, default)
        if value != default and not (value is None and isinstance(default, enum.Enum)) and not callable(value):
            found[name] = value
    if isinstance(type_, sa.Enum) or hasattr(type_, "values"):  # the second: MySQL's SET
        found["values"] = tuple(type_.enums if isinstance(type_, sa.Enum) else type_.values)
        if getattr(type_, "native_enum", True):
            found.pop("length", None)  # of its longest value
    return sorted(found.items())


def _argument(type_: TypeEngine[Any], name: str, default: Any) -> Any:
    if name == "inherit_schema":  # since SQLAlchemy 2.1 a property that warns
        return type_.__dict__.get("_inherit_schema", type_.__dict__.get("inherit_schema", default))
    return getattr(type_, name, default)


def _to_data(value: Any) -> Data:
    if isinstance(value, TypeEngine) or (isinstance(value, type) and issubclass(value, TypeEngine)):
        return {"a": type_to_data(value)}
    if isinstance(value, TextClause):
        return {"sql": unescaped(value)}
    if isinstance(value, tuple | list):
        return [_to_data(item) for item in value]
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, enum.Enum)):
        return value
    if isinstance(value, enum.Enum):  # Oracle's vector formats
        return value.name
    raise UnknownType(repr(value))


def _of_data(value: Data) -> Any:
    if isinstance(value, Mapping):
        if set(value) == {"a"}:
            return type_from_data(value["a"])
        if set(value) == {"sql"}:
            return Verbatim(str(value["sql"]))
        raise UnknownType(str(value))
    if isinstance(value, list):
        return [_of_data(item) for item in value]
    return value


def _member(key: str, argument: str, value: Any) -> Any:
    """The member of an enum that an argument takes; all other values as they are."""
    enum_name = _ENUMERATED.get((key, argument))
    if enum_name is None:
        return value
    members: Any = getattr(import_module("sqlalchemy.dialects.oracle"), enum_name).__members__
    if value not in members:
        raise UnknownType(f"{key}({argument}={value})")
    return members[value]


_ENUMERATED = {
    ("oracle.VECTOR", "storage_format"): "VectorStorageFormat",
    ("oracle.VECTOR", "storage_type"): "VectorStorageType",
}


def _frozen(value: Any) -> Any:
    if isinstance(value, TypeEngine) or (isinstance(value, type) and issubclass(value, TypeEngine)):
        return canonical_type(value)
    data = _to_data(value)
    if isinstance(data, list):
        return tuple(_frozen(item) for item in value)
    return ("sql", data["sql"]) if isinstance(data, dict) else data


def _made(key: str, given: Mapping[str, Data]) -> TypeEngine[Any]:
    if key == _RAW:
        return RawType(str(given.get("text", "")))
    cls: Any = class_of_key(key)
    if cls is None:
        raise UnknownType(key)
    allowed = {name for name, _ in arguments_of(cls)} | {"values", "length"}
    unknown = sorted(set(given) - allowed)
    if unknown:
        raise UnknownType(f"{key}({', '.join(unknown)})")
    arguments = {name: _member(key, name, _of_data(value)) for name, value in given.items()}
    values = arguments.pop("values", ())
    if issubclass(cls, sa.Enum):
        arguments["_create_events"] = False
    try:
        made: TypeEngine[Any] = cls(*values, **arguments)
    except (TypeError, ValueError, sa.exc.ArgumentError) as error:
        raise UnknownType(f"{key}: {error}") from error
    return made
