"""Names: in quotes where they need them, with their schema; and those that a database makes up itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import jinja2
from jinja2.runtime import Context

from sqlgen.catalog.naming import named_by_database, postgresql_object_name
from sqlgen.catalog.values import Column, Constraint, EnumType, Knowledge, Table
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.profile import Profile
from sqlgen.profile.identifiers import check_length, quote, quote_schema


class NameFilters:
    """Also what all filters start from: the profile."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._quote = lru_cache(maxsize=8192)(self._checked_quote)

    def identifier(self, name: str) -> str:
        """A name as SQL, in quotes where it needs them."""
        return self._quote(name, getattr(name, "quote", None))

    def identifiers(self, names: Iterable[str]) -> str:
        """Several names, with commas between them."""
        return ", ".join(self.identifier(name) for name in names)

    def table_name(self, of: MigrateOperation | Table | Mapping[str, Any]) -> str:
        """The table of an operation, or a Table, with its schema."""
        if isinstance(of, Table):
            return self.in_schema(of.name, of.schema)
        name, schema = getattr(of, "table_name", None), getattr(of, "schema", None)
        if name is None:
            raise TypeError(f"{of!r} doesn't say a table")
        return self.in_schema(name, schema)

    def referred_table(self, foreign_key: Any) -> str:
        """The table that a foreign key points at, with its schema."""
        return self.in_schema(foreign_key.referred_table, foreign_key.referred_schema)

    def in_schema(self, name: str, schema: str | None) -> str:
        """The name of an index, a type, a sequence or a table, with a schema if there is one."""
        quoted = self.identifier(name)
        return quoted if schema is None else f"{self.schema_name(schema)}.{quoted}"

    def schema_name(self, schema: str) -> str:
        """A schema as SQL."""
        return quote_schema(self._profile, schema)

    def type_name(self, enum_type: EnumType) -> str:
        """An enum type's name, with its schema."""
        return self.in_schema(enum_type.name, enum_type.schema)

    def stored_name(self, name: str) -> str:
        """A name as the database's own catalog has it: Oracle's USER_TABLES says ACCOUNT for account."""
        quoted = self.identifier(name)
        return quoted.upper() if self._profile.identifiers.unquoted == "upper" and quoted == name else str(name)

    def serial_sequence(self, op: AlterColumnOp) -> str:
        """The sequence that PostgreSQL would make for a SERIAL column of that name, with its schema."""
        return self.in_schema(postgresql_object_name(op.table_name, op.column_name, "seq"), op.schema)

    def own_sequence(self, column: Column, table: Table) -> str:
        """The sequence that PostgreSQL makes for a counting column of a new table, without a schema."""
        return postgresql_object_name(table.name, column.name, "seq")

    @jinja2.pass_context
    def known_sequence(self, context: Context, column: Column) -> str:
        """The sequence of a counting column of the operation's table, as the catalog calls it, without a schema."""
        table = table_around(context)
        registry = context["catalog_after"].registry
        owned = (each for each in registry.sequences_of(registry.key(table.name, table.schema)) if each.owned_by)
        names = [each.name for each in owned if each.owned_by[1] == column.name]
        return names[0] if names else self.own_sequence(column, table)

    def not_null_name(self, column: Column, table: Table) -> str:
        """The constraint that PostgreSQL 18 makes for a NOT NULL column of a new table."""
        return postgresql_object_name(table.name, column.name, "not_null")

    def _is_named_anew(self, constraint: Constraint, table: Table) -> bool:
        """Whether the database would make up the same name for it on a table that has none as yet."""
        return id(constraint) in named_by_database(table, self._profile)

    def _checked_quote(self, name: str, force: bool | None) -> str:
        check_length(self._profile, name)
        return quote(self._profile, name)


def table_around(context: Context) -> Table:
    """The operation's table, after it or before it; a bare name where nothing is known of it."""
    known: Table | None = context["table_after"] or context["table_before"]
    if known is not None:
        return known
    operation = context["op"]
    return Table(operation.table_name, schema=operation.schema, knowledge=Knowledge.PARTIAL)
