"""Running the project's env.py offline, for one database: its side of ``alembic.context``.

env.py finds `is_offline_mode()` true, configures, and runs the migrations: at that point the script is made, inside of
whatever env.py has put around it. It may do so several times (an engine or a tenant each): each is a script of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from sqlgen.catalog.catalog import Catalog
from sqlgen.errors import Location, SqlgenError
from sqlgen.profile import load_profile
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.database_url import DatabaseUrl, without_secrets
from sqlgen.revisions.env_errors import (
    ConnectionRefused,
    EnvironmentFailed,
    MissingModule,
    NoDatabaseNamed,
    NothingRun,
    without_env_py,
)
from sqlgen.revisions.env_options import options_in
from sqlgen.revisions.lines import calling_line, failing_line
from sqlgen.revisions.loader import RevisionSession
from sqlgen.revisions.no_connections import connections_as_ever, no_connections
from sqlgen.revisions.steps import Recording, Step

_DEFAULTS: Mapping[str, Any] = {
    "as_sql": True,
    "upgrade_token": "upgrades",
    "downgrade_token": "downgrades",
    "alembic_module_prefix": "op.",
    "sqlalchemy_module_prefix": "sa.",
    "literal_binds": True,
}
_NOT_OPTIONS = frozenset({"connection", "url", "dialect", "dialect_name", "output_buffer"})


@dataclass(frozen=True, slots=True)
class Configured:
    """What env.py said by the time that it runs the migrations.

    :param options: those of `context.configure()`, without the address of a database.
    :param dialect: the database that env.py names, if it does.
    :param arguments: those of `context.run_migrations()`.
    :param opening: what it executed before.
    :param buffer: where it wants the script to be written, too.
    """

    options: Mapping[str, Any]
    dialect: str | None
    arguments: Mapping[str, Any]
    opening: Sequence[Step]
    buffer: Any


class Migrated(Protocol):
    """What the migrations made."""

    def conclude(self, closing: Sequence[Step]) -> None:
        """All is done: `closing` is what env.py executed after the migrations."""


class OfflineRun:
    """`context.configure()`, `run_migrations()` and `begin_transaction()` of one run of env.py.

    :param catalog: the schema that env.py finds; None: an empty one of the database that it names itself.
    """

    def __init__(self, path: Path, catalog: Catalog | None, migrate: Callable[[Configured], Migrated]) -> None:
        self._path = path
        self._catalog = catalog
        self._migrate = migrate
        self._options: dict[str, Any] = dict(_DEFAULTS)
        self._dialect: str | None = None
        self._buffer: Any = None
        self._context: MigrationContext | None = None
        self._recording = Recording()
        self._pending: Migrated | None = None
        self._transactions = 0
        self._ran = False
        self.refused: SqlgenError | None = None

    @property
    def context(self) -> MigrationContext:
        """What it configured last. Raises NothingRun where it hasn't yet."""
        if self._context is None:
            raise NothingRun(
                "env.py asks for the migration context before context.configure()",
                where=self._here(),
                fix="configure first, where context.is_offline_mode() is true, as Alembic's templates do",
            )
        return self._context

    def configure(self, **options: Any) -> None:
        """Take the options; those of an earlier call that aren't given again stay."""
        self._conclude()
        self._dialect = _named_dialect(options)
        self._buffer = options.get("output_buffer")
        self._options.update({name: value for name, value in options.items() if name not in _NOT_OPTIONS})
        self._recording = Recording()
        self._context = MigrationContext(self._found(), self._recording, opts=self._options)
        self._context.set_autocommit(self._transactions == 0)

    def run_migrations(self, **arguments: Any) -> None:
        """Make the script."""
        _ = self.context  # there must be one
        self._conclude()
        self._ran = True
        opening = list(self._recording.steps)
        configured = Configured(dict(self._options), self._dialect, arguments, opening, self._own_buffer())
        with connections_as_ever():
            self._pending = self._migrate(configured)
        self._recording.steps.clear()
        if configured.buffer is not None and not self._transactions:
            self._conclude()

    @contextmanager
    def begin_transaction(self) -> Iterator[None]:
        """What is executed inside stands in the transaction of the script."""
        self._enter(1)
        try:
            yield
        finally:
            self._enter(-1)
        if not self._transactions and self._own_buffer() is not None:
            self._conclude()

    def finish(self) -> None:
        """env.py came to its end. Raises NothingRun if the revisions weren't run."""
        self._conclude()
        if not self._ran:
            raise NothingRun(
                "env.py came to its end without context.run_migrations()",
                where=Location(str(self._path)),
                fix="call it where context.is_offline_mode() is true, as Alembic's templates do",
            )

    def refuse(self, engine: Engine) -> NoReturn:
        """No connection: an error, also when env.py catches it."""
        error = ConnectionRefused(engine.dialect.name, self._here(), options_in(self._path))
        self.refused = self.refused or error
        raise error

    def _found(self) -> Catalog:
        if self._catalog is not None:
            return self._catalog
        if self._dialect is None:
            raise NoDatabaseNamed(self._here())
        return Catalog.empty(load_profile(self._dialect))

    def _enter(self, change: int) -> None:
        self._transactions += change
        if self._context is not None:
            self._context.set_autocommit(self._transactions == 0)

    def _conclude(self) -> None:
        """Let the script be finished, with what was executed since."""
        if self._pending is not None:
            pending, self._pending = self._pending, None
            pending.conclude(list(self._recording.steps))
            self._recording.steps.clear()
        elif self._ran and self._recording.steps:
            raise NothingRun(
                "env.py executes something after the script was written to its output_buffer",
                where=self._recording.steps[0].source or Location(str(self._path)),
                fix="execute it inside of `with context.begin_transaction():`, after context.run_migrations()",
            )

    def _own_buffer(self) -> Any:
        """A file of env.py's; the standard streams aren't: what is written there is told where sqlgen is asked to."""
        streams = (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__)
        return None if any(self._buffer is stream for stream in streams) else self._buffer

    def _here(self) -> Location:
        return calling_line(str(self._path)) or Location(str(self._path))


def _named_dialect(options: Mapping[str, Any]) -> str | None:
    if options.get("dialect_name"):
        return str(options["dialect_name"])
    url = options.get("url")
    if isinstance(url, sa.URL):
        return url.get_backend_name()
    if url:
        return DatabaseUrl(str(url)).dialect
    dialect = options.get("dialect")
    return None if dialect is None else str(dialect.name)


def run_env_py(session: RevisionSession, path: Path, run: OfflineRun) -> None:
    """Execute env.py, inside of an entered session.

    :raises SqlgenError: in env.py, or in the revisions.
    """
    try:
        with session.environment.running_env_py(run), no_connections(run.refuse):
            exec(compile(path.read_bytes(), str(path), "exec"), _module(path).__dict__)
            run.finish()
    except SqlgenError as error:
        error.at(failing_line(str(path), error.__traceback__))
        raise
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # also SystemExit: env.py doesn't decide how sqlgen ends
        raise run.refused or _failed(path, error) from error
    if run.refused is not None:
        raise run.refused


def _module(path: Path) -> ModuleType:
    module = ModuleType("env_py")
    module.__file__ = str(path)
    return module


def _failed(path: Path, error: BaseException) -> EnvironmentFailed:
    where = failing_line(str(path), error.__traceback__)
    if isinstance(error, SyntaxError) and error.filename == str(path):
        where = Location(str(path), error.lineno or 0)
    if missing := _missing_module(error):
        return MissingModule(missing, where, options_in(path))
    said = without_secrets(str(error).strip())
    return EnvironmentFailed(
        f"env.py raised {type(error).__name__}{f': {said}' if said else ''}",
        where=where,
        fix=("correct it", *without_env_py(options_in(path)), "--traceback shows where the exception comes from"),
    )


def _missing_module(error: BaseException | None) -> str | None:
    """The module that isn't there, also where an ImportError puts it in other words."""
    while isinstance(error, ImportError):
        if isinstance(error, ModuleNotFoundError) and error.name:
            return error.name
        error = error.__cause__ or error.__context__
    return None
