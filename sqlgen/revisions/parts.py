"""The templates in `templates/script/`: the comments and statements that stand around those of operations."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

import jinja2

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


def _failed(name: str, reason: str, where: Location) -> TemplateFailed:
    return TemplateFailed(
        f"the script template {name} failed: {reason}",
        where=where,
        fix="correct the template, or take it out of the template path",
    )
