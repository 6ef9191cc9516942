"""The names of Alembic, meaning sqlgen while revision files are imported and run.

``from alembic import op, context`` in an unmodified revision file gets our operations, whether or not
Alembic is installed. The real modules are put aside meanwhile and come back afterwards. A module that was first
imported meanwhile (a project's own ``models``, a plugin) may keep our classes under Alembic's names: it is
evicted from ``sys.modules``, with what refers to it, so that whoever imports it next gets it anew. The other way round,
a package that registered operations with the real Alembic before is put aside, too: here it registers them with ours.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable
from contextlib import suppress
from types import ModuleType, TracebackType
from typing import Any

from sqlgen.revisions.alembic_table import ALEMBIC, API_VERSION, DIRECTIVES, NOT_HERE
from sqlgen.revisions.run_errors import NotOffered

_CONTEXT = "alembic.context"
_SPELLING = "sqlgen.revisions.alembic_ddl"

_SHARED = frozenset({"sqlgen", "sqlalchemy", "sqlglot", "jinja2", "markupsafe", "msgspec", "immutables", "greenlet"})
"""Packages that never import Alembic. Importing SQLAlchemy's modules twice would make two of each class."""


class _NotHere:
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

    def __init__(self, name: str) -> None:
        super().__init__(name, "sqlgen, under one of Alembic's names")
        self.__path__: list[str] = []  # a package: `import alembic.x.y` looks for submodules in sys.modules first
        self.__file__ = "sqlgen, which stands for Alembic here"  # Python says this where a name can't be imported
        self._sources = {name: ours for ours, names in ALEMBIC[name].items() for name in names.split()}

    def __getattr__(self, name: str) -> Any:
        ours = None if name.startswith("__") else self._sources.get(name, NOT_HERE if name[0] == "_" else None)
        if ours is None:
            raise AttributeError(f"sqlgen has no {self.__name__}.{name}, and alembic means sqlgen here")
        value = self._not_here(name) if ours == NOT_HERE else getattr(importlib.import_module(ours), name)
        setattr(self, name, value)
        return value

    def _not_here(self, name: str) -> type[_NotHere]:
        return type(name, (_NotHere,), {"dotted": f"{self.__name__}.{name}"})


class _ContextModule(_NameModule):
    """``alembic.context``: what the environment answers, at the time when it is asked."""

    def __init__(self, name: str, environment: object) -> None:
        super().__init__(name)
        self._environment = environment

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_"):
            with suppress(AttributeError):
                return getattr(self._environment, name)
        return super().__getattr__(name)


class AlembicNames:
    """A context manager: inside it, Alembic's module names mean sqlgen.

    :param context: what answers for the module ``alembic.context``: its public attributes are the module's.
    """

    def __init__(self, context: object) -> None:
        self._context = context
        self._real: dict[str, ModuleType] = {}
        self._before: frozenset[str] = frozenset()

    def __enter__(self) -> AlembicNames:
        if (spelling := sys.modules.get(_SPELLING)) is not None:
            spelling.forget_changes()
        plugins = _registered_with(sys.modules.get("alembic.operations.ops"))
        self._real = {
            name: module
            for name, module in sys.modules.items()
            if _is_alembic(name) or name.partition(".")[0] in plugins
        }
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
        modules: dict[str, ModuleType] = {name: _NameModule(name) for name in ALEMBIC if name != _CONTEXT}
        modules[_CONTEXT] = _ContextModule(_CONTEXT, self._context)
        modules[DIRECTIVES] = importlib.import_module("sqlgen.op")
        for name in sorted(modules):
            parent, _, child = name.rpartition(".")
            if parent:
                setattr(modules[parent], child, modules[name])
        modules["alembic"].__dict__["__version__"] = API_VERSION
        return modules


def without_words_of_its_own(*dialects: str) -> None:
    """Refuse a project that says by itself how Alembic's DDL is spelt for a database of these names.

    :raises NotOffered: it does.
    """
    if (spelling := sys.modules.get(_SPELLING)) is not None:
        spelling.require_unchanged(dialects)


def _registered_with(operations: ModuleType | None) -> set[str]:
    """The packages that have operations of their own for the real Alembic."""
    found: set[str] = set()
    classes = [operations.MigrateOperation] if operations is not None else []
    while classes:
        classes += (operation := classes.pop()).__subclasses__()
        found.add(operation.__module__.partition(".")[0])
    return found - _SHARED - {"alembic", "__main__"}


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
