"""All filters of a profile, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlgen.compiler.filters.catalog import CatalogFilters
from sqlgen.compiler.filters.fingerprint import FingerprintFilters
from sqlgen.compiler.filters.values import ValueFilters


class Filters(ValueFilters, CatalogFilters, FingerprintFilters):
    """All filters and tests of one profile; the public methods' names are the filters' names in templates."""

    def as_filters(self) -> dict[str, Callable[..., Any]]:
        """By name, for the environment."""
        return {name: getattr(self, name) for name in dir(self) if not name.startswith(("_", "as_"))}
