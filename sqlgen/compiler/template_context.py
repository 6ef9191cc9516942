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


class TemplateContext(Context):
    """Jinja's context, made for each rendering and each `{% include %}`, so it makes nothing that nobody asks for."""

    later: Later | None = None
    globals_keys: set[str] = set()  # noqa: RUF012 - Jinja only reads it; none are our own

    def __init__(
        self,
        environment: Any,
        parent: dict[str, Any],
        name: str | None,
        blocks: Mapping[str, Callable[..., Any]],
        globals: Mapping[str, Any] | None = None,
    ) -> None:
        self.parent = parent
        self.vars: dict[str, Any] = {}
        self.environment = environment
        self.eval_ctx = environment.evaluation  # whether output is escaped for HTML: it never is
        self.exported_vars: set[str] = set()
        self.name = name
        if globals is not None:
            self.globals_keys = set(globals)
        self.blocks = {key: [block] for key, block in blocks.items()} if blocks else {}

    def resolve_or_missing(self, key: str) -> Any:
        """A variable by its name; Jinja's `missing` for none."""
        if key in self.vars:
            return self.vars[key]
        if key in self.parent:
            return self.parent[key]
        later = self.later
        if later is not None and key in later.names:
            return later[key]
        return self.environment.globals.get(key, missing)

    def get_all(self) -> dict[str, Any]:
        """All variables, those included that nobody asked for yet."""
        later = {} if self.later is None else {name: self.later[name] for name in self.later.names}
        return {**self.environment.globals, **later, **self.parent, **self.vars}

    def __contains__(self, name: object) -> bool:
        return self.resolve_or_missing(str(name)) is not missing

    def inside(self, template: jinja2.Template, locals: Mapping[str, Any]) -> TemplateContext:
        """The context of a template that this one includes, `locals` being what it set around the place."""
        parent = {**self.parent, **self.vars} if self.vars else self.parent.copy()
        for name, value in locals.items():
            if value is not missing:
                parent[name] = value
        context = TemplateContext(self.environment, parent, template.name, template.blocks)
        context.later = self.later
        return context
