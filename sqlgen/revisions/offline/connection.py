"""The connection that ``op.get_bind()`` gives while a script is written: SQLAlchemy's own, over our driver."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, CursorResult, Engine
from sqlalchemy.pool import NullPool
from sqlalchemy.sql.ddl import InvokeDropDDLBase

from sqlgen.revisions.offline import dbapi
from sqlgen.revisions.offline.database import OfflineDatabase, Recorder
from sqlgen.revisions.offline.dialect import offline_dialect
from sqlgen.revisions.offline.schema_calls import create_or_drop
from sqlgen.revisions.schemas import SchemaTranslation

_OTHER_NAMES = "schema_translate_map"


class OfflineConnection(Connection):
    """A connection that records ``create()`` and ``drop()`` as operations.

    Old revisions were written for SQLAlchemy 1: ``execute("SELECT ...")`` with a string of the driver's, parameters one
    by one or as keywords. 2 refuses them; here they still mean what they meant then.
    """

    @property
    def database(self) -> OfflineDatabase:
        """What stands behind it."""
        behind: Any = self.connection.dbapi_connection
        database: OfflineDatabase = behind.database
        return database

    def execute(
        self, statement: Any, *parameters: Any, execution_options: Any = None, **values: Any
    ) -> CursorResult[Any]:
        """Execute a statement, in the forms of SQLAlchemy 1 and 2."""
        given = _parameters(parameters, values)
        if execution_options:
            execution_options = self._in_our_schemas(execution_options)
        if isinstance(statement, str):
            return self.exec_driver_sql(statement, given, execution_options=execution_options)
        if names := self.engine.get_execution_options().get(_OTHER_NAMES):
            statement = SchemaTranslation(names).of_tables_without_metadata(statement)
        return super().execute(statement, given, execution_options=execution_options)

    def scalar(self, statement: Any, *parameters: Any, execution_options: Any = None, **values: Any) -> Any:
        """The first value of the first row of a statement, in the forms of SQLAlchemy 1 and 2."""
        return self.execute(statement, *parameters, execution_options=execution_options, **values).scalar()

    def execution_options(self, **opt: Any) -> Any:
        """Options for what follows; where they name other schemas, those mean what the script says for them."""
        return super().execution_options(**self._in_our_schemas(opt))

    def _in_our_schemas(self, options: Mapping[str, Any]) -> Mapping[str, Any]:
        ours: Mapping[str | None, str] = self.engine.get_execution_options().get(_OTHER_NAMES, {})
        asked = options.get(_OTHER_NAMES)
        if not ours or asked is None:
            return options
        return {**options, _OTHER_NAMES: {**ours, **{name: ours.get(meant, meant) for name, meant in asked.items()}}}

    def commit(self) -> None:
        """Commit, also what directives did since the last time: on a database, they would have begun a transaction."""
        if not self.in_transaction():
            self.begin()
        super().commit()

    def rollback(self) -> None:
        """Undo what was done since the last commit, or since the connection was first used, directives among it."""
        if not self.in_transaction():
            self.begin()
        super().rollback()

    def _run_ddl_visitor(self, visitorcallable: Any, element: Any, **kwargs: Any) -> None:
        """SQLAlchemy's door for ``create()`` and ``drop()`` of anything."""
        dropping = issubclass(visitorcallable, InvokeDropDDLBase)
        given = {**kwargs}
        checkfirst = bool(given.pop("checkfirst", True))
        database, driver = self.database, self.connection.dbapi_connection
        with database.writing(driver):  # type: ignore[arg-type]
            done = create_or_drop(database.recorder, element, self, dropping=dropping, checkfirst=checkfirst, **given)
        if not done:
            super()._run_ddl_visitor(visitorcallable, element, **kwargs)


class OfflineEngine(Engine):
    """An engine whose connections are offline; as many as are wanted, all of one script."""

    _connection_cls = OfflineConnection


def _parameters(given: tuple[Any, ...], values: dict[str, Any]) -> Any:
    """What SQLAlchemy 2 takes: None, one set, or a list of sets."""
    if list(values) == ["parameters"] and not isinstance(values["parameters"], str):
        return values["parameters"]
    if values:
        return dict(values)
    if len(given) < 2:
        return given[0] if given else None
    return list(given) if isinstance(given[0], (dict, tuple, list)) else given


def open_connection(recorder: Recorder) -> Connection:
    """A connection in a transaction, as a revision finds it: one that began when the revision did."""
    database = OfflineDatabase(recorder)
    dialect: Any = offline_dialect(recorder.profile)
    creator: Any = lambda: dbapi.connect(database)  # noqa: E731 - a function of a function's argument
    pool = NullPool(creator, dialect=dialect)
    engine = OfflineEngine(pool, dialect, sa.URL.create(dialect.name))
    if recorder.schemas:
        engine.update_execution_options(**{_OTHER_NAMES: dict(recorder.schemas)})
    connection = engine.connect()
    connection.begin()
    return connection
