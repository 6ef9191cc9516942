"""`alembic.config.Config`: what the project's alembic.ini or pyproject.toml says, for revision files and env.py."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping
from configparser import ConfigParser
from functools import cached_property
from pathlib import Path
from typing import Any, overload


class Config:
    """The sections and options of a project; a file is read when it is first asked for, and never written.

    :param file_: an ini file. :param toml_file: a pyproject.toml, whose table `[tool.alembic]` counts.
    :param config_args: further values for `%(name)s` in an ini file.
    :param attributes: anything that code of the project wants to hand to its env.py.
    :param options: options of the main section that no ini file says.
    """

    def __init__(
        self,
        file_: str | os.PathLike[str] | None = None,
        toml_file: str | os.PathLike[str] | None = None,
        ini_section: str = "alembic",
        output_buffer: Any = None,
        stdout: Any = None,
        cmd_opts: Any = None,
        config_args: Mapping[str, Any] | None = None,
        attributes: dict[str, Any] | None = None,
        *,
        options: Mapping[str, str] | None = None,
    ) -> None:
        self.config_file_name = None if file_ is None else str(file_)
        self.toml_file_name = None if toml_file is None else str(toml_file)
        self.config_ini_section = ini_section
        self.output_buffer = output_buffer
        self.cmd_opts = cmd_opts
        self.config_args = dict(config_args or {})
        self.attributes: dict[str, Any] = {} if attributes is None else attributes
        self._options = dict(options or {})

    @cached_property
    def file_config(self) -> ConfigParser:
        """The ini file; without one, a parser that holds nothing but the options that are known otherwise."""
        here = Path(self.config_file_name).absolute().parent if self.config_file_name else Path.cwd()
        parser = ConfigParser({"here": str(here).replace("%", "%%"), **self.config_args})
        if self.config_file_name is not None:
            parser.read(self.config_file_name, encoding="utf-8")
        if not parser.has_section(self.config_ini_section):
            parser.add_section(self.config_ini_section)
        for name, value in self._options.items():
            if not parser.has_option(self.config_ini_section, name):
                parser.set(self.config_ini_section, name, value.replace("%", "%%"))
        return parser

    @cached_property
    def toml_alembic_config(self) -> Mapping[str, Any]:
        """The table `[tool.alembic]` of pyproject.toml; empty without one."""
        if self.toml_file_name is None:
            return {}
        with Path(self.toml_file_name).open("rb") as stream:
            table = tomllib.load(stream).get("tool", {}).get("alembic", {})
        return table if isinstance(table, Mapping) else {}

    # ------------------------------------------------------------------ sections

    @overload
    def get_section(self, name: str, default: None = ...) -> dict[str, str] | None: ...
    @overload
    def get_section(self, name: str, default: Mapping[str, str]) -> Mapping[str, str]: ...
    def get_section(self, name: str, default: Mapping[str, str] | None = None) -> Mapping[str, str] | None:
        """All options of a section."""
        return dict(self.file_config.items(name)) if self.file_config.has_section(name) else default

    def get_section_option(self, section: str, name: str, default: str | None = None) -> str | None:
        """An option of a section."""
        if self.file_config.has_section(section) and self.file_config.has_option(section, name):
            return self.file_config.get(section, name)
        return default

    def set_section_option(self, section: str, name: str, value: str) -> None:
        """Set an option, for whoever asks later; the file stays as it is. A percent sign is written twice."""
        if not self.file_config.has_section(section):
            self.file_config.add_section(section)
        self.file_config.set(section, name, value)

    # ------------------------------------------------------------------ the main section

    def get_main_option(self, name: str, default: str | None = None) -> str | None:
        """An option of the main section."""
        return self.get_section_option(self.config_ini_section, name, default)

    def set_main_option(self, name: str, value: str) -> None:
        """Set an option of the main section."""
        self.set_section_option(self.config_ini_section, name, value)

    def remove_main_option(self, name: str) -> None:
        """Forget an option of the main section."""
        self.file_config.remove_option(self.config_ini_section, name)

    def get_alembic_option(self, name: str, default: Any = None) -> Any:
        """An option of the main section, or of `[tool.alembic]`."""
        value = self.get_main_option(name)
        return self.toml_alembic_config.get(name, default) if value is None else value

    def get_alembic_boolean_option(self, name: str) -> bool:
        """Whether such an option is true."""
        return str(self.get_alembic_option(name, "")).lower() == "true"

    # ------------------------------------------------------------------ the rest

    def get_template_directory(self) -> str:
        """The folder of the templates for new projects: none, since they are made by `sqlgen init`."""
        return ""

    def print_stdout(self, text: str, *arguments: Any) -> None:
        """Tell something: on standard error, since standard output is for SQL."""
        print(text % arguments if arguments else text, file=sys.stderr)  # noqa: T201 - what it is for
