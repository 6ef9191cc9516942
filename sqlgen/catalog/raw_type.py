"""A type that only the database has a name for."""

from __future__ import annotations

from typing import Any

from sqlalchemy.types import UserDefinedType


class RawType(UserDefinedType[Any]):
    """A type that SQLAlchemy has no class for: ``text`` is what the database calls it."""

    cache_ok = True

    def __init__(self, text: str) -> None:
        self.text = text

    def get_col_spec(self, **kw: Any) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"RawType({self.text!r})"
