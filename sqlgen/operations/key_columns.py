"""Columns that must have another type before a key can be over them, and indexes that hold only their beginning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.types import TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.key_types import referred_types, shortened, types_for
from sqlgen.catalog.mapped_types import mapped_from
from sqlgen.catalog.sql_text import speaker
from sqlgen.catalog.values import Constraint, ForeignKey, Index, Table
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.base import qualified
from sqlgen.profile.model import Profile


def altered_for(
    members: Iterable[Constraint | Index], table: Table, catalog: Catalog, referring: Iterable[Constraint] = ()
) -> tuple[AlterColumnOp, ...]:
    """What gives a table's columns types that these keys and indexes can be over.

    :param referring: foreign keys of the table, for the columns that they refer to.
    """
    if catalog.profile.type_map is None:
        return ()
    found: list[AlterColumnOp] = []
    for key in referring:
        if isinstance(key, ForeignKey) and (key.referred_table, key.referred_schema) != (table.name, table.schema):
            types = referred_types(key, table, catalog)
            found += _altered(key.referred_table, key.referred_schema, types, catalog.profile)
    return (*found, *_altered(table.name, table.schema, types_for(members, table, catalog), catalog.profile))


def _altered(
    table_name: str, schema: str | None, types: dict[str, TypeEngine[Any]], profile: Profile
) -> Iterable[AlterColumnOp]:
    for name, type_ in types.items():
        operation = AlterColumnOp(table_name, name, schema=schema, modify_type=type_)
        written = speaker(profile).type(type_)
        reason = f"{qualified(table_name, schema)}.{name} is to stand in a key: {mapped_from(type_)} as {written}"
        operation.for_key = True
        operation.remarks = (f"{reason}; {profile.portable.too_long}" if profile.portable.too_long else reason,)
        yield operation


def index_remarks(whole: Sequence[Index], written: Sequence[Index], profile: Profile) -> tuple[str, ...]:
    """What of the columns is in indexes that were to hold all of it: it changes no answer."""
    return tuple(
        f"{index.name} holds the first {length} characters of {name}, which changes no answer: "
        f"{profile.title} has no index of all of it"
        for before, index in zip(whole, written, strict=True)
        for name, length in shortened(index, before).items()
    )
