"""What a column's type depends on beyond the column: the column that it refers to, a named enum type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy.types import NullType, TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.key_types import referred_column
from sqlgen.catalog.types import creates_enum, named_enum
from sqlgen.catalog.values import Column, EnumType, ForeignKey, Table
from sqlgen.operations.base import qualified
from sqlgen.operations.errors import TypeMissing


def is_untyped(column: Column) -> bool:
    """Whether the author left the type out."""
    return isinstance(column.type, NullType)


def referred_type(column: str, table: Table, foreign_keys: Iterable[ForeignKey], catalog: Catalog) -> TypeEngine[Any]:
    """The type of a column that has none of its own: that of the column which it refers to.

    Raises TypeMissing when there is no such column, or nobody knows its type.
    """
    for key in foreign_keys:
        if column not in key.columns:
            continue
        referred = referred_column(column, key, table, catalog)
        if referred is not None and not is_untyped(referred):
            return referred.type
        target = qualified(key.referred_table, key.referred_schema)
        raise TypeMissing(
            f"column {column} of {qualified(table.name, table.schema)} has no type.",
            why=f"it refers to {target}, whose columns aren't known here",
            fix=("give the column its type", f"or a baseline that holds {target}"),
        )
    raise TypeMissing(f"column {column} of {qualified(table.name, table.schema)} has no type.", fix="give it one")


def unknown_enum_types(types: Iterable[TypeEngine[Any]], catalog: Catalog) -> tuple[EnumType, ...]:
    """The named enum types among these, in order, that the catalog doesn't have and the author wants created."""
    unknown: dict[tuple[str | None, str], EnumType] = {}
    for type_ in types:
        enum_type = named_enum(type_, catalog.profile)
        if enum_type is None or not creates_enum(type_):
            continue
        if catalog.find_type(enum_type.name, enum_type.schema) is None:
            unknown.setdefault((enum_type.schema, enum_type.name), enum_type)
    return tuple(unknown.values())


def with_enum_types(catalog: Catalog, enum_types: Iterable[EnumType]) -> Catalog:
    """The catalog with these types, as far as it doesn't have them."""
    for enum_type in enum_types:
        if catalog.find_type(enum_type.name, enum_type.schema) is None:
            catalog = catalog.create_type(enum_type)
    return catalog
