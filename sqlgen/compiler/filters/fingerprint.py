"""What a rebuild compares the table in the database with (SQLite); see `sqlgen/compiler/fingerprint.py`."""

from __future__ import annotations

import jinja2
from jinja2.runtime import Context

from sqlgen.catalog.values import Table
from sqlgen.compiler.filters.clauses import ClauseFilters
from sqlgen.compiler.fingerprint import (
    columns_known,
    foreign_keys_known,
    index_parts_known,
    indexes_known,
    parts_known,
    trigger_parts_known,
    words_known,
)


class FingerprintFilters(ClauseFilters):
    """A table that is known, as its script tells it."""

    def columns_known(self, table: Table) -> str:
        """The columns of a table in one line, to be compared with what SQLite's pragmas say."""
        return columns_known(table, self._clauses.type, self._profile)

    @jinja2.pass_context
    def foreign_keys_known(self, context: Context, table: Table) -> str:
        """The foreign keys of a table in one line, to be compared with what SQLite's pragmas say."""
        return foreign_keys_known(table, context["catalog_before"])

    def indexes_known(self, table: Table) -> str:
        """The indexes of a table in one line, to be compared with what SQLite's pragmas say."""
        return indexes_known(table, self._clauses.type, self._profile)

    @jinja2.pass_context
    def words_known(self, context: Context, table: Table) -> list[tuple[str, int]]:
        """Words that SQLite's pragmas tell nothing of, and how often each is in the CREATE TABLE of a table."""
        return words_known(self.create_table(context, table))

    def parts_known(self, table: Table) -> list[str]:
        """What the text of a table has in it, as scripts compare it."""
        return parts_known(table)

    def index_parts_known(self, table: Table) -> list[tuple[str, str]]:
        """What the texts of a table's indexes have in them, each with the name of its index."""
        return index_parts_known(table)

    def trigger_parts_known(self, table: Table) -> list[tuple[str, str]]:
        """What the texts of a table's triggers have in them, each with the name of its trigger."""
        return trigger_parts_known(table)
