"""Other schema names than those in the revisions: `--schema`, `--schema-map`.

Operations are translated before they are completed, so that the catalog, implicit names and every template see one
name only. Raw SQL stays as its author wrote it: where a name in it is a schema's can't be known for sure.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import ClauseElement
from sqlalchemy.sql.visitors import replacement_traverse
from sqlalchemy.types import SchemaType, TypeEngine

from sqlgen.operations import ExecuteSQLOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.batch import BatchSettings
from sqlgen.operations.schema_objects import copy_column

_Operation = TypeVar("_Operation", bound=MigrateOperation)
_REFERRED = ("source_schema", "referent_schema")


class SchemaTranslation:
    """Puts other schema names into operations.

    :param names: what stands in the revisions, and what the scripts say instead; the key None is for what has
        no schema.
    """

    def __init__(self, names: Mapping[str | None, str]) -> None:
        self._names = dict(names)
        self._batches: dict[int, tuple[BatchSettings, BatchSettings]] = {}

    @property
    def names(self) -> Mapping[str | None, str]:
        """What stands in the revisions, and what the scripts say instead."""
        return self._names

    def of(self, schema: str | None) -> str | None:
        """The name that the scripts say."""
        return self._names.get(schema, schema)

    def translated(self, operation: _Operation) -> _Operation:
        """A copy that names the other schemas; the author's objects stay as they are."""
        made = copy.copy(operation)
        values: dict[str, Any] = made.__dict__
        if "schema" in values:
            values["schema"] = self.of(values["schema"])
        if made.batch is not None:
            made.batch = self._batch(made.batch)
        if "referent_table" in values:
            values["kw"] = values["kw"] | {name: self.of(values["kw"].get(name)) for name in _REFERRED}
        if "columns" in values:
            values["columns"] = [self._item(item) for item in values["columns"]]
        if isinstance(values.get("column"), sa.Column):
            values["column"] = self._column(values["column"])
        if isinstance(values.get("table"), sa.TableClause):
            values["table"] = self._table(values["table"])
        for name in ("sqltext", "condition", "where"):
            if isinstance(values.get(name), ClauseElement):
                values[name] = self._expression(values[name])
        for name in ("modify_type", "existing_type"):
            if isinstance(values.get(name), TypeEngine):
                values[name] = self._type(values[name])
        return made

    def of_tables_without_metadata(self, statement: Any) -> Any:
        """A statement for a connection, whose map of SQLAlchemy's leaves `sa.table("account", ...)` alone."""
        if not isinstance(statement, ClauseElement) or not any(map(_has_no_metadata, visitors.iterate(statement))):
            return statement
        return self._expression(statement, _has_no_metadata)

    def _batch(self, settings: BatchSettings) -> BatchSettings:
        """Operations of one batch share one object, also when it says another schema."""
        if id(settings) not in self._batches:
            copy_from = settings.copy_from
            if copy_from is not None:
                copy_from = copy_from.to_metadata(
                    sa.MetaData(),
                    schema=cast(Any, self.of(copy_from.schema)),
                    referred_schema_fn=lambda table, to_schema, constraint, referred: self.of(referred),
                )
            made = replace(settings, schema=self.of(settings.schema), copy_from=copy_from)
            self._batches = {id(settings): (settings, made)}  # the settings are kept, so that the id stays theirs
        return self._batches[id(settings)][1]

    # ------------------------------------------------------------------ SQLAlchemy's objects

    def _item(self, item: Any) -> Any:
        if isinstance(item, sa.Column):
            return self._column(item)
        if isinstance(item, sa.ForeignKeyConstraint):
            return self._foreign_key(item)
        return item

    def _foreign_key(self, item: sa.ForeignKeyConstraint) -> sa.ForeignKeyConstraint:
        return sa.ForeignKeyConstraint(
            list(item.column_keys),
            [self._target(key) for key in item.elements],
            **_settings(item),
        )

    def _target(self, key: sa.ForeignKey) -> str:
        """What a foreign key points at: `schema.table.column`."""
        if isinstance(key._colspec, str):
            schema, table, column = key._column_tokens
        else:
            schema, table, column = key.column.table.schema, key.column.table.name, key.column.name
        return ".".join(name for name in (self.of(schema), table, column) if name is not None)

    def _column(self, column: sa.Column[Any]) -> sa.Column[Any]:
        made = copy_column(column, with_foreign_keys=False)
        made.type = self._type(made.type)
        made.foreign_keys.clear()  # a column without a table kept them in its copy
        for key in sorted(column.foreign_keys, key=self._target):
            if key.constraint is None or len(key.constraint.elements) == 1:
                made.append_foreign_key(sa.ForeignKey(self._target(key), **_settings(key)))
        return made

    def _type(self, type_: TypeEngine[Any]) -> TypeEngine[Any]:
        if not isinstance(type_, SchemaType) or not hasattr(type_, "schema"):
            return type_
        made: Any = copy.copy(type_)
        made.schema = self.of(made.schema)
        return cast(TypeEngine[Any], made)

    def _table(self, table: sa.TableClause) -> sa.TableClause:
        columns = [sa.column(column.name, column.type) for column in table.c]
        return sa.table(table.name, *columns, schema=self.of(cast(Any, table).schema))

    def _expression(
        self,
        expression: ClauseElement,
        concerns: Callable[[object], bool] = lambda part: isinstance(part, sa.TableClause),
    ) -> ClauseElement:
        """The same expression about tables in the other schemas, as far as it concerns them."""
        tables: dict[sa.TableClause, sa.TableClause] = {}

        def replaced(part: Any, **_: Any) -> Any:
            if concerns(part):
                if part not in tables:
                    tables[part] = self._table(part)
                return tables[part]
            if isinstance(part, sa.ColumnClause) and concerns(part.table):
                return replaced(part.table).c[part.name]
            return None

        translated: ClauseElement = cast(Any, replacement_traverse)(expression, {}, replaced)
        return translated


def _has_no_metadata(part: object) -> bool:
    return isinstance(part, sa.TableClause) and not isinstance(part, sa.Table)


def holds_raw_sql(operation: MigrateOperation) -> bool:
    """Whether an operation executes SQL that its author wrote as text, as a whole or as part of an expression."""
    if not isinstance(operation, ExecuteSQLOp):
        return False
    statement = operation.sqltext
    if isinstance(statement, str):
        return True
    return any(isinstance(part, sa.TextClause) for part in visitors.iterate(cast(Any, statement)))


def _settings(key: sa.ForeignKey | sa.ForeignKeyConstraint) -> dict[str, Any]:
    """What a foreign key says beyond its columns."""
    names = ("name", "onupdate", "ondelete", "deferrable", "initially", "match", "comment")
    return {name: getattr(key, name) for name in names} | {"info": dict(key.info), **key.dialect_kwargs}
