"""Rewriting operations on their way from autogenerate, or from anybody, into a revision."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Self, TypeAlias, TypeVar

from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.containers import DowngradeOps, MigrationScript, OpContainer, UpgradeOps

Rewrite: TypeAlias = Callable[[Any, Any, Any], "MigrateOperation | Iterable[MigrateOperation] | None"]
"""`function(context, revision, operation)` gives an operation, or several, or none: then there is one less."""

_Rewrite = TypeVar("_Rewrite", bound=Rewrite)


class Rewriter:
    """A set of functions, each for a class of operations, that put other operations in their place.

    An instance is a `process_revision_directives` hook. It walks from migration scripts through their
    containers to the leaves, and shows every operation to at most one of its functions, once: what a
    function returns isn't shown to it again, though what is *inside* it is walked.
    """

    def __init__(self) -> None:
        self._functions: dict[type[MigrateOperation], Rewrite] = {}
        self._chained: tuple[Any, ...] = ()

    def chain(self, other: Any) -> Self:
        """A rewriter that does what this one does, and then `other` (a Rewriter, or any such hook)."""
        both = copy.copy(self)
        both._chained = (*self._chained, other)
        return both

    def rewrites(
        self, operator: type[MigrateOperation] | Iterable[type[MigrateOperation]]
    ) -> Callable[[_Rewrite], _Rewrite]:
        """Function decorator: the function rewrites operations of that class (or of those classes) and below it."""
        classes = (operator,) if isinstance(operator, type) else tuple(operator)

        def register(function: _Rewrite) -> _Rewrite:
            for op_cls in classes:
                if op_cls in self._functions:
                    raise ValueError(f"this Rewriter has a function for {op_cls.__name__} already")
                self._functions[op_cls] = function
            return function

        return register

    def __call__(self, context: Any, revision: Any, directives: list[MigrationScript]) -> None:
        """Rewrite the migration scripts in `directives`, in place."""
        self.process_revision_directives(context, revision, directives)
        for other in self._chained:
            other(context, revision, directives)

    def process_revision_directives(self, context: Any, revision: Any, directives: list[MigrationScript]) -> None:
        """Rewrite the migration scripts in `directives`, in place; without what is chained to this rewriter."""
        scripts = list(self._rewritten_all(context, revision, directives))
        directives[:] = [script for script in scripts if isinstance(script, MigrationScript)]

    def _rewritten_all(
        self, context: Any, revision: Any, operations: Iterable[MigrateOperation]
    ) -> Iterator[MigrateOperation]:
        for operation in operations:
            for rewritten in self._rewritten(context, revision, operation):
                self._walk(context, revision, rewritten)
                yield rewritten

    def _rewritten(self, context: Any, revision: Any, operation: MigrateOperation) -> Iterator[MigrateOperation]:
        function = self._function_for(operation)
        if function is None or self in operation._mutations:
            yield operation
            return
        result = function(context, revision, operation)
        for rewritten in (result,) if isinstance(result, MigrateOperation) else result or ():
            rewritten._mutations = rewritten._mutations | {self}
            yield rewritten

    def _function_for(self, operation: MigrateOperation) -> Rewrite | None:
        for op_cls in type(operation).__mro__:
            if op_cls in self._functions:
                return self._functions[op_cls]
        return None

    def _walk(self, context: Any, revision: Any, operation: MigrateOperation) -> None:
        if isinstance(operation, MigrationScript):
            operation.upgrade_ops = self._containers(context, revision, operation.upgrade_ops_list, UpgradeOps)
            operation.downgrade_ops = self._containers(context, revision, operation.downgrade_ops_list, DowngradeOps)
        elif isinstance(operation, OpContainer):
            operation.ops = list(self._rewritten_all(context, revision, operation.ops))

    def _containers(self, context: Any, revision: Any, containers: Iterable[Any], kind: type[Any]) -> list[Any]:
        found = []
        for container in containers:
            rewritten = list(self._rewritten_all(context, revision, (container,)))
            if len(rewritten) != 1 or not isinstance(rewritten[0], kind):
                raise ValueError(f"a function that rewrites {kind.__name__} must return one {kind.__name__}")
            found += rewritten
        return found
