"""SQLAlchemy's schema objects taken apart into values, under a profile.

The author's objects stay as they were: the same revision file is run for every database, and authors reuse
their columns. Names come out final; a naming convention is applied here, once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import sqlalchemy as sa
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy.sql import sqltypes
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.conditional_indexes import Conditions, conditions_of
from sqlgen.catalog.conventions import plain_name, with_conventional_names
from sqlgen.catalog.conversion_errors import NotConvertible
from sqlgen.catalog.custom_constraints import is_custom, on_stub
from sqlgen.catalog.deferrable import table_checked_at_once
from sqlgen.catalog.from_constraints import (
    column_foreign_keys,
    column_names,
    constraint_value,
    index_value,
    plain_schema,
    raw_constraint,
    raw_index,
)
from sqlgen.catalog.mapped_types import default_for
from sqlgen.catalog.options import given_options, options_of, options_value, unconsumed_options
from sqlgen.catalog.same_everywhere import says_no_more
from sqlgen.catalog.sql_text import default_text, speaker, sql_text
from sqlgen.catalog.types import creates_enum, type_value
from sqlgen.catalog.values import (
    Check,
    Column,
    Computed,
    Constraint,
    EnumType,
    Exclude,
    ForeignKey,
    Identity,
    Index,
    IndexPart,
    PrimaryKey,
    Table,
    Unique,
)
from sqlgen.profile.model import Profile

__all__ = [
    "ColumnParts",
    "TableParts",
    "catalog_from_metadata",
    "column_parts",
    "column_value",
    "computed_value",
    "constraint_value",
    "default_text",
    "identity_value",
    "index_value",
    "sql_text",
    "table_from_items",
    "table_parts",
    "table_value",
    "type_value",
    "unconsumed_options",
]


class ColumnParts(Struct, frozen=True):
    """A column, and what an author said along with it that isn't the column's own.

    ``enum_type`` is the named type that the column needs in the database; ``creates_enum_type`` is False
    when the author said ``create_type=False``.
    """

    column: Column
    primary_key: bool = False
    unique: Unique | None = None
    index: Index | None = None
    foreign_keys: tuple[ForeignKey, ...] = ()
    checks: tuple[Check, ...] = ()
    enum_type: EnumType | None = None
    creates_enum_type: bool = True

    def constraints(self) -> tuple[Constraint, ...]:
        """The constraints that stand in the column, but for a primary key."""
        unique = () if self.unique is None else (self.unique,)
        return (*unique, *self.foreign_keys, *self.checks)


class TableParts(NamedTuple):
    """A table, and the named enum types that its columns need (those with ``create_type=False`` left out)."""

    table: Table
    enum_types: tuple[EnumType, ...] = ()
    conditions: tuple[Conditions, ...] = ()
    """Of each of its indexes, what was said for other databases; empty if nothing was."""


def column_value(column: sa.Column[Any], profile: Profile) -> Column:
    """The column alone, as if it stood in a table of its own."""
    return column_parts(column, profile).column


def column_parts(
    column: sa.Column[Any],
    profile: Profile,
    *,
    table_name: str = "",
    schema: str | None = None,
    naming_convention: Mapping[str, Any] | None = None,
) -> ColumnParts:
    """A column that is to be added to a table: the column, and the constraints and the index that it brings.

    ``autoincrement`` is decided as in a table that has only this column.
    """
    parts = _column_parts(column, profile, schema)
    autoincrement = _autoincrement(column, parts.primary_key, True, bool(parts.foreign_keys), profile)
    if autoincrement:
        parts = replace(parts, column=replace(parts.column, autoincrement=True))
    if not (parts.unique or parts.index or parts.foreign_keys or parts.checks):
        return parts
    alone = Table(
        table_name,
        (parts.column,),
        schema=schema,
        uniques=() if parts.unique is None else (parts.unique,),
        indexes=() if parts.index is None else (parts.index,),
        foreign_keys=parts.foreign_keys,
        checks=parts.checks,
    )
    named = with_conventional_names(
        alone, profile, naming_convention, {id(check): (column.name,) for check in parts.checks}
    )
    return replace(
        parts,
        unique=named.uniques[0] if named.uniques else None,
        index=named.indexes[0] if named.indexes else None,
        foreign_keys=named.foreign_keys,
        checks=named.checks,
    )


def table_value(table: sa.Table, profile: Profile) -> Table:
    """A table of a ``MetaData``, with its indexes; the convention of its MetaData counts."""
    return table_checked_at_once(table_parts(table, profile).table, profile)


def table_parts(table: sa.Table, profile: Profile) -> TableParts:
    """The same, with the enum types that the table needs."""
    constraints = sorted(
        (constraint for constraint in table.constraints if not getattr(constraint, "_type_bound", False)),
        key=lambda constraint: constraint._creation_order,
    )
    return _table_parts(
        table.name,
        (*table.columns, *constraints, *sorted(table.indexes, key=lambda index: str(index.name))),
        profile,
        schema=table.schema,
        comment=table.comment,
        prefixes=tuple(table._prefixes),
        options=given_options(table),
        naming_convention=table.metadata.naming_convention,
        attached=True,
    )


def table_from_items(
    name: str,
    items: Iterable[Any],
    profile: Profile,
    *,
    schema: str | None = None,
    comment: str | None = None,
    prefixes: Sequence[Any] = (),
    options: Mapping[str, Any] | None = None,
    naming_convention: Mapping[str, Any] | None = None,
) -> TableParts:
    """What ``sa.Table(name, metadata, *items, **options)`` would be, without making one.

    :raises NotConvertible: an item is neither a column nor a constraint nor an index.
    """
    return _table_parts(
        name,
        tuple(items),
        profile,
        schema=schema,
        comment=comment,
        prefixes=prefixes,
        options=options or {},
        naming_convention=naming_convention,
        attached=False,
    )


@dataclass(slots=True)
class _Draft:
    """A table that grows item by item."""

    columns: list[ColumnParts] = field(default_factory=list)
    sources: list[sa.Column[Any]] = field(default_factory=list)
    constraints: list[Constraint] = field(default_factory=list)
    indexes: list[Index] = field(default_factory=list)
    check_columns: dict[int, tuple[str, ...]] = field(default_factory=dict)
    conditions: dict[int, Conditions] = field(default_factory=dict)
    """Of indexes, by their place."""


def _table_parts(
    name: str,
    items: Sequence[Any],
    profile: Profile,
    *,
    schema: str | None,
    comment: str | None,
    prefixes: Sequence[Any],
    options: Mapping[str, Any],
    naming_convention: Mapping[str, Any] | None,
    attached: bool,
) -> TableParts:
    draft = _Draft()
    columns = [item for item in items if isinstance(item, sa.Column)]
    keys = {str(column.key): plain_name(column.name) for column in columns if _has_key_of_its_own(column)}
    for column in columns:
        parts = _column_parts(column, profile, schema)
        draft.columns.append(parts)
        draft.sources.append(column)
        if attached:  # its keys and indexes are in the table's own lists
            draft.constraints.extend(parts.checks)
        else:
            draft.constraints.extend(parts.constraints())
            if parts.index is not None:
                draft.indexes.append(parts.index)
    for item in items:
        if isinstance(item, sa.Column):
            continue
        if isinstance(item, sa.Index):
            conditions = conditions_of(item, profile)
            if conditions:
                draft.conditions[len(draft.indexes)] = conditions
            draft.indexes.append(raw_index(item, profile, keys))
        elif isinstance(item, sa.Constraint):
            if not attached and is_custom(item):
                item = on_stub(item, name, schema, columns, naming_convention)
            value = raw_constraint(item, profile, keys)
            draft.constraints.append(value)
            if isinstance(item, sa.CheckConstraint):
                draft.check_columns[id(value)] = column_names(item, keys)
        else:
            raise NotConvertible("part of a table", item)
    table = _assembled(name, draft, profile)
    table = replace(
        table,
        schema=plain_schema(schema, profile),
        comment=comment,
        prefixes=tuple(str(getattr(prefix, "text", prefix)) for prefix in prefixes),
        options=options_value(options, profile),
    )
    table = with_conventional_names(table, profile, naming_convention, draft.check_columns)
    needed = _needed_enums(draft.columns)
    if not draft.conditions:
        return TableParts(table, needed)
    return TableParts(table, needed, tuple(draft.conditions.get(place, {}) for place in range(len(draft.indexes))))


def _has_key_of_its_own(column: sa.Column[Any]) -> bool:
    """Whether what names the column by its key must be told the name: another one, or one that insists on quotes."""
    return column.key != column.name or getattr(column.name, "quote", None) is not None


def _assembled(name: str, draft: _Draft, profile: Profile) -> Table:
    primary = _primary_key(draft)
    key_columns = frozenset(primary.columns) if primary else frozenset()
    with_keys = {column for item in draft.constraints if isinstance(item, ForeignKey) for column in item.columns}
    columns = []
    for parts, source in zip(draft.columns, draft.sources, strict=True):
        column = parts.column
        in_key = column.name in key_columns
        if not in_key and source.autoincrement is not True:
            columns.append(column)
            continue
        autoincrement = _autoincrement(source, in_key, len(key_columns) == 1, column.name in with_keys, profile)
        if autoincrement or (in_key and column.nullable):
            column = replace(column, autoincrement=autoincrement, nullable=column.nullable and not in_key)
        columns.append(column)
    of_kind = draft.constraints
    return Table(
        plain_name(name),
        tuple(columns),
        primary_key=primary,
        uniques=tuple(item for item in of_kind if isinstance(item, Unique)),
        foreign_keys=tuple(item for item in of_kind if isinstance(item, ForeignKey)),
        checks=tuple(item for item in of_kind if isinstance(item, Check)),
        excludes=tuple(item for item in of_kind if isinstance(item, Exclude)),
        indexes=tuple(draft.indexes),
    )


def _primary_key(draft: _Draft) -> PrimaryKey | None:
    flagged = tuple(parts.column.name for parts in draft.columns if parts.primary_key)
    written = [item for item in draft.constraints if isinstance(item, PrimaryKey)]
    if not written:
        return PrimaryKey(flagged) if flagged else None
    primary = written[-1]
    if not primary.columns:
        return replace(primary, columns=flagged) if flagged else None
    return primary


def _needed_enums(columns: Iterable[ColumnParts]) -> tuple[EnumType, ...]:
    needed: dict[tuple[str | None, str], EnumType] = {}
    for parts in columns:
        if parts.enum_type is not None and parts.creates_enum_type:
            needed.setdefault((parts.enum_type.schema, parts.enum_type.name), parts.enum_type)
    return tuple(needed.values())


def _column_parts(column: sa.Column[Any], profile: Profile, schema: str | None) -> ColumnParts:
    """The parts with names as the author gave them, ``autoincrement`` undecided."""
    if not column.name:
        raise NotConvertible("a column", column, "it has no name")
    name = plain_name(column.name)
    type_parts = type_value(column.type, profile, column=name, schema=schema)
    nullable = bool(column.nullable) and not column.primary_key
    if says_no_more(column) and type_parts.check is None and type_parts.enum_type is None:  # as most columns
        plain = Column(name, type_parts.type, nullable, collation=type_parts.collation)
        return ColumnParts(plain, bool(column.primary_key))
    identity = identity_value(column.identity) if column.identity is not None and profile.has("identity") else None
    value = Column(
        name=name,
        type=type_parts.type,
        nullable=nullable,
        server_default=_default(column, type_parts.type, profile) if column.server_default is not None else None,
        identity=identity,
        computed=computed_value(column.computed, profile) if column.computed is not None else None,
        comment=column.comment,
        collation=type_parts.collation,
        options=options_of(column, profile),
    )
    checks: list[Any] = [] if type_parts.check is None else [type_parts.check]
    checks.extend(raw_constraint(item, profile) for item in _own_checks(column))
    return ColumnParts(
        column=value,
        primary_key=bool(column.primary_key),
        unique=Unique((name,)) if column.unique and not column.index else None,
        index=Index("", (IndexPart(column=name),), unique=bool(column.unique)) if column.index else None,
        foreign_keys=column_foreign_keys(column, profile) if column.foreign_keys else (),
        checks=tuple(checks),
        enum_type=type_parts.enum_type,
        creates_enum_type=type_parts.enum_type is None or creates_enum(type_parts.type),
    )


def _default(column: sa.Column[Any], type_: TypeEngine[Any], profile: Profile) -> str | None:
    text = default_text(column.server_default, profile)
    if text is None:
        return None
    owner = getattr(column, "table", None)
    return default_for(text, type_, profile, plain_name(column.name), "" if owner is None else str(owner.name))


def _own_checks(column: sa.Column[Any]) -> list[sa.CheckConstraint]:
    if not column.constraints:
        return []
    found = [item for item in column.constraints if isinstance(item, sa.CheckConstraint)]
    return sorted(found, key=lambda item: item._creation_order)


def identity_value(identity: sa.Identity) -> Identity:
    """The options of an ``sa.Identity``."""
    return Identity(
        always=bool(identity.always),
        **{name: getattr(identity, name) for name in _SEQUENCE_OPTIONS},
        on_null=_oracle_option(identity, "on_null"),
        order=_oracle_option(identity, "order"),
    )


_SEQUENCE_OPTIONS = ("start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle", "cache")


def _oracle_option(identity: Any, name: str) -> bool | None:
    if name in identity.__dict__:  # before SQLAlchemy 2.1
        value: bool | None = identity.__dict__[name]
        return value
    return given_options(identity).get(f"oracle_{name}")


def computed_value(computed: sa.Computed, profile: Profile) -> Computed:
    """The expression of an ``sa.Computed`` as text."""
    return Computed(sql_text(computed.sqltext, profile), computed.persisted)


def _autoincrement(
    column: sa.Column[Any], in_key: bool, only_key: bool, has_foreign_key: bool, profile: Profile
) -> bool:
    """SQLAlchemy's rule for the one column of a table that counts up by itself, decided once."""
    wanted = column.autoincrement
    if wanted is False or (not in_key and wanted is not True):
        return False
    words = speaker(profile)
    if column.identity is not None and profile.has("identity"):
        return False
    if profile.types.autoincrement == "none":
        return False
    sequence = isinstance(column.default, sa.Sequence)
    if isinstance(column.default, sa.Sequence) and not column.default.optional and words.dialect.supports_sequences:
        return False
    if not in_key:
        return words.autoincrement_without_key
    if wanted is True:
        if not _counts(column, may_be_numeric=True):
            raise NotConvertible("an autoincrement column", column, f"{column.type!r} can't count")
        return True
    if not only_key or wanted not in ("auto", "ignore_fk"):
        return False
    return (
        _counts(column, may_be_numeric=False)
        and (column.default is None or sequence)
        and (column.server_default is None or column.identity is not None)
        and (not has_foreign_key or wanted == "ignore_fk")
    )


def _counts(column: sa.Column[Any], *, may_be_numeric: bool) -> bool:
    affinity = column.type._type_affinity
    if affinity is None:
        return False
    if issubclass(affinity, sqltypes.Integer):
        return True
    return may_be_numeric and issubclass(affinity, sqltypes.Numeric) and getattr(column.type, "scale", None) == 0


def catalog_from_metadata(
    metadata: sa.MetaData, profile: Profile, *, naming_convention: Mapping[str, Any] | None = None
) -> Catalog:
    """What a database would hold after ``metadata.create_all()``: its tables, and the enum types that they need.

    :param naming_convention: of the catalog that comes out; the MetaData's own one counts for its tables.
    """
    catalog = Catalog.empty(profile, naming_convention=naming_convention)
    for table in metadata.sorted_tables:
        parts = table_parts(table, profile)
        for enum_type in parts.enum_types:
            if catalog.find_type(enum_type.name, enum_type.schema) is None:
                catalog = catalog.create_type(enum_type)
        catalog = catalog.create_table(parts.table)
    return catalog
