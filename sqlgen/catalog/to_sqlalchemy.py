"""Values turned into SQLAlchemy objects on demand, for its compilers: in a private ``MetaData`` without conventions.

Nothing is decided here again: names, autoincrement, type-bound checks and defaults go out as they are stored.
Objects are made fresh each time and belong to the caller; the types in them are shared, and nothing is hung on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Protocol

import sqlalchemy as sa
from immutables import Map
from sqlalchemy.sql.sqltypes import NULLTYPE
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.conversion_errors import NotConvertible
from sqlgen.catalog.custom_constraints import VerbatimConstraint
from sqlgen.catalog.naming import named_by_database, would_be_named_so
from sqlgen.catalog.sql_text import Verbatim, speaker
from sqlgen.catalog.types import RawType, with_collation
from sqlgen.catalog.values import (
    NO_OPTIONS,
    Check,
    Column,
    Constraint,
    Exclude,
    ForeignKey,
    Identity,
    Index,
    IndexPart,
    Options,
    PrimaryKey,
    Table,
    Unique,
)
from sqlgen.profile.model import Profile


class Tables(Protocol):
    """Where referred tables are looked up; a ``Catalog`` is one."""

    def find_table(self, name: str, schema: str | None = None) -> Table | None:
        """The table, or None."""


class Catalogued(Tables, Protocol):
    """Where all tables are listed; a ``Catalog`` is one."""

    def tables(self) -> Iterator[Table]:
        """All tables, in a stable order."""


def to_table(table: Table, catalog: Tables, profile: Profile) -> sa.Table:
    """The whole table with its constraints, without its indexes (they are statements of their own).

    Referred tables are stubs. A constraint that the database would give its stored name anyway has none.
    """
    made = _table(table, sa.MetaData(), table.columns)
    unnamed = named_by_database(table, profile)
    for constraint in table.constraints:
        name = None if id(constraint) in unnamed else constraint.name
        _attach(_constraint(constraint, name, made, table, catalog), made, name)
    _finish(made, table, profile)
    return made


def to_column(column: Column, profile: Profile, table: Table | None = None) -> sa.Column[Any]:
    """The column, attached to a private table that has nothing else.

    :param table: the column's table: its name, its options and its primary key count for some databases.
    """
    if table is None:
        owner = Table("t", (column,))
    else:
        primary = table.primary_key if table.primary_key and column.name in table.primary_key.columns else None
        owner = Table(table.name, (column,), schema=table.schema, primary_key=primary, options=table.options)
    made = _table(owner, sa.MetaData(), owner.columns)
    if owner.primary_key is not None:
        made.append_constraint(sa.PrimaryKeyConstraint(made.c[column.name]))
    _finish(made, owner, profile)
    found: sa.Column[Any] = made.columns[column.name]
    return found


def to_constraint(constraint: Constraint, table: Table, catalog: Tables, profile: Profile) -> sa.Constraint:
    """The constraint, attached to a private table with the columns that it names."""
    scratch = _scratch(table, _columns_of(constraint))
    name = None if would_be_named_so(constraint, table, profile) else constraint.name
    made = _constraint(constraint, name, scratch, table, catalog)
    _attach(made, scratch, name)
    return made


def to_index(index: Index, table: Table, profile: Profile) -> sa.Index:
    """The index, attached to a private table with the columns that it names."""
    included = (name for key, value in index.options.items() if key.endswith("_include") for name in value)
    plain = (part.column for part in index.parts if part.column is not None)
    return _index(index, _scratch(table, (*plain, *included)), profile)


def to_metadata(catalog: Catalogued, profile: Profile) -> sa.MetaData:
    """All tables of a catalog with their constraints and indexes, foreign keys linked to the tables themselves."""
    metadata = sa.MetaData()
    made = [(table, _table(table, metadata, table.columns)) for table in catalog.tables()]
    for value, table in made:
        for constraint in value.constraints:
            _attach(_constraint(constraint, constraint.name, table, value, catalog), table, constraint.name)
        for index in value.indexes:
            _index(index, table, profile)
        _finish(table, value, profile)
    return metadata


def _attach(made: sa.Constraint, table: sa.Table, name: str | None) -> None:
    """Part of the table, with the name that is stored: a project's own listeners may give another on the way."""
    if made not in table.constraints:
        table.append_constraint(made)
    made.name = name


def _table(table: Table, metadata: sa.MetaData, columns: Iterable[Column]) -> sa.Table:
    return sa.Table(
        table.name,
        metadata,
        *(_column(column) for column in columns),
        schema=table.schema,
        comment=table.comment,
        prefixes=list(table.prefixes),
        **_options(table.options),
    )


def _scratch(table: Table, names: Iterable[str]) -> sa.Table:
    columns = (sa.Column(name, NULLTYPE) for name in dict.fromkeys(names))
    return sa.Table(table.name, sa.MetaData(), *columns, schema=table.schema)


def _column(column: Column) -> sa.Column[Any]:
    arguments: list[Any] = []
    if column.identity is not None:
        arguments.append(_identity(column.identity))
    if column.computed is not None:
        arguments.append(sa.Computed(Verbatim(column.computed.sqltext), persisted=column.computed.persisted))
    return sa.Column(
        column.name,
        NULLTYPE,  # the real type comes in _finish, past the events that the constructor would hang on it
        *arguments,
        nullable=column.nullable,
        server_default=None if column.server_default is None else Verbatim(column.server_default),
        comment=column.comment,
        autoincrement=True if column.autoincrement else "auto",
        **_options(column.options),
    )


def _finish(made: sa.Table, table: Table, profile: Profile) -> None:
    """Types, and which column counts up by itself, exactly as stored."""
    counting = None
    for column in table.columns:
        target = made.columns[column.name]
        if not column.type._isnull:
            target.type = _collated(column, profile)
        if column.autoincrement and counting is not None and profile.types.autoincrement == "serial":
            target.type = RawType(_serial_of(column.type))  # SQLAlchemy knows of one in a table
        elif column.autoincrement:
            counting = target
            target.primary_key = True  # PostgreSQL's compiler asks; the key itself is the constraint
    made.primary_key.__dict__["_autoincrement_column"] = counting


def _serial_of(type_: TypeEngine[Any]) -> str:
    """What PostgreSQL calls a number that counts up."""
    if isinstance(type_, sa.BigInteger):
        return "BIGSERIAL"
    return "SMALLSERIAL" if isinstance(type_, sa.SmallInteger) else "SERIAL"


def _collated(column: Column, profile: Profile) -> TypeEngine[Any]:
    """The type with its collation; SQLite's numbers have one, too, which SQLAlchemy has no place for."""
    if column.collation is None or hasattr(column.type, "collation"):
        return with_collation(column.type, column.collation)
    words = speaker(profile)
    return RawType(f"{words.type(column.type)} COLLATE {words.ddl.preparer.quote(column.collation)}".strip())


def _identity(identity: Identity) -> sa.Identity:
    given = {name: value for name in _IDENTITY_OPTIONS if (value := getattr(identity, name)) is not None}
    return sa.Identity(always=identity.always, **given, **_oracle_options(identity))


_IDENTITY_OPTIONS = ("start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle", "cache")


def _oracle_options(identity: Identity) -> dict[str, Any]:
    given = {"on_null": identity.on_null, "order": identity.order}
    prefix = "oracle_" if _HAS_IDENTITY_KEYWORDS else ""
    return {f"{prefix}{name}": value for name, value in given.items() if value is not None}


_HAS_IDENTITY_KEYWORDS = hasattr(sa.Identity, "dialect_kwargs")  # since SQLAlchemy 2.1


def _options(options: Options) -> dict[str, Any]:
    if options is NO_OPTIONS:
        return {}
    return {key: _thawed(key, options[key]) for key in sorted(options)}


def _thawed(key: str, value: Any) -> Any:
    if isinstance(value, Map):
        return {name: value[name] for name in sorted(value)}
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, str) and key.endswith("_where"):
        return Verbatim(value)
    return value


def _constraint(
    constraint: Constraint, name: str | None, scratch: sa.Table, table: Table, catalog: Tables
) -> sa.Constraint:
    shared: dict[str, Any] = {
        "name": name,
        "deferrable": constraint.deferrable,
        "initially": constraint.initially,
        "comment": constraint.comment,
        **_options(constraint.options),
    }
    if isinstance(constraint, PrimaryKey):
        return sa.PrimaryKeyConstraint(*constraint.columns, **shared)
    if isinstance(constraint, Unique):
        return sa.UniqueConstraint(*constraint.columns, **shared)
    if isinstance(constraint, ForeignKey):
        return sa.ForeignKeyConstraint(
            constraint.columns,
            _referred_columns(constraint, scratch, table, catalog),
            onupdate=constraint.onupdate,
            ondelete=constraint.ondelete,
            match=constraint.match,
            **shared,
        )
    if isinstance(constraint, Check) and constraint.verbatim:
        return VerbatimConstraint(constraint.sqltext, name)
    if isinstance(constraint, Check):
        return sa.CheckConstraint(Verbatim(constraint.sqltext), **shared)
    return _exclude(constraint, shared)


def _exclude(constraint: Exclude, shared: dict[str, Any]) -> sa.Constraint:
    from sqlalchemy.dialects.postgresql import ExcludeConstraint

    pairs: list[Any] = [
        (Verbatim(" ".join(filter(None, (element.expression, element.opclass)))), element.operator)
        for element in constraint.elements
    ]
    where = None if constraint.where is None else Verbatim(constraint.where)
    shared = {key: value for key, value in shared.items() if value is not None}
    return ExcludeConstraint(*pairs, using=constraint.using, where=where, **shared)


def _referred_columns(key: ForeignKey, scratch: sa.Table, table: Table, catalog: Tables) -> list[sa.Column[Any]]:
    referred_names = key.referred_columns or _referred_key(key, catalog)
    if (key.referred_table, key.referred_schema) == (table.name, table.schema):
        missing = [sa.Column(name, NULLTYPE) for name in dict.fromkeys(referred_names) if name not in scratch.c]
        for column in missing:
            scratch.append_column(column)
        return [scratch.columns[name] for name in referred_names]
    path = f"{key.referred_schema}.{key.referred_table}" if key.referred_schema else key.referred_table
    stub = scratch.metadata.tables.get(path)
    if stub is None or any(name not in stub.c for name in referred_names):
        stub = _stub(key.referred_table, key.referred_schema, tuple(dict.fromkeys(referred_names)))
    return [stub.columns[name] for name in referred_names]


def _referred_key(key: ForeignKey, catalog: Tables) -> tuple[str, ...]:
    referred = catalog.find_table(key.referred_table, key.referred_schema)
    if referred is None or referred.primary_key is None:
        raise NotConvertible(
            "a foreign key", key.referred_table, "it names no columns, and the referred primary key isn't known"
        )
    return referred.primary_key.columns


@lru_cache(maxsize=4096)
def _stub(name: str, schema: str | None, columns: tuple[str, ...]) -> sa.Table:
    """A table of that name, only to be pointed at; a constraint changes nothing in it, so one serves all."""
    return sa.Table(name, sa.MetaData(), *(sa.Column(column, NULLTYPE) for column in columns), schema=schema)


def _index(index: Index, scratch: sa.Table, profile: Profile) -> sa.Index:
    expressions = [_index_element(part, scratch, profile) for part in index.parts]
    return sa.Index(index.name, *expressions, unique=index.unique, _table=scratch, **_options(index.options))


def _index_element(part: IndexPart, scratch: sa.Table, profile: Profile) -> Any:
    if part.column is not None and not part.suffix:
        return scratch.columns[part.column]
    text = part.expression if part.column is None else speaker(profile).ddl.preparer.quote(part.column)
    return _IndexText(f"{text} {part.suffix}".rstrip())


class _IndexText(Verbatim):
    """An element of an index as text; MySQL's compiler asks for its name to find a prefix length."""

    inherit_cache = False
    name = None
    key = None


def _columns_of(constraint: Constraint) -> tuple[str, ...]:
    if isinstance(constraint, PrimaryKey | Unique | ForeignKey):
        included = (name for key, value in constraint.options.items() if key.endswith("_include") for name in value)
        return (*constraint.columns, *included)
    return ()
