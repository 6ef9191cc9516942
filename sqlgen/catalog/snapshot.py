"""A catalog as JSON: a versioned format, written in a stable order, that says whose schema it is."""

from __future__ import annotations

import json
from typing import Any

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.conversion_errors import SnapshotMismatch
from sqlgen.catalog.types_codec import type_from_data, type_to_data
from sqlgen.catalog.values import EnumType, Sequence, Table, View
from sqlgen.catalog.values_codec import value_from_data, value_to_data
from sqlgen.profile.model import Profile

__all__ = ["FORMAT", "from_json", "to_json", "type_from_data", "type_to_data", "value_from_data", "value_to_data"]

FORMAT = "sqlgen-snapshot"
VERSION = 1

_OBJECTS: dict[str, type[Any]] = {"types": EnumType, "sequences": Sequence, "tables": Table, "views": View}


def to_json(catalog: Catalog) -> str:
    """The whole catalog; tables in the order of their creation, everything else of an object in a fixed order."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "dialect": catalog.profile.name,
        "server": catalog.profile.version_text,
        **{kind: [value_to_data(value) for value in getattr(catalog, kind)()] for kind in _OBJECTS},
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def from_json(text: str, profile: Profile) -> Catalog:
    """The catalog that a snapshot holds.

    The server version may differ: the schema is the same, what can be done with it follows the profile.

    :raises SnapshotMismatch: not a snapshot, of a newer format, or of another database.
    """
    data = _read(text)
    if data.get("dialect") != profile.name:
        raise SnapshotMismatch(
            f"the snapshot is of {data.get('dialect')}, not of {profile.name}",
            why="defaults, checks and types in it are in that database's words",
            fix=f"make a snapshot for {profile.name}",
        )
    catalog = Catalog.empty(profile)
    registry = catalog.registry
    for kind, cls in _OBJECTS.items():
        for item in data.get(kind, ()):
            value = value_from_data(cls, item)
            registry = registry.put_table(value) if isinstance(value, Table) else registry.put(_KINDS[cls], value)
    return replace(catalog, registry=registry)


_KINDS: dict[type[Any], Any] = {EnumType: "enum_type", Sequence: "sequence", View: "view"}


def _read(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise SnapshotMismatch("this isn't a snapshot", why=str(error)) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise SnapshotMismatch("this isn't a snapshot", why=f'it doesn\'t say "format": "{FORMAT}"')
    if data.get("version") != VERSION:
        raise SnapshotMismatch(
            f"the snapshot has format version {data.get('version')}, this program reads version {VERSION}",
            fix="make it again with this version of sqlgen",
        )
    return data
