"""The names under which a revision file calls functions, and what is known of these from where they come."""

from __future__ import annotations

import ast
import builtins
import sys
from collections.abc import Iterator


def other_names_of_op(module: ast.Module) -> Iterator[str]:
    """Other names under which a file imports `op`."""
    for node in ast.walk(module):
        if isinstance(node, (ast.ImportFrom, ast.Import)):
            yield from (alias.asname for alias in node.names if alias.asname and alias.name.rpartition(".")[2] == "op")


def imported_names(module: ast.Module) -> frozenset[str]:
    """Those from modules of which nobody knows what their functions do."""
    names: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and (node.level or not _is_harmless(node.module or "")):
            names.update(alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.Import):
            names.update(
                alias.asname or alias.name.partition(".")[0] for alias in node.names if not _is_harmless(alias.name)
            )
    return frozenset(names)


def harmless_names(module: ast.Module) -> frozenset[str]:
    """The names of functions that write to no table: of the file itself, of SQLAlchemy, of Python.

    A function of the file is looked into where it stands; SQLAlchemy's make values, and only methods of these run.
    """
    names = {name for name in dir(builtins) if name not in _LOOKING_UP}
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.ImportFrom) and not node.level and _is_harmless(node.module or ""):
            names.update(alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.Import):
            names.update(
                alias.asname or alias.name.partition(".")[0] for alias in node.names if _is_harmless(alias.name)
            )
    return frozenset(names)


def _is_harmless(module: str) -> bool:
    top = module.partition(".")[0]
    return top in _HARMLESS or (top in sys.stdlib_module_names and top not in _RUNNING)


_HARMLESS = frozenset({"sqlalchemy", "alembic", "sqlgen"})  # whose directives are called through op
_RUNNING = frozenset({"importlib", "runpy", "subprocess"})
_LOOKING_UP = frozenset({"exec", "eval", "__import__", "getattr", "compile", "map", "filter"})
