"""The migration context: where operations are completed, where the catalog evolves, where steps go out from.

One context serves one database, in one of three ways, which differ only in the sink: the script maker records steps,
``configure(dialect_name=..., as_sql=True)`` writes SQL to a buffer as it comes, ``configure(connection=...)`` executes
the same SQL. The members keep the names of Alembic's migration context: revision files and plugins reach for them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NoReturn, Self, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Dialect

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.errors import CatalogError
from sqlgen.catalog.from_sqlalchemy import table_value
from sqlgen.catalog.values import Knowledge
from sqlgen.errors import Location, SqlgenError
from sqlgen.operations import ExecuteSQLOp
from sqlgen.operations.base import MigrateOperation, without_empty_schemas
from sqlgen.profile import load_profile
from sqlgen.profile.dialect import make_dialect
from sqlgen.profile.model import Profile
from sqlgen.revisions.lines import calling_line
from sqlgen.revisions.live import LiveSchema, LiveSink, profile_of_server
from sqlgen.revisions.offline.policy import AssumedRead, Reads
from sqlgen.revisions.offline.rows import KnownRows
from sqlgen.revisions.run_errors import NoDialect, OfflineOnly
from sqlgen.revisions.schemas import SchemaTranslation
from sqlgen.revisions.steps import Checkpoint, Sink, Step
from sqlgen.revisions.text import TextSink

_Operation = TypeVar("_Operation", bound=MigrateOperation)


class MigrationContext:
    """Runs operations: `Operations(context)`, `with Operations.context(context)`.

    :param catalog: what is known of the schema before the first operation; it has the profile.
    :param sink: takes the steps.
    :param opts: the options that the context was configured with, for `op.get_context().opts`.
    :param schemas: other names for the schemas of the operations.
    :param rows: which rows are known before the first operation; it follows the operations.
    :param reads: what becomes of a read that nobody can answer.
    :param replaying: whether the revisions stand before the script's range.

    ``recorded``: how many operations were. ``refused``: what can't be known and was asked for, also when the revision
    file caught the error.
    """

    def __init__(
        self,
        catalog: Catalog,
        sink: Sink,
        *,
        opts: Mapping[str, Any] | None = None,
        naming_convention: Mapping[str, Any] | None = None,
        schemas: SchemaTranslation | None = None,
        rows: KnownRows | None = None,
        reads: Reads = "refuse",
        replaying: bool = False,
    ) -> None:
        self.catalog = catalog
        self.sink = sink
        self.rows = KnownRows() if rows is None else rows
        self.recorded = 0
        self.refused: SqlgenError | None = None
        self.assumed_reads: list[AssumedRead] = []
        self.replaying = replaying
        self._reads: Reads = reads
        self.opts: dict[str, Any] = dict(opts or {})
        self.naming_convention = naming_convention
        self.profile: Profile = catalog.profile
        self.dialect: Dialect = make_dialect(self.profile)
        self.as_sql = True
        self.environment_context: Any = None
        self._bind: Any = None
        self._live: LiveSchema | None = None
        self._schemas = schemas
        self._path: str | None = None
        self._source: Location | None = None
        self._span: MigrateOperation | None = None
        self._autocommit = False

    @classmethod
    def configure(
        cls,
        connection: Connection | None = None,
        url: str | sa.URL | None = None,
        dialect_name: str | None = None,
        dialect: Dialect | None = None,
        environment_context: object = None,
        dialect_opts: Mapping[str, Any] | None = None,
        opts: Mapping[str, Any] | None = None,
        **keywords: Any,
    ) -> Self:
        """A context for a connection, a URL or a dialect name (`postgresql`, `postgresql:14`).

        With `as_sql` (always, without a connection) SQL is written to `output_buffer`, standard output unless told.
        Further options: `target_metadata` or `naming_convention` give names to constraints without one;
        `literal_binds` is taken and changes nothing: values are always literals here. `opts` and keywords are the same.

        :raises NoDialect: nothing says which database it is.
        :raises UnknownDialect: sqlgen has no profile for it.
        """
        options = {**(opts or {}), **keywords}
        convention = _naming_convention(options)
        live = connection is not None and not options.get("as_sql")
        if connection is not None:
            profile = profile_of_server(connection)
        else:
            profile = load_profile(_dialect_name(url, dialect_name, dialect))
        catalog = Catalog.empty(profile, naming_convention=convention)
        if live:
            assert connection is not None
            context = cls(catalog, LiveSink(connection, profile), opts=options, naming_convention=convention)
            context._connect(connection)
            context._forget()
            return context
        buffer = options.get("output_buffer") or sys.stdout
        return cls(catalog, TextSink(profile, buffer), opts=options, naming_convention=convention)

    def _connect(self, connection: Connection) -> None:
        self.dialect = connection.dialect
        self.as_sql = False
        self._bind = connection
        self._live = LiveSchema(connection, self.profile)

    # ------------------------------------------------------------------ what operations ask

    def record(self, operation: _Operation) -> _Operation:
        """Complete a leaf, evolve the catalog, hand the step to the sink; returns the completed operation."""
        operation = without_empty_schemas(operation)
        if self._schemas is not None:
            operation = self._schemas.translated(operation)
        self._learn(operation)
        return self._record(operation)

    def _record(self, operation: _Operation) -> _Operation:
        before = self.catalog
        try:
            completed = operation.complete(before)
            for earlier in completed.preceded_by(before):
                earlier.batch, earlier.source, earlier.part_of = operation.batch, operation.source, operation.part_of
                self._record(earlier)
            if self.catalog is not before:
                before = self.catalog
                completed = operation.complete(before)
            self.mark(completed)
            after = completed.evolve(before)
        except SqlgenError as error:
            error.at(operation.source)
            if isinstance(error, CatalogError):
                from sqlgen.revisions.offline.said import as_the_database_says  # only where something is wrong

                as_the_database_says(error, self.profile, in_batch=operation.batch is not None)
            raise
        self.catalog = after
        self.recorded += 1
        self.sink.take(Step(completed, before, after, completed.source, self._autocommit))
        self.rows.note(completed, before, after, None if self._schemas is None else self.schema_of)
        if self._live is not None and isinstance(completed, ExecuteSQLOp):
            self._forget()
        return completed

    def _learn(self, operation: MigrateOperation) -> None:
        """Take what the operation brings along, or what the database tells, into the catalog."""
        batch = operation.batch
        if batch is not None and batch.copy_from is not None:
            known = self.catalog.find_table(batch.table_name, batch.schema)
            if known is None:
                self.catalog = self.catalog.create_table(table_value(batch.copy_from, self.profile))
            elif known.knowledge is not Knowledge.KNOWN:
                self.catalog = self.catalog.replace_table(table_value(batch.copy_from, self.profile))
        if self._live is not None:
            self.catalog = self._live.learned(self.catalog, operation)

    def _forget(self) -> None:
        """The database may have changed behind our back: look again before the next operation."""
        assert self._live is not None
        self._live.forget()
        checks_keys = self.profile.depends_on_table.switch is None  # else the connection may have it switched off
        self.catalog = Catalog.empty(self.profile, naming_convention=self.naming_convention, checks_keys=checks_keys)

    def mark(self, operation: MigrateOperation) -> None:
        """Note on an operation where it was called: its `source`, and what it is `part_of`, unless it knows."""
        if operation.source is None:
            operation.source = self._source if self._path is None else calling_line(self._path)
        if operation.part_of is None:
            operation.part_of = self._span

    def schema_of(self, schema: str | None) -> str | None:
        """The name under which the catalog knows a schema of the revisions."""
        return schema if self._schemas is None else self._schemas.of(schema)

    @contextmanager
    def span(self, operation: MigrateOperation) -> Iterator[None]:
        """Around the implementation of a third party's operation: its leaves are what is recorded."""
        outermost = self._span is None
        if outermost:
            self._span = operation
        try:
            yield
        finally:
            if outermost:
                self._span = None

    @property
    def bind(self) -> Any:
        """The connection; while a script is written one that records, and answers what is known."""
        self.sink.flush()
        if self._live is not None:
            self._forget()
        if self._bind is None:
            from sqlgen.revisions.offline.connection import open_connection  # most revisions never ask

            self._bind = open_connection(self)
        return self._bind

    @property
    def connection(self) -> Any:
        """The connection of a live context; None while a script is written."""
        return None if self.as_sql else self.bind

    @property
    def config(self) -> Any:
        """The project's settings; None without an environment."""
        return None if self.environment_context is None else self.environment_context.config

    @property
    def script(self) -> Any:
        """The project's revisions; None without an environment."""
        return None if self.environment_context is None else self.environment_context.script

    @contextmanager
    def autocommit_block(self) -> Iterator[None]:
        """What runs inside isn't part of a transaction; the one around it is committed before."""
        self.sink.flush()
        before, self._autocommit = self._autocommit, True
        try:
            with self.sink.autocommit():
                yield
                self.sink.flush()
        finally:
            self._autocommit = before

    @contextmanager
    def begin_transaction(self, _per_migration: bool = False) -> Iterator[None]:
        """A transaction around what runs inside, where the database can undo schema changes."""
        with self.sink.transaction():
            yield
            self.sink.flush()

    def execute(self, sql: Any, execution_options: Mapping[str, Any] | None = None) -> None:
        """Execute SQL, or write it out."""
        self.record(ExecuteSQLOp(sql, execution_options=dict(execution_options) if execution_options else None))

    # ------------------------------------------------------------------ what the offline connection asks

    @property
    def schemas(self) -> Mapping[str | None, str]:
        """Other names for the schemas of the revisions."""
        return {} if self._schemas is None else self._schemas.names

    def here(self) -> Location | None:
        """The line of the revision file that runs."""
        return None if self._path is None else calling_line(self._path)

    def refuse(self, error: SqlgenError) -> NoReturn:
        """Raise an error, and keep it: catching it in the revision file doesn't make the script true."""
        error.at(self.here())
        self.refused = self.refused or error
        raise error

    def takes_as_empty(self, where: Location | None, sql: str) -> bool:
        """Whether a read that nobody can answer is to be taken as empty."""
        if self._reads != "empty":
            return False
        self.assumed_reads.append(AssumedRead(sql, where, self.replaying))
        return True

    def checkpoint(self) -> Checkpoint:
        """Where the script stands, to go back to."""
        return Checkpoint(self.catalog, self.recorded, self.rows.state, self.sink.mark())

    def go_back(self, checkpoint: Checkpoint) -> None:
        """Forget what was recorded since: it never happened."""
        self.catalog, self.recorded, self.rows.state, mark = checkpoint
        self.sink.rewind(mark)

    def set_autocommit(self, value: bool) -> None:
        """Whether what follows stands outside of transactions."""
        self._autocommit = value

    # ------------------------------------------------------------------ who runs the operations

    @contextmanager
    def running(self, path: str) -> Iterator[None]:
        """While the block runs, directives are called from this file: steps get the line."""
        before, self._path = self._path, path
        try:
            yield
            self.sink.flush()
        finally:
            self._path = before

    @contextmanager
    def undoing(self, source: Location | None, schemas: SchemaTranslation | None = None) -> Iterator[None]:
        """While the block runs, operations undo what was called at this line."""
        before, self._source, self._schemas = (self._source, self._schemas), source, schemas
        try:
            yield
        finally:
            self._source, self._schemas = before

    # ------------------------------------------------------------------ the version table

    @property
    def version_table(self) -> str:
        """The name of the table that holds the revisions a database is at."""
        return str(self.opts.get("version_table") or "alembic_version")

    @property
    def version_table_schema(self) -> str | None:
        """Its schema; None is the default one."""
        return self.opts.get("version_table_schema")

    def get_current_heads(self) -> tuple[str, ...]:
        """The revisions that a live database is at, sorted; empty where it has no version table.

        Raises OfflineOnly while a script is written.
        """
        if self.as_sql:
            raise OfflineOnly(
                "the revision that a database is at can't be known while a script is written",
                fix="a script goes from one revision to another: both are given when it is made",
            )
        connection: Connection = self.bind
        if not sa.inspect(connection).has_table(self.version_table, schema=self.version_table_schema):
            return ()
        versions = sa.table(self.version_table, sa.column("version_num"), schema=self.version_table_schema)
        return tuple(sorted(connection.scalars(sa.select(versions.c.version_num))))

    def get_current_revision(self) -> str | None:
        """The one revision that a live database is at; None for none. Raises OfflineOnly where there are several."""
        heads = self.get_current_heads()
        if len(heads) > 1:
            raise OfflineOnly(
                f"the database is at {len(heads)} revisions: {', '.join(heads)}", fix="ask for get_current_heads()"
            )
        return heads[0] if heads else None


def _naming_convention(options: Mapping[str, Any]) -> Mapping[str, Any] | None:
    if options.get("naming_convention"):
        convention: Mapping[str, Any] = options["naming_convention"]
        return convention
    target = options.get("target_metadata")
    several = target if isinstance(target, (list, tuple)) else (target,)
    return next((metadata.naming_convention for metadata in several if metadata is not None), None)


def _dialect_name(url: str | sa.URL | None, dialect_name: str | None, dialect: Dialect | None) -> str:
    if dialect_name:
        return dialect_name
    if dialect is not None:
        return dialect.name
    if url is not None:
        return sa.make_url(url).get_backend_name()
    raise NoDialect(
        "a migration context needs a connection, a url, a dialect or a dialect_name",
        fix='MigrationContext.configure(dialect_name="postgresql", as_sql=True)',
    )
