"""Column types as the catalog keeps them: of one dialect, without collation, without CHECKs, of a closed set.

What an author gives (variants, decorators, classes of his own) is resolved under the profile once, at entry.
Types of the catalog are shared and never changed; nobody attaches them to a SQLAlchemy ``Column`` by its
constructor, since that would hang events on them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy.exc import CompileError, UnsupportedCompilationError
from sqlalchemy.sql import sqltypes
from sqlalchemy.types import SchemaType, TypeDecorator, TypeEngine

from sqlgen.catalog.mapped_types import mapped
from sqlgen.catalog.raw_type import RawType
from sqlgen.catalog.sql_text import Speaker, speaker
from sqlgen.catalog.types_table import key_of_class, nearest_known
from sqlgen.catalog.values import Check, EnumType
from sqlgen.profile.model import Profile

__all__ = [
    "RawType",
    "TypeParts",
    "changed_type",
    "creates_enum",
    "is_same_type",
    "named_enum",
    "origin_of",
    "resolved",
    "type_value",
    "with_collation",
    "with_origin",
]

_ORIGIN = "sqlgen_origin"


class TypeParts(Struct, frozen=True):
    """What a type brings to a column: itself, and what isn't its own."""

    type: TypeEngine[Any]
    collation: str | None = None
    check: Check | None = None
    enum_type: EnumType | None = None


def origin_of(type_: TypeEngine[Any]) -> str | None:
    """The dotted path of the author's own class that the type came from, None for SQLAlchemy's types."""
    origin: str | None = type_.__dict__.get(_ORIGIN)
    return origin


def with_origin(type_: TypeEngine[Any], origin: str) -> TypeEngine[Any]:
    """A copy that remembers the author's class it stands for."""
    return changed_type(type_, **{_ORIGIN: origin})


def changed_type(type_: TypeEngine[Any], **attributes: Any) -> TypeEngine[Any]:
    """A copy with other attributes; events, memos and the author's MetaData stay behind."""
    copy = type_.__class__.__new__(type_.__class__)
    kept = {key: value for key, value in type_.__dict__.items() if key not in _NOT_COPIED}
    copy.__dict__.update(kept | attributes)
    if isinstance(copy, SchemaType):
        copy.metadata = None
    return copy


_PLAIN_BOOLEAN = sa.Boolean(_create_events=False)

_NOT_COPIED = frozenset({"dispatch", "_static_cache_key", "metadata"})


def type_value(
    type_: TypeEngine[Any] | type[TypeEngine[Any]],
    profile: Profile,
    *,
    column: str | None = None,
    schema: str | None = None,
) -> TypeParts:
    """Take an author's type apart under a profile; the author's object stays as it was.

    :param column: the column's name; without one a type-bound CHECK isn't made.
    :param schema: the table's schema, for enums that inherit it.
    """
    given: TypeEngine[Any] = type_() if isinstance(type_, type) else type_
    if profile.type_map is None and is_same_type(given):
        return TypeParts(_PLAIN_BOOLEAN if given.__class__ is sa.Boolean else given)
    words = speaker(profile)
    own = resolved(given, words, schema)
    if profile.type_map is not None:
        own = mapped(own, profile)
    check = _bound_check(given, own, column, words)
    collation = getattr(own, "collation", None)
    if collation is not None and getattr(own, "collation_schema", None) is None:
        return TypeParts(changed_type(own, collation=None), collation, check, named_enum(own, profile))
    return TypeParts(own, None, check, named_enum(own, profile))


def is_same_type(type_: TypeEngine[Any]) -> bool:
    """Whether a type means the same everywhere, and brings nothing along."""
    cls: Any = type_.__class__
    if type_._variant_mapping:
        return False
    if isinstance(type_, sa.Boolean):
        return cls is sa.Boolean and not type_.create_constraint
    return _is_plain(cls) and getattr(type_, "collation", None) is None


@cache
def _is_plain(cls: Any) -> bool:
    """Whether types of this class mean the same everywhere and bring nothing along, but for a collation."""
    return key_of_class(cls) is not None and not issubclass(cls, SchemaType | sa.ARRAY)


def with_collation(type_: TypeEngine[Any], collation: str | None) -> TypeEngine[Any]:
    """The type with the collation put back, for a compiler that says both at once."""
    if collation is None or not hasattr(type_, "collation"):
        return type_
    return changed_type(type_, collation=collation)


def named_enum(type_: TypeEngine[Any], profile: Profile) -> EnumType | None:
    """The enum type that must exist in the database before a column can have this type."""
    if isinstance(type_, sa.ARRAY):
        return named_enum(type_.item_type, profile)
    if profile.types.enum != "type" or not isinstance(type_, sa.Enum) or not type_.native_enum or type_.name is None:
        return None
    schema = type_.schema if type_.schema != profile.identifiers.default_schema else None
    return EnumType(name=type_.name, values=tuple(type_.enums), schema=schema)


def creates_enum(type_: TypeEngine[Any]) -> bool:
    """False when the author said ``create_type=False``: somebody else makes the type."""
    return bool(getattr(type_.item_type if isinstance(type_, sa.ARRAY) else type_, "create_type", True))


def _variant(type_: TypeEngine[Any], words: Speaker) -> TypeEngine[Any]:
    variants = type_._variant_mapping
    if not variants:
        return type_
    for name in words.prefixes:
        if name in variants:
            return variants[name]
    return changed_type(type_, _variant_mapping={})


def resolved(type_: TypeEngine[Any], words: Speaker, schema: str | None = None) -> TypeEngine[Any]:
    """The type of the closed table that says the same in a dialect; a type of the table is itself."""
    cls: Any = type_.__class__
    if type_._variant_mapping:
        return resolved(_variant(type_, words), words, schema)
    if key_of_class(cls) is None and not isinstance(type_, RawType):
        return _of_own_class(type_, words, schema)
    if cls is sa.Boolean:
        return _PLAIN_BOOLEAN
    if isinstance(type_, sa.ARRAY):
        item = resolved(type_.item_type, words, schema)
        return changed_type(type_, item_type=item, _create_events=False)
    if isinstance(type_, SchemaType):
        return _without_events(type_, schema)
    return type_


def _without_events(type_: SchemaType, schema: str | None) -> TypeEngine[Any]:
    changes: dict[str, Any] = {"_create_events": False, "create_constraint": False}
    inherits = type_.__dict__.get("_inherit_schema", type_.__dict__.get("inherit_schema", False))
    if inherits:
        changes |= {"schema": schema, "_inherit_schema": False, "inherit_schema": False}
    elif getattr(type_, "schema", "") is None and type_.metadata is not None and type_.metadata.schema:
        changes["schema"] = type_.metadata.schema
    if "inherit_schema" in changes and "inherit_schema" not in type_.__dict__:
        del changes["inherit_schema"]  # a property since 2.1
    return changed_type(type_, **changes)  # type: ignore[arg-type]  # a SchemaType is always a TypeEngine too


def _of_own_class(type_: TypeEngine[Any], words: Speaker, schema: str | None) -> TypeEngine[Any]:
    """The known type that says the same as a class that no table has, or its text."""
    cls: Any = type_.__class__
    own = not cls.__module__.startswith("sqlalchemy.")
    if isinstance(type_, TypeDecorator):
        inner = type_.load_dialect_impl(words.dialect)
        stand_in = resolved(inner, words, schema)
        text = _text(type_, words)
        if text is not None and text != _text(stand_in, words):
            stand_in = RawType(text)  # somebody's @compiles
    else:
        stand_in = _stand_in(type_, words, schema)
    if not own or stand_in is type_:
        return stand_in
    return with_origin(stand_in, f"{cls.__module__}.{cls.__qualname__}")


def _stand_in(type_: TypeEngine[Any], words: Speaker, schema: str | None) -> TypeEngine[Any]:
    text = _text(type_, words)
    cls: Any = type_.__class__
    known = nearest_known(cls)
    if known is not None:
        base = known.__new__(known)
        base.__dict__.update({key: value for key, value in type_.__dict__.items() if key not in _NOT_COPIED})
        base = resolved(base, words, schema)
        if text is None or text == _text(base, words):
            return base
    # without text the author's object stays: rendering it will say what is missing
    return type_ if text is None else RawType(text)


def _text(type_: TypeEngine[Any], words: Speaker) -> str | None:
    try:
        return words.type(type_)
    except (CompileError, UnsupportedCompilationError, NotImplementedError, AttributeError):
        return None


def _bound_check(given: TypeEngine[Any], own: TypeEngine[Any], column: str | None, words: Speaker) -> Check | None:
    owner = _check_owner(given, words)
    if column is None or owner is None or not owner._should_create_constraint(words.ddl):
        return None
    values: list[Any] = list(own.enums) if isinstance(own, sa.Enum) else [0, 1]
    of_type: TypeEngine[Any] = sqltypes.String() if isinstance(own, sa.Enum) else sa.Integer()
    subject: sa.ColumnClause[Any] = sa.column(column, of_type)
    sqltext = words.sql.process(subject.in_(values), include_table=False, literal_binds=True)
    return Check(sqltext=sqltext, name=owner.name, bound_to=column)


def _check_owner(type_: TypeEngine[Any], words: Speaker) -> Any:
    type_ = _variant(type_, words)
    if isinstance(type_, TypeDecorator):
        return _check_owner(type_.load_dialect_impl(words.dialect), words)
    if isinstance(type_, SchemaType) and getattr(type_, "create_constraint", False):
        return type_
    return None
