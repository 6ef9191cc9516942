"""The strings that names and expressions of a revision file stand for, as far as its text leaves no choice.

What a file imports is looked up in the modules that are loaded, without running anything of theirs.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import product

_MANY = 64


class WrittenValues:
    """What the names of a module stand for; a name counts only if it is bound at one place of the whole file."""

    def __init__(self, module: ast.Module) -> None:
        bound = Counter(name for node in ast.walk(module) for name in _bound_by(node))
        self._given: dict[str, ast.expr] = {}
        self._one_of: dict[str, ast.expr] = {}
        self._imported: dict[str, tuple[str, str | None]] = {}
        self._asked: set[str] = set()
        for node in ast.walk(module):
            if isinstance(node, (ast.Assign, ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                _keep(self._given, target, node.value, bound)
            elif isinstance(node, (ast.For, ast.comprehension)):
                _keep(self._one_of, node.target, node.iter, bound)
            elif isinstance(node, (ast.ImportFrom, ast.Import)):
                self._imported.update((name, path) for name, path in _imports(node) if bound[name] == 1)

    def strings(self, node: ast.expr) -> frozenset[str] | None:
        """All the strings that an expression may be; None if the file doesn't tell."""
        if isinstance(node, ast.Constant):
            return frozenset({node.value}) if isinstance(node.value, str) else None
        if isinstance(node, ast.Name) and node.id not in self._imported:
            return self._named(node.id)
        if isinstance(node, (ast.Attribute, ast.Name)):
            value = self._loaded(node)
            return frozenset({str(value)}) if isinstance(value, str) else None
        if isinstance(node, ast.IfExp):
            return _together(self.strings(node.body), self.strings(node.orelse))
        if isinstance(node, ast.JoinedStr):
            return self._joined(node)
        return None

    def _named(self, name: str) -> frozenset[str] | None:
        if name in self._asked:  # it is made of itself
            return None
        self._asked.add(name)
        try:
            if name in self._given:
                return self.strings(self._given[name])
            return self._members(self._one_of[name]) if name in self._one_of else None
        finally:
            self._asked.discard(name)

    def _loaded(self, node: ast.expr) -> object:
        """What was imported, or an attribute of it; None for what isn't there as it is, and has to be made."""
        if isinstance(node, ast.Attribute):
            owner = self._loaded(node.value)
            return None if owner is None else inspect.getattr_static(owner, node.attr, None)
        if not isinstance(node, ast.Name) or node.id not in self._imported:
            return None
        module, name = self._imported[node.id]
        found = sys.modules.get(module)
        if name is None or found is None:
            return found
        return inspect.getattr_static(found, name, sys.modules.get(f"{module}.{name}"))

    def _members(self, node: ast.expr) -> frozenset[str] | None:
        """Of a list that is written out, and that nobody else can get hold of."""
        if isinstance(node, ast.Name):
            given = self._given.get(node.id)  # a list could have been added to
            return self._members(given) if isinstance(given, ast.Tuple) else None
        if not isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            return None
        found: frozenset[str] | None = frozenset()
        for each in node.elts:
            found = _together(found, self.strings(each))
        return found

    def _joined(self, node: ast.JoinedStr) -> frozenset[str] | None:
        parts: list[frozenset[str]] = []
        for each in node.values:
            is_plain = isinstance(each, ast.Constant) or (
                isinstance(each, ast.FormattedValue) and each.conversion == -1 and each.format_spec is None
            )
            value = self.strings(each.value if isinstance(each, ast.FormattedValue) else each) if is_plain else None
            if value is None or len(value) > _MANY:
                return None
            parts.append(value)
        return frozenset("".join(each) for each in product(*parts))


def _imports(node: ast.ImportFrom | ast.Import) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """The names that an import binds, each with its module, and with what of the module it is."""
    for alias in node.names:
        if isinstance(node, ast.Import):
            module = alias.name if alias.asname else alias.name.partition(".")[0]
            yield alias.asname or module, (module, None)
        elif not node.level and node.module is not None:
            yield alias.asname or alias.name, (node.module, alias.name)


def _keep(kept: dict[str, ast.expr], target: ast.expr, value: ast.expr, bound: Counter[str]) -> None:
    if isinstance(target, ast.Name) and bound[target.id] == 1:
        kept[target.id] = value


def _together(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return None if one is None or other is None else one | other


def _bound_by(node: ast.AST) -> Iterator[str]:
    """The names that a node binds: assignments, loops, parameters, definitions, imports, except, global, match."""
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        yield node.id
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, ast.alias):
        yield (node.asname or node.name).partition(".")[0]
    elif isinstance(node, (ast.Global, ast.Nonlocal)):
        yield from node.names
    elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name is not None:
        yield node.name
    elif isinstance(node, ast.MatchMapping) and node.rest is not None:
        yield node.rest
