"""Revision files as modules: imported once, run as often as there are dialects.

A file is executed in a module of its own, which isn't put into ``sys.modules``. What it prints goes to standard
error, so that a script on standard output stays SQL. An exception of the file becomes an error that names the line
in the file, not a traceback through ours.
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, redirect_stdout
from types import AsyncGeneratorType, CoroutineType, GeneratorType, ModuleType
from typing import Any, Literal, TypeAlias

from sqlgen.errors import Location, SqlgenError
from sqlgen.operations import Operations
from sqlgen.operations.unknown import searching
from sqlgen.revisions.alembic_names import AlembicNames, without_words_of_its_own
from sqlgen.revisions.called_once import Called, called_once
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.database_url import without_secrets
from sqlgen.revisions.environment import RevisionEnvironment
from sqlgen.revisions.files import RevisionFile
from sqlgen.revisions.lines import failing_line
from sqlgen.revisions.plugins import Plugins
from sqlgen.revisions.run_errors import NoUpgrade, RevisionFailed, RevisionImportFailed

Direction: TypeAlias = Literal["upgrade", "downgrade"]


class RevisionModule:
    """A revision file that was imported."""

    def __init__(self, path: str, module: ModuleType) -> None:
        self.path = path
        self._module = module
        self._called: dict[Direction, Called | None] = {}

    def function(self, direction: Direction) -> Callable[[], object] | None:
        """The module's ``upgrade`` or ``downgrade``; None where it has none."""
        function = getattr(self._module, direction, None)
        return function if callable(function) else None

    def called(self, direction: Direction) -> Called | None:
        """What the function calls for every database; None where it must be run for each. Called inside a session."""
        if direction not in self._called:
            function = self.function(direction)
            self._called[direction] = None if function is None else called_once(function, self.path)
        return self._called[direction]


class RevisionSession:
    """The surroundings in which revision files are imported and run, inside of :meth:`entered`.

    :param environment: what ``alembic.context`` answers.
    :param search_path: folders put in front of ``sys.path`` meanwhile (``prepend_sys_path`` of the configuration).
    :param plugins: what registers directives that sqlgen hasn't.
    """

    def __init__(
        self,
        environment: RevisionEnvironment | None = None,
        search_path: Sequence[str] = (),
        plugins: Plugins | None = None,
    ) -> None:
        self.environment = environment or RevisionEnvironment()
        self._plugins = plugins or Plugins()
        self._search_path = tuple(search_path)
        self._is_entered = False

    @contextmanager
    def entered(self) -> Iterator[RevisionSession]:
        """Inside the block, Alembic's names mean sqlgen, and what files print goes to standard error.

        Inside of itself it changes nothing more.
        """
        if self._is_entered:
            yield self
            return
        with ExitStack() as stack:
            stack.enter_context(redirect_stdout(sys.stderr))
            stack.enter_context(_on_search_path(self._search_path))
            stack.enter_context(AlembicNames(self.environment))
            stack.enter_context(searching(self._plugins.search))
            self._plugins.import_named()
            self._is_entered = True
            stack.callback(setattr, self, "_is_entered", False)
            yield self

    def load(self, file: RevisionFile) -> RevisionModule:
        """Import a revision file, whose compiled code is let go of afterwards.

        Raises RevisionImportFailed, and what :meth:`RevisionFile.code` raises for a file that isn't Python.
        """
        path = file.path
        module = ModuleType(re.sub(r"\W", "_", os.path.basename(path)))  # noqa: PTH119 - a Path costs more
        module.__file__ = path
        code = file.code()
        with _translated(path, lambda error: _import_failed(path, error)):
            exec(code, module.__dict__)
        file.release()
        return RevisionModule(path, module)

    def run(
        self,
        module: RevisionModule,
        direction: Direction,
        context: MigrationContext,
        arguments: Mapping[str, Any] | None = None,
    ) -> None:
        """Call ``upgrade()`` or ``downgrade()``, with ``op`` and ``alembic.context`` meaning this context.

        :param arguments: those of these that the function takes are passed to it, by their names.

        Raises NoUpgrade, RevisionFailed, and whatever sqlgen itself found wrong, with the line of the directive.
        """
        function = module.function(direction)
        if function is None:
            raise NoUpgrade(
                f"the revision file has no {direction}()",
                where=Location(module.path),
                fix=f"write `def {direction}() -> None:`; `pass` is enough where nothing changes",
            )
        with (
            self.environment.running(context),
            context.running(module.path),
            Operations.context(context),
            _translated(module.path, lambda error: context.refused or _run_failed(module.path, direction, error)),
        ):
            without_words_of_its_own(context.dialect.name, context.profile.name)
            returned = function(**_taken(function, arguments)) if arguments else function()
            _refuse_unrun(returned, module.path, direction)
            if context.refused is not None:  # the file caught the error: what it did after that is a guess
                raise context.refused


def _taken(function: Callable[..., object], arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Those of the arguments that a function takes."""
    parameters = inspect.signature(function).parameters.values()
    if any(one.kind is one.VAR_KEYWORD for one in parameters):
        return arguments
    names = {one.name for one in parameters if one.kind in {one.KEYWORD_ONLY, one.POSITIONAL_OR_KEYWORD}}
    return {name: value for name, value in arguments.items() if name in names}


def _refuse_unrun(returned: object, path: str, direction: Direction) -> None:
    """Nobody awaits what an `async def` returns, or goes through a generator: it would do nothing, silently."""
    if isinstance(returned, CoroutineType):
        returned.close()
        what, code, way = "a coroutine", returned.cr_code, "without async"
    elif isinstance(returned, GeneratorType):
        what, code, way = "a generator", returned.gi_code, "without yield"
    elif isinstance(returned, AsyncGeneratorType):
        what, code, way = "a generator", returned.ag_code, "without async and yield"
    else:
        return
    raise RevisionFailed(
        f"{direction}() is {what}, and nothing in it was done",
        where=Location(path, code.co_firstlineno),
        why="directives are called, not awaited",
        fix=f"write `def {direction}() -> None:` {way}",
    )


@contextmanager
def _on_search_path(folders: Sequence[str]) -> Iterator[None]:
    before = list(sys.path)
    sys.path[:0] = folders
    try:
        yield
    finally:
        sys.path[:] = before


@contextmanager
def _translated(path: str, translate: Callable[[BaseException], SqlgenError]) -> Iterator[None]:
    """Exceptions of the revision file become errors with a place; ours get the place that they lack."""
    try:
        yield
    except SqlgenError as error:
        error.at(failing_line(path, error.__traceback__))
        raise
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # also SystemExit: a revision file doesn't decide how sqlgen ends
        raise translate(error) from error


def _run_failed(path: str, direction: Direction, error: BaseException) -> SqlgenError:
    ways_out: tuple[str, ...] = ("correct the revision file", "--traceback shows where the exception comes from")
    if isinstance(error, TypeError) and "required positional argument" in str(error):
        ways_out = ("--run-env, if the project's env.py hands arguments to its revisions", *ways_out)
    if direction == "downgrade":
        ways_out = (*ways_out, "--rollback derived finds the way back without it; --rollback none writes none")
    return RevisionFailed(
        f"{direction}() raised {_said(error)}", where=failing_line(path, error.__traceback__), fix=ways_out
    )


def _import_failed(path: str, error: BaseException) -> SqlgenError:
    why = None
    if isinstance(error, ImportError) and (error.name or "").partition(".")[0] == "alembic":
        why = "alembic means sqlgen while revision files run, and sqlgen doesn't have all of its names"
        way = "import it where a database is at hand only: inside of `if not context.is_offline_mode():`"
    elif isinstance(error, ImportError):
        way = "install what the file imports, or name its folder in prepend_sys_path"
    else:
        way = "correct the revision file"
    return RevisionImportFailed(
        f"importing the revision file raised {_said(error)}",
        where=failing_line(path, error.__traceback__),
        why=why,
        fix=(way, "--traceback shows where the exception comes from"),
    )


def _said(error: BaseException) -> str:
    message = without_secrets(str(error).strip())
    return f"{type(error).__name__}: {message}" if message else type(error).__name__
