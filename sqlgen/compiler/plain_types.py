"""Types that are spelled by their class and a few attributes, so that each needs to be spelled only once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from operator import attrgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeEngine

_LENGTH = attrgetter("length", "collation")
_PRECISION = attrgetter("precision", "scale")
_TIMEZONE = attrgetter("timezone")

_SPELLED_BY: Mapping[type[TypeEngine[Any]], Callable[[Any], Hashable]] = {
    **dict.fromkeys((sa.Integer, sa.BigInteger, sa.SmallInteger, sa.Boolean, sa.Date), lambda _: None),
    **dict.fromkeys((sa.String, sa.Unicode, sa.Text, sa.UnicodeText, sa.VARCHAR, sa.TEXT, sa.CHAR), _LENGTH),
    **dict.fromkeys((sa.Numeric, sa.NUMERIC, sa.DECIMAL), _PRECISION),
    **dict.fromkeys((sa.DateTime, sa.DATETIME, sa.TIMESTAMP), _TIMEZONE),
}
"""Exactly these classes, no subclasses: what SQLAlchemy's compilers for any database read of them."""


def plain_type(type_: TypeEngine[Any]) -> Hashable | None:
    """What types that are spelled alike have in common; None for a type that must be spelled to know."""
    cls = type_.__class__
    spelled_by = _SPELLED_BY.get(cls)
    if spelled_by is None or type_._variant_mapping:
        return None
    return cls, cls._compiler_dispatch, spelled_by(type_)  # a project may compile the class in its own way from now on
