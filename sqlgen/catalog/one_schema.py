"""A schema as SQL that names its owner everywhere, where a connection would have it for its own without a name."""

from __future__ import annotations

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.registry import Registry
from sqlgen.catalog.values import ForeignKey, Table


def without_owner(catalog: Catalog) -> Catalog:
    """The same catalog without the only schema that it names; as it is where there are several, or none.

    This holds for databases whose default schema is whoever is connected.
    """
    owners = {table.schema for table in catalog.tables()} | {view.schema for view in catalog.views()}
    owners |= {sequence.schema for sequence in catalog.sequences()}
    if catalog.profile.identifiers.default_schema is not None or len(owners) != 1 or None in owners:
        return catalog
    (owner,) = owners
    registry = Registry(catalog.profile)
    for table in catalog.tables():
        registry = registry.put_table(_without(table, owner))
    for sequence in catalog.sequences():
        registry = registry.put("sequence", replace(sequence, schema=None))
    for view in catalog.views():
        registry = registry.put("view", replace(view, schema=None))
    return replace(catalog, registry=registry)


def _without(table: Table, owner: str | None) -> Table:
    return replace(table, schema=None, foreign_keys=tuple(_referring(key, owner) for key in table.foreign_keys))


def _referring(key: ForeignKey, owner: str | None) -> ForeignKey:
    return replace(key, referred_schema=None) if key.referred_schema == owner else key
