"""Functions of revision files that are the same for every database: called once, carried out for each.

Most upgrades are a list of directives over literals and SQLAlchemy's objects. Where scripts for several databases are
made, such a function is called once, for no database in particular, and each database is given the operations that it
built. A function counts as plain only if nothing could tell the difference: it binds no names and changes no objects
between its directives, it reaches nothing but SQLAlchemy and `op`, and it asks for nothing that depends on a database.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from dis import opmap
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR
from types import FunctionType, ModuleType
from typing import Any, NoReturn

import sqlalchemy as sa
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.same_everywhere import MadeOnce
from sqlgen.operations import CreateTableOp, Operations
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.unmade_table import unmade_table
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.lines import calling_line

_BEGINS_BLOCK = opmap.get("BEFORE_WITH", -1)
_BINDS_BLOCK = frozenset({opmap["STORE_FAST"], opmap.get("STORE_FAST_LOAD_FAST", -1)})
_CHANGES = frozenset(code for name, code in opmap.items() if name.startswith(("STORE_", "DELETE_", "MAKE_", "IMPORT_")))
_NOT_RUN_BY_A_CALL = CO_COROUTINE | CO_GENERATOR | CO_ASYNC_GENERATOR
_BUILTINS = frozenset(dir(builtins))
_CONSTANTS = (str, int, float, bool, type(None))


def is_plain(function: Callable[[], object]) -> bool:
    """Whether nothing that the function builds could change once a directive has taken it."""
    if not isinstance(function, FunctionType) or function.__code__.co_flags & _NOT_RUN_BY_A_CALL:
        return False
    if function.__closure__ or function.__defaults__ or function.__kwdefaults__:
        return False
    instructions = function.__code__.co_code[::2]
    for code in _CHANGES.intersection(instructions):
        if code not in _BINDS_BLOCK or not _only_binds_blocks(instructions, code):
            return False
    reached = [function.__globals__[name] for name in function.__code__.co_names if name in function.__globals__]
    return all(map(_is_harmless, reached)) and _BUILTINS.isdisjoint(function.__code__.co_names)


def _only_binds_blocks(instructions: bytes, code: int) -> bool:
    """Whether names are bound by `with ... as name` only."""
    return all(instructions[place - 1] == _BEGINS_BLOCK for place, each in enumerate(instructions) if each == code)


def _is_harmless(value: object) -> bool:
    """Whether a global is `op`, something of SQLAlchemy that is free of state, or a constant."""
    if isinstance(value, ModuleType):
        return value.__name__ == "sqlgen.op" or _is_of_sqlalchemy(value.__name__)
    if isinstance(value, (type, FunctionType)):
        return _is_of_sqlalchemy(value.__module__)
    return isinstance(value, TypeEngine) or type(value) in _CONSTANTS


def _is_of_sqlalchemy(module: str) -> bool:
    return module.partition(".")[0] == "sqlalchemy"


class DependsOnDatabase(Exception):
    """The function, or an operation that it built, needs to know which database it is for."""


class Called:
    """The operations that a plain function built, to be carried out for any number of databases."""

    def __init__(self, path: str) -> None:
        self.operations: list[MigrateOperation] = []
        self.depends_on_database = False
        self._path = path

    def carry_out(self, context: MigrationContext) -> None:
        """Record the operations, in order, for one database.

        Raises DependsOnDatabase, and whatever recording raises: then the function has to be run itself, which can
        catch the error, or gives it its place.
        """
        operations = Operations(context)
        for operation in self.operations:
            if operation.batch is not None and operation.waits_in_batch:
                context.record(operation)
            else:
                operations.record(operation)
        if self.depends_on_database:
            raise DependsOnDatabase

    # ------------------------------------------------------------------ what the facades ask of a context

    def record(self, operation: MigrateOperation) -> MigrateOperation:
        """Keep the operation as it was made."""
        self.mark(operation)
        operation._made_once = MadeOnce()
        self.operations.append(operation)
        return operation

    def mark(self, operation: MigrateOperation) -> None:
        """Note on the operation where it was called."""
        if operation.source is None:
            operation.source = calling_line(self._path)

    def __getattr__(self, name: str) -> NoReturn:
        """All else that a context has belongs to one database."""
        self.depend()

    def depend(self, *_: object) -> NoReturn:
        """Take down that a database was asked for, also if the author's code catches the exception."""
        self.depends_on_database = True
        raise DependsOnDatabase


class _CallingOperations(Operations):
    """The directives while a function is called for no database in particular."""

    def record(self, operation: MigrateOperation) -> sa.Table | None:
        """Keep the operation. A new table isn't known before its database is: looking at it is an error."""
        called: Any = self.migration_context
        called.record(operation)
        return unmade_table(called.depend) if isinstance(operation, CreateTableOp) else None


def called_once(function: Callable[[], object], path: str) -> Called | None:
    """What a function of the revision file at ``path`` called; None if it must be run for each database."""
    if not is_plain(function):
        return None
    called = Called(path)
    try:
        with _CallingOperations.context(called):  # type: ignore[arg-type]
            function()
    except Exception:  # it comes again, with its place, when the function is run
        return None
    return None if called.depends_on_database else called
