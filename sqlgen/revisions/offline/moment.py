"""All tables whose rows are known, as they are at one moment: what queries and later statements ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import is_
from typing import Any

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.registry import Key
from sqlgen.catalog.values import Column, Knowledge, Table
from sqlgen.revisions.offline.private_rows import PrivateRows
from sqlgen.revisions.offline.row_queries import Answered, answered, numbers
from sqlgen.revisions.offline.written_rows import Rows, RowsNotKnown, State

__all__ = ["Moment", "PrivateRows"]


class Moment:
    """All tables as they are at one moment, for whoever asks later."""

    def __init__(
        self, state: State, private: PrivateRows, schema_of: Callable[[str | None], str | None] | None
    ) -> None:
        self._state = state
        self._private = private
        self._schema_of = schema_of

    @property
    def keys_count(self) -> bool:
        """Whether nothing but inserted rows makes keys go on."""
        return self._state.keys_count

    def name(self, name: str, schema: str | None) -> tuple[str, str | None]:
        """The name under which the catalog knows a table of a statement."""
        return name, schema if self._schema_of is None else self._schema_of(schema)

    def cells(self, query: Any, catalog: Catalog) -> Answered:
        """The rows of a query. Raises RowsNotKnown."""

        def rows_of(name: str, schema: str | None) -> tuple[Key, Rows]:
            key = catalog.registry.key(*self.name(name, schema))
            entry = catalog.registry.tables.get(key)
            if entry is None or entry.value.knowledge is not Knowledge.KNOWN:
                raise RowsNotKnown
            if key in self._state.empty:
                return key, Rows(entry.value.columns)
            written = self._state.filled.get(key)
            if written is None or not _are(written.columns, entry.value.columns):
                raise RowsNotKnown
            return key, written.rows()

        return answered(query, catalog, rows_of, self._private)

    def numbers(self, table: Table, named: Any, condition: Any, rows: Rows, catalog: Catalog) -> Sequence[int] | None:
        """Which rows of a table fulfil a condition; None if that can't be told."""
        key = catalog.registry.key(table.name, table.schema)
        snapshot = Rows(rows.columns, rows.rows, rows.given)  # the private database knows rows by the object
        return numbers(key, snapshot, named, condition, catalog, self._private)


def _are(columns: Sequence[Column], others: Sequence[Column]) -> bool:
    return len(columns) == len(others) and all(map(is_, columns, others))
