"""A live connection behind a migration context: the same statements, executed; tables reflected when needed."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.engine import Connection

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl import read_statement
from sqlgen.catalog.ddl_tokens import Unreadable
from sqlgen.catalog.errors import CatalogError
from sqlgen.catalog.from_sqlalchemy import table_value
from sqlgen.catalog.values import EnumType, Knowledge, Table
from sqlgen.compiler import Statement
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.batch import BatchSettings
from sqlgen.operations.rebuild_table import RebuildTableOp
from sqlgen.operations.schema_objects import own_item
from sqlgen.profile import load_profile
from sqlgen.profile.errors import VersionTooNew
from sqlgen.profile.model import Profile
from sqlgen.revisions.held import HeldSteps
from sqlgen.revisions.live_rebuilds import keys_off
from sqlgen.revisions.steps import Step


def profile_of_server(connection: Connection) -> Profile:
    """The profile for the server behind a connection, for its version as it reports it."""
    dialect = connection.dialect
    name = "mariadb" if getattr(dialect, "is_mariadb", False) else dialect.name
    profile = load_profile(name)
    reported = dialect.server_version_info
    if not reported:
        return profile
    if not profile.versions.server:
        try:
            return load_profile(f"{name}:{'.'.join(str(part) for part in reported[:3])}")
        except VersionTooNew as error:
            return load_profile(f"{name}:{error.newest}")
    # The server counts differently from its makers ("2019" is 15.0): the newest release that it isn't older than.
    named = [
        release
        for release, counted in profile.versions.server.items()
        if tuple(map(int, counted.split("."))) <= tuple(part for part in reported if isinstance(part, int))
    ]
    return load_profile(f"{name}:{named[-1]}") if named else profile


class LiveSink:
    """Executes the statements of each step."""

    def __init__(self, connection: Connection, profile: Profile) -> None:
        self._connection = connection
        self._profile = profile
        self._held = HeldSteps()

    def take(self, step: Step) -> None:
        """Send the statements of a step, one at a time, as they stand: nothing in them is a parameter."""
        self._send(self._held.take(step))

    def flush(self) -> None:
        """Send what waits for the end of its batch."""
        self._send(self._held.release())

    def mark(self) -> int:
        """A connection goes back by itself."""
        return 0

    def rewind(self, mark: int) -> None:
        """A connection goes back by itself."""

    def _send(self, statements: Iterable[Statement]) -> None:
        for rebuilds, group in groupby(statements, lambda statement: isinstance(statement.operation, RebuildTableOp)):
            with keys_off(self._connection, self._profile) if rebuilds else nullcontext():
                self._execute(group)

    def _execute(self, statements: Iterable[Statement]) -> None:
        for statement in statements:
            if statement.text:
                self._connection.exec_driver_sql(statement.text, execution_options={"no_parameters": True})

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction of the connection, unless one is open: then whoever began it ends it."""
        connection = self._connection
        if connection.in_transaction():
            yield
            return
        connection.begin()  # not as a context manager: an autocommit block ends it and begins another
        try:
            yield
        except BaseException:
            connection.rollback()
            raise
        connection.commit()

    @contextmanager
    def autocommit(self) -> Iterator[None]:
        """Commit what is open, and let every statement commit itself meanwhile."""
        connection = self._connection
        was_open = connection.in_transaction()
        connection.commit()
        level = connection.get_isolation_level()
        connection.commit()  # asking began a transaction
        connection.execution_options(isolation_level="AUTOCOMMIT")
        try:
            yield
        finally:
            connection.commit()
            connection.execution_options(isolation_level=level)
            if was_open:
                connection.begin()


class LiveSchema:
    """What a database says of the tables that operations touch, asked once per table."""

    def __init__(self, connection: Connection, profile: Profile) -> None:
        self._connection = connection
        self._profile = profile
        self._asked: set[tuple[str, str | None]] = set()
        self._types_asked = False

    def forget(self) -> None:
        """Ask again from now on."""
        self._asked.clear()
        self._types_asked = False

    def learned(self, catalog: Catalog, operation: MigrateOperation) -> Catalog:
        """The catalog with the tables that this operation is about, as far as they exist in the database."""
        if not self._types_asked:
            self._types_asked = True
            catalog = self._with_enum_types(catalog)
        for name, schema in _tables_of(operation):
            if (name, schema) not in self._asked:
                self._asked.add((name, schema))
                batch = operation.batch
                of_batch = batch is not None and (batch.table_name, batch.schema) == (name, schema)
                catalog = self._with_table(catalog, name, schema, batch if of_batch else None)
        return catalog

    def _with_table(self, catalog: Catalog, name: str, schema: str | None, batch: BatchSettings | None) -> Catalog:
        if catalog.find_table(name, schema) is not None:
            return catalog
        if not sa.inspect(self._connection).has_table(name, schema=schema):
            return catalog
        query = self._profile.objects.definitions
        if query is None:
            return catalog.create_table(self._reflected(name, schema, batch))
        if schema is None:
            definitions = self._connection.scalars(sa.text(query), {"table": name}).all()
            try:
                return _as_defined(definitions, catalog)
            except (Unreadable, CatalogError):
                pass  # then it is known only as far as reflection sees
        return catalog.create_table(replace(self._reflected(name, schema, batch), knowledge=Knowledge.UNCERTAIN))

    def _reflected(self, name: str, schema: str | None, batch: BatchSettings | None) -> Table:
        """What SQLAlchemy sees; the batch's `reflect_args` and `reflect_kwargs` say more, or otherwise."""
        items = [own_item(item) for item in batch.reflect_args] if batch is not None else []
        keywords: dict[str, Any] = {"resolve_fks": False, **(batch.reflect_kwargs if batch is not None else {})}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", sa.exc.SAWarning)  # what it skips is said where it matters
            table = sa.Table(name, sa.MetaData(), *items, schema=schema, autoload_with=self._connection, **keywords)
        return table_value(table, self._profile)

    def _with_enum_types(self, catalog: Catalog) -> Catalog:
        inspector = sa.inspect(self._connection)
        if not hasattr(inspector, "get_enums"):
            return catalog
        for found in inspector.get_enums():
            schema = None if found["visible"] else found["schema"]
            if catalog.find_type(found["name"], schema) is None:
                catalog = catalog.create_type(EnumType(found["name"], tuple(found["labels"]), schema))
        return catalog


def _as_defined(definitions: Iterable[str], catalog: Catalog) -> Catalog:
    for definition in definitions:
        catalog = read_statement(definition, catalog)
    return catalog


def _tables_of(operation: MigrateOperation) -> Iterator[tuple[str, str | None]]:
    """The tables that an operation names, by the attributes that operations have for it."""
    values = vars(operation)
    keywords: dict[str, Any] = values.get("kw") or {}
    schema = values.get("schema")
    if values.get("table_name"):
        yield values["table_name"], schema
    if values.get("source_table"):
        yield values["source_table"], keywords.get("source_schema", schema)
    if values.get("referent_table"):
        yield values["referent_table"], keywords.get("referent_schema")
    table = values.get("table")
    if isinstance(table, sa.Table):
        yield table.name, table.schema
