"""What has a name among tables in a database, and a number by which its system tables speak of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Table
from sqlgen.profile.identifiers import fold_table

HIDDEN = 1 << 40
"""Numbers from here on stand for those of the server: they join tables, and nobody may see them."""


class Relation(NamedTuple):
    """``kind`` as PostgreSQL says it: r table, i index, v view, m materialized view, S sequence."""

    number: int
    name: str
    schema: str | None
    kind: str
    table: Table | None = None


def relations(catalog: Catalog) -> Iterator[Relation]:
    """All of them, numbered always the same for the same catalog."""
    return (Relation(number, *rest) for number, rest in enumerate(_unnumbered(catalog), start=HIDDEN + 1))


def _unnumbered(catalog: Catalog) -> Iterator[tuple[str, str | None, str, Table | None]]:
    for table in catalog.tables():
        yield table.name, table.schema, "r", table
        keys = (*table.uniques, *table.excludes, *((table.primary_key,) if table.primary_key is not None else ()))
        for name in (*(index.name for index in table.indexes), *(key.name for key in keys)):
            if name is not None:
                yield name, table.schema, "i", table
    for view in catalog.views():
        yield view.name, view.schema, "m" if view.materialized else "v", None
    for entry in catalog.registry.sequences.values():
        yield entry.value.name, entry.value.schema, "S", None


def relation_named(catalog: Catalog, name: str, schema: str | None) -> Relation | None:
    """The relation of that name, or none."""
    wanted = (fold_table(catalog.profile, name), catalog.registry.schema_key(schema))
    for each in relations(catalog):
        if (fold_table(catalog.profile, each.name), catalog.registry.schema_key(each.schema)) == wanted:
            return each
    return None
