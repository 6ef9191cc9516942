"""What ``alembic.context`` answers inside of a revision file, and of an ``env.py`` that runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from typing import Any, Protocol

from sqlgen.revisions.project_settings import Config
from sqlgen.revisions.run_errors import NotOffered

_POSITIONAL = ("connection", "url", "dialect_name", "dialect")


class CurrentContext(Protocol):
    """The part of a migration context that revision files reach through ``alembic.context``."""

    @property
    def as_sql(self) -> bool:
        """Whether statements are written out instead of being sent."""

    @property
    def bind(self) -> Any:
        """What ``op.get_bind()`` returns."""

    def execute(self, sql: Any, execution_options: Mapping[str, Any] | None = None) -> None:
        """Execute SQL, or write it into the script."""

    def begin_transaction(self) -> AbstractContextManager[Any]:
        """A transaction around what follows."""

    environment_context: Any
    """The environment, for who has the context only."""


class ScriptDirectory(Protocol):
    """The part of `alembic.script.ScriptDirectory` that is asked for here."""

    @property
    def env_py_location(self) -> str:
        """Where env.py is."""

    def get_current_head(self) -> str | None:
        """The only head."""

    def get_heads(self) -> list[str]:
        """The heads."""


class EnvironmentRun(Protocol):
    """A run of the project's env.py that is under way."""

    @property
    def context(self) -> Any:
        """The migration context that it configured."""

    def configure(self, **options: Any) -> None:
        """Take its options."""

    def run_migrations(self, **arguments: Any) -> None:
        """Run the revisions, with these arguments for their functions."""

    def begin_transaction(self) -> AbstractContextManager[Any]:
        """A transaction around what follows."""


class RevisionEnvironment:
    """The functions of ``alembic.context``, answered from the run that is under way.

    :param config: the project's own settings.
    :param x_arguments: the values of ``-x``, each ``key=value`` or a bare word.
    :param script: makes the project's ScriptDirectory; hardly anybody asks for it.
    """

    def __init__(
        self,
        config: Config | None = None,
        x_arguments: Sequence[str] = (),
        script: Callable[[], ScriptDirectory] | None = None,
    ) -> None:
        self.config = config or Config()
        self._make_script = script
        self._x_arguments = list(x_arguments)
        self._current: CurrentContext | None = None
        self._run: EnvironmentRun | None = None

    @cached_property
    def script(self) -> ScriptDirectory:
        """The project's revisions."""
        if self._make_script is None:
            raise NotOffered("this environment has no revisions to ask for", fix="ask inside of a project")
        return self._make_script()

    @contextmanager
    def running(self, context: CurrentContext) -> Iterator[None]:
        """Answer for this context while the block runs."""
        before, self._current = self._current, context
        context.environment_context = self
        try:
            yield
        finally:
            self._current = before

    @contextmanager
    def running_env_py(self, run: EnvironmentRun) -> Iterator[None]:
        """While the block runs, ``configure()`` and ``run_migrations()`` mean this run."""
        before, self._run = self._run, run
        try:
            yield
        finally:
            self._run = before

    # ------------------------------------------------------------------ env.py's part

    def configure(self, *args: Any, **options: Any) -> None:
        """What env.py says about the migrations. Raises NotOffered in a revision file."""
        self._of_env_py("configure").configure(**dict(zip(_POSITIONAL, args, strict=False)), **options)

    def run_migrations(self, **arguments: Any) -> None:
        """Run the revisions, for env.py. Raises NotOffered in a revision file."""
        self._of_env_py("run_migrations").run_migrations(**arguments)

    def _of_env_py(self, name: str) -> EnvironmentRun:
        if self._run is None or self._current is not None:
            raise NotOffered(
                f"context.{name}() was called outside of env.py",
                fix="env.py runs where --run-env is given; what it configures can stand in the configuration instead",
            )
        return self._run

    def get_context(self) -> Any:
        """The migration context in which a revision file runs."""
        if self._current is None and self._run is not None:
            return self._run.context
        if self._current is None:
            raise NotOffered(
                "alembic.context was asked for the migration context outside of upgrade() and downgrade()",
                fix="ask for it inside the function",
            )
        return self._current

    def get_bind(self) -> Any:
        """The connection, or the object that stands for it offline."""
        return self.get_context().bind

    def is_offline_mode(self) -> bool:
        """Whether a script is made instead of a database being changed."""
        return self._current is None or self._current.as_sql

    def get_x_argument(self, as_dictionary: bool = False) -> Any:
        """The ``-x`` arguments as a list, or split at ``=`` as a dict (a bare word has the value "")."""
        if not as_dictionary:
            return list(self._x_arguments)
        return {key: value for key, _, value in (argument.partition("=") for argument in self._x_arguments)}

    def get_tag_argument(self) -> str | None:
        """The ``--tag`` of Alembic's command line: never given here."""
        return None

    def execute(self, sql: Any, execution_options: Mapping[str, Any] | None = None) -> None:
        """Execute SQL in the current context."""
        self.get_context().execute(sql, execution_options)

    def begin_transaction(self) -> Any:
        """A transaction of the current context; in env.py, that of the script."""
        if self._current is None and self._run is not None:
            return self._run.begin_transaction()
        return self.get_context().begin_transaction()

    def static_output(self, text: str) -> None:
        """Write text into the script."""
        self.get_context().execute(text)

    def requires_connection(self) -> bool:
        """Whether env.py must connect to a database: never here."""
        return False

    def get_head_revision(self) -> str | None:
        """The only head. Raises CommandError where there are several."""
        return self.script.get_current_head()

    def get_head_revisions(self) -> tuple[str, ...]:
        """The heads."""
        return tuple(self.script.get_heads())

    def is_transactional_ddl(self) -> bool:
        """Whether the database can undo DDL."""
        return bool(self.get_context().profile.script.transactional_ddl)
