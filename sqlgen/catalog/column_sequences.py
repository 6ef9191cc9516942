"""The sequences that PostgreSQL makes behind SERIAL and identity columns.

They take a name in the schema, follow their column and table, and keep their own name while these are renamed.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from sqlgen.catalog.naming import sequence_name
from sqlgen.catalog.registry import Key, Registry
from sqlgen.catalog.values import Column, Sequence, Table
from sqlgen.profile.identifiers import fold


def is_numbered(column: Column) -> bool:
    """Whether the database hands out the column's values."""
    return column.autoincrement or column.identity is not None


def with_sequences(registry: Registry, table: Table, columns: Iterable[Column]) -> Registry:
    """With the sequences of new columns of a table."""
    for column in columns:
        if is_numbered(column):
            registry = _with_sequence(registry, table, column)
    return registry


def _with_sequence(registry: Registry, table: Table, column: Column) -> Registry:
    def taken(name: str) -> bool:
        return registry.holder("sequence", name, table.schema) is not None

    name = sequence_name(table.name, column.name, registry.profile, taken)
    if name is None:
        return registry
    sequence = Sequence(name, table.schema, owned_by=(table.name, column.name), implicit=True)
    return registry.put("sequence", sequence)


def without_sequences(registry: Registry, table: Table, column: str) -> Registry:
    """Without the sequences that a dropped column owned."""
    for sequence in _owned(registry, table, column):
        registry = registry.remove("sequence", registry.key(sequence.name, sequence.schema))
    return registry


def follow_column(registry: Registry, table: Table, old: str, new: str) -> Registry:
    """With the sequences of a renamed column owned by its new name."""
    for sequence in _owned(registry, table, old):
        registry = registry.put("sequence", replace(sequence, owned_by=(table.name, new)))
    return registry


def follow_table(registry: Registry, sequences: Iterable[Sequence], table: str, schema: str | None) -> Registry:
    """With the sequences of a renamed table owned by its new name, in its new schema."""
    for sequence in sequences:
        if sequence.owned_by is not None:
            moved = replace(sequence, owned_by=(table, sequence.owned_by[1]), schema=schema)
            registry = registry.put("sequence", moved)
    return registry


def _owned(registry: Registry, table: Table, column: str) -> list[Sequence]:
    key: Key = registry.key(table.name, table.schema)
    wanted = fold(registry.profile, column)
    return [
        each
        for each in registry.sequences_of(key)
        if each.owned_by is not None and fold(registry.profile, each.owned_by[1]) == wanted
    ]
