"""The functions of the `op` module: each calls the facade that is installed at the time of the call."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from sqlgen.operations.errors import ArgumentsMalformed, NoContext
from sqlgen.operations.unknown import found_late

_installed: ContextVar[tuple[Any, ...]] = ContextVar("sqlgen_operations", default=())
_namespaces: list[tuple[type, dict[str, Any]]] = []

_NOT_FUNCTIONS = frozenset({"record"})
"""Members of a facade that make no sense as functions of a module."""


@contextmanager
def install(facade: object) -> Iterator[None]:
    """Let the module functions mean `facade` while the block runs; blocks may nest."""
    token = _installed.set((*_installed.get(), facade))
    try:
        yield
    finally:
        _installed.reset(token)


def installed(facade_class: type, called: str) -> Any:
    """The innermost installed facade of that class. Raises NoContext when there is none."""
    for facade in reversed(_installed.get()):
        if isinstance(facade, facade_class):
            return facade
    raise NoContext(
        f"op.{called} was called while no migration runs.",
        why="the functions of `op` work inside upgrade() and downgrade() of a revision file, when sqlgen runs them",
        fix=(
            "move the call into upgrade() or downgrade()",
            "or, in a program of your own, wrap it in `with Operations.context(migration_context):`",
        ),
    )


def fill_module(facade_class: type, namespace: dict[str, Any]) -> None:
    """Put a function for every public method of the facade into a module, now and as more are registered."""
    _namespaces.append((facade_class, namespace))
    for name in dir(facade_class):
        if not name.startswith("_") and name not in _NOT_FUNCTIONS and callable(getattr(facade_class, name)):
            namespace[name] = module_function(facade_class, name)
    namespace.setdefault("__getattr__", lambda name: found_late(facade_class, "op", name, namespace.__getitem__))


def expose(facade_class: type, name: str) -> None:
    """Put the function for a newly registered directive into the modules that mirror the facade."""
    for mirrored, namespace in _namespaces:
        if issubclass(mirrored, facade_class):
            namespace[name] = module_function(mirrored, name)


def module_function(facade_class: type, name: str) -> Callable[..., Any]:
    """The function for one member; class methods of the facade need no installed one."""
    member = getattr(facade_class, name)
    if inspect.ismethod(member):
        return member

    @functools.wraps(member)
    def call(*args: Any, **kw: Any) -> Any:
        return getattr(installed(facade_class, name), name)(*args, **kw)

    call.__signature__ = without_first(member)  # type: ignore[attr-defined]
    return call


def directive(name: str, behind: Callable[..., Any]) -> Callable[..., Any]:
    """The facade's method for a directive: signature and docstring are those of the class method behind it."""

    signature = without_first(behind)

    @functools.wraps(behind)
    def call(self: Any, *args: Any, **kw: Any) -> Any:
        try:
            return behind(self, *args, **kw)
        except TypeError as error:
            _check(name, signature, args, kw, error)
            raise

    call.__name__ = name
    self_parameter = inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    call.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[self_parameter, *signature.parameters.values()]
    )
    return call


def _check(
    name: str, signature: inspect.Signature, args: tuple[Any, ...], kw: dict[str, Any], error: TypeError
) -> None:
    """Raises ArgumentsMalformed (a TypeError) when the call itself was wrong, and not what came of it."""
    try:
        signature.bind(*args, **kw)
    except TypeError as misfit:
        named = [each.replace(annotation=inspect.Parameter.empty) for each in signature.parameters.values()]
        takes = signature.replace(parameters=named, return_annotation=inspect.Signature.empty)
        raise ArgumentsMalformed(f"{name}: {misfit}", fix=f"it takes {takes}") from error


def without_first(function: Callable[..., Any]) -> inspect.Signature:
    """The signature without its first parameter (`self`, `operations`), which the caller doesn't pass."""
    signature = inspect.signature(function)
    return signature.replace(parameters=list(signature.parameters.values())[1:])
