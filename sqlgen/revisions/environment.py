"""What ``alembic.context`` answers inside a revision file, without an ``env.py``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

from sqlgen.revisions.run_errors import NotOffered


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


class ProjectSettings:
    """``context.config``: the options of the project's configuration, read only.

    ``attributes`` is a dict that code of the project may write to, as with Alembic.
    """

    def __init__(self, options: Mapping[str, str], config_file_name: str | None = None) -> None:
        self._options = dict(options)
        self.config_file_name = config_file_name
        self.attributes: dict[str, Any] = {}

    def get_main_option(self, name: str, default: str | None = None) -> str | None:
        """The value of an option of the main section, as written."""
        return self._options.get(name, default)

    def get_section(self, name: str, default: Mapping[str, str] | None = None) -> dict[str, str]:
        """All options of the main section, whatever the section's name: there is only one here."""
        return dict(self._options)


class RevisionEnvironment:
    """The functions of ``alembic.context``, answered from the run that is under way.

    :param x_arguments: the values of ``-x``, each ``key=value`` or a bare word.
    """

    def __init__(self, config: ProjectSettings | None = None, x_arguments: Sequence[str] = ()) -> None:
        self.config = config or ProjectSettings({})
        self._x_arguments = list(x_arguments)
        self._current: CurrentContext | None = None

    @contextmanager
    def running(self, context: CurrentContext) -> Iterator[None]:
        """Answer for this context while the block runs."""
        before, self._current = self._current, context
        try:
            yield
        finally:
            self._current = before

    def get_context(self) -> Any:
        """The migration context in which a revision file runs."""
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
        """A transaction of the current context."""
        return self.get_context().begin_transaction()

    def is_transactional_ddl(self) -> bool:
        """Whether the database can undo DDL."""
        return bool(self.get_context().profile.script.transactional_ddl)
