"""Values of the catalog as plain data and back: every field that isn't the default, under its own name."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from immutables import Map
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields
from sqlalchemy.sql.elements import quoted_name
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.conversion_errors import SnapshotMismatch
from sqlgen.catalog.types_codec import type_from_data, type_to_data
from sqlgen.catalog.values import (
    Check,
    Column,
    Computed,
    EnumType,
    Exclude,
    ExcludeElement,
    ForeignKey,
    Identity,
    Index,
    IndexPart,
    Knowledge,
    PrimaryKey,
    Sequence,
    Table,
    Trigger,
    Unique,
    View,
)

Data = Any

_CLASSES: dict[str, type[Any]] = {
    cls.__name__: cls
    for cls in (
        *(Check, Column, Computed, EnumType, Exclude, ExcludeElement, ForeignKey, Identity, Index, IndexPart),
        *(PrimaryKey, Sequence, Table, Trigger, Unique, View),
    )
}

# fields that hold values; the class isn't repeated in the data
_NESTED: dict[tuple[type[Any], str], type[Any]] = {
    (Column, "identity"): Identity,
    (Column, "computed"): Computed,
    (Exclude, "elements"): ExcludeElement,
    (Index, "parts"): IndexPart,
    (Sequence, "settings"): Identity,
    (Table, "columns"): Column,
    (Table, "primary_key"): PrimaryKey,
    (Table, "foreign_keys"): ForeignKey,
    (Table, "uniques"): Unique,
    (Table, "checks"): Check,
    (Table, "excludes"): Exclude,
    (Table, "indexes"): Index,
    (Table, "triggers"): Trigger,
    (Table, "left_out_uniques"): Unique,
    (Table, "left_out_indexes"): Index,
}


def value_to_data(value: Any) -> dict[str, Data]:
    """A value of :mod:`sqlgen.catalog.values` as an object with its fields."""
    data: dict[str, Data] = {}
    cls: Any = value.__class__
    for name, default in _fields(cls):
        given = getattr(value, name)
        if given is not default and given != default:
            data[name] = _to_data(given)
    return data


def value_from_data(cls: type[Any], data: Data) -> Any:
    """The value of that class that :func:`value_to_data` said.

    :raises SnapshotMismatch: the data has other fields than the class.
    """
    if not isinstance(data, Mapping):
        raise SnapshotMismatch(f"expected the fields of a {cls.__name__}, found {data!r}")
    of_class: Any = cls
    known = dict(_fields(of_class))
    for name in data:
        if name not in known:
            raise SnapshotMismatch(f"a {cls.__name__} has no {name!r}")
    try:
        value = cls(**{name: _field_from_data(cls, name, item) for name, item in data.items()})
        _check_types(value)
        return value
    except TypeError as error:
        raise SnapshotMismatch(f"a {cls.__name__} can't be read: {error}") from error


def _check_types(value: Any) -> None:
    """TypeError for a name that is no string, a flag that is none, and the like."""
    for name, classes in _plain_fields(value.__class__):
        if not isinstance(getattr(value, name), classes):
            raise TypeError(f"{name!r} can't be {getattr(value, name)!r}")


@lru_cache(maxsize=64)
def _plain_fields(cls: type[Any]) -> tuple[tuple[str, tuple[type, ...]], ...]:
    """The fields that hold a string, a number or a flag, with what they may hold."""
    hints = get_type_hints(cls)
    found = []
    for name, hint in hints.items():
        classes = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        if set(classes) <= {str, int, bool, NoneType}:
            found.append((name, tuple(classes)))
    return tuple(found)


@lru_cache(maxsize=64)
def _fields(cls: type[Struct]) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (field.name, field.default if field.default_factory is NODEFAULT else field.default_factory())
        for field in fields(cls)
    )


def _to_data(value: Any) -> Data:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, str):
        return {"quoted": str(value)} if getattr(value, "quote", None) else str(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, TypeEngine):
        return type_to_data(value)
    if isinstance(value, Mapping):
        return {"map": {key: _to_data(value[key]) for key in sorted(value)}}
    if isinstance(value, tuple | list):
        return [_to_data(item) for item in value]
    if value.__class__.__name__ in _CLASSES:
        return value_to_data(value)
    raise SnapshotMismatch(f"{value!r} can't be written to a snapshot")


def _field_from_data(cls: type[Any], name: str, data: Data) -> Any:
    nested = _NESTED.get((cls, name))
    if nested is not None:
        if isinstance(data, list):
            return tuple(value_from_data(nested, item) for item in data)
        return value_from_data(nested, data)
    if cls is Column and name == "type":
        return type_from_data(data)
    if cls is Table and name == "knowledge":
        try:
            return Knowledge(data)
        except ValueError as error:
            raise SnapshotMismatch(str(error)) from error
    return _of_data(data)


def _of_data(data: Data) -> Any:
    if isinstance(data, list):
        return tuple(_of_data(item) for item in data)
    if not isinstance(data, Mapping):
        return data
    if set(data) == {"quoted"}:
        return quoted_name(str(data["quoted"]), quote=True)
    if set(data) == {"map"} and isinstance(data["map"], Mapping):
        return Map({str(key): _of_data(item) for key, item in data["map"].items()})
    raise SnapshotMismatch(f"{data!r} can't be read")
