"""The templates in `templates/script/`: the comments and statements that stand around those of operations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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

_PIECES_AT_ONCE = 1000


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
    except Exception as error:
        raise _explained(name, template, error) from error
    return f"{text}\n" if text else ""


def pieces_of_part(name: str, profile: Profile, folders: TemplateFolders = (), **values: Any) -> Iterator[str]:
    """The same text in pieces, for a template that tells of every revision.

    :raises TemplateFailed: as for `part`, when the piece is asked for.
    """
    template: jinja2.Template | None = None
    try:
        template = _template(name, profile, folders)
        stream = template.stream(values)
        stream.enable_buffering(_PIECES_AT_ONCE)
        yield from _ending_once(stream)
    except SqlgenError:
        raise
    except Exception as error:
        raise _explained(name, template, error) from error


def _ending_once(pieces: Iterable[str]) -> Iterator[str]:
    """Text without line breaks at its beginning, and with one at its end; nothing where it is made of them only."""
    begun, breaks = False, ""
    for piece in pieces:
        text = f"{breaks}{piece}" if begun else piece.lstrip("\n")
        said = text.rstrip("\n")
        breaks = text[len(said) :]
        if said:
            yield said
            begun = True
    if begun:
        yield "\n"


@lru_cache(maxsize=256)
def _template(name: str, profile: Profile, folders: TemplateFolders) -> jinja2.Template:
    return environment(profile, folders).get_template(f"script/{name}")


def _explained(name: str, template: jinja2.Template | None, error: Exception) -> TemplateFailed:
    """What went wrong in a template, with its line."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return _failed(name, str(error.message), Location(error.filename or name, error.lineno))
    place = _line_in(template, error) if template is not None else Location(name)
    return _failed(name, str(error) or type(error).__name__, place)


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
