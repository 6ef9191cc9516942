"""sqlgen's own configuration: sqlgen.toml, or the table [tool.sqlgen] of pyproject.toml.

Every key is known: one that isn't is mistyped, and would otherwise silently do nothing. Keys may be written with
hyphens. Relative paths count from the folder of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from sqlgen.profile.portable import TypeSettings
from sqlgen.revisions.database_url import DatabaseUrl
from sqlgen.revisions.errors import BadValue, UnknownKey
from sqlgen.revisions.settings import Settings, place_of, read_toml


class _Wrong(Exception):
    """A value isn't what a key takes; the argument says what it takes."""


def read_native_settings(path: Path, section: str | None = None) -> Settings | None:
    """The settings in a file, or None where it hasn't the section.

    :param section: `tool.sqlgen` in pyproject.toml; None: the whole file.
    :raises UnreadableConfiguration: the file isn't TOML.
    :raises UnknownKey: a key isn't ours.
    :raises BadValue: a value isn't of the kind that its key takes.
    """
    table: object = read_toml(path)
    for name in section.split(".") if section else ():
        table = table.get(name) if isinstance(table, Mapping) else None
    if table is None:
        return None
    if not isinstance(table, Mapping):
        raise BadValue(section or "", "a table", place_of(path, "sqlgen", "tool"))
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        reader = _READERS.get(name)
        if reader is None:
            raise UnknownKey(key, place_of(path, key, section), _READERS)
        try:
            values[name] = reader(value, path.parent)
        except _Wrong as expected:
            raise BadValue(key, str(expected), place_of(path, key, section)) from None
    return Settings(**values)


def _text(value: object, _: Path) -> str:
    if not isinstance(value, str) or not value:
        raise _Wrong("a string")
    return value


def _flag(value: object, _: Path) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("true or false")
    return value


def _count(value: object, _: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _Wrong("a number of 1 or more")
    return value


def _texts(value: object, _: Path) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(one, str) and one for one in values):
        raise _Wrong("a string or a list of strings")
    return tuple(values)


def _mapping(value: object, _: Path) -> Mapping[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(text, str) for text in value.values()):
        raise _Wrong("a table of strings")
    return dict(value)


def _anything(value: object, _: Path) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _Wrong("a table")
    return dict(value)


def _types(value: object, _: Path) -> TypeSettings:
    if value == "portable":
        return TypeSettings(mode="portable")
    if not isinstance(value, Mapping):
        raise _Wrong('a table of types, or "portable"')
    here = {name: table for name, table in value.items() if isinstance(table, Mapping)}
    everywhere = {name: target for name, target in value.items() if name not in here}
    if not all(
        isinstance(target, str) and target for table in (everywhere, *here.values()) for target in table.values()
    ):
        raise _Wrong("a table of types, each with the one to write instead, and of such tables by database")
    return TypeSettings(everywhere, {name: dict(table) for name, table in here.items()})


def _path(value: object, folder: Path) -> Path:
    return folder / _text(value, folder)


def _paths(value: object, folder: Path) -> tuple[Path, ...]:
    return tuple(folder / text for text in _texts(value, folder))


def _url(value: object, folder: Path) -> DatabaseUrl:
    return DatabaseUrl(_text(value, folder))


_READERS: dict[str, Callable[[object, Path], object]] = {
    "script_location": _path,
    "version_locations": _paths,
    "recursive_version_locations": _flag,
    "prepend_sys_path": _paths,
    "dialects": _texts,
    "url": _url,
    "schema": _text,
    "schema_translate_map": _mapping,
    "version_table": _text,
    "version_table_schema": _text,
    "version_table_pk": _flag,
    "transaction_per_migration": _flag,
    "options": _anything,
    "plugins": _texts,
    "naming_convention": _mapping,
    "types": _types,
    "template_path": _paths,
    "output": _path,
    "file_template": _text,
    "truncate_slug_length": _count,
}
assert set(_READERS) == {field.name for field in fields(Settings)}
