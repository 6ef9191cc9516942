"""The names of Alembic, meaning sqlgen while revision files are imported and run.

``from alembic import op, context`` in an unmodified revision file gets our operations, whether or not
Alembic is installed. The real modules are put aside meanwhile and come back afterwards. A module that was first
imported meanwhile (a project's own ``models``, a plugin) may keep our classes under Alembic's names: it is
evicted from ``sys.modules``, with what refers to it, so that whoever imports it next gets it anew.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable
from types import ModuleType, TracebackType
from typing import Any

from sqlgen.revisions.run_errors import NotOffered

API_VERSION = "1.20.1"
"""The release whose operations API ours follows: what ``alembic.__version__`` says."""

_EQUIVALENTS = {
    "alembic.op": "sqlgen.op",
    "alembic.operations": "sqlgen.operations",
    "alembic.operations.base": "sqlgen.operations",
    "alembic.operations.batch": "sqlgen.operations",
    "alembic.operations.ops": "sqlgen.operations",
    "alembic.ddl.postgresql": "sqlgen.operations",
    "alembic.autogenerate.rewriter": "sqlgen.operations",
    "alembic.migration": "sqlgen.revisions.context",
    "alembic.runtime.migration": "sqlgen.revisions.context",
}
"""Modules of the real thing, and the module of ours that answers for them."""

_PLACES = (
    "alembic",
    "alembic.autogenerate",
    "alembic.autogenerate.api",
    "alembic.command",
    "alembic.config",
    "alembic.context",
    "alembic.ddl",
    "alembic.ddl.base",
    "alembic.ddl.impl",
    "alembic.environment",
    "alembic.runtime",
    "alembic.runtime.environment",
    "alembic.runtime.plugins",
    "alembic.script",
    "alembic.script.base",
    "alembic.script.revision",
    "alembic.util",
    "alembic.util.exc",
    "alembic.util.langhelpers",
    "alembic.util.messaging",
    "alembic.util.sqla_compat",
    *_EQUIVALENTS,
)

_SHARED = frozenset({"sqlgen", "sqlalchemy", "sqlglot", "jinja2", "markupsafe", "msgspec", "immutables", "greenlet"})
"""Packages that never import Alembic. Importing SQLAlchemy's modules twice would make two of each class."""


class CommandError(Exception):
    """``alembic.util.CommandError``: what a revision file raises to stop Alembic's command."""


class _Unavailable:
    """Stands for a class or function of Alembic that means nothing in a revision file; using it is an error."""

    dotted = ""

    def __init__(self, *args: Any, **kw: Any) -> None:
        raise NotOffered(
            f"{type(self).dotted} isn't offered to revision files",
            why="while sqlgen runs revision files the name alembic stands for sqlgen's operations",
            fix="move what uses it out of the modules that revision files import",
        )


class _NameModule(ModuleType):
    """A module with one of Alembic's names; its attributes are looked up when they are first asked for."""

    def __init__(self, name: str, equivalent: str | None) -> None:
        super().__init__(name, "sqlgen, under one of Alembic's names")
        self.__path__: list[str] = []  # a package: `import alembic.x.y` looks for submodules in sys.modules first
        self._equivalent = equivalent

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        value = self._find(name)
        if self._equivalent != "sqlgen.op":  # directives may be registered later, and are bound per context
            setattr(self, name, value)
        return value

    def _find(self, name: str) -> Any:
        if self._equivalent is not None:
            value = getattr(importlib.import_module(self._equivalent), name, _UNKNOWN)
            if value is not _UNKNOWN:
                return value
        if name == "CommandError":
            return CommandError
        if not name[:1].isupper() and self._equivalent is not None:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return type(name, (_Unavailable,), {"dotted": f"{self.__name__}.{name}"})


_UNKNOWN = object()


class AlembicNames:
    """A context manager: inside it, Alembic's module names mean sqlgen.

    :param context: what answers for the module ``alembic.context``: its public attributes become the module's.
    """

    def __init__(self, context: object) -> None:
        self._context = context
        self._real: dict[str, ModuleType] = {}
        self._before: frozenset[str] = frozenset()

    def __enter__(self) -> AlembicNames:
        # Ours must be there before the names are watched, or they would count as imported meanwhile.
        for equivalent in sorted(set(_EQUIVALENTS.values())):
            importlib.import_module(equivalent)
        self._real = {name: module for name, module in sys.modules.items() if _is_alembic(name)}
        for name in self._real:
            del sys.modules[name]
        self._before = frozenset(sys.modules)
        sys.modules.update(self._modules())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for name in [name for name in sys.modules if _is_alembic(name)]:
            del sys.modules[name]
        _evict(name for name in list(sys.modules) if name not in self._before)
        sys.modules.update(self._real)

    def _modules(self) -> dict[str, ModuleType]:
        modules: dict[str, ModuleType] = {name: _NameModule(name, _EQUIVALENTS.get(name)) for name in _PLACES}
        modules["alembic.op"] = importlib.import_module("sqlgen.op")
        context = modules["alembic.context"]
        for name in dir(self._context):
            if not name.startswith("_"):
                setattr(context, name, getattr(self._context, name))
        for name in sorted(modules):
            parent, _, child = name.rpartition(".")
            if parent:
                setattr(modules[parent], child, modules[name])
        modules["alembic"].__dict__["__version__"] = API_VERSION
        return modules


def _is_alembic(name: str) -> bool:
    return name == "alembic" or name.startswith("alembic.")


def _evict(names: Iterable[str]) -> None:
    """Take those of the modules out of ``sys.modules`` that hold something of ours, whole packages at a time."""
    packages: dict[str, list[str]] = {}
    for name in names:
        top = name.partition(".")[0]
        if top not in _SHARED and top not in sys.stdlib_module_names:
            packages.setdefault(top, []).append(name)
    reaches = {top: _reached_packages(names) for top, names in packages.items()}
    tainted = {top for top, reached in reaches.items() if "alembic" in reached or "sqlgen" in reached}
    while more := {top for top, reached in reaches.items() if top not in tainted and reached & tainted}:
        tainted |= more
    for top in tainted:
        for name in packages[top]:
            module = sys.modules.pop(name, None)
            parent, _, child = name.rpartition(".")
            if parent and getattr(sys.modules.get(parent), child, None) is module:
                delattr(sys.modules[parent], child)


def _reached_packages(names: Iterable[str]) -> set[str]:
    """The top-level packages that the globals of these modules come from."""
    reached = set()
    for name in names:
        module = sys.modules.get(name)
        for value in list(vars(module).values()) if isinstance(module, ModuleType) else ():
            origin = value.__name__ if isinstance(value, ModuleType) else getattr(type(value), "__module__", None)
            reached.add(str(origin).partition(".")[0])
            if isinstance(value, type) or callable(value):
                reached.add(str(getattr(value, "__module__", "")).partition(".")[0])
    return reached
