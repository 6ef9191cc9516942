"""Tables of a catalog as SQLAlchemy makes them: straight from their values, with all that they have now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy.engine import Dialect
from sqlalchemy.schema import CreateIndex, CreateTable, SetColumnComment, SetTableComment

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.to_sqlalchemy import to_index, to_table
from sqlgen.catalog.values import Table
from sqlgen.profile.dialect import make_dialect


def creation(catalog: Catalog, tables: Iterable[str]) -> list[str]:
    """The SQL that makes some of a catalog's tables.

    What they refer to, and enum types, must be there, or the database must not mind.
    """
    dialect = make_dialect(catalog.profile)
    return [text for name in tables for text in _created(catalog.table(name), catalog, dialect)]


def _created(value: Table, catalog: Catalog, dialect: Dialect) -> Iterator[str]:
    table = to_table(value, catalog, catalog.profile)
    yield str(CreateTable(table).compile(dialect=dialect))
    for index in value.indexes:
        yield str(CreateIndex(to_index(index, value, catalog.profile)).compile(dialect=dialect))
    if dialect.supports_comments and not dialect.inline_comments:
        if table.comment is not None:
            yield str(SetTableComment(table).compile(dialect=dialect))
        for column in table.columns:
            if column.comment is not None:
                yield str(SetColumnComment(column).compile(dialect=dialect))
    yield from (trigger.sqltext for trigger in value.triggers)
