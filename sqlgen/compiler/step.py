"""One operation between two catalogs: what plans are made of."""

from __future__ import annotations

from dataclasses import dataclass

from sqlgen.catalog.catalog import Catalog
from sqlgen.errors import Location
from sqlgen.operations.base import MigrateOperation


@dataclass(frozen=True, slots=True)
class Step:
    """A completed operation. ``autocommit``: it was called in an ``autocommit_block()``."""

    operation: MigrateOperation
    before: Catalog
    after: Catalog
    source: Location | None = None
    autocommit: bool = False
