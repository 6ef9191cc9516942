"""The registries that plugins of Alembic put functions into, for autogenerate: which never runs here.

They take what is registered, and give it back, so that a plugin whose operations a revision uses can be imported.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, IntEnum
from typing import Any, Self, TypeVar

_Function = TypeVar("_Function", bound=Callable[..., Any])


class DispatchPriority(IntEnum):
    """When a comparison runs among those for the same thing."""

    FIRST = 50
    MEDIUM = 25
    LAST = 10


class PriorityDispatchResult(Enum):
    """Whether further comparisons run after one."""

    CONTINUE = 1
    STOP = 2


class Dispatcher:
    """One function for a class (and those below it) or a name, for each qualifier: a dialect, or "default"."""

    def __init__(self, uselist: bool = False) -> None:
        self._functions: dict[tuple[Any, str], list[Callable[..., Any]]] = {}
        self._several = uselist

    def dispatch_for(
        self, target: Any, *, qualifier: str = "default", replace: bool = False, **_: Any
    ) -> Callable[[_Function], _Function]:
        """Function decorator: the function is for `target`.

        :raises ValueError: there is one already, and it isn't to be replaced.
        """

        def register(function: _Function) -> _Function:
            known = self._functions.setdefault((target, qualifier), [])
            if known and not (replace or self._several):
                raise ValueError(f"there is a function for {target!r} already")
            if replace:
                known.clear()
            known.append(function)
            return function

        return register

    def dispatch(self, obj: Any, qualifier: str = "default") -> Callable[..., Any]:
        """The function for an object, its class, or the first class above that has one.

        :raises ValueError: there is none.
        """
        keys = [obj] if isinstance(obj, str) else (obj if isinstance(obj, type) else type(obj)).__mro__
        for wanted in (qualifier, "default"):
            for key in keys:
                if found := self._functions.get((key, wanted)):
                    return _one_after_the_other(found) if self._several else found[0]
        raise ValueError(f"no function for {obj!r}")

    def branch(self) -> Self:
        """A copy that can be added to."""
        copy = type(self)()
        copy._several = self._several
        copy._functions = {key: list(functions) for key, functions in self._functions.items()}
        return copy


class PriorityDispatcher(Dispatcher):
    """Several functions for each thing."""

    def __init__(self) -> None:
        super().__init__(uselist=True)

    def populate_with(self, other: Dispatcher) -> None:
        """Take over the functions of another one."""
        for key, functions in other._functions.items():
            self._functions.setdefault(key, []).extend(functions)


def _one_after_the_other(functions: list[Callable[..., Any]]) -> Callable[..., None]:
    def run(*args: Any, **kw: Any) -> None:
        for function in functions:
            function(*args, **kw)

    return run


renderers = Dispatcher()
default_renderers = renderers
comparators = PriorityDispatcher()


def register(name: str) -> Callable[[_Function], _Function]:
    """Function decorator for hooks that run after a revision file was written."""
    return lambda function: function
