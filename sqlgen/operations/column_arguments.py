"""A column of the catalog as arguments of `alter_column`, and the other way round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace

from sqlgen.catalog.from_sqlalchemy import computed_value, identity_value
from sqlgen.catalog.mapped_types import default_for
from sqlgen.catalog.sql_text import Verbatim, default_text
from sqlgen.catalog.tables import Position
from sqlgen.catalog.to_sqlalchemy import to_column
from sqlgen.catalog.types import with_collation
from sqlgen.catalog.values import Column
from sqlgen.profile.model import Profile


def with_default(column: Column, default: Any, profile: Profile) -> Column:
    """The column with another default, identity or generation expression; None takes away whatever it has."""
    if isinstance(default, sa.Identity):
        return replace(column, identity=identity_value(default), server_default=None, computed=None)
    if isinstance(default, sa.Computed):
        return replace(column, computed=computed_value(default, profile), server_default=None, identity=None)
    text = default_text(default, profile)
    if text is not None:
        text = default_for(text, column.type, profile, column.name)
    return replace(column, server_default=text, identity=None, computed=None)


def as_existing(column: Column, profile: Profile) -> dict[str, Any]:
    """A column of the catalog as the `existing_*` arguments."""
    return {
        "existing_type": with_collation(column.type, column.collation),
        "existing_nullable": column.nullable,
        "existing_server_default": default_argument(column, profile),
        "existing_comment": column.comment,
    }


def as_modification(aspect: str, column: Column, profile: Profile) -> dict[str, Any]:
    """One aspect of a column of the catalog as the `modify_*` argument that sets it."""
    if aspect in ("type", "collation"):
        return {"modify_type": with_collation(column.type, column.collation)}
    if aspect in ("server_default", "computed", "identity"):
        return {"modify_server_default": default_argument(column, profile)}
    if aspect == "autoincrement":
        return {"autoincrement": column.autoincrement}
    return {f"modify_{aspect}": getattr(column, aspect)}


def default_argument(column: Column, profile: Profile) -> Any:
    """What `server_default` a column has: SQL text, an identity, a generation expression, or None."""
    if column.identity is not None:
        return _identity(column, profile)
    if column.computed is not None:
        return sa.Computed(Verbatim(column.computed.sqltext), persisted=column.computed.persisted)
    return None if column.server_default is None else Verbatim(column.server_default)


def position_in(kw: Mapping[str, Any]) -> Position | None:
    """Where `insert_before` and `insert_after` put a column; None if they aren't there."""
    before, after = kw.get("insert_before"), kw.get("insert_after")
    if before is not None:
        return Position.before(before)
    return Position.after(after) if after is not None else None


def exchanged_pairs(kw: dict[str, Any]) -> dict[str, Any]:
    """Keywords in which `modify_x` and `existing_x` have changed places, where both are there."""
    exchanged = dict(kw)
    for keyword in kw:
        other = keyword.replace("modify_", "existing_", 1)
        if keyword.startswith("modify_") and other in kw:
            exchanged[keyword], exchanged[other] = kw[other], kw[keyword]
    return exchanged


def _identity(column: Column, profile: Profile) -> sa.Identity:
    identity = to_column(column, profile).identity
    assert identity is not None, "made with one"
    copied: sa.Identity = identity._copy()
    return copied
