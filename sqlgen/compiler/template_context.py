"""The variables of one rendering: some are there from the start, others are looked up when a template asks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, ClassVar, Protocol

import jinja2
from jinja2.runtime import Context
from jinja2.utils import missing


class Later(Protocol):
    """Variables that cost a look-up; each is looked up at most once."""

    names: ClassVar[Collection[str]]
    """All of them."""

    def __getitem__(self, name: str) -> Any:
        """The value of one of them."""


class Variables(dict[str, Any]):
    """What a template finds by name: what it was given or has set itself, then what is looked up, then globals."""

    __slots__ = ("globals", "later")
    globals: Mapping[str, Any]
    later: Later | None

    def __missing__(self, name: str) -> Any:
        """A variable that nobody asked for yet; Jinja's `missing` for none."""
        later = self.later
        if later is not None and name in later.names:
            found = self[name] = later[name]
            return found
        return self.globals.get(name, missing)


def variables(given: Mapping[str, Any], globals: Mapping[str, Any], later: Later | None) -> Variables:
    """New variables, the first of them given."""
    made = Variables(given)
    made.globals = globals
    made.later = later
    return made


class TemplateContext(Context):
    """Jinja's context, made for each rendering and each `{% include %}`, so it makes nothing that nobody asks for.

    Jinja keeps what a template sets apart from what it was given, and asks both for each name; here one dictionary
    holds them, which is the context's own.
    """

    globals_keys: set[str] = set()  # noqa: RUF012 - Jinja only reads it; none are our own

    def __init__(
        self,
        environment: Any,
        parent: dict[str, Any],
        name: str | None,
        blocks: Mapping[str, Callable[..., Any]],
        globals: Mapping[str, Any] | None = None,
    ) -> None:
        if parent.__class__ is not Variables:
            parent = variables(parent, environment.globals, None)
        self.parent = self.vars = parent
        self.resolve_or_missing = parent.__getitem__  # type: ignore[assignment]
        self.environment = environment
        self.eval_ctx = environment.evaluation  # whether output is escaped for HTML: it never is
        self.exported_vars: set[str] = set()
        self.name = name
        if globals is not None:
            self.globals_keys = set(globals)
        self.blocks = {key: [block] for key, block in blocks.items()} if blocks else {}

    def get_all(self) -> dict[str, Any]:
        """All variables, those included that nobody asked for yet."""
        known: Any = self.parent
        later = {} if known.later is None else {name: known.later[name] for name in known.later.names}
        return {**known.globals, **later, **known}

    def __contains__(self, name: object) -> bool:
        return self.resolve_or_missing(str(name)) is not missing

    def inside(self, template: jinja2.Template, locals: Mapping[str, Any]) -> TemplateContext:
        """The context of a template that this one includes, `locals` being what it set around the place."""
        parent: Any = self.parent
        known = variables(parent, parent.globals, parent.later)
        for name, value in locals.items():
            if value is not missing:
                known[name] = value
        return TemplateContext(self.environment, known, template.name, template.blocks)
