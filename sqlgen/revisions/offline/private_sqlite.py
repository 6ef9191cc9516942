"""A private SQLite in memory, which nobody else sees: there queries run whose tables the catalog can fill."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from sqlalchemy.schema import CreateIndex, CreateTable

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.to_sqlalchemy import to_index, to_table
from sqlgen.catalog.values import Knowledge
from sqlgen.profile.dialect import make_dialect
from sqlgen.revisions.offline.relations import relation_named
from sqlgen.revisions.offline.system_table import HIDDEN_NAME, SystemTable


class NotTold(Exception):  # control flow, never seen by a user
    """The query asks what the catalog doesn't know."""


def private_copy(catalog: Catalog) -> sqlite3.Connection:
    """A database with the tables, indexes, views and triggers of an SQLite catalog, and no rows."""
    profile = catalog.profile
    dialect = make_dialect(profile)
    connection = sqlite3.connect(":memory:")
    for table in catalog.tables():
        if table.schema is not None:
            continue
        if table.knowledge is not Knowledge.KNOWN:
            connection.execute(f"CREATE TABLE {dialect.identifier_preparer.quote(table.name)} (unknown)")
            continue
        made = to_table(table, catalog, profile)
        connection.execute(str(CreateTable(made).compile(dialect=dialect)))
        for index in table.indexes:
            connection.execute(str(CreateIndex(to_index(index, table, profile)).compile(dialect=dialect)))
    for view in catalog.views():
        connection.execute(view.sqltext)
    for _, trigger in catalog.triggers():
        connection.execute(trigger.sqltext)
    return connection


def system_tables_copy(tables: Iterable[SystemTable], catalog: Catalog) -> sqlite3.Connection:
    """A database with these tables of the server's own catalog, filled from ours."""
    profile = catalog.profile
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA case_sensitive_like = ON")
    collation = "" if profile.identifiers.compare == "exact" else " COLLATE NOCASE"
    for table in tables:
        columns = ", ".join(f'"{name}"{collation}' for name in table.columns)
        connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
        places = ", ".join("?" * len(table.columns))
        connection.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', table.rows(catalog))
    default_schema = profile.identifiers.default_schema

    def to_regclass(name: object) -> int | None:
        if not isinstance(name, str):
            return None
        schema, _, plain = name.replace('"', "").rpartition(".")
        found = relation_named(catalog, plain, schema or None)
        return None if found is None else found.number

    connection.create_function("to_regclass", 1, to_regclass)
    connection.create_function("current_schema", 0, lambda: default_schema or HIDDEN_NAME)
    for name in ("database", "schema", "current_database", "db_name"):
        connection.create_function(name, 0, lambda: HIDDEN_NAME)
    return connection
