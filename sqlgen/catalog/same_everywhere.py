"""What an author wrote that becomes the same value for every database, and so needs to be taken apart only once.

Most tables are plain columns and keys between them. Where one revision file is run for several databases, such a
table is taken apart for the first of them; the values, which never change, then serve the others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypeVar

import sqlalchemy as sa

from sqlgen.catalog.types import is_same_type
from sqlgen.profile.model import Profile

_Parts = TypeVar("_Parts")


class MadeOnce:
    """The parts of one table or column, for all databases that an operation is carried out for."""

    def __init__(self) -> None:
        self._same: bool | None = None
        self._has_key = False
        self._made: dict[bool, Any] = {}

    def parts(self, items: Collection[Any], profile: Profile, make: Callable[[], _Parts]) -> _Parts:
        """What `make` gives for a profile, or gave for another one that makes the same of these items."""
        if profile.type_map is not None:  # what is plain elsewhere may be another type here
            return make()
        if self._same is None:
            self._same = all(map(_is_same, items))
            self._has_key = any(map(_is_of_key, items))
        if not self._same:
            return make()
        counts = self._has_key and profile.types.autoincrement != "none"  # all that plain items depend on
        made: _Parts | None = self._made.get(counts)
        if made is None:
            made = self._made[counts] = make()
        return made


def says_no_more(column: sa.Column[Any]) -> bool:
    """Whether a name, a type, NULL or NOT NULL and a place in the primary key are all that there is to a column."""
    return not (
        column.server_default is not None
        or column.identity is not None
        or column.computed is not None
        or column.comment is not None
        or column.unique
        or column.index
        or column.foreign_keys
        or column.constraints
        or "dialect_options" in column.__dict__
    )


def _is_of_key(item: Any) -> bool:
    return isinstance(item, sa.PrimaryKeyConstraint) or bool(getattr(item, "primary_key", False))


def _is_same(item: Any) -> bool:
    """Whether an item of a table means the same everywhere, but for counting up by itself."""
    if isinstance(item, sa.Column):
        return (
            says_no_more(item)
            and is_same_type(item.type)
            and item.autoincrement is not True
            and not isinstance(item.default, sa.Sequence)
        )
    if item.__class__ not in _KEYS or "dialect_options" in item.__dict__:
        return False
    if item.name is not None and item.name.__class__ is not str:
        return False
    return not isinstance(item, sa.ForeignKeyConstraint) or all(
        element._column_tokens[0] is None for element in item.elements
    )


_KEYS = (sa.PrimaryKeyConstraint, sa.UniqueConstraint, sa.ForeignKeyConstraint)
