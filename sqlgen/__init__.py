"""Schema changes as SQL scripts that a DBA can read, check, run and undo, made without a database.

``from sqlgen import op`` in revision files; :func:`generate` and :func:`catalog_at` in programs. Everything here
is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlgen.version import __version__

if TYPE_CHECKING:
    import sqlgen.op as op
    from sqlgen.api import Script, catalog_at, generate

_PLACES = {"Script": "sqlgen.api", "catalog_at": "sqlgen.api", "generate": "sqlgen.api"}

__all__ = ["Script", "__version__", "catalog_at", "generate", "op"]


def __getattr__(name: str) -> Any:
    import importlib

    if name == "op":
        return importlib.import_module("sqlgen.op")
    if name in _PLACES:
        return getattr(importlib.import_module(_PLACES[name]), name)
    raise AttributeError(f"module 'sqlgen' has no attribute {name!r}")
