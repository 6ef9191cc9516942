"""What one configuration file says. What it doesn't say is None, so that another one can."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from sqlgen.errors import Location
from sqlgen.profile.portable import TypeSettings
from sqlgen.revisions.database_url import DatabaseUrl
from sqlgen.revisions.errors import UnreadableConfiguration

_LINE_OF_TOML_ERROR = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one file; the names are the keys of sqlgen.toml. Paths can be used as they are."""

    script_location: Path | None = None
    version_locations: tuple[Path, ...] | None = None
    recursive_version_locations: bool | None = None
    prepend_sys_path: tuple[Path, ...] | None = None
    dialects: tuple[str, ...] | None = None
    url: DatabaseUrl | None = None
    schema: str | None = None
    schema_translate_map: Mapping[str, str] | None = None
    version_table: str | None = None
    version_table_schema: str | None = None
    version_table_pk: bool | None = None
    transaction_per_migration: bool | None = None
    options: Mapping[str, Any] | None = None
    plugins: tuple[str, ...] | None = None
    naming_convention: Mapping[str, str] | None = None
    types: TypeSettings | None = None
    template_path: tuple[Path, ...] | None = None
    output: Path | None = None
    file_template: str | None = None
    truncate_slug_length: int | None = None

    def over(self, other: Settings) -> Settings:
        """These settings, and the other ones where these say nothing."""
        chosen: dict[str, Any] = {}
        for field in fields(self):
            own = getattr(self, field.name)
            chosen[field.name] = getattr(other, field.name) if own is None else own
        return Settings(**chosen)


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file.

    :raises UnreadableConfiguration: it can't be opened, isn't UTF-8 or isn't TOML.
    """
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableConfiguration(Location(str(path)), str(error)) from error
    except tomllib.TOMLDecodeError as error:
        line = _LINE_OF_TOML_ERROR.search(str(error))
        raise UnreadableConfiguration(Location(str(path), int(line[1]) if line else 0), str(error)) from error


def place_of(path: Path, key: str, section: str | None = None) -> Location:
    """The line of a key in a configuration file, for messages; the whole file where it isn't found."""
    inside = section is None
    for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
        text = line.strip()
        if text.startswith("["):
            inside = section is None or text.strip("[] \t").replace('"', "").startswith(section)
        elif inside and re.match(rf"[\"']?{re.escape(key)}[\"']?\s*[=.:]", text):
            return Location(str(path), number)
    return Location(str(path))
