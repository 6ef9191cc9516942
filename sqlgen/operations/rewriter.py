"""Rewriting operations on their way from autogenerate, or from anybody, into a revision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias, TypeVar

from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.containers import DowngradeOps, MigrationScript, ModifyTableOps, UpgradeOps

Rewrite: TypeAlias = Callable[[Any, Any, Any], "MigrateOperation | Iterable[MigrateOperation]"]
"""`function(context, revision, operation)` gives an operation or several; several may be none."""

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

    def chain(self, other: Any) -> Rewriter:
        """A rewriter that does what this one does, and then `other` (a Rewriter, or any such hook)."""
        both = Rewriter()
        both._functions = self._functions
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
        for rewritten in (result,) if isinstance(result, MigrateOperation) else result:
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
        elif isinstance(operation, (UpgradeOps, DowngradeOps, ModifyTableOps)):
            operation.ops = list(self._rewritten_all(context, revision, operation.ops))

    def _containers(self, context: Any, revision: Any, containers: Iterable[Any], kind: type[Any]) -> list[Any]:
        rewritten = self._rewritten_all(context, revision, containers)
        return [container for container in rewritten if isinstance(container, kind)]
