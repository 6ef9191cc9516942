"""One operation between two catalogs: what plans are made of."""

from __future__ import annotations

from msgspec import Struct

from sqlgen.catalog.catalog import Catalog
from sqlgen.errors import Location
from sqlgen.operations.base import MigrateOperation


class Step(Struct, frozen=True):
    """A completed operation. ``autocommit``: it was called in an ``autocommit_block()``."""

    operation: MigrateOperation
    before: Catalog
    after: Catalog
    source: Location | None = None
    autocommit: bool = False
