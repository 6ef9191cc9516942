"""The templates in `templates/script/`: the comments and statements that stand around those of operations."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import jinja2

from sqlgen.compiler.environment import environment
from sqlgen.compiler.errors import TemplateFailed
from sqlgen.errors import Location, SqlgenError
from sqlgen.profile.model import Profile

TemplateFolders: TypeAlias = tuple[Path, ...]
"""Folders with templates of a project's own, which go before ours."""


def part(name: str, profile: Profile, folders: TemplateFolders = (), **values: Any) -> str:
    """A template of `templates/script/`, rendered: "", or text that ends with a line break.

    :raises TemplateFailed: it uses a name that nobody defined, or isn't valid Jinja.
    """
    template: jinja2.Template | None = None
    try:
        template = _template(name, profile, folders)
        text = template.render(values).strip("\n")
    except SqlgenError:
        raise
    except jinja2.TemplateSyntaxError as error:
        raise _failed(name, str(error.message), Location(error.filename or name, error.lineno)) from error
    except Exception as error:
        place = _line_in(template, error) if template is not None else Location(name)
        raise _failed(name, str(error) or type(error).__name__, place) from error
    return f"{text}\n" if text else ""


@lru_cache(maxsize=256)
def _template(name: str, profile: Profile, folders: TemplateFolders) -> jinja2.Template:
    return environment(profile, folders).get_template(f"script/{name}")


def _failed(name: str, reason: str, where: Location) -> TemplateFailed:
    return TemplateFailed(
        f"the script template {name} failed: {reason}",
        where=where,
        fix="correct the template, or take it out of the template path",
    )


def _line_in(template: jinja2.Template, error: BaseException) -> Location:
    path = template.filename or str(template.name)
    line = 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno  # Jinja rewrites tracebacks: this is a line of the template
        trace = trace.tb_next
    return Location(path, line)
