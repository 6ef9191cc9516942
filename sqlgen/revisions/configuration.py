"""The configuration of a project: where its revisions are, for which databases, and how scripts are made.

Looked for in the folder in which a command is started and in those above it, the first that has any of these:

    sqlgen.toml                     sqlgen's own
    pyproject.toml [tool.sqlgen]    the same keys
    alembic.ini                     an Alembic project, as it is
    pyproject.toml [tool.alembic]   the same

Of several in one folder the upper ones say what they say, and the lower ones the rest: an Alembic project can add
a sqlgen.toml that holds nothing but its dialects.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from sqlgen.errors import Location
from sqlgen.profile.portable import TypeSettings
from sqlgen.revisions.alembic_configuration import read_alembic_ini, read_alembic_pyproject
from sqlgen.revisions.database_url import DatabaseUrl
from sqlgen.revisions.errors import NoConfiguration, UnreadableConfiguration
from sqlgen.revisions.native_configuration import read_native_settings
from sqlgen.revisions.settings import Settings

NATIVE_FILE = "sqlgen.toml"
_PYPROJECT = "pyproject.toml"
_ALEMBIC_INI = "alembic.ini"
_NATIVE_SECTION = "tool.sqlgen"
_VERSIONS = "versions"


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a project says, with the defaults put in.

    :param root: the folder of the configuration; the one that the command was started in where there is none.
    :param files: the files that were read; none with `--versions` alone.
    :param is_alembic: whether the revisions belong to an Alembic project: new ones are written for it.
    :param script_location: the folder of env.py; that of the configuration unless said otherwise.
    :param version_locations: the folders of the revision files. They may not exist.
    :param recursive_version_locations: whether the folders in them count, too.
    :param prepend_sys_path: absolute; where revision files find the modules that they import.
    :param dialects: `postgresql`, `postgresql:14`, ...; if not given, the one of the URL.
    :param url: the database of the project; never printed with its password.
    :param schema: the default schema of the project's tables.
    :param schema_translate_map: schema names in the revisions, and what the scripts say instead.
    :param version_table_schema: None: the default schema.
    :param version_table_pk: whether the version table has a primary key, if a script creates it.
    :param transaction_per_migration: whether each revision has a transaction of its own.
    :param options: what `op.get_context().opts` shows revision files beside these.
    :param plugins: modules that register directives, imported before the revisions; None: those that env.py imports.
    :param naming_convention: for constraints without a name, as in `MetaData(naming_convention=...)`.
    :param types: what types of the revisions are written as, for all databases and for some.
    :param template_path: folders with templates of the project's own, looked up before ours.
    :param output: the folder for scripts; None: standard output.
    :param file_template: names of new revision files, with Alembic's tokens.
    """

    root: Path
    files: tuple[Path, ...] = ()
    is_alembic: bool = False
    script_location: Path = Path()
    version_locations: tuple[Path, ...] = ()
    recursive_version_locations: bool = False
    prepend_sys_path: tuple[Path, ...] = ()
    dialects: tuple[str, ...] = ()
    url: DatabaseUrl | None = None
    schema: str | None = None
    schema_translate_map: Mapping[str, str] = field(default_factory=dict)
    version_table: str = "alembic_version"
    version_table_schema: str | None = None
    version_table_pk: bool = True
    transaction_per_migration: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)
    plugins: tuple[str, ...] | None = None
    naming_convention: Mapping[str, str] = field(default_factory=dict)
    types: TypeSettings = field(default_factory=TypeSettings)
    template_path: tuple[Path, ...] = ()
    output: Path | None = None
    file_template: str = "%(rev)s_%(slug)s"
    truncate_slug_length: int = 40


def find_configuration(
    start_dir: str | os.PathLike[str],
    config_file: str | os.PathLike[str] | None = None,
    versions: Sequence[str | os.PathLike[str]] = (),
) -> Configuration:
    """The configuration of the project that a command is started in.

    :param start_dir: where to look, upwards; a relative path (`.`) keeps the paths in messages short.
    :param config_file: this file instead: an ini file is Alembic's, pyproject.toml is asked for its tables,
        any other TOML file is ours.
    :param versions: the folders of the revision files, whatever the configuration says. Without `config_file` no
        configuration is looked for then, so that the result depends on nothing else.
    :raises NoConfiguration: there is none, and no `versions`.
    :raises ConfigurationError: a file can't be read, or says what can't be.
    """
    start = Path(start_dir)
    folders = tuple(Path(folder) for folder in versions)
    if config_file is not None:
        return _explicit(Path(config_file), start, folders)
    if folders:
        return _configuration(start, (), Settings(prepend_sys_path=(start,)), folders)
    for root in (start, *start.resolve().parents):
        found = list(_in_folder(root, root))
        if found:
            return _merged(root, found, folders)
    raise NoConfiguration(str(start.resolve()))


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    settings: Settings
    is_alembic: bool


def _explicit(path: Path, start: Path, versions: tuple[Path, ...]) -> Configuration:
    """One file, and for what it doesn't say Alembic's configuration beside it."""
    found = list(_in_file(path, start))
    if not found:
        wanted = "section [alembic]" if _is_ini(path) else "table [tool.sqlgen] or [tool.alembic]"
        raise UnreadableConfiguration(Location(str(path)), f"it has no {wanted}")
    beside = (one for one in _in_folder(path.parent, start) if one.is_alembic and one.path != path)
    return _merged(path.parent, [*found, *beside], versions)


def _is_ini(path: Path) -> bool:
    return path.suffix in {".ini", ".cfg"}


def _in_file(path: Path, start: Path) -> Iterator[_Found]:
    if _is_ini(path):
        yield from _present(path, read_alembic_ini(path, start), is_alembic=True)
    elif path.name == _PYPROJECT:
        yield from _present(path, read_native_settings(path, _NATIVE_SECTION), is_alembic=False)
        yield from _present(path, read_alembic_pyproject(path, start), is_alembic=True)
    else:
        yield from _present(path, read_native_settings(path), is_alembic=False)


def _in_folder(folder: Path, start: Path) -> Iterator[_Found]:
    files = [path for name in (NATIVE_FILE, _PYPROJECT, _ALEMBIC_INI) if (path := folder / name).is_file()]
    found = [one for path in files for one in _in_file(path, start)]
    found.sort(key=lambda one: (one.is_alembic, one.path.name == _PYPROJECT))
    yield from found


def _present(path: Path, settings: Settings | None, *, is_alembic: bool) -> Iterator[_Found]:
    if settings is not None:
        yield _Found(path, settings, is_alembic)


def _merged(root: Path, found: Sequence[_Found], versions: tuple[Path, ...]) -> Configuration:
    settings = Settings()
    for one in found:
        settings = settings.over(one.settings)
    files = tuple(dict.fromkeys(one.path for one in found))
    return _configuration(root, files, settings, versions, is_alembic=any(one.is_alembic for one in found))


def _configuration(
    root: Path, files: tuple[Path, ...], settings: Settings, versions: tuple[Path, ...], *, is_alembic: bool = False
) -> Configuration:
    given: dict[str, Any] = {
        setting.name: value for setting in fields(settings) if (value := getattr(settings, setting.name)) is not None
    }
    script_location = given.setdefault("script_location", root)
    given["version_locations"] = versions or given.get("version_locations") or (script_location / _VERSIONS,)
    given["prepend_sys_path"] = tuple(path.resolve() for path in settings.prepend_sys_path or ())
    if not settings.dialects and settings.url and settings.url.dialect:
        given["dialects"] = (settings.url.dialect,)
    return Configuration(root=root, files=files, is_alembic=is_alembic, **given)
