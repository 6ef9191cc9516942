"""Where templates come from, and the one Jinja environment that each profile has.

A template is looked up by its name, first along the folders that a project or a package added, then in
our own; in each along the dialect's chain (``mariadb`` -> ``mysql`` -> ``_ansi``). ``create_index`` is the
file ``mysql/create_index.sql.j2``. A name with a slash is looked up the same way and then as a path
(``{% extends "_ansi/drop_column" %}`` names the one beneath).
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.filters import FILTERS
from jinja2.nodes import EvalContext

from sqlgen.compiler.filters import Filters
from sqlgen.compiler.folding import fold
from sqlgen.compiler.template_cache import TemplateCache
from sqlgen.compiler.template_code import TemplateCode
from sqlgen.compiler.template_context import TemplateContext
from sqlgen.profile import Profile
from sqlgen.resources import data_folder

SUFFIX = ".sql.j2"


class TemplateEnvironment(jinja2.Environment):
    """Jinja as our templates use it: undefined names are errors, blank space is folded, nothing is escaped."""

    concat = staticmethod(fold)
    code_generator_class = TemplateCode
    context_class = TemplateContext

    title: str
    chain: tuple[str, ...]

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.evaluation = EvalContext(self)
        self._known: dict[str, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """The template of that name, compiled once: nobody edits templates while a script is made."""
        known = self._known.get(name) if isinstance(name, str) else None
        if known is None:
            known = super().get_template(name, parent, globals)
            if isinstance(name, str):
                self._known[name] = known
        return known

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """All templates share our globals; Jinja would chain two dictionaries, and ask both for every name."""
        return {**self.globals, **d} if d else self.globals


class ChainLoader(jinja2.BaseLoader):
    """Finds a template in several folders, along a chain of dialects in each."""

    def __init__(self, folders: tuple[Path, ...], chain: tuple[str, ...]) -> None:
        self.folders = folders
        self.chain = chain

    def find(self, name: str) -> Path | None:
        """The file of a template, the most special one."""
        file_name = name if name.endswith(".j2") else name + SUFFIX
        for folder in self.folders:
            for place in (*self.chain, ""):
                path = folder / place / file_name
                if path.is_file():
                    return path
        return None

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        path = self.find(template)
        if path is None:
            raise jinja2.TemplateNotFound(template)
        return path.read_text(encoding="utf-8"), str(path), None


@cache
def _jinja_filters() -> dict[str, Callable[..., Any]]:
    """Jinja's own; those that could also be awaited are taken as what they are here, plain functions."""
    own: dict[str, Any] = FILTERS
    return {name: each.__wrapped__ if hasattr(each, "jinja_async_variant") else each for name, each in own.items()}


@cache
def _template_cache() -> TemplateCache:
    return TemplateCache(data_folder("templates"))


@cache
def environment(profile: Profile, folders: tuple[Path, ...] = ()) -> TemplateEnvironment:
    """The environment of a profile; ``folders`` with templates of a project's own are searched first.

    Made once; templates are compiled when they are first needed, and kept.
    """
    made = TemplateEnvironment(
        loader=ChainLoader((*folders, *profile.template_folders, data_folder("templates")), profile.chain),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        optimized=False,
        bytecode_cache=_template_cache(),
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    made.filters = {**_jinja_filters(), **Filters(profile).as_filters()}
    made.globals["profile"] = profile
    made.title = profile.label
    made.chain = profile.chain
    return made
