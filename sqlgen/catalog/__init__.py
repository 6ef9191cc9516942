"""Floor 2: what the database looks like, as immutable values in persistent maps."""

from __future__ import annotations

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.catalog_tables import SAME_SCHEMA
from sqlgen.catalog.dependents import Dependent
from sqlgen.catalog.lookup import Found
from sqlgen.catalog.tables import Position

__all__ = ["SAME_SCHEMA", "Catalog", "Dependent", "Found", "Position"]
