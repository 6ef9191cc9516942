"""SQLAlchemy's dialect of an offline connection: statements go to our driver, reflection comes from the catalog."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy.engine import Dialect
from sqlalchemy.engine.default import DefaultExecutionContext

from sqlgen.profile.dialect import make_dialect, new_dialect
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline import dbapi
from sqlgen.revisions.offline.answers import Unknown
from sqlgen.revisions.offline.database import Columns
from sqlgen.revisions.offline.reflected_dialect import CatalogReflection
from sqlgen.revisions.offline.statements import MarkingCompiler, texts_of


@lru_cache(maxsize=64)
def offline_dialect(profile: Profile) -> Dialect:
    """The dialect object of a profile's offline connections; nobody changes it."""
    known: Any = type(make_dialect(profile))
    namespace = {
        "statement_compiler": type("OfflineCompiler", (MarkingCompiler, known.statement_compiler), {}),
        "execution_ctx_cls": type("OfflineContext", (OfflineContext, known.execution_ctx_cls), {}),
    }
    dialect: Any = new_dialect(profile, type("OfflineDialect", (OfflineDialect,), namespace))
    dialect.dbapi = dbapi
    dialect.sqlgen_profile = profile
    dialect.server_version_info = profile.versions.server_version_info(profile.version)
    dialect.supports_native_decimal = profile.rows.decimals == "exact"
    for name, value in _AS_IF_SENT_ONE_BY_ONE.items():
        setattr(dialect, name, value)
    made: Dialect = dialect
    return made


_AS_IF_SENT_ONE_BY_ONE = {
    "_bind_typing_render_casts": False,  # our literals say their type themselves
    # nobody counts rows here, so nobody checks the count
    "supports_sane_rowcount": False,
    "supports_sane_multi_rowcount": False,
    # many rows with RETURNING can't be answered; one by one, the keys that the database gives stay unknown
    "use_insertmanyvalues": False,
    "insert_executemany_returning": False,
    "insert_executemany_returning_sort_by_parameter_order": False,
    "update_executemany_returning": False,
    "delete_executemany_returning": False,
}


class OfflineContext(DefaultExecutionContext):
    """In front of a dialect's execution context: cursors are those of our driver."""

    def create_cursor(self) -> Any:
        return self._dbapi_connection.cursor()

    def get_result_processor(self, type_: Any, colname: str, coltype: Any) -> Any:
        """What makes Python values of a driver's, past those that nobody knows."""
        process: Any = super().get_result_processor(type_, colname, coltype)
        return None if process is None else lambda value: value if isinstance(value, Unknown) else process(value)

    def _use_server_side_cursor(self) -> bool:
        return False


class OfflineDialect(CatalogReflection):
    """In front of a database's dialect class."""

    sqlgen_profile: Profile

    def initialize(self, connection: Any) -> None:
        """Nothing is asked of a server: the profile has told everything."""

    def do_execute(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        compiled = getattr(context, "compiled", None)
        if compiled is None or context.isddl or statement != context.statement:
            cursor.execute(statement, parameters)  # the driver's own text, or what the dialect adds by itself
            return
        entries = list(compiled._result_columns)
        columns = Columns([entry[0] for entry in entries], [entry[3] for entry in entries]) if entries else None
        given = _given(context) if context.isinsert and entries else None
        database = cursor.connection.database
        cursor.take(database.execute(cursor.connection, texts_of(context, self.sqlgen_profile), columns, given))

    def do_executemany(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        if getattr(context, "compiled", None) is None:
            cursor.executemany(statement, parameters)
        else:
            self.do_execute(cursor, statement, parameters, context)

    def do_execute_no_params(self, cursor: Any, statement: str, context: Any = None) -> None:
        cursor.execute(statement)

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.begin()

    def do_savepoint(self, connection: Any, name: str) -> None:
        connection.connection.dbapi_connection.savepoint(name)

    def do_rollback_to_savepoint(self, connection: Any, name: str) -> None:
        connection.connection.dbapi_connection.rollback_to_savepoint(name)

    def do_release_savepoint(self, connection: Any, name: str) -> None:
        connection.connection.dbapi_connection.release_savepoint(name)

    def get_isolation_level(self, dbapi_connection: Any) -> Any:
        return "AUTOCOMMIT" if dbapi_connection.autocommit else self.default_isolation_level

    def set_isolation_level(self, dbapi_connection: Any, level: str) -> None:
        dbapi_connection.autocommit = level == "AUTOCOMMIT"

    def get_default_isolation_level(self, dbapi_conn: Any) -> Any:
        return self.default_isolation_level

    default_isolation_level = "READ COMMITTED"

    def get_isolation_level_values(self, dbapi_connection: Any) -> Any:
        return ("AUTOCOMMIT", "READ UNCOMMITTED", "READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE", "SNAPSHOT")

    def do_ping(self, dbapi_connection: Any) -> bool:
        return True

    def is_disconnect(self, e: Any, connection: Any, cursor: Any) -> bool:
        return False


def _given(context: Any) -> dict[str, Any]:
    """The values that an INSERT of one row gives, as they go to the driver, by column."""
    if context.executemany or not context.compiled_parameters:
        return {}
    names = set(context.compiled_parameters[0])
    return {name: context.parameters[0][name] for name in names if name in context.parameters[0]}
