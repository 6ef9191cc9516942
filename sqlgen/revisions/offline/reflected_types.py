"""Column types as SQLAlchemy's inspector gives them back: the database's own, whatever the author wrote."""

from __future__ import annotations

import importlib
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import CompileError
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_tokens import Cursor, Unreadable, tokens_of
from sqlgen.catalog.ddl_types import read_type, type_of
from sqlgen.catalog.sql_text import speaker
from sqlgen.catalog.types import RawType, with_collation
from sqlgen.catalog.values import Column
from sqlgen.profile.model import Profile


def reflected_type(column: Column, catalog: Catalog) -> TypeEngine[Any]:
    """The type of a column as it comes back from the database."""
    profile = catalog.profile
    own = _named_enum(column.type, profile)
    if own is not None:
        return own
    try:
        text = speaker(profile).type(column.type)
    except (CompileError, NotImplementedError):
        return column.type
    facts = profile.reflection
    if facts.by_affinity:
        dialect: Any = speaker(profile).dialect
        made: TypeEngine[Any] = dialect._resolve_type_affinity(text.upper())
        return made
    text = facts.type_names.get(text, text)
    found = _read(text, catalog)
    return column.type if found is None else with_collation(found, column.collation)


def _read(text: str, catalog: Catalog) -> TypeEngine[Any] | None:
    try:
        found = type_of(read_type(Cursor(text, tokens_of(text, catalog.profile), catalog.profile)), catalog)
    except Unreadable:
        return None
    return None if isinstance(found, RawType) else found


def _named_enum(type_: TypeEngine[Any], profile: Profile) -> TypeEngine[Any] | None:
    """An enum type of the database's own kind, with the labels that it has."""
    path = profile.reflection.enum_type
    if path is None or not isinstance(type_, sa.Enum) or not type_.native_enum or type_.name is None:
        return None
    module, _, name = path.partition(":")
    made: TypeEngine[Any] = getattr(importlib.import_module(module), name)(
        *type_.enums, name=type_.name, schema=type_.schema
    )
    return made
