"""What constraints are told beyond their columns, in the three forms: SQLAlchemy's, keywords, values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import conv

from sqlgen.catalog import values
from sqlgen.catalog.options import options_value
from sqlgen.profile.model import Profile


def column_names(constraint: sa.PrimaryKeyConstraint | sa.UniqueConstraint) -> list[str]:
    """The columns of a key that belongs to a table."""
    return [column.name for column in constraint.columns]


def settings(constraint: sa.Constraint, *more: str) -> dict[str, Any]:
    """What a constraint was told beyond name and columns, as keywords."""
    found = {
        name: getattr(constraint, name)
        for name in ("deferrable", "initially", "comment", *more)
        if getattr(constraint, name, None) is not None
    }
    if constraint.info:
        found["info"] = dict(constraint.info)
    found.update(constraint.dialect_kwargs)
    return found


def value_arguments(name: str | None, kw: Mapping[str, Any], profile: Profile) -> dict[str, Any]:
    """The arguments of a value that all kinds take."""
    return {
        "name": name,
        "deferrable": kw.get("deferrable"),
        "initially": kw.get("initially"),
        "comment": kw.get("comment"),
        "options": options_value(kw, profile),
    }


def value_settings(value: values.Constraint, *more: str) -> dict[str, Any]:
    """What a constraint of the catalog was told beyond name and columns, as keywords."""
    found = {
        name: getattr(value, name)
        for name in ("deferrable", "initially", "comment", *more)
        if getattr(value, name) is not None
    }
    found.update(sorted(value.options.items()))
    return found


def declared_name(value: values.Constraint) -> str | None:
    """The name that an author gave; None for one that the database made up."""
    return None if value.implicit or value.name is None else conv(value.name)
