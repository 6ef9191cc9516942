"""The table that `op.create_table` returns: made when somebody looks at it.

Every `create_table` returns a `Table`, and hardly any author uses it; making it takes as long as all else
that the operation does. So it is an empty object at first. Whatever is asked of it, in any way, turns it
into a plain `sqlalchemy.Table` in place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

_MAKE = "_sqlgen_make"


class UnmadeTable(sa.Table):
    """A `Table` before the first look at it."""

    inherit_cache = True

    def __getattribute__(self, name: str) -> Any:
        object.__setattr__(self, "__class__", sa.Table)
        self.__dict__.pop(_MAKE)(self)
        return getattr(self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self.__getattribute__("name")
        setattr(self, name, value)


def unmade_table(make: Callable[[sa.Table], None]) -> sa.Table:
    """An object that `make` fills when it is first used (see :func:`fill`)."""
    table: sa.Table = object.__new__(UnmadeTable)
    object.__setattr__(table, _MAKE, make)
    return table


def fill(table: sa.Table, name: str, metadata: sa.MetaData, *items: Any, schema: str | None, **kw: Any) -> None:
    """What `sqlalchemy.Table(name, metadata, *items, schema=schema, **kw)` does, to an object that is there already."""
    metadata._add_table(name, schema, table)
    sa.Table.__init__(table, name, metadata, *items, schema=schema, _no_init=False, **kw)
