"""SQLAlchemy's reflection interface, answered from the catalog: in front of a database's dialect class."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from sqlalchemy.engine import reflection as sa_reflection
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.exc import NoSuchTableError

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Knowledge, Table
from sqlgen.revisions.offline import reflection
from sqlgen.revisions.run_errors import TableNotKnown

_Method = TypeVar("_Method", bound=Callable[..., Any])


# Inspectors remember answers, ours as any other: a revision that asks the same object again gets the old one.
def _remembered(answer: _Method) -> _Method:
    made: _Method = cast(Any, sa_reflection.cache)(answer)
    return made


class CatalogReflection(DefaultDialect):
    """What an inspector asks a dialect."""

    # ------------------------------------------------------------------ names

    @_remembered
    def get_schema_names(self, connection: Any, **kw: Any) -> list[str]:
        catalog = _catalog(connection)
        known = {table.schema for table in catalog.tables() if table.schema}
        default = self.default_schema_name
        return sorted({*catalog.profile.reflection.schema_names, *known, *([default] if default else [])})

    def has_schema(self, connection: Any, schema_name: str, **kw: Any) -> bool:
        return schema_name in self.get_schema_names(connection, **kw)

    @_remembered
    def get_table_names(self, connection: Any, schema: str | None = None, **kw: Any) -> list[str]:
        catalog = _catalog(connection)
        wanted = catalog.registry.schema_key(_schema(connection, schema))
        tables = (each for each in catalog.tables() if not _is_temporary(each))
        return sorted(each.name for each in tables if catalog.registry.schema_key(each.schema) == wanted)

    @_remembered
    def get_temp_table_names(self, connection: Any, schema: str | None = None, **kw: Any) -> list[str]:
        return sorted(table.name for table in _catalog(connection).tables() if _is_temporary(table))

    @_remembered
    def get_view_names(self, connection: Any, schema: str | None = None, **kw: Any) -> list[str]:
        return sorted(view.name for view in _views(connection, schema) if not view.materialized)

    @_remembered
    def get_materialized_view_names(self, connection: Any, schema: str | None = None, **kw: Any) -> list[str]:
        return sorted(view.name for view in _views(connection, schema) if view.materialized)

    @_remembered
    def get_temp_view_names(self, connection: Any, schema: str | None = None, **kw: Any) -> list[str]:
        return []

    @_remembered
    def get_view_definition(self, connection: Any, view_name: str, schema: str | None = None, **kw: Any) -> str:
        view = _catalog(connection).find_view(view_name, _schema(connection, schema))
        if view is None:
            raise NoSuchTableError(view_name)
        return view.sqltext

    @_remembered
    def get_sequence_names(self, connection: Any, schema: str | None = None, **kw: Any) -> list[str]:
        catalog = _catalog(connection)
        wanted = catalog.registry.schema_key(_schema(connection, schema))
        every = (entry.value for entry in catalog.registry.sequences.values())
        return sorted(each.name for each in every if catalog.registry.schema_key(each.schema) == wanted)

    # ------------------------------------------------------------------ existence

    @_remembered
    def has_table(self, connection: Any, table_name: str, schema: str | None = None, **kw: Any) -> bool:
        catalog, own_schema = _catalog(connection), _schema(connection, schema)
        table = catalog.find_table(table_name, own_schema)
        if table is None:
            return catalog.is_assumed(table_name, own_schema) or catalog.find_view(table_name, own_schema) is not None
        if table.knowledge is Knowledge.UNCERTAIN:
            _refuse(connection, table)
        return True

    def has_multi_table(self, connection: Any, table_names: Any, schema: str | None = None, **kw: Any) -> Any:
        return {(schema, name): self.has_table(connection, name, schema, **kw) for name in table_names}

    def has_index(
        self, connection: Any, table_name: str, index_name: str, schema: str | None = None, **kw: Any
    ) -> bool:
        if not self.has_table(connection, table_name, schema=schema, **kw):
            return False
        return any(index["name"] == index_name for index in self.get_indexes(connection, table_name, schema, **kw))

    @_remembered
    def has_sequence(self, connection: Any, sequence_name: str, schema: str | None = None, **kw: Any) -> bool:
        return _catalog(connection).find_sequence(sequence_name, _schema(connection, schema)) is not None

    @_remembered
    def has_type(self, connection: Any, type_name: str, schema: str | None = None, **kw: Any) -> bool:
        return _catalog(connection).find_type(type_name, _schema(connection, schema)) is not None

    # ------------------------------------------------------------------ one table

    @_remembered
    def get_columns(self, connection: Any, table_name: str, schema: str | None = None, **kw: Any) -> Any:
        return reflection.columns(_known(connection, table_name, schema), _catalog(connection))

    @_remembered
    def get_pk_constraint(self, connection: Any, table_name: str, schema: str | None = None, **kw: Any) -> Any:
        return reflection.primary_key(_known(connection, table_name, schema), _catalog(connection).profile)

    @_remembered
    def get_foreign_keys(self, connection: Any, table_name: str, schema: str | None = None, **kw: Any) -> Any:
        return reflection.foreign_keys(_known(connection, table_name, schema), _catalog(connection))

    @_remembered
    def get_indexes(self, connection: Any, table_name: str, schema: str | None = None, **kw: Any) -> Any:
        return reflection.indexes(_known(connection, table_name, schema), _catalog(connection).profile)

    @_remembered
    def get_unique_constraints(self, connection: Any, table_name: str, schema: str | None = None, **kw: Any) -> Any:
        return reflection.unique_constraints(_known(connection, table_name, schema), _catalog(connection).profile)

    @_remembered
    def get_check_constraints(self, connection: Any, table_name: str, schema: str | None = None, **kw: Any) -> Any:
        return reflection.check_constraints(_known(connection, table_name, schema), _catalog(connection).profile)

    @_remembered
    def get_table_comment(self, connection: Any, table_name: str, schema: str | None = None, **kw: Any) -> Any:
        table = _known(connection, table_name, schema)
        if not self.supports_comments:
            raise NotImplementedError
        return reflection.table_comment(table)

    @_remembered
    def get_table_options(self, connection: Any, table_name: str, schema: str | None = None, **kw: Any) -> Any:
        return reflection.table_options(_known(connection, table_name, schema), _catalog(connection).profile)

    # ------------------------------------------------------------------ PostgreSQL's inspector asks these

    @_remembered
    def _load_enums(self, connection: Any, schema: str | None = None, **kw: Any) -> Any:
        catalog = _catalog(connection)
        wanted = None if schema == "*" else catalog.registry.schema_key(_schema(connection, schema))
        shown = [
            {
                "name": each.name,
                "schema": each.schema or self.default_schema_name,
                "visible": each.schema is None,
                "labels": list(each.values),
            }
            for each in catalog.types()
            if wanted is None or catalog.registry.schema_key(each.schema) == wanted
        ]
        return sorted(shown, key=lambda enum: (enum["schema"], enum["name"]))

    @_remembered
    def _load_domains(self, connection: Any, schema: str | None = None, **kw: Any) -> Any:
        return []

    @_remembered
    def _get_foreign_table_names(self, connection: Any, schema: str | None = None, **kw: Any) -> list[str]:
        return []


def _one_by_one(name: str) -> Callable[..., Any]:
    """SQLAlchemy's own way to ask for many tables: each for itself. Some dialects ask the server at once."""
    own: Callable[..., Any] = getattr(DefaultDialect, name)
    return own


for _name in dir(DefaultDialect):
    if _name.startswith("get_multi_"):
        setattr(CatalogReflection, _name, _one_by_one(_name))


def _catalog(connection: Any) -> Catalog:
    catalog: Catalog = connection.database.catalog
    return catalog


def _schema(connection: Any, schema: str | None) -> str | None:
    own: str | None = connection.database.recorder.schema_of(schema)
    return own


def _views(connection: Any, schema: str | None) -> Any:
    catalog = _catalog(connection)
    wanted = catalog.registry.schema_key(_schema(connection, schema))
    return (view for view in catalog.views() if catalog.registry.schema_key(view.schema) == wanted)


def _known(connection: Any, name: str, schema: str | None) -> Table:
    """The table, known in full. Raises NoSuchTableError, as SQLAlchemy does, when nothing created it."""
    catalog, own_schema = _catalog(connection), _schema(connection, schema)
    table = catalog.find_table(name, own_schema)
    if table is None:
        if catalog.find_view(name, own_schema) is not None:
            _refuse(connection, Table(name, schema=own_schema, knowledge=Knowledge.PARTIAL))
        raise NoSuchTableError(f"{schema}.{name}" if schema else name)
    if table.knowledge is not Knowledge.KNOWN or any(name.endswith("_inherits") for name in table.options):
        _refuse(connection, table)  # of a table that inherits only its own columns are known
    return table


def _is_temporary(table: Table) -> bool:
    return any(prefix.upper() in ("TEMPORARY", "TEMP", "GLOBAL TEMPORARY") for prefix in table.prefixes)


def _refuse(connection: Any, table: Table) -> None:
    database = connection.database
    database.recorder.refuse(
        TableNotKnown(table.name, table.schema, table.knowledge.value, where=database.recorder.here())
    )
