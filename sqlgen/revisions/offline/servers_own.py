"""What the server's system tables hold beyond our tables: its own, of which nobody here knows more than that they are.

A query that gives another answer with them than without isn't about our tables only, so nobody here can answer it.
"""

from __future__ import annotations

import sqlalchemy as sa
from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import (
    Check,
    Column,
    EnumType,
    Index,
    IndexPart,
    Knowledge,
    PrimaryKey,
    Sequence,
    Table,
    Unique,
    View,
)
from sqlgen.revisions.offline.system_table import HIDDEN_NAME

_ONE, _OTHER = f"{HIDDEN_NAME} 1", f"{HIDDEN_NAME} 2"


def with_servers_own(catalog: Catalog) -> Catalog:
    """The catalog with tables of the server's own, and with something in each table that isn't known in full."""
    for table in list(catalog.tables()):
        if table.knowledge is not Knowledge.KNOWN:
            catalog = catalog.replace_table(_filled(table))
    for schema in catalog.profile.reflection.server_schemas:
        catalog = catalog.create_table(_filled(Table(f"{HIDDEN_NAME} table", schema=schema)))
        catalog = catalog.create_view(View(f"{HIDDEN_NAME} view", "", schema=schema))
        catalog = catalog.create_sequence(Sequence(f"{HIDDEN_NAME} sequence", schema=schema))
        catalog = catalog.create_type(EnumType(f"{HIDDEN_NAME} type", (_ONE,), schema=schema))
    return catalog


def _filled(table: Table) -> Table:
    """The table with one of each."""
    return replace(
        table,
        columns=(Column(_ONE, sa.Integer(), nullable=False), Column(_OTHER, sa.Integer())),
        primary_key=PrimaryKey((_ONE,), name=f"{HIDDEN_NAME} primary key"),
        uniques=(Unique((_OTHER,), name=f"{HIDDEN_NAME} unique"),),
        checks=(Check("1 = 1", name=f"{HIDDEN_NAME} check"),),
        indexes=(Index(f"{HIDDEN_NAME} index", (IndexPart(_OTHER),)),),
        knowledge=Knowledge.KNOWN,
    )
