"""What an Alembic project says of itself: alembic.ini, or the table [tool.alembic] of pyproject.toml.

Only what stands in the files: env.py isn't run. Keys that are none of our business are passed over. Alembic's
relative paths count from the folder in which the command is started, `%(here)s` is the folder of the file.
"""

from __future__ import annotations

import configparser
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

from sqlgen.errors import Location
from sqlgen.revisions.database_url import DatabaseUrl
from sqlgen.revisions.errors import BadValue, UnreadableConfiguration
from sqlgen.revisions.settings import Settings, place_of, read_toml

_SECTION = "alembic"
_SEPARATORS = {"os": os.pathsep, ":": ":", ";": ";", "space": " ", "newline": "\n"}
_WITHOUT_SEPARATOR = {"version_locations": r",\s*|\s+", "prepend_sys_path": r",\s*|\s+|:"}
_COMMENT = re.compile(r"\s+[#;].*")
_PLACE_IN_ERROR = re.compile(r"\[line\s*(\d+)\]")


def read_alembic_ini(path: Path, started_in: Path) -> Settings | None:
    """The settings in an alembic.ini, or None where it has no section [alembic].

    :param started_in: where relative paths count from, if they lead somewhere from there; else from the file.
    :raises UnreadableConfiguration: the file isn't an ini file.
    :raises BadValue: the path separator is none that Alembic knows.
    """
    parser = configparser.ConfigParser({"here": str(path.parent).replace("%", "%%")})
    try:
        with path.open(encoding="utf-8") as stream:
            parser.read_file(stream)
    except (OSError, UnicodeDecodeError, configparser.Error) as error:
        line = _PLACE_IN_ERROR.search(str(error))
        place = Location(str(path), int(line[1]) if line else 0)
        raise UnreadableConfiguration(place, str(error).partition("\n")[0]) from error
    if not parser.has_section(_SECTION):
        return None
    values = {key: value for key in parser.options(_SECTION) if (value := _ini_value(parser, key))}
    return _settings(values, path, started_in, lambda key: _split(values, key, path))


def _ini_value(parser: configparser.ConfigParser, key: str) -> str:
    """A value with `%(here)s` put in, or as it stands where its percent signs mean something else."""
    try:
        return parser.get(_SECTION, key)
    except configparser.InterpolationError:
        return parser.get(_SECTION, key, raw=True)


def _split(values: Mapping[str, str], key: str, path: Path) -> list[str]:
    """A list of paths in an ini file, taken apart as `path_separator` (or its older name) says."""
    for name in ("path_separator", "version_path_separator") if key == "version_locations" else ("path_separator",):
        if name in values:
            chosen = _COMMENT.sub("", values[name]).strip()
            if chosen not in _SEPARATORS:
                raise BadValue(name, "one of os, space, newline, : and ;", place_of(path, name, _SECTION))
            parts = values[key].split(_SEPARATORS[chosen])
            break
    else:
        parts = re.split(_WITHOUT_SEPARATOR[key], values[key])
    return [part.strip() for part in parts if part.strip()]


def read_alembic_pyproject(path: Path, started_in: Path) -> Settings | None:
    """The settings in [tool.alembic] of a pyproject.toml, or None where it hasn't the table.

    :raises UnreadableConfiguration: the file isn't TOML.
    """
    table = read_toml(path).get("tool", {}).get(_SECTION)
    if not isinstance(table, Mapping):
        return None
    values = {key: _with_here(value, path) for key, value in table.items()}
    return _settings(values, path, started_in, lambda key: _as_list(values[key]))


def _as_list(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _with_here(value: Any, path: Path) -> Any:
    if isinstance(value, str):
        try:
            return value % {"here": str(path.parent)}
        except (TypeError, ValueError, KeyError):
            return value
    if isinstance(value, list):
        return [_with_here(one, path) for one in value]
    return value


# ---------------------------------------------------------------------------------- either way


def _settings(values: Mapping[str, Any], path: Path, started_in: Path, as_list: Callable[[str], list[str]]) -> Settings:
    script = values.get("script_location")
    base = _base(script, path, started_in)
    search = tuple(base / one for one in as_list("prepend_sys_path")) if values.get("prepend_sys_path") else None
    url = str(values.get("sqlalchemy.url", "")).strip("\"' ")
    length = str(values.get("truncate_slug_length", ""))
    return Settings(
        script_location=_located(script, base, search or ()) if script else None,
        version_locations=(
            tuple(_located(one, base, search or ()) for one in as_list("version_locations"))
            if values.get("version_locations")
            else None
        ),
        recursive_version_locations=_flag(values.get("recursive_version_locations")),
        prepend_sys_path=search,
        url=DatabaseUrl(url) if url else None,
        file_template=values.get("file_template"),
        truncate_slug_length=int(length) if length.isdecimal() else None,
    )


def _flag(value: object) -> bool | None:
    return None if value is None else str(value).lower() == "true"


def _base(script_location: str | None, path: Path, started_in: Path) -> Path:
    """Where relative paths count from: where Alembic would have been started, if the scripts are there."""
    scripts = started_in / (script_location or "")
    return started_in if (scripts / "env.py").is_file() or (scripts / "versions").is_dir() else path.parent


def _located(text: str, base: Path, search: Sequence[Path]) -> Path:
    """A path, or `package:folder` inside an importable package (which isn't imported)."""
    package, colon, inside = text.partition(":")
    if not colon or not package.replace(".", "").isidentifier():
        return base / text
    top, *parts = package.split(".")
    spec = PathFinder.find_spec(top, [*map(str, search), *sys.path])
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        return Path(folder, *parts, inside)
    return base / text
