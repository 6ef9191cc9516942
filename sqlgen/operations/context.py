"""The protocol between the directives and whoever runs them.

The facade knows nothing of files, connections or scripts: it builds operations and hands them to a
:class:`Context`, which completes them, lets the catalog evolve and passes them on to its sink.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

from sqlalchemy.engine import Dialect

from sqlgen.catalog.catalog import Catalog
from sqlgen.operations.base import MigrateOperation
from sqlgen.profile.model import Profile

_Operation = TypeVar("_Operation", bound=MigrateOperation)


class Context(Protocol):
    """Where operations run; `op.get_context()` gives it to authors."""

    opts: dict[str, Any]
    as_sql: bool

    @property
    def catalog(self) -> Catalog:
        """What is known of the schema now, before the next operation."""

    @property
    def profile(self) -> Profile:
        """The database that the operations are for."""

    @property
    def dialect(self) -> Dialect:
        """SQLAlchemy's dialect object for it."""

    @property
    def naming_convention(self) -> Mapping[str, Any] | None:
        """SQLAlchemy's naming convention for constraints that the author didn't name."""

    @property
    def bind(self) -> Any:
        """What `op.get_bind()` gives: a connection, or an object that stands in for one."""

    def record(self, operation: _Operation) -> _Operation:
        """Complete a leaf from the catalog, evolve the catalog, hand the leaf to the sink.

        Returns the completed operation: a copy, the argument stays as it was. Sets its `source`.
        """

    def mark(self, operation: MigrateOperation) -> None:
        """Note on an operation where it was called: its `source`, and what it is `part_of`, unless it knows."""

    def span(self, operation: MigrateOperation) -> AbstractContextManager[None]:
        """Stands around the leaves that the implementation of a third party's operation records."""

    def autocommit_block(self) -> AbstractContextManager[None]:
        """What runs inside isn't part of a transaction."""
