"""A catalog as JSON: a versioned format, in a stable order, that says whose schema it is and at which revision."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.conversion_errors import SnapshotMismatch
from sqlgen.catalog.registry import Registry
from sqlgen.catalog.types_codec import type_from_data, type_to_data
from sqlgen.catalog.values import EnumType, Knowledge, Table, View
from sqlgen.catalog.values import Sequence as SequenceValue
from sqlgen.catalog.values_codec import value_from_data, value_to_data
from sqlgen.profile.model import Profile

__all__ = [
    "FORMAT",
    "Snapshot",
    "from_json",
    "read_snapshot",
    "snapshot_data",
    "to_json",
    "type_from_data",
    "type_to_data",
    "value_from_data",
    "value_to_data",
]

FORMAT = "sqlgen-snapshot"
VERSION = 1

_OBJECTS: dict[str, tuple[str, type[Any], Any]] = {
    # in the data: the registry's map, the class, the registry's kind
    "types": ("enum_types", EnumType, "enum_type"),
    "sequences": ("sequences", SequenceValue, "sequence"),
    "tables": ("tables", Table, None),
    "views": ("views", View, "view"),
}


class Snapshot(NamedTuple):
    """What a snapshot says.

    ``revisions`` are the rows of the version table that the schema goes with, empty for none; None where nobody said.
    ``server`` is the version of the database that it was made for.
    """

    catalog: Catalog
    revisions: tuple[str, ...] | None
    server: str


def to_json(catalog: Catalog, revisions: Sequence[str] | None = None) -> str:
    """The whole catalog; objects in the order of their creation, everything else in a fixed order.

    :param revisions: where in the history it stands.
    """
    data: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "dialect": catalog.profile.name,
        "server": catalog.profile.version_text,
    }
    if revisions is not None:
        data["revisions"] = sorted(revisions)
    data |= _not_known(catalog)
    for kind, (slot, _, _) in _OBJECTS.items():
        entries = sorted(getattr(catalog.registry, slot).values(), key=lambda entry: entry.number)
        data[kind] = [value_to_data(entry.value) for entry in entries]
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _not_known(catalog: Catalog) -> dict[str, Any]:
    """For people, and for the header of a script: the tables that aren't known in full."""
    found: dict[str, Any] = {
        knowledge.value: [_shown(table) for table in catalog.tables() if table.knowledge is knowledge]
        for knowledge in (Knowledge.PARTIAL, Knowledge.UNCERTAIN)
    }
    found["assumed"] = list(catalog.assumed)
    return {kind: names for kind, names in found.items() if names}


def _shown(table: Table) -> str:
    return f"{table.schema}.{table.name}" if table.schema else table.name


def from_json(text: str, profile: Profile) -> Catalog:
    """The catalog that a snapshot holds; see :func:`read_snapshot`."""
    return read_snapshot(text, profile).catalog


def read_snapshot(text: str, profile: Profile) -> Snapshot:
    """The catalog that a snapshot holds, and where it was made; what was known in part still is.

    The server version may differ: the schema is the same, what can be done with it follows the profile.

    :raises SnapshotMismatch: not a snapshot, of a newer format, of another database, or damaged.
    """
    data = snapshot_data(text)
    if data.get("dialect") != profile.name:
        raise SnapshotMismatch(
            f"the snapshot is of {data.get('dialect')}, not of {profile.name}",
            why="defaults, checks and types in it are in that database's words",
            fix=f"make a snapshot for {profile.name}: sqlgen snapshot REV --dialect {profile.name}",
        )
    try:
        registry = _filled(Catalog.empty(profile).registry, data)
    except (TypeError, ValueError, AttributeError) as error:
        raise SnapshotMismatch("the snapshot is damaged", why=str(error)) from error
    catalog = replace(Catalog.empty(profile), registry=registry, assumed=tuple(_names(data, "assumed")))
    revisions = tuple(_names(data, "revisions")) if "revisions" in data else None
    return Snapshot(catalog, revisions, str(data.get("server", "")))


def _filled(registry: Registry, data: dict[str, Any]) -> Registry:
    for kind, (_, cls, of_registry) in _OBJECTS.items():
        for item in _listed(data, kind):
            value = value_from_data(cls, item)
            registry = registry.put_table(value) if of_registry is None else registry.put(of_registry, value)
    return registry


def snapshot_data(text: str) -> dict[str, Any]:
    """The JSON of a snapshot, looked at as far as to say whose it is.

    :raises SnapshotMismatch: not a snapshot, or of a newer format.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SnapshotMismatch("this isn't a snapshot", why=f"it isn't JSON: {error}") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise SnapshotMismatch("this isn't a snapshot", why=f'it doesn\'t say "format": "{FORMAT}"')
    if data.get("version") != VERSION:
        raise SnapshotMismatch(
            f"the snapshot has format version {data.get('version')}, this program reads version {VERSION}",
            fix="make it again with this version of sqlgen",
        )
    return data


def _listed(data: dict[str, Any], kind: str) -> Iterable[Any]:
    items = data.get(kind, [])
    if not isinstance(items, list):
        raise SnapshotMismatch(f'the snapshot is damaged: "{kind}" isn\'t a list')
    return items


def _names(data: dict[str, Any], kind: str) -> Iterable[str]:
    names = _listed(data, kind)
    if not all(isinstance(name, str) for name in names):
        raise SnapshotMismatch(f'the snapshot is damaged: "{kind}" isn\'t a list of names')
    return names
