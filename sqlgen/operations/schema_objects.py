"""SQLAlchemy objects for what an operation says, in a `MetaData` of their own.

Nothing that the author holds is changed: what already belongs to a table is copied, whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, cast

import sqlalchemy as sa
from sqlalchemy.schema import DefaultClause, SchemaItem
from sqlalchemy.sql.elements import ClauseElement
from sqlalchemy.sql.visitors import replacement_traverse
from sqlalchemy.types import NULLTYPE, TypeEngine

from sqlgen.catalog.custom_constraints import detached, is_custom


class HasNamingConvention(Protocol):
    """As much of a migration context as the `to_*` methods of operations look at."""

    @property
    def naming_convention(self) -> Mapping[str, Any] | None: ...


def private_metadata(naming_convention: Mapping[str, Any] | None = None) -> sa.MetaData:
    """A new `MetaData`; SQLAlchemy's own convention for index names holds unless another is given."""
    return sa.MetaData(naming_convention=dict(naming_convention)) if naming_convention else sa.MetaData()


def metadata_for(context: HasNamingConvention | None) -> sa.MetaData:
    """A new `MetaData` with the naming convention of a migration context."""
    return private_metadata(context.naming_convention if context is not None else None)


def stub_table(metadata: sa.MetaData, name: str, schema: str | None, columns: Iterable[str]) -> sa.Table:
    """A table with columns of no type, or the one that is there already, with these columns added."""
    key = f"{schema}.{name}" if schema else name
    table = metadata.tables.get(key)
    if table is None:
        table = sa.Table(name, metadata, schema=schema)
    for column in dict.fromkeys(columns):
        if column not in table.c:
            table.append_column(sa.Column(column, NULLTYPE))
    return table


def is_attached(item: SchemaItem) -> bool:
    """Whether a column, constraint or index belongs to a table already."""
    owner = item.__dict__.get("table") if isinstance(item, (sa.Column, sa.Index)) else item.__dict__.get("parent")
    return owner is not None


def own_item(item: SchemaItem) -> SchemaItem:
    """A column, constraint or index that belongs to no table: itself, or a copy."""
    if not is_attached(item):
        return item
    if isinstance(item, sa.Column):
        return copy_column(item)
    if isinstance(item, sa.Index):
        return copy_index(item)
    return copy_constraint(item) if isinstance(item, sa.Constraint) else item


def copy_column(column: sa.Column[Any], *, with_foreign_keys: bool = True) -> sa.Column[Any]:
    """A copy with foreign keys (those of the column alone) and default of its own.

    SQLAlchemy's own copy leaves out the foreign keys of a column that has a table, and takes the
    original's default away from it.
    """
    default = column.server_default
    copied = column._copy()
    if isinstance(default, DefaultClause):
        default.column = column
        own = DefaultClause(default.arg, _reflected=default.reflected)
        own._set_parent(copied)
        copied.server_default = own
    for key in sorted(column.foreign_keys, key=lambda key: key.target_fullname):
        if with_foreign_keys and key.constraint is not None and len(key.constraint.elements) == 1:
            copied.append_foreign_key(key._copy())
    return copied


def copy_constraint(constraint: sa.Constraint) -> sa.Constraint:
    """A copy that names its columns, and belongs to no table."""
    if isinstance(constraint, (sa.PrimaryKeyConstraint, sa.UniqueConstraint)) and not is_custom(constraint):
        return constraint.__class__(
            *(column.name for column in constraint.columns),
            name=constraint.name if isinstance(constraint.name, str) else None,
            deferrable=constraint.deferrable,
            initially=constraint.initially,
            info=dict(constraint.info),
            **constraint.dialect_kwargs,
        )
    copied: sa.Constraint = detached(constraint) if is_custom(constraint) else constraint._copy()
    return copied


def copy_index(index: sa.Index) -> sa.Index:
    """A copy of an index that has a table: on the same columns by name, and expressions as they are."""
    elements = [element.name if isinstance(element, sa.Column) else element for element in index.expressions]
    copied = sa.Index(index.name, *elements, unique=index.unique, info=dict(index.info))
    for keyword, value in index.dialect_kwargs.items():
        copied.dialect_kwargs[keyword] = value
    return copied


def stub_referred_tables(table: sa.Table) -> None:
    """Make the tables that the foreign keys of a table point at, so that they can be compiled."""
    metadata = table.metadata
    for key in sorted(table.foreign_keys, key=lambda key: key.target_fullname):
        schema, name, column = _target(key)
        if name is None:
            continue
        referred = metadata.tables.get(f"{schema}.{name}" if schema else name)
        if referred is None:
            referred = sa.Table(name, metadata, schema=schema)
        if column is not None and column not in referred.c:
            referred.append_column(sa.Column(column, NULLTYPE))


def _target(key: sa.ForeignKey) -> tuple[str | None, str | None, str | None]:
    spec = key._colspec
    if isinstance(spec, str):
        return key._column_tokens
    column = key.column
    return column.table.schema, column.table.name, column.name


def new_index(
    metadata: sa.MetaData,
    name: str | None,
    table_name: str,
    schema: str | None,
    elements: Iterable[Any],
    *,
    unique: bool = False,
    **kw: Any,
) -> sa.Index:
    """An index on a stub of its table. A string among the elements is a column's name."""
    table = stub_table(metadata, table_name, schema, ())
    parts = [_on_stub(element, table) for element in elements]
    return sa.Index(name, *parts, unique=unique, _table=table, **kw)


def stub_column(table: sa.Table, name: str, type_: TypeEngine[Any] = NULLTYPE) -> sa.Column[Any]:
    """The column of a stub table; made when it isn't there."""
    if name not in table.c:
        table.append_column(sa.Column(name, type_))
    return table.c[name]


def _on_stub(element: Any, table: sa.Table) -> Any:
    """An element that names columns of the stub table instead of those of another Table object."""
    if isinstance(element, str):
        return stub_column(table, element)
    if isinstance(element, sa.TextClause) or not isinstance(element, ClauseElement):
        return element

    def moved(part: Any, **_kw: Any) -> Any:
        if isinstance(part, sa.Column) and part.table is not table:
            return stub_column(table, part.name, part.type)
        return None

    return cast(Any, replacement_traverse)(element, {}, moved)
