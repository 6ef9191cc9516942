"""What a column is before and after an alteration, and in what they differ."""

from __future__ import annotations

from typing import Any, Protocol

import sqlalchemy as sa
from immutables import Map
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy.types import NULLTYPE

from sqlgen.catalog.canonical import canonical
from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.tables import Position, constraint_named, is_known
from sqlgen.catalog.types import TypeParts, type_value
from sqlgen.catalog.values import Check, Column, Options, Table
from sqlgen.operations.arguments import Comment, TypeArgument, checked_type
from sqlgen.operations.column_arguments import with_default
from sqlgen.operations.constraint_values import with_conventional_name
from sqlgen.profile.model import Profile

ASPECTS = {
    "type": "type",
    "collation": "collation",
    "nullable": "nullability",
    "server_default": "default",
    "computed": "generation expression",
    "identity": "identity",
    "autoincrement": "autoincrement",
    "comment": "comment",
    "position": "place",
    "name": "name",
}
"""What can change in a column, in the order in which `changed` lists it, and what people call it."""


class Alteration(Protocol):
    """What an operation tells about the column that it alters."""

    table_name: str
    schema: str | None
    column_name: str
    existing_type: Any
    existing_server_default: Any
    existing_nullable: bool | None
    existing_comment: str | None
    modify_nullable: bool | None
    modify_comment: Comment
    modify_server_default: Any
    modify_name: str | None
    modify_type: Any
    kw: dict[str, Any]

    _place: Position | None
    _restores: tuple[Column, tuple[Check, ...]] | None


def existing_column(operation: Alteration, profile: Profile) -> Column:
    """The column as the `existing_*` tell it."""
    parts = _type_parts(operation.existing_type, operation, profile)
    column = Column(
        operation.column_name,
        parts.type,
        nullable=operation.existing_nullable is not False,
        comment=operation.existing_comment or None,
        collation=parts.collation,
        autoincrement=operation.kw.get("existing_autoincrement") is True,
    )
    if operation.existing_server_default is False:
        return column
    return with_default(column, operation.existing_server_default, profile)


def checks_of_type(operation: Alteration, column: str, table: Table, catalog: Catalog) -> tuple[Check, ...]:
    """The CHECKs that came with the column's type: known as such, or of the name that `existing_type` gives its own.

    A table that was read from a database has the CHECK, and only its name tells that it is the type's. Of a table that
    isn't known in full the author's word is taken.
    """
    bound = tuple(check for check in table.checks if check.bound_to == column)
    if bound or operation.existing_type is None:
        return bound
    brought = _type_parts(operation.existing_type, operation, catalog.profile).check
    if brought is None:
        return ()
    told = with_conventional_name(brought, operation.table_name, operation.schema, catalog)
    if told.name is None:
        return ()
    known = constraint_named(table, told.name, catalog.profile)
    if known is None and not is_known(table):
        known = told
    return (known,) if isinstance(known, Check) else ()


class Change(Struct, frozen=True):
    """One alteration of one column, as an operation tells it."""

    operation: Alteration
    before: Column
    bound_checks: tuple[Check, ...]
    catalog: Catalog

    def after(self) -> Column:
        """The column after it."""
        operation, profile = self.operation, self.catalog.profile
        if operation._restores is not None:
            return operation._restores[0]
        column = self.before
        if operation.modify_type is not None:
            parts = _type_parts(operation.modify_type, operation, profile)
            column = replace(column, type=parts.type, collation=self._collation(parts))
        if operation.modify_nullable is not None:
            column = replace(column, nullable=operation.modify_nullable)
            if column.nullable and column.options:
                column = replace(column, options=_without_not_null(column.options))
        if operation.modify_server_default is not False:
            column = with_default(column, operation.modify_server_default, profile)
        if operation.modify_comment is not False:
            column = replace(column, comment=operation.modify_comment)
        if operation.modify_name is not None:
            column = replace(column, name=operation.modify_name)
        if isinstance(operation.kw.get("autoincrement"), bool):
            column = replace(column, autoincrement=operation.kw["autoincrement"])
        return column

    def _collation(self, parts: TypeParts) -> str | None:
        """That of the new type, or the column's own where the database leaves it alone."""
        types = self.catalog.profile.types
        if parts.collation is not None or not types.keeps_collation:
            return parts.collation
        return self.before.collation if types.free or hasattr(parts.type, "collation") else None

    def changed(self, after: Column, *, sure: bool) -> tuple[str, ...]:
        """What differs; what the author spoke of counts, too, unless we are sure that it is so already."""
        spoken = frozenset() if sure else self._spoken_of()
        if self._has_other_checks():
            spoken |= {"type"}
        return tuple(
            aspect for aspect in ASPECTS if aspect in spoken or _differs(aspect, self.before, after, self.operation)
        )

    def _has_other_checks(self) -> bool:
        """Whether the new type has a CHECK and the old one none, or back: another type in the same words."""
        operation = self.operation
        if operation.modify_type is None:
            return False
        if operation._restores is not None:
            return self.bound_checks != operation._restores[1]
        check = _type_parts(operation.modify_type, operation, self.catalog.profile).check
        return check is not None and not self.bound_checks

    def _spoken_of(self) -> frozenset[str]:
        operation = self.operation
        default = operation.modify_server_default
        spoken = {
            "type": operation.modify_type is not None,
            "nullable": operation.modify_nullable is not None,
            "server_default": default is not False and not isinstance(default, (sa.Identity, sa.Computed)),
            "comment": operation.modify_comment is not False,
            "autoincrement": isinstance(operation.kw.get("autoincrement"), bool),
        }
        return frozenset(aspect for aspect, is_so in spoken.items() if is_so)

    def checks(self, changed: tuple[str, ...]) -> tuple[tuple[Check, ...], tuple[Check, ...]]:
        """The CHECKs of the type before and of the type after, when the type changes."""
        if "type" not in changed:
            return (), ()
        operation = self.operation
        if operation._restores is not None:
            return self.bound_checks, operation._restores[1]
        check = _type_parts(operation.modify_type, operation, self.catalog.profile).check
        if check is None:
            return self.bound_checks, ()
        named = with_conventional_name(check, operation.table_name, operation.schema, self.catalog)
        assert isinstance(named, Check), "a name changes no kind"
        return self.bound_checks, (named,)


def _without_not_null(options: Options) -> Options:
    """Without what was said of NOT NULL, which comes back as a plain one: SQLite's ON CONFLICT."""
    left = {name: value for name, value in options.items() if not name.endswith("_on_conflict_not_null")}
    return options if len(left) == len(options) else Map(left)


def _differs(aspect: str, before: Column, after: Column, operation: Alteration) -> bool:
    if aspect == "position":
        return operation._place is not None
    if aspect != "type":
        return bool(getattr(before, aspect) != getattr(after, aspect))
    if before.type is after.type:
        return False
    converted = any(keyword.endswith("_using") for keyword in operation.kw)
    return converted or canonical(before.type) != canonical(after.type)


def _type_parts(type_: TypeArgument | None, operation: Alteration, profile: Profile) -> TypeParts:
    if type_ is None:
        return TypeParts(NULLTYPE)
    name = operation.modify_name or operation.column_name
    return type_value(checked_type(type_, name), profile, column=name, schema=operation.schema)
