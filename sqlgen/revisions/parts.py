"""The templates in `templates/script/`: the comments and statements that stand around those of operations."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import jinja2
from jinja2 import nodes

from sqlgen.compiler.environment import environment
from sqlgen.compiler.errors import TemplateFailed
from sqlgen.compiler.rendering import place_in, render_text
from sqlgen.errors import Location, SqlgenError
from sqlgen.profile.model import Profile

TemplateFolders: TypeAlias = tuple[Path, ...]
"""Folders with templates of a project's own, which go before ours."""


def part(name: str, profile: Profile, folders: TemplateFolders = (), **values: Any) -> str:
    """A template of `templates/script/`, rendered: "", or text that ends with a line break.

    :raises TemplateFailed: it uses a name that nobody defined, or isn't valid Jinja.
    """
    templates = environment(profile, folders)
    template: jinja2.Template | None = None
    try:
        template = templates.get_template(f"script/{name}")
        text = render_text(template, templates, values).strip("\n")
    except SqlgenError:
        raise
    except jinja2.TemplateSyntaxError as error:
        raise _failed(name, str(error.message), Location(error.filename or name, error.lineno)) from error
    except Exception as error:
        place = place_in(error, template) if template is not None else Location(name)
        raise _failed(name, str(error) or type(error).__name__, place) from error
    return f"{text}\n" if text else ""


def part_of_each(name: str, profile: Profile, folders: TemplateFolders = (), **values: str | int) -> str:
    """As `part`, of which each database's script has the same where nothing but the values counts: rendered once."""
    file, is_same = _file_of(name, profile, folders)
    if not is_same:
        return part(name, profile, folders, **values)
    key = (file, *values.items())
    text = _just_made.get(key)
    if text is None:
        if len(_just_made) >= _FEW:
            _just_made.clear()
        text = _just_made[key] = part(name, profile, folders, **values)
    return text


_just_made: dict[Hashable, str] = {}
_FEW = 16  # the scripts of several databases are made revision by revision


@lru_cache(maxsize=256)
def _file_of(name: str, profile: Profile, folders: TemplateFolders) -> tuple[str | None, bool]:
    """The file of a template; whether it has no filter and no name but the values, so that no database counts."""
    templates = environment(profile, folders)
    try:
        file = templates.get_template(f"script/{name}").filename
        tree = templates.parse(Path(str(file)).read_text(encoding="utf-8"))
    except (jinja2.TemplateError, OSError):
        return None, False  # `part` says what is wrong
    names = {each.name for each in tree.find_all(nodes.Name)}
    return file, not any(tree.find_all(_LEADS_ELSEWHERE)) and not names & templates.globals.keys()


_LEADS_ELSEWHERE = (nodes.Filter, nodes.Test, nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


def _failed(name: str, reason: str, where: Location) -> TemplateFailed:
    return TemplateFailed(
        f"the script template {name} failed: {reason}",
        where=where,
        fix="correct the template, or take it out of the template path",
    )
