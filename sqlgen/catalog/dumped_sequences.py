"""Columns that count up, as a dump of PostgreSQL writes them: a sequence that the column owns, and its default.

SERIAL is short for just that, so a column that has nothing beyond it is one again.
"""

from __future__ import annotations

import re
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_sequences import without_defaults
from sqlgen.catalog.naming import sequence_name
from sqlgen.catalog.tables import by_name
from sqlgen.catalog.values import Column, Identity, Sequence, Table

_NEXT_VALUE = re.compile(r"nextval\('(?P<name>[^']+)'(?:::regclass)?\)", re.IGNORECASE)


def with_serials(catalog: Catalog) -> Catalog:
    """The catalog whose columns that are no more than SERIAL count up by themselves."""
    if catalog.profile.types.autoincrement != "serial":
        return catalog
    for sequence in list(catalog.sequences()):
        catalog = _with_serial(sequence, catalog)
    return catalog


def _with_serial(sequence: Sequence, catalog: Catalog) -> Catalog:
    if sequence.owned_by is None or without_defaults(sequence.settings) != Identity():
        return catalog
    table = catalog.find_table(sequence.owned_by[0], sequence.schema)
    column = None if table is None else by_name(table.columns, sequence.owned_by[1], catalog.profile)
    if table is None or column is None or not _is_serial(table, column, sequence, catalog):
        return catalog
    counting = replace(column, server_default=None, autoincrement=True)
    columns = tuple(counting if each is column else each for each in table.columns)
    registry = catalog.registry.put_table(replace(table, columns=columns))
    registry = registry.put("sequence", replace(sequence, implicit=True))
    return replace(catalog, registry=registry)


def _is_serial(table: Table, column: Column, sequence: Sequence, catalog: Catalog) -> bool:
    match = _NEXT_VALUE.fullmatch(column.server_default or "")
    if match is None or column.nullable or not isinstance(column.type, sa.Integer):
        return False
    named: Any = match["name"].replace('"', "").rpartition(".")[2]
    usual = sequence_name(table.name, column.name, catalog.profile, lambda name: False)
    return bool(named == sequence.name == usual)
