"""Naming conventions: names that SQLAlchemy would give, made final and as long as the database allows.

SQLAlchemy's own machinery decides, on a scratch table; the usual case (no convention, and the default one,
which names only indexes) takes a short way to the same names.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Literal, TypeVar

import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.sql.elements import conv
from sqlalchemy.sql.schema import DEFAULT_NAMING_CONVENTION

from sqlgen.catalog.conversion_errors import NotConvertible
from sqlgen.catalog.sql_text import Verbatim, speaker
from sqlgen.catalog.tables import map_constraints, map_members
from sqlgen.catalog.values import Check, Exclude, ForeignKey, Index, PrimaryKey, Table, Unique
from sqlgen.profile.model import Profile

_C = TypeVar("_C", PrimaryKey, Unique, ForeignKey, Check, Exclude)


def final_name(name: str | None, profile: Profile, kind: Literal["constraint", "index"]) -> str | None:
    """The name as it will stand in the database; one that a convention made is cut to the allowed length."""
    if name is None:
        return None
    if isinstance(name, conv):
        dialect = speaker(profile).dialect
        longest: int | None = getattr(dialect, f"max_{kind}_name_length", None)
        if len(name) > (longest or dialect.max_identifier_length):
            preparer: Any = dialect.identifier_preparer
            cut = getattr(preparer, f"truncate_and_render_{kind}_name")
            return str(cut(name, _alembic_quote=False))
        return str(name)
    return plain_name(name)


def plain_name(name: str) -> str:
    """The name as a string, unless it insists on its quotes: that is another name for some databases."""
    return name if name.__class__ is str or getattr(name, "quote", None) else str(name)


def with_conventional_names(
    table: Table,
    profile: Profile,
    convention: Mapping[str, Any] | None,
    check_columns: Mapping[int, tuple[str, ...]] | None = None,
) -> Table:
    """The table with the names that a convention gives; what it doesn't name stays without a name.

    :param convention: as ``MetaData(naming_convention=...)`` takes it; None is SQLAlchemy's default.
    :param check_columns: by ``id`` of a check, the columns that it speaks of (for ``%(column_0_name)s``).
    """
    if convention and dict(convention) != dict(DEFAULT_NAMING_CONVENTION):
        try:
            table = _by_sqlalchemy(table, convention, check_columns or {})
        except sa.exc.InvalidRequestError as error:  # a constraint without the name that the convention asks for
            raise NotConvertible("a named constraint", f"a constraint of {table.name}", str(error)) from error
    else:
        table = _by_default(table)
    if not all(_is_final(constraint.name) for constraint in table.constraints):
        table = map_constraints(table, partial(_final, profile=profile))
    if all(_is_final(index.name) for index in table.indexes):
        return table
    return replace(table, indexes=map_members(table.indexes, partial(_final_index, profile=profile)))


def _is_final(name: str | None) -> bool:
    """Whether the name is a plain string, which nothing shortens, or there is none."""
    return name is None or name.__class__ is str


def _final(constraint: _C, profile: Profile) -> _C:
    name = final_name(constraint.name, profile, "constraint")
    return constraint if name is constraint.name else replace(constraint, name=name)


def _final_index(index: Index, profile: Profile) -> Index:
    name = final_name(index.name, profile, "index") or ""
    return index if name is index.name else replace(index, name=name)


def _by_default(table: Table) -> Table:
    if all(index.name for index in table.indexes):
        return table
    return replace(table, indexes=tuple(_default_index_name(index, table) for index in table.indexes))


def _default_index_name(index: Index, table: Table) -> Index:
    if index.name:
        return index
    column = next((part.column for part in index.parts if part.column is not None), "")
    schema = f"{table.schema.replace('.', '_')}_" if table.schema else ""
    return replace(index, name=conv(f"ix_{schema}{table.name}_{column}"))


def _by_sqlalchemy(table: Table, convention: Mapping[str, Any], check_columns: Mapping[int, tuple[str, ...]]) -> Table:
    metadata = sa.MetaData(naming_convention=dict(convention))
    scratch = sa.Table(
        table.name,
        metadata,
        *(sa.Column(name, sa.Integer) for name in _all_columns(table, check_columns)),
        schema=table.schema,
    )
    primary = table.primary_key
    if primary is not None:
        primary = _named(primary, sa.PrimaryKeyConstraint(*primary.columns, name=primary.name), scratch)
    return replace(
        table,
        primary_key=primary,
        uniques=tuple(
            _named(item, sa.UniqueConstraint(*item.columns, name=item.name), scratch) for item in table.uniques
        ),
        foreign_keys=tuple(_named(item, _foreign_key(item, table, metadata), scratch) for item in table.foreign_keys),
        checks=tuple(_named(item, _check(item, scratch, check_columns), scratch) for item in table.checks),
        excludes=tuple(_named(item, _exclude(item), scratch) for item in table.excludes),
        indexes=tuple(_named_index(item, scratch) for item in table.indexes),
    )


def _all_columns(table: Table, check_columns: Mapping[int, tuple[str, ...]]) -> list[str]:
    names = [column.name for column in table.columns]
    for constraint in table.constraints:
        if isinstance(constraint, PrimaryKey | Unique | ForeignKey):
            names.extend(constraint.columns)
        if isinstance(constraint, ForeignKey) and _is_own(constraint, table):
            names.extend(constraint.referred_columns)
        if isinstance(constraint, Check):
            names.extend(_columns_of_check(constraint, check_columns))
    names.extend(part.column for index in table.indexes for part in index.parts if part.column is not None)
    return list(dict.fromkeys(names))


def _columns_of_check(check: Check, check_columns: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    return (check.bound_to,) if check.bound_to is not None else check_columns.get(id(check), ())


def _is_own(key: ForeignKey, table: Table) -> bool:
    return (key.referred_table, key.referred_schema) == (table.name, table.schema)


def _named(value: _C, constraint: sa.Constraint, scratch: sa.Table) -> _C:
    scratch.append_constraint(constraint)
    name = constraint.name
    return replace(value, name=name) if isinstance(name, str) else replace(value, name=None)


def _foreign_key(key: ForeignKey, table: Table, metadata: sa.MetaData) -> sa.ForeignKeyConstraint:
    schema, name = key.referred_schema, key.referred_table
    if not _is_own(key, table):
        _stub(metadata, name, schema, key.referred_columns)
    path = f"{schema}.{name}" if schema else name
    return sa.ForeignKeyConstraint(key.columns, [f"{path}.{column}" for column in key.referred_columns], name=key.name)


def _stub(metadata: sa.MetaData, name: str, schema: str | None, columns: tuple[str, ...]) -> None:
    stub = sa.Table(name, metadata, schema=schema, extend_existing=True)
    for column in columns:
        if column not in stub.c:
            stub.append_column(sa.Column(column, sa.Integer))


def _check(check: Check, scratch: sa.Table, check_columns: Mapping[int, tuple[str, ...]]) -> sa.CheckConstraint:
    columns = [scratch.c[name] for name in _columns_of_check(check, check_columns)]
    # an expression over the same columns: a convention sees no more of it
    condition = sa.and_(*(column == 0 for column in columns)) if columns else Verbatim(check.sqltext)
    return sa.CheckConstraint(condition, name=check.name)


def _exclude(exclude: Exclude) -> sa.Constraint:
    from sqlalchemy.dialects.postgresql import ExcludeConstraint

    pairs: list[Any] = [(Verbatim(element.expression), element.operator) for element in exclude.elements]
    return ExcludeConstraint(*pairs, name=exclude.name)


def _named_index(value: Index, scratch: sa.Table) -> Index:
    given = value.name or None
    expressions: list[Any] = [
        scratch.c[part.column] if part.column is not None else Verbatim(part.expression or "") for part in value.parts
    ]
    index = sa.Index(given, *expressions, _table=scratch)
    if not isinstance(index.name, str):
        columns = ", ".join(part.column or part.expression or "" for part in value.parts)
        raise NotConvertible(
            "an index", f"the index of ({columns})", "it has no name, and the convention none for indexes"
        )
    return replace(value, name=index.name)
