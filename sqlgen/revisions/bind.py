"""What ``op.get_bind()`` gives while a script is written: no connection, but enough of one for DDL.

``Enum.create(bind)``, ``postgresql.ENUM(...).drop(bind)``, ``Table.create(bind)``, ``metadata.create_all(bind)``
are schema changes like any other: they are recorded as operations. Whatever would need an answer from a
database is refused, with the line of the revision file.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any, NoReturn, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.inspection import _inspects
from sqlalchemy.sql.ddl import InvokeDropDDLBase
from sqlalchemy.sql.schema import SchemaItem
from sqlalchemy.types import Enum

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.from_sqlalchemy import type_value
from sqlgen.catalog.values import Table
from sqlgen.operations import (
    CreateEnumTypeOp,
    CreateIndexOp,
    CreateTableOp,
    DropEnumTypeOp,
    DropIndexOp,
    DropTableOp,
    ExecuteSQLOp,
)
from sqlgen.profile.model import Profile
from sqlgen.revisions.run_errors import NoConnection


class Recorder(Protocol):
    """The part of a migration context that the bind needs."""

    @property
    def catalog(self) -> Catalog:
        """What is known now."""

    @property
    def profile(self) -> Profile:
        """The database that the script is for."""

    def schema_of(self, schema: str | None) -> str | None:
        """The name under which the catalog knows a schema of the revisions."""

    def record(self, operation: Any) -> Any:
        """Record an operation."""


class OfflineBind:
    """Stands in for a connection and for an engine."""

    def __init__(self, recorder: Recorder, dialect: Dialect) -> None:
        self.dialect = dialect
        self._recorder: Recorder = weakref.proxy(recorder)  # it holds us: no circle, or all it knows waits for the GC

    @property
    def engine(self) -> OfflineBind:
        """The same object: there is no pool behind it."""
        return self

    @property
    def name(self) -> str:
        """The dialect's name, as of an engine."""
        return self.dialect.name

    @property
    def url(self) -> sa.URL:
        """An address that says which database it is, and nothing else."""
        return sa.URL.create(self.dialect.name)

    def in_transaction(self) -> bool:
        """Whether a transaction is open; that of the script counts as one."""
        return True

    def in_nested_transaction(self) -> bool:
        """There are no savepoints."""
        return False

    def schema_for_object(self, element: Any) -> str | None:
        """The schema of a table or type, as SQLAlchemy asks a connection."""
        schema: str | None = element.schema
        return schema

    def _run_ddl_visitor(self, visitor: Any, element: Any, checkfirst: Any = True, **kw: Any) -> None:
        """SQLAlchemy's door for ``create()`` and ``drop()`` of anything."""
        dropping = issubclass(visitor, InvokeDropDDLBase)
        kinds = _DROPS if dropping else _CREATES
        for kind, handle in kinds:
            if isinstance(element, kind):
                handle(self._recorder, element, bool(checkfirst), **kw)
                return
        self._refuse(f"creating or dropping {type(element).__name__} on the connection")

    def _refuse(self, what: str) -> NoReturn:
        raise NoConnection(what)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or (not hasattr(sa.Connection, name) and not hasattr(sa.Engine, name)):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        raise NoConnection(f"op.get_bind().{name}")


@_inspects(OfflineBind)
def _inspect(bind: OfflineBind) -> NoReturn:
    raise NoConnection("inspect(op.get_bind())")


# ------------------------------------------------------------------------------ create() and drop(), by kind


def _create_metadata(recorder: Recorder, metadata: sa.MetaData, checkfirst: bool, **kw: Any) -> None:
    for table in kw.get("tables") or metadata.sorted_tables:
        _create_table(recorder, table, checkfirst)


def _drop_metadata(recorder: Recorder, metadata: sa.MetaData, checkfirst: bool, **kw: Any) -> None:
    wanted = kw.get("tables")
    for table in reversed(metadata.sorted_tables):
        if wanted is None or table in wanted:
            _drop_table(recorder, table, checkfirst)


def _create_table(recorder: Recorder, table: sa.Table, checkfirst: bool, **_: Any) -> None:
    if checkfirst and _known_table(recorder, table) is not None:
        return
    recorder.record(CreateTableOp.from_table(table))
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        if not _is_known(recorder, index, table):  # an index of one column comes with its column
            recorder.record(CreateIndexOp.from_index(index))


def _drop_table(recorder: Recorder, table: sa.Table, checkfirst: bool, **_: Any) -> None:
    unknown = _known_table(recorder, table) is None
    recorder.record(DropTableOp(table.name, schema=table.schema, if_exists=True if checkfirst and unknown else None))


def _create_index(recorder: Recorder, index: sa.Index, checkfirst: bool, **_: Any) -> None:
    table = index.table
    assert table is not None, "SQLAlchemy doesn't create an index without a table"
    if not checkfirst or not _is_known(recorder, index, table):
        recorder.record(CreateIndexOp.from_index(index))


def _known_table(recorder: Recorder, table: sa.Table) -> Table | None:
    return recorder.catalog.find_table(table.name, recorder.schema_of(table.schema))


def _is_known(recorder: Recorder, index: sa.Index, table: sa.Table) -> bool:
    known = _known_table(recorder, table)
    return known is not None and index.name in {each.name for each in known.indexes}


def _drop_index(recorder: Recorder, index: sa.Index, checkfirst: bool, **_: Any) -> None:
    recorder.record(DropIndexOp.from_index(index))


def _create_enum(recorder: Recorder, type_: Enum, checkfirst: bool, **_: Any) -> None:
    enum_type = type_value(type_, recorder.profile).enum_type
    if enum_type is None:
        return
    if checkfirst and recorder.catalog.find_type(enum_type.name, recorder.schema_of(enum_type.schema)) is not None:
        return
    recorder.record(CreateEnumTypeOp(enum_type.name, enum_type.values, schema=enum_type.schema))


def _drop_enum(recorder: Recorder, type_: Enum, checkfirst: bool, **_: Any) -> None:
    name = type_.name
    if name is None:
        return
    known = recorder.catalog.find_type(name, recorder.schema_of(type_.schema)) is not None
    recorder.record(DropEnumTypeOp(name, schema=type_.schema, if_exists=True if checkfirst and not known else None))


def _execute(build: Callable[[Any], Any]) -> Callable[..., None]:
    def handle(recorder: Recorder, element: SchemaItem, checkfirst: bool, **_: Any) -> None:
        recorder.record(ExecuteSQLOp(build(element)))

    return handle


_CREATES: tuple[tuple[type, Callable[..., None]], ...] = (
    (sa.MetaData, _create_metadata),
    (sa.Table, _create_table),
    (sa.Index, _create_index),
    (Enum, _create_enum),
    (sa.Sequence, _execute(sa.schema.CreateSequence)),
)
_DROPS: tuple[tuple[type, Callable[..., None]], ...] = (
    (sa.MetaData, _drop_metadata),
    (sa.Table, _drop_table),
    (sa.Index, _drop_index),
    (Enum, _drop_enum),
    (sa.Sequence, _execute(sa.schema.DropSequence)),
)
